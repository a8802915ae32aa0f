//! The command line: what can be typed, and the Chinese words around it.
//!
//! 1. [`Cli`] says what there is. 2. `wording` gives clap Chinese help and tells in Chinese what clap refuses.
//!
//! Exit codes: 0 all went well; 1 something failed, as the message says; 2 the command line is wrong.

#![allow(clippy::doc_markdown, reason = "doc comments here are the help text")]

mod corrections;
mod filters;
mod import;
mod keep;
mod themes;
mod wording;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use duidu::model::Encoding;

pub(crate) use corrections::{CorrectionTask, Corrections};
pub(crate) use filters::{Chosen, Filters};
pub(crate) use import::Import;
pub(crate) use keep::{Backup, Check, Remove, Reparse, Restore, Retag, SourceTask, Sources};
pub(crate) use themes::{OwnTask, OwnThemes};
pub(crate) use wording::read;

const AFTER: &str = "不写命令时等于 duidu serve。每个命令后面加 --help 看详细说明。
退出码：0 成功；1 有错误（屏幕上会说明）；2 命令写错。";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "duidu",
    version,
    about = "对读：把许多单位的半年工作总结拆开，放在一起看。",
    after_help = AFTER,
    override_usage = "duidu [命令] [选项]",
    args_conflicts_with_subcommands = true
)]
pub(crate) struct Cli {
    /// What to do; [`Cli::serve`] if nothing is said.
    #[command(subcommand)]
    pub(crate) command: Option<Task>,
    /// What `duidu` alone takes: the same as `duidu serve`.
    #[command(flatten)]
    pub(crate) serve: Serve,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Task {
    /// 打开网页（默认命令）。
    #[command(override_usage = "duidu serve [选项]")]
    Serve(Serve),
    /// 导入材料：一个文件可以是一篇，也可以是几十篇的汇编。
    #[command(override_usage = "duidu import [选项] 文件…")]
    Import(Import),
    /// 只拆开一个文件看结果，不保存。
    #[command(override_usage = "duidu parse 文件 --json")]
    Parse(ParseOnly),
    /// 把列表导出成 CSV、Excel 或 JSON，内容与网页上的导出相同。
    #[command(
        override_usage = "duidu export 列表 [--csv|--xlsx|--json] [筛选] [-o 文件]\n      duidu export --all 文件夹"
    )]
    Export(Box<Export>),
    /// 改了主题词表以后，给已导入的全部段落重新标主题。
    #[command(override_usage = "duidu retag [选项]")]
    Retag(Retag),
    /// 把自定义主题写成文件，或从文件导入。
    #[command(override_usage = "duidu themes export|import 文件", subcommand_required = true)]
    Themes(OwnThemes),
    /// 列出导入过的文件，或移除一个。
    #[command(override_usage = "duidu sources [remove 编号|文件名] [选项]")]
    Sources(Sources),
    /// 看、导出、导入、撤销手工更正（单位、层级、条线、期、标题）。
    #[command(override_usage = "duidu corrections [export|import|undo]")]
    Corrections(Corrections),
    /// 用现在的规则把已导入的全部内容重新拆开；先列出会有什么变化，再问一次。
    #[command(override_usage = "duidu reparse [选项]")]
    Reparse(Reparse),
    /// 把数据库备份成一个文件，网页开着也能做；写完当场检查。
    #[command(override_usage = "duidu backup 文件 [选项]")]
    Backup(Backup),
    /// 用备份恢复数据库；现有的另存一份。
    #[command(override_usage = "duidu restore 文件 [选项]")]
    Restore(Restore),
    /// 检查数据库是否完好。
    #[command(override_usage = "duidu check [选项]")]
    Check(Check),
}

/// Where the database is.
#[derive(Debug, Clone, Args)]
pub(crate) struct Database {
    /// 数据库文件。不写时用环境变量 DUIDU_DB；也没有时放在用户数据文件夹里。
    #[arg(long, env = "DUIDU_DB", value_name = "数据库", hide_env = true)]
    pub(crate) db: Option<PathBuf>,
}

