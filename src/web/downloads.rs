//! A list as a file: the one way every list of the site becomes `.csv`, `.xlsx` or `.json`; papers as `.docx`.

use axum::{
    http::{
        HeaderValue,
        header::{self, InvalidHeaderValue},
    },
    response::{IntoResponse, Response},
};

use crate::export::{Column, ExportError, FileName, Format};

/// Why a download could not be made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DownloadError {
    /// The rows could not be written.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The file's name does not fit into a header.
    #[error("文件名不能写进下载响应：{0}")]
    Name(#[from] InvalidHeaderValue),
}

/// Answers with all `rows`, saved under `name` (built for the same format: list, title, words of the filters).
pub(super) fn download<'a, R: 'a>(
    format: Format,
    columns: &[Column<R>],
    rows: impl IntoIterator<Item = &'a R>,
    name: &FileName,
) -> Result<Response, DownloadError> {
    send(format, format.write(columns, rows)?, name)
}

/// Answers with a file that is written already.
pub(super) fn send(format: Format, bytes: Vec<u8>, name: &FileName) -> Result<Response, DownloadError> {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::try_from(name.content_disposition())?);
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{export::columns::GROUPS, model::GroupRow};

    #[test]
    fn names_and_types_the_file() {
        let row = GroupRow {
            key: "xian".into(),
            name: "县".into(),
            agencies: 2,
            reports: 3,
            passages: 40,
            chars: 9000,
            members: vec![(1, "甲县民政局".into()), (2, "乙县民政局".into())],
        };
        let answer = |format| {
            let name = FileName::new("levels", "层级", ["县级"], format);
            download(format, GROUPS, [&row], &name).unwrap()
        };
        let csv = answer(Format::Csv);
        assert_eq!(csv.headers()[header::CONTENT_TYPE], "text/csv; charset=utf-8; header=present");
        assert_eq!(
            csv.headers()[header::CONTENT_DISPOSITION],
            "attachment; filename=\"levels.csv\"; filename*=UTF-8''%E5%B1%82%E7%BA%A7_%E5%8E%BF%E7%BA%A7.csv"
        );
        assert_eq!(answer(Format::Json).headers()[header::CONTENT_TYPE], "application/json");
    }
}
