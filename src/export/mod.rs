//! Session or scene into the formats that people take away. Pure: uses model, roadmap and words only; bytes in, text
//! out; no files, no clock.

pub mod escape;
pub mod formats;
pub mod linear;
pub mod markdown;
mod page;
pub mod papers;
#[cfg(feature = "poster")]
pub mod pdf;
#[cfg(feature = "poster")]
pub mod picture_pages;

#[cfg(feature = "poster")]
pub mod png;
pub mod pool;
pub mod report;
pub mod report_html;
#[cfg(feature = "poster")]
pub mod report_pdf;
#[cfg(feature = "poster")]
pub mod roadmap_html;
pub mod share;
#[cfg(feature = "poster")]
pub mod sheet;
#[cfg(feature = "poster")]
pub mod svg;
pub mod tools;
pub mod worksheets;
