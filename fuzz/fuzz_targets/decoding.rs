//! Whatever bytes a file has, they are an article whose reading is sound, or there is a reason why not.

#![no_main]

#[path = "../../tests/sound/mod.rs"]
mod sound;

use crossread::library::article_of;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // The first byte chooses the format.
    let Some((first, bytes)) = bytes.split_first() else { return };
    let name = if first & 1 == 0 { "any.txt" } else { "any.md" };
    if let Ok(article) = article_of(name, bytes.to_vec()) {
        assert!(!article.text().contains('\r'));
        sound::check_article(article);
    }
});
