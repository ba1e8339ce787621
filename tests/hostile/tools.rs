//! Every file for other people's tools of a hostile session, read by small strict readers of our own: it has the form that
//! it should have, nothing in it acts, and what is read back is what was said. Other people's parsers read the same in
//! `.ci/outside/tools`.

use crate::files::{Form, Written, opened, packs};
use crate::papers::markdown;
use crate::{runs, strict};
use commonground::export::tools::leaving::How;
use commonground::export::tools::{Leaving, Parcel, Readers, TOOLS, Tool, make};
use commonground::model::session::Session;
use std::collections::BTreeSet;

/// A piece of JSON, read by the letter of RFC 8259.
#[derive(Debug, PartialEq)]
enum Json {
    Text(String),
    Other,
    List(Vec<Json>),
    Of(Vec<(String, Json)>),
}

struct Reader<'a>(std::iter::Peekable<std::str::Chars<'a>>);

impl Reader<'_> {
    fn blanks(&mut self) {
        while self.0.next_if(|c| matches!(c, ' ' | '\n')).is_some() {}
    }

    fn sign(&mut self, wanted: char) {
        self.blanks();
        assert_eq!(self.0.next(), Some(wanted));
    }

    fn ends(&mut self, end: char) -> bool {
        self.blanks();
        self.0.next_if_eq(&end).is_some()
    }

    fn value(&mut self) -> Json {
        self.blanks();
        match self.0.peek().expect("a value") {
            '"' => Json::Text(self.text()),
            '[' => {
                self.sign('[');
                let mut list = Vec::new();
                while !self.ends(']') {
                    if !list.is_empty() {
                        self.sign(',');
                    }
                    list.push(self.value());
                }
                Json::List(list)
            }
            '{' => {
                self.sign('{');
                let mut named: Vec<(String, Json)> = Vec::new();
                while !self.ends('}') {
                    if !named.is_empty() {
                        self.sign(',');
                    }
                    self.blanks();
                    let name = self.text();
                    self.sign(':');
                    assert!(named.iter().all(|(had, _)| *had != name), "{name} stands twice");
                    named.push((name, self.value()));
                }
                Json::Of(named)
            }
            _ => {
                let mut word = String::new();
                while let Some(c) = self.0.next_if(char::is_ascii_alphanumeric) {
                    word.push(c);
                }
                assert!(word == "true" || word == "false" || word.parse::<u64>().is_ok(), "{word}");
                Json::Other
            }
        }
    }

    fn text(&mut self) -> String {
        assert_eq!(self.0.next(), Some('"'));
        let mut out = String::new();
        loop {
            match self.0.next().expect("an end of the text") {
                '"' => return out,
                '\\' => match self.0.next().expect("a letter") {
                    c @ ('"' | '\\') => out.push(c),
                    'u' => {
                        let four: String = self.0.by_ref().take(4).collect();
                        out.push(
                            char::from_u32(u32::from_str_radix(&four, 16).expect("four figures")).expect("a letter"),
                        );
                    }
                    c => panic!("\\{c}"),
                },
                c => {
                    assert!(!c.is_control(), "U+{:04X}", u32::from(c));
                    out.push(c);
                }
            }
        }
    }
}

fn json(text: &str) -> Json {
    let mut reader = Reader(text.chars().peekable());
    let value = reader.value();
    reader.blanks();
    assert_eq!(reader.0.next(), None);
    value
}

impl Json {
    fn at(&self, name: &str) -> &Json {
        let Json::Of(named) = self else { panic!("{self:?}") };
        named.iter().find(|(had, _)| had == name).map_or(&Json::Other, |(_, value)| value)
    }

    fn list(&self) -> &[Json] {
        match self {
            Json::List(list) => list,
            _ => &[],
        }
    }

    fn words(&self) -> &str {
        match self {
            Json::Text(words) => words,
            _ => "",
        }
    }
}

