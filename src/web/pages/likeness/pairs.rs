//! Pairs of reports: how close they are, and the longest passage that both have.

use super::grid::Measure;
use crate::{
    compare::{Echoed, Form, Mark, PhraseMatcher, Spot, matrix, segments_marked},
    model::{Echo, PairRow, PassageKind, PassageRow, ReportHead},
    web::{error::WebError, knowledge::Wanted, links::Link, namesakes::Namesakes, state::Visit},
};

/// Every pair of these reports, in page order. Headings are left out: those of one year are much the same everywhere.
pub(super) fn rows(
    visit: &Visit<'_>,
    heads: &[ReportHead],
    least: u32,
    with_phrases: bool,
) -> Result<Vec<PairRow>, WebError> {
    let ids: Vec<i64> = heads.iter().map(|head| head.id).collect();
    let mut texts = visit.reader.texts(&ids)?;
    for text in &mut texts {
        text.retain(|passage| passage.kind == PassageKind::Text);
    }
    let slices: Vec<&[PassageRow]> = texts.iter().map(Vec::as_slice).collect();
    let known = visit.known()?;
    let weights = known.weights(visit.reader)?;
    let set = if with_phrases {
        None
    } else {
        Some(PhraseMatcher::new(&known.phrases(visit.reader, Wanted::default())?))
    };
    let found = matrix(&slices, least as usize, &weights, set.as_ref());
    let mut rows = Vec::with_capacity(heads.len() * heads.len() / 2);
    for (a, one) in heads.iter().enumerate() {
        for (b, two) in heads.iter().enumerate().skip(a + 1) {
            rows.push(PairRow {
                one: one.clone(),
                two: two.clone(),
                one_in_two: found.cells[a][b].shared,
                two_in_one: found.cells[b][a].shared,
                cosine: found.cells[a][b].cosine,
                echo: found.echoed.get(&(a, b)).map(|echoed| echo(&texts, echoed)),
            });
        }
    }
    Ok(rows)
}

/// The longest run with its text and its places.
fn echo(texts: &[Vec<PassageRow>], echoed: &Echoed) -> Echo {
    let passage = |spot: Spot| &texts[spot.text][spot.paragraph];
    let (here, there) = (echoed.longest.here, echoed.longest.there);
    let (one, two) = (passage(here), passage(there));
    let range = here.start..here.start + echoed.longest.chars;
    let cut = segments_marked(&one.text, Form::Restored, &[], &[(range, Mark::Shared)]);
    Echo {
        stretches: echoed.stretches,
        text: cut.iter().filter(|segment| segment.is_shared()).map(|segment| segment.text.as_str()).collect(),
        chars: echoed.longest.chars,
        places: [(one.id, one.line), (two.id, two.line)],
    }
}

/// The closest first.
pub(super) fn sort(rows: &mut [PairRow], measure: Measure) {
    rows.sort_by(|a, b| match measure {
        Measure::Shared => b.shared().total_cmp(&a.shared()).then(b.cosine.total_cmp(&a.cosine)),
        Measure::Words => b.cosine.total_cmp(&a.cosine).then(b.shared().total_cmp(&a.shared())),
    });
}

/// The comparison of two reports with their shared wording marked, at the longest passage; by likeness, so that the passage and its
/// like stand in one row.
pub(super) fn href(one: i64, two: i64, passage: Option<i64>, least: u32) -> String {
    let at = passage.map(|id| format!("#p{id}")).unwrap_or_default();
    let least = if least == super::USUAL_LEAST { String::new() } else { format!("&least={least}") };
    format!("/compare?r={one}&r={two}&by=likeness&mark=shared{least}{at}")
}

/// A pair in the list of the closest.
pub(super) struct Closest {
    pub(super) one: Link,
    pub(super) two: Link,
    /// How much of the first stands in the other, and the other way round.
    pub(super) shared: [String; 2],
    pub(super) cosine: String,
    pub(super) echo: Option<Echo>,
    /// The two side by side.
    pub(super) href: String,
    /// The longest passage in each report.
    pub(super) places: Vec<Link>,
}

impl Closest {
    pub(super) fn new(row: &PairRow, names: &Namesakes, least: u32) -> Self {
        let name = |head: &ReportHead| Link::new(names.short(head), format!("/reports/{}", head.id));
        let place = |head: &ReportHead, (_, line): (i64, u32)| {
            Link::new(format!("{}第 {line} 行", names.short(head)), format!("/reports/{}#L{line}", head.id))
        };
        let places = row.echo.as_ref().map(|echo| {
            [(&row.one, echo.places[0]), (&row.two, echo.places[1])].map(|(head, at)| place(head, at)).into()
        });
        Self {
            one: name(&row.one),
            two: name(&row.two),
            shared: [row.one_in_two, row.two_in_one].map(share_words),
            cosine: format!("{:.2}", row.cosine),
            href: href(row.one.id, row.two.id, row.echo.as_ref().map(|echo| echo.places[0].0), least),
            places: places.unwrap_or_default(),
            echo: row.echo.clone(),
        }
    }
}

/// A share as this page writes it, small ones too: `0`, `0.4%`, `12%`.
pub(super) fn share_words(share: f64) -> String {
    format!("{}%", number(share))
}

/// The same without the sign.
pub(super) fn number(share: f64) -> String {
    match share * 100.0 {
        none if none <= 0.0 => "0".to_owned(),
        little if little < 0.1 => "<0.1".to_owned(),
        some if some < 9.95 => format!("{some:.1}"),
        much => format!("{much:.0}"),
    }
}
