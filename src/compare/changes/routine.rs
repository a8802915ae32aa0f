//! What differs by routine between two reports and is no change: the number in front of a paragraph (（三） for （二）), and the year that
//! a report speaks of (2023年 in the later one, where the earlier one has 2022年).

use std::ops::Range;

use crate::model::Period;

/// What is routine.
#[derive(Debug, Clone, Default)]
pub struct Routine {
    /// Numbers of paragraphs are.
    numbering: bool,
    /// The year of either report is: of the earlier and of the later one.
    years: Option<[String; 2]>,
}

/// Which report a text is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Old,
    New,
}

/// Stands for a number of a paragraph, and for the year of the report.
const NUMBER: char = '\u{1}';
const YEAR: char = '\u{2}';

impl Routine {
    /// Between reports of these periods.
    pub fn between(old: Option<Period>, new: Option<Period>) -> Self {
        let years = old.zip(new).map(|(old, new)| [old.year.to_string(), new.year.to_string()]);
        Self { numbering: true, years: years.filter(|[old, new]| old != new) }
    }

    /// The tokens of a text as they are compared.
    pub(super) fn keys(&self, side: Side, text: &[char], tokens: &[Range<usize>]) -> Vec<Vec<char>> {
        let numbers = if self.numbering { numbers(text) } else { Vec::new() };
        let year = self.years.as_ref().map(|years| match side {
            Side::Old => years[0].as_str(),
            Side::New => years[1].as_str(),
        });
        let key = |token: &Range<usize>| {
            let letters = &text[token.clone()];
            if numbers.iter().any(|number| number.contains(&token.start)) {
                vec![NUMBER]
            } else if year.is_some_and(|year| letters.iter().copied().eq(year.chars()))
                && text.get(token.end) == Some(&'年')
            {
                vec![YEAR]
            } else {
                letters.to_vec()
            }
        };
        tokens.iter().map(key).collect()
    }
}

/// The numbers that open paragraphs, without their punctuation: 三 of 三、, 二 of （二）, 3 of 3. and 3、, 四 of 四是.
fn numbers(text: &[char]) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    starts.extend(text.iter().enumerate().filter(|(_, letter)| **letter == '\n').map(|(at, _)| at + 1));
    starts.into_iter().filter_map(|start| number_at(text, start)).collect()
}

fn number_at(text: &[char], start: usize) -> Option<Range<usize>> {
    let numeral = |at: usize| text.get(at).is_some_and(|letter| "一二三四五六七八九十".contains(*letter));
    let digit = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
    let open = text.get(start).is_some_and(|letter| matches!(letter, '（' | '('));
    let from = start + usize::from(open);
    let chinese = numeral(from);
    let same = |at: &usize| if chinese { numeral(*at) } else { digit(*at) };
    let end = from + (from..text.len()).take_while(same).count();
    let closes = match text.get(end)? {
        '）' | ')' => true,
        '、' => !open,
        '.' | '．' => !open && !chinese && !digit(end + 1),
        '是' => !open && chinese,
        _ => false,
    };
    (end > from && closes).then_some(from..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let text: Vec<char> = text.chars().collect();
        numbers(&text).into_iter().map(|range| text[range].iter().collect()).collect()
    }

    #[test]
    fn numbers_of_paragraphs_are_found_at_the_start_of_lines() {
        assert_eq!(told("（二）护林\n三、修桥\n12.种树\n四是浇水\n3）扫地"), ["二", "三", "12", "四", "3"]);
        assert!(told("3.5亿元\n一方面修桥\n2023年\n十分（二）\n（二").is_empty());
        assert!(told("").is_empty());
    }
}
