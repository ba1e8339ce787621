//! The footer: the keys that apply now.

use crate::model::mark::Mark;
use crate::ui::command::{self, Command};
use crate::ui::instrument::board::{choices, spoken_of};
use crate::ui::instrument::confirm::drafts;
use crate::ui::state::App;
use crate::ui::state::desk::{Desk, Purpose};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::update::task_clock::what_gives;
use crate::ui::view::pen::{Pen, Spot};
use crate::words::ground::Ground;
use ratatui::layout::Rect;

/// The keys that apply, as many as fit.
pub fn draw(app: &App, area: Rect, pen: &mut Pen) {
    let mut x = area.x + 1;
    for spec in command::footer(app) {
        let key = app.keys.brief(spec.command);
        let key = match spec.command {
            Command::PutUnder => "1-9".to_owned(),
            Command::HangUnder => "1-3".to_owned(),
            Command::GiveThis => match what_gives(app).map_or(0, |(_, choices)| choices.len()) {
                0 | 1 => "1".to_owned(),
                n => format!("1-{n}"),
            },
            Command::SetLit => "0-9".to_owned(),
            Command::SayNews => {
                let of = app.desk().and_then(spoken_of);
                format!("1-{}", of.map_or(0, |of| choices(of).len()))
            }
            _ => key,
        };
        let short = command::named(app, spec).short;
        let strikes = app.desk().is_some_and(|desk| matches!(desk.purpose, Purpose::Strike(_)));
        let lit = app.desk().and_then(Desk::lit_entry);
        let pairs = match spec.command {
            Command::Count => vec![("0-9".to_owned(), short)],
            Command::PutUnder | Command::InOrder => vec![("1-9".to_owned(), spec.short)],
            Command::ToChoosing if tests_draft(app) => vec![(key, Ground::TestShort.text())],
            Command::Keep if strikes => vec![(key, Command::Strike.spec().short)],
            // What is lit says what its keys mean.
            Command::Mark => vec![(
                key,
                lit.and_then(Mark::of_space)
                    .map_or(spec.short, |mark| mark.choices.first().map_or(spec.short, |choice| choice.word)),
            )],
            Command::AnswerLit => {
                let choices = lit.and_then(Mark::of_digits).map_or(&[][..], |mark| mark.choices);
                (1..).zip(choices).map(|(n, choice): (usize, _)| (n.to_string(), choice.word)).collect()
            }
            Command::SetLit | Command::TickLit => {
                let [digits, space] = app.desk().map(|desk| desk.instrument().keys_are(desk)).unwrap_or_default();
                let own = if spec.command == Command::SetLit { digits } else { space };
                vec![(key, own.unwrap_or(spec.short))]
            }
            _ => vec![(key, short)],
        };
        for (key, short) in pairs {
            let wide = text::columns(&key) + 1 + text::columns(short);
            if x + wide > area.right() {
                continue;
            }
            pen.spot(Rect { x, width: wide, height: 1, ..area }, || Spot::Key(spec.command));
            x += pen.put(x, area.y, &key, wide, Role::Key) + 1;
            x += pen.put(x, area.y, short, wide, Role::Text) + 2;
        }
    }
}

/// Whether choosing means that the room is asked about what was written here.
fn tests_draft(app: &App) -> bool {
    app.desk().is_some_and(|desk| drafts(desk).is_some_and(|kind| desk.session.of_kind(kind).next().is_some()))
}
