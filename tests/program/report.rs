//! The report as files: for whom, in which format, and what a wrong call is told.

use super::home::{Home, sample};

#[test]
fn a_report_for_each_reader_in_each_format() {
    let home = Home::new();
    home.put("valley.ron", std::fs::read(sample("clinton-2012.ron")).unwrap());
    for whom in ["there", "public", "slips", "brief", "groups"] {
        for ending in ["pdf", "html", "md"] {
            if ending == "pdf" && cfg!(not(feature = "poster")) {
                continue;
            }
            let file = format!("{whom}.{ending}");
            let said = home.run(&["report", "./valley.ron", "--for", whom, "-o", &file]);
            assert_eq!((said.status, said.out.as_str()), (Some(0), ""), "{file}: {said:?}");
            assert!(said.err.contains(&format!("Written: {file}")), "{said:?}");
            assert!(home.bytes(&file).len() > 100, "{file}");
        }
    }
    if cfg!(feature = "poster") {
        assert!(home.bytes("there.pdf").starts_with(b"%PDF-1.7"));
    }
    let slip = home.run(&["report", "./valley.ron", "--for", "slips", "--to", "An attorney"]);
    assert!(slip.out.contains("Found a Clinton Community Council") && !slip.out.contains("beer garden"), "{slip:?}");
}

#[test]
fn a_name_that_nobody_has_is_told_who_there_is() {
    let home = Home::new();
    home.put("valley.ron", std::fs::read(sample("healthy-valley.ron")).unwrap());
    home.session("empty.ron");
    for whom in ["slips", "brief"] {
        let said = home.run(&["report", "./valley.ron", "--for", whom, "--to", "Nobody at all", "-o", "x.html"]);
        assert_eq!(said.status, Some(1), "{said:?}");
        let told = said.err.trim();
        assert!(told.contains("Nobody called “Nobody at all” is on these papers. There are: "), "{told}");
        assert_eq!(told.lines().count(), 1, "{told}");
        assert!(!home.path("x.html").exists());
        // Each of those that it lists is one that it takes.
        let names = told.split_once("There are: ").unwrap().1.trim_end_matches('.');
        for name in names.split("; ").take(2) {
            let file = format!("{whom}.html");
            let said = home.run(&["report", "./valley.ron", "--for", whom, "--to", name]);
            assert_eq!(said.status, Some(0), "{file} {name}: {said:?}");
        }
        let said = home.run(&["report", "./empty.ron", "--for", whom, "--to", "Gwen"]);
        assert!(said.status == Some(1) && said.err.contains("nobody is named on them yet"), "{said:?}");
        said.is_one_sentence().unwrap();
    }
}

#[test]
fn a_wrong_call_is_one_sentence() {
    let home = Home::new();
    home.session("s.ron");
    for call in [
        &["report", "./s.ron", "--as-of", "2026-05-30"][..],
        &["report", "./s.ron", "--for", "press"],
        &["report", "./s.ron", "--to", "the county"],
        &["report", "./s.ron", "-o", "x.docx"],
    ] {
        let said = home.run(call);
        assert_eq!(said.status, Some(2), "{call:?}: {said:?}");
        said.is_one_sentence().unwrap();
    }
}
