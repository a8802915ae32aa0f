//! The parser as its readers see it: golden cases, the real compilation, and what is true of any text.

#[path = "../common/mod.rs"]
mod common;

mod corpus;
mod figures;
mod findings;
mod formats;
mod golden;
mod hostile;
mod items;
mod mutations;
mod properties;
mod shapes;
