//! A pasted text: one line goes into the line, about several is asked what becomes of them.

use crate::model::field::Value;
use crate::model::kind::Kind;
use crate::model::op::{Act, Op};
use crate::model::text;
use crate::model::wish::{New, Refusal, Stamp, Wish, propose};
use crate::ui::command::Command;
use crate::ui::instrument::{by_words, field_under};
use crate::ui::keymap::{Code, Key, lookup};
use crate::ui::msg::Effect;
use crate::ui::state::desk::{Desk, Purpose};
use crate::ui::state::pasted::{Pasted, has_lines};
use crate::ui::state::{App, Tone};
use crate::ui::update::change::{change, change_all};
use crate::ui::update::write::{kept, refuse, start};
use crate::words::Word;
use crate::words::hands::Hands;
use chrono::NaiveDate;
use chrono::{DateTime, FixedOffset};

/// Takes a paste in. Several lines, where a new line is written, and what is too long for the line, are asked about.
pub fn paste(app: &mut App, raw: &str) {
    let millis = app.millis;
    let Some(desk) = app.desk_mut() else { return };
    if let Some(pasted) = &mut desk.pasted {
        pasted.add(raw, millis);
        return;
    }
    start(desk);
    let writes_new = desk.purpose == Purpose::New && desk.line.at() == 0;
    let stands = desk.line.text_of(desk.line.at()).len();
    let too_long = stands.saturating_add(raw.len()) > text::LONGEST;
    if (writes_new && has_lines(raw)) || too_long {
        desk.pasted = Some(Pasted::new(raw.to_owned(), millis));
        app.notice = None;
    } else {
        desk.line.insert(raw);
    }
}

/// Whether a key is kept from what it does elsewhere: it belongs to the paste, or answers nothing while it is asked.
pub fn swallows(app: &mut App, key: Key, out: &mut Vec<Effect>) -> bool {
    if app.bare_desk().is_none_or(|desk| desk.pasted.is_none()) {
        return false;
    }
    let millis = app.millis;
    let answers = lookup(app, key).is_some();
    let Some(pasted) = app.desk_mut().and_then(|desk| desk.pasted.as_mut()) else { return false };
    if !pasted.goes_on(millis) {
        if !answers && (key.writes().is_some() || matches!(key.code, Code::Enter | Code::Backspace)) {
            say_first(app, out);
        }
        return !answers;
    }
    match (key.writes(), key.code) {
        (Some(c), _) => pasted.add(c.encode_utf8(&mut [0; 4]), millis),
        (None, Code::Enter) => pasted.add("\n", millis),
        (None, Code::Tab) => pasted.add("\t", millis),
        (None, _) => pasted.add("", millis),
    }
    true
}

/// Says what is asked to somebody who types on: what is typed would be lost without a word.
fn say_first(app: &mut App, out: &mut Vec<Effect>) {
    let asked = [Command::PasteAsMany, Command::PasteAsOne, Command::PasteAsHead, Command::PasteNot];
    let keys: Vec<String> =
        asked.into_iter().filter(|command| (command.spec().when)(app)).map(|command| app.keys.brief(command)).collect();
    let keys = match keys.split_last() {
        Some((last, before)) if !before.is_empty() => Word::KeysOr.with(&[before.join(", "), last.clone()]),
        _ => keys.concat(),
    };
    app.say(Tone::Alarm, Word::PasteFirst.with(&[keys]));
    out.push(Effect::Bell);
}

/// Each line becomes an entry; all of them are one step.
pub fn as_many(app: &mut App, out: &mut Vec<Effect>) {
    let on = app.at.date_naive();
    let Some(desk) = app.desk() else { return };
    let Some(pasted) = &desk.pasted else { return };
    if desk.instrument().builds_up() {
        let made = in_turn(desk, pasted, app.at);
        return keep_all(app, out, made);
    }
    let first = desk.line.text_of(0);
    let kept = (1usize..).zip(pasted.lines()).map(|(n, words)| {
        // What was typed before it stands before its first line, as it does on the screen.
        let words = if n == 1 { format!("{first}{words}") } else { words.to_owned() };
        desk.instrument().compose(desk, &desk.in_boxes(&words), on).map_err(|refusal| (n, refusal))
    });
    match kept.collect::<Result<Vec<Wish>, _>>() {
        Ok(wishes) => keep(app, out, Ok(wishes)),
        Err((n, refusal)) => refuse(app, out, &of_line(n, &refusal)),
    }
}

