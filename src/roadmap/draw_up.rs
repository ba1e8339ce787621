//! Draws a plan up from a session: which themes are lanes, which actions are cards, what stands in the vision panel.
//! Uses the model only.

use super::plan::{Card, CardState, Lane, Plan, Vision, VisionSource};
use crate::model::after::news;
use crate::model::dates;
use crate::model::entry::Entry;
use crate::model::field::{Field, STRENGTHS, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::How;
use crate::model::query::{self, Standing};
use crate::model::session::Session;
use crate::model::tongue;
use crate::words::Word;
use crate::words::lang::Lang;
use chrono::NaiveDate;
use std::ops::Bound::{Excluded, Unbounded};

/// The roadmap of a session, as of its own "today" or of `as_of`. Nothing in it comes from a clock.
pub fn plan(session: &Session, as_of: Option<NaiveDate>) -> Plan {
    let day_zero = query::last_day(session).unwrap_or_default();
    // The picture of an earlier day stays as it was: what the reviews after it said is not on it.
    let until = as_of.and_then(|day| query::reviewed_on(session).range((Excluded(day), Unbounded)).next().copied());
    Plan {
        title: query::title(session),
        language: session.words(Field::Language),
        subtitle: subtitle(session),
        day_zero,
        as_of: as_of.or_else(|| query::as_of(session)).unwrap_or(day_zero),
        vision: vision(session),
        lanes: lanes(session, until),
        values: values(session),
        assets: assets(session),
        relationships: relationships(session),
        not_agreed: not_agreed(session),
        values_apart: query::count_not_agreed(session).values,
        next_meeting: query::next_meeting(session, as_of).and_then(query::Next::to_come),
        notice: Some(session.words(Field::Notice)).filter(|said| !said.is_empty()),
        counted: None,
    }
}

/// When, where, and how many were in the room, as far as somebody counted.
pub(super) fn subtitle(session: &Session) -> String {
    let lang = session.lang();
    let day = |field: Field| match session.get(field) {
        Some(Value::Date { on, .. }) => *on,
        _ => None,
    };
    let last = query::last_day(session);
    let when = match (day(Field::FirstDay).or(last), last) {
        (Some(first), Some(last)) => dates::span_in(first.min(last), last, lang),
        _ => String::new(),
    };
    let there = query::were_there(session).map(|n| Word::InTheRoom.with_in(lang, &[n.to_string()]));
    let there = there.unwrap_or_default();
    let parts = [when, session.words(Field::Venue), there];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The confirmed vision, else the agreed sentences, else that it is not yet written (design, section 7).
fn vision(session: &Session) -> Vision {
    let horizon = match session.get(Field::Horizon) {
        Some(Value::Count(year)) => i32::try_from(*year).ok(),
        _ => None,
    };
    let confirmed: Vec<&Entry> =
        session.of_kind(Kind::Vision).filter(|entry| query::standing(session, entry) == Standing::Agreed).collect();
    if let Some(last) = confirmed.last() {
        let year = last.words(Field::Year).parse().ok().or(horizon);
        let lines = confirmed.iter().map(|entry| entry.text().to_owned()).collect();
        return Vision { source: VisionSource::Confirmed, year, lines };
    }
    let lines: Vec<String> = query::themes(session)
        .into_iter()
        .filter_map(|theme| query::statement_of(session, &theme.id))
        .filter(|statement| query::standing(session, statement) == Standing::Agreed)
        .map(|statement| statement.text().to_owned())
        .collect();
    let written = || session.of_kind(Kind::Vision).map(|entry| query::standing(session, entry));
    let source = match lines.is_empty() {
        false => VisionSource::Statements,
        true if written().any(|standing| standing == Standing::NotAsked) => VisionSource::NotAsked,
        true if written().next().is_some() => VisionSource::NotAgreed,
        true => VisionSource::NotYet,
    };
    Vision { source, year: horizon, lines }
}

/// Every action and pledge on the roadmap, as pictures go through it: lane by lane, each in the order of its days.
pub fn actions<'a>(session: &'a Session, plan: &'a Plan) -> impl Iterator<Item = &'a Entry> {
    let cards = plan.lanes.iter().flat_map(|lane| lane.in_time(plan));
    cards.filter_map(|card| session.entry(&Id::new(&card.id)))
}

/// A group of actions for each theme that is not set aside as not agreed, or that has actions all the same; then the
/// actions without a theme.
fn grouped(session: &Session) -> Vec<(Option<&Entry>, Vec<&Entry>)> {
    let of_theme = |theme: &'_ Entry| query::actions(session, Some(&theme.id));
    let has_place = |(theme, actions): &(&Entry, Vec<&Entry>)| {
        !actions.is_empty() || query::theme_standing(session, theme) != Standing::NotAgreed
    };
    let themes = query::themes(session).into_iter().map(|theme| (theme, of_theme(theme))).filter(has_place);
    let loose = Some(query::actions(session, None)).filter(|loose| !loose.is_empty());
    themes.map(|(theme, actions)| (Some(theme), actions)).chain(loose.map(|loose| (None, loose))).collect()
}

fn lanes(session: &Session, until: Option<NaiveDate>) -> Vec<Lane> {
    let is_there = |action: &&Entry| until.is_none_or(|day| action.at.is_none_or(|at| at.date_naive() < day));
    let one = |(theme, actions): (Option<&Entry>, Vec<&Entry>)| {
        let cards = actions.into_iter().filter(is_there).map(|action| card(session, action, until)).collect();
        match theme {
            Some(theme) => lane(session, theme, cards),
            None => Lane { name: Word::OtherActions.text_in(session.lang()).to_owned(), cards, ..Lane::default() },
        }
    };
    grouped(session).into_iter().map(one).collect()
}

fn lane(session: &Session, theme: &Entry, cards: Vec<Card>) -> Lane {
    let said = |field: Field| Some(theme.words(field)).filter(|words| !words.is_empty());
    let statement = query::statement_of(session, &theme.id)
        .filter(|statement| query::standing(session, statement) == Standing::Agreed)
        .map(|statement| statement.text().to_owned());
    let key_goal = theme
        .other(Field::KeyGoal)
        .and_then(|id| session.entry(id))
        .or_else(|| first_goal(session, theme))
        .map(|goal| goal.text().to_owned());
    Lane {
        number: session.spoken(theme),
        name: theme.text().to_owned(),
        second: theme.also.values().find_map(|answers| answers.latest()).map(|(text, _)| text.to_string()),
        statement,
        purpose: said(Field::Purpose),
        keeper: said(Field::Keeper),
        first_meeting: said(Field::FirstMeeting),
        key_goal,
        cards,
    }
}

/// The first goal of a theme: under it, or under its statement.
fn first_goal<'a>(session: &'a Session, theme: &'a Entry) -> Option<&'a Entry> {
    let under = |over: &'a Id, field: Field| {
        session.under(over).find(move |goal| goal.kind == Kind::Goal && goal.other(field) == Some(over))
    };
    let statement = query::statement_of(session, &theme.id);
    let goals = [under(&theme.id, Field::Theme), statement.and_then(|over| under(&over.id, Field::Parent))];
    goals.into_iter().flatten().min_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)))
}

