//! A report turned inside out: rows that name their report and their place in it, counted from 1.

use crate::model::{Figure, Item, Part, Passage, Report, Section, sentence};

/// A heading.
#[derive(Debug)]
pub struct SectionDatum {
    /// Id of the report.
    pub report: i64,
    /// Place among its headings.
    pub ordinal: i64,
    /// The heading.
    pub section: Section,
}

/// A paragraph.
#[derive(Debug)]
pub struct PassageDatum {
    /// Id of the report.
    pub report: i64,
    /// Place among its paragraphs.
    pub ordinal: i64,
    /// The paragraph.
    pub passage: Passage,
}

/// A number.
#[derive(Debug)]
pub struct FigureDatum {
    /// Id of the report.
    pub report: i64,
    /// Place among its numbers.
    pub ordinal: i64,
    /// The part of its paragraph.
    pub part: Part,
    /// The sentence that it stands in, masks restored.
    pub sentence: String,
    /// The number.
    pub figure: Figure,
}

/// A plan or a problem.
#[derive(Debug)]
pub struct ItemDatum {
    /// Id of the report.
    pub report: i64,
    /// Place among its plans and problems.
    pub ordinal: i64,
    /// First line of its paragraph.
    pub line: u32,
    /// Its text, masks restored.
    pub text: String,
    /// The plan or problem.
    pub item: Item,
}

/// What stands in a report, as rows.
#[derive(Debug)]
pub struct TakenApart {
    /// Its headings.
    pub sections: Vec<SectionDatum>,
    /// Its paragraphs.
    pub passages: Vec<PassageDatum>,
    /// Its numbers.
    pub figures: Vec<FigureDatum>,
    /// Its plans and problems.
    pub items: Vec<ItemDatum>,
}

impl TakenApart {
    /// The rows of the report with this id. What stands in no paragraph of it cannot be, and is left out.
    pub fn of(report: i64, taken: Report) -> Self {
        let Report { sections, passages, figures, items, .. } = taken;
        let figures = (1..).zip(figures).filter_map(|(ordinal, figure)| {
            let passage = passages.get(figure.passage)?;
            let around = sentence(&passage.text.written, figure.start..figure.end);
            let sentence = passage.text.slice(around).restored();
            Some(FigureDatum { report, ordinal, part: passage.part, sentence, figure })
        });
        let figures = figures.collect();
        let items = (1..).zip(items).filter_map(|(ordinal, item)| {
            let passage = passages.get(item.passage)?;
            let text = passage.text.slice(item.start..item.end).restored();
            Some(ItemDatum { report, ordinal, line: passage.line, text, item })
        });
        let items = items.collect();
        let sections = (1..).zip(sections);
        let passages = (1..).zip(passages);
        Self {
            sections: sections.map(|(ordinal, section)| SectionDatum { report, ordinal, section }).collect(),
            passages: passages.map(|(ordinal, passage)| PassageDatum { report, ordinal, passage }).collect(),
            figures,
            items,
        }
    }
}
