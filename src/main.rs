//! The program: hands its arguments to the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    commonground::cli::report_panics();
    commonground::cli::run()
}
