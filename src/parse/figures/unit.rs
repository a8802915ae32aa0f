//! The unit behind a number: `万元`, `余人次`, `幅（个）`, `万元/年`.

use crate::{
    model::FigureKind,
    registry::{FigureWords, Meaning, Units},
};

/// A unit that was read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct UnitFound {
    /// As written, without 余 or 多.
    pub(super) written: String,
    /// The base unit.
    pub(super) base: String,
    /// How many of them one is, multipliers included.
    pub(super) factor: f64,
    /// What it measures.
    pub(super) kind: FigureKind,
    /// One past its last character.
    pub(super) end: usize,
    /// 余, 多: written between number and unit.
    pub(super) inside: Option<char>,
    /// Only 万 or 亿.
    pub(super) bare: bool,
}

/// The unit of a number that ends at `end`.
pub(super) fn unit(
    chars: &[char],
    end: usize,
    masked: bool,
    units: &Units,
    words: &FigureWords,
) -> Option<UnitFound> {
    let mut at = end + usize::from(chars.get(end) == Some(&' '));
    let mut found = UnitFound {
        written: String::new(),
        base: String::new(),
        factor: 1.0,
        kind: FigureKind::Count,
        end: at,
        inside: None,
        bare: false,
    };
    loop {
        if let Some(unit) = chars.get(at..).and_then(|rest| units.at(rest, masked)) {
            let Meaning::Unit { kind, base, factor } = &unit.meaning else { return None };
            found
                .written
                .extend(unit.letters.iter().map(|letter| if *letter == '％' { '%' } else { *letter }));
            found.base.clone_from(base);
            found.factor *= factor;
            found.kind = *kind;
            found.end = at + unit.letters.len();
            return Some(continued(found, chars, units));
        }
        let letter = *chars.get(at)?;
        if words.approx_inside.contains(&letter) && found.inside.is_none() {
            found.inside = Some(letter);
        } else if let Some(factor) = units.multiplier(letter) {
            found.written.push(letter);
            found.factor *= factor;
            found.end = at + 1;
        } else {
            found.bare = units.is_bare(&found.written);
            return found.bare.then_some(found);
        }
        at += 1;
    }
}

/// A second unit in brackets (`幅（个）`) or what one is for (`万元/年`).
fn continued(mut found: UnitFound, chars: &[char], units: &Units) -> UnitFound {
    let rest = chars.get(found.end + 1..).unwrap_or(&[]);
    match chars.get(found.end) {
        Some('（' | '(') => {
            let inner = units.at(rest, false).map_or(0, |unit| unit.letters.len());
            let closes = matches!(rest.get(inner), Some('）' | ')'));
            if inner > 0 && closes {
                found.written.extend(&chars[found.end..found.end + inner + 2]);
                found.end += inner + 2;
            }
        }
        Some('/' | '／') => {
            if let Some(length) = units.per(rest) {
                found.written.push('/');
                found.written.extend(&rest[..length]);
                found.base = format!("{}/{}", found.base, rest[..length].iter().collect::<String>());
                found.end += length + 1;
            }
        }
        _ => {}
    }
    found
}
