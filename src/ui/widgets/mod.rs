//! Widgets: pure drawing into a buffer. They use `ratatui`, the plan of the roadmap and the words; no files, no clock.

pub mod relations;
pub mod roadmap;
