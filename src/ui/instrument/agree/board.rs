//! The follow-up board: theme by theme the actions, with what was done, what is next and what help is needed beneath each;
//! then what was asked of others, and what was said besides. Digits say what became of an action; what is typed is
//! written beneath the lit one.

use crate::model::after::board::{self, Stand};
use crate::model::after::follow;
use crate::model::after::hundred::{self, Hundred};
use crate::model::after::news::{self, News};
use crate::model::dates;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::mark::MARKS;
use crate::model::query;
use crate::model::session::Session;
use crate::model::tongue;
use crate::model::wish::{Refusal, Wish};
use crate::ui::instrument::columns::go_on_with;
use crate::ui::instrument::{Instrument, Place, Turned, new_line};
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::words::Word;
use crate::words::board::Board as Words;
use crate::words::lang::Lang;
use crate::words::tasks::Tasks;
use chrono::NaiveDate;
use std::rc::Rc;

/// The follow-up board.
pub struct Board;

/// Something that can be lit, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// What.
    pub id: Id,
    /// Beneath what; itself, where it is not beneath anything.
    pub of: Id,
    /// In which column, from 0: what was said, what was done, what is next, what help is needed.
    pub column: usize,
    /// On the page of which theme, from 0.
    pub page: usize,
}

/// The states of an action in the order of their digits.
pub fn states() -> &'static [&'static str] {
    match Field::State.spec().sort {
        crate::model::field::Sort::OneOf(words) => words,
        _ => &[],
    }
}

/// The answers to an ask in the order of their digits.
pub fn replies() -> Vec<&'static str> {
    let of_asks = MARKS.iter().find(|mark| mark.kind == Kind::Ask && mark.field == Field::AskState);
    of_asks.into_iter().flat_map(|mark| mark.choices).map(|choice| choice.to).collect()
}

/// The state, or the answer, of that name in files.
pub fn known(name: &str) -> Option<&'static str> {
    states().iter().copied().chain(replies()).find(|known| *known == name)
}

/// What digits can say of a line, in their order; nothing, where they say nothing.
pub fn choices(entry: &Entry) -> Vec<&'static str> {
    match entry.kind {
        Kind::Action | Kind::Pledge => states().to_vec(),
        Kind::Ask => replies(),
        _ => Vec::new(),
    }
}

/// "1 doing  2 done  3 changed"; a digit stays with its words.
pub fn numbered(entry: &Entry) -> String {
    let all = (1..).zip(choices(entry));
    all.map(|(n, choice): (usize, _)| {
        Words::Numbered.with(&[n.to_string(), news::state_word(entry.kind, choice, Lang::ENGLISH)])
    })
    .chain(std::iter::once(Words::NothingOf.text().to_owned()))
    .map(|answer| text::firm(&answer))
    .collect::<Vec<_>>()
    .join("  ")
}

/// Everything that can be lit, page by page.
pub fn slots(desk: &Desk) -> Rc<Vec<Slot>> {
    let on = desk.meets_on();
    let meeting = desk.item().map(|item| item.id.clone());
    desk.worked_out.board_slots.of_both(&desk.session, (meeting, on), || {
        let board = board::board(&desk.session, desk.item(), on);
        let mut out = Vec::new();
        for (page, of) in board.pages.iter().enumerate() {
            for row in &of.rows {
                let own = || row.of.id.clone();
                out.push(Slot { id: own(), of: own(), column: 0, page });
                for (column, lines) in (1..).zip(&row.beneath) {
                    out.extend(lines.iter().map(|line| Slot { id: line.id.clone(), of: own(), column, page }));
                }
            }
        }
        let alone = |entry: &&Entry, page| Slot { id: entry.id.clone(), of: entry.id.clone(), column: 0, page };
        let asks = board.pages.len();
        let loose = asks + usize::from(!board.asks.is_empty());
        out.extend(board.asks.iter().map(|ask| alone(ask, asks)));
        out.extend(board.loose.iter().map(|line| alone(line, loose)));
        out
    })
}

