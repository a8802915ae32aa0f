//! Numbers and moments as pages write them. Templates hand numbers over by reference, code by value: both will do.

use std::borrow::Borrow;

/// A whole number with its thousands set apart: `12,345`.
pub(crate) fn count(number: impl Borrow<u32>) -> String {
    grouped(&number.borrow().to_string())
}

fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A share in percent, from `part` of `whole`; 0 of nothing.
pub(crate) fn percent(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) * 100.0 / f64::from(whole) }
}

/// A share as pages write it: `0`, `<1%`, `7%`, `38%`.
pub(crate) fn share(percent: impl Borrow<f64>) -> String {
    match *percent.borrow() {
        none if none <= 0.0 => "0".to_owned(),
        little if little < 1.0 => "<1%".to_owned(),
        much => format!("{much:.0}%"),
    }
}

/// The nearest of the classes `w-0` … `w-100` for a bar of this many percent of its box.
pub(crate) fn width(percent: impl Borrow<f64>) -> String {
    format!("w-{:.0}", percent.borrow().clamp(0.0, 100.0))
}

/// Characters in 万 where there are many: `9,876`, `12.3 万`.
pub(crate) fn wan(number: impl Borrow<u32>) -> String {
    match *number.borrow() {
        few if few < 10_000 => count(few),
        many => format!("{:.1} 万", f64::from(many) / 10_000.0),
    }
}

/// A number of any size: `0.35`, `1,234.5`, `3.2 万`, `-64.87 亿`.
pub(crate) fn number(number: impl Borrow<f64>) -> String {
    let number = *number.borrow();
    let (scaled, unit) = match number.abs() {
        large if large >= 1e8 => (number / 1e8, " 亿"),
        large if large >= 1e4 => (number / 1e4, " 万"),
        _ => (number, ""),
    };
    let written = format!("{:.2}", scaled.abs());
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let fraction = fraction.trim_end_matches('0');
    let sign = if scaled < 0.0 { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{fraction}{unit}", grouped(whole))
}

/// A stored moment (RFC 3339) as the clock on the wall: `2026年3月5日 14:07`; as it is stored where it is no moment.
pub(crate) fn moment(stored: &str) -> String {
    match stored.parse::<jiff::Timestamp>() {
        Ok(moment) => moment
            .to_zoned_datetime(jiff::tz::TimeZone::system())
            .strftime("%Y年%-m月%-d日 %H:%M")
            .to_string(),
        Err(_) => stored.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_for_people() {
        assert_eq!([0_u32, 999, 1000, 1_234_567].map(count), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!([0.0, 0.4, 6.6, 100.0].map(share), ["0", "<1%", "7%", "100%"]);
        assert_eq!([-3.0, 49.6, 120.0].map(width), ["w-0", "w-50", "w-100"]);
        assert_eq!(
            [0.35, 1234.5, 32_000.0, -6_486_600_000.0, 0.0].map(number),
            ["0.35", "1,234.5", "3.2 万", "-64.87 亿", "0"]
        );
        assert_eq!([9_999, 123_456].map(wan), ["9,999", "12.3 万"]);
        assert!(moment("2026-03-05T06:07:00Z").starts_with("2026年3月"));
        assert_eq!(moment("昨天"), "昨天");
        assert!(percent(1, 0).abs() < f64::EPSILON && (percent(1, 4) - 25.0).abs() < f64::EPSILON);
    }
}
