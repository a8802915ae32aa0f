//! What a batch would bring: a table a file, a row a report, each field to be mended.

use std::collections::{HashMap, hash_map::Entry};

use askama::Template;
use axum::extract::State;

use crate::{
    import::{self, Preview},
    model::{Field, Other, Part, Period, Report, SourceLine, Twin, Unit},
    store::digest,
    web::{
        AppState,
        ask::Ask,
        batches::{Batch, Typed, Upload},
        error::{Answer, WebError},
        links::Link,
        page::{Frame, Tab, html},
        state::Visit,
        words::count,
    },
};

/// A title has no more characters than this.
const LONGEST_TITLE: usize = 45;
/// More lines of a report than this are no choice.
const MOST_LINES: usize = 80;

#[derive(Template)]
#[template(path = "pages/import/look.html")]
struct LookPage {
    frame: Frame,
    batch: String,
    problem: String,
    summary: String,
    files: Vec<FileView>,
    /// Names to choose from: agencies that are stored, kinds of place, domains.
    agencies: Vec<String>,
    units: Vec<&'static str>,
    domains: Vec<String>,
    /// Texts were left out, and may all be taken in.
    left_out: usize,
}

/// A file.
struct FileView {
    name: String,
    /// Name of its box.
    key: String,
    ticked: bool,
    /// `UTF-8，731 行，25 篇材料`; why nothing could be read.
    facts: String,
    failed: bool,
    /// What is stored of it already.
    known: Option<&'static str>,
    /// What is to be said of the file itself.
    note: Option<String>,
    reports: Vec<ReportView>,
    others: Vec<String>,
}

/// A report.
struct ReportView {
    key: String,
    ticked: bool,
    title: String,
    agency: String,
    unit: String,
    domain: String,
    place: String,
    period: String,
    /// What else was understood: `推断在…；部分：…；缺…；33 个标题，5,538 字`.
    facts: String,
    /// How sure the name is and why: `单位名取自标题`.
    origin: String,
    doubt: Option<String>,
    twins: Vec<(Link, String)>,
    /// The same report, to the letter, stands before it in what was sent.
    again: Option<String>,
    /// Whether there is a report before it that it could belong to.
    joinable: bool,
    /// Short lines of it, any of which may be the title of another.
    lines: Vec<(u32, String)>,
}

/// `GET /import/{batch}`.
pub(crate) async fn show(State(state): State<AppState>, ask: Ask) -> Answer {
    if !ask.local {
        return Err(WebError::NotHere);
    }
    let Some(batch) = state.batches().get(ask.key()) else { return super::expired(&state, ask).await };
    let domains = state.domains();
    state.visit(ask, move |visit| page(&visit, &batch, domains, &batch.typed, String::new())).await
}

/// The page; `typed` is what was sent and could not be saved, `problem` says why.
pub(super) fn page(
    visit: &Visit<'_>,
    batch: &Batch,
    domains: Vec<String>,
    typed: &Typed,
    problem: String,
) -> Answer {
    let mut sent = Sent::default();
    let files: Vec<FileView> =
        batch.files.iter().enumerate().map(|(at, upload)| file(at, upload, typed, &mut sent)).collect();
    let agencies = if visit.is_sample() { Vec::new() } else { visit.reader.agency_names()? };
    let reports: usize = files.iter().map(|file| file.reports.len()).sum();
    html(&LookPage {
        frame: visit.frame(Tab::Import, "导入前看一看"),
        batch: batch.id.clone(),
        summary: format!(
            "{} 个文件，认出 {reports} 篇材料。什么也还没有保存：看一看，改一改，再点最下面的“保存勾选的”。",
            files.len()
        ),
        left_out: batch
            .files
            .iter()
            .filter_map(|file| file.seen.as_ref().ok())
            .map(|seen| seen.others().len())
            .sum(),
        problem,
        files,
        agencies,
        units: Unit::ALL.map(Unit::name).to_vec(),
        domains,
    })
}

/// The reports that stand before one in what was sent, by the digest of their text: in which file, under which title.
type Sent = HashMap<String, (usize, String)>;

fn file(at: usize, upload: &Upload, typed: &Typed, sent: &mut Sent) -> FileView {
    let key = format!("f{at}");
    let name = upload.name.clone();
    let seen = match &upload.seen {
        Ok(seen) => seen,
        Err(error) => {
            let facts = error.to_string();
            return FileView {
                name,
                key,
                facts,
                ticked: false,
                failed: true,
                known: None,
                note: None,
                reports: Vec::new(),
                others: Vec::new(),
            };
        }
    };
    let reports = seen.parsed.reports.iter().enumerate();
    let reports: Vec<ReportView> = reports
        .map(|(index, report)| row(&key, index, report, seen, typed, again(at, upload, report, sent)))
        .collect();
    let fresh = is_new(seen) && reports.iter().any(|report| report.again.is_none());
    let lines = u32::try_from(seen.text.lines.len()).unwrap_or(u32::MAX);
    FileView {
        ticked: if typed.is_empty() { fresh } else { typed.contains_key(&key) },
        facts: format!("{}，{} 行，{} 篇材料", seen.text.encoding, count(lines), reports.len()),
        failed: false,
        known: known(seen),
        note: seen.note(),
        others: seen.others().iter().map(other).collect(),
        name,
        key,
        reports,
    }
}

