//! The rooms of the crate: who may import whom, and who may name which library. This table is the rule.

/// One room and the rooms it may import from.
pub struct Room {
    /// First part of its module path; `main` and `lib` for the two roots.
    pub name: &'static str,
    /// Rooms it may import from, besides itself.
    pub may: &'static [&'static str],
}

const fn room(name: &'static str, may: &'static [&'static str]) -> Room {
    Room { name, may }
}

/// All rooms, from the pure core to the edge.
pub const ROOMS: &[Room] = &[
    room("model", &[]),
    room("registry", &["model"]),
    room("source", &["model"]),
    room("parse", &["model", "registry"]),
    room("compare", &["model"]),
    room("export", &["model"]),
    room("store", &["model"]),
    room("import", &["model", "registry", "source", "parse", "store"]),
    room("web", &["model", "registry", "compare", "export", "store", "import"]),
    room("cli", &["model", "export"]),
    room("cmd", &["model", "registry", "export", "store", "import", "web", "cli"]),
    room("main", &["cmd", "cli"]),
];

/// A library, or a part of it, that only some rooms may name.
pub struct Library {
    /// Its path: `rusqlite`, `std::fs`.
    pub path: &'static str,
    /// The rooms that may name it.
    pub rooms: &'static [&'static str],
    /// Why, and what to do elsewhere.
    pub instead: &'static str,
}

const fn only(path: &'static str, rooms: &'static [&'static str], instead: &'static str) -> Library {
    Library { path, rooms, instead }
}

const FILES: &str = "files are opened at the edge: take bytes or text as an argument";
const CLOCK: &str = "the core knows no clock: take the time as an argument";
const PAGES: &str = "pages are made in `web`: return a plain value and let a page show it";
const TERMINAL: &str = "talking to a terminal is up to `cmd`: return a value and let a command print it";

/// Libraries with a home. What is not listed may be named anywhere.
pub const LIBRARIES: &[Library] = &[
    only("rusqlite", &["store"], "add a method of `store::Reader` in src/store/<subject>.rs and call that"),
    only("parquet", &["export"], "tables are data: a field is a line in src/export/dataset/tables.rs"),
    only("std::fs", &["store", "import", "cmd"], FILES),
    only("tokio::fs", &["store", "import", "cmd"], FILES),
    only("std::env", &["store", "cmd", "cli", "main"], "settings arrive as arguments from `cmd`"),
    only("std::process", &["import", "cmd", "main"], "programs are started, and this one ended, at the edge"),
    only("std::net", &["web", "cmd", "cli"], "the network is up to `web` and `cmd`"),
    only("std::time::SystemTime", &["store", "import", "web", "cmd"], CLOCK),
    only("std::time::Instant", &["store", "import", "web", "cmd"], CLOCK),
    only("jiff", &["store", "import", "web", "cmd"], CLOCK),
    only("tokio", &["web", "cmd", "main"], "the core and the store are plain calls: no async here"),
    only("axum", &["web"], PAGES),
    only("askama", &["web"], PAGES),
    only("rust_embed", &["web"], PAGES),
    only("tower", &["web"], PAGES),
    only("tower_http", &["web"], PAGES),
    only("clap", &["cli", "cmd", "main"], TERMINAL),
    only("indicatif", &["cmd"], TERMINAL),
    only("comfy_table", &["cmd"], TERMINAL),
    only("fast_qr", &["cmd", "web"], TERMINAL),
    only(
        "anyhow",
        &["cmd", "main"],
        "use the room's own error (thiserror), so that callers can tell errors apart",
    ),
];

/// The room that a file of `src/` belongs to: `src/web/pages/x.rs` → `web`, `src/import.rs` → `import`.
pub fn room_of(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    let head = inside.split('/').next().unwrap_or(inside);
    head.strip_suffix(".rs").unwrap_or(head)
}
