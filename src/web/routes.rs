//! The sitemap: every address of the site, in one place, and the layers that every request goes through.
//!
//! A line of [`pages`] is an address and its page; `list` adds the same rows as `.csv`, `.xlsx` and `.json` beside it.
//! (A key such as `/levels/xian` needs no such line: `/levels/xian.csv` is the same route, see `Ask`.)

use std::any::Any;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler,
    http::Request,
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, NotForContentType, Predicate},
    },
    trace::{DefaultOnFailure, TraceLayer},
};
use tracing::Level;

use super::{
    AppState, assets,
    error::WebError,
    guard,
    pages::{
        agencies, changes, clips, compare, corrections, domains, figures, findings, help, import, levels,
        likeness, overview, phrases, plans, problems, reports, search, sources, themes,
    },
};
use crate::export::Format;

/// The whole site.
pub fn router(state: AppState) -> Router {
    pages()
        .route("/static/{*name}", get(assets::show))
        .route("/favicon.ico", get(assets::favicon))
        .fallback(not_found)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(state.hosts(), guard::admit))
        .layer(CompressionLayer::new().compress_when(worth_packing()))
        .layer(from_fn(guard::secure))
        .layer(
            TraceLayer::new_for_http()
                .make_span_with(|request: &Request<_>| {
                    tracing::debug_span!("request", method = %request.method(), path = request.uri().path())
                })
                .on_failure(DefaultOnFailure::new().level(Level::DEBUG)),
        )
        .with_state(state)
}

/// What is large enough and not packed already, as workbooks and Word files are.
fn worth_packing() -> impl Predicate {
    let packed = |format: Format| NotForContentType::const_new(format.media_type());
    DefaultPredicate::new().and(packed(Format::Xlsx)).and(packed(Format::Docx))
}

fn pages() -> Router<AppState> {
    let site = files(Router::new().route("/", get(overview::show)), "/overview", &overview::show);
    let site = list(site, "/agencies", agencies::list).route("/agencies/{id}", get(agencies::show));
    let site = list(site, "/reports", reports::list).route("/reports/{id}", get(reports::show));
    let site = list(site, "/levels", levels::list).route("/levels/{key}", get(levels::show));
    let site = list(site, "/domains", domains::list).route("/domains/{key}", get(domains::show));
    let site = list(site, "/themes", themes::list).route("/themes/{key}", get(themes::show));
    let site = own_themes(site);
    let site = list(site, "/compare", compare::show).route("/compare.docx", get(compare::show));
    let site = list(site, "/likeness", likeness::show);
    let site = list(site, "/phrases", phrases::show);
    let site = list(site, "/changes", changes::show);
    let site = list(site, "/clips", clips::show)
        .route("/clips.docx", get(clips::show))
        .route("/clips.md", get(clips::show));
    let site = list(site, "/figures", figures::show);
    let site = list(site, "/problems", problems::show);
    let site = list(site, "/plans", plans::show);
    let site = list(site, "/findings", findings::show)
        .route("/findings/mark", post(findings::mark).fallback(not_found));
    let site = site
        .route("/corrections", get(corrections::list))
        .route("/corrections.toml", get(corrections::file))
        .route("/corrections/{id}", get(corrections::show))
        .route("/corrections/save", post(corrections::save).fallback(not_found))
        .route("/corrections/undo", post(corrections::undo).fallback(not_found))
        .route("/import", get(import::form))
        .route("/import/{batch}", get(import::show))
        .route(
            "/import/read",
            post(import::read).layer(DefaultBodyLimit::max(import::MOST)).fallback(not_found),
        )
        .route(
            "/import/save",
            post(import::save).layer(DefaultBodyLimit::max(import::MOST)).fallback(not_found),
        );
    let site = list(site, "/sources", sources::list)
        .route("/sources/{id}", get(sources::show))
        .route("/sources/remove", post(sources::remove).fallback(not_found));
    list(site, "/search", search::show).route("/help", get(help::show))
}

/// Themes of the user's own: the page, the file, and what the page's forms send.
fn own_themes(site: Router<AppState>) -> Router<AppState> {
    site.route("/themes/own", get(themes::own))
        .route("/themes/own.toml", get(themes::own_file))
        .route("/themes/own/save", post(themes::save).fallback(not_found))
        .route("/themes/own/delete", post(themes::delete).fallback(not_found))
        .route("/themes/own/import", post(themes::import).fallback(not_found))
}

/// A list: its page, and its rows as files.
fn list<H, T>(site: Router<AppState>, path: &str, handler: H) -> Router<AppState>
where
    H: Handler<T, AppState>,
    T: 'static,
{
    files(site, path, &handler).route(path, get(handler))
}

/// The rows of a list as files, one address a format.
fn files<H, T>(site: Router<AppState>, path: &str, handler: &H) -> Router<AppState>
where
    H: Handler<T, AppState>,
    T: 'static,
{
    let add = |site: Router<AppState>, format: Format| {
        site.route(&format!("{path}.{}", format.extension()), get(handler.clone()))
    };
    Format::LISTS.into_iter().fold(site, add)
}

async fn not_found() -> WebError {
    WebError::NotFound("页面")
}

#[allow(clippy::needless_pass_by_value, reason = "the layer hands it over by value")]
fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let words = panic.downcast_ref::<String>().cloned();
    let words = words.or_else(|| panic.downcast_ref::<&str>().map(|words| (*words).to_owned()));
    WebError::Panicked(words.unwrap_or_default()).into_response()
}
