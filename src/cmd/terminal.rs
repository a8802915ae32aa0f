//! Talking to the person at the terminal.

use std::io::{self, Write};

use comfy_table::{Table, presets};

/// Prints to standard output. A reader that has closed its end (`| head`) is no failure, see [`is_closed`].
pub(super) fn say(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Standard output for what is long; whoever writes to it flushes it.
pub(super) fn out() -> impl Write {
    io::BufWriter::new(io::stdout().lock())
}

/// Prints to standard error, where nothing can be done if that fails.
pub(super) fn complain(text: &str) {
    drop(writeln!(io::stderr(), "{text}"));
}

/// Whether an error only means that nobody reads our output any more.
pub(super) fn is_closed(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}

/// An empty table with these headings.
pub(super) fn table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED).set_header(header.to_vec());
    table
}

/// At most `limit` characters, with … where something was left out.
pub(super) fn shorten(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    text.chars().take(limit.saturating_sub(1)).chain(['…']).collect()
}
