//! Vocabularies as checked values: TOML text from `data/` becomes themes, domains, masks and the words of headings.
//!
//! One file here for each file there. The shipped files are part of the program ([`Registry::builtin`]).

mod adverts;
mod agencies;
mod checks;
mod domains;
mod error;
mod figures;
mod indicators;
mod items;
mod lexicon;
mod masks;
mod others;
mod parts;
mod phrases;
mod places;
mod themes;
mod titles;
mod units;

pub use adverts::Adverts;
pub use agencies::{Agencies, Cue, NamedWriter};
pub use checks::{Check, Checks, PairList, Side, SumWords, Sureness, TextWords, WordList};
pub use domains::{Domain, Domains};
pub use error::RegistryError;
pub use figures::{CueSense, FigureWords, Phrases};
pub use indicators::{Indicators, Sort, Sorts};
pub use items::ItemWords;
pub use masks::{Mask, Masks, Neighbours};
pub use others::{OtherKind, Others, Sign, SignPlace};
pub use parts::{PartWords, Sense};
pub use phrases::PhraseWords;
pub use places::{Named, Opening, Place, Places, Rank};
pub use themes::{Certainty, Mark, NearWords, OWN, Role, Theme, Themes, Words, is_own, own_key};
pub use titles::Titles;
pub use units::{Meaning, Unit, Units};

/// Everything the parser must know that is not mechanism.
#[derive(Debug, Clone)]
pub struct Registry {
    /// Lines of work of agencies.
    pub domains: Domains,
    /// What passages are about.
    pub themes: Themes,
    /// Hidden words.
    pub masks: Masks,
    /// Kinds of place and endings of organs.
    pub agencies: Agencies,
    /// What titles look like.
    pub titles: Titles,
    /// What headings of the parts look like.
    pub parts: PartWords,
    /// How plans and problems become items.
    pub items: ItemWords,
    /// What is no set phrase.
    pub phrases: PhraseWords,
    /// What numbers count in.
    pub units: Units,
    /// Words around numbers.
    pub figures: FigureWords,
    /// Advertisements and tools of web pages.
    pub adverts: Adverts,
    /// What proof-readers look for.
    pub checks: Checks,
    /// Words by which numbers get their names.
    pub indicators: Indicators,
}

impl Registry {
    /// The vocabularies that ship with the program.
    ///
    /// # Errors
    /// [`RegistryError`] where a file of `data/` breaks its own rules; the tests see to it that none does.
    pub fn builtin() -> Result<Self, RegistryError> {
        Ok(Self {
            domains: Domains::read(include_str!("../../data/domains.toml"))?,
            themes: Themes::builtin()?,
            masks: Masks::read(include_str!("../../data/masks.toml"))?,
            agencies: Agencies::read(include_str!("../../data/agencies.toml"))?,
            titles: Titles::read(include_str!("../../data/titles.toml"))?,
            parts: PartWords::read(include_str!("../../data/parts.toml"))?,
            items: ItemWords::read(include_str!("../../data/items.toml"))?,
            phrases: PhraseWords::read(include_str!("../../data/phrases.toml"))?,
            units: Units::read(include_str!("../../data/units.toml"))?,
            figures: FigureWords::read(include_str!("../../data/figures.toml"))?,
            adverts: Adverts::read(include_str!("../../data/adverts.toml"))?,
            checks: Checks::read(include_str!("../../data/checks.toml"))?,
            indicators: Indicators::read(include_str!("../../data/indicators.toml"))?,
        })
    }

    /// The same with other themes, from the text of a file like `data/themes.toml`.
    ///
    /// # Errors
    /// [`RegistryError`] where the text breaks the rules of that file.
    pub fn with_themes(self, text: &str) -> Result<Self, RegistryError> {
        Ok(Self { themes: Themes::read(text)?, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_files_are_sound() -> Result<(), RegistryError> {
        Registry::builtin().map(|_| ())
    }
}
