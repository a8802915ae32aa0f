//! One file a command: each opens what it needs, calls the library and says what happened.
//!
//! An error that reaches [`run`] is told on standard error and ends the program with exit code 1; its technical cause
//! goes to the log (`RUST_LOG=duidu=debug`).

mod backup;
mod check;
mod corrections;
mod export;
mod export_all;
mod import;
mod lan;
mod parse;
mod reparse;
mod restore;
mod retag;
mod serve;
mod sources;
mod stop;
mod terminal;
mod themes;

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Result, anyhow};
use duidu::{
    import::{because, reparse as parse_again, wants_reparse},
    registry::Registry,
    store::Store,
};
use tracing_subscriber::EnvFilter;

use crate::cli::{Cli, Database, Task, ThemeList};

/// Whether everything that was asked for was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All of it.
    Done,
    /// Some of it; the command has said what failed.
    Partly,
}

/// Reports that are told one by one when a database is brought up to date.
const SHOWN: usize = 30;

/// Runs the command.
pub(crate) fn run(cli: Cli) -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let outcome = match cli.command.unwrap_or(Task::Serve(cli.serve)) {
        Task::Serve(serve) => serve::run(&serve),
        Task::Import(import) => import::run(&import),
        Task::Parse(parse) => parse::run(&parse),
        Task::Export(export) => export::run(&export),
        Task::Retag(retag) => retag::run(&retag),
        Task::Themes(themes) => themes::run(&themes),
        Task::Sources(sources) => sources::run(&sources),
        Task::Corrections(corrections) => corrections::run(&corrections),
        Task::Reparse(reparse) => reparse::run(&reparse),
        Task::Backup(backup) => backup::run(&backup),
        Task::Restore(restore) => restore::run(&restore),
        Task::Check(check) => check::run(&check),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Partly) => ExitCode::FAILURE,
        Err(error) if terminal::is_closed(&error) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::debug!(?error, "command failed");
            terminal::complain(&format!("错误：{error}"));
            ExitCode::FAILURE
        }
    }
}

/// Opens the database that was asked for, or the user's own, which is made if there is none. What an older program
/// stored is parsed again, and a table says what that changed.
fn open(database: &Database) -> Result<Store> {
    let store = open_as_it_is(database)?;
    if wants_reparse(&store)? {
        let done = parse_again(&store, &Registry::builtin()?)?;
        terminal::complain(&format!(
            "数据库由较早的版本写成：已按新规则把 {} 个文件（{} 篇材料）重新拆开。",
            done.files, done.reports
        ));
        if !done.changes.is_empty() {
            terminal::complain(&format!(
                "{}\n{}",
                reparse::table(done.changes.iter().take(SHOWN)),
                reparse::told(&done)
            ));
        }
    }
    Ok(store)
}

fn open_as_it_is(database: &Database) -> Result<Store> {
    Ok(Store::open(&place(database)?)?)
}

/// Where the database is that was asked for, or the user's own; its folder is made if there is none.
fn place(database: &Database) -> Result<PathBuf> {
    if let Some(path) = &database.db {
        return Ok(path.clone());
    }
    let folders = directories::ProjectDirs::from("", "", "duidu")
        .ok_or_else(|| anyhow!("找不到用户数据文件夹。请用 --db 指定数据库文件的位置。"))?;
    let folder = folders.data_dir();
    fs::create_dir_all(folder).map_err(|error| {
        anyhow!(
            "建不了数据文件夹 {}（{}）。请用 --db 指定数据库文件的位置。",
            folder.display(),
            because(&error)
        )
    })?;
    Ok(folder.join("duidu.db"))
}

/// The vocabularies, with the theme list that was asked for.
fn registry(themes: Option<&ThemeList>) -> Result<Registry> {
    let registry = Registry::builtin()?;
    match themes.and_then(|list| list.themes.as_deref()) {
        None => Ok(registry),
        Some(path) => with_themes(registry, path),
    }
}

fn with_themes(registry: Registry, path: &Path) -> Result<Registry> {
    let shown = path.display();
    let text = fs::read_to_string(path)
        .map_err(|error| anyhow!("读不了主题词表 {shown}（{}）。", because(&error)))?;
    registry.with_themes(&text).map_err(|error| anyhow!("主题词表 {shown} 有错：{error}。"))
}
