//! Side by side in the terminal: what is said, what is kept back, and what a wrong call is told.

use super::home::{Home, well};
use super::sites::{SITES, document, site};
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::wish::Wish;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A home with the three sites in it.
pub fn three_sites() -> Home {
    let home = Home::new();
    for (name, _) in SITES {
        home.put(&format!("{name}.ron"), document(&site(name)));
    }
    home
}

/// Every file of the folder, byte for byte.
pub fn all_bytes(home: &Home) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = std::fs::read_dir(home.work()).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.is_file()).map(|path| (path.clone(), std::fs::read(path).unwrap())).collect()
}

#[test]
fn three_sites_read_well_aloud() {
    let home = three_sites();
    let before = all_bytes(&home);
    let said = well(&home, &["compare", "brynmor.ron", "harbour-ward.ron", "fenlow.ron"]);
    insta::assert_snapshot!("three_sites", said.out);
    assert!(said.err.is_empty(), "{said:?}");
    assert_eq!(all_bytes(&home), before, "nothing is ever written");
    assert!(!home.path("brynmor.journal").exists());
}

#[test]
fn only_what_everyone_may_read_is_there() {
    let home = three_sites();
    let said = well(&home, &["compare", "brynmor.ron", "harbour-ward.ron"]);
    for hidden in ["things that had closed", "only when something had happened", "Port and small firms"] {
        assert!(!said.out.contains(hidden), "{hidden}");
    }
    for shown in ["Smaller groups, not named", "Nobody eats alone", "That is for landlords to promise"] {
        assert!(said.out.contains(shown), "{shown}");
    }
}

#[test]
fn a_copy_for_everyone_says_the_same_as_the_session_itself() {
    let home = three_sites();
    for (name, _) in SITES {
        let (from, to) = (format!("{name}.ron"), format!("{name}-public.ron"));
        well(&home, &["export", &from, "--to", "ron", "--public", "-o", &to]);
    }
    let own = well(&home, &["compare", "brynmor.ron", "harbour-ward.ron", "fenlow.ron"]).out;
    let handed = well(&home, &["compare", "brynmor-public.ron", "harbour-ward-public.ron", "fenlow-public.ron"]).out;
    let without_notice =
        |text: &str| text.lines().filter(|line| !line.contains("made up: no")).collect::<Vec<_>>().join("\n");
    assert_eq!(without_notice(&own), without_notice(&handed));
    assert!(handed.contains("Public copy. Groups of fewer than five are counted together."));
    // Whoever has both has one session.
    let both = home.run(&["compare", "brynmor.ron", "brynmor-public.ron"]);
    assert_eq!(both.status, Some(2), "{both:?}");
    assert_eq!(both.err, "commonground: brynmor.ron and brynmor-public.ron are the same session: name each once.\n");
}

#[test]
fn a_wrong_call_is_told_in_a_sentence() {
    let home = three_sites();
    home.put("mine.ron", "not a session at all");
    for (arguments, status, wanted) in [
        (&["compare", "brynmor.ron"][..], 2, "Two to four sessions can stand side by side; 1 was named."),
        (&["compare", "brynmor.ron", "brynmor.ron"], 2, "are the same session"),
        (
            &["compare", "brynmor.ron", "fenlow.ron", "harbour-ward.ron", "brynmor.ron", "fenlow.ron"],
            2,
            "Two to four sessions can stand side by side; 5 were named.",
        ),
        (&["compare", "brynmor.ron", "nowhere.ron"], 1, "nowhere.ron"),
        (&["compare", "brynmor.ron", "mine.ron"], 1, "mine.ron"),
        (&["compare", "brynmor.ron", "fenlow.ron", "-o", "out.doc"], 2, ".pdf or .html or .md"),
        (&["compare", "brynmor.ron", "fenlow.ron", "--screen"], 2, "needs a terminal"),
        (&["compare", "brynmor.ron", "fenlow.ron", "--yes"], 2, "--into"),
        (&["compare", "brynmor.ron", "--into", "nowhere.ron"], 1, "nowhere.ron"),
        (&["compare", "brynmor.ron", "--into", "brynmor.ron"], 2, "is the meeting itself"),
        (&["new", "Meeting", "--compare", "brynmor.ron", "-o", "m.ron"], 2, "Two to four sessions"),
        (&["new", "Meeting", "--compare", "brynmor.ron", "nowhere.ron", "-o", "m.ron"], 1, "nowhere.ron"),
    ] {
        let said = home.run(arguments);
        assert_eq!(said.status, Some(status), "{arguments:?}: {said:?}");
        assert!(said.err.contains(wanted), "{arguments:?}: {said:?}");
        said.is_plain().unwrap_or_else(|why| panic!("{arguments:?}: {why}"));
        assert!(said.out.is_empty(), "{arguments:?}: {said:?}");
    }
    assert!(!home.path("m.ron").exists(), "what is refused leaves no file behind");
}

#[test]
fn what_was_done_stands_first_and_who_gave_a_date_is_never_late() {
    let home = three_sites();
    let out = well(&home, &["compare", "brynmor.ron", "harbour-ward.ron"]).out;
    let actions = out.split("What people will do\n").nth(1).unwrap();
    let order: Vec<usize> = ["Done:", "Doing:", "Open:", "Changed:"]
        .iter()
        .map(|lead| actions.find(lead).unwrap_or_else(|| panic!("{lead}")))
        .collect();
    assert!(order.is_sorted(), "{order:?}");
    assert!(!out.contains("overdue"));
}

#[test]
fn an_empty_session_is_told_apart_from_one_that_has_nothing_of_a_part() {
    let home = three_sites();
    well(&home, &["new", "Nothing yet", "-o", "empty.ron"]);
    let out = well(&home, &["compare", "empty.ron", "brynmor.ron"]).out;
    assert!(out.contains("Nothing is written down in “Nothing yet” yet."), "{out}");
    assert!(out.contains("Not yet: prepared only."), "{out}");
    // Brynmor had no trends on its half day, and that is no fault.
    assert!(out.contains("None of them has anything written down of: Trends."), "{out}");
    assert!(!out.contains("\nTrends\n"), "{out}");
}

#[test]
fn a_title_that_is_long_or_strange_stays_whole() {
    let home = three_sites();
    let mut strange = site("fenlow");
    let title = "a<b>&\u{202e}rev\u{202c} | “q” * ".repeat(20);
    strange.act(&Wish::answer(&Id::session(), Field::Title, Value::Text(title.as_str().into())));
    home.put("strange.ron", document(&strange));
    for end in ["md", "html", "pdf"] {
        let file = format!("out.{end}");
        well(&home, &["compare", "strange.ron", "brynmor.ron", "-o", &file]);
        assert!(home.bytes(&file).len() > 1000, "{file}");
    }
    let out = well(&home, &["compare", "strange.ron", "brynmor.ron"]).out;
    assert!(!out.chars().any(|c| c.is_control() && c != '\n'));
}
