//! What a card says, and in how many lines: its number, what is done, who and by when. Pure; uses the plan, the words and
//! the text measures.

use super::text;
use crate::{
    roadmap::plan::{Card, CardState, Plan},
    words::Word,
};
use chrono::Datelike;

/// What a line of a card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineKind {
    /// The first, which begins with the number.
    Lead,
    /// More of what is done.
    More,
    /// Who and by when.
    Meta,
}

/// One line of a card.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub kind: LineKind,
    pub indent: i32,
    pub text: String,
}

/// One way to lay cards out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    /// How many lines a card has.
    pub tall: usize,
    /// How wide its words may be.
    pub cap: i32,
    /// How many cards without a date stand beside each other.
    pub abreast: i32,
}

/// The words of a card, in lines.
pub(super) struct Words {
    pub lines: Vec<Line>,
    pub wide: i32,
    /// How many columns of them are lost.
    pub lost: i64,
}

/// The number as it is shown: room for the pointer, the marks, the number.
pub(super) fn number(card: &Card, symbols: bool) -> String {
    let mark = match (symbols, card.promised) {
        (true, true) => "■",
        (true, false) => "□",
        (false, _) => "",
    };
    let state = match card.state {
        CardState::Done => "✓",
        CardState::LetGo => "×",
        _ => "",
    };
    format!(" {mark}{state}{}", card.number)
}

/// What stands between number and words: a chip has a blank of its own.
fn gap(card: &Card, symbols: bool) -> &'static str {
    if card.due.is_none() && !symbols { "  " } else { " " }
}

/// Who, and by when, in short.
fn meta(plan: &Plan, card: &Card, tall: usize) -> (String, String) {
    let who = match card.who.as_deref() {
        Some(who) => who,
        None if tall > 1 => Word::LookingForSomeone.text(),
        None => "",
    };
    let when = match card.due {
        Some(due) if due.year() == plan.day_zero.year() => Word::ByDate.with(&[due.format("%-d %b").to_string()]),
        Some(due) => Word::ByDate.with(&[due.format("%-d %b %Y").to_string()]),
        None if card.due_words == Word::NoDateYet.text() => String::new(),
        None => card.due_words.clone(),
    };
    (who.to_owned(), when)
}

fn joined(who: &str, when: &str) -> String {
    [who, when].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Who and by when in at most `rows` lines. A date is never broken; where both do not fit, it is the name that is cut.
fn meta_lines(who: &str, when: &str, room: i32, rows: usize) -> Vec<String> {
    let one = joined(who, when);
    if text::width(&one) <= room || who.is_empty() || when.is_empty() {
        return text::wrap_within(&one, room, rows).0;
    }
    if rows > 1 {
        return vec![text::cut(who, room), text::cut(when, room)];
    }
    let left = room - text::width(when) - 3;
    if left < 4 { vec![text::cut(&one, room)] } else { vec![joined(&text::cut(who, left), when)] }
}

/// How wide the words of a card will be.
pub(super) fn wide_of(plan: &Plan, card: &Card, way: Way, symbols: bool) -> i32 {
    let room = way.cap.max(1);
    if way.tall > 1 {
        return compose(plan, card, way, symbols).wide;
    }
    let whole = format!("{}{}{}", number(card, symbols), gap(card, symbols), card.what);
    let said = with_meta(plan, card, way, &whole, room - 1).unwrap_or_else(|| text::cut(&whole, room - 1));
    (text::width(&said) + 1).min(room)
}

/// What is done with who and by when behind it, where that fits in one row.
fn with_meta(plan: &Plan, card: &Card, way: Way, whole: &str, inner: i32) -> Option<String> {
    if text::width(whole) + 3 >= inner {
        return None;
    }
    let (who, when) = meta(plan, card, way.tall);
    let said = format!("{whole} · {}", joined(&who, &when));
    (!(who.is_empty() && when.is_empty()) && text::width(&said) <= inner).then_some(said)
}

/// Whether no word of a card is broken in its lines.
pub(super) fn keeps_words(plan: &Plan, card: &Card, lines: &[Line]) -> bool {
    let (who, when) = meta(plan, card, lines.len().max(2));
    let all = [number(card, true), card.what.clone(), who, when, String::new()].join(" ");
    let rows: Vec<String> = lines.iter().map(|line| line.text.clone()).collect();
    text::keeps_words(&rows, &all)
}

/// The words of a card, one way.
pub(super) fn compose(plan: &Plan, card: &Card, way: Way, symbols: bool) -> Words {
    let room = way.cap.max(1);
    let number = number(card, symbols);
    let (who, when) = meta(plan, card, way.tall);
    let meta = joined(&who, &when);
    // One blank stays at the right end, so that words never touch what follows.
    let inner = room - 1;
    let gap = gap(card, symbols);
    let lead = text::width(&number) + text::width(gap);
    let indent = if inner >= 24 { lead } else { 1 };
    let mut lines = Vec::new();
    let mut lost = 0i64;
    let whole = format!("{number}{gap}{}", card.what);
    if way.tall <= 1 || inner <= lead + 4 {
        let said = with_meta(plan, card, way, &whole, inner).unwrap_or_else(|| {
            lost += i64::from(text::width(&meta)) + 2 * i64::from((text::width(&whole) - inner).max(0));
            text::cut(&whole, inner)
        });
        lines.push(Line { kind: LineKind::Lead, indent: 0, text: said });
    } else {
        // The rows below the first are wider where they are not set in; wrapping all alike is close enough.
        let (what, _) = text::wrap_within(&card.what, inner - lead, way.tall);
        let all: i32 = text::wrap(&card.what, inner - lead).iter().map(|line| text::width(line)).sum();
        let shown: i32 = what.iter().map(|line| text::width(line)).sum();
        lost += 2 * i64::from((all - shown).max(0));
        for (n, line) in what.iter().enumerate() {
            lines.push(if n == 0 {
                Line { kind: LineKind::Lead, indent: 0, text: format!("{number}{gap}{line}") }
            } else {
                Line { kind: LineKind::More, indent: lead, text: line.clone() }
            });
        }
        if lines.is_empty() {
            lines.push(Line { kind: LineKind::Lead, indent: 0, text: text::cut(&number, inner) });
        }
        if !meta.is_empty() {
            let free = way.tall.saturating_sub(lines.len());
            if free > 0 {
                let said = meta_lines(&who, &when, inner - indent, free);
                let shown: i32 = said.iter().map(|line| text::width(line)).sum();
                lost += i64::from((text::width(&meta) - shown - 3).max(0));
                lines.extend(said.into_iter().map(|text| Line { kind: LineKind::Meta, indent, text }));
            } else if let Some(last) = lines.last_mut() {
                let joined = format!("{} · {meta}", last.text);
                if last.indent + text::width(&joined) <= inner {
                    last.text = joined;
                } else {
                    lost += i64::from(text::width(&meta));
                }
            }
        }
    }
    let wide = lines.iter().map(|line| line.indent + text::width(&line.text)).max().unwrap_or(0) + 1;
    Words { lines, wide: wide.min(room), lost }
}
