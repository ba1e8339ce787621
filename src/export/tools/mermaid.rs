//! Diagrams for Mermaid. Everything of people's words but letters, digits and a few harmless signs goes in as the number
//! of a character (`#58;`): a colon would end a label without a word of error, `%%` would hide the rest, a bracket would
//! break the diagram. Uses the model's queries.

use super::{Leaving, Parcel, Why};
use crate::export::escape;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::typed::years;
use crate::words::tools::Tools;
use chrono::Days;
use std::collections::BTreeMap;

/// What a line of a diagram may not begin with: it would be taken for a command. As they begin, in small letters.
const COMMANDS: &[&str] = &[
    "section",
    "title",
    "click",
    "dateformat",
    "axisformat",
    "tickinterval",
    "excludes",
    "includes",
    "todaymarker",
    "weekday",
    "weekend",
    "inclusiveenddates",
    "topaxis",
    "acctitle",
    "accdescr",
    "gantt",
    "timeline",
    "mindmap",
    "end",
    "direction",
    "class",
    "style",
    "href",
    "call",
];

/// Signs that mean nothing to Mermaid.
const HARMLESS: &str = " ,.!?'()";

/// Words as they stand in a diagram.
pub(super) fn safe(words: &str) -> String {
    let words = escape::plain(words);
    let words = words.trim();
    let small = words.to_lowercase();
    let command = COMMANDS.iter().any(|command| small.starts_with(command));
    let mut out = String::with_capacity(words.len() + words.len() / 8);
    for (at, c) in words.chars().enumerate() {
        // The program's own marks for a character stand as these letters.
        let is_mark = matches!(c, '\u{fb02}' | '°' | '¶' | 'ß');
        let is_plain = c.is_ascii_alphanumeric() || HARMLESS.contains(c) || (!c.is_ascii() && !is_mark);
        if is_plain && !(at == 0 && command) {
            out.push(c);
        } else {
            out.push_str(&format!("#{};", u32::from(c)));
        }
    }
    out
}

/// The head of a diagram.
fn head(leaving: &Leaving, sort: &str) -> String {
    let title = query::title(&leaving.session);
    format!("{sort}\n  title {}\n", safe(&title))
}

/// Actions and pledges with a day, a section for each theme. One without a beginning stands on its day.
pub fn gantt(leaving: &Leaving) -> Parcel {
    let mut out = head(leaving, "gantt");
    out.push_str("  dateFormat YYYY-MM-DD\n");
    let (mut went, mut no_day) = (0, 0);
    for lane in query::lanes(&leaving.session, &[Kind::Action, Kind::Pledge]) {
        let mut rows = String::new();
        for entry in lane.lines {
            let (Some(due), number) = (leaving.day(entry, Field::Due), leaving.session.spoken(entry)) else {
                no_day += 1;
                continue;
            };
            went += 1;
            let begins = leaving.day(entry, Field::Start).filter(|start| *start < due).unwrap_or(due);
            // The last day is one of them; Mermaid ends before the day that it is given.
            let ends = due.checked_add_days(Days::new(1)).unwrap_or(due);
            let milestone = if entry.is(Field::Milestone) { "milestone, " } else { "" };
            let done = if entry.words(Field::State) == "done" { "done, " } else { "" };
            rows.push_str(&format!(
                "  {} {} :{done}{milestone}a{went}, {begins}, {ends}\n",
                safe(&number),
                safe(entry.text())
            ));
        }
        if !rows.is_empty() {
            let name = lane.theme.map_or(Tools::OtherLines.text_in(leaving.session.lang()), Entry::text);
            out.push_str(&format!("  section {}\n{rows}", safe(name)));
        }
    }
    Parcel::of(out, went, vec![(Why::NoDay, no_day)])
}

/// The time lines, by their years.
pub fn timeline(leaving: &Leaving) -> Parcel {
    let mut by_year: BTreeMap<(years::When, String), Vec<&Entry>> = BTreeMap::new();
    let mut no_year = 0;
    for entry in leaving.of_kinds(&[Kind::TimeLine]) {
        let said = entry.words(Field::Year);
        match years::when(&said) {
            Some(year) => by_year.entry((year, said)).or_default().push(entry),
            None => no_year += 1,
        }
    }
    let went = by_year.values().map(Vec::len).sum();
    let mut out = head(leaving, "timeline");
    for ((_, said), entries) in by_year {
        let events: Vec<String> = entries.iter().map(|entry| safe(entry.text())).collect();
        out.push_str(&format!("  {} : {}\n", safe(&said), events.join(" : ")));
    }
    Parcel::of(out, went, vec![(Why::NoYear, no_year)])
}

/// Themes, and under each what stands there, line under line.
pub fn mindmap(leaving: &Leaving) -> Parcel {
    let session = &leaving.session;
    let mut drawn = Drawn { leaving, out: String::from("mindmap\n"), went: 0 };
    drawn.out.push_str(&format!("  r[\"{}\"]\n", safe(&query::title(session))));
    for theme in query::themes(session) {
        drawn.node(theme, 2);
    }
    let kinds = [Kind::Card, Kind::Feature, Kind::Statement, Kind::Goal, Kind::Action, Kind::Pledge, Kind::Project];
    let loose = leaving.of_kinds(&kinds).into_iter().filter(|entry| query::theme_of(session, entry).is_none()).count();
    Parcel::of(drawn.out, drawn.went, vec![(Why::NoTheme, loose)])
}

struct Drawn<'l, 'a> {
    leaving: &'l Leaving<'a>,
    out: String,
    went: usize,
}

impl Drawn<'_, '_> {
    fn node(&mut self, entry: &Entry, depth: usize) {
        self.went += 1;
        let blanks = "  ".repeat(depth);
        self.out.push_str(&format!("{blanks}n{}[\"{}\"]\n", self.went, safe(entry.text())));
        let under: Vec<Id> = self.leaving.session.under(&entry.id).map(|under| under.id.clone()).collect();
        // What stands under each other in a ring, made by two people at once, ends somewhere.
        if depth < 12 {
            for under in under.iter().filter_map(|id| self.leaving.session.entry(id)) {
                self.node(under, depth + 1);
            }
        }
    }
}
