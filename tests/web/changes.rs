//! 两期对照.

use axum::http::StatusCode;
use duidu::model::ReportHead;

use crate::{
    html::{elements, plain, select},
    namesakes::{drafts, shown},
    site::{csv, get, heads, page, site},
};

/// The agency of the sample that has two periods: the earlier report, and the later one.
fn two_periods() -> (ReportHead, ReportHead) {
    let heads = heads();
    let later = heads.iter().find(|head| {
        heads.iter().any(|other| other.agency.id == head.agency.id && other.period < head.period)
    });
    let later = later.expect("an agency with two periods").clone();
    let earlier = heads.into_iter().find(|head| head.agency.id == later.agency.id && head.id != later.id);
    (earlier.unwrap(), later)
}

#[tokio::test]
async fn those_with_two_periods_are_offered() {
    let (earlier, later) = two_periods();
    let html = page("/changes").await;
    let href = format!("/changes?r={}&r={}", earlier.id, later.id);
    let agency = page(&format!("/agencies/{}", later.agency.id)).await;
    for html in [html, agency] {
        let mut hrefs = elements(&html).into_iter().filter_map(|element| element.get("href").map(plain));
        assert!(hrefs.any(|found| found == href), "{href}");
    }
}

#[tokio::test]
async fn the_earlier_period_stands_first_whatever_the_address_says() {
    let (earlier, later) = two_periods();
    let html = page(&format!("/changes?r={}&r={}", later.id, earlier.id)).await;
    let all = elements(&html);
    let heads = select(&all, "th", "compare-head");
    assert!(heads[0].inner.contains(&earlier.period.unwrap().label()), "{}", heads[0].inner);
    assert!(heads[1].inner.contains(&later.period.unwrap().label()));
    assert!(!html.contains("前后对调"), "the periods say which comes first");
}

#[tokio::test]
async fn what_is_marked_is_what_the_file_lists() {
    let (earlier, later) = two_periods();
    let address = format!("r={}&r={}", earlier.id, later.id);
    let html = page(&format!("/changes?{address}")).await;
    let records = csv(&format!("/changes.csv?{address}")).await;
    let all = elements(&html);
    let table = elements(select(&all, "table", "changes")[0].inner);
    let rows = select(&table, "tbody", "compare-row");
    assert_eq!(rows.len(), records.len() - 1);
    let column = |name: &str| records[0].iter().position(|header| header == name).unwrap();
    let mut marked = 0;
    for (row, record) in rows.iter().zip(&records[1..]) {
        let inner = elements(row.inner);
        let told = |tag: &str| -> String {
            inner.iter().filter(|element| element.name == tag).map(|element| element.text()).collect()
        };
        for (tag, name) in [("del", "去掉的话"), ("ins", "添上的话")] {
            assert_eq!(told(tag).replace(['\n', '；'], ""), record[column(name)].replace(['\n', '；'], ""));
            marked += told(tag).chars().count();
        }
        assert!(row.text().contains(&record[column("变化")]));
    }
    assert!(marked > 20, "the two periods differ in words: {marked}");
    let fates: Vec<&String> = records[1..].iter().map(|record| &record[column("变化")]).collect();
    for fate in ["有改动", "重写", "新增"] {
        assert!(fates.iter().any(|told| *told == fate), "{fate} in {fates:?}");
    }
}

#[tokio::test]
async fn a_choice_shows_as_many_rows_as_it_says() {
    let (earlier, later) = two_periods();
    let html = page(&format!("/changes?r={}&r={}", earlier.id, later.id)).await;
    let all = elements(&html);
    let switches = elements(select(&all, "div", "switch")[0].inner);
    let mut choices = 0;
    for link in switches.iter().filter(|element| element.name == "a") {
        let (text, href) = (link.text(), link.get("href").unwrap().replace("&amp;", "&"));
        let said: usize = text.split(['（', '）']).nth(1).unwrap().parse().unwrap();
        let html = page(&href).await;
        let all = elements(&html);
        let rows = select(&all, "table", "changes")
            .first()
            .map_or(0, |table| select(&elements(table.inner), "tbody", "compare-row").len());
        assert_eq!(rows, said, "{text}");
        choices += 1;
    }
    assert!(choices > 3);
}

#[tokio::test]
async fn plans_of_the_earlier_period_stand_beside_what_came_of_them() {
    let (earlier, later) = two_periods();
    let html = page(&format!("/changes?r={}&r={}", earlier.id, later.id)).await;
    let all = elements(&html);
    let promised = elements(select(&all, "details", "changes-promised")[0].inner);
    let plans = select(&promised, "article", "problem");
    assert!(plans.len() > 3, "{}", plans.len());
    assert!(!select(&promised, "div", "problem-answer").is_empty(), "some are answered");
    let other = heads().into_iter().find(|head| head.agency.id != later.agency.id).unwrap();
    let html = page(&format!("/changes?r={}&r={}", other.id, later.id)).await;
    assert!(!html.contains("changes-promised"), "another agency promised nothing for this one");
    assert!(html.contains("不是前后变化"), "and gave nothing up");
}

