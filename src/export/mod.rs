//! Session or scene into the formats that people take away. Pure: bytes in, text out; no files, no clock.

pub mod escape;
#[cfg(feature = "poster")]
pub mod roadmap_html;
#[cfg(feature = "poster")]
pub mod svg;
