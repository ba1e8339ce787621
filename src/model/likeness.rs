//! Words compared as people read them: small letters, without accents. Uses nothing but `std`.

/// A text in small letters without accents.
pub fn folded(text: &str) -> String {
    let is_mark = |c: &char| ('\u{0300}'..='\u{036f}').contains(c);
    text.chars().flat_map(char::to_lowercase).filter(|c| !is_mark(c)).map(without_mark).collect()
}

/// A Latin letter without its mark.
pub fn without_mark(c: char) -> char {
    const MARKED: [(&str, char); 13] = [
        ("àáâãäåāăą", 'a'),
        ("çćč", 'c'),
        ("ďđð", 'd'),
        ("èéêëēęěẹ", 'e'),
        ("ìíîïīį", 'i'),
        ("łľ", 'l'),
        ("ñńň", 'n'),
        ("òóôõöøōőọ", 'o'),
        ("śšşṣß", 's'),
        ("ùúûüūůű", 'u'),
        ("ŵ", 'w'),
        ("ýÿŷ", 'y'),
        ("źżž", 'z'),
    ];
    MARKED.iter().find(|(marked, _)| marked.contains(c)).map_or(c, |(_, plain)| *plain)
}
