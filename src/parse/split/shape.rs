//! Whether a line has the shape of a title, and what it says.

use super::number::{Front, counts_pieces, unnumbered, without_piece};
use crate::model::Span;
use crate::parse::{
    header::{in_title, is_organ},
    lines::folded,
    period::{of_title, title_mentions},
};
use crate::registry::Registry;

/// Longest title, in characters.
const LONGEST: usize = 70;

/// What a line that could be a title says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "independent observations of one line")]
pub(super) struct Shape {
    /// The agency that it names.
    pub(super) agency: Option<String>,
    /// It names a year.
    pub(super) year: bool,
    /// The year, and the stretch of it, where it names them.
    pub(super) time: (Option<u16>, Option<Span>),
    /// It names a year or a stretch of one.
    pub(super) dated: bool,
    /// It tells what was done.
    pub(super) review: bool,
    /// It calls itself a report: 总结, 报告, not only 情况.
    pub(super) summary: bool,
    /// It tells what is planned.
    pub(super) plan: bool,
    /// It needs neither year nor agency: 政府工作报告.
    pub(super) complete: bool,
    /// It is the title of a whole compilation.
    pub(super) cover: bool,
    /// It has the number of a piece of a compilation: 篇一：…工作总结, …工作总结篇一.
    pub(super) piece: bool,
    /// It opens with a number that also opens headings: 1.区民政局2023年…
    pub(super) numbered: bool,
}

impl Shape {
    /// That of a line that opens a piece and says nothing else but perhaps by whom: `篇一`, `县教育局`.
    pub(super) fn of_piece(agency: Option<String>) -> Self {
        Self {
            agency,
            year: false,
            time: (None, None),
            dated: false,
            review: false,
            summary: false,
            plan: false,
            complete: false,
            cover: false,
            piece: true,
            numbered: false,
        }
    }

    /// Whether another title of the same agency tells of another time.
    pub(super) fn other_time(&self, other: &Self) -> bool {
        self.year && other.year && self.time != other.time
    }
}

/// The shape of a line, if it is one of a title.
///
/// `区民政局2023年上半年工作总结和下半年工作安排`; `政 府 工 作 报 告`; `篇一：市审计局2022年工作总结`;
/// not `现将上半年工作总结如下`, not `一、上半年工作总结`.
pub(super) fn shape(text: &str, registry: &Registry) -> Option<Shape> {
    if text.len() > LONGEST * 4 || text.ends_with(|last| "。；：，、;:,!！?？".contains(last)) {
        return None;
    }
    let folded = folded(text);
    let (front, bare) = unnumbered(undecorated(&folded), registry)?;
    let (behind, bare) = without_piece(bare);
    let long = !(4..=LONGEST).contains(&bare.chars().count());
    if long || is_sentence(bare, registry) {
        return None;
    }
    let words = &registry.titles;
    let has = |list: &[String]| list.iter().any(|word| bare.contains(word.as_str()));
    let cover = !behind && (has(&words.cover) || counts_pieces(bare, registry));
    if !(cover || behind || (is_kind(bare, registry) && has(&words.subjects))) {
        return None;
    }
    let times = title_mentions(bare);
    let told = of_title(bare, !has(&words.review));
    let shape = Shape {
        agency: in_title(bare, registry),
        year: times.iter().any(|time| time.year.is_some()),
        time: (told.year, told.span),
        dated: !times.is_empty(),
        review: has(&words.review),
        summary: has(&words.summaries),
        plan: has(&words.plan) || bare.contains("下半年"),
        complete: is_complete(bare, registry),
        cover,
        piece: behind || front == Front::Piece && !cover && has(&words.review),
        numbered: front == Front::Heading,
    };
    says_enough(&shape, bare, registry).then_some(shape)
}

/// Whether a line ends like a title: 总结, 工作安排, …情况的报告（试行）.
fn is_kind(text: &str, registry: &Registry) -> bool {
    let whole = without_brackets(text);
    let words = &registry.titles;
    let tail = words.tails.iter().find(|tail| whole.ends_with(tail.as_str()) && whole.len() > tail.len());
    let body = tail.map_or(whole, |tail| &whole[..whole.len() - tail.len()]);
    words.kinds.iter().any(|kind| body.ends_with(kind.as_str()) || whole.ends_with(kind.as_str()))
}

/// A title that needs neither year nor agency: 政府工作报告, with anything in front of it.
fn is_complete(text: &str, registry: &Registry) -> bool {
    let text = without_brackets(text);
    let ends = |word: &String| word.chars().count() > 4 && text.ends_with(word.as_str());
    registry.titles.complete.iter().any(|word| text == word || ends(word))
}

