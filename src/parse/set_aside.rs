//! Lines that belong to no report by their own looks: blank lines, rulers, page numbers, advertisements, tools of web pages.

use super::{
    lines::{Line, folded},
    marker::marker,
};
use crate::model::SkipReason;
use crate::registry::Adverts;

/// A line longer than this is text, whatever words it has.
const LONGEST_ADVERT: usize = 400;

/// A line with a phrase of a web page is no longer than this, in characters.
const LONGEST_PHRASED: usize = 160;

/// Names of pages in a row are no longer, in characters, but for the last …
const LONGEST_NAME: usize = 10;
/// … and at least so many.
const FEWEST_NAMES: usize = 3;

/// Why a line belongs to no report, if its own looks say so.
pub(super) fn reason(line: &Line<'_>, adverts: &Adverts) -> Option<SkipReason> {
    if line.is_blank() {
        return Some(SkipReason::Blank);
    }
    if is_ruler(line.text) {
        return Some(SkipReason::Separator);
    }
    if is_page_number(line.text) {
        return Some(SkipReason::PageNumber);
    }
    if is_advert(line.text, adverts) {
        return Some(SkipReason::Advertisement);
    }
    is_furniture(line.text, adverts).then_some(SkipReason::Outside)
}

/// `-----`, `=====`, `* * *`: at least three marks and nothing else.
fn is_ruler(text: &str) -> bool {
    let mark = |c: char| "-=*_—–─━﹣－＝＊~～#＃+·•.…◆◇■□●○★☆※|｜/\\".contains(c);
    let marks = text.chars().filter(|c| !c.is_whitespace());
    marks.clone().all(mark) && marks.count() >= 3
}

/// `- 3 -`, `—3—`, `第 3 页`, `第3页 共10页`, `3/10`, `3`.
fn is_page_number(text: &str) -> bool {
    let text = folded(text);
    if text.chars().count() > 14 {
        return false;
    }
    let bare = text.trim_matches(|c: char| "-—–－·~～".contains(c));
    let bare = bare.strip_prefix(['第', 'P', 'p']).unwrap_or(bare);
    let (number, rest) = bare.split_at(bare.find(|c: char| !c.is_ascii_digit()).unwrap_or(bare.len()));
    if number.is_empty() || number.len() > 4 {
        return false;
    }
    let rest = rest.trim_matches(|c: char| "/,，;；（）()".contains(c));
    let rest = rest.strip_prefix('页').unwrap_or(rest).trim_start_matches(['/', ',', '，']);
    let rest = rest.strip_prefix('共').unwrap_or(rest);
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.is_empty() || rest == "页"
}

/// Words of the trade, and an account to follow.
fn is_advert(text: &str, adverts: &Adverts) -> bool {
    let chars = text.chars().count();
    if chars > LONGEST_ADVERT {
        return false;
    }
    let found = |words: &[String]| words.iter().filter(|word| text.contains(word.as_str())).count();
    let strong = found(&adverts.strong);
    let weak = found(&adverts.weak);
    if names_account(text, adverts) {
        return strong * 2 + weak >= 2;
    }
    if marker(text).is_some() {
        return false;
    }
    strong * 2 + weak >= 3
        && (strong >= 2 && chars <= 120 || strong >= 1 && weak >= 2 && chars <= 50 && !text.ends_with('。'))
}

/// `微信：ab12345`, `公众号: name_01`: a word, a colon, and at least five Latin letters or digits.
fn names_account(text: &str, adverts: &Adverts) -> bool {
    adverts.contact.iter().any(|word| {
        text.match_indices(word.as_str()).any(|(at, _)| {
            let rest = text[at + word.len()..].trim_start_matches(['号', '客', '服', ' ']);
            let Some(name) = rest.strip_prefix(['：', ':']) else { return false };
            let letter = |c: &char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '-');
            name.chars().take_while(letter).filter(char::is_ascii_alphanumeric).count() >= 5
        })
    })
}

