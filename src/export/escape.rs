//! One function for each format that makes people's words safe to stand in it. Uses the model's rule for clean text.

use crate::model::text::sift;
use std::borrow::Cow;

/// Words on one line: what steers a terminal or turns the reading order round is left out, line breaks become blanks.
/// A clean text comes out as it went in.
pub fn plain(words: &str) -> Cow<'_, str> {
    sift(words)
}

/// Words as they stand in HTML and XML, between tags and in quoted attributes. What XML cannot hold is left out.
pub fn xml(words: &str) -> String {
    let words = plain(words);
    let mut out = String::with_capacity(words.len() + words.len() / 8);
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// Words as they stand in Markdown, anywhere: at the start of a line, within one, in a cell of a table.
pub fn markdown(words: &str) -> String {
    let words = plain(words);
    let mut out = String::with_capacity(words.len() + words.len() / 8);
    let mut before = None;
    let mut rest = words.chars().peekable();
    // A number and a full stop or bracket at the start would begin a numbered list.
    let start = words.chars().take_while(|c| *c == ' ').count();
    let digits = words.chars().skip(start).take_while(char::is_ascii_digit).count();
    let mut at = 0usize;
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        let first = at == start;
        let escaped = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '$' => true,
            '>' | '+' | '=' => first,
            // Also the closing hashes of a heading, and what some sites take for a number of theirs.
            '#' => !before.is_some_and(char::is_alphanumeric),
            '-' => first && next.is_none_or(|n| n == ' ' || n == '-'),
            '.' if ends_in_www(&out) => true,
            '.' | ')' => digits > 0 && at == start + digits && next.is_none_or(|n| n == ' '),
            // Only what could be read as a character's name.
            '&' => next.is_some_and(|n| n == '#' || n.is_ascii_alphanumeric()),
            // Addresses are words here; nobody's text becomes a link by itself.
            ':' => next == Some('/'),
            '@' => before.is_some_and(|b| !b.is_whitespace()) && next.is_some_and(|n| !n.is_whitespace()),
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
        at += 1;
    }
    out
}

/// Whether what was written so far would begin an address in some dialects.
fn ends_in_www(written: &str) -> bool {
    let mut last = written.chars().rev();
    last.by_ref().take(3).filter(|c| c.eq_ignore_ascii_case(&'w')).count() == 3
}

/// A language's tag, where it can stand in an attribute: letters, digits and hyphens, beginning with two or three
/// letters.
pub fn lang(tag: &str) -> Option<&str> {
    let tag = tag.trim();
    let first = tag.split('-').next().unwrap_or_default();
    let sound = (2..=3).contains(&first.len())
        && first.chars().all(|c| c.is_ascii_alphabetic())
        && tag.len() <= 35
        && tag.split('-').all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()));
    sound.then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_becomes_a_tag_or_leaves_an_attribute() {
        assert_eq!(xml("<b a=\"x\" b='y'>&amp;"), "&lt;b a=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;");
        assert_eq!(xml("a\u{1b}[2J\u{202e}b\u{ffff}"), "a[2Jb");
        assert_eq!(xml("a\u{1}\n"), "a ");
        assert_eq!(xml("tŷ bach हिन्दी"), "tŷ bach हिन्दी");
    }

    #[test]
    fn nothing_becomes_markup() {
        for (words, wanted) in [
            ("# x", "\\# x"),
            ("C# and F#", "C# and F#"),
            ("- x", "\\- x"),
            ("-5 degrees", "-5 degrees"),
            ("---", "\\---"),
            ("1. x", "1\\. x"),
            ("2026) x", "2026\\) x"),
            ("1.5 m", "1.5 m"),
            (" or ", " or "),
            ("a | b", "a \\| b"),
            ("](javascript:alert(1))", "\\](javascript:alert(1))"),
            ("![x](y)", "!\\[x\\](y)"),
            ("-->", "\\-->"),
            ("R&D, this & that, &lt;", "R\\&D, this & that, \\&lt;"),
            ("> x", "\\> x"),
            ("http://x.y", "http\\://x.y"),
            ("a_b *c* `d` ~~e~~", "a\\_b \\*c\\* \\`d\\` \\~\\~e\\~\\~"),
            ("see www.x.y", "see www\\.x.y"),
            ("a\nb", "a b"),
        ] {
            assert_eq!(markdown(words), wanted, "{words}");
        }
    }

    #[test]
    fn only_a_tag_is_taken_for_a_language() {
        assert_eq!(lang("cy"), Some("cy"));
        assert_eq!(lang("zh-Hant-TW"), Some("zh-Hant-TW"));
        for no in ["", "c", "Welsh", "cy\"", "cy onclick", "12", "cy-"] {
            assert_eq!(lang(no), None, "{no}");
        }
    }
}
