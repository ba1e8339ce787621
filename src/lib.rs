//! Common Ground.

pub mod export;
pub mod model;
pub mod roadmap;
pub mod words;