#[tokio::test]
async fn what_is_not_there_is_said() {
    let (earlier, _) = two_periods();
    let html = page(&format!("/changes?r={}&r=99999", earlier.id)).await;
    assert!(html.contains("有的材料没有找到"));
    let answer = get(&site(), "/changes.csv?r=99999").await;
    assert_eq!(answer.status, StatusCode::OK);
}

#[tokio::test]
async fn targets_are_linked_where_there_are_any() {
    let leads = async |old: &ReportHead, new: &ReportHead| {
        let html = page(&format!("/changes?r={}&r={}", old.id, new.id)).await;
        let agency = page(&format!("/agencies/{}", new.agency.id)).await;
        let leads = html.contains("#targets");
        assert!(!leads || agency.contains("id=\"targets\""), "a link into nothing");
        leads
    };
    let (earlier, later) = two_periods();
    assert_eq!(
        leads(&earlier, &later).await,
        !csv("/plans.csv?view=before&period=all").await[1..].is_empty()
    );
    let other = heads().into_iter().find(|head| head.agency.id != later.agency.id).unwrap();
    assert!(!leads(&other, &later).await);
}

#[tokio::test]
async fn drafts_of_one_period_are_no_two_periods() {
    let (site, heads) = drafts(false);
    let html = shown(&site, "/changes").await;
    assert!(!html.contains("有两期以上的单位") && html.contains("同一期有两稿的单位"));
    assert!(html.contains("2023年上半年：初稿.txt → 二稿.txt"));
    let agency = shown(&site, &format!("/agencies/{}", heads[0].agency.id)).await;
    assert!(agency.contains("两稿对照：改了什么") && !agency.contains("两期对照：改了什么"));
    let (site, heads) = drafts(true);
    let html = shown(&site, "/changes").await;
    assert!(html.contains("有两期以上的单位") && html.contains("同一期有两稿的单位"));
    let pair = shown(&site, &format!("/changes?r={}&r={}", heads[0].id, heads[1].id)).await;
    let title = elements(&pair).iter().find(|one| one.name == "h1").unwrap().text();
    assert_eq!(title, "县水利局 2023年上半年：初稿.txt → 二稿.txt");
}

/// A report of one period with a way of speaking of its own.
fn spoken(period: &str, own: &str) -> String {
    format!(
        "县林业局{period}工作总结\n\n一、上半年工作\n（一）防火。修订预案12个，组织演练5场，巡护林区3600人次，排查隐患61处。\n\
         （二）造林。完成造林2100亩，抚育中幼林5400亩，补植行道树8千株。\n（三）创新。{own}\n\n二、存在问题\n一是专业人才缺乏。\n\n\
         三、下半年打算\n（一）年底前完成造林3000亩。\n"
    )
}

#[tokio::test]
async fn what_is_new_and_gone_leads_to_its_passage_the_strongest_first() {
    let new = "推行林长责任区管理，把林长责任区管理扩到12个镇，林长责任区管理经验全市推广；开展“林间课堂”；试行碳汇预期收益，\
               完成碳汇预期收益登记3宗。";
    let old = "组织林权抵押贷款，放开林权抵押贷款额度，做好疫情防控。";
    let files = [("旧.txt", spoken("2022年上半年", old)), ("新.txt", spoken("2023年上半年", new))];
    let (site, heads) = crate::namesakes::imported(&files);
    let html = shown(&site, &format!("/changes?r={}&r={}", heads[0].id, heads[1].id)).await;
    let all = elements(&html);
    let sides = select(&all, "div", "changes-said");
    let words = |side: &crate::html::Element<'_>| -> Vec<(String, String)> {
        let inner = elements(side.inner);
        let links = select(&inner, "a", "subtheme");
        links.iter().map(|a| (a.text(), a.get("href").unwrap().to_owned())).collect()
    };
    let (come, gone) = (words(sides[0]), words(sides[1]));
    let told: Vec<&str> = come.iter().map(|(word, _)| word.as_str()).collect();
    // A name in quotes counts as if it stood twice more.
    assert_eq!(told, ["林间课堂", "林长责任区管理", "碳汇预期收益"]);
    assert_eq!(gone.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>(), ["林权抵押贷款"]);
    for (word, href) in come.iter().chain(&gone) {
        let (path, anchor) = href.split_once('#').unwrap();
        let report = shown(&site, path).await;
        let all = elements(&report);
        let passage =
            all.iter().find(|element| element.get("id") == Some(anchor)).expect("the anchor is there");
        assert!(passage.text().contains(word.as_str()), "{word} at {href}");
    }
    let later = shown(&site, &format!("/reports/{}", heads[0].id)).await;
    let summary = elements(&later)
        .iter()
        .find(|one| one.name == "summary" && one.text().contains("相比"))
        .unwrap()
        .text();
    assert_eq!(summary, "与2022年上半年相比，新提法：林间课堂、林长责任区管理、碳汇预期收益");
    assert!(later.contains(&format!("/changes?r={}&#38;r={}", heads[1].id, heads[0].id)));
    let earlier = shown(&site, &format!("/reports/{}", heads[1].id)).await;
    assert!(!earlier.contains("id=\"since\""), "nothing came before it");
}
