//! What is computed from all reports, kept in memory as long as they stay the same: weights of likeness, set phrases, namesakes.
//!
//! 1. Every request asks the database for the state of its reports ([`Reader::reports_state`]), at the same moment at which it reads.
//! 2. Where that is the state kept, what was computed is used again; otherwise it is computed anew, and the old is forgotten. So an
//!    import, of this program or of another one, is seen by the next page.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use super::{error::WebError, namesakes::Namesakes, own::Own, pages::phrases::USUAL_SHARE, sayings::Sayings};
use crate::{
    compare::{Edges, Needed, Phrase, PhraseMatcher, SourceText, WEIGHED_PHRASE, Weights, phrases},
    model::PassageRow,
    registry::{Registry, Theme},
    store::{Reader, StoreError},
};

/// So many reports tell what is rare and what everybody writes; more would only take longer.
const WEIGHED: usize = 400;

/// What is known of one database.
pub(super) struct Knowledge {
    edges: Edges,
    plain: Edges,
    current: Mutex<Option<Arc<Known>>>,
}

impl Knowledge {
    pub(super) fn new(registry: &Registry) -> Self {
        let words = &registry.phrases;
        let edges = Edges::new(&words.opening, &words.closing, &words.within);
        let plain = Edges::new(&words.plain_opening, &words.plain_closing, &[]);
        Self { edges, plain, current: Mutex::new(None) }
    }

    /// What is known of the reports that the reader sees.
    pub(super) fn of(&self, reader: &Reader<'_>) -> Result<Arc<Known>, StoreError> {
        let state = reader.reports_state()?;
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        match current.as_ref() {
            Some(known) if known.state == state => Ok(Arc::clone(known)),
            _ => {
                let known = Arc::new(Known::new(state, self.edges.clone(), self.plain.clone()));
                *current = Some(Arc::clone(&known));
                Ok(known)
            }
        }
    }
}

/// What is known of the reports at one state of the database; computed when it is first asked for.
pub(crate) struct Known {
    state: String,
    edges: Edges,
    plain: Edges,
    weights: Mutex<Option<Arc<Weights>>>,
    namesakes: Mutex<Option<Arc<Namesakes>>>,
    phrases: Mutex<Phrases>,
    own: Mutex<BTreeMap<Vec<i64>, Arc<Own>>>,
    said: Mutex<BTreeMap<[i64; 2], Arc<[Sayings; 2]>>>,
}

/// Set phrases, by which are wanted and of which reports.
type Phrases = BTreeMap<(Wanted, Vec<i64>), Arc<Vec<Phrase>>>;

/// Which set phrases are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Wanted {
    /// Percent of the agencies that use a phrase.
    pub(crate) share: u32,
    /// Its fewest letters.
    pub(crate) shortest: usize,
}

impl Default for Wanted {
    /// What is meant where nothing is said.
    fn default() -> Self {
        Self { share: USUAL_SHARE, shortest: Needed::default().shortest }
    }
}

impl Known {
    fn new(state: String, edges: Edges, plain: Edges) -> Self {
        Self {
            state,
            edges,
            plain,
            weights: Mutex::default(),
            namesakes: Mutex::default(),
            phrases: Mutex::default(),
            own: Mutex::default(),
            said: Mutex::default(),
        }
    }

    /// Where words begin and end, and what no 提法 begins or ends with.
    pub(crate) fn edges(&self) -> [&Edges; 2] {
        [&self.edges, &self.plain]
    }

    /// What tells reports of one agency apart, of all there are: names for what goes from one list to the next.
    pub(crate) fn namesakes(&self, reader: &Reader<'_>) -> Result<Arc<Namesakes>, WebError> {
        let mut namesakes = self.namesakes.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(namesakes) = namesakes.as_ref() {
            return Ok(Arc::clone(namesakes));
        }
        let found = Arc::new(Namesakes::among(&reader.report_heads()?));
        *namesakes = Some(Arc::clone(&found));
        Ok(found)
    }

    /// How much each word tells of likeness.
    pub(crate) fn weights(&self, reader: &Reader<'_>) -> Result<Arc<Weights>, WebError> {
        let mut weights = self.weights.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(weights) = weights.as_ref() {
            return Ok(Arc::clone(weights));
        }
        let ids: Vec<i64> = reader.report_ids()?.into_iter().take(WEIGHED).collect();
        let texts = reader.texts(&ids)?;
        let wanted = Wanted { shortest: WEIGHED_PHRASE, ..Wanted::default() };
        let phrases = PhraseMatcher::new(&self.phrases_of(reader, &ids, wanted)?);
        let found = Arc::new(Weights::over(texts.iter().flatten()).and(phrases));
        *weights = Some(Arc::clone(&found));
        Ok(found)
    }

