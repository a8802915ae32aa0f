//! Which agency a report belongs to, and what stays the same when a file is imported again
//! (docs/decisions/0004-who-is-one-agency.md).
//!
//! An agency is name + place. Where the place is not known, one agency has at most one report of a period: a second
//! one must be a namesake's, with the next `ordinal`; what lists call it is in [`super::labels`]. Links hold: a report that
//! comes again from its file keeps its id.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, named_params};

use super::{StoreError, rows, shares::shared};
use crate::model::{Level, Report, Resemblance, Unit};

/// What tells reports of one source apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Identity {
    pub name: String,
    pub place: String,
    pub period: Option<String>,
    pub title: String,
    pub digest: String,
}

/// A report that the source gave before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    pub report: i64,
    pub agency: i64,
    pub identity: Identity,
    /// Id and text of its passages, in order.
    pub(super) passages: Vec<(i64, String)>,
}

impl Identity {
    pub(super) fn of(report: &Report, digest: String) -> Self {
        Self {
            name: report.agency.name.clone(),
            place: report.agency.region.clone().unwrap_or_default(),
            period: report.period.map(String::from),
            title: report.title.clone(),
            digest,
        }
    }

    /// Whether both are of one agency.
    pub(super) fn same_agency(&self, other: &Self) -> bool {
        self.name == other.name && self.place == other.place
    }

    fn same_agency_and_period(&self, other: &Self) -> bool {
        self.same_agency(other) && self.period == other.period
    }
}

/// Pairs the reports of a changed file with those it gave before: the same text first, of one agency and period before one that goes
/// under another name now (a person has set it right); then of one agency and period the same title, then in order. What is paired already stays so; what is left in `known` came no more.
pub(super) fn pair(known: &mut Vec<Known>, new: &[Identity], pairs: &mut [Option<Known>]) {
    let passes: [fn(&Identity, &Identity) -> bool; 4] = [
        |old, new| old.same_agency_and_period(new) && old.digest == new.digest,
        |old, new| old.digest == new.digest,
        |old, new| old.same_agency_and_period(new) && old.title == new.title,
        Identity::same_agency_and_period,
    ];
    for same in passes {
        for (pair, new) in pairs.iter_mut().zip(new).filter(|(pair, _)| pair.is_none()) {
            let found = known.iter().position(|old| same(&old.identity, new));
            *pair = found.map(|at| known.remove(at));
        }
    }
}

/// The agency of a report that its source did not give before; a new one if none fits.
/// `taken`: agencies that have a report of this period in this source already, or will have;
/// `before`: agencies of the reports that came no more from this source, preferred.
pub(super) fn agency(
    connection: &Connection,
    report: &Report,
    identity: &Identity,
    taken: &BTreeSet<i64>,
    before: &[i64],
) -> Result<i64, StoreError> {
    let mut fitting = namesakes(connection, report, identity)?;
    fitting.retain(|candidate| !taken.contains(&candidate.id));
    let same_text = fitting.iter().find(|candidate| candidate.same_text);
    let mut version = None;
    for candidate in fitting.iter().filter(|candidate| candidate.has_period && same_text.is_none()) {
        if is_version(connection, candidate.id, report, identity)? {
            version = Some(candidate);
            break;
        }
    }
    let mut free: Vec<&Candidate> =
        fitting.iter().filter(|candidate| !identity.place.is_empty() || !candidate.has_period).collect();
    // Of namesakes the one whose reports are guessed to be from the same place; the guess never makes two of one.
    free.sort_by_key(|candidate| !candidate.same_guess);
    let mut free = free.into_iter();
    let earlier = free.clone().find(|candidate| before.contains(&candidate.id));
    match same_text.or(version).or(earlier).or_else(|| free.next()) {
        Some(candidate) => {
            refresh(connection, candidate.id, report)?;
            Ok(candidate.id)
        }
        None => create(connection, report, identity),
    }
}

/// Whether a report is another version of one that an agency has of the same period: half of its text and more stands there.
fn is_version(
    connection: &Connection,
    agency: i64,
    report: &Report,
    identity: &Identity,
) -> Result<bool, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT id FROM reports WHERE agency_id = :agency AND period IS :period")?;
    let values = named_params! { ":agency": agency, ":period": identity.period };
    let ids = statement.query_map(values, |row| row.get("id"))?.collect::<Result<Vec<i64>, _>>()?;
    for id in ids {
        if shared(connection, report, id)? >= Resemblance::VERSION {
            return Ok(true);
        }
    }
    Ok(false)
}

