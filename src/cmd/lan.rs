//! What a colleague in the office network needs: the addresses of this machine, the first as a QR code.

use std::{
    io,
    net::{IpAddr, Ipv4Addr},
};

use fast_qr::{ECL, QRBuilder};

use super::terminal;

/// Networks inside this machine (containers, virtual machines), by how their names begin.
const INSIDE: [&str; 9] =
    ["docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "vethernet", "virtualbox", "vmware"];

/// Prints how colleagues can open the pages.
pub(super) fn show(port: u16) -> io::Result<()> {
    let interfaces = if_addrs::get_if_addrs()?;
    let addresses = reachable(interfaces.iter().map(|interface| (interface.name.as_str(), interface.ip())));
    let Some(first) = addresses.first() else {
        return terminal::say("没有找到办公网的地址：请检查网线或无线网络，再重新启动。");
    };
    terminal::say("同事可以打开（没有密码，同一网络里知道网址的人都能看，不能改）：")?;
    for address in &addresses {
        terminal::say(&format!("  http://{address}:{port}"))?;
    }
    let url = format!("http://{first}:{port}");
    if let Ok(code) = QRBuilder::new(url.as_str()).ecl(ECL::M).build() {
        terminal::say(&format!("手机扫码打开 {url}：\n{}", code.to_str()))?;
    }
    Ok(())
}

/// The IPv4 addresses that other machines can reach, those of private networks first.
fn reachable<'a>(interfaces: impl Iterator<Item = (&'a str, IpAddr)>) -> Vec<Ipv4Addr> {
    let mut addresses: Vec<Ipv4Addr> = interfaces
        .filter(|(name, _)| !INSIDE.iter().any(|inside| name.to_lowercase().starts_with(inside)))
        .filter_map(|(_, ip)| match ip {
            IpAddr::V4(ip) if !ip.is_loopback() && !ip.is_link_local() && !ip.is_unspecified() => Some(ip),
            _ => None,
        })
        .collect();
    addresses.sort_by_key(|ip| (!ip.is_private(), *ip));
    addresses.dedup();
    addresses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_colleague_can_open() {
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let interfaces = [
            ("lo", ip("127.0.0.1")),
            ("eth1", ip("8.8.4.4")),
            ("docker0", ip("172.17.0.1")),
            ("vEthernet (WSL)", ip("172.20.0.1")),
            ("eth0", ip("192.168.1.20")),
            ("eth0", ip("fe80::1")),
            ("wlan0", ip("169.254.3.4")),
        ];
        let found: Vec<String> = reachable(interfaces.into_iter()).iter().map(ToString::to_string).collect();
        assert_eq!(found, ["192.168.1.20", "8.8.4.4"]);
    }
}
