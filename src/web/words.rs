//! Numbers as pages write them. Templates hand numbers over by reference, code by value: both will do.

use std::borrow::Borrow;

/// A whole number with its thousands set apart: `12,345`.
pub(crate) fn count(number: impl Borrow<u32>) -> String {
    let digits = number.borrow().to_string();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_for_people() {
        assert_eq!([0_u32, 999, 1000, 1_234_567].map(count), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!([0.0, 0.4, 6.6, 100.0].map(share), ["0", "<1%", "7%", "100%"]);
        assert_eq!([-3.0, 49.6, 120.0].map(width), ["w-0", "w-50", "w-100"]);
        assert!(percent(1, 0).abs() < f64::EPSILON && (percent(1, 4) - 25.0).abs() < f64::EPSILON);
    }
}
