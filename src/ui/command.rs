//! The commands table: everything that a key does beside writing. Footer, help, palette, the README's table and the
//! test for conflicting keys read it.

mod hands;
mod rows;

pub use rows::{Group, Row, footer, rows, table};

use super::state::desk::{Desk, Mode, Purpose};
use super::state::{App, Asks, Overlay};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::links;
use crate::model::mark::Mark;
use crate::model::op::How;
use crate::model::query;
use crate::model::stage::Surface;

/// One row of the commands table.
#[derive(Debug)]
pub struct Spec {
    /// The command.
    pub command: Command,
    /// Its name, in kebab case.
    pub name: &'static str,
    /// What it does, in at most 44 characters.
    pub does: &'static str,
    /// The same for the footer.
    pub short: &'static str,
    /// Its place in the footer; 0: never there.
    pub rank: u8,
    /// Its keys.
    pub keys: &'static [&'static str],
    /// When it applies.
    pub when: fn(&App) -> bool,
    /// What it is about.
    pub group: Group,
}

macro_rules! commands {
    ($($name:ident, $kebab:literal, $does:literal, $short:literal, $rank:literal, [$($key:literal),*], $when:expr, $group:ident;)*) => {
        /// Everything that a key does beside writing.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Command { $(#[doc = $does] $name,)* }

        /// Every command.
        pub const COMMANDS: &[Spec] = &[$(Spec {
            command: Command::$name, name: $kebab, does: $does, short: $short, rank: $rank,
            keys: &[$($key),*], when: $when, group: Group::$group,
        }),*];

        impl Command {
            /// The row of the table that describes this command.
            pub fn spec(self) -> &'static Spec {
                match self { $(Command::$name => {
                    const SPEC: &Spec = &Spec {
                        command: Command::$name, name: $kebab, does: $does, short: $short, rank: $rank,
                        keys: &[$($key),*], when: $when, group: Group::$group,
                    };
                    SPEC
                })* }
            }
        }
    };
}

