//! The steps of the tour as a table: where, what is said, which commands do it, and when it is fulfilled. A step hangs on
//! the state alone, so that it counts however it was done. Uses state, commands and the model.

mod when;

use super::command::Command;
use super::keymap::{Code, Key};
use super::plain::name_of;
use super::state::desk::Desk;
use super::state::tour::Seen;
use super::state::{App, Overlay};
use crate::model::entry::Entry;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::{Act, Op};
use crate::model::query;
use crate::model::stage::{Surface, Task};
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
    /// The commands of which one is to be tried there, where it asks for that.
    pub tries: &'static [Command],
    /// What is said while that is open: the first of these whose command applies.
    pub seen: &'static [Say],
    /// It is about what was done at the step before: taken at that item of the agenda.
    stays: bool,
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
    /// What else stands in them, behind those.
    more: fn(&App) -> Vec<String>,
}

/// When a step is fulfilled.
enum Done {
    /// Something of this sort was done here since.
    Act(fn(&Desk, &Op) -> bool),
    /// The same, and what it asks is answered or left.
    Answered(fn(&Desk, &Op) -> bool),
    /// An item of the agenda is open that stands behind the one that was; behind the last one there is none, and any counts.
    Further,
    /// This holds.
    Is(fn(&App) -> bool),
    /// What it shows was open.
    Seen,
}

const fn say(needs: Command, words: Words, keys: &'static [Command]) -> Say {
    Say { needs, when: |_| true, words, plain: words, keys, more: |_| Vec::new() }
}

const fn say_both(needs: Command, words: Words, plain: Words, keys: &'static [Command]) -> Say {
    Say { plain, ..say(needs, words, keys) }
}

/// A sentence that is said only when something holds.
const fn say_when(when: fn(&App) -> bool, needs: Command, words: Words, keys: &'static [Command]) -> Say {
    Say { when, ..say(needs, words, keys) }
}

/// A sentence for one of the boxes of an action.
const fn in_box(when: fn(&App) -> bool, words: Words, keys: &'static [Command]) -> Say {
    Say { when, ..say_both(C::NextBox, words, Words::ActPlain, keys) }
}

/// The same in an action that is opened again.
const fn in_opened(when: fn(&App) -> bool, words: Words, keys: &'static [Command]) -> Say {
    Say { needs: C::Cancel, ..in_box(when, words, keys) }
}

const fn step(name: &'static str, commands: &'static [Command], says: &'static [Say], done: Done) -> Step {
    Step { name, place: None, says, commands, shows: None, tries: &[], seen: &[], stays: false, done }
}

