//! The domain. No files, no clock, no terminal.

pub mod begin;
pub mod check;
pub mod custody;
pub mod dates;
pub mod dots_line;
pub mod entry;
pub mod field;
pub mod id;
pub mod kind;
pub mod kit;
pub mod likeness;
pub mod line;
pub mod links;
pub mod mark;
pub mod named;
pub mod op;
pub mod query;
pub mod refusal;
pub mod seating;
pub mod session;
pub mod stage;
pub mod template;
pub mod text;
pub mod wish;
