//! What one kind of surface does beside keeping lines: a file for each kind, or for a few that do the same. Uses the change
//! and what is chosen; pure.

pub mod before;
pub mod board;
pub mod confirm;
pub mod dots;
pub mod outline;
pub mod time_lines;
pub mod told;
pub mod wall;
