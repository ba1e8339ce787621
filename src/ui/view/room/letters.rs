//! Letters in block characters, for a question that stands alone on the wall: as large as it fits, no word parted. A text
//! with a letter that is not drawn here stands in ordinary type. Pure.

use crate::ui::theme::Role;
use crate::ui::view::pen::Pen;
use ratatui::layout::Rect;

/// A letter's dots, column by column from the left; the lowest bit is the top. Seven rows, and one below the line.
type Glyph = &'static [u8];

/// How high a line is in dots, and how much is free above the next one.
const HIGH: usize = 8;
const BETWEEN: usize = 2;

/// How many dots stand free between letters, and between words.
const GAP: usize = 1;
const BLANK: usize = 4;

const GLYPHS: [(char, Glyph); 90] = [
    ('A', &[0x7e, 0x09, 0x09, 0x7e]),
    ('B', &[0x7f, 0x49, 0x49, 0x36]),
    ('C', &[0x3e, 0x41, 0x41, 0x22]),
    ('D', &[0x7f, 0x41, 0x41, 0x3e]),
    ('E', &[0x7f, 0x49, 0x49, 0x41]),
    ('F', &[0x7f, 0x09, 0x09, 0x01]),
    ('G', &[0x3e, 0x41, 0x49, 0x7a]),
    ('H', &[0x7f, 0x08, 0x08, 0x7f]),
    ('I', &[0x41, 0x7f, 0x41]),
    ('J', &[0x20, 0x40, 0x40, 0x3f]),
    ('K', &[0x7f, 0x08, 0x14, 0x63]),
    ('L', &[0x7f, 0x40, 0x40, 0x40]),
    ('M', &[0x7f, 0x02, 0x0c, 0x02, 0x7f]),
    ('N', &[0x7f, 0x04, 0x08, 0x10, 0x7f]),
    ('O', &[0x3e, 0x41, 0x41, 0x41, 0x3e]),
    ('P', &[0x7f, 0x09, 0x09, 0x06]),
    ('Q', &[0x3e, 0x41, 0x51, 0x21, 0x5e]),
    ('R', &[0x7f, 0x09, 0x19, 0x66]),
    ('S', &[0x26, 0x49, 0x49, 0x32]),
    ('T', &[0x01, 0x01, 0x7f, 0x01, 0x01]),
    ('U', &[0x3f, 0x40, 0x40, 0x3f]),
    ('V', &[0x1f, 0x20, 0x40, 0x20, 0x1f]),
    ('W', &[0x3f, 0x40, 0x38, 0x40, 0x3f]),
    ('X', &[0x63, 0x14, 0x08, 0x14, 0x63]),
    ('Y', &[0x07, 0x08, 0x70, 0x08, 0x07]),
    ('Z', &[0x61, 0x51, 0x49, 0x45, 0x43]),
    ('Ä', &[0x7d, 0x0a, 0x0a, 0x7d]),
    ('Ö', &[0x3d, 0x42, 0x42, 0x42, 0x3d]),
    ('Ü', &[0x3d, 0x40, 0x40, 0x3d]),
    ('a', &[0x20, 0x54, 0x54, 0x78]),
    ('b', &[0x7f, 0x44, 0x44, 0x38]),
    ('c', &[0x38, 0x44, 0x44, 0x28]),
    ('d', &[0x38, 0x44, 0x44, 0x7f]),
    ('e', &[0x38, 0x54, 0x54, 0x18]),
    ('f', &[0x08, 0x7e, 0x09]),
    ('g', &[0x18, 0xa4, 0xa4, 0x7c]),
    ('h', &[0x7f, 0x04, 0x04, 0x78]),
    ('i', &[0x7d]),
    ('j', &[0x80, 0x7d]),
    ('k', &[0x7f, 0x10, 0x28, 0x44]),
    ('l', &[0x3f, 0x40]),
    ('m', &[0x7c, 0x04, 0x78, 0x04, 0x78]),
    ('n', &[0x7c, 0x04, 0x04, 0x78]),
    ('o', &[0x38, 0x44, 0x44, 0x38]),
    ('p', &[0xfc, 0x24, 0x24, 0x18]),
    ('q', &[0x18, 0x24, 0x24, 0xfc]),
    ('r', &[0x7c, 0x08, 0x04]),
    ('s', &[0x48, 0x54, 0x54, 0x24]),
    ('t', &[0x04, 0x3f, 0x44]),
    ('u', &[0x3c, 0x40, 0x40, 0x7c]),
    ('v', &[0x1c, 0x20, 0x40, 0x20, 0x1c]),
    ('w', &[0x3c, 0x40, 0x30, 0x40, 0x3c]),
    ('x', &[0x44, 0x28, 0x10, 0x28, 0x44]),
    ('y', &[0x1c, 0xa0, 0xa0, 0x7c]),
    ('z', &[0x64, 0x54, 0x4c, 0x44]),
    ('ß', &[0x7e, 0x01, 0x4d, 0x32]),
    ('ı', &[0x00, 0x7c, 0x00]),
    ('0', &[0x3e, 0x41, 0x41, 0x3e]),
    ('1', &[0x42, 0x7f, 0x40]),
    ('2', &[0x62, 0x51, 0x49, 0x46]),
    ('3', &[0x22, 0x41, 0x49, 0x36]),
    ('4', &[0x18, 0x14, 0x12, 0x7f]),
    ('5', &[0x27, 0x45, 0x45, 0x39]),
    ('6', &[0x3e, 0x49, 0x49, 0x32]),
    ('7', &[0x01, 0x71, 0x0d, 0x03]),
    ('8', &[0x36, 0x49, 0x49, 0x36]),
    ('9', &[0x26, 0x49, 0x49, 0x3e]),
    ('.', &[0x60]),
    (',', &[0x80, 0x60]),
    (':', &[0x28]),
    (';', &[0x80, 0x68]),
    ('?', &[0x02, 0x51, 0x09, 0x06]),
    ('!', &[0x5f]),
    ('\'', &[0x03]),
    ('’', &[0x03]),
    ('‘', &[0x03]),
    ('"', &[0x03, 0x00, 0x03]),
    ('“', &[0x03, 0x00, 0x03]),
    ('”', &[0x03, 0x00, 0x03]),
    ('(', &[0x3e, 0x41]),
    (')', &[0x41, 0x3e]),
    ('-', &[0x08, 0x08, 0x08]),
    ('–', &[0x08, 0x08, 0x08, 0x08]),
    ('—', &[0x08, 0x08, 0x08, 0x08, 0x08]),
    ('/', &[0x60, 0x1c, 0x03]),
    ('+', &[0x08, 0x08, 0x3e, 0x08, 0x08]),
    ('&', &[0x36, 0x49, 0x56, 0x20, 0x50]),
    ('…', &[0x40, 0x00, 0x40, 0x00, 0x40]),
    ('¿', &[0x30, 0x48, 0x45, 0x20]),
    ('¡', &[0x7d]),
];

