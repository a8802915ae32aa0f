//! A text cut into segments: what is masked in it, and which words a page wants to mark.
//!
//! 1. [`Layout`]: where each character of one form lies in the other.
//! 2. Marks: every occurrence of a word in the restored or in the written form, so that 党建 marks `D建` too.
//! 3. Runs of equal marks become segments. Joined, the segments give the chosen form to the letter.

use std::ops::Range;

use super::layout::Layout;
use crate::model::Masked;

/// Which form of a text a reader sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Form {
    /// With every mask replaced by its word: 党建.
    #[default]
    Restored,
    /// To the letter of the source: `D建`.
    Written,
}

/// Why a stretch is marked. A later variant gives way to an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// The place that is spoken of: a number, words in doubt.
    Place,
    /// A word that was searched for.
    Hit,
    /// A word that earned the passage its theme, or its place beside another one.
    Theme,
    /// Wording that another text has to the letter.
    Shared,
    /// A number. It lies under the other marks: see [`Segment::number`].
    Number,
    /// A set phrase. It lies under the other marks: see [`Segment::faded`].
    Phrase,
}

/// What a character is marked as: by one mark that is seen first, and what lies under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Layers {
    pub(super) mark: Option<Mark>,
    pub(super) number: bool,
    pub(super) faded: bool,
}

/// A word to mark, in either form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'a> {
    /// The characters to find; an empty word marks nothing.
    pub text: &'a str,
    /// What it is marked as.
    pub mark: Mark,
}

/// One stretch of a text, all of it shown alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The characters shown; never empty.
    pub text: String,
    /// What they are marked as.
    pub mark: Option<Mark>,
    /// Whether it belongs to a number that is marked, whatever else it is.
    pub number: bool,
    /// Whether it belongs to a set phrase that is faded, whatever else it is.
    pub faded: bool,
    /// For a masked stretch, the other form of the whole mask: `D` where 党 is shown, 党 where `D` is shown.
    pub mask: Option<String>,
}

impl Segment {
    /// Whether something lies under its mark: a mask, a number, a set phrase.
    pub fn is_layered(&self) -> bool {
        self.mask.is_some() || self.number || self.faded
    }

    /// Whether it is a word that was searched for.
    pub fn is_hit(&self) -> bool {
        self.mark == Some(Mark::Hit)
    }

    /// Whether it is the place that is spoken of.
    pub fn is_place(&self) -> bool {
        self.mark == Some(Mark::Place)
    }

    /// Whether it is a word that earned a theme.
    pub fn is_theme(&self) -> bool {
        self.mark == Some(Mark::Theme)
    }

    /// Whether another text has it to the letter.
    pub fn is_shared(&self) -> bool {
        self.mark == Some(Mark::Shared)
    }
}

