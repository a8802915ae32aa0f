//! Tables: a row is a line, its cells apart by a tab.
//!
//! A row with text in one cell only is no row of figures but a page laid out with a table: its paragraphs stay lines.

/// A table while its rows are collected.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Lines of finished rows.
    lines: Vec<String>,
    /// Cells of the open row, each with its lines.
    row: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn open_row(&mut self) {
        self.row.clear();
    }

    pub(super) fn open_cell(&mut self) {
        self.row.push(Vec::new());
    }

    /// Takes lines into the open cell.
    pub(super) fn take(&mut self, lines: Vec<String>) {
        match self.row.last_mut() {
            Some(cell) => cell.extend(lines),
            None => self.lines.extend(lines),
        }
    }

    pub(super) fn close_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        let filled = row.iter().filter(|cell| cell.iter().any(|line| !line.trim().is_empty())).count();
        if filled < 2 {
            self.lines.extend(
                row.into_iter().filter(|cell| cell.iter().any(|line| !line.trim().is_empty())).flatten(),
            );
            return;
        }
        let cells: Vec<String> = row
            .iter()
            .map(|cell| {
                cell.iter()
                    .map(|line| line.trim())
                    .filter(|line| !line.is_empty())
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        self.lines.push(cells.join("\t").trim_end().to_owned());
    }

    pub(super) fn lines(mut self) -> Vec<String> {
        if !self.row.is_empty() {
            self.close_row();
        }
        self.lines
    }
}
