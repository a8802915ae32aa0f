//! Every number of a report that states something about the work.
//!
//! 1. [`text`]: the paragraph's letters, sentences, names and cues, read once.
//! 2. [`token`]: digits and masks; [`date`], [`rank`], [`mod@unit`]: what each of them is; the others are no figures.
//! 3. [`kind`], [`approx`], [`status`], [`date`]: growth and its sign, less than exact, reached or planned, when.
//! 4. [`relation`]: parts and sums, targets and what was reached.
//! 5. [`indicator`]: the noun phrase that says what is counted, for all figures of the report at once.
//!
//! docs/figures.md tells the rules with examples; the words are data (`data/units.toml`, `data/figures.toml`).

mod approx;
mod date;
mod indicator;
mod kind;
mod rank;
mod read;
mod relation;
mod spot;
mod status;
mod text;
mod token;
mod unit;

use self::{spot::Spot, status::Frame, text::Text};
use super::paragraph::Paragraph;
use crate::model::{Figure, Masked, Report};
use crate::registry::Registry;

/// The figures of a report in order of places. `paragraphs` are the paragraphs of its passages, one for one.
pub(super) fn figures(report: &Report, paragraphs: &[Paragraph<'_>], registry: &Registry) -> Vec<Figure> {
    let mut figures = find(report, registry);
    for figure in &mut figures {
        if let Some(paragraph) = paragraphs.get(figure.passage) {
            (figure.line, figure.column) = paragraph.origin(figure.start);
        }
    }
    figures
}

/// The figures of the passages of a report; what stands in `report.figures` is not read. `line` is the first line of the
/// passage and `column` the place in its text: where each line ended is known to the parser alone.
pub fn find(report: &Report, registry: &Registry) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    for (at, passage) in report.passages.iter().enumerate() {
        let first = figures.len();
        let frame = Frame::of(passage.part, report.period);
        let spots = spots(&passage.text, frame, registry);
        figures.extend(spots.into_iter().map(|spot| figure(spot, at, first, passage.line)));
    }
    indicator::name(&mut figures, report, registry);
    figures
}

/// The numbers of one paragraph.
fn spots(passage: &Masked, frame: Frame, registry: &Registry) -> Vec<Spot> {
    let written = passage.written.as_str();
    let words = &registry.figures;
    if !written.chars().any(|letter| token::digit(letter).is_some() || words.hides(letter)) {
        return Vec::new();
    }
    let text = Text::new(passage, words);
    let (mut spots, times) = read::read(&text, registry);
    for spot in &mut spots {
        status::set(&text, spot, &times, frame);
    }
    relation::parents(&text, &mut spots);
    relation::goals(&text, &mut spots, words);
    spots
}

/// A figure without name; `first` figures of the report stand in front of its passage.
fn figure(spot: Spot, passage: usize, first: usize, line: u32) -> Figure {
    Figure {
        passage,
        start: spot.start,
        end: spot.end,
        line,
        column: spot.start,
        indicator: String::new(),
        group: String::new(),
        masked: spot.value.is_none(),
        value: spot.value,
        number: spot.number,
        unit: spot.unit,
        base: spot.base,
        kind: spot.kind,
        status: spot.status,
        approx: spot.approx,
        time: spot.time,
        scope: spot.scope,
        parent: spot.parent.map(|at| at + first),
        goal: spot.goal.map(|at| at + first),
    }
}
