//! What was asked for: a window, or one headless command.

fn main() {}
