//! Any text is read, and the reading is sound.

#![no_main]

#[path = "../../tests/sound/mod.rs"]
mod sound;

libfuzzer_sys::fuzz_target!(|text: &str| sound::check(text));
