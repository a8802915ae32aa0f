//! What lists call an agency, so that namesakes can be told apart and a citation goes on naming the same one
//! (docs/decisions/0004-who-is-one-agency.md).
//!
//! 1. Alone under its name, the first of it: the name. 2. Among namesakes: the place that its reports are guessed to be from, where no
//!    namesake is from there, too. 3. Else its number, which it keeps as long as it exists; the first of a name has none.

use std::collections::HashMap;

use rusqlite::Connection;

use super::StoreError;

/// An agency as it is told apart.
struct Named {
    id: i64,
    name: String,
    place: String,
    /// The place that all its reports with a guess agree on; only asked where it may be needed.
    guess: Option<String>,
    ordinal: i64,
    /// Agencies of this name, itself among them.
    namesakes: i64,
}

/// Removes agencies without reports and words the labels anew.
pub(super) fn settle(connection: &Connection) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "DELETE FROM agencies WHERE NOT EXISTS (SELECT 1 FROM reports WHERE agency_id = agencies.id)",
        )?
        .execute([])?;
    let all = named(connection)?;
    let mut from: HashMap<(&str, &str), u32> = HashMap::new();
    for agency in &all {
        if let Some(guess) = &agency.guess {
            *from.entry((&agency.name, guess)).or_default() += 1;
        }
    }
    let mut update =
        connection.prepare_cached("UPDATE agencies SET label = ?1 WHERE id = ?2 AND label <> ?1")?;
    for agency in &all {
        let own =
            agency.guess.as_deref().filter(|guess| from.get(&(agency.name.as_str(), *guess)) == Some(&1));
        update.execute((label(agency, own), agency.id))?;
    }
    Ok(())
}

fn named(connection: &Connection) -> Result<Vec<Named>, StoreError> {
    let mut statement = connection.prepare_cached(
        "WITH counted AS (
             SELECT id, name, place, ordinal, count(*) OVER (PARTITION BY name) AS namesakes FROM agencies
         )
         SELECT id, name, place, ordinal, namesakes, CASE WHEN namesakes > 1 OR ordinal > 1 THEN
             (SELECT CASE count(DISTINCT r.guess) WHEN 1 THEN max(r.guess) END
              FROM reports AS r WHERE r.agency_id = counted.id) END AS guess
         FROM counted",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Named {
            id: row.get("id")?,
            name: row.get("name")?,
            place: row.get("place")?,
            guess: row.get("guess")?,
            ordinal: row.get("ordinal")?,
            namesakes: row.get("namesakes")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// `市财政局（景德镇市，推断）`, `市医保局（2）`, `市财政局（池州市）`, `市财政局（池州市，2）`. `guess` is a place that no namesake is
/// guessed to be from.
fn label(agency: &Named, guess: Option<&str>) -> String {
    let Named { name, place, ordinal, namesakes, .. } = agency;
    if *namesakes == 1 && *ordinal == 1 {
        return name.clone();
    }
    match (short(place), guess.map(short), ordinal) {
        ("", Some(guess), _) => format!("{name}（{guess}，推断）"),
        ("", None, 1) => name.clone(),
        ("", None, _) => format!("{name}（{ordinal}）"),
        (place, _, 1) => format!("{name}（{place}）"),
        (place, _, _) => format!("{name}（{place}，{ordinal}）"),
    }
}

/// A place without its province: no two prefectures have one name.
fn short(place: &str) -> &str {
    let inside = |end| place.split_once(end).map(|(_, rest)| rest).filter(|rest| !rest.is_empty());
    ["自治区", "省"].into_iter().find_map(inside).unwrap_or(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn namesakes_are_told_apart() {
        let of = |name: &str, place: &str, ordinal, namesakes, guess: Option<&str>| {
            let agency =
                Named { id: 1, name: name.into(), place: place.into(), guess: None, ordinal, namesakes };
            label(&agency, guess)
        };
        assert_eq!(of("市医保局", "", 1, 1, Some("江西省景德镇市")), "市医保局");
        assert_eq!(of("市医保局", "", 1, 2, None), "市医保局");
        assert_eq!(of("市医保局", "", 2, 2, None), "市医保局（2）");
        assert_eq!(of("市医保局", "", 2, 1, None), "市医保局（2）", "its number stays when it is left alone");
        assert_eq!(of("市医保局", "", 1, 2, Some("江西省景德镇市")), "市医保局（景德镇市，推断）");
        assert_eq!(of("区民政局", "", 3, 3, Some("北京市朝阳区")), "区民政局（北京市朝阳区，推断）");
        assert_eq!(of("市财政局", "安徽省池州市", 1, 2, None), "市财政局（池州市）");
        assert_eq!(of("市财政局", "池州市", 2, 3, None), "市财政局（池州市，2）");
    }
}
