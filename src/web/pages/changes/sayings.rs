//! 新提法, 不再提: what one of two reports calls its matters and the other has nowhere.
//!
//! 1. Names in quotes and book marks ([`names_only_in`]), and words that it uses more than once ([`words_only_in`]), held against other reports
//!    of the same line of work to tell what is a word. 2. One list, the strongest first: how often it stands, a name in quotes before a word
//!    that stands a little more often, since whoever puts it in quotes means to coin it.

use crate::{
    compare::{
        Edges, Phrase,
        changes::{Usual, names_only_in, words_only_in},
    },
    model::{AgencyTag, PassageRow, Period, ReportHead},
    web::{
        error::WebError,
        knowledge::{Known, Wanted},
        pages::changes::pairs::Pair,
        state::Visit,
    },
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

/// What only one of two reports says.
#[derive(Default)]
pub(super) struct Sayings {
    /// The strongest, …
    pub(super) first: Vec<Saying>,
    /// … and the rest.
    pub(super) rest: Vec<Saying>,
}

/// A name or a word.
pub(super) struct Saying {
    pub(super) word: String,
    pub(super) times: usize,
    /// The first passage that has it.
    pub(super) href: String,
    /// Who else writes so.
    pub(super) everywhere: String,
    /// What it counts by.
    strength: usize,
}

/// What the later report says and the earlier one does not, and the other way round.
pub(super) fn sayings(
    visit: &Visit<'_>,
    pair: &Pair<'_>,
    heads: &[ReportHead],
    [old, new]: [&[PassageRow]; 2],
) -> Result<[Sayings; 2], WebError> {
    let known = visit.known()?;
    let others = restored(&visit.reader.texts(&others(pair, heads))?.concat());
    let spoken = |period: Option<Period>| -> Result<Spoken<'_>, WebError> {
        Ok(Spoken {
            phrases: usual(visit, &known, heads, pair, period)?,
            edges: known.edges(),
            others: &others,
            agency: &pair.new.agency,
        })
    };
    // What everybody wrote in the other's period is not new, or not gone.
    let (then, now) = (spoken(pair.old.period)?, spoken(pair.new.period)?);
    let (before, after) = (restored(old), restored(new));
    let links = |found: Vec<(String, usize)>, texts: &[PassageRow]| {
        let saying = |(word, strength): (String, usize)| saying(visit, texts, word, strength);
        let mut all: Vec<Saying> = found.into_iter().filter_map(saying).collect();
        all.sort_by_key(|saying| std::cmp::Reverse(saying.strength));
        all.truncate(MOST);
        let rest = all.split_off(all.len().min(SHOWN));
        Sayings { first: all, rest }
    };
    Ok([links(then.only_in(&after, &before), new), links(now.only_in(&before, &after), old)])
}

/// What is usual in a period: set phrases of other agencies, and where too few of them wrote then, of all reports. Matters are none: what
/// everybody writes of for the first time is new, too.
fn usual(
    visit: &Visit<'_>,
    known: &Known,
    heads: &[ReportHead],
    pair: &Pair<'_>,
    period: Option<Period>,
) -> Result<Vec<Phrase>, WebError> {
    let strangers = heads.iter().filter(|head| head.agency.id != pair.new.agency.id);
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
fn others(pair: &Pair<'_>, heads: &[ReportHead]) -> Vec<i64> {
    let mut others: Vec<&ReportHead> =
        heads.iter().filter(|head| head.id != pair.old.id && head.id != pair.new.id).collect();
    others.sort_by_key(|head| !head.agency.shares_domain(&pair.new.agency));
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