/// Small letters with a mark above or below them: the letter, and the mark's dots over its middle.
const MARKED: [(&str, Glyph); 8] = [
    ("áaéeíıóoúuýyńnśsćcźz", &[0x02, 0x01]),
    ("àaèeìıòoùu", &[0x01, 0x02]),
    ("âaêeîıôoûuŵwŷy", &[0x02, 0x01, 0x02]),
    ("äaëeïıöoüuÿy", &[0x01, 0x00, 0x01]),
    ("ãaõoñn", &[0x02, 0x01, 0x02, 0x01]),
    ("šsčcžzřrěe", &[0x01, 0x02, 0x01]),
    ("āaēeīıōoūu", &[0x01, 0x01, 0x01]),
    ("çcşs", &[0x80]),
];

/// The dots of a letter; `None` where it is not drawn here.
fn glyph(letter: char) -> Option<Vec<u8>> {
    let plain = |letter: char| GLYPHS.iter().find(|(known, _)| *known == letter).map(|(_, dots)| *dots);
    if let Some(dots) = plain(letter) {
        return Some(dots.to_vec());
    }
    let of = |pairs: &str| {
        let marked = pairs.chars().step_by(2).zip(pairs.chars().skip(1).step_by(2));
        marked.into_iter().find(|(one, _)| *one == letter).map(|(_, base)| base)
    };
    let (base, mark) = MARKED.iter().find_map(|(pairs, mark)| Some((of(pairs)?, *mark)))?;
    let mut dots = plain(base)?.to_vec();
    let wide = dots.len();
    dots.resize(wide.max(mark.len()), 0);
    let left = dots.len().saturating_sub(mark.len()).div_ceil(2);
    for (column, dot) in dots.iter_mut().skip(left).zip(mark) {
        *column |= dot;
    }
    Some(dots)
}

