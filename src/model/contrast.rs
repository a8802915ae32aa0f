//! The themes of one group of reports (a level, a domain) against those of the others.

/// How much a group writes about a theme.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amount {
    /// Agencies that write about it.
    pub agencies: u32,
    /// Agencies in all.
    pub of_agencies: u32,
    /// Passages on it.
    pub passages: u32,
    /// Characters of these passages.
    pub chars: u32,
    /// Characters in all.
    pub of_chars: u32,
}

impl Amount {
    /// Share of the text in percent; 0 of no text.
    pub fn percent(&self) -> f64 {
        if self.of_chars == 0 { 0.0 } else { f64::from(self.chars) * 100.0 / f64::from(self.of_chars) }
    }
}

/// Another group set beside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BesideGroup {
    /// Its words: 镇级.
    pub name: String,
    /// What it writes about the theme.
    pub amount: Amount,
}

/// One theme of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContrastRow {
    /// Key of the theme.
    pub key: String,
    /// Its Chinese name.
    pub name: String,
    /// Key of the theme it is nested in.
    pub parent: Option<String>,
    /// Whether it is one of the user's own themes.
    pub made: bool,
    /// What the group writes about it.
    pub own: Amount,
    /// What all the other groups together write about it.
    pub others: Amount,
    /// What one other group writes about it, where one is set beside.
    pub beside: Option<BesideGroup>,
}

impl ContrastRow {
    /// By how many percentage points the group's share of text is above (below: negative) that of the others.
    pub fn lead(&self) -> f64 {
        self.own.percent() - self.others.percent()
    }
}
