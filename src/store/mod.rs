//! The only files: document, journal, lock, black box, library, templates (design, section 2). Uses the model alone.
//! Everything that touches a session's files goes through `disk`; the modules for texts (line, record, document,
//! journal, hand) touch none.

pub mod beside;
mod black_box;
mod book;
pub mod copy;
pub mod disk;
pub mod document;
mod draft;
mod error;
pub mod escape;
mod finding;
mod fold;
mod follow;
pub mod fonts;
mod forget;
mod gather;
pub mod hand;
pub mod header;
pub mod journal;
mod keeper;
mod leave;
pub mod library;
pub mod line;
pub mod local;
pub mod lost;
pub mod now;
mod opened;
mod other;
mod pace;
pub mod paper;
mod places;
mod platform;
pub mod readable;
pub mod record;
pub mod salvage;
mod saving;
mod scrub;
pub mod sheet;
pub mod template;
mod torn;
mod traces;

pub use black_box::Whence;
pub use book::Book;
pub use draft::{Pen, ahead};
pub use error::{StoreError, plain};
pub use finding::Finding;
pub use fold::Folded;
pub use follow::{Follow, Glance, Glanced, News, presence};
pub use forget::Forgotten;
pub use keeper::{Keeper, Looker, Report};
pub use leave::Left;
pub use local::Local;
pub use opened::{Opened, read};
pub use other::{Other, other};
