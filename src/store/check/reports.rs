//! Whether stored reports can be read back, and have the text that they had.

use super::Faults;
use crate::store::{Reader, StoreError, write::digest};

/// Reads every report; its text must still give the digest that was stored with it.
pub(super) fn readable(reader: &Reader<'_>) -> Result<Faults, StoreError> {
    let mut statement = reader.connection.prepare("SELECT id, digest FROM reports ORDER BY id")?;
    let mut found = statement.query([])?;
    let mut faults = Faults { looked: 0, all: Vec::new() };
    while let Some(row) = found.next()? {
        let (id, stored): (i64, String) = (row.get("id")?, row.get("digest")?);
        faults.looked += 1;
        match reader.parsed_report(id) {
            Ok(Some(report)) if digest(&report) == stored => {}
            Ok(Some(_)) => faults.all.push(format!("材料 {id} 的正文与存入时不同")),
            Ok(None) => faults.all.push(format!("材料 {id} 读不出来")),
            Err(error) => faults.all.push(format!("材料 {id} 读不出来：{error}")),
        }
    }
    Ok(faults)
}
