//! `new`, `demo` and the screen: what begins or opens a session.

use super::args::{Arguments, NewArgs, TableArgs};
use super::{Ended, Failure, compare, custody, keep, out, own, series};
use crate::model::after::follow;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::session::Session;
use crate::model::template::Template;
use crate::model::text;
use crate::model::wish::{Stamp, Wish, propose};
use crate::model::{begin, tongue};
use crate::store::template::TemplateError;
use crate::store::{self, Book, StoreError, library, template};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// How the copies of the example are called.
const EXAMPLE: &str = "healthy-valley.ron";

/// How the folders of these copies begin.
const EXAMPLE_FOLDER: &str = "commonground-demo-";

/// The sample that `demo` opens a copy of.
const SAMPLE: &[u8] = include_bytes!("../../sessions/healthy-valley.ron");

/// Begins a session and prints where it is.
pub fn new(arguments: &NewArgs, folder: Option<&Path>) -> Ended {
    let title = text::clean(&arguments.title);
    if title.is_empty() {
        return Err(Failure::wrong_call("A session needs a title: commonground new \"What it is about\"."));
    }
    let at = chrono::Local::now().fixed_offset();
    let sites = compare::sites_of(&arguments.compare, folder)?;
    let template = template_of(arguments)?;
    let path = match &arguments.output {
        Some(path) if !library::may_be_new(path) => {
            return Err(Failure::wrong_call(format!(
                "{} is no name for a session; name a file that ends in .ron.",
                out::shown(path)
            )));
        }
        Some(path) => path.clone(),
        None => library::new_path(&library::folder(folder), at.date_naive(), &title),
    };
    let last = arguments.from.as_deref().map(|from| series::last(from, folder)).transpose()?;
    let here = last.as_ref().map(series::Last::here).unwrap_or_default();
    let mut wish = match &last {
        Some(last) => follow::begin(&title, &template, at.date_naive(), &last.session, &here),
        None => begin::begin(&title, &template, at.date_naive()),
    };
    let (answers, notes) = custody::answers(&Session::default(), &arguments.custody, at.date_naive())?;
    if let Some(answers) = answers {
        wish = Wish::Together(vec![wish, answers]);
    }
    if let Some(tag) = &arguments.language {
        let tag = Wish::answer(&Id::session(), Field::Language, Value::Text(tag.trim().into()));
        wish = Wish::Together(vec![wish, tag]);
    }
    let wish = tongue::begun(wish);
    // What is refused leaves no file behind.
    let nobody = Stamp { writer: "nobody".to_owned(), next: 1, step: 1, at };
    propose(&here, &wish, &nobody).map_err(|why| Failure::wrong_call(why.to_string()))?;
    let mut book = Book::create(&path, "desk")?;
    if let Some(last) = &last {
        last.take_over(&mut book)?;
    }
    let stamp = keep::stamp(&book, at);
    let ops = propose(&here, &wish, &stamp).map_err(|why| Failure::failed(why.to_string()))?;
    book.append(&ops)?;
    let said = compare::bring(&mut book, &Session::of(ops), &sites)?;
    book.fold()?;
    for sentence in said {
        out::message(&sentence);
    }
    for note in &notes {
        out::message(note);
    }
    out::path(&path)?;
    last.map_or(Ok(true), |last| last.say())
}

/// The template that is meant: a file, or one by its name; where none is named, the one that fits.
fn template_of(arguments: &NewArgs) -> Result<Template, Failure> {
    let usual = match (&arguments.from, arguments.compare.is_empty()) {
        (Some(_), _) => "review",
        (None, true) => "half-day",
        (None, false) => "cross-case",
    };
    let name = arguments.template.as_deref().unwrap_or(usual);
    let found = if template::is_a_file(name) {
        template::at(Path::new(name))
    } else {
        template::find(name, library::templates_folder().as_deref())
    };
    found.map_err(|why| match why {
        TemplateError::Unknown { .. } => Failure::wrong_call(why.to_string()),
        _ => Failure::failed(why.to_string()),
    })
}

/// Opens the screen.
pub fn screen(arguments: &Arguments) -> Ended {
    // Line by line it needs none: lines may come out of a pipe and go into one.
    if !arguments.plain {
        needs_a_terminal()?;
    }
    let folder = library::folder(arguments.sessions.as_deref());
    let session = match &arguments.session {
        Some(session) => Some(library::resolve(&folder, session)?),
        None => None,
    };
    run(arguments, &folder, session.as_deref(), None)
}

