//! The only files: templates, and what stands beside this file.

pub mod template;
