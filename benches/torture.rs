//! The layer against kills, for long: `cargo bench --bench torture`, or with a number to kill as often as that.
//!
//! What it does, `tests/kills` says; `cargo test` does it 200 times.

#[path = "../tests/kills/mod.rs"]
mod kills;

use std::process::Command;
use std::time::Instant;

/// How often the writing process is killed.
const KILLS: u64 = 10_000;

fn main() {
    // Where this is the process that is to be killed, it does not come back from here.
    kills::write_until_killed();
    let asked = std::env::args().skip(1).find_map(|argument| argument.parse().ok());
    let program = std::env::current_exe().expect("a bench knows its program");
    let begun = Instant::now();
    let came = kills::torture(
        asked.unwrap_or(KILLS),
        || Command::new(&program),
        |kills, came| {
            if kills % 100 == 0 {
                println!("{kills} kills, {} events saved, none lost, {} s", came.saved, begun.elapsed().as_secs());
            }
        },
    );
    println!("{} events were saved, none lost; {} journals were found shortened", came.saved, came.shortened);
}
