//! A paragraph while its text is collected.

use super::styles::ListPlace;

/// What is known of a paragraph so far.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Its text; a line break inside is `\n`.
    pub(super) text: String,
    /// Its style.
    pub(super) style: Option<String>,
    /// Its list.
    pub(super) place: ListPlace,
    /// Whether its end was deleted, so that the next one goes on where it stops.
    pub(super) goes_on: bool,
    /// Lines of text boxes that are anchored in it; they come after it.
    pub(super) boxes: Vec<String>,
}

impl Paragraph {
    /// Its lines, those of its text boxes after its own.
    pub(super) fn lines(self, marker: &str) -> Vec<String> {
        let mut lines = Vec::new();
        if self.text.trim().is_empty() {
            if self.boxes.is_empty() {
                lines.push(String::new());
            }
        } else {
            // An indent of spaces stays in front of the marker: readers of lines look there.
            let body = self.text.trim_start();
            let indent = &self.text[..self.text.len() - body.len()];
            let text = if marker.is_empty() { self.text } else { format!("{indent}{marker}{body}") };
            lines.extend(text.split('\n').map(str::to_owned));
        }
        lines.extend(self.boxes);
        lines
    }
}
