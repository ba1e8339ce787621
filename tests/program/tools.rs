//! A session to other people's tools and back, by the real program: how much went and why not, what a spreadsheet with
//! broken rows comes to, and that a list that went out comes in again as it was.

use super::home::{Home, Said, sample, well};
use commonground::export::tools::TOOLS;
use commonground::model::field::Field;
use commonground::model::kind::{KINDS, Kind};
use commonground::model::session::Session;
use commonground::model::typed::columns::{CAME_FROM, NUMBER, ORIGIN, OTHER_WORDINGS, SAID_ON, SIGNED_UP, TAGS};
use std::collections::{BTreeMap, BTreeSet};

fn session(home: &Home, name: &str) -> Session {
    Session::of(commonground::store::read(&home.path(name)).unwrap().ops)
}

fn valley(home: &Home) {
    std::fs::copy(sample("healthy-valley.ron"), home.path("v.ron")).unwrap();
}

/// A list: its rows by the name of the line, and in them the cells by their heads.
fn list(text: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().clone();
    assert_eq!(heads.iter().collect::<BTreeSet<_>>().len(), heads.len(), "a head stands twice: {heads:?}");
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let cells = heads.iter().zip(row.iter()).map(|(head, cell)| (head.to_owned(), cell.to_owned()));
        let cells: BTreeMap<String, String> = cells.collect();
        (cells["id"].clone(), cells)
    });
    rows.collect()
}

#[test]
fn each_format_says_how_many_lines_went_and_why_the_others_did_not() {
    let home = Home::new();
    valley(&home);
    let all = {
        let session = session(&home, "v.ron");
        session.entries().filter(|entry| entry.kind.is_said()).count()
    };
    let names: Vec<&str> = TOOLS.iter().map(|row| row.name).collect();
    for readers in ["public", "there"] {
        let said = well(&home, &["export", "./v.ron", "--as", &names.join(","), "--for", readers]);
        assert_eq!(said.out.lines().count(), TOOLS.len(), "{said:?}");
        for line in said.out.lines() {
            // Review meetings on the agenda are no lines: they are counted in a sentence of their own.
            let lines = line.split(". ").next().unwrap();
            let numbers: Vec<usize> = lines
                .split_once(": ")
                .unwrap()
                .1
                .split(|c: char| !c.is_ascii_digit())
                .filter_map(|word| word.parse().ok())
                .collect();
            let (went, stayed) = (numbers[0], numbers.get(1).copied().unwrap_or(0));
            assert_eq!(went + stayed, all, "{line}");
            assert_eq!(numbers.iter().skip(2).sum::<usize>(), stayed, "{line}");
        }
        let hidden = home.bytes("v-timeline.mmd");
        assert_eq!(hidden.len() < 100, readers == "public", "time lines are for those who were there");
    }
    let said = well(&home, &["export", "./v.ron", "--as", "json", "-o", "-"]);
    assert!(said.out.starts_with("{\n") && said.err.contains("json: "), "{}", said.err);
    for (call, told) in [
        (&["--as", "cvs"][..], "“cvs” is no format; name one of pdf, png, svg, html, csv, json, md"),
        (&["--as", "json", "--anonymous"], "make one with --to ron"),
        (&["--as", "json,ics", "-o", "x.json"], "several files go into a folder that is there"),
        (&["--as", "ics", "-o", "x.json"], "name one that ends in .ics"),
        (&["--as", "ics", "--for", "them"], "“them” is nobody here"),
        (&["--to", "ron", "-o", "x.ron", "--who"], "are for other tools"),
    ] {
        let said = home.run(&[&["export", "./v.ron"], call].concat());
        assert_eq!(said.status, Some(2), "{said:?}");
        said.is_one_sentence().unwrap();
        assert!(said.err.contains(told), "{said:?}");
    }
}