fn card(session: &Session, action: &Entry, until: Option<NaiveDate>) -> Card {
    let Some(then) = until.map(|day| news::before_day(session, action, day)) else { return card_now(session, action) };
    let mut card = card_now(session, action);
    card.state = state_of(&then.state);
    card.what = then.words.unwrap_or(card.what);
    let words = |value: &Value| Some(value.words_in(session.lang())).filter(|words| !words.is_empty());
    for (field, value) in &then.answers {
        match field {
            Field::Who => card.who = words(value),
            Field::With => card.with = words(value),
            Field::Help => card.help = words(value),
            Field::Start => card.start = query::day_of(session, value),
            Field::Due => {
                card.due = query::day_of(session, value);
                card.due_words = due_said(Some(value), card.due, session.lang());
            }
            _ => {}
        }
    }
    card
}

fn card_now(session: &Session, action: &Entry) -> Card {
    let said = |field: Field| Some(action.words(field)).filter(|words| !words.is_empty());
    let date = |field: Field| action.get(field).and_then(|value| query::day_of(session, value));
    let due = date(Field::Due);
    let after = action
        .links
        .iter()
        .filter(|link| link.how == How::After && link.one == action.id)
        .filter_map(|link| link.other.as_ref().and_then(|id| session.entry(id)))
        .filter(|other| other.stands())
        .map(|other| session.spoken(other))
        .collect();
    Card {
        id: action.id.to_string(),
        number: session.spoken(action),
        what: action.text().to_owned(),
        who: Some(query::who(session, action)).filter(|who| !who.is_empty()),
        with: said(Field::With),
        start: date(Field::Start),
        due,
        due_words: due_words(action, due, session.lang()),
        help: said(Field::Help),
        state: state(action),
        promised: action.is(Field::Promised),
        milestone: action.is(Field::Milestone),
        pledge: action.kind == Kind::Pledge,
        after,
        co: action.words(Field::Co),
    }
}

