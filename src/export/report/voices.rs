//! A sheet back to each outside voice: what became of what they said, followed on from their words to what came of them,
//! in plain sentences. Uses the parts of the report and the query that says what may be told.

use super::source::Source;
use super::{Apart, Block, Edition, Fact, Item, Look, Report, Run, Section, Text, facts, head, readers};
use crate::model::after::board;
use crate::model::dates;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::query::voices::{Came, came_of};
use crate::model::query::{self, Bond, Standing};
use crate::model::session::Session;
use crate::words::lang::Lang;
use crate::words::report::ReportWord;
use crate::words::voices::Voices;
use chrono::NaiveDate;

/// How deep what came of it is set on paper.
const DEEPEST: usize = 3;

/// A sheet for each outside voice.
pub(super) fn voices(session: &Session) -> Report {
    let source = Source::new(session, Edition::Everyone);
    let all = session.of_kind(Kind::OutsideVoice).filter(|voice| source.shows(voice));
    let sections = (1..).zip(all).map(|(n, voice)| sheet(&source, n, voice)).collect();
    readers::paper(&source, ReportWord::VoicesEyebrow, Apart::Slips, sections)
}

fn sheet(source: &Source<'_>, n: usize, voice: &Entry) -> Section {
    let mut sheet = Section::ours(&format!("voice-{n}"), Voices::Title.text_in(source.lang()));
    sheet.number = source.session.spoken(voice);
    let said = Item { to: None, look: Look::Statement, number: String::new(), ..source.mention(voice) };
    sheet.blocks.push(Block::Question(you_told(source.lang(), voice)));
    sheet.blocks.push(Block::Items(vec![said]));
    let came = came(source, voice);
    if came.is_empty() {
        sheet.blocks.push(Block::Para(ours(source.lang(), Voices::Nothing)));
    } else {
        sheet.blocks.push(Block::Question(Voices::ThisCame.text_in(source.lang()).to_owned()));
        sheet.blocks.push(Block::Items(came));
    }
    sheet.blocks.push(Block::Para(end(source)));
    sheet
}

fn ours(lang: Lang, word: Voices) -> Text {
    vec![Run::ours(word.text_in(lang))]
}

/// A sentence with people's words in its place.
fn with(lang: Lang, word: Voices, put: Text) -> Text {
    let (before, after) = word.text_in(lang).split_once("{}").unwrap_or((word.text_in(lang), ""));
    let mut text = vec![Run::ours(before)];
    text.extend(put);
    text.push(Run::ours(after));
    text.retain(|run| !run.text.is_empty());
    text
}

/// Where and when they said it, the day written out.
fn you_told(lang: Lang, voice: &Entry) -> String {
    let when = voice.words(Field::When);
    let when = when.trim().parse::<NaiveDate>().map_or(when, |on| dates::written_in(on, lang));
    let parts: Vec<String> = [voice.words(Field::Met), when].into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        Voices::YouTold.text_in(lang).to_owned()
    } else {
        Voices::YouToldAt.with_in(lang, &[parts.join(", ")])
    }
}

/// When people meet again, from whom this comes, and whom to ask.
fn end(source: &Source<'_>) -> Text {
    let next = head::next_meeting(source);
    let fields = &source.session.head().fields;
    let mut sentences = vec![if next.is_empty() {
        ours(source.lang(), Voices::NotFixed)
    } else {
        with(source.lang(), Voices::WeMeet, next)
    }];
    for (word, field) in [(Voices::SentBy, Field::Sender), (Voices::Ask, Field::Responsible)] {
        let who = facts::at(source, fields, field);
        sentences.extend((!who.is_empty()).then(|| with(source.lang(), word, who)));
    }
    sentences.join(&[Run::ours(" ")][..])
}

/// What came of a line, step by step: each under what it came of.
fn came(source: &Source<'_>, voice: &Entry) -> Vec<Item> {
    let steps = came_of(source.session, voice).into_iter().filter(|step| source.shows(step.entry));
    let mut open: Vec<(usize, Item)> = Vec::new();
    let mut out = Vec::new();
    for step in steps {
        let depth = step.depth.min(DEEPEST);
        while open.last().is_some_and(|(above, _)| *above >= depth) {
            close(&mut open, &mut out);
        }
        let mut item = Item { to: None, look: Look::Line, number: String::new(), ..source.mention(step.entry) };
        item.lead = Some(lead(source, &step));
        item.more = stands(source, step.entry).into_iter().map(Fact::plain).collect();
        open.push((depth, item));
    }
    while !open.is_empty() {
        close(&mut open, &mut out);
    }
    out
}

/// The innermost open line is whole: it comes under the one above it.
fn close(open: &mut Vec<(usize, Item)>, out: &mut Vec<Item>) {
    let Some((_, item)) = open.pop() else { return };
    match open.last_mut() {
        Some((_, above)) => above.under.push(item),
        None => out.push(item),
    }
}

