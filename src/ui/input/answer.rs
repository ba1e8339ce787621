//! What a terminal answers when it is asked about itself: gathered aside, so that it can never be a key. Pure.

/// No answer that is of use is longer.
const LONGEST: usize = 512;
/// So many answers are kept at most until somebody asks for them.
const MOST: usize = 16;

/// The answer that is coming, and those that have come.
#[derive(Debug, Default)]
pub(super) struct Answers {
    coming: Vec<u8>,
    came: Vec<Vec<u8>>,
}

impl Answers {
    /// An answer begins with these two bytes behind Escape.
    pub(super) fn begin(&mut self, opener: u8, first: u8) {
        self.coming = vec![opener, first];
    }

    /// It goes on.
    pub(super) fn goes_on(&mut self, byte: u8) {
        if self.coming.len() <= LONGEST {
            self.coming.push(byte);
        }
    }

    /// It has come.
    pub(super) fn ends(&mut self) {
        let mut answer = std::mem::take(&mut self.coming);
        // The Escape of its end.
        answer.pop();
        self.keep(answer);
    }

    /// A sequence that is no key: what the terminal can do (`c`), how large something is (`t`).
    pub(super) fn sequence(&mut self, body: &[u8], last: u8) {
        if (last == b'c' && body.starts_with(b"?")) || last == b't' {
            self.keep([b"[", body, &[last]].concat());
        }
    }

    /// What came.
    pub(super) fn take(&mut self) -> Vec<Vec<u8>> {
        std::mem::take(&mut self.came)
    }

    fn keep(&mut self, answer: Vec<u8>) {
        if answer.len() <= LONGEST && self.came.len() < MOST {
            self.came.push(answer);
        }
    }
}
