//! What changed between two reports of one agency, or two versions of one report: matter by matter, word by word.
//!
//! 1. Passages on the same matter stand in one row ([`super::likeness`]), in the order of the later report.
//! 2. What became of the matter: the same to the letter, edited, written anew, new, gone.
//! 3. [`words`]: where it was edited, the words that came and went; [`routine`]: what differs every time and is no change.
//! 4. [`names_only_in`]: what one of them puts in quotes and the other has nowhere; [`words_only_in`]: what one of them says more than once.
//! 5. Rows of both whose order turned are moved: those outside the longest run that kept its order.

mod routine;
mod terms;
mod wording;
mod words;

use std::ops::Range;

pub use routine::Routine;
pub use terms::names_only_in;
pub use wording::{Usual, words_only_in};
pub use words::{Difference, difference};

use super::{Row, Weights, citation, likeness::in_succession, number::number};
use crate::model::PassageRow;

/// Where less of both texts than this is the same, it was written anew, and marks would only confuse.
const ANEW: f64 = 0.4;

/// What became of a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fate {
    /// Word for word as before, but for numbering and the year.
    Same,
    /// Some words came and went.
    Edited,
    /// On the same matter, in other words.
    Anew,
    /// Only the later report has it.
    Added,
    /// Only the earlier report has it.
    Removed,
}

impl Fate {
    /// All, in the order of pages.
    pub const ALL: [Self; 5] = [Self::Edited, Self::Anew, Self::Added, Self::Removed, Self::Same];

    /// For URLs.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Edited => "edited",
            Self::Anew => "anew",
            Self::Added => "added",
            Self::Removed => "removed",
        }
    }

    /// Chinese.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "未改",
            Self::Edited => "有改动",
            Self::Anew => "重写",
            Self::Added => "新增",
            Self::Removed => "不再写",
        }
    }
}

/// A stretch of a text: the same in both, or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Its words, restored; never empty.
    pub text: String,
    /// The other report has not got them here.
    pub changed: bool,
}

/// A passage of either report.
#[derive(Debug, Clone)]
pub struct Version<'a> {
    /// The passage.
    pub passage: &'a PassageRow,
    /// Its restored text in order.
    pub text: Vec<Stretch>,
    /// Where it stands, for people.
    pub citation: String,
}

/// A matter and what became of it.
#[derive(Debug, Clone)]
pub struct Changed<'a> {
    /// What became of it.
    pub fate: Fate,
    /// Its place among the others has changed.
    pub moved: bool,
    /// The earlier report's passages.
    pub old: Vec<Version<'a>>,
    /// The later report's.
    pub new: Vec<Version<'a>>,
}

/// What changed from `old` to `new`: every passage of both stands in exactly one row; rows are in the order of the later
/// report, what is gone stands behind what was before it.
pub fn changes<'a>(old: &'a [PassageRow], new: &'a [PassageRow], weights: &Weights) -> Vec<Changed<'a>> {
    let rows = in_succession(new, old, weights);
    let moved = moved(&rows);
    let period = |text: &[PassageRow]| text.first().and_then(|passage| passage.period);
    let routine = Routine::between(period(old), period(new));
    rows.iter().zip(moved).map(|(row, moved)| changed(row, moved, &routine)).collect()
}

fn changed<'a>(row: &Row<'a>, moved: bool, routine: &Routine) -> Changed<'a> {
    let (new, old) = (row.cells[0].passages(), row.cells[1].passages());
    let (old_texts, new_texts) = (texts(old), texts(new));
    let (before, after) = (joined(&old_texts), joined(&new_texts));
    let mut found = Difference::default();
    let fate = match (old.is_empty(), new.is_empty()) {
        (true, _) => Fate::Added,
        (_, true) => Fate::Removed,
        _ => {
            found = difference(&before, &after, routine);
            if found.old.is_empty() && found.new.is_empty() {
                Fate::Same
            } else if is_anew(&found, before.len() + after.len()) {
                found = Difference::default();
                Fate::Anew
            } else {
                Fate::Edited
            }
        }
    };
    Changed {
        fate,
        moved,
        old: versions(old, &old_texts, &found.old),
        new: versions(new, &new_texts, &found.new),
    }
}

