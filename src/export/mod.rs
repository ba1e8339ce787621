//! Papers: from a session, or a scene made of one, to text that people keep. Pure: uses model, roadmap and words only;
//! no files, no clock, no terminal.

pub mod escape;
pub mod linear;
pub mod markdown;
pub mod report;
pub mod report_html;
