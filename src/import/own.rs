//! Themes of the user's own: kept, changed, forgotten, taken from a file and written to one.
//!
//! Each change and the retag after it are one transaction: where anything fails, all is as it was.

use std::collections::HashMap;

use super::{
    retag::{Retagged, retag_in},
    vocabulary::{as_stored, own_rules},
};
use crate::{
    registry::{OWN, Registry, RegistryError, Theme, Themes, own_key},
    store::{Store, StoreError, Writer},
};

/// Why own themes stay as they are. The words are for whoever made them.
#[derive(Debug, thiserror::Error)]
pub enum OwnError {
    /// The rule cannot be used: why, and what to do.
    #[error("{0}")]
    Unsound(String),
    /// There is no such theme.
    #[error("没有这个自定义主题，可能已经删除")]
    Missing,
    /// There are none to write to a file.
    #[error("还没有自定义主题")]
    None,
    /// A file that is no list of themes.
    #[error(transparent)]
    File(#[from] RegistryError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a file of own themes brought.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenOver {
    /// Names of new themes.
    pub added: Vec<String>,
    /// Names of themes that were there already and have the rule of the file now.
    pub replaced: Vec<String>,
}

/// The user's own themes, in the order in which they were made.
pub fn own_themes(store: &Store) -> Result<Vec<Theme>, StoreError> {
    store.read(own_rules)
}

/// Keeps a theme: a new one, or the one of this key with another rule. Gives its key and what the retag changed.
pub fn save_theme(
    store: &Store,
    registry: &Registry,
    key: Option<&str>,
    theme: &Theme,
) -> Result<(String, Vec<Retagged>), OwnError> {
    theme.sound().map_err(|why| OwnError::Unsound(format!("主题“{}”{why}", theme.name)))?;
    let id = key.map(|key| id_of(key).ok_or(OwnError::Missing)).transpose()?;
    store.write(|writer| {
        let base = as_stored(&writer.reader(), registry)?;
        let own = own_rules(&writer.reader())?;
        free_name(&base, &own, key, &theme.name)?;
        no_circle(&own, key, theme)?;
        let id = put(writer, id, theme)?;
        finish(writer, &base).map(|changes| (own_key(id), changes))
    })
}

/// Forgets a theme; gives what it was.
pub fn delete_theme(store: &Store, registry: &Registry, key: &str) -> Result<Theme, OwnError> {
    let id = id_of(key).ok_or(OwnError::Missing)?;
    store.write(|writer| {
        let base = as_stored(&writer.reader(), registry)?;
        let own = own_rules(&writer.reader())?;
        let theme = own.into_iter().find(|theme| theme.key == key).ok_or(OwnError::Missing)?;
        if !writer.delete_own_theme(id)? {
            return Err(OwnError::Missing);
        }
        finish(writer, &base)?;
        Ok(theme)
    })
}

/// Takes over the themes of a file in the form of `data/themes.toml`: one whose name is known replaces that one. All of
/// them, or none.
pub fn import_themes(store: &Store, registry: &Registry, text: &str) -> Result<TakenOver, OwnError> {
    let themes = Themes::read_own(text)?;
    store.write(|writer| {
        let base = as_stored(&writer.reader(), registry)?;
        let mut taken = TakenOver::default();
        let mut keys: HashMap<String, String> = HashMap::new();
        for theme in themes {
            let own = own_rules(&writer.reader())?;
            let known = own.iter().find(|other| other.name == theme.name).map(|other| other.key.clone());
            free_name(&base, &own, known.as_deref(), &theme.name)?;
            // What a parent is called in the file may be another theme here.
            let listed = |key: &String| base.themes.get(key).map(|theme| theme.key.clone());
            let parent = theme.parent.as_ref().and_then(|key| keys.get(key).cloned().or_else(|| listed(key)));
            let id = put(writer, known.as_deref().and_then(id_of), &Theme { parent, ..theme.clone() })?;
            keys.insert(theme.key.clone(), own_key(id));
            if known.is_some() { taken.replaced.push(theme.name) } else { taken.added.push(theme.name) }
        }
        finish(writer, &base)?;
        Ok(taken)
    })
}

/// All own themes as the text of such a file.
pub fn export_themes(store: &Store) -> Result<String, OwnError> {
    let own = own_themes(store)?;
    if own.is_empty() {
        return Err(OwnError::None);
    }
    let head = "# 对读的自定义主题。写法与 data/themes.toml 相同；导入时同名的主题会被替换。\n\n";
    Ok(format!("{head}{}", Themes::to_toml(own)?))
}

/// Gives all passages their themes, if the themes can be used together.
fn finish(writer: &Writer<'_>, base: &Registry) -> Result<Vec<Retagged>, OwnError> {
    base.themes.with_own(own_rules(&writer.reader())?)?;
    Ok(retag_in(writer, base)?)
}

fn put(writer: &Writer<'_>, id: Option<i64>, theme: &Theme) -> Result<i64, OwnError> {
    let now = super::now();
    let definition = serde_json::to_string(theme).map_err(StoreError::from)?;
    match id {
        None => Ok(writer.add_own_theme(&theme.name, &definition, &now)?),
        Some(id) if writer.change_own_theme(id, &theme.name, &definition, &now)? => Ok(id),
        Some(_) => Err(OwnError::Missing),
    }
}

fn id_of(key: &str) -> Option<i64> {
    key.strip_prefix(OWN)?.parse().ok()
}

/// No two themes have one name.
fn free_name(base: &Registry, own: &[Theme], key: Option<&str>, name: &str) -> Result<(), OwnError> {
    let listed = base.themes.iter().any(|theme| theme.name == name);
    let taken = own.iter().any(|theme| theme.name == name && Some(theme.key.as_str()) != key);
    match (listed, taken) {
        (true, _) => {
            Err(OwnError::Unsound(format!("已经有内置主题“{name}”：请换一个名称，例如在后面加几个字")))
        }
        (_, true) => Err(OwnError::Unsound(format!("已经有自定义主题“{name}”：请换一个名称，或去改那一个"))),
        _ => Ok(()),
    }
}

/// A theme is no part of its own parts.
fn no_circle(own: &[Theme], key: Option<&str>, theme: &Theme) -> Result<(), OwnError> {
    let mut above = theme.parent.as_deref();
    for _ in 0..=own.len() {
        if above.is_none() {
            return Ok(());
        }
        if above == key {
            break;
        }
        above = own
            .iter()
            .find(|other| Some(other.key.as_str()) == above)
            .and_then(|other| other.parent.as_deref());
    }
    Err(OwnError::Unsound(format!("主题“{}”不能归入自己或自己的下级：请另选上级主题", theme.name)))
}
