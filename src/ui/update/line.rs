//! What is typed and pasted, and what is done with lines that are there: reworded, moved, marked, linked, joined, struck.
//! Uses the change and what is chosen; pure.

pub mod custody;
pub mod hands;
pub mod join;
pub mod kinds;
pub mod link;
pub mod mark;
pub mod missing;
pub mod paste;
pub mod place;
pub mod reword;
pub mod strike;
pub mod taken;
pub mod unknown;
pub mod write;
