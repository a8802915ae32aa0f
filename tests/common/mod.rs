//! What several tests share: the material they run on.
//!
//! The real compilation lies beside the project, never in it: in the folder that `DUIDU_SHARED` names, else in
//! `../shared`. A test that needs it says so and passes where it is absent.

#![allow(dead_code, unreachable_pub, reason = "each test binary uses its own part of this")]

use std::path::{Path, PathBuf};

/// The project's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of shared material, if it is there.
pub fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("DUIDU_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    folder.is_dir().then_some(folder)
}

/// The real compilation of 25 reports, if it is there; says so on standard error if it is not.
#[allow(clippy::print_stderr, reason = "a skipped test must be seen")]
pub fn corpus() -> Option<PathBuf> {
    let file =
        shared().map(|folder| folder.join("corpus/half-year-2023h1-25.txt")).filter(|file| file.is_file());
    if file.is_none() {
        eprintln!(
            "SKIPPED: the real compilation is not here; set DUIDU_SHARED to the folder that holds corpus/"
        );
    }
    file
}

/// The made-up compilation that ships with the program.
pub fn sample() -> PathBuf {
    root().join("data/samples")
}
