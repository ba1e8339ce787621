//! What the wall of the room takes, before the day: what the last row of seats can read, and pages for each task at a
//! size. Uses the session and the pages.

use super::args::RoomArgs;
use super::{Ended, Failure, out, read};
use crate::model::day::legible;
use crate::model::{query, text};
use crate::ui::view::room::check::{self, Row};
use crate::words::legible::Legible as Far;
use crate::words::room::Room as Words;
use std::path::Path;

/// The sizes of a wall that can be asked about: smaller ones are no wall.
const LEAST: (u16, u16) = (40, 12);
const MOST: (u16, u16) = (400, 200);

/// Prints what the last row of seats can read, and how many pages each task takes.
pub fn before_the_day(what: &RoomArgs, folder: Option<&Path>) -> Ended {
    let asked = what.check.as_deref().map(size_of).transpose()?;
    let seats = Seats::of(what)?;
    if let Some(seats) = &seats {
        out::data(&format!("{}\n", seats.said(asked)))?;
    }
    let Some(session) = &what.session else { return Ok(true) };
    let size = match (asked, &seats) {
        (Some(size), _) => size,
        (None, seats) => match seats.as_ref().and_then(|seats| seats.most) {
            Some((rows, columns)) => (columns.min(MOST.0), rows.min(MOST.1)),
            None => return Ok(true),
        },
    };
    if size.0 < LEAST.0 || size.1 < LEAST.1 {
        return out::data(&format!("{}\n", Far::TooFewRows.text()));
    }
    check(session, size, folder)
}

/// Prints how many pages each task takes, and what somebody should look at.
fn check(session: &str, size: (u16, u16), folder: Option<&Path>) -> Ended {
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

/// The last row of seats before a picture, as somebody wrote it down.
struct Seats {
    distance: String,
    picture: String,
    /// Rows and columns that are read with ease, and that are read at all.
    ease: Option<(u16, u16)>,
    most: Option<(u16, u16)>,
}

impl Seats {
    fn of(what: &RoomArgs) -> Result<Option<Self>, Failure> {
        let (Some(distance), Some(picture)) = (&what.distance, &what.picture) else { return Ok(None) };
        let far = length(distance).ok_or_else(|| {
            Failure::wrong_call(format!("“{distance}” is no distance; how far the last row sits, such as 12 or 7.5."))
        })?;
        let sides = picture.split_once(['x', '×']).and_then(|(wide, high)| Some((length(wide)?, length(high)?)));
        let (wide, high) = sides.ok_or_else(|| {
            Failure::wrong_call(format!("“{picture}” is no picture; its width by its height, such as 2.4x1.35."))
        })?;
        let read = |minutes| legible::rows_and_columns(wide, high, far, minutes);
        let read = |minutes| read(minutes).filter(|(rows, columns)| *rows > 0 && *columns > 0);
        let (distance, picture) = (text::clean(distance).trim().to_owned(), text::clean(picture).trim().to_owned());
        Ok(Some(Self { distance, picture, ease: read(legible::EASY), most: read(legible::LEAST) }))
    }

    /// What can be read from there, and of a size whether it can.
    fn said(&self, asked: Option<(u16, u16)>) -> String {
        let (Some(ease), Some(most)) = (self.ease, self.most) else {
            return Far::TooFar.with(&[&self.distance, &self.picture]);
        };
        let counted = |(rows, columns): (u16, u16)| {
            let rows = Far::OneRow.counted(Far::Rows, usize::from(rows));
            (rows, Far::OneColumn.counted(Far::Columns, usize::from(columns)))
        };
        let ((rows, columns), (ease_rows, ease_columns)) = (counted(most), counted(ease));
        let words =
            [self.distance.clone(), self.picture.replace(['x', '×'], " by "), rows, columns, ease_rows, ease_columns];
        let within = |(wide, high): (u16, u16), (rows, columns): (u16, u16)| wide <= columns && high <= rows;
        let end = asked.map(|size| {
            let words = [format!("{}x{}", size.0, size.1)];
            match (within(size, ease), within(size, most)) {
                (true, _) => Far::SizeReads.with(&words),
                (false, true) => Far::SizeJustReads.with(&words),
                (false, false) => format!("{} {}", Far::SizeTooSmall.with(&words), Far::Larger.text()),
            }
        });
        format!("{}\n{}", Far::Reads.with(&words), end.unwrap_or_else(|| Far::Larger.text().to_owned()))
    }
}

/// A length as people write one, above 0; with a comma or a point, "m" and "ft" are let stand.
fn length(words: &str) -> Option<f64> {
    let words = words.trim();
    let words = words.strip_suffix('m').or_else(|| words.strip_suffix("ft")).unwrap_or(words);
    let number: f64 = words.trim().replace(',', ".").parse().ok()?;
    (number.is_finite() && number > 0.0).then_some(number)
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
