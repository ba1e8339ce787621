//! The real program in a pseudo-terminal: few tests, and none that sleeps.

#![expect(clippy::expect_used, reason = "a test may fail loudly")]

mod beside;
#[cfg(target_os = "linux")]
mod closed;
mod demo;
mod every_task;
#[cfg(target_os = "linux")]
mod folder;
#[cfg(target_os = "linux")]
mod idle;
mod keys;
mod kills;
#[path = "../support/path.rs"]
mod path;
#[cfg(feature = "pixels")]
mod pixels;
mod settle;
mod simple_path;
#[cfg(target_os = "linux")]
mod storms;
mod tables;
mod terminal;
mod together;
mod two_desks;