commands! {
    Keep, "keep", "Keep the line", "keep", 1, ["Enter"], writing, Line;
    BeginTitle, "begin", "Begin a session of that title", "go on", 1, ["Enter"], home_title, Line;
    HowLong, "how-long", "Choose how long there is", "choose", 1, ["1", "2", "3", "4"], home_how_long, Line;
    BackToTitle, "back-to-title", "Back to the title", "back", 2, ["Esc"], home_how_long, Line;
    PasteAsMany, "as-many", "Keep each pasted line as an entry", "as many", 1, ["1"], pasted_many, Line;
    PasteAsOne, "as-one", "Keep what was pasted as one entry", "as one", 1, ["2"], pasted_one, Line;
    PasteNot, "not-pasted", "Write down nothing of what was pasted", "nothing", 2, ["Esc"], pasted, Line;
    NextBox, "next-box", "Go to the next box", "next box", 2, ["Tab"], boxes, Line;
    BoxBefore, "box-before", "Go to the box before", "box before", 0, ["Shift-Tab"], boxes, Line;
    Under, "keep-under", "Keep under another theme: type its number", "under…", 4, ["Ctrl-K"], can_go_under, Line;
    OpenLast, "open-last", "Open the last line to change it", "change last", 0, ["Up"], can_open_last, Line;
    OtherKind, "other-kind", "Write a line of another kind", "other kind", 5, ["Ctrl-D"], other_kinds, Line;
    Cancel, "leave-as-it-was", "Leave it as it was", "as it was", 2, ["Esc"], cancels, Line;
    ToChoosing, "choose", "Choose in the list", "choose", 2, ["Esc"], can_choose, List;
    ToWriting, "write", "Write again", "write", 6, ["Esc"], can_write, List;
    AllOfOurs, "all-of-ours", "Nobody does not want this", "all of ours", 1, ["1"], testing, List;
    SayDifferently, "say-differently", "Say it differently", "say it differently", 1, ["2"], testing, List;
    NotAll, "not-all", "Somebody does not want this", "not all", 1, ["3"], testing, List;
    Answered, "answered", "Who said no says it is answered", "it is answered", 1, ["4"], testing_objection, List;
    PutUnder, "put-under", "Put the lit line under that theme", "put under", 1, ["1", "2", "3", "4", "5", "6", "7", "8", "9"], sorting, List;
    TakeOut, "take-out", "Take the lit line out of its theme", "take out", 2, ["0"], sorting, List;
    HangUnder, "hang-under", "Hang the lit card under that list", "to list", 1, ["1", "2", "3"], at_wall, List;
    RestNotAgreed, "rest-not-agreed", "What only one table holds: not agreed", "the rest: not agreed", 3, ["Alt-W"], two_tables, List;
    ToLeft, "left", "To what stands at the left", "", 0, ["Left"], has_aside, List;
    ToRight, "right", "To what stands at the right", "beside", 2, ["Right"], has_aside, List;
    Mark, "mark", "Mark the lit line, or take the mark away", "mark", 2, ["Space"], can_mark, List;
    AnswerLit, "answer", "Say how it is with the lit line, by digit", "say", 1, ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"], can_answer, List;
    SaidAloud, "said-aloud", "It was said aloud: promised", "said aloud", 1, ["Enter"], reading_back, List;
    NotPromised, "not-promised", "Take the lit promise back", "not promised", 0, ["Space"], reading_back, List;
    BringTogether, "bring-together", "Bring the lit line together with another", "together", 4, ["Alt-J"], can_join, List;
    DrawLine, "draw-a-line", "Draw a line from the lit one to another", "line to", 0, ["Alt-L"], can_cross, List;
    PlaceLater, "place-later", "Place this line on the map later", "place later", 3, ["Alt-U"], can_place, List;
    ByBranch, "by-branch", "One branch at a time, or the whole map", "by branch", 6, ["Alt-V"], outlines, Show;
    WithThis, "with-this", "Take the lit one as the other of the two", "this one", 1, ["Enter"], pairing, List;
    Pick, "pick", "Pick the lit line as one of several", "pick", 0, ["Alt-G"], hands::can_pick, List;
    Unpick, "unpick", "Pick none any more", "pick none", 1, ["Esc"], hands::has_picked, List;
    OpenLine, "open-line", "Open the lit line to change it", "change", 3, ["Enter"], can_open, List;
    Up, "up", "Light the one above", "", 0, ["Up"], lists, List;
    Down, "down", "Light the next one", "skip", 2, ["Down"], lists, List;
    OpenSession, "open-session", "Open the lit session", "open", 1, ["Enter"], home_list, List;
    TakeBack, "take-back", "Take the lit line back; it is kept", "take back", 0, ["Ctrl-X"], has_meant, List;
    MoveTo, "move", "Move the lit line to another task", "move", 0, ["Alt-M"], has_meant, List;
    Split, "split", "Split the lit line into two or three", "split", 0, ["Alt-/"], hands::can_split, List;
    Tag, "tag", "Tag the lit line, or all that are picked", "tag", 0, ["Alt-#"], hands::can_tag, List;
    Photo, "photo", "Name the photograph of a line or a task", "photograph", 0, ["Alt-Z"], hands::can_photo, List;
    LinkTo, "link", "Link the lit line with another by its number", "link", 0, ["Alt-L"], can_link, List;
    Strike, "strike", "Strike the lit line's words, for good", "strike", 0, ["Alt-X"], can_strike, List;
    Next, "next-task", "Go to the next task", "next", 4, ["Ctrl-N"], has_place, Agenda;
    Back, "task-before", "Go back to the task before", "back", 9, ["Ctrl-B"], has_before, Agenda;
    Clock, "clock", "Start or stop the clock", "clock", 5, ["Ctrl-T"], desk, Agenda;
    Tick, "tick", "Tick the task off, or take the tick away", "tick", 0, ["Alt-T"], desk, Agenda;
    InTheRoom, "in-the-room", "How many are in the room", "in the room", 0, ["Alt-R"], can_ask_room, Agenda;
    Large, "large", "Large for the wall, and back", "large", 7, ["Ctrl-L"], desk, Show;
    Notes, "notes", "Notes on how to run this task", "notes", 0, ["Ctrl-G"], has_task, Show;
    WhereFrom, "where-from", "Where this came from, what came of it", "where from", 0, ["Ctrl-O"], has_meant, Show;
    Search, "search", "Find a line by its words", "find", 0, ["Ctrl-F"], desk, Show;
    PageUp, "page-up", "A page up", "page up", 0, ["PgUp"], pages, Show;
    PageDown, "page-down", "A page down", "page down", 0, ["PgDn"], pages, Show;
    Palette, "palette", "Every command, by its name", "commands", 10, ["Ctrl-P"], no_overlay, Show;
    Help, "help", "The keys that apply now", "help", 9, ["F1"], no_overlay, Show;
    Messages, "messages", "What was said here so far", "messages", 0, ["Alt-N"], no_overlay, Show;
    Found, "found", "What was found when the files were read", "found", 0, ["Alt-F"], has_found, Show;
    Close, "close", "Close this", "close", 1, ["Esc"], overlay, Show;
    Take, "take", "Take the lit one", "take", 1, ["Enter"], can_take, Show;
    TakeBackByHand, "take-back-by-hand", "Take the lit change by hand back", "take back", 1, ["Enter"], lit_by_hand, Show;
    FromCharts, "from-charts", "Type from charts; name their photograph", "from charts", 0, ["Ctrl-R"], hands::can_type_charts, Line;
    NotHeard, "not-heard", "Who and what has not been heard yet", "not heard", 0, ["Alt-Y"], hands::at_desk_alone, Show;
    GoThere, "go-there", "Go to the lit line in its task", "go there", 2, ["Ctrl-O"], hands::in_tree, Show;
    WalkBack, "walk-back", "Back to the line before", "back", 3, ["Left"], hands::walked, Show;
    Undo, "undo", "Take your last step back", "undo", 6, ["Ctrl-Z"], can_undo, Keep;
    Redo, "redo", "Bring it back", "redo", 5, ["Ctrl-Y"], can_redo, Keep;
    PutBeside, "put-beside", "Put your old words beside the others", "old words too", 3, ["Alt-B"], has_beside, Keep;
    Papers, "papers", "Write roadmap and report", "papers", 6, ["Ctrl-E"], desk, Keep;
    AlreadySaved, "save", "Everything is saved already", "save", 0, ["Ctrl-S"], desk_any, Keep;
    KeepsRecord, "who-keeps-this", "Who keeps this record, and for how long", "record", 0, ["Alt-K"], can_ask_room, Keep;
    Home, "home", "Close this session and go home", "home", 0, ["Alt-H"], desk, Keep;
    Stop, "stop", "Pressed twice: leave", "stop", 0, ["Ctrl-C"], always, Keep;
    Leave, "leave", "Leave; everything is saved", "leave", 8, ["Ctrl-Q"], always, Keep;
}

