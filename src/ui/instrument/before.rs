//! The instruments for what is settled before the day; how they look stands in `view/before`.

pub mod facts;
pub mod groups;
pub mod kit;
pub mod program;
pub mod seats;
