//! What lists are drawn with, on whichever surface or overlay they stand: which rows or pieces are on the page, how
//! one is drawn, and that there is more. Knows no surface. Uses the pen and the desk's state.

pub mod laid_out;
pub mod linked;
pub mod listing;
pub mod paged;
pub mod paging;
pub mod rows;
