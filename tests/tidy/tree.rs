//! Reads the project's files and fails with a list of what is wrong.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A text file of the project.
pub struct File {
    /// Path from the project's root, with `/`.
    pub path: String,
    /// What is in it.
    pub text: String,
}

impl File {
    /// A made-up file, for the tests of the rules.
    pub fn made_up(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }
}

/// The project's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files with this extension under `folder`, however deep, sorted by path; none where there is no such folder.
pub fn files(folder: &str, extension: &str) -> Vec<File> {
    let mut paths = Vec::new();
    collect(&root().join(folder), &mut paths);
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        match path.file_name().and_then(|name| name.to_str()) {
            Some("node_modules" | "target" | ".git") => {}
            _ if path.is_dir() => collect(&path, paths),
            _ => paths.push(path),
        }
    }
}

fn read(path: &Path) -> File {
    let inside = path.strip_prefix(root()).unwrap().to_str().unwrap();
    File { path: inside.replace('\\', "/"), text: fs::read_to_string(path).unwrap() }
}

/// Fails with every offence, one a line, each with what to do.
#[track_caller]
pub fn report(offences: impl IntoIterator<Item = String>) {
    let offences: Vec<String> = offences.into_iter().collect();
    assert!(offences.is_empty(), "{} to mend:\n  {}", offences.len(), offences.join("\n  "));
}