fn slot(desk: &Desk, id: &Id) -> Option<Slot> {
    slots(desk).iter().find(|slot| slot.id == *id).cloned()
}

/// Opens the page on which something stands.
pub fn open_page_of(desk: &mut Desk, id: &Id) {
    desk.page = slot(desk, id).map_or(desk.page, |slot| slot.page);
}

/// The action, or the ask, that digits speak of: the lit one. What is lit is always on the screen; the action that a lit
/// line stands beneath may be on another page.
pub fn spoken_of(desk: &Desk) -> Option<&Entry> {
    let lit = desk.lit.as_ref().filter(|_| desk.mode == Mode::Choosing)?;
    desk.session.entry(lit).filter(|entry| entry.stands() && !choices(entry).is_empty())
}

/// Something is lit: what is typed is beneath it, and is what was done.
pub fn light(desk: &mut Desk) {
    go_beneath(desk);
    if desk.under.is_none() {
        go_on_with(desk, Kind::Done);
    }
}

/// What is typed now is beneath what is lit: what was done, unless somebody chose otherwise for this one.
fn go_beneath(desk: &mut Desk) {
    let Some(slot) = desk.lit.clone().and_then(|lit| slot(desk, &lit)) else { return };
    desk.page = slot.page;
    let of = desk.session.entry(&slot.of).map(|of| of.kind);
    let under = Some(slot.of).filter(|_| matches!(of, Some(Kind::Theme | Kind::Action | Kind::Pledge)));
    if under != desk.under {
        go_on_with(desk, Kind::Done);
    }
    desk.under = under;
}

/// Lights the first thing that was asked of others. Whether anything was.
pub fn light_asks(desk: &mut Desk) -> bool {
    let is_ask = |slot: &&Slot| desk.session.entry(&slot.id).is_some_and(|entry| entry.kind == Kind::Ask);
    let ask = slots(desk).iter().find(is_ask).map(|slot| slot.id.clone());
    desk.lit = ask.clone().or_else(|| desk.lit.take());
    ask.is_some()
}

