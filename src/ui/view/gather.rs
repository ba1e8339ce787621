//! Surfaces on which what people say is gathered and looked at: lines, time lines, what tables tell, the trend map with
//! its dots and rings, groups' pages, cards on the wall. A file for each kind of surface, named as in `ui/instrument`.
//! Uses the pen, the lists and the desk's state.

pub mod columns;
pub mod dots;
pub mod lines;
pub mod matrix;
pub mod outline;
pub mod pages;
pub mod rings;
pub mod time_lines;
pub mod told;
pub mod wall;
