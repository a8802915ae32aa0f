//! The program as people run it: the binary, its messages, its exit codes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that stumbles should say where"
)]

mod bad_input;
mod bench;
mod converted;
mod corpus;
mod corrections;
mod export;
mod export_all;
mod formats;
mod import;
mod killed;
mod retag;
mod serve;
mod sources;
mod themes;
