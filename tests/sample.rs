//! The sample that ships with the program is what `data/samples/README.md` says it is: the first thing that a user sees.

use std::{collections::BTreeMap, error::Error, fs, path::Path};

use duidu::{
    model::{Level, NameOrigin, Parsed, Part, Report, SkipReason, SourceText, Span},
    parse,
    registry::Registry,
    source,
};

type Outcome = Result<(), Box<dyn Error>>;

fn sample() -> Result<(SourceText, Parsed), Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples/half-year-sample.txt");
    let text = source::read("half-year-sample.txt", &fs::read(path)?)?;
    let parsed = parse::parse(&text, &Registry::builtin()?);
    Ok((text, parsed))
}

fn of<'a>(parsed: &'a Parsed, agency: &str) -> Vec<&'a Report> {
    parsed.reports.iter().filter(|report| report.agency.name == agency).collect()
}

fn parts(report: &Report) -> Vec<Part> {
    Part::ALL.into_iter().filter(|part| report.passages.iter().any(|passage| passage.part == *part)).collect()
}

#[test]
fn nineteen_reports_of_all_levels() -> Outcome {
    let (_, parsed) = sample()?;
    let mut levels: BTreeMap<Option<Level>, usize> = BTreeMap::new();
    for report in &parsed.reports {
        *levels.entry(report.agency.level).or_default() += 1;
    }
    let expected = [(Level::City, 6), (Level::County, 9), (Level::Town, 2), (Level::Village, 2)]
        .map(|(l, n)| (Some(l), n));
    assert_eq!(levels, BTreeMap::from(expected));
    Ok(())
}

#[test]
fn domains_stand_on_several_levels() -> Outcome {
    let (_, parsed) = sample()?;
    for (domain, agencies) in [
        ("民政", vec!["市民政局", "区民政局", "区民政局", "县民政局"]),
        ("财政", vec!["市财政局", "县财政局"]),
        ("商务", vec!["市商务局", "区商务局"]),
        ("医保", vec!["市医保局", "县医疗保障局"]),
    ] {
        let found: Vec<_> = parsed.reports.iter().filter(|report| report.agency.domain == domain).collect();
        let names: Vec<_> = found.iter().map(|report| report.agency.name.as_str()).collect();
        assert_eq!(names, agencies, "{domain}");
    }
    Ok(())
}

#[test]
fn periods_differ() -> Outcome {
    let (_, parsed) = sample()?;
    let periods: Vec<_> = of(&parsed, "区民政局").iter().filter_map(|report| report.period).collect();
    assert_eq!(
        periods.iter().map(|period| (period.year, period.span)).collect::<Vec<_>>(),
        [(2023, Span::H1), (2022, Span::H1)]
    );
    let period = of(&parsed, "县应急管理局")[0].period.map(|period| period.to_string());
    assert_eq!(period.as_deref(), Some("2022H2"));
    let usual = parsed
        .reports
        .iter()
        .filter(|report| report.period.is_some_and(|period| period.to_string() == "2023H1"));
    assert_eq!(usual.count(), 17);
    Ok(())
}

#[test]
fn one_agency_is_named_in_the_body_only() -> Outcome {
    let (_, parsed) = sample()?;
    let unnamed: Vec<_> =
        parsed.reports.iter().filter(|report| report.agency.from != NameOrigin::Title).collect();
    assert_eq!(unnamed.len(), 1);
    assert_eq!((unnamed[0].agency.name.as_str(), unnamed[0].agency.from), ("市医保局", NameOrigin::Body));
    Ok(())
}

#[test]
fn every_report_has_work_problems_and_plans() -> Outcome {
    let (_, parsed) = sample()?;
    for report in &parsed.reports {
        for part in [Part::Review, Part::Problems, Part::Plan] {
            assert!(parts(report).contains(&part), "{}: no {}", report.title, part.name());
        }
    }
    let advising: Vec<_> =
        parsed.reports.iter().filter(|report| parts(report).contains(&Part::Advice)).collect();
    assert_eq!(
        advising.iter().map(|report| report.agency.name.as_str()).collect::<Vec<_>>(),
        ["市城市管理局"]
    );
    Ok(())
}

