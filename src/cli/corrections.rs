//! `duidu corrections`: what can be typed about what was set right by hand.

#![allow(clippy::doc_markdown, reason = "doc comments here are the help text")]

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Database;

/// `duidu corrections`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Corrections {
    /// What to do; the list if nothing is said.
    #[command(subcommand)]
    pub(crate) task: Option<CorrectionTask>,
    #[command(flatten)]
    pub(crate) database: Database,
}

/// What can be done with corrections.
#[derive(Debug, Subcommand)]
pub(crate) enum CorrectionTask {
    /// 把全部更正写成 TOML 文件。
    #[command(override_usage = "duidu corrections export 文件 [选项]")]
    Export(CorrectionFile),
    /// 从 TOML 文件导入更正：认得的材料立刻照改，以后导入的也照改。
    #[command(override_usage = "duidu corrections import 文件 [选项]")]
    Import(CorrectionFile),
    /// 撤销一条更正，恢复程序的判断。
    #[command(override_usage = "duidu corrections undo 序号 [选项]")]
    Undo(Undo),
}

/// The file.
#[derive(Debug, Args)]
pub(crate) struct CorrectionFile {
    /// TOML 文件。
    #[arg(value_name = "文件", help_heading = "参数")]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) database: Database,
}

/// Which one to take back.
#[derive(Debug, Args)]
pub(crate) struct Undo {
    /// duidu corrections 列出的序号。
    #[arg(value_name = "序号", help_heading = "参数")]
    pub(crate) number: usize,
    #[command(flatten)]
    pub(crate) database: Database,
}
