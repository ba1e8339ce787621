//! The words that pictures, papers and the wall name, found in their sources: each table under the name that a file gives
//! it. So a new word on a paper is missed here, whichever table it stands in.

use crate::below::files;
use commonground::words::became::Became;
use commonground::words::board::Board;
use commonground::words::compare::Compare;
use commonground::words::dates::DateWord;
use commonground::words::ground::Ground;
use commonground::words::legible::Legible;
use commonground::words::pictures::Pictures;
use commonground::words::poster::Poster;
use commonground::words::report::ReportWord;
use commonground::words::room::Room;
use commonground::words::series::Series;
use commonground::words::time_lines::TimeLines;
use commonground::words::told::Told;
use commonground::words::tools::Tools;
use commonground::words::voices::Voices;
use commonground::words::wall::Wall;
use commonground::words::worksheets::Sheets;
use commonground::words::{Word, aloud::Aloud, clock::Clock, hands::Hands};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

type Named = &'static [(&'static str, &'static str)];

/// What the desk says for the room, and what the wall says of the desk's own words, through functions that both use.
const ALSO: &[(&str, &[&str])] = &[
    (
        "Board",
        &[
            "Day",
            "DayPast",
            "Gate",
            "GateIsNow",
            "DaysSince",
            "FirstSteps",
            "FirstStepsHad",
            "FirstStepsUndated",
            "FirstStepsNone",
            "NoNews",
            "Passed",
            "AskedOf",
        ],
    ),
    ("Ground", &["Nobody", "Somebody", "ToAskAgain"]),
    ("Wall", &["AllWant", "Projects", "NotAgreed"]),
    (
        "Word",
        &[
            "AnyoneNot",
            "TestReword",
            "TestAnswered",
            "StartAgain",
            "SaidAloudHint",
            "SaidAloudShort",
            "HelpNeeded",
            "OfMany",
            "Agreed",
            "NotAgreed",
        ],
    ),
];

/// Where words are put on pictures, papers and the wall.
const SOURCES: &[&str] = &[
    "src/export",
    "src/roadmap",
    "src/ui/view/room",
    "src/ui/widgets/roadmap",
    "src/model/after/compare.rs",
    "src/model/after/compare",
    "src/model/custody.rs",
    "src/model/dates.rs",
    "src/model/after/follow.rs",
    "src/model/after/said_of.rs",
];

/// What the facilitator reads on the command line, though it is made beside the papers.
const FOR_THE_FACILITATOR: &[&str] = &["src/ui/view/room/check.rs"];

/// Every table that such a file may name; all words of the first ones are on papers, of the others what is named.
const WHOLE: &[(&str, Named)] = &[
    ("Became", Became::NAMED),
    ("DateWord", DateWord::NAMED),
    ("Pictures", Pictures::NAMED),
    ("Poster", Poster::NAMED),
    ("ReportWord", ReportWord::NAMED),
    ("Sheets", Sheets::NAMED),
    ("Voices", Voices::NAMED),
];

const PARTLY: &[(&str, Named)] = &[
    ("Aloud", Aloud::NAMED),
    ("Board", Board::NAMED),
    ("Clock", Clock::NAMED),
    ("Compare", Compare::NAMED),
    ("Ground", Ground::NAMED),
    ("Hands", Hands::NAMED),
    ("Legible", Legible::NAMED),
    ("Room", Room::NAMED),
    ("Series", Series::NAMED),
    ("TimeLines", TimeLines::NAMED),
    ("Told", Told::NAMED),
    ("Tools", Tools::NAMED),
    ("Wall", Wall::NAMED),
    ("Word", Word::NAMED),
];

/// What is said on the command line and the screen, not on a paper or the wall.
const ENGLISH: &[&str] = &[
    "ReportWord::NoPdf",
    "ReportWord::ToWhom",
    "ReportWord::AsOfRefused",
    "ReportWord::NobodyOf",
    "ReportWord::NobodyYet",
    "ReportWord::ToWrite",
    "Pictures::Help",
    "Word::ProgramName",
    // Said at the desk.
    "Board::NewsOn",
    "Word::KeepItOn",
    // The sentence that says how many lines went into a file, and names within its format.
    "Tools::AllWent",
    "Tools::Meetings",
    "Tools::MeetingsNoDay",
    "Tools::NoDay",
    "Tools::NoParties",
    "Tools::NoTheme",
    "Tools::NoYear",
    "Tools::NotForThem",
    "Tools::OtherKinds",
    "Tools::Party",
    "Tools::Stayed",
    "Tools::Struck",
    "Tools::TakenBack",
    "Tools::Went",
];

/// A source that says on the command line how many lines went into a file.
const OF_THE_COMMAND_LINE: &str = "src/export/tools.rs";

