//! Two lines that people bring together, or draw a line between: light the one, then the other. Both keep their words;
//! the same once more on two that are together parts them. For every surface whose instrument says that its lines can be
//! one of two.

use crate::model::id::Id;
use crate::model::op::How;
use crate::model::query;
use crate::model::session::Session;
use crate::model::text::Clean;
use crate::model::wish::Wish;
use crate::ui::command::Command;
use crate::ui::msg::Effect;
use crate::ui::state::desk::Desk;
use crate::ui::state::pair::Pair;
use crate::ui::state::{App, Tone};
use crate::ui::update::change::change;
use crate::ui::update::hands;
use crate::words::pairs::Pairs;
use std::collections::BTreeSet;

/// The lit line is the one of two; asked a second time on it, what was together stands alone again.
pub fn begin(app: &mut App, out: &mut Vec<Effect>, how: How) {
    if how == How::Joined && hands::join(app, out) {
        return;
    }
    let Some(lit) = app.desk().and_then(|desk| desk.lit.clone()) else { return };
    match app.desk().and_then(|desk| desk.pair.clone()).filter(|pair| pair.how == how) {
        Some(pair) if pair.first == lit => apart(app, out, &pair),
        Some(_) => with(app, out, &lit),
        None => {
            if let Some(desk) = app.desk_mut() {
                desk.pair = Some(Pair { how, first: lit });
            }
        }
    }
}

/// The lit line is the other one.
pub fn with_lit(app: &mut App, out: &mut Vec<Effect>) {
    if let Some(lit) = app.desk().and_then(|desk| desk.lit.clone()) {
        with(app, out, &lit);
    }
}

/// That line is the other one.
pub fn with(app: &mut App, out: &mut Vec<Effect>, other: &Id) {
    let Some(desk) = app.desk() else { return };
    let Some(pair) = desk.pair.clone() else { return };
    // Light or typed: it must be one that can be brought together.
    let can = desk.session.entry(other).is_some_and(|entry| desk.instrument().pairs(desk, entry, pair.how));
    if pair.first == *other || !can {
        app.say(Tone::Plain, Pairs::AnotherOne.text());
        return;
    }
    let links = between(&desk.session, &pair, other);
    let names = [called(desk, &pair.first), called(desk, other)];
    let undo = app.keys.brief(Command::Undo);
    let (wish, said) = if links.is_empty() {
        let wish =
            Wish::Link { one: pair.first.clone(), how: pair.how, other: Some(other.clone()), label: Clean::default() };
        let word = if pair.how == How::Joined { Pairs::Joined } else { Pairs::Crossed };
        let [one, two] = names;
        (wish, word.with(&[one, two, undo]))
    } else if pair.how == How::Joined {
        (ended(links), Pairs::JoinedApart.with(&names))
    } else {
        (ended(links), Pairs::CrossGone.with(&names))
    };
    carry(app, out, &wish, &pair.first, said);
}

/// Everything that was brought together with the first of the two stands alone again.
fn apart(app: &mut App, out: &mut Vec<Effect>, pair: &Pair) {
    let Some(desk) = app.desk() else { return };
    let links = match pair.how {
        How::Joined => joins(&desk.session, &pair.first),
        _ => BTreeSet::new(),
    };
    if links.is_empty() {
        app.say(Tone::Plain, Pairs::AnotherOne.text());
        return;
    }
    let said = Pairs::JoinedApart.with(&[called(desk, &pair.first)]);
    carry(app, out, &ended(links), &pair.first, said);
}

fn carry(app: &mut App, out: &mut Vec<Effect>, wish: &Wish, first: &Id, said: String) {
    if change(app, out, wish).is_none() {
        return;
    }
    if let Some(desk) = app.desk_mut() {
        desk.pair = None;
        // Of several that are together one stands in the list.
        let all = desk.choosable();
        let mut together = query::joined_with(&desk.session, first).into_iter().map(|entry| entry.id.clone());
        desk.lit = together.find(|id| all.contains(id)).or_else(|| desk.lit.take());
        desk.touched.clone_from(&desk.lit);
    }
    app.say(Tone::Plain, said);
}

fn ended(links: BTreeSet<Id>) -> Wish {
    Wish::Together(links.into_iter().map(Wish::Unlink).collect())
}

/// The standing links that make a line one with the other, or lead from the one to the other.
fn between(session: &Session, pair: &Pair, other: &Id) -> BTreeSet<Id> {
    let others: BTreeSet<&Id> = query::joined_with(session, other).into_iter().map(|entry| &entry.id).collect();
    if pair.how == How::Joined {
        return if others.contains(&pair.first) { joins(session, &pair.first) } else { BTreeSet::new() };
    }
    let ours = query::joined_with(session, &pair.first);
    let links = ours.iter().flat_map(|entry| &entry.links).filter(|link| link.how == pair.how);
    let leads =
        links.filter(|link| others.contains(&link.one) || link.other.as_ref().is_some_and(|id| others.contains(id)));
    leads.map(|link| link.id.clone()).collect()
}

/// Every join within the lines that are together with one.
fn joins(session: &Session, id: &Id) -> BTreeSet<Id> {
    let all = query::joined_with(session, id);
    let links = all.iter().flat_map(|entry| &entry.links).filter(|link| link.how == How::Joined);
    links.map(|link| link.id.clone()).collect()
}

fn called(desk: &Desk, id: &Id) -> String {
    desk.session.entry(id).map(|entry| desk.session.spoken(entry)).unwrap_or_default()
}
