//! That a passage speaks of a theme, and which words say so.

use serde::{Deserialize, Serialize};

/// One theme of one passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemeHit {
    /// The theme's Chinese name, as in `data/themes.toml`.
    pub theme: String,
    /// The words of the restored text that earned it, in order of appearance, each once.
    pub words: Vec<String>,
}

/// The key, in addresses, of a search that is looked at as a theme: `/themes/q?q=老年食堂`. No theme may have it.
pub const SEARCH_THEME: &str = "q";
