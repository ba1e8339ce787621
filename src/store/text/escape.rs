//! Strings in our files: escaped only where a character would steer a terminal or break the line, so that every
//! script stays readable in an editor and in a diff; and a line laid out anew brought back to one form.

use crate::model::text::{may_stand, sift};
use std::borrow::Cow;
use std::fmt::Write as _;

/// Writes a string in quotation marks.
pub fn quote(out: &mut String, words: &str) {
    // The flag of Wales is written with tag characters; nothing else that is clean needs a second look.
    let clean = matches!(sift(words), Cow::Borrowed(_));
    out.push('"');
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            // What may not stand in a text may not stand raw in a file either.
            c if !clean && !may_stand(c) => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// A string in quotation marks.
pub fn quoted(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    quote(&mut out, words);
    out
}

/// Takes blanks, line breaks, comments and commas before a closing bracket out of a piece of RON, and leaves its
/// strings alone: what an editor has laid out anew is again what we wrote.
pub fn compact(ron: &str) -> String {
    let mut out = String::with_capacity(ron.len());
    let mut chars = ron.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                out.push(c);
                while let Some(inner) = chars.next() {
                    out.push(inner);
                    match inner {
                        '\\' => out.extend(chars.next()),
                        '"' => break,
                        _ => {}
                    }
                }
            }
            '/' if chars.peek() == Some(&'/') => {
                chars.by_ref().find(|c| *c == '\n');
            }
            '/' if chars.peek() == Some(&'*') => {
                let mut last = ' ';
                chars.next();
                for inner in chars.by_ref() {
                    if last == '*' && inner == '/' {
                        break;
                    }
                    last = inner;
                }
            }
            ')' | ']' | '}' => {
                if out.ends_with(',') {
                    out.pop();
                }
                out.push(c);
            }
            c if c.is_whitespace() => {}
            c => out.push(c),
        }
    }
    out
}

/// The same where a line says several numbers: there we write a blank after each comma.
pub fn spaced(compacted: &str) -> String {
    let mut parts = compacted.split("Counts([");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str("Counts([");
        match part.split_once(']') {
            Some((numbers, rest)) => out.extend([&numbers.replace(',', ", "), "]", rest]),
            None => out.push_str(part),
        }
    }
    out
}
