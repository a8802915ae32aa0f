//! Where numbers stand in a paragraph, with their units: one walk from left to right.

use super::{
    change::change,
    name::{is_part, is_year, named, range_goes_on},
    number::{Number, number},
    place::place,
    status::status,
    text::{Text, is_sentence_end},
    unit::{Counted, unit},
};
use crate::model::{Figure, FigureKind, Passage};
use crate::parse::paragraph::Paragraph;
use crate::registry::{Around, FigureWords, Registry};

/// The figures of one passage; their names come later.
pub(super) fn scan(
    at: usize,
    passage: &Passage,
    paragraph: &Paragraph<'_>,
    registry: &Registry,
) -> Vec<Figure> {
    let written = passage.text.written.as_str();
    if !written
        .contains(|letter: char| letter.is_numeric() || matches!(letter, 'X' | 'x' | '×' | '*' | 'Ｘ' | '＊'))
    {
        return Vec::new();
    }
    let text = Text::new(written);
    let mut walk =
        Walk { text: &text, passage, registry, named: named(&text), sentence: 0, last: 0, out: Vec::new() };
    let mut here = 0;
    while here < text.chars.len() {
        if text.at(here).is_some_and(is_sentence_end) {
            walk.sentence = here + 1;
        }
        match number(&text, here) {
            Some(number) => {
                walk.take(&number);
                here = number.end;
            }
            None => here += 1,
        }
    }
    let mut figures = walk.out;
    for figure in &mut figures {
        figure.passage = at;
        (figure.line, figure.column) = paragraph.origin(figure.start);
    }
    figures
}

struct Walk<'a> {
    text: &'a Text<'a>,
    passage: &'a Passage,
    registry: &'a Registry,
    /// Characters whose numbers state nothing.
    named: Vec<bool>,
    /// Start of the sentence.
    sentence: usize,
    /// End of the last figure with its unit.
    last: usize,
    out: Vec<Figure>,
}

impl Walk<'_> {
    fn take(&mut self, number: &Number) {
        let Some(counted) = self.counted(number) else { return };
        let words = &self.registry.figures;
        let end = counted.end;
        let sign = match counted.kind {
            FigureKind::Ratio => change(self.text, number.start, end, self.last.max(self.sentence), words),
            _ => None,
        };
        let kind = if sign.is_some() { FigureKind::Growth } else { counted.kind };
        let figure = self.figure(number, counted, kind, sign.unwrap_or(1));
        self.out.push(figure);
        self.last = end;
    }

    /// The number's unit, where it states anything.
    fn counted(&self, number: &Number) -> Option<Counted> {
        let (text, registry) = (self.text, self.registry);
        if self.named.get(number.start).copied().unwrap_or(false)
            || is_part(text, number, &self.passage.text)
            || is_year(text, number)
        {
            return None;
        }
        if matches!(text.before(number.start), Some('第' | '前')) {
            let ranked = place(text, number, &registry.figures);
            if ranked.is_some() || text.before(number.start) == Some('第') {
                return ranked;
            }
        }
        if let Some(next) = range_goes_on(text, number) {
            let second = super::number::number(text, next)?;
            let ranged = self.counted(&second)?;
            return Some(Counted { end: number.end, ..ranged });
        }
        let counted = unit(text, number, &registry.units, &registry.figures)?;
        let hidden = number.value.is_none()
            && (number.len() < 2 && counted.kind == FigureKind::Count
                || registry.units.is_hidden_name(&counted.unit, text.from(counted.end)));
        (!hidden).then_some(counted)
    }

    fn figure(&self, number: &Number, counted: Counted, kind: FigureKind, sign: i8) -> Figure {
        let words = &self.registry.figures;
        let value =
            number.value.as_ref().map(|value| if sign < 0 { format!("-{value}") } else { value.clone() });
        let parsed: Option<f64> = value.as_ref().and_then(|value| value.parse().ok());
        Figure {
            passage: 0,
            start: number.start,
            end: number.end,
            line: 0,
            column: 0,
            indicator: String::new(),
            group: String::new(),
            number: parsed.map(|value| value * counted.factor),
            masked: value.is_none(),
            value,
            unit: counted.unit,
            base: counted.base,
            kind,
            status: status(self.text, number, counted.end, self.sentence, self.passage.part, words),
            approx: counted.approx.or_else(|| self.less_than_exact(number.start, words)),
            time: self.time(number.start, words),
            scope: self.scope(number.start, kind, words),
            parent: None,
            goal: None,
        }
    }

    /// The word in front of a number that makes it less than exact.
    fn less_than_exact(&self, start: usize, words: &FigureWords) -> Option<String> {
        let before = self.text.slice(start.saturating_sub(4).max(self.sentence)..start);
        let found = words.lists.approx.before.iter().filter(|word| before.ends_with(word.as_str()));
        found.max_by_key(|word| word.len()).cloned()
    }

    /// The last time named in the sentence in front of a number.
    fn time(&self, start: usize, words: &FigureWords) -> Option<String> {
        let from = self.sentence.max(start.saturating_sub(80));
        let before = self.text.slice(from..start);
        words.times(before).last().map(|range| before[range.clone()].to_owned())
    }

    /// Among whom a share or a place counts.
    fn scope(&self, start: usize, kind: FigureKind, words: &FigureWords) -> Option<String> {
        if !matches!(kind, FigureKind::Rank | FigureKind::Ratio | FigureKind::Growth) {
            return None;
        }
        let before = self.text.slice(self.text.clause_start(start, self.sentence)..start);
        words.last(Around::Scope, before).map(|range| before[range].to_owned())
    }
}
