//! The letters of a scene as PDF: each glyph with the characters that it stands for, so that text can be searched and
//! copied; a box where no font has the letter. Uses scenes, fonts and krilla.

use std::collections::BTreeMap;
use std::sync::Arc;

use krilla::Data;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};

use crate::roadmap::fonts::Fonts;
use crate::roadmap::scene::Text;
use crate::roadmap::shape::{Glyph, SOFT_HYPHEN};

/// The fonts of a document.
pub struct Letters<'a> {
    fonts: &'a Fonts,
    open: BTreeMap<usize, Option<Font>>,
}

/// A text as it is copied, and for each of its glyphs the characters that it stands for.
pub struct Words {
    /// The text: plain blanks, no direction marks.
    pub text: String,
    glyphs: Vec<(Glyph, (usize, usize))>,
}

impl<'a> Letters<'a> {
    /// Letters of these fonts.
    pub fn new(fonts: &'a Fonts) -> Letters<'a> {
        Letters { fonts, open: BTreeMap::new() }
    }

    fn font(&mut self, number: usize) -> Option<Font> {
        let fonts = self.fonts;
        let made = || {
            let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(fonts.blob(number)?);
            Font::new(Data::from(bytes), 0)
        };
        self.open.entry(number).or_insert_with(made).clone()
    }

    /// The words of a text, and whether a letter of it has no font.
    pub fn words(&mut self, text: &Text) -> (Words, bool) {
        // Where each byte of the measured text stands in the plain one.
        let mut plain = String::with_capacity(text.text.len());
        let mut moved = Vec::with_capacity(text.text.len() + 1);
        for c in text.text.chars() {
            moved.extend(std::iter::repeat_n(plain.len(), c.len_utf8()));
            if !c.is_control() && !matches!(c, '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}') {
                plain.push(if c == '\u{A0}' { ' ' } else { c });
            }
        }
        moved.push(plain.len());
        let new = |at: usize| moved.get(at).copied().unwrap_or(plain.len());
        // A glyph stands for everything up to the next one: so the second letter of a ligature is not lost.
        let mut starts: Vec<usize> = text.glyphs.iter().map(|glyph| new(glyph.text.0)).collect();
        starts.sort_unstable();
        starts.dedup();
        let end = |start: usize| {
            let next = starts.partition_point(|known| *known <= start);
            starts.get(next).copied().unwrap_or(plain.len())
        };
        let glyphs: Vec<(Glyph, (usize, usize))> = text
            .glyphs
            .iter()
            .filter(|glyph| new(glyph.text.0) < new(glyph.text.1))
            .map(|glyph| (*glyph, (new(glyph.text.0), end(new(glyph.text.0)))))
            .collect();
        let missing = glyphs.iter().any(|(glyph, _)| self.missing(glyph));
        (Words { text: plain, glyphs }, missing)
    }

    fn missing(&mut self, glyph: &Glyph) -> bool {
        glyph.id == 0 || self.font(glyph.font).is_none()
    }

    /// Ends a line with a blank, where its sentence goes on in the next one.
    pub fn blank(&mut self, words: &mut Words, text: &Text) {
        let Some((last, _)) = words.glyphs.last().copied() else { return };
        if text.rtl || words.text.ends_with([' ', SOFT_HYPHEN]) {
            return;
        }
        let Some(id) = self.fonts.glyph(last.font, ' ') else { return };
        let from = words.text.len();
        words.text.push(' ');
        let blank = Glyph { id, x: last.x + last.advance, y: 0.0, advance: 0.2, font: last.font, text: (0, 0) };
        words.glyphs.push((blank, (from, from + 1)));
    }

    /// Draws a text in the fill that was set.
    pub fn draw(&mut self, surface: &mut Surface, text: &Text, words: &Words) {
        let mut rest = words.glyphs.as_slice();
        while let Some((first, _)) = rest.first() {
            let number = first.font;
            if self.missing(first) {
                empty_box(surface, text, first);
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            let alike = rest.iter().take_while(|(glyph, _)| glyph.font == number && glyph.id != 0).count();
            let (run, after) = rest.split_at(alike.max(1));
            rest = after;
            let Some(font) = self.font(number) else { continue };
            let mut pen = first.x;
            let glyphs: Vec<KrillaGlyph> = run
                .iter()
                .map(|(glyph, range)| {
                    let shift = glyph.x - pen;
                    pen += glyph.advance;
                    let range = range.0..range.1;
                    KrillaGlyph::new(GlyphId::new(glyph.id), glyph.advance, shift, glyph.y, 0.0, range, None)
                })
                .collect();
            let at = Point::from_xy(text.x + first.x * text.size, text.y);
            surface.draw_glyphs(at, &glyphs, font, &words.text, text.size, false);
        }
    }
}

/// What stands where no font has the letter: an empty box.
fn empty_box(surface: &mut Surface, text: &Text, glyph: &Glyph) {
    let (x, w) = (text.x + (glyph.x + 0.06) * text.size, (glyph.advance - 0.12).max(0.2) * text.size);
    let Some(rect) = Rect::from_xywh(x, text.y - 0.66 * text.size, w, 0.66 * text.size) else { return };
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    let Some(path) = path.finish() else { return };
    let fill: Option<Fill> = surface.get_fill().cloned();
    let paint = fill.as_ref().map_or_else(|| Fill::default().paint, |fill| fill.paint.clone());
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { paint, width: 0.05 * text.size, ..Stroke::default() }));
    surface.draw_path(&path);
    surface.set_stroke(None);
    surface.set_fill(fill);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roadmap::fonts::Face;
    use crate::roadmap::palette::{INK, PAPER};
    use crate::roadmap::scene::{Canvas, Mark, Rect};
    use crate::roadmap::shape::{ISOLATE, Shaper};

