//! Shortening a text for a place that cannot hold all of it: whole sentences where they fill the place, else whole words;
//! always with "…". Uses shaped text. What is cut here stands whole in the tables and in the report.

use super::shape::{Shaped, Shaper};

/// A text in at most `lines` lines of `width` em, cut where it is longer. `make` shapes a candidate.
pub fn to_lines(
    shaper: &mut Shaper,
    text: &str,
    (width, lines): (f32, usize),
    make: impl Fn(&mut Shaper, &str) -> Shaped,
) -> Shaped {
    let mut whole = make(shaper, text);
    if whole.wrap(width).0 <= lines {
        return whole;
    }
    // Whole sentences, if they fill most of the place.
    for end in sentence_ends(text).into_iter().rev() {
        let mut tried = make(shaper, &format!("{}\u{A0}…", text.get(..end).unwrap_or_default()));
        let needed = tried.wrap(width).0;
        if needed <= lines {
            if needed * 3 >= lines * 2 {
                return tried;
            }
            break;
        }
    }
    let blanks: Vec<usize> = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).collect();
    let words = cut_at(shaper, text, &blanks, (width, lines), &make);
    // A text without blanks is cut between letters.
    let letters = || text.char_indices().map(|(at, _)| at).collect::<Vec<usize>>();
    let mut cut = match words {
        Some(words) => words,
        None => match cut_at(shaper, text, &letters(), (width, lines), &make) {
            Some(letters) => letters,
            None => make(shaper, "…"),
        },
    };
    cut.wrap(width);
    cut
}

/// The longest beginning that ends at one of `ends` and fits, if any does.
fn cut_at(
    shaper: &mut Shaper,
    text: &str,
    ends: &[usize],
    (width, lines): (f32, usize),
    make: &impl Fn(&mut Shaper, &str) -> Shaped,
) -> Option<Shaped> {
    let mut best = None;
    let (mut low, mut high) = (0, ends.len());
    while low < high {
        let middle = low.midpoint(high);
        let end = ends.get(middle).copied().unwrap_or(0);
        let shown = text.get(..end).unwrap_or_default().trim_end_matches([' ', ',', ';', ':', '.', '–', '-']);
        let mut tried = make(shaper, &format!("{shown}…"));
        if !shown.is_empty() && tried.wrap(width).0 <= lines {
            best = Some(tried);
            low = middle + 1;
        } else if shown.is_empty() {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    best
}

/// Where sentences end, but for the last: behind a full stop, before a blank and a capital letter.
pub fn sentence_ends(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    for (at, c) in text.char_indices() {
        if !matches!(c, '.' | '!' | '?' | '…' | '؟' | '。') {
            continue;
        }
        let end = at + c.len_utf8();
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(end..).unwrap_or_default();
        // "Dr. Prys" is one sentence.
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let begins = after.starts_with(char::is_whitespace)
            && after.trim_start().chars().next().is_some_and(|next| !next.is_lowercase());
        if begins && word.chars().count() > 2 {
            out.push(end);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_stops_before_capitals() {
        let text = "Nobody eats alone. Dr. Prys comes at 2.30 p.m. on foot! And you? Yes.";
        let found: Vec<&str> = sentence_ends(text).into_iter().filter_map(|end| text.get(..end)).collect();
        assert_eq!(
            found,
            [
                "Nobody eats alone.",
                "Nobody eats alone. Dr. Prys comes at 2.30 p.m. on foot!",
                "Nobody eats alone. Dr. Prys comes at 2.30 p.m. on foot! And you?"
            ]
        );
    }
}
