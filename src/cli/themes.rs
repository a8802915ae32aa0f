//! `duidu themes`: what can be typed about themes of one's own.

#![allow(clippy::doc_markdown, reason = "doc comments here are the help text")]

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Database;

/// `duidu themes`.
#[derive(Debug, Args)]
pub(crate) struct OwnThemes {
    /// What to do.
    #[command(subcommand)]
    pub(crate) task: OwnTask,
}

/// Out or in.
#[derive(Debug, Subcommand)]
pub(crate) enum OwnTask {
    /// 把自定义主题写成 TOML 文件，写法与 data/themes.toml 相同。
    #[command(override_usage = "duidu themes export 文件 [选项]")]
    Export(OwnFile),
    /// 从 TOML 文件导入自定义主题：同名的替换，其余新增，然后重新标注全部材料。
    #[command(override_usage = "duidu themes import 文件 [选项]")]
    Import(OwnFile),
}

/// The file.
#[derive(Debug, Args)]
pub(crate) struct OwnFile {
    /// TOML 文件。
    #[arg(value_name = "文件", help_heading = "参数")]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) database: Database,
}
