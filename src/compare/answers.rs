//! Which plans of a report answer each of its problems, by the words that both have.
//!
//! 1. Common words (`data/items.toml`), digits and marks are taken out; what is left falls into stretches of letters.
//! 2. A word that both have is a stretch of two letters or more that stands in both, the longest first. Each pair of its
//!    letters weighs the more the fewer plans have it; in a title it weighs more.
//! 3. A plan answers if they share a word of three letters or two words, and weigh enough; up to three answers a problem.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    ops::Range,
};

/// A word of three letters answers from this weight …
const LONG_ENOUGH: f64 = 4.0;
/// … two shorter ones from this.
const BOTH_ENOUGH: f64 = 5.0;
/// A word in the problem's title weighs this much more, …
const IN_PROBLEM: f64 = 1.5;
/// … in the plan's title this much.
const IN_PLAN: f64 = 1.25;
/// An answer weighs at least this share of the best one.
const OF_BEST: f64 = 0.45;
/// Answers shown for one problem.
const MOST: usize = 3;
/// Plans that are looked at closely for one problem: those with the heaviest pairs of letters.
const CANDIDATES: usize = 12;
/// In a report with fewer plans than this, a pair that one plan has is not thought to be common.
const FEW: usize = 6;

/// A problem or a plan.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'a> {
    /// Its short title.
    pub what: &'a str,
    /// Its text; ranges of the result count its characters.
    pub text: &'a str,
}

/// A word that a problem and a plan have, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// The word.
    pub word: String,
    /// Characters of the problem's text, in order.
    pub in_problem: Vec<Range<usize>>,
    /// Characters of the plan's text, in order.
    pub in_plan: Vec<Range<usize>>,
}

/// A plan that answers a problem.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Index of the plan.
    pub plan: usize,
    /// The words that both have, the longest first.
    pub words: Vec<Shared>,
    /// How much they weigh together.
    pub score: f64,
}

/// A problem and what answers it, the best first; empty where nothing does.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// Index of the problem.
    pub problem: usize,
    /// Its answers.
    pub answers: Vec<Answer>,
}

/// A text with the letters that count.
struct Letters<'a> {
    chars: Vec<char>,
    /// Whether a letter counts.
    counts: Vec<bool>,
    what: &'a str,
}

impl<'a> Letters<'a> {
    fn new(piece: &Piece<'a>, common: &HashSet<Vec<char>>, longest: usize) -> Self {
        let chars: Vec<char> = piece.text.chars().collect();
        let mut counts: Vec<bool> =
            chars.iter().map(|letter| letter.is_alphabetic() && !"XxＸ".contains(*letter)).collect();
        let mut at = 0;
        while at < chars.len() {
            let known =
                (1..=longest.min(chars.len() - at)).rev().find(|n| common.contains(&chars[at..at + n]));
            let length = known.unwrap_or(1);
            if known.is_some() {
                counts[at..at + length].fill(false);
            }
            at += length;
        }
        Self { chars, counts, what: piece.what }
    }

    /// Every pair of letters side by side, with its place.
    fn pairs(&self) -> impl Iterator<Item = (usize, [char; 2])> {
        let both = |at: &usize| self.counts[*at] && self.counts[*at + 1];
        (0..self.chars.len().saturating_sub(1))
            .filter(both)
            .map(|at| (at, [self.chars[at], self.chars[at + 1]]))
    }

    /// Where a word stands, in order and without overlap.
    fn places(&self, word: &[char]) -> Vec<Range<usize>> {
        let mut out: Vec<Range<usize>> = Vec::new();
        for (at, window) in self.chars.windows(word.len()).enumerate() {
            if window == word && out.last().is_none_or(|last| last.end <= at) {
                out.push(at..at + word.len());
            }
        }
        out
    }
}

