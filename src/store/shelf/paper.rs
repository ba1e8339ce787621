//! Papers: files made from a session for people to take home. Written whole or not at all. Uses `disk`.

use crate::store::disk::{Disk as _, RealDisk, Sort};
use crate::store::error::StoreError;
use crate::store::local::draw;
use std::path::Path;

/// Writes a paper, in place of an older one of that name.
///
/// # Errors
/// The place is a folder, or cannot be written; what was there stays as it was.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let failed = |error: std::io::Error| match (error.kind(), path.parent()) {
        (std::io::ErrorKind::NotFound, Some(folder)) => {
            StoreError::new(path, format!("there is no folder {}", folder.display()), "make it first, or name another")
        }
        _ => StoreError::io(path, &error),
    };
    match RealDisk.stat(path) {
        Ok(stat) if stat.sort == Sort::Folder => {
            return Err(StoreError::new(path, "is a folder", "name a file in it"));
        }
        // A pipe or a device, such as /dev/stdout, is written as it is.
        Ok(stat) if stat.sort != Sort::File => return std::fs::write(path, bytes).map_err(failed),
        _ => {}
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = path.with_file_name(format!(".{name}.{}", draw(8)));
    let written = RealDisk.create(&beside).and_then(|mut file| file.append(bytes).and_then(|()| file.sync()));
    match written.and_then(|()| RealDisk.rename(&beside, path)) {
        Ok(()) => Ok(()),
        Err(error) => {
            // The half-written file is of no use; where it cannot be taken away either, the first reason is the one.
            let _ = RealDisk.remove(&beside);
            Err(failed(error))
        }
    }
}
