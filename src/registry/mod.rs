//! Vocabularies as checked values: TOML text from `data/` becomes themes, domains, masks.
