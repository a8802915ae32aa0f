//! Pages on a socket.

use std::{future::Future, io};

use tokio::net::TcpListener;

use super::{AppState, router};

/// Answers on `listener` until `stop` is done, then lets requests under way end.
pub async fn serve(
    listener: TcpListener,
    state: AppState,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    axum::serve(listener, router(state)).with_graceful_shutdown(stop).await
}
