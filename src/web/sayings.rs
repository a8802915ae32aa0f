//! 新提法, 不再提: what one of two reports calls its matters and the other has nowhere.
//!
//! 1. Names in quotes and book marks ([`names_only_in`]), and words that it uses more than once ([`words_only_in`]), held against other reports
//!    of the same line of work to tell what is a word. 2. One list, the strongest first: how often it stands, a name in quotes before a word
//!    that stands a little more often, since whoever puts it in quotes means to coin it.

use std::sync::Arc;

use super::{
    error::WebError,
    filters::Query,
    knowledge::{Known, Wanted},
    state::Visit,
};
use crate::{
    compare::{
        Edges, Phrase,
        changes::{Usual, names_only_in, words_only_in},
    },
    model::{AgencyTag, PassageRow, Period, ReportHead},
};

/// So many are in sight; the rest is folded.
const SHOWN: usize = 12;
/// More than this of one side are a list that nobody reads.
const MOST: usize = 40;
/// So many other reports tell what is a word; more would only take longer.
const OTHERS: usize = 40;
/// What so many percent of the agencies write is usual, …
const USUAL: u32 = 10;
/// … where there are so many reports of a period to tell.
const ENOUGH: usize = 12;
/// How many times more a word has to stand to come before a name in quotes.
const QUOTED: usize = 2;
/// So many stand for all where these are folded.
const NAMED: usize = 4;

/// What only one of two reports says. The text of neither is kept, only words and places.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sayings {
    /// The strongest, …
    pub(crate) first: Vec<Saying>,
    /// … and the rest.
    pub(crate) rest: Vec<Saying>,
}

/// A name or a word.
#[derive(Debug, Clone)]
pub(crate) struct Saying {
    pub(crate) word: String,
    pub(crate) times: usize,
    /// The first passage that has it.
    pub(crate) href: String,
    /// Who else writes so.
    pub(crate) everywhere: String,
    /// What it counts by.
    strength: usize,
}

/// An earlier and a later report.
pub(crate) type OldAndNew<'a> = [&'a ReportHead; 2];

/// What the later report says and the earlier one does not, and the other way round; kept in memory. `heads` are all reports.
pub(crate) fn sayings(
    visit: &Visit<'_>,
    pair: OldAndNew<'_>,
    heads: &[ReportHead],
) -> Result<Arc<[Sayings; 2]>, WebError> {
    let known = visit.known()?;
    known.said(pair.map(|head| head.id), || find(visit, &known, pair, heads))
}

/// What a report says for the first time, and no more, since the period before.
pub(crate) struct Since {
    pub(crate) said: Arc<[Sayings; 2]>,
    /// A few of the words, for where all is folded.
    pub(crate) lead: String,
    /// The two held against each other.
    pub(crate) changes: String,
}

impl Since {
    /// Of a report; `None` where its agency has none of a period before, or where nothing came or went.
    pub(crate) fn of(visit: &Visit<'_>, report: i64) -> Result<Option<Self>, WebError> {
        let heads = visit.reader.report_heads()?;
        let Some([old, new]) = before(report, &heads) else { return Ok(None) };
        let said = sayings(visit, [old, new], &heads)?;
        let few = |side: &Sayings| -> Vec<String> {
            side.first.iter().take(NAMED).map(|saying| saying.word.clone()).collect()
        };
        let (kind, words) = match (few(&said[0]), few(&said[1])) {
            (come, gone) if come.is_empty() => ("不再提", gone),
            (come, _) => ("新提法", come),
        };
        if words.is_empty() {
            return Ok(None);
        }
        let period = old.period.map(Period::label).unwrap_or_default();
        let lead = format!("与{period}相比，{kind}：{}", words.join("、"));
        Ok(Some(Self { said, lead, changes: Query::of_reports(vec![old.id, new.id]).href("/changes") }))
    }
}

/// A report, after the last one of its agency in a period before.
fn before(report: i64, heads: &[ReportHead]) -> Option<OldAndNew<'_>> {
    let new = heads.iter().find(|head| head.id == report)?;
    let earlier = heads
        .iter()
        .filter(|head| head.agency.id == new.agency.id && head.period.is_some() && head.period < new.period);
    Some([earlier.max_by_key(|head| (head.period, head.id))?, new])
}