    /// The set phrases of all reports.
    pub(crate) fn phrases(&self, reader: &Reader<'_>, wanted: Wanted) -> Result<Arc<Vec<Phrase>>, WebError> {
        self.phrases_among(reader, reader.report_ids()?, wanted)
    }

    /// The set phrases of some reports.
    pub(crate) fn phrases_among(
        &self,
        reader: &Reader<'_>,
        reports: Vec<i64>,
        wanted: Wanted,
    ) -> Result<Arc<Vec<Phrase>>, WebError> {
        let wanted_of = (wanted, reports);
        let mut kept = self.phrases.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(phrases) = kept.get(&wanted_of) {
            return Ok(Arc::clone(phrases));
        }
        let found = Arc::new(self.phrases_of(reader, &wanted_of.1, wanted)?);
        // Only a few thresholds and periods are offered; whoever asks for others does not fill the memory.
        if kept.len() < MOST_KEPT {
            kept.insert(wanted_of, Arc::clone(&found));
        }
        Ok(found)
    }

    /// What these reports of one agency have of their own.
    pub(super) fn own(&self, reader: &Reader<'_>, reports: &[i64]) -> Result<Arc<Own>, WebError> {
        let weights = self.weights(reader)?;
        let kept = || self.own.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = kept().get(reports) {
            return Ok(Arc::clone(own));
        }
        // Not under the lock: pages of different reports need not wait for each other.
        let found = Arc::new(Own::of(reader, reports, &weights, &self.edges)?);
        let mut kept = kept();
        if kept.len() < MOST_OWN {
            kept.insert(reports.to_vec(), Arc::clone(&found));
        }
        Ok(found)
    }

    /// What only one of two reports says: as it is kept, or else as it is found.
    pub(super) fn said(
        &self,
        pair: [i64; 2],
        find: impl FnOnce() -> Result<[Sayings; 2], WebError>,
    ) -> Result<Arc<[Sayings; 2]>, WebError> {
        let kept = || self.said.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(said) = kept().get(&pair) {
            return Ok(Arc::clone(said));
        }
        let found = Arc::new(find()?);
        let mut kept = kept();
        if kept.len() < MOST_OWN {
            kept.insert(pair, Arc::clone(&found));
        }
        Ok(found)
    }

    /// The set phrases of some reports, computed for this request.
    pub(crate) fn phrases_of(
        &self,
        reader: &Reader<'_>,
        reports: &[i64],
        wanted: Wanted,
    ) -> Result<Vec<Phrase>, WebError> {
        let texts = reader.texts(reports)?;
        let restored: Vec<(i64, Vec<String>)> = texts.iter().filter_map(|text| restored(text)).collect();
        let sources: Vec<SourceText<'_>> = restored
            .iter()
            .map(|(agency, paragraphs)| SourceText {
                agency: *agency,
                paragraphs: paragraphs.iter().map(String::as_str).collect(),
            })
            .collect();
        let needed =
            Needed { share: f64::from(wanted.share) / 100.0, shortest: wanted.shortest, ..Needed::default() };
        Ok(phrases(&sources, needed, &self.edges))
    }
}

/// What more reports than this have of their own is not kept.
const MOST_OWN: usize = 1000;
/// More lists of set phrases than this are not kept.
const MOST_KEPT: usize = 24;

/// Who wrote a text, and its paragraphs; `None` where there are none.
fn restored(text: &[PassageRow]) -> Option<(i64, Vec<String>)> {
    let agency = text.first()?.agency.id;
    Some((agency, text.iter().map(|passage| passage.text.restored()).collect()))
}

/// The words that count as a theme's own, each with the theme's name: what tells matters from mere wording.
pub(super) fn theme_words(registry: &Registry) -> BTreeMap<String, String> {
    let words = |theme: &Theme| {
        let name = theme.name.clone();
        let all = std::iter::once(&theme.name).chain(&theme.also).chain(&theme.strong);
        all.map(move |word| (word.clone(), name.clone())).collect::<Vec<_>>()
    };
    registry.themes.iter().flat_map(words).collect()
}
