//! What is said in the windows beside the desk and what the desk says of them: the wall's, the tables', the clock that all
//! of them show. Uses how a table is made.

pub mod clock;
pub mod legible;
pub mod room;
pub mod steering;
pub mod tables;