/// Opens the window of a table.
pub fn table(arguments: &Arguments, what: &TableArgs) -> Ended {
    if !arguments.plain {
        needs_a_terminal()?;
    }
    let folder = library::folder(arguments.sessions.as_deref());
    let session = library::resolve(&folder, &what.session)?;
    let ended = run(arguments, &folder, Some(&session), Some(what.table));
    // No desk is there that writes the document: whoever carries that file alone would leave these lines behind.
    let waits = store::read(&session).is_ok_and(|opened| opened.complete_to.is_some());
    if waits && !store::now::desk_is_there(&session) {
        let name = out::shown(&session);
        out::message(&format!(
            "What was written here is in {}, beside {name}: carry both, or make one file of them with `commonground pack \
             {name} -o FILE`.",
            out::shown(&session.with_extension("journal"))
        ));
    }
    ended
}

/// Opens the window for the wall. A session that is not there yet is waited for.
pub fn room(arguments: &Arguments, session: &str) -> Ended {
    // Line by line it needs none: lines may come out of a pipe and go into one.
    if !arguments.plain {
        needs_a_terminal()?;
    }
    let document = library::to_follow(&library::folder(arguments.sessions.as_deref()), session)?;
    if arguments.plain {
        return crate::ui::run_room_plain(&document).map_err(Failure::failed);
    }
    crate::ui::run_room(&document, arguments.theme.as_deref(), &own::of(arguments).paints).map_err(Failure::failed)
}

/// Opens a copy of the worked example in a temporary folder of its own. Each copy is a session of its own too: what was
/// done with the last one does not come back in this one.
pub fn demo(arguments: &Arguments) -> Ended {
    if !arguments.plain {
        needs_a_terminal()?;
    }
    let folder = new_folder()?;
    let path = folder.join(EXAMPLE);
    std::fs::write(&path, SAMPLE).map_err(|error| StoreError::io(&path, &error))?;
    library::keep_apart(&path)?;
    let ended = start(crate::ui::Start { example: true, ..how(arguments, &folder, Some(&path), None) });
    // Said at the end, so that it stands where the person can read it.
    out::message(&format!("The example is a copy in {}; do with it what you like.", out::shown(&folder)));
    let typed = out::shown(&path);
    let typed = if typed.contains(char::is_whitespace) { format!("\"{typed}\"") } else { typed };
    let plain = if arguments.plain { " --plain" } else { "" };
    out::message(&format!("To go on with this copy: commonground {typed}{plain}"));
    ended
}

/// Whether a session is a copy of the example that was made here: the tour is on it as well.
fn is_example(path: &Path) -> bool {
    let named = |path: &Path, begins: &str| {
        path.file_name().is_some_and(|name| name.to_str().is_some_and(|name| name.starts_with(begins)))
    };
    named(path, EXAMPLE) && path.parent().is_some_and(|folder| named(folder, EXAMPLE_FOLDER))
}

/// A folder that was not there before: process numbers come again.
fn new_folder() -> Result<PathBuf, StoreError> {
    let mut folder = std::env::temp_dir().join(format!("{EXAMPLE_FOLDER}{}", std::process::id()));
    let mut more = 1;
    while folder.exists() {
        more += 1;
        folder.set_file_name(format!("{EXAMPLE_FOLDER}{}-{more}", std::process::id()));
    }
    library::make_folder(&folder)?;
    Ok(folder)
}

fn run(arguments: &Arguments, folder: &Path, session: Option<&Path>, table: Option<u32>) -> Ended {
    start(how(arguments, folder, session, table))
}

fn start(how: crate::ui::Start) -> Ended {
    crate::ui::run(how).map_err(Failure::failed)
}

fn how(arguments: &Arguments, folder: &Path, session: Option<&Path>, table: Option<u32>) -> crate::ui::Start {
    crate::ui::Start {
        folder: folder.to_owned(),
        session: session.map(Path::to_owned),
        theme: arguments.theme.clone(),
        plain: arguments.plain,
        own: own::of(arguments),
        table,
        look: arguments.look,
        example: session.is_some_and(is_example),
    }
}

/// The screen needs a terminal; everything else has its command.
pub(super) fn needs_a_terminal() -> Result<(), Failure> {
    if std::io::stdin().is_terminal() && std::io::stdout().is_terminal() {
        Ok(())
    } else {
        Err(Failure::wrong_call(
            "The screen needs a terminal. Without one use add, show, report or roadmap; `commonground --help` lists them.",
        ))
    }
}
