//! A table as Parquet: typed columns, a group of rows at a time, so that memory stays small.
//!
//! What can be empty is `OPTIONAL`, lists have the three levels that all readers know.

use std::{io::Write, mem, sync::Arc};

use parquet::{
    basic::Compression,
    data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int64Type},
    errors::ParquetError,
    file::{
        properties::WriterProperties,
        writer::{SerializedColumnWriter, SerializedFileWriter},
    },
    schema::parser::parse_message_type,
};

use super::{Datum, Field, Kind, Table};
use crate::export::ExportError;

/// Rows that are kept in memory before they are written.
const ROWS: usize = 20_000;

/// A table being written.
pub(super) struct ParquetTable<W: Write + Send> {
    writer: SerializedFileWriter<W>,
    columns: Vec<Waiting>,
    rows: usize,
}

/// The values of one column that wait to be written, with the levels that say which are there.
struct Waiting {
    values: Values,
    nullable: bool,
    defined: Vec<i16>,
    repeated: Vec<i16>,
}

enum Values {
    Int(Vec<i64>),
    Float(Vec<f64>),
    Text(Vec<ByteArray>),
    Bool(Vec<bool>),
    Texts(Vec<ByteArray>),
}

impl<W: Write + Send> ParquetTable<W> {
    /// Begins the file.
    pub(super) fn new<R>(table: &Table<R>, file: W) -> Result<Self, ExportError> {
        let message = Arc::new(parse_message_type(&message(table))?);
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("duidu ", env!("CARGO_PKG_VERSION")).to_owned());
        let writer = SerializedFileWriter::new(file, message, Arc::new(properties.build()))?;
        let columns = table.fields.iter().map(|field| Waiting::new(field.kind, field.nullable)).collect();
        Ok(Self { writer, columns, rows: 0 })
    }

    /// Takes a row.
    pub(super) fn put<R>(&mut self, table: &Table<R>, row: &R) -> Result<(), ExportError> {
        for (column, field) in self.columns.iter_mut().zip(table.fields) {
            column.put((field.datum)(row)).map_err(|()| ExportError::Field(field.key))?;
        }
        self.rows += 1;
        if self.rows >= ROWS { self.write() } else { Ok(()) }
    }

    /// Ends the file.
    pub(super) fn finish(mut self) -> Result<(), ExportError> {
        self.write()?;
        self.writer.close()?;
        Ok(())
    }

    fn write(&mut self) -> Result<(), ExportError> {
        if mem::take(&mut self.rows) == 0 {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        for waiting in &mut self.columns {
            if let Some(mut column) = group.next_column()? {
                waiting.write(&mut column)?;
                column.close()?;
            }
        }
        group.close()?;
        Ok(())
    }
}

impl Waiting {
    fn new(kind: Kind, nullable: bool) -> Self {
        let values = match kind {
            Kind::Int => Values::Int(Vec::new()),
            Kind::Float => Values::Float(Vec::new()),
            Kind::Text => Values::Text(Vec::new()),
            Kind::Bool => Values::Bool(Vec::new()),
            Kind::Texts => Values::Texts(Vec::new()),
        };
        Self { values, nullable, defined: Vec::new(), repeated: Vec::new() }
    }

    /// Takes a value; `Err` where it is not of this column.
    fn put(&mut self, datum: Datum<'_>) -> Result<(), ()> {
        let bytes = |text: &str| ByteArray::from(text);
        match (&mut self.values, datum) {
            (Values::Int(values), Datum::Int(number)) => values.push(number),
            (Values::Float(values), Datum::Float(number)) => values.push(number),
            (Values::Text(values), Datum::Text(text)) => values.push(bytes(&text)),
            (Values::Bool(values), Datum::Bool(is)) => values.push(is),
            (Values::Texts(values), Datum::Texts(texts)) => {
                // An empty list is a row without a value.
                for at in 0..texts.len().max(1) {
                    self.repeated.push(i16::from(at > 0));
                    self.defined.push(i16::from(!texts.is_empty()));
                }
                values.extend(texts.iter().map(|text| bytes(text)));
                return Ok(());
            }
            (_, Datum::Null) if self.nullable => {
                self.defined.push(0);
                return Ok(());
            }
            _ => return Err(()),
        }
        self.defined.push(1);
        Ok(())
    }

    fn write(&mut self, column: &mut SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        let (defined, repeated) = (mem::take(&mut self.defined), mem::take(&mut self.repeated));
        let some = self.nullable.then_some(defined.as_slice());
        match &mut self.values {
            Values::Int(values) => column.typed::<Int64Type>().write_batch(&mem::take(values), some, None),
            Values::Float(values) => column.typed::<DoubleType>().write_batch(&mem::take(values), some, None),
            Values::Text(values) => {
                column.typed::<ByteArrayType>().write_batch(&mem::take(values), some, None)
            }
            Values::Bool(values) => column.typed::<BoolType>().write_batch(&mem::take(values), some, None),
            Values::Texts(values) => column.typed::<ByteArrayType>().write_batch(
                &mem::take(values),
                Some(&defined),
                Some(&repeated),
            ),
        }?;
        Ok(())
    }
}

/// The table in the language of the format.
fn message<R>(table: &Table<R>) -> String {
    let fields: String = table.fields.iter().map(declared).collect();
    format!("message {} {{ {fields}}}", table.name)
}

fn declared<R>(Field { key, kind, nullable, .. }: &Field<R>) -> String {
    let presence = if *nullable { "OPTIONAL" } else { "REQUIRED" };
    match kind {
        Kind::Int => format!("{presence} INT64 {key}; "),
        Kind::Float => format!("{presence} DOUBLE {key}; "),
        Kind::Text => format!("{presence} BYTE_ARRAY {key} (STRING); "),
        Kind::Bool => format!("{presence} BOOLEAN {key}; "),
        Kind::Texts => format!(
            "REQUIRED GROUP {key} (LIST) {{ REPEATED GROUP list {{ REQUIRED BYTE_ARRAY element (STRING); }} }} "
        ),
    }
}
