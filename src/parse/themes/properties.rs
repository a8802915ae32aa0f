//! What holds for the themes of any text, with the shipped themes.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::Tagger;
use super::tests::report;
use crate::model::{Masked, Report, Restoration};
use crate::registry::Themes;

/// Read once: to build the automaton takes longer than to use it.
static THEMES: LazyLock<Themes> = LazyLock::new(|| Themes::builtin().unwrap());

/// A paragraph: words of the themes, punctuation, headings and noise in any order.
fn line() -> impl Strategy<Value = String> {
    let words: Vec<String> =
        THEMES.iter().flat_map(|theme| theme.words().map(str::to_owned).collect::<Vec<_>>()).collect();
    let piece = prop_oneof![
        4 => prop::sample::select(words),
        2 => prop::sample::select(vec!["。", "，", "、", "；", "等", "：", "！", "\u{fffd}", " "]).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => "[\\x00-\\x7f]{0,4}",
    ];
    let heading = prop::sample::select(vec!["", "（一）", "#"]);
    (heading, prop::collection::vec(piece, 1..24))
        .prop_map(|(heading, pieces)| heading.to_owned() + &pieces.concat())
}

/// A report of such paragraphs; some have a masked stretch.
fn reports() -> impl Strategy<Value = Report> {
    prop::collection::vec((line(), prop::option::of((0..20usize, 0..4usize))), 1..8).prop_map(|lines| {
        let texts: Vec<&str> = lines.iter().map(|(text, _)| text.as_str()).collect();
        let mut report = report(&texts);
        for (passage, (_, mask)) in report.passages.iter_mut().zip(&lines) {
            let length = passage.text.written.chars().count();
            if let Some((start, width)) = mask.filter(|(start, width)| start + width <= length) {
                let masks = vec![Restoration { start, end: start + width, word: "党".into() }];
                passage.text = Masked { written: passage.text.written.clone(), masks };
            }
        }
        report
    })
}

proptest! {
    #[test]
    fn themes_are_known_and_their_words_are_in_the_text(mut report in reports()) {
        Tagger::new(&THEMES).tag(&mut report);
        for passage in &report.passages {
            let text = passage.text.restored();
            let places: Vec<Option<usize>> = passage
                .themes
                .iter()
                .map(|hit| THEMES.iter().position(|theme| theme.name == hit.theme))
                .collect();
            prop_assert!(places.iter().all(Option::is_some), "an unknown theme");
            prop_assert!(places.is_sorted_by(|a, b| a < b), "themes in page order, each once");
            for hit in &passage.themes {
                prop_assert!(!hit.words.is_empty(), "{} without a word", hit.theme);
                let starts: Vec<Option<usize>> = hit.words.iter().map(|word| text.find(word.as_str())).collect();
                prop_assert!(starts.iter().all(Option::is_some), "{:?} not in {}", hit.words, text);
                prop_assert!((1..hit.words.len()).all(|end| !hit.words[..end].contains(&hit.words[end])));
            }
        }
    }

    #[test]
    fn the_name_always_counts(mut report in reports(), theme in 0..THEMES.iter().len(), place in 0..8usize) {
        let theme = THEMES.iter().nth(theme).unwrap();
        prop_assume!(theme.except.iter().all(|except| !except.contains(&theme.name)));
        let place = place % report.passages.len();
        let passage = &mut report.passages[place];
        passage.text.written.push_str(&theme.name);
        Tagger::new(&THEMES).tag(&mut report);
        prop_assert!(report.passages[place].themes.iter().any(|hit| hit.theme == theme.name));
    }

    #[test]
    fn tagging_depends_on_the_text_alone(report in reports()) {
        let (mut once, mut again) = (report.clone(), report);
        Tagger::new(&THEMES).tag(&mut once);
        let tagger = Tagger::new(&THEMES);
        tagger.tag(&mut again);
        tagger.tag(&mut again);
        prop_assert_eq!(once, again);
    }
}
