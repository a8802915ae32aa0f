//! Any bytes as a file: reading says no in words, or gives lines that parsing accounts for.

#![no_main]

#[path = "laws.rs"]
mod laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    laws::hold("材料.txt", bytes);
});
