//! Reports of one agency in one list, told apart: by the period where it differs, else by the file they came from, else by the line.
//!
//! One mechanism for every list of reports: the columns of a comparison, what there is to choose from, the tray, pairs, downloads.

use std::{
    borrow::Borrow,
    collections::{HashMap, HashSet},
};

use crate::model::{AgencyTag, Period, ReportHead};

/// A file name of more characters than this is shortened in the middle.
const LONGEST: usize = 20;

/// What tells the reports of a list apart, by their ids; nothing for a report whose agency stands in the list once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Namesakes {
    marks: HashMap<i64, Mark>,
}

/// What tells a report from its namesakes.
#[derive(Debug, Clone, Default)]
struct Mark {
    /// They are of several periods.
    by_period: bool,
    /// `二稿.docx`, `第 12 行`; `None` where the period tells it apart.
    place: Option<String>,
}

impl Namesakes {
    /// Of the reports of a list.
    pub(crate) fn among<'h>(heads: impl IntoIterator<Item = &'h ReportHead>) -> Self {
        let mut by_name: HashMap<&str, Vec<&ReportHead>> = HashMap::new();
        for head in heads {
            by_name.entry(&head.agency.label).or_default().push(head);
        }
        let mut marks = HashMap::new();
        for same in by_name.values().filter(|same| same.len() > 1) {
            let periods: HashSet<Option<Period>> = same.iter().map(|head| head.period).collect();
            for head in same {
                let near: Vec<&ReportHead> =
                    same.iter().copied().filter(|other| other.period == head.period).collect();
                let place = (near.len() > 1).then(|| place(head, &near));
                marks.insert(head.id, Mark { by_period: periods.len() > 1, place });
            }
        }
        Self { marks }
    }

    /// The name where nothing else is shown of a report: `县水利局`, and of several `县水利局（2023年上半年）`, `县水利局（二稿.docx）`.
    pub(crate) fn short(&self, head: &ReportHead) -> String {
        let by_period = self.marks.get(&head.id).is_some_and(|mark| mark.by_period);
        let period = by_period.then(|| head.period.map_or_else(|| "期未写明".to_owned(), Period::label));
        bracketed(&head.agency, period.as_deref(), self.place(head.id))
    }

    /// The name with its period, for a menu or a tray: `区民政局（2023年上半年）`, `区民政局（2023年上半年，二稿.docx）`.
    pub(crate) fn full(&self, head: &ReportHead) -> String {
        self.named(head.id, &head.agency, head.period)
    }

    /// The same for a row of another kind; templates hand the number over by reference.
    pub(crate) fn named(
        &self,
        report: impl Borrow<i64>,
        agency: &AgencyTag,
        period: Option<Period>,
    ) -> String {
        bracketed(agency, period.map(Period::label).as_deref(), self.place(report))
    }

    /// What has to stand beside name and period: `二稿.docx`, `第 12 行`; `None` where these tell a report apart.
    pub(crate) fn place(&self, report: impl Borrow<i64>) -> Option<&str> {
        self.marks.get(report.borrow())?.place.as_deref()
    }
}

fn bracketed(agency: &AgencyTag, period: Option<&str>, place: Option<&str>) -> String {
    let told: Vec<&str> = period.into_iter().chain(place).collect();
    if told.is_empty() { agency.label.clone() } else { format!("{}（{}）", agency.label, told.join("，")) }
}

/// The first of file, line, file and line that no other of `near` has; its number where all are the same (two folders may have files of
/// one name).
fn place(head: &ReportHead, near: &[&ReportHead]) -> String {
    let line = |head: &ReportHead| format!("第 {} 行", head.title_line);
    let both = |head: &ReportHead| format!("{}，{}", short_file(&head.file_name), line(head));
    let alone = |word: &dyn Fn(&ReportHead) -> String| {
        let own = word(head);
        let same = near.iter().filter(|other| word(other) == own).count();
        (same == 1).then_some(own)
    };
    alone(&|head| short_file(&head.file_name))
        .or_else(|| alone(&line))
        .or_else(|| alone(&both))
        .unwrap_or_else(|| format!("编号 {}", head.id))
}

/// `县水利局2023年上…总结（二稿）.docx`: both ends of a long name, where drafts differ.
fn short_file(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    if letters.len() <= LONGEST {
        return name.to_owned();
    }
    let end = LONGEST * 2 / 3;
    let (start, rest) = (&letters[..LONGEST - end], &letters[letters.len() - end..]);
    start.iter().chain(&['…']).chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::sample;

    fn head(id: i64, label: &str, period: &str, file: &str, line: u32) -> ReportHead {
        let (period, file_name) = (period.parse().ok(), file.to_owned());
        ReportHead { period, file_name, title_line: line, ..sample::head(id, id, label) }
    }

    fn told(heads: &[ReportHead]) -> Vec<(String, String)> {
        let names = Namesakes::among(heads);
        heads.iter().map(|head| (names.short(head), names.full(head))).collect()
    }

    fn words(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter().map(|(short, full)| ((*short).to_owned(), (*full).to_owned())).collect()
    }

    #[test]
    fn the_period_tells_them_apart_before_the_file_before_the_line() {
        let list = [
            head(1, "县水利局", "2022H1", "甲.docx", 1),
            head(2, "县水利局", "2023H1", "甲.docx", 1),
            head(3, "市水利局", "2023H1", "甲.docx", 9),
        ];
        let expected = [
            ("县水利局（2022年上半年）", "县水利局（2022年上半年）"),
            ("县水利局（2023年上半年）", "县水利局（2023年上半年）"),
            ("市水利局", "市水利局（2023年上半年）"),
        ];
        assert_eq!(told(&list), words(&expected));
        let drafts =
            [head(1, "县水利局", "2023H1", "初稿.docx", 1), head(2, "县水利局", "2023H1", "二稿.docx", 1)];
        let expected = [
            ("县水利局（初稿.docx）", "县水利局（2023年上半年，初稿.docx）"),
            ("县水利局（二稿.docx）", "县水利局（2023年上半年，二稿.docx）"),
        ];
        assert_eq!(told(&drafts), words(&expected));
        let mixed = [
            head(1, "县水利局", "2023H1", "汇编.txt", 3),
            head(2, "县水利局", "2023H1", "汇编.txt", 90),
            head(3, "县水利局", "", "汇编.txt", 200),
        ];
        let expected = [
            ("县水利局（2023年上半年，第 3 行）", "县水利局（2023年上半年，第 3 行）"),
            ("县水利局（2023年上半年，第 90 行）", "县水利局（2023年上半年，第 90 行）"),
            ("县水利局（期未写明）", "县水利局"),
        ];
        assert_eq!(told(&mixed), words(&expected));
    }

    #[test]
    fn no_two_of_one_list_bear_one_name() {
        let heads = [
            head(1, "县水利局", "2023H1", "甲.docx", 1),
            head(2, "县水利局", "2023H1", "甲.docx", 1),
            head(3, "县水利局", "2023H1", "甲.docx", 7),
            head(4, "县水利局", "2023H1", "乙.docx", 7),
        ];
        let names: HashSet<String> = told(&heads).into_iter().map(|(short, _)| short).collect();
        assert_eq!(names.len(), heads.len(), "{names:?}");
        let long = "县水利局2023年上半年工作总结和下半年安排（二稿）.docx";
        assert_eq!(short_file(long), "县水利局202…半年安排（二稿）.docx");
    }
}
