//! The steps of the tour as a table: where, what is said, which commands do it, and when it is fulfilled. A step hangs on
//! the state alone, so that it counts however it was done. Uses state, commands and the model.

use super::command::Command;
use super::keymap::{Code, Key};
use super::plain::name_of;
use super::state::desk::{Desk, Purpose};
use super::state::{App, Overlay};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::Act;
use crate::model::query;
use crate::model::stage::{Surface, Task};
use crate::words::Word;
use crate::words::tour::Tour as Words;
use Command as C;

/// A step.
pub struct Step {
    /// Its name, for whoever reads a failing test.
    pub name: &'static str,
    /// In which task; `None`: in any.
    pub place: Option<fn(&Task) -> bool>,
    /// What is said: the first of these whose command applies.
    pub says: &'static [Say],
    /// The commands that fulfil it.
    pub commands: &'static [Command],
    /// What it shows, where it does: fulfilled when that was open and no longer is.
    pub shows: Option<fn(&App) -> bool>,
    /// What is said while that is open.
    pub seen: Option<Say>,
    /// Whether it is fulfilled.
    done: Done,
}

/// A sentence of a step.
pub struct Say {
    /// The command that must apply.
    pub needs: Command,
    /// What must hold besides.
    when: fn(&App) -> bool,
    /// The words on a screen.
    pub words: Words,
    /// The words line by line.
    pub plain: Words,
    /// The commands whose keys, or names, stand in them, in their order.
    pub keys: &'static [Command],
}

/// When a step is fulfilled.
enum Done {
    /// Something of this sort was done here since.
    Act(fn(&Act) -> bool),
    /// Another item of the agenda is open.
    Elsewhere,
    /// This holds.
    Is(fn(&App) -> bool),
    /// What it shows was open.
    Seen,
}

const fn say(needs: Command, words: Words, keys: &'static [Command]) -> Say {
    Say { needs, when: |_| true, words, plain: words, keys }
}

const fn say_both(needs: Command, words: Words, plain: Words, keys: &'static [Command]) -> Say {
    Say { plain, ..say(needs, words, keys) }
}

/// A sentence for one of the boxes of an action.
const fn in_box(when: fn(&App) -> bool, words: Words, keys: &'static [Command]) -> Say {
    Say { when, ..say_both(C::NextBox, words, Words::ActPlain, keys) }
}

const fn step(name: &'static str, commands: &'static [Command], says: &'static [Say], done: Done) -> Step {
    Step { name, place: None, says, commands, shows: None, seen: None, done }
}

