//! Problems and plans in paragraphs without a heading.

use crate::model::Part;
use crate::parse::lines::folded;
use crate::registry::PartWords;

/// What a paragraph without a heading opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::parse) struct Opening {
    /// The part it states.
    pub(in crate::parse) part: Part,
    /// It only introduces what follows: 存在主要问题：
    pub(in crate::parse) introduces: bool,
}

/// A paragraph shows what it states within this many characters.
const SOON: usize = 60;

/// What a paragraph without a heading states, if it is problems or plans.
///
/// `存在主要问题：一是…`; `上半年工作取得一定成绩，但仍存在一些问题：…`; `下一步，我局将…`.
pub(in crate::parse) fn opening(text: &str, words: &PartWords) -> Option<Opening> {
    let soon: String = text.chars().take(SOON).collect();
    let soon = folded(&soon);
    let introduces = text.ends_with(['：', ':']);
    if states_problems(&soon, words) {
        return Some(Opening { part: Part::Problems, introduces });
    }
    let ahead = words.plan_openings.iter().any(|word| {
        soon.strip_prefix(word.as_str())
            .is_some_and(|rest| rest.starts_with(['，', ',', '我', '将', '要', '的', '工', '：', '全']))
    });
    ahead.then_some(Opening { part: Part::Plan, introduces })
}

/// An opening word, then a noun, before the first colon or full stop.
fn states_problems(soon: &str, words: &PartWords) -> bool {
    let end = soon.find(['：', ':']).or_else(|| soon.find('。'));
    let Some(end) = end else { return false };
    let sentence = &soon[..end];
    if words.problem_solving.iter().any(|word| sentence.contains(word.as_str())) {
        return false;
    }
    words.problem_openings.iter().any(|word| {
        sentence
            .split_once(word.as_str())
            .is_some_and(|(_, after)| words.problem_nouns.iter().any(|noun| after.contains(noun.as_str())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::RegistryError;

    #[test]
    fn openings() -> Result<(), RegistryError> {
        let words = PartWords::read(include_str!("../../../data/parts.toml"))?;
        let part = |text| opening(text, &words).map(|opening| opening.part);
        assert_eq!(part("存在主要问题：一是增长不快。二是进度滞后。"), Some(Part::Problems));
        assert_eq!(part("上半年取得了一定成绩，但仍存在一些问题：规模不大。"), Some(Part::Problems));
        assert_eq!(
            part("在肯定成绩的同时，我们也清醒地看到，工作中还有不少短板：一是人手少。"),
            Some(Part::Problems)
        );
        assert_eq!(part("下一步，我局将继续努力。"), Some(Part::Plan));
        assert_eq!(part("着力解决企业存在的困难问题：一是走访。"), None);
        assert_eq!(part("今年以来，全市工作稳步推进。"), None);
        Ok(())
    }
}
