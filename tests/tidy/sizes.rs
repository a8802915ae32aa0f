//! Sizes: files short enough to read whole, and a first line that says what each is.
//!
//! Counted are lines of production code: what stands in `#[cfg(test)] mod … { }` does not count.
//! Functions are held to 40 lines by clippy (`too-many-lines-threshold` in clippy.toml).

use crate::tree::File;

const MOST: usize = 300;
const MEDIAN: usize = 100;
const NINE_OF_TEN: usize = 250;
const TEMPLATE: usize = 120;

/// Files that are too long, and a crate whose files are too long on the whole.
pub fn source_offences(files: &[File]) -> Vec<String> {
    let mut sizes: Vec<usize> = files.iter().map(|file| production_lines(&file.text)).collect();
    let mut found: Vec<String> = files
        .iter()
        .zip(&sizes)
        .filter(|(_, size)| **size > MOST)
        .map(|(file, size)| {
            format!("{}: {size} lines of production code, at most {MOST}: split it by subject", file.path)
        })
        .collect();
    sizes.sort_unstable();
    for (name, share, limit) in [("median", 50, MEDIAN), ("90th percentile", 90, NINE_OF_TEN)] {
        let size = sizes.get(sizes.len() * share / 100).copied().unwrap_or(0);
        if size > limit {
            found.push(format!(
                "src: the {name} of file sizes is {size}, at most {limit}: split the longest files"
            ));
        }
    }
    found
}

/// Lines outside `#[cfg(test)] mod … { }`, as rustfmt lays them out: a module ends with `}` at its own indent.
fn production_lines(text: &str) -> usize {
    let mut count = 0;
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let indent = &line[..line.len() - line.trim_start().len()];
        let opens = |next: &&str| next.trim_start().starts_with("mod ") && next.trim_end().ends_with('{');
        if line.trim() == "#[cfg(test)]" && lines.next_if(opens).is_some() {
            let end = format!("{indent}}}");
            lines.by_ref().find(|line| *line == end);
        } else {
            count += 1;
        }
    }
    count
}

/// A template that wants to be split.
pub fn template_offence(file: &File) -> Option<String> {
    let size = file.text.lines().count();
    (size > TEMPLATE).then(|| {
        format!("{}: {size} lines, at most {TEMPLATE}: move a part into templates/macros/", file.path)
    })
}

/// A file that does not say what it is.
pub fn doc_offence(file: &File) -> Option<String> {
    let first = file.text.lines().next().unwrap_or_default();
    let says = first.starts_with("//! ") && first.len() > "//! ".len();
    (!says).then(|| format!("{}: begin with `//! what this file is`, then the order of its steps", file.path))
}

mod tests {
    use super::*;

    fn file(lines: usize) -> File {
        File::made_up("src/x.rs", &"fn f() {}\n".repeat(lines))
    }

    #[test]
    fn tests_do_not_count() {
        let text = "//! X\nfn f() {}\n\n#[cfg(test)]\nmod tests {\n    fn g() {\n    }\n}\nfn h() {}\n";
        assert_eq!(production_lines(text), 4);
        assert_eq!(production_lines("#[cfg(test)]\nfn g() {\n}\n"), 3);
    }

    #[test]
    fn long_files_are_named() {
        assert_eq!(source_offences(&[file(301), file(10), file(10)]).len(), 2);
        assert_eq!(source_offences(&[file(120), file(120), file(10)]).len(), 1);
        assert_eq!(source_offences(&[file(300), file(100), file(20)]).len(), 1);
        assert!(source_offences(&[file(250), file(100), file(20)]).is_empty());
        assert!(template_offence(&file(121)).is_some() && template_offence(&file(120)).is_none());
    }

    #[test]
    fn files_without_a_head_are_named() {
        assert!(doc_offence(&File::made_up("src/x.rs", "use std::fmt;\n//! Late.\n")).is_some());
        assert!(doc_offence(&File::made_up("src/x.rs", "")).is_some());
        assert!(doc_offence(&File::made_up("src/x.rs", "//! \n")).is_some());
        assert!(doc_offence(&File::made_up("src/x.rs", "//! What it is.\n")).is_none());
    }
}
