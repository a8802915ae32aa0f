//! What can be typed to keep house: sources, backups, checks, parsing and tagging again.

#![allow(clippy::doc_markdown, reason = "doc comments here are the help text")]

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Database, ThemeList};

/// `duidu sources`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Sources {
    /// What to do; the list if nothing is said.
    #[command(subcommand)]
    pub(crate) task: Option<SourceTask>,
    #[command(flatten)]
    pub(crate) database: Database,
}

/// What can be done with a source.
#[derive(Debug, Subcommand)]
pub(crate) enum SourceTask {
    /// 移除一个来源和由它而来的全部内容，或只移除其中一篇；先列出会删去什么，再问一次。
    #[command(override_usage = "duidu sources remove 编号|文件名 [选项]")]
    Remove(Remove),
}

/// `duidu sources remove`.
#[derive(Debug, Args)]
pub(crate) struct Remove {
    /// 来源的编号（见 duidu sources）、文件名或完整路径。
    #[arg(value_name = "编号|文件名", help_heading = "参数", required_unless_present = "report")]
    pub(crate) which: Option<String>,
    /// 只移除这一篇材料（网址 /reports/12 里的 12）；它的行留在来源里，注明已移除。
    #[arg(long, value_name = "材料编号")]
    pub(crate) report: Option<i64>,
    /// 不再询问。
    #[arg(long)]
    pub(crate) yes: bool,
    #[command(flatten)]
    pub(crate) database: Database,
}

/// `duidu backup`.
#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// 备份写到哪个文件，例如 备份.db。
    #[arg(value_name = "文件", help_heading = "参数")]
    pub(crate) file: PathBuf,
    /// 同名的文件已经有了也写，用新的备份替换它。
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) database: Database,
}

/// `duidu restore`.
#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// 用哪个备份恢复。
    #[arg(value_name = "文件", help_heading = "参数")]
    pub(crate) file: PathBuf,
    /// 不再询问。
    #[arg(long)]
    pub(crate) yes: bool,
    #[command(flatten)]
    pub(crate) database: Database,
}

/// `duidu check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) database: Database,
}

/// `duidu reparse`.
#[derive(Debug, Args)]
pub(crate) struct Reparse {
    /// 不再询问，列出变化后直接保留。
    #[arg(long)]
    pub(crate) yes: bool,
    #[command(flatten)]
    pub(crate) database: Database,
}

/// `duidu retag`.
#[derive(Debug, Args)]
pub(crate) struct Retag {
    #[command(flatten)]
    pub(crate) themes: ThemeList,
    #[command(flatten)]
    pub(crate) database: Database,
}
