//! Chinese words around clap: headings of the help, and what it says when a command line is wrong.

use std::ffi::OsString;

use clap::{
    Arg, ArgAction, Command, CommandFactory, Error, FromArgMatches,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::Cli;

const TEMPLATE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}\n";
const SEE_HELP: &str = "用法请看：duidu --help";

/// A command line that leads to no command: help was asked for, or something is wrong with it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// What to print.
    pub(crate) text: String,
    /// 0: help or version, for standard output. 2: wrong, for standard error.
    pub(crate) exit_code: u8,
}

/// Reads the command line; the first argument is the program's name.
pub(crate) fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Cli, Refusal> {
    let matches = chinese(Cli::command()).try_get_matches_from(arguments).map_err(|error| refusal(&error))?;
    Cli::from_arg_matches(&matches).map_err(|error| refusal(&error))
}

/// The same command with Chinese headings, and `--help` and `--version` explained in Chinese.
fn chinese(command: Command) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("显示帮助。");
    let version =
        Arg::new("version").short('V').long("version").action(ArgAction::Version).help("显示版本。");
    let is_top = command.get_version().is_some();
    let command = command
        .help_template(TEMPLATE)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading("命令")
        .arg(help);
    let command = if is_top { command.arg(version) } else { command };
    command
        .mut_args(|arg| if arg.get_help_heading().is_none() { arg.help_heading("选项") } else { arg })
        .mut_subcommands(chinese)
}

fn refusal(error: &Error) -> Refusal {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            Refusal { text: error.render().to_string(), exit_code: 0 }
        }
        _ => Refusal { text: format!("错误：{}\n{SEE_HELP}\n", complaint(error)), exit_code: 2 },
    }
}

fn complaint(error: &Error) -> String {
    let named = |kind| error.get(kind).map(plain).unwrap_or_default();
    let argument = named(ContextKind::InvalidArg);
    let value = named(ContextKind::InvalidValue);
    let instead = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| error.get(kind).and_then(likeliest))
        .map_or_else(String::new, |word| format!("您是不是想写 {word}？"));
    match error.kind() {
        ErrorKind::UnknownArgument => format!("不认识的参数：{argument}。{instead}"),
        ErrorKind::InvalidSubcommand => {
            format!("不认识的命令：{}。{instead}", named(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("缺少参数：{argument}。"),
        ErrorKind::InvalidValue if value.is_empty() => format!("参数 {argument} 后面要写一个值。"),
        ErrorKind::InvalidValue => {
            format!("参数 {argument} 不能是“{value}”。可以写：{}。{instead}", named(ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            format!("参数 {argument} 不能是“{value}”：{}。", reason(&why))
        }
        ErrorKind::ArgumentConflict if argument.is_empty() => {
            before_a_command(&named(ContextKind::InvalidSubcommand), &named(ContextKind::PriorArg))
        }
        ErrorKind::ArgumentConflict => {
            let other = named(ContextKind::PriorArg);
            if other == argument || other.is_empty() {
                format!("参数 {argument} 写了不止一次，或不能与其他参数同时用。")
            } else {
                format!("参数 {argument} 和 {other} 不能同时用。")
            }
        }
        ErrorKind::TooManyValues => format!("参数 {argument} 后面的值太多了：{value}。"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("参数 {argument} 后面的值个数不对。")
        }
        ErrorKind::InvalidUtf8 => "命令里有无法识别的字符。".to_owned(),
        _ => "命令写得不对。".to_owned(),
    }
}

/// `duidu --db x import f`: options of a command stand behind it.
fn before_a_command(command: &str, options: &str) -> String {
    format!("{options} 要写在命令 {command} 的后面：duidu {command} {options} …")
}

/// A value that Rust itself refused says so in English.
fn reason(why: &str) -> &str {
    if why.is_ascii() { "应是合适的数字" } else { why }
}

/// The last of the suggestions, which are sorted by likeness.
fn likeliest(suggestions: &ContextValue) -> Option<String> {
    match suggestions {
        ContextValue::Strings(words) => words.last().cloned(),
        other => Some(plain(other)).filter(|word| !word.is_empty()),
    }
}

fn plain(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join("、"),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join("、")
        }
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Task;

    fn typed(line: &str) -> Result<Cli, Refusal> {
        read(line.split(' ').map(OsString::from))
    }

    fn refused(line: &str) -> String {
        let refusal = typed(line).expect_err("should be refused");
        assert_eq!(refusal.exit_code, 2, "{line}");
        refusal.text
    }

    #[test]
    fn nothing_means_serve() {
        let cli = typed("duidu --port 9000 --lan").unwrap();
        assert!(cli.command.is_none() && cli.serve.lan && cli.serve.port == 9000);
        assert!(matches!(typed("duidu serve --lan").unwrap().command, Some(Task::Serve(serve)) if serve.lan));
    }

    #[test]
    fn what_is_wrong_is_told_in_chinese() {
        assert!(refused("duidu --prot 1").contains("不认识的参数：--prot。您是不是想写 --port？"));
        assert!(refused("duidu imprt").contains("不认识的命令：imprt。您是不是想写 import？"));
        assert!(refused("duidu import").contains("缺少参数：<文件>..."));
        assert!(
            refused("duidu --port many")
                .contains("参数 --port <端口> 不能是“many”：应是 0 到 65535 之间的数字")
        );
        assert!(refused("duidu export passages --level 国").contains("可以写 sheng"));
        assert!(refused("duidu export nothing").contains("可以写：agencies、"));
        let before = refused("duidu --db x.db import f.txt");
        assert!(
            before.contains("--db <数据库> 要写在命令 import 的后面：duidu import --db <数据库> …"),
            "{before}"
        );
        assert!(refused("duidu export themes --csv --json").contains("--csv 和 --json 不能同时用"));
    }

    #[test]
    fn help_has_no_english_words_around_it() {
        for line in
            ["duidu --help", "duidu import --help", "duidu export -h", "duidu serve --help", "duidu retag -h"]
        {
            let help = typed(line).expect_err("help").text;
            for word in [
                "Usage",
                "Options",
                "Commands",
                "Arguments",
                "Print",
                "default",
                "possible",
                "env:",
                "OPTIONS",
            ] {
                assert!(!help.contains(word), "{line}: {word}\n{help}");
            }
        }
    }
}
