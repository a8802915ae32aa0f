//! Nothing was found: what finds something nearby.
//!
//! 1. The same words without the filters, in all periods, as everything here is.
//! 2. Several words: each of them alone.
//! 3. A long word: its longest beginning and its longest ending that are found.
//! 4. Themes that share two characters with the words.

use crate::{
    model::{Selection, Typed},
    store::PassageSort,
    web::{error::WebError, filters::Query, links::Link, state::Visit, words::count},
};

/// A longer word is cut down from this length, so that the number of searches stays small.
const LONGEST: usize = 12;

/// One way to find something, with where it leads.
pub(super) struct Hint {
    pub(super) why: &'static str,
    /// Links, each with the number of passages behind it.
    pub(super) links: Vec<(Link, String)>,
}

/// Ways to find something, the likeliest first; none that would find nothing.
pub(super) fn hints(visit: &Visit<'_>, words: &str) -> Result<Vec<Hint>, WebError> {
    let of_words = |words: &str| visit.everywhere().for_words(words);
    let alone = of_words(words);
    let unfiltered = if visit.ask.query.selection == alone.selection { Vec::new() } else { vec![alone] };
    let typed = Typed::read(words);
    let terms: Vec<&str> = typed.words.iter().map(String::as_str).collect();
    let each = if terms.len() > 1 { terms.iter().map(|term| of_words(term)).collect() } else { Vec::new() };
    let mut shorter = Vec::new();
    for term in &terms {
        shorter.extend(longest_found(visit, term)?);
    }
    let hints = [
        Hint { why: "去掉筛选，同样的词能找到：", links: found(visit, unfiltered)? },
        Hint { why: "分开找，每个词能找到：", links: found(visit, each)? },
        Hint { why: "找短一些的词：", links: found(visit, shorter)? },
        Hint { why: "看看相近的主题：", links: themes(visit, &terms)? },
    ];
    Ok(hints.into_iter().filter(|hint| !hint.links.is_empty()).collect())
}

fn total(visit: &Visit<'_>, selection: &Selection) -> Result<u32, WebError> {
    Ok(visit.reader.passages(selection, PassageSort::default(), Some(0), 0)?.total)
}

/// Those of the searches that find something.
fn found(visit: &Visit<'_>, searches: Vec<Query>) -> Result<Vec<(Link, String)>, WebError> {
    let mut links: Vec<(Link, String)> = Vec::new();
    for query in searches {
        let passages = total(visit, &query.selection)?;
        let words = query.selection.query.clone().unwrap_or_default();
        if passages > 0 && !links.iter().any(|(link, _)| link.words == words) {
            links.push((Link::new(words, query.href("/search")), count(passages)));
        }
    }
    Ok(links)
}

/// The longest beginning and the longest ending of a word, of two characters and more, that are found.
fn longest_found(visit: &Visit<'_>, term: &str) -> Result<Vec<Query>, WebError> {
    let letters: Vec<char> = term.chars().collect();
    let mut queries = Vec::new();
    for beginning in [true, false] {
        for long in (2..letters.len().min(LONGEST + 1)).rev() {
            let piece = if beginning { &letters[..long] } else { &letters[letters.len() - long..] };
            let query = visit.everywhere().for_words(piece.iter().collect::<String>());
            if total(visit, &query.selection)? > 0 {
                queries.push(query);
                break;
            }
        }
    }
    Ok(queries)
}

/// Themes whose name, or rule, has two neighbouring characters of the words.
fn themes(visit: &Visit<'_>, terms: &[&str]) -> Result<Vec<(Link, String)>, WebError> {
    const MOST: usize = 6;
    let pairs: Vec<String> = terms
        .iter()
        .flat_map(|term| {
            let letters: Vec<char> = term.chars().collect();
            letters.windows(2).map(|pair| pair.iter().collect()).collect::<Vec<String>>()
        })
        .collect();
    let rows = visit.reader.themes(&Selection::default())?;
    let alike = rows
        .iter()
        .filter(|row| row.passages > 0 && pairs.iter().any(|pair| row.name.contains(pair.as_str())));
    let link = |row: &crate::model::ThemeRow| {
        let page = visit.everywhere().href(&format!("/themes/{}", row.key));
        (Link::new(row.name.clone(), page), count(row.passages))
    };
    Ok(alike.take(MOST).map(link).collect())
}
