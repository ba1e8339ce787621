//! Runs a command.

use super::change::{carry_out, put_beside, redo, undo};
use super::palette;
use super::{
    alike, before, board, choose, confirm, custody, dots, hands, heard, home, join, lists, mark, outline, overlay,
    paste, pictures, reword, room, settle, sheet, table, taken_back, task_clock, tree, wall, write,
};
use crate::model::day::clock;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::op::How;
use crate::model::query;
use crate::model::stage::Surface;
use crate::model::wish::Wish;
use crate::ui::command::Command;
use crate::ui::keymap::Key;
use crate::ui::line::CaptureLine;
use crate::ui::msg::Effect;
use crate::ui::state::desk::Desk;
use crate::ui::state::hands::Ask;
use crate::ui::state::{App, Home, Overlay, Screen, Tone};
use crate::words::Word;
use crate::words::papers::Papers;

/// Runs a command; the key says which digit it was.
#[expect(clippy::too_many_lines, reason = "a table: a line a command")]
pub fn run(app: &mut App, command: Command, key: Key) -> Vec<Effect> {
    let mut effects = Vec::new();
    let out = &mut effects;
    if command.changes() && app.desk().is_some_and(|desk| desk.read_only.is_some()) {
        refuse_to_change(app);
        return effects;
    }
    match command {
        Command::Keep => write::keep(app, out),
        Command::NextBox => app.desk_mut().into_iter().for_each(|desk| write::turn(desk, true)),
        Command::BoxBefore => app.desk_mut().into_iter().for_each(|desk| write::turn(desk, false)),
        Command::InTheRoom => app.desk_mut().into_iter().for_each(write::ask_room),
        Command::KeepsRecord => app.desk_mut().into_iter().for_each(custody::ask),
        Command::Under => app.desk_mut().into_iter().for_each(|desk| desk.asks_under = true),
        Command::High => super::time_lines::mark(app, out, "high"),
        Command::Low => super::time_lines::mark(app, out, "low"),
        Command::NameLanes => app.desk_mut().into_iter().for_each(super::time_lines::ask_names),
        Command::InOrder => super::told::put_in_order(app, out, key),
        Command::OpenLast => reword::open_last(app),
        Command::OtherKind => super::kinds::other(app, out, true),
        Command::KindBefore => super::kinds::other(app, out, false),
        Command::Cancel => write::cancel(app, out),
        Command::ToChoosing => lists::choose(app),
        Command::ToWriting => app.desk_mut().into_iter().for_each(write::start),
        Command::AskAgain => app.desk_mut().into_iter().for_each(|desk| desk.looks_back = false),
        Command::AllOfOurs => confirm::agreed(app, out),
        Command::SayDifferently => confirm::reword(app, out),
        Command::NotAll => confirm::not_agreed(app, out),
        Command::Answered => confirm::answered(app, out),
        Command::MadeClear => confirm::tell(app, Field::Clarified),
        Command::WrittenBy => confirm::tell(app, Field::Authors),
        Command::Objects => confirm::objects(app),
        Command::Register => app.overlays.push(Overlay::Register { lit: 0 }),
        Command::PutUnder | Command::TakeOut | Command::Count => choose::digit(app, out, key),
        Command::KeyGoal => choose::key_goal(app, out),
        Command::NextMeeting => app.desk_mut().into_iter().for_each(|desk| match desk.surface() {
            // The read-back asks it by itself at its end.
            Surface::ReadBack => choose::ask_meeting(desk),
            _ => write::ask_meeting(desk),
        }),
        Command::Mark => mark::mark(app, out),
        Command::AnswerLit => mark::answer(app, out, key),
        Command::AskedOfOthers => lists::to_asks(app),
        Command::SayNews => board::say(app, out, key),
        Command::AnotherReview => app.desk_mut().into_iter().for_each(|desk| hands::ask(desk, Ask::Meets, &[])),
        Command::HangUnder => wall::hang(app, out, key),
        Command::RestNotAgreed => wall::rest(app, out),
        Command::ToLeft => lists::aside(app, false),
        Command::ToRight => lists::aside(app, true),
        Command::Prepare => before::prepare(app, out),
        Command::SetLit => before::digit(app, out, key),
        Command::TickLit | Command::MoveOne => before::space(app, out),
        Command::SeatAgain => before::seat_again(app, out),
        Command::ItemUp => before::move_item(app, out, true),
        Command::ItemDown => before::move_item(app, out, false),
        Command::PutIn => before::open_put_in(app),
        Command::SaidAloud => choose::said_aloud(app, out),
        Command::MeetingAgain => app.desk_mut().into_iter().for_each(choose::ask_meeting),
        Command::NotPromised => choose::not_promised(app, out),
        Command::OpenLine => reword::open_lit(app),
        Command::BringTogether => join::begin(app, out, How::Joined),
        Command::DrawLine => join::begin(app, out, How::Cross),
        Command::ShowDots => dots::show(app, out),
        Command::HoldDots => dots::hold_back(app, out),
        Command::NextRow => app.desk_mut().into_iter().for_each(dots::next_row),
        Command::PlaceLater => outline::later(app, out),
        Command::ByBranch => app.desk_mut().into_iter().for_each(outline::turn_view),
        Command::WithThis => join::with_lit(app, out),
        Command::OpenBox => reword::open_box(app),
        Command::First => lists::to_end(app, false),
        Command::Last => lists::to_end(app, true),
        Command::Up => lists::step(app, false),
        Command::Down => lists::step(app, true),
        Command::OpenSession => home::open_lit(app, out),
        Command::OtherOrder | Command::OrderBefore => home::other_order(app, command == Command::OtherOrder),
        Command::BeginTitle => home::take_title(app),
        Command::HowLong => home::choose_length(app, out, key),
        Command::BackToTitle => home::back_to_title(app),
        Command::TakeBack => write::take_back(app, out),
        Command::Strike => super::strike::ask(app),
        Command::LinkTo => super::link::ask(app),
        Command::MoveTo => overlay::open_move(app),
        Command::Mouse => super::pointer::turn(app, out),
        Command::Agenda => super::agenda::open(app),
        Command::Next => walk(app, out, true),
        Command::Back => walk(app, out, false),
        Command::ToDesk => table::to_desk(app),
        Command::Everybody => table::everybody(app),
        Command::Windows => table::open_windows(app),
        Command::CameIn => table::open_came_in(app),
        Command::Clock => task_clock::start_or_stop(app, out),
        Command::MinuteMore => task_clock::minute(app, out, true),
        Command::MinuteLess => task_clock::minute(app, out, false),
        Command::ClockFace => task_clock::turn_face(app, out),
        Command::NextReport => task_clock::next_report(app, out),
        Command::WhatGives => task_clock::ask_what_gives(app),
        Command::GiveThis => task_clock::choose(app, out, key),
        Command::Tick => task_clock::tick(app, out),
        Command::Large => app.desk_mut().into_iter().for_each(Desk::turn_to_wall),
        Command::Notes => app.overlays.push(Overlay::Notes { scroll: 0 }),
        Command::Everything => sheet::open(app),
        Command::OpenAnswer => sheet::open_answer(app),
        Command::KeepAnswer => sheet::keep(app, out),
        Command::LeaveAnswer => sheet::leave(app),
        Command::GoThere => sheet::go_there(app),
        Command::GoBackThere => sheet::go_back(app),
        Command::Settle | Command::TwoWordings => settle::open_meant_or_first(app),
        Command::NextWordings => settle::next(app),
        Command::Alike => alike::open(app),
        Command::NotSame => alike::part(app, out),
        Command::WhereFrom => tree::open(app),
        Command::GoToTask => tree::go_there(app),
        Command::WalkBack => tree::walk_back(app),
        Command::NotHeard => heard::open(app),
        Command::Pick => app.desk_mut().into_iter().for_each(hands::pick),
        Command::Unpick => hands::unpick(app),
        Command::Split => app.desk_mut().into_iter().for_each(hands::ask_split),
        Command::Tag => app.desk_mut().into_iter().for_each(hands::ask_tag),
        Command::Photo => app.desk_mut().into_iter().for_each(hands::ask_photo),
        Command::FromCharts => app.desk_mut().into_iter().for_each(hands::ask_charts),
        Command::Search | Command::MapFind => {
            app.overlays.push(Overlay::Search { line: CaptureLine::default(), lit: 0 });
        }
        Command::Palette => palette::open(app),
        Command::Help => overlay::open_help(app),
        Command::TourStart => super::tour::start(app),
        Command::TourSkip => super::tour::skip(app),
        Command::TourLeave => super::tour::leave(app),
        Command::Messages => app.overlays.push(Overlay::Messages { scroll: 0 }),
        Command::Found => app.overlays.push(Overlay::Found { lit: 0 }),
        Command::TakenBackLines => taken_back::open(app),
        Command::BringBack => taken_back::put_back(app, out),
        Command::TakeBackByHand => overlay::take_back_by_hand(app, out),
        Command::PasteAsMany => paste::as_many(app, out),
        Command::PasteAsHead => paste::as_head(app, out),
        Command::PasteAsOne => paste::as_one(app, out),
        Command::PasteNot => paste::not(app),
        Command::PutUp
        | Command::Blank
        | Command::Reveal
        | Command::RoomOn
        | Command::RoomByItself
        | Command::RoomBack
        | Command::BreakPage
        | Command::FitPage
        | Command::RoadmapPage => room::steer(app, command),
        Command::Relations => app.overlays.push(Overlay::Relations { lit: None }),
        Command::Roadmap => pictures::open_roadmap(app),
        #[cfg(feature = "pixels")]
        Command::MapPicture => app.pixels.wanted = !app.pixels.wanted,
        Command::MapNearer
        | Command::MapFarther
        | Command::MapEarlier
        | Command::MapLater
        | Command::MapToday
        | Command::MapGate
        | Command::MapLane
        | Command::MapLaneBefore => pictures::steer(app, command),
        Command::PageUp => lists::page(app, false),
        Command::PageDown => lists::page(app, true),
        Command::Close => drop(app.overlays.pop()),
        Command::Take => return overlay::take(app),
        Command::Undo => undo(app, out),
        Command::Redo => redo(app, out),
        Command::PutBeside => put_beside(app, out),
        Command::Papers | Command::MapPoster => {
            app.say(Tone::Plain, Word::WritingPapers.text());
            app.desk_mut().into_iter().for_each(|desk| desk.papers.under_way = true);
            out.push(Effect::Papers);
        }
        Command::OpenFolder => {
            app.say(Tone::Plain, Papers::Opening.text());
            out.push(Effect::OpenFolder);
        }
        Command::AlreadySaved => already_saved(app),
        Command::Home | Command::Leave if !may_go(app) => {}
        Command::Home => {
            app.screen = Screen::Home(Home::default());
            out.push(Effect::Home);
        }
        Command::Stop => stop(app, out),
        Command::Leave => out.push(Effect::Quit),
    }
    effects
}

