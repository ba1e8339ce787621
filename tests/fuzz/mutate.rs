//! Mutations: of bits and bytes, of what RON is made of, and of whole lines.

use crate::dice::Dice;
use commonground::store::line;

/// How long an input may grow.
pub const LONGEST: usize = 8 * 1024;

const BYTES: &[u8] = b"\"\\()[]{},:/*#r'._-+0123456789eExuU \t\r\n\0\x1b\x7f\x80\xc2\xe2\xf0\xffaZ~";

const TOKENS: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "\\",
    "//",
    "/*",
    "*/",
    " //",
    ", //00000000",
    "//5d0c11aa",
    "r#\"",
    "\"#",
    "r\"",
    "b\"",
    "'",
    "#![enable(implicit_some)]",
    "Some(",
    "None",
    "()",
    "\u{feff}",
    "\u{2028}",
    "\u{202e}",
    "\u{e0041}",
    "\u{200d}",
    "\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\\u{202e}",
    "\\u{110000}",
    "\\u{d800}",
    "\\u{0}",
    "\\x1b[31m",
    "\\n",
    "\\\n",
    "\n",
    "\r\n",
    "act:",
    "of:[]",
    "id:\"\"",
    "id:\"session\"",
    "l:0",
    "mood:Happy(3),",
    "act:Sing(tune:\"do\")",
    "Gone",
    "Forget",
    "Unknown",
    "Undo(ops:[",
    "Say((",
    "kind:Action",
    "Count(",
    "Counts([",
    "Date(on:Some(\"",
    "Moment(\"",
    "Other(\"",
    "Nothing",
    "at:\"+262142-12-31T23:59:59Z\"",
    "Moment(\"+262142-12-31T23:59:59+23:59\")",
    "on:Some(\"-262143-01-01\")",
    "on:Some(\"9999-12-31\")",
    "record:[",
    "session:(",
    "entries:[",
    "<<<<<<< x\n",
    "=======\n",
    ">>>>>>> y\n",
    "inf",
    "NaN",
    "-0",
    "1e400",
    "0x1F",
    "0b1",
    "1_000",
    "true",
    "'a'",
    "format:2",
    "shown:(0,\"00000000\")",
    "withdrawn:true",
    "under:\"",
    "from:[\"",
    "also:{\"cy\":",
    "{\"\":1}",
];

const NUMBERS: &[&str] = &[
    "0",
    "1",
    "255",
    "256",
    "4294967296",
    "9007199254740992",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "99999999999999999999999999999999999999999",
    "-1",
    "1.5",
    "0009",
    "1e9",
    "340282366920938463463374607431768211456",
];

/// Changes something; `other` is what is spliced in.
pub fn mutate(dice: &mut Dice, bytes: &mut Vec<u8>, other: &[u8]) {
    let at = dice.roll(bytes.len() + 1);
    match dice.roll(14) {
        0 | 1 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << dice.roll(8);
            }
        }
        2 => bytes.insert(at, *dice.pick(BYTES)),
        3 => {
            let upto = (at + 1 + dice.roll(12)).min(bytes.len());
            bytes.drain(at..upto);
        }
        4 => {
            let upto = (at + 1 + dice.roll(60)).min(bytes.len());
            let twice = bytes[at..upto].to_vec();
            let to = dice.roll(bytes.len() + 1);
            bytes.splice(to..to, twice);
        }
        5 | 6 => insert(bytes, at, dice.word(TOKENS)),
        7 => swap_token(dice, bytes, at),
        8 => number(dice, bytes, at),
        9 => nest(dice, bytes, at),
        10 => {
            let long =
                dice.word(&["a", "\u{301}", "ह", "\\n", "\\u{41}", "👩🏽\u{200d}", "1", " ", "\"a\",", "//", "/*"]);
            insert(bytes, at, &long.repeat(1 + dice.roll(4000) / long.len()));
        }
        11 => double_field(dice, bytes, at),
        12 => {
            let from = dice.roll(other.len() + 1);
            bytes.truncate(at);
            bytes.extend_from_slice(&other[from..]);
        }
        _ => bytes.truncate(at),
    }
    bytes.truncate(LONGEST.max(other.len()));
}

fn insert(bytes: &mut Vec<u8>, at: usize, text: &str) {
    bytes.splice(at..at, text.bytes());
}

/// Puts one mark in place of another.
fn swap_token(dice: &mut Dice, bytes: &mut [u8], from: usize) {
    if let Some(at) = bytes.iter().skip(from).position(|b| b"()[]{},:\"\\".contains(b)) {
        bytes[from + at] = *dice.pick(b"()[]{},:\"\\ ");
    }
}

fn number(dice: &mut Dice, bytes: &mut Vec<u8>, from: usize) {
    let Some(at) = bytes.iter().skip(from).position(u8::is_ascii_digit).map(|at| at + from) else { return };
    let upto = bytes.iter().skip(at).position(|b| !b.is_ascii_digit()).map_or(bytes.len(), |many| at + many);
    bytes.splice(at..upto, dice.word(NUMBERS).bytes());
}

fn nest(dice: &mut Dice, bytes: &mut Vec<u8>, at: usize) {
    let (open, close) =
        *dice.pick(&[("(", ")"), ("[", "]"), ("{", "}"), ("Some(", ")"), ("(a:", ")"), ("X(", ")"), ("/*", "*/")]);
    let deep = *dice.pick(&[1, 2, 8, 31, 32, 60, 63, 64, 100, 127, 128, 129, 1500]);
    let text = format!("{}{}", open.repeat(deep), if dice.chance(70) { close.repeat(deep) } else { String::new() });
    insert(bytes, at, &text);
}

/// Copies what stands between two commas to another place.
fn double_field(dice: &mut Dice, bytes: &mut Vec<u8>, from: usize) {
    let comma = |from: usize| bytes.iter().skip(from).position(|b| *b == b',').map(|at| at + from);
    let Some(start) = comma(from) else { return };
    let Some(end) = comma(start + 1) else { return };
    let field = bytes[start..end].to_vec();
    let to = comma(dice.roll(bytes.len())).unwrap_or(start);
    bytes.splice(to..to, field);
}

/// Puts a right sum after every line that carries one, so that what stands behind the sum is reached.
pub fn mend_sums(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for raw in bytes.split_inclusive(|b| *b == b'\n') {
        match std::str::from_utf8(raw) {
            Ok(text) if line::part(text).1.is_some() => {
                let (bare, _) = line::part(text);
                let comma = if text.contains(", //") { "," } else { "" };
                out.extend_from_slice(format!("{bare}{comma} //{:08x}", line::sum(bare)).as_bytes());
                out.extend(raw.ends_with(b"\n").then_some(b'\n'));
            }
            _ => out.extend_from_slice(raw),
        }
    }
    out
}
