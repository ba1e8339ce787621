//! What this machine keeps for itself, in its state and settings folders: drafts, black boxes, where sessions were. Uses the
//! texts and the disk.

pub(in crate::store) mod black_box;
pub(in crate::store) mod draft;
pub(in crate::store) mod first_run;
pub mod local;
pub mod lost;
pub mod own;
pub(in crate::store) mod pace;