/// Which theme list counts.
#[derive(Debug, Clone, Args)]
pub(crate) struct ThemeList {
    /// 用自己的主题词表（TOML，写法见 docs/themes.md）代替内置的。
    #[arg(long, value_name = "词表")]
    pub(crate) themes: Option<PathBuf>,
}

/// `duidu serve`.
#[derive(Debug, Clone, Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    pub(crate) database: Database,
    /// 端口。被占用时自动用后面第一个空闲的。
    #[arg(long, value_name = "端口", default_value_t = 8080, hide_default_value = true, value_parser = port)]
    pub(crate) port: u16,
    /// 让办公网里的同事也能打开（只能看）：列出网址和二维码。没有密码，用完请关。
    #[arg(long)]
    pub(crate) lan: bool,
}

/// `duidu parse`.
#[derive(Debug, Args)]
pub(crate) struct ParseOnly {
    /// 要拆开的文件；文件夹、zip 压缩文件或几个文件输出成一个列表。
    #[arg(required = true, value_name = "文件", help_heading = "参数")]
    pub(crate) files: Vec<PathBuf>,
    /// 文本文件的编码：utf-8、utf-16、utf-16be、gb18030（GBK）、big5。不写时自动辨认。
    #[arg(long, value_name = "编码", value_parser = encoding)]
    pub(crate) encoding: Option<Encoding>,
    /// 全部当作材料：像通知、新闻、办法、讲话而不像工作总结的文字，平时只在 others 里列出原因，加上这一项就照样拆开。
    #[arg(long)]
    pub(crate) all: bool,
    /// 以 JSON 输出（目前唯一的格式，可以不写）。
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) themes: ThemeList,
}

/// A list that can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum List {
    /// 单位。
    Agencies,
    /// 材料。
    Reports,
    /// 段落。
    Passages,
    /// 主题。
    Themes,
    /// 层级。
    Levels,
    /// 条线。
    Domains,
    /// 问题。
    Problems,
    /// 数据。
    Figures,
    /// 打算台账。
    Plans,
    /// 疑点。
    Findings,
}

/// `duidu export`.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// 哪个列表：agencies 单位，reports 材料，passages 段落，themes 主题，levels 层级，domains 条线，figures 数据，problems 问题，plans 打算，findings 疑点。
    #[arg(
        value_name = "列表",
        hide_possible_values = true,
        help_heading = "参数",
        required_unless_present = "all"
    )]
    pub(crate) list: Option<List>,
    /// 不导出一个列表，而是把全部材料、段落、数据等写进这个文件夹，供 DuckDB、pandas 等使用（JSON Lines 和 Parquet）。
    #[arg(long, value_name = "文件夹", conflicts_with_all = ["list", "format", "output"])]
    pub(crate) all: Option<PathBuf>,
    /// CSV（默认）：带 BOM 的 UTF-8，Excel 和 WPS 直接打开不乱码。
    #[arg(long, group = "format")]
    pub(crate) csv: bool,
    /// Excel 文件（.xlsx）：标题行固定、可筛选。
    #[arg(long, group = "format")]
    pub(crate) xlsx: bool,
    /// JSON。
    #[arg(long, group = "format")]
    pub(crate) json: bool,
    /// 写进这个文件；不写时输出到屏幕。没有写格式时，按文件名的后缀（.csv、.xlsx、.json）。
    #[arg(short, long, value_name = "文件")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) filters: Filters,
    #[command(flatten)]
    pub(crate) database: Database,
}

fn port(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| "应是 0 到 65535 之间的数字".to_owned())
}

fn encoding(text: &str) -> Result<Encoding, String> {
    Encoding::from_key(text).ok_or_else(|| "可以写 utf-8、utf-16、utf-16be、gb18030、big5".to_owned())
}
