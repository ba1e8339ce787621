//! What a session has of each part. Uses the session and the words.

use super::{Below, Line, Part, State, is_open, side};
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::kind::Kind;
use crate::model::query::{self, Standing};
use crate::model::session::Session;
use crate::model::{assets, dates, tongue};
use crate::words::Word;
use crate::words::compare::Compare;
use crate::words::lang::Lang;
use crate::words::report::ReportWord;

/// The lines of a part.
pub(super) fn lines(session: &Session, part: Part, lang: Lang) -> Vec<Line> {
    match part {
        Part::Task => task(session, lang),
        Part::Who => who(session, lang),
        Part::Themes => themes(session, lang),
        Part::Values => values(session, lang),
        Part::Assets => there(session, lang),
        Part::Trends => trends(session, lang),
        Part::NotAgreed => not_agreed(session, lang),
        Part::Actions => actions(session, lang),
    }
}

/// Where an action stands of which nobody said what became of it.
const OPEN: &str = "";

/// The first letter large.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A line that the program says.
fn ours(rank: usize, lead: &str, words: String) -> Line {
    Line {
        id: None,
        lead: lead.to_owned(),
        rank,
        number: String::new(),
        words,
        said: false,
        how: Vec::new(),
        below: Vec::new(),
    }
}

/// A line that people said.
fn said(session: &Session, entry: &Entry, rank: usize, lead: &str) -> Line {
    Line {
        id: Some(entry.id.clone()),
        lead: lead.to_owned(),
        rank,
        number: session.spoken(entry),
        words: entry.text().to_owned(),
        said: true,
        how: Vec::new(),
        below: Vec::new(),
    }
}

fn open(session: &Session, kind: Kind) -> impl Iterator<Item = &Entry> {
    session.of_kind(kind).filter(|entry| is_open(entry))
}

/// First to last day, as papers say it.
fn days(session: &Session, lang: Lang) -> String {
    let day = |field: Field| match session.get(field) {
        Some(Value::Date { on: Some(day), .. }) => Some(*day),
        _ => None,
    };
    match (day(Field::FirstDay), day(Field::LastDay)) {
        (Some(first), Some(last)) if first <= last => dates::span_in(first, last, lang),
        (_, Some(day)) | (Some(day), None) => dates::written_in(day, lang),
        (None, None) => session.words(Field::LastDay),
    }
}

fn task(session: &Session, lang: Lang) -> Vec<Line> {
    let about = side(session, "");
    let room = query::were_there(session);
    let expected: Vec<u64> = session.of_kind(Kind::Group).filter_map(|group| group.count(Field::Expected)).collect();
    let (lead, count) = if about.state == State::Prepared {
        let all = (!expected.is_empty()).then(|| query::together(expected));
        (Compare::Expected, all.or(room))
    } else {
        (Compare::InTheRoom, room)
    };
    let number = |n: u64| n.to_string();
    let said = |field: Field| session.words(field);
    [
        (Compare::Task, said(Field::OurTask), true),
        (Compare::State, about.state.words_in(lang).to_owned(), false),
        (Compare::Place, said(Field::Venue), true),
        (Compare::Dates, days(session, lang), false),
        (lead, count.map(number).unwrap_or_default(), false),
        (Compare::Lines, about.lines.to_string(), false),
        (Compare::Horizon, said(Field::Horizon), false),
        (Compare::NextMeeting, said(Field::NextMeeting), true),
    ]
    .into_iter()
    .enumerate()
    .filter(|(_, (_, words, _))| !words.is_empty())
    .map(|(rank, (word, words, said))| Line { said, ..ours(rank, word.text_in(lang), words) })
    .collect()
}

fn who(session: &Session, lang: Lang) -> Vec<Line> {
    let people = query::most_present(session);
    let mut groups: Vec<&Entry> = open(session, Kind::Group).collect();
    groups.sort_by_key(|group| (group.words(Field::Letter), group.l));
    let line = |group: &Entry| {
        let letter = group.words(Field::Letter);
        let how = match (people.get(letter.as_str()), group.count(Field::Expected)) {
            (Some(came), Some(expected)) => Compare::CameOf.with_in(lang, &[came.to_string(), expected.to_string()]),
            (Some(came), None) => Compare::Came.with_in(lang, &[came.to_string()]),
            (None, Some(expected)) => Compare::AreExpected.with_in(lang, &[expected.to_string()]),
            (None, None) => Compare::NotCounted.text_in(lang).to_owned(),
        };
        Line { number: letter, how: vec![how], ..said(session, group, 0, Compare::Group.text_in(lang)) }
    };
    groups.into_iter().map(line).collect()
}

