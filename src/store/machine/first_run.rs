//! That the tour of the example was begun on this machine: a note in the state folder, so that it begins by itself only
//! once. Uses `local`.

use super::local::Local;

impl Local {
    /// Whether nobody has begun the tour on this machine; asked once, for it is noted down with that. Where nothing can be
    /// noted down it does not begin by itself.
    pub fn is_first_run(&self) -> bool {
        let Some(note) = self.file("seen", "tour") else { return false };
        self.disk().stat(&note).is_err() && self.disk().create(&note).is_ok()
    }
}
