//! `duidu parse FILE --json`: what the parser makes of a file, without a database.
//!
//! One file is printed as one object; a folder, an archive or several files as a list.

use anyhow::{Result, anyhow};
use duidu::import::{self, Given, How};

use super::{Outcome, terminal};
use crate::cli::ParseOnly;

pub(super) fn run(arguments: &ParseOnly) -> Result<Outcome> {
    let registry = super::registry(Some(&arguments.themes))?;
    let how = How { encoding: arguments.encoding, all: arguments.all };
    let mut printed = Vec::new();
    let mut failed = Vec::new();
    let mut alone = false;
    let mut one = |given: Given| -> Result<()> {
        let shown = given.shown.clone();
        alone = arguments.files == [shown.clone()];
        match import::parse_given(&registry, given, how) {
            Ok((text, parsed)) => printed.push(import::parsed_json(&text, &parsed)?),
            Err(error) => failed.push(format!("{}：{error}。", shown.display())),
        }
        Ok(())
    };
    let mut wrong = Ok(());
    import::each_file(&arguments.files, &mut |given| {
        if wrong.is_ok() {
            wrong = one(given);
        }
    });
    wrong?;
    if let (true, Some(message)) = (alone, failed.first()) {
        return Err(anyhow!("{message}"));
    }
    for message in &failed {
        terminal::complain(message);
    }
    let list = format!("[{}]", printed.join(",\n"));
    terminal::say(printed.first().filter(|_| alone).unwrap_or(&list))?;
    Ok(if failed.is_empty() { Outcome::Done } else { Outcome::Partly })
}
