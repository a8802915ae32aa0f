//! Made-up reports for the tests of this room.

use crate::model::{AgencyTag, ReportHead};

/// A report of the first half of 2023 from a file of its own, by an agency of no level and no line of work.
pub(crate) fn head(id: i64, agency: i64, label: &str) -> ReportHead {
    let agency = AgencyTag {
        id: agency,
        label: label.into(),
        level: None,
        unit: None,
        domain_key: "qita".into(),
        domain: "其他".into(),
    };
    ReportHead {
        id,
        agency,
        period: "2023H1".parse().ok(),
        title: "总结".into(),
        chars: 1,
        file_name: format!("{id}.docx"),
        title_line: 1,
    }
}
