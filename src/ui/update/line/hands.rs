//! Quick hands: several lines picked and changed in one step, a line split, tags, photographs, typing from charts.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Numbering;
use crate::model::op::How;
use crate::model::query;
use crate::model::text::Clean;
use crate::model::wish::{New, Wish};
use crate::ui::command::Command;
use crate::ui::instrument::Place;
use crate::ui::msg::Effect;
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::ui::state::hands::{Ask, CHARTS, from_charts};
use crate::ui::state::{App, Tone};
use crate::ui::update::board;
use crate::ui::update::change::change;
use crate::ui::update::write::close_reword;
use crate::ui::update::{choose, overlay};
use crate::words::Word;
use crate::words::hands::Hands as Words;

/// What stands between the parts of a line that was typed as one.
const PARTS: [&str; 2] = [" / ", "; "];

/// How many parts a line is split into at most.
const MOST_PARTS: usize = 3;

// Several at once.

/// Picks the lit line or lets it go, and lights the next.
pub fn pick(desk: &mut Desk) {
    let Some(id) = desk.lit_entry().map(|lit| lit.id.clone()) else { return };
    match desk.hands.picked.iter().position(|picked| *picked == id) {
        Some(at) => drop(desk.hands.picked.remove(at)),
        None => desk.hands.picked.push(id),
    }
    choose::step(desk, true);
}

/// Picks none any more.
pub fn unpick(app: &mut App) {
    app.desk_mut().into_iter().for_each(|desk| desk.hands.picked.clear());
    app.say(Tone::Plain, Words::PickedNone.text());
}

/// The ids of what is picked; `None` where nothing is.
fn picked(app: &App) -> Option<Vec<Id>> {
    let desk = app.desk().filter(|desk| desk.mode == Mode::Choosing)?;
    let ids: Vec<Id> = desk.picked().into_iter().map(|entry| entry.id.clone()).collect();
    (!ids.is_empty()).then_some(ids)
}

/// After something was done with what is picked: none is, and something is lit.
fn done(app: &mut App) {
    let Some(desk) = app.desk_mut() else { return };
    desk.hands.picked.clear();
    let all = desk.choosable();
    if desk.lit.as_ref().is_none_or(|lit| !all.contains(lit)) {
        desk.lit = all.into_iter().next_back();
    }
}

/// Takes all back that are picked. Whether any was picked.
pub fn take_back(app: &mut App, out: &mut Vec<Effect>) -> bool {
    let Some(ids) = picked(app) else { return false };
    let many = Words::Lines.with(&[ids.len().to_string()]);
    if change(app, out, &Wish::Together(ids.into_iter().map(Wish::Withdraw).collect())).is_some() {
        done(app);
        app.say(Tone::Plain, Word::TakenBack.with(&[many]).replace(" is ", " are "));
    }
    true
}

/// Moves all that are picked to another task. Whether any was picked.
pub fn move_to(app: &mut App, out: &mut Vec<Effect>, code: &str, title: &str) -> bool {
    let Some(ids) = picked(app) else { return false };
    let Some(desk) = app.desk() else { return true };
    let many = ids.len().to_string();
    let wishes = desk.picked().into_iter().map(|entry| overlay::to_task(desk, entry, code)).collect();
    if change(app, out, &Wish::Together(wishes)).is_some() {
        done(app);
        app.say(Tone::Plain, Words::MovedMany.with(&[many.as_str(), title]));
    }
    true
}

/// Puts all that are picked there. Whether any was picked.
pub fn put(app: &mut App, out: &mut Vec<Effect>, place: &Place) -> bool {
    if picked(app).is_none() {
        return false;
    }
    let Some(desk) = app.desk_mut() else { return true };
    desk.asks_under = false;
    let instrument = desk.instrument();
    // What would stand under itself stays where it is.
    let may = |entry: &&Entry| !matches!(place, Place::Under(Some(over)) if query::stands_under(&desk.session, over, &entry.id));
    let wishes: Vec<Wish> =
        desk.picked().into_iter().filter(may).filter_map(|entry| instrument.put(desk, entry, place)).collect();
    if wishes.is_empty() {
        app.say(Tone::Alarm, Words::NoneGoes.text());
        out.push(Effect::Bell);
        return true;
    }
    let count = wishes.len().to_string();
    if change(app, out, &Wish::Together(wishes)).is_some() {
        done(app);
        app.say(Tone::Plain, Words::PutThere.with(&[count]));
    }
    true
}

