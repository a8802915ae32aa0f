//! The name of a number, from the words around it and from the number before.

use std::ops::Range;

use crate::model::{Figure, FigureKind};
use crate::registry::{Indicators, Sort};

use super::around::{Around, around, clause_after};
use super::cut::cut;
use super::rate;
use super::said::trim_start;
use super::tokens::{Token, verbs_at_end, verbs_at_start};
use super::topic::{Last, belongs, joined, remembered, render};

/// A noun before the number is put in front of the noun behind it up to so many characters (两山公司36个项目).
const OWNER: usize = 8;
/// What a subject in front of a vague name may have.
const SUBJECT: std::ops::RangeInclusive<usize> = 2..=12;
/// A name of a list that may take the verb of the name before.
const ITEM: usize = 5;

/// Names the numbers of one paragraph one after another.
#[derive(Debug)]
pub(super) struct Namer<'a> {
    /// The paragraph.
    pub(super) text: &'a [char],
    /// The vocabulary.
    pub(super) words: &'a Indicators,
    /// What the number before was named after.
    pub(super) last: Option<Last>,
    spans: &'a [Range<usize>],
    heading: String,
}

/// A name, and the same without the ending that was added to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// 办理信访件数.
    pub(super) name: String,
    /// 办理信访件.
    pub(super) bare: String,
}

/// A name in the making.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrase {
    /// Without the ending that says what is measured.
    pub(super) text: String,
    /// The thing alone.
    pub(super) noun: String,
    /// The verb that it begins with.
    pub(super) verb: String,
}

impl Phrase {
    /// A name without a verb.
    pub(super) fn of(text: String, noun: String) -> Self {
        Self { text, noun, verb: String::new() }
    }
}

impl<'a> Namer<'a> {
    /// For the numbers at `spans` of a text. `heading`: what the paragraph is about.
    pub(super) fn new(
        text: &'a [char],
        spans: &'a [Range<usize>],
        heading: String,
        words: &'a Indicators,
    ) -> Self {
        Self { text, words, spans, heading, last: None }
    }

    /// The name of the number at this place of the list.
    pub(super) fn name(&mut self, at: usize, figure: &Figure) -> Named {
        let around = around(self.text, self.spans, at, self.words);
        if let Some(point) = around.point.clone() {
            self.last = None;
            self.heading = point;
        }
        let made = match figure.kind {
            FigureKind::Rank => rate::rank(self, &around),
            FigureKind::Growth => rate::growth(self, &around, figure),
            FigureKind::Ratio => rate::ratio(self, &around, figure),
            _ => self.counted(&around, figure),
        };
        let suffix = self.suffix(&made.text, figure);
        let name = cut(&format!("{}{suffix}", made.text));
        let bare = made.text.clone();
        if !made.text.is_empty() {
            let Phrase { text, noun, verb } = made;
            self.last = Some(Last {
                phrase: remembered(text),
                noun: remembered(noun),
                verb: remembered(verb),
                name: name.clone(),
                kind: figure.kind,
                unit: figure.unit.clone(),
            });
        }
        Named { name, bare }
    }

    /// Money, things and measures.
    fn counted(&self, around: &Around, figure: &Figure) -> Phrase {
        if let Some(phrase) = rate::increase(self, around, figure) {
            return phrase;
        }
        if let Some(phrase) = self.takes_part(around, figure) {
            return phrase;
        }
        let vague = || self.words.is_generic(&render(self.text, &around.said.name));
        if counts_behind(around, figure, vague) {
            return self.with_behind(around);
        }
        self.with_before(around, figure)
    }

    /// 教师4000余人参加研修 → 参加研修: who took part stands before, in what behind.
    fn takes_part(&self, around: &Around, figure: &Figure) -> Option<Phrase> {
        let people = matches!(figure.unit.as_str(), "人" | "名" | "人次") && around.behind.noun.is_empty();
        if !people {
            return None;
        }
        let deed = render(self.text, &around.behind.deed);
        let part = deed.starts_with("参加") || deed.starts_with("参与");
        let named =
            around.said.name.iter().any(Token::is_noun) && !around.said.name.iter().any(Token::is_verb);
        (part && named).then(|| Phrase::of(deed.clone(), deed))
    }

