//! 对读.

use axum::http::StatusCode;

use crate::{
    html::{Element, elements, select},
    site::{csv, get, heads, page, sample, site},
};

/// Ids of the sample's reports in this domain, in page order.
fn reports(domain: &str) -> Vec<String> {
    heads().iter().filter(|head| head.agency.domain_key == domain).map(|head| head.id.to_string()).collect()
}

fn of_three() -> String {
    let ids = reports("minzheng");
    format!("r={}&r={}&r={}", ids[0], ids[1], ids[2])
}

/// Each cell's lines, or the words that it has none, row by row.
fn cells(html: &str) -> Vec<(String, Vec<Vec<String>>)> {
    let all = elements(html);
    let cell = |td: &&Element<'_>| {
        let inner = elements(td.inner);
        let lines: Vec<String> = select(&inner, "a", "compare-line").iter().map(|a| a.text()).collect();
        if lines.is_empty() {
            vec![select(&inner, "p", "").iter().rfind(|p| p.get("class").is_none()).unwrap().text()]
        } else {
            lines
        }
    };
    let row = |body: &&Element<'_>| {
        let inner = elements(body.inner);
        let key = body.get("id").unwrap().trim_start_matches("row-").to_owned();
        (key, select(&inner, "td", "").iter().map(cell).collect())
    };
    select(&all, "tbody", "compare-row").iter().map(row).collect()
}

/// The same from the file.
async fn cells_of_file(query: &str) -> Vec<(String, Vec<Vec<String>>)> {
    let records = csv(&format!("/compare.csv?{query}")).await;
    let at = |header: &str| records[0].iter().position(|name| name == header).unwrap();
    let mut rows: Vec<(String, Vec<Vec<String>>)> = Vec::new();
    let mut before = (String::new(), String::new());
    for record in &records[1..] {
        let here = (record[at("行代码")].clone(), record[at("材料编号")].clone());
        let said = match record[at("空格说明")].as_str() {
            "" => format!("{}行", record[at("行号")]),
            absence => absence.to_owned(),
        };
        if rows.last().is_none_or(|row| row.0 != here.0) {
            rows.push((here.0.clone(), Vec::new()));
        }
        let row = rows.last_mut().unwrap();
        if before == here {
            row.1.last_mut().unwrap().push(said);
        } else {
            row.1.push(vec![said]);
        }
        before = here;
    }
    rows
}

#[tokio::test]
async fn the_page_and_the_file_have_the_same_rows() {
    let three = of_three();
    for view in [
        "",
        "&by=theme",
        "&by=theme&only=missing",
        "&by=theme&only=all",
        "&by=theme&part=plan",
        "&by=outline",
        "&by=outline&part=plan",
        "&by=likeness",
        "&by=likeness&only=all&mark=shared",
        "&theme=yanglao",
    ] {
        let query = format!("{three}{view}");
        let shown = cells(&page(&format!("/compare?{query}")).await);
        assert!(!shown.is_empty(), "{view}");
        assert!(shown.iter().all(|row| row.1.len() == 3), "{view}");
        assert_eq!(shown, cells_of_file(&query).await, "{view}");
    }
}

#[tokio::test]
async fn all_and_missing_are_the_whole() {
    let three = of_three();
    let mut keys = Vec::new();
    for only in ["all", "missing"] {
        let rows = cells_of_file(&format!("{three}&by=theme&only={only}")).await;
        for (key, cells) in &rows {
            let absent = cells.iter().any(|cell| !cell[0].ends_with('行'));
            assert_eq!(absent, only == "missing", "{key}: {cells:?}");
        }
        keys.extend(rows.into_iter().map(|row| row.0));
    }
    let mut whole: Vec<String> =
        cells_of_file(&format!("{three}&by=theme")).await.into_iter().map(|row| row.0).collect();
    keys.sort();
    whole.sort();
    assert_eq!(keys, whole);
}

#[tokio::test]
async fn an_empty_cell_says_what_is_not_there() {
    let html = page(&format!("/compare?{}&by=theme", of_three())).await;
    assert!(html.contains("未提及“"));
    let ids = reports("minzheng");
    let mut said = String::new();
    for id in &ids {
        said += &page(&format!("/compare?r={}&r={id}", reports("chengguan")[0])).await;
    }
    assert!(said.contains("这份材料没有写“建议”"), "市城管局 alone gives advice");
}