/// Whether a line with the words of a title says enough to be one: who, when, or which piece.
fn says_enough(shape: &Shape, text: &str, registry: &Registry) -> bool {
    let named = shape.agency.is_some();
    if shape.numbered {
        let organ = shape.agency.as_ref().is_some_and(|name| is_organ(name, registry));
        return shape.cover || (organ && shape.year && shape.review);
    }
    named || shape.piece || shape.dated || shape.complete || shape.cover || is_plain(text)
}

/// A line without what only decorates it: `# 标题`, `**标题**`, `《标题》`.
fn undecorated(text: &str) -> &str {
    let text = text.trim_matches(['#', '*', '★', '●', '■', '◆']);
    let quoted = text.strip_prefix('《').and_then(|text| text.strip_suffix('》'));
    quoted.filter(|inner| !inner.contains('》')).unwrap_or(text)
}

/// A title of kind words alone: 工作总结, 工作总结和工作计划.
fn is_plain(text: &str) -> bool {
    text.starts_with("工作") && text.chars().count() <= 14
}

/// A sentence of the preamble or a comma in the middle makes no title; a slogan with a subtitle (——) and a colon after the
/// agency (区民政局：2023年…) may stand in one.
fn is_sentence(text: &str, registry: &Registry) -> bool {
    if text.contains(['。', '；', '！', '？'])
        || registry.titles.preamble.iter().any(|word| text.contains(word.as_str()))
    {
        return true;
    }
    if text.contains("——") {
        return false;
    }
    let organ =
        text.split_once(['：', ':']).is_some_and(|(front, _)| front == "标题" || is_organ(front, registry));
    text.contains(['，', ',']) || (text.contains(['：', ':']) && !organ)
}

/// A title without digits and brackets after it: `（试行）`, `(全文)`.
fn without_brackets(text: &str) -> &str {
    let mut text = text.trim_end_matches(|c: char| c.is_ascii_digit());
    while let Some(open) =
        text.rfind(['（', '(', '【', '[']).filter(|at| *at > 0 && text.ends_with(['）', ')', '】', ']']))
    {
        text = &text[..open];
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::RegistryError;

    #[test]
    fn titles_and_others() -> Result<(), RegistryError> {
        let registry = Registry::builtin()?;
        for title in [
            "区民政局2023年上半年工作总结和下半年工作安排",
            "2023上半年工作总结和下半年工作安排",
            "政 府 工 作 报 告",
            "云岭县人民政府工作报告",
            "应急管理局2023年上半年工作总结及下半年重点工作安排",
            "篇一：市审计局2022年工作总结",
            "【篇2】市审计局2022年工作总结",
            "关于云岭镇2023年上半年工作情况的汇报",
            "区供销社2023年上半年工作总结暨下半年年工作安排（初稿）",
            "奋楫扬帆启新程——区民政局2023年上半年工作总结",
            "1.区民政局2023年上半年工作总结",
            "工作总结",
            "(某地)2022年云岭旗人民政府工作报告(全文)",
            "政 府 工 作 报 告(2022年)",
            "# 区民政局2023年上半年工作总结",
            "区民政局：2023年上半年工作总结",
            "《区民政局2023年上半年工作总结》",
        ] {
            assert!(shape(title, &registry).is_some(), "{title}");
        }
        for text in [
            "现将2023年上半年工作总结和下半年工作安排汇报如下",
            "一、上半年工作总结",
            "一、2023年上半年工作开展情况",
            "2023年上半年，我局全面完成工作安排",
            "严格落实会议工作安排。",
            "（一）加强工作总结",
            "第一部分 上半年工作完成情况",
            "各位代表",
            "按照工作安排，现将市教育系统2023年上半年工作总结报告如下",
        ] {
            assert_eq!(shape(text, &registry), None, "{text}");
        }
        Ok(())
    }

    #[test]
    fn covers_and_pieces() -> Result<(), RegistryError> {
        let registry = Registry::builtin()?;
        let cover = shape("2023年上半年工作总结和下半年工作安排汇编（25篇）", &registry);
        assert!(cover.is_some_and(|shape| shape.cover));
        let cover = shape("村民政工作总结十篇", &registry);
        assert!(cover.is_some_and(|shape| shape.cover));
        let piece = shape("村民政工作总结(汇总17篇)篇一", &registry);
        assert!(piece.is_some_and(|shape| shape.piece && !shape.cover));
        Ok(())
    }
}
