//! The agency that a title names.

use super::unit;
use crate::parse::{
    lines::folded,
    marker::{Style, marker},
    period::title_mentions,
};
use crate::registry::Registry;

/// Longest name of an agency, in characters.
const LONGEST: usize = 36;

/// The agency in a title: what stands before the year, or between year and 工作.
///
/// `区民政局2023年上半年工作总结` → `区民政局`; `2023年上半年市财政局（国资委）工作总结` → `市财政局（国资委）`;
/// `2023年上半年工作总结` → `None`.
pub(in crate::parse) fn in_title(title: &str, registry: &Registry) -> Option<String> {
    let title = folded(without_slogan(title, registry));
    let title = without_masked_year(after_number(after_slogan(after_bracket(&title))));
    let title = title.strip_prefix("关于").unwrap_or(&title);
    let sent = registry.agencies.sent.iter().find_map(|word| title.strip_prefix(word.as_str()));
    let title = sent.unwrap_or(title);
    named(title, registry).or_else(|| in_last_bracket(title, registry))
}

fn named(title: &str, registry: &Registry) -> Option<String> {
    let times = title_mentions(title);
    let Some(first) = times.first() else {
        return before_subject(title, registry).or_else(|| alone(title, registry));
    };
    let front = &title[..first.start];
    // 省人民政府关于某省2023年…: the writer stands before 关于.
    let front = front.split_once("关于").map_or(front, |(writer, _)| writer);
    let front = trimmed(front, registry);
    if !front.is_empty() {
        // 市教育局第二党支部2023年…, or 学习…精神 2023年…: a front is a name unless it reads like something else.
        return accepted(front, registry).or_else(|| before_subject(front, registry));
    }
    // 2023年上半年区民政局工作总结, 2023年县政府半年工作总结: between the times, or after them.
    times.iter().enumerate().find_map(|(at, time)| {
        let between = match times.get(at + 1) {
            Some(next) => title.get(time.end..next.start)?,
            None => title.get(time.end..)?,
        };
        let between = between.trim_start_matches(['年', '度', '，', ',']);
        let organ = accepted(trimmed(between, registry), registry).filter(|name| is_organ(name, registry));
        let named =
            organ.or_else(|| before_subject(between, registry)).filter(|name| is_organ(name, registry));
        named.or_else(|| cut_off(between, registry))
    })
}

/// A title that is nothing but the name of an organ: `县教育局`, `【县教育局】`.
fn alone(title: &str, registry: &Registry) -> Option<String> {
    let name = title.trim_matches(['【', '】', '[', ']', '：', ':']);
    let placed = || unit::in_name(name, &registry.agencies).is_some();
    let known = is_organ(name, registry) && (registry.domains.of_agency(name).is_some() || placed());
    accepted(name, registry).filter(|name| known && name.chars().count() >= 3)
}

/// `2022年上半年工作总结（县教育局）`: the writer stands behind, in brackets.
fn in_last_bracket(title: &str, registry: &Registry) -> Option<String> {
    let inner = title.strip_suffix(['）', ')', '】', ']'])?;
    let name = &inner[inner.rfind(['（', '(', '【', '['])?..];
    let name = name.trim_start_matches(['（', '(', '【', '[']);
    let known = registry.domains.of_agency(name).is_some() && is_organ(name, registry);
    accepted(name, registry).filter(|name| known && name.chars().count() >= 3)
}

/// What stands before 工作, 述职 and the like, if it is the name of an organ.
fn before_subject(text: &str, registry: &Registry) -> Option<String> {
    let end = registry.titles.subjects.iter().filter_map(|word| text.find(word.as_str())).min()?;
    let front = trimmed(&text[..end], registry);
    let government = text[end..].starts_with("报告") || text[end..].starts_with("工作报告");
    if government && front.ends_with("政府") {
        return whole_government(front, registry);
    }
    accepted(front, registry).filter(|name| is_organ(name, registry))
}

/// The organ that opens a text, where more follows it: `云岭县民政局法治建设工作报告` → `云岭县民政局`.
fn cut_off(text: &str, registry: &Registry) -> Option<String> {
    let ends = registry
        .agencies
        .cores
        .iter()
        .flat_map(|core| text.match_indices(core.as_str()).map(|(at, core)| at + core.len()));
    let name = &text[..ends.min()?];
    let known = registry.domains.of_agency(name).is_some();
    accepted(name, registry).filter(|name| known && name.chars().count() >= 3)
}

