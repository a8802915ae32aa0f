//! The store on real SQLite files, filled with values made by hand.

mod made;
mod put;
