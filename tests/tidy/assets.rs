//! Style and script stay within what the oldest browsers in offices know (Chrome 76, Firefox 78), and fetch nothing.
//!
//! A declaration that an old browser does not know is fine as an enhancement where the same block declares the
//! property before, in words that it does know.

use std::sync::LazyLock;

use regex::Regex;

use crate::tree::File;

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).unwrap()
}

/// Comments; replaced by as many line breaks as they hold.
static COMMENT: LazyLock<Regex> = LazyLock::new(|| regex(r"(?s)/\*.*?\*/"));
/// Innermost blocks: what opens them, and their declarations.
static BLOCK: LazyLock<Regex> = LazyLock::new(|| regex(r"(?s)([^{};]*)\{([^{}]*)\}"));
/// Parts of selectors that make an old browser drop the whole rule.
static SELECTOR: LazyLock<Regex> =
    LazyLock::new(|| regex(r":has\(|:is\(|:where\(|(^|\s|,)&|@layer|@container|@scope"));
/// Values that Chrome 76 does not know.
static VALUE: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"\b(min|max|clamp|color-mix|oklch|oklab|light-dark)\(|\d(dvh|svh|lvh|cqw|cqi)\b|\bsubgrid\b")
});
/// Properties that Chrome 76 does not know.
const PROPERTIES: [&str; 4] = ["inset", "aspect-ratio", "translate", "inset-inline"];
/// Files from outside.
static OUTSIDE: LazyLock<Regex> = LazyLock::new(|| regex(r#"@import|url\(\s*["']?(https?:)?//"#));

/// What one style sheet asks of a browser that is too new.
pub fn style_offences(file: &File) -> Vec<String> {
    let text = COMMENT
        .replace_all(&file.text, |hit: &regex::Captures<'_>| "\n".repeat(hit[0].matches('\n').count()));
    let mut found: Vec<(usize, String)> = OUTSIDE
        .find_iter(&text)
        .map(|hit| (hit.start(), format!("`{}`: nothing is fetched from outside", hit.as_str())))
        .collect();
    for hit in SELECTOR.find_iter(&text) {
        let words = hit.as_str().trim();
        found.push((
            hit.start(),
            format!("`{words}` makes Chrome 76 drop the whole rule: write the selectors out"),
        ));
    }
    for block in BLOCK.captures_iter(&text) {
        let start = block.get(2).map_or(0, |body| body.start());
        found.extend(block_offences(&block[2]).into_iter().map(|what| (start, what)));
    }
    found.sort();
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    found.into_iter().map(|(at, what)| format!("{}:{}: {what}", file.path, line(at))).collect()
}

fn block_offences(body: &str) -> Vec<String> {
    let declared: Vec<(&str, &str)> =
        body.split(';').filter_map(|line| line.split_once(':')).map(|(p, v)| (p.trim(), v.trim())).collect();
    let flex = declared.iter().any(|(property, value)| *property == "display" && value.contains("flex"));
    let mut found = Vec::new();
    for (at, (property, value)) in declared.iter().enumerate() {
        let before = declared[..at].iter().any(|(earlier, _)| earlier == property);
        if flex && ["gap", "column-gap", "row-gap"].contains(property) {
            found.push(format!("`{property}` in a flex box is nothing to Chrome 76: use margins, or a grid"));
        } else if PROPERTIES.contains(property) {
            found.push(format!(
                "`{property}` is nothing to Chrome 76: use top/right/bottom/left, height, transform"
            ));
        } else if VALUE.is_match(value) && !before {
            found.push(format!(
                "`{property}: {value}` is nothing to Chrome 76: declare a plain value before it"
            ));
        }
    }
    found
}

/// Words of a script that Chrome 76 stumbles over, and what to write instead.
static SCRIPT: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    [
        (r"\w\?\.\w|\)\?\.|\]\?\.|\?\.\[|\?\.\(", "`?.` stops Chrome 76: test with `&&`"),
        (r"\?\?", "`??` stops Chrome 76: test for null"),
        (r"(\|\||&&)=", "`||=` stops Chrome 76: assign in an `if`"),
        (
            r"\.(replaceAll|at|findLast|toSorted|toReversed|hasOwn)\(",
            "Chrome 76 has no such method: write it out",
        ),
        (r"\bstructuredClone\(", "Chrome 76 has no structuredClone: copy by hand"),
        (
            r"\beval\(|new Function\(|\.innerHTML\s*=|insertAdjacentHTML|document\.write",
            "set textContent or build nodes: the policy and the escaping must hold",
        ),
        (
            r"\.style\.|setAttribute\(\s*.style",
            "set a class of static/app.css: the policy forbids inline style",
        ),
        (r#"["'`]https?://"#, "nothing is fetched from outside"),
    ]
    .into_iter()
    .map(|(pattern, instead)| (regex(pattern), instead))
    .collect()
});

/// What one script asks of a browser that is too new, or should not do.
pub fn script_offences(file: &File) -> Vec<String> {
    let mut found = Vec::new();
    for (at, line) in file.text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
        for (_, instead) in SCRIPT.iter().filter(|(pattern, _)| pattern.is_match(line)) {
            found.push(format!("{}:{}: `{}`: {instead}", file.path, at + 1, line.trim()));
        }
    }
    found
}

mod tests {
    use super::*;

    fn style(text: &str) -> usize {
        style_offences(&File::made_up("static/x.css", text)).len()
    }

    fn script(text: &str) -> usize {
        script_offences(&File::made_up("static/x.js", text)).len()
    }

    #[test]
    fn new_style_is_seen() {
        for text in [
            "a:has(b) { color: red; }",
            "a { color: red; &:hover { color: blue; } }",
            ":is(h1, h2) { margin: 0; }",
            "a { inset: 0; }",
            "a { aspect-ratio: 1; }",
            "a { display: flex; gap: 1rem; }",
            "@media print { a { display: inline-flex; column-gap: 1rem } }",
            "a { width: min(10px, 3em); }",
            "a { color: color-mix(in srgb, red, blue); }",
            "@import \"x.css\";",
            "a { background: url('https://example.com/x.png'); }",
        ] {
            assert_eq!(style(text), 1, "{text}");
        }
    }

    #[test]
    fn plain_style_passes() {
        for text in [
            "a { display: grid; gap: 1rem; }",
            "a { width: 10px; width: min(10px, 3em); }",
            "/* :has( is too new */ a::before { content: \"x\"; }",
            "a:not(.b) > c ~ d { margin: calc(1rem + 2px) auto 0; }",
            "a { grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); }",
        ] {
            assert_eq!(style(text), 0, "{text}");
        }
    }

    #[test]
    fn new_script_is_seen() {
        for text in [
            "a?.b();",
            "f()?.[0];",
            "const x = a ?? b;",
            "a ||= b;",
            "x.replaceAll('a', 'b');",
            "x.innerHTML = '<b>';",
            "x.style.width = '3px';",
            "fetch('https://example.com');",
        ] {
            assert_eq!(script(text), 1, "{text}");
        }
    }

    #[test]
    fn plain_script_passes() {
        for text in [
            "// a?.b",
            "const x = a ? .5 : b;",
            "x.textContent = 'a';",
            "x.classList.add('w-3');",
            "if (a || b) c = d;",
        ] {
            assert_eq!(script(text), 0, "{text}");
        }
    }
}