/// Tools of a web page: the line has a phrase of theirs, or opens with one of their words, is short and no sentence.
pub(super) fn is_furniture(text: &str, adverts: &Adverts) -> bool {
    if is_navigation(text, adverts) {
        return true;
    }
    if text.chars().count() <= LONGEST_PHRASED
        && adverts.phrases.iter().any(|phrase| text.contains(phrase.as_str()))
    {
        return true;
    }
    let short = text.chars().count() <= 80 && !text.contains(['。', '；']);
    let open = text.trim_start_matches(['•', '·', ' ', '【', '[', '[', '（', '(']);
    short && adverts.furniture.iter().any(|word| open.starts_with(word.as_str()) && is_label(open, word))
}

/// The pages of a site in a row: `范文网 > 总结范文 > 正文`; `网站首页 | 机构设置 | 新闻中心 | 政务公开`, where one of them is known.
fn is_navigation(text: &str, adverts: &Adverts) -> bool {
    if text.chars().count() > LONGEST_PHRASED || text.contains(['。', '；', '，']) {
        return false;
    }
    let names = |marks: &[char]| {
        let names: Vec<&str> = text.split(marks).map(str::trim).filter(|name| !name.is_empty()).collect();
        let short = names.iter().rev().skip(1).all(|name| name.chars().count() <= LONGEST_NAME);
        let text = names.iter().rev().skip(1).all(|name| !name.contains(|c: char| c.is_ascii_digit()));
        if short && text { names } else { Vec::new() }
    };
    let known = |names: &[&str]| names.iter().any(|name| adverts.pages.iter().any(|page| page == name));
    let row = |marks: &[char]| Some(names(marks)).filter(|names| names.len() >= FEWEST_NAMES && known(names));
    names(&['>', '＞', '»', '›']).len() >= 3
        || row(&['|', '｜', '丨']).is_some()
        || row(&[' ', '\u{3000}']).is_some()
}

/// Whether a word is all there is, or is followed by what follows a label.
fn is_label(text: &str, word: &str) -> bool {
    let after = text[word.len()..].trim_start();
    after.is_empty() || after.starts_with(['：', ':', '】', ']', '|', '>', '）', ')', '＞', '»'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::RegistryError;

    fn seen(text: &str) -> Result<Option<SkipReason>, RegistryError> {
        let adverts = Adverts::read(include_str!("../../data/adverts.toml"))?;
        Ok(reason(&Line { number: 1, column: 0, text, indented: false }, &adverts))
    }

    #[test]
    fn what_is_set_aside() -> Result<(), RegistryError> {
        for text in ["- 3 -", "—12—", "第 3 页", "第3页 共10页", "3/10", "7", "－ 5 －"] {
            assert_eq!(seen(text)?, Some(SkipReason::PageNumber), "{text}");
        }
        for text in ["-----", "＝＝＝＝", "* * *", "———"] {
            assert_eq!(seen(text)?, Some(SkipReason::Separator), "{text}");
        }
        for text in [
            "更多材料请加微信：hao12345",
            "【某某素材库】会员群每日更新，扫码下载",
            "添加某某AAA：abc789，获取海量公文。",
        ] {
            assert_eq!(seen(text)?, Some(SkipReason::Advertisement), "{text}");
        }
        for text in [
            "上一篇：某县工作总结",
            "时间:2023-11-07 作者:某某",
            "下面是小编整理的总结,供大家参考。",
            "网站首页 | 机构设置 | 新闻中心 | 政务公开",
            "您的位置：首页 >> 政务公开 >> 规划计划 >> 正文",
            "范文网 > 总结范文 > 半年总结 > 县妇联2020年上半年工作总结",
            "首页 机构 要闻 互动",
        ] {
            assert_eq!(seen(text)?, Some(SkipReason::Outside), "{text}");
        }
        assert_eq!(seen("")?, Some(SkipReason::Blank));
        Ok(())
    }

    #[test]
    fn what_is_text() -> Result<(), RegistryError> {
        for text in [
            "通过微信公众号、QQ群发布信息，关注人数增长。",
            "（三）办好农家书屋。更新资料，免费发放。",
            "2023年",
            "12345热线",
            "打印服务窗口3个。",
            "公众号：建设政务公众号2个，关注量上升。",
            "指标 | 计划 | 完成 | 占比",
            "室温>28度的教室装上空调",
            "政务公开 2023年 上半年 工作总结",
            "政务公开",
        ] {
            assert_eq!(seen(text)?, None, "{text}");
        }
        Ok(())
    }
}
