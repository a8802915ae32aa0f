//! Arrows between rooms: every path of a file is followed to the room, or the library, that it leads to.
//!
//! 1. `names` lists the paths; 2. `crate`, `self`, `super` and `duidu` are resolved against the file's module;
//! 3. the room they lead to must stand in the table of `rooms`; 4. so must libraries that have a home.

use crate::{
    names::{Name, names},
    rooms::{LIBRARIES, ROOMS, room_of},
    tree::File,
};

/// Where a path leads.
#[derive(Debug, PartialEq, Eq)]
enum Target {
    /// Into this crate; the parts from its root.
    Inside(Vec<String>),
    /// To a library or to something in scope; the parts as written.
    Outside(Vec<String>),
}

/// What is wrong with the imports of one file.
pub fn offences(file: &File) -> Vec<String> {
    let home = room_of(&file.path);
    if home == "lib" {
        return Vec::new(); // declares the rooms
    }
    let mut found: Vec<String> = names(&file.path, &file.text)
        .paths
        .iter()
        .filter_map(|name| match resolve(&file.path, name) {
            Target::Inside(parts) => arrow_offence(home, &parts, name),
            Target::Outside(parts) => library_offence(home, &parts),
        })
        .map(|what| format!("{}: {what}", file.path))
        .collect();
    found.sort();
    found.dedup();
    found
}

fn resolve(path: &str, name: &Name) -> Target {
    let mut module = module_of(path);
    module.extend(name.within.iter().cloned());
    let parts = match name.parts.as_slice() {
        [first, second, ..] if first == "self" && second == "super" => &name.parts[1..],
        parts => parts,
    };
    let rest = &parts[1..];
    match parts[0].as_str() {
        "crate" | "duidu" => Target::Inside(rest.to_vec()),
        "self" => Target::Inside([&module, rest].concat()),
        "super" => {
            let ups = parts.iter().take_while(|part| *part == "super").count();
            module.truncate(module.len().saturating_sub(ups));
            Target::Inside([&module, &parts[ups..]].concat())
        }
        _ => Target::Outside(parts.to_vec()),
    }
}

/// `src/web/pages/home.rs` → `web`, `pages`, `home`; `src/web/mod.rs` → `web`; `src/main.rs` → nothing.
fn module_of(path: &str) -> Vec<String> {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    let inside = inside.strip_suffix(".rs").unwrap_or(inside);
    let inside = inside.strip_suffix("/mod").unwrap_or(inside);
    if inside == "main" { Vec::new() } else { inside.split('/').map(str::to_owned).collect() }
}

fn arrow_offence(home: &str, parts: &[String], name: &Name) -> Option<String> {
    let written = name.parts.join("::");
    let Some(target) = parts.first().filter(|part| *part != "*") else {
        return Some(format!("`{written}` is the whole crate: name the room, so that the arrow can be seen"));
    };
    let Some(room) = ROOMS.iter().find(|room| room.name == home) else {
        return Some(format!("`{home}` is no room: add it to tests/tidy/rooms.rs with what it may import"));
    };
    if target == home || room.may.contains(&target.as_str()) {
        return None;
    }
    if home == "main" && parts.len() == 1 && !ROOMS.iter().any(|room| room.name == target) {
        return None; // an item of the program's own root
    }
    let may = if room.may.is_empty() { "nothing".to_owned() } else { room.may.join(", ") };
    Some(format!(
        "`{written}`: `{home}` may import {may}. Pass the value in from a caller that knows both, or move what both \
         need down into a room that both may import"
    ))
}

fn library_offence(home: &str, parts: &[String]) -> Option<String> {
    let library = LIBRARIES.iter().find(|library| {
        let wanted: Vec<&str> = library.path.split("::").collect();
        parts.len() >= wanted.len() && parts.iter().zip(&wanted).all(|(part, want)| part == want)
    })?;
    let allowed = library.rooms.contains(&home);
    (!allowed).then(|| {
        let rooms = library.rooms.join(", ");
        format!("`{}` belongs in {rooms}, not in {home}: {}", parts.join("::"), library.instead)
    })
}

mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, text: &str, wrong: bool) {
        let found = offences(&File::made_up(path, text));
        assert_eq!(!found.is_empty(), wrong, "{path}: {text}\n{found:?}");
    }

    #[test]
    fn every_form_of_an_arrow_is_seen() {
        for text in [
            "use crate::store::Store;",
            "use crate::store;",
            "use crate::store as keep;",
            "use crate::{model::Level, store::{Reader, Store}};",
            "pub use crate::{store::{self}};",
            "use super::store::Store;",
            "use super::{model::Part, web::{pages, state::State}};",
            "use super::super::parse::store::x;\nuse super::super::store::x;",
            "fn f() { crate::store::open(1); }",
            "fn f() { super::store::open(1); }",
            "fn f(x: &crate::store::Store) {}",
            "fn f() -> Result<(), crate::store::StoreError> { Ok(()) }",
            "fn f() { let x = <crate::store::Store as Clone>::clone; }",
            "impl From<crate::store::StoreError> for X {}",
            "mod inner { use super::super::store::Store; }",
            "mod inner { fn f() { self::super::super::web::x(); } }",
            "fn f() { println!(\"{}\", crate::store::open(1)); }",
            "fn f() { let x = vec![super::store::A]; }",
            "fn f() { crate::store::shout!(); }",
            "use crate as all;",
            "use crate::*;",
            "use super::*;",
            "use crate::{self as all};",
            "use duidu::store::Store;",
            "#[cfg(not(test))] use crate::store::Store;",
        ] {
            check("src/parse/mod.rs", text, true);
        }
        check("src/parse/outline/levels.rs", "use super::super::super::store::Store;", true);
        check("src/web/pages/home.rs", "use crate::parse::parse;", true);
        check("src/main.rs", "fn main() { duidu::store::Store::open(1); }", true);
        check("src/main.rs", "use duidu::{cli, web::serve};", true);
        check("src/shed.rs", "use crate::model::Part;", true);
    }

    #[test]
    fn allowed_arrows_pass() {
        check(
            "src/parse/outline/levels.rs",
            "use super::super::parts::x; use crate::registry::Masks;",
            false,
        );
        check(
            "src/parse/mod.rs",
            "use crate::{model::{Part, Level}, registry::Registry, parse::split};",
            false,
        );
        check("src/parse/mod.rs", "pub(crate) fn f() {} pub(in crate::parse) fn g() {}", false);
        check("src/parse/mod.rs", "#[cfg(test)] mod tests { use crate::source::read; use super::*; }", false);
        check("src/parse/mod.rs", "#[cfg(test)] use crate::source::read;", false);
        check("src/parse/mod.rs", "/// See [`crate::store::Store`].\nfn f() { store::x(); }", false);
        check("src/parse/mod.rs", "fn f() { println!(\"crate::store::Store\"); }", false);
        check("src/parse/mod.rs", "mod inner { use super::*; use self::deep::x; }", false);
        check("src/import.rs", "use super::{parse::parse, store::Store};", false);
        check("src/main.rs", "use duidu::{cli::Cli, cmd}; fn main() { crate::go() }", false);
    }

    #[test]
    fn libraries_stay_at_home() {
        check("src/web/pages/home.rs", "use rusqlite::Connection;", true);
        check("src/web/pages/home.rs", "fn f(c: &rusqlite::Connection) {}", true);
        check("src/parse/mod.rs", "use std::{fs, io};", true);
        check("src/parse/mod.rs", "fn f() { std::fs::read(\"x\"); }", true);
        check("src/parse/mod.rs", "use std::{io, time::{Duration, SystemTime}};", true);
        check("src/store/mod.rs", "use tokio::task::spawn_blocking;", true);
        check("src/model/mod.rs", "fn f() { info!(\"{}\", std::env::var(\"X\")); }", true);
        check("src/parse/mod.rs", "use std::{io, time::Duration};", false);
        check("src/store/open.rs", "use std::fs; use rusqlite::Connection;", false);
    }
}