#[tokio::test]
async fn every_passage_of_every_report_is_there() {
    let ids = reports("minzheng");
    let rows = cells_of_file(&format!("r={}&r={}", ids[0], ids[1])).await;
    for (column, id) in ids[..2].iter().enumerate() {
        let lines: usize =
            rows.iter().map(|row| row.1[column].iter().filter(|said| said.ends_with('行')).count()).sum();
        let id = id.parse().unwrap();
        let text = sample().read(|reader| reader.texts(&[id])).unwrap();
        assert_eq!(lines, text[0].len());
    }
}

#[tokio::test]
async fn columns_move_and_go_by_links() {
    let ids = reports("minzheng");
    let html = page(&format!("/compare?r={}&r={}&r={}&by=theme", ids[0], ids[1], ids[2])).await;
    let all = elements(&html);
    let moves: Vec<String> = select(&all, "span", "compare-moves")
        .iter()
        .flat_map(|span| {
            elements(span.inner).iter().filter_map(|a| a.get("href").map(str::to_owned)).collect::<Vec<_>>()
        })
        .collect();
    let to = |order: &[usize]| {
        let columns: Vec<String> = order.iter().map(|at| format!("r={}", ids[*at])).collect();
        format!("/compare?{}&by=theme", columns.join("&"))
    };
    let expected = [
        to(&[1, 0, 2]),
        to(&[1, 2]),
        to(&[1, 0, 2]),
        to(&[0, 2, 1]),
        to(&[0, 2]),
        to(&[0, 2, 1]),
        to(&[0, 1]),
    ];
    assert_eq!(moves, expected);
    let first = cells(&page(&to(&[1, 0, 2])).await);
    let (key, cells_before) = &cells(&html)[0];
    let after = &first.iter().find(|row| row.0 == *key).unwrap().1;
    assert_eq!((&after[0], &after[1]), (&cells_before[1], &cells_before[0]));
}

#[tokio::test]
async fn openings_and_masks_can_be_switched() {
    let three = of_three();
    let whole = page(&format!("/compare?{three}")).await;
    let openings = page(&format!("/compare?{three}&show=opening")).await;
    assert!(
        !whole.contains("<details class=\"compare-text\"")
            && openings.contains("<details class=\"compare-text\"")
    );
    assert_eq!(cells(&whole), cells(&openings));
    let written = page(&format!("/compare?{three}&text=written")).await;
    assert_eq!(cells(&whole), cells(&written));
    let masks =
        |html: &str| select(&elements(html), "span", "mask").iter().map(|m| m.text()).collect::<Vec<_>>();
    assert!(masks(&written).contains(&"D".to_owned()) && !masks(&whole).contains(&"D".to_owned()));
}

#[tokio::test]
async fn choosing_works_without_script() {
    let html = page("/compare").await;
    let all = elements(&html);
    let boxes = select(&all, "input", "").iter().filter(|one| one.get("name") == Some("r")).count();
    assert_eq!(boxes, heads().len());
    assert!(html.contains("可以直接对读"));
    let ids = reports("minzheng");
    let one = page(&format!("/compare?r={}", ids[0])).await;
    assert!(one.contains("同条线、不同层级"));
    let all = elements(&one);
    let ticked: Vec<&str> = select(&all, "input", "")
        .iter()
        .filter(|one| one.get("checked").is_some() && one.get("name") == Some("r"))
        .map(|one| one.get("value").unwrap())
        .collect();
    assert_eq!(ticked, [ids[0].as_str()]);
}

