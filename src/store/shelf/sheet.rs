//! A list that was kept in a spreadsheet, as CSV: read whole, with whatever stands between its cells. Nothing in a cell
//! is ever carried out: a formula is text. Uses the crate `csv`, no session.

use crate::store::error::plain;
use csv::{ByteRecord, ReaderBuilder};
use std::io::Read;

/// The most bytes that are read (design, rule 21).
const MOST: u64 = 256 * 1024 * 1024;

/// What stands between cells, the likeliest first: where two fit equally well, the first counts.
const BETWEEN: [u8; 3] = [b',', b';', b'\t'];

/// A last row of our own. Where it does not come out again as it went in, a quotation mark was never closed.
const END: &str = "end of the list 5d0c11aa";

/// One row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number as a spreadsheet shows it; the heads stand in row 1.
    pub number: usize,
    /// Its cells.
    pub cells: Vec<String>,
}

/// A list: the names of its columns, and its rows. Rows in which nothing stands are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// The names of the columns.
    pub heads: Vec<String>,
    /// The rows below them.
    pub rows: Vec<Row>,
}

/// Reads everything, up to a limit.
///
/// # Errors
/// A sentence: it cannot be read, or is too large.
pub fn read_all(name: &str, input: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = input.take(MOST + 1).read_to_end(&mut bytes);
    read.map_err(|error| format!("{name} cannot be read: {}.", plain(&error)))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST {
        return Err(format!("{name} is larger than 256 MB; split it into several lists."));
    }
    Ok(bytes)
}

/// The list that the bytes of a file hold. `known` says how many heads mean something: what stands between cells is
/// what makes most sense of the first row.
///
/// # Errors
/// A sentence that names the file, and the row where there is one.
pub fn parse(name: &str, bytes: &[u8], known: impl Fn(&[String]) -> usize) -> Result<Sheet, String> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let row = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count() + 1;
        format!("{name}, row {row}: this is not text in UTF-8; save the list as “CSV UTF-8”.")
    })?;
    if text.contains('\0') {
        return Err(format!("{name} is no list in CSV; save it from the spreadsheet as “CSV UTF-8”."));
    }
    let (text, told) = told(text);
    let best = told.or_else(|| {
        // Of equals the first: `max_by_key` takes the last.
        BETWEEN.into_iter().rev().max_by_key(|between| {
            let heads = records(text, *between).next().map(|(_, cells)| cells).unwrap_or_default();
            (known(&heads), heads.len())
        })
    });
    let between = best.unwrap_or(b',');
    let whole = format!("{}\n{END}\n", text.trim_end_matches(['\n', '\r']));
    let mut rows: Vec<Row> = records(&whole, between).map(|(number, cells)| Row { number, cells }).collect();
    let last = rows.pop();
    if last.as_ref().is_none_or(|row| row.cells != [END]) {
        let row = last.map_or(1, |row| row.number);
        return Err(format!("{name}, row {row}: a quotation mark is opened and never closed."));
    }
    let mut rows = rows.into_iter();
    let Some(heads) = rows.next().map(|row| row.cells) else {
        return Err(format!("{name} is empty."));
    };
    let rows = rows.filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty())).collect();
    Ok(Sheet { heads, rows })
}

/// Some spreadsheets say in a line of its own what stands between cells: `sep=;`.
fn told(text: &str) -> (&str, Option<u8>) {
    let Some(rest) = text.strip_prefix("sep=") else { return (text, None) };
    match BETWEEN.into_iter().find(|between| rest.as_bytes().first() == Some(between)) {
        Some(between) => (rest.get(1..).unwrap_or_default().trim_start_matches('\r'), Some(between)),
        None => (text, None),
    }
}

/// The records of a text with their numbers, counted as a spreadsheet does: an empty line is a row too.
fn records(text: &str, between: u8) -> impl Iterator<Item = (usize, Vec<String>)> {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(between).from_reader(text.as_bytes());
    let mut number = 0;
    std::iter::from_fn(move || {
        let mut record = ByteRecord::new();
        // Bytes in memory can always be read, and rows may be of any length.
        if !reader.read_byte_record(&mut record).unwrap_or(false) {
            return None;
        }
        let at = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        number += 1 + empty_lines(text.as_bytes(), at);
        let cells = record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        Some((number, cells))
    })
}

/// How many empty lines stand before the record that was begun here.
fn empty_lines(bytes: &[u8], at: usize) -> usize {
    // The second half of the line break before it may be left over.
    let left_over = at > 0 && bytes.get(at - 1) == Some(&b'\r') && bytes.get(at) == Some(&b'\n');
    let mut breaks = bytes.iter().skip(at + usize::from(left_over)).peekable();
    let mut count = 0;
    while let Some(byte @ (b'\r' | b'\n')) = breaks.next() {
        if *byte == b'\r' && breaks.peek() == Some(&&b'\n') {
            breaks.next();
        }
        count += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Sheet, String> {
        parse("list.csv", bytes, |heads| {
            heads.iter().filter(|head| ["Name", "Letter"].contains(&head.as_str())).count()
        })
    }

    fn rows(bytes: &[u8]) -> Vec<(usize, Vec<String>)> {
        read(bytes).unwrap().rows.into_iter().map(|row| (row.number, row.cells)).collect()
    }

    #[test]
    fn whatever_stands_between_cells_is_understood() {
        let wanted = vec![(2, vec!["Residents, old and new".to_owned(), "A".to_owned()])];
        for text in [
            "Name,Letter\n\"Residents, old and new\",A\n",
            "\u{feff}Name;Letter\r\nResidents, old and new;A\r\n",
            "Name\tLetter\rResidents, old and new\tA\r",
            "sep=;\r\nName;Letter\r\n\"Residents, old and new\";A",
        ] {
            let mut got = rows(text.as_bytes());
            if text.starts_with("sep") {
                for (number, _) in &mut got {
                    *number -= 1;
                }
            }
            assert_eq!(got, wanted, "{text:?}");
        }
        // More commas than semicolons, and still semicolons between the cells.
        assert_eq!(rows(b"Name;Letter, of the group, if any\nResidents;A\n")[0].1, ["Residents", "A"]);
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["Name,Letter", "one,A", "", ",", "\"two,", "of two lines\",B", "", "", "three,C", ""].join(end);
            let numbers: Vec<usize> = rows(text.as_bytes()).iter().map(|(number, _)| *number).collect();
            assert_eq!(numbers, [2, 5, 8], "{end:?}");
        }
    }

    #[test]
    fn what_is_no_list_is_said_with_its_row() {
        for (bytes, wanted) in [
            (
                &b"Name\nabc\n\xff\xfe\n"[..],
                "list.csv, row 3: this is not text in UTF-8; save the list as “CSV UTF-8”.",
            ),
            (b"PK\x03\x04\0\0", "list.csv is no list in CSV; save it from the spreadsheet as “CSV UTF-8”."),
            (
                b"Name,Letter\none,A\n\"two,B\nthree,C\n",
                "list.csv, row 3: a quotation mark is opened and never closed.",
            ),
            (b"", "list.csv is empty."),
            (b"\xef\xbb\xbf\r\n\r\n", "list.csv is empty."),
        ] {
            assert_eq!(read(bytes), Err(wanted.to_owned()));
        }
        // A quotation mark inside a cell is a letter like others.
        assert_eq!(rows(b"Name,Letter\n5\" pipe,A\n")[0].1, ["5\" pipe", "A"]);
    }
}
