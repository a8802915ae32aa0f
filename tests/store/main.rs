//! The store on real SQLite files, filled with values made by hand.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that stumbles should say where"
)]

mod backup;
mod check;
#[path = "../common/mod.rs"]
mod common;
mod figures;
mod findings;
mod lists;
mod made;
mod open;
mod put;
mod remove;
mod reparse;
mod search;
mod themes;
mod typical;
mod whole;
