//! What stands on paper, on pictures and in files for others. Another language says all of it. Uses how a table is made.

pub mod became;
pub mod pictures;
pub mod poster;
pub mod report;
pub mod tools;
pub mod voices;
pub mod worksheets;