/// What leads a line that was put to the room, and where that stands among others.
fn put_to_the_room(standing: Standing, lang: Lang) -> (usize, String) {
    let capital = |word: ReportWord| capital(word.text_in(lang));
    match standing {
        Standing::Agreed => (0, capital(ReportWord::Agreed)),
        Standing::Reword => (1, capital(ReportWord::ToReword)),
        Standing::NotAsked => (2, capital(ReportWord::NotYetAsked)),
        Standing::NotAgreed => (3, Word::NotAgreed.text_in(lang).to_owned()),
    }
}

fn themes(session: &Session, lang: Lang) -> Vec<Line> {
    let wanted = |theme: &&Entry| query::theme_standing(session, theme) != Standing::NotAgreed;
    let line = |theme: &Entry| {
        let (rank, lead) = put_to_the_room(query::theme_standing(session, theme), lang);
        let sentence = query::statement_of(session, &theme.id).filter(|sentence| is_open(sentence));
        let below = sentence.map(|sentence| Below {
            lead: format!("{} {}", Compare::Sentence.text_in(lang), session.spoken(sentence)).trim().to_owned(),
            words: sentence.text().to_owned(),
        });
        Line { below: below.into_iter().collect(), ..said(session, theme, rank, &lead) }
    };
    let mut out: Vec<Line> = open(session, Kind::Theme).filter(wanted).map(line).collect();
    // What was agreed without a theme over it is common ground all the same.
    let shown = |entry: &Entry| entry.under().and_then(|over| session.entry(over)).is_some_and(Entry::stands);
    for entry in [Kind::Vision, Kind::Statement].into_iter().flat_map(|kind| open(session, kind)) {
        let standing = query::standing(session, entry);
        if standing != Standing::NotAgreed && !shown(entry) {
            let (rank, lead) = put_to_the_room(standing, lang);
            let how = vec![entry.kind.word_in(lang).to_lowercase()];
            out.push(Line { how, ..said(session, entry, rank, &lead) });
        }
    }
    out
}

fn values(session: &Session, lang: Lang) -> Vec<Line> {
    let all = open(session, Kind::Value).map(|value| (value, query::standing(session, value)));
    let wanted = all.filter(|(_, standing)| *standing != Standing::NotAgreed);
    wanted
        .map(|(value, standing)| {
            let (rank, lead) = put_to_the_room(standing, lang);
            said(session, value, rank, &lead)
        })
        .collect()
}

fn there(session: &Session, lang: Lang) -> Vec<Line> {
    let kinds = assets::kinds();
    let line = |asset: &Entry| {
        let sort = asset.words(Field::Sort);
        let known = kinds.iter().position(|(code, _)| *code == sort);
        let lead = known
            .and_then(|at| kinds.get(at))
            .map_or(Compare::OtherAssets.text_in(lang), |(_, word)| word.text_in(lang));
        let mut line = said(session, asset, known.unwrap_or(kinds.len()), lead);
        let checked = asset.words(Field::Checked);
        line.how.extend((!checked.is_empty()).then(|| tongue::said(Field::Checked, &checked, lang)));
        line
    };
    open(session, Kind::Asset).map(line).collect()
}

fn dots(count: u64, lang: Lang) -> Option<String> {
    (count > 0).then(|| Compare::Dots.with_in(lang, &[count.to_string()]))
}

fn trends(session: &Session, lang: Lang) -> Vec<Line> {
    let mut out: Vec<Line> = query::key_trends::key_trends(session)
        .into_iter()
        .filter(|key| is_open(key))
        .map(|key| said(session, key, 0, Compare::KeyTrend.text_in(lang)))
        .collect();
    let map = query::trends::trend_map(session);
    for row in &map.rows {
        let Some(trend) = session.entry(&row.id).filter(|trend| is_open(trend)) else { continue };
        let mut line = said(session, trend, 1, Compare::Trend.text_in(lang));
        let over = row.over.and_then(|over| map.rows.get(over)).and_then(|over| session.entry(&over.id));
        line.how.extend(over.map(|over| Compare::Under.with_in(lang, &[session.spoken(over)])));
        let pieces = row.piece.iter().filter_map(|id| session.entry(id));
        line.how.extend(dots(query::together(pieces.map(|piece| piece.dots().1)), lang));
        out.push(line);
    }
    out
}

