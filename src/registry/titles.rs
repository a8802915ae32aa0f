//! What titles of reports look like, from `data/titles.toml`.

use serde::Deserialize;

use super::error::{RegistryError, no_empty, read};

const FILE: &str = "titles.toml";

/// The words of titles; the file explains each list.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each list is explained in the file that it comes from")]
pub struct Titles {
    pub kinds: Vec<String>,
    pub tails: Vec<String>,
    pub subjects: Vec<String>,
    pub complete: Vec<String>,
    pub review: Vec<String>,
    pub summaries: Vec<String>,
    pub plan: Vec<String>,
    pub preamble: Vec<String>,
    pub cover: Vec<String>,
    pub pieces: Vec<String>,
    pub contents: Vec<String>,
    pub numbering: Vec<String>,
    pub attached: Vec<String>,
    pub collective: Vec<String>,
    pub openings: Vec<String>,
    pub writers: Vec<String>,
    pub others: Vec<String>,
    pub heads: Vec<String>,
    pub office: Vec<String>,
    pub congress: Vec<String>,
    pub joints: Vec<String>,
    pub joined_by: Vec<String>,
    pub hard_joints: Vec<String>,
    pub hard_joined_by: Vec<String>,
}

impl Titles {
    /// Reads the file's text.
    ///
    /// # Errors
    /// An empty word.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let titles: Self = read(FILE, text)?;
        let lists = [
            &titles.kinds,
            &titles.tails,
            &titles.subjects,
            &titles.complete,
            &titles.review,
            &titles.summaries,
            &titles.plan,
            &titles.preamble,
            &titles.cover,
            &titles.pieces,
            &titles.contents,
            &titles.numbering,
            &titles.attached,
            &titles.collective,
            &titles.openings,
            &titles.writers,
            &titles.others,
            &titles.heads,
            &titles.office,
            &titles.congress,
            &titles.joints,
            &titles.joined_by,
            &titles.hard_joints,
            &titles.hard_joined_by,
        ];
        no_empty(FILE, "词表", lists.into_iter().flatten())?;
        Ok(titles)
    }
}
