//! The sentence on characters that no font could draw: which they are, of which script, and what to do. Pure.

/// At most so many characters of a script are named, and so many scripts; the rest is counted.
const NAMED: usize = 12;
const SCRIPTS: usize = 6;

/// Where a script's characters begin and end, and its name; symbols are scripts here.
const BLOCKS: [(u32, u32, &str); 41] = [
    (0x0000, 0x024F, "Latin"),
    (0x0250, 0x02FF, "phonetic letters"),
    (0x0300, 0x036F, "marks on letters"),
    (0x0370, 0x03FF, "Greek"),
    (0x0400, 0x052F, "Cyrillic"),
    (0x0530, 0x058F, "Armenian"),
    (0x0590, 0x05FF, "Hebrew"),
    (0x0600, 0x06FF, "Arabic"),
    (0x0700, 0x074F, "Syriac"),
    (0x0750, 0x077F, "Arabic"),
    (0x0780, 0x07BF, "Thaana"),
    (0x07C0, 0x07FF, "N’Ko"),
    (0x0900, 0x097F, "Devanagari"),
    (0x0980, 0x09FF, "Bengali"),
    (0x0A00, 0x0A7F, "Gurmukhi"),
    (0x0A80, 0x0AFF, "Gujarati"),
    (0x0B00, 0x0B7F, "Odia"),
    (0x0B80, 0x0BFF, "Tamil"),
    (0x0C00, 0x0C7F, "Telugu"),
    (0x0C80, 0x0CFF, "Kannada"),
    (0x0D00, 0x0D7F, "Malayalam"),
    (0x0D80, 0x0DFF, "Sinhala"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Lao"),
    (0x0F00, 0x0FFF, "Tibetan"),
    (0x1000, 0x109F, "Myanmar"),
    (0x10A0, 0x10FF, "Georgian"),
    (0x1100, 0x11FF, "Korean"),
    (0x1200, 0x139F, "Ethiopic"),
    (0x13A0, 0x13FF, "Cherokee"),
    (0x1400, 0x167F, "Canadian syllabics"),
    (0x1780, 0x17FF, "Khmer"),
    (0x1800, 0x18AF, "Mongolian"),
    (0x2010, 0x2BFF, "symbols"),
    (0x3040, 0x30FF, "Japanese"),
    (0x3130, 0x318F, "Korean"),
    (0x3000, 0x9FFF, "Chinese or Japanese"),
    (0xAC00, 0xD7AF, "Korean"),
    (0xF900, 0xFAFF, "Chinese or Japanese"),
    (0x1F000, 0x1FAFF, "emoji"),
    (0x20000, 0x3FFFF, "Chinese or Japanese"),
];

/// The script of a character, in words.
fn script(c: char) -> &'static str {
    let code = u32::from(c);
    BLOCKS.iter().find(|(from, to, _)| (*from..=*to).contains(&code)).map_or("another script", |(.., name)| *name)
}

/// What is said of these characters; nothing where there are none.
pub fn said(missing: &[char]) -> Option<String> {
    let mut scripts: Vec<(&str, Vec<char>)> = Vec::new();
    for c in missing {
        let name = script(*c);
        match scripts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, chars)) => chars.push(*c),
            None => scripts.push((name, vec![*c])),
        }
    }
    if scripts.is_empty() {
        return None;
    }
    let mut lists: Vec<String> = scripts.iter().take(SCRIPTS).map(|(name, chars)| list(name, chars)).collect();
    let rest: usize = scripts.iter().skip(SCRIPTS).map(|(_, chars)| chars.len()).sum();
    if rest > 0 {
        lists.push(format!("and {rest} more"));
    }
    let (subject, object) = match missing {
        [_] => ("This character", "it"),
        _ => ("These characters", "them"),
    };
    Some(format!(
        "{subject} could not be drawn: {}. Put a font that has {object} (.ttf or .otf) into the fonts folder; `commonground \
         paths` says where it is, or name another with --fonts. The tables have the words all the same.",
        lists.join("; ")
    ))
}

/// "Tibetan ཀ U+0F40, ཁ U+0F41".
fn list(name: &str, chars: &[char]) -> String {
    let mut named: Vec<String> = chars.iter().take(NAMED).map(|c| format!("{c} U+{:04X}", u32::from(*c))).collect();
    if chars.len() > NAMED {
        named.push(format!("and {} more", chars.len() - NAMED));
    }
    format!("{name} {}", named.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_is_named_with_its_code_and_script_and_what_to_do() {
        assert_eq!(said(&[]), None);
        let told = said(&['ཀ', 'ཁ', '漢', '😀']).unwrap();
        for words in
            ["Tibetan ཀ U+0F40, ཁ U+0F41", "Japanese 漢 U+6F22", "emoji 😀 U+1F600", "--fonts", "commonground paths"]
        {
            assert!(told.contains(words), "{told}");
        }
        assert!(said(&['\u{E000}']).unwrap().starts_with("This character could not be drawn: another script"));
        let many: Vec<char> = ('一'..'丮').collect();
        assert!(said(&many).unwrap().contains("and 34 more"), "{:?}", said(&many));
    }
}
