//! What an import would bring, before anything is written: each report with what was understood of it, how sure that is, what is missing,
//! and what of it is there already.

use super::{Given, How, ImportError, corrections, parse_given};
use crate::{
    model::{Other, Parsed, Part, Report, SourceText, Twin},
    registry::Registry,
    store::{Store, StoreError},
};

/// A file that could be imported.
#[derive(Debug)]
pub struct Preview {
    /// Where it lies, as it would be stored.
    pub place: String,
    /// Its lines.
    pub text: SourceText,
    /// What the parser made of it, with what people have set right before.
    pub parsed: Parsed,
    /// Where the very same content was imported from.
    pub known_at: Option<String>,
    /// One a report: the stored reports that it is much like.
    pub twins: Vec<Vec<Twin>>,
}

impl Preview {
    /// Why the report at `index` should be looked at; `None` where what was understood is as good as certain.
    pub fn doubt(&self, index: usize) -> Option<&str> {
        let line = self.parsed.reports.get(index)?.title_line;
        let note = self.parsed.notes.iter().find(|note| note.line == Some(line))?;
        Some(note.message.trim_end_matches('。').trim_end_matches("，请核对"))
    }

    /// What is probably no report.
    pub fn others(&self) -> &[Other] {
        &self.parsed.others
    }
}

/// The parts that a half-year report should have and this one has not.
pub fn missing_parts(report: &Report) -> Vec<Part> {
    const EXPECTED: [Part; 3] = [Part::Review, Part::Problems, Part::Plan];
    let has = |part: &Part| report.passages.iter().any(|passage| passage.part == *part);
    EXPECTED.into_iter().filter(|part| !has(part)).collect()
}

/// Looks at a file; `store` is what it would be imported into, if there is one yet.
pub fn preview(
    store: Option<&Store>,
    registry: &Registry,
    given: Given,
    how: How,
) -> Result<Preview, ImportError> {
    let place = given.place.clone();
    let (text, mut parsed) = parse_given(registry, given, how)?;
    let Some(store) = store else {
        let twins = vec![Vec::new(); parsed.reports.len()];
        return Ok(Preview { place, text, parsed, known_at: None, twins });
    };
    let (known_at, twins) = store.read(|reader| {
        corrections::apply(reader, registry, &mut parsed)?;
        let twins = parsed.reports.iter().map(|report| reader.twins(report, &place));
        let twins = twins.collect::<Result<Vec<_>, StoreError>>()?;
        Ok::<_, StoreError>((reader.path_of_content(&text.sha256)?, twins))
    })?;
    Ok(Preview { place, text, parsed, known_at, twins })
}
