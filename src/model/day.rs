//! The day itself: its agenda, its clocks, the hall, who reports when, and what the wall shows at this moment. Uses the
//! model; no clock of its own.

pub mod clock;
pub mod kit;
pub mod legible;
pub mod now;
pub mod program;
pub mod replan;
pub mod report_out;
pub mod seating;
