//! A card: its words measured once at every useful width, and how it is drawn. Uses shaped text, the palette and the scene.

use super::fonts::Face;
use super::palette::{INK, Rgb, SOFT, WHITE, blend};
use super::plan::{Card, CardState};
use super::scene::{Canvas, Look, Rect, Role, Step, stroke};
use super::shape::{Shaped, Shaper, Span, isolated, span};
use super::words;
use crate::words::poster::Poster;

/// All of these are in em of the card's type size.
const PAD_X: f32 = 0.6;
const PAD_TOP: f32 = 0.46;
const PAD_BOTTOM: f32 = 0.4;
const LEADING: f32 = 1.17;
/// The size of the second part: who, with whom, by when.
const DETAIL: f32 = 0.93;
const DETAIL_LEADING: f32 = 1.2;
const PILL: f32 = 1.14;
const NARROWEST: f32 = 8.5;
const WIDEST: f32 = 34.0;
const STEP: f32 = 0.75;
/// The ground of a card that was let go.
const LET_GO: Rgb = Rgb(0xEC, 0xEC, 0xEA);
/// More widths than this cost time and bring nothing.
const WIDTHS: usize = 9;

/// A measured card.
pub struct CardArt<'a> {
    /// The card.
    pub card: &'a Card,
    /// Its lane's colour.
    pub ink: Rgb,
    /// Widths and heights that it can have, em, from narrow and high to wide and low.
    pub sizes: Vec<(f32, f32)>,
    what: Shaped,
    detail: Shaped,
    pill: f32,
    /// Whether something that the card could say was left out.
    pub thrifty: bool,
}

/// What a card says besides what, who and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saying {
    /// With whom, and what help is needed: for pictures with few cards.
    All,
    /// With whom.
    Usual,
    /// Neither: for larger type.
    Least,
}

