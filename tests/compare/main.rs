//! Sessions side by side: three sites, made up, in the terminal, on paper, on the screen, and in a meeting of their own.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly, and its tables are data"
)]

mod desk;
mod held;
#[expect(dead_code, reason = "not every test needs all of it")]
#[path = "../program/home.rs"]
mod home;
mod meeting;
mod paper;
mod screen;
mod sites;
#[expect(dead_code, reason = "not every test needs all of it")]
#[path = "../support/desk.rs"]
mod support;
mod text;
