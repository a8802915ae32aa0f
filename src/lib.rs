//! 对读 duidu: half-year work reports, taken apart and read side by side.
//!
//! Three layers, arrows one way (held by `tests/tidy.rs`):
//! the pure core (`model`, `registry`, `source`, `parse`, `compare`, `export`) knows no files, SQL or clock
//! (denied below, listed in clippy.toml);
//! `store` keeps what was parsed in SQLite; `web` and `cmd` show it.
//! `import` is the one room that knows both the parser and the store.

#[deny(clippy::disallowed_methods, clippy::disallowed_types)]
pub mod compare;
#[deny(clippy::disallowed_methods, clippy::disallowed_types)]
pub mod export;
pub mod import;
#[deny(clippy::disallowed_methods, clippy::disallowed_types)]
pub mod model;
#[deny(clippy::disallowed_methods, clippy::disallowed_types)]
pub mod parse;
#[deny(clippy::disallowed_methods, clippy::disallowed_types)]
pub mod registry;
#[deny(clippy::disallowed_methods, clippy::disallowed_types)]
pub mod source;
pub mod store;
pub mod web;
