//! Every file below a folder.

use std::path::{Path, PathBuf};

/// All of them, in any order.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut todo = vec![folder.to_owned()];
    let mut out = Vec::new();
    while let Some(path) = todo.pop() {
        if path.is_dir() {
            todo.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            out.push(path);
        }
    }
    out
}
