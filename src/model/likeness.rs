//! Words compared as people read them: small letters, without accents. Uses nothing but `std`.

/// A text in small letters without accents.
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let is_mark = |c: &char| ('\u{0300}'..='\u{036f}').contains(c);
    let mut out = String::with_capacity(text.len());
    let mut left = text;
    loop {
        // Most letters are plain, and are taken over in one go.
        let plain = left.bytes().position(|byte| !byte.is_ascii()).unwrap_or(left.len());
        let (run, rest) = left.split_at_checked(plain).unwrap_or((left, ""));
        out.extend(run.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
        let mut chars = rest.chars();
        let Some(c) = chars.next() else { return out };
        out.extend(c.to_lowercase().filter(|c| !is_mark(c)).map(without_mark));
        left = chars.as_str();
    }
}

/// Whether a text holds a word that is in small letters without accents.
pub fn holds(text: &str, word: &str) -> bool {
    if !text.is_ascii() {
        return folded(text).contains(word);
    }
    let Some(first) = word.bytes().next() else { return true };
    let mut places = text.as_bytes().windows(word.len());
    places.any(|there| {
        there.first().is_some_and(|byte| byte.to_ascii_lowercase() == first)
            && there.eq_ignore_ascii_case(word.as_bytes())
    })
}

/// A Latin letter without its mark.
pub fn without_mark(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' | 'ẹ' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' => 'i',
        'ł' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' | 'ọ' => 'o',
        'ś' | 'š' | 'ş' | 'ṣ' | 'ß' => 's',
        'ù' | 'ú' | 'û' | 'ü' | 'ů' | 'ū' | 'ű' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        _ => c,
    }
}
