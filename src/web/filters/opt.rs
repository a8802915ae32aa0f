//! The options of pages: how to show what was chosen.

use super::{is_key, word_of};

/// More letters than this a list of ids does not have: every browser and every server takes such an address.
const LONGEST_LIST: usize = 4000;
/// More bytes than this remarks do not have; in an address they take three times as much.
const LONGEST_NOTES: usize = 16_000;

/// An option of a page: how to show what was chosen. The order is the order in links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Opt {
    /// Rows of a comparison: `part`, `theme`, `outline`, `likeness`.
    By,
    /// Which rows of a comparison: `all`, `missing`.
    Only,
    /// The rows of a comparison that were picked: `yanglao,yiliao`. Said several times they add up, as boxes of a form do.
    Rows,
    /// The rows that are folded: `yanglao,yiliao`; behind `all`, those that are not. Said again, a row is open again.
    Fold,
    /// Words that name one more report for a comparison.
    Add,
    /// What to mark in a comparison, joined by `-`: `words`, `shared`, `numbers`, `phrases`, `plain` for no masks; `none`.
    Mark,
    /// How many letters at least: of shared wording, of a set phrase.
    Least,
    /// What percentage of the agencies must use a set phrase.
    Share,
    /// What to show: `missing`.
    Show,
    /// How to lay it out: `turned`, `columns`.
    View,
    /// What to set it beside: the key of another level or domain.
    Beside,
    /// Key of the column to sort by.
    Sort,
    /// `1`: the largest first.
    Desc,
    /// `written`: with the masks of the source. (`restored` is the rule and never written.)
    Text,
    /// How a paper is laid out: `side`, `notes`, `merged`.
    Form,
    /// Page of a long list, from 2.
    Page,
    /// The passages of 材料夹 in their order: `12,15,18`.
    Clips,
    /// The remarks on passages of 材料夹: `{"12":"问一下口径"}`.
    Notes,
}

impl Opt {
    pub(super) const ALL: [Self; 18] = [
        Self::By,
        Self::Only,
        Self::Rows,
        Self::Fold,
        Self::Add,
        Self::Mark,
        Self::Least,
        Self::Share,
        Self::Show,
        Self::View,
        Self::Beside,
        Self::Sort,
        Self::Desc,
        Self::Text,
        Self::Form,
        Self::Page,
        Self::Clips,
        Self::Notes,
    ];

    /// The name of the parameter.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::By => "by",
            Self::Only => "only",
            Self::Rows => "rows",
            Self::Fold => "fold",
            Self::Add => "add",
            Self::Mark => "mark",
            Self::Least => "least",
            Self::Share => "share",
            Self::Show => "show",
            Self::View => "view",
            Self::Beside => "beside",
            Self::Sort => "sort",
            Self::Desc => "desc",
            Self::Text => "text",
            Self::Form => "form",
            Self::Page => "page",
            Self::Clips => "p",
            Self::Notes => "n",
        }
    }

    /// What an option says that already said `before`; most say the last alone.
    pub(super) fn joined(self, before: Option<&str>, value: &str) -> String {
        if !matches!(self, Self::Rows | Self::Fold) {
            return value.to_owned();
        }
        let mut list: Vec<&str> = Vec::new();
        for key in before.into_iter().flat_map(|before| before.split(',')).chain(value.split(',')) {
            match list.iter().position(|kept| *kept == key) {
                Some(at) if self == Self::Fold => drop(list.remove(at)),
                Some(_) => {}
                None => list.push(key),
            }
        }
        list.join(",")
    }

    pub(super) fn accepts(self, value: &str) -> bool {
        match self {
            Self::Desc => value == "1",
            Self::Least | Self::Share => value.parse::<u32>().is_ok_and(|number| (1..=100).contains(&number)),
            Self::Text => value == "written",
            Self::Page => value.parse::<u32>().is_ok_and(|page| (2..=1_000_000).contains(&page)),
            Self::Rows | Self::Fold => value.len() <= LONGEST_LIST && value.split(',').all(is_key),
            Self::Add => word_of(value).is_some(),
            Self::Clips => (1..=LONGEST_LIST).contains(&value.len()) && !value.contains(char::is_control),
            Self::Notes => (1..=LONGEST_NOTES).contains(&value.len()),
            Self::By
            | Self::Only
            | Self::Mark
            | Self::Show
            | Self::View
            | Self::Beside
            | Self::Sort
            | Self::Form => is_key(value),
        }
    }
}
