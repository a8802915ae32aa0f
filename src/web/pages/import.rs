//! 导入: files sent from the browser of this computer, looked at and mended before anything is written.
//!
//! 1. `GET /import`: the form. 2. `POST /import/read`: the files are read and kept as a batch (`web::batches`).
//! 3. `GET /import/{batch}` (`look`): what was understood, each field to be mended. 4. `POST /import/save` (`save`): what is ticked is
//!    imported, what was mended is remembered. `web::guard` lets 2 and 4 through only from this computer and from a page of this site.

mod look;
mod plan;
mod save;
mod split;

use std::path::PathBuf;

use askama::Template;
use axum::{
    extract::{Multipart, State, multipart::MultipartError},
    http::{StatusCode, header},
    response::IntoResponse,
};

pub(crate) use look::show;
pub(crate) use save::save;

use crate::{
    import::{self, Given, How, ImportError},
    model::Encoding,
    registry::Registry,
    store::Store,
    web::{
        AppState,
        ask::Ask,
        batches::{Batch, KEPT, Typed, Upload},
        error::{Answer, WebError},
        page::{Frame, Tab, html},
        state::Visit,
    },
};

/// All files of one sending together, in bytes.
pub(crate) const MOST: usize = 256 * 1024 * 1024;
/// All text of one sending together, in bytes: some two thousand reports, which take ten times as much memory until they are saved.
const MOST_TEXT: usize = 24 * 1024 * 1024;

#[derive(Template)]
#[template(path = "pages/import.html")]
struct ImportPage {
    frame: Frame,
    /// Why nothing was read.
    problem: String,
    /// Whether whoever looks may import something.
    may: bool,
    /// The encodings that a text file may have.
    encodings: [Encoding; Encoding::ALL.len()],
}

/// `GET /import`.
pub(crate) async fn form(State(state): State<AppState>, ask: Ask) -> Answer {
    state.visit(ask, |visit| page(&visit, String::new())).await
}

fn page(visit: &Visit<'_>, problem: String) -> Answer {
    html(&ImportPage {
        frame: visit.frame(Tab::Import, "导入"),
        problem,
        may: visit.ask.local,
        encodings: Encoding::ALL,
    })
}

/// The form again, where what was read is not kept any more.
async fn expired(state: &AppState, ask: Ask) -> Answer {
    let ask = Ask { path: "/import".to_owned(), ..ask };
    let why = format!(
        "这次预览已经不在了：程序重新启动过，或者后来又读了别的文件（只留最近 {KEPT} 次）。什么也没有保存，请重新选文件"
    );
    let mut answer = state.visit(ask, |visit| page(&visit, why)).await?;
    *answer.status_mut() = StatusCode::GONE;
    Ok(answer)
}

/// `POST /import/read`: `files`, any number of them, `encoding` of those that are text (empty: as it seems), and `all` where every text is to be
/// taken for a report.
///
/// The script of the page sends one file after the other, so that it can say how far it is: each with `batch`, the address that the one
/// before was answered with (empty for the first). It gets the address as text, where a form is sent on to it.
pub(crate) async fn read(State(state): State<AppState>, ask: Ask, form: Multipart) -> Answer {
    let mut sent = match sent(form).await {
        Ok(sent) => sent,
        Err(error) => return Err(refused(&error)),
    };
    if sent.files.is_empty() {
        let ask = Ask { path: "/import".to_owned(), ..ask };
        return state
            .visit(ask, |visit| {
                page(&visit, "没有选文件：请先选一个或几个文件，或者一个文件夹，再点“读一读”".to_owned())
            })
            .await;
    }
    let Some(before) = sent.batch.take() else {
        let address = read_all(&state, sent).await?;
        return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response());
    };
    match before.strip_prefix("/import/") {
        None => Ok(read_all(&state, sent).await?.into_response()),
        Some(id) => {
            let before = state.batches().get(id).map_or(0, |batch| batch.size());
            let read = move |store: &Store, registry: &Registry| look_at(sent, before, store, registry);
            let more = state.read_more(id, read).await?;
            match more {
                Some(batch) => Ok(address(&batch).into_response()),
                None => expired(&state, ask).await,
            }
        }
    }
}

/// Reads what was sent; gives the address where it can be looked at.
async fn read_all(state: &AppState, sent: Sent) -> Result<String, WebError> {
    let all = sent.all;
    let read =
        move |store: &Store, registry: &Registry| (look_at(sent, 0, store, registry), Typed::default());
    let batch = state.read_batch(all, read).await?;
    Ok(address(&batch))
}

fn address(batch: &Batch) -> String {
    format!("/import/{}", batch.id)
}

/// What a form brought.
#[derive(Default)]
struct Sent {
    files: Vec<(String, Vec<u8>)>,
    all: bool,
    encoding: Option<Encoding>,
    batch: Option<String>,
}

async fn sent(mut form: Multipart) -> Result<Sent, MultipartError> {
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await? {
        match (field.name().map(str::to_owned), field.file_name().map(str::to_owned)) {
            (Some(name), _) if name == "all" => sent.all = true,
            (Some(name), _) if name == "encoding" => sent.encoding = Encoding::from_key(&field.text().await?),
            (Some(name), _) if name == "batch" => sent.batch = Some(field.text().await?),
            // A folder has more in it than somebody has chosen: what the system keeps there is no file of his.
            (_, Some(file)) if file.contains('/') && import::is_by_the_way(&file) => {}
            (_, Some(file)) if !file.is_empty() => sent.files.push((file, field.bytes().await?.to_vec())),
            _ => {}
        }
    }
    Ok(sent)
}

fn refused(error: &MultipartError) -> WebError {
    let why = if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        format!("一次送来的文件太大：最多 {} MB，请分几次送，或用 duidu import 导入", MOST / 1024 / 1024)
    } else {
        "文件没有送完整，请再送一次".to_owned()
    };
    WebError::BadRequest(why)
}

/// Reads each file, those in archives one by one, up to [`MOST_TEXT`]. `before`: bytes of text that the batch has already.
fn look_at(sent: Sent, before: usize, store: &Store, registry: &Registry) -> Vec<Upload> {
    let how = How { all: sent.all, encoding: sent.encoding };
    let mut uploads: Vec<Upload> = Vec::new();
    let mut size = before;
    for (name, bytes) in sent.files {
        import::each_in(Given::sent(PathBuf::from(name), bytes), &mut |given| {
            let name = given.shown.to_string_lossy().into_owned();
            let seen = if size < MOST_TEXT {
                import::preview(Some(store), registry, given, how)
            } else {
                Err(ImportError::Full { most: MOST_TEXT / 1024 / 1024 })
            };
            let upload = Upload { name, seen };
            size += upload.size();
            uploads.push(upload);
        });
    }
    uploads
}