struct Candidate {
    id: i64,
    /// Has a report of the same period, from whichever source.
    has_period: bool,
    /// Has a report with the very same text.
    same_text: bool,
    /// Has a report that is guessed to be from the same place.
    same_guess: bool,
}

fn namesakes(
    connection: &Connection,
    report: &Report,
    identity: &Identity,
) -> Result<Vec<Candidate>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT a.id,
                EXISTS (SELECT 1 FROM reports AS r WHERE r.agency_id = a.id AND r.period IS :period) AS has_period,
                EXISTS (SELECT 1 FROM reports AS r WHERE r.agency_id = a.id AND r.digest = :digest) AS same_text,
                EXISTS (SELECT 1 FROM reports AS r WHERE r.agency_id = a.id AND r.guess = :guess) AS same_guess
         FROM agencies AS a WHERE a.name = :name AND a.place = :place ORDER BY a.ordinal",
    )?;
    let rows = statement.query_map(
        named_params! {
            ":name": identity.name, ":place": identity.place, ":period": identity.period, ":digest": identity.digest,
            ":guess": report.place.as_ref().map(|place| &place.name),
        },
        |row| {
            Ok(Candidate {
                id: row.get("id")?,
                has_period: row.get("has_period")?,
                same_text: row.get("same_text")?,
                same_guess: row.get("same_guess")?,
            })
        },
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn create(connection: &Connection, report: &Report, identity: &Identity) -> Result<i64, StoreError> {
    let id = connection
        .prepare_cached(
            "INSERT INTO agencies (name, place, ordinal, label, unit, level, level_ord, domain_id)
             SELECT :name, :place, 1 + coalesce(max(ordinal), 0), :name, NULL, NULL, 9, :domain
             FROM agencies WHERE name = :name AND place = :place
             RETURNING id",
        )?
        .query_row(
            named_params! {
                ":name": identity.name, ":place": identity.place, ":domain": domain(connection, report)?,
            },
            |row| row.get("id"),
        )?;
    refresh(connection, id, report)?;
    Ok(id)
}

/// Takes over what this report says of its agency; what it does not say stays.
pub(super) fn refresh(connection: &Connection, agency: i64, report: &Report) -> Result<(), StoreError> {
    let level = report.agency.level;
    connection
        .prepare_cached(
            "UPDATE agencies SET unit = coalesce(:unit, unit), level = coalesce(:level, level),
                 level_ord = coalesce(:level_ord, level_ord), domain_id = :domain WHERE id = :agency",
        )?
        .execute(named_params! {
            ":unit": report.agency.unit.map(Unit::name),
            ":level": level.map(Level::key),
            ":level_ord": level.map(rows::level_ord),
            ":domain": domain(connection, report)?,
            ":agency": agency,
        })?;
    Ok(())
}

fn domain(connection: &Connection, report: &Report) -> Result<i64, StoreError> {
    let name = &report.agency.domain;
    connection
        .prepare_cached("SELECT id FROM domains WHERE name = ?")?
        .query_row([name], |row| row.get("id"))
        .optional()?
        .ok_or_else(|| StoreError::UnknownName { kind: "条线", name: name.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(title: &str, digest: &str) -> Identity {
        Identity {
            name: "市医保局".into(),
            place: String::new(),
            period: Some("2023H1".into()),
            title: title.into(),
            digest: digest.into(),
        }
    }

    #[test]
    fn the_same_text_goes_before_the_same_title_before_the_order() {
        let known = |report, title: &str, digest: &str| Known {
            passages: Vec::new(),
            report,
            agency: report,
            identity: identity(title, digest),
        };
        let mut before =
            vec![known(1, "甲", "a"), known(2, "乙", "b"), known(3, "丙", "c"), known(4, "丁", "d")];
        let new = [identity("新", "x"), identity("乙", "y"), identity("甲改", "a")];
        let mut pairs = vec![None; 3];
        pair(&mut before, &new, &mut pairs);
        let paired = |pairs: &[Option<Known>]| -> Vec<Option<i64>> {
            pairs.iter().map(|old| old.as_ref().map(|old| old.report)).collect()
        };
        assert_eq!(paired(&pairs), [Some(3), Some(2), Some(1)]);
        assert_eq!(before.len(), 1);
        let mut spare = vec![known(5, "乙", "y"), known(6, "新", "x")];
        pairs[0] = None;
        pair(&mut spare, &new, &mut pairs);
        assert_eq!(paired(&pairs), [Some(6), Some(2), Some(1)]);
    }
}
