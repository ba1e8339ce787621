//! A map from Kumu, saved as JSON: its elements, or its connections with what stands at their ends, as a list like one from
//! a spreadsheet. Reads JSON (RFC 8259) by itself: what is needed of it is little. No session.

use super::sheet::{Row, Sheet};
use std::iter::Peekable;
use std::str::Chars;

/// How deep one thing may stand in another.
const DEEPEST: usize = 64;

/// A piece of JSON: words (numbers too, as they are written), several, or named ones.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Json {
    Words(String),
    List(Vec<Json>),
    Of(Vec<(String, Json)>),
}

/// Which part of a map is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What stands on the map.
    Elements,
    /// What ties two of them together.
    Connections,
}

/// One part of a map as a list; the first column of connections says from where, the second to where.
///
/// # Errors
/// A sentence that names the file: it is no JSON, or no map.
pub fn parse(name: &str, bytes: &[u8], part: Part) -> Result<Sheet, String> {
    let no_json = || format!("{name} is not JSON; save the map from Kumu as JSON, or its lists as CSV.");
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| no_json())?;
    let mut reader = Reader { letters: text.chars().peekable() };
    let map = reader.value(0).filter(|_| reader.next_sign().is_none()).ok_or_else(no_json)?;
    let key = if part == Part::Elements { "elements" } else { "connections" };
    let (Some(Json::List(elements)), Some(Json::List(wanted))) = (map.at("elements"), map.at(key)) else {
        return Err(format!("{name} is no map from Kumu: it has no “elements” and “connections”."));
    };
    let labels: Vec<(String, String)> = elements
        .iter()
        .flat_map(|element| {
            let label = element.words("label");
            ["id", "_id"].map(|id| (element.words(id), label.clone()))
        })
        .filter(|(id, _)| !id.is_empty())
        .collect();
    let labels: std::collections::BTreeMap<String, String> = labels.into_iter().collect();
    Ok(sheet(wanted, |key, words| match key {
        "from" | "to" => labels.get(&words).cloned().unwrap_or(words),
        _ => words,
    }))
}

/// Named things as rows; each name is a column, in the order in which it first stands.
fn sheet(things: &[Json], cell: impl Fn(&str, String) -> String) -> Sheet {
    let mut heads: Vec<String> = Vec::new();
    for name in things.iter().flat_map(Json::names) {
        if !heads.contains(&name) && heads.len() < 200 {
            heads.push(name);
        }
    }
    let cells = |thing: &Json| heads.iter().map(|head| cell(head, thing.words(head))).collect();
    let rows = things.iter().zip(1..).map(|(thing, number)| Row { number, cells: cells(thing) }).collect();
    Sheet { heads, rows }
}

impl Json {
    fn at(&self, name: &str) -> Option<&Json> {
        let Json::Of(named) = self else { return None };
        named.iter().find(|(had, _)| had == name).map(|(_, value)| value)
    }

    /// The words under a name; a project that was saved whole has them one step deeper.
    fn words(&self, name: &str) -> String {
        let value = self.at(name).or_else(|| self.at("attributes")?.at(name));
        value.map(Json::said).unwrap_or_default()
    }

    fn said(&self) -> String {
        match self {
            Json::Words(words) => words.clone(),
            Json::List(list) => list.iter().map(Json::said).collect::<Vec<_>>().join(" | "),
            Json::Of(_) => String::new(),
        }
    }

    fn names(&self) -> Vec<String> {
        let Json::Of(named) = self else { return Vec::new() };
        let own = named.iter().filter(|(name, _)| name != "attributes").map(|(name, _)| name.clone());
        own.chain(self.at("attributes").map(Json::names).unwrap_or_default()).collect()
    }
}

struct Reader<'a> {
    letters: Peekable<Chars<'a>>,
}

