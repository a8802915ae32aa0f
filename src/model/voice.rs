//! Who writes about a theme, who does not, and whose silence is unexpected.

use super::AgencyTag;

/// How much one agency writes about a theme, also where that is nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// Who.
    pub agency: AgencyTag,
    /// Its latest report.
    pub report_id: i64,
    /// Passages on the theme.
    pub passages: u32,
    /// Characters of these passages.
    pub chars: u32,
    /// Characters of all the text that was looked at.
    pub of_chars: u32,
}

/// Of some agencies, how many write about a theme.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ratio {
    /// Those that do.
    pub writers: usize,
    /// All of them.
    pub of: usize,
}

impl Ratio {
    /// Whether most of them do; one alone is no majority that says anything.
    pub const fn most(self) -> bool {
        self.writers >= 2 && self.writers * 2 > self.of
    }
}

/// The peers because of whom one would expect an agency to write about a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Peers {
    /// Most others of its domain do.
    Domain(Ratio),
    /// Most others of its level do.
    Level(Ratio),
}

/// One agency among its peers: a line of 按单位 on a theme's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoiceRow {
    /// How much it writes.
    pub voice: Voice,
    /// The other agencies of its domain.
    pub domain: Ratio,
    /// The other agencies of its level; nobody where the level is not known.
    pub level: Ratio,
}

impl VoiceRow {
    /// Passages in 10,000 characters of its text, so that a long report does not lead by its length; 0 of nothing.
    pub fn density(&self) -> f64 {
        density(self.voice.passages, self.voice.of_chars)
    }

    /// For an agency that is silent: the peers because of whom that is unexpected, those of its domain first. Where its
    /// domain never writes about the theme, its silence is no gap, whatever its level does.
    pub const fn expected(&self) -> Option<Peers> {
        if self.voice.passages > 0 {
            return None;
        }
        if self.domain.most() {
            return Some(Peers::Domain(self.domain));
        }
        let foreign = self.domain.of > 0 && self.domain.writers == 0;
        if !foreign && self.level.most() { Some(Peers::Level(self.level)) } else { None }
    }
}

/// Passages in 10,000 characters; 0 of nothing.
pub fn density(passages: u32, of_chars: u32) -> f64 {
    f64::from(passages) * 10_000.0 / f64::from(of_chars.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(passages: u32, domain: (usize, usize), level: (usize, usize)) -> VoiceRow {
        let agency = AgencyTag {
            id: 1,
            label: "县民政局".into(),
            level: None,
            unit: None,
            domain_key: "minzheng".into(),
            domain: "民政".into(),
        };
        let voice = Voice { agency, report_id: 1, passages, chars: 10, of_chars: 20_000 };
        let ratio = |(writers, of)| Ratio { writers, of };
        VoiceRow { voice, domain: ratio(domain), level: ratio(level) }
    }

    #[test]
    fn silence_is_unexpected_where_most_peers_write() {
        let expected = |domain, level| row(0, domain, level).expected();
        assert_eq!(expected((4, 5), (0, 9)), Some(Peers::Domain(Ratio { writers: 4, of: 5 })));
        assert_eq!(expected((1, 5), (7, 9)), Some(Peers::Level(Ratio { writers: 7, of: 9 })));
        assert_eq!(expected((0, 0), (7, 9)), Some(Peers::Level(Ratio { writers: 7, of: 9 })));
        assert_eq!(expected((0, 1), (7, 9)), None, "its domain never writes about it");
        assert_eq!(expected((2, 4), (4, 8)), None, "half is not most");
        assert_eq!(expected((1, 1), (0, 0)), None, "one peer says nothing");
        assert_eq!(row(1, (4, 5), (7, 9)).expected(), None, "it does write");
    }

    #[test]
    fn density_is_by_length() {
        assert!((row(3, (0, 0), (0, 0)).density() - 1.5).abs() < 1e-9);
        assert!(density(0, 0).abs() < 1e-9);
    }
}
