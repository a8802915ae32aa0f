//! The columns of 按单位: how much each agency writes about a theme, and what its peers do.

use super::{column, hundredths, level, percent};
use crate::{
    export::{Cell, Column},
    model::{Peers, VoiceRow},
};

/// 按单位: every agency, those without a passage included.
pub const VOICES: &[Column<VoiceRow>] = &[
    column("agency", "单位", |row| Cell::text(&row.voice.agency.label)),
    column("level", "层级", |row| level(&row.voice.agency)),
    column("domain", "条线", |row| Cell::text(&row.voice.agency.domain)),
    column("passages", "段落数", |row| Cell::Int(row.voice.passages.into())),
    column("chars", "字数", |row| Cell::Int(row.voice.chars.into())),
    column("of_chars", "正文总字数", |row| Cell::Int(row.voice.of_chars.into())),
    column("density", "每万字段数", |row| Cell::Float(hundredths(row.density()))),
    column("share", "占全文%", |row| Cell::Float(percent(row.voice.chars, row.voice.of_chars))),
    column("domain_writers", "同条线写到的单位数", |row| whole(row.domain.writers)),
    column("domain_others", "同条线其他单位数", |row| whole(row.domain.of)),
    column("level_writers", "同层级写到的单位数", |row| whole(row.level.writers)),
    column("level_others", "同层级其他单位数", |row| whole(row.level.of)),
    column("expected", "没写而多数同行写了", |row| Cell::maybe(row.expected().map(reason))),
];

const fn reason(peers: Peers) -> &'static str {
    match peers {
        Peers::Domain(_) => "同条线",
        Peers::Level(_) => "同层级",
    }
}

fn whole(number: usize) -> Cell<'static> {
    Cell::Int(number.try_into().unwrap_or(i64::MAX))
}
