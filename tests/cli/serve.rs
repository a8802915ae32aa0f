//! `duidu serve`: starts, answers, shows the sample while there is nothing else, stops when asked.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, ChildStdout, Command, Stdio},
};

use crate::bench::Bench;

/// A running server and what it has printed so far.
struct Server {
    child: Child,
    out: BufReader<ChildStdout>,
    printed: String,
    port: u16,
}

impl Server {
    fn start(bench: &Bench, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_duidu"))
            .args(arguments)
            .env("DUIDU_DB", bench.path("duidu.db"))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut printed = String::new();
        while !printed.contains("Ctrl+C") {
            assert!(out.read_line(&mut printed).unwrap() > 0, "ended early: {printed}");
        }
        let address = printed.split("http://127.0.0.1:").nth(1).unwrap();
        let digits: String = address.chars().take_while(char::is_ascii_digit).collect();
        Self { child, out, port: digits.parse().unwrap(), printed }
    }

    fn get(&self, path: &str) -> String {
        String::from_utf8_lossy(&self.bytes(path)).into_owned()
    }

    fn bytes(&self, path: &str) -> Vec<u8> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let host = format!("127.0.0.1:{}", self.port);
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        answer
    }

    /// Asks it to stop; gives its exit code and the rest of what it printed.
    fn stop(mut self, signal: &str) -> (Option<i32>, String) {
        let asked = Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap();
        assert!(asked.success());
        let mut rest = String::new();
        self.out.read_to_string(&mut rest).unwrap();
        (self.child.wait().unwrap().code(), rest)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[test]
fn an_empty_database_shows_the_sample_until_something_is_imported() {
    let bench = Bench::new();
    let server = Server::start(&bench, &["serve", "--port", "0"]);
    assert!(server.printed.contains("示例数据"), "{}", server.printed);
    let page = server.get("/");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.contains("示例数据"));
    assert_eq!(bench.count("SELECT count(*) AS n FROM reports"), 0, "the sample is never written");

    bench.file("一.txt", "市民政局2023年上半年工作总结\n\n一、上半年工作\n抓养老服务。\n");
    assert_eq!(bench.run(&["import", "一.txt"]).code, 0);
    let page = server.get("/");
    assert!(page.starts_with("HTTP/1.1 200") && !page.contains("示例数据"));
    assert!(page.contains("市民政局"));
}

#[cfg(unix)]
#[test]
fn it_stops_when_asked() {
    for signal in ["-TERM", "-INT"] {
        let bench = Bench::new();
        let server = Server::start(&bench, &["--port", "0"]);
        let (code, rest) = server.stop(signal);
        assert_eq!(code, Some(0), "{signal}");
        assert!(rest.contains("已关闭"), "{rest}");
    }
}

#[test]
fn a_taken_port_leads_to_the_next() {
    let bench = Bench::new();
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let server = Server::start(&bench, &["serve", "--port", &port.to_string()]);
    assert!(server.port > port);
    assert!(
        server.printed.contains(&format!("端口 {port} 被占用，改用 {}", server.port)),
        "{}",
        server.printed
    );
    assert!(server.get("/").starts_with("HTTP/1.1 200"));
}

#[test]
fn only_lan_leaves_the_machine() {
    let bench = Bench::with_sample();
    let server = Server::start(&bench, &["serve", "--port", "0", "--lan"]);
    assert!(
        server.printed.contains("同事") || server.printed.contains("没有找到办公网的地址"),
        "{}",
        server.printed
    );
    assert!(server.get("/").starts_with("HTTP/1.1 200"));
    let server = Server::start(&bench, &["serve", "--port", "0"]);
    assert!(!server.printed.contains("同事"));
}

/// A list on a page, its filters as a query string, and the same on the command line.
const TWINS: [(&str, &[&str]); 8] = [
    ("/agencies.csv?level=xian", &["agencies", "--csv", "--level", "县"]),
    ("/agencies.json?q=%E5%85%BB%E8%80%81", &["agencies", "--json", "--q", "养老"]),
    ("/reports.csv?part=problems", &["reports", "--part", "存在问题"]),
    ("/themes.csv?level=shi", &["themes", "--level", "shi"]),
    ("/themes/yanglao.csv?part=plan", &["passages", "--theme", "养老服务", "--part", "plan"]),
    ("/findings.csv?sure=high&sure=medium", &["findings", "--sure", "high", "--sure", "把握较大"]),
    ("/problems.csv?show=unanswered", &["problems", "--unanswered"]),
    ("/search.csv?q=%E5%85%BB%E8%80%81&level=xian", &["passages", "--q", "养老", "--level", "xian"]),
];

#[test]
fn a_download_and_an_export_are_the_same_bytes() {
    let bench = Bench::with_sample();
    let server = Server::start(&bench, &["serve", "--port", "0"]);
    for (address, arguments) in TWINS {
        let answer = server.get(address);
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("HTTP/1.1 200"), "{address}: {head}");
        let exported = bench.run(&[&["export"], arguments].concat());
        assert_eq!(exported.code, 0, "{}", exported.err);
        assert!(exported.out.lines().count() > 2, "{address} is nearly empty");
        assert_eq!(body, exported.out, "{address}");
    }
}

#[test]
fn a_workbook_of_a_page_and_of_an_export_are_the_same_bytes() {
    let bench = Bench::with_sample();
    let server = Server::start(&bench, &["serve", "--port", "0"]);
    let answer = server.bytes("/search.xlsx?q=%E5%85%BB%E8%80%81&level=xian");
    let start = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap() + 4;
    let list = ["export", "passages", "--level", "xian", "--q", "养老", "-o"];
    for (arguments, same) in [
        (&["养老.xlsx"] as &[&str], true),
        (&["养老.XLSX"], true),
        (&["养老", "--xlsx"], true),
        (&["养老.xlsx", "--csv"], false),
    ] {
        let run = bench.run(&[&list, arguments].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        let written = fs::read(bench.path(arguments[0])).unwrap();
        assert_eq!(written == answer[start..], same, "{arguments:?}");
    }
}
