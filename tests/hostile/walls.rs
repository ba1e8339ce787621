//! Every wall of a hostile session, as the room paints it and as it is said line by line; and what a hostile window
//! claims of itself.

use crate::files::{Form, Written, opened, packs};
use crate::screens::Bytes;
use crate::strict;
use chrono::{DateTime, FixedOffset};
use commonground::model::day::now::{Face, Now};
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::session::Session;
use commonground::ui::theme::Theme;
use commonground::ui::view::room::{Wall, paint, said};
use commonground::ui::wire::Wire;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

fn at() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-05-14T10:30:00+01:00").expect("a time")
}

/// Paints a page and judges every byte of it; gives back how many pages there are.
fn look(session: &Session, now: &Now, size: (u16, u16), place: &str) -> usize {
    let wire = Bytes::default();
    let viewport = Viewport::Fixed(Rect::new(0, 0, size.0, size.1));
    let mut terminal =
        Terminal::with_options(Wire::new(wire.clone()), TerminalOptions { viewport }).expect("a terminal");
    let wall = Wall { session, now, at: at(), spot: None };
    let mut pages = 0;
    terminal.draw(|frame| pages = paint(&wall, Theme::Dark, frame.buffer_mut())).expect("a frame");
    strict::screen(&wire.bytes()).unwrap_or_else(|fault| panic!("{place}, page {}: {fault}", now.page));
    for line in said::all(&said::told(&wall, None)) {
        assert_eq!(strict::faults(&line), None, "{place}, said aloud: {line:?}");
    }
    pages
}

#[test]
fn nothing_reaches_the_wall_from_a_file() {
    let mut looked = 0;
    for (n, payloads) in packs().iter().enumerate() {
        let form = if n % 2 == 0 { Form::Journal } else { Form::ByHand };
        let (session, _) = opened(payloads, if n % 3 == 0 { Written::ByNumber } else { Written::Raw }, form);
        let size = [(80, 24), (120, 36), (60, 18), (40, 10)][n % 4];
        for (m, item) in query::agenda(&session).iter().enumerate() {
            let said = session.of_kind(Kind::Statement).next().map(|entry| entry.id.clone());
            let now = Now {
                task: Some(item.id.clone()),
                put_up: true,
                revealed: true,
                face: [Face::Task, Face::Task, Face::Task, Face::Break, Face::Roadmap][(m + n) % 5],
                left: Some(754),
                turn: 1,
                lit: said.filter(|_| m % 2 == 0),
                writer: payloads[m % payloads.len()].text.clone(),
                ..Now::default()
            };
            let pages = look(&session, &now, size, &format!("pack {n}, task {m}"));
            // The first two pages and the last are enough: the others are made alike.
            for page in [1, pages.saturating_sub(1)].into_iter().filter(|page| (1..pages).contains(page)) {
                look(&session, &Now { page, ..now.clone() }, size, &format!("pack {n}, task {m}"));
                looked += 1;
            }
        }
    }
    assert!(looked > 100, "only {looked} later pages were looked at");
}
