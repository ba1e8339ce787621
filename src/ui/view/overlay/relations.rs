//! Who is tied to whom, over the desk: a picture where the window is wide enough for it, else each party with its ties.

use crate::model::field::STRENGTHS;
use crate::model::kind::Kind;
use crate::model::query::relationships::Said;
use crate::roadmap::ties::{Line, Map, Tie};
use crate::ui::state::App;
use crate::ui::state::desk::Desk;
use crate::ui::text;
use crate::ui::theme::{Role, Theme};
use crate::ui::view::pen::{Pen, below, rows_of};
use crate::ui::widgets::relations::{self, Looks};
use crate::words::over::Over;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

/// From how many columns on there is a picture.
const PICTURE: u16 = 100;

/// How many rows the ties of the lit party take at most.
const MOST_SAID: u16 = 3;

/// Draws the map, or the list.
pub fn draw(app: &App, lit: Option<usize>, area: Rect, pen: &mut Pen) {
    let Some(desk) = app.desk() else { return };
    let ties = desk.ties();
    let (map, at) = (&ties.map, &ties.at);
    let bar = Rect { height: 1, ..area };
    pen.fill(bar, Role::Bar);
    let used = pen.put(bar.x + 1, bar.y, Over::Ties.text(), bar.width.saturating_sub(2), Role::Bar);
    pen.set_cursor(area.x, area.y);
    let rest = below(area, 1);
    let in_one = Some(Over::InOne.with(&[map.in_one.to_string()])).filter(|_| map.in_one > 0);
    if map.parties.is_empty() {
        let said = [Some(Over::NoTies.text().to_owned()), in_one].into_iter().flatten().collect::<Vec<_>>().join(" ");
        pen.paragraph(
            Rect { x: rest.x + 2, y: rest.y + 1, width: rest.width.saturating_sub(4), ..rest },
            &said,
            Role::Text,
        );
        return;
    }
    if let Some(words) = in_one.filter(|words| text::columns(words) + used + 4 < bar.width) {
        pen.put_right(bar.right().saturating_sub(1), bar.y, &words, Role::Bar);
    }
    let said = lit.map(|lit| said_of(map, lit));
    let wide = rest.width.saturating_sub(4);
    let rows = said.as_deref().map_or(0, |said| rows_of(said, wide)).clamp(2, MOST_SAID);
    let room = Rect { x: rest.x + 2, width: wide, y: rest.y + 1, height: rest.height.saturating_sub(rows + 2) };
    match relations::chips(map, at, room).filter(|_| area.width >= PICTURE) {
        Some(chips) => {
            let looks = looks(app, desk, map, pen);
            let place = relations::draw(map, &chips, lit, &looks, room, pen.canvas());
            if let Some(place) = place {
                pen.set_cursor(place.x, place.y);
            }
            let foot = Rect { y: room.bottom() + 1, height: rows, ..room };
            match said {
                Some(said) => drop(pen.paragraph(foot, &said, Role::Text)),
                None => draw_legend(foot, &looks, pen),
            }
        }
        None => draw_list(map, lit, Rect { y: rest.y + 1, height: rest.height.saturating_sub(1), ..room }, pen),
    }
}

/// What each kind of line says.
fn draw_legend(area: Rect, looks: &Looks, pen: &mut Pen) {
    let mut x = area.x + pen.put(area.x, area.y, Over::Today.text(), area.width, Role::Text) + 2;
    for (n, word) in STRENGTHS.iter().enumerate().skip(1) {
        x += pen.put_styled(x, area.y, relations::sample(Some(n)), 4, looks.base.patch(looks.today)) + 1;
        x += pen.put(x, area.y, word, area.width, Role::Text) + 3;
    }
    x += pen.put_styled(x, area.y, relations::sample(None), 4, looks.base.patch(looks.wanted)) + 1;
    pen.put(x, area.y, Over::Wanted.text(), area.width, Role::Text);
    pen.put(area.x, area.y + 1, Over::LightOne.text(), area.width, Role::Rule);
}