impl<'a> CardArt<'a> {
    /// Measures a card.
    pub fn new(shaper: &mut Shaper, card: &'a Card, ink: Rgb, saying: Saying) -> CardArt<'a> {
        let what = card.what.trim();
        let mut detail = detail_spans(card, usize::MAX, saying != Saying::Least, shaper);
        let all = saying == Saying::All;
        if let Some(help) = card.help.as_deref().map(str::trim).filter(|text| all && !text.is_empty()) {
            detail.push(span(format!("\n{}", Poster::HelpNeededIs.text_in(shaper.lang)), Face::Italic, SOFT));
            detail.push(span(isolated(help, shaper.turned), Face::Regular, SOFT));
        }
        let mut art = CardArt::with_texts(shaper, card, ink, what, &detail);
        art.sizes = art.measure();
        art.thrifty = saying == Saying::Least && card.with.as_deref().is_some_and(|with| !with.trim().is_empty());
        art
    }

    /// The card with its texts shortened so that it is at most two lines of what, and short names, at `width` em. Its
    /// number, who and when always stay.
    pub fn shortened(shaper: &mut Shaper, card: &'a Card, ink: Rgb, width: f32) -> CardArt<'a> {
        let what = card.what.trim();
        let detail = detail_spans(card, 26, true, shaper);
        let mut art = CardArt::with_texts(shaper, card, ink, what, &detail);
        let inner = width - 2.0 * PAD_X;
        if art.what.wrap(inner).0 > 2 {
            let ends: Vec<usize> = what.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).collect();
            let (mut low, mut high) = (0, ends.len());
            let cut = |at: usize| {
                let end = ends.get(at).copied().unwrap_or(0);
                format!("{} …", what.get(..end).unwrap_or_default().trim_end_matches([',', ';', ':', '.', ' ']))
            };
            while low < high {
                let middle = low.midpoint(high);
                let mut tried = CardArt::with_texts(shaper, card, ink, &cut(middle), &detail);
                if tried.what.wrap(inner).0 > 2 { high = middle } else { low = middle + 1 }
            }
            art = CardArt::with_texts(shaper, card, ink, &cut(low.saturating_sub(1)), &detail);
        }
        art.sizes = art.measure();
        art
    }

    fn with_texts(shaper: &mut Shaper, card: &'a Card, ink: Rgb, what: &str, detail: &[Span]) -> CardArt<'a> {
        let number = shaper.plain(&card.number, Face::Bold, ink).width();
        let pill = if card.number.is_empty() { 0.0 } else { (number * DETAIL + 0.9).max(1.7) };
        let marks = if card.state == CardState::Done { 1.2 } else { 0.0 } + if card.pledge { 1.25 } else { 0.0 };
        let lead = if pill + marks > 0.0 { pill + marks + 0.35 } else { 0.0 };
        let said = if card.state == CardState::LetGo { SOFT } else { INK };
        let what = shaper.shape(&[span(what, Face::Semibold, said)], lead, 0.0);
        let detail = shaper.shape(detail, 0.0, 0.0);
        CardArt { card, ink, sizes: Vec::new(), what, detail, pill, thrifty: false }
    }

    /// Its height, em, when the text is broken at `width` em.
    pub fn height_at(&mut self, width: f32) -> f32 {
        let inner = width - 2.0 * PAD_X;
        let detail = self.detail.height_at(inner / DETAIL, DETAIL_LEADING) * DETAIL;
        self.what.height_at(inner, LEADING) + detail + PAD_TOP + PAD_BOTTOM
    }

    /// Its width, em, when the text is broken at `width` em.
    fn width_at(&mut self, width: f32) -> f32 {
        let inner = width - 2.0 * PAD_X;
        let widest = self.what.widest_at(inner).max(self.detail.widest_at(inner / DETAIL) * DETAIL);
        widest.min(inner) + 2.0 * PAD_X
    }

    /// The narrowest width for each height that can be had.
    fn measure(&mut self) -> Vec<(f32, f32)> {
        let mut widths = vec![NARROWEST];
        while let Some(next) = widths.last().map(|last| last + STEP).filter(|next| *next <= WIDEST) {
            widths.push(next);
        }
        // The ends and the middle first: between widths of one height there is nothing to find out.
        let last = widths.len().saturating_sub(1);
        for every in [last, 16, 8, 4, 2] {
            for width in widths.iter().step_by(every.max(1)) {
                let _ = self.height_at(*width);
            }
        }
        let mut out: Vec<(f32, f32)> = Vec::new();
        for width in widths {
            let height = self.height_at(width);
            if out.last().is_none_or(|(_, lowest)| height < lowest - 0.01) {
                out.push((self.width_at(width) + 0.02, height));
            }
        }
        let surplus = out.len().saturating_sub(WIDTHS);
        out.drain(..surplus);
        out
    }

    /// Draws it into a rectangle at type size `size` mm.
    pub fn draw(&mut self, canvas: &mut Canvas, shaper: &mut Shaper, rect: Rect, size: f32) {
        let group = format!("card-{}", self.card.number);
        let light = blend(self.ink, WHITE, 0.45);
        let ground = self.ground();
        canvas.enter(&group, Role::Card);
        canvas.rounded(rect, 0.8, Some(ground), Some(stroke(light, 0.2)));
        let edge = (size * 0.24).clamp(0.6, 1.1);
        let top = if ground == WHITE { self.ink } else { blend(self.ink, ground, 0.5) };
        canvas.fill(Rect::new(rect.x, rect.y, rect.w, edge), top);
        let inner = Rect::new(rect.x + PAD_X * size, rect.y + PAD_TOP * size, rect.w - 2.0 * PAD_X * size, 0.0);
        self.what.balance(inner.w / size);
        self.detail.wrap((rect.w / size - 2.0 * PAD_X) / DETAIL);
        let rtl = canvas.at_end(&self.what);
        let baseline = inner.y + self.what.baseline(LEADING) * size;
        self.draw_number(canvas, shaper, (if rtl { inner.right() } else { inner.x }, baseline), size, rtl);
        canvas.enter(&group, Role::Card);
        let height = canvas.paragraph(shaper, &self.what, inner, size, LEADING, ground);
        let below = Rect::new(inner.x, inner.y + height, inner.w, 0.0);
        canvas.paragraph(shaper, &self.detail, below, size * DETAIL, DETAIL_LEADING, ground);
    }

    /// White; what was let go is grey.
    fn ground(&self) -> Rgb {
        if self.card.state == CardState::LetGo { LET_GO } else { WHITE }
    }

    /// The number in its pill and the small marks behind it.
    fn draw_number(&self, canvas: &mut Canvas, shaper: &mut Shaper, at: (f32, f32), size: f32, rtl: bool) {
        let turn = if rtl { -1.0 } else { 1.0 };
        let middle = at.1 - 0.33 * size;
        if self.pill > 0.0 {
            let width = self.pill * size;
            let left = if rtl { at.0 - width } else { at.0 };
            let pill = Rect::new(left, middle - PILL * 0.5 * size, width, PILL * size);
            let (fill, ink) = if self.card.promised { (self.ink, WHITE) } else { (WHITE, self.ink) };
            canvas.rounded(pill, PILL * 0.5 * size, Some(fill), Some(stroke(self.ink, (size * 0.09).max(0.25))));
            canvas.enter(&format!("card-{}", self.card.number), Role::Number);
            let look = Look { size: size * DETAIL, face: Face::Bold, ink, ground: fill, tracking: 0.0 };
            let baseline = middle + 0.33 * size * DETAIL;
            canvas.label(shaper, &self.card.number, (left + width * 0.5, baseline), look, 0.5);
            canvas.enter(&format!("card-{}", self.card.number), Role::Card);
        }
        let mut x = at.0 + turn * (self.pill + 0.3) * size;
        if self.card.state == CardState::Done {
            tick(canvas, (x + turn * 0.5 * size, middle), size * 0.52, self.ink);
            x += turn * 1.2 * size;
        }
        if self.card.pledge {
            house(canvas, (x + turn * 0.52 * size, middle), size, self.ink);
        }
    }
}

/// Who, with whom, by when, and what else there is to say; names longer than `longest` characters are cut.
fn detail_spans(card: &Card, longest: usize, with: bool, shaper: &Shaper) -> Vec<Span> {
    let (turned, lang) = (shaper.turned, shaper.lang);
    let promised = card.who.as_deref().is_some_and(|who| !who.trim().is_empty());
    let who_face = if promised { Face::Regular } else { Face::Italic };
    let mut out = vec![span(isolated(&cut(words::who(card, lang), longest), turned), who_face, SOFT)];
    if let Some(with) = card.with.as_deref().map(str::trim).filter(|said| with && !said.is_empty()) {
        out.push(span(Poster::With.with_in(lang, &[isolated(&cut(with, longest), turned)]), Face::Regular, SOFT));
    }
    // The point stays with the words before it; at the end of a line it is left out.
    out.push(span("\u{A0}· ", Face::Regular, SOFT));
    out.push(span(isolated(&unbroken(&words::due_short(card, lang)), turned), Face::Semibold, INK));
    if !card.after.is_empty() {
        let after = unbroken(&Poster::After.with_in(lang, &[card.after.join(", ")]));
        out.push(span(format!("\u{A0}· {}", isolated(&after, turned)), Face::Regular, SOFT));
    }
    // What is done has its tick.
    if let Some(state) = card.state.words(lang).filter(|_| card.state != CardState::Done) {
        out.push(span(format!("\u{A0}· {}", isolated(&unbroken(state), turned)), Face::Regular, SOFT));
    }
    out
}

/// Short phrases are not broken across lines.
fn unbroken(text: &str) -> String {
    if text.chars().count() <= 24 { text.trim().replace(' ', "\u{A0}") } else { text.trim().to_owned() }
}

fn cut(text: &str, longest: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let mut out: String = text.chars().take(longest).collect();
    out.truncate(out.trim_end().len());
    out + "…"
}

/// A tick in a disc: done.
pub fn tick(canvas: &mut Canvas, at: (f32, f32), radius: f32, ink: Rgb) {
    canvas.circle(at.0, at.1, radius, Some(ink), None);
    let (r, across) = (radius, radius * canvas.hand());
    let steps = vec![
        Step::Move(at.0 - 0.48 * across, at.1 + 0.02 * r),
        Step::Line(at.0 - 0.12 * across, at.1 + 0.40 * r),
        Step::Line(at.0 + 0.50 * across, at.1 - 0.38 * r),
    ];
    canvas.outline(steps, None, Some(stroke(WHITE, r * 0.3)));
}

/// A small house with columns: an institution's pledge.
pub fn house(canvas: &mut Canvas, at: (f32, f32), size: f32, ink: Rgb) {
    let (x, y, s) = (at.0, at.1, size * 0.5);
    canvas.polygon(&[(x - s, y - 0.28 * s), (x, y - 0.92 * s), (x + s, y - 0.28 * s)], Some(ink), None);
    for step in [-0.66_f32, -0.12, 0.42] {
        canvas.fill(Rect::new(x + step * s, y - 0.12 * s, 0.24 * s, 0.72 * s), ink);
    }
    canvas.fill(Rect::new(x - s, y + 0.68 * s, 2.0 * s, 0.24 * s), ink);
}
