//! Which headings a reader has to be told above each passage of a cell.
//!
//! A cell holds some passages of a report, often not neighbours. Each needs the headings it stands under, but not
//! those that are in sight already: named above the passage before, or standing in the cell as passages themselves.

use crate::model::{PassageKind, PassageRow};

/// One passage of a cell with the headings to show above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Headings not yet in sight, from the top; often empty.
    pub above: Vec<&'a str>,
    /// The passage.
    pub passage: &'a PassageRow,
}

/// The passages of one report, in order, with the headings that each needs.
pub fn entries<'a>(passages: &[&'a PassageRow]) -> Vec<Entry<'a>> {
    let mut in_sight: Vec<String> = Vec::new();
    let mut out = Vec::new();
    for &passage in passages {
        let restored = passage.text.restored();
        let path = path_above(passage, &restored);
        let known =
            path.iter().zip(&in_sight).take_while(|(heading, seen)| **heading == seen.as_str()).count();
        out.push(Entry { above: path[known..].to_vec(), passage });
        let deeper_known = known == path.len() && passage.kind == PassageKind::Text;
        if !deeper_known {
            in_sight = path.iter().map(|heading| (*heading).to_owned()).collect();
        }
        if passage.kind == PassageKind::Heading {
            in_sight.push(restored);
        }
    }
    out
}

/// The headings above a passage, without its own: a run-in heading, or the passage itself where it is a heading.
fn path_above<'a>(passage: &'a PassageRow, restored: &str) -> Vec<&'a str> {
    let mut path: Vec<&str> = passage.path.iter().map(String::as_str).collect();
    while path.last().is_some_and(|own| restored.starts_with(own)) {
        path.pop();
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::sample::passage;
    use crate::model::Part;

    #[test]
    fn headings_are_told_once() {
        let mut heading = passage(1, Part::Review, "（一）养老");
        heading.kind = PassageKind::Heading;
        heading.path = vec!["一、上半年".into()];
        let mut text = passage(2, Part::Review, "建成食堂三家。");
        text.path = vec!["一、上半年".into(), "（一）养老".into()];
        let mut own = passage(3, Part::Review, "一是建站。已建三家。");
        own.path = vec!["一、上半年".into(), "（一）养老".into(), "一是建站".into()];
        let mut other = passage(9, Part::Plan, "再建两家。");
        other.path = vec!["二、下半年".into(), "（一）养老".into()];
        let told: Vec<Vec<&str>> =
            entries(&[&heading, &text, &own, &other]).into_iter().map(|entry| entry.above).collect();
        assert_eq!(told, [vec!["一、上半年"], vec![], vec![], vec!["二、下半年", "（一）养老"]]);
    }
}