impl Instrument for Board {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        slots(desk).iter().map(|slot| slot.id.clone()).collect()
    }

    /// Up and Down go from action to action; beneath one, from line to line of a column.
    fn column(&self, desk: &Desk) -> Vec<Id> {
        let all = slots(desk);
        let lit = desk.lit.as_ref().and_then(|id| all.iter().find(|slot| slot.id == *id));
        let same = |slot: &&Slot| match lit {
            Some(lit) if lit.column > 0 => slot.column == lit.column && slot.of == lit.of,
            _ => slot.column == 0,
        };
        all.iter().filter(same).map(|slot| slot.id.clone()).collect()
    }

    fn has_aside(&self, desk: &Desk) -> bool {
        desk.lit.is_some()
    }

    /// To what stands beneath the lit action, column by column, and back to it.
    fn aside(&self, desk: &mut Desk, right: bool) {
        let all = slots(desk);
        let Some(lit) = desk.lit.as_ref().and_then(|id| all.iter().find(|slot| slot.id == *id)) else { return };
        let mut row = all.iter().filter(|slot| slot.of == lit.of);
        let to = if right {
            row.find(|slot| slot.column > lit.column)
        } else {
            let before = row.filter(|slot| slot.column < lit.column).max_by_key(|slot| slot.column);
            before.and_then(|before| all.iter().find(|slot| slot.of == before.of && slot.column == before.column))
        };
        if let Some(to) = to {
            desk.lit = Some(to.id.clone());
        }
    }

    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        let all = slots(desk);
        let here = |id: &&Id| all.iter().any(|slot| slot.id == **id);
        let known = desk.under.as_ref().filter(here).or_else(|| desk.touched.as_ref().filter(here));
        let has_news = |slot: &&Slot| desk.session.entry(&slot.id).is_some_and(|entry| !choices(entry).is_empty());
        let on_page = || all.iter().filter(|slot| slot.page == desk.page);
        let first = || on_page().find(has_news).or_else(|| on_page().next()).or_else(|| all.first());
        known.cloned().or_else(|| first().map(|slot| slot.id.clone()))
    }

    fn left_lit(&self, desk: &mut Desk) {
        go_beneath(desk);
    }

    /// Where the last line of the meeting stands beneath an action; where there is none to look back at, with what was
    /// said besides.
    fn arrive(&self, desk: &mut Desk) {
        let all = slots(desk);
        let of = |line: &Entry| all.iter().find(|slot| slot.id == line.id && slot.column > 0).map(|slot| slot.page);
        let said = query::lines(&desk.session, desk.task_code()).filter(|line| desk.is_said_here(line));
        let beneath = said.rev().find_map(of);
        let has_news = |slot: &Slot| desk.session.entry(&slot.id).is_some_and(|entry| !choices(entry).is_empty());
        let besides = all.last().filter(|_| !all.iter().any(has_news)).map(|slot| slot.page);
        desk.page = beneath.or(besides).unwrap_or(0);
        // The first question is what was done.
        go_on_with(desk, Kind::Done);
    }

    fn example(&self, desk: &Desk) -> Option<String> {
        (desk.kind == Kind::Review).then(|| Words::ExampleReview.text().to_owned())
    }

    fn kept(&self, desk: &mut Desk, id: &Id) {
        open_page_of(desk, id);
    }

    fn went(&self, desk: &mut Desk, _: &Place) {
        let page = desk.under.clone().and_then(|under| slot(desk, &under)).map(|slot| slot.page);
        desk.page = page.unwrap_or(desk.page);
    }

    fn compose(&self, desk: &Desk, texts: &[String], on: NaiveDate) -> Result<Wish, Refusal> {
        let mut new = new_line(desk, texts, on)?;
        // An ask stands under the theme of the action beneath which it is written.
        let over = desk.under.as_ref().and_then(|id| desk.session.entry(id));
        if let (Kind::Ask, Some(over)) = (desk.kind, over.filter(|over| over.kind != Kind::Theme)) {
            new.with.retain(|(field, _)| *field != Field::Theme);
            let theme = query::theme_of(&desk.session, over).cloned();
            new.with.extend(theme.map(|theme| (Field::Theme, Value::Other(theme))));
        }
        Ok(Wish::Say(new))
    }

    fn moves(&self, _: &Desk, lit: &Entry) -> bool {
        board::BENEATH.contains(&lit.kind)
    }

    fn asks_lit(&self, desk: &Desk) -> Option<String> {
        let of = spoken_of(desk)?;
        Some(Words::AsksNews.with(&[desk.session.spoken(of), numbered(of)]))
    }

    /// What stands beneath an action, as long as it is not said beneath which.
    fn line_is(&self, desk: &Desk) -> Option<String> {
        let over = desk.under.as_ref().and_then(|id| desk.session.entry(id)).filter(|over| over.stands());
        let waits = over.is_none() && board::BENEATH.contains(&desk.kind);
        waits.then(|| Words::NotBeneathYet.with(&[desk.kind.spec().word]))
    }

    fn kept_where(&self, desk: &Desk) -> String {
        let over = desk.under.as_ref().and_then(|id| desk.session.entry(id)).filter(|over| over.stands());
        over.map_or_else(
            || Words::UnderNone.text().to_owned(),
            |over| Tasks::UnderLine.with(&[desk.session.spoken(over).as_str(), over.text()]),
        )
    }

    fn how_far(&self, desk: &Desk) -> Option<String> {
        let item = desk.item()?;
        let on = query::meets_on(&desk.session, item).map(dates::written_out);
        on.filter(|on| !item.text().contains(on.as_str()))
    }

    fn in_sum(&self, desk: &Desk) -> Vec<String> {
        counter(&desk.session, desk.meets_on())
    }

    fn told(&self, desk: &Desk, lit: &Id) -> Option<String> {
        let entry = desk.session.entry(lit)?;
        let slot = slot(desk, lit)?;
        let no = desk.session.spoken(entry);
        let about = match entry.kind {
            Kind::Action | Kind::Pledge => {
                let stand = stand(desk, entry);
                let parts = [
                    who_and_when(&desk.session, entry, stand, Lang::ENGLISH),
                    news(&desk.session, entry, stand, Lang::ENGLISH),
                ];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
            }
            Kind::Ask => about_ask(&desk.session, entry, Lang::ENGLISH),
            kind if slot.column == 0 && kind == Kind::Theme => String::new(),
            kind => kind.spec().word.to_owned(),
        };
        let about = about.replace(" · ", ", ");
        Some(if about.is_empty() {
            format!("{no} {}", entry.text())
        } else {
            Words::Spoken.with(&[&no, entry.text(), &about])
        })
    }

    fn lays_out_pages(&self) -> bool {
        true
    }

    fn pages_follow_lit(&self, _: &Desk) -> bool {
        false
    }

    /// Who turns to a theme's page writes on it.
    fn turned_to(&self, desk: &mut Desk, page: Turned) {
        let is_new = desk.page != page.section;
        desk.page = page.section;
        if desk.mode == Mode::Choosing || !is_new {
            return;
        }
        let first = slots(desk).iter().find(|slot| slot.page == page.section).map(|slot| slot.id.clone());
        let is_theme = |id: &Id| desk.session.entry(id).is_some_and(|entry| entry.kind == Kind::Theme);
        desk.under = first.filter(is_theme);
    }
}

