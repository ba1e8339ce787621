//! `add`: the scriptable twin of the capture line. A line is printed only once it is on the disk.

use super::args::AddArgs;
use super::{Ended, Failure, custody, keep, out};
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::{KINDS, Kind};
use crate::model::query;
use crate::model::session::Session;
use crate::model::stage;
use crate::model::text::{self, Clean};
use crate::model::typed::line;
use crate::model::wish::{Stamp, Wish, propose};
use crate::store::{Book, library, plain};
use crate::words::Word;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// The longest line that is read, in bytes (design, rule 21).
const LONGEST_LINE: u64 = 64 * 1024;
const AS_LONG: usize = 64 * 1024;

/// Takes lines down.
pub fn add(arguments: &AddArgs, folder: Option<&Path>) -> Ended {
    let kind = kind(&arguments.kind)?;
    let task = match &arguments.task {
        Some(code) => Some(stage::task(code).ok_or_else(|| unknown_task(code))?.code),
        None => None,
    };
    let path = library::resolve(&library::folder(folder), &arguments.session)?;
    let group = arguments.group.as_deref().map(letter).transpose()?;
    if kind == Kind::Person {
        return person(&path, &arguments.text.join(" "));
    }
    let label = arguments.table.map_or_else(|| "desk".to_owned(), |table| format!("t{table}"));
    let (book, opened) = Book::open(&path, &label)?;
    out::damage_and_rescue(&opened.findings);
    let session = Session::of(opened.ops);
    custody::ask(&session, &path);
    let mut scribe = Scribe {
        session,
        book,
        step: 0,
        kind: if kind.is_private() { return private(kind) } else { kind },
        task: task.unwrap_or_default().to_owned(),
        by: arguments.table.map(|table| format!("T{table}")).or(group).unwrap_or_default().into(),
        under: None,
        all_well: true,
        squeezed: false,
    };
    scribe.under = arguments.under.as_deref().map(|no| scribe.place(no)).transpose()?;
    let text = one_text(&arguments.text)?;
    let told = if text == "-" { scribe.lines_from(io::stdin().lock()) } else { scribe.take(&[text]) };
    // So that a thousand calls do not leave a thousand journals. What was taken down is saved already: a document that
    // cannot be written now, or a lock that somebody else holds, is no reason to call it lost.
    drop(scribe.book.fold());
    told?;
    Ok(scribe.all_well)
}

/// The words of a line, in quotes or not; several quoted texts would become one line without a word.
fn one_text(words: &[String]) -> Result<String, Failure> {
    let quoted = |word: &&String| word.contains(char::is_whitespace);
    if words.len() > 1 && words.iter().filter(quoted).count() > 1 {
        return Err(Failure::wrong_call(format!(
            "{} texts are not one line: call `add` for each, or give them a line each on standard input, with `-`.",
            words.len()
        )));
    }
    Ok(words.join(" "))
}

/// The letter of a stakeholder group.
fn letter(word: &str) -> Result<String, Failure> {
    let letter = word.trim().to_uppercase();
    if letter.len() == 1 && letter.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Ok(letter);
    }
    Err(Failure::wrong_call(format!("“{word}” is not the letter of a group; name one, such as A.")))
}

/// A person goes into the private file; what is printed is the code alone.
fn person(path: &Path, text: &str) -> Ended {
    let lines = if text == "-" {
        let all = io::read_to_string(io::stdin().lock())
            .map_err(|error| Failure::failed(format!("Standard input cannot be read: {}.", plain(&error))))?;
        all.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
    } else {
        vec![text.to_owned()]
    };
    for code in super::people::add_person(path, &lines)? {
        out::data(&format!("{code}\n"))?;
    }
    Ok(true)
}

pub(super) fn private(kind: Kind) -> Ended {
    Err(Failure::wrong_call(format!(
        "{} is for the facilitator alone; write it on the screen, where it stays in the private file.",
        kind.spec().word
    )))
}

/// The kind of that name, or what was meant.
pub(super) fn kind(code: &str) -> Result<Kind, Failure> {
    let wanted = code.to_lowercase();
    Kind::from_code(&wanted).ok_or_else(|| {
        let codes = KINDS.iter().filter(|spec| !spec.kind.is_private()).map(|spec| spec.code);
        Failure::wrong_call(format!("There is no kind “{code}”; {}", meant(&wanted, "kinds", codes)))
    })
}

/// What was probably meant, or everything that could have been.
fn meant(word: &str, what: &str, known: impl Iterator<Item = &'static str>) -> String {
    let known: Vec<&str> = known.collect();
    match library::nearest(word, known.iter().copied()) {
        Some(meant) => format!("did you mean {meant}?"),
        None => format!("the {what} are: {}.", known.join(", ")),
    }
}

pub(super) fn unknown_task(code: &str) -> Failure {
    Failure::wrong_call(format!(
        "There is no task “{code}”; {}",
        meant(code, "tasks", stage::tasks().map(|task| task.code))
    ))
}

/// Somebody who takes lines down into a session.
struct Scribe {
    session: Session,
    book: Book,
    step: u64,
    kind: Kind,
    task: String,
    by: Clean,
    under: Option<(Field, Id)>,
    all_well: bool,
    /// It was said that the disk is full.
    squeezed: bool,
}

