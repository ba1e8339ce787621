//! What can be asked of a session, a file for each subject: tables of cases, and laws that hold for any session.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod dots;
mod energy;
mod flags;
mod hand;
mod heard;
mod kit;
mod lineage;
mod seating;
mod trends;