/// A source that knows the program's own English words again, whatever language they are said in.
const KNOWS_AGAIN: &str = "src/export/share.rs";

/// A word of a table, as a source names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// `Board::NoNews`.
    pub name: String,
    /// Its English text.
    pub text: &'static str,
    /// A source that says it.
    pub at: String,
}

/// The sources that put words on papers, pictures and the wall, without their tests.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let all: Vec<PathBuf> = SOURCES.iter().flat_map(|at| files(&root.join(at))).collect();
    let named = |path: &PathBuf| path.strip_prefix(root).unwrap().display().to_string();
    let all = all.iter().map(|path| (named(path), std::fs::read_to_string(path).unwrap_or_default()));
    let is_rust = |name: &str| Path::new(name).extension().is_some_and(|ending| ending == "rs");
    all.filter(|(name, _)| is_rust(name) && !FOR_THE_FACILITATOR.contains(&name.as_str()))
        .map(|(name, text)| (name, text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()))
        .collect()
}

/// The tables that a source uses, each with the name that it gives them.
fn tables(source: &str) -> Vec<(&str, &str)> {
    let used = source.lines().filter_map(|line| line.strip_prefix("use crate::words::")?.strip_suffix(';'));
    used.filter_map(|path| {
        let (path, alias) = path.split_once(" as ").unwrap_or((path, path.rsplit("::").next()?));
        let table = path.rsplit("::").next()?;
        (table.starts_with(char::is_uppercase) && table != "Lang").then_some((table, alias))
    })
    .collect()
}

/// What follows on each place where a source names a table.
fn after<'a>(source: &'a str, alias: &str) -> impl Iterator<Item = &'a str> {
    let before = |c: char| !(c.is_alphanumeric() || c == '_' || c == ':');
    let start = format!("{alias}::");
    let places: Vec<usize> = source.match_indices(&start).map(|(at, _)| at).collect();
    let own = places.into_iter().filter(move |at| source.split_at(*at).0.chars().next_back().is_none_or(before));
    let len = start.len();
    own.map(move |at| source.split_at(at + len).1)
}

fn word(after: &str) -> &str {
    after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// Every word that is said on papers, pictures and the wall.
pub fn said() -> Vec<Said> {
    let mut out = BTreeSet::new();
    let mut add = |table: &str, name: &str, text, at: &str| {
        let name = format!("{table}::{name}");
        if !ENGLISH.contains(&name.as_str()) {
            out.insert(Said { name, text, at: at.to_owned() });
        }
    };
    for (table, named) in WHOLE {
        named.iter().for_each(|(name, text)| add(table, name, text, "the table"));
    }
    for (table, names) in ALSO {
        let (_, named) = PARTLY.iter().find(|(name, _)| name == table).unwrap();
        for wanted in *names {
            let (name, text) = named.iter().find(|(name, _)| name == wanted).unwrap();
            add(table, name, text, "the wall");
        }
    }
    for (at, source) in sources() {
        for (table, alias) in tables(&source) {
            let known = WHOLE.iter().chain(PARTLY).find(|(name, _)| *name == table);
            assert!(known.is_some(), "{at} names {table}: put it into a list of this test");
            let (_, named) = known.unwrap();
            for name in after(&source, alias).map(word) {
                if let Some((name, text)) = named.iter().find(|(own, _)| *own == name) {
                    add(table, name, text, &at);
                }
            }
        }
    }
    out.into_iter().collect()
}

/// What a word is called where it is handed on before it is said.
const HANDED_ON: &[&str] = &["word", "words", "label", "head", "eyebrow", "title", "paper", "promised"];

/// Every place where a paper, a picture or the wall says a word in English, whatever the session's language.
pub fn said_in_english() -> Vec<String> {
    let mut out = Vec::new();
    for (at, source) in sources().into_iter().filter(|(at, _)| at != KNOWS_AGAIN) {
        for (name, call) in
            HANDED_ON.iter().flat_map(|name| [".text()", ".with(&[", ".counted("].map(|call| (name, call)))
        {
            let boundary =
                |at: &usize| !source.split_at(*at).0.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.');
            let said = format!("{name}{call}");
            let n = source.match_indices(&said).filter(|(at, _)| boundary(at)).count();
            if n > 0 && at != OF_THE_COMMAND_LINE {
                out.push(format!("{at}: {said}"));
            }
        }
        for (table, alias) in tables(&source) {
            for rest in after(&source, alias) {
                let name = format!("{table}::{}", word(rest));
                let how = rest.trim_start_matches(char::is_alphanumeric).trim_start();
                let english = [".text()", ".with(", ".counted("].iter().any(|call| how.starts_with(call));
                if english && !ENGLISH.contains(&name.as_str()) {
                    out.push(format!("{at}: {name}"));
                }
            }
        }
    }
    out
}
