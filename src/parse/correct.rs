//! What a person knows better: one field of a report set by hand.
//!
//! A name brings its kind of place, level and domain with it; those that are set themselves come after it ([`Field::ALL`]).

use super::header;
use crate::model::{Field, NameOrigin, Period, PlaceGuess, Report, Unit};
use crate::registry::{Places, Registry};

/// Longest title and name, in characters.
const LONGEST: usize = 80;

/// Sets a field of a report; an empty value says that it has none.
///
/// # Errors
/// A value that the field cannot have: why, and what to do, in Chinese.
pub fn correct(report: &mut Report, field: Field, value: &str, registry: &Registry) -> Result<(), String> {
    let value = value.trim();
    check(field, value, registry)?;
    match field {
        Field::Title => value.clone_into(&mut report.title),
        Field::Agency => rename(report, value, registry),
        Field::Unit => {
            let unit = unit(value);
            report.agency.unit = unit;
            report.agency.level = unit.map(|unit| header::level(unit, &report.agency.name));
        }
        Field::Domain => value.clone_into(&mut report.agency.domain),
        Field::Place => report.place = place(value),
        Field::Period => report.period = period(value),
    }
    Ok(())
}

/// What a field of a report is now, as [`correct`] takes it.
pub fn value(report: &Report, field: Field) -> String {
    match field {
        Field::Title => report.title.clone(),
        Field::Agency => report.agency.name.clone(),
        Field::Unit => report.agency.unit.map_or_else(String::new, |unit| unit.name().to_owned()),
        Field::Domain => report.agency.domain.clone(),
        Field::Place => report.place.as_ref().map_or_else(String::new, |place| place.name.clone()),
        Field::Period => report.period.map_or_else(String::new, |period| period.to_string()),
    }
}

fn rename(report: &mut Report, name: &str, registry: &Registry) {
    let agency = &mut report.agency;
    name.clone_into(&mut agency.name);
    agency.from = NameOrigin::Person;
    if let Some(unit) = header::unit_in_name(name, &registry.agencies) {
        agency.unit = Some(unit);
        agency.level = Some(header::level(unit, name));
    }
    if let Some(domain) = registry.domains.of_agency(name) {
        domain.name.clone_into(&mut agency.domain);
    }
    report.place = super::place::place(report);
}

fn check(field: Field, value: &str, registry: &Registry) -> Result<(), String> {
    let chars = value.chars().count();
    let known = match field {
        Field::Title | Field::Agency => {
            if chars == 0 {
                return Err(format!("{}不能空着：请写上", field.name()));
            }
            if chars > LONGEST {
                return Err(format!("{}太长，有 {chars} 个字：最多 {LONGEST} 个", field.name()));
            }
            return Ok(());
        }
        Field::Unit => value.is_empty() || unit(value).is_some(),
        Field::Domain => registry.domains.iter().any(|domain| domain.name == value),
        Field::Place => value.is_empty() || place(value).is_some(),
        Field::Period => value.is_empty() || period(value).is_some(),
    };
    let advice = match field {
        Field::Period => {
            "请写成“2023年上半年”“2023年第一季度”“2023年全年”，或者 2023H1、2023Q1、2023Y；几年的写成“2021—2023年”"
        }
        Field::Place => "请写全名，如“江西省景德镇市浮梁县”；只有一处叫这个名字的，写“浮梁县”也行",
        _ => "请从列出的里面选",
    };
    if known { Ok(()) } else { Err(format!("不认识的{}“{value}”：{advice}", field.name())) }
}

/// The only place whose whole name is this, or ends with it.
fn place(value: &str) -> Option<PlaceGuess> {
    let places = Places::builtin().ok()?;
    let name = places.whole_name(places.called(value)?);
    Some(PlaceGuess { name, clues: vec![PlaceGuess::BY_HAND.to_owned()] })
}

fn unit(name: &str) -> Option<Unit> {
    Unit::ALL.into_iter().find(|unit| unit.name() == name)
}

/// A period by its code or its Chinese name.
fn period(value: &str) -> Option<Period> {
    value.parse().ok().or_else(|| Period::from_label(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::Level, parse, source};

    fn sample() -> (Report, Registry) {
        let registry = Registry::builtin().unwrap();
        let text = "市民政局2023年上半年工作总结\n一、上半年工作\n（一）养老服务。新建食堂3家。\n二、下半年打算\n继续做好。\n";
        let source = source::read("甲.txt", text.as_bytes()).unwrap();
        (parse::parse(&source, &registry).reports.remove(0), registry)
    }

    #[test]
    fn a_name_brings_level_and_domain() {
        let (mut report, registry) = sample();
        correct(&mut report, Field::Agency, " 临江县审计局 ", &registry).unwrap();
        let agency = &report.agency;
        assert_eq!(
            (agency.name.as_str(), agency.level, agency.domain.as_str()),
            ("临江县审计局", Some(Level::County), "审计")
        );
        assert_eq!(agency.from, NameOrigin::Person);
        assert_eq!(report.place, None);
        correct(&mut report, Field::Agency, "浮梁县审计局", &registry).unwrap();
        assert_eq!(report.place.as_ref().map(|place| place.name.as_str()), Some("江西省景德镇市浮梁县"));
        correct(&mut report, Field::Unit, "镇", &registry).unwrap();
        assert_eq!((report.agency.level, value(&report, Field::Unit).as_str()), (Some(Level::Town), "镇"));
    }

    #[test]
    fn a_place_is_set_by_its_name_and_taken_away() {
        let (mut report, registry) = sample();
        for (written, whole) in [
            ("浮梁县", "江西省景德镇市浮梁县"),
            ("安徽省芜湖市", "安徽省芜湖市"),
            ("江苏省南京市鼓楼区", "江苏省南京市鼓楼区"),
            ("", ""),
        ] {
            correct(&mut report, Field::Place, written, &registry).unwrap();
            assert_eq!(value(&report, Field::Place), whole);
        }
    }

    #[test]
    fn periods_are_read_by_code_and_by_name() {
        let (mut report, registry) = sample();
        for (written, code) in [
            ("2022年全年", "2022Y"),
            ("2022Q3", "2022Q3"),
            ("2022年前三季度", "2022M9"),
            ("2021—2023年", "2021-2023"),
            ("", ""),
        ] {
            correct(&mut report, Field::Period, written, &registry).unwrap();
            assert_eq!(value(&report, Field::Period), code);
        }
    }

    #[test]
    fn what_cannot_be_is_told() {
        let (mut report, registry) = sample();
        let before = report.clone();
        for (field, value, word) in [
            (Field::Agency, " ", "不能空着"),
            (Field::Unit, "星球", "不认识的层级“星球”"),
            (Field::Domain, "航天", "不认识的条线"),
            (Field::Place, "云岭县", "不认识的所在地“云岭县”"),
            (Field::Place, "鼓楼区", "请写全名"),
            (Field::Period, "去年", "2023年上半年"),
        ] {
            let why = correct(&mut report, field, value, &registry).unwrap_err();
            assert!(why.contains(word), "{why}");
        }
        assert_eq!(report, before);
    }
}
