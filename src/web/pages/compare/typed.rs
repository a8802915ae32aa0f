//! Choosing by typing: `add=区民政局` names one more report; what names one leads to it, what names none or several is said.

use super::address::{Address, PATH};
use crate::{
    model::ReportHead,
    web::{
        filters::{Opt, Query},
        links::Link,
        namesakes::Namesakes,
    },
};

/// More reports than this are not listed: a longer word finds fewer.
const MOST_LISTED: usize = 20;

/// A word that holds others (人民, 民政, 政府) that name something else.
const GOVERNMENT: &str = "人民政府";

/// What typed words name.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// One report: the comparison with it.
    One(String),
    /// None or several.
    Unclear(Unclear),
}

/// What is said of words that name no single report, and those that they may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unclear {
    pub(super) words: String,
    pub(super) note: String,
    pub(super) links: Vec<Link>,
}

/// What the words of the address name; `None` where it has none. `names` are those of `heads`.
pub(super) fn typed(
    query: &Query,
    address: &Address,
    heads: &[ReportHead],
    names: &Namesakes,
) -> Option<Typed> {
    let words = query.option(Opt::Add)?.to_owned();
    let (columns, others): (Vec<&ReportHead>, Vec<&ReportHead>) =
        named_by(&words, heads, names).into_iter().partition(|head| address.reports().contains(&head.id));
    if let [only] = others.as_slice() {
        return Some(Typed::One(address.added(only.id)));
    }
    if let ([], [column, ..]) = (others.as_slice(), columns.as_slice()) {
        let links = vec![Link::new("照现在的看", address.query.href(PATH))];
        let note = format!("“{}”已经在对读里了。", names.full(column));
        return Some(Typed::Unclear(Unclear { words, note, links }));
    }
    let note = match others.len() {
        0 => format!("没有名称或标题里含“{words}”的材料。可以只写名称里的两三个字，或者从列表里选。"),
        many @ ..=MOST_LISTED => format!("“{words}”可以指 {many} 份材料，请选一份："),
        many => format!("“{words}”可以指 {many} 份材料，下面是前 {MOST_LISTED} 份，多写几个字可以缩小范围："),
    };
    let link = |head: &&ReportHead| Link::new(names.full(head), address.added(head.id));
    let links = others.iter().take(MOST_LISTED).map(link).collect();
    Some(Typed::Unclear(Unclear { words, note, links }))
}

/// The reports that words name: in full, else by all of the words, in name, period or title.
fn named_by<'a>(words: &str, heads: &'a [ReportHead], names: &Namesakes) -> Vec<&'a ReportHead> {
    let asked = plain(words);
    // As the menu has it, and without the file: that names all drafts of a period.
    for known in [names, &Namesakes::default()] {
        let full: Vec<&ReportHead> = heads.iter().filter(|head| plain(&known.full(head)) == asked).collect();
        if !full.is_empty() {
            return full;
        }
    }
    let short: Vec<&ReportHead> = heads.iter().filter(|head| plain(&head.agency.label) == asked).collect();
    if !short.is_empty() {
        return short;
    }
    let asked: Vec<String> = words.split_whitespace().map(plain).collect();
    let has = |head: &&ReportHead| {
        let text = plain(&format!("{}{}", names.full(head), head.title));
        asked.iter().all(|word| text.contains(word))
    };
    let all: Vec<&ReportHead> = heads.iter().filter(has).collect();
    // 民政 stands in 人民政府, too, and nobody who types it means that.
    let apart = |head: &&&ReportHead| {
        let text = plain(&format!("{}\n{}", names.full(head), head.title)).replace(GOVERNMENT, "\n");
        asked.iter().all(|word| text.contains(word))
    };
    let apart: Vec<&ReportHead> = all.iter().filter(apart).copied().collect();
    if apart.is_empty() { all } else { apart }
}

/// Whether a name is that of a government: in a list to type into it comes after the others, which a part of 人民政府 may name.
pub(super) fn is_government(name: &str) -> bool {
    name.contains(GOVERNMENT)
}

/// As one types it: brackets and spaces of either width are no difference.
fn plain(words: &str) -> String {
    let letters = words.chars().filter(|letter| !letter.is_whitespace() && !"（）()".contains(*letter));
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::sample;

    fn head(id: i64, label: &str, title: &str) -> ReportHead {
        ReportHead { title: title.to_owned(), ..sample::head(id, id, label) }
    }

    #[test]
    fn words_name_one_report_or_it_is_said() {
        let heads = [
            head(1, "市民政局", "市民政局上半年总结"),
            head(2, "区民政局", "区民政局总结"),
            head(3, "市民政局养老处", "养老"),
        ];
        let ask = |text: &str| {
            let query = Query::parse(text);
            typed(&query, &Address::of(&query), &heads, &Namesakes::among(&heads))
        };
        let one = |href: &str| Some(Typed::One(href.to_owned()));
        assert_eq!(ask("r=2"), None);
        assert_eq!(ask("r=2&add=市民政局"), one("/compare?r=2&r=1"));
        assert_eq!(ask("add=市民政局（2023年上半年）&by=theme"), one("/compare?r=1&by=theme"));
        assert_eq!(ask("add=养老 2023年"), one("/compare?r=3"));
        let unclear = |text: &str| match ask(text) {
            Some(Typed::Unclear(said)) => (said.note, said.links.len()),
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(unclear("add=民政"), ("“民政”可以指 3 份材料，请选一份：".to_owned(), 3));
        assert_eq!(unclear("r=2&add=区民政").1, 1);
        assert!(unclear("r=2&add=区民政").0.contains("已经在对读里"));
        assert!(unclear("add=海关").0.starts_with("没有名称或标题里含“海关”"));
        let heads = [
            head(1, "甲县人民政府", "政府总结"),
            head(2, "甲县民政局", "民政总结"),
            head(3, "乙县人民政府", ""),
        ];
        let ask = |text: &str| {
            let query = Query::parse(text);
            typed(&query, &Address::of(&query), &heads, &Namesakes::among(&heads))
        };
        assert_eq!(ask("add=民政"), one("/compare?r=2"), "人民政府 is no 民政");
        assert_eq!(ask("add=乙 人民政府"), one("/compare?r=3"));
        assert!(matches!(ask("add=人民政府"), Some(Typed::Unclear(said)) if said.links.len() == 2));
    }
}