/// Whether importing a file would bring anything that is not there.
fn is_new(seen: &Preview) -> bool {
    seen.known_at.is_none() || seen.anew
}

/// What is stored of a file already.
fn known(seen: &Preview) -> Option<&'static str> {
    seen.known_at.as_ref().map(|_| {
        if seen.anew {
            "这个文件已经导入过，现在分篇不同：保存后照这里的分篇更新，没有变的篇编号不变。"
        } else {
            "这个文件已经导入过，内容一样，不必再导入；改了哪一项，或重新分了篇，保存时照改。"
        }
    })
}

fn other(other: &Other) -> String {
    format!("《{}》（第 {}–{} 行）{}", other.title, other.first_line, other.last_line, other.reason())
}

/// What is to be said of a report that was sent before, in another file; else it is remembered.
fn again(at: usize, upload: &Upload, report: &Report, sent: &mut Sent) -> Option<String> {
    match sent.entry(digest(report)) {
        Entry::Occupied(before) if before.get().0 == at => None,
        Entry::Occupied(before) => Some(format!("与这次的 {}一字不差，没有勾选", before.get().1)),
        Entry::Vacant(place) => {
            place.insert((at, format!("{} 里的《{}》", upload.name, report.title)));
            None
        }
    }
}

fn row(
    file: &str,
    index: usize,
    report: &Report,
    seen: &Preview,
    typed: &Typed,
    again: Option<String>,
) -> ReportView {
    let key = format!("{file}r{index}");
    let value = |field: Field| {
        let sent = typed.get(&format!("{key}-{}", field.key()));
        sent.cloned().unwrap_or_else(|| import::value(report, field))
    };
    let period = value(Field::Period);
    ReportView {
        ticked: if typed.is_empty() {
            is_new(seen) && !seen.removed.contains(&index) && again.is_none()
        } else {
            typed.contains_key(&key)
        },
        title: value(Field::Title),
        agency: value(Field::Agency),
        unit: value(Field::Unit),
        domain: value(Field::Domain),
        place: value(Field::Place),
        period: period.parse().map_or(period, Period::label),
        facts: facts(report),
        origin: format!("单位取自{}", report.agency.from.name()),
        doubt: seen.doubt(index).map(str::to_owned),
        twins: seen.twins.get(index).into_iter().flatten().map(twin).collect(),
        again,
        joinable: index > 0,
        lines: short_lines(report, seen),
        key,
    }
}

/// The lines of a report, but for its title, that are short and end no sentence.
fn short_lines(report: &Report, seen: &Preview) -> Vec<(u32, String)> {
    let within = |line: &&SourceLine| line.number > report.title_line && line.number <= report.last_line;
    let short = |text: &str| {
        (4..=LONGEST_TITLE).contains(&text.chars().count()) && !text.ends_with(['。', '；', '：', '，'])
    };
    let lines = seen.text.lines.iter().filter(within).map(|line| (line.number, line.text.trim().to_owned()));
    lines.filter(|(_, text)| short(text)).take(MOST_LINES).collect()
}

fn facts(report: &Report) -> String {
    let names = |parts: Vec<Part>| parts.into_iter().map(Part::name).collect::<Vec<_>>().join("、");
    let missing = report.missing_parts();
    let number = |some: usize| count(u32::try_from(some).unwrap_or(u32::MAX));
    let mut facts = vec![
        format!("第 {}–{} 行", report.title_line, report.last_line),
        format!("有{}", names(report.parts())),
    ];
    if !missing.is_empty() {
        facts.push(format!("缺{}", names(missing)));
    }
    facts.push(format!("{} 个标题", number(report.sections.len())));
    facts.push(format!("{} 字", number(report.chars())));
    if let Some(place) = &report.place {
        let guessed = if place.is_by_hand() { "" } else { "推断" };
        facts.push(format!("{guessed}在{}（{}）", place.name, place.clues.join("、")));
    }
    facts.join("；")
}

/// A stored report that it is much like, and how.
fn twin(twin: &Twin) -> (Link, String) {
    let link = Link::new(format!("{}《{}》", twin.agency, twin.title), format!("/reports/{}", twin.report));
    (link, format!("{}（来自 {}）", twin.how, twin.file_name))
}
