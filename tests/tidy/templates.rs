//! Templates keep the content security policy (no inline style or script, nothing from outside) and the escaping.

use std::sync::LazyLock;

use regex::Regex;

use crate::tree::File;

/// Pattern, and what to do instead.
type Rule = (Regex, &'static str);

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    [
        (
            r"\|\s*safe\b",
            "marks are typed segments: write the tag in the template and let the text be escaped",
        ),
        (r#"\|\s*escape\(\s*"none""#, "do not switch escaping off: write the tag in the template"),
        (r"\{%-?\s*filter\s+safe", "do not switch escaping off: write the tag in the template"),
        (r"(?i)<style\b", "move the rule into static/app.css"),
        (
            r#"(?i)\sstyle\s*=\s*["']"#,
            "use a class of static/app.css (`w-0`…`w-100`, `heat-0`…`heat-6`) or an SVG attribute",
        ),
        (r"(?i)<script\b[^>]*>\s*[^<\s]", "move the script into static/app.js"),
        (r"(?i)<script\b(?:[^>s]|s[^r])*>", "a script needs `src`: move it into static/app.js"),
        (
            r#"(?i)<[a-z][^>]*\son[a-z]+\s*=\s*["']"#,
            "listen in static/app.js, found by a class or a data- attribute",
        ),
        (r"(?i)javascript:", "a link leads to a page: add behaviour in static/app.js"),
        (
            r#"(?i)(?:src|href|action|poster)\s*=\s*["'](?:https?:)?//"#,
            "nothing is fetched from outside: put the file into static/",
        ),
    ]
    .into_iter()
    .map(|(pattern, instead)| (Regex::new(pattern).unwrap(), instead))
    .collect()
});

/// Offences of one template, with the line of each.
pub fn offences(file: &File) -> Vec<String> {
    let mut found = Vec::new();
    for (pattern, instead) in RULES.iter() {
        for hit in pattern.find_iter(&file.text) {
            let line = file.text[..hit.start()].matches('\n').count() + 1;
            found.push(format!("{}:{line}: `{}`: {instead}", file.path, hit.as_str().trim()));
        }
    }
    found
}

mod tests {
    use super::*;

    #[test]
    fn offences_are_seen() {
        for text in [
            "{{ text|safe }}",
            "{{ text | safe }}",
            "{{ text|escape(\"none\") }}",
            "{% filter safe %}",
            "<style>p { color: red }</style>",
            "<p\n style='width: 3%'>",
            "<script>alert(1)</script>",
            "<script type=\"module\">go()</script>",
            "<script></script>",
            "<button\n  onclick=\"go()\">",
            "<a href=\"javascript:go()\">",
            "<img src=\"https://example.com/x.png\">",
            "<link href='//example.com/x.css'>",
        ] {
            assert!(!offences(&File::made_up("templates/x.html", text)).is_empty(), "{text}");
        }
    }

    #[test]
    fn proper_templates_pass() {
        let text = "<script src=\"/static/app.js\" defer></script>\n<p class=\"w-30\">{{ unsafe_name }} {{ x|safely }}</p>\
            <svg xmlns=\"http://www.w3.org/2000/svg\"></svg><a href=\"/themes/{{ key }}\" data-on=\"1\">online = 'x'</a>";
        assert_eq!(offences(&File::made_up("templates/x.html", text)), Vec::<String>::new());
    }
}
