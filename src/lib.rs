//! Common Ground.

pub mod model;
pub mod roadmap;
pub mod ui;
pub mod words;
