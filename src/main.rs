//! The command line of mulu: parse, run, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    mulu::cli::main()
}
