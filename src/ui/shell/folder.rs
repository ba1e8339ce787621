//! Shows a folder in a window of the desktop's own, by the program that the system has for it: by itself, with nothing of
//! it on this terminal. Uses the store's file of what differs between systems.

use crate::store::platform;
use crate::words::papers::Papers;
use std::path::Path;
use std::process::{Command, Stdio};

/// Shows a folder; waits for the program that does it, so it runs on a thread of its own.
///
/// # Errors
/// A sentence, where there is no desktop, no such program, or it says that it could not.
pub fn show(folder: &Path) -> Result<(), String> {
    match platform::folder_opener() {
        Some(opener) => show_by(opener, folder),
        None => Err(Papers::NoDesktop.with(&[folder.display().to_string()])),
    }
}

fn show_by(mut opener: Command, folder: &Path) -> Result<(), String> {
    let name = opener.get_program().to_string_lossy().into_owned();
    let place = folder.display().to_string();
    opener.arg(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut shown = opener.spawn().map_err(|_| Papers::NoOpener.with(&[&name, &place]))?;
    match shown.wait() {
        Ok(status) if !status.success() && platform::OPENER_SAYS => Err(Papers::NotOpened.with(&[&name, &place])),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_goes_to_the_program_and_what_goes_wrong_is_a_sentence() {
        let folder = tempfile::tempdir().expect("a folder");
        let said = folder.path().join("said");
        let mut script = Command::new("sh");
        script.args(["-c", "echo noise; echo noise >&2; printf %s \"$1\" > \"$0\""]).arg(&said);
        assert_eq!(show_by(script, folder.path()), Ok(()));
        let told = std::fs::read_to_string(&said).expect("the program was started");
        assert_eq!(Path::new(&told), folder.path());
        let none = show_by(Command::new("no-such-opener"), folder.path()).expect_err("there is none");
        assert!(none.starts_with("no-such-opener is not installed here") && none.contains(&told), "{none}");
        let failed = show_by(Command::new("false"), folder.path()).expect_err("it says so");
        assert!(failed.starts_with("false could not open the folder"), "{failed}");
    }
}
