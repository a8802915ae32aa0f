//! `duidu parse FILE --json`: what the parser makes of a file, without a database.
//!
//! One file is printed as one object; a folder, an archive or several files as a list.

use std::io::Write;

use anyhow::{Result, anyhow};
use duidu::import::{self, Given, How};

use super::{Outcome, terminal};
use crate::cli::ParseOnly;

pub(super) fn run(arguments: &ParseOnly) -> Result<Outcome> {
    let registry = super::registry(Some(&arguments.themes))?;
    let how = How { encoding: arguments.encoding, all: arguments.all };
    let mut out = terminal::out();
    let mut failed = Vec::new();
    let (mut alone, mut printed) = (false, 0);
    let mut one = |given: Given| -> Result<()> {
        let shown = given.shown.clone();
        alone = arguments.files == [shown.clone()];
        match import::parse_given(&registry, given, how) {
            Ok((text, parsed)) => {
                out.write_all(if alone { b"" } else { between(printed) })?;
                import::write_json(&mut out, &text, &parsed)?;
                printed += 1;
            }
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
    told(&failed, alone)?;
    out.write_all(if alone { b"\n" } else { end(printed) })?;
    out.flush()?;
    Ok(if failed.is_empty() { Outcome::Done } else { Outcome::Partly })
}

/// Says what failed; that a single file did is an error.
fn told(failed: &[String], alone: bool) -> Result<()> {
    if let (true, Some(message)) = (alone, failed.first()) {
        return Err(anyhow!("{message}"));
    }
    for message in failed {
        terminal::complain(message);
    }
    Ok(())
}

/// What stands in front of the next object of a list.
const fn between(printed: usize) -> &'static [u8] {
    if printed == 0 { b"[" } else { b",\n" }
}

/// What stands behind the last object of a list.
const fn end(printed: usize) -> &'static [u8] {
    if printed == 0 { b"[]\n" } else { b"]\n" }
}
