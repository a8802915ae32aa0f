//! One stem a page: a line in `src/web/routes.rs`, `src/web/pages/<stem>.rs`, `templates/pages/<stem>.html` and
//! `tests/web/<stem>.rs`, so that who has one of them finds the others.

use std::collections::BTreeSet;

use crate::{
    names::names,
    tree::{File, files},
};

/// What there is of pages.
pub struct Pages {
    sources: BTreeSet<String>,
    templates: BTreeSet<String>,
    tests: BTreeSet<String>,
    routes: BTreeSet<String>,
}

impl Pages {
    /// Reads the project.
    pub fn of_the_project() -> Self {
        let stems = |folder: &str, extension: &str| -> BTreeSet<String> {
            files(folder, extension).iter().map(|file| stem(folder, file)).collect()
        };
        let routes = files("src/web", "rs");
        let routes = routes.iter().find(|file| file.path == "src/web/routes.rs");
        Self {
            sources: &stems("src/web/pages", "rs") - &BTreeSet::from(["mod".to_owned()]),
            templates: stems("templates/pages", "html"),
            tests: &stems("tests/web", "rs") - &BTreeSet::from(["main".to_owned()]),
            routes: routes.map(|file| routed(&file.text)).unwrap_or_default(),
        }
    }
}

/// `src/web/pages/compare/rows.rs` → `compare`.
fn stem(folder: &str, file: &File) -> String {
    let inside = file.path.trim_start_matches(folder).trim_start_matches('/');
    inside.split(['/', '.']).next().unwrap_or(inside).to_owned()
}

/// The modules of pages that the routes name: `pages::agencies::list` → `agencies`; also `agencies::list` where
/// `agencies` was imported.
fn routed(text: &str) -> BTreeSet<String> {
    names("src/web/routes.rs", text).paths.into_iter().flat_map(|name| name.parts).collect()
}

/// Pages that lack one of their four, and templates without a page.
pub fn offences(pages: &Pages) -> Vec<String> {
    let mut found = Vec::new();
    for stem in &pages.sources {
        let mut lacks = |there: &BTreeSet<String>, what: &str| {
            if !there.contains(stem) {
                found.push(format!("src/web/pages/{stem}.rs: {what}"));
            }
        };
        lacks(&pages.templates, &format!("add templates/pages/{stem}.html"));
        lacks(&pages.tests, &format!("add tests/web/{stem}.rs, which asks the router for the page"));
        lacks(&pages.routes, "add its line to src/web/routes.rs");
    }
    for stem in pages.templates.difference(&pages.sources) {
        found.push(format!(
            "templates/pages/{stem}.html: no src/web/pages/{stem}.rs: rename it, or move it to templates/macros/"
        ));
    }
    found
}

mod tests {
    use super::*;

    fn set(stems: &[&str]) -> BTreeSet<String> {
        stems.iter().map(|&stem| stem.to_owned()).collect()
    }

    fn whole() -> Pages {
        let stems = set(&["help", "themes"]);
        let routes =
            routed("use super::pages::{help, self}; fn f() { get(help::show); get(pages::themes::list); }");
        Pages { sources: stems.clone(), templates: stems.clone(), tests: stems, routes }
    }

    #[test]
    fn a_page_that_lacks_something_is_named() {
        assert_eq!(offences(&whole()), Vec::<String>::new());
        assert_eq!(offences(&Pages { templates: set(&["help"]), ..whole() }).len(), 1);
        assert_eq!(offences(&Pages { tests: set(&["help", "guard"]), ..whole() }).len(), 1);
        assert_eq!(offences(&Pages { routes: set(&["themes"]), ..whole() }).len(), 1);
        assert_eq!(offences(&Pages { sources: set(&["help"]), ..whole() }).len(), 1);
    }

    #[test]
    fn a_folder_of_a_page_has_its_stem() {
        let file = |path| File::made_up(path, "");
        assert_eq!(stem("src/web/pages", &file("src/web/pages/compare/rows.rs")), "compare");
        assert_eq!(stem("src/web/pages", &file("src/web/pages/help.rs")), "help");
    }
}