    /// 新建12个项目 → 新建项目; 3户企业入选百强榜 → 入选百强榜企业.
    fn with_behind(&self, around: &Around) -> Phrase {
        let (said, behind) = (&around.said, &around.behind);
        let noun = render(self.text, &behind.noun);
        let deed = render(self.text, &behind.deed);
        let of_clause = |token: &Token| token.has(Sort::Verb) || token.has(Sort::Either) && said.is_verb();
        let verb = match said.name.last() {
            Some(last) if of_clause(last) && !said.toward => render(self.text, &verbs_at_end(&said.name)),
            _ => String::new(),
        };
        if !verb.is_empty() {
            return Phrase { text: format!("{verb}{noun}"), noun, verb };
        }
        let apart = said.toward || said.listed || said.light || said.is_verb();
        let owner = if apart { String::new() } else { render(self.text, &said.name) };
        let has_owner = !owner.is_empty() && owner.chars().count() <= OWNER && !owner.contains('、');
        if noun.is_empty() && behind.deed.iter().all(Token::may_be_verb) && !deed.is_empty() {
            let about = self.about("", around); // 15项正在推进
            return Phrase::of(joined(&about, &deed), about);
        }
        if !deed.is_empty() && (!has_owner || noun.is_empty()) {
            let about = if noun.is_empty() { deed.clone() } else { noun.clone() };
            return Phrase::of(format!("{deed}{noun}"), about);
        }
        Phrase::of(if has_owner { format!("{owner}{noun}") } else { noun.clone() }, noun)
    }

    /// The name before the number, with what it is about where it does not say it.
    pub(super) fn with_before(&self, around: &Around, figure: &Figure) -> Phrase {
        let said = &around.said;
        let name = render(self.text, &said.name);
        let opening = verbs_at_start(&said.name);
        let verb = if opening.len() == said.name.len() { name.clone() } else { render(self.text, opening) };
        let noun = render(self.text, trim_start(&said.name[opening.len()..]));
        if name.is_empty() {
            return self.unnamed(around);
        }
        let light =
            said.name.first().is_some_and(|first| first.has(Sort::Light)) && self.words.is_generic(&noun);
        if said.is_verb() || light || self.words.is_generic(&name) {
            if !around.behind.noun.is_empty() {
                let noun = render(self.text, &around.behind.noun);
                return Phrase::of(format!("{noun}{name}"), noun);
            }
            let about = self.about_vague(&name, around, figure);
            let text = joined(&about, &name);
            return Phrase::of(text, if about.is_empty() { noun } else { about });
        }
        if let Some(last) = self.inherits(&name, around, figure).filter(|_| verb.is_empty()) {
            return Phrase { text: format!("{}{name}", last.verb), noun, verb: last.verb.clone() };
        }
        let aside = said.name.first().is_some_and(|first| first.has(Sort::Light)) && around.same_sentence;
        if let Some(last) = self.last.as_ref().filter(|last| aside && !last.noun.is_empty()) {
            return Phrase::of(name, last.noun.clone()); // 涉及补贴30人次: what follows is about the thing before
        }
        let subject = render(self.text, &said.subject);
        let acts = said.subject.first().is_some_and(Token::may_be_verb);
        if !acts && belongs(&subject, &name) {
            return Phrase { text: format!("{subject}{name}"), noun, verb };
        }
        Phrase { text: name, noun, verb }
    }

    /// The name before, if this one is another of its list and takes its verb: 查获象牙3件、皮张2件.
    fn inherits(&self, name: &str, around: &Around, figure: &Figure) -> Option<&Last> {
        let short = name.chars().count() <= ITEM && around.clause_between.is_empty();
        self.last.as_ref().filter(|last| {
            let listed = around.in_list || short && last.unit == figure.unit;
            listed && !around.said.verbal && around.same_sentence && !last.verb.is_empty()
        })
    }

