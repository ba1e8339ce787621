//! Text as it may stand in a session: cleaned once, at the edge. Uses `unicode-segmentation` only.

use unicode_segmentation::UnicodeSegmentation;

/// The longest text that is taken, in bytes (design, rule 21).
pub const LONGEST: usize = 8 * 1024;

/// How many combining marks one character may carry; more is an attack on the screen, not a language.
const MOST_MARKS: usize = 8;

/// Cleans a text that somebody typed, pasted or sent: line breaks and tabs become blanks, control characters,
/// bidirectional overrides and tag characters go, blanks at the ends go. Joiners and combining marks stay, so that
/// Hindi, Hebrew points and Welsh stay whole.
pub fn clean(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for cluster in raw.graphemes(true) {
        if matches!(cluster, "\n" | "\r\n" | "\r" | "\t" | "\u{2028}" | "\u{2029}") {
            out.push(' ');
            continue;
        }
        out.extend(cluster.chars().filter(|c| may_stand(*c)).take(1 + MOST_MARKS));
    }
    out.trim().to_owned()
}

/// Whether a character may stand in a text: none that steers a terminal or turns the reading order round.
pub fn may_stand(c: char) -> bool {
    !(c.is_control()
        || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}'))
}

/// Whether a text is as [`clean`] would leave it.
pub fn is_clean(text: &str) -> bool {
    text.chars().all(may_stand) && text.trim() == text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_goes_and_scripts_stay_whole() {
        assert_eq!(clean("a\u{1b}[31mb\tc\nd "), "a[31mb c d");
        assert_eq!(clean("x\u{202e}y"), "xy");
        for whole in ["हिन्दी", "שָׁלוֹם", "tŷ bach", "👩🏽\u{200d}🌾", "ภาษาไทย", "Ọlá ẹ̀kọ́"]
        {
            assert_eq!(clean(whole), whole);
        }
        assert!(clean(&format!("a{}", "\u{0301}".repeat(500))).chars().count() <= 9);
    }
}
