//! What lies on the shelf: the library of sessions and the search through them, other sessions, lists, templates, papers,
//! fonts. Uses the texts, the disk and open sessions.

pub mod blueprint;
pub mod copy;
pub mod fonts;
pub mod library;
pub(in crate::store) mod other;
pub mod paper;
pub mod search;
pub mod sheet;
pub mod template;
