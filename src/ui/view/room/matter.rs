//! What stands on the wall, by the kind of surface: sections of items, in the order in which people gave them. One file
//! for each sort of surface; nothing here asks which task it is.

mod board;
mod charts;
mod ground;
mod groups;
mod lines;
mod plans;

use super::Wall;
use super::deck::Section;
use super::large::Alone;
use super::shown;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::session::Session;
use crate::model::stage::pages::pages;
use crate::model::stage::{Surface, Task};
use crate::model::told;
use crate::words::room::Room as Words;

/// The sections of a task's wall.
pub fn sections(wall: &Wall, task: &'static Task) -> Vec<Section> {
    let session = wall.session;
    match task.surface {
        Surface::Lines | Surface::Question => lines::lines(wall, task),
        Surface::TimeLines => charts::time_lines(session),
        Surface::Told => lines::told(wall, task),
        Surface::Outline => charts::outline(session, task),
        Surface::Dots => charts::dots(session),
        Surface::Rings => charts::rings(session),
        Surface::Matrix => groups::matrix(session, task),
        Surface::Columns => groups::columns(session, task),
        Surface::Pages => groups::pages(session, task),
        Surface::TwoTables if !wall.now.tables.is_empty() => ground::two_tables(session, &wall.now.tables),
        Surface::Wall | Surface::TwoTables => ground::wall(session),
        Surface::Sort => ground::sort(session, task),
        Surface::Confirm => ground::confirm(session, task),
        Surface::SignUp => ground::sign_up(session),
        Surface::Actions => plans::by_theme(wall, &kinds(session, task)),
        Surface::Aloud => plans::by_theme(wall, task.takes),
        Surface::ReadBack => plans::roadmap(wall),
        Surface::Board => board::board(wall),
        // What is settled before the day is nobody's wall.
        Surface::Facts | Surface::Groups | Surface::Seats | Surface::Program | Surface::Kit => Vec::new(),
    }
}

/// The same with the place where a large desk keeps its lines, also before the first one stands there.
pub fn with_spot(wall: &Wall, task: &Task, mut sections: Vec<Section>) -> Vec<Section> {
    let Some(place) = wall.spot.and_then(|spot| spot.place.clone()) else { return sections };
    if sections.iter().any(|section| section.place == place) {
        return sections;
    }
    let session = wall.session;
    let name = |place: &str| shown::name(session, &Id::new(place));
    let title = match task.surface {
        Surface::Columns | Surface::Matrix => {
            sections.push(groups::page(session, &place, Vec::new()));
            return sections;
        }
        Surface::Told if told::heard_in(task).is_none() => lines::teller(session, &place),
        Surface::TimeLines => place.clone(),
        Surface::Pages => {
            let nth = place.parse::<usize>().ok();
            nth.and_then(|nth| pages(task.code).get(nth)).map(|page| page.question.to_owned()).unwrap_or_default()
        }
        _ => name(&place),
    };
    let badge = Some(task.surface).filter(|surface| *surface == Surface::Told);
    let badge = badge.and_then(|_| shown::group(session, &place)).and_then(|_| shown::badge(session, &place));
    sections.push(Section { badge, ..Section::list(title, Vec::new()).at(place) });
    sections
}

/// What a task takes down, and what else stands in it.
fn kinds(session: &Session, task: &Task) -> Vec<Kind> {
    let mut out = task.captures.to_vec();
    for line in query::lines(session, task.code) {
        if !out.contains(&line.kind) {
            out.push(line.kind);
        }
    }
    out
}

/// The roadmap as it grows.
pub fn roadmap(wall: &Wall) -> Vec<Section> {
    plans::roadmap(wall)
}

/// What is lit, where it stands alone on the wall: what is tested, what is read back.
pub fn alone(wall: &Wall, task: &'static Task) -> Option<Alone> {
    let lit = wall.now.lit.as_ref().and_then(|id| wall.session.entry(id)).filter(|entry| shown::may(entry))?;
    match task.surface {
        Surface::Confirm => ground::tested(wall, lit),
        Surface::ReadBack | Surface::Aloud => plans::read(wall, lit),
        _ => None,
    }
}

/// What the room is told in place of numbers that wait until all are in.
pub fn waits(wall: &Wall, task: &Task) -> Option<String> {
    (task.surface == Surface::Dots && !wall.now.revealed)
        .then(|| Words::DotsHidden.text_in(wall.session.lang()).to_owned())
}

/// How much was written down where nobody has put it up yet; nothing where there is nothing.
pub fn count(wall: &Wall, task: &Task) -> String {
    match query::lines(wall.session, task.code).filter(|line| wall.is_said_here(line) && shown::may(line)).count() {
        0 => String::new(),
        n => Words::OneWrittenDown.counted_in(wall.session.lang(), Words::WrittenDown, n),
    }
}
