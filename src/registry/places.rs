//! Provinces, prefectures, counties and townships by their names, from `data/places.txt` and `data/places.toml`.
//!
//! 1. The list is read: a place a line, its rank by how far it is indented, townships behind their county.
//! 2. Names are looked up in texts ([`Places::named`]): full names, and short ones (芜湖 for 芜湖市) apart from them.
//!
//! It is no part of the registry, and read when the first report asks for it: there are some 36,000 names, and most runs of
//! the program take no report apart.

use std::{collections::HashSet, ops::Range, sync::LazyLock};

use serde::Deserialize;

use super::{
    error::{RegistryError, no_empty, read},
    lexicon::Lexicon,
};

const FILE: &str = "places.toml";
const LIST: &str = "places.txt";
/// A short name has so many letters at least.
const SHORT: usize = 2;

/// How large a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// 省, 自治区, 直辖市.
    Province,
    /// 地级市, 自治州, 盟, 地区.
    Prefecture,
    /// 县, 县级市, 区, 旗.
    County,
    /// 镇, 乡, 街道, 苏木.
    Township,
}

/// One place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its own name: 繁昌区.
    pub name: String,
    /// How large it is.
    pub rank: Rank,
    /// The place it belongs to, by its number.
    pub parent: Option<usize>,
}

/// A name in a text, and the places that it may be, by their numbers.
pub struct Named<'a> {
    /// Where it stands (letters).
    pub range: Range<usize>,
    /// The places of this name; never empty.
    pub places: &'a [usize],
    /// Whether it is the short name of them.
    pub short: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    endings: Vec<String>,
    nations: Vec<String>,
    common: Vec<String>,
    words: Vec<String>,
    visits: Vec<String>,
    fronts: Vec<String>,
}

/// The place that a name opens with, as far as the name tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// What of the name says so: 景德镇市浮梁县.
    pub written: String,
    /// The places that are called so, by their numbers; never empty.
    pub places: Vec<usize>,
    /// Whether there is only one, and its name is no name that is everywhere.
    pub is_sure: bool,
}

/// All places.
#[derive(Debug)]
pub struct Places {
    list: Vec<Place>,
    full: Lexicon<Vec<usize>>,
    short: Lexicon<Vec<usize>>,
    visits: Vec<Vec<char>>,
    common: Vec<String>,
    fronts: Vec<String>,
}

impl Places {
    /// Those that ship with the program, read when they are first asked for.
    ///
    /// # Errors
    /// As [`read`](Self::read); the tests see to it that there are none.
    pub fn builtin() -> Result<&'static Self, &'static RegistryError> {
        static BUILTIN: LazyLock<Result<Places, RegistryError>> = LazyLock::new(|| {
            Places::read(include_str!("../../data/places.toml"), include_str!("../../data/places.txt"))
        });
        BUILTIN.as_ref()
    }

    /// Reads the text of both files.
    ///
    /// # Errors
    /// An empty word in a list of rules, a line of the list that is indented further than one step below the line before.
    pub fn read(rules: &str, list: &str) -> Result<Self, RegistryError> {
        let rules: Rules = read(FILE, rules)?;
        let lists =
            [&rules.endings, &rules.nations, &rules.common, &rules.words, &rules.visits, &rules.fronts];
        no_empty(FILE, "词表", lists.into_iter().flatten())?;
        let list = places(list)?;
        let (mut full, mut short) = (Lexicon::<Vec<usize>>::default(), Lexicon::<Vec<usize>>::default());
        let common: HashSet<&str> = rules.common.iter().map(String::as_str).collect();
        for (number, place) in list.iter().enumerate() {
            if !common.contains(place.name.as_str())
                && let Some(known) = full.entry(&place.name)
            {
                known.push(number);
            }
            let name = if place.rank == Rank::Township { None } else { shortened(&place.name, &rules) };
            if let Some(known) = name.and_then(|name| short.entry(&name)) {
                known.push(number);
            }
        }
        let visits = rules.visits.iter().map(|word| word.chars().collect()).collect();
        Ok(Self { list, full, short, visits, common: rules.common, fronts: rules.fronts })
    }

    /// The place of this number.
    pub fn get(&self, number: usize) -> Option<&Place> {
        self.list.get(number)
    }

