//! Which programs read what this one does not: LibreOffice old text formats, pdftotext (of poppler) PDF.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use super::{ImportError, program::Call};
use crate::source;

/// Where LibreOffice may be.
const OFFICE: [&str; 4] = [
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
];
/// Longest times for one file: an office starts slowly; a thousand pages of PDF take a few seconds, one that leads round in
/// circles for ever.
const OFFICE_TIME: Duration = Duration::from_secs(90);
const PDF_TIME: Duration = Duration::from_secs(9);

/// A docx of a file that is `kind`.
pub(super) fn to_docx(name: &str, bytes: &[u8], kind: &'static str) -> Result<Vec<u8>, ImportError> {
    // The program goes by the ending; the name itself may hold anything.
    let ending = if bytes.starts_with(b"{\\rtf") {
        "rtf"
    } else if bytes.starts_with(b"PK") {
        "odt"
    } else if name.to_lowercase().ends_with(".wps") {
        "wps"
    } else {
        "doc"
    };
    let input = format!("in.{ending}");
    // A fresh profile: no settings and no lock of the user's.
    let arguments = |folder: &Path| {
        let profile = folder.join("profile").to_string_lossy().replace('\\', "/");
        let profile = format!("-env:UserInstallation=file:///{}", profile.trim_start_matches('/'));
        let fixed = ["--headless", "--norestore", &profile, "--convert-to", "docx", "--outdir", ".", &input];
        fixed.map(str::to_owned).to_vec()
    };
    let call = Call {
        kind,
        program: "LibreOffice",
        paths: &OFFICE,
        input: input.clone(),
        output: "in.docx",
        arguments: &arguments,
        patience: OFFICE_TIME,
    };
    call.run(bytes)
}

/// The text of a PDF, pages apart by a form feed: as it looks, with the blank lines and indents that titles and
/// paragraphs are known by; text in columns in the order in which it is read.
pub(super) fn pdf_pages(bytes: &[u8]) -> Result<String, ImportError> {
    let begin = Instant::now();
    let pages = pdf_text(bytes, "-layout", PDF_TIME)?;
    let left = PDF_TIME.saturating_sub(begin.elapsed());
    if source::in_columns(&pages) { pdf_text(bytes, "-q", left) } else { Ok(pages) }
}

fn pdf_text(bytes: &[u8], how: &str, patience: Duration) -> Result<String, ImportError> {
    let call = Call {
        kind: "PDF 文件",
        program: "pdftotext（poppler）",
        paths: &["pdftotext"],
        input: "in.pdf".into(),
        output: "out.txt",
        arguments: &|_| [how, "-enc", "UTF-8", "in.pdf", "out.txt"].map(str::to_owned).to_vec(),
        patience,
    };
    Ok(String::from_utf8_lossy(&call.run(bytes)?).into_owned())
}
