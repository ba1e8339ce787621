//! The roadmap: from a session to lanes, cards and a scene. Pure: no files, no clock, no terminal.

pub mod draw_up;
pub mod plan;
