//! `strike` and `forget`: people's words and data go at their wish. Both list first and act on `--yes`; data goes to
//! standard output, what a person must know to standard error.

use super::args::{ForgetArgs, StrikeArgs};
use super::{Ended, Failure, keep, out};
use crate::model::entry::{Entry, State};
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::{Kind, Numbering};
use crate::model::named::{Naming, said_of};
use crate::model::op::{Act, Op};
use crate::model::query;
use crate::model::session::{Session, is_person};
use crate::model::wish::{Stamp, Wish, propose};
use crate::store::{self, Book, Forgotten, beside, library};
use std::path::Path;

/// Takes the words of lines out, at a person's wish.
pub fn strike(arguments: &StrikeArgs, folder: Option<&Path>) -> Ended {
    let path = library::resolve(&library::folder(folder), &arguments.session)?;
    let session = Session::of(store::read(&path)?.ops);
    let lines = found(&session, &arguments.number)?;
    let open: Vec<&Entry> = lines.iter().copied().filter(|entry| entry.state != State::Struck).collect();
    if open.is_empty() {
        let (mut book, _) = Book::open(&path, "desk")?;
        book.is_alone()?;
        book.fold()?;
        out::message("That is struck already; every file here was looked through once more.");
        return Ok(true);
    }
    if !arguments.yes {
        let listed: String = open.iter().map(|entry| would_go(&session, entry)).collect();
        out::data(&listed)?;
        let words: Vec<String> = open.iter().flat_map(|entry| said_of(&session, &entry.id)).collect();
        say_beside(&path, &words)?;
        let call = format!("commonground strike {} {} --yes", arguments.session, arguments.number.join(" "));
        out::message(&format!("Nothing was taken out yet, and there is no way back; this does it: {call}."));
        return Ok(true);
    }
    let wishes = open.iter().map(|entry| Wish::Strike(entry.id.clone())).collect();
    let done = act(&path, wishes, &[])?;
    let told: String = open.iter().map(|entry| format!("struck\t{}\n", session.spoken(entry))).collect();
    out::data(&told)?;
    tell(&done)?;
    Ok(true)
}

/// The lines of spoken numbers; `theme 2` is a theme's.
fn found<'a>(session: &'a Session, numbers: &[String]) -> Result<Vec<&'a Entry>, Failure> {
    numbers.iter().map(|number| one(session, number)).collect()
}

pub(super) fn one<'a>(session: &'a Session, number: &str) -> Result<&'a Entry, Failure> {
    let number = number.trim();
    let theme = ["theme ", "theme-"].iter().find_map(|word| number.strip_prefix(word));
    let is_theme = |entry: &&Entry| entry.kind.spec().numbering == Numbering::Theme;
    let wanted = theme.unwrap_or(number);
    let alike: Vec<&Entry> = session
        .entries()
        .filter(|entry| is_theme(entry) == theme.is_some() && !entry.no.is_empty())
        .filter(|entry| entry.no == wanted || session.spoken(entry) == wanted)
        .collect();
    match alike.as_slice() {
        [one] => Ok(one),
        [] => Err(Failure::wrong_call(format!("There is no line {number} in this session."))),
        many => {
            let names: Vec<String> = many.iter().map(|entry| format!("“{}”", session.spoken(entry))).collect();
            Err(Failure::wrong_call(format!("There are several lines {number}; name one: {}.", names.join(", "))))
        }
    }
}

/// What would go with a line, and what stays that may hold the same.
fn would_go(session: &Session, entry: &Entry) -> String {
    let row = |what: &str, entry: &Entry, words: &str| {
        format!("{what}\t{}\t{}\t{words}\n", session.spoken(entry), entry.kind.spec().word)
    };
    let words = said_of(session, &entry.id);
    let mut listed: String = words.iter().map(|word| row("goes", entry, word)).collect();
    let naming = Naming::of(&words);
    let mut beside: Vec<&Entry> = session.under(&entry.id).chain(query::led_to(session, entry)).collect();
    beside.extend(session.entries().filter(|other| naming.whole_in(session, &other.id)));
    beside.retain(|other| other.id != entry.id && other.state != State::Struck);
    beside.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    beside.dedup_by(|a, b| a.id == b.id);
    for other in beside {
        listed.push_str(&row("stays", other, other.text()));
    }
    listed
}

