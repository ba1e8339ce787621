//! Many sessions at once: what is found in them, what was promised in them, what changed in one, and looking at one
//! without a byte being written.

use super::home::{Home, Said, well};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

fn lines(said: &Said) -> Vec<Vec<&str>> {
    said.out.lines().map(|line| line.split('\t').collect()).collect()
}

/// Two sessions with values and actions.
fn two() -> Home {
    let home = Home::new();
    well(&home, &["new", "Healthy valley", "-o", "healthy.ron"]);
    well(&home, &["new", "Clean river", "-o", "river.ron"]);
    well(&home, &["add", "healthy.ron", "--kind", "value", "The Café stays open"]);
    well(&home, &["add", "healthy.ron", "--kind", "value", "nobody is asked twice"]);
    well(&home, &["add", "healthy.ron", "--kind", "theme", "Places"]);
    well(&home, &["add", "healthy.ron", "--kind", "action", "--under", "1", "Map every room ; Gwen ; 1 May 2026"]);
    well(&home, &["add", "healthy.ron", "--kind", "action", "--under", "1", "Ask the school"]);
    well(&home, &["set", "river.ron", "place=Ystrad Mill"]);
    well(&home, &["add", "river.ron", "--kind", "group", "Residents ; B"]);
    well(&home, &["add", "river.ron", "--kind", "value", "--group", "B", "a river to swim in"]);
    well(&home, &["add", "river.ron", "--kind", "value", "--group", "B", "a cafe at the weir"]);
    well(&home, &["add", "river.ron", "--kind", "theme", "Water"]);
    well(&home, &["add", "river.ron", "--kind", "action", "--under", "1", "Test the water ; Dewi ; 1 June 2099"]);
    home
}

fn search(home: &Home, words: &[&str]) -> Said {
    well(home, &[&["search", "--sessions", "."], words].concat())
}

#[test]
fn words_are_found_in_every_session_whatever_their_letters() {
    let home = two();
    let found = search(&home, &["CAFÉ"]);
    let mut rows = lines(&found);
    rows.sort();
    let today = chrono::Utc::now().date_naive().to_string();
    assert_eq!(rows.len(), 2, "{found:?}");
    assert_eq!(rows[0], ["healthy", "1", "Value", "The Café stays open", today.as_str()]);
    assert_eq!(rows[1], ["river", "2", "Value", "a cafe at the weir", today.as_str()]);
    // All words, in any order; several in one argument stand together.
    assert_eq!(lines(&search(&home, &["open", "stays"])).len(), 1);
    assert_eq!(lines(&search(&home, &["stays open"])).len(), 1);
    // What stands in boxes, and what is said of the session itself.
    assert!(search(&home, &["gwen"]).out.contains("Map every room ; Gwen ; 1 May 2026"));
    assert!(search(&home, &["ystrad"]).out.starts_with("river\t\tPlace\tYstrad Mill"));
    for (options, count) in [
        (&["--kind", "action"][..], 3),
        (&["--kind", "value,action", "river"], 1),
        (&["--group", "b"], 2),
        (&["--as", "who=gwen"], 1),
        (&["--as", "due=2099"], 1),
        (&["--since", "2020-01-01", "--kind", "value"], 4),
    ] {
        assert_eq!(lines(&search(&home, options)).len(), count, "{options:?}");
    }
}

#[test]
fn where_nothing_is_found_one_sentence_says_so_and_the_status_is_1() {
    let home = two();
    for (arguments, status, said) in [
        (&["search", "zeppelin"][..], 1, "Nothing was found in 2 sessions."),
        (&["search", "cafe", "--until", "2001-01-01"], 1, "Nothing was found in 2 sessions."),
        (&["actions", "--of", "nobody at all"], 1, "No action is like that in 2 sessions."),
        (&["search"], 2, "Say what to look for: words, or one of --kind"),
        (&["search", "--kind", "valeu"], 2, "did you mean value?"),
        (&["search", "--as", "whoo=Gwen"], 2, "did you mean who?"),
        (&["search", "--as", "Gwen"], 2, "write it as name=words, such as test=agreed."),
        (&["search", "--since", "May"], 2, "write it as 2026-05-30"),
        (&["search", "--task", "nowhere"], 2, "There is no task"),
        (&["list", "--look"], 2, "look"),
    ] {
        let said_now = home.run(&[&["--sessions", "."], arguments].concat());
        assert_eq!(said_now.status, Some(status), "{arguments:?} {said_now:?}");
        assert!(said_now.out.is_empty(), "{said_now:?}");
        assert!(said_now.err.contains(said), "{arguments:?} {said_now:?}");
        said_now.is_one_sentence().unwrap();
    }
    let nowhere = home.run(&["search", "--sessions", "nowhere", "cafe"]);
    assert_eq!(nowhere.status, Some(1), "{nowhere:?}");
    assert!(nowhere.err.contains("There are no sessions in nowhere."), "{nowhere:?}");
}

