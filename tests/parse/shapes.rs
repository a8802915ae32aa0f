//! Texts in the shapes that lie about in offices and on web sites, and what each is taken for: `tests/shapes/*.toml`.
//!
//! Each text is told whole: a report with its level and period, or no report with its kind, or a compilation with its titles.

use std::{error::Error, fs, sync::OnceLock};

use duidu::{
    model::{Level, NameOrigin, Parsed},
    parse,
    registry::{Registry, RegistryError},
    source,
};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    text: Vec<Text>,
}

/// A text and what must come out; what is not written is not asked, but for level and period of a report.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(clippy::struct_field_names, reason = "the keys of the files")]
struct Text {
    name: String,
    text: String,
    level: Option<String>,
    period: Option<String>,
    agency: Option<String>,
    kind: Option<String>,
    #[serde(default)]
    titles: Vec<String>,
    #[serde(default)]
    others: Vec<String>,
}

fn registry() -> Result<&'static Registry, RegistryError> {
    static REGISTRY: OnceLock<Result<Registry, RegistryError>> = OnceLock::new();
    REGISTRY.get_or_init(Registry::builtin).as_ref().map_err(Clone::clone)
}

/// The texts of a file, each with what the parser makes of it.
fn parsed(file: &str) -> Result<Vec<(Text, Parsed)>, Box<dyn Error>> {
    let path = crate::common::root().join("tests/shapes").join(file);
    let texts: Texts = toml::from_str(&fs::read_to_string(path)?)?;
    let mut out = Vec::new();
    for text in texts.text {
        let source = source::read("材料.txt", text.text.as_bytes())?;
        out.push((text, parse::parse(&source, registry()?)));
    }
    Ok(out)
}

#[test]
fn reports_are_known_with_level_and_period() -> Result<(), Box<dyn Error>> {
    for (text, parsed) in parsed("reports.toml")? {
        let name = text.name;
        assert_eq!(parsed.reports.len(), 1, "{name}: {:?}", parsed.others);
        let report = &parsed.reports[0];
        assert_eq!(
            report.agency.level.map(Level::name),
            text.level.as_deref(),
            "{name}: {}",
            report.agency.name
        );
        assert_eq!(report.period.map(|period| period.to_string()), text.period, "{name}");
        assert_eq!(text.agency.unwrap_or_else(|| report.agency.name.clone()), report.agency.name, "{name}");
    }
    Ok(())
}

#[test]
fn what_is_no_report_is_told_and_left_out() -> Result<(), Box<dyn Error>> {
    for (text, parsed) in parsed("others.toml")? {
        let titles: Vec<&str> = parsed.reports.iter().map(|report| report.title.as_str()).collect();
        assert!(titles.is_empty(), "{}: {titles:?}", text.name);
        let kinds: Vec<&str> = parsed.others.iter().map(|other| other.kind.as_str()).collect();
        assert_eq!(kinds, text.kind.as_deref().into_iter().collect::<Vec<_>>(), "{}", text.name);
        assert!(parsed.others.iter().all(|other| !other.signs.is_empty()), "{}", text.name);
        for sign in parsed.others.iter().flat_map(|other| &other.signs) {
            let Some((_, rest)) = sign.split_once('“') else { continue };
            let quoted = rest.split(['”', '…']).next().unwrap_or_default();
            assert!(!quoted.is_empty() && text.text.contains(quoted), "{}: {sign}", text.name);
        }
        assert!(
            parsed.notes.iter().any(|note| note.message.contains("像是")),
            "{}: {:?}",
            text.name,
            parsed.notes
        );
    }
    Ok(())
}

#[test]
fn whoever_wants_every_text_gets_it() -> Result<(), Box<dyn Error>> {
    for (text, _) in parsed("others.toml")? {
        let source = source::read("材料.txt", text.text.as_bytes())?;
        let parsed = parse::parse_all(&source, registry()?);
        assert!(!parsed.reports.is_empty() && parsed.others.is_empty(), "{}", text.name);
    }
    Ok(())
}

#[test]
fn a_text_that_is_taken_in_all_the_same_keeps_its_first_line_and_nobody_is_guessed()
-> Result<(), Box<dyn Error>> {
    let meeting = "全市半年经济工作会议召开\n7月9日，全市半年经济工作会议在市民中心召开。市委书记某某强调，我市要抓好全市重点项目建设，\
                   推动全市经济社会高质量发展，市政府各部门要落实责任。会议指出，全市上下要加强作风建设，服务企业发展。\n";
    let two = format!("{meeting}市直有关单位主要负责人参加会议。\n");
    let signed = format!("{two}云岭县融媒体中心供稿\n云岭县民政局\n");
    let poem = "溪上人家\n溪水向东流，人家在上头。\n春来花满树，夜静月如钩。\n";
    let council = "市政府召开2023年上半年经济形势分析会\n本报讯（记者 某某）市政府召开会议，会议指出，全市经济平稳，会议强调，抓好落实。\n";
    for (text, title, agency) in [
        (meeting, "全市半年经济工作会议召开", "未署名单位"),
        (&two, "全市半年经济工作会议召开", "未署名单位"),
        (&signed, "全市半年经济工作会议召开", "云岭县民政局"),
        (poem, "溪上人家", "未署名单位"),
        (council, "市政府召开2023年上半年经济形势分析会", "未署名单位"),
        ("溪水向东流，人家在上头。\n春来花满树，夜静月如钩。\n", "材料", "未署名单位"),
    ] {
        let source = source::read("材料.txt", text.as_bytes())?;
        let parsed = parse::parse_all(&source, registry()?);
        let report = &parsed.reports[0];
        assert_eq!((report.title.as_str(), report.agency.name.as_str()), (title, agency));
        assert_eq!(report.agency.from == NameOrigin::Unknown, agency == "未署名单位");
    }
    Ok(())
}

#[test]
fn compilations_are_split_exactly() -> Result<(), Box<dyn Error>> {
    for (text, parsed) in parsed("compilations.toml")? {
        let titles: Vec<&str> = parsed.reports.iter().map(|report| report.title.as_str()).collect();
        assert_eq!(titles, text.titles, "{}", text.name);
        let others: Vec<&str> = parsed.others.iter().map(|other| other.title.as_str()).collect();
        assert_eq!(others, text.others, "{}", text.name);
    }
    Ok(())
}