/// Writes the wishes as one step, and takes the words out of every file.
fn act(path: &Path, wishes: Vec<Wish>, more: &[String]) -> Result<Forgotten, Failure> {
    let (mut book, opened) = Book::open(path, "desk")?;
    book.is_alone()?;
    let session = Session::of(opened.ops);
    let at = chrono::Local::now().fixed_offset();
    let stamp = keep::stamp(&book, at);
    let ops = propose(&session, &Wish::Together(wishes), &stamp).map_err(|why| Failure::failed(why.to_string()))?;
    Ok(book.take_out(&ops, more)?)
}

/// Says what was done, and what cannot be.
fn tell(done: &Forgotten) -> Result<(), Failure> {
    let mut files: Vec<String> =
        done.scrubbed.iter().map(|path| format!("gone from\t{}\n", out::shown(path))).collect();
    files.dedup();
    out::data(&files.concat())?;
    for sentence in &done.left {
        out::message(sentence);
    }
    Ok(())
}

/// Says what lies beside a session and holds the words, or may.
fn say_beside(path: &Path, words: &[String]) -> Result<(), Failure> {
    let found = beside::of_session(path, words);
    let rows: String = found.holding.iter().map(|path| format!("file\t{}\n", out::shown(path))).collect();
    out::data(&rows)?;
    for sentence in found.sentences() {
        out::message(&sentence);
    }
    Ok(())
}

/// Takes a person out.
pub fn forget(arguments: &ForgetArgs, folder: Option<&Path>) -> Ended {
    let code = arguments.person.trim().to_lowercase();
    if !is_person(&code) {
        return Err(Failure::wrong_call(format!(
            "“{code}” is not a person's code, such as person-07; to take out one line, use strike."
        )));
    }
    let path = library::resolve(&library::folder(folder), &arguments.session)?;
    let session = Session::of(store::read(&path)?.ops);
    let also = found(&session, &arguments.also)?;
    let private = library::private_of(&path);
    let kept_private = match store::read(&private) {
        Ok(opened) => Session::of(opened.ops),
        Err(_) => Session::default(),
    };
    let person = kept_private.entries().find(|entry| entry.kind == Kind::Person && entry.no == code);
    let forgotten = session.is_forgotten(&Id::new(&code)) || kept_private.is_forgotten(&Id::new(&code));
    if person.is_none() && !forgotten && !session.ops().any(|op| op.act.code() == Some(code.as_str())) {
        return Err(Failure::wrong_call(format!("There is no {code} in this session.")));
    }
    let words = person.map(|person| said_of(&kept_private, &person.id)).unwrap_or_default();
    if !arguments.yes {
        out::data(&listed(&session, person, &code, &words))?;
        say_beside(&path, &words)?;
        let call = format!("commonground forget {} {code} --yes", arguments.session);
        out::message(&format!(
            "Nothing was taken out yet, and there is no way back; this does it, with --also 14,22 for lines that are about \
             the person: {call}."
        ));
        return Ok(true);
    }
    let mut wishes = vec![Wish::Forget(vec![Id::new(&code)])];
    let open = also.iter().filter(|entry| entry.state != State::Struck);
    wishes.extend(open.map(|entry| Wish::Strike(entry.id.clone())));
    let done = act(&path, wishes, &words)?;
    let things: Vec<Id> = person.iter().map(|person| person.id.clone()).chain([Id::new(&code)]).collect();
    let inner = if store::read(&private).is_ok() {
        act(&private, vec![Wish::Forget(things)], &words)?
    } else {
        Forgotten::default()
    };
    out::data(&format!("forgotten\t{code}\n"))?;
    let told: String = also.iter().map(|entry| format!("struck\t{}\n", session.spoken(entry))).collect();
    out::data(&told)?;
    tell(&inner)?;
    tell(&done)?;
    let naming = Naming::of(&words);
    let still = session.entries().filter(|entry| !also.iter().any(|struck| struck.id == entry.id));
    let still: Vec<String> =
        still.filter(|entry| naming.whole_in(&session, &entry.id)).map(|entry| session.spoken(entry)).collect();
    if !still.is_empty() {
        out::message(&format!("The name still stands in: {}. To take a line out: strike.", still.join(", ")));
    }
    Ok(true)
}

