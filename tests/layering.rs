//! The walls of the house: what each room may import, and what only one file may name.
//!
//! Reads the sources, so that a wall cannot be broken in passing. What a test imports is its own affair.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A source file without its comments and its tests.
struct Source {
    /// Below `src/`, with `/` between parts.
    path: String,
    code: String,
}

impl Source {
    /// The folder or file directly below `src/`.
    fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    let mut sources = Vec::new();
    for entry in walkdir::WalkDir::new(root).sort_by_file_name() {
        let entry = entry.expect("the sources can be read");
        let path = entry.path().strip_prefix(root).expect("it lies below");
        let path: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        let path = path.join("/");
        let for_tests = ["tests.rs", "testing.rs"].iter().any(|name| path.ends_with(name));
        if !path.ends_with(".rs") || for_tests {
            continue;
        }
        let text = fs::read_to_string(entry.path()).expect("the sources can be read");
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let code: Vec<&str> = code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
        sources.push(Source { path, code: code.join("\n") });
    }
    assert!(sources.len() > 30, "the sources were not found");
    sources
}

/// Every room named after `crate::`, in `use` lines and in paths.
fn rooms_named(code: &str) -> BTreeSet<&str> {
    let first_word = |text: &str| text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let mut rooms = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            None => {
                rooms.insert(&rest[..first_word(rest)]);
            }
            // `use crate::{article::Article, library}`: the first word of each part at the outer level.
            Some(group) => {
                let mut depth = 0;
                let mut part = 0;
                for (i, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' | ',' if depth == 0 => {
                            let words = group[part..i].trim();
                            rooms.insert(&words[..first_word(words)]);
                            part = i + 1;
                            if c == '}' {
                                break;
                            }
                        }
                        '}' => depth -= 1,
                        _ => {}
                    }
                }
            }
        }
    }
    rooms.remove("");
    rooms
}

/// For every room the rooms that lie below it.
const BELOW: &[(&str, &[&str])] = &[
    ("article", &[]),
    ("language", &["article"]),
    ("quotes", &["article", "language"]),
    ("figures", &["article", "language", "quotes"]),
    ("reading", &["article", "language", "quotes", "figures"]),
    ("compare", &["article", "language", "quotes", "figures", "reading"]),
    ("words", &["article", "language", "quotes", "figures", "compare"]),
    ("plot", &["article", "language", "quotes", "figures", "reading", "compare", "words"]),
    ("search", &["article", "reading"]),
    ("library", &["article", "language"]),
    ("annotations", &["article", "language", "quotes", "figures", "reading", "compare", "library"]),
    (
        "exchange",
        &["article", "language", "quotes", "figures", "reading", "compare", "words", "plot", "library", "annotations"],
    ),
    (
        "workspace",
        &["article", "language", "quotes", "figures", "reading", "compare", "library", "annotations", "search"],
    ),
    (
        "app",
        &[
            "article",
            "language",
            "quotes",
            "figures",
            "reading",
            "compare",
            "words",
            "plot",
            "library",
            "annotations",
            "search",
            "exchange",
            "workspace",
        ],
    ),
    (
        "cli",
        &[
            "article",
            "language",
            "quotes",
            "figures",
            "reading",
            "compare",
            "words",
            "plot",
            "library",
            "annotations",
            "search",
            "exchange",
            "workspace",
        ],
    ),
];

/// The rooms that know no window, no path, no clock and no disk.
const PURE: &[&str] = &["article", "language", "quotes", "figures", "reading", "compare", "words", "plot", "search"];

#[test]
fn data_flows_one_way() {
    let mut wrong = Vec::new();
    for source in sources() {
        if ["lib", "main"].contains(&source.room()) {
            continue;
        }
        let Some((room, below)) = BELOW.iter().find(|(room, _)| *room == source.room()) else {
            panic!("{} is in a room that this test does not know", source.path);
        };
        for named in rooms_named(&source.code) {
            let is_room = BELOW.iter().any(|(room, _)| *room == named);
            if is_room && named != *room && !below.contains(&named) {
                wrong.push(format!("{} imports {named}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The files outside `allowed` that name one of `words`.
fn named_outside(words: &[&str], rooms: &[&str], allowed: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources() {
        let looked_at = rooms.is_empty() || rooms.contains(&source.room());
        if !looked_at || allowed.iter().any(|start| source.path.starts_with(start)) {
            continue;
        }
        found.extend(words.iter().filter(|w| source.code.contains(**w)).map(|w| format!("{} names {w}", source.path)));
    }
    found
}

#[test]
fn the_pure_rooms_know_no_window_path_clock_or_disk() {
    let worldly = [
        "std::fs",
        "std::path",
        "std::time",
        "std::env",
        "std::net",
        "std::io",
        "std::process",
        "egui",
        "eframe",
        "rfd",
        "walkdir",
        "directories",
        "jiff::Zoned",
        "jiff::Timestamp",
        "println!",
    ];
    assert_eq!(named_outside(&worldly, PURE, &[]), [""; 0]);
}

#[test]
fn only_these_rooms_touch_files() {
    let disk = ["std::fs", "fs::", "File::create", "File::open", "OpenOptions"];
    let allowed = ["library/", "annotations/", "exchange/", "workspace/settings.rs"];
    assert_eq!(named_outside(&disk, &[], &allowed), [""; 0]);
}

#[test]
fn only_the_theme_names_colours_and_fonts() {
    let colours = [
        "Color32::from",
        "Color32::BLACK",
        "Color32::WHITE",
        "Color32::RED",
        "Color32::GREEN",
        "Color32::BLUE",
        "Color32::GRAY",
        "Color32::DARK",
        "Color32::LIGHT",
        "Color32::YELLOW",
        "Color32::ORANGE",
        "Color32::GOLD",
        "Rgba::from",
        "hex_color!",
        "FontFamily",
    ];
    assert_eq!(named_outside(&colours, &[], &["app/theme.rs"]), [""; 0]);
}

#[test]
fn only_the_dialogs_name_the_dialog_crate() {
    assert_eq!(named_outside(&["rfd::"], &[], &["app/dialogs.rs"]), [""; 0]);
}

#[test]
fn the_wall_reader_sees_every_form_of_import() {
    let code = "use crate::article::Article;\nuse crate::{figures::{Figure, Unit}, quotes};\nfn f() { crate::library::read() }";
    assert_eq!(rooms_named(code).into_iter().collect::<Vec<_>>(), ["article", "figures", "library", "quotes"]);
}

#[test]
fn every_file_says_what_it_is_for() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    for entry in walkdir::WalkDir::new(root) {
        let path = entry.expect("the sources can be read").into_path();
        if path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path).expect("the sources can be read");
            assert!(text.starts_with("//! "), "{} opens without a word on what lives there", path.display());
        }
    }
}
