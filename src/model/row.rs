//! Rows of lists: what the store hands to pages and downloads. The same row is shown as HTML, CSV and JSON.

use super::{FigureRow, Level, Masked, Part, PassageKind, Period, PlaceGuess, ThemeHit, Unit};

/// A stretch of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<R> {
    /// The rows of the stretch.
    pub rows: Vec<R>,
    /// Rows of the whole list.
    pub total: u32,
}

/// Who wrote something, as every list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyTag {
    /// Id in the database.
    pub id: i64,
    /// Name, told apart from namesakes: `市医保局`, `市医保局（2）`, `市财政局（池州市）`.
    pub label: String,
    /// Level; `None` where the report does not tell.
    pub level: Option<Level>,
    /// Kind of place.
    pub unit: Option<Unit>,
    /// Key of the domain.
    pub domain_key: String,
    /// Chinese name of the domain.
    pub domain: String,
}

impl AgencyTag {
    /// Whether both do the same work; other work (`qita` of data/domains.toml) is no work in common.
    pub fn shares_domain(&self, other: &Self) -> bool {
        self.domain_key == other.domain_key && self.domain_key != "qita"
    }
}

/// One agency in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyRow {
    /// Who.
    pub agency: AgencyTag,
    /// The real place, if known.
    pub place: Option<String>,
    /// The whole name of the place that its texts betray, where all that betray one agree.
    pub guess: Option<String>,
    /// Periods of its reports, latest first.
    pub periods: Vec<Period>,
    /// Number of reports.
    pub reports: u32,
    /// Id of the latest report.
    pub latest_report: i64,
    /// Passages of all its reports.
    pub passages: u32,
    /// Characters of all its reports.
    pub chars: u32,
    /// Number of themes that its reports touch.
    pub themes: u32,
}

/// One report to choose for a comparison, and the heading of its column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportHead {
    /// Id in the database.
    pub id: i64,
    /// Who wrote it.
    pub agency: AgencyTag,
    /// The time it speaks of.
    pub period: Option<Period>,
    /// Its title as written.
    pub title: String,
    /// Characters of its passages.
    pub chars: u32,
    /// Name of the file it came from.
    pub file_name: String,
    /// Line of its title there, from 1.
    pub title_line: u32,
}

/// One report in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// Id in the database.
    pub id: i64,
    /// Who wrote it.
    pub agency: AgencyTag,
    /// The time it speaks of.
    pub period: Option<Period>,
    /// Its title as written.
    pub title: String,
    /// Name of the file it came from.
    pub file_name: String,
    /// Lines of title, first and last line of the body.
    pub title_line: u32,
    /// First body line.
    pub first_line: u32,
    /// Last body line.
    pub last_line: u32,
    /// Parts that it has.
    pub parts: Vec<Part>,
    /// Number of sections.
    pub sections: u32,
    /// Number of passages.
    pub passages: u32,
    /// Characters of its passages.
    pub chars: u32,
    /// Where it is from, as its text betrays it.
    pub place: Option<PlaceGuess>,
}

impl ReportRow {
    /// The same without what only a list of reports shows.
    pub fn head(&self) -> ReportHead {
        ReportHead {
            id: self.id,
            agency: self.agency.clone(),
            period: self.period,
            title: self.title.clone(),
            chars: self.chars,
            file_name: self.file_name.clone(),
            title_line: self.title_line,
        }
    }
}

/// One passage in a list: search, theme pages, levels, CSV.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassageRow {
    /// Id in the database.
    pub id: i64,
    /// The report it stands in.
    pub report_id: i64,
    /// Who wrote it.
    pub agency: AgencyTag,
    /// The time the report speaks of.
    pub period: Option<Period>,
    /// Part.
    pub part: Part,
    /// Heading or text.
    pub kind: PassageKind,
    /// First line in the source; also the anchor `#L225` on the report's page.
    pub line: u32,
    /// Headings above it, from the top, restored, with their markers: `一、上半年工作总结`, `（二）养老服务`.
    pub path: Vec<String>,
    /// The text.
    pub text: Masked,
    /// Its themes with the words that earned them.
    pub themes: Vec<ThemeHit>,
}