/// Brings all together that are picked. Whether several were.
pub fn join(app: &mut App, out: &mut Vec<Effect>) -> bool {
    let Some(ids) = picked(app).filter(|ids| ids.len() > 1) else { return false };
    let Some(desk) = app.desk() else { return true };
    let Some((first, others)) = ids.split_first() else { return true };
    let together: Vec<Id> =
        query::joined_with(&desk.session, first).into_iter().map(|entry| entry.id.clone()).collect();
    let link = |other: &Id| Wish::Link {
        one: first.clone(),
        how: How::Joined,
        other: Some(other.clone()),
        label: Clean::default(),
    };
    let wishes: Vec<Wish> = others.iter().filter(|other| !together.contains(other)).map(link).collect();
    if !wishes.is_empty() && change(app, out, &Wish::Together(wishes)).is_none() {
        return true;
    }
    let first = first.clone();
    done(app);
    if let Some(desk) = app.desk_mut() {
        let all = desk.choosable();
        let mut together = query::joined_with(&desk.session, &first).into_iter().map(|entry| entry.id.clone());
        desk.lit = together.find(|id| all.contains(id)).or_else(|| desk.lit.take());
    }
    app.say(Tone::Plain, Words::JoinedMany.with(&[ids.len().to_string(), app.keys.brief(Command::Undo)]));
    true
}

// What the line asks.

/// Opens the line for one of these; what stood there comes back.
pub fn ask(desk: &mut Desk, asked: Ask, boxes: &[String]) {
    desk.ask_in_line(Purpose::Hand(asked), boxes);
}

/// Opens a line in parts: where the cursor stands in it, where it is open; else where it was typed with ` / ` or `; `.
pub fn ask_split(desk: &mut Desk) {
    if let Purpose::Reword(id) = desk.purpose.clone() {
        let boxes = at_cursor(desk);
        // What was held before the line was opened comes back after it.
        desk.open_line(Purpose::Hand(Ask::Split(id)), &boxes);
        return;
    }
    let Some(entry) = desk.meant() else { return };
    let (id, text) = (entry.id.clone(), entry.text().to_owned());
    let between = PARTS.into_iter().find(|between| text.contains(between));
    let parts = between.map_or_else(|| vec![text.clone()], |between| whole_parts(&text, between));
    ask(desk, Ask::Split(id), &parts);
}

fn whole_parts(text: &str, between: &str) -> Vec<String> {
    text.splitn(MOST_PARTS, between).map(|part| part.trim().to_owned()).collect()
}