/// The plans that answer each problem, for all problems in order. `common` are words that say nothing of the matter.
///
/// 供水管网老化 is answered by 改造老旧供水管网6公里: they share 供水管网.
pub fn answers(problems: &[Piece<'_>], plans: &[Piece<'_>], common: &[String]) -> Vec<Answered> {
    let common: HashSet<Vec<char>> = common.iter().map(|word| word.chars().collect()).collect();
    let longest = common.iter().map(Vec::len).max().unwrap_or(0);
    let plans: Vec<Letters<'_>> = plans.iter().map(|plan| Letters::new(plan, &common, longest)).collect();
    let index = Index::new(&plans);
    let answered = |(at, problem): (usize, &Piece<'_>)| {
        let problem = Letters::new(problem, &common, longest);
        Answered { problem: at, answers: index.answers(&problem, &plans) }
    };
    problems.iter().enumerate().map(answered).collect()
}

/// Which plans have which pair of letters, and where first.
struct Index {
    plans: usize,
    pairs: HashMap<[char; 2], Vec<(usize, usize)>>,
}

impl Index {
    fn new(plans: &[Letters<'_>]) -> Self {
        let mut pairs: HashMap<[char; 2], Vec<(usize, usize)>> = HashMap::new();
        for (plan, letters) in plans.iter().enumerate() {
            for (at, pair) in letters.pairs() {
                pairs.entry(pair).or_default().push((plan, at));
            }
        }
        Self { plans: plans.len().max(FEW), pairs }
    }

    /// The places of a pair in one plan.
    fn places(&self, pair: [char; 2], plan: usize) -> impl Iterator<Item = usize> {
        let all = self.pairs.get(&pair).map_or(&[][..], Vec::as_slice);
        let from = all.partition_point(|place| place.0 < plan);
        all[from..].iter().take_while(move |place| place.0 == plan).map(|place| place.1)
    }

    /// The plans that have a pair.
    fn having(&self, pair: [char; 2]) -> BTreeSet<usize> {
        self.pairs.get(&pair).into_iter().flatten().map(|place| place.0).collect()
    }

    /// What a pair weighs.
    fn weight(&self, pair: [char; 2]) -> f64 {
        let having = u32::try_from(self.having(pair).len().max(1)).unwrap_or(u32::MAX);
        let plans = u32::try_from(self.plans).unwrap_or(u32::MAX);
        (f64::from(plans + 1) / f64::from(having)).ln()
    }

    /// The answers to a problem, the best first.
    fn answers(&self, problem: &Letters<'_>, plans: &[Letters<'_>]) -> Vec<Answer> {
        let found = self.candidates(problem).into_iter();
        let mut out: Vec<Answer> =
            found.filter_map(|plan| self.answer(problem, &plans[plan], plan)).collect();
        out.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.plan.cmp(&b.plan)));
        let best = out.first().map_or(0.0, |best| best.score);
        out.retain(|answer| answer.score >= best * OF_BEST);
        out.truncate(MOST);
        out
    }

    /// The plans with the heaviest pairs of a problem.
    fn candidates(&self, problem: &Letters<'_>) -> Vec<usize> {
        let pairs: BTreeSet<[char; 2]> = problem.pairs().map(|(_, pair)| pair).collect();
        let mut weights: HashMap<usize, f64> = HashMap::new();
        for pair in pairs {
            let weight = self.weight(pair);
            for plan in self.having(pair) {
                *weights.entry(plan).or_default() += weight;
            }
        }
        let mut plans: Vec<(usize, f64)> = weights.into_iter().collect();
        plans.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        plans.into_iter().take(CANDIDATES).map(|(plan, _)| plan).collect()
    }

    /// The words that a problem and a plan have, if they are enough for an answer.
    fn answer(&self, problem: &Letters<'_>, plan: &Letters<'_>, at: usize) -> Option<Answer> {
        let words = self.words(problem, plan, at);
        let weigh = |word: &Vec<char>| {
            let pairs: f64 = word.windows(2).map(|pair| self.weight([pair[0], pair[1]])).sum();
            let text: String = word.iter().collect();
            let own = if problem.what.contains(&text) { IN_PROBLEM } else { 1.0 };
            let other = if plan.what.contains(&text) { IN_PLAN } else { 1.0 };
            pairs * own * other
        };
        let score: f64 = words.iter().map(weigh).sum();
        let long = words.first().is_some_and(|word| word.len() > 2) && score >= LONG_ENOUGH;
        let several = words.len() > 1 && score >= BOTH_ENOUGH;
        let shared = |word: &Vec<char>| Shared {
            word: word.iter().collect(),
            in_problem: problem.places(word),
            in_plan: plan.places(word),
        };
        (long || several).then(|| Answer { plan: at, words: words.iter().map(shared).collect(), score })
    }

    /// The longest stretches that stand in both, the longest first; none inside another.
    fn words(&self, problem: &Letters<'_>, plan: &Letters<'_>, at: usize) -> Vec<Vec<char>> {
        let mut found: BTreeSet<Vec<char>> = BTreeSet::new();
        let mut behind = 0;
        for (start, pair) in problem.pairs() {
            if start < behind {
                continue;
            }
            let length = |place: usize| {
                let here = problem.chars[start..].iter().zip(&problem.counts[start..]);
                let there = plan.chars[place..].iter().zip(&plan.counts[place..]);
                here.zip(there).take_while(|((a, counts), (b, _))| a == b && **counts).count()
            };
            if let Some(longest) = self.places(pair, at).map(length).max() {
                found.insert(problem.chars[start..start + longest].to_vec());
                behind = start + longest;
            }
        }
        let mut words: Vec<Vec<char>> = found.into_iter().collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let inner = |at: usize| {
            words[..at].iter().any(|long| long.windows(words[at].len()).any(|part| part == words[at]))
        };
        let keep: Vec<bool> = (0..words.len()).map(|at| !inner(at)).collect();
        words.into_iter().zip(keep).filter_map(|(word, keep)| keep.then_some(word)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str) -> Piece<'_> {
        Piece { what: text.split('，').next().unwrap_or(text), text }
    }

    fn answered(problems: &[&str], plans: &[&str]) -> Vec<Vec<(usize, Vec<String>)>> {
        let common: Vec<String> = ["加强", "建设", "不足", "问题", "服务"].map(str::to_owned).to_vec();
        let problems: Vec<Piece<'_>> = problems.iter().map(|text| piece(text)).collect();
        let plans: Vec<Piece<'_>> = plans.iter().map(|text| piece(text)).collect();
        let words =
            |answer: Answer| (answer.plan, answer.words.into_iter().map(|shared| shared.word).collect());
        let all = answers(&problems, &plans, &common).into_iter();
        all.map(|row| row.answers.into_iter().map(words).collect()).collect()
    }

    #[test]
    fn a_plan_with_the_words_of_the_problem_answers_it() {
        let found = answered(
            &["供水管网老化，漏损率高。", "护林力量不足，巡查次数少。", "牌匾设置杂乱。"],
            &["改造老旧供水管网6公里，降低漏损率。", "加强林区巡查，选聘护林员。", "办好水利夜校。"],
        );
        assert_eq!(found[0], [(0, vec!["供水管网".to_owned(), "漏损率".to_owned()])]);
        assert_eq!(found[1], [(1, vec!["巡查".to_owned(), "护林".to_owned()])]);
        assert!(found[2].is_empty(), "nothing answers it: {:?}", found[2]);
    }

    #[test]
    fn common_words_and_single_words_answer_nothing() {
        let found =
            answered(&["加强建设服务问题不足。", "水库偏少。"], &["加强建设服务问题不足。", "水库巡查。"]);
        assert_eq!(found, [vec![], vec![]]);
    }

    #[test]
    fn spans_cut_the_words_out_of_both_texts() {
        let (problem, plan) = ("问题：灌溉渠道淤积。", "清淤灌溉渠道，灌溉渠道衬砌8公里。");
        let all = answers(&[piece(problem)], &[piece(plan)], &[]);
        let answer = &all[0].answers[0];
        assert!(answer.score > 0.0);
        let cut = |text: &str, range: &Range<usize>| -> String {
            text.chars().skip(range.start).take(range.len()).collect()
        };
        for shared in &answer.words {
            assert!(shared.in_problem.iter().all(|range| cut(problem, range) == shared.word));
            assert!(shared.in_plan.iter().all(|range| cut(plan, range) == shared.word));
        }
        assert_eq!(answer.words[0].in_plan.len(), 2);
    }
}