/// `XX县政府工作报告` is of XX县人民政府; `政府工作报告` alone names nobody.
fn whole_government(front: &str, registry: &Registry) -> Option<String> {
    let place = front.strip_suffix("政府")?;
    let place = place.trim_end_matches("政府").trim_end_matches("人民");
    if place.is_empty() { None } else { accepted(&format!("{place}人民政府"), registry) }
}

/// `凝心聚力 担当作为 区医保局2023年…`: the name stands after the space.
fn without_slogan<'a>(title: &'a str, registry: &Registry) -> &'a str {
    let Some((front, last)) = title.trim().rsplit_once(char::is_whitespace) else { return title };
    let whole = !title_mentions(&folded(last)).is_empty()
        && !is_organ(front, registry)
        && front.split_whitespace().count() <= 3;
    let words = front.split_whitespace().all(|word| word.chars().count() >= 4);
    if whole && words && title_mentions(&folded(front)).is_empty() { last } else { title }
}

/// `(某地)2022年…`: a bracket in front says where a text was found.
fn after_bracket(title: &str) -> &str {
    let inner = title.strip_prefix(['（', '(', '【', '[']);
    let rest = inner.and_then(|inner| inner.split_once(['）', ')', '】', ']'])).map(|(_, rest)| rest);
    rest.filter(|rest| !rest.is_empty()).unwrap_or(title)
}

/// `一、县教育局2021年…`, `01县林业局`: the name stands after the number; `98年…` has none.
fn after_number(title: &str) -> &str {
    if let Some(found) = marker(title) {
        let heading = !matches!(found.style, Style::Item | Style::Division | Style::Bare);
        return if heading && !found.rest.is_empty() { found.rest } else { title };
    }
    let rest = title.trim_start_matches(|c: char| c.is_ascii_digit());
    let counted = rest.starts_with(|c: char| !c.is_alphabetic() || "年月日届次级号个季期".contains(c));
    if counted || title.len() - rest.len() > 2 { title } else { rest }
}

/// A title without a year that is hidden: `青溪镇20XX年上半年…` → `青溪镇上半年…`.
fn without_masked_year(title: &str) -> String {
    let hidden = |c: char| "XxＸ×*＊□_○".contains(c);
    let mut out = String::with_capacity(title.len());
    let mut rest = title;
    while let Some(letter) = rest.chars().next() {
        let four: Vec<char> = rest.chars().take(4).collect();
        let century = four.len() == 4
            && (rest.starts_with("20") || rest.starts_with("19"))
            && hidden(four[3])
            && (hidden(four[2]) || four[2].is_ascii_digit());
        let short = rest.chars().take_while(|c| hidden(*c)).count();
        let letters = if century { 4 } else { short };
        let end = rest.char_indices().nth(letters).map_or(rest.len(), |(at, _)| at);
        let after = &rest[end..];
        let year = after.strip_prefix("年度").or_else(|| after.strip_prefix('年'));
        match year.or(Some(after).filter(|_| century)) {
            Some(after) if century || short >= 2 => rest = after,
            _ => {
                out.push(letter);
                rest = &rest[letter.len_utf8()..];
            }
        }
    }
    out
}

/// `奋楫扬帆启新程——区民政局2023年…`: the name stands after the dash.
fn after_slogan(title: &str) -> &str {
    title.rsplit_once("——").or_else(|| title.rsplit_once("--")).map_or(title, |(_, rest)| rest)
}

/// A name without what joins it to the rest of the title.
fn trimmed<'a>(name: &'a str, registry: &Registry) -> &'a str {
    let mut name = name;
    loop {
        let next = name.trim_matches(|c: char| "—-：:，,、·《》“”〈〉".contains(c));
        let next = next.strip_suffix("关于").unwrap_or(next);
        let next = next.strip_suffix('的').or_else(|| next.strip_suffix('在')).unwrap_or(next);
        let next = crate::parse::split::without_number(next, registry);
        if next.len() == name.len() {
            return name;
        }
        name = next;
    }
}

