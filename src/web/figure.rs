//! A figure as pages show it: who, what, how much, its sentence with the number marked. Drawn by
//! templates/macros/figure.html.

use super::{cards, error::WebError, filters::Query, links::Link, state::Visit};
use crate::{
    compare::{Form, Mark, Segment, Word, segments_with},
    model::{FigureKind, FigureRow, FigureStatus, Part},
    store::FigureSort,
};

/// So many figures stand beside a text; the rest is a click away.
const FIRST: u32 = 30;

/// One figure.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    /// Who wrote it.
    pub(crate) agency: Link,
    /// The time of the report: `2023年上半年`; empty where it does not tell.
    pub(crate) period: String,
    /// Part of the report.
    pub(crate) part: Part,
    /// What is counted, with its page; `None` where the sentence does not name it.
    pub(crate) indicator: Option<Link>,
    /// The number with its unit.
    pub(crate) amount: String,
    /// What it measures.
    pub(crate) kind: FigureKind,
    /// Reached or planned.
    pub(crate) is_target: bool,
    /// Hidden in the source.
    pub(crate) masked: bool,
    /// What the number is limited by, joined by `·`: about, 1-5月, 全市.
    pub(crate) limits: String,
    /// The sentence with the number marked.
    pub(crate) sentence: Vec<Segment>,
    /// The paragraph in its report, and its line.
    pub(crate) href: String,
    /// Line in the source.
    pub(crate) line: u32,
    /// Headings above, joined by ` › `.
    pub(crate) path: String,
}

impl Shown {
    /// A figure for a page: in the form that its reader wants, with the words of the search marked.
    pub(crate) fn new(row: &FigureRow, query: &Query) -> Self {
        let form = cards::form(query);
        let words = query.selection.words();
        let words: Vec<Word<'_>> = words.iter().map(|text| Word { text, mark: Mark::Hit }).collect();
        let figure = &row.figure;
        let number = row.number.0..row.number.1;
        let limits = [&figure.approx, &figure.time, &figure.scope];
        Self {
            agency: Link::agency(&row.place.agency),
            period: row.place.period.map(crate::model::Period::label).unwrap_or_default(),
            part: row.place.part,
            indicator: (!figure.indicator.is_empty()).then(|| {
                Link::new(figure.indicator.clone(), of_group(query, &figure.group, &figure.base, figure.kind))
            }),
            amount: row.amount(),
            kind: figure.kind,
            is_target: figure.status == FigureStatus::Target,
            masked: figure.masked,
            limits: limits.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" · "),
            sentence: segments_with(&row.sentence, form, &words, std::slice::from_ref(&number)),
            href: place(row.place.report_id, row.place.line, form),
            line: row.place.line,
            path: row.place.path.join(" › "),
        }
    }
}

/// Figures as a table beside a text: the first of them, and where all are.
#[derive(Debug, Clone)]
pub(crate) struct Beside {
    /// The first ones, in the order of the text.
    pub(crate) rows: Vec<Shown>,
    /// How many there are in all.
    pub(crate) total: u32,
    /// Whether each row has to say whose it is.
    pub(crate) agencies: bool,
    /// Whether each row has to say of which period it is.
    pub(crate) periods: bool,
    /// All of them.
    pub(crate) all: String,
}

impl Beside {
    /// The figures of a selection; `query` is the same selection as the address of the list.
    pub(crate) fn of(visit: &Visit<'_>, query: &Query, agencies: bool) -> Result<Self, WebError> {
        let page = visit.reader.figures(&query.selection, FigureSort::default(), Some(FIRST), 0)?;
        let (offered, chosen) = (&visit.ask.offered, &visit.ask.query.selection.periods);
        Ok(Self {
            rows: page.rows.iter().map(|row| Shown::new(row, &visit.ask.query)).collect(),
            total: page.total,
            agencies,
            periods: offered.are_several() && chosen.len() != 1,
            all: query.clone().filters_only().href("/figures"),
        })
    }
}

/// The page of one indicator in one unit, in the periods of `shown`.
pub(crate) fn of_group(shown: &Query, group: &str, base: &str, kind: FigureKind) -> String {
    let mut query = shown.periods_only().group(Some(group).filter(|group| !group.is_empty()));
    if !base.is_empty() {
        query.selection.units.push(base.to_owned());
    }
    query.selection.figure_kinds.push(kind);
    query.href("/figures")
}

/// A line of a report.
pub(crate) fn place(report: i64, line: u32, form: Form) -> String {
    let written = if form == Form::Written { "?text=written" } else { "" };
    format!("/reports/{report}{written}#L{line}")
}