fn is_anew(found: &Difference, letters: usize) -> bool {
    2.0 * number(found.same) < number(letters) * ANEW
}

fn texts(passages: &[&PassageRow]) -> Vec<Vec<char>> {
    passages.iter().map(|passage| passage.text.restored().chars().collect()).collect()
}

/// The passages of a cell as one text, a line each.
fn joined(texts: &[Vec<char>]) -> Vec<char> {
    texts.join(&'\n')
}

/// Each passage with what differs in it; `ranges` count characters of the joined text.
fn versions<'a>(
    passages: &[&'a PassageRow],
    texts: &[Vec<char>],
    ranges: &[Range<usize>],
) -> Vec<Version<'a>> {
    let mut start = 0;
    let mut out = Vec::with_capacity(passages.len());
    for (passage, text) in passages.iter().zip(texts) {
        let own = ranges.iter().map(|range| {
            range.start.saturating_sub(start).min(text.len())..range.end.saturating_sub(start).min(text.len())
        });
        let own: Vec<Range<usize>> = own.filter(|range| !range.is_empty()).collect();
        out.push(Version { passage, text: stretches(text, &own), citation: citation(passage) });
        start += text.len() + 1;
    }
    out
}

/// A text cut at ranges, which are in order and do not overlap.
fn stretches(text: &[char], ranges: &[Range<usize>]) -> Vec<Stretch> {
    let mut out = Vec::new();
    let mut put = |range: Range<usize>, changed: bool| {
        if !range.is_empty() {
            out.push(Stretch { text: text[range].iter().collect(), changed });
        }
    };
    let mut at = 0;
    for range in ranges {
        put(at..range.start, false);
        put(range.clone(), true);
        at = range.end;
    }
    put(at..text.len(), false);
    out
}

/// Which rows have turned their order: of those that both reports have, all but the longest run whose old lines go up.
fn moved(rows: &[Row<'_>]) -> Vec<bool> {
    let line = |row: &Row<'_>| {
        let both = !row.cells[0].passages().is_empty();
        row.cells[1].passages().first().filter(|_| both).map(|passage| passage.line)
    };
    let lines: Vec<Option<u32>> = rows.iter().map(line).collect();
    let kept = longest_rising(&lines);
    lines.iter().enumerate().map(|(at, line)| line.is_some() && !kept.contains(&at)).collect()
}

