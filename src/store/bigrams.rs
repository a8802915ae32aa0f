//! Exact substring search in Chinese with SQLite's word index: every pair of neighbouring characters is a "word".
//!
//! `养老服务` is indexed as the words `养老 老服 服务 务`. A query of two and more characters becomes the phrase of its
//! pairs (`老服务` → `老服 服务`), which stands exactly where the characters stand; a query of one character becomes a
//! prefix (`老*`), and the last character of a text, which begins no pair, is a word of its own for its sake.
//! ASCII letters count the same in upper and lower case (`app` finds `APP`); everything else is to the letter: `％` is
//! not `%`. The index's `ascii` tokenizer splits at ASCII signs and spaces, so these are written as characters of a
//! private area that no report uses.

/// Where ASCII signs are moved to: U+F0000 + code. (A text that itself had such a character would find the sign.)
const SIGNS: u32 = 0xF0000;

/// What the index stores for `text`.
pub(super) fn words(text: &str) -> String {
    let letters: Vec<char> = text.chars().map(letter).collect();
    pairs(&letters, letters.last().copied())
}

/// The index query for the words of a search: all of `words` must occur, each as a substring, wherever, and none of
/// `without`. `None` if there are no words.
pub(super) fn query(words: &[String], without: &[String]) -> Option<String> {
    let joined =
        |words: &[String], by: &str| words.iter().map(|word| term(word)).collect::<Vec<_>>().join(by);
    match (words, without) {
        ([], _) => None,
        (words, []) => Some(joined(words, " AND ")),
        (words, without) => Some(format!("({}) NOT ({})", joined(words, " AND "), joined(without, " OR "))),
    }
}

fn term(word: &str) -> String {
    let letters: Vec<char> = word.chars().map(letter).collect();
    match letters[..] {
        [only] => format!("\"{only}\"*"),
        _ => format!("\"{}\"", pairs(&letters, None)),
    }
}

fn pairs(letters: &[char], last: Option<char>) -> String {
    let mut out = String::with_capacity(letters.len() * 7);
    for pair in letters.windows(2) {
        out.extend(pair);
        out.push(' ');
    }
    match last {
        Some(last) => out.push(last),
        None => drop(out.pop()),
    }
    out
}

fn letter(c: char) -> char {
    if c.is_ascii_alphanumeric() {
        c.to_ascii_lowercase()
    } else if c.is_ascii() {
        char::from_u32(SIGNS + u32::from(c)).unwrap_or(c)
    } else {
        c
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rusqlite::Connection;

    use super::*;
    use crate::model::Typed;

    fn query(typed: &str) -> Option<String> {
        let Typed { words, without } = Typed::read(typed);
        super::query(&words, &without)
    }

    #[test]
    fn pairs_and_last_letter() {
        assert_eq!(words("养老服务"), "养老 老服 服务 务");
        assert_eq!(words("村"), "村");
        assert_eq!(words(""), "");
    }

    #[test]
    fn a_query_is_a_phrase_of_pairs() {
        assert_eq!(query("养老").as_deref(), Some("\"养老\""));
        assert_eq!(query(" 老服务　村 ").as_deref(), Some("\"老服 服务\" AND \"村\"*"));
        assert_eq!(query("D建").as_deref(), Some("\"d建\""));
        assert_eq!(query("  　 "), None);
        assert_eq!(
            query("养老 村 -服务 -D").as_deref(),
            Some("(\"养老\" AND \"村\"*) NOT (\"服务\" OR \"d\"*)")
        );
    }

    fn finds(texts: &[String], typed: &str) -> Vec<usize> {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch("CREATE VIRTUAL TABLE t USING fts5 (x, content = '', tokenize = 'ascii')")
            .unwrap();
        for (rowid, text) in texts.iter().enumerate() {
            let rowid = i64::try_from(rowid).unwrap();
            connection.execute("INSERT INTO t (rowid, x) VALUES (?, ?)", (rowid, words(text))).unwrap();
        }
        let mut statement = connection.prepare("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid").unwrap();
        let rows = statement.query_map([query(typed).unwrap()], |row| row.get::<_, i64>("rowid")).unwrap();
        rows.map(|row| usize::try_from(row.unwrap()).unwrap()).collect()
    }

    proptest! {
        /// The index finds exactly the texts that contain every word and none to do without: few letters, so that near misses are common,
        /// and the signs that query languages trip over.
        #[test]
        fn finds_what_contains_it(
            texts in prop::collection::vec("[养老村aB1%_\"'*(). \n^:+。％\u{0}-]{0,12}", 1..8),
            typed in "[养老村aB1%_\"'*().^:+。％\u{0}-]{1,4}( -?[养老村aB1%\"*]{1,3}){0,2}",
        ) {
            let wanted = Typed::read(&typed);
            prop_assume!(!wanted.words.is_empty());
            let has = |at: usize, word: &String| {
                texts[at].to_ascii_lowercase().contains(word.to_ascii_lowercase().as_str())
            };
            let expected: Vec<usize> = (0..texts.len())
                .filter(|&at| wanted.words.iter().all(|word| has(at, word)))
                .filter(|&at| !wanted.without.iter().any(|word| has(at, word)))
                .collect();
            prop_assert_eq!(finds(&texts, &typed), expected);
        }

        /// Whatever is typed is no syntax error.
        #[test]
        fn nothing_is_a_syntax_error(typed in "\\PC{1,20}") {
            prop_assume!(query(&typed).is_some());
            finds(&["养老服务".to_owned()], &typed);
        }
    }
}
