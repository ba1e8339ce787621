//! Surfaces for what is settled before the day: the session's own facts, who is invited, who sits where, the agenda as it
//! is made, what to bring. A file for each kind of surface, named as in `ui/instrument`. Uses the pen, the lists and the
//! desk's state.

pub mod facts;
pub mod groups;
pub mod kit;
pub mod program;
pub mod seats;