impl Command {
    /// Whether it changes the session, or begins to: nothing for a session that can only be read.
    pub fn changes(self) -> bool {
        use Command as C;
        matches!(
            self,
            C::Keep
                | C::Under
                | C::OpenLast
                | C::OtherKind
                | C::ToWriting
                | C::AllOfOurs
                | C::SayDifferently
                | C::NotAll
                | C::Answered
                | C::PutUnder
                | C::TakeOut
                | C::HangUnder
                | C::RestNotAgreed
                | C::Mark
                | C::AnswerLit
                | C::SaidAloud
                | C::NotPromised
                | C::OpenLine
                | C::BringTogether
                | C::DrawLine
                | C::WithThis
                | C::PlaceLater
                | C::TakeBack
                | C::MoveTo
                | C::Pick
                | C::Split
                | C::Tag
                | C::Photo
                | C::FromCharts
                | C::LinkTo
                | C::Clock
                | C::Tick
                | C::InTheRoom
                | C::KeepsRecord
                | C::Undo
                | C::Redo
                | C::PutBeside
                | C::TakeBackByHand
        )
    }

    /// The command of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        COMMANDS.iter().find(|spec| spec.name == name).map(|spec| spec.command)
    }
}

// When a command applies.

fn always(_: &App) -> bool {
    true
}

fn no_overlay(app: &App) -> bool {
    app.overlays.is_empty()
}

fn overlay(app: &App) -> bool {
    !app.overlays.is_empty()
}

fn overlay_list(app: &App) -> bool {
    matches!(
        app.overlays.last(),
        Some(
            Overlay::Palette { .. }
                | Overlay::Search { .. }
                | Overlay::WhereFrom { .. }
                | Overlay::MoveTo { .. }
                | Overlay::NotHeard { .. }
                | Overlay::Found { .. }
        )
    )
}

fn can_take(app: &App) -> bool {
    overlay_list(app) && !matches!(app.overlays.last(), Some(Overlay::Found { .. }))
}

fn has_found(app: &App) -> bool {
    no_overlay(app) && !app.found().is_empty()
}

