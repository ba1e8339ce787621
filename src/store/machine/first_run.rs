//! The tour of the example on this machine: that it was begun, so that it begins by itself only once, and at which step of
//! which copy somebody left it. Notes in the state folder. Uses `local`.

use super::local::Local;
use std::path::Path;

/// The folder of these notes.
const NOTES: &str = "seen";

/// The note of where the tour was left.
const LEFT: &str = "tour-left";

impl Local {
    /// Whether nobody has begun the tour on this machine; asked once, for it is noted down with that. Where nothing can be
    /// noted down it does not begin by itself.
    pub fn is_first_run(&self) -> bool {
        let Some(note) = self.file(NOTES, "tour") else { return false };
        self.disk().stat(&note).is_err() && self.disk().create(&note).is_ok()
    }

    /// At which step the tour was left on this copy, where it was the last one.
    pub fn tour_left_at(&self, copy: &Path) -> Option<usize> {
        let note = self.disk().read(&self.path(NOTES, LEFT)?).ok()?;
        let (step, of) = std::str::from_utf8(&note).ok()?.split_once('\n')?;
        (Path::new(of) == copy).then(|| step.parse().ok()).flatten()
    }

    /// Notes down where it is left; `None`: nobody is on it any more. What cannot be noted down is begun anew.
    pub fn leave_tour_at(&self, copy: &Path, step: Option<usize>) {
        let Some(note) = self.file(NOTES, LEFT) else { return };
        drop(self.disk().remove(&note));
        if let (Some(step), Some(copy)) = (step, copy.to_str())
            && let Ok(mut file) = self.disk().create(&note)
        {
            drop(file.append(format!("{step}\n{copy}").as_bytes()));
        }
    }
}
