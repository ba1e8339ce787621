//! The real program without a screen: commands under attack, samples, privacy, and the simple path line by line.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly, and its tables are data"
)]

mod command_line;
mod home;
mod people;
mod plain;
mod private;
mod samples;
mod share;