    /// A text as one piece of a scene.
    fn shaped(text: &str) -> Text {
        let mut shaper = Shaper::new(Fonts::bundled());
        let mut paragraph = shaper.plain(text, Face::Regular, INK);
        paragraph.wrap(500.0);
        let mut canvas = Canvas::default();
        canvas.paragraph(&shaper, &paragraph, Rect::new(0.0, 0.0, 500.0, 0.0), 1.0, 1.2, PAPER);
        let first = canvas.items.into_iter().next().map(|item| item.mark);
        let Some(Mark::Text(text)) = first else { panic!("no text") };
        text
    }

    #[test]
    fn every_character_is_copied_with_the_glyph_that_shows_it() {
        let fonts = Fonts::bundled();
        let mut letters = Letters::new(&fonts);
        for said in [
            "Office for difficult flights",
            "by\u{A0}12\u{A0}Jun",
            "T\u{177} \u{1EB9}\u{300}k\u{1ECD}\u{301} e\u{301}",
            "a\u{2060}b",
        ] {
            let text = shaped(said);
            let (words, missing) = letters.words(&text);
            assert!(!missing, "{said}");
            assert_eq!(words.text, said.replace('\u{A0}', " ").replace('\u{2060}', ""));
            let mut ranges: Vec<(usize, usize)> = words.glyphs.iter().map(|(_, range)| *range).collect();
            ranges.dedup();
            let mut copied = String::new();
            for (from, to) in ranges {
                copied.push_str(words.text.get(from..to).unwrap());
            }
            assert_eq!(copied, words.text, "{said}");
        }
    }

    #[test]
    fn a_letter_without_a_font_is_missed_and_still_in_the_words() {
        let fonts = Fonts::bundled();
        let mut letters = Letters::new(&fonts);
        let (words, missing) = letters.words(&shaped("tai\u{5BB6} x"));
        assert!(missing);
        assert!(words.text.contains('\u{5BB6}'));
        assert!(!words.text.contains(ISOLATE));
    }
}
