//! The word lists that count: those of the program or of a file, with the themes of the user's own among them.

use crate::{
    registry::{Domains, Registry, Theme as Rule, Themes, is_own, own_key},
    store::{Domain, Reader, StoreError, Theme, Vocabulary},
};

/// The themes with the database's own among them, and all lists as the store keeps them. Own themes that cannot be
/// read any more are left out: nothing else should fail because of them.
pub(super) fn with_own(reader: &Reader<'_>, registry: &Registry) -> Result<(Themes, Vocabulary), StoreError> {
    let themes = match registry.themes.with_own(own_rules(reader)?) {
        Ok(themes) => themes,
        Err(error) => {
            tracing::warn!(%error, "own themes cannot be used: left out");
            registry.themes.clone()
        }
    };
    let vocabulary = vocabulary(&registry.domains, &themes)?;
    Ok((themes, vocabulary))
}

/// The own themes under their keys, in the order in which they were made.
pub(super) fn own_rules(reader: &Reader<'_>) -> Result<Vec<Rule>, StoreError> {
    let mut rules = Vec::new();
    for own in reader.own_themes()? {
        match serde_json::from_str::<Rule>(&own.definition) {
            Ok(rule) => rules.push(Rule { key: own_key(own.id), ..rule }),
            Err(error) => tracing::warn!(%error, theme = own.name, "an own theme cannot be read: left out"),
        }
    }
    Ok(rules)
}

/// The lists with the themes that stored passages have theirs from, own ones aside: what a user has chosen with
/// `--themes` stays chosen. Where their rules cannot be read any more, the program's own take their place.
pub(super) fn as_stored(reader: &Reader<'_>, registry: &Registry) -> Result<Registry, StoreError> {
    let stored = reader.stored_themes()?;
    if stored.is_empty() {
        return Ok(registry.clone());
    }
    match Themes::from_definitions(stored.iter().map(|theme| theme.definition.as_str())) {
        Ok(themes) => Ok(Registry { themes, ..registry.clone() }),
        Err(error) => {
            tracing::warn!(%error, "stored themes cannot be read: the program's own are used");
            Ok(registry.clone())
        }
    }
}

fn vocabulary(domains: &Domains, themes: &Themes) -> Result<Vocabulary, StoreError> {
    let domains = domains.iter();
    let themes = themes.iter().map(|theme| {
        Ok(Theme {
            key: theme.key.clone(),
            name: theme.name.clone(),
            parent: theme.parent.clone(),
            definition: serde_json::to_string(theme)?,
            own: is_own(&theme.key),
        })
    });
    Ok(Vocabulary {
        domains: domains
            .map(|domain| Domain { key: domain.key.clone(), name: domain.name.clone() })
            .collect(),
        themes: themes.collect::<Result<_, serde_json::Error>>()?,
    })
}
