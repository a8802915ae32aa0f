//! Lists as CSV, Excel and JSON: columns are data, one list for pages, downloads and commands. Papers as Word and Markdown.
//!
//! 1. [`columns`] says what a list has: key, Chinese header, and how to get a cell from a row of `model`.
//! 2. [`Format`] writes rows with these columns; the same rows give the same bytes on a page and in the terminal.
//! 3. [`Paper`] is a text to be printed or handed on; [`docx`] and [`markdown`] write it.
//! 4. [`dataset`] is everything as JSON Lines and Parquet, for programs.
//! 5. [`FileName`] names the file after the list and its filters, and puts that name into an HTTP header.

mod cell;
pub mod columns;
mod csv;
pub mod dataset;
mod docx;
mod file_name;
mod format;
mod json;
mod markdown;
pub mod paper;
mod xlsx;

pub use cell::{Cell, Column};
pub use csv::csv;
pub use docx::docx;
pub use file_name::FileName;
pub use format::Format;
pub use json::json;
pub use markdown::markdown;
pub use paper::Paper;
pub use xlsx::xlsx;

/// Why a list could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The CSV writer refused a record.
    #[error("写 CSV 时出错：{0}")]
    Csv(#[from] ::csv::Error),
    /// The JSON writer refused a value.
    #[error("写 JSON 时出错：{0}")]
    Json(#[from] serde_json::Error),
    /// The writer of workbooks refused something.
    #[error("写 Excel 文件时出错：{0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    /// The parts of a Word file could not be packed.
    #[error("写 Word 文件时出错：{0}")]
    Docx(#[from] zip::result::ZipError),
    /// The writer of Parquet refused something.
    #[error("写 Parquet 时出错：{0}")]
    Parquet(#[from] ::parquet::errors::ParquetError),
    /// A file could not be written.
    #[error("写文件时出错：{0}")]
    Io(#[from] std::io::Error),
    /// A value is not what its field says.
    #[error("导出的字段 {0} 与说明不符")]
    Field(&'static str),
    /// A list was asked for in the format of a paper.
    #[error("这张表不能导出成 .{0} 文件：请用 .csv、.xlsx 或 .json")]
    NoList(&'static str),
    /// More rows than a sheet can hold.
    #[error("有 {rows} 行，一张 Excel 表最多 {most} 行：请筛选后再导出，或导出 CSV")]
    TooManyRows {
        /// Rows of the list.
        rows: usize,
        /// Rows that a sheet can hold.
        most: usize,
    },
}
