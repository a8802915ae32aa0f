//! Names of shares, growth and ranks.

use crate::model::{Figure, FigureKind};
use crate::registry::Sort;

use super::around::Around;
use super::phrase::{Namer, Phrase};
use super::said::{said, trim_end};
use super::tokens::Token;
use super::topic::{Last, joined, render};

/// A task so short does not say of what: 预算, 全年任务.
const SHORT_TASK: usize = 5;
/// A rate so short does not say of what: 参检率.
const SHORT_RATE: usize = 3;

/// 增速排名全市第7 → 消费品零售总额增速排名.
pub(super) fn rank(namer: &Namer<'_>, around: &Around) -> Phrase {
    let ranking = around.before.iter().rposition(|token| token.has(Sort::Ranking));
    let before = &around.before[..ranking.unwrap_or(around.before.len())];
    let own = render(namer.text, &said(namer.text, before).name);
    let subject = if own.is_empty() || own == "数量" {
        match &namer.last {
            Some(last) if around.same_sentence && last.kind == FigureKind::Growth => {
                format!("{}增速", last.noun)
            }
            Some(last) if around.same_sentence => last.name.clone(),
            _ => namer.about("", around),
        }
    } else if namer.words.is_generic(&own) {
        format!("{}{own}", namer.about("", around))
    } else {
        own
    };
    let subject = subject.split("排名").next().unwrap_or(&subject);
    Phrase::of(format!("{subject}排名"), subject.to_owned())
}

/// 同比增长8.4% → 产业增加值同比增速; 高于全市固投0.2个百分点 → 技改投资增速高于全市固投.
pub(super) fn growth(namer: &Namer<'_>, around: &Around, figure: &Figure) -> Phrase {
    let is_points = figure.unit.contains("百分点");
    let mut places = (0..around.before.len()).filter(|at| around.before[*at].has(Sort::Growth));
    let Some(at) = (if is_points { places.next() } else { places.next_back() }) else {
        let mut phrase = namer.with_before(around, figure);
        if !phrase.text.is_empty() && !phrase.text.ends_with(['速', '率', '度', '重', '比']) {
            phrase.text.push_str("增速");
        }
        return phrase;
    };
    let subject = subject(namer, &around.before[..at], around);
    if is_points {
        return points(namer, around, at, &subject);
    }
    let word = render(namer.text, &around.before[at..=at]);
    let compared = compared(namer, &around.before[..at], &word);
    let subject = subject.trim_end_matches("增速").to_owned();
    let ending = if around.before[at].may_be_verb() { "变化幅度" } else { "增速" };
    Phrase::of(format!("{subject}{compared}{ending}"), subject)
}

/// Against what: 同比, 环比; empty for plain growth.
fn compared(namer: &Namer<'_>, before: &[Token], word: &str) -> String {
    if word.starts_with("同比") {
        return "同比".to_owned();
    }
    let compare = before.iter().rfind(|token| token.has(Sort::Compare));
    match compare.map(|token| render(namer.text, std::slice::from_ref(token))) {
        Some(word) if word == "环比" => word,
        Some(_) => "同比".to_owned(),
        None => String::new(),
    }
}

/// What grew: the words before the growth, or what the number before was about.
fn subject(namer: &Namer<'_>, before: &[Token], around: &Around) -> String {
    let end = before.iter().position(|token| token.has(Sort::Compare)).unwrap_or(before.len());
    let name = said(namer.text, trim_end(&before[..end])).name;
    let own = render(namer.text, &name);
    if !own.is_empty() && !namer.words.is_generic(&own) && own != "较" && own != "比" {
        return own;
    }
    let own = if matches!(own.as_str(), "较" | "比" | "同比") { "" } else { own.as_str() };
    match namer.last.as_ref() {
        Some(last) if matches!(last.kind, FigureKind::Growth | FigureKind::Rank) || of_task(last) => {
            format!("{}{own}", last.noun)
        }
        Some(last) => format!("{}{own}", last.phrase),
        None => format!("{}{own}", namer.about("", around)),
    }
}

/// Whether the number before said how much of a task is done: what grows is not that.
fn of_task(last: &Last) -> bool {
    let part = last.name.ends_with("完成率") || last.name.contains('占');
    last.kind == FigureKind::Ratio && !last.noun.is_empty() && part
}

/// 较一季度回升7.3个百分点: what is compared is part of the name.
fn points(namer: &Namer<'_>, around: &Around, at: usize, subject: &str) -> Phrase {
    let words: String = render(namer.text, &around.before[at..]);
    let of_growth = namer.last.as_ref().is_some_and(|last| last.kind == FigureKind::Growth);
    let rate = if of_growth && !subject.ends_with("增速") { "增速" } else { "" };
    Phrase::of(format!("{subject}{rate}{words}"), subject.to_owned())
}