/// Says that this session can only be read, and why.
pub fn refuse_to_change(app: &mut App) {
    if let Some(why) = app.desk().and_then(|desk| desk.read_only.clone()) {
        app.say(Tone::Alarm, Word::OnlyRead.with(&[why]));
    }
}

/// Whether the session may be left: lines that stand on this screen only are asked about once.
fn may_go(app: &mut App) -> bool {
    let refused = app.desk().map_or(0, |desk| desk.saves.not_saved_lines(&desk.session).1);
    if refused == 0 || app.asked_to_stop {
        return true;
    }
    app.asked_to_stop = true;
    app.say(Tone::Alarm, Word::OneLeftBehind.counted(Word::SomeLeftBehind, refused));
    false
}

fn already_saved(app: &mut App) {
    match (app.desk().and_then(|desk| desk.saves.sentence(&desk.session)), app.unsaved()) {
        (Some(trouble), _) => app.say(Tone::Alarm, trouble),
        (None, 0) if half_typed(app) => app.say(Tone::Plain, Word::HalfLine.with(&[app.keys.brief(Command::Leave)])),
        (None, 0) => app.say(Tone::Good, Word::AlreadySaved.text()),
        (None, _) => app.say(Tone::Plain, Word::Saving.text()),
    }
}

fn stop(app: &mut App, out: &mut Vec<Effect>) {
    if app.asked_to_stop {
        out.push(Effect::Quit);
        return;
    }
    app.asked_to_stop = true;
    let word = match app.unsaved() {
        0 if half_typed(app) => Word::HalfLine,
        0 => Word::NothingUnsaved,
        _ => Word::StillSaving,
    };
    app.say(Tone::Plain, word.with(&[app.keys.brief(Command::Leave)]));
}

