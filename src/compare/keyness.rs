//! What one report speaks of that its peers do not: words that stand in it more often than they would by chance.
//!
//! 1. A word is a run of 2 to 12 letters; no digits, no marks. Like a set phrase it is whole: its neighbours change on both sides, and
//!    no word that leans on a neighbour opens or closes it.
//! 2. The measure is the log-likelihood ratio G² (Dunning 1993) of its frequency here against that among the peers. 15.1 and more
//!    would be chance once in ten thousand words (10.8 in a thousand, which will do beside one or two peers). It must also stand several times as densely, and more so where most peers use it: a
//!    long list of peers makes every small difference certain.
//! 3. A run that mostly stands inside a longer listed one is left out, and so is one that holds a stronger one and adds only letters.

use std::{collections::HashMap, ops::RangeInclusive};

use super::{
    letters::{Stretch, stretches},
    number::number,
    phrases::{Edges, Sides},
};

/// Letters of a word.
const LENGTHS: RangeInclusive<usize> = 2..=12;
/// A word stands at least so often in the report, …
const OFTEN: u32 = 3;
/// … and one of two letters so often: two letters meet by chance.
const OFTEN_OF_TWO: u32 = 5;
/// Below this G² a word may well be chance.
pub const SURE: f64 = 15.13;
/// The same beside few peers, where there is little to count: once in a thousand words.
const SURE_OF_FEW: f64 = 10.83;
/// A word stands at least so many times as densely here as among the peers.
const DENSER: f64 = 4.0;
/// The same for a word that most of the peers use (服务, 社会): it belongs to the trade, and only a flood of it tells anything.
const DENSER_THAN_MOST: f64 = 10.0;
/// So many peers are enough to speak of most of them.
const PEERS: usize = 3;
/// How freely the neighbours of a word change on either side, in bits.
const FREEDOM: f64 = 1.5;
/// A run is left out where this share of its occurrences lies in a longer one.
const INSIDE: f64 = 0.7;

/// A word that tells one report from its peers.
#[derive(Debug, Clone, PartialEq)]
pub struct Keyword {
    /// The word.
    pub word: String,
    /// How often it stands in the report.
    pub here: u32,
    /// How often in all peers together.
    pub there: u32,
    /// The log-likelihood ratio G².
    pub g2: f64,
}

/// At most `most` words that the report has more often than its peers, the most telling first. Texts are lists of paragraphs.
pub fn keyness<S: AsRef<str>>(report: &[S], peers: &[Vec<S>], most: usize, edges: &Edges) -> Vec<Keyword> {
    let cut = |texts: &mut dyn Iterator<Item = &S>| -> Vec<Stretch> {
        texts.flat_map(|text| stretches(text.as_ref())).collect()
    };
    let own = cut(&mut report.iter());
    let others: Vec<Vec<Stretch>> = peers.iter().map(|peer| cut(&mut peer.iter())).collect();
    let mut here = count(&own, LENGTHS, |_| true);
    here.retain(|run, count| *count >= if run.len() == 2 { OFTEN_OF_TWO } else { OFTEN } && edges.allow(run));
    let mut there: HashMap<&[char], Elsewhere> = HashMap::new();
    for peer in &others {
        for (run, count) in count(peer, LENGTHS, |run| here.contains_key(run)) {
            let elsewhere = there.entry(run).or_default();
            elsewhere.occurrences += count;
            elsewhere.peers += 1;
        }
    }
    let size = |texts: &[Stretch]| number(texts.iter().map(|stretch| stretch.letters.len()).sum());
    let (own_size, other_size) = (size(&own), others.iter().map(|peer| size(peer)).sum());
    let sure = if peers.len() < PEERS { SURE_OF_FEW } else { SURE };
    let usual = |elsewhere: Elsewhere| peers.len() >= PEERS && 2 * elsewhere.peers > peers.len();
    let mut found: HashMap<&[char], Keyword> = HashMap::new();
    for (run, count) in here {
        let elsewhere = there.get(run).copied().unwrap_or_default();
        let seen = f64::from(elsewhere.occurrences);
        let g2 = g2(f64::from(count), seen, own_size, other_size);
        let needed = if usual(elsewhere) { DENSER_THAN_MOST } else { DENSER };
        let denser = f64::from(count) * other_size >= needed * seen * own_size;
        if g2 >= sure && denser {
            let word = run.iter().collect();
            found.insert(run, Keyword { word, here: count, there: elsewhere.occurrences, g2 });
        }
    }
    let all = own.iter().chain(others.iter().flatten());
    let sides = sides(all, LENGTHS, |run| found.contains_key(run));
    let whole = |run: &[char]| sides.get(run).is_some_and(|sides| sides.freedom() >= FREEDOM);
    let mut found: Vec<(&[char], Keyword)> = found.into_iter().filter(|(run, _)| whole(run)).collect();
    found.sort_by(|a, b| b.1.g2.total_cmp(&a.1.g2).then(b.0.len().cmp(&a.0.len())).then(a.0.cmp(b.0)));
    distinct(&found, most)
}

/// How often a word stands in a thousand letters of some texts; 0 where there are none.
pub fn per_thousand<S: AsRef<str>>(texts: &[S], word: &str) -> f64 {
    let letters: usize = texts.iter().map(|text| text.as_ref().chars().count()).sum();
    let times: usize = texts.iter().map(|text| text.as_ref().matches(word).count()).sum();
    1000.0 * number(times) / number(letters.max(1))
}

