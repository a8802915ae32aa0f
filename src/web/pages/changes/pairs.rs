//! Which two reports are held against each other.

use crate::{
    model::{Period, ReportHead},
    web::filters::Query,
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
}

/// Two reports of one agency that could be held against each other.
pub(super) struct Ready {
    pub(super) agency: String,
    pub(super) words: String,
    pub(super) href: String,
}

impl<'a> Pair<'a> {
    /// The first two of the address, the earlier period first; where the periods do not tell, in the order of the address.
    pub(super) fn of(reports: &[i64], heads: &'a [ReportHead]) -> Option<Self> {
        let head = |id: &i64| heads.iter().find(|head| head.id == *id);
        let (one, two) = (head(reports.first()?)?, head(reports.get(1)?)?);
        let by_period = one.period.zip(two.period).is_some_and(|(one, two)| one != two);
        let (old, new) = if by_period && one.period > two.period { (two, one) } else { (one, two) };
        let compare = Query::of_reports(vec![old.id, new.id]).href("/compare");
        let columns = [Column { name: "前一份", report: old }, Column { name: "后一份", report: new }];
        Some(Self { old, new, columns, turned: (!by_period).then(|| href(new.id, old.id)), compare })
    }

    /// Whether the later one is the same agency's in a later period, so that the earlier one's plans were for it.
    pub(super) fn follows(&self) -> bool {
        self.old.agency.id == self.new.agency.id && self.old.period < self.new.period
    }

    pub(super) fn same_agency(&self) -> bool {
        self.old.agency.id == self.new.agency.id
    }

    /// `区民政局 2022年上半年 → 2023年上半年`.
    pub(super) fn title(&self) -> String {
        let named = |head: &ReportHead| match head.period {
            Some(period) => format!("{} {}", head.agency.label, period.label()),
            None => head.agency.label.clone(),
        };
        match self.new.period.filter(|_| self.same_agency()) {
            Some(period) if self.old.period != self.new.period => {
                format!("{} → {}", named(self.old), period.label())
            }
            _ => format!("{} → {}", named(self.old), named(self.new)),
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

/// The reports of each agency that has several, each period with the one after it.
pub(super) fn ready(heads: &[ReportHead]) -> Vec<Ready> {
    let mut ordered: Vec<&ReportHead> = heads.iter().collect();
    ordered
        .sort_by_key(|head| (heads.iter().position(|other| other.agency.id == head.agency.id), head.period));
    let pairs = ordered.windows(2).filter(|pair| pair[0].agency.id == pair[1].agency.id);
    let period = |head: &ReportHead| head.period.map_or_else(|| head.title.clone(), Period::label);
    pairs
        .map(|pair| Ready {
            agency: pair[0].agency.label.clone(),
            words: format!("{} → {}", period(pair[0]), period(pair[1])),
            href: href(pair[0].id, pair[1].id),
        })
        .collect()
}

/// Where two reports are held against each other.
pub(super) fn href(old: i64, new: i64) -> String {
    Query::of_reports(vec![old, new]).href(PATH)
}