/// The tour.
pub const STEPS: &[Step] = &[
    Step {
        place: Some(takes_lines),
        ..step(
            "write",
            &[C::Keep],
            &[say(C::Keep, Words::Write, &[C::Keep]), say(C::ToWriting, Words::WriteAgain, &[C::ToWriting])],
            Done::Act(|act| matches!(act, Act::Say(_))),
        )
    },
    Step {
        place: Some(takes_lines),
        ..step(
            "change",
            &[C::OpenLast, C::Keep],
            &[
                Say { when: rewords, ..say_both(C::Cancel, Words::Reword, Words::RewordPlain, &[C::Keep]) },
                say(C::OpenLast, Words::Reopen, &[C::OpenLast]),
                say(C::ToWriting, Words::WriteAgain, &[C::ToWriting]),
                say(C::Keep, Words::KeepFirst, &[C::Keep]),
            ],
            Done::Act(|act| matches!(act, Act::Text { .. })),
        )
    },
    step(
        "take-back",
        &[C::Undo],
        &[
            // The first key that is pressed with another: said once how.
            Say {
                when: |app| app.keys.of(C::Undo).first().is_some_and(|key| key.ctrl),
                ..say_both(C::Undo, Words::TakeBackCtrl, Words::TakeBack, &[C::Undo, C::Redo])
            },
            say(C::Undo, Words::TakeBack, &[C::Undo, C::Redo]),
            say(C::Keep, Words::WriteFirst, &[C::Keep]),
            say(C::ToWriting, Words::WriteAgain, &[C::ToWriting]),
        ],
        Done::Act(|act| matches!(act, Act::Undo { .. } | Act::Withdraw { .. })),
    ),
    step(
        "next",
        &[C::Next],
        &[Say { when: has_next, ..say(C::Next, Words::Next, &[C::Next]) }, say(C::Back, Words::Before, &[C::Back])],
        Done::Elsewhere,
    ),
    Step {
        place: Some(|task| task.surface == Surface::Sort),
        ..step(
            "theme",
            &[C::PutUnder],
            &[
                say(C::PutUnder, Words::Sort, &[]),
                say(C::ToChoosing, Words::ToCards, &[C::ToChoosing]),
                say(C::Down, Words::ToCards, &[C::Down]),
            ],
            Done::Act(|act| matches!(act, Act::Set { field: Field::Theme, .. })),
        )
    },
    Step {
        place: Some(|task| task.surface == Surface::Confirm && task.takes.contains(&Kind::Value)),
        ..step(
            "test",
            &[C::AllOfOurs],
            &[
                say(C::AllOfOurs, Words::Test, &[C::AllOfOurs, C::NotAll]),
                say(C::AskAgain, Words::Again, &[C::AskAgain]),
                say(C::Down, Words::FirstValue, &[C::Down]),
                say(C::ToChoosing, Words::FirstValue, &[C::ToChoosing]),
            ],
            Done::Act(|act| matches!(act, Act::Set { field: Field::Test, .. })),
        )
    },
    Step {
        place: Some(takes_actions),
        ..step(
            "action",
            &[C::NextBox, C::Keep],
            &[
                in_box(|app| box_of(app) == 0, Words::ActWhat, &[C::NextBox]),
                in_box(|app| box_of(app) == 1, Words::ActWho, &[C::NextBox]),
                in_box(|app| box_of(app) == 2, Words::ActWhen, &[C::Keep]),
                say_both(C::NextBox, Words::ActKeep, Words::ActPlain, &[C::Keep]),
                say(C::ToWriting, Words::WriteAgain, &[C::ToWriting]),
            ],
            Done::Act(|act| matches!(act, Act::Say(said) if said.kind.has(Field::Who))),
        )
    },
    Step {
        place: Some(takes_actions),
        shows: Some(|app| has(app, |over| matches!(over, Overlay::WhereFrom { .. }))),
        seen: Some(say(C::Close, Words::WhereFromSeen, &[C::Close])),
        ..step(
            "where-from",
            &[C::WhereFrom],
            &[
                say(C::WhereFrom, Words::WhereFrom, &[C::WhereFrom]),
                say(C::ToChoosing, Words::LightOne, &[C::ToChoosing]),
            ],
            Done::Seen,
        )
    },
    Step {
        shows: Some(|app| has(app, |over| matches!(over, Overlay::Roadmap { .. }))),
        seen: Some(say_both(C::Close, Words::MapSeen, Words::MapSeenPlain, &[C::MapNearer, C::MapFarther, C::Close])),
        ..step("roadmap", &[C::Roadmap], &[say(C::Roadmap, Words::Map, &[C::Roadmap])], Done::Seen)
    },
    Step {
        shows: Some(|app| app.desk().is_some_and(|desk| desk.large)),
        ..step("large", &[C::Large], &[say(C::Large, Words::Large, &[C::Large, C::Large])], Done::Seen)
    },
    step(
        "papers",
        &[C::Papers],
        &[
            Say { when: writes_papers, ..say(C::Papers, Words::PapersCome, &[]) },
            say(C::Papers, Words::Papers, &[C::Papers]),
        ],
        Done::Is(|app| app.desk().is_some_and(|desk| desk.papers_in.is_some())),
    ),
    Step {
        shows: Some(|app| has(app, |over| matches!(over, Overlay::Palette { .. }))),
        seen: Some(say(C::Close, Words::EverySeen, &[C::Close])),
        ..step(
            "commands",
            &[C::Palette, C::Help],
            &[
                Say {
                    when: says_papers,
                    ..say_both(C::Palette, Words::EveryAfterPapers, Words::EveryPlain, &[C::Palette])
                },
                say_both(C::Palette, Words::Every, Words::EveryPlain, &[C::Palette]),
            ],
            Done::Seen,
        )
    },
];

