//! What is a person's own: keys, colours, the mouse, on a desk without a terminal.

#![expect(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "../support/below.rs"]
mod below;
mod colours;
#[expect(dead_code, reason = "shared with the tests of the screen, which use more of it")]
#[path = "../support/desk.rs"]
mod desk;
mod keys;
mod mouse;
