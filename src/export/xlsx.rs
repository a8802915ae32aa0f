//! Rows as an Excel workbook of one sheet: a bold heading that stays in sight, with filters; numbers as numbers; long texts wrapped.
//!
//! 1. Widths are measured on the first rows. 2. The heading. 3. Every row, cell by cell, in constant memory.
//!
//! Every text is written as a text, so nothing in it can become a formula. The same rows give the same bytes: the
//! workbook says that it was made at a fixed moment.

use std::borrow::Cow;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::{Cell, Column, ExportError};

/// Rows of a sheet besides the heading: more than this Excel does not open.
const MOST_ROWS: usize = 1_048_575;
/// UTF-16 units in a cell: more than this Excel does not open.
const LONGEST: usize = 32_767;
/// What stands at the end of a text that was cut.
const CUT: &str = "……（太长，其余见 CSV）";
/// Rows that the widths are measured on.
const MEASURED: usize = 500;
/// Widths of columns, in digits; a Chinese character takes two. A wider text is wrapped.
const NARROWEST: usize = 6;
const WIDEST: usize = 64;
/// The arrow of the filter stands in the heading, too.
const ARROW: usize = 3;

/// Writes a heading and one row a row. `rows` may be owned rows or references to them.
pub fn xlsx<'a, R: 'a>(
    columns: &[Column<R>],
    rows: impl IntoIterator<Item = &'a R>,
) -> Result<Vec<u8>, ExportError> {
    let rows: Vec<&R> = rows.into_iter().collect();
    if rows.len() > MOST_ROWS {
        return Err(ExportError::TooManyRows { rows: rows.len(), most: MOST_ROWS });
    }
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let sheet = book.add_worksheet_with_constant_memory()?;
    lay_out(sheet, columns, &rows)?;
    write_heading(sheet, columns)?;
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (at, row) in (1_u32..).zip(&rows) {
        for (column, place) in columns.iter().zip(0_u16..) {
            write_cell(sheet, (at, place), (column.cell)(row), &body)?;
        }
    }
    Ok(book.save_to_buffer()?)
}

/// Name, widths, the frozen heading and the filters.
fn lay_out<R>(sheet: &mut Worksheet, columns: &[Column<R>], rows: &[&R]) -> Result<(), ExportError> {
    sheet.set_name("对读")?;
    for (column, place) in columns.iter().zip(0_u16..) {
        let widest =
            rows.iter().take(MEASURED).map(|row| width(&(column.cell)(row).shown())).max().unwrap_or(0);
        let wanted = (widest + 1).max(width(column.header) + ARROW).clamp(NARROWEST, WIDEST);
        sheet.set_column_width(place, u32::try_from(wanted).unwrap_or(u32::MAX))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    if let Some(last) = columns.len().checked_sub(1).and_then(|last| u16::try_from(last).ok()) {
        sheet.autofilter(0, 0, u32::try_from(rows.len()).unwrap_or(u32::MAX), last)?;
    }
    Ok(())
}

fn write_heading<R>(sheet: &mut Worksheet, columns: &[Column<R>]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Thin);
    for (column, place) in columns.iter().zip(0_u16..) {
        sheet.write_string_with_format(0, place, column.header, &bold)?;
    }
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: Cell<'_>,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Int(number) if exact(number) => {
            #[allow(clippy::cast_precision_loss, reason = "asked before: it is exact")]
            sheet.write_number_with_format(row, column, number as f64, format)?;
        }
        Cell::Float(number) if number.is_finite() => {
            sheet.write_number_with_format(row, column, number, format)?;
        }
        Cell::Float(_) | Cell::Empty => {}
        other => {
            sheet.write_string_with_format(row, column, fitting(other.shown()), format)?;
        }
    }
    Ok(())
}

/// Whether a spreadsheet, which counts in floats, keeps every digit.
const fn exact(number: i64) -> bool {
    number.unsigned_abs() <= 1 << 53
}

/// A text as long as a cell can be, saying so where it was cut.
fn fitting(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return text;
    }
    let mut room = LONGEST - CUT.encode_utf16().count();
    let kept = text.chars().take_while(|letter| {
        let fits = letter.len_utf16() <= room;
        room -= letter.len_utf16().min(room);
        fits
    });
    kept.chain(CUT.chars()).collect::<String>().into()
}

