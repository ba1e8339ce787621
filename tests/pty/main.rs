//! The real program in a pseudo-terminal: few tests, and none that sleeps.

#![expect(clippy::expect_used, reason = "a test may fail loudly")]

mod every_task;
mod simple_path;
mod terminal;
