//! `duidu serve`, also plain `duidu`: shows the database in the browser.
//!
//! 1. Open the database; while it is empty, have the sample ready in a temporary one.
//! 2. Take the wanted port, or the next free one.
//! 3. Say where to look; with `--lan` also to colleagues.
//! 4. Serve until Ctrl-C or SIGTERM, then let running requests end.

use std::{
    future::Future,
    io,
    net::{Ipv4Addr, TcpListener},
    time::Duration,
};

use anyhow::{Context, Result, anyhow};
use duidu::{
    import::{self, because},
    store::Store,
    web::{self, AppState, Hosts},
};
use tokio::sync::oneshot;

use super::{Outcome, lan, stop, terminal};
use crate::cli::Serve;

/// How many ports after the wanted one are tried.
const TRIES: u16 = 100;
/// How long running requests may take to end.
const PATIENCE: Duration = Duration::from_secs(3);

pub(super) fn run(arguments: &Serve) -> Result<Outcome> {
    let registry = super::registry(None)?;
    let store = super::open(&arguments.database)?;
    let empty = store.read(|reader| reader.is_empty())?;
    let sample = if empty { Some(import::sample_store(&registry)?) } else { None };
    let untagged = import::wants_retag(&store, &registry)?;

    let address = if arguments.lan { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST };
    let (listener, port) = listen(address, arguments.port)?;
    let runtime = tokio::runtime::Runtime::new()?;
    let asked = {
        let _inside = runtime.enter();
        stop::asked()? // before anybody is told to press Ctrl-C
    };
    greet(arguments, &store, port, empty, untagged)?;
    let state = AppState::new(store, sample, Hosts::of_this_machine(), &registry);
    runtime.block_on(serve(listener, state, asked))?;
    terminal::say("已关闭。")?;
    Ok(Outcome::Done)
}

/// A listener on `port` or the first free one after it. Port 0 lets the system choose.
fn listen(address: Ipv4Addr, port: u16) -> Result<(TcpListener, u16)> {
    let last = port.saturating_add(TRIES);
    for candidate in port..=last {
        match TcpListener::bind((address, candidate)) {
            Ok(listener) => {
                let port = listener.local_addr()?.port();
                listener.set_nonblocking(true)?;
                return Ok((listener, port));
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(error) => {
                return Err(anyhow!(
                    "端口 {candidate} 打不开（{}）。请用 --port 换一个端口。",
                    because(&error)
                ));
            }
        }
    }
    Err(anyhow!("端口 {port} 到 {last} 都被占用。请用 --port 换一个端口。"))
}

fn greet(arguments: &Serve, store: &Store, port: u16, empty: bool, untagged: bool) -> io::Result<()> {
    terminal::say(&format!("对读已启动，请用浏览器打开：http://127.0.0.1:{port}"))?;
    if arguments.port != 0 && port != arguments.port {
        terminal::say(&format!("（端口 {} 被占用，改用 {port}。）", arguments.port))?;
    }
    terminal::say(&format!("数据库：{}", store.path().display()))?;
    if empty {
        terminal::say("还没有材料，网页上是示例数据。导入材料：duidu import 文件")?;
    }
    if untagged {
        terminal::say("主题词表与上次标注时不同：运行 duidu retag，重新标主题。")?;
    }
    if arguments.lan {
        lan::show(port)?;
    }
    terminal::say("按 Ctrl+C 关闭。")
}

async fn serve(
    listener: TcpListener,
    state: AppState,
    asked: impl Future<Output = ()> + Send + 'static,
) -> Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let (stop, stopped) = oneshot::channel::<()>();
    let asked = async move {
        asked.await;
        drop(stop);
    };
    let overdue = async move {
        drop(stopped.await);
        tokio::time::sleep(PATIENCE).await;
    };
    tokio::select! {
        served = web::serve(listener, state, asked) => served.context("网页服务出错"),
        () = overdue => Ok(()),
    }
}
