//! Rows as JSON: an array of objects, keys in the order of the columns, one row a line.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Cell, Column, ExportError};

/// Writes `[` row `,` row … `]`, each row on a line of its own, with a line break at the end.
pub fn json<'a, R: 'a>(
    columns: &[Column<R>],
    rows: impl IntoIterator<Item = &'a R>,
) -> Result<Vec<u8>, ExportError> {
    let mut out = b"[".to_vec();
    for (at, row) in rows.into_iter().enumerate() {
        out.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut out, &Object { columns, row })?;
    }
    out.extend_from_slice(b"\n]\n");
    Ok(out)
}

/// One row seen through its columns.
struct Object<'a, R> {
    columns: &'a [Column<R>],
    row: &'a R,
}

impl<R> Serialize for Object<'_, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len()))?;
        for column in self.columns {
            map.serialize_entry(column.key, &(column.cell)(self.row))?;
        }
        map.end()
    }
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Named(named) => serializer.serialize_str(&named.code),
            Self::List(words) => serializer.collect_seq(words),
            Self::NamedList(list) => serializer.collect_seq(list.iter().map(|named| &named.code)),
            Self::Int(number) => serializer.serialize_i64(*number),
            Self::Float(number) if number.is_finite() => serializer.serialize_f64(*number),
            Self::Float(_) | Self::Empty => serializer.serialize_unit(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    const COLUMNS: &[Column<(String, i64)>] = &[
        Column { key: "z", header: "正文", cell: |row| Cell::text(&row.0) },
        Column { key: "a", header: "数量", cell: |row| Cell::Int(row.1) },
        Column { key: "m", header: "词", cell: |row| Cell::list([row.0.as_str()]) },
        Column { key: "none", header: "空", cell: |_| Cell::Float(f64::NAN) },
    ];

    #[test]
    fn keys_keep_the_order_of_the_columns() {
        let bytes = json(COLUMNS, &[("甲\"".to_owned(), 3), ("乙".to_owned(), -1)]).unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "[\n{\"z\":\"甲\\\"\",\"a\":3,\"m\":[\"甲\\\"\"],\"none\":null},\n{\"z\":\"乙\",\"a\":-1,\"m\":[\"乙\"],\"none\":null}\n]\n"
        );
    }

    #[test]
    fn no_rows_are_an_empty_array() {
        let value: Value = serde_json::from_slice(&json(COLUMNS, &[]).unwrap()).unwrap();
        assert_eq!(value, json!([]));
    }

    proptest! {
        #[test]
        fn reads_back_as_written(rows in prop::collection::vec(any::<(String, i64)>(), 0..8)) {
            let value: Value = serde_json::from_slice(&json(COLUMNS, &rows).unwrap()).unwrap();
            let want: Vec<Value> =
                rows.iter().map(|row| json!({"z": row.0, "a": row.1, "m": [row.0], "none": null})).collect();
            prop_assert_eq!(value, Value::Array(want));
        }
    }
}
