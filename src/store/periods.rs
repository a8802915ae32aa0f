//! The periods that there are reports of, and their order in queries.

use super::{Reader, StoreError, rows};
use crate::model::{Period, Periods};

/// The period of a report as a number that sorts by when it ends: the codes alone would put 2023H2 before 2023Q1. Several years
/// (2021-2023) come behind the whole last one.
pub(super) const IN_TIME: &str = "(CASE substr(r.period, 5, 1)
    WHEN '-' THEN substr(r.period, 6) * 10000 + substr(r.period, 1, 4)
    ELSE substr(r.period, 1, 4) * 10000 + instr('Q1H1Q2M9Q3H2Q4Y', substr(r.period, 5)) END)";

/// The same, the latest first.
pub(super) const IN_TIME_BACK: &str = "(CASE substr(r.period, 5, 1)
    WHEN '-' THEN substr(r.period, 6) * 10000 + substr(r.period, 1, 4)
    ELSE substr(r.period, 1, 4) * 10000 + instr('Q1H1Q2M9Q3H2Q4Y', substr(r.period, 5)) END) DESC";

impl Reader<'_> {
    /// The periods of all reports.
    pub fn periods(&self) -> Result<Periods, StoreError> {
        self.periods_by("SELECT period, count(*) AS reports FROM reports GROUP BY period", &[])
    }

    /// The periods of one agency's reports.
    pub fn periods_of(&self, agency: i64) -> Result<Periods, StoreError> {
        let sql = "SELECT period, count(*) AS reports FROM reports WHERE agency_id = ? GROUP BY period";
        self.periods_by(sql, &[&agency])
    }

    fn periods_by(&self, sql: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Periods, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut found = statement.query(values)?;
        let mut counted: Vec<(Option<Period>, u32)> = Vec::new();
        while let Some(row) = found.next()? {
            counted.push((rows::period(row)?, row.get("reports")?));
        }
        Ok(Periods::of(counted))
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;

    #[test]
    fn queries_sort_periods_as_the_model_does() {
        let connection = Connection::open_in_memory().unwrap();
        let codes = [
            "2022H2",
            "2022Y",
            "2023Q1",
            "2023H1",
            "2023Q2",
            "2023M9",
            "2023Q3",
            "2023H2",
            "2023Q4",
            "2023Y",
            "2019-2023",
            "2021-2023",
        ];
        let mut periods: Vec<Period> = codes.iter().map(|code| code.parse().unwrap()).collect();
        assert!(periods.is_sorted());
        periods.reverse();
        let codes: Vec<String> = periods.iter().map(Period::to_string).collect();
        let sql = format!(
            "SELECT value FROM json_each(?) AS r ORDER BY {}",
            IN_TIME.replace("r.period", "r.value")
        );
        let mut statement = connection.prepare(&sql).unwrap();
        let sorted =
            statement.query_map([serde_json::to_string(&codes).unwrap()], |row| row.get::<_, String>(0));
        let sorted: Vec<Period> = sorted.unwrap().map(|code| code.unwrap().parse().unwrap()).collect();
        periods.reverse();
        assert_eq!(sorted, periods);
    }
}
