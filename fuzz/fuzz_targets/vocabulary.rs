//! Any text as a `themes.toml`: refused in words, or good for tagging.

#![no_main]

use duidu::registry::Themes;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match Themes::read(text) {
        Ok(themes) => assert!(themes.iter().len() > 0),
        Err(error) => assert!(error.to_string().contains("themes.toml")),
    }
});
