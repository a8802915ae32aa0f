//! One agency: who it is, its reports with their outlines, what it writes about, and whom to read it beside.

use askama::Template;
use axum::extract::State;

use crate::{
    export::columns::THEMES,
    model::{AgencyRow, Facets, FigureRow, Level, ReportHead, ReportRow, Selection, TargetRow, ThemeRow},
    store::{AgencyOrder, ReportOrder},
    web::{
        AppState,
        ask::Ask,
        cards::standing,
        error::{Answer, WebError},
        figure::{Beside, Shown},
        filters::{Dim, Query},
        form::FilterForm,
        links::Link,
        namesakes::Namesakes,
        own::OwnView,
        page::{Frame, Tab, html},
        pages::changes::of_agency,
        periods::Offered,
        reading::{Entry, entries},
        state::{ListName, Visit},
        words::{number, percent},
    },
};

/// So many peers are offered at once.
const PEERS: u32 = 12;
/// Contents of a report on this page: its two upper levels.
const DEEPEST: u8 = 2;

#[derive(Template)]
#[template(path = "pages/agencies/page.html")]
struct AgencyPage {
    frame: Frame,
    row: AgencyRow,
    standing: String,
    /// Open findings.
    doubts: u32,
    reports: Vec<(ReportRow, Vec<Entry>)>,
    /// All its reports, the latest first, whichever are shown.
    versions: Vec<i64>,
    /// Whether these are of several periods.
    several_periods: bool,
    /// What tells them apart.
    names: Namesakes,
    /// The latest two of them against each other.
    changes: Option<Link>,
    /// The agency, in the periods that were chosen, for links to lists.
    link: Query,
    themes: Vec<ThemeShare>,
    silent: Vec<ThemeRow>,
    figures: Beside,
    /// Targets of one period beside numbers of the next.
    targets: Vec<Goal>,
    peers: Vec<Peers>,
    /// What sets it apart from its peers.
    distinct: Option<OwnView>,
}

/// A theme that it writes about.
struct ThemeShare {
    row: ThemeRow,
    /// Of all its text.
    percent: f64,
    /// Of the largest such share.
    width: f64,
}

/// A target of one period beside the number of the next.
struct Goal {
    target: Shown,
    actual: Option<Shown>,
    /// The computed rate.
    rate: Option<String>,
}

/// Agencies to read it beside.
struct Peers {
    title: String,
    note: &'static str,
    rows: Vec<AgencyRow>,
    more: Option<Link>,
}

/// `GET /agencies/{id}`.
pub(crate) async fn show(State(state): State<AppState>, ask: Ask) -> Answer {
    state
        .visit(ask, |mut visit| {
            let id = visit.ask.id("单位")?;
            let periods = visit.reader.periods_of(id)?;
            visit.ask.offered = Offered::of_agency(&periods, &mut visit.ask.query);
            agency(&visit, id)
        })
        .await
}

fn agency(visit: &Visit<'_>, id: i64) -> Answer {
    let (reader, ask) = (visit.reader, &visit.ask);
    let link = ask.offered.chosen(&ask.query).with(Dim::Agency, &id.to_string());
    let own = &link.selection;
    let row = reader.agencies(own, AgencyOrder::Agency, false, Some(1), 0)?.rows.into_iter().next();
    let row = row.ok_or(WebError::NotFound("单位"))?;
    let themes = reader.themes(own)?;
    if let Some(format) = ask.format {
        let form = FilterForm::new(ask, &Facets::default(), &[Dim::Period]);
        let title = format!("{}_主题", row.agency.label);
        return visit.download(format, THEMES, &themes, ListName("agency-themes", &title), &form);
    }
    let all = Selection { agencies: vec![id], ..Selection::default() };
    let all = reader.reports(&all, ReportOrder::Period, true, None, 0)?.rows;
    let all: Vec<ReportHead> = all.iter().map(ReportRow::head).collect();
    let reports = reports(visit, own)?;
    let ids: Vec<i64> = reports.iter().map(|(report, _)| report.id).collect();
    let (written, silent): (Vec<_>, Vec<_>) = themes.into_iter().partition(|theme| theme.passages > 0);
    html(&AgencyPage {
        frame: frame(visit, &row)?,
        standing: standing(&row.agency),
        doubts: reader.finding_counts(own, visit.checks)?.0,
        reports,
        distinct: OwnView::of(visit, id, &ids)?,
        themes: shares(written),
        silent,
        figures: Beside::of(visit, &link, false)?,
        targets: targets(visit, own)?,
        versions: all.iter().map(|report| report.id).collect(),
        several_periods: all.iter().any(|report| report.period != all[0].period),
        names: Namesakes::among(&all),
        changes: of_agency(&all),
        peers: peers(visit, &row)?,
        row,
        link,
    })
}

