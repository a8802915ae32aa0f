//! A comparison as a Word file, in one of three forms; the rows are those of the page, the text is always whole.
//!
//! 对照版 (`side`): a column a report. 编注版 (`notes`): the first report as running text, what others write of the same
//! below it. 整理版 (`merged`): all reports under the headings of the rows, each passage with its citation.

mod merged;
mod notes;
mod side;

use crate::{
    compare::{Form, Row},
    export::{
        Paper,
        paper::{Kind, Line},
    },
    model::PassageRow,
    web::{
        filters::Opt,
        links::Link,
        pages::compare::{
            address::{Address, By, PATH},
            view::{Read, row_names},
        },
    },
};

/// How a comparison is set down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    Side,
    Notes,
    Merged,
}

impl Layout {
    const ALL: [Self; 3] = [Self::Side, Self::Notes, Self::Merged];

    /// The one that the address asks for; columns, where it does not say.
    pub(super) fn of(address: &Address) -> Self {
        let asked = |layout: &Self| address.query.is(Opt::Form, layout.key());
        Self::ALL.into_iter().find(asked).unwrap_or(Self::Side)
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Side => "side",
            Self::Notes => "notes",
            Self::Merged => "merged",
        }
    }

    /// What it is good for, behind its name.
    const fn told(self) -> &'static str {
        match self {
            Self::Side => "并排表",
            Self::Notes => "第 1 份全文，附别家写法",
            Self::Merged => "按行合并成一份",
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Side => "对照版",
            Self::Notes => "编注版",
            Self::Merged => "整理版",
        }
    }
}

/// What is set down.
pub(super) struct Subject<'a> {
    pub(super) address: &'a Address,
    pub(super) reports: &'a [Read],
    pub(super) rows: &'a [Row<'a>],
}

/// The links to the three forms of what the page shows.
pub(super) fn links(address: &Address) -> Vec<Link> {
    // A paper has the whole text, whatever the page shows of it.
    let shown = address.query.clone().unset(Opt::Show).unset(Opt::Page);
    let link = |layout: Layout| {
        let words = format!("{}（{}）", layout.name(), layout.told());
        Link::new(words, shown.clone().set(Opt::Form, layout.key()).href(&format!("{PATH}.docx")))
    };
    Layout::ALL.into_iter().map(link).collect()
}

/// The paper; `filters` are the words of the filters.
pub(super) fn paper(subject: &Subject<'_>, title: &str, filters: &[String], sample: bool) -> Paper {
    let layout = Layout::of(subject.address);
    let mut paper = Paper {
        title: title.to_owned(),
        subtitle: subtitle(subject.address, layout, filters, sample),
        landscape: layout == Layout::Side && subject.reports.len() > 2,
        blocks: Vec::new(),
    };
    if subject.rows.is_empty() {
        paper.push(Line::new(Kind::Absent, "照现在的选择，没有可以并排的内容。"));
        return paper;
    }
    match layout {
        Layout::Side => side::write(&mut paper, subject),
        Layout::Notes => notes::write(&mut paper, subject),
        Layout::Merged => merged::write(&mut paper, subject),
    }
    paper
}

/// `对照版 · 按主题分行 · 养老服务`.
fn subtitle(address: &Address, layout: Layout, filters: &[String], sample: bool) -> String {
    let mut words = vec![layout.name()];
    words.extend(sample.then_some("示例数据"));
    words.push(match address.by() {
        By::Part => "按部分分行",
        By::Theme => "按主题分行",
        By::Outline => "按标题分行",
        By::Likeness => "按相近分行",
    });
    words.extend(filters.iter().map(String::as_str));
    words.join(" · ")
}

impl Subject<'_> {
    /// The text of a passage, in the form of the page.
    fn text(&self, passage: &PassageRow) -> String {
        match self.address.form() {
            Form::Restored => passage.text.restored(),
            Form::Written => passage.text.written.clone(),
        }
    }

    /// `养老服务`; of a nested theme with the one above it: `民生保障 › 养老服务`.
    fn heading(row: &Row<'_>) -> String {
        let (_, name, parent) = row_names(row);
        parent.map_or_else(|| name.clone(), |parent| format!("{parent} › {name}"))
    }

    /// The reports with their titles, one a line.
    fn sources(&self) -> impl Iterator<Item = Line> + '_ {
        let words =
            |read: &Read| format!("{}（{}）：{}", read.report.agency.label, read.standing, read.report.title);
        self.reports.iter().map(move |read| Line::new(Kind::Note, words(read)))
    }
}