#[test]
fn nothing_that_is_not_for_everyone_goes_out_unasked() {
    let home = Home::new();
    home.session("s.ron");
    for (kind, line) in
        [("sorry", "we shouted"), ("time-line", "1998 the pit closed"), ("action", "Map it ; Shanice ; 1 June 2027")]
    {
        well(&home, &["add", "s.ron", "--kind", kind, line]);
    }
    well(&home, &["add", "s.ron", "--kind", "person", "Gwen Price ; 01792 555"]);
    let group = |letter: &str, name: &str, n: &str| {
        well(&home, &["add", "s.ron", "--kind", "group", &format!("{name} ; {letter} ; {n}")]);
    };
    group("A", "Residents", "12");
    group("B", "The three of us", "3");
    well(&home, &["add", "s.ron", "--kind", "value", "--group", "B", "we three know"]);
    let names: Vec<&str> = TOOLS.iter().map(|row| row.name).collect();
    well(&home, &["export", "s.ron", "--as", &names.join(",")]);
    let public = everything(&home);
    well(&home, &["export", "s.ron", "--as", &names.join(","), "--for", "there"]);
    let there = everything(&home);
    for words in ["Gwen Price", "01792"] {
        assert!(!public.contains(words) && !there.contains(words), "{words}");
    }
    for words in ["we shouted", "the pit closed"] {
        assert!(!public.contains(words) && there.contains(words), "{words}");
    }
    assert!(!public.contains("The three of us") && public.contains("we three know"));
    // Nobody's name stands in a calendar unless that was asked for.
    let calendar = |home: &Home| String::from_utf8(home.bytes("s.ics")).unwrap();
    assert!(!calendar(&home).contains("Shanice"));
    well(&home, &["export", "s.ron", "--as", "ics", "--who"]);
    assert!(calendar(&home).contains("Who: Shanice"));
}

