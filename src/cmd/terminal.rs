//! Talking to the person at the terminal.

use std::io::{self, IsTerminal, Write};

use anyhow::{Result, bail};
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

/// Whether a person agrees. `yes` answers for them; where nobody can be asked, that is an error.
pub(super) fn confirm(question: &str, yes: bool) -> Result<bool> {
    if yes {
        return Ok(true);
    }
    if !io::stdin().is_terminal() {
        bail!("{question}这里没有人可以回答：看过上面的内容，请加上 --yes 再运行一次。没有改动任何内容。");
    }
    write!(io::stderr(), "{question}输入 y 继续，其他任意键取消：")?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes" | "是" | "ｙ"))
}

/// A stored moment (RFC 3339) as the clock on the wall: `2026-03-05 14:07`.
pub(super) fn moment(stored: &str) -> String {
    match stored.parse::<jiff::Timestamp>() {
        Ok(moment) => {
            moment.to_zoned_datetime(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string()
        }
        Err(_) => stored.to_owned(),
    }
}

/// The first of some names, and how many there are.
pub(super) fn some(names: &[String], most: usize) -> String {
    let first = names.iter().take(most).cloned().collect::<Vec<_>>().join("、");
    if names.len() > most { format!("{first} 等 {} 家", names.len()) } else { first }
}

/// A size: `820 KB`, `12.3 MB`.
pub(super) fn size(bytes: u64) -> String {
    let kilobytes = bytes.div_ceil(1024);
    if kilobytes < 1024 {
        format!("{kilobytes} KB")
    } else {
        format!("{}.{} MB", kilobytes / 1024, kilobytes % 1024 * 10 / 1024)
    }
}
