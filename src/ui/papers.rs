//! The two papers that are written beside a session: roadmap and report.

use crate::model::session::Session;
use std::path::Path;

/// Writes both papers; their names.
///
/// # Errors
/// A sentence, where one could not be written.
pub fn write(path: &Path, session: &Session) -> Result<Vec<String>, String> {
    let _ = (path, session);
    Err("The papers cannot be written yet.".to_owned())
}
