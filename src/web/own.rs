//! 本文独有: what an agency speaks of that its peers do not, and the passages that none of them has the like of.
//!
//! 1. The peers: other agencies of the same level and domain; where those are too few, of the same level; where those are, too, all
//!    others. The page names them. 2. Words by [`keyness`], passages by [`lone`]. 3. The result is kept in memory (`knowledge`).

use super::{error::WebError, filters::Query, links::Link, state::Visit, words::count};
use crate::{
    compare::{Edges, Keyword, Weights, citation, keyness, lone},
    model::{AgencyTag, Level, PassageRow, ReportHead},
    store::Reader,
};

/// Fewer peers than this tell little.
const FEW: usize = 3;
/// More reports of peers than this only take longer.
const MOST_PEERS: usize = 40;
const WORDS: usize = 12;
const PASSAGES: usize = 3;
/// More words than this are found, so that some may be left out.
const FOUND: usize = 24;
/// Characters of a passage that are shown.
const BEGINNING: usize = 80;
/// So many peers are named.
const NAMED: usize = 12;

/// What reports of one agency have of their own.
pub(super) struct Own {
    /// 同层级、同条线的 4 家.
    basis: String,
    peers: Vec<AgencyTag>,
    words: Vec<Keyword>,
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
            return Ok(Self {
                basis: String::new(),
                peers: Vec::new(),
                words: Vec::new(),
                passages: Vec::new(),
            });
        };
        let (basis, others) = peers(&heads, &own.agency);
        let texts = reader.texts(reports)?.concat();
        let ids: Vec<i64> = others.iter().map(|head| head.id).collect();
        let theirs = reader.texts(&ids)?;
        let restored = |text: &[PassageRow]| -> Vec<String> {
            text.iter().map(|passage| passage.text.restored()).collect()
        };
        let spoken: Vec<Vec<String>> = theirs.iter().map(|text| restored(text)).collect();
        let mut words = keyness(&restored(&texts), &spoken, FOUND, edges);
        // Its own name and line of work tell nothing.
        let named = |word: &str| own.agency.label.contains(word) || own.agency.domain.contains(word);
        words.retain(|word| !named(&word.word));
        words.truncate(WORDS);
        let mut agencies: Vec<AgencyTag> = Vec::new();
        for head in &others {
            if agencies.iter().all(|agency| agency.id != head.agency.id) {
                agencies.push(head.agency.clone());
            }
        }
        let alone = lone(&texts, &theirs.concat(), weights, PASSAGES);
        let passages = alone.iter().map(|lone| lone.passage.clone()).collect();
        // Without peers, everything would be its own.
        let words = if agencies.is_empty() { Vec::new() } else { words };
        Ok(Self { basis: format!("{basis} {} 家", agencies.len()), peers: agencies, words, passages })
    }
}

/// The reports of peers, with the words for who they are.
fn peers<'h>(heads: &'h [ReportHead], own: &AgencyTag) -> (String, Vec<&'h ReportHead>) {
    let of = |is: &dyn Fn(&AgencyTag) -> bool| -> Vec<&'h ReportHead> {
        heads.iter().filter(|head| head.agency.id != own.id && is(&head.agency)).take(MOST_PEERS).collect()
    };
    let agencies = |reports: &[&ReportHead]| {
        let mut ids: Vec<i64> = reports.iter().map(|head| head.agency.id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.len()
    };
    let level = own.level.map_or("层级不明", Level::name);
    let alike = of(&|other| other.level == own.level && other.domain_key == own.domain_key);
    if agencies(&alike) >= FEW {
        return (format!("同层级、同条线（{level}级{}）的", own.domain), alike);
    }
    let same_level = of(&|other| other.level == own.level);
    if agencies(&same_level) >= FEW {
        return (format!("同层级（{level}级）的"), same_level);
    }
    ("其他".to_owned(), of(&|_| true))
}

/// The same as a page shows it.
pub(crate) struct OwnView {
    pub(crate) basis: String,
    /// Some of the peers by name.
    pub(crate) peers: Vec<Link>,
    /// How many more there are.
    pub(crate) more_peers: usize,
    /// Each word with the passages that have it, and how often: `12 次，同行共 3 次`.
    pub(crate) words: Vec<(Link, String)>,
    pub(crate) passages: Vec<OwnPassage>,
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
        let word = |word: &Keyword| {
            let mut search = Query::of_words(word.word.as_str());
            search.selection.agencies = vec![agency];
            let times = format!("{} 次，对方共 {} 次", count(word.here), count(word.there));
            (Link::new(word.word.clone(), search.href("/search")), times)
        };
        let passage = |passage: &PassageRow| OwnPassage {
            beginning: beginning(passage),
            place: Link::new(citation(passage), format!("/reports/{}#L{}", passage.report_id, passage.line)),
        };
        Ok(Some(Self {
            basis: own.basis.clone(),
            peers: own.peers.iter().take(NAMED).map(Link::agency).collect(),
            more_peers: own.peers.len().saturating_sub(NAMED),
            words: own.words.iter().map(word).collect(),
            passages: own.passages.iter().map(passage).collect(),
        }))
    }
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
