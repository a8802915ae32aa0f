//! The rules of the points, one by one, on invented themes and lines.

use super::Tagger;
use crate::model::{
    Agency, HeadingKind, Masked, NameOrigin, Part, Passage, PassageKind, Report, Restoration, Section,
};
use crate::registry::Themes;

const THEMES: &str = "
[[theme]]
key = 'lvhua'
name = '绿化工作'
also = ['城乡绿化']
strong = ['植树', '苗圃', '林带']
weak = ['绿色', '树木', '草坪', '花木', '人手']
not = ['绿色通道']
near = [{ words = ['人手'], with = ['不足', '缺'] }]

[[theme]]
key = 'xingdong'
name = '十项行动'
report = ['十项行动', '青州']
strong = ['便民行动']

[[theme]]
key = 'canting'
name = '助餐行动'
parent = 'xingdong'
certainty = 'low'
strong = ['食堂']
";

/// A report of text lines; `（…）` opens a run-in heading, `#` a block heading one level above.
pub(super) fn report(lines: &[&str]) -> Report {
    let mut sections: Vec<Section> = Vec::new();
    let mut passages = Vec::new();
    for (line, text) in (1..).zip(lines) {
        sections.extend(section(line, text, &sections));
        passages.push(Passage {
            line,
            last_line: line,
            kind: if text.starts_with('#') { PassageKind::Heading } else { PassageKind::Text },
            part: Part::Review,
            section: sections.len().checked_sub(1),
            text: Masked::plain(text.trim_start_matches('#')),
            themes: Vec::new(),
        });
    }
    let agency = Agency {
        name: "县林场".into(),
        from: NameOrigin::Title,
        unit: None,
        level: None,
        domain: "林业".into(),
        region: None,
    };
    Report {
        title: "工作总结".into(),
        title_line: 0,
        first_line: 1,
        last_line: u32::try_from(passages.len()).unwrap(),
        agency,
        place: None,
        period: None,
        sections,
        passages,
        figures: Vec::new(),
        items: Vec::new(),
        findings: Vec::new(),
    }
}

/// The heading that a line opens with.
fn section(line: u32, text: &str, before: &[Section]) -> Option<Section> {
    let block = text.starts_with('#');
    let heading = match text.split_once('）') {
        Some((_, rest)) if text.starts_with('（') => rest.split('。').next()?,
        _ if block => text.trim_start_matches('#'),
        _ => return None,
    };
    Some(Section {
        line,
        depth: if block { 1 } else { 2 },
        marker: String::new(),
        heading: Masked::plain(heading),
        kind: if block { HeadingKind::Block } else { HeadingKind::RunIn },
        part: Part::Review,
        parent: if block { None } else { before.iter().rposition(|section| section.depth == 1) },
    })
}

/// The themes of each line with their words: `绿化工作:植树+苗圃`.
fn tagged(lines: &[&str]) -> Vec<String> {
    let mut report = report(lines);
    let themes = Themes::read(THEMES).unwrap();
    Tagger::new(&themes).tag(&mut report);
    let hits = |passage: &Passage| {
        let hits = passage.themes.iter().map(|hit| format!("{}:{}", hit.theme, hit.words.join("+")));
        hits.collect::<Vec<_>>().join(" ")
    };
    report.passages.iter().map(hits).collect()
}

fn one(text: &str) -> String {
    tagged(&[text]).remove(0)
}

#[test]
fn words_add_up_within_two_sentences() {
    assert_eq!(one("全年植树千亩，新建苗圃三处。"), "绿化工作:植树+苗圃");
    assert_eq!(one("全年植树千亩。新建苗圃三处。"), "绿化工作:植树+苗圃");
    assert_eq!(one("全年植树千亩。道路已通。新建苗圃三处。"), "", "too far apart");
    assert_eq!(one("全年植树千亩，植树又千亩。"), "", "a word counts once");
    assert_eq!(one("全年植树千亩，树木成活，一片绿色。"), "绿化工作:植树+树木+绿色");
    assert_eq!(one("树木、草坪成活，花木一片绿色。"), "", "weak words alone do not do");
}

#[test]
fn the_name_and_the_other_names_always_count() {
    assert_eq!(one("抓好绿化工作、修路、架桥、铺轨等事。"), "绿化工作:绿化工作");
    assert_eq!(one("推进城乡绿化。"), "绿化工作:城乡绿化");
    assert_eq!(one("推进城乡绿化、修路、架桥、铺轨。"), "", "another name is halved in a list");
}

#[test]
fn a_heading_weighs_double() {
    assert_eq!(one("（一）植树。完成千亩。"), "绿化工作:植树");
    assert_eq!(tagged(&["#植树", "完成千亩。"]), ["绿化工作:植树", ""]);
    assert_eq!(one("（一）修路。植树千亩。"), "");
}

#[test]
fn a_heading_above_adds_a_point() {
    let under = |heading| tagged(&[heading, "（一）修路。苗圃三处，树木成活。"]).remove(1);
    assert_eq!(under("#修路"), "");
    assert_eq!(under("#植树"), "绿化工作:苗圃+树木");
}

#[test]
fn lists_exceptions_and_company() {
    assert_eq!(one("支持植树、苗圃、修路、架桥等。"), "", "halved in a list");
    assert_eq!(one("植树和苗圃走绿色通道。"), "绿化工作:植树+苗圃", "绿色 says nothing inside 绿色通道");
    assert_eq!(one("人手不足，植树缓慢。"), "绿化工作:人手+植树");
    assert_eq!(one("人手充裕，植树缓慢。经费不足。"), "", "the company stands in another sentence");
    assert_eq!(one("人手不足，树木稀少。"), "", "a near word that is weak as well counts once");
}

#[test]
fn a_preamble_needs_twice_the_points() {
    let text = "上半年植树千亩，新建苗圃三处。";
    assert_eq!(tagged(&[text, "#一般工作"])[0], "");
    assert_eq!(tagged(&["#一般工作", text])[1], "绿化工作:植树+苗圃");
    assert_eq!(
        tagged(&["上半年植树、苗圃和林带都好，城乡绿化第一。", "#一般工作"])[0],
        "绿化工作:植树+苗圃+林带+城乡绿化"
    );
}

#[test]
fn a_child_counts_for_its_parent_where_the_report_allows() {
    assert_eq!(one("新建食堂一处。"), "助餐行动:食堂");
    assert_eq!(tagged(&["新建食堂一处。", "青州在前。"])[0], "十项行动:食堂 助餐行动:食堂");
    assert_eq!(one("便民行动有序，便民行动很好。"), "");
    assert_eq!(one("落实十项行动。"), "十项行动:十项行动");
}

#[test]
fn masked_words_are_read_restored() {
    let mut report = report(&["全年Z树千亩，新建苗圃三处。"]);
    report.passages[0].text.masks = vec![Restoration { start: 2, end: 3, word: "植".into() }];
    let themes = Themes::read(THEMES).unwrap();
    Tagger::new(&themes).tag(&mut report);
    assert_eq!(report.passages[0].themes[0].words, ["植树", "苗圃"]);
}

#[test]
fn tagging_again_replaces() {
    let themes = Themes::read(THEMES).unwrap();
    let tagger = Tagger::new(&themes);
    let mut report = report(&["（一）植树。完成千亩。"]);
    tagger.tag(&mut report);
    let first = report.clone();
    tagger.tag(&mut report);
    assert_eq!(report, first);
}
