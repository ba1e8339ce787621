//! What people type, understood: a line in its boxes, years, minutes, counts, lists from elsewhere. Nothing here changes a
//! session. Uses the model.

pub mod choice;
pub mod columns;
pub mod dots_line;
pub mod line;
pub mod minutes;
pub mod outline;
pub mod presence;
pub mod pulse;
pub mod years;
