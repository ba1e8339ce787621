//! The commands table: everything that a key does beside writing. Footer, help, palette, the README's table and the
//! test for conflicting keys read it.

mod before;
mod board;
mod changes;
mod clock;
mod ground;
mod hands;
mod home;
mod listed;
mod map;
mod named;
mod over;
mod past;
mod pictures;
mod planning;
mod room;
mod settle;
mod table;
mod tour;

pub use listed::{Group, Row, footer, rows, table};
pub use named::{ALSO, named};
pub use settle::can_open_here;

use super::instrument::confirm::drafts;
use super::state::App;
use super::state::desk::{Desk, Mode, Purpose};

use crate::model::entry::Entry;
use crate::model::links;
use crate::model::mark::Mark;
use crate::model::query;
use crate::model::stage::Surface;
use before::{asks_next, at_seats, can_put_in, moves_one, on_program, takes_digits, ticks};
use ground::{at_wall, has_aside, looking_back, testing, testing_objection, testing_written, two_tables};
use home::{home_how_long, home_list, home_lit, home_orders, home_title};
use map::{can_cross, can_join, can_place, dotting, in_cells, outlines, pairing};
use over::{
    can_open_box, can_redo, can_take, can_undo, has_beside, has_found, lit_by_hand, lit_taken_back, overlay,
    overlay_list, pasted, pasted_many, pasted_one,
};
use planning::{answering, came_from, can_ask_meeting, counting, has_sheet, leads_on, lights_goal, on_sheet};

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

/// A condition that holds at a desk alone: what is the facilitator's does not apply at a table.
macro_rules! at_desk {
    ($when:path) => {
        |app| table::at_desk(app) && $when(app)
    };
}

