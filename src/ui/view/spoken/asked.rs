//! What is asked of the person now: what the next line becomes, or which line is lit and what the digits mean.

use super::{Asked, joined, line_words, standing_words};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::mark::Mark;
use crate::model::query;
use crate::model::stage::Surface;
use crate::model::typed::line::BETWEEN;
use crate::ui::command::Command;
use crate::ui::instrument::confirm::drafts;
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::ui::state::{App, Asks, Home, Overlay, TEMPLATES};
use crate::ui::text::FIRM;
use crate::ui::update::{listed, places};
use crate::ui::view::agree::{confirm, read_back};
use crate::ui::view::desk::message;
use crate::ui::view::overlay::{alike, wordings};
use crate::ui::view::window::home;
use crate::words::Word;
use crate::words::aloud::Aloud;
use crate::words::before::Before;
use crate::words::ground::Ground;
use crate::words::links::Links;
use crate::words::settle::Settle;
use crate::words::tasks::Tasks;
use crate::words::time_lines::TimeLines;
use crate::words::tour::Tour;
use crate::words::wall::Wall as Words;

/// What is asked now.
pub fn asked(app: &App) -> Vec<Asked> {
    if let Some(Overlay::MoveTo { entry, .. }) = app.overlays.last() {
        let entry = app.desk().and_then(|desk| desk.session.entry(entry));
        let no = app.desk().zip(entry).map(|(desk, entry)| desk.session.spoken(entry)).unwrap_or_default();
        let mut out: Vec<Asked> = numbered(places(app).into_iter().map(|(_, title)| title)).map(plain).collect();
        out.push(plain(Word::PlainMove.with(&[no])));
        return out;
    }
    if let Some(Overlay::Everything { line, .. }) = app.overlays.last() {
        // All of it is said when it is opened; then only what is asked.
        let rows = if line.is_some() { Vec::new() } else { super::sheet::rows(app) };
        return rows.into_iter().map(hint).chain(super::sheet::asked(app, line.is_some()).map(plain)).collect();
    }
    if let Some(Overlay::Alike { pairs, at }) = app.overlays.last() {
        return alike::lines(app, pairs, *at).into_iter().map(plain).collect();
    }
    if let Some(Overlay::Wordings { of, .. }) = app.overlays.last() {
        let lines = wordings::lines(app, of);
        return lines.into_iter().map(plain).chain([plain(Settle::PlainAsk.text())]).collect();
    }
    if let Some(Overlay::PutIn { .. }) = app.overlays.last() {
        let tasks = numbered(listed(app).into_iter().map(|(task, name)| name.unwrap_or_else(|| task.title.to_owned())));
        return tasks.map(plain).chain([plain(Aloud::PutIn.text())]).collect();
    }
    if let Some(Overlay::WhatGives { .. }) = app.overlays.last() {
        return super::answers::ways(app).into_iter().map(plain).chain([plain(Aloud::Gives.text())]).collect();
    }
    match (app.home(), app.desk()) {
        (Some(home), _) => at_home(home),
        (_, Some(desk)) if desk.asks_under => vec![plain(desk.instrument().asks_under(desk))],
        (_, Some(desk)) => match desk.mode {
            Mode::Writing => writing(desk),
            Mode::Choosing => choosing(desk).into_iter().chain(desk.which_other().map(plain)).collect(),
        },
        (None, None) => Vec::new(),
    }
}

fn plain(text: impl Into<String>) -> Asked {
    Asked { about: None, text: text.into().replace(FIRM, " "), hint: false }
}

/// A sentence that helps who comes here, and is not said again after every line.
fn hint(text: impl Into<String>) -> Asked {
    Asked { hint: true, ..plain(text) }
}

/// Texts with the digits that mean them.
fn numbered(texts: impl Iterator<Item = String>) -> impl Iterator<Item = String> {
    (1..).zip(texts).map(|(n, text): (usize, String)| format!("{n} {text}"))
}

fn at_home(home: &Home) -> Vec<Asked> {
    match home.asks {
        _ if home.busy => Vec::new(),
        Asks::Which if !home.listed => Vec::new(),
        Asks::Title => {
            let new = home::offers_tour(home).then(|| hint(Tour::NewHerePlain.text()));
            new.into_iter().chain([plain(Word::HomeQuestion.text())]).collect()
        }
        Asks::HowLong => {
            let choices: Vec<String> = numbered(TEMPLATES.iter().map(|(word, _)| word.text().to_owned())).collect();
            vec![plain(Word::PlainAskHowLong.with(&[home.line.text_of(0)])), plain(choices.join(", "))]
        }
        Asks::Which => {
            let words = |title: &str, date: &str, stands: &str| {
                let stands = stands.replace(" · ", ", ");
                joined([title, date, stands.as_str()])
            };
            let sessions = home.sessions.iter().map(|one| words(&one.title, &one.date, &one.stands));
            let mut out: Vec<Asked> = numbered(sessions).map(plain).collect();
            let lit = home.sessions.get(home.lit).map_or("", |one| one.title.as_str());
            out.push(plain(Word::PlainOpens.with(&[lit])));
            out
        }
    }
}

