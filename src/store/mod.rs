//! The only files: document, journal, lock, black box, library, templates (design, section 2). Uses the model alone.
//! Everything that touches a session's files goes through `disk`. Its rooms: `text`, sessions as text, without any file;
//! `open`, a session that is open; `machine`, what this machine keeps for itself; `shelf`, what lies in folders besides;
//! `taken_out`, what goes at a person's wish; `carry`, git.

mod carry;
pub mod disk;
mod error;
mod machine;
mod open;
mod places;
pub(crate) mod platform;
mod shelf;
mod taken_out;
mod text;

pub use machine::{local, lost, own};
pub use open::now;
pub use shelf::{blueprint, copy, fonts, library, paper, search, sheet, template};
pub use taken_out::beside;
pub use text::{document, escape, format, hand, header, journal, line, readable, record, salvage};

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
pub use sync::{Carrier, Synced};

// Each file is called by its name alone within the store, whatever room it stands in.
use carry::sync;
use machine::{black_box, draft};
use open::{book, finding, fold, follow, gather, keeper, opened, torn};
use shelf::other;
use taken_out::{forget, leave};
use text::{sum, traces};
