//! One file a page: its template's struct, its handler. The address of each is in `routes`.

pub(super) mod agencies;
pub(super) mod changes;
pub(super) mod clips;
pub(super) mod compare;
pub(super) mod corrections;
pub(super) mod domains;
pub(super) mod figures;
pub(super) mod findings;
pub(super) mod help;
pub(super) mod import;
pub(super) mod levels;
pub(super) mod likeness;
pub(super) mod overview;
pub(super) mod phrases;
pub(super) mod plans;
pub(super) mod problems;
pub(super) mod reports;
pub(super) mod search;
pub(super) mod sources;
pub(super) mod themes;
