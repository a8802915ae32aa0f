//! Rows as CSV that Excel and WPS open by double click: UTF-8 with BOM, CRLF, RFC 4180, a header line.
//!
//! A text that a spreadsheet would take for a formula gets a leading apostrophe ([`defused`]); a number with a sign,
//! such as `-3.2%`, stays a number.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

use super::{Cell, Column, ExportError};

const BOM: &[u8] = "\u{feff}".as_bytes();

/// Writes a header line and one record a row. `rows` may be owned rows or references to them.
pub fn csv<'a, R: 'a>(
    columns: &[Column<R>],
    rows: impl IntoIterator<Item = &'a R>,
) -> Result<Vec<u8>, ExportError> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(BOM.to_vec());
    writer.write_record(columns.iter().map(|column| column.header))?;
    for row in rows {
        for column in columns {
            writer.write_field(field((column.cell)(row)).as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)?; // ends the record
    }
    Ok(writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?)
}

/// The text of one field, before quoting.
fn field(cell: Cell<'_>) -> Cow<'_, str> {
    match cell {
        Cell::Int(_) | Cell::Float(_) | Cell::Empty => cell.shown(),
        words => defused(words.shown()),
    }
}

/// The text with an apostrophe before it where a spreadsheet could start a formula with it: `=` `+` `-` `@` in any
/// width, also behind space, and a leading tab or line break. A plain number with a sign is left alone.
fn defused(text: Cow<'_, str>) -> Cow<'_, str> {
    let bare = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}');
    let breaks = text.starts_with(['\t', '\r', '\n']);
    let opens = bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫']);
    if breaks || (opens && !is_signed_number(&text)) { format!("'{text}").into() } else { text }
}

/// `-3.2%`, `+1,024.5`, `－５％`: a sign, digits, at most one point, an optional percent or per-mille sign.
fn is_signed_number(text: &str) -> bool {
    let Some(number) = text.strip_prefix(['+', '-', '＋', '－']) else { return false };
    let number = number.strip_suffix(['%', '‰', '％']).unwrap_or(number);
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let point = |c: char| c == '.' || c == '．';
    number.starts_with(digit)
        && number.ends_with(digit)
        && number.chars().all(|c| digit(c) || point(c) || c == ',')
        && number.chars().filter(|&c| point(c)).count() <= 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Row = (String, i64, Option<String>, Vec<String>);

    const COLUMNS: &[Column<Row>] = &[
        Column { key: "text", header: "正文", cell: |row| Cell::text(&row.0) },
        Column { key: "count", header: "数量", cell: |row| Cell::Int(row.1) },
        Column { key: "note", header: "备注,另见", cell: |row| Cell::maybe(row.2.as_deref()) },
        Column { key: "words", header: "词", cell: |row| Cell::list(row.3.iter().map(String::as_str)) },
    ];

    fn read_back(bytes: &[u8]) -> Vec<Vec<String>> {
        let text = bytes.strip_prefix(BOM).expect("a byte order mark");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    fn in_csv(text: &str) -> String {
        defused(text.into()).into_owned()
    }

    #[test]
    fn bytes_of_a_small_list() {
        let rows = [("他说“\"好\"”，\n走了".to_owned(), -5, None, vec!["甲".to_owned(), "乙".to_owned()])];
        let bytes = csv(COLUMNS, &rows).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text, "\u{feff}正文,数量,\"备注,另见\",词\r\n\"他说“\"\"好\"\"”，\n走了\",-5,,甲；乙\r\n");
    }

    #[test]
    fn an_empty_list_still_has_its_header() {
        assert_eq!(read_back(&csv(COLUMNS, &[]).unwrap()), [["正文", "数量", "备注,另见", "词"]]);
    }

    #[test]
    fn formulas_are_defused_and_numbers_stay() {
        for formula in [
            "=1+1",
            "+86 10",
            "-A1",
            "@sum(A1)",
            "\tx",
            "\r=1",
            "\n",
            "＝1",
            "－去年",
            "＠他",
            "  =1",
            "-1-1",
            "-1.2.3",
            "-",
        ] {
            assert_eq!(in_csv(formula), format!("'{formula}"), "{formula:?}");
        }
        for harmless in ["-3.2%", "+5", "-1,024.5", "－５％", "-11.06", "3-5", "a=b", "——养老", "", "'quoted"]
        {
            assert_eq!(in_csv(harmless), harmless);
        }
    }

    #[test]
    fn a_number_that_is_none_is_empty() {
        assert_eq!(field(Cell::Float(0.25)), "0.25");
        assert_eq!(field(Cell::Float(f64::NAN)), "");
        assert_eq!(field(Cell::Float(f64::INFINITY)), "");
    }

    proptest! {
        #[test]
        fn reads_back_as_written(rows in prop::collection::vec(any::<Row>(), 0..8)) {
            let records = read_back(&csv(COLUMNS, &rows).unwrap());
            prop_assert_eq!(records.len(), rows.len() + 1);
            for (record, row) in records[1..].iter().zip(&rows) {
                prop_assert_eq!(&record[0], &in_csv(&row.0));
                prop_assert_eq!(&record[1], &row.1.to_string());
                prop_assert_eq!(&record[2], &in_csv(row.2.as_deref().unwrap_or_default()));
                prop_assert_eq!(&record[3], &in_csv(&row.3.join("；")));
            }
        }

        #[test]
        fn only_an_apostrophe_is_ever_added(text: String) {
            let written = in_csv(&text);
            prop_assert!(written == text || written.strip_prefix('\'') == Some(text.as_str()));
        }

        #[test]
        fn nothing_that_opens_a_formula_is_left(text in "[=+@＝＋＠\t\r\n-][=+@a-z0-9(),-]{0,12}") {
            let written = in_csv(&text);
            prop_assert!(written.starts_with('\'') || is_signed_number(&written));
        }
    }
}