fn find(
    visit: &Visit<'_>,
    known: &Known,
    [old, new]: OldAndNew<'_>,
    heads: &[ReportHead],
) -> Result<[Sayings; 2], WebError> {
    let texts = visit.reader.texts(&[old.id, new.id])?;
    let others = restored(&visit.reader.texts(&others([old, new], heads))?.concat());
    let spoken = |period: Option<Period>| -> Result<Spoken<'_>, WebError> {
        let phrases = usual(visit, known, heads, new, period)?;
        Ok(Spoken { phrases, edges: known.edges(), others: &others, agency: &new.agency })
    };
    // What everybody wrote in the other's period is not new, or not gone.
    let (then, now) = (spoken(old.period)?, spoken(new.period)?);
    let (before, after) = (restored(&texts[0]), restored(&texts[1]));
    let links = |found: Vec<(String, usize)>, texts: &[PassageRow]| {
        let saying = |(word, strength): (String, usize)| saying(visit, texts, word, strength);
        let mut all: Vec<Saying> = found.into_iter().filter_map(saying).collect();
        all.sort_by_key(|saying| std::cmp::Reverse(saying.strength));
        all.truncate(MOST);
        let rest = all.split_off(all.len().min(SHOWN));
        Sayings { first: all, rest }
    };
    Ok([links(then.only_in(&after, &before), &texts[1]), links(now.only_in(&before, &after), &texts[0])])
}

/// What is usual in a period: set phrases of other agencies, and where too few of them wrote then, of all reports. Matters are none: what
/// everybody writes of for the first time is new, too.
fn usual(
    visit: &Visit<'_>,
    known: &Known,
    heads: &[ReportHead],
    new: &ReportHead,
    period: Option<Period>,
) -> Result<Vec<Phrase>, WebError> {
    let strangers = heads.iter().filter(|head| head.agency.id != new.agency.id);
    let then: Vec<i64> = strangers.filter(|head| head.period == period).map(|head| head.id).collect();
    let phrases = if then.len() < ENOUGH {
        known.phrases(visit.reader, Wanted::default())?
    } else {
        known.phrases_among(visit.reader, then, Wanted { share: USUAL, ..Wanted::default() })?
    };
    let matter = |phrase: &&Phrase| !visit.theme_words.contains_key(&phrase.text);
    Ok(phrases.iter().filter(matter).cloned().collect())
}

/// Other reports, those of the same line of work first.
fn others([old, new]: OldAndNew<'_>, heads: &[ReportHead]) -> Vec<i64> {
    let mut others: Vec<&ReportHead> =
        heads.iter().filter(|head| head.id != old.id && head.id != new.id).collect();
    others.sort_by_key(|head| !head.agency.shares_domain(&new.agency));
    others.into_iter().take(OTHERS).map(|head| head.id).collect()
}

fn restored(passages: &[PassageRow]) -> Vec<String> {
    passages.iter().map(|passage| passage.text.restored()).collect()
}

/// What is needed to tell what is said.
struct Spoken<'a> {
    phrases: Vec<Phrase>,
    edges: [&'a Edges; 2],
    others: &'a [String],
    agency: &'a AgencyTag,
}

impl Spoken<'_> {
    /// What `texts` say and `others` do not: each with what it has beyond the times that it stands.
    fn only_in(&self, texts: &[String], others: &[String]) -> Vec<(String, usize)> {
        let [edges, plain] = self.edges;
        let usual = Usual { phrases: &self.phrases, edges, plain, others: self.others };
        let names = names_only_in(texts, others);
        let own = |word: &str| self.agency.label.contains(word) || word.contains(&self.agency.label);
        let told = |word: &str| names.iter().any(|name| name.contains(word) || word.contains(name.as_str()));
        let words = words_only_in(texts, others, &usual, MOST).into_iter().map(|found| found.word);
        let words: Vec<String> = words.filter(|word| !own(word) && !told(word)).collect();
        names.into_iter().map(|name| (name, QUOTED)).chain(words.into_iter().map(|word| (word, 0))).collect()
    }
}

/// With its place; `None` where no passage has it.
fn saying(visit: &Visit<'_>, texts: &[PassageRow], word: String, more: usize) -> Option<Saying> {
    let first = texts.iter().find(|passage| passage.text.restored().contains(&word))?;
    let times: usize = texts.iter().map(|passage| passage.text.restored().matches(&word).count()).sum();
    Some(Saying {
        times,
        href: format!("/reports/{}#L{}", first.report_id, first.line),
        everywhere: visit.everywhere().for_words(word.as_str()).href("/search"),
        strength: times + more,
        word,
    })
}
