//! The document of the tables, made of the lists that the files are written by.

use super::{FIGURES, FINDINGS, ITEMS, Kind, PASSAGES, REPORTS, SECTIONS, Table};

/// How the files are read.
pub const README: &str = include_str!("../../../data/dataset/README.md");

/// All tables as Markdown.
pub fn schema() -> String {
    let tables = [
        described(&REPORTS),
        described(&SECTIONS),
        described(&PASSAGES),
        described(&FIGURES),
        described(&ITEMS),
        described(&FINDINGS),
    ];
    let head =
        "# 字段说明\n\n每张表有两个文件，内容相同：`.jsonl`（一行一个 JSON 对象，UTF-8）和 `.parquet`。\n";
    format!("{head}{}", tables.concat())
}

fn described<R>(table: &Table<R>) -> String {
    let row = |field: &super::Field<R>| {
        let (json, parquet) = types(field.kind);
        let empty = if field.nullable { "可空" } else { "—" };
        format!("| `{}` | {json} | {parquet} | {empty} | {} |\n", field.key, field.says)
    };
    let rows: String = table.fields.iter().map(row).collect();
    format!(
        "\n## {}\n\n{}。\n\n| 字段 | JSON | Parquet | 可空 | 含义 |\n|---|---|---|---|---|\n{rows}",
        table.name, table.says
    )
}

/// What a kind is called in each format.
const fn types(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Int => ("整数", "INT64"),
        Kind::Float => ("数", "DOUBLE"),
        Kind::Text => ("字符串", "STRING"),
        Kind::Bool => ("true、false", "BOOLEAN"),
        Kind::Texts => ("字符串的数组", "LIST<STRING>"),
    }
}
