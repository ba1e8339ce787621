//! The real program with pipes instead of a terminal, and a home of its own.

use std::path::Path;
use std::process::{Command, Stdio};

/// The program, to be run in a folder with everything it keeps below it.
pub fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_commonground"));
    command.current_dir(folder).env_clear().env("LANG", "C.UTF-8");
    command.env("HOME", folder.join("home")).env("COMMONGROUND_SESSIONS", folder.join("sessions"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}