/// The columns of a word, a free one between its letters.
fn word(letters: &str) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    for letter in letters.chars() {
        if !out.is_empty() {
            out.extend([0; GAP]);
        }
        out.extend(glyph(letter)?);
    }
    Some(out)
}

/// How many dots of the wall a dot of a letter takes: across, where two are a column, and down, where two are a row.
type Scale = (usize, usize);

/// The largest first.
const SCALES: [Scale; 4] = [(4, 2), (2, 2), (2, 1), (1, 1)];

/// A text in large letters.
pub struct Large {
    lines: Vec<Vec<u8>>,
    scale: Scale,
}

/// Sets a text as large as it fits into so many columns and rows; `None` where it must stand in ordinary type. Of several
/// questions each begins a line, where that makes no letter smaller.
pub fn set(words: &str, wide: u16, high: u16) -> Option<Large> {
    let asked = questions(words)?;
    let all = vec![asked.concat()];
    let (wide, high) = (usize::from(wide) * 2, usize::from(high) * 2);
    let fits = |parts: &[Vec<Vec<u8>>], scale: &Scale| {
        let set = |part: &Vec<Vec<u8>>| evenly(part, wide / scale.0);
        let lines = parts.iter().map(set).collect::<Option<Vec<_>>>()?.concat();
        let dots = (lines.len() * (HIGH + BETWEEN)).checked_sub(BETWEEN)? * scale.1;
        (dots <= high).then_some(Large { lines, scale: *scale })
    };
    SCALES.iter().find_map(|scale| fits(&asked, scale).or_else(|| fits(&all, scale)))
}

/// The words, question by question.
fn questions(words: &str) -> Option<Vec<Vec<Vec<u8>>>> {
    let mut out: Vec<Vec<Vec<u8>>> = vec![Vec::new()];
    let mut ended = false;
    for letters in words.split_whitespace() {
        if std::mem::replace(&mut ended, letters.ends_with('?')) {
            out.push(Vec::new());
        }
        out.last_mut()?.push(word(letters)?);
    }
    Some(out)
}

/// The words in lines of so many dots, all about as long; `None` where a word is longer, or there is none.
fn evenly(words: &[Vec<u8>], most: usize) -> Option<Vec<Vec<u8>>> {
    let longest = words.iter().map(Vec::len).max().filter(|longest| *longest <= most)?;
    let few = lines(words, most).len();
    let (mut low, mut enough) = (longest, most);
    while low < enough {
        let middle = usize::midpoint(low, enough);
        if lines(words, middle).len() > few { low = middle + 1 } else { enough = middle }
    }
    Some(lines(words, enough))
}

fn lines(words: &[Vec<u8>], most: usize) -> Vec<Vec<u8>> {
    let mut out: Vec<Vec<u8>> = Vec::new();
    for word in words {
        match out.last_mut().filter(|line| line.len() + BLANK + word.len() <= most) {
            Some(line) => {
                line.extend([0; BLANK]);
                line.extend(word);
            }
            None => out.push(word.clone()),
        }
    }
    out
}

/// What four dots look like: the first two above, the others below.
const QUARTERS: [&str; 16] = [" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"];

