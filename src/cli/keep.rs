//! Writing down from the command line: a wish as one step; and what is said where the disk does not take it. Uses the model
//! and the store.

use super::Failure;
use crate::model::session::Session;
use crate::model::wish::{Stamp, Wish, propose};
use crate::store::{Book, StoreError};
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

/// Saves what was taken on; `how_many` lines were.
///
/// # Errors
/// It is not all on the disk.
pub fn save(book: &mut Book, how_many: usize) -> Result<(), Failure> {
    let Err(why) = book.save() else { return Ok(()) };
    // What the journal does not take the document may.
    let _ = book.fold();
    if book.unsaved().next().is_none() { Ok(()) } else { Err(kept(book, &why, how_many)) }
}

/// What became of lines that are not on the disk, so that nobody types them again and has them twice.
fn kept(book: &mut Book, why: &StoreError, how_many: usize) -> Failure {
    let lines = if how_many == 1 { "The line is".to_owned() } else { format!("{how_many} lines are") };
    Failure::failed(match book.black_box_folder() {
        Some(folder) => format!(
            "{why} {lines} not saved there, but kept in {}, and back when the session is next opened; \
             do not type again what was typed so far.",
            folder.display()
        ),
        None => format!("{why} {lines} lost; make room and type again what was not printed."),
    })
}
