//! SQL stands in `src/store` (and in `migrations/`), nowhere else.

use std::sync::LazyLock;

use regex::Regex;

use crate::{names::names, rooms::room_of, tree::File};

/// Statements, not words: an English sentence may well say "select" or "update".
static SQL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?is)\bselect\s.+\sfrom\s|\binsert\s+(or\s+\w+\s+)?into\s|\bupdate\s+\w+\s+set\s|\bdelete\s+from\s|\bcreate\s+(virtual\s+|unique\s+|temp\s+)?(table|index|view|trigger)\s|\bdrop\s+(table|index|view)\s|\bpragma\s+\w|\bbegin\s+(immediate|exclusive|deferred)\b",
    )
    .unwrap()
});

/// The texts of one file that are SQL and should not be.
pub fn offences(file: &File) -> Vec<String> {
    if room_of(&file.path) == "store" {
        return Vec::new();
    }
    let texts = names(&file.path, &file.text).texts;
    texts.iter().filter(|text| SQL.is_match(text)).map(|text| offence(file, text)).collect()
}

fn offence(file: &File, text: &str) -> String {
    let start: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(50).collect();
    format!(
        "{}: SQL `{start}…`: move it into a method of `store::Reader` or `store::Writer` in src/store/<subject>.rs",
        file.path
    )
}

mod tests {
    use super::*;

    fn count(path: &str, text: &str) -> usize {
        offences(&File::made_up(path, text)).len()
    }

    #[test]
    fn statements_are_seen_where_they_stand() {
        for text in [
            "const A: &str = \"SELECT id FROM agencies \";",
            "fn f() { go(\"select count(*)\\n from passages where 1\"); }",
            "fn f() { go(&format!(\"DELETE FROM {table}\")); }",
            "fn f() { go(r\"PRAGMA journal_mode = WAL\"); }",
            "fn f() { go(\"INSERT OR IGNORE INTO themes VALUES (1)\"); }",
        ] {
            assert_eq!(count("src/web/pages/home.rs", text), 1, "{text}");
            assert_eq!(count("src/store/agencies.rs", text), 0, "{text}");
        }
    }

    #[test]
    fn prose_is_no_sql() {
        let text = "/// SELECT x FROM y\nfn f() { say(\"choose a file, update its date, delete it from the list, or drop the whole table\"); }";
        assert_eq!(count("src/cmd/import.rs", text), 0);
        assert_eq!(
            count("src/cmd/import.rs", "#[cfg(test)] mod tests { const A: &str = \"DELETE FROM x\"; }"),
            0
        );
    }
}
