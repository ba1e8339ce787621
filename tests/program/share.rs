//! Who keeps the record, how long, and copies of it for others, by the real program.

use super::home::{Home, Said, sample};

/// A session with who keeps it, until when.
fn kept(home: &Home, until: &str) {
    let keeps =
        ["--responsible", "Gwen (gwen@valley.example)", "--words-out-until", "28 May 2099", "--kept-until", until];
    let said = home.run(&[&["new", "Our valley", "-o", "s.ron"], &keeps[..]].concat());
    assert_eq!((said.status, said.err.as_str()), (Some(0), ""), "{said:?}");
}

fn fine(said: &Said) {
    assert_eq!(said.status, Some(0), "{said:?}");
    said.is_plain().unwrap();
}

#[test]
fn who_keeps_the_record_is_written_down_and_printed() {
    let home = Home::new();
    kept(&home, "1 May 2100");
    let opening = "Gwen (gwen@valley.example) keeps this record. Words can be taken out until 28 May 2099. Kept until 1 May 2100.";
    let tells = "Who wants their words taken out tells Gwen (gwen@valley.example) the number of the line, until 28 May";
    for call in ["show", "report"] {
        let said = home.run(&[call, "s.ron"]);
        fine(&said);
        assert!(said.out.replace('\\', "").contains(tells), "{said:?}");
    }
    let said = home.run_with(&["--plain", "s.ron"], b"");
    assert!(said.out.contains(opening), "{said:?}");
    let said = home.run(&["set", "s.ron", "--kept-until", "soon", "--words-out-until", ""]);
    fine(&said);
    assert_eq!(said.out, "Gwen (gwen@valley.example) keeps this record. Kept until soon.\n");
    assert!(said.err.contains("“soon” was not understood as a date"), "{said:?}");
    let said = home.run(&["set", "s.ron"]);
    assert_eq!(said.status, Some(2));
    said.is_one_sentence().unwrap();
}

#[test]
fn when_the_date_has_come_it_is_asked_and_nothing_goes() {
    let home = Home::new();
    kept(&home, "1 May 2020");
    let before = home.bytes("s.ron");
    let question = "This record was to be kept until 1 May 2020. Keep it on (say until when), or take it away?";
    for call in ["show", "report", "check", "roadmap"] {
        let said = home.run(&[call, "s.ron"]);
        fine(&said);
        assert!(said.err.contains(question), "{said:?}");
    }
    assert!(home.run(&["list", "--sessions", "."]).out.contains("\twas to be kept until 1 May 2020\n"));
    assert!(home.run_with(&["--plain", "s.ron"], b"").out.contains(question));
    assert_eq!(home.bytes("s.ron"), before);
    fine(&home.run(&["set", "s.ron", "--kept-until", "1 May 2101"]));
    let said = home.run(&["show", "s.ron"]);
    assert_eq!(said.err, "");
    assert!(!home.run(&["list", "--sessions", "."]).out.contains("was to be kept"));
}

#[test]
fn a_copy_for_others_is_a_session_that_every_command_reads() {
    let home = Home::new();
    let valley = sample("healthy-valley.ron");
    let valley = valley.to_str().unwrap();
    for (name, how) in [("whole.ron", &[][..]), ("public.ron", &["--public"]), ("anonymous.ron", &["--anonymous"])] {
        let said = home.run(&[&["export", valley, "--to", "ron", "-o", name], how].concat());
        fine(&said);
        let text = String::from_utf8(home.bytes(name)).unwrap();
        ron::from_str::<ron::Value>(&text).unwrap();
        for call in ["check", "show", "roadmap", "report"] {
            let said = home.run(&[call, name]);
            assert_eq!((said.status, said.unasked().as_str()), (Some(0), ""), "{name} {call}");
        }
        assert_eq!(text.contains("secretary@"), name == "whole.ron", "{name}");
        if name == "anonymous.ron" {
            listed(&said, &text);
        }
    }
    assert_eq!(home.run(&["list", "--sessions", "."]).out.lines().count(), 3);
}

/// Every text that a person must read stands on the line that is named.
fn listed(said: &Said, text: &str) {
    let lines: Vec<&str> = text.lines().collect();
    assert!(said.out.lines().count() > 50, "{}", said.out);
    for row in said.out.lines() {
        let cells: Vec<&str> = row.split('\t').collect();
        let line: usize = cells[0].parse().unwrap();
        let words: String = cells[3].chars().take_while(|c| !matches!(c, '"' | '\\')).collect();
        assert!(lines[line - 1].contains(&words), "{row}: {}", lines[line - 1]);
    }
    assert!(said.err.contains("No program can promise that free text is anonymous"), "{said:?}");
}

#[test]
fn a_copy_joins_with_nothing_and_writes_over_nothing() {
    let home = Home::new();
    kept(&home, "1 May 2100");
    home.run(&["add", "s.ron", "--kind", "value", "We look after each other"]);
    let before = home.bytes("s.ron");
    for (arguments, status) in [
        (&["export", "s.ron", "--to", "ron", "-o", "s.ron", "--public"][..], 1),
        (&["export", "s.ron", "--to", "ron", "-o", "s.private.ron", "--public"], 2),
        (&["export", "s.ron", "--to", "ron", "-o", "s.txt", "--public"], 2),
        (&["export", "s.ron", "--to", "ron", "--public"], 2),
        (&["export", "s.ron", "--to", "xml", "-o", "x.ron"], 2),
        (&["export", "s.ron", "-o", "x.ron"], 2),
        (&["export", "s.ron", "--to", "ron", "-o", "x.ron", "--public", "--anonymous"], 2),
        (&["export", "s.ron", "--to", "ron", "-o", "x.ron", "--contact", "me"], 2),
    ] {
        let said = home.run(arguments);
        assert_eq!(said.status, Some(status), "{arguments:?} {said:?}");
        said.is_one_sentence().unwrap();
        assert!(!home.path("x.ron").exists());
    }
    assert_eq!(home.bytes("s.ron"), before);
    // Beside the original, with a line taken back there: the copy stays as it was, and so does the original.
    fine(&home.run(&[
        "export",
        "s.ron",
        "--to",
        "ron",
        "-o",
        "public.ron",
        "--public",
        "--contact",
        "post@valley.example",
    ]));
    home.run(&["add", "s.ron", "--kind", "value", "Said later"]);
    let (copy, original) = (home.run(&["show", "public.ron"]), home.run(&["show", "s.ron"]));
    assert!(!copy.out.contains("Said later") && copy.out.contains("We look after each other"), "{copy:?}");
    assert!(copy.out.contains("Gwen (post@valley.example)") && !copy.out.contains("gwen@"), "{copy:?}");
    assert!(original.out.contains("Said later") && original.err.is_empty(), "{original:?}");
}
