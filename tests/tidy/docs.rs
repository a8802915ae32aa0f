//! Documents name only files that are there: links in Markdown, and paths of the project in backticks.

use std::sync::LazyLock;

use regex::Regex;

use crate::tree::{File, root};

/// `[words](target)`, without addresses and places in the same page.
static LINK: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\]\(([^)#\s]+)[^)]*\)").unwrap());
/// `` `src/web/routes.rs` ``; a name with `<stem>`, `NNNN`, `*`, `{a,b}` or `…` is a pattern, not a path.
static PATH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"`((?:src|tests|data|docs|static|templates|migrations|benches|\.ci)/[A-Za-z0-9_./-]*)`")
        .unwrap()
});

/// What one document names that is not there. `exists` answers for a path from the project's root.
pub fn offences(file: &File, exists: impl Fn(&str) -> bool) -> Vec<String> {
    let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let links =
        LINK.captures_iter(&file.text).map(|hit| hit[1].to_owned()).filter(|link| !link.contains(':'));
    let links = links.map(|link| inside(folder, &link));
    let paths = PATH.captures_iter(&file.text).map(|hit| hit[1].to_owned());
    let paths = paths.filter(|path| !path.contains("NNNN") && !path.contains("..."));
    let mut gone: Vec<String> = links.chain(paths).filter(|path| !exists(path)).collect();
    gone.sort();
    gone.dedup();
    gone.into_iter()
        .map(|path| format!("{}: `{path}` is not there: name the file that took its place", file.path))
        .collect()
}

/// Whether the project has this file or folder.
pub fn is_there(path: &str) -> bool {
    root().join(path).exists()
}

/// `docs/decisions` and `../x.md` → `docs/x.md`.
fn inside(folder: &str, link: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

mod tests {
    use super::*;

    fn gone(path: &str, text: &str) -> Vec<String> {
        let there = ["src/lib.rs", "docs/a.md", "docs/images/x.png", "src/web"];
        offences(&File::made_up(path, text), |path| there.contains(&path.trim_end_matches('/')))
    }

    #[test]
    fn what_is_gone_is_named() {
        let text = "[a](docs/b.md) ![x](docs/images/y.png) `src/gone.rs` [up](../../x.md)";
        assert_eq!(gone("README.md", text).len(), 4);
        assert_eq!(gone("docs/decisions/0001.md", "[a](a.md)").len(), 1);
    }

    #[test]
    fn what_is_there_or_is_no_path_passes() {
        let text = "[a](docs/a.md#part) ![x](docs/images/x.png) `src/lib.rs` `src/web/` [w](https://example.com/x) \
            [t](#top) `src/web/pages/<stem>.rs` `migrations/NNNN_name.sql` `data/*.toml`";
        assert_eq!(gone("README.md", text), Vec::<String>::new());
        assert_eq!(gone("docs/decisions/0001.md", "[a](../a.md)"), Vec::<String>::new());
    }
}
