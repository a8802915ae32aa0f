//! How well passages on the same matter are found in the real compilation, against pairs that a person noted.

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/rows.rs"]
mod rows;

mod alignment;