impl Scribe {
    /// What a line is put under: a theme by its number where the kind stands under themes, else another line.
    fn place(&self, no: &str) -> Result<(Field, Id), Failure> {
        let said_theme = ["theme ", "theme-"].iter().find_map(|word| no.trim().strip_prefix(word));
        let theme = || self.session.of_kind(Kind::Theme).find(|theme| theme.no == said_theme.unwrap_or(no).trim());
        if let Some(theme) = theme().filter(|_| self.kind.has(Field::Theme)) {
            return Ok((Field::Theme, theme.id.clone()));
        }
        if self.kind.has(Field::Parent) {
            let line = if said_theme.is_some() { None } else { query::by_number(&self.session, no) };
            let parent = line.or_else(theme);
            return match parent {
                Some(parent) => Ok((Field::Parent, parent.id.clone())),
                None => Err(Failure::wrong_call(format!("There is no line {no} in this session."))),
            };
        }
        let what = if self.kind.has(Field::Theme) { "There is no theme" } else { "Nothing of this kind stands under" };
        Err(Failure::wrong_call(format!("{what} {no}.")))
    }

    /// Reads lines as they come. What is already waiting is saved together, so that a long list costs few waits.
    fn lines_from(&mut self, input: impl Read) -> Result<(), Failure> {
        let mut input = BufReader::with_capacity(1 << 16, input);
        let mut lines = Vec::new();
        let mut raw = Vec::new();
        loop {
            raw.clear();
            let unread =
                |error: io::Error| Failure::failed(format!("Standard input cannot be read: {}.", plain(&error)));
            if (&mut input).take(LONGEST_LINE).read_until(b'\n', &mut raw).map_err(unread)? == 0 {
                break;
            }
            let whole = raw.ends_with(b"\n") || raw.len() < AS_LONG;
            match std::str::from_utf8(&raw) {
                _ if !whole => {
                    input.skip_until(b'\n').map_err(unread)?;
                    self.refuse(&String::from_utf8_lossy(&raw), "it is longer than 64 kB; write it as several lines.");
                }
                Ok(line) if !line.contains('\0') => {
                    let line = line.trim_end_matches(['\n', '\r']);
                    if !line.trim().is_empty() {
                        lines.push(line.to_owned());
                    }
                }
                _ => self.refuse(&String::from_utf8_lossy(&raw), "it is not text in UTF-8; save the list as UTF-8."),
            }
            let more_waiting = input.buffer().contains(&b'\n') && lines.len() < 500;
            if !lines.is_empty() && !more_waiting {
                let going_on = self.take(&lines);
                lines.clear();
                going_on?;
            }
        }
        if lines.is_empty() { Ok(()) } else { self.take(&lines) }
    }

    /// Takes lines down, saves them, and only then prints them. A line that is refused is one sentence; the rest goes on.
    fn take(&mut self, lines: &[String]) -> Result<(), Failure> {
        let mut ops = Vec::new();
        let mut taken = Vec::new();
        for line in lines {
            match self.propose(line, ops.len()) {
                Ok(new) => {
                    taken.extend(new.first().map(|op| op.id.clone()));
                    for op in &new {
                        self.session.absorb(op.clone());
                    }
                    ops.extend(new);
                }
                Err(why) => self.refuse(line, &why),
            }
        }
        self.book.take_on(&ops)?;
        keep::save(&mut self.book, taken.len())?;
        if let Some(lines) = self.book.lines_that_fit().filter(|_| !self.squeezed) {
            self.squeezed = true;
            out::message(&Word::DiskFull.with(&[lines.to_string()]));
        }
        let told: Vec<String> = taken
            .iter()
            .filter_map(|id| self.session.entry(id))
            .map(|entry| {
                // Groups have no number; they are called by their letter.
                let number = Some(self.session.spoken(entry)).filter(|number| !number.is_empty());
                format!("{}\t{}\n", number.unwrap_or_else(|| entry.words(Field::Letter)), entry.text())
            })
            .collect();
        out::data(&told.concat())?;
        Ok(())
    }

    /// Says in one sentence that a line was not taken down; of a long one its beginning is enough to find it.
    fn refuse(&mut self, line: &str, why: &str) {
        self.all_well = false;
        let line = text::clean(line.get(..line.floor_char_boundary(400)).unwrap_or_default());
        let mut short: String = line.chars().take(60).collect();
        if short.len() < line.len() {
            short.push('…');
        }
        out::message(&format!("“{short}” was not taken down: {why}"));
    }

    fn propose(&mut self, line: &str, ahead: usize) -> Result<Vec<crate::model::op::Op>, String> {
        let at = chrono::Local::now().fixed_offset();
        let boxes = line::boxes(self.kind, line);
        let mut new =
            line::compose(self.kind, &self.task, &boxes, at.date_naive()).map_err(|refusal| refusal.to_string())?;
        new.by.clone_from(&self.by);
        if let Some((field, id)) = &self.under {
            new = new.with(*field, Value::Other(id.clone()));
        }
        self.step += 1;
        let next = self.book.next() + u64::try_from(ahead).unwrap_or(0);
        let stamp = Stamp { writer: self.book.writer().to_owned(), next, step: self.step, at };
        propose(&self.session, &Wish::Say(new), &stamp).map_err(|refusal| refusal.to_string())
    }
}
