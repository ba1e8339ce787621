//! The judges: a terminal's output read strictly, and the rule for text written down a second time, from the tables of
//! Unicode 16 and not from the program's.

use unicode_segmentation::UnicodeSegmentation as _;

/// General category Cf without the joiners and without the signs that are seen.
const FORMAT: &[(u32, u32)] = &[
    (0xad, 0xad),
    (0x61c, 0x61c),
    (0x180e, 0x180e),
    (0x200b, 0x200b),
    (0x200e, 0x200f),
    (0x202a, 0x202e),
    (0x2060, 0x2064),
    (0x2066, 0x206f),
    (0xfeff, 0xfeff),
    (0xfff9, 0xfffb),
    (0x13430, 0x1343f),
    (0x1bca0, 0x1bca3),
    (0x1d173, 0x1d17a),
    (0xe0001, 0xe0001),
    (0xe0020, 0xe007f),
];

/// The flags of England, Scotland and Wales.
const FLAGS: [&str; 3] = ["gbeng", "gbsct", "gbwls"];

/// What in a text may not be there.
pub fn faults(text: &str) -> Option<String> {
    let mut plain = text.to_owned();
    for flag in FLAGS {
        let tags: String = flag.chars().filter_map(|c| char::from_u32(0xe0000 + u32::from(c))).collect();
        plain = plain.replace(&format!("\u{1F3F4}{tags}\u{e007f}"), "\u{1F3F4}");
    }
    for c in plain.chars() {
        let code = u32::from(c);
        let bad = c.is_control()
            || matches!(code, 0x2028 | 0x2029)
            || (0xfdd0..=0xfdef).contains(&code)
            || code & 0xfffe == 0xfffe
            || FORMAT.iter().any(|(from, to)| (*from..=*to).contains(&code));
        if bad {
            return Some(format!("U+{code:04X}"));
        }
    }
    if text.contains("\u{200d}\u{200d}") || text.contains("\u{200c}\u{200c}") {
        return Some("joiners on end".to_owned());
    }
    plain.graphemes(true).find_map(piled)
}

/// More than eight marks on one letter, or more than eight joiners in one cluster.
fn piled(cluster: &str) -> Option<String> {
    let mut marks = 0;
    for c in cluster.chars().skip(1) {
        let extends = format!("a{c}").graphemes(true).count() == 1 && !matches!(c, '\u{200c}' | '\u{200d}');
        let of_korean = matches!(c, '\u{1160}'..='\u{11ff}');
        marks = if extends || of_korean {
            marks + 1
        } else if matches!(c, '\u{200c}' | '\u{200d}') {
            marks
        } else {
            0
        };
        if marks > 8 {
            return Some("more than eight marks".to_owned());
        }
    }
    let joiners = cluster.chars().filter(|c| matches!(c, '\u{200c}' | '\u{200d}')).count();
    (joiners > 8).then(|| "more than eight joiners".to_owned())
}

/// Lines of text: nothing but what may stand, and line breaks (and tabs between columns).
pub fn lines(bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    match text.split(['\n', '\t']).find_map(|line| Some((faults(line)?, line))) {
        Some((fault, line)) => Err(format!("{fault} in {line:?}")),
        None => Ok(()),
    }
}

/// What a terminal is sent: text that may stand, and the sequences that this program sends.
pub fn screen(bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    for (n, piece) in text.split('\u{1b}').enumerate() {
        let words = if n == 0 { piece } else { sequence(piece)? };
        if let Some(fault) = faults(words) {
            return Err(format!("{fault} in {words:?}"));
        }
    }
    Ok(())
}

/// Takes the sequence off the beginning.
fn sequence(piece: &str) -> Result<&str, String> {
    let wrong = || format!("ESC {:?}", piece.chars().take(20).collect::<String>());
    let body = piece.strip_prefix('[').ok_or_else(wrong)?;
    let end = body.find(|c: char| c.is_ascii_alphabetic()).ok_or_else(wrong)?;
    let (numbers, rest) = body.split_at(end);
    let (_, rest_after) = rest.split_at(1);
    let sound =
        |allowed: &str| numbers.chars().all(|c| c.is_ascii_digit() || allowed.contains(c)) && numbers.len() < 40;
    let known = match rest.as_bytes()[0] {
        b'm' => sound(";:"),
        b'H' => sound(";"),
        b'G' | b'J' | b'K' => sound(""),
        b'h' | b'l' => matches!(numbers, "?25" | "?1049" | "?2004" | "?2026"),
        _ => false,
    };
    if known { Ok(rest_after) } else { Err(wrong()) }
}
