//! Everything as data: six tables, each as JSON Lines and as Parquet, for `DuckDB`, Spark, pandas.
//!
//! 1. `rows` turns a report inside out: its parts as rows that name their report and their place in it.
//! 2. `tables` says what a table has: name, type, whether it can be empty, what it means, and how a row gives it.
//! 3. [`Sink`] writes each row to both files by that one list, so that they cannot differ; `parquet` is the typed one.
//! 4. [`schema`] is the document of the same lists.

mod parquet;
mod rows;
mod schema;
mod tables;

use std::{borrow::Cow, io::Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use self::parquet::ParquetTable;
use super::ExportError;

pub use rows::{FigureDatum, ItemDatum, PassageDatum, SectionDatum, TakenApart};
pub use schema::{README, schema};
pub use tables::{FIGURES, FINDINGS, ITEMS, PASSAGES, REPORTS, SECTIONS};

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A whole number.
    Int,
    /// A number with a fraction.
    Float,
    /// Words.
    Text,
    /// Yes or no.
    Bool,
    /// Several words; none are an empty list.
    Texts,
}

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub enum Datum<'a> {
    /// See [`Kind::Int`].
    Int(i64),
    /// See [`Kind::Float`].
    Float(f64),
    /// See [`Kind::Text`].
    Text(Cow<'a, str>),
    /// See [`Kind::Bool`].
    Bool(bool),
    /// See [`Kind::Texts`].
    Texts(Vec<Cow<'a, str>>),
    /// Nothing: only where the field can be empty.
    Null,
}

/// One field of a table of `R`.
#[derive(Debug)]
pub struct Field<R> {
    /// Its name, never changed.
    pub key: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it can be empty.
    pub nullable: bool,
    /// What it means, in Chinese.
    pub says: &'static str,
    /// What a row has in it.
    pub datum: for<'a> fn(&'a R) -> Datum<'a>,
}

/// One table.
#[derive(Debug)]
pub struct Table<R: 'static> {
    /// Name of its files.
    pub name: &'static str,
    /// What a row is, in Chinese.
    pub says: &'static str,
    /// Its fields in order.
    pub fields: &'static [Field<R>],
}

/// Both files of a table, being written.
pub struct Sink<R: 'static, J: Write, P: Write + Send> {
    table: &'static Table<R>,
    lines: J,
    typed: ParquetTable<P>,
    rows: u64,
}

impl<R, J: Write, P: Write + Send> Sink<R, J, P> {
    /// Begins both files.
    pub fn new(table: &'static Table<R>, lines: J, typed: P) -> Result<Self, ExportError> {
        Ok(Self { table, lines, typed: ParquetTable::new(table, typed)?, rows: 0 })
    }

    /// Writes a row.
    pub fn put(&mut self, row: &R) -> Result<(), ExportError> {
        serde_json::to_writer(&mut self.lines, &Line { table: self.table, row })?;
        self.lines.write_all(b"\n")?;
        self.typed.put(self.table, row)?;
        self.rows += 1;
        Ok(())
    }

    /// Ends both files. Gives the number of rows.
    pub fn finish(mut self) -> Result<u64, ExportError> {
        self.lines.flush()?;
        self.typed.finish()?;
        Ok(self.rows)
    }
}

/// One row as an object.
struct Line<'a, R: 'static> {
    table: &'static Table<R>,
    row: &'a R,
}

impl<R> Serialize for Line<'_, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.table.fields.len()))?;
        for field in self.table.fields {
            map.serialize_entry(field.key, &(field.datum)(self.row))?;
        }
        map.end()
    }
}

impl Serialize for Datum<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Int(number) => serializer.serialize_i64(*number),
            Self::Float(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Bool(is) => serializer.serialize_bool(*is),
            Self::Texts(texts) => serializer.collect_seq(texts),
            Self::Null => serializer.serialize_unit(),
        }
    }
}
