//! The only files: document, journal, lock, black box, library, templates (design, section 2). Uses the model alone.
//! Everything that touches a session's files goes through `disk`; the modules for texts (line, record, document,
//! journal, hand) touch none.

mod book;
pub mod disk;
pub mod document;
mod error;
pub mod escape;
mod fold;
mod forget;
pub mod hand;
pub mod header;
pub mod journal;
mod keeper;
pub mod library;
pub mod line;
pub mod local;
mod opened;
pub mod paper;
mod places;
mod platform;
pub mod readable;
pub mod record;
pub mod salvage;
pub mod template;

pub use book::Book;
pub use error::{StoreError, plain};
pub use fold::Folded;
pub use forget::Forgotten;
pub use keeper::{Keeper, Report};
pub use local::Local;
pub use opened::{Finding, Opened, read};