/// The tour.
pub const STEPS: &[Step] = &[
    Step {
        place: Some(when::takes_lines),
        ..step(
            "write",
            &[C::Keep],
            &[
                say_when(when::at_the_close, C::Keep, Words::Write, &[C::Keep]),
                say(C::Keep, Words::WriteHere, &[C::Keep]),
                say(C::ToWriting, Words::WriteAgain, &[C::ToWriting]),
            ],
            Done::Act(|_, op| matches!(op.act, Act::Say(_))),
        )
    },
    Step {
        place: Some(when::takes_lines),
        stays: true,
        ..step(
            "change",
            &[C::OpenLast, C::Keep],
            &[
                Say { when: when::rewords, ..say_both(C::Cancel, Words::Reword, Words::RewordPlain, &[C::Keep]) },
                say_when(when::own_is_last, C::OpenLast, Words::Reopen, &[C::OpenLast]),
                say(C::OpenLast, Words::ReopenLast, &[C::OpenLast]),
                say(C::ToWriting, Words::WriteAgain, &[C::ToWriting]),
                say(C::Keep, Words::KeepFirst, &[C::Keep]),
            ],
            Done::Act(|_, op| matches!(op.act, Act::Text { .. })),
        )
    },
    step(
        "take-back",
        &[C::Undo, C::Redo],
        &[
            say(C::Redo, Words::BringAgain, &[C::Redo]),
            // The first key that is pressed with another: said once how.
            Say {
                when: |app| app.keys.of(C::Undo).first().is_some_and(|key| key.ctrl),
                ..say_both(C::Undo, Words::TakeBackCtrl, Words::TakeBack, &[C::Undo])
            },
            say(C::Undo, Words::TakeBack, &[C::Undo]),
            say(C::Keep, Words::WriteFirst, &[C::Keep]),
            say(C::ToWriting, Words::WriteAgain, &[C::ToWriting]),
        ],
        Done::Act(when::brings_again),
    ),
    step(
        "next",
        &[C::Next],
        &[
            say_when(when::review_is_next, C::Next, Words::NextReview, &[C::Next]),
            say_when(when::has_next, C::Next, Words::Next, &[C::Next]),
            say(C::Back, Words::Before, &[C::Back]),
        ],
        Done::Further,
    ),
    Step {
        place: Some(|task| task.surface == Surface::Sort),
        ..step(
            "theme",
            &[C::PutUnder],
            &[
                Say { more: when::other_theme, ..say(C::PutUnder, Words::Sort, &[]) },
                say(C::ToChoosing, Words::ToCards, &[C::ToChoosing]),
                say(C::Down, Words::ToCards, &[C::Down]),
            ],
            Done::Act(when::puts_elsewhere),
        )
    },
    Step {
        place: Some(|task| task.surface == Surface::Confirm && task.takes.contains(&Kind::Value)),
        ..step(
            "test",
            &[C::AllOfOurs],
            &[
                say_when(when::asks_what_was_said, C::Cancel, Words::WhatWasSaid, &[C::Keep]),
                say_when(when::rewords, C::Cancel, Words::Differently, &[C::Keep]),
                say_when(when::is_agreed, C::AllOfOurs, Words::TestAgreed, &[C::AllOfOurs, C::NotAll]),
                say(C::AllOfOurs, Words::Test, &[C::AllOfOurs, C::NotAll]),
                say(C::AskAgain, Words::Again, &[C::AskAgain]),
                say(C::Down, Words::FirstValue, &[C::Down]),
                say_when(when::beside_question, C::ToChoosing, Words::BackToQuestion, &[C::ToChoosing]),
                say(C::ToChoosing, Words::LeaveLine, &[C::ToChoosing, C::Down]),
            ],
            Done::Answered(when::decides),
        )
    },
    Step {
        place: Some(when::takes_actions),
        ..step(
            "action",
            &[C::NextBox, C::Keep],
            &[
                in_opened(|app| when::opened_box(app) == Some(0), Words::ActOpened, &[C::NextBox]),
                in_opened(|app| when::opened_box(app) == Some(1), Words::ActWhoAlone, &[C::NextBox]),
                in_opened(|app| when::opened_box(app) == Some(2), Words::ActWhen, &[C::Keep]),
                in_opened(|app| when::opened_box(app).is_some(), Words::ActKeep, &[C::Keep]),
                Say { more: when::no_day, ..say_when(when::lacks_day, C::OpenLast, Words::ActNoDay, &[C::OpenLast]) },
                Say { more: when::open_boxes, ..say_when(when::lacks, C::OpenLast, Words::ActOpen, &[C::OpenLast]) },
                in_box(|app| when::at_box(app) == 0, Words::ActWhat, &[C::NextBox]),
                Say {
                    more: when::under,
                    ..in_box(
                        |app| when::at_box(app) == 1 && when::is_under(app),
                        Words::ActWho,
                        &[C::NextBox, C::Under],
                    )
                },
                in_box(|app| when::at_box(app) == 1, Words::ActWhoAlone, &[C::NextBox]),
                in_box(|app| when::at_box(app) == 2, Words::ActWhen, &[C::Keep]),
                say_both(C::NextBox, Words::ActKeep, Words::ActPlain, &[C::Keep]),
                say(C::ToWriting, Words::WriteAgain, &[C::ToWriting]),
            ],
            Done::Act(when::keeps_whole_action),
        )
    },
    Step {
        place: Some(when::takes_actions),
        shows: Some(|app| when::has(app, |over| matches!(over, Overlay::WhereFrom { .. }))),
        seen: &[say(C::Close, Words::WhereFromSeen, &[C::Close])],
        ..step(
            "where-from",
            &[C::WhereFrom],
            &[
                Say {
                    more: when::meant_theme,
                    ..say_when(when::means_own_under_theme, C::WhereFrom, Words::WhereFromOwn, &[])
                },
                Say { more: when::meant, ..say(C::WhereFrom, Words::WhereFrom, &[C::WhereFrom]) },
                say(C::ToChoosing, Words::LightOne, &[C::ToChoosing]),
            ],
            Done::Seen,
        )
    },
    Step {
        shows: Some(|app| when::has(app, |over| matches!(over, Overlay::Roadmap { .. }))),
        seen: &[
            say_when(when::own_is_on_map, C::Close, Words::MapSeenOwn, &[C::MapNearer, C::MapFarther, C::Close]),
            say(C::Close, Words::MapSeen, &[C::MapNearer, C::MapFarther, C::Close]),
        ],
        tries: &[C::MapNearer, C::MapFarther],
        ..step(
            "roadmap",
            &[C::Roadmap],
            &[
                say_when(when::was_open, C::Roadmap, Words::MapAgain, &[C::Roadmap, C::MapNearer, C::MapFarther]),
                say(C::Roadmap, Words::Map, &[C::Roadmap]),
            ],
            Done::Seen,
        )
    },
    Step {
        shows: Some(|app| app.desk().is_some_and(|desk| desk.large)),
        ..step("large", &[C::Large], &[say(C::Large, Words::Large, &[C::Large, C::Large])], Done::Seen)
    },
    step(
        "papers",
        &[C::Papers],
        &[
            say_when(when::writes_papers, C::Papers, Words::PapersCome, &[]),
            say(C::Papers, Words::Papers, &[C::Papers]),
        ],
        Done::Is(|app| app.desk().is_some_and(|desk| desk.papers.folder.is_some() && !desk.papers.under_way)),
    ),
    Step {
        shows: Some(|app| when::has(app, |over| matches!(over, Overlay::Palette { .. }))),
        seen: &[say(C::Close, Words::EverySeen, &[C::Close])],
        ..step(
            "commands",
            &[C::Palette, C::Help],
            &[
                Say {
                    when: when::says_papers,
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
    /// The same where there is little room.
    pub brief: String,
    /// What to do.
    pub sentence: String,
    /// How to skip it, how to end the tour.
    pub ways: String,
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
        let mut keys: Vec<String> = self.keys.iter().map(|command| called(app, *command)).collect();
        keys.extend((self.more)(app));
        if app.by_line { self.plain.with(&keys) } else { self.words.with(&keys) }
    }
}

impl Step {
    /// Whether it is about going on in the agenda.
    pub fn goes_on(&self) -> bool {
        matches!(self.done, Done::Further)
    }

    /// Whether it can be taken on a screen alone.
    pub fn on_screen_only(&self) -> bool {
        self.commands.contains(&C::Large)
    }

    /// Whether it is fulfilled.
    pub fn is_done(&self, app: &App) -> bool {
        let (Some(tour), Some(desk)) = (&app.tour, app.desk()) else { return false };
        let Some(since) = &tour.since else { return false };
        let was_done = |is: fn(&Desk, &Op) -> bool| {
            let since = (since.next..desk.next).map(|n| Id::new(format!("{}.{n}", desk.writer)));
            since.filter_map(|id| desk.session.op(&id)).any(|op| is(desk, op))
        };
        match self.done {
            Done::Act(is) => was_done(is),
            Done::Answered(is) => was_done(is) && !when::asks_what_was_said(app) && !when::rewords(app),
            Done::Further => when::is_further(desk, since),
            Done::Is(is) => is(app),
            Done::Seen => tour.seen == Seen::Whole && !self.shows.is_some_and(|shows| shows(app)),
        }
    }

    /// The item of the agenda where it is taken, with its number, unless that is open.
    fn elsewhere<'a>(&self, app: &App, desk: &'a Desk) -> Option<(usize, &'a Entry)> {
        let place = self.place?;
        let takes = |item: &Entry| query::task_of(item).is_some_and(place);
        let mut agenda = (1..).zip(query::on_the_days(&desk.session));
        let began = app.tour.as_ref().and_then(|tour| tour.since.as_ref()?.item.as_ref()).filter(|_| self.stays);
        if let Some((no, item)) = began.and_then(|id| agenda.clone().find(|(_, item)| item.id == *id && takes(item))) {
            return (desk.item().map(|open| &open.id) != Some(&item.id)).then_some((no, item));
        }
        if desk.task().is_some_and(place) {
            return None;
        }
        agenda.find(|(_, item)| takes(item))
    }

    /// How to come there: by one key where it is beside the open one.
    fn way_there(app: &App, desk: &Desk, no: usize, item: &Entry) -> Option<String> {
        let title = item.text().to_owned();
        if matches!(app.overlays.last(), Some(Overlay::Agenda { .. })) {
            return Some(Words::GoThere.with(&[no.to_string(), called(app, C::Take), title]));
        }
        let beside = [(C::Back, -1), (C::Next, 1)].into_iter().find(|(_, by)| when::is_beside(desk, item, *by));
        if let Some((command, _)) = beside.filter(|(command, _)| applies(app, *command)) {
            return Some(Words::GoBeside.with(&[called(app, command), title]));
        }
        if let (Some(number), true) = (when::number_kept(app), applies(app, C::Undo) && applies(app, C::Agenda)) {
            return Some(Words::NumberKept.with(&[number, called(app, C::Undo), called(app, C::Agenda)]));
        }
        let words = if app.by_line { Words::GoPlain } else { Words::Go };
        applies(app, C::Agenda).then(|| words.with(&[title, called(app, C::Agenda), no.to_string()]))
    }

    fn sentence(&self, app: &App, desk: &Desk) -> String {
        let is_open = self.shows.is_some_and(|shows| shows(app));
        if let Some(seen) = self.seen.iter().find(|seen| is_open && applies(app, seen.needs) && (seen.when)(app)) {
            return seen.text(app);
        }
        let there = self.elsewhere(app, desk).and_then(|(no, item)| Self::way_there(app, desk, no, item));
        if let Some(way) = there {
            return way;
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
        let over = || Words::Over.text().to_owned();
        return Some(Told { step: over(), brief: over(), sentence, ways });
    };
    let sentence = match app.desk() {
        Some(desk) => step.sentence(app, desk),
        None if applies(app, C::OpenSession) => Words::OpenAgain.with(&[called(app, C::OpenSession)]),
        None => String::new(),
    };
    let nth = 1 + steps().take_while(|other| other.name != step.name).count();
    let words = if app.by_line { Words::WaysPlain } else { Words::Ways };
    let of = [nth.to_string(), steps().count().to_string()];
    Some(Told {
        step: Words::StepOf.with(&of),
        brief: Words::StepBrief.with(&of),
        sentence,
        ways: words.with(&[called(app, C::TourSkip), leave]),
    })
}
