//! `compare`: sessions side by side as text, as a paper, on the screen, and as lines in a meeting of several sites. The
//! sessions are read as everyone may read them, and never written. Uses the papers, the model's comparison and the store.

use super::args::{Arguments, CompareArgs};
use super::{Ended, Failure, keep, out, read, report};
use crate::export::linear;
use crate::export::papers;
use crate::export::report::beside;
use crate::export::share::{self, Audience};
use crate::model::after::compare::{self, FEWEST, MOST};
use crate::model::after::sites::{Coming, Site, taken_in};
use crate::model::field::Field;
use crate::model::session::Session;
use crate::store::line::Kept;
use crate::store::{self, Book, library, paper};
use crate::words::compare::Compare;
use std::path::Path;

/// What a copy for everyone has in its id before that of the session that it was made from.
const PUBLIC: &str = "-public-from-";

/// What an anonymous copy's id ends in.
const ANONYMOUS: &str = "-anonymous";

/// A session as everyone may read it.
pub(super) struct Read {
    /// How it was called.
    name: String,
    /// The id of the session, the same for every copy for everyone.
    origin: String,
    /// What everyone may read.
    session: Session,
    /// The notice that is printed with everything of it.
    notice: String,
}

/// Lays sessions side by side.
pub fn compare(what: &CompareArgs, arguments: &Arguments) -> Ended {
    let folder = arguments.sessions.as_deref();
    let format = read::format(what.output.as_deref(), report::ENDINGS)?;
    if let Some(meeting) = &what.into {
        return into(meeting, what, folder);
    }
    if what.screen {
        super::begin::needs_a_terminal()?;
    }
    let sides = sides(&what.which, folder)?;
    let handed: Vec<(&Session, String)> = sides.iter().map(|side| (&side.session, side.notice.clone())).collect();
    let beside = compare::compare(&handed);
    if what.screen {
        return crate::ui::run_compare(beside, arguments.theme.as_deref(), &super::own::of(arguments).paints)
            .map_err(Failure::failed);
    }
    let set = beside::Set::of(sides.iter().map(|side| &side.session));
    match (what.output.as_deref(), format) {
        (Some(file), Some(format)) => {
            let fonts = report::fonts_for(format, arguments.fonts.as_deref());
            let (bytes, said) =
                papers::written(&beside::paper(&beside, &set), format, &fonts).map_err(Failure::failed)?;
            paper::write(file, &bytes)?;
            out::message(&format!("Written: {}", out::shown(file)));
            say(&said);
        }
        _ => {
            out::data(&linear::spoken(&beside::aloud(&beside, &set)))?;
        }
    }
    Ok(true)
}

fn say(sentences: &[String]) {
    for sentence in sentences {
        out::message(sentence);
    }
}

/// The sessions of a call: two to four, each once.
fn sides(names: &[String], folder: Option<&Path>) -> Result<Vec<Read>, Failure> {
    if !(FEWEST..=MOST).contains(&names.len()) {
        return Err(Failure::wrong_call(Compare::HowMany.with(&[names.len().to_string()])));
    }
    each_once(names, folder)
}

fn each_once(names: &[String], folder: Option<&Path>) -> Result<Vec<Read>, Failure> {
    let folder = library::folder(folder);
    let mut out: Vec<Read> = Vec::new();
    for name in names {
        let one = Read::of(name, &folder)?;
        if let Some(same) = out.iter().find(|had| had.origin == one.origin) {
            return Err(Failure::wrong_call(Compare::Twice.with(&[&same.name, &one.name])));
        }
        out.push(one);
    }
    Ok(out)
}

impl Read {
    fn of(name: &str, folder: &Path) -> Result<Self, Failure> {
        let path = library::resolve(folder, name)?;
        let other = store::other(&path)?;
        out::damage(&other.findings);
        let session = Session::of(other.ops());
        let notice = session.words(Field::Notice);
        let name = out::shown(&path);
        // What was made for everyone is as it is; of a whole session it is made here.
        let copied = other.session.split_once(PUBLIC).map(|(_, origin)| origin);
        if let Some(origin) = copied.or_else(|| other.session.strip_suffix(ANONYMOUS)) {
            return Ok(Self { name, origin: origin.to_owned(), session, notice });
        }
        let copy = share::copy(&session, Audience::Public, None);
        Ok(Self { name, origin: other.session, session: Session::of(copy.ops), notice })
    }
}

/// The sites with which a meeting begins: none, or two to four.
pub(super) fn sites_of(names: &[String], folder: Option<&Path>) -> Result<Vec<Read>, Failure> {
    if names.is_empty() { Ok(Vec::new()) } else { sides(names, folder) }
}

/// Takes the lines of sites into a meeting that is open; a sentence for each site.
pub(super) fn bring(book: &mut Book, here: &Session, sites: &[Read]) -> Result<Vec<String>, Failure> {
    if sites.is_empty() {
        return Ok(Vec::new());
    }
    let coming = taken_in(here, &each(sites));
    let lines: Vec<Kept> = coming.iter().flat_map(|site| site.ops.iter().cloned()).map(Kept::of).collect();
    let count = book.take_in(&lines)?;
    keep::save(book, count)?;
    Ok(coming.iter().map(sentence).collect())
}

fn each(sites: &[Read]) -> Vec<Site<'_>> {
    sites.iter().map(|site| Site { origin: &site.origin, session: &site.session }).collect()
}

/// Takes the lines of sites into a meeting: lists first, acts with `--yes`.
fn into(meeting: &str, what: &CompareArgs, folder: Option<&Path>) -> Ended {
    let path = library::resolve(&library::folder(folder), meeting)?;
    let sites = each_once(&what.which, folder)?;
    let opened = store::read(&path)?;
    if let Some(same) = sites.iter().find(|site| site.origin == opened.session) {
        return Err(Failure::wrong_call(Compare::IsTheMeeting.with(&[&same.name])));
    }
    let here = Session::of(opened.ops);
    let coming = taken_in(&here, &each(&sites));
    let rows = |word: &'static str, lines: &[(String, String)]| -> String {
        lines.iter().map(|(number, words)| format!("{word}\t{number}\t{words}\n")).collect()
    };
    let listed: Vec<String> =
        coming.iter().map(|site| rows("new", &site.new) + &rows("changed", &site.changed)).collect();
    out::data(&listed.concat())?;
    if what.yes {
        let (mut book, _) = Book::open(&path, "desk")?;
        let said = bring(&mut book, &here, &sites)?;
        drop(book.fold());
        say(&said);
        return Ok(true);
    }
    say(&coming.iter().map(sentence).collect::<Vec<_>>());
    let nothing = coming.iter().all(|site| site.ops.is_empty());
    out::message(if nothing { Compare::NotWritten } else { Compare::YesTakes }.text());
    Ok(true)
}

/// "A Brynmor: 61 lines new, 3 here already."
fn sentence(site: &Coming) -> String {
    if site.new.is_empty() && site.changed.is_empty() && site.already == 0 {
        return Compare::NothingToTake.with(&[&site.title, &site.letter]);
    }
    let counts =
        [(Compare::New, site.new.len()), (Compare::Changed, site.changed.len()), (Compare::Already, site.already)];
    let parts = counts.into_iter().filter(|(_, n)| *n > 0).map(|(word, n)| word.with(&[n.to_string()]));
    Compare::OfOne.with(&[&site.letter, &site.title, &parts.collect::<Vec<_>>().join(", ")])
}
