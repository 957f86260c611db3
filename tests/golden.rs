//! The analysis of the sample, word for word: what a change of a rule changes shows here, record by record.
//!
//! `CROSSREAD_BLESS=1 cargo test --test golden` writes the file anew; its difference is then read before it is kept.

use std::fs;
use std::path::Path;

use crossread::exchange::{Collection, write_jsonl};
use crossread::library::Source;
use crossread::workspace::load;

#[test]
fn the_sample_reads_as_it_did() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let golden = root.join("tests/golden/seeds.jsonl");
    let snapshot = load(Source::of(vec![root.join("seeds")]), None);
    let collection = Collection {
        readings: &snapshot.readings,
        comparison: &snapshot.comparison,
        problems: &snapshot.problems,
        layer: None,
    };
    let mut written = Vec::new();
    write_jsonl(collection, &mut written).expect("memory takes everything");
    let written = String::from_utf8(written).expect("JSON is text");
    if std::env::var_os("CROSSREAD_BLESS").is_some() {
        fs::create_dir_all(golden.parent().expect("it lies in a folder")).expect("the source tree can be written");
        fs::write(&golden, &written).expect("the source tree can be written");
        return;
    }
    let expected = fs::read_to_string(&golden).expect("tests/golden/seeds.jsonl");
    let gone: Vec<&str> = expected.lines().filter(|line| !written.contains(line)).collect();
    let new: Vec<&str> = written.lines().filter(|line| !expected.contains(line)).collect();
    assert!(
        expected == written,
        "the analysis of the sample has changed (CROSSREAD_BLESS=1 keeps the new one)\n- {}\n+ {}",
        gone.join("\n- "),
        new.join("\n+ ")
    );
}
