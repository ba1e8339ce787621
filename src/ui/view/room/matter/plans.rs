//! What people will do: goals, actions, pledges and asks, a theme a page; the roadmap as it grows; one step read back.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::query::{self, Lane};
use crate::model::session::Session;
use crate::ui::view::room::Wall;
use crate::ui::view::room::deck::{Item, Section};
use crate::ui::view::room::large::Alone;
use crate::ui::view::room::shown;
use crate::words::room::Room as Words;

/// What a lane is called: its number and its name.
fn name(session: &Session, lane: &Lane) -> String {
    match lane.theme {
        Some(theme) if shown::may(theme) => format!("{} {}", session.spoken(theme), theme.text()),
        _ => Words::UnderNoTheme.text_in(session.lang()).to_owned(),
    }
}

/// One step: what, who, by when, what help.
fn step(wall: &Wall, entry: &Entry) -> Option<Item> {
    let mut item = shown::item(wall.session, entry)?;
    // Only where the line has such boxes: a goal has none.
    if entry.kind.has(Field::Who) {
        item.more.push(shown::who_and_when(wall.session, entry, wall.at.date_naive()));
    }
    let ask = [Field::OfWhom, Field::Amount].map(|field| shown::answer(entry, field, wall.session.lang()));
    item.more.push(ask.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · "));
    let help = shown::answer(entry, Field::Help, wall.session.lang());
    if !help.is_empty() {
        item.more.push(Words::HelpNeeded.with_in(wall.session.lang(), &[help]));
    }
    item.more.retain(|words| !words.is_empty());
    item.strong = true;
    Some(item)
}

/// What stands under each theme of these kinds, a theme a page.
pub fn by_theme(wall: &Wall, kinds: &[Kind]) -> Vec<Section> {
    let session = wall.session;
    let several = kinds.len() > 1;
    let item = |entry: &Entry| {
        let item = step(wall, entry)?;
        let is_first = kinds.first() == Some(&entry.kind);
        let heading = if several && !is_first { entry.kind.plural_in(wall.session.lang()) } else { "" };
        Some(Item { heading: heading.to_owned(), ..item })
    };
    let mut out: Vec<Section> = Vec::new();
    for lane in query::lanes(session, kinds) {
        let mut lines = lane.lines.clone();
        // Kind by kind, each as it was said.
        lines.sort_by_key(|line| kinds.iter().position(|kind| *kind == line.kind));
        let items: Vec<Item> = lines.into_iter().filter_map(item).collect();
        if !items.is_empty() {
            out.push(Section::list(name(session, &lane), items).at(place(&lane)));
        }
    }
    out
}

/// Where lines under a lane's theme are kept.
fn place(lane: &Lane) -> String {
    lane.theme.map(|theme| theme.id.to_string()).unwrap_or_default()
}

/// The roadmap as it grows: what was agreed, then theme by theme what will be done, by its date.
pub fn roadmap(wall: &Wall) -> Vec<Section> {
    let session = wall.session;
    let mut out = Vec::new();
    let is_agreed = |entry: &&Entry| query::standing(session, entry) == query::Standing::Agreed;
    let visions = session.of_kind(Kind::Vision).filter(is_agreed).filter_map(|entry| shown::item(session, entry));
    let visions: Vec<Item> = visions.map(|item| Item { strong: true, ..item }).collect();
    if !visions.is_empty() {
        out.push(Section::list(Words::TheVision.text_in(wall.session.lang()), visions));
    }
    let kinds = [Kind::Action, Kind::Pledge];
    for lane in query::lanes(session, &kinds) {
        let mut lines = lane.lines.clone();
        let day = |line: &Entry| line.get(Field::Due).and_then(|due| query::day_of(session, due));
        // Stable: what has no date yet comes last, as it was said.
        lines.sort_by_key(|line| (day(line).is_none(), day(line)));
        let items: Vec<Item> = lines.into_iter().filter_map(|line| step(wall, line)).collect();
        if !items.is_empty() {
            out.push(Section::list(name(session, &lane), items));
        }
    }
    if out.is_empty() {
        let none = Item { words: Words::NoSteps.text_in(wall.session.lang()).to_owned(), ..Item::default() };
        out.push(Section::list("", vec![none]));
    }
    out
}

/// One step read back: what, who, by when.
pub fn read(wall: &Wall, lit: &Entry) -> Option<Alone> {
    if !lit.kind.has(Field::Who) {
        return None;
    }
    let session = wall.session;
    let theme = query::theme_of(session, lit).and_then(|id| session.entry(id)).filter(|theme| shown::may(theme));
    let theme = theme.map(|theme| theme.text().to_owned()).unwrap_or_default();
    let over =
        [session.spoken(lit), theme].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ");
    let said = if lit.is(Field::Promised) {
        format!("✓ {}", Words::Said.text_in(wall.session.lang()))
    } else {
        String::new()
    };
    let below = vec![shown::who_and_when(session, lit, wall.at.date_naive()), said];
    let mut wordings = shown::other_wordings(lit, session.lang());
    wordings.extend(below.into_iter().filter(|words| !words.is_empty()));
    Some(Alone { over, badge: None, words: lit.text().to_owned(), below: wordings, ..Alone::default() })
}
