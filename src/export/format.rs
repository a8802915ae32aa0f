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
}

impl Format {
    /// All formats, in the order of the links on a page.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Xlsx, Self::Json];

    /// The ending of file names and URLs, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    /// What a link to a download in this format says.
    pub const fn link(self) -> &'static str {
        match self {
            Self::Csv => "导出 CSV",
            Self::Xlsx => "导出 Excel",
            Self::Json => "JSON",
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
        }
    }

    /// Writes the rows, whole.
    pub fn write<'a, R: 'a>(
        self,
        columns: &[Column<R>],
        rows: impl IntoIterator<Item = &'a R>,
    ) -> Result<Vec<u8>, ExportError> {
        match self {
            Self::Csv => csv(columns, rows),
            Self::Xlsx => xlsx(columns, rows),
            Self::Json => json(columns, rows),
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
