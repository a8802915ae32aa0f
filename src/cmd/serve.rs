//! `duidu serve`: the pages are on their way into this command.

use anyhow::{Result, bail};

use super::Outcome;
use crate::cli::Serve;

pub(super) fn run(_: &Serve) -> Result<Outcome> {
    bail!("网页还没有接上。")
}
