//! 材料夹: passages picked while reading, by the ids in the address; nothing of it is stored here.
//!
//! What someone has picked lies in the browser (static/clips.js), with the remarks; the address alone is enough to show
//! the passages, so that it can be sent and works without JavaScript. The links to files carry the remarks (`n=`), too.

use std::collections::{HashMap, HashSet};

use askama::Template;
use axum::extract::State;

use crate::{
    compare::{Form, citation},
    export::{
        Format, Paper,
        columns::CLIPS,
        docx, markdown,
        paper::{Kind, Line},
    },
    model::{ClipRow, Facets, PassageKind, PassageRow},
    store::Reader,
    web::{
        AppState,
        ask::Ask,
        cards::{self, Card, Cards},
        downloads::DownloadError,
        error::{Answer, WebError},
        filters::{Opt, Query},
        form::FilterForm,
        links::Link,
        page::{Frame, Tab, html},
        state::{ListName, Visit},
        switch::Switch,
    },
};

/// More passages than this are no folder any more; their address would be too long for some programs.
const MOST: usize = 200;
/// A remark has no more characters than this; static/clips.js lets nobody type more.
const LONGEST_NOTE: usize = 500;
/// More unknown ids than this are not named one by one.
const MOST_NAMED: usize = 10;

#[derive(Template)]
#[template(path = "pages/clips.html")]
struct ClipsPage {
    frame: Frame,
    notes: Vec<String>,
    clips: Vec<(Card, String)>,
    switches: Vec<Switch>,
    most: usize,
}

/// `GET /clips?p=12,15,18`.
pub(crate) async fn show(State(state): State<AppState>, ask: Ask) -> Answer {
    state.visit(ask, |visit| clips(&visit)).await
}

fn clips(visit: &Visit<'_>) -> Answer {
    let Asked { ids, too_many, odd } = asked(&visit.ask.query);
    let rows = read(visit.reader, &ids, &remarks(&visit.ask.query))?;
    if let Some(format) = visit.ask.format {
        return file(visit, format, &rows);
    }
    let cards = Cards::of(visit)?;
    html(&ClipsPage {
        frame: frame(visit, rows.is_empty()),
        notes: notes(&ids, &rows, too_many, odd),
        clips: rows.iter().map(|row| (cards.card(&row.passage), row.note.clone())).collect(),
        switches: if rows.is_empty() { Vec::new() } else { vec![Switch::of_text(&visit.ask)] },
        most: MOST,
    })
}

/// What the address names.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    /// Ids in their order, each once.
    ids: Vec<i64>,
    /// Whether there are more than are shown.
    too_many: bool,
    /// Whether something in the list is no id.
    odd: bool,
}

fn asked(query: &Query) -> Asked {
    let mut asked = Asked::default();
    let mut seen = HashSet::new();
    let listed = query.option(Opt::Clips).unwrap_or_default().split(',').map(str::trim);
    for id in listed.filter(|id| !id.is_empty()) {
        match id.parse() {
            Ok(id) if seen.insert(id) => asked.ids.push(id),
            Ok(_) => {}
            Err(_) => asked.odd = true,
        }
    }
    asked.too_many = asked.ids.len() > MOST;
    asked.ids.truncate(MOST);
    asked
}

/// The remarks that the address carries, by the passage's id; none where they cannot be read.
fn remarks(query: &Query) -> HashMap<i64, String> {
    let sent = query.option(Opt::Notes).unwrap_or_default();
    let mut notes: HashMap<i64, String> = serde_json::from_str(sent).unwrap_or_default();
    for note in notes.values_mut() {
        let plain = note.trim().chars().filter(|letter| *letter == '\n' || !letter.is_control());
        *note = plain.take(LONGEST_NOTE).collect();
    }
    notes
}

/// The passages in the order asked for, with their remarks; what is not there is left out.
fn read(reader: &Reader<'_>, ids: &[i64], remarks: &HashMap<i64, String>) -> Result<Vec<ClipRow>, WebError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = reader.passages_by_id(ids)?;
    found.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    let row = |passage: PassageRow| ClipRow {
        citation: citation(&passage),
        note: remarks.get(&passage.id).cloned().unwrap_or_default(),
        passage,
    };
    Ok(found.into_iter().map(row).collect())
}