/// How wide the widest line of a text is: ASCII takes one digit, all else two.
fn width(text: &str) -> usize {
    let line = |line: &str| line.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum();
    text.lines().map(line).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};
    use proptest::prelude::*;

    use super::*;

    type Row = (String, i64, Option<f64>, Vec<String>);

    const COLUMNS: &[Column<Row>] = &[
        Column { key: "text", header: "正文", cell: |row| Cell::text(&row.0) },
        Column { key: "count", header: "数量", cell: |row| Cell::Int(row.1) },
        Column { key: "share", header: "占比", cell: |row| row.2.map_or(Cell::Empty, Cell::Float) },
        Column { key: "words", header: "词", cell: |row| Cell::list(row.3.iter().map(String::as_str)) },
    ];

    /// The sheet as a reader of workbooks sees it, and whether it holds any formula.
    fn read_back(bytes: &[u8]) -> (Vec<Vec<Data>>, bool) {
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let formulas = book.worksheet_formula("对读").unwrap();
        let formulas = formulas.cells().any(|(_, _, formula)| !formula.is_empty());
        let range = book.worksheet_range("对读").unwrap();
        (range.rows().map(<[Data]>::to_vec).collect(), formulas)
    }

    /// One part of the workbook as text.
    fn part(bytes: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
    }

    fn string(text: &str) -> Data {
        if text.is_empty() { Data::Empty } else { Data::String(text.to_owned()) }
    }

    fn row(text: &str) -> Row {
        (text.to_owned(), -5, Some(-3.25), vec!["甲".to_owned(), "乙".to_owned()])
    }

    #[test]
    fn numbers_are_numbers_and_texts_are_texts() {
        let (cells, formulas) = read_back(&xlsx(COLUMNS, &[row("=1+1"), row("-3.2%")]).unwrap());
        assert_eq!(cells[0], ["正文", "数量", "占比", "词"].map(string));
        assert_eq!(cells[1], [string("=1+1"), Data::Float(-5.0), Data::Float(-3.25), string("甲；乙")]);
        assert_eq!(cells[2][0], string("-3.2%"));
        assert!(!formulas);
    }

    #[test]
    fn the_heading_is_bold_and_stays_and_filters() {
        let bytes = xlsx(COLUMNS, &[row("长文本")]).unwrap();
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(
            sheet.contains(r#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#)
        );
        assert!(sheet.contains(r#"<autoFilter ref="A1:D2"/>"#), "{sheet}");
        let styles = part(&bytes, "xl/styles.xml");
        assert!(styles.contains("<b/>") && styles.contains("wrapText=\"1\""));
    }

    #[test]
    fn the_same_rows_are_the_same_bytes() {
        let rows = [row("甲"), row("乙")];
        assert_eq!(xlsx(COLUMNS, &rows).unwrap(), xlsx(COLUMNS, &rows).unwrap());
        assert!(part(&xlsx(COLUMNS, &rows).unwrap(), "docProps/core.xml").contains("2000-01-01T00:00:00Z"));
    }

    #[test]
    fn an_empty_list_still_has_its_heading() {
        let (cells, _) = read_back(&xlsx(COLUMNS, &[]).unwrap());
        assert_eq!(cells, [["正文", "数量", "占比", "词"].map(string)]);
    }

    #[test]
    fn a_text_too_long_for_a_cell_says_that_it_was_cut() {
        for long in ["长".repeat(40_000), "𠮷".repeat(20_000)] {
            let fitted = fitting(long.as_str().into()).into_owned();
            assert!(fitted.ends_with(CUT) && fitted.encode_utf16().count() <= LONGEST);
            assert!(fitted.encode_utf16().count() >= LONGEST - 1);
            let (cells, _) = read_back(&xlsx(COLUMNS, &[row(&long)]).unwrap());
            assert_eq!(cells[1][0], Data::String(fitted));
        }
        let whole = "长".repeat(LONGEST);
        assert_eq!(fitting(whole.as_str().into()), whole);
    }

    #[test]
    fn numbers_that_a_spreadsheet_would_round_are_texts() {
        let big = ("x".to_owned(), i64::MAX, Some(f64::NAN), vec![]);
        let (cells, _) = read_back(&xlsx(COLUMNS, &[big]).unwrap());
        assert_eq!(cells[1], [string("x"), string("9223372036854775807"), Data::Empty, Data::Empty]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn reads_back_as_written(rows in prop::collection::vec(
            ("[^\u{0}-\u{8}\u{b}-\u{1f}\u{7f}-\u{9f}\u{fffe}\u{ffff}]{0,40}", any::<i32>(), "[甲乙丙=+@_x0-9-]{1,9}"), 0..8,
        )) {
            let rows: Vec<Row> =
                rows.into_iter().map(|(text, count, word)| (text, count.into(), None, vec![word])).collect();
            let (cells, formulas) = read_back(&xlsx(COLUMNS, &rows).unwrap());
            prop_assert!(!formulas);
            prop_assert_eq!(cells.len(), rows.len() + 1);
            for (cells, row) in cells[1..].iter().zip(&rows) {
                let lines = row.0.replace("\r\n", "\n").replace('\r', "\n");
                let text = if row.0.is_empty() { Data::Empty } else { Data::String(lines) };
                prop_assert_eq!(&cells[0], &text);
                prop_assert_eq!(&cells[1], &Data::Float(i32::try_from(row.1).unwrap().into()));
                prop_assert_eq!(&cells[3], &string(&row.3[0]));
            }
        }
    }
}
