//! The real program without a screen: commands under attack, samples, privacy, and the simple path line by line.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly, and its tables are data"
)]

#[path = "../support/below.rs"]
mod below;
mod command_line;
mod hands;
mod home;
mod import;
mod keys;
mod library;
mod manual;
mod merge;
#[path = "../support/path.rs"]
mod path;
mod people;
mod pictures;
#[path = "../support/piped.rs"]
mod piped;
mod plain;
mod private;
mod reacting;
mod report;
mod room;
mod samples;
mod series;
mod set;
mod share;
mod sync;
mod tools;
mod two_years;
mod wordings;
