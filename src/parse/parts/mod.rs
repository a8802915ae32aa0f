//! The part of every heading and of every paragraph.
//!
//! 1. [`cue`]: what a heading says by its own words: 存在的问题, 下半年工作安排.
//! 2. [`headings`]: a heading without such words belongs to the part above or before it.
//! 3. [`interlude`]: problems and plans that stand in paragraphs without a heading.

mod cue;
mod headings;
mod interlude;

pub(super) use cue::{Cue, cue};
pub(super) use headings::{Head, parts};
pub(super) use interlude::{Opening, opening};
