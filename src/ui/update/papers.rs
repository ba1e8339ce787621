//! What is said when the papers are written: which, how much is in them, where. Nothing of it is cut off: where the window
//! has no room for every name, the folder has them.

use crate::model::kind::Kind;
use crate::model::query::{self, Standing};
use crate::model::session::Session;
use crate::ui::command::Command;
use crate::ui::state::desk::Desk;
use crate::ui::state::{App, Tone};
use crate::ui::text;
use crate::words::Word;
use crate::words::papers::Papers as Words;
use std::path::Path;

/// Says it, and where the folder is from now on.
pub fn written(app: &mut App, folder: String, names: &[String]) {
    let Some(desk) = app.desk() else { return };
    let said = sentences(app, desk, &folder, names);
    let waits = passed_over(&desk.session).into_iter().chain(desk.waits_elsewhere());
    app.say(Tone::Good, said.into_iter().chain(waits).collect::<Vec<_>>().join("\n"));
    if let Some(desk) = app.desk_mut() {
        (desk.papers.folder, desk.papers.under_way) = (Some(folder), false);
    }
}

/// What was passed over where others of its kind were asked about: on paper that does not look unfinished.
fn passed_over(session: &Session) -> Option<String> {
    let count = |standings: Vec<Standing>| {
        let open = standings.iter().filter(|standing| **standing == Standing::NotAsked).count();
        if open < standings.len() { open } else { 0 }
    };
    let values = count(session.of_kind(Kind::Value).map(|value| query::standing(session, value)).collect());
    let themes = count(query::themes(session).iter().map(|theme| query::theme_standing(session, theme)).collect());
    let said = [(values, Word::OneValue, Word::SomeValues), (themes, Word::OneTheme, Word::SomeThemes)];
    let said: Vec<String> = said.iter().filter(|(n, ..)| *n > 0).map(|(n, one, some)| one.counted(*some, *n)).collect();
    (!said.is_empty()).then(|| Word::NotAskedYet.with(&[said.join(", ")]))
}

/// The fullest of these that has room.
fn sentences(app: &App, desk: &Desk, folder: &str, names: &[String]) -> Vec<String> {
    let (two, more) = names.split_at(names.len().min(2));
    let holds = Word::papers_hold(counts(desk));
    let offer = Words::OpensFolder.with(&[app.keys.brief(Command::OpenFolder)]);
    let last = Path::new(folder).file_name().map_or(folder.into(), |name| name.to_string_lossy());
    let begins = |folder: &str| Word::PapersWritten.with(&[folder]);
    let count = (!more.is_empty()).then(|| Words::AndMore.with(&[more.len().to_string()]));
    let others = (!more.is_empty()).then(|| Words::AndThese.with(&[more.len().to_string(), more.join(", ")]));
    // The offer on the last line: a row of its own would be one of the picture's.
    let lines = |folder: &str, more: &Option<String>| {
        let all = [Some(begins(folder)), Some(two.join(", ")), Some(holds.clone()), more.clone()];
        let mut all: Vec<String> = all.into_iter().flatten().collect();
        all.iter_mut().next_back().into_iter().for_each(|last| *last = format!("{last} {offer}"));
        all
    };
    let brief = || {
        vec![[begins(&last), two.join(", ")].join(" "), [count.clone().unwrap_or_default(), offer.clone()].join(" ")]
    };
    let (wide, most) = (usize::from(app.size.0.saturating_sub(2).max(1)), rows(app));
    let fits = |all: &Vec<String>| all.iter().map(|line| text::wrap(line, wide).len()).sum::<usize>() <= most;
    let all = [lines(folder, &others), lines(folder, &count), lines(&last, &count), brief()];
    let shortest = || vec![Words::SoMany.with(&[names.len().to_string(), last.to_string(), offer.clone()])];
    all.into_iter().find(fits).unwrap_or_else(shortest)
}

/// How many rows a message has; line by line, as many as it takes.
fn rows(app: &App) -> usize {
    match app.size.1 {
        _ if app.by_line => usize::MAX,
        18.. => 6,
        _ => 3,
    }
}

/// Values, themes, those of them that are not agreed, actions.
fn counts(desk: &Desk) -> [usize; 4] {
    let session = &desk.session;
    let themes = query::themes(session);
    let not_agreed = themes.iter().filter(|theme| query::theme_standing(session, theme) == Standing::NotAgreed).count();
    let plan = desk.plan();
    let actions: usize = plan.lanes.iter().map(|lane| lane.cards.len()).sum();
    [plan.values.len(), themes.len(), not_agreed, actions]
}
