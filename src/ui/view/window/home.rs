//! Home: what is it about, how long have you got, or one of the sessions at hand.

use crate::model::likeness::folded;
use crate::ui::command::Command;
use crate::ui::line::TextBox;
use crate::ui::msg::Line;
use crate::ui::state::{App, Asks, Home, Order, TEMPLATES};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::update::found_words;
use crate::ui::view::desk::bottom::draw_line;
use crate::ui::view::desk::footer;
use crate::ui::view::pen::{Pen, Spot, below, inset, role_of, rows_of};
use crate::words::Word;
use crate::words::before::Before;
use crate::words::library::Library;
use crate::words::tour::Tour;
use ratatui::layout::Rect;

/// Draws home.
pub fn draw(app: &App, home: &Home, pen: &mut Pen) {
    let area = pen.area();
    let foot = match area.height {
        8.. => 1 + notice(app, home).map_or(1, |(words, _)| rows_of(&words, area.width.saturating_sub(2)).min(4)),
        2.. if app.notice.is_some() => 1,
        _ => 0,
    };
    let mut body = Rect { height: area.height - foot, ..area };
    if body.height >= 8 {
        let bar = Rect { height: 1, ..body };
        pen.fill(bar, Role::Bar);
        pen.put(bar.x + 1, bar.y, Word::ProgramName.text(), bar.width, Role::Bar);
        pen.put_right(
            bar.right().saturating_sub(1),
            bar.y,
            &Word::HelpKey.with(&[app.keys.brief(Command::Help)]),
            Role::Bar,
        );
        body = below(body, 2);
    }
    let body = inset(body, if body.width >= 60 { 4 } else { 1 });
    match home.asks {
        _ if home.busy => drop(pen.put(body.x, body.y, Word::Making.text(), body.width, Role::Text)),
        Asks::Which if !home.listed => drop(pen.put(body.x, body.y, Word::Looking.text(), body.width, Role::Text)),
        Asks::Which => draw_list(home, body, pen),
        Asks::Title => draw_title(home, body, pen),
        Asks::HowLong => draw_how_long(home, body, pen),
    }
    if foot > 0 {
        draw_foot(app, home, Rect { y: area.bottom() - foot, height: foot, ..area }, pen);
    }
}

fn draw_foot(app: &App, home: &Home, area: Rect, pen: &mut Pen) {
    let high = if area.height > 1 { area.height - 1 } else { area.height };
    if let Some((words, role)) = notice(app, home) {
        pen.paragraph(Rect { height: high, ..inset(area, 1) }, &words, role);
    }
    footer::draw(app, below(area, high), pen);
}

/// What was said last, else that something here cannot be read.
fn notice(app: &App, home: &Home) -> Option<(String, Role)> {
    if let Some(notice) = &app.notice {
        let role = role_of(notice.tone);
        return Some((notice.text.clone(), role));
    }
    (!home.found.is_empty()).then(|| (found_words(&app.keys, &home.found), Role::Alarm))
}

/// The question with the cursor under it, a third down: where the eye is.
fn draw_title(home: &Home, area: Rect, pen: &mut Pen) {
    let area = below(area, area.height / 4);
    pen.put(area.x, area.y, Word::HomeQuestion.text(), area.width, Role::Strong);
    // In one row there is the line alone.
    let line = below(area, if area.height >= 6 { 2 } else { area.height.saturating_sub(1).min(1) });
    pen.fill(Rect { height: line.height.min(1), ..line }, Role::Text);
    pen.put(line.x, line.y, "› ", 2, Role::Key);
    let line = Rect { x: line.x + 2, width: line.width.saturating_sub(2), height: line.height.min(2), ..line };
    draw_line(&home.line, line, pen);
    if area.height >= 6 {
        draw_lines(home, below(area, 4), pen);
    }
    if offers_tour(home) && area.height >= 6 {
        pen.paragraph(Rect { height: 2, ..below(area, 4) }, Tour::NewHere.text(), Role::Rule);
    }
    if home.line.boxes().iter().any(TextBox::is_marked) && area.height >= 6 {
        pen.paragraph(Rect { height: 2, ..below(area, 4) }, Before::TitleLeft.text(), Role::Text);
    }
}

