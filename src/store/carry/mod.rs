//! A session carried between machines by git. Uses the other rooms.

pub(in crate::store) mod git;
pub(in crate::store) mod sync;