fn lit_by_hand(app: &App) -> bool {
    let Some(Overlay::Found { lit }) = app.overlays.last() else { return false };
    app.desk().is_some_and(|desk| {
        let op = app.found().get(*lit).and_then(|found| found.op.as_ref());
        op.is_some_and(|op| desk.session.is_said(op))
    })
}

fn pasted(app: &App) -> bool {
    app.bare_desk().is_some_and(|desk| desk.pasted.is_some())
}

fn pasted_many(app: &App) -> bool {
    app.bare_desk().is_some_and(|desk| desk.pasted.as_ref().is_some_and(|pasted| pasted.offer().fits_many()))
}

fn pasted_one(app: &App) -> bool {
    app.bare_desk().is_some_and(|desk| desk.pasted.as_ref().is_some_and(|pasted| pasted.offer().fits_one))
}

fn desk_any(app: &App) -> bool {
    app.desk().is_some()
}

fn on_desk(app: &App, holds: impl Fn(&Desk) -> bool) -> bool {
    // While it is asked what becomes of a paste, nothing else is done.
    app.bare_desk().filter(|desk| desk.pasted.is_none()).is_some_and(holds)
}

fn desk(app: &App) -> bool {
    on_desk(app, |_| true)
}

fn has_task(app: &App) -> bool {
    on_desk(app, |desk| desk.task().is_some())
}

fn writing(app: &App) -> bool {
    on_desk(app, |desk| desk.mode == Mode::Writing && !desk.asks_under)
}

fn choosing(app: &App) -> bool {
    on_desk(app, |desk| desk.mode == Mode::Choosing && !desk.asks_under)
}

fn can_write(app: &App) -> bool {
    choosing(app) && !pairing(app) && !hands::has_picked(app)
}

/// One line was lit, and it is asked which the other one is.
fn pairing(app: &App) -> bool {
    choosing(app) && on_desk(app, |desk| desk.pair.is_some())
}

fn outlines(app: &App) -> bool {
    on_desk(app, |desk| desk.surface() == Surface::Outline)
}

fn can_place(app: &App) -> bool {
    outlines(app)
        && on_desk(app, |desk| {
            let writes = desk.mode == Mode::Writing && desk.purpose == Purpose::New && !desk.line.is_empty();
            let meant = desk.purpose == Purpose::New && desk.meant().is_some_and(|lit| lit.kind.has(Field::Unplaced));
            !desk.asks_under && (writes || meant)
        })
}

fn can_pair(app: &App, how: How) -> bool {
    choosing(app)
        && on_desk(app, |desk| {
            desk.pair.as_ref().is_none_or(|pair| pair.how == how)
                && desk.lit_entry().is_some_and(|lit| desk.instrument().pairs(desk, lit, how))
        })
}

fn can_join(app: &App) -> bool {
    can_pair(app, How::Joined)
}

fn can_cross(app: &App) -> bool {
    can_pair(app, How::Cross)
}

fn boxes(app: &App) -> bool {
    writing(app) && on_desk(app, |desk| desk.line.boxes().len() > 1)
}

fn cancels(app: &App) -> bool {
    on_desk(app, |desk| {
        desk.asks_under
            || desk.pair.is_some()
            || desk.mode == Mode::Writing
                && matches!(
                    desk.purpose,
                    Purpose::Reword(_)
                        | Purpose::Objection(_)
                        | Purpose::Room
                        | Purpose::Custody
                        | Purpose::Strike(_)
                        | Purpose::Link(_)
                        | Purpose::Hand(_)
                )
    })
}

fn can_choose(app: &App) -> bool {
    writing(app) && !cancels(app)
}

fn can_open_last(app: &App) -> bool {
    writing(app)
        && on_desk(app, |desk| {
            desk.purpose == Purpose::New
                && desk.line.is_empty()
                && !matches!(desk.surface(), Surface::Confirm | Surface::ReadBack)
        })
}

fn other_kinds(app: &App) -> bool {
    on_desk(app, |desk| desk.purpose == Purpose::New && desk.kinds().len() > 1)
}

fn can_go_under(app: &App) -> bool {
    on_desk(app, |desk| {
        let lit_may = desk.lit_entry().is_some_and(|lit| desk.instrument().sorts(desk, lit));
        let line_may = desk.instrument().keeps_under(desk);
        desk.purpose == Purpose::New
            && (line_may || (lit_may && desk.mode == Mode::Choosing))
            && !matches!(desk.surface(), Surface::Confirm | Surface::ReadBack)
    })
}

