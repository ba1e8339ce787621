//! The program: hands its arguments to the library.

fn main() -> std::process::ExitCode {
    commonground::cli::run()
}