/// 同比增长120万元 → 财政收入同比增长额; `None` where no growth stands in front of the number.
pub(super) fn increase(namer: &Namer<'_>, around: &Around, figure: &Figure) -> Option<Phrase> {
    let before = trim_end(&around.before);
    let (last, front) = before.split_last()?;
    let word = render(namer.text, std::slice::from_ref(last));
    if !last.has(Sort::Growth) || !around.behind.noun.is_empty() || word == "提升" {
        return None;
    }
    let subject = subject(namer, front, around);
    let word = word.trim_end_matches('了');
    let compared = if word.starts_with("同比") { String::new() } else { compared(namer, front, word) };
    let ending = if figure.kind == FigureKind::Amount { "额" } else { "数" };
    Some(Phrase::of(format!("{subject}{compared}{word}{ending}"), subject))
}

/// 完成率50%, 占总支出的84.3%, 100%参保, 95%以上行政村开通5G信号.
pub(super) fn ratio(namer: &Namer<'_>, around: &Around, figure: &Figure) -> Phrase {
    if let Some(phrase) = share(namer, around) {
        return phrase;
    }
    if let Some(at) = around.before.iter().position(|token| token.has(Sort::Growth)) {
        let subject = subject(namer, &around.before[..at], around);
        return points(namer, around, at, &subject);
    }
    if figure.unit.contains('点') {
        return namer.with_before(around, figure);
    }
    task(namer, around).unwrap_or_else(|| rate(namer, around, figure))
}

/// 占总支出的比重为84.3% → 民生支出占总支出比重.
fn share(namer: &Namer<'_>, around: &Around) -> Option<Phrase> {
    let at = around.before.iter().rposition(|token| token.has(Sort::Share))?;
    let whole = render(namer.text, trim_end(&around.before[at + 1..]));
    let whole = whole.trim_end_matches("比重").trim_end_matches("比例").trim_end_matches('的');
    let subject = subject(namer, &around.before[..at], around);
    let part = if whole.is_empty() { "占比".to_owned() } else { format!("占{whole}比重") };
    Some(Phrase::of(format!("{subject}{part}"), subject))
}

/// 完成总工程量的65% → 总工程量完成率.
fn task(namer: &Namer<'_>, around: &Around) -> Option<Phrase> {
    let last = around.before.iter().rposition(|token| namer.text[token.range.clone()] == ['的'])?;
    let only_marks = around.before[last + 1..].iter().all(|token| !token.is_noun() && !token.is_verb());
    let light = around.before[..last].iter().rposition(|token| token.has(Sort::Light))?;
    let task = render(namer.text, &around.before[light + 1..last]);
    let about = namer.last.as_ref().filter(|_| around.same_sentence && task.chars().count() <= SHORT_TASK);
    let whole = about.map_or_else(|| task.clone(), |last| joined(&last.phrase, &task));
    let noun = about.map_or_else(|| task.clone(), |last| last.phrase.clone());
    (only_marks && !task.is_empty()).then(|| Phrase::of(format!("{whole}完成率"), noun))
}

/// Whether a rate does not say of what: 参检率, 建设完成率.
fn is_short(rate: &str) -> bool {
    let length = rate.chars().count();
    rate.ends_with('率') && length <= SHORT_RATE || rate.ends_with("完成率") && length <= SHORT_TASK
}

/// A rate that is named, before the number or by what follows it.
fn rate(namer: &Namer<'_>, around: &Around, figure: &Figure) -> Phrase {
    let said = &around.said;
    let own = render(namer.text, &said.name);
    let behind = render(namer.text, &around.behind.noun);
    let deed = render(namer.text, &around.behind.deed);
    if own.is_empty() && behind == "比例" && !deed.is_empty() {
        return Phrase::of(format!("{deed}比例"), deed);
    }
    if own.is_empty() && !behind.is_empty() && !deed.is_empty() {
        return Phrase::of(format!("{deed}{behind}占比"), behind);
    }
    let follows = if behind.is_empty() { deed } else { behind };
    if !own.is_empty() && !follows.is_empty() && !own.ends_with('率') && !own.ends_with('度') {
        return Phrase::of(format!("{own}{follows}率"), own);
    }
    let of_plan = own.ends_with(['务', '标', '划', '算']) && around.said.verbal;
    let own = if of_plan { format!("{own}完成率") } else { own };
    if namer.words.is_generic(&own) || is_short(&own) {
        let subject = render(namer.text, &said.subject);
        let about = match namer.last.as_ref().filter(|_| around.clause_between.is_empty()) {
            Some(last) if subject.chars().count() < 2 => match last.kind {
                FigureKind::Ratio | FigureKind::Growth | FigureKind::Rank => last.noun.clone(),
                _ => last.phrase.clone(),
            },
            None if is_short(&own) && subject.is_empty() && around.clause_between.is_empty() => String::new(),
            _ => namer.about(&subject, around),
        };
        return Phrase::of(joined(&about, &own), about);
    }
    if of_plan {
        return Phrase::of(own, String::new());
    }
    let mut phrase = namer.with_before(around, figure);
    phrase.noun = namer
        .last
        .as_ref()
        .filter(|_| around.same_sentence)
        .map_or_else(String::new, |last| last.noun.clone());
    phrase
}