impl Reader<'_> {
    fn next_sign(&mut self) -> Option<char> {
        while self.letters.next_if(|c| matches!(c, ' ' | '\t' | '\n' | '\r')).is_some() {}
        self.letters.peek().copied()
    }

    fn takes(&mut self, sign: char) -> bool {
        self.next_sign() == Some(sign) && self.letters.next().is_some()
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        match self.next_sign().filter(|_| depth < DEEPEST)? {
            '"' => self.text().map(Json::Words),
            '[' => {
                let mut list = Vec::new();
                self.several('[', ']', |reader| {
                    list.push(reader.value(depth + 1)?);
                    Some(())
                })?;
                Some(Json::List(list))
            }
            '{' => {
                let mut named = Vec::new();
                self.several('{', '}', |reader| {
                    reader.next_sign();
                    let name = reader.text()?;
                    let value = reader.takes(':').then(|| reader.value(depth + 1)).flatten()?;
                    named.push((name, value));
                    Some(())
                })?;
                Some(Json::Of(named))
            }
            _ => self.bare(),
        }
    }

    fn several(&mut self, open: char, close: char, mut one: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        if !self.takes(open) {
            return None;
        }
        if self.takes(close) {
            return Some(());
        }
        loop {
            one(self)?;
            if self.takes(close) {
                return Some(());
            }
            if !self.takes(',') {
                return None;
            }
        }
    }

    /// A number, yes, no or nothing.
    fn bare(&mut self) -> Option<Json> {
        let mut word = String::new();
        while let Some(c) = self.letters.next_if(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.')) {
            word.push(c);
        }
        match word.as_str() {
            "null" => Some(Json::Words(String::new())),
            "true" => Some(Json::Words("yes".to_owned())),
            "false" => Some(Json::Words("no".to_owned())),
            number => {
                let begins = number.starts_with(|c: char| c == '-' || c.is_ascii_digit());
                (begins && number.parse::<f64>().is_ok()).then_some(Json::Words(word))
            }
        }
    }

    fn text(&mut self) -> Option<String> {
        self.letters.next_if_eq(&'"')?;
        let mut out = String::new();
        loop {
            match self.letters.next()? {
                '"' => return Some(out),
                '\\' => out.push(match self.letters.next()? {
                    'n' | 'r' | 't' | 'b' | 'f' => ' ',
                    'u' => self.code()?,
                    c @ ('"' | '\\' | '/') => c,
                    _ => return None,
                }),
                c => out.push(c),
            }
        }
    }

    /// A letter by its number; those beyond 65,535 are two numbers.
    fn code(&mut self) -> Option<char> {
        let first = self.four()?;
        if !(0xd800..0xdc00).contains(&first) {
            return Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        self.letters.next_if_eq(&'\\')?;
        self.letters.next_if_eq(&'u')?;
        let second = self.four()?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + second)
    }

    fn four(&mut self) -> Option<u32> {
        let mut sum = 0;
        for _ in 0..4 {
            sum = sum * 16 + self.letters.next()?.to_digit(16)?;
        }
        Some(sum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_name_what_stands_at_their_ends() {
        let map = r#"{"elements":[{"id":"e1","label":"Health \"centre\""},{"_id":"x","attributes":{"label":"Caf\u00e9 \ud83d\ude00","tags":["a","b"]}}],
            "connections":[{"from":"e1","to":"x","Today":"thin","n":-1.5e3,"ok":true,"no":null}]}"#;
        let list = parse("m.json", map.as_bytes(), Part::Connections).unwrap();
        assert_eq!(list.heads, ["from", "to", "Today", "n", "ok", "no"]);
        assert_eq!(list.rows[0].cells, ["Health \"centre\"", "Café 😀", "thin", "-1.5e3", "yes", ""]);
        let list = parse("m.json", map.as_bytes(), Part::Elements).unwrap();
        assert_eq!(list.heads, ["id", "label", "_id", "tags"]);
        assert_eq!(list.rows[1].cells, ["", "Café 😀", "x", "a | b"]);
    }

    #[test]
    fn what_is_no_map_is_said() {
        let deep = "[".repeat(100_000);
        for (text, told) in [
            ("", "is not JSON"),
            ("{\"a\":}", "is not JSON"),
            ("{\"a\":1} x", "is not JSON"),
            ("\"\\ud800\"", "is not JSON"),
            (&deep, "is not JSON"),
            ("[1,2]", "is no map from Kumu"),
            ("{\"elements\":[]}", "is no map from Kumu"),
        ] {
            let why = parse("m.json", text.as_bytes(), Part::Connections).unwrap_err();
            assert!(why.contains(told), "{why}");
        }
    }
}
