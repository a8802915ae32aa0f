//! The word lists that stored rows refer to: domains and themes, as the registry has them now.

use rusqlite::named_params;
use sha2::{Digest, Sha256};

use super::{Reader, StoreError, Writer, hex};

/// A domain as `data/domains.toml` has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domain {
    /// Key in URLs.
    pub key: String,
    /// Chinese name.
    pub name: String,
}

/// A theme as `data/themes.toml` has it, or one of the user's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Key in URLs.
    pub key: String,
    /// Chinese name.
    pub name: String,
    /// Key of the theme it is nested in.
    pub parent: Option<String>,
    /// The rule as JSON, to be shown on the theme's page.
    pub definition: String,
    /// Whether it is one of the user's own.
    pub own: bool,
}

/// All domains and themes, in page order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Domains.
    pub domains: Vec<Domain>,
    /// Themes; a parent may stand after its children.
    pub themes: Vec<Theme>,
}

impl Vocabulary {
    /// Changes whenever the themes or their rules do.
    fn themes_digest(&self) -> String {
        let mut sha = Sha256::new();
        for theme in &self.themes {
            sha.update(theme.definition.as_bytes());
            sha.update(b"\n");
        }
        hex(&sha.finalize())
    }
}

impl Reader<'_> {
    /// Whether the stored passages have their themes from this list.
    pub fn is_tagged_with(&self, vocabulary: &Vocabulary) -> Result<bool, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT value FROM settings WHERE key = 'themes_digest'")?;
        let mut found = statement.query([])?;
        let stored: Option<String> = found.next()?.map(|row| row.get("value")).transpose()?;
        Ok(stored.as_deref() == Some(vocabulary.themes_digest().as_str()))
    }
}

impl Writer<'_> {
    /// Notes that all stored passages have their themes from this list.
    pub fn set_tagged_with(&self, vocabulary: &Vocabulary) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "INSERT INTO settings (key, value) VALUES ('themes_digest', :digest)
                 ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            )?
            .execute(named_params! { ":digest": vocabulary.themes_digest() })?;
        Ok(())
    }

    /// Takes over the word lists: new entries are added, known ones (by key, else by name) take the new wording and
    /// order. Entries that the lists no longer have stay, since stored rows may refer to them; see
    /// [`Writer::forget_unlisted_themes`].
    pub fn set_vocabulary(&self, vocabulary: &Vocabulary) -> Result<(), StoreError> {
        let domains = vocabulary.domains.iter().map(|domain| (domain.key.as_str(), domain.name.as_str()));
        self.adopt("domains", domains)?;
        for (ordinal, domain) in (1_i64..).zip(&vocabulary.domains) {
            self.connection
                .prepare_cached(
                    "INSERT INTO domains (key, name, ordinal) VALUES (:key, :name, :ordinal)
                     ON CONFLICT (key) DO UPDATE SET name = excluded.name, ordinal = excluded.ordinal",
                )?
                .execute(named_params! { ":key": domain.key, ":name": domain.name, ":ordinal": ordinal })?;
        }
        self.adopt(
            "themes",
            vocabulary.themes.iter().map(|theme| (theme.key.as_str(), theme.name.as_str())),
        )?;
        for (ordinal, theme) in (1_i64..).zip(&vocabulary.themes) {
            self.set_theme(ordinal, theme)?;
        }
        for theme in &vocabulary.themes {
            self.connection
                .prepare_cached(
                    "UPDATE themes SET parent_id = (SELECT id FROM themes WHERE key = :parent) WHERE key = :key",
                )?
                .execute(named_params! { ":parent": theme.parent, ":key": theme.key })?;
        }
        Ok(())
    }

    /// Removes themes that the lists no longer have, with their marks on passages. Returns their names.
    pub fn forget_unlisted_themes(&self, vocabulary: &Vocabulary) -> Result<Vec<String>, StoreError> {
        let keys: Vec<&str> = vocabulary.themes.iter().map(|theme| theme.key.as_str()).collect();
        let keys = serde_json::to_string(&keys)?;
        let unlisted = "key NOT IN (SELECT value FROM json_each(:keys))";
        self.connection
            .prepare_cached(&format!(
                "UPDATE themes SET parent_id = NULL WHERE parent_id IN (SELECT id FROM themes WHERE {unlisted})"
            ))?
            .execute(named_params! { ":keys": keys })?;
        let mut statement =
            self.connection.prepare_cached(&format!("DELETE FROM themes WHERE {unlisted} RETURNING name"))?;
        let names = statement.query_map(named_params! { ":keys": keys }, |row| row.get("name"))?;
        Ok(names.collect::<Result<_, _>>()?)
    }

    fn set_theme(&self, ordinal: i64, theme: &Theme) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "INSERT INTO themes (key, name, ordinal, definition, own)
                 VALUES (:key, :name, :ordinal, :definition, :own)
                 ON CONFLICT (key) DO UPDATE
                 SET name = excluded.name, ordinal = excluded.ordinal, definition = excluded.definition,
                     own = excluded.own",
            )?
            .execute(named_params! {
                ":key": theme.key, ":name": theme.name, ":ordinal": ordinal, ":definition": theme.definition,
                ":own": theme.own,
            })?;
        Ok(())
    }

    /// Makes room for names that changed hands: an entry whose key was changed keeps its row under the new key,
    /// and names about to be given anew are set aside first, so that two entries can swap theirs.
    fn adopt<'a>(
        &self,
        table: &str,
        entries: impl Iterator<Item = (&'a str, &'a str)> + Clone,
    ) -> Result<(), StoreError> {
        let (keys, names): (Vec<&str>, Vec<&str>) = entries.clone().unzip();
        let (keys, names) = (serde_json::to_string(&keys)?, serde_json::to_string(&names)?);
        for (key, name) in entries {
            self.connection
                .prepare_cached(&format!(
                    "UPDATE {table} SET key = :key WHERE name = :name
                     AND key NOT IN (SELECT value FROM json_each(:keys))
                     AND NOT EXISTS (SELECT 1 FROM {table} WHERE key = :key)"
                ))?
                .execute(named_params! { ":key": key, ":name": name, ":keys": keys })?;
        }
        self.connection
            .prepare_cached(&format!(
                "UPDATE {table} SET name = '~' || key WHERE key IN (SELECT value FROM json_each(:keys))
                 OR name IN (SELECT value FROM json_each(:names))"
            ))?
            .execute(named_params! { ":keys": keys, ":names": names })?;
        Ok(())
    }
}