/// The text in the chosen form, with masks and words marked. The segments do not overlap; joined they give
/// `text.restored()` or `text.written`.
pub fn segments(text: &Masked, form: Form, words: &[Word<'_>]) -> Vec<Segment> {
    segments_with(text, form, words, &[])
}

/// The same with places marked too: ranges of characters of the text as written. What lies beyond the text is left out.
pub fn segments_with(text: &Masked, form: Form, words: &[Word<'_>], places: &[Range<usize>]) -> Vec<Segment> {
    let stretches: Vec<(Range<usize>, Mark)> =
        places.iter().map(|place| (place.clone(), Mark::Place)).collect();
    segments_marked(text, form, words, &stretches)
}

/// The same with stretches marked too, each as it says: ranges of characters of the text as written. What lies beyond the
/// text is left out.
pub fn segments_marked(
    text: &Masked,
    form: Form,
    words: &[Word<'_>],
    stretches: &[(Range<usize>, Mark)],
) -> Vec<Segment> {
    let layout = Layout::new(text, form);
    let mut marks = vec![Layers::default(); layout.shown.len()];
    for word in words {
        let letters: Vec<char> = word.text.chars().collect();
        for at in occurrences(&layout.shown, &letters) {
            put(&mut marks, at, word.mark);
        }
        if layout.other != layout.shown {
            for at in occurrences(&layout.other, &letters) {
                put(&mut marks, layout.shown_range(at), word.mark);
            }
        }
    }
    let written = if form == Form::Written { layout.shown.len() } else { layout.other.len() };
    for (place, mark) in stretches {
        let place = place.start.min(written)..place.end.min(written);
        if place.is_empty() {
            continue;
        }
        let at = if form == Form::Written { place } else { layout.shown_range(place) };
        put(&mut marks, at, *mark);
    }
    layout.cut(&marks)
}

fn put(marks: &mut [Layers], at: Range<usize>, mark: Mark) {
    for slot in &mut marks[at] {
        match mark {
            Mark::Number => slot.number = true,
            Mark::Phrase => slot.faded = true,
            Mark::Place | Mark::Hit | Mark::Theme | Mark::Shared => {
                slot.mark = Some(slot.mark.map_or(mark, |old| old.min(mark)));
            }
        }
    }
}

/// Every place, overlapping ones included, where `word` stands in `letters`; as in search, `app` is `APP`.
fn occurrences<'a>(letters: &'a [char], word: &'a [char]) -> impl Iterator<Item = Range<usize>> + 'a {
    let long = word.len().max(1);
    let same = move |window: &[char]| {
        window.len() == word.len() && window.iter().zip(word).all(|(a, b)| a.eq_ignore_ascii_case(b))
    };
    let places = letters.windows(long).enumerate();
    places.filter(move |(_, window)| same(window)).map(move |(at, _)| at..at + long)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Restoration;
    use proptest::prelude::*;

    fn mask(start: usize, end: usize, word: &str) -> Restoration {
        Restoration { start, end, word: word.into() }
    }

    fn masked() -> Masked {
        Masked { written: "抓D建，ZT教育".into(), masks: vec![mask(1, 2, "党"), mask(4, 6, "主题")] }
    }

    fn shown(text: &Masked, form: Form, words: &[&str]) -> String {
        let words: Vec<Word<'_>> = words.iter().map(|text| Word { text, mark: Mark::Hit }).collect();
        let cut = segments(text, form, &words);
        let paint = |s: &Segment| match (s.is_hit(), &s.mask) {
            (true, Some(mask)) => format!("[{}<{mask}]", s.text),
            (true, None) => format!("[{}]", s.text),
            (false, Some(mask)) => format!("({}<{mask})", s.text),
            (false, None) => s.text.clone(),
        };
        cut.iter().map(paint).collect()
    }

    #[test]
    fn a_word_of_one_form_is_marked_in_the_other() {
        assert_eq!(shown(&masked(), Form::Restored, &["党建"]), "抓[党<D][建]，(主题<ZT)教育");
        assert_eq!(shown(&masked(), Form::Written, &["党建"]), "抓[D<党][建]，(ZT<主题)教育");
        assert_eq!(shown(&masked(), Form::Restored, &["D建"]), "抓[党<D][建]，(主题<ZT)教育");
        assert_eq!(shown(&masked(), Form::Written, &["题教"]), "抓(D<党)建，[ZT<主题][教]育");
        assert_eq!(shown(&masked(), Form::Restored, &["题教"]), "抓(党<D)建，(主<ZT)[题<ZT][教]育");
    }

    #[test]
    fn occurrences_may_overlap_and_nothing_is_found_in_nothing() {
        assert_eq!(shown(&Masked::plain("村村村镇"), Form::Restored, &["村村", ""]), "[村村村]镇");
        assert_eq!(shown(&Masked::plain("用App"), Form::Restored, &["aPP"]), "用[App]");
        assert_eq!(segments(&Masked::plain(""), Form::Restored, &[Word { text: "村", mark: Mark::Hit }]), []);
    }

    #[test]
    fn a_place_is_told_in_characters_as_written() {
        let paint = |form, place: Range<usize>| -> String {
            let cut = segments_with(&masked(), form, &[Word { text: "建", mark: Mark::Hit }], &[place]);
            cut.iter().map(|s| if s.is_place() { format!("[{}]", s.text) } else { s.text.clone() }).collect()
        };
        assert_eq!(paint(Form::Restored, 1..3), "抓[党][建]，主题教育");
        assert_eq!(paint(Form::Written, 1..3), "抓[D][建]，ZT教育");
        assert_eq!(paint(Form::Restored, 6..99), "抓党建，主题[教育]");
        assert_eq!(paint(Form::Restored, 3..3), "抓党建，主题教育");
        assert_eq!(paint(Form::Written, 50..60), "抓D建，ZT教育");
    }

    #[test]
    fn a_hit_outranks_a_theme_word() {
        let words = [Word { text: "养老服务", mark: Mark::Theme }, Word { text: "服务", mark: Mark::Hit }];
        let cut = segments(&Masked::plain("办养老服务"), Form::Restored, &words);
        let marks: Vec<_> = cut.iter().map(|s| (s.text.as_str(), s.mark)).collect();
        assert_eq!(marks, [("办", None), ("养老", Some(Mark::Theme)), ("服务", Some(Mark::Hit))]);
    }

    #[test]
    fn numbers_and_set_phrases_lie_under_other_marks() {
        let phrase = [Word { text: "共修桥", mark: Mark::Phrase }];
        let stretches = [(1..5, Mark::Shared), (3..4, Mark::Number)];
        let cut = segments_marked(&Masked::plain("共修桥8座，好"), Form::Written, &phrase, &stretches);
        let told: Vec<_> = cut.iter().map(|s| (s.text.as_str(), s.is_shared(), s.number, s.faded)).collect();
        assert_eq!(
            told,
            [
                ("共", false, false, true),
                ("修桥", true, false, true),
                ("8", true, true, false),
                ("座", true, false, false),
                ("，好", false, false, false)
            ]
        );
    }

    const MARKS: [Mark; 4] = [Mark::Hit, Mark::Shared, Mark::Number, Mark::Phrase];

    /// Texts of a few letters, so that words and masks meet often; masks in order and without overlap.
    fn any_masked() -> impl Strategy<Value = Masked> {
        let stretch = ("[D建村😀]{0,3}", prop::option::of(("[DZ]{0,2}", "[党主]{0,2}")));
        prop::collection::vec(stretch, 0..6).prop_map(|stretches| {
            let mut text = Masked::default();
            for (plain, mask) in stretches {
                text.written.push_str(&plain);
                if let Some((written, word)) = mask {
                    let start = text.written.chars().count();
                    text.written.push_str(&written);
                    text.masks.push(Restoration { start, end: start + written.chars().count(), word });
                }
            }
            text
        })
    }

    proptest! {
        #[test]
        fn joined_segments_are_the_text(
            text in any_masked(),
            words in prop::collection::vec(("[D党建村😀]{0,3}", prop::sample::select(MARKS.to_vec())), 0..4),
        ) {
            let words: Vec<Word<'_>> = words.iter().map(|(text, mark)| Word { text, mark: *mark }).collect();
            for (form, whole) in [(Form::Restored, text.restored()), (Form::Written, text.written.clone())] {
                let cut = segments(&text, form, &words);
                prop_assert_eq!(cut.iter().map(|s| s.text.as_str()).collect::<String>(), whole);
                prop_assert!(cut.iter().all(|s| !s.text.is_empty()));
            }
        }

        #[test]
        fn marked_is_exactly_what_occurs(text in "[ab村]{0,12}", word in "[ab村]{1,3}") {
            let cut = segments(&Masked::plain(&text), Form::Written, &[Word { text: &word, mark: Mark::Hit }]);
            let marked: Vec<bool> =
                cut.iter().flat_map(|s| s.text.chars().map(|_| s.is_hit()).collect::<Vec<_>>()).collect();
            let letters: Vec<char> = text.chars().collect();
            let long = word.chars().count();
            let expected: Vec<bool> = (0..letters.len())
                .map(|at| (0..=at).any(|from| {
                    from + long > at && letters[from..].iter().take(long).collect::<String>() == word
                }))
                .collect();
            prop_assert_eq!(marked, expected);
        }
    }
}