    /// What a vague name is about. A bare verb (处罚25人) is about the number before only where that counts the same.
    fn about_vague(&self, name: &str, around: &Around, figure: &Figure) -> String {
        let light = around.said.name.first().is_some_and(|first| first.has(Sort::Light));
        let generic = self.words.is_generic(name) || light;
        let subject = render(self.text, &around.said.subject);
        if SUBJECT.contains(&subject.chars().count()) {
            return subject;
        }
        if generic && figure.kind == FigureKind::Amount {
            let purpose = clause_after(self.text, around.end, self.words);
            if !purpose.is_empty() {
                return purpose;
            }
        }
        let rate = |last: &Last| {
            let about = if last.noun.is_empty() { &last.phrase } else { &last.noun };
            last.kind == FigureKind::Ratio && about.ends_with('率')
        };
        let counts = figure.kind == FigureKind::Count && around.clause_between.is_empty();
        if counts && self.last.as_ref().is_some_and(rate) {
            return String::new(); // 发放率100%，开展培训4期: a rate is nothing to count of
        }
        let same = self.last.as_ref().is_some_and(|last| last.unit == figure.unit) && around.same_sentence;
        let times = matches!(figure.unit.as_str(), "次" | "场" | "场次" | "期");
        let only_light = around.said.light;
        if !generic && !only_light && (times || !same && around.clause_between.is_empty()) {
            return String::new();
        }
        self.about("", around)
    }

    /// A number with no name of its own: named as the one before, as what follows the next one, or as the heading.
    fn unnamed(&self, around: &Around) -> Phrase {
        if let Some(last) = self.last.as_ref().filter(|_| around.adjoins || around.same_sentence) {
            return Phrase { text: last.phrase.clone(), noun: last.noun.clone(), verb: last.verb.clone() };
        }
        let about = self.about("", around);
        Phrase::of(about.clone(), about)
    }

    /// What a vague name is about: its own subject, the clause before, the number before, the heading.
    pub(super) fn about(&self, subject: &str, around: &Around) -> String {
        if SUBJECT.contains(&subject.chars().count()) {
            return subject.to_owned();
        }
        if !around.clause_between.is_empty() {
            return around.clause_between.clone();
        }
        match &self.last {
            Some(last) if !last.noun.is_empty() => last.noun.clone(),
            Some(last) => last.phrase.clone(),
            None => self.heading.clone(),
        }
    }

    /// What is added to a phrase.
    fn suffix(&self, phrase: &str, figure: &Figure) -> &str {
        let whole = phrase.is_empty()
            || matches!(figure.kind, FigureKind::Growth | FigureKind::Rank)
            || figure.unit.contains('点')
            || self.words.is_whole(phrase, figure.kind);
        let unit = if figure.base.is_empty() { figure.unit.as_str() } else { figure.base.as_str() };
        let suffix = if whole { "" } else { self.words.suffix(unit, figure.kind) };
        if !suffix.ends_with('数') {
            return suffix;
        }
        let suffix = if phrase.ends_with("人员") { suffix.trim_start_matches('人') } else { suffix };
        let doubled =
            suffix.chars().next().filter(|first| phrase.ends_with(*first) && suffix.chars().count() > 1);
        doubled.map_or(suffix, |first| &suffix[first.len_utf8()..])
    }
}

/// Whether the noun behind the number is what is counted. `vague`: the name before it only says what is measured.
fn counts_behind(around: &Around, figure: &Figure, vague: impl Fn() -> bool) -> bool {
    let nothing_before = around.said.name.is_empty() || around.said.light && around.said.is_verb();
    if around.behind.noun.is_empty() {
        let named = nothing_before || around.said.toward;
        return named && !around.behind.deed.is_empty() && figure.kind == FigureKind::Count;
    }
    match figure.kind {
        FigureKind::Count => true,
        _ => nothing_before || around.said.ends_in_verb() && !vague(),
    }
}