/// The indices of a longest rising run of numbers (patience sorting).
fn longest_rising(numbers: &[Option<u32>]) -> std::collections::BTreeSet<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; numbers.len()];
    for (at, number) in numbers.iter().enumerate().filter(|(_, number)| number.is_some()) {
        let place = ends.partition_point(|end| numbers[*end] < *number);
        before[at] = place.checked_sub(1).map(|last| ends[last]);
        if place == ends.len() {
            ends.push(at);
        } else {
            ends[place] = at;
        }
    }
    std::iter::successors(ends.last().copied(), |at| before[*at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{compare::sample::passage, model::Part};
    use proptest::prelude::*;

    fn told(versions: &[Version<'_>]) -> String {
        let paint =
            |part: &Stretch| if part.changed { format!("[{}]", part.text) } else { part.text.clone() };
        versions.iter().flat_map(|version| &version.text).map(paint).collect()
    }

    fn run(old: &[PassageRow], new: &[PassageRow]) -> Vec<(Fate, bool, String, String)> {
        let others =
            ["防汛抗旱", "森林防火", "农村公路", "学前教育"].map(|text| passage(90, Part::Review, text));
        let weights = Weights::over(old.iter().chain(new).chain(&others));
        let rows = changes(old, new, &weights);
        rows.iter().map(|row| (row.fate, row.moved, told(&row.old), told(&row.new))).collect()
    }

    #[test]
    fn every_matter_has_its_fate() {
        let old = [
            passage(1, Part::Review, "全市新建社区食堂6家，助餐老人3万人次。"),
            passage(2, Part::Review, "村级河长巡河2千次，清理河道12公里。"),
            passage(3, Part::Review, "统筹抓好疫情防控，核酸检测应检尽检。"),
            passage(4, Part::Review, "招引亿元项目9个。"),
        ];
        let new = [
            passage(11, Part::Review, "招引亿元项目9个。"),
            passage(12, Part::Review, "全市新建社区食堂16家，助餐老人4万人次。"),
            passage(13, Part::Review, "村级河长巡河2千次，清理河道15公里。"),
            passage(14, Part::Review, "开展主题教育，检视问题32个。"),
        ];
        let found = run(&old, &new);
        let fates: Vec<(Fate, bool)> = found.iter().map(|row| (row.0, row.1)).collect();
        assert_eq!(
            fates,
            [
                (Fate::Same, true),
                (Fate::Edited, false),
                (Fate::Edited, false),
                (Fate::Removed, false),
                (Fate::Added, false)
            ]
        );
        assert_eq!(found[1].2, "全市新建社区食堂[6]家，助餐老人[3]万人次。");
        assert_eq!(found[2].3, "村级河长巡河2千次，清理河道[15]公里。");
    }

    #[test]
    fn on_one_matter_in_other_words_is_anew() {
        let old = [passage(1, Part::Plan, "老年食堂助餐点：抓紧把三家都办起来。")];
        let new =
            [passage(11, Part::Plan, "围绕老年食堂助餐点，做好选址、招标、培训各项前期准备，力争早日见效。")];
        assert_eq!(run(&old, &new)[0].0, Fate::Anew);
    }

    #[test]
    fn a_problem_that_goes_on_is_not_gone() {
        let old = [
            passage(1, Part::Problems, "一是养老服务设施不足，社区食堂覆盖面不广。"),
            passage(2, Part::Problems, "二是项目推进不快，部分项目手续办理慢。"),
            passage(3, Part::Problems, "三是干部队伍年龄偏大，专业人才短缺。"),
        ];
        let new = [
            passage(11, Part::Problems, "一是居家养老设施还不够，不少老人吃饭不便。"),
            passage(12, Part::Problems, "二是懂业务的年轻干部少，人才引进难。"),
            passage(13, Part::Problems, "三是河道清淤资金缺口大。"),
        ];
        let fates: Vec<Fate> = run(&old, &new).iter().map(|row| row.0).collect();
        assert_eq!(fates, [Fate::Anew, Fate::Removed, Fate::Anew, Fate::Added], "{:?}", run(&old, &new));
    }

    fn report() -> impl Strategy<Value = Vec<PassageRow>> {
        prop::collection::vec("[村镇修桥路食堂12，]{1,12}", 0..6).prop_map(|texts| {
            (1u32..).zip(texts).map(|(line, text)| passage(line, Part::Review, &text)).collect()
        })
    }

    proptest! {
        #[test]
        fn nothing_is_lost(old in report(), new in report()) {
            let weights = Weights::over(old.iter().chain(&new));
            let rows = changes(&old, &new, &weights);
            for (side, report) in [(0, &old), (1, &new)] {
                let versions = rows.iter().flat_map(|row| if side == 0 { &row.old } else { &row.new });
                let mut seen: Vec<(u32, String)> = versions
                    .map(|v| (v.passage.line, v.text.iter().map(|part| part.text.as_str()).collect()))
                    .collect();
                seen.sort();
                let all: Vec<(u32, String)> = report.iter().map(|p| (p.line, p.text.restored())).collect();
                prop_assert_eq!(seen, all);
            }
        }

        #[test]
        fn the_longest_rising_run_rises(numbers in prop::collection::vec(prop::option::of(0u32..20), 0..12)) {
            let kept: Vec<u32> = longest_rising(&numbers).iter().filter_map(|at| numbers[*at]).collect();
            prop_assert!(kept.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
