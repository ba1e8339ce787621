//! Real conferences keyed in from their first line to their last, by keys alone: whether everything that was written
//! about them has a place, and how many keys it takes beside its words. Facts, names of groups and short lines; persons
//! are named by their roles.

mod clinton;
mod sudan;

use crate::desk::Screen;
use chrono::DateTime;
use clinton::CLINTON;
use commonground::model::entry::Entry;
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::session::{Head, Session};
use commonground::store::document;
use commonground::store::line::Kept;
use commonground::store::record::Record;
use commonground::ui::state::desk::Desk;
use sudan::SUDAN;

/// What an entry of the case is.
#[derive(Clone, Copy)]
enum Is {
    /// An answer about the session.
    Fact(Field),
    /// Something said.
    Said(Kind),
}
use Is::{Fact, Said};

/// An entry: the keys before its words, its words box by box, the keys after them, the theme that it stands under.
struct Keyed {
    is: Is,
    before: &'static str,
    boxes: &'static [&'static str],
    after: &'static str,
    under: &'static str,
}

const fn keyed(is: Is, before: &'static str, boxes: &'static [&'static str], after: &'static str) -> Keyed {
    Keyed { is, before, boxes, after, under: "" }
}

const fn line(is: Is, boxes: &'static [&'static str]) -> Keyed {
    keyed(is, "", boxes, "Enter")
}

const fn under(is: Is, before: &'static str, theme: &'static str, boxes: &'static [&'static str]) -> Keyed {
    Keyed { is, before, boxes, after: "Enter", under: theme }
}

/// A sitting: when it was, and task by task what was keyed in.
struct Sitting {
    at: &'static str,
    tasks: &'static [(&'static str, &'static [Keyed])],
}

/// Where no session is open yet.
const HOME: &str = "";

/// The keys of a script without words.
fn presses(keys: &str) -> usize {
    keys.split_whitespace().count()
}

impl Keyed {
    /// What it costs beside its words.
    fn strokes(&self) -> usize {
        presses(self.before) + self.boxes.len() - 1 + presses(self.after)
    }

    fn play(&self, screen: &mut Screen) {
        let typed = self.boxes.iter().map(|words| format!("\"{words}\"")).collect::<Vec<_>>().join(" Tab ");
        screen.play(&format!("{} {typed} {}", self.before, self.after));
    }

    /// Whether it is in the session, in its words, at its task, with its answers.
    fn assert_held(&self, session: &Session, task: &str) {
        let words = self.boxes[0];
        match self.is {
            Fact(Field::Present) => assert_eq!(query::present(session, task), words.parse().ok()),
            Fact(field) => assert_eq!(session.words(field), words),
            Said(kind) => {
                let found: Vec<&Entry> =
                    session.of_kind(kind).filter(|entry| entry.text() == words && entry.stands()).collect();
                assert_eq!(found.len(), 1, "“{words}” among the lines of the kind {}", kind.code());
                let entry = found[0];
                let at = if kind.is_said() { task } else { "" };
                assert_eq!(entry.task.as_str(), at, "{words}");
                let typed = kind.spec().boxes.iter().zip(&self.boxes[1..]);
                // A group that was given no letter gets the next one.
                for (field, typed) in typed.filter(|(field, typed)| **field != Field::Letter || !typed.is_empty()) {
                    assert_eq!(said(entry, *field), *typed, "{words}: {}", field.code());
                }
                let over = [Field::Theme, Field::Parent].into_iter().find_map(|field| entry.other(field));
                let over = over.map_or("", |over| session.entry(over).expect("a theme").text());
                assert_eq!(over, self.under, "{words}");
            }
        }
    }
}

/// An answer as it was typed.
fn said(entry: &Entry, field: Field) -> String {
    match entry.get(field) {
        Some(Value::Date { said, .. }) => said.to_string(),
        Some(value) => value.words(),
        None => String::new(),
    }
}

fn desk(screen: &Screen) -> &Desk {
    screen.app.desk().expect("an open desk")
}