/// How an action stands on the day of the meeting.
pub fn stand(desk: &Desk, action: &Entry) -> Stand {
    let has_done = slots(desk).iter().any(|slot| slot.of == action.id && slot.column == 1);
    board::stand(&desk.session, action, desk.meets_on(), has_done)
}

/// The hundred days in words: the day, the gate, the first steps. Where the session itself looks back, how long ago that was.
pub fn counter(session: &Session, on: NaiveDate) -> Vec<String> {
    counter_in(session, on, Lang::ENGLISH)
}

/// The same in a language.
pub fn counter_in(session: &Session, on: NaiveDate, lang: Lang) -> Vec<String> {
    if follow::looks_back(session) {
        let since = follow::days_since(session, on);
        return since
            .map(|(days, from)| Words::DaysSince.with_in(lang, &[days.to_string(), from]))
            .into_iter()
            .collect();
    }
    let Some(hundred) = hundred::hundred(session, on) else { return Vec::new() };
    let gate = dates::written_in(hundred.gate, lang);
    let mut out = match hundred.day {
        day if on == hundred.gate || day == 100 => vec![Words::GateIsNow.text_in(lang).to_owned()],
        day if on < hundred.gate => {
            vec![Words::Day.with_in(lang, &[day.to_string()]), Words::Gate.with_in(lang, &[gate])]
        }
        day => vec![Words::DayPast.with_in(lang, &[day.to_string()])],
    };
    if hundred.all() > 0 {
        out.push(first_steps(&hundred, on, lang));
    }
    out
}

/// How many actions have a first step by the fifteenth day; of how many no date says it.
fn first_steps(hundred: &Hundred, on: NaiveDate, lang: Lang) -> String {
    let (begun, undated, all) = (hundred.begun.len(), hundred.undated.len(), hundred.all().to_string());
    if undated == hundred.all() {
        return Words::FirstStepsNone.with_in(lang, &[all]);
    }
    let words = if on <= hundred.target {
        Words::FirstSteps.with_in(lang, &[dates::written_in(hundred.target, lang), begun.to_string(), all])
    } else {
        Words::FirstStepsHad.with_in(lang, &[begun.to_string(), all])
    };
    if undated > 0 { Words::FirstStepsUndated.with_in(lang, &[words, undated.to_string()]) } else { words }
}

