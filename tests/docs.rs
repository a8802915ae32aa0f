//! The documents tell the truth: functions and commands that they name exist. (Paths and links: `tests/tidy/docs.rs`.)
//!
//! 1. every Markdown file of the house is split into prose and fenced blocks;
//! 2. `name()` in ARCHITECTURE.md must be a function somewhere in src/;
//! 3. commands and their options, in blocks or in code spans, must be known to the program's own help.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A Markdown document in the two forms that the checks read.
struct Document {
    path: PathBuf,
    prose: String,
    blocks: Vec<String>,
}

impl Document {
    fn read(path: PathBuf) -> io::Result<Self> {
        let text = fs::read_to_string(&path)?;
        let (prose, blocks) = split_fences(&text);
        Ok(Self { path, prose, blocks })
    }

    fn name(&self) -> String {
        self.path.strip_prefix(root()).unwrap_or(&self.path).display().to_string()
    }
}

/// Prose with its fenced blocks cut out, and the lines of the blocks.
fn split_fences(text: &str) -> (String, Vec<String>) {
    let (mut prose, mut blocks, mut inside) = (String::new(), Vec::new(), false);
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            inside = !inside;
        } else if inside {
            blocks.push(line.trim().to_owned());
        } else {
            prose.push_str(line);
            prose.push('\n');
        }
    }
    (prose, blocks)
}

/// All Markdown files of `folder`; with those of its subfolders if `deep`.
fn markdown(folder: &Path, deep: bool) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if deep && path.is_dir() {
            found.extend(markdown(&path, true)?);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn documents() -> io::Result<Vec<Document>> {
    let mut paths = markdown(root(), false)?;
    for folder in ["docs", "data"] {
        paths.extend(markdown(&root().join(folder), true)?);
    }
    paths.into_iter().map(Document::read).collect()
}

/// The code spans of a text: what stands between single backticks.
fn spans(prose: &str) -> Vec<&str> {
    prose.split('`').skip(1).step_by(2).filter(|span| !span.is_empty()).collect()
}

/// The function that a span like `store::open()` or `import_file(…)` names.
fn function(span: &str) -> Option<&str> {
    let (name, rest) = span.split_once('(')?;
    let last = name.rsplit("::").next().unwrap_or(name);
    let plain = !last.is_empty()
        && last.chars().all(|letter| letter.is_ascii_lowercase() || "_0123456789".contains(letter));
    (plain && rest.ends_with(')')).then_some(last)
}

/// The words of a command line after the program's name; `None` where a line calls something else.
fn command(line: &str) -> Option<Vec<&str>> {
    let line = line.strip_prefix("$ ").unwrap_or(line);
    let line = line.split(" #").next().unwrap_or(line);
    let through_cargo = || line.split_once(" -- ").map_or("", |(_, rest)| rest);
    let call = line.starts_with("cargo run").then(through_cargo).or_else(|| {
        let (program, rest) = line.split_once(' ').unwrap_or((line, ""));
        let stem = program.rsplit(['/', '\\']).next().unwrap_or(program);
        matches!(stem, "duidu" | "duidu.exe").then_some(rest)
    })?;
    Some(call.split_whitespace().collect())
}

/// What `duidu … --help` prints.
fn help(subcommand: Option<&str>) -> io::Result<String> {
    let mut program = Command::new(env!("CARGO_BIN_EXE_duidu"));
    let out = program.args(subcommand).arg("--help").output()?;
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}

/// Whether a help text names a word on its own (`import` is not named by `reimport`).
fn names(help: &str, word: &str) -> bool {
    help.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-')).any(|found| found == word)
}

#[test]
fn functions_of_the_architecture_exist() -> io::Result<()> {
    let document = Document::read(root().join("ARCHITECTURE.md"))?;
    let named: BTreeSet<&str> = spans(&document.prose).into_iter().filter_map(function).collect();
    assert!(named.len() > 10, "the walks name functions");
    let source = sources(&root().join("src"))?;
    let unknown: Vec<_> = named
        .iter()
        .filter(|name| !["(", "<"].iter().any(|end| source.contains(&format!("fn {name}{end}"))))
        .collect();
    assert!(unknown.is_empty(), "ARCHITECTURE.md names functions that are not there: {unknown:?}");
    Ok(())
}

/// The text of all Rust files under a folder.
fn sources(folder: &Path) -> io::Result<String> {
    let mut all = String::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            all.push_str(&sources(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            all.push_str(&fs::read_to_string(&path)?);
        }
    }
    Ok(all)
}

#[test]
fn commands_are_known_to_the_program() -> io::Result<()> {
    let top = help(None)?;
    let mut helps: BTreeMap<String, String> = BTreeMap::new();
    let (mut seen, mut unknown) = (BTreeSet::new(), Vec::new());
    for document in documents()? {
        let lines = document.blocks.iter().map(String::as_str).chain(spans(&document.prose));
        for words in lines.filter_map(command) {
            let subcommand = words.first().filter(|word| !word.starts_with('-')).copied();
            if let Some(name) = subcommand {
                seen.insert(name.to_owned());
                if !names(&top, name) {
                    unknown.push(format!("{}: duidu {name}", document.name()));
                    continue;
                }
            }
            let key = subcommand.unwrap_or_default().to_owned();
            if !helps.contains_key(&key) {
                helps.insert(key.clone(), help(subcommand)?);
            }
            let options = words.iter().filter(|word| word.starts_with("--") && word.len() > 2);
            let strange = options.filter(|option| !names(&helps[&key], option) && !names(&top, option));
            unknown.extend(strange.map(|option| format!("{}: duidu {key} {option}", document.name())));
        }
    }
    assert!(unknown.is_empty(), "documents name commands that are not there:\n{}", unknown.join("\n"));
    assert!(seen.contains("import") && seen.contains("serve"), "the two commands are in the documents");
    Ok(())
}

#[test]
fn the_checks_see_an_offence() {
    assert_eq!(function("store::open(path)"), Some("open"));
    assert_eq!(function("Store::open"), None);
    assert_eq!(command("cargo run --release -- import a.txt"), Some(vec!["import", "a.txt"]));
    assert_eq!(command("$ ./duidu serve --lan  # for colleagues"), Some(vec!["serve", "--lan"]));
    assert_eq!(command("cargo test"), None);
    assert!(
        names("  import  读入", "import") && !names("reimport", "import") && !names("--language", "--lan")
    );
    assert_eq!(split_fences("a\n```\nduidu\n```\nb"), ("a\nb\n".to_owned(), vec!["duidu".to_owned()]));
}
