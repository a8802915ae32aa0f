//! The pages: routes, filters, templates, downloads.
//!
//! The way of a request:
//! 1. `guard` refuses what is not meant for this machine and puts the security headers on every answer;
//! 2. `routes`, the sitemap, names the page; [`Ask`](ask::Ask) reads path, format and query string (`filters`);
//! 3. `state` picks the database (the user's, or the sample while that is empty) and lends the page a reader;
//! 4. the page (`pages`, one file a page) asks the store for rows and fills its template, or hands the same rows to
//!    `downloads`; `links`, `form`, `list`, `cards` and `page` hold what pages share;
//! 5. what goes wrong becomes a calm Chinese page in `error`, logged once.

mod answered;
mod ask;
mod assets;
mod batches;
mod cards;
mod downloads;
mod error;
mod figure;
mod filters;
mod form;
mod grouped;
mod groups;
mod guard;
mod heat;
mod knowledge;
mod links;
mod list;
mod namesakes;
mod own;
mod page;
mod pages;
mod periods;
mod reading;
mod routes;
#[cfg(test)]
mod sample;
mod sayings;
mod server;
mod state;
mod switch;
mod words;

pub use answered::{answered_problems, unanswered};
pub use guard::Hosts;
pub use routes::router;
pub use server::serve;
pub use state::AppState;