/// The text of every file that was written beside the session.
fn everything(home: &Home) -> String {
    let files = super::below::files(&home.work()).into_iter();
    let ours =
        files.filter(|path| !path.to_string_lossy().contains(".ron") && !path.to_string_lossy().contains(".journal"));
    ours.map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn a_calendar_taken_in_again_doubles_nothing() {
    let home = Home::new();
    home.session("s.ron");
    well(
        &home,
        &[
            "add",
            "s.ron",
            "--kind",
            "action",
            "Öffnen; \\ wir, 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字 ; ; 1 June 2027",
        ],
    );
    well(&home, &["add", "s.ron", "--kind", "action", "one day"]);
    let read = || {
        let said = well(&home, &["export", "s.ron", "--as", "ics"]);
        assert!(said.out.contains(": 1 line went out; 1 did not: 1 without a day."), "{said:?}");
        String::from_utf8(home.bytes("s.ics")).unwrap()
    };
    let first = read();
    let uid = |text: &str| text.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
    well(&home, &["add", "s.ron", "--kind", "value", "before it in no list"]);
    well(&home, &["export", "s.ron", "--as", "ics"]);
    let second = String::from_utf8(home.bytes("s.ics")).unwrap();
    assert_eq!(uid(&first), uid(&second));
    assert!(first.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{first}");
    let unfolded = first.replace("\r\n ", "");
    assert!(unfolded.contains("SUMMARY:0.1 Öffnen\\; \\\\ wir\\, 漢字漢字"), "{unfolded}");
    assert!(unfolded.contains("DTSTART;VALUE=DATE:20270601\r\nDTEND;VALUE=DATE:20270602\r\n"), "{unfolded}");
}

/// What of a row the program says itself when it takes it in, or has no cell for; the day of a line that counts from the
/// event, and the numbers of other lines, are those of the session that it came into.
fn stays_behind(head: &str) -> bool {
    [NUMBER, ORIGIN, SAID_ON, OTHER_WORDINGS, CAME_FROM, TAGS, SIGNED_UP].contains(&head)
        || ["Came with", "Under", "Theme", "Key goal", "Key goal id", "Looked at again", "In the room"].contains(&head)
        || head.starts_with("Dots ")
}

#[test]
fn lists_that_went_out_come_in_again_as_they_were() {
    let home = Home::new();
    valley(&home);
    well(&home, &["export", "./v.ron", "--as", "csv", "--for", "there", "-o", "out"]);
    home.session("new.ron");
    well(&home, &["set", "new.ron", "last_day=2026-05-16"]);
    let mut kinds: Vec<Kind> = KINDS
        .iter()
        .map(|spec| spec.kind)
        .filter(|kind| home.path(&format!("out/{}.csv", kind.code())).exists())
        .collect();
    // What others stand under comes first.
    kinds.sort_by_key(|kind| (*kind == Kind::Objection, *kind != Kind::Theme));
    assert!(kinds.len() > 30);
    for kind in &kinds {
        let said = home.run(&["import", "new.ron", &format!("out/{}.csv", kind.code()), "--kind", kind.code()]);
        assert_eq!(said.status, Some(0), "{kind:?}: {said:?}");
    }
    well(&home, &["export", "new.ron", "--as", "csv", "--for", "there", "-o", "again"]);
    let mut lines = 0;
    for kind in kinds.iter().filter(|kind| kind.is_said()) {
        let name = format!("{}.csv", kind.code());
        let [before, after] =
            ["out", "again"].map(|folder| list(&String::from_utf8(home.bytes(&format!("{folder}/{name}"))).unwrap()));
        assert_eq!(
            before.keys().collect::<Vec<_>>(),
            after.keys().collect::<Vec<_>>(),
            "{name}: the names of its lines"
        );
        for (id, cells) in &before {
            lines += 1;
            for (head, cell) in cells.iter().filter(|(head, _)| !stays_behind(head)) {
                assert_eq!(after[id].get(head), Some(cell), "{name}, {id}, {head}");
            }
        }
    }
    assert!(lines > 800, "{lines}");
    // Into the session that it came from nothing comes twice, and what was struck there stays out.
    let said = home.run(&["strike", "./v.ron", "14", "--yes"]);
    assert_eq!(said.status, Some(0), "{said:?}");
    for kind in [Kind::OutsideVoice, Kind::Asset, Kind::TimeLine] {
        let said = home.run(&["import", "./v.ron", &format!("out/{}.csv", kind.code()), "--kind", kind.code()]);
        assert_eq!((said.status, said.out.as_str()), (Some(0), ""), "{said:?}");
    }
}

fn import(home: &Home, name: &str, kind: &str, more: &[&str]) -> Said {
    let said = home.run(&[&["import", "s.ron", name, "--kind", kind], more].concat());
    said.is_plain().unwrap();
    said
}

#[test]
fn three_broken_rows_of_three_hundred_stay_out_and_all_is_taken_back_at_once() {
    let home = Home::new();
    home.session("s.ron");
    let rows: String = (0..300)
        .map(|n| match n {
            17 => "choir,music,map\n".to_owned(),
            100 => ",place,map\n".to_owned(),
            250 => "a hall,place,map,left over\n".to_owned(),
            n => format!("asset {n},place,map of 2019\n"),
        })
        .collect();
    home.put("assets.csv", format!("What is there,Kind,Source\n{rows}"));
    let preview = import(&home, "assets.csv", "asset", &["--dry-run"]);
    assert!(
        preview.err.contains("“Kind” for “Kind of asset” is taken") && preview.err.contains("297 assets would be"),
        "{preview:?}"
    );
    let said = import(&home, "assets.csv", "asset", &[]);
    assert_eq!((said.status, said.out.lines().count()), (Some(1), 297), "{said:?}");
    for told in [
        "assets.csv, row 19, column “Kind”: “Kind of asset” is one of: value, relationship, ",
        "assets.csv, row 102, column “What is there”: nothing is written here. Write it, or take the row out.",
        "assets.csv, row 252, column 4: this cell stands below no name",
        "3 rows do not fit and stay out. Put it right there and import the list again",
        "Imported: 297 assets. `import s.ron --take-back` takes it back at once.",
    ] {
        assert!(said.err.contains(told), "{told}: {}", said.err);
    }
    // Put right, the three come in alone.
    home.put(
        "assets.csv",
        String::from_utf8(home.bytes("assets.csv")).unwrap().replace("choir,music", "choir,culture-story"),
    );
    let said = import(&home, "assets.csv", "asset", &[]);
    assert!(said.out.ends_with("\tchoir\n") && said.out.lines().count() == 1, "{said:?}");
    for (left, lines) in [(297, "1 line is"), (0, "297 lines are")] {
        let said = well(&home, &["import", "s.ron", "--take-back"]);
        assert!(said.err.contains(lines), "{said:?}");
        assert_eq!(session(&home, "s.ron").of_kind(Kind::Asset).count(), left);
    }
    let said = home.run(&["import", "s.ron", "--take-back"]);
    assert_eq!(said.status, Some(1), "{said:?}");
    assert!(said.err.contains("There is no import that could be taken back."), "{said:?}");
    assert_eq!(home.run(&["check", "s.ron"]).status, Some(0));
}

#[test]
fn columns_are_known_by_letters_and_without_heads_by_the_order_of_the_boxes() {
    let home = Home::new();
    home.session("s.ron");
    home.put("plain.csv", "Map it,Shanice,2 June 2027\nring round,,\n");
    let said = import(&home, "plain.csv", "action", &["--no-heads"]);
    assert_eq!((said.status, said.out.as_str()), (Some(0), "0.1\tMap it\n0.2\tring round\n"), "{said:?}");
    assert!(said.err.contains("“A” for “What”, “B” for “Who”, “C” for “By when” are taken."), "{said:?}");
    assert_eq!(session(&home, "s.ron").of_kind(Kind::Action).next().unwrap().words(Field::Who), "Shanice");
    home.put("team.csv", "Nr,Due date,Owner,Title\n7,3 June 2027,Gwen,Ask the county\n");
    let said = import(&home, "team.csv", "action", &["--columns", "D=text,A=-"]);
    assert_eq!((said.status, said.out.as_str()), (Some(0), "0.3\tAsk the county\n"), "{said:?}");
    let session = session(&home, "s.ron");
    let action = session.of_kind(Kind::Action).next_back().unwrap();
    assert_eq!((action.words(Field::Who), action.words(Field::Due)), ("Gwen".to_owned(), "3 June 2027".to_owned()));
}

#[test]
fn a_markdown_list_brings_what_stands_under_what() {
    let home = Home::new();
    home.session("s.ron");
    well(&home, &["add", "s.ron", "--kind", "theme", "Getting about"]);
    home.put("trends.md", "# Notes\n\n- fewer buses\n  - the 44 is gone ; down\n- dearer \\*fuel\\*\n\nand so on\n");
    let said = import(&home, "trends.md", "trend", &[]);
    assert_eq!((said.status, said.out.lines().count()), (Some(0), 3), "{said:?}");
    assert!(said.err.contains("no part of a list: row 7") && said.err.contains("“Notes” (row 1)"), "{said:?}");
    home.put(
        "cards.md",
        "## Getting about\n- [ ] a bus every evening\n  - and on Sundays\n## Elsewhere\n* a warm room\n",
    );
    let said = import(&home, "cards.md", "card", &[]);
    assert!(said.err.contains("1 item under another becomes a line of its own"), "{said:?}");
    home.put("themes.md", "1. Places to belong\n   - a warm room for all\n2. Deciding together\n");
    let said = import(&home, "themes.md", "theme", &[]);
    assert_eq!(said.status, Some(0), "{said:?}");
    let session = session(&home, "s.ron");
    let trends: Vec<_> = session.of_kind(Kind::Trend).collect();
    assert_eq!(trends[1].other(Field::Parent), Some(&trends[0].id));
    assert_eq!((trends[1].words(Field::Direction).as_str(), trends[2].text()), ("down", "dearer *fuel*"));
    let theme = |text: &str| session.of_kind(Kind::Theme).find(|theme| theme.text() == text).unwrap().id.clone();
    let under = |text: &str| session.of_kind(Kind::Card).find(|card| card.text() == text).unwrap().under().cloned();
    assert_eq!(under("a bus every evening"), Some(theme("Getting about")));
    assert_eq!(under("a warm room for all"), Some(theme("Places to belong")));
    assert_eq!(under("a warm room"), None);
    well(&home, &["import", "s.ron", "--take-back"]);
    assert!(home.run(&["show", "s.ron"]).out.contains("fewer buses"));
}

#[test]
fn a_map_from_kumu_comes_in_as_it_went_out() {
    let home = Home::new();
    home.session("v.ron");
    home.session("s.ron");
    for line in ["Health centre ; Friday club ; thin ; strong", "Health \"centre\" ; =Farms ; none ; good"] {
        well(&home, &["add", "v.ron", "--kind", "relationship", line]);
    }
    well(&home, &["add", "v.ron", "--kind", "asset", "the hall"]);
    let said = well(&home, &["export", "v.ron", "--as", "kumu"]);
    assert!(said.out.contains(": 3 lines went out, all that there are."), "{said:?}");
    let said = import(&home, "v-kumu.json", "relationship", &[]);
    assert_eq!((said.status, said.out.lines().count()), (Some(0), 2), "{said:?}");
    assert!(said.err.contains("not taken over: “direction”, “type”, “label”"), "{said:?}");
    let said = import(&home, "v-kumu.json", "asset", &["--map", "type=-"]);
    assert!(said.out.contains("the hall"), "{said:?}");
    let told = |name: &str| -> Vec<[String; 5]> {
        let session = session(&home, name);
        let tie = |entry: &commonground::model::entry::Entry| {
            let [to, now, wanted] = [Field::ToParty, Field::Now, Field::Wanted].map(|field| entry.words(field));
            [entry.id.to_string(), entry.text().to_owned(), to, now, wanted]
        };
        session.of_kind(Kind::Relationship).map(tie).collect()
    };
    assert_eq!(told("s.ron"), told("v.ron"));
    home.put("ties.csv", "From,To,Type,Today\nYouth club,Rugby club,shares a pitch,good\n");
    let said = import(&home, "ties.csv", "relationship", &[]);
    assert!(
        said.out.ends_with("\tYouth club\n") && said.err.contains("“From” for “Who”, “To” for “With whom”"),
        "{said:?}"
    );
}

/// Hostile words go out as text, and come in again letter by letter.
#[test]
fn hostile_words_survive_the_way_through_a_spreadsheet() {
    let home = Home::new();
    home.session("v.ron");
    home.session("s.ron");
    let long = "w".repeat(8000);
    let words = [
        "=cmd|' /C calc'!A0",
        "'=1",
        "''=1",
        "'tis so",
        "'",
        "+1",
        "-2+3",
        "@SUM(1)",
        "＝1",
        "a,b;c\td",
        "\"quoted\" \"\"",
        "end",
        "%%{init}%%",
        "-->",
        "Words",
        "id",
        "desk-aaaaaaaa.1",
        "שלום",
        "a | b",
        &long,
    ];
    for word in words {
        well(&home, &["add", "v.ron", "--kind", "value", "--", word]);
    }
    for how in [&[][..], &["--bom"]] {
        well(&home, &[&["export", "v.ron", "--as", "csv", "-o", "lists"], how].concat());
        let raw = home.bytes("lists/value.csv");
        assert_eq!(raw.starts_with("\u{feff}".as_bytes()), !how.is_empty());
        let mut reader = csv::Reader::from_reader(raw.as_slice());
        for cell in reader.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
            assert!(!cell.starts_with(['=', '+', '-', '@', '＝']), "{cell}");
        }
        let said = import(&home, "lists/value.csv", "value", &[]);
        assert_eq!(said.status, Some(0), "{said:?}");
    }
    let said = |name: &str| -> Vec<(String, String)> {
        session(&home, name).of_kind(Kind::Value).map(|value| (value.id.to_string(), value.text().to_owned())).collect()
    };
    assert_eq!(said("v.ron"), said("s.ron"));
    assert_eq!(said("s.ron").len(), words.len());
}
