//! A pasted text about which is asked what becomes of it. Nothing in it is ever read as a key. Uses the model only.

use crate::model::text;

/// The most lines of a paste that become entries at once.
pub const MOST: usize = 5000;

/// What comes so soon after a paste, in milliseconds, is a part of it: a text that closes its own paste goes on as keys.
const BURST: u64 = 100;

/// The longest paste, in bytes, that waits with the half-typed lines for an answer of a later run.
const LONGEST_WAIT: usize = 256 * 1024;

/// A pasted text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted {
    raw: String,
    /// When the last of it came, on the clock that only goes forward; `None` where another run left it in question.
    last: Option<u64>,
}

impl Pasted {
    /// A text that came at that moment.
    pub fn new(raw: String, millis: u64) -> Self {
        Self { raw, last: Some(millis) }
    }

    /// A text that another run left in question.
    pub fn left(lines: &[&str]) -> Self {
        Self { raw: lines.join("\n"), last: None }
    }

    /// More of it.
    pub fn add(&mut self, more: &str, millis: u64) {
        self.raw.push_str(more);
        self.last = Some(millis);
    }

    /// Whether what comes now is still a part of it.
    pub fn goes_on(&self, millis: u64) -> bool {
        self.last.is_some_and(|last| millis.saturating_sub(last) < BURST)
    }

    /// The lines that say something, blanks at their ends taken off.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        lines(&self.raw)
    }

    /// Whether it is short enough to be kept among the half-typed lines, whole at every key.
    pub fn can_wait(&self) -> bool {
        self.raw.len() <= LONGEST_WAIT
    }

    /// The whole as one line.
    pub fn as_one(&self) -> String {
        self.lines().collect::<Vec<_>>().join(" ")
    }

    /// What may become of it.
    pub fn offer(&self) -> Offer {
        let (mut count, mut whole, mut long) = (0usize, 0usize, None);
        for line in self.lines() {
            count += 1;
            whole = whole.saturating_add(line.len() + usize::from(count > 1));
            if line.len() > text::LONGEST && long.is_none() {
                long = Some(count);
            }
        }
        Offer { count, long, fits_one: whole <= text::LONGEST }
    }
}

/// What may become of a pasted text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// How many lines it has.
    pub count: usize,
    /// The first line that is longer than an entry may be.
    pub long: Option<usize>,
    /// Whether the whole is short enough for one entry.
    pub fits_one: bool,
}

impl Offer {
    /// Whether each line can be an entry.
    pub fn fits_many(self) -> bool {
        self.long.is_none() && self.count > 1 && self.count <= MOST
    }
}

/// The lines of a text that say something. Terminals send line breaks in several ways.
fn lines(raw: &str) -> impl Iterator<Item = &str> {
    raw.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'])
        .map(str::trim)
        .filter(|line| line.chars().any(|c| text::may_stand(c) && !c.is_whitespace()))
}

/// Whether a text has more than one line that says something.
pub fn has_lines(raw: &str) -> bool {
    lines(raw).nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_many_ways() {
        let pasted = Pasted::new("one\rtwo\r\n\n \u{1b}\n three \u{2028}four".to_owned(), 0);
        assert_eq!(pasted.lines().collect::<Vec<_>>(), ["one", "two", "three", "four"]);
        assert_eq!(pasted.as_one(), "one two three four");
        assert_eq!(pasted.offer(), Offer { count: 4, long: None, fits_one: true });
        assert!(has_lines("a\rb") && !has_lines("a\n\n"));
    }

    #[test]
    fn what_is_too_much_is_known() {
        let long = format!("a\n{}", "b".repeat(text::LONGEST + 1));
        assert_eq!(Pasted::new(long, 0).offer(), Offer { count: 2, long: Some(2), fits_one: false });
        let many = "a line\n".repeat(MOST + 1);
        assert!(!Pasted::new(many, 0).offer().fits_many());
    }
}