    /// A place and those that it belongs to, from the inside.
    pub fn chain(&self, number: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(number), |at| self.list.get(*at).and_then(|place| place.parent))
    }

    /// The whole name: 安徽省芜湖市繁昌区.
    pub fn whole_name(&self, number: usize) -> String {
        let mut names: Vec<&str> =
            self.chain(number).filter_map(|at| self.list.get(at)).map(|place| place.name.as_str()).collect();
        names.reverse();
        names.concat()
    }

    /// The only place of this name, alone or with those that it belongs to: 浮梁县, 江西省景德镇市浮梁县; by its number.
    pub fn called(&self, name: &str) -> Option<usize> {
        let ends = |at: &usize| name.ends_with(&self.list[*at].name) && self.whole_name(*at).ends_with(name);
        let mut found: Vec<usize> = (0..self.list.len()).filter(ends).collect();
        if found.len() > 1 {
            found.retain(|at| self.whole_name(*at) == name);
        }
        found.first().copied().filter(|_| found.len() == 1)
    }

    /// The names in a text: full ones, and between them short ones.
    pub fn named<'a>(&'a self, text: &'a [char]) -> Vec<Named<'a>> {
        let mut out = Vec::new();
        let mut start = 0;
        let shorts = |stretch: Range<usize>, out: &mut Vec<Named<'a>>| {
            let found = self.short.find(&text[stretch.clone()]);
            out.extend(found.map(|(range, places)| {
                let range = range.start + stretch.start..range.end + stretch.start;
                Named { range, places, short: true }
            }));
        };
        for (range, places) in self.full.find(text) {
            shorts(start..range.start, &mut out);
            start = range.end;
            out.push(Named { range, places, short: false });
        }
        shorts(start..text.len(), &mut out);
        out
    }

    /// Whether a name opens with a city of county rank, and with no larger one of that name: 昆山市水务局.
    pub fn is_small_city(&self, name: &str) -> bool {
        let letters: Vec<char> = name.chars().collect();
        let named = self.named(&letters);
        let city =
            named.iter().rev().find(|named| !named.short && letters.get(named.range.end - 1) == Some(&'市'));
        city.is_some_and(|city| {
            let mut places = city.places.iter().filter_map(|at| self.list.get(*at));
            places.all(|place| place.rank == Rank::County)
        })
    }

    /// The province, prefecture or county that the name of an agency opens with, the innermost of a whole name: 清河县教育局,
    /// 景德镇市珠山区财政局. `None` where it opens with none.
    pub fn opening(&self, name: &str) -> Option<Opening> {
        let name = self.fronts.iter().find_map(|front| name.strip_prefix(front.as_str())).unwrap_or(name);
        let (mut places, mut end): (Vec<usize>, usize) = (Vec::new(), 0);
        loop {
            let inside = self.opening_inside(&name[end..], &places);
            let Some(longest) = inside.iter().map(|at| self.list[*at].name.len()).max() else { break };
            places = inside.into_iter().filter(|at| self.list[*at].name.len() == longest).collect();
            end += longest;
        }
        let written = name[..end].to_owned();
        let is_sure = places.len() == 1 && !self.common.contains(&written);
        (!places.is_empty()).then_some(Opening { written, places, is_sure })
    }

    /// Counties and larger places whose name a text opens with, inside of these places where there are any.
    fn opening_inside(&self, text: &str, around: &[usize]) -> Vec<usize> {
        let lies_in = |at: usize| self.chain(at).skip(1).any(|above| around.contains(&above));
        let fits = |at: &usize| {
            let place = &self.list[*at];
            place.rank <= Rank::County && text.starts_with(&place.name) && (around.is_empty() || lies_in(*at))
        };
        (0..self.list.len()).filter(fits).collect()
    }

    /// Whether what stands in front of a name says that somebody went there or learnt from it.
    pub fn is_visit(&self, before: &[char]) -> bool {
        self.visits.iter().any(|word| before.windows(word.len()).any(|window| window == word.as_slice()))
    }
}

/// The places of the list in order.
fn places(text: &str) -> Result<Vec<Place>, RegistryError> {
    let mut list: Vec<Place> = Vec::new();
    let (mut province, mut prefecture) = (None, None);
    for (line, text) in (1..).zip(text.lines()).filter(|(_, text)| !text.starts_with('#') && !text.is_empty())
    {
        let depth = text.chars().take_while(|letter| *letter == '\t').count();
        let mut parts = text.trim_start_matches('\t').split('\t');
        let name = parts.next().unwrap_or_default().to_owned();
        let place = |name: String, rank, parent| Place { name, rank, parent };
        match (depth, province) {
            (0, _) => {
                (province, prefecture) = (Some(list.len()), None);
                list.push(place(name, Rank::Province, None));
            }
            (1, Some(_)) if name == "-" => prefecture = None,
            (1, Some(_)) => {
                prefecture = Some(list.len());
                list.push(place(name, Rank::Prefecture, province));
            }
            (2, Some(_)) => {
                let county = list.len();
                list.push(place(name, Rank::County, prefecture.or(province)));
                let towns = parts.flat_map(|towns| towns.split(' ')).filter(|town| !town.is_empty());
                list.extend(towns.map(|town| place(town.to_owned(), Rank::Township, Some(county))));
            }
            _ => return Err(RegistryError::new(LIST, format!("第 {line} 行缩进不对"))),
        }
    }
    Ok(list)
}