/// The targets of the period before beside the numbers of the next.
fn targets(visit: &Visit<'_>, own: &Selection) -> Result<Vec<Goal>, WebError> {
    let shown = |row: &FigureRow| Shown::new(row, &visit.ask.query);
    let goal = |row: &TargetRow| Goal {
        target: shown(&row.target),
        actual: row.actual.as_ref().map(shown),
        rate: row.computed().map(|rate| format!("{}%", number((rate * 10.0).round() / 10.0))),
    };
    Ok(visit.reader.targets_before(own)?.iter().map(goal).collect())
}

fn shares(themes: Vec<ThemeRow>) -> Vec<ThemeShare> {
    let most = themes.iter().map(|theme| theme.chars).max().unwrap_or(0);
    let share = |row: ThemeRow| ThemeShare {
        percent: percent(row.chars, row.of_chars),
        width: percent(row.chars, most),
        row,
    };
    themes.into_iter().map(share).collect()
}

fn frame(visit: &Visit<'_>, row: &AgencyRow) -> Result<Frame, WebError> {
    let link = |(id, label): (i64, String)| Link::new(label, format!("/agencies/{id}"));
    let (before, after) = visit.reader.agencies_beside(row.agency.id)?;
    let mut frame = visit.list_frame(Tab::Agencies, row.agency.label.clone());
    if let Some(level) = row.agency.level {
        let list = frame.carried.with(Dim::Level, level.key()).href("/agencies");
        frame = frame.under(Link::new(format!("{}级", level.name()), list));
    }
    Ok(Frame { previous: before.map(link), next: after.map(link), ..frame })
}

fn reports(visit: &Visit<'_>, own: &Selection) -> Result<Vec<(ReportRow, Vec<Entry>)>, WebError> {
    let rows = visit.reader.reports(own, ReportOrder::Period, true, None, 0)?.rows;
    let mut reports = Vec::with_capacity(rows.len());
    for row in rows {
        let parsed = visit.reader.parsed_report(row.id)?;
        let contents = parsed.map(|parsed| entries(&parsed, false)).unwrap_or_default();
        reports.push((row, contents.into_iter().filter(|entry| entry.depth <= DEEPEST).collect()));
    }
    Ok(reports)
}

/// Those of the same level and domain; then those of the same domain on other levels; then, for an agency alone in
/// its domain, those of its level.
fn peers(visit: &Visit<'_>, row: &AgencyRow) -> Result<Vec<Peers>, WebError> {
    let (level, domain) = (row.agency.level, row.agency.domain_key.clone());
    let of = |levels: Vec<Level>, domains: Vec<String>| Selection { levels, domains, ..Selection::default() };
    let same = of(level.into_iter().collect(), vec![domain.clone()]);
    let others = Level::ALL.into_iter().filter(|other| Some(*other) != level).collect();
    let across = of(others, vec![domain.clone()]);
    let list = |filters: Vec<(Dim, &str)>| {
        let all = filters.into_iter().fold(visit.everywhere(), |query, (dim, value)| query.with(dim, value));
        all.href("/agencies")
    };
    let mut all = Vec::new();
    if let Some(level) = level {
        let title = format!("同层级、同条线（{}级{}）", level.name(), row.agency.domain);
        let href = list(vec![(Dim::Level, level.key()), (Dim::Domain, &domain)]);
        all.push(group(visit, row, &same, (title, "", href))?);
    }
    let title = format!("同条线、不同层级（{}）", row.agency.domain);
    all.push(group(visit, row, &across, (title, "跨层级", list(vec![(Dim::Domain, &domain)])))?);
    all.retain(|peers| !peers.rows.is_empty());
    if let (true, Some(level)) = (all.is_empty(), level) {
        let title = format!("同层级、不同条线（{}级）", level.name());
        let near = of(vec![level], Vec::new());
        all.push(group(visit, row, &near, (title, "跨条线", list(vec![(Dim::Level, level.key())])))?);
    }
    Ok(all)
}

fn group(
    visit: &Visit<'_>,
    row: &AgencyRow,
    selection: &Selection,
    (title, note, href): (String, &'static str, String),
) -> Result<Peers, WebError> {
    let page = visit.reader.agencies(selection, AgencyOrder::Agency, false, Some(PEERS + 1), 0)?;
    let more = (page.total > PEERS + 1).then(|| Link::new(format!("全部 {} 家", page.total), href));
    let rows = page.rows.into_iter().filter(|peer| peer.agency.id != row.agency.id).collect();
    Ok(Peers { title, note, rows, more })
}
