//! `duidu parse FILE --json`: what the parser makes of a file, without a database.

use anyhow::{Result, anyhow};
use duidu::import;

use super::{Outcome, terminal};
use crate::cli::ParseOnly;

pub(super) fn run(arguments: &ParseOnly) -> Result<Outcome> {
    let registry = super::registry(Some(&arguments.themes))?;
    let (text, parsed) = import::parse_file(&registry, &arguments.file)
        .map_err(|error| anyhow!("{}：{error}。", arguments.file.display()))?;
    terminal::say(&import::parsed_json(&text, &parsed)?)?;
    Ok(Outcome::Done)
}
