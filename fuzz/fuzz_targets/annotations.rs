//! Any text as a file of Web annotations: it is taken, or it is said why not; what is taken goes out and comes in again.

#![no_main]

use std::sync::{Arc, LazyLock};

use crossread::annotations::{Act, Desk, Layer, View};
use crossread::article::Article;
use crossread::exchange::{Collection, Format, w3c, write};
use crossread::reading::Reading;

static READINGS: LazyLock<Vec<Arc<Reading>>> = LazyLock::new(|| {
    let text = "The port will cut up to 14,000 jobs in May.\n\n“We had no choice,” Mara Holt said. The yard has 300 men.";
    vec![Arc::new(Reading::of(Arc::new(Article::from_text("a.txt", text))))]
});

libfuzzer_sys::fuzz_target!(|file: &str| {
    let now = "2026-05-04T10:00:00Z".parse().expect("a time");
    let readings = &*READINGS;
    let came = w3c::import(file, readings, &Layer::default(), &View::default(), now);
    if came.import.is_empty() {
        return;
    }
    let mut desk = Desk::in_memory("Ada", "s");
    desk.act(&Act::Import(came.import), now);
    let view = View::of(desk.layer(), readings);
    let comparison = Default::default();
    let collection = Collection { readings, comparison: &comparison, problems: &[], layer: Some(&view) };
    for format in Format::ALL {
        let mut out = Vec::new();
        write(collection, "", format, &mut out).expect("memory takes everything");
        if format == Format::W3c {
            let again = w3c::import(&String::from_utf8(out).expect("text"), readings, desk.layer(), &view, now);
            assert!(again.import.is_empty(), "{again:?}");
        }
    }
});
