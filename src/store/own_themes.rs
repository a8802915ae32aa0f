//! Themes of the user's own, as they were made: what `themes` is derived from, beside the word list.

use rusqlite::named_params;

use super::{Reader, StoreError, Writer};

/// A theme of the user's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTheme {
    /// Its id; its key is made of it.
    pub id: i64,
    /// Chinese name.
    pub name: String,
    /// The rule as JSON.
    pub definition: String,
    /// When it was last changed, RFC 3339 in UTC.
    pub changed_at: String,
}

impl Reader<'_> {
    /// All of them, in the order in which they were made.
    pub fn own_themes(&self) -> Result<Vec<OwnTheme>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, name, definition, changed_at FROM own_themes ORDER BY id")?;
        let themes = statement.query_map([], |row| {
            Ok(OwnTheme {
                id: row.get("id")?,
                name: row.get("name")?,
                definition: row.get("definition")?,
                changed_at: row.get("changed_at")?,
            })
        })?;
        Ok(themes.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Keeps a new theme; gives its id. A name can be given once only.
    pub fn add_own_theme(&self, name: &str, definition: &str, at: &str) -> Result<i64, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO own_themes (name, definition, changed_at) VALUES (:name, :definition, :at) RETURNING id",
        )?;
        let values = named_params! { ":name": name, ":definition": definition, ":at": at };
        Ok(statement.query_row(values, |row| row.get("id"))?)
    }

    /// Gives a theme another name and rule. `false` where there is none with this id.
    pub fn change_own_theme(
        &self,
        id: i64,
        name: &str,
        definition: &str,
        at: &str,
    ) -> Result<bool, StoreError> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE own_themes SET name = :name, definition = :definition, changed_at = :at WHERE id = :id",
            )?
            .execute(named_params! { ":id": id, ":name": name, ":definition": definition, ":at": at })?;
        Ok(changed > 0)
    }

    /// Forgets a theme. `false` where there is none with this id. Its marks on passages go with the next retag.
    pub fn delete_own_theme(&self, id: i64) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare_cached("DELETE FROM own_themes WHERE id = ?")?;
        Ok(statement.execute([id])? > 0)
    }
}