impl Large {
    /// How many rows it takes.
    pub fn high(&self) -> u16 {
        let dots = (self.lines.len() * (HIGH + BETWEEN)).saturating_sub(BETWEEN) * self.scale.1;
        u16::try_from(dots.div_ceil(2)).unwrap_or(u16::MAX)
    }

    /// Whether a dot of the wall is set, of those of a line.
    fn is_set(&self, line: &[u8], x: usize, y: usize) -> bool {
        let (x, y) = (x / self.scale.0, y / self.scale.1);
        y < HIGH && line.get(x).is_some_and(|column| column >> y & 1 == 1)
    }

    /// Draws it from the top of an area, each line in its middle.
    pub fn draw(&self, area: Rect, role: Role, pen: &mut Pen) {
        let pitch = (HIGH + BETWEEN) * self.scale.1;
        for row in 0..self.high().min(area.height) {
            let top = usize::from(row) * 2;
            let Some(line) = self.lines.get(top / pitch) else { return };
            let columns = (line.len() * self.scale.0).div_ceil(2);
            let cell = |column: usize| {
                let dots = [(0, 0), (1, 0), (0, 1), (1, 1)];
                let set = |(x, y): (usize, usize)| self.is_set(line, column * 2 + x, top % pitch + y);
                let which = (0..).zip(dots).map(|(n, dot)| usize::from(set(dot)) << n).sum::<usize>();
                QUARTERS.get(which).copied().unwrap_or(" ")
            };
            let words: String = (0..columns).map(cell).collect();
            pen.put_middle(area, area.y + row, &words, role);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_as_large_as_it_fits_and_no_word_is_parted() {
        let question = "What matters so much here that we must keep it or grow it?";
        let sizes: Vec<Option<Scale>> =
            [(116, 34), (116, 20), (76, 14), (40, 8)].map(|(w, h)| set(question, w, h).map(|set| set.scale)).into();
        assert_eq!(sizes, [Some((2, 2)), Some((2, 1)), Some((1, 1)), None]);
        assert!(set("Zusammengehörigkeitsgefühl", 20, 30).is_none(), "a word is longer than the line");
        assert!(set("Что важно?", 76, 20).is_none(), "these letters are not drawn here");
        assert!(set("", 76, 20).is_none());
        for scale in [(116, 34), (76, 14)] {
            let large = set(question, scale.0, scale.1).unwrap();
            assert!(large.high() <= scale.1);
            let dots: usize = large.lines.iter().map(|line| line.iter().filter(|column| **column > 0).count()).sum();
            let wanted = question.split_whitespace().map(|letters| word(letters).unwrap());
            assert_eq!(dots, wanted.flatten().filter(|column| *column > 0).count(), "every letter stands there");
        }
    }

    #[test]
    fn each_of_several_questions_begins_a_line_where_no_letter_is_smaller_for_it() {
        let asked = "Who? What belongs together on this wall of ours? When?";
        let large = set(asked, 116, 60).unwrap();
        let line =
            |words: &str| lines(&words.split_whitespace().map(|one| word(one).unwrap()).collect::<Vec<_>>(), 9999);
        assert_eq!(large.lines.first(), line("Who?").first());
        assert_eq!(large.lines.last(), line("When?").last());
        // Where the rows are too few for that, the letters come first.
        let low = set(asked, 116, large.high() - 1).unwrap();
        assert!(low.scale != large.scale || low.lines.first() != large.lines.first());
    }

    #[test]
    fn marks_stand_over_their_letters() {
        for (marked, base) in [('é', 'e'), ('ü', 'u'), ('ñ', 'n'), ('ç', 'c'), ('ŵ', 'w'), ('ï', 'ı')] {
            let (marked, base) = (glyph(marked).unwrap(), glyph(base).unwrap());
            assert_eq!(marked.len(), base.len());
            assert!(marked.iter().zip(&base).all(|(with, without)| with & without == *without));
            assert_ne!(marked, base);
        }
        let twice = |letter: char| GLYPHS.iter().filter(|(known, _)| *known == letter).count();
        assert!(GLYPHS.iter().all(|(letter, _)| twice(*letter) == 1));
    }
}