/// Where else a word stands.
#[derive(Debug, Clone, Copy, Default)]
struct Elsewhere {
    /// How often among all peers.
    occurrences: u32,
    /// In the texts of how many of them.
    peers: usize,
}

/// What stands on both sides of the runs that are wanted, of so many letters.
pub(super) fn sides<'t>(
    texts: impl Iterator<Item = &'t Stretch>,
    lengths: RangeInclusive<usize>,
    wanted: impl Fn(&[char]) -> bool,
) -> HashMap<&'t [char], Sides> {
    let mut sides: HashMap<&[char], Sides> = HashMap::new();
    for Stretch { letters, after_number } in texts {
        for length in lengths.clone() {
            for (at, run) in letters.windows(length).enumerate().filter(|(_, run)| wanted(run)) {
                sides.entry(run).or_default().see_in(letters, *after_number, at, length);
            }
        }
    }
    sides
}

/// Leaves out what says the same as a longer or a stronger word; the strongest come first.
pub(super) fn distinct(found: &[(&[char], Keyword)], most: usize) -> Vec<Keyword> {
    let holds = |long: &[char], short: &[char]| {
        long.len() > short.len() && long.windows(short.len()).any(|w| w == short)
    };
    let in_longer = |run: &[char], word: &Keyword| {
        let longer = found.iter().filter(|(other, _)| holds(other, run));
        longer.map(|(_, other)| f64::from(other.here)).fold(0.0, f64::max) >= INSIDE * f64::from(word.here)
    };
    let kept: Vec<&(&[char], Keyword)> = found.iter().filter(|(run, word)| !in_longer(run, word)).collect();
    let mut out: Vec<&(&[char], Keyword)> = Vec::new();
    for candidate in kept {
        if out.len() < most && !out.iter().any(|(stronger, _)| holds(candidate.0, stronger)) {
            out.push(candidate);
        }
    }
    out.into_iter().map(|(_, word)| word.clone()).collect()
}

/// How often each run of so many letters stands in the texts.
pub(super) fn count(
    texts: &[Stretch],
    lengths: RangeInclusive<usize>,
    wanted: impl Fn(&[char]) -> bool,
) -> HashMap<&[char], u32> {
    let mut out: HashMap<&[char], u32> = HashMap::new();
    let runs = |length| texts.iter().flat_map(move |text| text.letters.windows(length));
    for run in lengths.flat_map(runs) {
        if wanted(run) {
            *out.entry(run).or_default() += 1;
        }
    }
    out
}

/// The log-likelihood ratio of `a` occurrences among `c` letters against `b` among `d`.
pub(super) fn g2(a: f64, b: f64, c: f64, d: f64) -> f64 {
    let part = |seen: f64, of: f64| {
        let expected = of * (a + b) / (c + d);
        if seen > 0.0 && expected > 0.0 { seen * (seen / expected).ln() } else { 0.0 }
    };
    2.0 * (part(a, c) + part(b, d))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_peers_do_not_say_is_told() {
        let report: Vec<String> = ["镇里", "村里", "山上", "路边"]
            .iter()
            .zip(["挂牌", "巡查", "修枝", "浇水"])
            .map(|(where_, what)| format!("{where_}古树名木{what}，各处古树名木；抓好工作。"))
            .collect();
        let peers = vec![vec!["抓好工作，招商引资，河道清理。".repeat(60)]];
        let found = keyness(&report, &peers, 5, &Edges::default());
        assert_eq!((found[0].word.as_str(), found[0].here, found[0].there), ("古树名木", 8, 0));
        assert_eq!(found.len(), 1, "no pieces of it, and nothing that all say: {found:?}");
        assert!(found[0].g2 >= SURE);
        assert!(keyness::<String>(&[], &[], 5, &Edges::default()).is_empty());
    }

    /// Six times as densely as among four peers, who have it twelve times.
    fn told(spread: [usize; 4]) -> Vec<String> {
        let letters: Vec<char> = "村镇山路桥渠东西南北春夏秋冬天地日月".chars().collect();
        let some = |times: usize| -> String {
            let one = |at: usize| format!("{}服务{}，", letters[at], letters[17 - at]);
            (0..times).map(one).collect::<Vec<_>>().concat()
        };
        let filler = |times: usize| "抓好工作，招商引资，河道清理，".repeat(times);
        let report = vec![format!("{}{}", some(18), filler(30))];
        let peers: Vec<Vec<String>> =
            spread.iter().map(|times| vec![format!("{}{}", some(*times), filler(36))]).collect();
        keyness(&report, &peers, 9, &Edges::default()).into_iter().map(|found| found.word).collect()
    }

    #[test]
    fn a_word_of_most_peers_tells_little() {
        assert_eq!(told([12, 0, 0, 0]), ["服务"]);
        assert!(told([3, 3, 3, 3]).is_empty());
    }

    #[test]
    fn the_measure_is_that_of_the_textbook() {
        // 10 of 1,000 against 10 of 9,000: expected 2 and 18.
        let expected = 2.0 * (10.0 * (10.0_f64 / 2.0).ln() + 10.0 * (10.0_f64 / 18.0).ln());
        assert!((g2(10.0, 10.0, 1000.0, 9000.0) - expected).abs() < 1e-9);
        assert!(g2(2.0, 18.0, 1000.0, 9000.0).abs() < 1e-9);
        assert!((per_thousand(&["林场护林", "林场"], "林场") - 1000.0 / 3.0).abs() < 1e-9);
        assert!(per_thousand::<&str>(&[], "林场").abs() < 1e-9);
    }
}