/// The open line before and after the cursor.
fn at_cursor(desk: &Desk) -> Vec<String> {
    let Some(one) = desk.line.boxes().first() else { return Vec::new() };
    let (before, after) = one.text().split_at_checked(one.cursor()).unwrap_or((one.text(), ""));
    [before, after].into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// Asks for a tag, with the one typed last.
pub fn ask_tag(desk: &mut Desk) {
    let Some(id) = desk.all_meant().into_iter().next() else { return };
    let last = desk.hands.tag.clone();
    ask(desk, Ask::Tag(id), &[last]);
    desk.line.mark();
}

/// Asks for a photograph: of what is picked or lit, else of the task.
pub fn ask_photo(desk: &mut Desk) {
    let lit = if desk.mode == Mode::Choosing { desk.all_meant().into_iter().next() } else { None };
    let Some(id) = lit.or_else(|| desk.item().map(|item| item.id.clone())) else { return };
    let known = desk.session.entry(&id).map(|entry| entry.words(Field::Photo)).unwrap_or_default();
    ask(desk, Ask::Photo(id), &[known]);
    desk.line.mark();
}

/// Asks from which photograph new lines come; while they do, from which next.
pub fn ask_charts(desk: &mut Desk) {
    ask(desk, Ask::Charts, &[]);
}

/// Enter in a line that asks one of these.
pub fn keep(app: &mut App, out: &mut Vec<Effect>, asked: &Ask, texts: &[String]) {
    let typed = texts.first().map_or("", |text| text.trim()).to_owned();
    match asked {
        Ask::Split(id) => keep_split(app, out, id, texts),
        Ask::Tag(id) => keep_tag(app, out, id, &typed),
        Ask::Photo(id) => keep_photo(app, out, id, &typed),
        Ask::Charts => keep_charts(app, &typed),
        Ask::News(id, state) => board::keep_news(app, out, id, state, texts),
        Ask::Meets => board::keep_meeting(app, out, &typed),
    }
}

/// The parts take the place of the line: it is taken back and stays as what they came from.
fn keep_split(app: &mut App, out: &mut Vec<Effect>, id: &Id, texts: &[String]) {
    let Some(desk) = app.desk() else { return };
    let Some(entry) = desk.session.entry(id) else { return };
    let parts: Vec<&str> = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    if parts.len() < 2 {
        app.say(Tone::Alarm, Words::SplitTwo.text());
        out.push(Effect::Bell);
        return;
    }
    let mut wishes: Vec<Wish> = parts.iter().map(|part| Wish::Say(anew(entry, part))).collect();
    let new: Vec<Id> = (0u64..).take(parts.len()).map(|n| desk.id_ahead(n)).collect();
    let no = desk.session.spoken(entry);
    for part in &new {
        let tags = entry.links.iter().filter(|link| link.how == How::Tag);
        wishes.extend(tags.map(|link| tag(part, &link.label)));
    }
    // What stood under it stands under its first part.
    if let Some(first) = new.first() {
        for under in desk.session.under(id).filter(|under| under.stands()) {
            for field in [Field::Parent, Field::Theme].into_iter().filter(|field| under.other(*field) == Some(id)) {
                wishes.push(Wish::answer(&under.id, field, Value::Other(first.clone())));
            }
        }
    }
    wishes.push(Wish::Withdraw(id.clone()));
    if change(app, out, &Wish::Together(wishes)).is_none() {
        return;
    }
    let Some(desk) = app.desk_mut() else { return };
    let spoken = |id: &Id| desk.session.entry(id).map(|entry| desk.session.spoken(entry)).unwrap_or_default();
    let said = Words::SplitDone.with(&[no, new.iter().map(spoken).collect::<Vec<_>>().join(", ")]);
    desk.touched = new.last().cloned();
    if desk.lit.is_some() {
        desk.lit = new.first().cloned().filter(|id| desk.choosable().contains(id));
    }
    close_reword(desk);
    app.say(Tone::Good, said);
}

/// A line in other words that came from one that is there: with its answers, without what the room said of it.
fn anew(entry: &Entry, words: &str) -> New {
    let spec = entry.kind.spec();
    let theirs = [Field::Parent, Field::Theme, Field::Lane, Field::Year, Field::Origin, Field::Photo, Field::GroupOnly];
    let fields = spec.boxes.iter().copied().chain(theirs).filter(|field| entry.kind.has(*field));
    let mut new = New { from: vec![entry.id.clone()], ..New::line(entry.kind, &entry.task, words).by(&entry.by) };
    for field in fields {
        if let (Some(value), false) = (entry.get(field), new.with.iter().any(|(known, _)| *known == field)) {
            new = new.with(field, value.clone());
        }
    }
    new
}

fn tag(one: &Id, label: &str) -> Wish {
    Wish::Link { one: one.clone(), how: How::Tag, other: None, label: label.into() }
}

/// All get the tag; where all have it, it goes.
fn keep_tag(app: &mut App, out: &mut Vec<Effect>, id: &Id, typed: &str) {
    let label = typed.trim_start_matches('#').trim();
    let Some(desk) = app.desk().filter(|_| !label.is_empty()) else {
        app.desk_mut().into_iter().for_each(close_reword);
        return;
    };
    let ids = desk.picked().into_iter().map(|entry| entry.id.clone()).collect::<Vec<_>>();
    let ids = if ids.is_empty() { vec![id.clone()] } else { ids };
    let has = |id: &Id| {
        let links = desk.session.entry(id).into_iter().flat_map(|entry| &entry.links);
        links.filter(|link| link.how == How::Tag && link.label == label).map(|link| link.id.clone()).collect::<Vec<_>>()
    };
    let on: Vec<Wish> = ids.iter().filter(|id| has(id).is_empty()).map(|id| tag(id, label)).collect();
    let (wishes, word) = if on.is_empty() {
        (ids.iter().flat_map(has).map(Wish::Unlink).collect(), Words::TagOff)
    } else {
        (on, Words::TagOn)
    };
    let named = ids.iter().filter_map(|id| desk.session.entry(id)).map(|entry| desk.session.spoken(entry));
    let said = word.with(&[named.collect::<Vec<_>>().join(", "), label.to_owned()]);
    let label = label.to_owned();
    if change(app, out, &Wish::Together(wishes)).is_some()
        && let Some(desk) = app.desk_mut()
    {
        desk.hands.tag = label;
        desk.hands.picked.clear();
        close_reword(desk);
        app.say(Tone::Good, said);
    }
}

fn keep_photo(app: &mut App, out: &mut Vec<Effect>, id: &Id, typed: &str) {
    let Some(desk) = app.desk() else { return };
    let is_item = desk.item().is_some_and(|item| item.id == *id);
    let picked: Vec<Id> = desk.picked().into_iter().map(|entry| entry.id.clone()).collect();
    let ids = if picked.is_empty() || is_item { vec![id.clone()] } else { picked };
    let to = || if typed.is_empty() { Value::Nothing } else { Value::Text(typed.into()) };
    let named = ids.iter().filter_map(|id| desk.session.entry(id)).map(|entry| match desk.session.spoken(entry) {
        no if no.is_empty() => entry.text().to_owned(),
        no => no,
    });
    let named = named.collect::<Vec<_>>().join(", ");
    let said = if typed.is_empty() {
        Words::PhotoNone.with(&[named])
    } else {
        Words::PhotoNamed.with(&[named.as_str(), typed])
    };
    let wishes = ids.iter().map(|id| Wish::answer(id, Field::Photo, to())).collect();
    if change(app, out, &Wish::Together(wishes)).is_some() {
        if let Some(desk) = app.desk_mut() {
            desk.hands.picked.clear();
            close_reword(desk);
        }
        app.say(Tone::Good, said);
    }
}

/// From now on lines come from that photograph; nothing typed while they did: no longer.
fn keep_charts(app: &mut App, typed: &str) {
    let Some(desk) = app.desk_mut() else { return };
    let over = desk.hands.charts.is_some() && typed.is_empty();
    desk.hands.charts = (!over).then(|| typed.into());
    close_reword(desk);
    let said = if over { Words::ChartsOver.text().to_owned() } else { Words::ChartsOn.with(&[from_charts(typed)]) };
    app.say(Tone::Plain, said);
}

/// A wish as it is carried out while charts are typed off: what is said new carries where it comes from.
pub fn off_charts(desk: &Desk, wish: &Wish) -> Option<Wish> {
    let photo = desk.hands.charts.as_ref()?;
    Some(marked(wish, photo))
}

fn marked(wish: &Wish, photo: &Clean) -> Wish {
    match wish {
        Wish::Say(new) if new.from.is_empty() && is_line(new) => {
            let new = new.clone().with(Field::Origin, Value::Text(CHARTS.into()));
            let named = !photo.is_empty() && new.with.iter().all(|(field, _)| *field != Field::Photo);
            Wish::Say(if named { new.with(Field::Photo, Value::Text(photo.clone())) } else { new })
        }
        Wish::Together(wishes) => Wish::Together(wishes.iter().map(|wish| marked(wish, photo)).collect()),
        other => other.clone(),
    }
}

fn is_line(new: &New) -> bool {
    let people_said_it = !matches!(new.kind.spec().numbering, Numbering::None | Numbering::Person);
    people_said_it && new.with.iter().all(|(field, _)| *field != Field::Origin)
}

/// Esc in a line that asks one of these.
pub fn cancel(app: &mut App) {
    app.desk_mut().into_iter().for_each(close_reword);
    app.say(Tone::Plain, Word::LeftAsItWas.text());
}

impl Desk {
    /// The id that the operation gets which comes `n` after the next one.
    pub fn id_ahead(&self, n: u64) -> Id {
        Id::new(format!("{}.{}", self.writer, self.next.saturating_add(n)))
    }
}
