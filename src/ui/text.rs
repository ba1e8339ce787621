//! Width, wrapping and cutting of text: the only place for them. Uses `unicode-width` and `unicode-segmentation`.

use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A blank at which no row ends. It is drawn like any other.
pub const FIRM: char = '\u{a0}';

/// The text, which stands in one row.
pub fn firm(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// The text, with each day that is written out in one row: "21 November 2026".
pub fn with_firm_days(text: &str) -> String {
    let number = |word: &str, long: &[usize]| long.contains(&word.len()) && word.bytes().all(|c| c.is_ascii_digit());
    let words: Vec<&str> = text.split(' ').collect();
    let is_day = |at: usize| {
        let year = words.get(at + 2).map(|year| year.trim_end_matches(|c: char| !c.is_ascii_digit()));
        words.get(at).is_some_and(|day| number(day, &[1, 2]))
            && words.get(at + 1).is_some_and(|month| !month.is_empty() && month.chars().all(char::is_alphabetic))
            && year.is_some_and(|year| number(year, &[4]))
    };
    let mut out = String::with_capacity(text.len());
    for (at, word) in words.iter().enumerate() {
        match at {
            0 => {}
            _ if is_day(at - 1) || (at > 1 && is_day(at - 2)) => out.push(FIRM),
            _ => out.push(' '),
        }
        out.push_str(word);
    }
    out
}

/// How many columns a text takes.
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        return text.len();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// Whether every byte is a letter of one column: most of what is written down needs no closer look.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// A width as the terminal counts.
pub fn columns(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// The text, cut to `most` columns behind a whole word; what was cut is shown by `…`. A word is broken only where hardly
/// anything would be left before it.
pub fn cut(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let head = head(text, most.saturating_sub(1));
    let whole = whole_words(text, head.len()).filter(|words| width(words) * 4 >= most);
    marked(whole.unwrap_or(head), most)
}

/// The text, cut to `most` columns wherever that is.
pub fn cut_anywhere(text: &str, most: usize) -> String {
    if width(text) <= most { text.to_owned() } else { marked(head(text, most.saturating_sub(1)), most) }
}

/// As much from the beginning as fits.
fn head(text: &str, most: usize) -> &str {
    let mut used = 0;
    let over = text.grapheme_indices(true).find(|(_, cluster)| {
        used += cluster.width();
        used > most
    });
    over.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// The words that are whole up to that byte; `None` where there is none.
pub fn whole_words(text: &str, end: usize) -> Option<&str> {
    let (before, after) = text.split_at_checked(end)?;
    let ends = after.chars().next().is_none_or(|c| c.is_whitespace() || c == '…');
    let end = if ends { end } else { before.rfind(char::is_whitespace)? };
    let words = before.get(..end)?.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '·'));
    (!words.is_empty()).then_some(words)
}

fn marked(kept: &str, most: usize) -> String {
    if most == 0 { String::new() } else { format!("{}…", kept.trim_end_matches(' ')) }
}

/// The rows of a text, as ranges of its bytes that follow on each other without a gap. Breaks at blanks; a word that is
/// longer than a row is broken where it must be, and a line break breaks. Always at least one row.
pub fn rows(text: &str, most: usize) -> Vec<Range<usize>> {
    let most = most.max(1);
    if is_plain(text) { rows_of_plain(text, most) } else { rows_of_clusters(text, most) }
}

fn rows_of_clusters(text: &str, most: usize) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut start, mut used) = (0, 0);
    // Where the row may be broken, and how wide it is up to there.
    let mut blank: Option<(usize, usize)> = None;
    for (at, cluster) in text.grapheme_indices(true) {
        if cluster == "\n" {
            out.push(start..at + 1);
            (start, used, blank) = (at + 1, 0, None);
            continue;
        }
        let wide = cluster.width();
        let is_blank = cluster.chars().all(|c| c.is_whitespace() && c != FIRM);
        if used + wide > most && !is_blank {
            match blank {
                Some((after, before)) => {
                    out.push(start..after);
                    start = after;
                    used = used.saturating_sub(before);
                }
                None if at > start => {
                    out.push(start..at);
                    start = at;
                    used = 0;
                }
                None => {}
            }
            blank = None;
        }
        used += wide;
        if is_blank {
            blank = Some((at + cluster.len(), used));
        }
    }
    out.push(start..text.len());
    out
}

/// The same, where a byte is a column.
fn rows_of_plain(text: &str, most: usize) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    while let Some(rest) = text.get(start..).filter(|rest| rest.len() > most) {
        // Blanks hang over the end of a row; a row ends after them.
        let hangs = |at: &usize| rest.as_bytes().get(*at) == Some(&b' ');
        let blank = if hangs(&most) { Some(most) } else { rest.get(..most).and_then(|row| row.rfind(' ')) };
        let Some(end) = blank else {
            out.push(start..start + most);
            start += most;
            continue;
        };
        let after = (end..rest.len()).take_while(hangs).last().map_or(end, |last| last + 1);
        if start + after >= text.len() {
            break;
        }
        out.push(start..start + after);
        start += after;
    }
    out.push(start..text.len());
    out
}