macro_rules! commands {
    ($($(#[$only:meta])? $name:ident, $kebab:literal, $does:literal, $short:literal, $rank:literal, [$($key:literal),*], $when:expr, $group:ident;)*) => {
        /// Everything that a key does beside writing.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Command { $($(#[$only])? #[doc = $does] $name,)* }

        /// Every command.
        pub const COMMANDS: &[Spec] = &[$($(#[$only])? Spec {
            command: Command::$name, name: $kebab, does: $does, short: $short, rank: $rank,
            keys: &[$($key),*], when: $when, group: Group::$group,
        }),*];

        impl Command {
            /// The row of the table that describes this command.
            pub fn spec(self) -> &'static Spec {
                match self { $($(#[$only])? Command::$name => {
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
    BeginTitle, "begin", "Begin a session of that title", "new session", 1, ["Enter"], home_title, Line;
    HowLong, "how-long", "Choose how long there is", "choose", 1, ["1", "2", "3", "4"], home_how_long, Line;
    BackToTitle, "back-to-title", "Back to the title", "back", 2, ["Esc"], home_how_long, Line;
    PasteAsMany, "as-many", "Keep each pasted line as an entry", "as many", 1, ["1"], pasted_many, Line;
    PasteAsOne, "as-one", "Keep what was pasted as one entry", "as one", 1, ["2"], pasted_one, Line;
    PasteAsHead, "as-head", "Keep the pasted lines under the first one", "under the first", 1, ["3"], hands::pasted_head, Line;
    PasteNot, "not-pasted", "Write down nothing of what was pasted", "nothing", 2, ["Esc"], pasted, Line;
    NextBox, "next-box", "Go to the next box", "next box", 2, ["Tab"], boxes, Line;
    BoxBefore, "box-before", "Go to the box before", "box before", 0, ["Shift-Tab"], boxes, Line;
    Under, "keep-under", "Keep under another theme, lane, table, group", "under…", 4, ["Ctrl-K"], can_go_under, Line;
    High, "high", "Mark what happened as a high, or not", "high", 3, ["Alt-+"], past::can_say_high, Line;
    Low, "low", "Mark what happened as a low, or not", "low", 3, ["Alt--"], past::can_say_high, Line;
    NameLanes, "name-time-lines", "Give the time lines other names", "names", 0, ["Alt-Q"], at_desk!(past::can_name_lanes), Line;
    OpenLast, "open-last", "Open the last line to change it", "change last", 0, ["Up"], can_open_last, Line;
    OtherKind, "other-kind", "Write a line of another kind", "other kind", 5, ["Ctrl-D"], other_kinds, Line;
    KindBefore, "kind-before", "Write a line of the kind before", "kind before", 0, ["Alt-Up"], several_kinds, Line;
    Cancel, "leave-as-it-was", "Leave it as it was", "as it was", 2, ["Esc"], cancels, Line;
    ToChoosing, "choose", "Choose in the list", "choose", 2, ["Esc"], can_choose, List;
    ToWriting, "write", "Write again", "write", 6, ["Esc"], can_write, List;
    AllOfOurs, "all-of-ours", "Agreed: nobody is against it", "all of ours", 1, ["1"], testing, List;
    SayDifferently, "say-differently", "Say it differently", "say it differently", 1, ["2"], testing, List;
    NotAll, "not-all", "Not agreed: somebody is against it", "not all", 1, ["3"], testing, List;
    Answered, "answered", "Who said no says it is answered", "it is answered", 1, ["4"], testing_objection, List;
    AskAgain, "ask-again", "Ask the room again about what is lit", "ask again", 1, ["Enter"], looking_back, List;
    MadeClear, "made-clear", "What was asked, and what was made clear", "made clear", 5, ["Alt-C"], testing, List;
    Objects, "objection", "Write an objection down that is still open", "objection", 5, ["Alt-O"], testing, List;
    WrittenBy, "written-by", "Who wrote it, as they want it said", "written by", 0, ["Alt-A"], testing_written, List;
    PutUnder, "put-under", "Put the lit line under that theme", "put under", 1, ["1", "2", "3", "4", "5", "6", "7", "8", "9"], sorting, List;
    InOrder, "in-order", "Put the lit one at that place in the order", "place in order", 1, ["1", "2", "3", "4", "5", "6", "7", "8", "9"], past::ordering, List;
    TakeOut, "take-out", "Take the lit line out of its theme", "take out", 2, ["0"], sorting, List;
    Count, "count", "Say how many: type the number", "how many", 1, ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], counting, List;
    KeyGoal, "key-goal", "Make the lit goal its theme's key goal", "key goal", 2, ["Space"], lights_goal, List;
    Mark, "mark", "Mark the lit line, or take the mark away", "mark", 2, ["Space"], can_mark, List;
    AnswerLit, "answer", "Say how it is with the lit line, by digit", "say", 1, ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"], can_answer, List;
    SayNews, "say-news", "What became of the lit one, by digit", "what became", 1, ["1", "2", "3", "4", "5", "6", "0"], board::has_news, List;
    AskedOfOthers, "asked-of-others", "To what was asked of others", "asks", 0, ["Alt-O"], board::has_asks, List;
    HangUnder, "hang-under", "Hang the lit card under that list", "to list", 1, ["1", "2", "3"], at_wall, List;
    RestNotAgreed, "rest-not-agreed", "What only one table holds: not agreed", "the rest: not agreed", 3, ["Alt-W"], two_tables, List;
    ToLeft, "left", "To what stands at the left", "", 0, ["Left"], has_aside, List;
    ToRight, "right", "To what stands at the right", "beside", 2, ["Right"], has_aside, List;
    SetLit, "set-lit", "Set the lit number, or tick by its digit", "set", 1, ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], takes_digits, List;
    TickLit, "tick-lit", "Tick the lit one, or take its tick away", "tick", 2, ["Space"], ticks, List;
    MoveOne, "move-one", "Take one in the hand; again: seat them there", "move one", 2, ["Space"], moves_one, List;
    ItemUp, "item-up", "Move the lit item up on the agenda", "move", 2, ["Alt-Up"], on_program, List;
    ItemDown, "item-down", "Move the lit item down on the agenda", "down", 0, ["Alt-Down"], on_program, List;
    SaidAloud, "said-aloud", "It was said aloud: promised", "said aloud", 1, ["Enter"], reading_back, List;
    MeetingAgain, "meeting-again", "Open when we meet next, to change it", "next meeting", 1, ["Enter"], all_read, List;
    NotPromised, "not-promised", "Take the lit promise back", "not promised", 0, ["Space"], reading_back, List;
    BringTogether, "bring-together", "Bring the lit line together with another", "together", 4, ["Alt-J"], can_join, List;
    Alike, "alike", "Lines of two tables that may be the same", "alike", 0, ["F8"], at_desk!(map::finds_alike), List;
    DrawLine, "draw-a-line", "Draw a line from the lit one to another", "line to", 0, ["Alt-L"], can_cross, List;
    NextRow, "next-row", "Go on to the next row of the grid", "next row", 3, ["Enter"], in_cells, List;
    ShowDots, "show-dots", "Show the dots, most first, or not any more", "show dots", 6, ["Alt-D"], dotting, Show;
    HoldDots, "hold-dots-back", "Hold the numbers back until all are in", "hold back", 0, ["Alt-I"], dotting, Show;
    PlaceLater, "place-later", "Place this line on the map later", "place later", 3, ["Alt-U"], can_place, List;
    ByBranch, "by-branch", "One branch at a time, or the whole map", "by branch", 6, ["Alt-V"], outlines, Show;
    WithThis, "with-this", "Take the lit one as the other of the two", "this one", 1, ["Enter"], pairing, List;
    Pick, "pick", "Pick the lit line as one of several", "pick", 0, ["Alt-G"], hands::can_pick, List;
    Unpick, "unpick", "Pick none any more", "pick none", 1, ["Esc"], hands::has_picked, List;
    OpenLine, "open-line", "Open the lit line to change it", "change", 3, ["Enter"], can_open, List;
    OpenBox, "open-box", "Open the lit line in its next box", "next box", 3, ["Tab"], can_open_box, List;
    Up, "up", "Light the one above", "", 0, ["Up"], lists, List;
    Down, "down", "Light the next one", "skip", 2, ["Down"], lists, List;
    First, "first", "Light the first one", "first", 0, ["Home"], over::goes_to_ends, List;
    Last, "last", "Light the last one", "last", 0, ["End"], over::goes_to_ends, List;
    OtherOrder, "order", "Sessions by place, day, state, next meeting", "other order", 2, ["Right"], home_orders, List;
    OrderBefore, "order-before", "Sessions in the order before", "order before", 0, ["Left"], home_orders, List;
    OpenSession, "open-session", "Open the lit session", "open", 1, ["Enter"], home_lit, List;
    TakeBack, "take-back", "Take the lit line back; it is kept", "take back", 0, ["Ctrl-X"], has_meant, List;
    MoveTo, "move", "Move the lit line to another task", "move", 0, ["Alt-M"], has_meant, List;
    Split, "split", "Split the lit line into two or three", "split", 0, ["Alt-/"], hands::can_split, List;
    Tag, "tag", "Tag the lit line, or all that are picked", "tag", 0, ["Alt-#"], hands::can_tag, List;
    Photo, "photo", "Name the photograph of a line or a task", "photograph", 0, ["Alt-Z"], hands::can_photo, List;
    LinkTo, "link", "Link the lit line with another by its number", "link", 0, ["Alt-L"], can_link, List;
    Strike, "strike", "Strike the lit line's words, for good", "strike", 0, ["Alt-X"], at_desk!(can_strike), List;
    Agenda, "agenda", "The whole agenda, to go to any task", "agenda", 0, ["Ctrl-A"], has_place, Agenda;
    Next, "next-task", "Go to the next task", "next", 4, ["Ctrl-N"], has_place, Agenda;
    Back, "task-before", "Go back to the task before", "back", 9, ["Ctrl-B"], has_before, Agenda;
    Clock, "clock", "Start or stop the clock", "clock", 5, ["Ctrl-T"], at_desk!(desk), Agenda;
    ToDesk, "to-the-desk", "Go to where the desk is now", "to the desk", 2, ["Ctrl-T"], table::is_elsewhere, Agenda;
    MinuteMore, "minute-more", "A minute more for this task", "a minute more", 0, ["Ctrl-Up"], at_desk!(clock::has_minutes), Agenda;
    MinuteLess, "minute-less", "A minute less for this task", "a minute less", 0, ["Ctrl-Down"], at_desk!(clock::has_minutes), Agenda;
    ClockFace, "clock-face", "Who sees the clock: all, the desk, or cues", "who sees it", 0, ["Alt-;"], at_desk!(clock::has_minutes), Agenda;
    NextReport, "next-report", "Who had the floor has reported: the next", "next one", 3, ["Alt-'"], at_desk!(clock::reporting), Agenda;
    WhatGives, "what-gives", "The day runs over: what can give", "what gives", 5, ["Alt-="], at_desk!(clock::runs_over), Agenda;
    GiveThis, "give-this", "Take the minutes from there", "choose", 1, ["1", "2", "3", "4", "5"], clock::asks_what_gives, Agenda;
    Tick, "tick", "Tick the task off, or take the tick away", "tick", 0, ["Alt-T"], at_desk!(desk), Agenda;
    NextMeeting, "next-meeting", "When we meet next, who sends this out", "next meeting", 0, ["Alt-."], at_desk!(can_ask_meeting), Agenda;
    AnotherReview, "another-review", "Another review meeting, with its day", "another review", 0, ["Alt-*"], at_desk!(can_ask_room), Agenda;
    PutIn, "put-in", "Put a task on the agenda, out of a list", "put in", 4, ["Alt-I"], can_put_in, Agenda;
    SeatAgain, "seat-again", "Propose the tables again", "propose", 3, ["Alt-S"], at_seats, Agenda;
    Prepare, "prepare", "To what is settled before the day", "before the day", 0, ["Alt-P"], at_desk!(has_place), Agenda;
    InTheRoom, "in-the-room", "How many are in the room", "in the room", 0, ["Alt-R"], at_desk!(can_ask_room), Agenda;
    Large, "large", "Large for the wall, and back", "large", 7, ["Ctrl-L"], at_desk!(desk), Show;
    Everybody, "everybodys-lines", "Everybody's lines, or this table's alone", "everybody's", 3, ["Ctrl-L"], table::at_table, Show;
    Windows, "who-is-here", "Who is here: desk, tables, room", "who is here", 0, ["F6"], desk, Show;
    CameIn, "what-came-in", "What came in while you were away", "came in", 0, ["F5"], desk, Show;
    Notes, "notes", "Notes on how to run this task", "notes", 0, ["Ctrl-G"], at_desk!(has_task), Show;
    WhereFrom, "where-from", "Where this came from, what came of it", "where from", 0, ["Ctrl-O"], has_meant, Show;
    Register, "not-agreed", "Everything that was not agreed", "not agreed", 0, ["Alt-,"], desk, Show;
    Settle, "settle", "See its two wordings: pick one, or join them", "two wordings", 1, ["F7"], settle::means_doubled, Show;
    TwoWordings, "two-wordings", "Lines in two wordings: pick one, or join", "wordings", 0, ["F7"], settle::otherwise, Show;
    NextWordings, "next-wordings", "The next line that stands in two wordings", "next one", 4, ["F7"], settle::has_next, Show;
    Everything, "everything", "Everything about the lit line", "everything", 0, ["Alt-E"], has_sheet, Show;
    OpenAnswer, "open-answer", "Answer what is lit on the sheet", "answer", 1, ["Enter"], on_sheet, Show;
    KeepAnswer, "keep-answer", "Keep the answer", "keep", 1, ["Enter"], answering, Show;
    LeaveAnswer, "leave-answer", "Leave the answer as it was", "as it was", 2, ["Esc"], answering, Show;
    GoThere, "go-there", "Go to the line that the answer names", "go there", 3, ["Right"], leads_on, Show;
    GoBackThere, "go-back-there", "Back to the line that you came from", "go back", 4, ["Left"], came_from, Show;
    Search, "search", "Find a line by its words", "find", 0, ["Ctrl-F"], desk, Show;
    PutUp, "put-up", "Put this up for the room, or take it down", "room", 0, ["Ctrl-W"], at_desk!(room::steers), Show;
    Blank, "blank-room", "Blank the room, and back", "blank", 0, ["Ctrl-U"], at_desk!(room::steers), Show;
    Reveal, "reveal", "Show the room the numbers, or hide them", "reveal", 0, ["Ctrl-V"], at_desk!(room::has_numbers), Show;
    RoomOn, "room-on", "Turn the room to its next page", "room on", 0, ["Ctrl-PgDn"], at_desk!(room::steers), Show;
    RoomBack, "room-back", "Turn the room to the page before", "room back", 0, ["Ctrl-PgUp"], at_desk!(room::steers), Show;
    RoomByItself, "room-by-itself", "The room turns its pages by itself, or not", "by itself", 0, ["Alt->"], at_desk!(room::steers), Show;
    BreakPage, "break-page", "Show the room when we start again", "break", 0, ["Alt-:"], at_desk!(room::steers), Show;
    FitPage, "fit-page", "Show the room a page to try its size with", "fit page", 0, ["Alt-?"], at_desk!(room::steers), Show;
    RoadmapPage, "roadmap-page", "Show the room the roadmap as it grows", "roadmap", 0, ["Alt-\\"], at_desk!(room::steers), Show;
    Roadmap, "roadmap", "The roadmap: nearer, farther, earlier, later", "roadmap", 0, ["F2"], desk, Show;
    Relations, "relations", "Who is tied to whom, today and as wanted", "ties", 0, ["F3"], desk, Show;
    MapNearer, "nearer", "See the roadmap from nearer", "nearer", 2, ["+", "="], pictures::on_not_near, Show;
    MapFarther, "farther", "See more of the roadmap at once", "farther", 2, ["-"], pictures::on_part, Show;
    MapEarlier, "earlier", "See what is earlier on the roadmap", "earlier", 4, ["Left"], pictures::on_part, Show;
    MapLater, "later", "See what is later on the roadmap", "later", 4, ["Right"], pictures::on_part, Show;
    MapToday, "today", "Go to the day that the roadmap stands at", "as of", 5, ["t"], pictures::on_part, Show;
    MapGate, "day-100", "Go to day 100 on the roadmap", "day 100", 5, ["g"], pictures::on_part, Show;
    MapLane, "next-lane", "Light the first action of the next lane", "next lane", 6, ["Tab"], pictures::on_roadmap, Show;
    MapLaneBefore, "lane-before", "Light the first one of the lane before", "lane before", 0, ["Shift-Tab"], pictures::on_roadmap, Show;
    MapFind, "find-action", "Find an action by its words or by who", "find", 3, ["/"], pictures::on_roadmap, Show;
    MapPoster, "poster", "Write the poster and the other papers", "poster", 7, ["p"], pictures::on_either, Show;
    #[cfg(feature = "pixels")]
    MapPicture, "picture", "The poster itself here, or the cells again", "picture", 3, ["i"], pictures::can_show, Show;
    PageUp, "page-up", "A page up", "page up", 0, ["PgUp"], pages, Show;
    PageDown, "page-down", "A page down", "page down", 0, ["PgDn"], pages, Show;
    Palette, "palette", "Every command, by its name", "commands", 10, ["Ctrl-P"], no_overlay, Show;
    Help, "help", "The keys that apply now", "help", 9, ["F1"], no_overlay, Show;
    TourStart, "start-tour", "Start the tour", "tour", 4, ["F9"], tour::can_start, Show;
    TourSkip, "skip-step", "Skip this step of the tour", "skip", 0, ["F9"], tour::can_skip, Show;
    TourLeave, "leave-tour", "Leave the tour", "leave tour", 0, ["F12"], tour::is_on, Show;
    Messages, "messages", "What was said here so far", "messages", 0, ["Alt-N"], no_overlay, Show;
    Found, "found", "What was found when the files were read", "found", 0, ["Alt-F"], has_found, Show;
    Close, "close", "Close this", "close", 1, ["Esc"], overlay, Show;
    Take, "take", "Take the lit one", "take", 1, ["Enter"], can_take, Show;
    NotSame, "not-the-same", "These two do not say the same", "not the same", 1, ["n"], at_desk!(hands::is_asked_alike), Show;
    TakenBackLines, "taken-back", "What was taken back: see it, put it back", "taken back", 0, ["Alt-<"], at_desk!(desk), Keep;
    BringBack, "bring-back", "Put the lit line back where it was", "put back", 1, ["Enter"], at_desk!(lit_taken_back), Keep;
    TakeBackByHand, "take-back-by-hand", "Take the lit change by hand back", "take back", 1, ["Enter"], at_desk!(lit_by_hand), Show;
    FromCharts, "from-charts", "Type from charts; name their photograph", "from charts", 0, ["Ctrl-R"], hands::can_type_charts, Line;
    NotHeard, "not-heard", "Who and what has not been heard yet", "not heard", 0, ["Alt-Y"], at_desk!(hands::at_desk_alone), Show;
    GoToTask, "go-to-task", "Go to the lit line in its task", "go there", 2, ["Ctrl-O"], hands::in_tree, Show;
    WalkBack, "walk-back", "Back to the line before", "back", 3, ["Left"], hands::walked, Show;
    Undo, "undo", "Take your last step back", "undo", 6, ["Ctrl-Z"], can_undo, Line;
    Redo, "redo", "Bring it back", "redo", 5, ["Ctrl-Y"], can_redo, Line;
    PutBeside, "put-beside", "Put your old words beside the others", "old words too", 3, ["Alt-B"], has_beside, Keep;
    Papers, "papers", "Write roadmap and report", "papers", 6, ["Ctrl-E"], at_desk!(desk), Keep;
    OpenFolder, "open-folder", "Open the folder that the papers are in", "open folder", 0, ["F4"], wrote_papers, Keep;
    AlreadySaved, "save", "Everything is saved already", "save", 0, ["Ctrl-S"], desk_any, Keep;
    KeepsRecord, "who-keeps-this", "Who keeps this record, and for how long", "record", 0, ["Alt-K"], at_desk!(can_ask_room), Keep;
    Home, "home", "Close this session and go home", "home", 0, ["Alt-H"], at_desk!(desk), Keep;
    Mouse, "mouse", "Mind the mouse, or leave it to the terminal", "mouse", 0, ["Alt-End"], on_screen, Keep;
    Stop, "stop", "Pressed twice: leave", "stop", 0, ["Ctrl-C"], always, Keep;
    Leave, "leave", "Leave; everything is saved", "leave", 8, ["Ctrl-Q"], always, Keep;
}

impl Command {
    /// The command of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        COMMANDS.iter().find(|spec| spec.name == name).map(|spec| spec.command)
    }
}

// When a command applies.

fn always(_: &App) -> bool {
    true
}

/// Line by line there is no mouse.
fn on_screen(app: &App) -> bool {
    !app.by_line
}

fn no_overlay(app: &App) -> bool {
    app.overlays.is_empty()
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

fn wrote_papers(app: &App) -> bool {
    app.desk().is_some_and(|desk| desk.papers.folder.is_some())
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
    choosing(app) && !pairing(app) && !hands::has_picked(app) && !ground::only_asks(app)
}

fn boxes(app: &App) -> bool {
    writing(app) && on_desk(app, |desk| desk.line.boxes().len() > 1)
}

fn cancels(app: &App) -> bool {
    on_desk(app, |desk| {
        desk.asks_under
            || desk.pair.is_some()
            || desk.mode == Mode::Writing
                && (desk.surface() != Surface::ReadBack && desk.purpose == Purpose::Meeting
                    || matches!(
                        desk.purpose,
                        Purpose::Reword(_)
                            | Purpose::Objection(_)
                            | Purpose::Room
                            | Purpose::Custody
                            | Purpose::Strike(_)
                            | Purpose::Link(_)
                            | Purpose::OpenObjection(_)
                            | Purpose::Tell(..)
                            | Purpose::Answer(_)
                            | Purpose::Lanes
                            | Purpose::Hand(_)
                    ))
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
                && (desk.surface() != Surface::Confirm || drafts(desk).is_some())
                && desk.surface() != Surface::SignUp
                && !desk.reads_aloud()
                && !desk.instrument().stays_lit()
        })
}

fn other_kinds(app: &App) -> bool {
    on_desk(app, |desk| desk.purpose == Purpose::New && desk.kinds().len() > 1)
}

/// Where going on alone would go round.
fn several_kinds(app: &App) -> bool {
    other_kinds(app) && !on_program(app) && on_desk(app, |desk| desk.kinds().len() > 2)
}

fn can_go_under(app: &App) -> bool {
    on_desk(app, |desk| {
        let lit_may = desk.lit_entry().is_some_and(|lit| desk.instrument().moves(desk, lit));
        let line_may = desk.instrument().keeps_under(desk);
        let objecting = matches!(desk.purpose, Purpose::Objection(_) | Purpose::OpenObjection(_));
        let lists = !matches!(desk.surface(), Surface::Confirm | Surface::ReadBack);
        (objecting && line_may)
            || (desk.purpose == Purpose::New && (line_may || (lit_may && desk.mode == Mode::Choosing)) && lists)
    })
}

fn sorting(app: &App) -> bool {
    choosing(app)
        && !counting(app)
        && !can_answer(app)
        && on_desk(app, |desk| desk.lit_entry().is_some_and(|lit| desk.instrument().sorts(desk, lit)))
}

/// Whether the lit line is one of which the table of marks knows something to say.
fn marks(app: &App, mark: fn(&Entry) -> Option<&'static Mark>) -> bool {
    let own = |desk: &Desk| matches!(desk.surface(), Surface::Confirm | Surface::Board) || desk.reads_aloud();
    choosing(app) && on_desk(app, |desk| !own(desk) && desk.lit_entry().and_then(mark).is_some())
}

fn can_mark(app: &App) -> bool {
    marks(app, Mark::of_space)
}

fn can_answer(app: &App) -> bool {
    marks(app, Mark::of_digits)
}

fn reading_back(app: &App) -> bool {
    choosing(app) && on_desk(app, |desk| desk.reads_aloud() && desk.lit_entry().is_some())
}

/// Everything was read back, and nothing is lit any more.
fn all_read(app: &App) -> bool {
    choosing(app) && on_desk(app, |desk| desk.surface() == Surface::ReadBack && desk.lit_entry().is_none())
}

fn can_open(app: &App) -> bool {
    can_write(app)
        && !in_cells(app)
        && on_desk(app, |desk| {
            let is_row = || desk.lit.as_ref().is_some_and(|lit| desk.instrument().answers(desk, lit).is_some());
            settle::opens_lines(desk) && (desk.lit_entry().is_some() || is_row())
        })
}

fn lists(app: &App) -> bool {
    choosing(app) || asks_next(app) || overlay_list(app) || home_list(app)
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
