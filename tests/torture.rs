//! The layer against kills, as many as a test run may take; `benches/torture.rs` does it for long.

mod kills;

use std::process::Command;

/// Not a test: the process that is killed.
#[test]
#[ignore = "run by the test below, in a process of its own"]
fn writes_until_it_is_killed() {
    kills::write_until_killed();
}

#[test]
fn nothing_saved_is_lost_by_a_kill() {
    let program = std::env::current_exe().expect("a test knows its program");
    let command = || {
        let mut command = Command::new(&program);
        command.args(["writes_until_it_is_killed", "--exact", "--ignored", "--nocapture"]);
        command
    };
    let came = kills::torture(200, command, |_, _| {});
    assert!(came.saved >= 200 && came.shortened >= 5, "{} saved, {} shortened", came.saved, came.shortened);
}