/// The theme's colours: a group of the room has its own.
fn looks(app: &App, desk: &Desk, map: &Map, pen: &Pen) -> Looks {
    let theme = app.theme;
    let groups: Vec<String> = desk.session.of_kind(Kind::Group).map(|group| group.text().to_lowercase()).collect();
    let chip = |name: &String| match groups.iter().position(|group| *group == name.to_lowercase()) {
        Some(nth) if theme != Theme::Mono => pen.group(nth),
        _ => theme.style(Role::Bar),
    };
    let ground = theme.ground();
    let dim = if theme == Theme::Mono { ground.add_modifier(Modifier::DIM) } else { ground.fg(Color::DarkGray) };
    Looks {
        base: ground,
        dim,
        today: theme.style(Role::Strong),
        wanted: theme.style(Role::Alarm),
        lit: theme.style(Role::Lit),
        chips: map.parties.iter().map(chip).collect(),
    }
}

/// The ties of a party, in the order of the other ends.
fn of_party(map: &Map, party: usize) -> impl Iterator<Item = (&Tie, &String)> {
    map.ties.iter().filter_map(move |tie| {
        let other = if tie.a == party { tie.b } else { tie.a };
        let mine = tie.a == party || tie.b == party;
        map.parties.get(other).filter(|_| mine).map(|name| (tie, name))
    })
}

/// What was said of a tie, in words: each answer where people differ.
fn in_words(tie: &Tie) -> String {
    let one = |(now, wanted): &Said| match (now.is_empty(), wanted.is_empty()) {
        (_, true) => now.clone(),
        (true, false) => Over::WantedIs.with(&[wanted]),
        (false, false) => Over::TodayAndWanted.with(&[now, wanted]),
    };
    let all: Vec<String> = tie.said.iter().map(one).filter(|said| !said.is_empty()).collect();
    all.join(Over::Either.text())
}

fn with_words(name: &str, tie: &Tie) -> String {
    let said = in_words(tie);
    if said.is_empty() { name.to_owned() } else { format!("{name} ({said})") }
}

/// A party and all its ties in one text.
fn said_of(map: &Map, party: usize) -> String {
    let name = map.parties.get(party).map_or("", String::as_str);
    let ties: Vec<String> = of_party(map, party).map(|(tie, other)| with_words(other, tie)).collect();
    format!("{name}: {}", ties.join(" · "))
}

/// A sign for what a tie has most of: whole for today, broken for what is only wanted.
fn sign(tie: &Tie) -> &'static str {
    match tie.lines().first() {
        Some(Line::Today(1)) => "─",
        Some(Line::Today(_)) => "━",
        _ => "┄",
    }
}

/// Each party with its ties, from the lit one on where not all of them have room.
fn draw_list(map: &Map, lit: Option<usize>, area: Rect, pen: &mut Pen) {
    let wide = area.width.saturating_sub(4);
    let block = |party: usize| {
        let ties = of_party(map, party).map(|(tie, name)| (sign(tie), with_words(name, tie)));
        ties.collect::<Vec<_>>()
    };
    let high = |party: usize| 2 + block(party).iter().map(|(_, said)| rows_of(said, wide)).sum::<u16>();
    let last = map.parties.len();
    let mut first = lit.unwrap_or(0);
    let mut used = if first < last { high(first) } else { 0 };
    while let Some(before) = first.checked_sub(1) {
        used = used.saturating_add(high(before));
        if used > area.height + 1 {
            break;
        }
        first = before;
    }
    let (mut y, mut shown) = (area.y, first);
    for (party, name) in map.parties.iter().enumerate().skip(first) {
        if y >= area.bottom() {
            break;
        }
        shown = party + 1;
        let top = y;
        pen.put(area.x, y, name, area.width, Role::Strong);
        if lit == Some(party) {
            pen.shade(Rect { x: area.x, y: top, width: area.width, height: 1 }, Role::Lit);
            pen.set_cursor(area.x, top);
        }
        y += 1;
        for (sign, said) in block(party) {
            pen.put(area.x + 1, y, sign, 1, Role::Key);
            let room = Rect { x: area.x + 3, y, width: wide, height: area.bottom().saturating_sub(y) };
            y += pen.paragraph(room, &said, Role::Text).max(1);
        }
        y += 1;
    }
    super::draw_more(first, last.saturating_sub(shown), pen);
}