/// Keys that go back to where a step can be taken, the first that applies.
const WAYS_BACK: &[(Command, Words)] = &[
    (C::LeaveAnswer, Words::LeaveThis),
    (C::Close, Words::CloseThis),
    (C::PasteNot, Words::LeaveThis),
    (C::Cancel, Words::LeaveThis),
    (C::Unpick, Words::LeaveThis),
    (C::ToWriting, Words::CloseThis),
    (C::ToChoosing, Words::CloseThis),
];

/// What the tour says now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Which step of how many.
    pub step: String,
    /// What to do.
    pub sentence: String,
    /// How to skip it, how to end the tour.
    pub ways: String,
}

fn has(app: &App, is: fn(&Overlay) -> bool) -> bool {
    app.overlays.iter().any(is)
}

/// There is another task behind the open one.
fn has_next(app: &App) -> bool {
    let last = |desk: &Desk| query::agenda(&desk.session).last().map(|item| item.id.clone());
    app.desk().is_some_and(|desk| last(desk) != desk.item().map(|item| item.id.clone()))
}

/// Whether what is typed in a task becomes a line of its own, that can be opened again.
fn takes_lines(task: &Task) -> bool {
    use Surface as S;
    let other = [
        S::Facts,
        S::Groups,
        S::Seats,
        S::Program,
        S::Kit,
        S::Confirm,
        S::ReadBack,
        S::SignUp,
        S::Dots,
        S::Rings,
        S::Aloud,
    ];
    !other.contains(&task.surface)
}

fn takes_actions(task: &Task) -> bool {
    task.surface == Surface::Actions && task.captures.contains(&Kind::Action)
}

/// Which box of the line has the cursor.
fn box_of(app: &App) -> usize {
    app.desk().map_or(0, |desk| desk.line.at())
}

/// A line is open to be said in other words.
fn rewords(app: &App) -> bool {
    app.desk().is_some_and(|desk| matches!(desk.purpose, Purpose::Reword(_)))
}

/// The papers are on their way.
fn writes_papers(app: &App) -> bool {
    app.notice.as_ref().is_some_and(|notice| notice.text == Word::WritingPapers.text())
}

/// Where the papers are stands on the screen.
fn says_papers(app: &App) -> bool {
    let folder = app.desk().and_then(|desk| desk.papers_in.as_ref());
    !app.by_line && folder.zip(app.notice.as_ref()).is_some_and(|(folder, notice)| notice.text.contains(folder))
}

fn applies(app: &App, command: Command) -> bool {
    (command.spec().when)(app)
}

/// How a command is called: by its key, or by its name where there is no screen.
fn called(app: &App, command: Command) -> String {
    if !app.by_line {
        return first_key(app, command);
    }
    match command {
        // It is its own name there.
        C::Keep | C::AskAgain | C::Close | C::LeaveAnswer | C::Take | C::OpenSession => "Enter".to_owned(),
        C::AllOfOurs | C::NotAll => first_key(app, command),
        C::Palette => ".help".to_owned(),
        C::WhereFrom => ".where".to_owned(),
        C::Agenda => ".go".to_owned(),
        C::OpenLast => ".change".to_owned(),
        _ => format!(".{}", name_of(command)),
    }
}

/// Of several keys one is enough to be told.
fn first_key(app: &App, command: Command) -> String {
    match app.keys.of(command).first() {
        // "Up" alone is no key to somebody who has never seen one called so.
        Some(key @ Key { code: Code::Up | Code::Down | Code::Left | Code::Right, ctrl: false, alt: false }) => {
            Words::Arrow.with(&[key.to_string()])
        }
        key => key.map(ToString::to_string).unwrap_or_default(),
    }
}

