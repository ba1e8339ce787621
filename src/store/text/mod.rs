//! Sessions as text: lines, the record that they make, documents and journals made of them, what a hand wrote into them, and
//! the page that writes the format down. Nothing here touches a file. Uses the model.

pub mod document;
pub mod escape;
pub mod format;
pub mod hand;
pub mod header;
pub mod journal;
pub mod line;
pub mod readable;
pub mod record;
pub mod salvage;
pub(in crate::store) mod sum;
pub(in crate::store) mod traces;