fn writing(desk: &Desk) -> Vec<Asked> {
    let boxes: Vec<&str> = desk.line.boxes().iter().map(crate::ui::line::TextBox::text).collect();
    let half = boxes.join(BETWEEN).trim_end_matches([' ', ';']).to_owned();
    let mut out = match &desk.purpose {
        Purpose::New => new_line(desk),
        Purpose::Reword(id) => {
            return vec![plain(Word::PlainChanging.with(&[desk.number_of(id), half])), plain(Word::PlainAnew.text())];
        }
        Purpose::Objection(_) | Purpose::OpenObjection(_) => {
            vec![plain(Word::WhatWasSaid.text()), plain(Word::EnterNothing.text())]
        }
        Purpose::Tell(_, field) => vec![plain(confirm::ask_of(*field))],
        Purpose::Statement(theme) => {
            let mut out = Vec::new();
            if let Some(theme) = desk.session.entry(theme) {
                out.push(plain(place_of(desk, theme)));
                let under = desk.session.under(&theme.id).filter(|line| line.kind != Kind::Objection);
                out.extend(under.map(|line| plain(format!("{} {}", desk.session.spoken(line), line.text()))));
                out.push(plain(Word::SentenceFor.with(&[theme.text()])));
            }
            out
        }
        Purpose::Meeting => vec![plain(Word::PlainMeeting.text())],
        Purpose::Room => vec![plain(Word::HowManyIn.text())],
        Purpose::Answer(_) => desk.labels().into_iter().map(plain).collect(),
        Purpose::Lanes => vec![plain(TimeLines::NamesAsked.text())],
        Purpose::Strike(id) => {
            use crate::ui::view::desk::bottom::{called, words_that_go};
            let goes = words_that_go(desk).into_iter().map(plain);
            goes.chain([plain(Word::StrikeWhat.with(&[called(desk, id)]))]).collect()
        }
        Purpose::Link(id) => {
            let no = desk.session.entry(id).map(|entry| desk.session.spoken(entry)).unwrap_or_default();
            vec![plain(Links::Which.with(&[no])), plain(Links::Ask.text())]
        }
        Purpose::Hand(ask) => vec![plain(ask.sentence(desk))],
        Purpose::Custody => vec![plain(Word::PlainCustody.text())],
    };
    if !half.is_empty() {
        out.push(plain(Word::PlainHalf.with(&[half])));
        out.push(plain(Word::PlainHalfKeep.text()));
    }
    out
}

fn new_line(desk: &Desk) -> Vec<Asked> {
    let mut out = Vec::new();
    out.extend(desk.opening().map(plain));
    match desk.surface() {
        Surface::Confirm if drafts(desk).is_some() => out.push(hint(Ground::PlainDraft.text())),
        Surface::Confirm => return end_of_tests(desk),
        Surface::Sort => out.push(hint(Word::PlainNameATheme.text())),
        Surface::SignUp => out.push(hint(desk.instrument().invites(desk))),
        _ => {
            if let Some(words) = desk.instrument().line_is(desk) {
                out.push(plain(Word::PlainKind.with(&[words])));
            } else if let Some(example) = desk.instrument().example(desk) {
                out.push(hint(example));
            } else if desk.kinds().len() > 1 {
                out.push(plain(Word::PlainKind.with(&[desk.kind.spec().word])));
            } else if desk.line.boxes().len() < 2 {
                out.push(hint(desk.instrument().invites(desk)));
            }
        }
    }
    if desk.line.boxes().len() > 1 {
        out.push(hint(Word::PlainBoxes.with(&[desk.labels().join(BETWEEN)])));
    }
    if let Some(open) = desk.asks_before_close() {
        out.push(plain(message::before_close(&desk.keys, open)));
    }
    if desk.surface() == Surface::Actions {
        if desk.kind.has(Field::Who)
            && query::actions(&desk.session, None).is_empty()
            && query::themes(&desk.session)
                .iter()
                .all(|theme| query::actions(&desk.session, Some(&theme.id)).is_empty())
        {
            out.push(plain(Word::PrintedWho.text()));
        }
        out.push(plain(match desk.under.as_ref().and_then(|id| desk.session.entry(id)) {
            Some(theme) => Word::PlainUnder.with(&[theme.no.as_str(), theme.text()]),
            None => Word::PlainUnderNone.text().to_owned(),
        }));
    } else {
        out.extend(Some(desk.instrument().kept_where(desk)).filter(|words| !words.is_empty()).map(plain));
    }
    out
}

