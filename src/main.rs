//! The program: hands its arguments to the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    // What a person causes is answered in one sentence; a panic is our own defect, and ends in a report.
    if color_eyre::install().is_err() {
        return ExitCode::FAILURE;
    }
    commonground::cli::run()
}
