//! `duidu import`: what can be typed.

#![allow(clippy::doc_markdown, reason = "doc comments here are the help text")]

use std::path::PathBuf;

use clap::Args;
use duidu::model::Encoding;

use super::{Database, ThemeList, encoding};

/// `duidu import`.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// 要导入的文件、文件夹或 zip 压缩文件，可以写多个；文件夹和压缩文件里的文件逐个导入。
    #[arg(required = true, value_name = "文件", help_heading = "参数")]
    pub(crate) files: Vec<PathBuf>,
    /// 文本文件的编码：utf-8、utf-16、utf-16be、gb18030（GBK）、big5。不写时自动辨认。
    #[arg(long, value_name = "编码", value_parser = encoding)]
    pub(crate) encoding: Option<Encoding>,
    /// 全部当作材料：像通知、新闻、办法、讲话而不像工作总结的文字，平时列出原因、不收进来，加上这一项就照收。
    #[arg(long)]
    pub(crate) all: bool,
    /// 只看会导入什么，不保存。
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) database: Database,
    #[command(flatten)]
    pub(crate) themes: ThemeList,
}
