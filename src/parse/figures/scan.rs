//! Where numbers stand in a paragraph.

use crate::model::{Figure, Passage};
use crate::parse::paragraph::Paragraph;
use crate::registry::Registry;

/// The figures of one passage.
pub(super) fn scan(
    _at: usize,
    passage: &Passage,
    paragraph: &Paragraph<'_>,
    _registry: &Registry,
) -> Vec<Figure> {
    let _ = paragraph.origin(0);
    let _ = &passage.text;
    Vec::new()
}
