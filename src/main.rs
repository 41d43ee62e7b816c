//! The command line of mulu.
fn main() {}
