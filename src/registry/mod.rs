//! Vocabularies as checked values: TOML text from `data/` becomes themes, domains, masks and the words of headings.

mod error;
mod themes;

pub use error::RegistryError;
pub use themes::{Certainty, Mark, NearWords, Role, Theme, Themes, Words};
