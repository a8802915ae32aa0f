//! What a person types into a search, taken apart: `医保 基金 -养老` are two words to find and one to do without.
//!
//! 1. Space sets words apart; `"上半年 工作"` with space inside is one.
//! 2. `-` before a word means: without it. `-3.2%` is a number, and a lone `-养老` is what it says: something is looked for.

/// The words of a search, each once, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// All of these must be there.
    pub words: Vec<String>,
    /// None of these may.
    pub without: Vec<String>,
}

impl Typed {
    /// Takes a search apart. Nothing but space gives no words.
    pub fn read(text: &str) -> Self {
        let terms = terms(text);
        let minus = |term: &str| {
            let rest = term.strip_prefix('-')?;
            let counts = rest.chars().next().is_some_and(|first| !first.is_ascii_digit() && first != '-');
            counts.then(|| rest.to_owned())
        };
        let mut typed = Self::default();
        for term in &terms {
            match minus(term) {
                Some(rest) => push(&mut typed.without, unquoted(&rest)),
                None => push(&mut typed.words, unquoted(term)),
            }
        }
        if typed.words.is_empty() {
            return Self { words: terms, without: Vec::new() };
        }
        typed
    }
}

/// The terms as typed, quotes and signs included.
fn terms(text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = phrase(rest).unwrap_or_else(|| rest.find(char::is_whitespace).unwrap_or(rest.len()));
        let (term, after) = rest.split_at(end);
        push(&mut terms, term.to_owned());
        rest = after.trim_start();
    }
    terms
}

/// Where a phrase ends that the text begins with: quotes around words with space between, and space or nothing behind.
fn phrase(text: &str) -> Option<usize> {
    let start = text.strip_prefix('-').map_or(0, |_| 1);
    let inside = text[start..].strip_prefix('"')?;
    let close = inside.find('"')?;
    let end = start + close + 2;
    let alone = text[end..].chars().next().is_none_or(char::is_whitespace);
    let spaced = inside[..close].trim().contains(char::is_whitespace);
    (alone && spaced).then_some(end)
}

fn unquoted(term: &str) -> String {
    let inside = term.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match inside.map(str::trim) {
        Some(inside) if inside.contains(char::is_whitespace) => inside.to_owned(),
        _ => term.to_owned(),
    }
}

fn push(list: &mut Vec<String>, word: String) {
    if !list.contains(&word) {
        list.push(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let typed = Typed::read(text);
        (typed.words, typed.without)
    }

    fn list(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn words_phrases_and_what_to_do_without() {
        assert_eq!(read("医保　基金 医保"), (list(&["医保", "基金"]), list(&[])));
        assert_eq!(read("食堂 -机关 -\"学生 食堂\""), (list(&["食堂"]), list(&["机关", "学生 食堂"])));
        assert_eq!(read("\"APP 推广\" 村"), (list(&["APP 推广", "村"]), list(&[])));
        assert_eq!(read("  "), (list(&[]), list(&[])));
    }

    #[test]
    fn signs_that_mean_themselves() {
        assert_eq!(read("增长 -3.2%"), (list(&["增长", "-3.2%"]), list(&[])));
        assert_eq!(read("-养老"), (list(&["-养老"]), list(&[])));
        assert_eq!(read("甲 - --乙"), (list(&["甲", "-", "--乙"]), list(&[])));
        assert_eq!(read("\"好\" \"好\"*"), (list(&["\"好\"", "\"好\"*"]), list(&[])));
        assert_eq!(read("\"没有 完"), (list(&["\"没有", "完"]), list(&[])));
    }
}
