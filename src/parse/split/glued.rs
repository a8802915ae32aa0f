//! Lines in which a title and its text, or a whole report, stand together: sites for documents lose the ends of lines.
//!
//! They are cut into pieces, as at a literal `\n`: a piece knows its line and its place in it, and nothing is moved.

use super::shape::{Shape, shape};
use crate::parse::{lines::Line, marker::marker};
use crate::registry::Registry;

/// Longer lines are no titles, in characters.
const LONGEST_TITLE: usize = 70;
/// Lines in front of the one that begins a report are no longer, in characters; nor are they more than …
const SHORT: usize = 40;
/// … this many.
const FRONT: usize = 20;
/// A title is followed by so many characters at least.
const SOME_TEXT: usize = 16;
/// Where so many letters stand again, the title does.
const HEAD: usize = 5;
/// A line that holds a whole report has so many characters …
const WHOLE: usize = 80;
/// … and more than this share of all, in hundredths.
const SHARE: usize = 60;
/// How numbers of headings are written, from the first.
const NUMBERS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// The lines, those that hold a title and its text cut behind the title, one that holds a whole report cut at its headings.
pub(in crate::parse) fn apart<'a>(lines: Vec<Line<'a>>, registry: &Registry) -> Vec<Line<'a>> {
    let all: usize = lines.iter().map(|line| line.text.chars().count()).sum();
    let whole = lines.iter().position(|line| {
        let chars = line.text.chars().count();
        chars >= WHOLE && chars * 100 >= all * SHARE
    });
    let titled = titled(&lines, registry);
    if whole.is_none() && titled.is_empty() {
        return lines;
    }
    let mut out = Vec::with_capacity(lines.len() + 16);
    let mut titled = titled.into_iter().peekable();
    for (at, line) in lines.into_iter().enumerate() {
        let end = titled.next_if(|(titled, _)| *titled == at).map(|(_, end)| end);
        let mut cuts: Vec<usize> = end.into_iter().collect();
        if whole == Some(at) {
            let from = end.unwrap_or(0);
            cuts.extend(headings(&line.text[from..]).into_iter().map(|cut| from + cut));
        }
        pieces(&line, &cuts, &mut out);
    }
    out
}

