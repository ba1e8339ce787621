//! What the room sees: pages of every kind of surface, what may never stand on one, and what must stand on exactly one.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod alone;
mod check;
mod frames;
mod hold;
mod large;
mod made;
mod pages;
mod said;
mod stay;
mod themes;
mod told;
mod turning;
