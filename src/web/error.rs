//! What can go wrong with a page: logged once, here, and told to the visitor in calm Chinese words.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

use super::{
    downloads::DownloadError,
    page::{Frame, Tab, html},
};
use crate::store::StoreError;

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WebError {
    /// There is no such page; the word says what was looked for: 单位, 页面.
    #[error("no such {0}")]
    NotFound(&'static str),
    /// The question makes no sense; the words say why and what to do.
    #[error("bad request: {0}")]
    #[allow(dead_code, reason = "for pages that need something in their address")]
    BadRequest(String),
    /// Asked under a name that is not this machine.
    #[error("asked under a name that is not this machine")]
    ForeignHost,
    /// Something that only whoever sits at this computer may do, asked from another.
    #[error("asked to write from another computer")]
    NotHere,
    /// A form that was not sent by a page of this site.
    #[error("asked to write by a page elsewhere")]
    ForeignPage,
    /// Another method than GET and HEAD.
    #[error("method not allowed")]
    Method,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A list could not be written.
    #[error(transparent)]
    Download(#[from] DownloadError),
    /// A template.
    #[error("template: {0}")]
    Template(#[from] askama::Error),
    /// It took too long.
    #[error("took too long")]
    TooSlow,
    /// The page panicked.
    #[error("panicked: {0}")]
    Panicked(String),
}

/// What a page of a handler is.
pub(crate) type Answer = Result<Response, WebError>;

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    frame: Frame,
    code: u16,
    message: String,
    advice: &'static str,
}

impl WebError {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::ForeignHost | Self::NotHere | Self::ForeignPage => StatusCode::FORBIDDEN,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooSlow | Self::Store(StoreError::Locked { .. }) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Store(_) | Self::Download(_) | Self::Template(_) | Self::Panicked(_) => {
                StatusCode::INTERNAL_SERVER_ERROR
            }
        }
    }

    /// What happened, for the visitor.
    fn message(&self) -> String {
        match self {
            Self::NotFound(what @ "材料") => format!("没有找到这篇{what}"),
            Self::NotFound(what) => format!("没有找到这个{what}"),
            Self::BadRequest(why) => why.clone(),
            Self::ForeignHost => "这个地址不是本机的地址".to_owned(),
            Self::NotHere => "这件事只能在运行对读的那台电脑上做".to_owned(),
            Self::ForeignPage => "这个请求不是从对读自己的页面发出的".to_owned(),
            Self::Method => "这里只能查看，不能提交".to_owned(),
            Self::Store(error) => error.to_string(),
            Self::TooSlow => "这一页用了太长时间，已经停下".to_owned(),
            Self::Download(_) => "导出文件时出了问题".to_owned(),
            Self::Template(_) | Self::Panicked(_) => "这一页出了问题".to_owned(),
        }
    }

    /// What the visitor can do.
    fn advice(&self) -> &'static str {
        match self {
            Self::NotFound(_) => {
                "地址可能写错了，或者材料重新导入后编号变了。可以从上面的目录重新找，或直接检索。"
            }
            Self::BadRequest(_) => "请返回上一页重新选择。",
            Self::ForeignHost => "请用启动对读时终端里显示的地址打开，例如 http://127.0.0.1:8080/。",
            Self::NotHere => "办公网里的同事可以查看，不能改动；请到那台电脑上操作，或请那里的同事代办。",
            Self::ForeignPage => "请在对读的页面上重新点一次按钮。没有改动任何内容。",
            Self::Method => "请从上面的目录打开页面。",
            Self::TooSlow => "请减少筛选的范围后再试，或稍等片刻再刷新。",
            Self::Store(_) | Self::Download(_) | Self::Template(_) | Self::Panicked(_) => {
                "其他页面不受影响。请刷新再试；如果还是这样，请把终端里的提示发给维护人员。"
            }
        }
    }

    fn log(&self) {
        if self.status().is_server_error() {
            let cause = std::error::Error::source(self).map(ToString::to_string);
            tracing::error!(error = %self, cause, "no page");
        } else if matches!(self, Self::ForeignHost | Self::NotHere | Self::ForeignPage) {
            tracing::warn!("refused: {self}");
        }
    }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        self.log();
        let status = self.status();
        let message = self.message();
        let frame = Frame::new(Tab::None, message.clone());
        let page = ErrorPage { frame, code: status.as_u16(), message, advice: self.advice() };
        let mut response = match html(&page) {
            Ok(response) => response,
            Err(error) => {
                tracing::error!(%error, "the error page itself");
                page.message.clone().into_response()
            }
        };
        *response.status_mut() = status;
        if status == StatusCode::METHOD_NOT_ALLOWED {
            let allowed = axum::http::HeaderValue::from_static("GET, HEAD");
            response.headers_mut().insert(axum::http::header::ALLOW, allowed);
        }
        response
    }
}
