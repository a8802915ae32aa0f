//! 本文独有: what an agency speaks of that its peers do not, and the passages that none of them has the like of.
//!
//! 1. [`Peers`]: whom it is held against. 2. Words by [`keyness`]: those that no peer has, and those that it has far more often; not those that
//!    others of its line of work have as well. 3. Passages by [`lone`]. 4. The result is kept in memory (`knowledge`).

mod peers;

use self::peers::Peers;
use super::{error::WebError, filters::Query, links::Link, state::Visit, words::count};
use crate::{
    compare::{Edges, Keyword, Weights, citation, keyness, lone, per_thousand},
    model::{AgencyTag, PassageRow},
    store::Reader,
};

/// Words of each kind.
const WORDS: usize = 8;
const PASSAGES: usize = 3;
/// More words than this are found, so that some may be left out.
const FOUND: usize = 40;
/// Characters of a passage that are shown.
const BEGINNING: usize = 80;
/// So many peers are named.
const NAMED: usize = 12;

/// A word is its own where it stands so many times as densely as with others of its line of work.
const CLEARLY: f64 = 2.5;

/// What reports of one agency have of their own.
#[derive(Default)]
pub(super) struct Own {
    /// 同层级、同条线的 4 家.
    basis: String,
    peers: Vec<AgencyTag>,
    /// Words that no peer has.
    only: Vec<Keyword>,
    /// Words that it has far more often.
    more: Vec<Keyword>,
    passages: Vec<PassageRow>,
}

impl Own {
    /// Of these reports, all of one agency.
    pub(super) fn of(
        reader: &Reader<'_>,
        reports: &[i64],
        weights: &Weights,
        edges: &Edges,
    ) -> Result<Self, WebError> {
        let heads = reader.report_heads()?;
        let Some(own) = heads.iter().find(|head| reports.contains(&head.id)) else {
            return Ok(Self::default());
        };
        let peers = Peers::of(&heads, &own.agency);
        let texts = reader.texts(reports)?.concat();
        let theirs = reader.texts(&peers.reports)?;
        let spoken: Vec<Vec<String>> = theirs.iter().map(|text| restored(text)).collect();
        let here = restored(&texts);
        let mut words = keyness(&here, &spoken, FOUND, edges);
        // Its own name and line of work tell nothing, nor does what others of its line of work say as well.
        let named = |word: &str| own.agency.label.contains(word) || own.agency.domain.contains(word);
        let of_trade = peers.reports.iter().zip(&spoken).filter(|(id, _)| peers.of_trade.contains(id));
        let trade: Vec<String> = of_trade.flat_map(|(_, text)| text.clone()).collect();
        let usual =
            |word: &Keyword| CLEARLY * per_thousand(&trade, &word.word) > per_thousand(&here, &word.word);
        words.retain(|word| !named(&word.word) && !usual(word));
        let (mut only, mut more): (Vec<Keyword>, Vec<Keyword>) =
            words.into_iter().partition(|word| word.there == 0);
        only.truncate(WORDS);
        more.truncate(WORDS);
        let alone = lone(&texts, &theirs.concat(), weights, PASSAGES);
        let passages = alone.iter().map(|lone| lone.passage.clone()).collect();
        Ok(Self { basis: peers.words, peers: peers.agencies, only, more, passages })
    }
}

fn restored(text: &[PassageRow]) -> Vec<String> {
    text.iter().map(|passage| passage.text.restored()).collect()
}

/// The same as a page shows it.
pub(crate) struct OwnView {
    pub(crate) basis: String,
    /// Some of the peers by name.
    pub(crate) peers: Vec<Link>,
    /// How many more there are.
    pub(crate) more_peers: usize,
    /// Words that no peer has, each with the passages that have it, and how often: `12 次`.
    pub(crate) only: Vec<(Link, String)>,
    /// Words that it has far more often: `12 次，这几家共 3 次`.
    pub(crate) more: Vec<(Link, String)>,
    pub(crate) passages: Vec<OwnPassage>,
    /// A few of the words, for where all is folded.
    pub(crate) lead: String,
}

/// A passage that no peer has the like of.
pub(crate) struct OwnPassage {
    pub(crate) beginning: String,
    /// Its place in the report.
    pub(crate) place: Link,
}

impl OwnView {
    /// For a page of these reports, all of one agency; `None` where there is nothing to hold them against.
    pub(crate) fn of(visit: &Visit<'_>, agency: i64, reports: &[i64]) -> Result<Option<Self>, WebError> {
        let known = visit.known()?;
        let own = known.own(visit.reader, reports)?;
        if own.peers.is_empty() {
            return Ok(None);
        }
        let theirs =
            if own.peers.len() == 1 { "一家".to_owned() } else { format!(" {} 家", own.peers.len()) };
        let word = |word: &Keyword| {
            let mut search = Query::of_words(word.word.as_str());
            search.selection.agencies = vec![agency];
            let times = match word.there {
                0 => format!("{} 次", count(word.here)),
                there => format!("{} 次，这{}共 {} 次", count(word.here), theirs, count(there)),
            };
            (Link::new(word.word.clone(), search.href("/search")), times)
        };
        let passage = |passage: &PassageRow| OwnPassage {
            beginning: beginning(passage),
            place: Link::new(citation(passage), format!("/reports/{}#L{}", passage.report_id, passage.line)),
        };
        Ok(Some(Self {
            lead: lead(&own),
            basis: own.basis.clone(),
            peers: own.peers.iter().take(NAMED).map(Link::agency).collect(),
            more_peers: own.peers.len().saturating_sub(NAMED),
            only: own.only.iter().map(word).collect(),
            more: own.more.iter().map(word).collect(),
            passages: own.passages.iter().map(passage).collect(),
        }))
    }
}

/// A few of its words; something else to say where there are none.
fn lead(own: &Own) -> String {
    let words: Vec<&str> =
        own.only.iter().take(3).chain(own.more.iter().take(3)).map(|word| word.word.as_str()).collect();
    if words.is_empty() { "看看与别家有什么不同".to_owned() } else { words.join("、") }
}

/// The beginning of a passage: enough to see what it is about.
fn beginning(passage: &PassageRow) -> String {
    let text = passage.text.restored();
    let mut words: String = text.chars().take(BEGINNING).collect();
    if text.chars().count() > BEGINNING {
        words.push('…');
    }
    words
}