/// What of the address could not be followed, in calm words.
fn notes(ids: &[i64], rows: &[ClipRow], too_many: bool, odd: bool) -> Vec<String> {
    let mut notes = Vec::new();
    let there: HashSet<i64> = rows.iter().map(|row| row.passage.id).collect();
    let unknown: Vec<String> = ids.iter().filter(|id| !there.contains(id)).map(i64::to_string).collect();
    if !unknown.is_empty() {
        let more = if unknown.len() > MOST_NAMED { "等" } else { "" };
        let named = unknown[..unknown.len().min(MOST_NAMED)].join("、");
        notes.push(format!(
            "有 {} 段没有找到（编号 {named}{more}）：可能材料已经重新导入，编号变了。其余的在下面。",
            unknown.len()
        ));
    }
    if odd {
        notes.push("地址里有的不是段落编号，已略去。".to_owned());
    }
    if too_many {
        notes.push(format!("一个材料夹最多 {MOST} 段，这里显示最前面的 {MOST} 段。"));
    }
    notes
}

fn frame(visit: &Visit<'_>, empty: bool) -> Frame {
    let frame = visit.frame(Tab::Clips, Tab::Clips.name());
    if empty {
        return frame;
    }
    let link = |format: Format| {
        Link::new(format.link(), visit.ask.query.href(&format!("/clips.{}", format.extension())))
    };
    Frame { downloads: Format::ALL.into_iter().map(link).collect(), ..frame }
}

/// The passages as a file, in the same order.
fn file(visit: &Visit<'_>, format: Format, rows: &[ClipRow]) -> Answer {
    let name = ListName("clips", "材料夹");
    let paper = || paper(rows, cards::form(&visit.ask.query), visit.is_sample());
    let bytes = match format {
        Format::Docx => docx(&paper()).map_err(DownloadError::from)?,
        Format::Markdown => markdown(&paper()).into_bytes(),
        Format::Csv | Format::Xlsx | Format::Json => {
            let form = FilterForm::new(&visit.ask, &Facets::default(), &[]);
            return visit.download(format, CLIPS, rows, name, &form);
        }
    };
    visit.send(format, bytes, name, Vec::new())
}

/// The passages to be read on, each with its citation and, below it, what was remarked.
fn paper(rows: &[ClipRow], form: Form, sample: bool) -> Paper {
    let sample = if sample { " · 示例数据" } else { "" };
    let subtitle = format!("共 {} 段{sample}", rows.len());
    let mut paper = Paper { title: "材料夹".to_owned(), subtitle, ..Paper::default() };
    for row in rows {
        let kind = match row.passage.kind {
            PassageKind::Heading => Kind::Subheading,
            PassageKind::Text => Kind::Body,
        };
        paper.push(Line::new(kind, text(&row.passage, form)).with_source(row.citation.as_str()));
        if !row.note.is_empty() {
            paper.push(Line::new(Kind::Note, format!("批注：{}", row.note)));
        }
    }
    paper
}

fn text(passage: &PassageRow, form: Form) -> String {
    match form {
        Form::Restored => passage.text.restored(),
        Form::Written => passage.text.written.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_are_read_or_there_are_none() {
        let of = |text: &str| remarks(&Query::default().set(Opt::Notes, text));
        let read = of(r#"{"12":" 核对\u0000口径 ","x":"y"}"#);
        assert!(read.is_empty(), "one odd key, and nothing is sure");
        let read = of(r#"{"12":" 核对\u0000口径 "}"#);
        assert_eq!(read.get(&12).map(String::as_str), Some("核对口径"));
        assert!(of("12").is_empty() && of("{").is_empty());
        let long = of(&format!(r#"{{"3":"{}"}}"#, "长".repeat(900)));
        assert_eq!(long.get(&3).map(|note| note.chars().count()), Some(LONGEST_NOTE));
    }

    #[test]
    fn ids_keep_their_order_and_are_few() {
        let of = |text: &str| asked(&Query::parse(text));
        assert_eq!(of("p=12,3,12,,7"), Asked { ids: vec![12, 3, 7], ..Asked::default() });
        assert_eq!(of("p=1;drop,99999999999999999999,2"), Asked { ids: vec![2], odd: true, too_many: false });
        assert_eq!(of("level=shi"), Asked::default());
        let many: Vec<String> = (1..=300).map(|id| id.to_string()).collect();
        let many = of(&format!("p={}", many.join(",")));
        assert_eq!((many.ids.len(), many.too_many), (MOST, true));
    }
}
