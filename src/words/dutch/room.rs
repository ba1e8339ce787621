//! Words.
pub(super) const ROOM: &[(&str, &str)] = &[];