#[tokio::test]
async fn what_cannot_be_followed_is_said_calmly() {
    let ids = reports("minzheng");
    let site = site();
    let say = async |query: &str| {
        let answer = get(&site, &format!("/compare?{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{query}");
        answer.text().to_owned()
    };
    assert!(say("r=999999&r=x").await.contains("没有编号为 999999 的材料"));
    let rest = say(&format!("r={}&r=999999&r={}", ids[0], ids[1])).await;
    assert!(rest.contains("没有编号为 999999 的材料") && cells(&rest).iter().all(|row| row.1.len() == 2));
    let five: Vec<String> = heads()[..5].iter().map(|head| format!("r={}", head.id)).collect();
    let four = say(&five.join("&")).await;
    assert!(four.contains("一次最多并排 4 份") && cells(&four)[0].1.len() == 4);
    assert!(
        say(&format!("r={}&r={}&theme=jiankang-kouqiang&by=theme", ids[0], ids[1]))
            .await
            .contains("没有可以并排的内容")
    );
    for query in ["r=-1&r=99999999999999999999", "r=1&r=2&by=%FF&only=x&show=&text=9&part=z&theme=%00"] {
        say(query).await;
    }
}

#[tokio::test]
async fn only_numbers_are_the_figures_of_the_same_cells() {
    let query = format!("{}&show=numbers", of_three());
    for by in ["", "&by=theme", "&part=review"] {
        let html = page(&format!("/compare?{query}{by}")).await;
        let all = elements(&html);
        let records = csv(&format!("/compare.csv?{query}{by}")).await;
        let at = |header: &str| records[0].iter().position(|name| name == header).unwrap();
        let (amounts, lines) = (at("数（原文）"), at("行号"));
        let listed: Vec<(String, String)> = records[1..]
            .iter()
            .filter(|record| !record[lines].is_empty())
            .map(|record| (record[amounts].clone(), format!("{}行", record[lines])))
            .collect();
        let shown: Vec<(String, String)> = select(&all, "li", "")
            .iter()
            .filter(|item| item.inner.contains("numbers-name"))
            .map(|item| {
                let inner = elements(item.inner);
                let text = |name, class| select(&inner, name, class)[0].text();
                (text("span", "figure-amount"), text("a", "compare-line"))
            })
            .collect();
        let sorted = |mut list: Vec<(String, String)>| {
            list.sort();
            list
        };
        assert!(shown.len() > 10, "{by}: {}", shown.len());
        assert_eq!(sorted(shown), sorted(listed), "{by}");
    }
}

#[tokio::test]
async fn figures_side_by_side_count_the_same_in_one_unit() {
    let ids = reports("minzheng");
    let records = csv(&format!("/compare.csv?r={}&r={}&show=numbers", ids[0], ids[1])).await;
    let at = |header: &str| records[0].iter().position(|name| name == header).unwrap();
    let shared = records[1..].iter().filter(|record| !record[at("几篇都有的指标")].is_empty());
    for record in shared {
        let (indicator, base) = (&record[at("几篇都有的指标")], &record[at("数值单位")]);
        assert!(!record[at("数（原文）")].is_empty(), "two columns, both have it: {record:?}");
        assert!(base.is_empty() || indicator.ends_with(&format!("（{base}）")), "{record:?}");
    }
    let whole = csv(&format!("/figures.csv?r={}", ids[0])).await;
    assert!(whole.len() > 1);
}

/// The score that a cell tells, whether it is weak, and the first of the words that both have.
fn likeness(told: &str) -> (f64, bool, &str) {
    let (score, shared) = told.split_once('：').unwrap();
    let inner = score.strip_prefix("可能相关（").and_then(|score| score.strip_suffix('）'));
    let number = inner.unwrap_or(score).strip_prefix("段落相近度 ").unwrap().parse().unwrap();
    (number, inner.is_some(), shared.trim_matches(['“', '”']).split("”“").next().unwrap())
}

#[tokio::test]
async fn rows_by_likeness_say_how_like_they_are_and_why() {
    let told = |html: &str| -> Vec<String> {
        select(&elements(html), "p", "compare-likeness").iter().map(|told| told.text()).collect()
    };
    let all = told(&page(&format!("/compare?{}&by=likeness", of_three())).await);
    let mut weaks = 0;
    for words in &all {
        let (score, weak, _) = likeness(words);
        assert!((0.0..=1.0).contains(&score) && weak == (score < 0.16), "{words}");
        weaks += usize::from(weak);
    }
    assert!(weaks > 0 && weaks < all.len(), "{weaks} of {}", all.len());
    // What may be on the matter only is not written by all; what both have is marked where it stands.
    let html = page(&format!("/compare?{}&by=likeness&only=all", of_three())).await;
    let written = told(&html);
    assert!(!written.is_empty());
    let elements = elements(&html);
    for words in &written {
        let (_, weak, first) = likeness(words);
        assert!(!weak, "{words}");
        let marked = select(&elements, "b", "word").iter().any(|mark| mark.text().contains(first));
        assert!(marked, "{first} is marked nowhere");
    }
}

#[tokio::test]
async fn shared_wording_is_marked_in_both_columns_and_explained() {
    let html = page(&format!("/compare?{}&mark=shared", of_three())).await;
    let all = elements(&html);
    assert!(html.contains("另一份材料里一字不差也有"));
    let columns: Vec<String> = select(&all, "td", "").iter().map(|cell| cell.text()).collect();
    let spans: Vec<String> = select(&all, "span", "shared").iter().skip(1).map(|span| span.text()).collect();
    assert!(!spans.is_empty());
    for span in &spans {
        // Runs that touch are one mark; each has 13 letters at least.
        let letters: Vec<char> = span.chars().collect();
        let mut runs = letters.windows(13).map(|run| run.iter().collect::<String>());
        let twice = |run: String| columns.iter().filter(|cell| cell.contains(&run)).count() > 1;
        assert!(letters.len() < 13 || runs.any(twice), "{span} stands in one cell alone");
    }
    // Without the switch the words of themes are marked, and nothing is explained.
    let plain = page(&format!("/compare?{}&by=theme", of_three())).await;
    assert!(!plain.contains("一字不差") && select(&elements(&plain), "b", "word").len() > 3);
}

#[tokio::test]
async fn marks_are_switches_of_their_own() {
    let three = of_three();
    let has = |html: &str, class: &str| !select(&elements(html), "span", class).is_empty();
    let of = async |marks: &str| page(&format!("/compare?{three}{marks}")).await;
    let plain = of("").await;
    assert!(!has(&plain, "shared") && !has(&plain, "number") && !has(&plain, "faded"));
    for (mark, class) in [("shared", "shared"), ("numbers", "number"), ("phrases", "faded")] {
        let html = of(&format!("&mark={mark}&share=10&least=8")).await;
        let classes = ["shared", "number", "faded"].map(|one| has(&html, one));
        assert_eq!(classes, ["shared", "number", "faded"].map(|one| one == class), "{mark}");
        assert_eq!(cells(&html), cells(&plain), "marks change no row");
    }
    let all = of("&mark=words-shared-numbers-phrases&share=10&least=8").await;
    assert!(has(&all, "shared") && has(&all, "number") && has(&all, "faded"));
    // Each toggle leads to the same page with one mark more or less.
    let links = elements(&all);
    let toggles: Vec<&str> = links
        .iter()
        .filter_map(|a| a.get("href"))
        .filter(|href| href.contains("mark=words-shared-"))
        .collect();
    assert!(toggles.iter().any(|href| href.contains("mark=words-shared-numbers&")), "{toggles:?}");
    assert!(toggles.iter().any(|href| href.contains("mark=words-shared-phrases&")), "{toggles:?}");
    assert!(of("&mark=bare").await.contains("compare-page bare"));
}

#[tokio::test]
async fn a_lower_threshold_marks_more() {
    let three = of_three();
    let marked = async |least: &str| -> usize {
        let html = page(&format!("/compare?{three}&mark=shared{least}")).await;
        select(&elements(&html), "span", "shared").iter().map(|span| span.text().chars().count()).sum()
    };
    let (few, usual, many) = (marked("&least=30").await, marked("").await, marked("&least=8").await);
    assert!(few <= usual && usual < many, "{few} {usual} {many}");
}

#[tokio::test]
async fn the_words_of_a_search_are_a_row_or_narrow_the_rows() {
    let words = "q=%E5%85%BB%E8%80%81";
    let by_theme = cells_of_file(&format!("{}&by=theme&{words}", of_three())).await;
    assert_eq!(by_theme[0].0, "q", "its row is the first");
    let others = cells_of_file(&format!("{}&by=theme", of_three())).await;
    let rest = by_theme[1..].iter().filter(|row| row.0 != "none");
    assert!(rest.eq(others.iter().filter(|row| row.0 != "none")), "and changes no other");
    let html = page(&format!("/compare?{}&by=theme&{words}", of_three())).await;
    assert_eq!(cells(&html), by_theme);
    assert!(html.contains(&format!("/themes/q?{words}")));

    let narrowed = csv(&format!("/compare.csv?{}&by=part&{words}", of_three())).await;
    let text = narrowed[0].iter().position(|name| name == "正文").unwrap();
    let kept: Vec<_> = narrowed[1..].iter().filter(|record| !record[text].is_empty()).collect();
    assert!(!kept.is_empty() && kept.iter().all(|record| record[text].contains("养老")));
    let none =
        page(&format!("/compare?{}&by=theme&q=%E7%BB%9D%E6%97%A0%E6%AD%A4%E8%AF%8D", of_three())).await;
    assert!(none.contains("没有一段含有“绝无此词”"));
}

#[tokio::test]
async fn the_page_names_all_kinds_of_rows_that_it_offers() {
    let html = page("/compare").await;
    let all = elements(&html);
    let lead = select(&all, "p", "lead")[0].text();
    let form = elements(select(&all, "form", "compare-choose")[0].inner);
    let kinds: Vec<String> = select(&elements(select(&form, "p", "compare-go")[0].inner), "label", "")
        .iter()
        .map(|label| label.text().trim().trim_start_matches('按').trim_end_matches("分行").to_owned())
        .collect();
    assert_eq!(kinds.len(), 4);
    let help = page("/help").await;
    for kind in kinds {
        assert!(lead.contains(&kind), "{kind} in {lead}");
        assert!(help.contains(&format!("<strong>按{kind}</strong>")), "{kind} in the help");
    }
}
