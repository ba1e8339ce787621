//! The format of sessions, journals and templates, as a page for whoever writes another program. Uses nothing.

#![doc = include_str!("format.md")]
