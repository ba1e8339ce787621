//! What lies over a screen has a file each: which row is lit, what is typed, what Enter takes. Uses the change; pure.

pub mod agenda;
pub mod alike;
pub mod heard;
pub mod overlay;
pub mod palette;
pub mod pictures;
pub mod settle;
pub mod sheet;
pub mod taken_back;
pub mod tree;
