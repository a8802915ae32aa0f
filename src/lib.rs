//! 对读 duidu: half-year work reports, taken apart and read side by side.
//!
//! Three layers, arrows one way (held by `tests/tidy.rs`):
//! the pure core (`model`, `registry`, `source`, `parse`, `compare`, `export`) knows no files, SQL or clock;
//! `store` keeps what was parsed in SQLite; `web` and `cmd` show it.
//! `import` is the one room that knows both the parser and the store.

pub mod compare;
pub mod export;
pub mod model;
pub mod parse;
pub mod registry;
pub mod source;
pub mod store;
pub mod web;
