//! People's words and data through the real program: `strike`, `forget`, `leave`; every byte below the home is searched.

use super::below::files;
use super::home::{Home, well};
use std::path::PathBuf;

fn hits(home: &Home, secret: &str) -> Vec<String> {
    let files = files(home.dir.path()).into_iter();
    let holds = |path: &PathBuf| String::from_utf8_lossy(&std::fs::read(path).unwrap()).contains(secret);
    files.filter(holds).map(|path| path.display().to_string()).collect()
}

#[test]
fn strike_lists_first_and_then_takes_the_words_out_of_every_file() {
    let home = Home::new();
    home.session("s.ron");
    well(&home, &["add", "s.ron", "--kind", "value", "the quokka under the bridge"]);
    well(&home, &["add", "s.ron", "--kind", "value", "the river path"]);
    well(&home, &["add", "s.ron", "--kind", "line", "she said: the quokka under the bridge"]);
    well(&home, &["report", "s.ron", "-o", "s-report.md"]);
    let listed = well(&home, &["strike", "s.ron", "1"]);
    assert!(listed.out.contains("goes\t1\tValue\tthe quokka under the bridge"), "{listed:?}");
    assert!(listed.out.contains("stays\t3\tLine\tshe said"), "{listed:?}");
    assert!(listed.out.contains("s-report.md"), "{listed:?}");
    assert!(listed.err.contains("Nothing was taken out yet") && listed.err.contains("--yes"), "{listed:?}");
    assert!(well(&home, &["show", "s.ron"]).out.contains("quokka"));

    let done = well(&home, &["strike", "s.ron", "1", "3", "--yes"]);
    assert!(done.out.contains("struck\t1\nstruck\t3\n") && done.out.contains("gone from\t"), "{done:?}");
    assert!(
        done.err
            .contains("s-report.md was written earlier and still holds these words: write it anew or take it away."),
        "{done:?}"
    );
    std::fs::remove_file(home.path("s-report.md")).unwrap();
    assert_eq!(hits(&home, "quokka"), Vec::<String>::new());
    let shown = well(&home, &["show", "s.ron"]).out;
    assert!(shown.contains("Struck at a person's wish: Value 1, Line 3."), "{shown}");
    assert!(shown.contains("the river path"));
    assert_eq!(home.run(&["check", "s.ron"]).status, Some(0));
    assert!(well(&home, &["add", "s.ron", "--kind", "value", "a new one"]).out.starts_with("4\t"), "no number twice");
    // Once more does no harm, and finishes what was broken off.
    assert!(well(&home, &["strike", "s.ron", "1", "--yes"]).err.contains("struck already"));
    for (wrong, told) in [(["strike", "s.ron", "99"], "There is no line 99"), (["forget", "s.ron", "Ana"], "person-07")]
    {
        let said = home.run(&wrong);
        assert_eq!(said.status, Some(2), "{said:?}");
        said.is_one_sentence().unwrap();
        assert!(said.err.contains(told), "{said:?}");
    }
}

/// What stays because another line says the same is no fault of the program's own files; another session's paper is
/// named only where it holds the words.
#[test]
fn only_what_a_person_must_see_to_is_named() {
    let home = Home::new();
    for name in ["s.ron", "summer.ron", "s-two.ron"] {
        home.session(name);
    }
    for line in ["the quokka", "she said: the quokka", "the river path"] {
        well(&home, &["add", "s.ron", "--kind", "value", line]);
    }
    well(&home, &["add", "summer.ron", "--kind", "value", "she said: the quokka"]);
    for name in ["s", "summer", "s-two"] {
        well(&home, &["report", &format!("{name}.ron"), "-o", &format!("{name}-report.md")]);
    }
    std::fs::copy(home.path("s.ron"), home.path("s copy.ron")).unwrap();
    for call in [&["strike", "s.ron", "1"][..], &["strike", "s.ron", "1", "--yes"]] {
        let said = well(&home, call);
        assert!(!said.out.contains("file\ts.journal") && !said.out.contains("file\ts copy.ron"), "{said:?}");
        assert!(!said.err.contains(".journal") && !said.err.contains("s copy.ron"), "{said:?}");
        assert!(!said.err.contains("s-two"), "{said:?}");
    }
    well(&home, &["strike", "s.ron", "3", "--yes"]);
    let done = well(&home, &["strike", "s.ron", "2", "--yes"]);
    assert!(done.err.contains("s-report.md was written earlier and still holds these words"), "{done:?}");
    assert!(done.err.contains("summer-report.md is another file and holds these words"), "{done:?}");
}

