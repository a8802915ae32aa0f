//! What a theme's page is about: a theme of the word list, or the words of a search as a theme for the moment.

use crate::{
    model::{SEARCH_THEME, Selection, Voice, VoiceRow, density},
    store::ThemeCard,
    web::{
        error::WebError,
        filters::{Dim, Opt, Query},
        state::Visit,
        words::{count, percent, share},
    },
};

use super::voices;

/// The subject of a page.
pub(super) enum Subject {
    /// A theme of the word list.
    Listed(ThemeCard),
    /// The words of a search.
    Search(String),
}

impl Subject {
    /// The subject that is asked for; the theme of the page is taken out of the filters. `None` for a search without
    /// words.
    pub(super) fn of(visit: &mut Visit<'_>) -> Result<Option<Self>, WebError> {
        visit.ask.query.selection.themes.clear();
        if visit.ask.key() == SEARCH_THEME {
            return Ok(visit.ask.query.selection.query.clone().map(Self::Search));
        }
        let card = visit.reader.theme(visit.ask.key())?.ok_or(WebError::NotFound("主题"))?;
        visit.ask.query.selection.with.retain(|key| *key != card.key);
        Ok(Some(Self::Listed(card)))
    }

    /// The Chinese name, or the words.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Listed(card) => &card.name,
            Self::Search(words) => words,
        }
    }

    /// The theme of the word list; `None` for a search.
    pub(super) fn card(&self) -> Option<&ThemeCard> {
        match self {
            Self::Listed(card) => Some(card),
            Self::Search(_) => None,
        }
    }

    /// The passages of the page: the filters of the address, and the theme. (The words of a search are among the filters.)
    pub(super) fn selection(&self, filters: &Selection) -> Selection {
        let themes = self.card().map(|card| card.key.clone()).into_iter().collect();
        Selection { themes, ..filters.clone() }
    }

    /// The filters of the address for a list elsewhere, about this subject. The words narrow a theme's page alone.
    pub(super) fn elsewhere(&self, query: &Query) -> Query {
        let query = query.clone().unset(Opt::Page);
        match self {
            Self::Listed(card) => query.without_words().with(Dim::Theme, &card.key),
            Self::Search(_) => query,
        }
    }

    /// A query about this subject in the periods of another, and nothing else.
    pub(super) fn alone(&self, query: &Query) -> Query {
        let periods = query.periods_only();
        match self {
            Self::Listed(card) => periods.with(Dim::Theme, &card.key),
            Self::Search(words) => periods.for_words(words.as_str()),
        }
    }

    /// Whether a theme says nothing beside this one, since one is part of the other.
    pub(super) fn is_kin(&self, key: &str) -> bool {
        let Some(card) = self.card() else { return false };
        card.parent.iter().chain(&card.children).any(|(kin, _)| kin == key)
    }
}

/// `自定义主题：86 段，每万字 3.4 段，占所看材料正文的 3%；2023年上半年 25 家单位里 14 家写到`, with the period where there are several.
pub(super) fn facts(subject: &Subject, rows: &[VoiceRow], period: &str) -> String {
    let sum = |of: fn(&Voice) -> u32| rows.iter().map(|row| of(&row.voice)).sum::<u32>();
    let (passages, of_chars) = (sum(|voice| voice.passages), sum(|voice| voice.of_chars));
    let own = subject.card().is_some_and(|card| card.own);
    let period = if period.is_empty() { String::new() } else { format!("{period} ") };
    format!(
        "{}{} 段，每万字 {} 段，占所看材料正文的 {}；{period}{} 家单位里 {} 家写到",
        if own { "自定义主题：" } else { "" },
        count(passages),
        voices::density(density(passages, of_chars)),
        share(percent(sum(|voice| voice.chars), of_chars)),
        rows.len(),
        rows.iter().filter(|row| row.voice.passages > 0).count(),
    )
}
