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

/// Says it, and where the folder is from now on.
pub fn written(app: &mut App, folder: String, names: &[String]) {
    let Some(desk) = app.desk() else { return };
    let waits: Vec<String> = passed_over(&desk.session).into_iter().chain(desk.waits_elsewhere()).collect();
    let said = sentences(app, &holds(desk), (&folder, names), &waits);
    app.say(Tone::Good, said.into_iter().chain(waits).collect::<Vec<_>>().join("\n"));
    if let Some(desk) = app.desk_mut() {
        (desk.papers.folder, desk.papers.under_way) = (Some(folder), false);
    }
}

/// Of values, where some were asked about, those that were passed over: on paper that does not look unfinished. What of
/// the themes was not asked is said with how many there are.
fn passed_over(session: &Session) -> Option<String> {
    let standings: Vec<Standing> = session.of_kind(Kind::Value).map(|value| query::standing(session, value)).collect();
    let open = standings.iter().filter(|standing| **standing == Standing::NotAsked).count();
    let said = Word::OneValue.counted(Word::SomeValues, open);
    (open > 0 && open < standings.len()).then(|| Word::NotAskedYet.with(&[said]))
}

/// The fullest of these that has room, with what is said after it. The folder stands in all of them: that is where the
/// files are found.
fn sentences(app: &App, holds: &str, (folder, names): (&str, &[String]), after: &[String]) -> Vec<String> {
    let (two, more) = names.split_at(names.len().min(2));
    let offer = Words::OpensFolder.with(&[app.keys.brief(Command::OpenFolder)]);
    let count = (!more.is_empty()).then(|| Words::AndMore.with(&[more.len().to_string()]));
    let others = (!more.is_empty()).then(|| Words::AndThese.with(&[more.len().to_string(), more.join(", ")]));
    // The offer on the last line: a row of its own would be one of the picture's.
    let lines = |more: &Option<String>| {
        let all =
            [Some(Word::PapersWritten.with(&[folder])), Some(two.join(", ")), Some(holds.to_owned()), more.clone()];
        let mut all: Vec<String> = all.into_iter().flatten().collect();
        all.iter_mut().next_back().into_iter().for_each(|last| *last = format!("{last} {offer}"));
        all
    };
    let so_many = |folder: &str| Words::SoMany.with(&[names.len().to_string(), folder.to_owned(), String::new()]);
    let counted = || vec![so_many(folder).trim_end().to_owned(), format!("{holds} {offer}")];
    let brief = |folder: &str| vec![format!("{}{offer}", so_many(folder))];
    let (wide, most) = (usize::from(app.size.0.saturating_sub(2).max(1)), rows(app));
    let fits = |all: &Vec<String>| {
        let rows = all.iter().chain(after).flat_map(|line| line.lines()).map(|line| text::wrap(line, wide).len());
        rows.sum::<usize>() <= most
    };
    let full = [lines(&others), lines(&count), counted(), brief(folder)];
    // Where not even that has room, the folder loses what stands first in it.
    let shorter = folder.match_indices(['/', '\\']).skip(1).filter_map(|(at, _)| folder.get(at..));
    let shorter = shorter.map(|rest| brief(&format!("…{rest}")));
    let last = folder.rsplit(['/', '\\']).next().unwrap_or(folder);
    full.into_iter().chain(shorter).find(fits).unwrap_or_else(|| brief(last))
}

/// How many rows a message has; line by line, as many as it takes.
fn rows(app: &App) -> usize {
    match app.size.1 {
        _ if app.by_line => usize::MAX,
        18.. => 6,
        _ => 3,
    }
}

/// How much is in the papers: values, themes and how they stand, actions; and what of the values is in the report alone.
fn holds(desk: &Desk) -> String {
    let session = &desk.session;
    let themes = query::themes(session);
    let of = |which: &[Standing]| {
        themes.iter().filter(|theme| which.contains(&query::theme_standing(session, theme))).count()
    };
    let open = of(&[Standing::NotAsked, Standing::Reword]);
    // How many are agreed goes without saying where all were asked.
    let agreed = if open > 0 { of(&[Standing::Agreed]) } else { 0 };
    let parts = [
        (Words::SoManyAgreed, agreed),
        (Words::SoManyNotAgreed, of(&[Standing::NotAgreed])),
        (Words::SoManyNotAsked, open),
    ];
    let parts = parts.into_iter().filter(|(_, n)| *n > 0).map(|(word, n)| word.with(&[n.to_string()]));
    let parts = parts.collect::<Vec<_>>().join(", ");
    let mut said = Word::OneTheme.counted(Word::SomeThemes, themes.len());
    if !parts.is_empty() {
        said = Words::ThemesOfWhich.with(&[said, parts]);
    }
    let plan = desk.plan();
    let actions: usize = plan.lanes.iter().map(|lane| lane.cards.len()).sum();
    let all = Word::PapersHold.with(&[
        Word::OneValue.counted(Word::SomeValues, plan.values.len()),
        said,
        Word::OneAction.counted(Word::SomeActions, actions),
    ]);
    let apart = query::count_not_agreed(session).values;
    let apart = (apart > 0).then(|| Words::ValuesApart.with(&[Word::OneValue.counted(Word::SomeValues, apart)]));
    std::iter::once(all).chain(apart).collect::<Vec<_>>().join(" ")
}
