//! What is said on the surfaces, a table for each kind of them or for a few that say the same. Uses how a table is made.

pub mod actions;
pub mod before;
pub mod board;
pub mod dots;
pub mod ground;
pub mod groups;
pub mod map;
pub mod pages;
pub mod pulse;
pub mod rings;
pub mod tasks;
pub mod themes;
pub mod time_lines;
pub mod told;
pub mod wall;
