//! The formats of a download: each owns its extension, its media type and its writer.

use super::{Column, ExportError, csv, json, xlsx};

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// For spreadsheets.
    Csv,
    /// For Excel and WPS, laid out.
    Xlsx,
    /// For programs.
    Json,
    /// For Word and WPS: what can be read as a paper.
    Docx,
    /// For notebooks and wikis.
    Markdown,
}

impl Format {
    /// The formats of every list, in the order of the links on a page.
    pub const LISTS: [Self; 3] = [Self::Csv, Self::Xlsx, Self::Json];
    /// All formats: some pages can also be had as a paper.
    pub const ALL: [Self; 5] = [Self::Docx, Self::Csv, Self::Xlsx, Self::Json, Self::Markdown];

    /// The ending of file names and URLs, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Docx => "docx",
            Self::Markdown => "md",
        }
    }

    /// What a link to a download in this format says.
    pub const fn link(self) -> &'static str {
        match self {
            Self::Csv => "导出 CSV",
            Self::Xlsx => "导出 Excel",
            Self::Json => "JSON",
            Self::Docx => "导出 Word",
            Self::Markdown => "Markdown",
        }
    }

    /// The format of a [`Format::extension`]; `None` for anything else.
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension() == extension)
    }

    /// The value of `Content-Type`.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Markdown => "text/markdown; charset=utf-8",
        }
    }

    /// Writes the rows, whole. Papers have no columns: their formats are refused.
    pub fn write<'a, R: 'a>(
        self,
        columns: &[Column<R>],
        rows: impl IntoIterator<Item = &'a R>,
    ) -> Result<Vec<u8>, ExportError> {
        match self {
            Self::Csv => csv(columns, rows),
            Self::Xlsx => xlsx(columns, rows),
            Self::Json => json(columns, rows),
            Self::Docx | Self::Markdown => Err(ExportError::NoList(self.extension())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_lead_back() {
        for format in Format::ALL {
            assert_eq!(Format::from_extension(format.extension()), Some(format));
        }
        assert_eq!(Format::from_extension("xls"), None);
    }
}