/// "by 28 May 2026", the words as said where no date was understood, or "no date yet".
pub fn due_words(action: &Entry, due: Option<NaiveDate>, lang: Lang) -> String {
    due_said(action.get(Field::Due), due, lang)
}

fn due_said(said: Option<&Value>, due: Option<NaiveDate>, lang: Lang) -> String {
    match (due, said) {
        (Some(day), _) => Word::ByDate.with_in(lang, &[dates::written_in(day, lang)]),
        (None, Some(Value::Date { said, .. })) if !said.is_empty() => said.to_string(),
        _ => Word::NoDateYet.text_in(lang).to_owned(),
    }
}

/// What became of an action.
pub fn state(action: &Entry) -> CardState {
    state_of(&action.words(Field::State))
}

fn state_of(said: &str) -> CardState {
    match said {
        "doing" => CardState::Doing,
        "done" => CardState::Done,
        "changed" => CardState::Changed,
        "handed-on" => CardState::HandedOn,
        "let-go" => CardState::LetGo,
        "no-news" => CardState::NoNews,
        _ => CardState::Open,
    }
}

/// Agreed values; where the room was not asked, all that were said. What the room did not all share is left out.
fn values(session: &Session) -> Vec<String> {
    let said: Vec<(&Entry, Standing)> =
        session.of_kind(Kind::Value).map(|value| (value, query::standing(session, value))).collect();
    let asked = said.iter().any(|(_, standing)| *standing == Standing::Agreed);
    said.into_iter()
        .filter(|(_, standing)| if asked { *standing == Standing::Agreed } else { *standing != Standing::NotAgreed })
        .map(|(value, _)| value.text().to_owned())
        .collect()
}

/// What was not agreed, but for values: a value that is not everybody's stays in the report.
fn not_agreed(session: &Session) -> Vec<String> {
    query::not_agreed(session)
        .into_iter()
        .filter(|entry| entry.kind != Kind::Value)
        .map(|entry| entry.text().to_owned())
        .collect()
}

/// Assets by kind, those offered to the plan or used by an action first.
fn assets(session: &Session) -> Vec<(String, Vec<String>)> {
    let mut out: Vec<(String, Vec<String>)> = Vec::new();
    // What is gone, and what its giver keeps to the group, is not printed.
    let printed = |asset: &&Entry| asset.words(Field::Checked) != "gone" && !asset.is(Field::GroupOnly);
    let mut all: Vec<&Entry> = session.of_kind(Kind::Asset).filter(printed).collect();
    let used = |asset: &Entry| asset.links.iter().any(|link| link.how == How::Uses);
    all.sort_by_key(|asset| (!used(asset), !asset.is(Field::Offered), asset.l));
    for (code, name) in crate::model::assets::kinds() {
        let of_kind: Vec<String> =
            all.iter().filter(|asset| asset.words(Field::Sort) == code).map(|asset| asset.text().to_owned()).collect();
        if !of_kind.is_empty() {
            out.push((name.text_in(session.lang()).to_owned(), of_kind));
        }
    }
    let loose: Vec<String> =
        all.iter().filter(|asset| asset.words(Field::Sort).is_empty()).map(|asset| asset.text().to_owned()).collect();
    if !loose.is_empty() {
        out.push((Kind::Asset.plural_in(session.lang()).to_owned(), loose));
    }
    out
}

/// The relationships that people want stronger than they are.
fn relationships(session: &Session) -> Vec<String> {
    let strength = |words: &str| STRENGTHS.iter().position(|word| *word == words);
    session
        .of_kind(Kind::Relationship)
        .filter_map(|entry| {
            let (now, wanted) = (entry.words(Field::Now), entry.words(Field::Wanted));
            let grows = strength(&wanted)? > strength(&now).unwrap_or(0);
            grows.then(|| {
                let lang = session.lang();
                let today = if now.is_empty() { "?".to_owned() } else { tongue::said(Field::Now, &now, lang) };
                let wanted = tongue::said(Field::Wanted, &wanted, lang);
                Word::FromTo.with_in(lang, &[query::relationships::between(entry).into_owned(), today, wanted])
            })
        })
        .collect()
}
