//! 提法 without quotes: words that one report uses more than once and the other nowhere.
//!
//! 1. A word is a run of letters of [`LENGTHS`] that stands at least twice in the one and never in the other, and not only for being longer (G²); no set phrase, no word that leans on
//!    a neighbour at its ends ([`Edges`]). All counting is that of [`keyness`](crate::compare::keyness).
//! 2. It is whole: where a neighbour is nearly always the same letter, the longer run is the word. Nor is it cut in the middle of
//!    another word: at its ends the letter must not belong more closely to the letter outside than to that within ([`Closeness`]). What is
//!    cut loses that letter (推进全市医 of 推进全市医保 and 推进全市医疗).
//! 3. It names a matter: words for what was done with it go from its ends ([`Usual::plain`]).
//! 4. The strongest come first: the most often used, then those that others use least.

use std::collections::HashMap;

use crate::compare::{
    keyness::{Keyword, count, distinct, g2, sides},
    letters::{Stretch, stretches},
    number::number,
    phrases::{Edges, Phrase, PhraseMatcher},
};

/// Letters of a word: shorter ones are names of things that every report has.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=12;
/// It stands at least so often.
const OFTEN: u32 = 2;
/// How freely its neighbours change on either side, in bits: one and another of two are 1; three of four that are the same are less.
const FREEDOM: f64 = 0.9;
/// Below this G² the other text may well lack a word for being short: in two of one length two against none are 2.8, against a text
/// twice as long 1.6.
const CLEAR: f64 = 1.6;
/// Of a word that holds a set phrase, so many letters have to be its own.
const OWN: usize = 2;

/// What is not new, whoever writes it, and what other reports say.
pub struct Usual<'a, S> {
    /// Set phrases.
    pub phrases: &'a [Phrase],
    /// Where words may begin and end.
    pub edges: &'a Edges,
    /// What goes from their ends, since it does not name the matter.
    pub plain: &'a Edges,
    /// Paragraphs of other reports: they tell what is a word.
    pub others: &'a [S],
}

/// At most `most` words of `report` that `other` has nowhere, the strongest first. Texts are lists of paragraphs, restored.
pub fn words_only_in<S: AsRef<str>>(
    report: &[S],
    other: &[S],
    usual: &Usual<'_, S>,
    most: usize,
) -> Vec<Keyword> {
    let cut =
        |texts: &[S]| -> Vec<Stretch> { texts.iter().flat_map(|text| stretches(text.as_ref())).collect() };
    let (own, before, rest) = (cut(report), cut(other), cut(usual.others));
    let mut here = count(&own, LENGTHS, |_| true);
    here.retain(|_, times| *times >= OFTEN);
    for run in count(&before, LENGTHS, |run| here.contains_key(run)).into_keys() {
        here.remove(run);
    }
    let all = || own.iter().chain(&rest);
    let sides = sides(all(), LENGTHS, |run| here.contains_key(run));
    let free = |run: &[char]| sides.get(run).is_some_and(|sides| sides.freedom() >= FREEDOM);
    let closeness = Closeness::over(all().chain(&before));
    let mut found: HashMap<&[char], u32> = HashMap::new();
    for run in here.keys().copied().filter(|run| free(run)) {
        let word = usual.plain.strip(closeness.whole(run, &own));
        if LENGTHS.contains(&word.len()) && usual.edges.allow(word) && here.contains_key(word) {
            found.insert(word, here[word]);
        }
    }
    let elsewhere = count(&rest, LENGTHS, |run| found.contains_key(run));
    let letters = [&own, &before].map(|texts| size(texts));
    let mut words: Vec<(&[char], Keyword)> =
        found.into_iter().map(|(run, here)| (run, keyword(run, here, letters))).collect();
    let matcher = PhraseMatcher::new(usual.phrases);
    words.retain(|(_, word)| word.g2 >= CLEAR && !usual.has(&word.word, &matcher));
    let rarer = |run: &[char]| elsewhere.get(run).copied().unwrap_or(0);
    words.sort_by(|a, b| {
        let often = b.1.here.cmp(&a.1.here).then(rarer(a.0).cmp(&rarer(b.0)));
        often.then(b.0.len().cmp(&a.0.len())).then(a.0.cmp(b.0))
    });
    distinct(&words, most)
}

impl<S> Usual<'_, S> {
    /// Whether a word is a set phrase, a piece of one, or one with hardly a letter more.
    fn has(&self, word: &str, matcher: &PhraseMatcher) -> bool {
        let mut covered = std::collections::BTreeSet::new();
        covered.extend(matcher.ranges(word).into_iter().flat_map(|(range, _)| range));
        covered.len() + OWN > word.chars().count()
            || self.phrases.iter().any(|phrase| phrase.text.contains(word))
    }
}