fn half_typed(app: &App) -> bool {
    app.desk().is_some_and(write::half_typed)
}

/// To the next item of the agenda, or the one before. Going on ticks the item off; a running clock goes on with the
/// next item, so that nobody has to start it again.
fn walk(app: &mut App, out: &mut Vec<Effect>, on: bool) {
    let Some(desk) = app.desk() else { return };
    let agenda = query::agenda(&desk.session);
    let Some(here) = desk.item() else { return };
    let Some(at) = agenda.iter().position(|item| item.id == here.id) else { return };
    let target = if on { agenda.get(at + 1) } else { at.checked_sub(1).and_then(|before| agenda.get(before)) };
    let Some(target) = target.map(|item| item.id.clone()) else {
        app.say(Tone::Plain, Word::LastTask.with(&[app.keys.brief(Command::Papers)]));
        return;
    };
    go_to(app, out, &target, on);
}

/// Looks at an agenda item, to read in it: nothing is written down, and the session stays where it was.
pub fn look_at(app: &mut App, target: &Id) {
    leave_line(app);
    if let Some(desk) = app.desk_mut() {
        let is_apart = |id: &Id| desk.table.is_some() || query::here(&desk.session).is_none_or(|here| here.id != *id);
        desk.looking = Some(target.clone()).filter(is_apart);
        desk.arrive();
    }
}

