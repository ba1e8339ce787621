//! The store: the rules of its format by number, the writer's thread, and the laws over random schedules.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::too_many_lines,
    clippy::string_slice,
    clippy::cast_possible_truncation,
    clippy::format_push_string,
    reason = "a test may fail loudly, and tells its story whole"
)]

#[expect(clippy::expect_used, reason = "shared with tests that fail so")]
#[path = "../support/below.rs"]
mod below;
mod black_box;
mod carried;
mod drafts;
mod failing;
mod following;
mod format;
mod full;
mod further;
mod gone;
mod gone_for_good;
mod keeping;
mod laws;
mod meanwhile;
mod roll_up;
mod room;
mod rules;
mod searching;
mod set_aside;