/// What is known of how an action stands, with its day: "handed on to the council, from June · 21 November 2026".
pub fn news(session: &Session, action: &Entry, stand: Stand, lang: Lang) -> String {
    let why = action.words(Field::Why);
    news_because(session, action, stand, why, lang)
}

/// The same without why: that is nothing for a wall.
pub fn news_bare(session: &Session, action: &Entry, stand: Stand, lang: Lang) -> String {
    news_because(session, action, stand, String::new(), lang)
}

fn news_because(session: &Session, action: &Entry, stand: Stand, why: String, lang: Lang) -> String {
    let state = action.words(Field::State);
    let on = action.get(Field::StateOn).and_then(|on| query::day_of(session, on));
    let (to, from) = (action.words(Field::HandedTo), action.words(Field::HandedFrom));
    let said = News { state, on, to, from, why, ..News::default() };
    let bare = |word: Words| match said.why.as_str() {
        "" => word.text_in(lang).to_owned(),
        why => Words::Because.with_in(lang, &[word.text_in(lang), why]),
    };
    let words = match (stand, said.state.as_str()) {
        (Stand::Passed, _) => bare(Words::Passed),
        (Stand::NoNews, _) => bare(Words::NoNews),
        (_, "" | "no-news") => said.why.clone(),
        _ => news::in_words(action.kind, &said, lang),
    };
    match on.map(|on| dates::written_in(on, lang)) {
        Some(on) if !words.is_empty() => Words::NewsOn.with_in(lang, &[words, on]),
        _ => words,
    }
}

/// What was said before of how it stands, or of what was answered, with its day, last said first.
pub fn earlier(session: &Session, of: &Entry) -> Vec<String> {
    let all = news::earlier(session, of);
    all.iter().map(|news| Words::EarlierWas.with(&[news::with_day(of.kind, news)])).collect()
}

/// Who does it and by when. Where the date has passed and there is no news, nobody is named.
pub fn who_and_when(session: &Session, action: &Entry, stand: Stand, lang: Lang) -> String {
    let who = if stand == Stand::Passed { String::new() } else { query::who(session, action) };
    let due = action.get(Field::Due).and_then(|due| query::day_of(session, due));
    let due = match (due, action.get(Field::Due)) {
        (Some(day), _) => Word::ByDate.with_in(lang, &[dates::written_in(day, lang)]),
        (None, Some(Value::Date { said, .. })) => said.to_string(),
        _ => String::new(),
    };
    [who, due].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// How the plan read before it was changed; empty where it never was.
pub fn before(session: &Session, action: &Entry) -> String {
    let Some(before) = news::before_change(session, action) else { return String::new() };
    let due = before.due.as_ref().map(|due| match query::day_of(session, due) {
        Some(day) => Word::ByDate.with(&[dates::written_out(day)]),
        None => due.words(),
    });
    let words = before.words.into_iter().chain(due).collect::<Vec<_>>().join(", ");
    Words::BeforeWas.with(&[words])
}

/// Of whom something was asked, how much, and what was answered on which day.
pub fn about_ask(session: &Session, ask: &Entry, lang: Lang) -> String {
    let state = ask.words(Field::AskState);
    let whom = ask.words(Field::OfWhom);
    // Of whom it was asked says that it was.
    let state = match state.as_str() {
        "" | "asked" if !whom.is_empty() => String::new(),
        "" => tongue::said(Field::AskState, "asked", lang),
        state => tongue::said(Field::AskState, state, lang),
    };
    let whom = if whom.is_empty() { whom } else { Words::AskedOf.with_in(lang, &[whom]) };
    let reply = ask.words(Field::Reply);
    let reply = if reply.is_empty() { reply } else { Words::ReplyWas.with_in(lang, &[reply]) };
    let on = ask.get(Field::ReplyOn).and_then(|on| query::day_of(session, on)).map(|on| dates::written_in(on, lang));
    let parts = [whom, ask.words(Field::Amount), state, reply, on.unwrap_or_default()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