/// Goes to a task: step by step where it is near, else over the agenda by its number; how many keys that took.
fn walk(screen: &mut Screen, task: &str) -> usize {
    let agenda = query::agenda(&desk(screen).session);
    let order: Vec<String> = agenda.iter().map(|item| item.words(Field::Stage)).collect();
    let place = |code: &str| order.iter().position(|one| one == code);
    let days = query::on_the_days(&desk(screen).session);
    let number = days.iter().position(|item| item.words(Field::Stage) == task).map(|at| (at + 1).to_string());
    let steps = place(desk(screen).task_code()).zip(place(task)).map_or(0, |(here, there)| here.abs_diff(there));
    if let Some(number) = number.filter(|number| number.len() + 2 < steps) {
        screen.play(&format!("Ctrl-A \"{number}\" Enter"));
        assert_eq!(desk(screen).task_code(), task);
        return number.len() + 2;
    }
    let key = if place(desk(screen).task_code()) > place(task) { "Ctrl-B" } else { "Ctrl-N" };
    let mut keys = 0;
    while desk(screen).task_code() != task {
        screen.play(key);
        keys += 1;
        assert!(keys < 60, "the agenda has no task {task}");
    }
    keys
}

/// Everything that is in a session.
fn all(session: &Session) -> (&Head, Vec<&Entry>) {
    (session.head(), session.entries().collect())
}

/// The session that a file gives in which everything stands that was handed over.
fn read_again(screen: &Screen) -> Session {
    let record = Record::of(screen.saved.iter().map(|op| Kept::of(op.clone())));
    let file = document::write("a2b3c4d5e6f7g2h3", &record);
    let read = document::read(file.as_bytes());
    Session::of(read.record.lines().into_iter().map(|kept| kept.op))
}

/// Lights the end of the agenda, after which comes what is put in next; how many keys that took.
fn to_the_end(screen: &mut Screen) -> usize {
    let last = query::agenda(&desk(screen).session).last().map(|item| item.id.clone());
    let mut keys = 0;
    while desk(screen).lit != last {
        screen.play("Down");
        keys += 1;
        assert!(keys < 60, "the end of the agenda is out of reach");
    }
    keys
}

/// Keys a case in: the screen afterwards, and the keys beside its words, entry by entry.
fn key_in(case: &[Sitting]) -> (Screen, Vec<usize>) {
    let mut screen = Screen::new(80, 24);
    let (mut costs, mut ways) = (Vec::new(), 0);
    for (n, sitting) in case.iter().enumerate() {
        screen.at = DateTime::parse_from_rfc3339(sitting.at).expect("a time");
        if n == 1 {
            // Another day: the session is opened anew.
            screen.again();
        }
        for (task, lines) in sitting.tasks {
            ways += match *task {
                HOME => 0,
                "agenda" => walk(&mut screen, task) + to_the_end(&mut screen),
                task => walk(&mut screen, task),
            };
            for line in *lines {
                line.play(&mut screen);
                let words = line.boxes[0];
                assert!(desk(&screen).half().is_none(), "{words}: {}", screen.text());
                assert!(screen.app.overlays.is_empty(), "nothing is opened over the task: {words}");
                println!("{:>3}  {task:<14} {words}", line.strokes());
                costs.push(line.strokes());
            }
        }
    }
    println!("{} entries; {ways} keys from task to task", costs.len());
    (screen, costs)
}

#[test]
fn real_cases_are_keyed_in_from_their_first_line_to_their_last() {
    for case in [CLINTON, SUDAN] {
        let (screen, mut costs) = key_in(case);
        let again = read_again(&screen);
        assert_eq!(all(&desk(&screen).session), all(&again), "what is on the screen is what is saved");
        for sitting in case {
            for (task, lines) in sitting.tasks {
                lines.iter().for_each(|line| line.assert_held(&again, task));
            }
        }

        costs.sort_unstable();
        let (median, most) = (costs[costs.len() / 2], costs[costs.len() - 1]);
        println!("median {median}, at most {most}");
        assert!(median <= 2, "an entry takes {median} keys beside its words");
        assert!(most <= 6, "an action under another theme, with who, when and help, takes the most: {most}");
    }
}

#[test]
fn what_was_due_is_reckoned_from_the_day_on_which_it_was_said() {
    let (screen, _) = key_in(CLINTON);
    let mut due: Vec<(&str, String)> =
        desk(&screen).session.of_kind(Kind::Action).map(|action| (action.text(), action.words(Field::Due))).collect();
    due.retain(|(_, day)| !day.is_empty());
    let expected =
        [("A beer garden", "27 September 2013"), ("Plant hundreds of spring bulbs in Clinton", "27 October 2012")];
    assert_eq!(due, expected.map(|(words, day)| (words, day.to_owned())));
}
