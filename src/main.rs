//! The `duidu` program.
fn main() {}
