//! `leave`: a borrowed laptop is given back without anything of the session on it.

use super::args::LeaveArgs;
use super::{Ended, out};
use crate::store::{Book, library};
use std::path::Path;

/// Clears what this laptop keeps of a session.
pub fn leave(arguments: &LeaveArgs, folder: Option<&Path>) -> Ended {
    let path = library::resolve(&library::folder(folder), &arguments.session)?;
    let (book, opened) = Book::open(&path, "desk")?;
    out::damage(&opened.findings);
    let left = book.leave(arguments.to.as_deref(), arguments.private_too)?;
    let rows = left.now_in.iter().map(|path| format!("is in\t{}\n", out::shown(path)));
    let gone = left.removed.iter().map(|path| format!("taken away\t{}\n", out::shown(path)));
    let stays = left.stays.iter().map(|path| format!("stays\t{}\n", out::shown(path)));
    out::data(&rows.chain(gone).chain(stays).collect::<String>())?;
    if arguments.to.is_some() {
        let but = if left.stays.is_empty() { "" } else { " but what is said to stay" };
        out::message(&format!("Nothing of the session is left on this laptop{but}."));
    } else {
        let files: Vec<String> = left.now_in.iter().map(|path| out::shown(path)).collect();
        out::message(&format!(
            "What this laptop kept for itself is gone. The session is whole in {}: take it with you, then delete it here; \
             or say --to FOLDER, and it is carried there and taken away here.",
            files.join(" and ")
        ));
    }
    if !left.stays.is_empty() {
        out::message("What is said to stay is for you to judge: take those files along or delete them.");
    }
    Ok(true)
}