fn choosing(desk: &Desk) -> Vec<Asked> {
    if let Some((id, text)) = desk.lit.as_ref().and_then(|id| Some((id, desk.instrument().told(desk, id)?))) {
        let space =
            (desk.instrument().takes_space(desk) && desk.surface() != Surface::Seats).then_some(Before::PlainTick);
        let mut out = vec![Asked { about: Some(id.clone()), text, hint: false }];
        let digits = desk.lit_entry().filter(|_| desk.surface() == Surface::Board);
        out.extend(digits.and_then(|_| desk.instrument().asks_lit(desk)).map(plain));
        out.extend(space.map(|word| plain(word.text())));
        out.push(plain(Word::PlainChoose.text()));
        return out;
    }
    let Some(lit) = desk.lit_entry() else {
        return match desk.surface() {
            Surface::Confirm => end_of_tests(desk),
            Surface::ReadBack => end_of_reading(desk),
            _ => vec![plain(Word::PlainChoose.text())],
        };
    };
    if desk.surface() == Surface::Confirm {
        return testing(desk, lit);
    }
    let mut out = vec![Asked { about: Some(lit.id.clone()), text: line_words(desk, lit), hint: false }];
    out.extend(desk.instrument().asks_lit(desk).map(plain));
    match desk.surface() {
        Surface::Wall => out.push(plain(Words::PlainWall.text())),
        Surface::TwoTables => out.push(plain(Words::PlainTables.text())),
        Surface::ReadBack | Surface::Aloud => out.push(plain(Word::PlainReadBack.text())),
        Surface::SignUp => out.push(plain(Command::Count.spec().does)),
        Surface::Sort | Surface::Actions if lit.kind.has(Field::Theme) => {
            let themes = query::themes(&desk.session);
            let mut digits: Vec<String> = themes.iter().map(|theme| format!("{} {}", theme.no, theme.text())).collect();
            digits.push(Word::PlainNoPlace.text().to_owned());
            let word = if desk.surface() == Surface::Sort { Word::PlainDigits } else { Word::PlainDigitsActions };
            out.push(plain(word.with(&[digits.join(", ")])));
        }
        _ => {
            if let Some(mark) = Mark::of_space(lit) {
                let word = mark.choices.first().map_or("", |choice| choice.word);
                out.push(plain(Tasks::PlainMark.with(&[word])));
            }
            if let Some(mark) = Mark::of_digits(lit) {
                out.push(plain(Tasks::PlainAnswer.with(&[mark.numbered()])));
            } else if desk.kinds().len() > 1 {
                let kinds: Vec<String> =
                    numbered(desk.kinds().iter().map(|kind| kind.spec().word.to_owned())).collect();
                out.push(plain(Word::PlainKinds.with(&[kinds.join(", ")])));
            }
            out.push(plain(Word::PlainChoose.text()));
        }
    }
    out
}

/// "value 2 of 9", "theme 1 of 3: Places to belong".
fn place_of(desk: &Desk, item: &Entry) -> String {
    let all = desk.choosable();
    let same: Vec<_> = all.iter().filter(|id| desk.session.entry(id).is_some_and(|e| e.kind == item.kind)).collect();
    let at = same.iter().position(|id| **id == item.id).map_or(0, |at| at + 1);
    let place = Word::OfMany.with(&[at.to_string(), same.len().to_string()]);
    let place = format!("{} {place}", item.kind.spec().word);
    let place = if item.kind == Kind::Theme { format!("{place}: {}", item.text()) } else { place };
    let standing = standing_words(desk.tested_standing(item)).unwrap_or_default().to_lowercase();
    joined([place.as_str(), &standing])
}

fn testing(desk: &Desk, item: &Entry) -> Vec<Asked> {
    let tested = desk.tested(item);
    let mut out = vec![plain(place_of(desk, item))];
    if tested.id != item.id || item.kind != Kind::Theme {
        out.push(plain(tested.text()));
    }
    let objections: Vec<&Entry> = query::objections(&desk.session, &tested.id).collect();
    for no in &objections {
        let said = confirm::objection(desk, no, objections.len() > 1).replace(" · ", ", ");
        out.push(plain(Word::PlainSomebodySaid.with(&[said])));
    }
    out.extend(confirm::about(tested).into_iter().map(plain));
    if !desk.can_be_asked(item) {
        out.push(plain(Word::SentenceFor.with(&[item.text()])));
        return out;
    }
    out.push(plain(Word::AnyoneNot.text_in(desk.session.lang())));
    let choices = confirm::choices(desk, tested);
    let choices: Vec<String> = numbered(choices.into_iter().map(|(_, word)| word.to_owned())).collect();
    out.push(plain(choices.join(", ")));
    out.push(hint(Ground::PlainMore.text()));
    out
}

fn end_of_tests(desk: &Desk) -> Vec<Asked> {
    if desk.choosable().is_empty() {
        return vec![plain(Word::NothingToAsk.text())];
    }
    let counts = confirm::counts_words(desk);
    vec![plain(format!("{} {counts}", confirm::all_asked(desk)))]
}

fn end_of_reading(desk: &Desk) -> Vec<Asked> {
    let mut out = vec![plain(read_back::all_read(desk))];
    for (word, said) in [Word::MeetNext, Word::SendsOut].into_iter().zip(desk.meeting()) {
        if !said.is_empty() {
            out.push(plain(word.with(&[said])));
        }
    }
    out
}
