//! The site, asked in process: the router on the sample, no socket.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod agencies;
mod changes;
mod clips;
mod compare;
mod compare_rows;
mod corrections;
mod crawl;
mod domains;
mod downloads;
mod figures;
mod filters;
mod findings;
mod groups;
mod guard;
mod help;
mod html;
mod import;
mod levels;
mod likeness;
mod namesakes;
mod overview;
mod own_themes;
mod periods;
mod phrases;
mod places;
mod plans;
mod problems;
mod reports;
mod search;
mod site;
mod sources;
mod themes;
mod word;
