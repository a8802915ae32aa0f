//! The title of a text that is weighed, without what a web site puts around it.

use crate::parse::lines::folded;
use crate::registry::Others;

/// Characters at the start of a long line in which a title may end.
const FAR: usize = 60;
/// A word of titles with one of these behind it stands in a sentence.
const GOES_ON: [char; 9] = ['是', '由', '的', '要', '应', '将', '有', '作', '不'];
/// Less is left of no title where the names of documents are taken out, in characters.
const SHORTEST: usize = 4;
/// The same where the names of a site are.
const SHORTEST_FRONT: usize = 2;

/// A folded title as it is weighed: without the site's names behind it (`关于…的通知-某某网`, `…工作总结_范文网`), and without the
/// names of other documents in it (`《政府工作报告》重点任务分工方案`). `《…工作总结》` is what stands in the marks.
pub(super) fn bare(title: &str, rules: &Others) -> String {
    let title = in_front_of_site(title, rules).unwrap_or(title);
    let inner = title.strip_prefix('《').and_then(|title| title.strip_suffix('》'));
    if let Some(inner) = inner.filter(|inner| !inner.contains('《')) {
        return inner.to_owned();
    }
    let rest = without_names(title);
    if rest.chars().count() < SHORTEST { title.to_owned() } else { rest }
}

/// What stands in front of a site's names, if a title has some.
pub(super) fn in_front_of_site<'a>(title: &'a str, rules: &Others) -> Option<&'a str> {
    let site = rules.site.find(title).filter(|site| site.end() == title.len())?;
    Some(&title[..site.start()]).filter(|front| front.chars().count() >= SHORTEST_FRONT)
}

/// A title without what stands in `《…》`.
fn without_names(title: &str) -> String {
    let mut out = String::with_capacity(title.len());
    let mut rest = title;
    while let Some((front, (_, behind))) =
        rest.split_once('《').and_then(|(front, after)| Some((front, after.split_once('》')?)))
    {
        out.push_str(front);
        rest = behind;
    }
    out + rest
}

/// The title that a line as it is written begins with, where the text follows in the same line; else `None`.
///
/// `某某镇下半年工作计划 下半年，…`; `县妇联上半年工作总结半年来，…`: a title ends before the first space behind a word of
/// titles, else with the last such word before the text plainly begins. A question is one.
pub(super) fn glued<'a>(line: &'a str, rules: &Others) -> Option<&'a str> {
    let far = line.char_indices().nth(FAR).map_or(line.len(), |(at, _)| at);
    let begins = rules.begins.find(&line[..far]);
    let head = &line[..begins.map_or(far, |found| found.start())];
    if let Some(asked) = begins.filter(|found| found.start() > 0 && found.as_str() == "？") {
        return Some(&line[..asked.end()]);
    }
    if let Some(about) = rules.about.find(head) {
        return Some(&line[..about.end()]);
    }
    let ends = |front: &str| rules.ends.find_iter(front).last().is_some_and(|end| end.end() == front.len());
    let spaces = head.char_indices().filter(|(_, letter)| letter.is_whitespace());
    let mut fronts = spaces.map(|(at, _)| head[..at].trim_end());
    if let Some(title) = fronts.find(|front| ends(front)) {
        return Some(title);
    }
    let end = rules.ends.find_iter(head).last()?.end();
    // 政府工作报告是…: a sentence about it.
    let said = line[end..].starts_with(GOES_ON) || head[..end].contains('是');
    (folded(&head[..end]).chars().count() > SHORTEST && !said).then(|| &head[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::RegistryError;

    #[test]
    fn what_a_site_adds_is_no_title() -> Result<(), &'static RegistryError> {
        let rules = Others::builtin()?;
        for (written, title) in [
            ("关于报送上半年工作总结的通知-某某大学", "关于报送上半年工作总结的通知"),
            ("关于报送上半年工作总结的通知_通知公告_某某网", "关于报送上半年工作总结的通知"),
            ("请假条_工作总结_范文网", "请假条"),
            ("2024年《政府工作报告》重点任务分工方案", "2024年重点任务分工方案"),
            ("《县民政局上半年工作总结》", "县民政局上半年工作总结"),
            ("学习《政府工作报告》", "学习《政府工作报告》"),
            ("凝心聚力谋发展——区民政局上半年工作总结", "凝心聚力谋发展——区民政局上半年工作总结"),
            ("2022-2023年工作总结", "2022-2023年工作总结"),
        ] {
            assert_eq!(bare(written, rules), title);
        }
        Ok(())
    }

    #[test]
    fn a_title_in_one_line_with_its_text() -> Result<(), &'static RegistryError> {
        let rules = Others::builtin()?;
        for (line, title) in [
            ("甲街道下半年工作计划 下半年，街道将抓落实、抓推进。", Some("甲街道下半年工作计划")),
            ("县妇联2020年上半年工作总结半年来，全县妇联组织扎实工作。", Some("县妇联2020年上半年工作总结")),
            (
                "关于报送上半年工作总结的通知 各乡镇、县直各单位：请做好工作总结。",
                Some("关于报送上半年工作总结的通知"),
            ),
            ("县林业局2020年工作总结一、工作情况（一）造林。", Some("县林业局2020年工作总结")),
            (
                "关于2023年上半年工作总结的函各成员单位：请提供工作总结。",
                Some("关于2023年上半年工作总结的函"),
            ),
            ("什么是社区工作报告？社区工作报告是社区的年鉴。", Some("什么是社区工作报告？")),
            ("上半年，我局认真做好工作总结。", None),
            ("政府工作报告是政府工作的总结，每年一次。", None),
            ("按照县委办工作安排，现将上半年工作总结如下。", None),
            ("青溪镇认真落实县委工作安排，新建大棚120座。", None),
            ("7月11日，县民政局召开上半年工作总结会。", None),
        ] {
            assert_eq!(glued(line, rules), title);
        }
        Ok(())
    }
}
