//! The columns of set phrases.

use super::{Cell, Column, column, percent};
use crate::model::PhraseRow;

/// 套话.
pub const PHRASES: &[Column<PhraseRow>] = &[
    column("phrase", "套话", |row| Cell::text(&row.text)),
    column("letters", "字数", |row| Cell::Int(row.letters().into())),
    column("agencies", "单位数", |row| Cell::Int(row.agencies.into())),
    column("share", "占单位%", |row| Cell::Float(percent(row.agencies, row.of_agencies))),
    column("reports", "材料数", |row| Cell::Int(row.reports.into())),
    column("occurrences", "次数", |row| Cell::Int(row.occurrences.into())),
    column("theme", "也是主题词", |row| Cell::maybe(row.theme.as_deref())),
];
