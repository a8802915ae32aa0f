//! 问题.

use axum::http::StatusCode;

use crate::{
    html::{elements, select, ticked},
    site::{csv, get, page, site},
};

fn column(records: &[Vec<String>], header: &str) -> Vec<String> {
    let at = records[0].iter().position(|name| name == header).unwrap();
    records[1..].iter().map(|record| record[at].clone()).collect()
}

#[tokio::test]
async fn a_problem_stands_beside_its_answers_with_the_shared_words_marked() {
    let records = csv("/problems.csv").await;
    assert!(records.len() > 5, "{}", records.len());
    let (words, counts) = (column(&records, "共有的词"), column(&records, "对应打算数"));
    let html = page("/problems").await;
    let all = elements(&html);
    let problems = select(&all, "article", "problem");
    assert_eq!(problems.len(), (records.len() - 1).min(50));
    let mut answered = 0;
    for (problem, (words, count)) in problems.iter().zip(words.iter().zip(&counts)) {
        let inner = elements(problem.inner);
        let answers = select(&inner, "div", "problem-answer");
        assert_eq!(answers.len().to_string(), *count);
        assert_eq!(select(&inner, "p", "problem-none").len(), usize::from(answers.is_empty()));
        let asked = elements(select(&inner, "div", "problem-asked")[0].inner);
        let marked: String = select(&asked, "mark", "place").iter().map(|mark| mark.text()).collect();
        for answer in &answers {
            let inner = elements(answer.inner);
            assert!(!select(&inner, "mark", "place").is_empty());
            answered += 1;
        }
        for word in words.split(['；', '、']).filter(|word| !word.is_empty()) {
            let letters = word.chars().filter(|letter| marked.contains(*letter)).count();
            assert_eq!(letters, word.chars().count(), "{word} in {marked}");
        }
    }
    assert!(answered > 3, "the sample has problems that its plans answer: {answered}");
}

#[tokio::test]
async fn those_that_nothing_answers_are_a_list_of_their_own() {
    let all = csv("/problems.csv").await;
    let left = csv("/problems.csv?show=unanswered").await;
    assert!(column(&left, "对应打算数").iter().all(|count| count == "0"));
    let open = column(&all, "对应打算数").iter().filter(|count| *count == "0").count();
    assert_eq!(left.len() - 1, open);
    let html = page("/problems").await;
    assert!(html.contains(&format!("没有对应打算（{open}）")), "{open}");
}

#[tokio::test]
async fn a_count_is_what_a_click_yields() {
    let mut clicks = 0;
    for show in ["", "show=unanswered"] {
        let html = page(&format!("/problems?{show}")).await;
        let all = elements(&html);
        for label in select(&all, "label", "").iter().filter(|label| label.inner.contains("facet-count")) {
            let inner = elements(label.inner);
            let (name, value) = (inner[0].get("name").unwrap(), inner[0].get("value").unwrap());
            let records = csv(&format!("/problems.csv?{}", ticked(&all, name, value))).await;
            let count: usize =
                select(&inner, "span", "facet-count")[0].text().replace(',', "").parse().unwrap();
            assert_eq!(records.len() - 1, count, "{name}={value}&{show}");
            clicks += 1;
        }
    }
    assert!(clicks > 10, "{clicks}");
}

#[tokio::test]
async fn an_empty_list_says_why() {
    assert!(page("/problems?period=1999H1").await.contains("去掉全部筛选"));
    assert!(page("/problems?q=%E9%A3%9E%E8%88%B9").await.contains("按现在的筛选"));
    assert_eq!(get(&site(), "/problems.xlsx").await.status, StatusCode::OK);
}