#[test]
fn head_and_tail_are_set_aside() -> Outcome {
    let (text, parsed) = sample()?;
    let lines = |reason: SkipReason| parsed.skipped.iter().filter(|skip| skip.reason == reason).count();
    assert_eq!(lines(SkipReason::Advertisement), 2);
    assert_eq!(lines(SkipReason::Cover), 1);
    assert_eq!(lines(SkipReason::Contents), 1 + 19);
    assert_eq!(lines(SkipReason::Outside), 1, "the line that says that all is invented");
    let held: usize = parsed
        .reports
        .iter()
        .flat_map(|report| &report.passages)
        .map(|p| (p.last_line - p.line + 1) as usize)
        .sum();
    assert_eq!(
        held + parsed.reports.len() + parsed.skipped.len(),
        text.lines.len(),
        "each line once: passages, titles, skipped"
    );
    Ok(())
}

#[test]
fn masks_are_restored() -> Outcome {
    let (_, parsed) = sample()?;
    let restored: String = parsed
        .reports
        .iter()
        .flat_map(|report| &report.passages)
        .map(|passage| passage.text.restored())
        .collect();
    for word in
        ["抓党建、强队伍", "主题教育读书班", "党的二十大精神", "讲党课", "DRG实际付费", "XX万元", "X.X%"]
    {
        assert!(restored.contains(word), "{word}");
    }
    for mask in ["D建", "D组", "D员", "DK", "ZT教育", "D的", "D风"] {
        assert!(!restored.contains(mask), "{mask}");
    }
    Ok(())
}

#[test]
fn themes_cross_levels() -> Outcome {
    let (_, parsed) = sample()?;
    let agencies = |theme: &str| {
        let on =
            |report: &&Report| report.passages.iter().any(|p| p.themes.iter().any(|hit| hit.theme == theme));
        parsed.reports.iter().filter(on).count()
    };
    for (theme, least) in [
        ("党的建设", 12),
        ("暖民心行动", 6),
        ("老年助餐", 8),
        ("养老服务", 7),
        ("社会救助", 7),
        ("双招双引", 6),
        ("乡村振兴", 7),
        ("安全生产", 7),
        ("营商环境", 4),
        ("信访维稳", 4),
        ("党风廉政", 5),
        ("项目建设", 5),
        ("人才队伍", 5),
        ("生态环境", 3),
        ("数字化", 2),
        ("消费促进", 2),
        ("医疗保障", 3),
        ("教育事业", 3),
    ] {
        assert!(agencies(theme) >= least, "{theme}: {} reports", agencies(theme));
        assert!(agencies(theme) < parsed.reports.len(), "{theme}: nobody is silent");
    }
    Ok(())
}

#[test]
fn the_deliberate_slips_are_there() -> Outcome {
    let (_, parsed) = sample()?;
    let last =
        |agency: &str| of(&parsed, agency)[0].passages.last().map(|passage| passage.text.written.clone());
    assert!(last("县民政局").is_some_and(|text| text.ends_with("力争到年底全县")));
    let whole = |agency: &str| {
        of(&parsed, agency)[0].passages.iter().map(|p| p.text.written.as_str()).collect::<String>()
    };
    assert!(
        whole("市财政局")
            .contains("28.4亿元、社会保障和就业支出31.7亿元、卫生健康支出17.9亿元，三项合计80亿元")
    );
    assert_eq!(
        whole("白鹭镇").matches("群众工作不够细，个别征迁项目因补偿标准解释不到位引发信访。").count(),
        2
    );
    assert!(whole("市城市管理局").contains("2022年6月底"));
    Ok(())
}
