//! Text in cells: how wide it is, where it may be cut, how it wraps. Uses `unicode-width` and grapheme clusters only.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many cells a text takes.
pub(super) fn width(text: &str) -> i32 {
    i32::try_from(if is_plain(text) { text.len() } else { text.width() }).unwrap_or(i32::MAX / 4)
}

/// Whether every byte is a letter of one cell: most of what is written down needs no closer look.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// The text in at most `room` cells; what does not fit is marked by "…".
pub(super) fn cut(text: &str, room: i32) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    if room <= 0 {
        return String::new();
    }
    let head = head(text, room - 1);
    // Behind a whole word, where something is left before it.
    let whole = crate::ui::text::whole_words(text, head.len()).filter(|words| width(words) * 4 >= room);
    let mut kept = whole.unwrap_or(head).trim_end().to_owned();
    kept.push('…');
    kept
}

/// As many whole grapheme clusters from the start as fit in `room` cells.
fn head(text: &str, room: i32) -> &str {
    if is_plain(text) {
        return text.get(..usize::try_from(room).unwrap_or(0)).unwrap_or(text);
    }
    let mut taken = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        taken += width(cluster);
        if taken > room {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}

/// How many rows a text takes, as far as it matters: `most`, where there are as many or more.
pub(super) fn rows(text: &str, room: i32, most: usize) -> usize {
    if is_plain(text) && width(text) <= room {
        return usize::from(!text.trim().is_empty());
    }
    wrap(text, room).len().min(most)
}

/// Wraps at blanks, and inside a word only where the word alone is wider than the line.
pub(super) fn wrap(text: &str, room: i32) -> Vec<String> {
    let room = room.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut taken = 0;
    for word in text.split_whitespace() {
        let wide = width(word);
        if taken > 0 && taken + 1 + wide <= room {
            line.push(' ');
            line.push_str(word);
            taken += 1 + wide;
            continue;
        }
        if taken > 0 {
            lines.push(std::mem::take(&mut line));
        }
        let mut rest = word;
        while width(rest) > room {
            let piece = match head(rest, room) {
                // One cluster that is wider than the line: it stands alone, and is clipped where it is painted.
                "" => rest.graphemes(true).next().unwrap_or(rest),
                piece => piece,
            };
            lines.push(piece.to_owned());
            rest = rest.get(piece.len()..).unwrap_or_default();
        }
        rest.clone_into(&mut line);
        taken = width(rest);
    }
    if taken > 0 || !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// How wide the words of a text are, where their widths add up to that of any row of them: no letter stands on another or
/// melts into it.
pub(super) fn words(text: &str) -> Option<Vec<i32>> {
    let adds_up = |c: char| matches!(c, ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '–' | '—' | '‘' | '’' | '“' | '”' | '…');
    text.chars().all(adds_up).then(|| text.split_whitespace().map(width).collect())
}

/// How wide words are in one row.
pub(super) fn row(words: &[i32]) -> i32 {
    words.iter().map(|wide| wide + 1).sum::<i32>().saturating_sub(1).max(0)
}

/// What `wrap` would come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Rows {
    pub many: usize,
    pub widest: i32,
    pub last: i32,
}

impl Rows {
    /// Of words in rows of so many cells; nothing where a word is wider than a row.
    pub(super) fn of(words: &[i32], room: i32) -> Option<Self> {
        let mut rows = Self::default();
        for wide in words {
            if *wide > room {
                return None;
            }
            if rows.last > 0 && rows.last + 1 + wide <= room {
                rows.last += 1 + wide;
            } else {
                rows.last = *wide;
                rows.many += 1;
            }
            rows.widest = rows.widest.max(rows.last);
        }
        Some(rows)
    }
}

/// Wraps into at most `most` lines. The flag says whether something had to go; then the last line ends in "…".
pub(super) fn wrap_within(text: &str, room: i32, most: usize) -> (Vec<String>, bool) {
    let mut lines = wrap(text, room);
    if lines.len() <= most {
        return (lines, false);
    }
    lines.truncate(most);
    let several = lines.len() > 1;
    if let Some(last) = lines.last_mut() {
        *last = cut(&format!("{last}……"), room.max(1)).replace("……", "…");
        // A word that fills its row gives way as a whole.
        if several && !keeps_words(std::slice::from_ref(last), text) {
            "…".clone_into(last);
        }
    }
    (lines, true)
}

/// Whether every word in these rows is a whole word of the text that they were made of.
pub(super) fn keeps_words(rows: &[String], text: &str) -> bool {
    let letters = |c: char| !c.is_alphanumeric();
    let of: Vec<&str> = text.split(letters).collect();
    rows.iter().flat_map(|row| row.split(letters)).all(|word| word.is_empty() || of.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_and_wraps_by_cells_and_clusters() {
        assert_eq!(cut("neighbours", 10), "neighbours");
        assert_eq!(cut("neighbours", 9), "neighbou…");
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(cut("a warm place", 9), "a warm…");
        assert_eq!(cut("x", 0), "");
        assert_eq!(wrap("a warm place to go", 6), ["a warm", "place", "to go"]);
        assert_eq!(wrap("Llanfairpwll", 5), ["Llanf", "airpw", "ll"]);
        assert_eq!(wrap("日本", 1), ["日", "本"]);
        assert_eq!(wrap_within("a warm place to go", 6, 2), (vec!["a warm".into(), "place…".into()], true));
        assert!(!wrap_within("a warm place to go", 6, 3).1);
        assert_eq!(wrap_within("a warm hearth to go", 6, 2), (vec!["a warm".into(), "…".into()], true));
        for family in ["👩🏽\u{200d}🌾 tŷ bach", "हिन्दी भाषा", "שָׁלוֹם"] {
            for room in 1..9 {
                assert!(width(&cut(family, room)) <= room);
            }
        }
    }
}