/// What goes with a person, and what somebody must judge.
fn listed(session: &Session, person: Option<&Entry>, code: &str, words: &[String]) -> String {
    let mut out = String::new();
    for word in words {
        out.push_str(&format!("goes\t{code}\t{word}\n"));
    }
    let signed = |entry: &&Entry| session.about(&entry.id).any(|op| op.act.code() == Some(code));
    for entry in session.entries().filter(signed) {
        out.push_str(&format!("signed up\t{}\t{}\t{}\n", session.spoken(entry), entry.kind.spec().word, entry.text()));
    }
    let naming = Naming::of(words);
    let mut entries: Vec<&Entry> = session.entries().filter(|entry| entry.state != State::Struck).collect();
    entries.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    for entry in &entries {
        for words in naming.parts_in(session, &entry.id) {
            out.push_str(&format!("names\t{}\t{}\t{words}\n", session.spoken(entry), entry.kind.spec().word));
        }
    }
    for words in naming.parts_in(session, &Id::session()) {
        out.push_str(&format!("names\tthe session itself\t\t{words}\n"));
    }
    let letter = person.map(|person| person.words(Field::Letter)).filter(|letter| !letter.is_empty());
    if let Some(letter) = letter {
        let of_group = entries.iter().filter(|entry| entry.by == letter);
        let numbers: Vec<String> = of_group.map(|entry| session.spoken(entry)).collect();
        out.push_str(&format!("said by group {letter}\t{}\n", numbers.join(" ")));
    }
    out
}

/// A person into the private file; gives back the code, which is all that is printed.
pub fn add_person(path: &Path, lines: &[String]) -> Result<Vec<String>, Failure> {
    let (book, opened) = Book::open(path, "desk")?;
    let (mut private, kept) = book.private()?;
    let mut session = with_codes_held(Session::of(kept.ops), &Session::of(opened.ops));
    let at = chrono::Local::now().fixed_offset();
    let mut codes = Vec::new();
    for (step, line) in (1u64..).zip(lines) {
        let boxes = crate::model::typed::line::boxes(Kind::Person, line);
        let new = crate::model::typed::line::compose(Kind::Person, "", &boxes, at.date_naive())
            .map_err(|why| Failure::failed(why.to_string()))?;
        let stamp = Stamp { writer: private.writer().to_owned(), next: private.next(), step, at };
        let ops = propose(&session, &Wish::Say(new), &stamp).map_err(|why| Failure::failed(why.to_string()))?;
        private.append(&ops)?;
        for op in ops {
            if let Act::Say(said) = &op.act {
                codes.push(said.no.to_string());
            }
            session.absorb(op);
        }
    }
    drop(private.fold());
    Ok(codes)
}

/// The private file's session, with the codes that the session itself knows: none is given again, whatever became of
/// the private file.
pub fn with_codes_held(mut private: Session, session: &Session) -> Session {
    session.ops().for_each(|op| hold_codes(&mut private, op));
    private
}

fn hold_codes(session: &mut Session, op: &Op) {
    if op.act == Act::Forget {
        op.of.iter().for_each(|code| session.hold_code(code.as_str()));
    }
    if let Some(code) = op.act.code() {
        session.hold_code(code);
    }
}
