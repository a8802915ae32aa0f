//! Who does not write about a theme, under the levels: an absence is a result.

use crate::{
    model::Part,
    store::SilentAgency,
    web::{grouped::level_name, links::Link},
};

/// The silent agencies of one level.
pub(super) struct Group {
    pub(super) level: &'static str,
    pub(super) agencies: Vec<Link>,
}

/// Puts neighbouring agencies of one level together; each leads to its latest report.
pub(super) fn groups(silent: &[SilentAgency]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for row in silent {
        let level = level_name(row.agency.level);
        let link = Link::new(row.agency.label.clone(), format!("/reports/{}", row.report_id));
        match groups.last_mut() {
            Some(group) if group.level == level => group.agencies.push(link),
            _ => groups.push(Group { level, agencies: vec![link] }),
        }
    }
    groups
}

/// The heading: 谁没写, or, where parts are chosen, in which of them.
pub(super) fn heading(parts: &[Part]) -> String {
    let names: Vec<&str> = parts.iter().map(|part| part.name()).collect();
    if names.is_empty() {
        "谁没写".to_owned()
    } else {
        format!("谁没在“{}”里写", names.join("”“"))
    }
}