/// The rows of a text as texts, without the blanks at their ends.
pub fn wrap(text: &str, most: usize) -> Vec<&str> {
    rows(text, most).into_iter().filter_map(|row| text.get(row)).map(str::trim_end).collect()
}

/// The same in as many rows, which are as even as they can be: no word is left alone in the last one.
pub fn wrap_evenly(text: &str, most: usize) -> Vec<&str> {
    let rows = wrap(text, most);
    let longest = text.split(|c: char| c.is_whitespace() && c != FIRM).map(width).max().unwrap_or(0);
    let (mut low, mut high) = (longest.max(1), most);
    while rows.len() > 1 && low < high {
        let middle = low.midpoint(high);
        if wrap(text, middle).len() <= rows.len() {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    if high < most { wrap(text, high) } else { rows }
}

/// The text with its row breaks: as usual, but where that leaves a word alone in the last row, evenly.
pub fn without_lone_word(text: &str, most: usize) -> String {
    let rows = wrap(text, most);
    let lone = rows.len() > 1 && rows.last().is_some_and(|last| !last.trim().contains(' '));
    if lone { wrap_evenly(text, most).join("\n") } else { text.to_owned() }
}

/// The row and the column at which a cursor stands that is before byte `at`.
pub fn cursor(text: &str, rows: &[Range<usize>], at: usize) -> (usize, usize) {
    let last = rows.len().saturating_sub(1);
    let row = rows.iter().position(|row| at < row.end).unwrap_or(last);
    let start = rows.get(row).map_or(0, |row| row.start);
    (row, text.get(start..at).map_or(0, width))
}

/// Where the grapheme before byte `at` begins.
pub fn before(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|head| head.grapheme_indices(true).next_back()).map_or(0, |(at, _)| at)
}

/// Where the grapheme at byte `at` ends.
pub fn after(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|tail| tail.graphemes(true).next()).map_or(text.len(), |cluster| at + cluster.len())
}

/// Where the word before byte `at` begins.
pub fn word_before(text: &str, at: usize) -> usize {
    let head = text.get(..at).unwrap_or_default().trim_end();
    head.rfind(char::is_whitespace).map_or(0, |blank| after(text, blank))
}

/// Where the word after byte `at` ends.
pub fn word_after(text: &str, at: usize) -> usize {
    let tail = text.get(at..).unwrap_or_default();
    let word = tail.len() - tail.trim_start().len();
    tail.get(word..).and_then(|rest| rest.find(char::is_whitespace)).map_or(text.len(), |end| at + word + end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rows_break_at_blanks() {
        assert_eq!(wrap("a bus every evening", 8), ["a bus", "every", "evening"]);
        assert_eq!(wrap("unbreakable", 4), ["unbr", "eaka", "ble"]);
        assert_eq!(wrap("", 4), [""]);
        assert_eq!(cut("a bus every evening", 8), "a bus…");
        assert_eq!(cut("Shanice, Friday club", 12), "Shanice…");
        assert_eq!(cut("every evening", 6), "every…");
        assert_eq!(cut("a neighbourhood", 12), "a neighbour…");
        assert_eq!(cut_anywhere("a bus every evening", 8), "a bus e…");
        assert_eq!(cut("a bus", 0), "");
        assert_eq!(width("日本"), 4);
        assert_eq!(
            wrap(&format!("{}  {}", firm("5 let go"), firm("6 no news")), 14),
            ["5\u{a0}let\u{a0}go", "6\u{a0}no\u{a0}news"]
        );
        let day = with_firm_days("by 3 August 2026, then 21 mei 2027.");
        assert_eq!(day.replace(FIRM, "_"), "by 3_August_2026, then 21_mei_2027.");
        assert_eq!(wrap(&day, 14), ["by", "3\u{a0}August\u{a0}2026,", "then", "21\u{a0}mei\u{a0}2027."]);
        assert_eq!(with_firm_days("12 halls in 2026"), "12 halls in 2026");
        assert_eq!(without_lone_word("what help do we need then?", 21), "what help do\nwe need then?");
        assert_eq!(without_lone_word("what help do we all need?", 15), "what help do we all need?");
        assert_eq!(without_lone_word("help", 15), "help");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn rows_hold_the_whole_text(text in "\\PC{0,60}", most in 0usize..20) {
            let rows = rows(&text, most);
            let joined: String = rows.iter().filter_map(|row| text.get(row.clone())).collect();
            prop_assert_eq!(joined, text);
        }

        /// The quick way comes to the same as the thorough one.
        #[test]
        fn plain_text_has_the_same_rows(text in "[ab ]{0,60}|[ -~]{0,60}", most in 1usize..20) {
            prop_assert_eq!(rows_of_plain(&text, most), rows_of_clusters(&text, most));
            prop_assert_eq!(width(&text), text.graphemes(true).map(UnicodeWidthStr::width).sum::<usize>());
        }

        #[test]
        fn a_cut_fits(text in "\\PC{0,60}", most in 0usize..20) {
            prop_assert!(width(&cut(&text, most)) <= most);
            prop_assert!(width(&cut_anywhere(&text, most)) <= most);
        }
    }
}
