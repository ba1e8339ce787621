//! The only files: document, journal, lock, black box, library, templates (design, section 2). Uses the model alone.
//! Everything that touches a session's files goes through `disk`; the other modules below it work on texts.

pub mod book;
pub mod disk;
pub mod document;
mod error;
pub mod escape;
mod fold;
mod forget;
pub mod hand;
pub mod header;
pub mod journal;
pub mod keeper;
pub mod library;
pub mod line;
pub mod local;
pub mod opened;
mod places;
mod platform;
pub mod readable;
pub mod record;
pub mod template;

pub use error::StoreError;
