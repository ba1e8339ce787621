//! What the wall of the room takes, before the day: pages for each task at a size. Uses the session and the pages.

use super::{Ended, Failure, out, read};
use crate::model::query;
use crate::ui::view::room::check::{self, Row};
use crate::words::room::Room as Words;
use std::path::Path;

/// The sizes of a wall that can be asked about: smaller ones are no wall.
const LEAST: (u16, u16) = (40, 12);
const MOST: (u16, u16) = (400, 200);

/// Prints how many pages each task takes, and what somebody should look at.
pub fn check(session: &str, size: &str, folder: Option<&Path>) -> Ended {
    let size = size_of(size)?;
    let (_, session, _) = read::open(session, folder)?;
    let rows = check::check(&session, size);
    let head = [query::title(&session), size.0.to_string(), size.1.to_string()];
    let mut lines = format!("{}\n", Words::CheckHead.with(&head));
    lines.extend(rows.iter().map(|row| format!("{}\n", line(row))));
    let some = rows.iter().filter(|row| row.is_too_much()).count();
    let end = match some {
        0 => Words::CheckGood.text().to_owned(),
        n => Words::CheckSome.with(&[n.to_string(), rows.len().to_string()]),
    };
    lines.push_str(&format!("{end}\n"));
    out::data(&lines)
}

fn line(row: &Row) -> String {
    if row.never {
        return format!("{}: {}", row.title, Words::CheckNothing.text());
    }
    let pages = Words::CheckOnePage.counted(Words::CheckPages, row.pages);
    let often = (row.pages > check::TOO_MANY).then(|| Words::CheckTooMany.text().to_owned());
    let long = row.long_words.iter().map(|word| Words::CheckLongWord.with(&[word]));
    let parts: Vec<String> = [pages].into_iter().chain(often).chain(long).collect();
    format!("{}: {}", row.title, parts.join("; "))
}

fn size_of(words: &str) -> Result<(u16, u16), Failure> {
    let size = words.split_once(['x', '×']).and_then(|(wide, high)| Some((wide.parse().ok()?, high.parse().ok()?)));
    let fits = |(wide, high): &(u16, u16)| (LEAST.0..=MOST.0).contains(wide) && (LEAST.1..=MOST.1).contains(high);
    size.filter(fits).ok_or_else(|| {
        let [a, b, c, d] = [LEAST.0, LEAST.1, MOST.0, MOST.1];
        Failure::wrong_call(format!("“{words}” is no size; columns by rows, such as 80x24, from {a}x{b} to {c}x{d}."))
    })
}