/// The short name of a place; `None` where it has none, or one that is also a word.
fn shortened(name: &str, rules: &Rules) -> Option<String> {
    let ending = rules.endings.iter().find(|ending| name.ends_with(ending.as_str()))?;
    let mut short = name.strip_suffix(ending.as_str())?;
    if ending.starts_with("自治") {
        while let Some(rest) = rules.nations.iter().find_map(|nation| short.strip_suffix(nation.as_str())) {
            short = rest;
        }
    }
    let fits = short.chars().count() >= SHORT && !rules.words.iter().any(|word| word == short);
    fits.then(|| short.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_places() {
        let places = Places::builtin().unwrap();
        let text: Vec<char> = "浮梁县和珠山区，芷江一带".chars().collect();
        let found = places.named(&text);
        let told: Vec<(String, bool)> =
            found.iter().map(|name| (places.whole_name(name.places[0]), name.short)).collect();
        assert_eq!(
            told,
            [
                ("江西省景德镇市浮梁县".to_owned(), false),
                ("江西省景德镇市珠山区".to_owned(), false),
                ("湖南省怀化市芷江侗族自治县".to_owned(), true),
            ]
        );
        assert!(places.is_visit(&['赴', '外']) && !places.is_visit(&['在']));
        assert!(places.is_small_city("昆山市水务局") && places.is_small_city("江苏省苏州市昆山市水务局"));
        assert!(!places.is_small_city("苏州市水务局") && !places.is_small_city("市水务局"));
    }

    #[test]
    fn a_name_opens_with_its_place() {
        let places = Places::builtin().unwrap();
        for (name, place) in [
            ("景德镇市财政局", "江西省景德镇市"),
            ("浮梁县民政局", "江西省景德镇市浮梁县"),
            ("景德镇市珠山区财政局", "江西省景德镇市珠山区"),
            ("江西省浮梁县教育局", "江西省景德镇市浮梁县"),
            ("江西省民政厅", "江西省"),
            ("昆山市水务局", "江苏省苏州市昆山市"),
            ("南京市鼓楼区民政局", "江苏省南京市鼓楼区"),
            ("中共浮梁县委办公室", "江西省景德镇市浮梁县"),
            ("浮梁县湘湖镇人民政府", "江西省景德镇市浮梁县"),
            ("北京市民政局", "北京市"),
        ] {
            let opening = places.opening(name).unwrap();
            assert!(opening.is_sure, "{name}");
            assert_eq!(places.whole_name(opening.places[0]), place, "{name}");
        }
        let many = places.opening("鼓楼区民政局").unwrap();
        assert!(many.places.len() > 2 && !many.is_sure && many.written == "鼓楼区");
        assert!(!places.opening("东区民政局").unwrap().is_sure, "a name that is everywhere");
        for name in ["市财政局", "某县教育局", "县教育局", "区民政局", ""] {
            assert_eq!(places.opening(name), None, "{name}");
        }
    }

    #[test]
    fn whole_names_lead_back_to_the_places_around() {
        let places = Places::builtin().unwrap();
        for number in (0..places.list.len()).filter(|at| places.list[*at].rank <= Rank::County) {
            let mut around: Vec<String> = places.chain(number).map(|at| places.whole_name(at)).collect();
            around.reverse();
            assert_eq!(crate::model::place_path(around.last().unwrap()), around);
        }
    }

    #[test]
    fn a_list_out_of_step_is_told() {
        let rules = "endings=['市']\nnations=['藏族']\ncommon=[]\nwords=[]\nvisits=[]\nfronts=[]";
        assert!(Places::read(rules, "\t甲市\n").is_err());
        let places = Places::read(rules, "# 说明\n甲省\n\t-\n\t\t乙市\t丙镇 丁乡\n").unwrap();
        assert_eq!(places.list.len(), 4);
        assert_eq!(places.whole_name(2), "甲省乙市丙镇");
    }
}
