//! Lines of work of agencies, from `data/domains.toml`.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::error::{RegistryError, no_empty, read};

const FILE: &str = "domains.toml";

/// One line of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// Short pinyin for URLs and the database.
    pub key: String,
    /// Chinese name.
    pub name: String,
    /// Of whole places (government, town, village), not of one line of work.
    #[serde(default)]
    pub place: bool,
    /// Words of agency names that belong to it.
    pub agency: Vec<String>,
    /// Words of the body that speak for it.
    pub topics: Vec<String>,
}

impl Domain {
    /// The name of its usual office without its place, for a report that says 我局 and no more: `商务局`.
    pub fn office(&self) -> Option<&str> {
        self.agency.iter().map(String::as_str).find(|word| word.ends_with(['局', '委', '办', '社']))
    }
}

/// All lines of work in page order; the last one takes what fits nowhere.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domains {
    domain: Vec<Domain>,
}

impl Domains {
    /// Reads the file's text.
    ///
    /// # Errors
    /// A key twice, a key that is no short pinyin, a name twice, an empty word, no entry at all.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let domains: Self = read(FILE, text)?;
        let mut seen = HashSet::new();
        for domain in &domains.domain {
            let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            if domain.key.is_empty() || !domain.key.bytes().all(plain) {
                return Err(RegistryError::new(FILE, format!("key“{}”应为小写拼音", domain.key)));
            }
            if !seen.insert(&domain.key) || !seen.insert(&domain.name) {
                return Err(RegistryError::new(FILE, format!("“{}”重复", domain.name)));
            }
            no_empty(FILE, &domain.name, domain.agency.iter().chain(&domain.topics))?;
        }
        if domains.domain.is_empty() {
            return Err(RegistryError::new(FILE, "没有任何条线"));
        }
        Ok(domains)
    }

    /// All of them in page order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Domain> {
        self.domain.iter()
    }

    /// The one of an agency's name: the longest word found in it, then the one that stands first. `None` where no word fits.
    pub fn of_agency(&self, name: &str) -> Option<&Domain> {
        Self::named(&self.domain, name, |_| true)
    }

    /// The line of work in a title that names no agency (`上半年城市管理工作总结`); whole places are none.
    pub fn of_subject(&self, title: &str) -> Option<&Domain> {
        Self::named(&self.domain, title, |domain| !domain.place)
    }

    fn named<'a>(domains: &'a [Domain], name: &str, fits: impl Fn(&Domain) -> bool) -> Option<&'a Domain> {
        let mut best: Option<(usize, usize, &Domain)> = None;
        for domain in domains.iter().filter(|domain| fits(domain)) {
            for word in &domain.agency {
                let Some(at) = name.find(word.as_str()) else { continue };
                if best.is_none_or(|(length, start, _)| (word.len(), start) > (length, at)) {
                    best = Some((word.len(), at, domain));
                }
            }
        }
        best.map(|found| found.2)
    }

    /// The one that takes what fits nowhere.
    pub fn other(&self) -> Option<&Domain> {
        self.domain.last()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins() -> Result<(), RegistryError> {
        let domains = Domains::read(include_str!("../../data/domains.toml"))?;
        let name = |agency| domains.of_agency(agency).map(|domain| domain.name.as_str());
        assert_eq!(name("区民政局"), Some("民政"));
        assert_eq!(name("市财政局（国资委）"), Some("财政"));
        assert_eq!(name("县人民政府"), Some("政府综合"));
        assert_eq!(name("云岭镇人民政府"), Some("基层综合"));
        assert_eq!(name("市委改革办"), Some("改革"));
        assert_eq!(name("区市场监督管理局"), Some("市场监管"));
        assert_eq!(name("区农业农村局"), Some("农业农村"));
        assert_eq!(name("驻村工作队"), Some("村级"));
        assert_eq!(name("甲乙丙"), None);
        Ok(())
    }

    #[test]
    fn a_key_twice_is_refused() {
        let text = "[[domain]]\nkey = 'a'\nname = '甲'\nagency = []\ntopics = []\n";
        assert!(Domains::read(&format!("{text}{text}")).is_err());
        assert!(Domains::read(&text.replace("'a'", "'A'")).is_err());
    }
}