/// The lines that begin with a title and go on, and where each title ends: the first of a source, and titles with agency, year
/// and review if there are two (a report a line).
fn titled(lines: &[Line<'_>], registry: &Registry) -> Vec<(usize, usize)> {
    let text = lines.iter().enumerate().filter(|(_, line)| !line.is_blank());
    let first = text.clone().take(FRONT).find(|(_, line)| line.text.chars().count() > LONGEST_TITLE);
    let in_front = |at: usize| lines[..at].iter().all(|line| is_short(line.text));
    let first = first.map(|(at, _)| at).filter(|at| in_front(*at));
    let mut full = Vec::new();
    let mut found = Vec::new();
    for (at, line) in text {
        let Some((end, shape)) = title_end(line.text, registry) else { continue };
        if shape.is_some_and(|shape| shape.agency.is_some() && shape.year && shape.summary && !shape.numbered)
        {
            full.push((at, end));
        } else if first == Some(at) {
            found.push((at, end));
        }
    }
    if full.len() > 1 || full.first().is_some_and(|(at, _)| first == Some(*at)) {
        found.extend(full);
    }
    found.sort_unstable();
    found
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= SHORT && !text.contains(['。', '；'])
}

/// Where the title ends that a line begins with and that text follows in it, in bytes; its shape, where it is that of a
/// report.
fn title_end(text: &str, registry: &Registry) -> Option<(usize, Option<Shape>)> {
    let words = &registry.titles;
    let limit = text.char_indices().nth(LONGEST_TITLE).map_or(text.len(), |(at, _)| at);
    let front = &text[..text.find(['。', '，', '；', '！', '？', ',', ';', '“']).unwrap_or(limit).min(limit)];
    if ["为", "现", "我"].iter().any(|word| front.starts_with(word)) || marker(front).is_some() {
        return None;
    }
    let kinds = words.summaries.iter().chain(&words.plan).chain(&words.others);
    let mut ends: Vec<usize> =
        kinds.flat_map(|word| front.match_indices(word.as_str()).map(|(at, word)| at + word.len())).collect();
    ends.sort_unstable();
    ends.dedup();
    ends.into_iter().rev().find_map(|end| {
        let (title, rest) = text.split_at(end);
        // A title that stands twice: the first is enough.
        let head: String = title.chars().take(HEAD).collect();
        if title.matches(head.as_str()).count() > 1 {
            return None;
        }
        let follows = rest.starts_with(head.as_str())
            || rest.starts_with(char::is_whitespace)
            || words.openings.iter().any(|word| rest.starts_with(word.as_str()));
        if !follows || rest.chars().nth(SOME_TEXT).is_none() || title.chars().nth(5).is_none() {
            return None;
        }
        let shape = shape(title, registry).filter(|shape| !shape.cover);
        let other = words.others.iter().any(|word| title.ends_with(word.as_str()))
            && !words.preamble.iter().any(|word| title.contains(word.as_str()));
        (shape.is_some() || other).then_some((end, shape))
    })
}

/// Where headings begin in a text without ends of lines, in bytes: `一、` `二、` … behind the end of a sentence, and `（一）`
/// `（二）` … between them; in front of these the salutation of a congress, and what follows it.
fn headings(text: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    if let Some(at) = text.find("各位代表：").or_else(|| text.find("各位代表:")) {
        let end = text[at..].find(['：', ':']).map_or(at, |colon| at + colon);
        cuts.extend([at, end + text[end..].chars().next().map_or(0, char::len_utf8)]);
    }
    let mut tops = Vec::new();
    let mut from = 0;
    for number in NUMBERS {
        let Some(at) = top(text, from, number) else { break };
        tops.push(at);
        from = at + number.len_utf8();
    }
    if tops.len() > 1 {
        cuts.extend(&tops);
    } else {
        tops.clear();
    }
    tops.push(text.len());
    let mut start = 0;
    for end in tops {
        cuts.extend(below(&text[start..end]).into_iter().map(|at| start + at));
        start = end;
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// Where `一、` opens a heading: at the start, behind the end of a sentence or behind space.
fn top(text: &str, from: usize, number: char) -> Option<usize> {
    let mark = format!("{number}、");
    let mut found = text[from..].match_indices(&mark).map(|(at, _)| from + at);
    found.find(|at| {
        let ended = text[..*at].ends_with(|c: char| c.is_whitespace() || "。；：！？:;）)”".contains(c));
        (*at == 0 || ended) && marker(&text[*at..]).is_some()
    })
}

/// Where `（一）` `（二）` … stand, if there are two.
fn below(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut from = 0;
    for number in NUMBERS {
        let marks = [format!("（{number}）"), format!("({number})")];
        let Some(at) = marks.iter().filter_map(|mark| text[from..].find(mark.as_str())).min() else { break };
        found.push(from + at);
        from += at + text[from + at..].chars().next().map_or(1, char::len_utf8);
    }
    if found.len() > 1 { found } else { Vec::new() }
}

/// A line in pieces, cut at these bytes, in order.
fn pieces<'a>(line: &Line<'a>, cuts: &[usize], out: &mut Vec<Line<'a>>) {
    let mut start = 0;
    for end in cuts.iter().copied().chain([line.text.len()]) {
        let whole = line.text.get(start..end).unwrap_or_default();
        let text = crate::parse::lines::trim(whole);
        if !text.is_empty() || line.is_blank() {
            let before = line.text[..start].chars().count()
                + whole.find(text).map_or(0, |at| whole[..at].chars().count());
            let indented = line.indented && start == 0;
            out.push(Line { number: line.number, column: line.column + before, text, indented });
        }
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::RegistryError;

    fn cut(texts: &[&'static str]) -> Result<Vec<(u32, usize, &'static str)>, RegistryError> {
        let lines = (1..).zip(texts).map(|(number, text)| Line { number, column: 0, text, indented: false });
        let lines = apart(lines.collect(), &Registry::builtin()?);
        Ok(lines.iter().map(|line| (line.number, line.column, line.text)).collect())
    }

    #[test]
    fn a_report_in_one_line_is_cut_at_title_and_headings() -> Result<(), RegistryError> {
        let text = "云岭县残联2018年上半年工作总结今年以来，县残联扎实推进各项工作。一、主要工作（一）康复服务。发放辅具320件。\
                    （二）就业培训。培训残疾人86人次。二、下半年打算。办好残疾人运动会，做好年度考核准备。";
        let found = cut(&[text])?;
        let starts: Vec<String> = found.iter().map(|(_, _, text)| text.chars().take(4).collect()).collect();
        assert_eq!(starts, ["云岭县残", "今年以来", "一、主要", "（一）康", "（二）就", "二、下半"]);
        for (line, column, piece) in found {
            assert_eq!(line, 1);
            let there: String = text.chars().skip(column).take(piece.chars().count()).collect();
            assert_eq!(there, piece);
        }
        Ok(())
    }

    #[test]
    fn marks_of_all_widths_and_titles_that_stand_twice_are_cut() -> Result<(), RegistryError> {
        let opening = "上半年，我镇干部群众真抓实干，各项指标任务圆满完成，群众满意度不断提高，社会大局和谐稳定，为下半年打牢了基础。";
        let text = format!(
            "{opening}一、工作情况(一)抓农业。种粮3万亩。(二)抓工业。新办企业2家。二、打算(一)抓项目。(二)抓民生。"
        );
        let lines = vec![Line { number: 1, column: 0, text: &text, indented: false }];
        assert_eq!(apart(lines, &Registry::builtin()?).len(), 7);
        let title = "青溪镇上半年工作总结和下半年工作计划";
        let text = format!("{title}{title}{opening}");
        let lines = vec![Line { number: 1, column: 0, text: &text, indented: false }];
        assert_eq!(apart(lines, &Registry::builtin()?)[0].text, title);
        Ok(())
    }

    #[test]
    fn paragraphs_stay_whole() -> Result<(), RegistryError> {
        let review = "云岭县残联2018年上半年工作总结";
        let opening = "今年以来，我局认真贯彻全县工作会议精神，按照年初工作计划 抓好落实，各项指标任务圆满完成，群众满意度不断提高，为下半年打牢了基础。";
        let listed = "我们主要做了以下工作：一、走访困难家庭120户；二、发放慰问金6万元；三、建立台账，做到底数清楚，情况明了，责任到人。";
        let text = [review, opening, listed, opening];
        assert_eq!(cut(&text)?.len(), text.len());
        Ok(())
    }
}
