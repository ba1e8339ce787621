//! `new --from` and `template`: a session that goes on from another, and an agenda given to others. Uses the model's
//! roll-up and the store.

use super::args::TemplateArgs;
use super::{Ended, Failure, keep, out};
use crate::model::after::follow;
use crate::model::after::roll_up::{RolledUp, roll_up_some};
use crate::model::op::Op;
use crate::model::query;
use crate::model::session::Session;
use crate::model::template::Template;
use crate::store::line::Kept;
use crate::store::{self, Book, library, paper, template as templates};
use crate::words::lang::Lang;
use crate::words::series::Series;
use std::path::Path;

/// The session that another one goes on from.
pub struct Last {
    /// As it is.
    pub session: Session,
    /// What is taken over of it, under its names here.
    rolled: RolledUp,
}

/// The session of that name, with what stands open in it.
pub fn last(name: &str, folder: Option<&Path>) -> Result<Last, Failure> {
    let path = library::resolve(&library::folder(folder), name)?;
    let other = store::other(&path)?;
    out::damage(&other.findings);
    let ops: Vec<Op> = other.ops();
    let session = Session::of(ops.clone());
    let rolled = roll_up_some(&ops, &other.session, &session, &follow::carried(&session));
    Ok(Last { session, rolled })
}

impl Last {
    /// What is taken over, as a session of its own.
    pub fn here(&self) -> Session {
        Session::of(self.rolled.ops.clone())
    }

    /// Writes what is taken over into a new session.
    pub fn take_over(&self, book: &mut Book) -> Result<(), Failure> {
        let lines: Vec<Kept> = self.rolled.ops.iter().cloned().map(Kept::of).collect();
        let count = book.take_in(&lines)?;
        keep::save(book, count)
    }

    /// Prints what was taken over, a row each, and says how much it was.
    pub fn say(&self) -> Ended {
        let open = follow::open(&self.session);
        let row = |what: &crate::model::entry::Entry| {
            let kind = what.kind.spec().word.to_lowercase();
            format!("from before\t{kind} {}\t{}\n", self.session.spoken(what), what.text())
        };
        out::data(&open.all().map(row).collect::<String>())?;
        let from = follow::called(&self.session);
        let words = open.words_in(Lang::ENGLISH);
        out::message(&if words.is_empty() {
            Series::TakenNothing.with(&[from])
        } else {
            Series::TakenOver.with(&[from, words])
        });
        if self.rolled.by_code > 0 {
            out::message(&Series::ByCode.with(&[self.rolled.by_code.to_string()]));
        }
        Ok(true)
    }
}

/// Writes the agenda of a session as a template.
pub fn template(arguments: &TemplateArgs, folder: Option<&Path>) -> Ended {
    let path = library::resolve(&library::folder(folder), &arguments.session)?;
    let output = &arguments.output;
    let name = output.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(".ron"));
    let Some(name) = name.filter(|name| !name.is_empty() && !name.starts_with('.')) else {
        return Err(Failure::wrong_call(Series::TemplateEnding.with(&[out::shown(output)])));
    };
    if output.exists() {
        return Err(Failure::wrong_call(Series::TemplateThere.with(&[out::shown(output)])));
    }
    let session = Session::of(store::read(&path)?.ops);
    let template = Template::of(&session, name);
    let title = query::title(&session);
    if !template.check().is_empty() {
        return Err(Failure::failed(Series::TemplateEmpty.with(&[title])));
    }
    paper::write(output, templates::text_of(&template).as_bytes())?;
    out::path(output)?;
    out::message(&Series::TemplateWritten.with(&[title]));
    Ok(true)
}
