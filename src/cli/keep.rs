//! Writing a wish down from the command line: one step, proposed, appended, absorbed. Uses the model and the store.

use super::Failure;
use crate::model::session::Session;
use crate::model::wish::{Stamp, Wish, propose};
use crate::store::Book;
use chrono::{DateTime, FixedOffset};

/// The stamp of a step of its own.
pub fn stamp(book: &Book, at: DateTime<FixedOffset>) -> Stamp {
    Stamp { writer: book.writer().to_owned(), next: book.next(), step: 1, at }
}

/// Writes a wish down as one step, and into the session as it is now.
///
/// # Errors
/// The wish is refused: the call was wrong. Or it cannot be saved.
pub fn wish(book: &mut Book, session: &mut Session, wish: &Wish, at: DateTime<FixedOffset>) -> Result<(), Failure> {
    let ops = propose(session, wish, &stamp(book, at)).map_err(|why| Failure::wrong_call(why.to_string()))?;
    book.append(&ops)?;
    for op in ops {
        session.absorb(op);
    }
    // It is saved already; a document that cannot be written now is no reason to call it lost.
    drop(book.fold());
    Ok(())
}