fn accepted(name: &str, registry: &Registry) -> Option<String> {
    let words = &registry.agencies;
    let report = registry.titles.summaries.iter().any(|word| name.contains(word.as_str()));
    let numeral = |letter: char| "一二三四五六七八九十第（）()、.".contains(letter);
    let fits = !name.is_empty()
        && !report
        && !name.chars().all(numeral)
        && !words.nobody.iter().any(|word| name == word)
        && name.chars().count() <= LONGEST
        && !name.contains(['，', '。', '；', '：', '！', '？'])
        && !words
            .not_agencies
            .iter()
            .any(|word| name == word || (word.chars().count() >= 2 && name.starts_with(word.as_str())))
        && !name.is_ascii();
    fits.then(|| name.to_owned())
}

/// Whether a name ends like an organ or a place. A bracket at the end does not count: 市财政局（国资委）.
pub(in crate::parse) fn is_organ(name: &str, registry: &Registry) -> bool {
    let bare = name.split(['（', '(']).next().unwrap_or(name);
    let not_unit = registry.agencies.not_units.iter().any(|word| bare == word);
    !not_unit && registry.agencies.organs.iter().any(|organ| bare.ends_with(organ.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::RegistryError;

    #[test]
    fn names_in_titles() -> Result<(), RegistryError> {
        let registry = Registry::builtin()?;
        for (title, name) in [
            ("区民政局2023年上半年工作总结和下半年工作安排", Some("区民政局")),
            ("区民政局2021—2023年工作总结", Some("区民政局")),
            ("区民政局“十三五”期间工作总结", Some("区民政局")),
            ("区民政局近五年工作总结", Some("区民政局")),
            ("2022年7月至2023年6月区民政局工作总结", Some("区民政局")),
            ("市财政局（国资委）2023年上半年工作总结", Some("市财政局（国资委）")),
            ("2023年上半年区民政局工作总结", Some("区民政局")),
            ("镇2023年上半年工作总结", Some("镇")),
            ("市教育系统2023年工作总结", Some("市教育系统")),
            ("关于云岭县林业局2023年上半年工作情况的报告", Some("云岭县林业局")),
            ("云岭县人民政府关于2023年工作情况的报告", Some("云岭县人民政府")),
            ("云岭县政府工作报告", Some("云岭县人民政府")),
            ("云岭省人民政府关于云岭省2023年上半年计划执行情况的报告", Some("云岭省人民政府")),
            ("(某地)2022年云岭旗人民政府工作报告(全文)", Some("云岭旗人民政府")),
            ("政府工作报告", None),
            ("一、上半年工作", None),
            ("2023年政府工作报告", None),
            ("政府工作报告（2022年）", None),
            ("2023年上半年工作总结和下半年工作安排", None),
            ("工作总结", None),
            ("2023年全市民政工作总结", None),
            ("2023年上半年城市管理工作总结", None),
            ("踔厉奋发谱新篇——县医保局2023年上半年工作总结", Some("县医保局")),
            ("县应急管理局工作总结", Some("县应急管理局")),
            ("2024年县政府半年工作总结", Some("县政府")),
            ("2023年云岭县民政局法治建设工作报告", Some("云岭县民政局")),
            ("2023年城乡社区治理工作总结", None),
            ("2023年乡村建设工作总结", None),
            ("2023区民政局年度工作总结", Some("区民政局")),
            ("2022年上半年工作总结（县教育局）", Some("县教育局")),
            ("2022年上半年工作总结（试行）", None),
            ("凝心聚力 担当作为 区医保局2023年上半年工作总结", Some("区医保局")),
            ("一、2009年政府工作的回顾", None),
            ("一、县教育局2021年上半年工作总结", Some("县教育局")),
            ("01 县林业局2020年上半年工作总结", Some("县林业局")),
            ("12345热线管理中心2020年工作总结", Some("12345热线管理中心")),
            ("【县教育局】", Some("县教育局")),
            ("青溪镇20XX年上半年工作总结", Some("青溪镇")),
            ("XX镇xx年工作总结", Some("XX镇")),
            ("XX局202X年工作总结", Some("XX局")),
            ("关于上报2012年上半年工作总结的报告", None),
            ("关于报送县水产局2012年上半年工作总结的报告", Some("县水产局")),
        ] {
            assert_eq!(in_title(title, &registry).as_deref(), name, "{title}");
        }
        Ok(())
    }
}
