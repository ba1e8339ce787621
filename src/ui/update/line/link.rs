//! Links the lit line with another one by its number: what answers a barrier or an outside voice, what an action uses.
//! What the link says comes from the kinds of both ends; naming it again takes it away.

use crate::model::entry::Entry;
use crate::model::id::Id;
use crate::model::links::{self, Between};
use crate::model::op::How;
use crate::model::query;
use crate::model::session::Session;
use crate::ui::msg::Effect;
use crate::ui::state::desk::{Desk, Purpose};
use crate::ui::state::{App, Tone};
use crate::ui::update::change::change;
use crate::ui::update::write::close_reword;
use crate::words::links::Links;

/// Asks in the line for the number of the other line; what stood there comes back.
pub fn ask(app: &mut App) {
    let Some(desk) = app.desk_mut() else { return };
    let Some(id) = desk.meant().map(|entry| entry.id.clone()) else { return };
    desk.ask_in_line(Purpose::Link(id), &[]);
}

/// Enter: the link is made, or taken away; a number that is none stays in the line.
pub fn keep(app: &mut App, out: &mut Vec<Effect>, id: &Id, texts: &[String]) {
    let typed = texts.first().map_or("", |text| text.trim()).to_owned();
    let Some(desk) = app.desk() else { return };
    if typed.is_empty() {
        app.desk_mut().into_iter().for_each(close_reword);
        return;
    }
    let found = desk.session.entry(id).zip(named(&desk.session, &typed));
    let Some((entry, other)) = found else {
        app.say(Tone::Alarm, Links::NoSuchLine.with(&[typed]));
        out.push(Effect::Bell);
        return;
    };
    if entry.id == other.id {
        app.say(Tone::Alarm, Links::Itself.text());
        out.push(Effect::Bell);
        return;
    }
    let link = links::between(entry, other);
    let word = if link.stands().is_some() { Links::TakenAway } else { Links::Made };
    let (said, wish) = (word.with(&[sentence(&desk.session, &link)]), link.wish());
    if change(app, out, &wish).is_some() {
        app.desk_mut().into_iter().for_each(close_reword);
        app.say(Tone::Good, said);
    }
}

/// What a half-typed number is taken for: the line's words, and what the link would say.
pub fn preview(desk: &Desk) -> Option<String> {
    let Purpose::Link(id) = &desk.purpose else { return None };
    let typed = desk.line.text_of(0).trim();
    let other = Some(typed).filter(|typed| !typed.is_empty()).and_then(|typed| named(&desk.session, typed));
    let Some((entry, other)) = desk.session.entry(id).zip(other).filter(|(entry, other)| entry.id != other.id) else {
        return Some(Links::Ask.text().to_owned());
    };
    let link = links::between(entry, other);
    let words = Links::Preview.with(&[sentence(&desk.session, &link).as_str(), other.text()]);
    Some(if link.stands().is_some() { Links::PreviewAway.with(&[words]) } else { words })
}

/// The standing line of that number.
fn named<'a>(session: &'a Session, typed: &str) -> Option<&'a Entry> {
    query::by_number(session, typed).filter(|entry| entry.stands() && links::can_link(entry.kind))
}

/// "3.1 answers 12".
fn sentence(session: &Session, link: &Between) -> String {
    let word = match link.how {
        How::Answers => Links::Answers,
        How::Uses => Links::Uses,
        How::After => Links::After,
        How::From => Links::From,
        How::Joined | How::Apart | How::Cross | How::Within | How::SignedUp | How::Tag => Links::Linked,
    };
    word.with(&[session.spoken(link.one), session.spoken(link.other)])
}