impl Say {
    fn text(&self, app: &App) -> String {
        let keys: Vec<String> = self.keys.iter().map(|command| called(app, *command)).collect();
        if app.by_line { self.plain.with(&keys) } else { self.words.with(&keys) }
    }
}

impl Step {
    /// Whether it can be taken on a screen alone.
    pub fn on_screen_only(&self) -> bool {
        self.commands.contains(&C::Large)
    }

    /// Whether it is fulfilled.
    pub fn is_done(&self, app: &App) -> bool {
        let (Some(tour), Some(desk)) = (&app.tour, app.desk()) else { return false };
        let Some(since) = &tour.since else { return false };
        match self.done {
            Done::Act(is) => (since.next..desk.next)
                .filter_map(|n| desk.session.op(&Id::new(format!("{}.{n}", desk.writer))))
                .any(|op| is(&op.act)),
            Done::Elsewhere => desk.item().map(|item| &item.id) != since.item.as_ref(),
            Done::Is(is) => is(app),
            Done::Seen => tour.seen && !self.shows.is_some_and(|shows| shows(app)),
        }
    }

    /// The item of the agenda where it is taken, with its number, unless that is open.
    fn elsewhere<'a>(&self, desk: &'a Desk) -> Option<(usize, &'a Entry)> {
        let place = self.place?;
        if desk.task().is_some_and(place) {
            return None;
        }
        let agenda = query::on_the_days(&desk.session);
        (1..).zip(agenda).find(|(_, item)| query::task_of(item).is_some_and(place))
    }

    fn sentence(&self, app: &App, desk: &Desk) -> String {
        let is_open = self.shows.is_some_and(|shows| shows(app));
        if let Some(seen) = self.seen.as_ref().filter(|seen| is_open && applies(app, seen.needs)) {
            return seen.text(app);
        }
        if let Some((no, item)) = self.elsewhere(desk) {
            let (no, title) = (no.to_string(), item.text().to_owned());
            if matches!(app.overlays.last(), Some(Overlay::Agenda { .. })) {
                return Words::GoThere.with(&[no, called(app, C::Take), title]);
            }
            if applies(app, C::Agenda) {
                let words = if app.by_line { Words::GoPlain } else { Words::Go };
                return words.with(&[title, called(app, C::Agenda), no]);
            }
        }
        if !app.overlays.is_empty() {
            return way_back(app);
        }
        // A line that is open for something else comes first.
        let may = |say: &&Say| {
            applies(app, say.needs) && (say.when)(app) && (say.needs == C::Cancel || !applies(app, C::Cancel))
        };
        self.says.iter().find(may).map_or_else(|| way_back(app), |say| say.text(app))
    }
}

fn way_back(app: &App) -> String {
    let way = WAYS_BACK.iter().find(|(command, _)| applies(app, *command));
    way.map_or_else(String::new, |(command, words)| words.with(&[called(app, *command)]))
}

/// What the tour says now; `None` where nobody is on it.
pub fn told(app: &App) -> Option<Told> {
    let at = app.tour.as_ref()?.at?;
    let steps = || STEPS.iter().filter(|step| !(app.by_line && step.on_screen_only()));
    let leave = called(app, C::TourLeave);
    let Some(step) = STEPS.get(at) else {
        let ways = if app.by_line { Words::EndWayPlain } else { Words::EndWay }.with(&[leave]);
        let sentence = Words::End.with(&[called(app, C::Leave)]);
        return Some(Told { step: Words::Over.text().to_owned(), sentence, ways });
    };
    let sentence = match app.desk() {
        Some(desk) => step.sentence(app, desk),
        None if applies(app, C::OpenSession) => Words::OpenAgain.with(&[called(app, C::OpenSession)]),
        None => String::new(),
    };
    let nth = 1 + steps().take_while(|other| other.name != step.name).count();
    let words = if app.by_line { Words::WaysPlain } else { Words::Ways };
    Some(Told {
        step: Words::StepOf.with(&[nth.to_string(), steps().count().to_string()]),
        sentence,
        ways: words.with(&[called(app, C::TourSkip), leave]),
    })
}