fn not_agreed(session: &Session, lang: Lang) -> Vec<Line> {
    let line = |entry: &Entry| {
        let theme = entry.under().and_then(|over| session.entry(over));
        let theme = theme.filter(|over| over.kind == Kind::Theme && entry.kind == Kind::Statement && is_open(over));
        let mut below: Vec<Below> = theme.map(|theme| named(session, theme, lang)).into_iter().collect();
        below.extend(objections(session, entry, lang));
        // What was said against a theme before it had its sentence.
        below.extend(theme.into_iter().flat_map(|theme| objections(session, theme, lang)));
        Line { below, ..said(session, entry, 0, Word::NotAgreed.text_in(lang)) }
    };
    query::not_agreed(session).into_iter().filter(|entry| is_open(entry)).map(line).collect()
}

/// The theme of a sentence.
fn named(session: &Session, theme: &Entry, lang: Lang) -> Below {
    let lead = format!("{} {}", theme.kind.word_in(lang), session.spoken(theme)).trim().to_owned();
    Below { lead, words: theme.text().to_owned() }
}

/// The words of those who did not want it; that they were answered is said with them.
fn objections(session: &Session, of: &Entry, lang: Lang) -> Vec<Below> {
    let lead = |objection: &Entry| {
        let answered = objection.words(Field::Open) == "answered";
        if answered { Compare::SomebodyAnswered } else { Compare::Somebody }.text_in(lang).to_owned()
    };
    query::objections(session, &of.id)
        .filter(|objection| is_open(objection))
        .map(|objection| Below { lead: lead(objection), words: objection.text().to_owned() })
        .collect()
}

fn actions(session: &Session, lang: Lang) -> Vec<Line> {
    let mut all: Vec<&Entry> = Vec::new();
    for theme in query::themes(session) {
        all.extend(query::actions(session, Some(&theme.id)));
    }
    all.extend(query::actions(session, None));
    all.into_iter().filter(|action| is_open(action)).map(|action| promise(session, action, lang)).collect()
}

/// An action: who sees to it, by when. What became of it leads, so that what was done stands first.
fn promise(session: &Session, action: &Entry, lang: Lang) -> Line {
    let state = action.words(Field::State);
    let states = ["done", "doing", OPEN, "changed", "handed-on", "let-go", "no-news"];
    let rank = states.iter().position(|known| *known == state).filter(|_| !state.is_empty());
    let lead = rank
        .map_or_else(|| Compare::Open.text_in(lang).to_owned(), |_| capital(&tongue::said(Field::State, &state, lang)));
    let open = states.iter().position(|known| *known == OPEN).unwrap_or_default();
    let mut line = said(session, action, rank.unwrap_or(open), &lead);
    let who = query::who(session, action);
    line.how.push(if who.trim().is_empty() { Word::LookingForSomeone.text_in(lang).to_owned() } else { who });
    line.how.push(match action.get(Field::Due) {
        Some(due @ Value::Date { .. }) => match query::day_of(session, due) {
            Some(day) => Compare::DueBy.with_in(lang, &[dates::written_in(day, lang)]),
            None => due.words_in(lang),
        },
        _ => Word::NoDateYet.text_in(lang).to_owned(),
    });
    line.how.extend(told(&state, &action.words(Field::HandedTo), &action.words(Field::Why), lang));
    line
}

/// To whom an action was handed on, or to what it was changed, and the words that were said with how it stands: a reason
/// only where it was changed, handed on or let go.
fn told(state: &str, to: &str, why: &str, lang: Lang) -> Vec<String> {
    let mut out = Vec::new();
    if !to.is_empty() {
        let word = if state == "handed-on" { Compare::HandedTo } else { Compare::InWords };
        out.push(word.with_in(lang, &[to]));
    }
    if !why.is_empty() {
        let is_reason = matches!(state, "changed" | "handed-on" | "let-go");
        let word = if is_reason { Compare::Because } else { Compare::InWords };
        out.push(word.with_in(lang, &[why]));
    }
    out
}