/// The first line is the name of something, the others stand under it; all of them are one step.
pub fn as_head(app: &mut App, out: &mut Vec<Effect>) {
    let Some(desk) = app.desk() else { return };
    let (Some(pasted), Some(rest)) = (&desk.pasted, desk.instrument().rest_is(desk)) else { return };
    let made = under_the_first(desk, pasted, rest, app.at);
    keep_all(app, out, made);
}

/// Why nothing of a paste is kept: a line of it cannot be.
fn of_line(n: usize, refusal: &Refusal) -> Refusal {
    Refusal::Said(Hands::LineNo.with(&[n.to_string(), refusal.to_string()]))
}

/// What the first lines of a paste are kept as on this surface, as many as are looked at.
pub fn understood(desk: &Desk, on: NaiveDate, most: usize) -> Vec<String> {
    let Some(pasted) = &desk.pasted else { return Vec::new() };
    let before = desk.line.text_of(0);
    let instrument = desk.instrument();
    let rest = instrument.rest_is(desk).filter(|_| instrument.builds_up());
    let line = |(n, words): (usize, &str)| {
        if let (Some(kind), 2..) = (rest, n) {
            return Hands::Understood.with(&[n.to_string(), format!("{}: {words}", kind.spec().word)]);
        }
        let words = if n == 1 { format!("{before}{words}") } else { words.to_owned() };
        match desk.instrument().compose(desk, &desk.in_boxes(&words), on) {
            Ok(wish) => Hands::Understood.with(&[n.to_string(), kept_as(desk, &wish)]),
            Err(refusal) => Hands::UnderstoodNot.with(&[n.to_string(), words, refusal.to_string()]),
        }
    };
    (1usize..).zip(pasted.lines()).take(most).map(line).collect()
}

