//! The instruments with which what people say is gathered; how they look stands in `view/gather`, of `two_tables` with the
//! wall.

pub mod columns;
pub mod dots;
pub mod lines;
pub mod matrix;
pub mod outline;
pub mod pages;
pub mod rings;
pub mod time_lines;
pub mod told;
pub mod two_tables;
pub mod wall;
