//! Which two reports are held against each other.

use crate::{
    model::{Period, ReportHead},
    web::{filters::Query, namesakes::Namesakes},
};

/// The page's path.
pub(super) const PATH: &str = "/changes";

/// An earlier and a later report.
pub(super) struct Pair<'a> {
    pub(super) old: &'a ReportHead,
    pub(super) new: &'a ReportHead,
    pub(super) columns: [Column<'a>; 2],
    /// The same the other way round; `None` where the periods say which is the earlier one.
    pub(super) turned: Option<String>,
    /// The two in 对读.
    pub(super) compare: String,
}

/// The heading of a column.
pub(super) struct Column<'a> {
    pub(super) name: &'static str,
    pub(super) report: &'a ReportHead,
    /// Its file or line, where it is of the same agency and period as the other.
    pub(super) place: Option<String>,
}

impl<'a> Pair<'a> {
    /// The first two of the address, the earlier period first; where the periods do not tell, in the order of the address.
    pub(super) fn of(reports: &[i64], heads: &'a [ReportHead]) -> Option<Self> {
        let head = |id: &i64| heads.iter().find(|head| head.id == *id);
        let (one, two) = (head(reports.first()?)?, head(reports.get(1)?)?);
        let by_period = one.period.zip(two.period).is_some_and(|(one, two)| one != two);
        let (old, new) = if by_period && one.period > two.period { (two, one) } else { (one, two) };
        let compare = Query::of_reports(vec![old.id, new.id]).href("/compare");
        let names = Namesakes::among([old, new]);
        let column = |name, report: &'a ReportHead| Column {
            name,
            report,
            place: names.place(report.id).map(str::to_owned),
        };
        let columns = [column("前一份", old), column("后一份", new)];
        Some(Self { old, new, columns, turned: (!by_period).then(|| href(new.id, old.id)), compare })
    }

    /// Whether the later one is the same agency's in a later period, so that the earlier one's plans were for it.
    pub(super) fn follows(&self) -> bool {
        self.same_agency() && self.old.period < self.new.period
    }

    pub(super) fn same_agency(&self) -> bool {
        self.old.agency.id == self.new.agency.id
    }

    /// `区民政局 2022年上半年 → 2023年上半年`; of two drafts `区民政局 2023年上半年：初稿.docx → 二稿.docx`.
    pub(super) fn title(&self) -> String {
        let named = |head: &ReportHead| match head.period {
            Some(period) => format!("{} {}", head.agency.label, period.label()),
            None => head.agency.label.clone(),
        };
        if let [Column { place: Some(old), .. }, Column { place: Some(new), .. }] = &self.columns {
            return format!("{}：{old} → {new}", named(self.old));
        }
        match self.new.period.filter(|_| self.same_agency()) {
            Some(period) => format!("{} → {}", named(self.old), period.label()),
            None => format!("{} → {}", named(self.old), named(self.new)),
        }
    }
}

/// Said of two reports of different agencies: what one has not was never given up by the other.
const STRANGERS: &str =
    "这两份是两家单位的材料：下面的“不再写”“新增”“新提法”只表示另一份没有，不是前后变化。";

/// What in the address could not be followed, or may be misread.
pub(super) fn notes(asked: usize, there: usize, pair: Option<&Pair<'_>>) -> Vec<String> {
    let mut notes = Vec::new();
    if there < asked {
        notes.push("有的材料没有找到：可能已经重新导入，编号变了。请重新选。".to_owned());
    }
    if there > 2 {
        notes.push("一次对照两份材料，这里用的是最前面的两份。".to_owned());
    }
    if pair.is_some_and(|pair| !pair.same_agency()) {
        notes.push(STRANGERS.to_owned());
    }
    notes
}

/// Where two reports are held against each other.
pub(super) fn href(old: i64, new: i64) -> String {
    Query::of_reports(vec![old, new]).href(PATH)
}

/// `2023年上半年`, `期未写明`.
pub(super) fn period(head: &ReportHead) -> String {
    head.period.map_or_else(|| "期未写明".to_owned(), Period::label)
}
