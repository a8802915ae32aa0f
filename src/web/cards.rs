//! A passage as pages show it: who, where, the marked text, its themes. Drawn by templates/macros/passage.html.

use std::{collections::HashMap, ops::Range, sync::Arc};

use super::{
    error::WebError,
    filters::{Opt, Query},
    links::Link,
    namesakes::Namesakes,
    state::Visit,
};
use crate::{
    compare::{Form, Mark, Segment, Word, citation, segments_with},
    model::{AgencyTag, Level, Masked, Part, PassageKind, PassageRow, ThemeHit},
};

/// One passage.
#[derive(Debug, Clone)]
pub(crate) struct Card {
    /// The passage's id, for 材料夹.
    pub(crate) id: i64,
    /// Who wrote it.
    pub(crate) agency: Link,
    /// The report: its id, and its name in the tray.
    pub(crate) report: (i64, String),
    /// Part of the report.
    pub(crate) part: Part,
    /// Whether the passage is a heading.
    pub(crate) is_heading: bool,
    /// The passage in its report.
    pub(crate) href: String,
    /// Headings above it, from the top.
    pub(crate) path: Vec<String>,
    /// The text, with hits and masks marked.
    pub(crate) segments: Vec<Segment>,
    /// Its themes.
    pub(crate) themes: Vec<Tag>,
    /// 〔2023上·区民政局·一·（二）·第225行〕.
    pub(crate) citation: String,
}

/// A theme of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag {
    /// Its name, and its page.
    pub(crate) link: Link,
    /// The words that earned it, joined by `、`.
    pub(crate) words: String,
}

/// Makes cards alike: in the form that the reader wants, with the words of the search marked.
pub(crate) struct Cards {
    form: Form,
    search: Vec<String>,
    theme: Option<String>,
    keys: HashMap<String, String>,
    /// The periods of the page, for links to themes.
    periods: Query,
    /// The names of reports in the tray.
    names: Arc<Namesakes>,
}

impl Cards {
    /// For the passages of one page.
    pub(crate) fn of(visit: &Visit<'_>) -> Result<Self, WebError> {
        let query = &visit.ask.query;
        let keys = visit.reader.theme_keys()?;
        let (periods, names) = (query.periods_only(), visit.known()?.namesakes(visit.reader)?);
        Ok(Self { form: form(query), search: query.selection.words(), theme: None, keys, periods, names })
    }

    /// Also marks the words that earned a passage the theme of this name.
    pub(crate) fn with_theme(mut self, name: &str) -> Self {
        self.theme = Some(name.to_owned());
        self
    }

    /// The form that texts are shown in.
    pub(crate) fn form(&self) -> Form {
        self.form
    }

    /// A text in segments; `hits` are its themes.
    pub(crate) fn segments(&self, text: &Masked, hits: &[ThemeHit]) -> Vec<Segment> {
        self.segments_with(text, hits, &[])
    }

    /// The same with places marked: characters of the text as written.
    pub(crate) fn segments_with(
        &self,
        text: &Masked,
        hits: &[ThemeHit],
        places: &[Range<usize>],
    ) -> Vec<Segment> {
        let of_theme = hits.iter().filter(|hit| Some(&hit.theme) == self.theme.as_ref());
        let of_theme = of_theme.flat_map(|hit| &hit.words).map(|text| Word { text, mark: Mark::Theme });
        let words: Vec<Word<'_>> =
            self.search.iter().map(|text| Word { text, mark: Mark::Hit }).chain(of_theme).collect();
        segments_with(text, self.form, &words, places)
    }

    /// The themes of a passage as tags.
    pub(crate) fn tags(&self, hits: &[ThemeHit]) -> Vec<Tag> {
        hits.iter().map(|hit| self.tag(hit)).collect()
    }

    fn tag(&self, hit: &ThemeHit) -> Tag {
        let key = self.keys.get(&hit.theme).map_or("", String::as_str);
        let page = self.periods.href(&format!("/themes/{key}"));
        Tag { link: Link::new(hit.theme.clone(), page), words: hit.words.join("、") }
    }

    /// A passage as a card.
    pub(crate) fn card(&self, row: &PassageRow) -> Card {
        let written = if self.form == Form::Written { "?text=written" } else { "" };
        Card {
            id: row.id,
            agency: Link::agency(&row.agency),
            report: (row.report_id, self.names.named(row.report_id, &row.agency, row.period)),
            part: row.part,
            is_heading: row.kind == PassageKind::Heading,
            href: format!("/reports/{}{written}#L{}", row.report_id, row.line),
            path: row.path.clone(),
            segments: self.segments(&row.text, &row.themes),
            themes: self.tags(&row.themes),
            citation: citation(row),
        }
    }
}

/// Level and domain of an agency, in words: `县 · 民政`.
pub(crate) fn standing(agency: &AgencyTag) -> String {
    format!("{} · {}", agency.level.map_or("层级不明", Level::name), agency.domain)
}

/// The form of texts that the reader wants.
pub(crate) fn form(query: &Query) -> Form {
    if query.is(Opt::Text, "written") { Form::Written } else { Form::Restored }
}
