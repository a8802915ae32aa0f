//! What the forms of 自定义主题 send: a theme to keep, one to forget, a file to take over.

use axum::{
    body::Bytes,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};

use super::{Sent, fields::Fields, page};
use crate::{
    import::{self as own, OwnError, TakenOver},
    web::{
        AppState,
        ask::Ask,
        error::{Answer, WebError},
    },
};

/// Said while the sample is shown: nothing of it is kept.
const SAMPLE: &str = "现在看的是示例数据，不能存自定义主题。请先导入自己的材料";

/// `POST /themes/own/save`: the fields of the form.
pub(crate) async fn save(State(state): State<AppState>, ask: Ask, body: Bytes) -> Answer {
    let fields = Fields::read(&body);
    let rule = match fields.rule() {
        Ok(rule) => rule,
        Err(why) => {
            return again(&state, ask, Sent { fields: Some(fields), problem: why, ..Sent::default() }).await;
        }
    };
    let key = fields.key.clone();
    let saved = state
        .change(move |store, registry| {
            not_sample(store)?;
            own::save_theme(store, registry, key.as_deref(), &rule)
        })
        .await?;
    match saved {
        Ok((key, _)) => {
            Ok((StatusCode::SEE_OTHER, [(header::LOCATION, format!("/themes/{key}"))]).into_response())
        }
        Err(error) => {
            let problem = error.to_string();
            again(&state, ask, Sent { fields: Some(fields), problem, ..Sent::default() }).await
        }
    }
}

/// `POST /themes/own/delete`: `key`.
pub(crate) async fn delete(State(state): State<AppState>, ask: Ask, body: Bytes) -> Answer {
    let key =
        form_urlencoded::parse(&body).find(|(key, _)| key == "key").map(|(_, value)| value.into_owned());
    let key = key.ok_or_else(|| WebError::BadRequest("这个按钮送来的内容不完整".to_owned()))?;
    let sent = match state.change(move |store, registry| own::delete_theme(store, registry, &key)).await? {
        Ok(theme) => Sent {
            done: format!(
                "已删除“{}”，全部材料已重新标注。删错了，它的内容还在下面，再存一次就回来。",
                theme.name
            ),
            fields: Some(Fields { key: None, ..Fields::of(theme) }),
            ..Sent::default()
        },
        Err(error) => Sent { problem: error.to_string(), ..Sent::default() },
    };
    again(&state, ask, sent).await
}

/// `POST /themes/own/import`: `toml`, the text of a file.
pub(crate) async fn import(State(state): State<AppState>, ask: Ask, body: Bytes) -> Answer {
    let text =
        form_urlencoded::parse(&body).find(|(key, _)| key == "toml").map(|(_, value)| value.into_owned());
    let pasted = text.unwrap_or_default();
    let text = pasted.clone();
    let taken = state
        .change(move |store, registry| {
            not_sample(store)?;
            own::import_themes(store, registry, &text)
        })
        .await?;
    let sent = match taken {
        Ok(taken) => Sent { done: words(&taken), ..Sent::default() },
        Err(error) => Sent { pasted, problem: error.to_string(), ..Sent::default() },
    };
    again(&state, ask, sent).await
}

/// The page again, with what became of the form.
async fn again(state: &AppState, ask: Ask, sent: Sent) -> Answer {
    state.visit(Ask { path: "/themes/own".to_owned(), ..ask }, move |visit| page(&visit, sent)).await
}

fn not_sample(store: &crate::store::Store) -> Result<(), OwnError> {
    if store.read(|reader| reader.is_empty())? { Err(OwnError::Unsound(SAMPLE.to_owned())) } else { Ok(()) }
}

/// `导入了 3 个主题：新增 …；替换 …。`
fn words(taken: &TakenOver) -> String {
    let named = |what: &str, names: &[String]| match names {
        [] => String::new(),
        names => format!("{what}“{}”；", names.join("”“")),
    };
    let (added, replaced) = (named("新增", &taken.added), named("替换", &taken.replaced));
    format!("导入完成：{added}{replaced}全部材料已重新标注。")
}
