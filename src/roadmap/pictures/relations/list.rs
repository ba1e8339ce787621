//! Relationships as a list: what was said of two in one line, with today and wanted as lines beside each other. Uses
//! columns.

use super::super::super::fonts::Face;
use super::super::super::palette::{INK, PAPER, SOFT, TODAY};
use super::super::super::scene::{Rect, Role, look};
use super::super::super::shape::Shaper;
use super::super::columns::{self, Columns, Flow, Piece};
use super::super::paragraph::{Paragraph, count};
use super::super::sheet::{FLOOR, Sheet, is_shown, largest};
use super::{today, wanted};
use crate::model::field::{Field, STRENGTHS};
use crate::model::kind::Kind;
use crate::model::query::relationships;
use crate::model::session::Session;
use crate::model::tongue;
use crate::words::lang::Lang;
use crate::words::pictures::Pictures as Words;

/// A row of the list.
struct Row {
    id: String,
    text: String,
    now: String,
    then: String,
    example: String,
    /// Which piece has today and wanted.
    strengths: usize,
}

/// The list.
pub struct List {
    rows: Vec<Row>,
    pieces: Vec<Piece>,
    laid: Option<(Flow, f32)>,
    columns: usize,
}

/// The width of a line that stands for a strength, em.
const SAMPLE: f32 = 4.2;

impl List {
    /// Every relationship that is not on the map; all of them where there is no map. The list of one party is empty.
    pub fn new(shaper: &mut Shaper, session: &Session, all: bool, of_one: bool) -> Self {
        let named = |entry: &&crate::model::entry::Entry| all || entry.words(Field::ToParty).trim().is_empty();
        let mut rows: Vec<Row> = session
            .of_kind(Kind::Relationship)
            .filter(|entry| !of_one && is_shown(entry))
            .filter(named)
            .map(|entry| {
                let (now, then) = relationships::said(entry);
                let text = relationships::between(entry).into_owned();
                Row { id: entry.id.to_string(), text, now, then, example: entry.words(Field::Example), strengths: 0 }
            })
            .collect();
        let mut pieces = Vec::new();
        for row in &mut rows {
            let words = Paragraph::plain(shaper, &row.text, Face::Semibold, INK);
            pieces.push(Piece { keeps: true, ..Piece::line(Some(row.id.clone()), words) });
            let room = Paragraph::plain(shaper, "\u{A0}", Face::Regular, INK);
            row.strengths = pieces.len();
            let more = !row.example.is_empty();
            pieces.push(Piece { scale: if more { 0.9 } else { 1.25 }, keeps: more, ..Piece::line(None, room) });
            if more {
                let words = Paragraph::plain(shaper, &row.example, Face::Italic, SOFT);
                pieces.push(Piece { scale: 0.82, ..Piece::line(None, words) });
                // A little air before the next one.
                let room = Paragraph::plain(shaper, "\u{A0}", Face::Regular, INK);
                pieces.push(Piece { scale: 0.25, ..Piece::line(None, room) });
            }
        }
        Self { rows, pieces, laid: None, columns: 1 }
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many sheets it takes.
    pub fn sheets(&mut self, room: Rect) -> usize {
        if self.is_empty() {
            return 0;
        }
        self.columns = if self.rows.len() < 5 {
            1
        } else if self.rows.len() < 17 {
            2
        } else {
            3
        };
        let columns = Columns::of(self.columns, room.w, 14.0);
        for sheets in 1..=self.rows.len() {
            let most = sheets * self.columns;
            let pieces = &mut self.pieces;
            let found = largest(8.0, FLOOR, |size| columns::flow(pieces, columns, size, room.h - 6.0, most));
            if found.is_some() {
                self.laid = found;
                return self.laid.as_ref().map_or(0, |(flow, _)| flow.columns.div_ceil(self.columns));
            }
        }
        0
    }

    /// Draws its `n`th sheet.
    pub fn draw(&mut self, sheet: &mut Sheet, shaper: &mut Shaper, n: usize, room: Rect) {
        let Some((flow, size)) = &self.laid else { return };
        let columns = Columns::of(self.columns, room.w, 14.0);
        let at = (room.x, room.y + 4.0);
        sheet.size = *size;
        columns::draw(sheet, shaper, &mut self.pieces, flow, (columns, n * self.columns), (at, *size, PAPER));
        for (row, (column, y)) in self.rows.iter().filter_map(|row| flow.at.get(row.strengths).map(|at| (row, at))) {
            let Some(here) = column.checked_sub(n * self.columns).filter(|here| *here < self.columns) else { continue };
            let x = at.0 + count(here) * (columns.width + columns.gap);
            strengths(sheet, shaper, row, (x, at.1 + y), (*size, columns.width));
        }
    }

    /// What must stand on the picture.
    pub fn held(&self) -> Vec<(String, String)> {
        self.rows.iter().map(|row| (row.id.clone(), row.text.clone())).collect()
    }

    /// All of it in words.
    pub fn words(&self, lang: Lang) -> Vec<String> {
        let or = |words: &str| match words {
            "" => Words::NotSaid.text_in(lang).to_owned(),
            words => tongue::own_word(words, lang),
        };
        let said = |row: &Row| {
            let (today, wanted) = (Words::StrengthToday.text_in(lang), Words::Wanted.text_in(lang));
            let example = if row.example.is_empty() { String::new() } else { format!(" ({})", row.example) };
            format!("{}; {today} {}, {wanted} {}{example}", row.text, or(&row.now), or(&row.then))
        };
        self.rows.iter().map(said).collect()
    }
}

/// Today and wanted, each as a line and a word.
fn strengths(sheet: &mut Sheet, shaper: &mut Shaper, row: &Row, at: (f32, f32), (size, width): (f32, f32)) {
    sheet.canvas.enter("strengths", Role::Relationships);
    let own = (size * 0.82).max(2.35);
    let (half, y) = (width * 0.5, at.1 + size * 0.55);
    let sides = [(0.0, Words::StrengthToday, &row.now, true), (half, Words::Wanted, &row.then, false)];
    for (from, heading, word, is_today) in sides {
        let x = at.0 + from;
        let strength = STRENGTHS.iter().position(|known| known == word).unwrap_or(0);
        let ink = if is_today { SOFT } else { TODAY };
        let said = match word.as_str() {
            "" => Words::NotSaid.text_in(shaper.lang).to_owned(),
            word => tongue::own_word(word, shaper.lang),
        };
        let label = format!("{} {said}", heading.text_in(shaper.lang));
        if strength > 0 {
            let line = if is_today { today(strength) } else { wanted(strength) };
            sheet.canvas.line((x, y), (x + SAMPLE * size, y), line);
        } else {
            sheet.canvas.circle(x + SAMPLE * size * 0.5, y, size * 0.22, None, Some(super::stroke(ink, 0.3)));
        }
        let x = x + (SAMPLE + 0.7) * size;
        sheet.canvas.label(shaper, &label, (x, y + own * 0.33), look(own, Face::Regular, ink, PAPER), 0.0);
    }
}
