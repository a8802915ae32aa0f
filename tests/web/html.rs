//! Just enough of HTML to look into pages: elements, their attributes and text.

use std::sync::LazyLock;

use regex::Regex;

static TAG: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"<(/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>"#).unwrap());
static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"\s([a-z-]+)(?:="([^"]*)")?"#).unwrap());
const VOID: [&str; 7] = ["meta", "link", "input", "br", "img", "hr", "wbr"];

/// An element's name, attributes, and everything between its tags.
#[derive(Debug)]
pub(crate) struct Element<'h> {
    pub(crate) name: &'h str,
    pub(crate) attributes: Vec<(&'h str, String)>,
    pub(crate) inner: &'h str,
}

impl Element<'_> {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|list| list.split(' ').any(|one| one == class))
    }

    /// Its words without tags.
    pub(crate) fn text(&self) -> String {
        plain(&TAG.replace_all(self.inner, ""))
    }
}

/// All elements of a page, in order of their opening tags. Panics where tags do not close in order, where an
/// attribute is given twice, or where a `<` is no tag.
pub(crate) fn elements(html: &str) -> Vec<Element<'_>> {
    let html = html.strip_prefix("<!DOCTYPE html>").unwrap_or(html);
    let mut found: Vec<Element<'_>> = Vec::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut end = 0;
    for hit in TAG.captures_iter(html) {
        let whole = hit.get(0).unwrap();
        let between = &html[end..whole.start()];
        assert!(!between.contains('<') && !between.contains('>'), "no tag: {between:?}");
        end = whole.end();
        let name = hit.get(2).unwrap().as_str();
        if &hit[1] == "/" {
            let (at, start) = open.pop().unwrap_or_else(|| panic!("</{name}> closes nothing"));
            assert_eq!(
                found[at].name,
                name,
                "closes another: {}",
                &html[start..whole.start().min(start + 300)]
            );
            found[at].inner = &html[start..whole.start()];
            continue;
        }
        let attributes = attributes(hit.get(3).unwrap().as_str());
        found.push(Element { name, attributes, inner: "" });
        if !VOID.contains(&name) {
            open.push((found.len() - 1, whole.end()));
        }
    }
    assert!(
        open.is_empty(),
        "not closed: {:?}",
        open.iter().map(|(at, _)| found[*at].name).collect::<Vec<_>>()
    );
    found
}

fn attributes(text: &str) -> Vec<(&str, String)> {
    let mut found: Vec<(&str, String)> = Vec::new();
    for hit in ATTRIBUTE.captures_iter(text) {
        let name = hit.get(1).unwrap().as_str();
        assert!(found.iter().all(|(known, _)| *known != name), "twice: {text}");
        found.push((name, plain(hit.get(2).map_or("", |value| value.as_str()))));
    }
    found
}

pub(crate) fn plain(text: &str) -> String {
    let mut out = text.to_owned();
    for (entity, letter) in
        [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&"), ("&amp;", "&")]
    {
        out = out.replace(entity, letter);
    }
    out.trim().to_owned()
}

/// Elements of this name with this class (empty: any).
pub(crate) fn select<'e, 'h>(all: &'e [Element<'h>], name: &str, class: &str) -> Vec<&'e Element<'h>> {
    all.iter().filter(|one| one.name == name && (class.is_empty() || one.has_class(class))).collect()
}

/// What the form of filters sends when this value alone is ticked in its group, and everything else is left as it is.
pub(crate) fn ticked(all: &[Element<'_>], name: &str, value: &str) -> String {
    let form = select(all, "form", "filters")[0];
    let mut query = form_urlencoded::Serializer::new(String::new());
    for input in elements(form.inner).iter().filter(|e| e.name == "input") {
        let sent = input.get("type") != Some("checkbox") || input.get("checked").is_some();
        if let (Some(key), Some(said)) = (input.get("name"), input.get("value"))
            && sent
            && !said.is_empty()
            && (key != name || input.get("type") == Some("hidden"))
        {
            query.append_pair(key, said);
        }
    }
    query.append_pair(name, value).finish()
}
