//! Every file below a folder.

use std::path::{Path, PathBuf};

/// All of them, in the order of their names.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut todo = vec![folder.to_owned()];
    let mut out = Vec::new();
    while let Some(path) = todo.pop() {
        if path.is_dir() {
            let entries = std::fs::read_dir(path).expect("the folder is there");
            todo.extend(entries.map(|entry| entry.expect("a readable folder").path()));
        } else {
            out.push(path);
        }
    }
    out.sort();
    out
}