#[test]
fn lines_not_yet_folded_count_and_a_session_counts_once() {
    let home = two();
    // A copy under another name is the same session, with one line more.
    home.put("copy.ron", home.bytes("healthy.ron"));
    well(&home, &["add", "copy.ron", "--kind", "value", "the café has a ramp"]);
    assert_eq!(lines(&search(&home, &["cafe", "--kind", "value"])).len(), 3);
    let actions = well(&home, &["actions", "--sessions", "."]);
    assert_eq!(lines(&actions).len(), 3, "{actions:?}");
    // What lies in a journal alone, as a table leaves it.
    let journal = home.path("healthy.journal");
    fs::create_dir_all(&journal).unwrap();
    let opened = commonground::store::read(&home.path("healthy.ron")).unwrap();
    let id = commonground::model::id::Id::new("t3-k7q2m4xw.1");
    let said = commonground::model::op::Said {
        kind: commonground::model::kind::Kind::Value,
        no: "3-1".into(),
        task: "values".into(),
        by: "T3".into(),
        text: "a café for the young".into(),
        with: vec![],
        from: vec![],
    };
    let op = commonground::model::op::Op {
        id: id.clone(),
        l: 900,
        at: None,
        step: 1,
        part: (0, 0),
        of: vec![id],
        act: commonground::model::op::Act::Say(said),
    };
    let kept = commonground::store::line::Kept::of(op);
    let head = commonground::store::journal::head(&opened.session, "t3-k7q2m4xw");
    fs::write(journal.join("t3-k7q2m4xw.1.ron"), head + &commonground::store::journal::entry(&kept)).unwrap();
    assert_eq!(lines(&search(&home, &["cafe", "--kind", "value"])).len(), 4);
    assert_eq!(lines(&search(&home, &["--table", "3"])).len(), 1);
}

#[test]
fn actions_stand_by_who_promised_them_and_nobody_is_late() {
    let home = two();
    let all = well(&home, &["actions", "--sessions", "."]);
    let rows = lines(&all);
    let first: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    assert_eq!(first, ["Dewi", "Gwen", "looking for someone"], "{all:?}");
    assert_eq!(rows[0], ["Dewi", "river", "1.1", "Test the water", "1 June 2099"]);
    assert_eq!(rows[1], ["Gwen", "healthy", "1.1", "Map every room", "1 May 2026", "date has passed, no news yet"]);
    assert!(!all.out.contains("overdue"));
    assert_eq!(lines(&well(&home, &["actions", "--sessions", ".", "--of", "gwen"])).len(), 1);
    assert_eq!(lines(&well(&home, &["actions", "--sessions", ".", "--open"])).len(), 3);
    let due = well(&home, &["actions", "--sessions", ".", "--due-before", "2030-01-01"]);
    assert_eq!(lines(&due).len(), 1, "{due:?}");
}

#[test]
fn what_changed_since_a_day_is_listed_in_its_order() {
    let home = two();
    let today = chrono::Utc::now().date_naive();
    let said = well(&home, &["show", "healthy.ron", "--since", &today.to_string()]);
    let rows = lines(&said);
    let words: Vec<&str> = rows.iter().map(|row| row[6]).filter(|words| !words.starts_with("Title")).collect();
    assert!(words.ends_with(&[
        "The Café stays open",
        "nobody is asked twice",
        "Places",
        "Map every room",
        "Ask the school"
    ]));
    assert!(rows.iter().all(|row| row[1] == "desk"), "{said:?}");
    assert!(rows.iter().any(|row| row[3] == "written down" && row[4] == "1" && row[5] == "Value"), "{said:?}");
    let none = well(&home, &["show", "healthy.ron", "--since", "2999-01-01"]);
    assert!(none.out.is_empty() && none.err.contains("Nothing has changed since 1 January 2999."), "{none:?}");
}

/// Every file and folder of a home: its bytes, and when it was last written.
fn everything(home: &Home) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let mut todo = vec![home.dir.path().to_owned()];
    let mut out = BTreeMap::new();
    while let Some(path) = todo.pop() {
        let written = fs::metadata(&path).unwrap().modified().unwrap();
        if path.is_dir() {
            todo.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            out.insert(path, (Vec::new(), written));
        } else {
            out.insert(path.clone(), (fs::read(&path).unwrap(), written));
        }
    }
    out
}

#[test]
fn a_session_opened_only_to_look_changes_no_byte_and_no_time_anywhere() {
    let home = two();
    let before = everything(&home);
    let typed = "a line that must not be kept\n.next\n.papers\n.undo\n.back\n.help\nsomething half\n.quit\n";
    let looked = home.run_with(&["healthy.ron", "--look", "--plain"], typed.as_bytes());
    assert!(looked.out.contains("READ ONLY: it was opened only to look."), "{looked:?}");
    assert_eq!(everything(&home), before);
    let from_home = home.run_with(&["--look", "--plain", "--sessions", "."], b"1\nhalf a title\n");
    assert_eq!(everything(&home), before, "{from_home:?}");
    // The same without it leaves what it leaves: the test sees what is written.
    home.run_with(&["healthy.ron", "--plain"], b"a line that is kept\n.quit\n");
    assert_ne!(everything(&home), before);
}