/// What was said, as it may be read back.
fn texts(leaving: &Leaving) -> BTreeSet<String> {
    leaving.session.entries().map(|entry| entry.text().to_owned()).collect()
}

fn a_list(name: &str, text: &str, said: &BTreeSet<String>) -> usize {
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{name}");
    let mut rows = 0;
    for row in reader.records() {
        let row = row.unwrap_or_else(|error| panic!("{name}: {error}"));
        rows += 1;
        for cell in &row {
            assert_eq!(strict::faults(cell), None, "{name}: {cell}");
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{name}: a formula: {cell}");
        }
        let unmarked = |cell: &str| {
            let is_marked = cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
            cell.strip_prefix('\'').filter(|_| is_marked).unwrap_or(cell).to_owned()
        };
        assert!(row.iter().any(|cell| said.contains(&unmarked(cell))), "{name}: {row:?}");
    }
    rows
}

fn a_calendar(name: &str, text: &str, said: &BTreeSet<String>) -> usize {
    const NAMES: &[&str] = &[
        "BEGIN",
        "VERSION",
        "PRODID",
        "CALSCALE",
        "X-WR-CALNAME",
        "UID",
        "DTSTAMP",
        "DTSTART;VALUE=DATE",
        "DTEND;VALUE=DATE",
        "DUE;VALUE=DATE",
        "TRANSP",
        "STATUS",
        "SUMMARY",
        "DESCRIPTION",
        "END",
    ];
    assert!(text.ends_with("\r\n") && text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\n', '\r'])));
    let mut open: Vec<String> = Vec::new();
    let mut summaries = 0;
    for line in text.replace("\r\n ", "").lines() {
        let (property, value) = line.split_once(':').unwrap_or_else(|| panic!("{name}: {line}"));
        assert!(NAMES.contains(&property), "{name}: {line}");
        match property {
            "BEGIN" => open.push(value.to_owned()),
            "END" => assert_eq!(open.pop().as_deref(), Some(value), "{name}"),
            "SUMMARY" => {
                summaries += 1;
                let mut plain = String::new();
                let mut letters = value.chars();
                while let Some(c) = letters.next() {
                    assert!(!matches!(c, ';' | ','), "{name}: {line}");
                    plain.extend(if c == '\\' { letters.next() } else { Some(c) });
                }
                assert!(said.iter().any(|words| plain == *words || plain.ends_with(words)), "{name}: {plain}");
            }
            _ => {}
        }
    }
    assert!(open.is_empty());
    summaries
}

/// The words of a label of Mermaid, where nothing in it could mean something.
fn label(name: &str, label: &str) -> String {
    let mut out = String::new();
    let mut rest = label;
    while let Some((before, after)) = rest.split_once('#') {
        let (code, after) = after.split_once(';').unwrap_or_else(|| panic!("{name}: {label}"));
        let c = code.parse().ok().and_then(char::from_u32);
        out.push_str(before);
        out.push(c.unwrap_or_else(|| panic!("{name}: {label}")));
        assert!(before.chars().all(harmless), "{name}: {label}");
        rest = after;
    }
    assert!(rest.chars().all(harmless), "{name}: {label}");
    out + rest
}

fn harmless(c: char) -> bool {
    c.is_ascii_alphanumeric() || " ,.!?'()".contains(c) || (!c.is_ascii() && !"¶ß°\u{fb02}".contains(c))
}

fn a_diagram(name: &str, text: &str, said: &BTreeSet<String>) -> usize {
    let mut labels = 0;
    let told = |words: &str| {
        let words = label(name, words);
        let trimmed = words.trim();
        assert!(said.iter().any(|text| text.trim() == trimmed || trimmed.ends_with(text.trim())), "{name}: {words}");
    };
    for line in text.lines().skip(1).map(str::trim).filter(|line| *line != "dateFormat YYYY-MM-DD") {
        let small = line.to_lowercase();
        let command = ["title ", "section "].iter().find(|command| small.starts_with(*command));
        if let Some(command) = command {
            label(name, line.get(command.len()..).unwrap_or_default());
        } else if name == "mermaid-mindmap" {
            let (_, rest) = line.split_once("[\"").unwrap_or_else(|| panic!("{name}: {line}"));
            let words = rest.strip_suffix("\"]").unwrap_or_else(|| panic!("{name}: {line}"));
            label(name, words);
            labels += 1;
        } else if name == "mermaid-timeline" {
            let mut parts = line.split(" : ");
            label(name, parts.next().unwrap_or_default());
            parts.for_each(|event| {
                labels += 1;
                told(event);
            });
        } else {
            let (words, rest) = line.split_once(" :").unwrap_or_else(|| panic!("{name}: {line}"));
            labels += 1;
            told(words);
            assert!(rest.chars().all(|c| c.is_ascii_alphanumeric() || ", -".contains(c)), "{name}: {line}");
        }
    }
    labels
}

/// DOT: outside of quotation marks only signs of ours.
fn a_graph(name: &str, text: &str) {
    let mut letters = text.chars();
    let mut inside = false;
    while let Some(c) = letters.next() {
        match (inside, c) {
            (true, '\\') => assert!(matches!(letters.next(), Some('"' | '\\')), "{name}"),
            (_, '"') => inside = !inside,
            (true, _) => {}
            (false, c) => assert!(c.is_ascii_alphanumeric() || " \n{}[]=;,-".contains(c), "{name}: {c}"),
        }
    }
    assert!(!inside, "{name}: a quotation mark is never closed");
}

fn check(session: &Session) {
    for readers in [Readers::Public, Readers::There] {
        let leaving = Leaving::new(session, "x", readers, How { who: true, bom: false });
        let said = texts(&leaving);
        for row in &TOOLS {
            let Parcel { files, went, stayed, .. } = make(row.tool, &leaving);
            assert_eq!(went + stayed.iter().map(|(_, n)| n).sum::<usize>(), leaving.all, "{}", row.name);
            for (name, text) in &files {
                let text = text.as_str();
                let lines = text.replace("\r\n", "\n");
                strict::lines(lines.as_bytes()).unwrap_or_else(|fault| panic!("{} {name}: {fault}", row.name));
                match row.tool {
                    Tool::Csv => drop(a_list(name, text, &said)),
                    Tool::Markdown => markdown(row.name, text),
                    Tool::Calendar | Tool::Todos => assert_eq!(a_calendar(row.name, text, &said), went),
                    Tool::Gantt | Tool::Timeline => assert_eq!(a_diagram(row.name, text, &said), went),
                    Tool::Mindmap => assert_eq!(a_diagram(row.name, text, &said), went + 1),
                    Tool::Dot => a_graph(row.name, text),
                    Tool::Kumu => {
                        let map = json(text);
                        let ids: BTreeSet<&str> =
                            map.at("elements").list().iter().map(|part| part.at("id").words()).collect();
                        assert_eq!(ids.len(), map.at("elements").list().len());
                        for tie in map.at("connections").list() {
                            assert!(["from", "to"].iter().all(|end| ids.contains(tie.at(end).words())), "{tie:?}");
                        }
                    }
                    Tool::Json => {
                        let all = json(text);
                        assert_eq!(all.at("lines").list().len(), went);
                        for line in all.at("lines").list() {
                            assert!(said.contains(line.at("text").words()), "{line:?}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn strict_readers_read_back_what_was_said_and_nothing_acts() {
    for (n, payloads) in packs().iter().enumerate() {
        let forms = [(Written::Raw, Form::Journal), (Written::ByNumber, Form::ByHand)];
        for (written, form) in forms.into_iter().skip(n % 2).take(runs()) {
            check(&opened(payloads, written, form).0);
        }
    }
}