#[test]
fn forget_takes_a_person_out_and_never_gives_the_code_again() {
    let home = Home::new();
    home.session("s.ron");
    let person = "Wombat Ffion Anhysbys ; ffion@anhysbys.example";
    let said = well(&home, &["add", "s.ron", "--kind", "person", person]);
    assert_eq!((said.out.as_str(), said.err.as_str()), ("person-01\n", ""), "nothing but the code");
    assert_eq!(well(&home, &["add", "s.ron", "--kind", "person", "Ana Person"]).out, "person-02\n");
    well(&home, &["add", "s.ron", "--kind", "action", "Ring the depot ; FFÎON ; in 2 weeks"]);
    well(&home, &["add", "s.ron", "--kind", "value", "what Wombat Ffion Anhysbys told us"]);
    well(&home, &["add", "s.ron", "--kind", "value", "the river path"]);
    well(&home, &["report", "s.ron", "-o", "s-report.html"]);
    std::fs::create_dir(home.path(".git")).unwrap();
    std::fs::create_dir(home.path(".stfolder")).unwrap();
    let listed = well(&home, &["forget", "s.ron", "person-01"]);
    for part in
        ["goes\tperson-01\tWombat", "ffion@anhysbys.example", "names\t0.1\tAction", "names\t1\tValue", "s-report.html"]
    {
        assert!(listed.out.contains(part), "{part}: {listed:?}");
    }
    assert!(!listed.out.contains("the river path"), "{listed:?}");
    for part in ["history of git", "Syncthing", "--yes"] {
        assert!(listed.err.contains(part), "{part}: {listed:?}");
    }
    let done = well(&home, &["forget", "s.ron", "person-01", "--also", "1,0.1", "--yes"]);
    assert!(done.out.starts_with("forgotten\tperson-01\nstruck\t1\nstruck\t0.1\n"), "{done:?}");
    assert!(done.err.contains("s-report.html was written earlier and still holds these words"), "{done:?}");
    std::fs::remove_file(home.path("s-report.html")).unwrap();
    for secret in ["Wombat", "Ffion", "FFÎON", "ffion@", "anhysbys"] {
        assert_eq!(hits(&home, secret), Vec::<String>::new(), "{secret}");
    }
    assert!(well(&home, &["show", "s.ron"]).out.contains("the river path"));
    assert_eq!(home.run(&["check", "s.ron"]).status, Some(0));
    assert_eq!(well(&home, &["add", "s.ron", "--kind", "person", "Somebody New"]).out, "person-03\n");
    // Where the private file is lost, the session itself still holds the code of the one that was forgotten.
    for name in ["s.private.ron", "s.private.journal"] {
        let path = home.path(name);
        if path.is_dir() { std::fs::remove_dir_all(path).unwrap() } else { std::fs::remove_file(path).unwrap() }
    }
    let state = home.dir.path().join("state");
    std::fs::remove_dir_all(state).unwrap();
    assert_eq!(well(&home, &["add", "s.ron", "--kind", "person", "Somebody Else"]).out, "person-02\n");
    assert!(home.run(&["forget", "s.ron", "person-77"]).err.contains("There is no person-77"));
}

#[test]
fn leave_carries_the_session_away_and_leaves_nothing_behind() {
    let home = Home::new();
    home.session("s.ron");
    well(&home, &["add", "s.ron", "--kind", "value", "the quokka under the bridge"]);
    let said = well(&home, &["leave", "s.ron"]);
    assert!(said.out.contains("is in\t") && said.err.contains("take it with you"), "{said:?}");
    assert_eq!(hits(&home, "quokka").len(), 1, "the document alone");
    well(&home, &["add", "s.ron", "--kind", "value", "the quokka again"]);
    std::fs::create_dir(home.path("stick")).unwrap();
    let said = well(&home, &["leave", "s.ron", "--to", "stick"]);
    assert!(said.out.contains("stick"), "{said:?}");
    let there = hits(&home, "quokka");
    assert!(there.len() == 1 && there[0].ends_with("stick/s.ron"), "{there:?}");
    assert!(well(&home, &["show", "stick/s.ron"]).out.contains("the quokka again"));
}
