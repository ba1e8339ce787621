//! A document that stands exactly as this version of the program writes it, looked at line by line without anything
//! being read out of it. Uses the head, the sum and the names of the sections.

use super::{RECORD, RECORD_ENDS, head_of, tail_of};
use crate::store::header::{APP, Header};
use crate::store::readable::Section;
use crate::store::sum::{Sum, sum};

/// The lines of such a document.
pub(super) struct Standing<'a> {
    /// Its head.
    pub header: Header,
    /// How many lines show an entry, also groups, tables and the agenda.
    pub count: usize,
    /// The readable lines of its entries.
    pub entries: Vec<Line<'a>>,
    /// The lines of its record.
    pub record: Vec<Line<'a>>,
}

/// A line of a document.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// What it says.
    pub text: &'a str,
    /// The same as it stands there, with comma, sum and newline.
    pub whole: &'a str,
}

impl<'a> Standing<'a> {
    /// The lines of a document of that session; `None` where a single byte is not as it would be written here.
    pub fn of(text: &'a str, id: &str) -> Option<Self> {
        let (head, rest) = text.split_at_checked(text.find(&Section::Session.opening())?)?;
        let header = Header::read(head.as_bytes());
        if *header.id != *id || *header.app != *APP || head_of(&header) != head {
            return None;
        }
        let mut lines = rest.split_inclusive('\n');
        let (mut count, mut all, mut entries) = (Vec::new(), Sum::new(), Vec::new());
        for section in Section::ALL {
            entries = part(&mut lines, &section.opening(), section.closing())?;
            for line in &entries {
                all.update(line.text.as_bytes());
                all.update(b"\n");
            }
            count.push(entries.len());
        }
        let record = part(&mut lines, RECORD, RECORD_ENDS)?;
        let tail: String = [RECORD_ENDS].into_iter().chain(lines).collect();
        let shown = u64::try_from(count.iter().sum::<usize>()).ok()?;
        let count = count.iter().skip(1).sum();
        let as_shown = header.shown == Some((shown, all.finalize()));
        (as_shown && tail == tail_of(id)).then_some(Self { header, count, entries, record })
    }
}

/// The lines from one to another, each with its right sum.
fn part<'a>(lines: &mut impl Iterator<Item = &'a str>, opening: &str, closing: &str) -> Option<Vec<Line<'a>>> {
    let mut out = Vec::new();
    lines.next().filter(|line| *line == opening)?;
    loop {
        let whole = lines.next()?;
        if whole == closing {
            return Some(out);
        }
        let (text, end) = whole.split_at_checked(whole.len().checked_sub(", //01234567\n".len())?)?;
        let digits = end.strip_prefix(", //")?.strip_suffix('\n')?;
        let plain = digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
        if !plain || u32::from_str_radix(digits, 16) != Ok(sum(text)) {
            return None;
        }
        out.push(Line { text, whole });
    }
}
