//! The follow-up board: what became of the lit one, by digit, with what else is said of it; and another review meeting.

use crate::model::after::news::{self, Said};
use crate::model::dates;
use crate::model::day::program;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::stage;
use crate::model::wish::Wish;
use crate::ui::instrument::board::{choices, numbered, open_page_of, spoken_of};
use crate::ui::keymap::Key;
use crate::ui::msg::Effect;
use crate::ui::state::hands::Ask;
use crate::ui::state::{App, Tone};
use crate::ui::update::change::change;
use crate::ui::update::write::close_reword;
use crate::ui::update::{hands, run};
use crate::words::board::Board as Words;
use crate::words::lang::Lang;

/// A digit: what became of the lit one. Where more is to be said of it, that is asked in the line.
pub fn say(app: &mut App, out: &mut Vec<Effect>, key: Key) {
    let Some(desk) = app.desk_mut() else { return };
    let Some(of) = spoken_of(desk) else { return };
    let Some(digit) = key.digit().and_then(|digit| digit.to_digit(10)) else { return };
    let (id, no, all) = (of.id.clone(), desk.session.spoken(of), choices(of));
    let Some(nth) = usize::try_from(digit).ok().and_then(|n| n.checked_sub(1)) else {
        let wish = take_away(of);
        if wish.is_some_and(|wish| change(app, out, &wish).is_some()) {
            app.say(Tone::Plain, Words::NothingSaid.with(&[no]));
        }
        return;
    };
    let Some(state) = all.get(nth).copied() else {
        let words = Words::NoSuchNews.with(&[digit.to_string(), numbered(of)]);
        app.say(Tone::Alarm, words);
        out.push(Effect::Bell);
        return;
    };
    let asks = matches!(state, "changed" | "handed-on" | "let-go" | "pledged" | "secured" | "refused");
    if asks {
        open_page_of(desk, &id);
        hands::ask(desk, Ask::News(id, state), &[]);
    } else {
        keep_news(app, out, &id, state, &[]);
    }
}

/// The wish that nothing was said of it; `None` where nothing is.
fn take_away(of: &Entry) -> Option<Wish> {
    let fields: &[Field] = match of.kind {
        Kind::Ask => &[Field::AskState, Field::Reply, Field::ReplyOn],
        _ => &[Field::State, Field::StateOn, Field::HandedTo, Field::HandedFrom, Field::Why],
    };
    let said = fields.iter().filter(|field| of.get(**field).is_some());
    let wishes: Vec<Wish> = said.map(|field| Wish::answer(&of.id, *field, Value::Nothing)).collect();
    (!wishes.is_empty()).then_some(Wish::Together(wishes))
}

/// Enter: all that was said of it is one step, with the day of the meeting.
pub fn keep_news(app: &mut App, out: &mut Vec<Effect>, id: &Id, state: &'static str, texts: &[String]) {
    let Some(desk) = app.desk() else { return };
    let Some(of) = desk.session.entry(id) else { return };
    let text = |n: usize| texts.get(n).map_or("", |text| text.trim());
    let on = desk.meets_on();
    let wish = match (of.kind, state) {
        (Kind::Ask, _) => replied(of, state, text(0), news::day(on)),
        (_, "changed") => news::wish(
            of,
            &Said { state, words: text(0), due: text(1), why: text(2), ..Said::default() },
            on,
            desk.today,
        ),
        (_, "handed-on") => {
            news::wish(of, &Said { state, to: text(0), from: text(1), ..Said::default() }, on, desk.today)
        }
        (_, "let-go") => news::wish(of, &Said { state, why: text(0), ..Said::default() }, on, desk.today),
        _ => news::wish(of, &Said { state, ..Said::default() }, on, desk.today),
    };
    let said = Words::IsNow.with(&[desk.session.spoken(of), news::state_word(of.kind, state, Lang::ENGLISH)]);
    if change(app, out, &wish).is_none() {
        return;
    }
    if let Some(desk) = app.desk_mut() {
        desk.touched = Some(id.clone());
        if !texts.is_empty() {
            close_reword(desk);
        }
    }
    app.say(Tone::Plain, said);
}

/// The wish that an ask was answered so.
fn replied(ask: &Entry, state: &str, words: &str, on: Value) -> Wish {
    let asked = state == "asked";
    let words = if words.is_empty() { Value::Nothing } else { Value::Text(words.into()) };
    let answers = [
        (Field::AskState, Value::Text(state.into())),
        (Field::Reply, words),
        (Field::ReplyOn, if asked { Value::Nothing } else { on }),
    ];
    let differs =
        |(field, to): &(Field, Value)| *field == Field::AskState || ask.get(*field).unwrap_or(&Value::Nothing) != to;
    Wish::Together(answers.into_iter().filter(differs).map(|(field, to)| Wish::answer(&ask.id, field, to)).collect())
}

/// The task of the review meetings.
fn review() -> Option<&'static stage::Task> {
    stage::tasks().find(|task| task.is_meeting())
}

/// Enter: another review meeting stands at the end of the agenda, on a day of its own. Where it is today or was before, it
/// is open now.
pub fn keep_meeting(app: &mut App, out: &mut Vec<Effect>, typed: &str) {
    let Some((desk, task)) = app.desk().zip(review()) else { return };
    let today = desk.today;
    let on = if typed.is_empty() { Some(today) } else { query::day_meant(&desk.session, typed, today) };
    let Some(on) = on else {
        app.say(Tone::Alarm, Words::NoDay.with(&[typed]));
        out.push(Effect::Bell);
        return;
    };
    let lang = desk.session.lang();
    let title = Words::ReviewOn.with_in(lang, &[dates::written_in(on, lang)]);
    let wish = program::put_meeting(&desk.session, task, &title, on);
    let Some(item) = change(app, out, &wish).and_then(|ids| ids.into_iter().next()) else { return };
    app.desk_mut().into_iter().for_each(close_reword);
    if on <= today {
        run::go_to(app, out, &item, false);
    }
    app.say(Tone::Plain, Words::PutOn.with(&[title]));
}