/// What a step is, said to the person.
fn lead(source: &Source<'_>, step: &Came) -> String {
    let word = match step.entry.kind {
        _ if step.bond == Bond::Joined => Voices::Together,
        Kind::Asset => Voices::Asset,
        Kind::Value => Voices::Value,
        Kind::Trend => Voices::Trend,
        Kind::KeyTrend => Voices::KeyTrend,
        Kind::Feature => Voices::Feature,
        Kind::Barrier => Voices::Barrier,
        Kind::Card => Voices::Card,
        Kind::Project => Voices::Project,
        Kind::Theme => Voices::Theme,
        Kind::Statement => Voices::Statement,
        Kind::Vision => Voices::Vision,
        Kind::Goal => Voices::Goal,
        Kind::Action => Voices::Action,
        Kind::Pledge => Voices::Pledge,
        Kind::Ask => {
            let whom = super::words_of(&facts::of(source, step.entry, Field::OfWhom));
            return if whom.is_empty() {
                Voices::Ask1.text_in(source.lang()).to_owned()
            } else {
                Voices::AskOf.with_in(source.lang(), &[whom])
            };
        }
        Kind::Decision => Voices::Decision,
        Kind::Done => Voices::Done,
        _ => Voices::Answer,
    };
    word.text_in(source.lang()).to_owned()
}

/// How something stands that came of what was said, in sentences.
fn stands(source: &Source<'_>, entry: &Entry) -> Vec<Text> {
    match entry.kind {
        Kind::Action | Kind::Pledge => deed(source, entry),
        Kind::Ask => ask(source, entry),
        Kind::Statement | Kind::Vision => vec![tested(source.session, entry)],
        _ => Vec::new(),
    }
}

fn tested(session: &Session, entry: &Entry) -> Text {
    match query::standing(session, entry) {
        Standing::Agreed => match query::there(session, entry) {
            Some(n) => vec![Run::ours(Voices::AgreedOf.with_in(session.lang(), &[n.to_string()]))],
            None => ours(session.lang(), Voices::Agreed),
        },
        Standing::Reword => ours(session.lang(), Voices::Reword),
        Standing::NotAgreed => ours(session.lang(), Voices::NotAgreed),
        Standing::NotAsked => ours(session.lang(), Voices::NotAsked),
    }
}

/// What became of an action: how it stands and since when, what was said of it, how it turned out.
fn deed(source: &Source<'_>, action: &Entry) -> Vec<Text> {
    let session = source.session;
    let to = facts::of(source, action, Field::HandedTo);
    let state = action.words(Field::State);
    let state = match state.as_str() {
        "done" => Some(ours(source.lang(), Voices::IsDone)),
        "doing" => Some(ours(source.lang(), Voices::IsDoing)),
        "changed" if to.is_empty() => Some(ours(source.lang(), Voices::IsChanged)),
        "changed" => Some(with(source.lang(), Voices::IsChangedTo, to)),
        "handed-on" if to.is_empty() => Some(ours(source.lang(), Voices::IsHandedOn)),
        "handed-on" => Some(with(source.lang(), Voices::IsHandedTo, to)),
        "let-go" => Some(ours(source.lang(), Voices::IsLetGo)),
        _ => None,
    };
    let mut out = Vec::new();
    match state {
        Some(state) => {
            let on = action.get(Field::StateOn).and_then(|on| query::day_of(session, on));
            out.push(match on.and_then(|on| Some((on, Voices::On.text_in(source.lang()).split_once("{}")?))) {
                Some((on, (before, rest))) => {
                    let between = rest.replace("{}", "");
                    let mut text =
                        vec![Run::ours(format!("{before}{}{between}", dates::written_in(on, source.lang())))];
                    text.extend(state);
                    text
                }
                None => state,
            });
        }
        // What was done for it stands below it.
        None if session.under(&action.id).any(|line| line.kind == Kind::Done && source.shows(line)) => {}
        None => {
            out.push(ours(source.lang(), Voices::NoNews));
            let due = action.get(Field::Due).and_then(|due| query::day_of(session, due));
            let on = query::as_of(session).unwrap_or_default();
            let due = due.filter(|_| !board::has_passed(session, action, on));
            out.extend(due.map(|due| {
                vec![Run::ours(Voices::StillDue.with_in(source.lang(), &[dates::written_in(due, source.lang())]))]
            }));
        }
    }
    let why = facts::of(source, action, Field::Why);
    out.extend((!why.is_empty()).then(|| with(source.lang(), Voices::Said, why)));
    let turned = match action.words(Field::TurnedOut).as_str() {
        "worked" => Some(Voices::Worked),
        "partly" => Some(Voices::Partly),
        "did-not-work" => Some(Voices::DidNotWork),
        "conflicting" => Some(Voices::Conflicting),
        _ => None,
    };
    out.extend(turned.map(|word| ours(source.lang(), word)));
    let outcome = facts::of(source, action, Field::Outcome);
    out.extend((!outcome.is_empty()).then(|| with(source.lang(), Voices::Said, outcome)));
    out
}

/// What became of an ask, and what was answered.
fn ask(source: &Source<'_>, ask: &Entry) -> Vec<Text> {
    let word = match ask.words(Field::AskState).as_str() {
        "asked" => Voices::Asked,
        "pledged" => Voices::Pledged,
        "secured" => Voices::Secured,
        "refused" => Voices::Refused,
        _ => Voices::NotAnswered,
    };
    let reply = facts::of(source, ask, Field::Reply);
    let reply = (!reply.is_empty()).then(|| with(source.lang(), Voices::Reply, reply));
    std::iter::once(ours(source.lang(), word)).chain(reply).collect()
}
