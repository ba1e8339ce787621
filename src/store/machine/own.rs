//! A person's own files in the settings folder: where they are, and their text. What is in them is read elsewhere.

use crate::store::disk::{Disk as _, RealDisk, Sort};
use crate::store::error::plain;
use crate::words::own::Own;
use std::io;
use std::path::{Path, PathBuf};

/// The largest of them that is read, in bytes.
const LARGEST: u64 = 1024 * 1024;

/// Where the person's own keys stand.
pub fn keys_file() -> Option<PathBuf> {
    in_settings("keys.ron")
}

/// Where the person's own settings stand: looks, colours, the mouse.
pub fn settings_file() -> Option<PathBuf> {
    in_settings("settings.ron")
}

fn in_settings(name: &str) -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "commonground").map(|dirs| dirs.config_dir().join(name))
}

/// The text of a file; `None`: there is none.
///
/// # Errors
/// A sentence, where it is there and cannot be read.
pub fn read(path: &Path) -> Result<Option<String>, String> {
    let refused = |why: &str| Own::Unreadable.with(&[&path.display().to_string(), why]);
    let stat = match RealDisk.stat(path) {
        Ok(stat) => stat,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(refused(&plain(&error))),
    };
    // A pipe would make us wait for ever, and a device never ends.
    match stat.sort {
        Sort::File if stat.len > LARGEST => return Err(refused(Own::TooLarge.text())),
        Sort::File => {}
        Sort::Folder | Sort::Link | Sort::Other => return Err(refused(Own::NoFile.text())),
    }
    let bytes = RealDisk.read(path).map_err(|error| refused(&plain(&error)))?;
    String::from_utf8(bytes).map(Some).map_err(|_| refused(Own::NotText.text()))
}