/// Opens an agenda item. Where nothing can be changed, and at a table, it is only gone to.
pub fn go_to(app: &mut App, out: &mut Vec<Effect>, target: &Id, on: bool) {
    let now = app.at;
    if app.desk().is_some_and(|desk| desk.read_only.is_some() || desk.table.is_some()) {
        look_at(app, target);
        return;
    }
    let Some(desk) = app.desk() else { return };
    let Some(here) = desk.item() else { return };
    let heard = if on { heard::at_the_end(desk) } else { None };
    let waits = write::half_typed(desk).then(|| Word::HalfWaits.with(&[here.text()]));
    let left_open = Some(desk.instrument()).filter(|_| on).and_then(|instrument| instrument.leaves_open(desk));
    let mut wishes = Vec::new();
    // What was only looked at is not over.
    // Walking past what is settled before the day does not settle it.
    if on && desk.looking.is_none() && query::day(here) > 0 && !here.is(Field::Done) && was_held(desk, here) {
        wishes.push(Wish::answer(&here.id, Field::Done, Value::Flag(true)));
    }
    if on && desk.looking.is_none() {
        wishes.extend(task_clock::walks(here, desk.session.entry(target), now));
    }
    wishes.push(Wish::answer(&Id::session(), Field::Here, Value::Other(target.clone())));
    leave_line(app);
    if carry_out(app, out, &Wish::Together(wishes)).is_some() {
        app.notice = None;
        if let Some(desk) = app.desk_mut() {
            (desk.looking, desk.stays) = (None, None);
            desk.arrive();
        }
        // Where a sentence would take the task's own rows, it stands among what was said.
        let has_room = app.size.0 >= 40 && app.size.1 >= 14;
        if let Some(open) = left_open.as_ref().filter(|_| waits.is_some() || !has_room) {
            app.note(Tone::Plain, open);
        }
        if let Some(heard) = heard {
            app.say_alone(heard);
        }
        if let Some(waits) = waits.or(left_open.filter(|_| has_room)) {
            app.say(Tone::Plain, waits);
        }
    }
}

/// Whether anything was done at an item: something was said or changed there, or its clock ran; a break, where what comes
/// before it is over. Who only goes past ticks nothing off.
fn was_held(desk: &Desk, item: &Entry) -> bool {
    if desk.worked_on.contains(&item.id) || clock::began(item).is_some() || clock::ran(item) > 0 {
        return true;
    }
    match query::task_of(item) {
        Some(task) if task.is_break() => {
            let before = query::on_the_days(&desk.session).into_iter().rev().skip_while(|other| other.id != item.id);
            before
                .skip(1)
                .find(|other| query::task_of(other).is_none_or(|task| !task.is_break()))
                .is_some_and(|other| other.is(Field::Done))
        }
        Some(_) => query::lines_at(&desk.session, item).next().is_some(),
        None => false,
    }
}

/// What stands in the line waits with its item.
fn leave_line(app: &mut App) {
    let Some(desk) = app.desk_mut() else { return };
    let half = desk.half().or_else(|| desk.held.take());
    if let (Some(item), Some(half)) = (desk.item().map(|item| item.id.clone()), half) {
        desk.halves.insert(item, half);
    }
}
