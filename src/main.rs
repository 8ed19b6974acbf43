//! The program: parse the arguments, run, print the error, return the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ccg_diagnostic::cli::main()
}