fn size(texts: &[Stretch]) -> f64 {
    number(texts.iter().map(|stretch| stretch.letters.len()).sum())
}

fn keyword(run: &[char], here: u32, [own, other]: [f64; 2]) -> Keyword {
    Keyword { word: run.iter().collect(), here, there: 0, g2: g2(f64::from(here), 0.0, own, other.max(1.0)) }
}

/// Where a run stands: its stretch, and the place of its first letter there.
type Place<'t> = (&'t [char], usize);

/// How closely letters belong together, by how often they stand side by side.
struct Closeness {
    letters: HashMap<char, u32>,
    pairs: HashMap<[char; 2], u32>,
}

impl Closeness {
    fn over<'t>(texts: impl Iterator<Item = &'t Stretch>) -> Self {
        let (mut letters, mut pairs) = (HashMap::new(), HashMap::new());
        for stretch in texts {
            for letter in &stretch.letters {
                *letters.entry(*letter).or_default() += 1;
            }
            for pair in stretch.letters.windows(2) {
                *pairs.entry([pair[0], pair[1]]).or_default() += 1;
            }
        }
        Self { letters, pairs }
    }

    /// The share of the times that a letter stands anywhere at which it stands beside this neighbour.
    fn of(&self, pair: [char; 2]) -> f64 {
        let of = |letter: char| f64::from(self.letters.get(&letter).copied().unwrap_or(1));
        f64::from(self.pairs.get(&pair).copied().unwrap_or(0)) / (of(pair[0]) * of(pair[1]))
    }

    /// A run without the letters at its ends that in half of the places of the texts belong to the word outside, and in none stand at the end of a stretch.
    fn whole<'r>(&self, run: &'r [char], texts: &[Stretch]) -> &'r [char] {
        let mut places: Vec<Place<'_>> = Vec::new();
        for Stretch { letters, .. } in texts {
            let found = letters.windows(run.len()).enumerate().filter(|(_, found)| *found == run);
            places.extend(found.map(|(at, _)| (letters.as_slice(), at)));
        }
        let torn = |at: &dyn Fn(&Place<'_>) -> Option<bool>| {
            let seen: Vec<Option<bool>> = places.iter().map(at).collect();
            let amid = seen.iter().filter(|amid| **amid == Some(true)).count();
            !seen.contains(&None) && 2 * amid >= seen.len()
        };
        let (mut start, mut end) = (0, run.len());
        while end > 2 && torn(&|(text, at)| self.ends_amid(text, at + end)) {
            end -= 1;
        }
        while end > start + 2 && torn(&|(text, at)| self.starts_amid(text, at + start)) {
            start += 1;
        }
        &run[start..end]
    }

    /// Whether what ends before this place ends in the middle of a word; `None` where the stretch ends, and a word with it.
    fn ends_amid(&self, text: &[char], end: usize) -> Option<bool> {
        let outside = [text[end - 1], *text.get(end)?];
        Some(self.is_closer(outside, [text[end - 2], text[end - 1]]))
    }

    /// The same of what starts at this place.
    fn starts_amid(&self, text: &[char], start: usize) -> Option<bool> {
        let outside = [text[start.checked_sub(1)?], text[start]];
        Some(self.is_closer(outside, [text[start], text[start + 1]]))
    }

    /// Whether a pair outside is closer than one within; a pair that was seen once is chance.
    fn is_closer(&self, outside: [char; 2], within: [char; 2]) -> bool {
        self.pairs.get(&outside).is_some_and(|times| *times > 1) && self.of(outside) > self.of(within)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::phrases::{SourceText, phrases};
    use proptest::prelude::*;

    const NO_PHRASES: &[Phrase] = &[];

    fn edges(opening: &[&str], closing: &[&str]) -> Edges {
        let words = |list: &[&str]| list.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
        Edges::new(&words(opening), &words(closing), &[])
    }

    fn told(report: &[&str], other: &[&str], others: &[&str], phrases: &[Phrase]) -> Vec<String> {
        let (free, plain) = (Edges::default(), edges(&["持续", "优化"], &["工作"]));
        let usual = Usual { phrases, edges: &free, plain: &plain, others };
        words_only_in(report, other, &usual, 9).into_iter().map(|found| found.word).collect()
    }

    #[test]
    fn words_of_one_report_are_told_whole_and_the_strongest_first() {
        let new = [
            "启动幸福河湖建设3条；以幸福河湖建设为抓手，推行河长积分管理。",
            "农村供水县域统管覆盖12个镇，县里成立供水公司。",
            "深化农村供水县域统管，幸福河湖建设向支流延伸。储备物资45万元。",
        ];
        let old = [
            "储备物资38万元，开展汛前检查，办结问题18个。",
            "新建水厂2座，巡河3600余人次，修复堤防4处，组织演练5场，排查隐患61处，治理水土流失18平方公里。",
        ];
        assert_eq!(told(&new, &old, &[], NO_PHRASES), ["幸福河湖建设", "农村供水县域统管"]);
        assert!(told(&old, &new, &[], NO_PHRASES).is_empty(), "nothing stands twice");
        assert!(told(&new, &new, &[], NO_PHRASES).is_empty());
    }

    #[test]
    fn a_word_cut_in_two_loses_its_half() {
        let new = ["推进全市医保扩面，推动全市医疗提质。", "三项推进全市医保，三项推进全市医疗。"];
        let others =
            ["医保基金，医保报销，医保服务，医疗机构，医疗救助，医疗人才，市里开会，全市道路，全市桥梁"];
        let old = ["修桥补路，办好食堂，清理河道，种树护林，开展巡查，整治市容，修缮校舍。"];
        let found = told(&new, &old, &others, NO_PHRASES);
        assert!(found.iter().all(|word| !word.ends_with('医')), "{found:?}");
        let torn = ["工业增加值增长，规上工业增加值加快。", "农业增加值平稳，全年农业增加值上升。"];
        let found = told(&torn, &old, &["工业园区，工业投资，农业大县，农业机械"], NO_PHRASES);
        assert!(found.iter().all(|word| !word.starts_with('业')), "{found:?}");
    }

    #[test]
    fn what_was_done_with_a_matter_is_not_its_name() {
        let new = ["持续优化营商环境工作，本年见效。", "各镇持续优化营商环境工作；抓好落实。"];
        let old = ["修桥补路，办好食堂，清理河道，种树护林，开展巡查，整治市容。"];
        assert_eq!(told(&new, &old, &[], NO_PHRASES), ["营商环境"]);
    }

    #[test]
    fn a_short_text_does_not_make_all_of_a_long_one_new() {
        let new = ["河湖管护见效，各镇抓好河湖管护，", &"修桥补路，办好食堂，清理沟渠，种树护林。".repeat(8)]
            .concat();
        assert!(told(&[&new], &["开展巡查"], &[], NO_PHRASES).is_empty());
        assert_eq!(
            told(&["河湖管护见效，各镇抓好河湖管护"], &["开展巡查，整治市容，修缮校舍"], &[], NO_PHRASES),
            ["河湖管护"]
        );
    }

    #[test]
    fn set_phrases_and_their_pieces_are_not_new() {
        let say = |agency, text| SourceText { agency, paragraphs: vec![text] };
        let texts = [say(1, "抓紧抓细抓到位"), say(2, "要抓紧抓细抓到位"), say(3, "须抓紧抓细抓到位")];
        let set = phrases(
            &texts,
            crate::compare::Needed { share: 0.0, freedom: 0.0, ..Default::default() },
            &Edges::default(),
        );
        let new = ["抓紧抓细抓到位，巡河护水。", "各镇抓紧抓细抓到位；再接再厉，抓紧抓细。"];
        let old = ["修桥补路，办好食堂，清理沟渠，种树护林，整治市容。"];
        assert!(!told(&new, &old, &[], NO_PHRASES).is_empty());
        assert!(told(&new, &old, &[], &set).is_empty(), "{:?}", told(&new, &old, &[], &set));
    }

    proptest! {
        #[test]
        fn what_is_told_stands_twice_here_and_nowhere_there(
            new in prop::collection::vec("[河湖建设管护，3]{0,24}", 0..5),
            old in prop::collection::vec("[河湖建设管护，3]{0,12}", 0..4),
        ) {
            let (free, plain) = (Edges::default(), edges(&["管护"], &["建"]));
            let usual = Usual { phrases: NO_PHRASES, edges: &free, plain: &plain, others: &old };
            for found in words_only_in(&new, &old, &usual, 20) {
                let times: usize = new.iter().map(|text| text.matches(&found.word).count()).sum();
                prop_assert!(times >= 1 && found.here >= OFTEN && !old.iter().any(|text| text.contains(&found.word)));
                prop_assert!(LENGTHS.contains(&found.word.chars().count()));
            }
        }
    }
}
