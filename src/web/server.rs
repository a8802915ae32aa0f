//! Pages on a socket.

use std::{future::Future, io, net::SocketAddr};

use tokio::net::TcpListener;

use super::{AppState, router};

/// Answers on `listener` until `stop` is done, then lets requests under way end.
pub async fn serve(
    listener: TcpListener,
    state: AppState,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    // Whoever asks: some things are only for this computer (`guard`).
    let site = router(state).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, site).with_graceful_shutdown(stop).await
}