/// What a wish comes to, in words: the kind of what is said, its words and its answers.
fn kept_as(desk: &Desk, wish: &Wish) -> String {
    let named = |value: &Value| match value {
        Value::Other(id) => desk.session.entry(id).map(|other| desk.session.spoken(other)).unwrap_or_default(),
        value => value.words(),
    };
    match wish {
        Wish::Say(new) => {
            let answers = new.with.iter().map(|(field, value)| format!("{} {}", field.spec().word, named(value)));
            let by = Some(by_words(desk, &new.by)).filter(|by| !by.is_empty());
            let said = format!("{}: {}", new.kind.spec().word, new.text);
            std::iter::once(said).chain(by).chain(answers).collect::<Vec<_>>().join(" · ")
        }
        Wish::Answer { field, key, to, .. } => [field.spec().word, key, named(to).as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
        Wish::Together(wishes) => wishes
            .iter()
            .map(|wish| kept_as(desk, wish))
            .filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        Wish::Reword { text, .. } | Wish::Beside { text, .. } | Wish::Render { text, .. } => text.to_string(),
        _ => String::new(),
    }
}

/// Lines of which one says where the next one goes: each is put together as if those before it were kept. What they come
/// to is one step.
fn in_turn(desk: &Desk, pasted: &Pasted, at: DateTime<FixedOffset>) -> Result<Vec<Op>, Refusal> {
    let mut ahead = desk.clone();
    let first = desk.line.text_of(0);
    let mut all: Vec<Op> = Vec::new();
    for (n, words) in (1usize..).zip(pasted.lines()) {
        let words = if n == 1 { format!("{first}{words}") } else { words.to_owned() };
        let wish = ahead.instrument().compose(&ahead, &ahead.in_boxes(&words), at.date_naive());
        let ops = wish.and_then(|wish| taken(&mut ahead, &wish, at)).map_err(|refusal| of_line(n, &refusal))?;
        if let Some(id) = ops.first().and_then(|op| op.of.first()).cloned() {
            ahead.instrument().kept(&mut ahead, &id);
            ahead.touched = Some(id);
        }
        all.extend(ops);
    }
    Ok(one_step(all))
}

/// The first line as a new line is kept here, the others under it.
fn under_the_first(desk: &Desk, pasted: &Pasted, rest: Kind, at: DateTime<FixedOffset>) -> Result<Vec<Op>, Refusal> {
    let mut ahead = desk.clone();
    let mut lines = pasted.lines();
    let first = format!("{}{}", desk.line.text_of(0), lines.next().unwrap_or_default());
    let wish = desk.instrument().compose(desk, &desk.in_boxes(&first), at.date_naive());
    let mut all = wish.and_then(|wish| taken(&mut ahead, &wish, at)).map_err(|refusal| of_line(1, &refusal))?;
    let head = all.first().and_then(|op| op.of.first()).cloned();
    let over = head.zip(field_under(rest, desk.kind == Kind::Theme));
    for (n, words) in (2usize..).zip(lines) {
        let mut new = New::line(rest, desk.task_code(), words).by(&desk.by);
        if let Some((head, field)) = &over {
            new = new.with(*field, Value::Other(head.clone()));
        }
        all.extend(taken(&mut ahead, &Wish::Say(new), at).map_err(|refusal| of_line(n, &refusal))?);
    }
    Ok(one_step(all))
}

/// What a wish comes to on a desk on which it is then taken as said.
fn taken(ahead: &mut Desk, wish: &Wish, at: DateTime<FixedOffset>) -> Result<Vec<Op>, Refusal> {
    let stamp = Stamp { writer: ahead.writer.clone(), next: ahead.next, step: ahead.step, at };
    let ops = propose(&ahead.session, wish, &stamp)?;
    ahead.next = ahead.next.saturating_add(u64::try_from(ops.len()).unwrap_or(0));
    for op in &ops {
        ahead.session.absorb(op.clone());
    }
    Ok(ops)
}

fn one_step(mut all: Vec<Op>) -> Vec<Op> {
    let total = u32::try_from(all.len()).unwrap_or(u32::MAX);
    (1u32..).zip(all.iter_mut()).for_each(|(n, op)| op.part = if total > 1 { (n, total) } else { (0, 0) });
    all
}

fn keep_all(app: &mut App, out: &mut Vec<Effect>, made: Result<Vec<Op>, Refusal>) {
    let ops = match made {
        Ok(ops) => ops,
        Err(refusal) => return refuse(app, out, &refusal),
    };
    let many = ops.iter().filter(|op| matches!(op.act, Act::Say(_))).count();
    let Some(ids) = change_all(app, out, ops) else { return };
    app.desk_mut().into_iter().for_each(|desk| desk.pasted = None);
    kept(app, ids.into_iter().next_back());
    if many > 1 {
        app.say(Tone::Plain, Word::LinesKept.with(&[many.to_string(), app.keys.brief(Command::Undo)]));
    }
}

/// The whole becomes one entry.
pub fn as_one(app: &mut App, out: &mut Vec<Effect>) {
    let on = app.at.date_naive();
    let Some(desk) = app.desk() else { return };
    let Some(pasted) = &desk.pasted else { return };
    let words = format!("{}{}", desk.line.text_of(0), pasted.as_one());
    let wish = desk.instrument().compose(desk, &desk.in_boxes(&words), on).map(|wish| vec![wish]);
    keep(app, out, wish);
}

/// What is refused stays in question: nothing that was pasted is lost.
fn keep(app: &mut App, out: &mut Vec<Effect>, wishes: Result<Vec<Wish>, Refusal>) {
    let wishes = match wishes {
        Ok(wishes) => wishes,
        Err(refusal) => return refuse(app, out, &refusal),
    };
    let many = wishes.len();
    let Some(ids) = change(app, out, &Wish::Together(wishes)) else { return };
    app.desk_mut().into_iter().for_each(|desk| desk.pasted = None);
    kept(app, ids.into_iter().next_back());
    if many > 1 {
        app.say(Tone::Plain, Word::LinesKept.with(&[many.to_string(), app.keys.brief(Command::Undo)]));
    }
}

/// Nothing becomes of it; the line stays as it was.
pub fn not(app: &mut App) {
    if app.desk_mut().and_then(|desk| desk.pasted.take()).is_some() {
        app.say(Tone::Plain, Word::PasteDropped.text());
    }
}