fn testing(app: &App) -> bool {
    choosing(app)
        && on_desk(app, |desk| {
            desk.surface() == Surface::Confirm && desk.lit_entry().is_some_and(|item| desk.can_be_asked(item))
        })
}

fn testing_objection(app: &App) -> bool {
    testing(app)
        && on_desk(app, |desk| {
            desk.lit_entry()
                .is_some_and(|item| query::open_objections(&desk.session, &desk.tested(item).id).next().is_some())
        })
}

fn sorting(app: &App) -> bool {
    choosing(app)
        && !can_answer(app)
        && on_desk(app, |desk| desk.lit_entry().is_some_and(|lit| desk.instrument().sorts(desk, lit)))
}

/// Whether the lit line is one of which the table of marks knows something to say.
fn marks(app: &App, mark: fn(&Entry) -> Option<&'static Mark>) -> bool {
    let own = |desk: &Desk| matches!(desk.surface(), Surface::Confirm | Surface::ReadBack);
    choosing(app) && on_desk(app, |desk| !own(desk) && desk.lit_entry().and_then(mark).is_some())
}

fn can_mark(app: &App) -> bool {
    marks(app, Mark::of_space)
}

fn can_answer(app: &App) -> bool {
    marks(app, Mark::of_digits)
}

fn at_wall(app: &App) -> bool {
    choosing(app) && on_desk(app, |desk| desk.lit_entry().is_some_and(|lit| desk.instrument().hangs(desk, lit)))
}

fn two_tables(app: &App) -> bool {
    on_desk(app, |desk| desk.surface() == Surface::TwoTables && desk.purpose == Purpose::New && !desk.asks_under)
}

fn has_aside(app: &App) -> bool {
    choosing(app) && on_desk(app, |desk| desk.instrument().has_aside(desk))
}

fn reading_back(app: &App) -> bool {
    choosing(app) && on_desk(app, |desk| desk.surface() == Surface::ReadBack)
}

fn can_open(app: &App) -> bool {
    can_write(app)
        && on_desk(app, |desk| {
            !matches!(desk.surface(), Surface::ReadBack | Surface::Confirm) && desk.lit_entry().is_some()
        })
}

fn lists(app: &App) -> bool {
    choosing(app) || overlay_list(app) || home_list(app)
}

fn has_meant(app: &App) -> bool {
    on_desk(app, |desk| desk.meant().is_some())
}

fn can_link(app: &App) -> bool {
    can_strike(app) && on_desk(app, |desk| desk.meant().is_some_and(|entry| links::can_link(entry.kind)))
}

fn can_strike(app: &App) -> bool {
    has_meant(app) && can_ask_room(app)
}

fn position(desk: &Desk) -> Option<(usize, usize)> {
    let agenda = query::agenda(&desk.session);
    let here = desk.item()?;
    agenda.iter().position(|item| item.id == here.id).map(|at| (at, agenda.len()))
}

fn has_next(app: &App) -> bool {
    on_desk(app, |desk| position(desk).is_some_and(|(at, count)| at + 1 < count))
}

fn has_place(app: &App) -> bool {
    on_desk(app, |desk| position(desk).is_some())
}

/// One question at a time: not while a line is opened for another one.
fn can_ask_room(app: &App) -> bool {
    on_desk(app, |desk| {
        !desk.asks_under && matches!(desk.purpose, Purpose::New | Purpose::Statement(_) | Purpose::Meeting)
    })
}

fn has_before(app: &App) -> bool {
    on_desk(app, |desk| position(desk).is_some_and(|(at, _)| at > 0))
}

fn pages(app: &App) -> bool {
    overlay(app) || desk(app)
}

fn can_undo(app: &App) -> bool {
    on_desk(app, |desk| !desk.undo.is_empty())
}

fn has_beside(app: &App) -> bool {
    on_desk(app, |desk| desk.beside.is_some())
}

fn can_redo(app: &App) -> bool {
    on_desk(app, |desk| !desk.redo.is_empty())
}

fn home_asks(app: &App, asks: Asks) -> bool {
    app.overlays.is_empty() && app.home().is_some_and(|home| home.asks == asks && !home.busy)
}

fn home_list(app: &App) -> bool {
    home_asks(app, Asks::Which) && app.home().is_some_and(|home| !home.sessions.is_empty())
}

fn home_title(app: &App) -> bool {
    home_asks(app, Asks::Title)
}

fn home_how_long(app: &App) -> bool {
    home_asks(app, Asks::HowLong)
}
