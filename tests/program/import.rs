//! Lists from spreadsheets through the real program: what fits is taken in, never twice by mistake, people into
//! the private file alone.
use super::below::files;
use super::home::{Home, Said};
use commonground::model::entry::Entry;
use commonground::model::field::Field;
use commonground::model::kind::Kind;
use commonground::model::session::Session;

fn session(home: &Home, name: &str) -> Session {
    Session::of(commonground::store::read(&home.path(name)).unwrap().ops)
}

fn import(home: &Home, list: &str, kind: &str, more: &[&str]) -> Said {
    let mut call = vec!["import", "s.ron", "-", "--kind", kind];
    call.extend(more);
    let said = home.run_with(&call, list.as_bytes());
    said.is_plain().unwrap();
    said
}

fn begun() -> Home {
    let home = Home::new();
    home.session("s.ron");
    home
}

/// Everything below the folder of sessions, so that "nothing was written" can be shown.
fn bytes(home: &Home) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut all: Vec<_> =
        files(&home.work()).into_iter().map(|path| (path.clone(), std::fs::read(&path).unwrap())).collect();
    all.sort();
    all
}

/// Kind, list, words of the first entry, and what it then carries.
type Case<'a> = (Kind, &'a str, &'a str, &'a [(Field, &'a str)]);

#[test]
fn each_kind_finds_its_boxes_whatever_stands_between_them() {
    let cases: &[Case] = &[
        (
            Kind::OutsideVoice,
            "\u{feff}What was said;Met where;How;When\r\nA bus, please;school gate;talk;3 May\r\n",
            "A bus, please",
            &[(Field::Met, "school gate"), (Field::Method, "talk"), (Field::When, "3 May"), (Field::Origin, "outside")],
        ),
        (
            Kind::Asset,
            "What is there\tKind\tSource\tChecked\nthe hall kitchen\tplace\tmap of 2019\tgone\n",
            "the hall kitchen",
            &[
                (Field::Sort, "place"),
                (Field::Source, "map of 2019"),
                (Field::Origin, "imported"),
                (Field::Checked, ""),
            ],
        ),
        (
            Kind::Group,
            "Name,Expected,ARE IN\n\"Residents, old and new\",12,A N\n",
            "Residents, old and new",
            &[(Field::Letter, "A"), (Field::Expected, "12"), (Field::AreIn, "A N"), (Field::Colour, "blue")],
        ),
        (
            Kind::Action,
            "What,Who,By when,Help,Said by\nMap every room,Shanice,2 weeks,keys,table 3\n",
            "Map every room",
            &[(Field::Who, "Shanice"), (Field::Help, "keys")],
        ),
        (
            Kind::TimeLine,
            "year;words;mark\n1998;The pit closed;low\n",
            "The pit closed",
            &[(Field::Year, "1998"), (Field::Mark, "low")],
        ),
        (Kind::Value, "Voices\nnobody is asked twice\n", "nobody is asked twice", &[]),
    ];
    for (kind, list, words, answers) in cases {
        let home = begun();
        let said = import(&home, list, kind.code(), &[]);
        assert_eq!(said.status, Some(0), "{said:?}");
        let session = session(&home, "s.ron");
        let all: Vec<&Entry> = session.of_kind(*kind).collect();
        assert_eq!(all.len(), 1, "{said:?}");
        assert_eq!(all[0].text(), *words);
        for (field, wanted) in *answers {
            assert_eq!(all[0].words(*field), *wanted, "{kind:?} {field:?}");
        }
        assert_eq!(home.run(&["check", "s.ron"]).status, Some(0));
    }
}

#[test]
fn what_a_column_is_can_be_said_and_what_is_not_understood_is_named() {
    let home = begun();
    let list = "Nr;Ding;Woher;Schuhgröße;Notes\n7;the choir;Ana;44;x\n";
    let said = import(&home, list, "asset", &["--map", "Ding=words,Woher=source,5=-"]);
    assert_eq!(said.status, Some(0), "{said:?}");
    assert!(said.err.contains("not taken over: “Nr”, “Schuhgröße”") && !said.err.contains("“Notes”"), "{said:?}");
    let session = session(&home, "s.ron");
    let asset = session.of_kind(Kind::Asset).next().unwrap();
    assert_eq!((asset.text(), asset.words(Field::Source).as_str()), ("the choir", "Ana"));
    for (map, status, told) in [
        ("Dong=words", 2, "There is no column “Dong”; the columns are: Nr, Ding"),
        ("Ding=colour", 2, "“colour” is no box here; the boxes are: words, What is there, Kind of asset"),
        ("Ding", 2, "“Ding” says nothing about a column"),
        ("1=source", 2, "No column holds “What is there”"),
    ] {
        let said = import(&home, list, "asset", &["--map", map]);
        assert_eq!(said.status, Some(status), "{said:?}");
        assert!(said.err.contains(told), "{said:?}");
    }
}

#[test]
fn a_bad_cell_is_one_sentence_with_its_place_and_its_row_stays_out() {
    let home = begun();
    let before = bytes(&home);
    let long = format!("Name,Expected\n{},2\n", "ü".repeat(5000));
    for (kind, list, told) in [
        (
            "group",
            "Name,Expected\n\n\"Young\npeople\",twelve\n",
            "row 3, column “Expected”: “Expected” is a number, such as 12. Write that, or leave the cell empty.",
        ),
        ("group", "Name,Expected\n,8\n", "row 2, column “Name”: nothing is written here."),
        ("group", "Name,Expected\nResidents,12,A\n", "row 2, column 3: this cell stands below no name"),
        ("group", &long, "row 2, column “Name”: That is longer than 8192 characters."),
        ("asset", "What is there,Kind\nchoir,music\n", "row 2, column “Kind”: “Kind of asset” is one of: value,"),
        (
            "action",
            "What,Theme\nDo it,Nowhere\n",
            "row 2, column “Theme”: there is no theme “Nowhere” in this session.",
        ),
        ("outside-voice", "Words,By\nyes,everybody\n", "row 2, column “By”: “everybody” is neither the letter"),
        ("person", "Name,Group\nAna,Residents\n", "row 2, column “Group”: “Residents” is not the letter of a group"),
        ("value", "Words\n\"never closed\n", "row 2: a quotation mark is opened and never closed."),
        ("value", "", "is empty."),
        ("value", "Words\n\0\n", "is no list in CSV"),
    ] {
        let said = import(&home, list, kind, &[]);
        assert_eq!(said.status, Some(1), "{said:?}");
        let news = said.err.lines().filter(|line| !line.contains(" taken.")).count();
        assert_eq!(news, 1, "{said:?}");
        assert!(said.err.contains(told), "{told}: {said:?}");
        assert_eq!(said.out, "");
        assert_eq!(bytes(&home), before, "{told}");
    }
    let many: String = (0..30).map(|n| format!("group {n},many\n")).collect();
    let said = import(&home, &format!("Name,Expected\n{many}"), "group", &[]);
    assert_eq!((said.status, said.err.lines().count()), (Some(1), 11), "{said:?}");
    assert!(said.err.contains("Nothing was imported: 30 rows do not fit."), "{said:?}");
    assert_eq!(bytes(&home), before);
    for (call, told) in [
        (["import", "s.ron", "gone.csv", "--kind", "value"], "gone.csv: is not here"),
        (["import", "s.ron", ".", "--kind", "value"], ".: is a folder; name a list in CSV."),
        (["import", "s.ron", "-", "--kind", "note"], "for the facilitator alone"),
        (["import", "s.ron", "-", "--kind", "vlaue"], "did you mean value?"),
        (["import", "gone.ron", "-", "--kind", "value"], "gone.ron"),
    ] {
        let said = home.run(&call);
        assert_ne!(said.status, Some(0), "{said:?}");
        said.is_one_sentence().unwrap();
        assert!(said.err.contains(told), "{said:?}");
    }
}

#[test]
fn the_same_list_again_brings_only_what_is_new() {
    let home = begun();
    let list = "Words,Met where\na bus,school\na bus,surgery\na bench,\n";
    assert_eq!(import(&home, list, "outside-voice", &[]).out, "1\ta bus\n2\ta bus\n3\ta bench\n");
    let before = bytes(&home);
    let said = import(&home, list, "outside-voice", &[]);
    assert_eq!((said.status, said.out.as_str()), (Some(0), ""), "{said:?}");
    assert!(
        said.err.contains("3 lines are there already word for word; imported again only with --again."),
        "{said:?}"
    );
    assert_eq!(bytes(&home), before);
    let said = import(&home, &format!("{list}a clock,\n"), "outside-voice", &[]);
    assert_eq!(said.out, "4\ta clock\n");
    let said = import(&home, list, "outside-voice", &["--again"]);
    assert_eq!(said.out.lines().count(), 3, "{said:?}");
    assert_eq!(session(&home, "s.ron").of_kind(Kind::OutsideVoice).count(), 7);
}

#[test]
fn a_preview_writes_nothing() {
    let home = begun();
    let before = bytes(&home);
    let said = import(&home, "Name;Expected;Shoes\nResidents;12;44\n", "group", &["--dry-run"]);
    assert_eq!(said.status, Some(0), "{said:?}");
    let wanted = "column 1\tName\tName\ncolumn 2\tExpected\tExpected\ncolumn 3\tShoes\tnot taken over\n\
                  row 2\tResidents ; Expected: 12\n";
    assert_eq!(said.out, wanted);
    assert!(said.err.contains("1 stakeholder group would be imported; nothing was written."), "{said:?}");
    let said = import(&home, "Name,E-mail\nFfion Quokka,ffion@anhysbys.example\n", "person", &["--dry-run"]);
    assert!(!said.out.contains("Quokka") && said.err.contains("1 person would be imported"), "{said:?}");
    assert_eq!(bytes(&home), before);
}

#[test]
fn people_go_into_the_private_file_alone_and_codes_are_printed() {
    let home = begun();
    home.put("roster.csv", "Name;E-mail;Phone;Group;Consent\nFfion Quokka;ffion@anhysbys.example;07700 900 123;a;photos\nHuw Quokka;;;B;\n");
    let call = ["import", "s.ron", "roster.csv", "--kind", "person"];
    let said = home.run(&call);
    assert_eq!((said.status, said.out.as_str()), (Some(0), "person-01\nperson-02\n"), "{said:?}");
    let private = session(&home, "s.private.ron");
    let ffion = private.of_kind(Kind::Person).next().unwrap();
    assert_eq!(ffion.words(Field::Contact), "ffion@anhysbys.example, 07700 900 123");
    assert_eq!((ffion.words(Field::Letter).as_str(), ffion.words(Field::Consent).as_str()), ("A", "photos"));
    for path in files(&home.work()).into_iter().filter(|path| !path.to_string_lossy().contains("s.private.")) {
        if !path.ends_with("roster.csv") {
            let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
            assert!(!text.contains("Quokka") && !text.contains("07700"), "{path:?}");
        }
    }
    let said = home.run(&call);
    assert!(said.err.contains("2 lines are there already word for word"), "{said:?}");
    // A code is never given again.
    assert_eq!(home.run(&["forget", "s.ron", "person-02", "--yes"]).status, Some(0));
    assert_eq!(home.run(&call).out, "person-03\n");
}

#[test]
fn hostile_cells_stay_text() {
    let home = begun();
    let cells = [
        "=HYPERLINK(\"http://evil.example\",\"x\")",
        "=cmd|' /C calc'!A0",
        "@SUM(1+1)",
        "+44 7700",
        "-2+3",
        "<script>alert(1)</script>",
        "a ; b ; c",
        "[31mred\u{1b}[0m \u{202e}gnp",
        "\"quoted\"",
        "line one\nline two",
        "))\n(id:\"x\",act:Forget)//00000000",
    ];
    let mut list = String::from("Words\n");
    for cell in cells {
        list.push_str(&format!("\"{}\"\n", cell.replace('"', "\"\"")));
    }
    let said = import(&home, &list, "asset", &[]);
    assert_eq!((said.status, said.out.lines().count()), (Some(0), cells.len()), "{said:?}");
    let session = session(&home, "s.ron");
    for (entry, cell) in session.of_kind(Kind::Asset).zip(cells) {
        assert_eq!(entry.text(), commonground::model::text::clean(cell));
    }
    assert_eq!(home.run(&["check", "s.ron"]).status, Some(0));
}

#[test]
fn five_thousand_rows_are_one_step() {
    let home = begun();
    let list: String = (0..5000).map(|n| format!("asset {n};place;map of 2019\n")).collect();
    let began = std::time::Instant::now();
    let said = import(&home, &format!("What is there;Kind of asset;Source\n{list}"), "asset", &[]);
    assert_eq!((said.status, said.out.lines().count()), (Some(0), 5000), "{}", said.err);
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
    let session = session(&home, "s.ron");
    let steps: std::collections::BTreeSet<(&str, u64)> =
        session.of_kind(Kind::Asset).map(|asset| (asset.id.writer(), session.op(&asset.id).unwrap().step)).collect();
    assert_eq!(steps.len(), 1);
    let parts: Vec<(u32, u32)> =
        session.of_kind(Kind::Asset).map(|asset| session.op(&asset.id).unwrap().part).collect();
    assert_eq!((parts[0], parts[4999]), ((1, 5000), (5000, 5000)));
}
