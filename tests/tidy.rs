//! Holds the layout of the crate (ARCHITECTURE.md, "Rooms"): a rule that no tool checks is forgotten within a month.
//!
//! 1. `arrows`: which room may import which, and which room may name which library.
//! 2. `sql`: SQL stands in `src/store` and `migrations` alone.
//! 3. `sizes`: files stay small; every file says what it is.
//! 4. `stems`: a page is a route, a page file, a template and a test of one name.
//! 5. `templates`: nothing that breaks the content security policy, nothing marked safe.
//! 6. `docs`: documents name only files that are there.
//! 7. `assets`: style and script that the oldest browsers in offices know.
//!
//! Each rule is itself tested on deliberate offences, beside the rule.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(unreachable_pub, reason = "modules of a test have no outside")]

#[path = "tidy/arrows.rs"]
mod arrows;
#[path = "tidy/assets.rs"]
mod assets;
#[path = "tidy/docs.rs"]
mod docs;
#[path = "tidy/names.rs"]
mod names;
#[path = "tidy/rooms.rs"]
mod rooms;
#[path = "tidy/sizes.rs"]
mod sizes;
#[path = "tidy/sql.rs"]
mod sql;
#[path = "tidy/stems.rs"]
mod stems;
#[path = "tidy/templates.rs"]
mod templates;
#[path = "tidy/tree.rs"]
mod tree;

use tree::{files, report};

#[test]
fn rooms_import_only_what_they_may() {
    report(files("src", "rs").iter().flat_map(arrows::offences));
}

#[test]
fn sql_stays_in_the_store() {
    report(files("src", "rs").iter().flat_map(sql::offences));
}

#[test]
fn files_stay_small() {
    report(sizes::source_offences(&files("src", "rs")));
    report(files("templates", "html").iter().filter_map(sizes::template_offence));
}

#[test]
fn every_file_says_what_it_is() {
    for folder in ["src", "tests", "benches"] {
        report(files(folder, "rs").iter().filter_map(sizes::doc_offence));
    }
}

#[test]
fn a_page_has_one_stem() {
    report(stems::offences(&stems::Pages::of_the_project()));
}

#[test]
fn templates_keep_the_policy() {
    report(files("templates", "html").iter().flat_map(templates::offences));
}

#[test]
fn documents_name_what_is_there() {
    let here = files(".", "md");
    report(here.iter().flat_map(|file| docs::offences(file, docs::is_there)));
}

#[test]
fn assets_suit_old_browsers() {
    let ours = |file: &&tree::File| !file.path.starts_with("static/vendor/");
    report(files("static", "css").iter().filter(ours).flat_map(assets::style_offences));
    report(files("static", "js").iter().filter(ours).flat_map(assets::script_offences));
}