/// One passage of a comparison in its row, or the words that a report has none there.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedRow {
    /// Key of the comparison's row: a part, a theme, or `none`.
    pub key: String,
    /// Its Chinese name.
    pub name: String,
    /// The column.
    pub report: ReportHead,
    /// The passage with its citation; `None` where the report has none.
    pub passage: Option<(PassageRow, String)>,
    /// What the empty cell says; `None` where there is a passage.
    pub absence: Option<String>,
    /// How like the cell is to the first one of its row, from 0 to 1, by passages or by headings; `None` in rows that were not found so.
    pub passages_alike: Option<f64>,
    /// The same by headings.
    pub headings_alike: Option<f64>,
    /// The same in words, with those that both cells have.
    pub alike: Option<String>,
}

/// One figure of a comparison in its row, or the cell of an indicator that others have and this report has not.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedFigure {
    /// Key of the comparison's row: a part, a theme, or `none`.
    pub key: String,
    /// Its Chinese name.
    pub name: String,
    /// The indicator that several columns have, with its unit; empty for a figure that stands alone.
    pub shared: String,
    /// The column.
    pub report: ReportHead,
    /// The figure; `None` where the report has none.
    pub figure: Option<FigureRow>,
}

/// One theme in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeRow {
    /// Key in URLs.
    pub key: String,
    /// Chinese name.
    pub name: String,
    /// Key of the theme it is nested in.
    pub parent: Option<String>,
    /// Whether it is one of the user's own.
    pub own: bool,
    /// Passages on it.
    pub passages: u32,
    /// Characters of these passages.
    pub chars: u32,
    /// Characters of all the text that was looked at: what `chars` is a share of.
    pub of_chars: u32,
    /// Agencies that write about it.
    pub agencies: u32,
    /// Labels of the agencies that do not, in page order.
    pub silent: Vec<String>,
}

/// One cell of the overview: what one agency writes about one theme, also where that is nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareRow {
    /// Who.
    pub agency: AgencyTag,
    /// When.
    pub period: Option<Period>,
    /// Chinese name of the theme.
    pub theme: String,
    /// Passages on it.
    pub passages: u32,
    /// Characters of these passages.
    pub chars: u32,
    /// Characters of all the agency's text: what `chars` is a share of.
    pub of_chars: u32,
}

/// One level or one domain in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupRow {
    /// Key in URLs.
    pub key: String,
    /// Chinese name.
    pub name: String,
    /// Agencies in it.
    pub agencies: u32,
    /// Reports.
    pub reports: u32,
    /// Passages.
    pub passages: u32,
    /// Characters.
    pub chars: u32,
    /// Id and label of each agency, in page order.
    pub members: Vec<(i64, String)>,
}

/// One value of a filter with the number of rows that choosing it would give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetValue {
    /// Value in the URL.
    pub key: String,
    /// Words on the page.
    pub name: String,
    /// Rows that have it, under the other filters.
    pub count: u32,
}

/// The filters of a list with their counts. A dimension that a page does not offer is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// By level.
    pub levels: Vec<FacetValue>,
    /// By domain.
    pub domains: Vec<FacetValue>,
    /// By agency.
    pub agencies: Vec<FacetValue>,
    /// By period.
    pub periods: Vec<FacetValue>,
    /// By place, each behind the one around it.
    pub places: Vec<FacetValue>,
    /// By theme.
    pub themes: Vec<FacetValue>,
    /// By the other themes that passages have beside the chosen ones.
    pub with: Vec<FacetValue>,
    /// By part.
    pub parts: Vec<FacetValue>,
    /// By kind of doubt.
    pub finding_kinds: Vec<FacetValue>,
    /// By sureness of the check.
    pub sures: Vec<FacetValue>,
    /// Figures: by kind.
    pub figure_kinds: Vec<FacetValue>,
    /// Figures: reached, planned.
    pub statuses: Vec<FacetValue>,
    /// Figures: by base unit.
    pub units: Vec<FacetValue>,
    /// Figures: hidden (`1`) or not (`0`).
    pub masked: Vec<FacetValue>,
}
