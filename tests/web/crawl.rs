//! The whole site, followed link by link: every page is well formed, every link inside leads somewhere.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use axum::{Router, http::StatusCode};

use crate::{
    html::elements,
    site::{Answer, get, site},
};

/// So many queries of one path are followed; of the many filters of a list the rest are alike.
const MOST: usize = 2;

#[tokio::test]
async fn every_link_leads_somewhere() {
    let site = site();
    let mut seen: BTreeSet<String> = BTreeSet::from(["/".to_owned()]);
    let mut places: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut jumps: Vec<(String, String, String)> = Vec::new();
    let mut queue = VecDeque::from(["/".to_owned()]);
    let mut queries: BTreeMap<String, usize> = BTreeMap::new();
    while let Some(path) = queue.pop_front() {
        let answer = follow(&site, &path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        if !answer.header("content-type").starts_with("text/html") {
            continue;
        }
        let (links, ids) = look_at(&path, answer.text());
        places.insert(path.clone(), ids);
        for link in links {
            assert!(link.starts_with('/') || link.starts_with('#'), "{path} leads outside: {link}");
            let (next, place) = link.split_once('#').unwrap_or((&link, ""));
            let next = if next.is_empty() { path.clone() } else { next.to_owned() };
            if !place.is_empty() {
                jumps.push((path.clone(), next.clone(), place.to_owned()));
            }
            let (base, query) = next.split_once('?').unwrap_or((&next, ""));
            if !query.is_empty() && !seen.contains(&next) {
                let count = queries.entry(base.to_owned()).or_default();
                *count += 1;
                if *count > MOST && !base.starts_with("/static") {
                    continue;
                }
            }
            if seen.insert(next.clone()) {
                queue.push_back(next);
            }
        }
    }
    for (from, to, place) in jumps {
        let there = places.get(&to);
        assert!(there.is_none_or(|ids| ids.contains(&place)), "{from}: {to}#{place} leads nowhere");
    }
    assert!(places.len() > 60, "{}", places.len());
}

/// The answer to a path, or to where it leads on.
async fn follow(site: &Router, path: &str) -> Answer {
    let answer = get(site, path).await;
    if answer.status == StatusCode::SEE_OTHER { get(site, answer.header("location")).await } else { answer }
}

/// The links of a page and the ids in it; panics where the page is not well made.
fn look_at(path: &str, html: &str) -> (Vec<String>, BTreeSet<String>) {
    let all = elements(html);
    let mut ids = BTreeSet::new();
    for id in all.iter().filter_map(|element| element.get("id")) {
        assert!(ids.insert(id.to_owned()), "{path}: id {id} twice");
    }
    for (attribute, what) in [("aria-labelledby", "label"), ("for", "field"), ("aria-describedby", "note")] {
        for id in all.iter().filter_map(|element| element.get(attribute)) {
            assert!(ids.contains(id), "{path}: no {what} {id}");
        }
    }
    assert_eq!(all.iter().filter(|element| element.name == "h1").count(), 1, "{path}: one h1");
    assert_eq!(all.iter().filter(|element| element.name == "main").count(), 1, "{path}: one main");
    let links = all.iter().flat_map(|element| ["href", "src", "action"].map(|key| element.get(key)));
    (links.flatten().map(str::to_owned).collect(), ids)
}
