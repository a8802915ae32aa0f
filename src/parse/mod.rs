//! Lines become reports, lines set aside and notes. Never fails, never loses a line.

pub mod themes;