/// Whether nobody has a session here yet, nor a title: then the example is offered.
pub fn offers_tour(home: &Home) -> bool {
    home.asks == Asks::Title && home.listed && home.sessions.is_empty() && home.line.is_empty()
}

/// What the sessions hold of the words that stand in the title.
fn draw_lines(home: &Home, area: Rect, pen: &mut Pen) {
    let lines = &home.lines;
    if lines.of.is_empty() || home.line.boxes().iter().any(TextBox::is_marked) || area.height < 2 {
        return;
    }
    if lines.all.is_empty() {
        pen.put(area.x, area.y, Library::NothingInSessions.text(), area.width, Role::Text);
        return;
    }
    let does = if lines.lit.is_some() { Library::LitOpens } else { Library::InYourSessions };
    pen.put(area.x, area.y, does.text(), area.width, Role::Text);
    let list = below(area, 1);
    let fits = usize::from(list.height).max(1);
    let first = lines.lit.unwrap_or_default().saturating_sub(fits - 1);
    let titles = (list.width / 3).min(28);
    for (y, (n, line)) in (list.y..list.bottom()).zip(lines.all.iter().enumerate().skip(first)) {
        pen.put(list.x + 1, y, &text::cut(&line.title, usize::from(titles)), titles, Role::Text);
        let from = list.x + titles + 2;
        let number = text::columns(&line.no);
        pen.put(from, y, &line.no, number, Role::Key);
        let from = if number == 0 { from } else { from + number.max(4) + 1 };
        let room = list.right().saturating_sub(from + 1);
        pen.put(from, y, &said_of(home, line, usize::from(room)), room, Role::Strong);
        if Some(n) == lines.lit {
            pen.shade(Rect { y, height: 1, ..list }, Role::Lit);
            pen.set_cursor(list.x, y);
        }
    }
}

/// What stands beside a session's title: the line that was found; where the title itself was, how the session stands.
fn said_of(home: &Home, line: &Line, most: usize) -> String {
    let is_title = line.entry.is_none() && line.words == line.title;
    let session = home.sessions.iter().find(|session| is_title && session.path == line.path);
    match session {
        Some(session) => whole_parts(&session.stands, most).to_owned(),
        None => around(&line.words, &home.lines.of, most),
    }
}

/// The words of a line in so many columns, from the beginning where what was typed is seen then; else from two words
/// before it.
fn around(words: &str, typed: &str, most: usize) -> String {
    let typed = folded(typed);
    let first = typed.split_whitespace().next().unwrap_or_default();
    let has = |words: &str| folded(words).contains(first);
    let cut = text::cut(words, most);
    let parts: Vec<&str> = words.split_whitespace().collect();
    let Some(at) = parts.iter().position(|part| has(part)).filter(|at| !has(&cut) && *at > 2) else { return cut };
    let rest = parts.iter().skip(at - 2).copied().collect::<Vec<_>>().join(" ");
    text::cut(&format!("… {rest}"), most)
}

fn draw_how_long(home: &Home, area: Rect, pen: &mut Pen) {
    let mut area = below(area, area.height / 4);
    if area.height >= 3 {
        pen.put(area.x, area.y, home.line.text_of(0), area.width, Role::Key);
        area = below(area, if area.height >= 8 { 2 } else { 1 });
    }
    pen.put(area.x, area.y, Word::HowLong.text(), area.width, Role::Strong);
    pen.set_cursor(area.x + text::columns(Word::HowLong.text()) + 1, area.y);
    let area = below(area, if area.height >= 7 { 2 } else { 1 });
    let wide: Vec<String> = TEMPLATES.iter().zip(1..).map(|((word, _), n)| format!("{n} {}", word.text())).collect();
    if area.height < 4 {
        pen.paragraph(area, &wide.join("  "), Role::Text);
        return;
    }
    for (y, ((word, _), n)) in (area.y..area.bottom()).zip(TEMPLATES.iter().zip(1..)) {
        pen.put(area.x + 2, y, &format!("{n}"), 1, Role::Key);
        pen.put(area.x + 5, y, word.text(), area.width.saturating_sub(5), Role::Text);
    }
    if has_title(home) {
        pen.paragraph(below(area, 5), Library::SameTitle.text(), Role::Text);
    }
}

