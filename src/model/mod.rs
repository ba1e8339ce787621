//! The domain. No files, no clock, no terminal.

pub mod dates;
pub mod field;
pub mod id;
pub mod kind;
pub mod stage;
pub mod template;
