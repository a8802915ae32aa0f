//! Words of the checks that calculate: `[sums]` of `data/checks.toml`, where each list is explained.

use serde::Deserialize;

/// The lists of `[sums]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each list is explained in the file that it comes from")]
pub struct SumWords {}
