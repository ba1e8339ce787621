//! What a command is called now, where that is more than its row says, and the other words under which it is found.

use super::{Command, Spec};
use crate::model::field::Field;
use crate::ui::instrument::Named;
use crate::ui::state::desk::Desk;
use crate::ui::state::{App, Overlay};
use crate::words::actions::Actions;
use crate::words::agenda::Agenda;
use crate::words::over::Over;
use crate::words::pairs::Pairs;
use crate::words::tables::Tables;

/// Other words for commands, as facilitators say them, and as people say them who come from other programs. Where lines
/// are kept is called otherwise on every surface: those words stand with the instruments.
pub const ALSO: &[(Command, &str)] = &[
    (Command::NameLanes, "lane rename time line"),
    (Command::PutUnder, "theme sort place"),
    (Command::OtherKind, "type kind list switch"),
    (Command::NextBox, "tab field column"),
    (Command::OpenLine, "edit change correct rename fix"),
    (Command::OpenLast, "edit change correct fix"),
    (Command::TakeBack, "delete remove erase withdraw"),
    (Command::Strike, "erase delete remove forget private"),
    (Command::Undo, "back wrong oops"),
    (Command::Redo, "again"),
    (Command::TakenBackLines, "deleted removed withdrawn restore recover trash bin undo earlier history"),
    (Command::BringBack, "restore recover undelete"),
    (Command::BringTogether, "merge join duplicate same"),
    (Command::Split, "divide cut"),
    (Command::MoveTo, "another task wrong task"),
    (Command::Tag, "label mark"),
    (Command::Photo, "picture image photo chart"),
    (Command::LinkTo, "connect relate"),
    (Command::Papers, "print export report roadmap pdf html save as"),
    (Command::OpenFolder, "show files directory explorer finder where are the papers"),
    (Command::AlreadySaved, "save store disk"),
    (Command::Relations, "relationships network map who knows whom connections"),
    #[cfg(feature = "pixels")]
    (Command::MapPicture, "image pixels poster kitty sixel"),
    (Command::Roadmap, "plan calendar gantt timeline zoom actions picture"),
    (Command::Large, "zoom projector beamer big screen wall presentation full screen"),
    (Command::Clock, "timer time stopwatch countdown minutes"),
    (Command::Tick, "done finished check"),
    (Command::Agenda, "jump go to task overview programme schedule where are we review meeting lessons afterwards"),
    (Command::Next, "forward continue go on"),
    (Command::Back, "previous return"),
    (Command::InTheRoom, "present attendance people count head"),
    (Command::AnotherReview, "follow up meeting again reunion look back later date"),
    (Command::SayNews, "status state progress done doing changed outcome"),
    (Command::AskedOfOthers, "pledges requests answers institutions council page of asks"),
    (Command::NextMeeting, "follow up date sender"),
    (Command::Prepare, "setup settings groups tables invitation"),
    (Command::TourStart, "tutorial introduction learn guide example"),
    (Command::Search, "search look for"),
    (Command::WhereFrom, "source history origin lineage trace"),
    (Command::Register, "disagree conflict objection"),
    (Command::NotHeard, "missing silent quiet voices"),
    (Command::Everything, "details properties fields answers"),
    (Command::Notes, "how to instructions facilitator guide"),
    (Command::Help, "keys shortcuts manual"),
    (Command::Messages, "log notices"),
    (Command::Home, "close other session open"),
    (Command::Mouse, "click touchpad wheel select copy mark text"),
    (Command::Leave, "quit exit stop end"),
    (Command::KeepsRecord, "privacy responsible keep"),
    (Command::FromCharts, "paper flipchart later morning"),
    (Command::Objects, "no against objects"),
    (Command::ShowDots, "result count"),
    (Command::SeatAgain, "seating shuffle mix"),
    (Command::ToDesk, "follow facilitator stage"),
    (Command::Everybody, "others all tables own"),
    (Command::Windows, "windows laptops connected silent fresh"),
    (Command::Alike, "duplicate same merge double likely"),
    (Command::NotSame, "different apart no"),
    (Command::Settle, "conflict versions both differ choose decide resolve"),
    (Command::TwoWordings, "conflict versions both differ choose decide resolve settle"),
    (Command::CameIn, "new unread others missed"),
];

/// The other words under which a command is found.
fn also(command: Command) -> &'static str {
    ALSO.iter().find(|(one, _)| *one == command).map_or("", |(_, words)| words)
}

/// Whether digits say how many sheets there are.
fn counts_sheets(desk: &Desk) -> bool {
    desk.lit_entry().and_then(|lit| desk.instrument().counts(desk, lit)) == Some(Field::Sheets)
}

/// What a command is called on what is open now.
pub fn named(app: &App, spec: &Spec) -> Named {
    let usual = Named { short: spec.short, does: spec.does, also: also(spec.command) };
    match (spec.command, app.overlays.last(), app.desk()) {
        (Command::Under, _, Some(desk)) => desk.instrument().under_is(desk),
        (Command::Count, _, Some(desk)) if counts_sheets(desk) => {
            Named { short: Actions::HowManySheets.text(), does: Actions::CountSheets.text(), ..usual }
        }
        (Command::Take, Some(Overlay::Roadmap { .. }), _) => Named { short: Over::OpensCard.text(), ..usual },
        (Command::Take, Some(Overlay::WhereFrom { .. }), _) => Named { short: Over::OpensTree.text(), ..usual },
        (Command::Take, Some(Overlay::Alike { .. }), _) => Named { short: Pairs::Same.text(), ..usual },
        (Command::Down, Some(Overlay::Alike { .. }), _) => Named { short: Pairs::Later.text(), ..usual },
        (Command::Take, Some(Overlay::Agenda { .. }), _) => Named { short: Agenda::GoThere.text(), ..usual },
        // A note-taker is not troubled with the program's own words.
        (Command::OtherKind, _, Some(desk)) if desk.table.is_some() => {
            Named { short: Tables::OtherSortShort.text(), does: Tables::OtherSort.text(), ..usual }
        }
        (Command::KindBefore, _, Some(desk)) if desk.table.is_some() => {
            Named { short: Tables::SortBeforeShort.text(), does: Tables::SortBefore.text(), ..usual }
        }
        (Command::Everybody, _, Some(desk)) if desk.table.as_ref().is_some_and(|table| table.everybody) => {
            Named { short: Tables::OwnShort.text(), does: Tables::OwnDoes.text(), ..usual }
        }
        (Command::NextBox, _, Some(desk)) => {
            Named { short: desk.instrument().next_box(desk).unwrap_or(usual.short), ..usual }
        }
        (Command::OpenBox, _, Some(desk)) => {
            let lacks = desk.lit_entry().and_then(|lit| desk.instrument().lacks(desk, lit));
            Named { short: lacks.unwrap_or(usual.short), ..usual }
        }
        _ => usual,
    }
}
