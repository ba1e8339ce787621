//! Whole windows beside the desk: home, the window at a table, the window for the wall, sessions side by side; and the
//! strip of the tour at the foot of any of them. They may use whatever else is drawn here.

pub mod beside;
pub mod home;
pub mod table;
pub mod tour;
pub mod watch;
