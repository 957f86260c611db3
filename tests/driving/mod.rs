//! Driving the real window headless: opening it on a folder, keys, commands, and stories to open.

#![allow(dead_code, reason = "not every test drives everything")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crossread::app::Window;
use crossread::app::commands::Command;
use crossread::library::Source;
use crossread::workspace::{Stage, Workspace};
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;

pub type Driven<'a> = Harness<'a, Window>;

/// The five articles that come with the program.
pub fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

/// A window on a collection that has been read and compared to the end.
pub fn open<'a>(path: &Path) -> Driven<'a> {
    open_sized(path, [1280.0, 800.0])
}

pub fn open_sized<'a>(path: &Path, size: [f32; 2]) -> Driven<'a> {
    let mut workspace = Workspace::new(|| {});
    workspace.open(Source::of(vec![path.to_path_buf()]));
    while workspace.snapshot().stage != Stage::Idle {
        std::thread::sleep(Duration::from_millis(2));
    }
    window(workspace, size)
}

pub fn window<'a>(workspace: Workspace, size: [f32; 2]) -> Driven<'a> {
    let mut harness = Harness::builder()
        .with_size(size)
        .with_max_steps(16)
        .build_eframe(move |creation| Window::new(&creation.egui_ctx, workspace));
    settle(&mut harness);
    let begun = Instant::now();
    while !at_rest(&harness) {
        harness.step();
        assert!(begun.elapsed() < Duration::from_secs(60), "the layer was not attached");
        std::thread::sleep(Duration::from_millis(2));
    }
    settle(&mut harness);
    harness
}

/// Whether the analyst's layer, where a collection is open, is read and in its place, and everything is compared.
pub fn at_rest(harness: &Driven<'_>) -> bool {
    let (snapshot, desk) = (harness.state().snapshot(), &harness.state().state().desk);
    let attached = desk.is_open && Arc::ptr_eq(&desk.attached, &snapshot.machine);
    snapshot.source.is_none() || (attached && snapshot.stage == Stage::Idle)
}

/// Lets flashes and glides come to rest.
pub fn settle(harness: &mut Driven<'_>) {
    harness.run_steps(6);
}

pub fn press(harness: &mut Driven<'_>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    settle(harness);
}

pub fn send(harness: &mut Driven<'_>, command: Command) {
    let ctx = harness.ctx.clone();
    harness.state_mut().execute(&ctx, command);
    settle(harness);
}

/// A folder with these files, gone at the end of the test.
pub fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).expect("the folder is writable");
    }
    folder
}

/// Three invented reports of one event, whose numbers do not fit together.
pub fn story() -> tempfile::TempDir {
    folder(&[
        (
            "a.txt",
            b"Brightwater floods\n\nThe flood in Brightwater destroyed 410 homes on Monday, the mayor said. \
              \"We will rebuild every street,\" said mayor Anna Lindqvist.\n",
        ),
        ("b.txt", b"After the flood\n\nThe flood in Brightwater destroyed 650 homes, according to the county.\n"),
        (
            "c.txt",
            b"Water recedes\n\nIn Brightwater the flood destroyed up to 700 homes. Repairs will cost $12 million.\n",
        ),
    ])
}

pub fn label_has(node: &egui_kittest::kittest::AccessKitNode<'_>, words: &str) -> bool {
    node.label().is_some_and(|label| label.contains(words))
}
