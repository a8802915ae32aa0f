//! A group of reports against the others: which themes it writes more about, and which less.
//!
//! 1. [`contrast`] takes what the group has, what all have (the group among them) and what one other group has, and
//!    makes a row a theme: the others are all without the group.
//! 2. [`outstanding`] names the themes in which the group differs most, in both directions.

use crate::model::{Amount, BesideGroup, ContrastRow, ThemeRow};

/// A lead of fewer percentage points than this is not worth a word.
const LEAST_LEAD: f64 = 1.0;

/// One row a theme, in the order of `own`. All lists come from the same themes; `beside` has the words of its group.
pub fn contrast(own: &[ThemeRow], all: &[ThemeRow], beside: Option<(&str, &[ThemeRow])>) -> Vec<ContrastRow> {
    let of =
        |rows: &[ThemeRow], key: &str| rows.iter().find(|row| row.key == key).map(amount).unwrap_or_default();
    let row = |row: &ThemeRow| {
        let own = amount(row);
        ContrastRow {
            key: row.key.clone(),
            name: row.name.clone(),
            parent: row.parent.clone(),
            made: row.own,
            own,
            others: without(of(all, &row.key), own),
            beside: beside
                .map(|(name, rows)| BesideGroup { name: name.to_owned(), amount: of(rows, &row.key) }),
        }
    };
    own.iter().map(row).collect()
}

/// The themes in which the group differs most from the others: those it writes more about and those it writes less
/// about, the largest difference first, at most `most` of each. Of nested themes only the outermost: their parts would
/// say the same again.
pub fn outstanding(rows: &[ContrastRow], most: usize) -> (Vec<&ContrastRow>, Vec<&ContrastRow>) {
    let mut sorted: Vec<&ContrastRow> = rows.iter().filter(|row| row.parent.is_none()).collect();
    sorted.sort_by(|a, b| b.lead().total_cmp(&a.lead()));
    let more = sorted.iter().copied().take_while(|row| row.lead() >= LEAST_LEAD).take(most).collect();
    let less = sorted.iter().rev().copied().take_while(|row| row.lead() <= -LEAST_LEAD).take(most).collect();
    (more, less)
}

fn amount(row: &ThemeRow) -> Amount {
    let silent = u32::try_from(row.silent.len()).unwrap_or(u32::MAX);
    Amount {
        agencies: row.agencies,
        of_agencies: row.agencies.saturating_add(silent),
        passages: row.passages,
        chars: row.chars,
        of_chars: row.of_chars,
    }
}

fn without(all: Amount, own: Amount) -> Amount {
    Amount {
        agencies: all.agencies.saturating_sub(own.agencies),
        of_agencies: all.of_agencies.saturating_sub(own.of_agencies),
        passages: all.passages.saturating_sub(own.passages),
        chars: all.chars.saturating_sub(own.chars),
        of_chars: all.of_chars.saturating_sub(own.of_chars),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(key: &str, parent: Option<&str>, chars: u32, of_chars: u32) -> ThemeRow {
        ThemeRow {
            key: key.into(),
            name: key.into(),
            own: false,
            parent: parent.map(str::to_owned),
            passages: chars / 10,
            chars,
            of_chars,
            agencies: u32::from(chars > 0),
            silent: if chars > 0 { vec![] } else { vec!["东村".into()] },
        }
    }

    fn rows() -> Vec<ContrastRow> {
        let own = [
            theme("a", None, 300, 1000),
            theme("a-1", Some("a"), 300, 1000),
            theme("b", None, 0, 1000),
            theme("c", None, 50, 1000),
        ];
        let all = [
            theme("a", None, 500, 3000),
            theme("a-1", Some("a"), 300, 3000),
            theme("b", None, 400, 3000),
            theme("c", None, 150, 3000),
        ];
        contrast(&own, &all, Some(("镇级", &[theme("b", None, 100, 500)])))
    }

    #[test]
    fn the_others_are_all_without_the_group() {
        let rows = rows();
        assert_eq!((rows[0].others.chars, rows[0].others.of_chars), (200, 2000));
        assert!((rows[0].lead() - 20.0).abs() < 1e-9);
        assert_eq!((rows[2].own.agencies, rows[2].own.of_agencies), (0, 1));
        let beside = rows[2].beside.as_ref().unwrap();
        assert!(beside.name == "镇级" && (beside.amount.percent() - 20.0).abs() < 1e-9);
        assert_eq!(rows[0].beside.as_ref().unwrap().amount, Amount::default());
    }

    #[test]
    fn what_differs_most_is_named_both_ways() {
        let rows = rows();
        let (more, less) = outstanding(&rows, 3);
        let keys = |rows: Vec<&ContrastRow>| rows.iter().map(|row| row.key.clone()).collect::<Vec<_>>();
        assert_eq!((keys(more), keys(less)), (vec!["a".to_owned()], vec!["b".to_owned()]));
    }

    #[test]
    fn no_text_is_no_share() {
        assert!(Amount::default().percent().abs() < f64::EPSILON);
    }
}
