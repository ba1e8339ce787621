//! A session that is open: read from everything that belongs to it, written line by line, folded, followed. Uses the texts,
//! the disk, and what this machine keeps.

pub(in crate::store) mod book;
pub(in crate::store) mod finding;
pub(in crate::store) mod fold;
pub(in crate::store) mod follow;
pub(in crate::store) mod gather;
pub(in crate::store) mod keeper;
pub mod now;
pub(in crate::store) mod opened;
pub(in crate::store) mod saving;
pub(in crate::store) mod torn;
