//! What is said at the desk, whichever surface is open: where people go, what keys do to lines, what lies over the desk,
//! and why something does nothing now. Uses how a table is made.

pub mod agenda;
pub mod aloud;
pub mod hands;
pub mod links;
pub mod not_now;
pub mod over;
pub mod pairs;
pub mod papers;
pub mod places;
pub mod pointer;
pub mod settle;
pub mod sheet;
pub mod tour;
