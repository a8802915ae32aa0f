//! The kind of place that an agency belongs to.

use crate::model::Unit;
use crate::registry::{Agencies, Places};

/// A branch is named behind its office by so many letters at least: 县公安局城关派出所.
const BRANCH: usize = 2;

/// The unit in a name: the innermost kind of place. `XX镇市医疗保障局` is a 市, `市场监管局` names none; `市公安局南湖分局` is a 区.
pub(in crate::parse) fn in_name(name: &str, agencies: &Agencies) -> Option<Unit> {
    let name = agencies.at_home(name);
    let found = listed(name).or_else(|| whole(name, agencies));
    match agencies.branch(name).filter(|(front, _)| is_branch(front, agencies)) {
        Some((_, unit)) if found.is_none_or(|found| found.level() < unit.level()) => Some(unit),
        _ => found,
    }
}

fn whole(name: &str, agencies: &Agencies) -> Option<Unit> {
    if agencies.is_municipality(name) && innermost(name, agencies) == Some(Unit::City) {
        return Some(Unit::Province);
    }
    innermost(name, agencies).or_else(|| name.ends_with('厅').then_some(Unit::Province))
}

/// A 区 of the gazetteer whose name reads like a kind of place: 晋城市城区, 神农架林区.
fn listed(name: &str) -> Option<Unit> {
    let is_hidden = name.contains("城区") || name.contains("林区") || name.contains("矿区");
    let opening = Places::builtin().ok().filter(|_| is_hidden)?.opening(name)?;
    (opening.written.ends_with('区') && opening.is_sure).then_some(Unit::District)
}

/// Whether what stands in front of 分局, 派出所 … names an office and a place behind it.
fn is_branch(front: &str, agencies: &Agencies) -> bool {
    let ends = agencies.unit_words().map(|(word, _)| word).chain(["局", "厅"]);
    let end = ends.filter_map(|word| front.rfind(word).map(|at| at + word.len())).max();
    front[end.unwrap_or(0)..].chars().count() >= BRANCH
}

/// The unit in front of a name that says none, as the body writes it: `县司法局` for `司法局`; the one that stands there most often.
pub(super) fn before_name(text: &str, name: &str, agencies: &Agencies) -> Option<Unit> {
    let counted =
        agencies.unit_words().map(|(word, unit)| (text.matches(&format!("{word}{name}")).count(), unit));
    counted.filter(|(count, _)| *count > 0).max_by_key(|(count, _)| *count).map(|(_, unit)| unit)
}

fn innermost(name: &str, agencies: &Agencies) -> Option<Unit> {
    let hidden: Vec<(usize, usize)> = agencies
        .not_units
        .iter()
        .flat_map(|word| name.match_indices(word.as_str()).map(|(at, word)| (at, at + word.len())))
        .filter(|(start, end)| end - start < name.len())
        .collect();
    let mut best: Option<(usize, usize, Unit)> = None; // end, length, unit
    for (word, unit) in agencies.unit_words() {
        for (at, _) in name.match_indices(word) {
            let end = at + word.len();
            let covered =
                hidden.iter().any(|(from, to)| *from <= at && end <= *to && (to - from) > word.len());
            if !covered && best.is_none_or(|(last, length, _)| (end, word.len()) > (last, length)) {
                best = Some((end, word.len(), unit));
            }
        }
    }
    best.map(|found| found.2)
}

/// Whether a name is nothing but a kind of place: 镇, 村, 街道.
pub(in crate::parse) fn is_bare(name: &str, agencies: &Agencies) -> bool {
    agencies.unit_words().any(|(word, _)| word == name)
}

/// The unit that a body speaks of as its own: 我旗, 全旗, 旗委. Where 自治区 is meant, 全区 says nothing of a 区.
pub(super) fn in_body(text: &str, agencies: &Agencies) -> Option<Unit> {
    let autonomous = text.contains("自治区");
    let mut best: Option<(usize, Unit)> = None;
    for unit in Unit::ALL {
        let mut score = 0;
        for cue in &agencies.cues {
            for pattern in &cue.words {
                let word = pattern.replace("{}", unit.name());
                if autonomous && unit == Unit::District && !word.starts_with('我') {
                    continue;
                }
                score += count(text, &word, unit).min(cue.most) * cue.weight;
            }
        }
        if score > 0 && best.is_none_or(|(most, _)| score > most) {
            best = Some((score, unit));
        }
    }
    best.map(|found| found.1)
}

/// How often a word stands in a text, 社区 and 园区 not counted for 区.
fn count(text: &str, word: &str, unit: Unit) -> usize {
    let starts_with_unit = word.starts_with(unit.name());
    let inside = |at: usize| {
        starts_with_unit && text[..at].ends_with(['社', '园', '景', '小', '治', '城', '发', '新'])
    };
    text.match_indices(word).filter(|(at, _)| !inside(*at)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agencies() -> Result<Agencies, crate::registry::RegistryError> {
        Agencies::read(include_str!("../../../data/agencies.toml"))
    }

    #[test]
    fn units_in_names() -> Result<(), crate::registry::RegistryError> {
        let agencies = agencies()?;
        for (name, unit) in [
            ("XX镇市医疗保障局", Some(Unit::City)),
            ("区市场监督管理局", Some(Unit::District)),
            ("市场监督管理局", None),
            ("区乡村振兴局", Some(Unit::District)),
            ("县城市管理局", Some(Unit::County)),
            ("市住房和城乡建设局", Some(Unit::City)),
            ("云岭县青溪镇人民政府", Some(Unit::Town)),
            ("街道", Some(Unit::Subdistrict)),
            ("经济开发区管委会", Some(Unit::District)),
            ("省民政厅", Some(Unit::Province)),
            ("民政厅", Some(Unit::Province)),
            ("甲壮族自治区民政厅", Some(Unit::Province)),
            ("北京市民政局", Some(Unit::Province)),
            ("北京市海淀区民政局", Some(Unit::District)),
            ("驻村工作队", None),
            ("云岭社区", Some(Unit::Community)),
            ("应急管理局", None),
            ("甲州市公安局南湖分局", Some(Unit::District)),
            ("甲州市生态环境局云溪县分局", Some(Unit::County)),
            ("县公安局城关派出所", Some(Unit::Town)),
            ("县司法所", Some(Unit::County)),
            ("县政府驻省城办事处", Some(Unit::County)),
            ("城关办事处", Some(Unit::Subdistrict)),
            ("北街居委会", Some(Unit::Community)),
            ("晋城市城区民政局", Some(Unit::District)),
            ("甲州市城区环卫处", Some(Unit::City)),
        ] {
            assert_eq!(in_name(name, &agencies), unit, "{name}");
        }
        Ok(())
    }

    #[test]
    fn units_in_bodies() -> Result<(), crate::registry::RegistryError> {
        let agencies = agencies()?;
        assert_eq!(
            in_body("在旗委、政府领导下，我旗安全形势平稳，全旗无事故。", &agencies),
            Some(Unit::Banner)
        );
        let text = "自治区审计反馈，全区通报，全区推广；我市整改到位，全市排名第一。";
        assert_eq!(in_body(text, &agencies), Some(Unit::City));
        assert_eq!(in_body("天气很好。", &agencies), None);
        Ok(())
    }
}