/// Whether a session of the title that was typed is there already.
fn has_title(home: &Home) -> bool {
    let typed = folded(home.line.text_of(0).trim());
    home.sessions.iter().any(|session| folded(&session.title) == typed)
}

/// How the sessions stand, where somebody has chosen it.
fn order_words(order: Order) -> Option<Library> {
    match order {
        Order::Newest => None,
        Order::Place => Some(Library::ByPlace),
        Order::Day => Some(Library::ByDay),
        Order::State => Some(Library::ByState),
        Order::Next => Some(Library::ByNext),
    }
}

/// As many whole parts of it as have room, from the first on.
fn whole_parts(words: &str, most: usize) -> &str {
    const BETWEEN: &str = " · ";
    let ends = words.match_indices(BETWEEN).map(|(at, _)| at).chain(std::iter::once(words.len()));
    let fits = ends.filter_map(|end| words.get(..end)).take_while(|parts| text::width(parts) <= most);
    fits.last().unwrap_or(words)
}

fn draw_list(home: &Home, area: Rect, pen: &mut Pen) {
    pen.paragraph(Rect { height: area.height.min(1), ..area }, Word::OpenOne.text(), Role::Text);
    if let Some(order) = order_words(home.order) {
        pen.put_right(area.right().saturating_sub(1), area.y, order.text(), Role::Strong);
    }
    let list = below(area, if area.height >= 8 { 2 } else { 1 });
    let two = list.height >= 8;
    let high = if two { 3 } else { 1 };
    let fits = usize::from((list.height + 1) / high).max(1);
    let first = home.lit.saturating_sub(fits - 1);
    for (n, session) in home.sessions.iter().enumerate().skip(first).take(fits) {
        let y = list.y + high * u16::try_from(n - first).unwrap_or(0);
        let date = text::columns(&session.date);
        let beside = list.width.saturating_sub(date + 4);
        // Several days take many columns: the title comes first.
        let fits = text::columns(&session.title) <= beside;
        let room = if fits { beside } else { list.width.saturating_sub(2) };
        pen.put(list.x + 1, y, &session.title, room, Role::Strong);
        if fits {
            pen.put_right(list.right().saturating_sub(1), y, &session.date, Role::Text);
        }
        if two {
            let room = list.width.saturating_sub(2);
            pen.put(list.x + 1, y + 1, whole_parts(&session.stands, usize::from(room)), room, Role::Text);
        }
        pen.spot(Rect { y, height: high.min(2), ..list }, || Spot::Row(n));
        if n == home.lit {
            pen.shade(Rect { y, height: 1, ..list }, Role::Lit);
            pen.set_cursor(list.x, y);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::whole_parts;

    #[test]
    fn what_has_no_room_is_left_out_as_a_whole() {
        let stands = "held · Capel Gobaith hall, Pont Gerwyn · 24 actions · 874 lines";
        for most in 0..80 {
            let shown = whole_parts(stands, most);
            let rest = stands.strip_prefix(shown).unwrap_or("no beginning of it");
            assert!(rest.is_empty() || rest.starts_with(" · "), "{most}: {shown}");
        }
        assert_eq!(whole_parts(stands, 55), "held · Capel Gobaith hall, Pont Gerwyn · 24 actions");
        assert_eq!(whole_parts(stands, 100), stands);
    }
}
