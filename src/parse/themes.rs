//! What a passage is about: the words of `data/themes.toml` in the restored text, weighed.
//!
//! 1. Every text of the report is read once by an automaton of all words ([`Words`]).
//! 2. A theme that asks for words in the report is set aside where none of them is there.
//! 3. In each passage the points of each theme are counted (`points`) and held against what the theme needs:
//!    one point more under a heading that speaks of it, twice the need in the preamble.
//! 4. What counts for a child counts for its parents.
//!
//! The rules are explained to their writers in `docs/themes.md`.

mod layout;
mod points;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use crate::model::{Passage, PassageKind, Report, ThemeHit};
use crate::registry::{Mark, Role, Themes, Words};

use layout::Layout;
use points::{Evidence, Paragraph, evidence};

/// Points that a heading above adds.
const ABOVE: u32 = 1;
/// A heading above speaks of a theme from so many points on.
const SPEAKS: u32 = 2;
/// The preamble names everything that follows: it needs so many times the points.
const PREAMBLE: u32 = 2;

/// The rule of one theme.
#[derive(Debug)]
struct Rule<'a> {
    name: &'a str,
    parent: Option<usize>,
    needs: u32,
    asks_report: bool,
}

/// Gives passages their themes.
#[derive(Debug)]
pub struct Tagger<'a> {
    words: &'a Words,
    rules: Vec<Rule<'a>>,
}

/// What is known of a report while its passages are tagged.
struct Context {
    /// By theme: whether the report has what the theme asks for.
    open: Vec<bool>,
    /// By section, then by theme: whether the heading speaks of it.
    spoken: Vec<Vec<bool>>,
}

impl<'a> Tagger<'a> {
    /// A tagger for these themes. Cheap: the words were made ready when the themes were read.
    pub fn new(themes: &'a Themes) -> Self {
        let rules = themes
            .iter()
            .map(|theme| Rule {
                name: &theme.name,
                parent: theme.parent.as_deref().and_then(|key| themes.position(key)),
                needs: theme.certainty.points(),
                asks_report: !theme.report.is_empty(),
            })
            .collect();
        Self { words: themes.words(), rules }
    }

    /// Fills `themes` of every passage; what stood there before is replaced.
    pub fn tag(&self, report: &mut Report) {
        let texts: Vec<String> = report.passages.iter().map(|passage| passage.text.restored()).collect();
        let marks: Vec<Vec<Vec<Mark>>> = texts.iter().map(|text| self.words.marks(text)).collect();
        let context = Context { open: self.open(&marks), spoken: self.spoken(report) };
        let hits: Vec<Vec<ThemeHit>> = (0..texts.len())
            .map(|place| {
                self.passage(report, &report.passages[place], &texts[place], &marks[place], &context)
            })
            .collect();
        for (passage, hits) in report.passages.iter_mut().zip(hits) {
            passage.themes = hits;
        }
    }

    /// Which themes have what they ask of the report.
    fn open(&self, marks: &[Vec<Vec<Mark>>]) -> Vec<bool> {
        let found =
            |theme: usize| marks.iter().any(|text| text[theme].iter().any(|mark| mark.role == Role::Report));
        self.rules.iter().enumerate().map(|(theme, rule)| !rule.asks_report || found(theme)).collect()
    }

    /// Which themes each heading speaks of.
    fn spoken(&self, report: &Report) -> Vec<Vec<bool>> {
        let heading = |text: String| {
            let layout = Layout::of(&text);
            let paragraph = Paragraph { text: &text, layout: &layout, heading: 0 };
            let marks = self.words.marks(&text);
            marks.iter().map(|marks| evidence(&paragraph, marks).points >= SPEAKS).collect()
        };
        report.sections.iter().map(|section| heading(section.heading.restored())).collect()
    }

    fn passage(
        &self,
        report: &Report,
        passage: &Passage,
        text: &str,
        marks: &[Vec<Mark>],
        context: &Context,
    ) -> Vec<ThemeHit> {
        let layout = Layout::of(text);
        let paragraph = Paragraph { text, layout: &layout, heading: own_heading(report, passage, text) };
        let above = headings_above(report, passage);
        let times = if in_preamble(report, passage) { PREAMBLE } else { 1 };
        let mut earned: Vec<Option<Evidence>> = Vec::with_capacity(self.rules.len());
        for (theme, rule) in self.rules.iter().enumerate() {
            let mut found = evidence(&paragraph, &marks[theme]);
            if found.points > 0 && above.iter().any(|section| context.spoken[*section][theme]) {
                found.points += ABOVE;
            }
            let enough = context.open[theme] && found.points >= rule.needs * times;
            earned.push((found.named || enough).then_some(found));
        }
        self.pass_up(&mut earned, &context.open);
        self.hits(earned)
    }

    /// What counts for a child counts for its parent; a parent stands before its children.
    fn pass_up(&self, earned: &mut [Option<Evidence>], open: &[bool]) {
        for theme in (0..self.rules.len()).rev() {
            let Some(parent) = self.rules[theme].parent.filter(|parent| open[*parent]) else { continue };
            let Some(words) = earned[theme].as_ref().map(|evidence| evidence.words.clone()) else { continue };
            let of_parent = earned[parent].get_or_insert_default();
            for (at, word) in words {
                if of_parent.words.iter().all(|(_, known)| *known != word) {
                    of_parent.words.push((at, word));
                }
            }
        }
    }

    fn hits(&self, earned: Vec<Option<Evidence>>) -> Vec<ThemeHit> {
        let named = self.rules.iter().zip(earned);
        named
            .filter_map(|(rule, evidence)| {
                let mut words = evidence?.words;
                words.sort();
                Some(ThemeHit {
                    theme: rule.name.to_owned(),
                    words: words.into_iter().map(|(_, word)| word).collect(),
                })
            })
            .collect()
    }
}

/// Where the passage's own heading ends in its text (bytes): 0 where it opens without one.
fn own_heading(report: &Report, passage: &Passage, text: &str) -> usize {
    if passage.kind == PassageKind::Heading {
        return text.len();
    }
    let section = passage.section.and_then(|place| report.sections.get(place));
    let own = section.filter(|section| section.line == passage.line);
    let heading = own.map(|section| section.heading.restored()).unwrap_or_default();
    text.find(&heading).map_or(0, |at| at + heading.len())
}

/// The sections above a passage, its own heading left out.
fn headings_above(report: &Report, passage: &Passage) -> Vec<usize> {
    let mut above = Vec::new();
    let mut next = passage.section;
    // A section's parent stands before it, so that the walk ends even on a report put together wrongly.
    while let Some(place) = next.filter(|place| above.last().is_none_or(|last| place < last)) {
        let Some(section) = report.sections.get(place) else { break };
        above.push(place);
        next = section.parent;
    }
    above.retain(|place| report.sections[*place].line != passage.line);
    above
}

/// Whether a passage stands before the first heading of a report that has headings.
fn in_preamble(report: &Report, passage: &Passage) -> bool {
    report.sections.first().is_some_and(|first| passage.line < first.line)
}
