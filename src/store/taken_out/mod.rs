//! What goes at a person's wish, wherever it stands, and what cannot be reached. Uses the other rooms.

pub mod beside;
pub(in crate::store) mod forget;
pub(in crate::store) mod leave;
pub(in crate::store) mod scrub;
