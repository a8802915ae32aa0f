//! The store on real SQLite files, filled with values made by hand.

#[path = "../common/mod.rs"]
mod common;
mod lists;
mod made;
mod open;
mod put;
mod search;
mod themes;
