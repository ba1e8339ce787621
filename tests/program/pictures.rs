//! The roadmap as files: what is written where, what is said, and that it is the same everywhere.
#![cfg(feature = "poster")]

use super::home::{Home, finish, sample};

#[test]
fn every_format_in_one_call_and_the_same_bytes_in_another_time_zone_home_and_language() {
    let written = |zone: &str, language: &str| {
        let home = Home::new();
        home.put("valley.ron", std::fs::read(sample("healthy-valley.ron")).unwrap());
        let mut command = home.command(&["export", "./valley.ron", "--all", "--width", "420"]);
        command.env("TZ", zone).env("LC_ALL", language).env("LANG", language);
        let said = finish(command, b"");
        assert_eq!((said.status, said.out.as_str()), (Some(0), ""), "{said:?}");
        let names = ["pdf", "png", "svg", "html"].map(|ending| format!("valley-roadmap.{ending}"));
        for name in &names {
            let place = home.path(name);
            assert!(said.err.contains(&format!("Written: {}", place.display())), "{name}: {said:?}");
        }
        assert!(said.err.contains("Smallest text "), "{said:?}");
        names.map(|name| home.bytes(&name))
    };
    let here = written("UTC", "C");
    assert!(here == written("Pacific/Kiritimati", "cy_GB.UTF-8"));
    let [pdf, png, svg, html] = here;
    assert!(pdf.starts_with(b"%PDF-1.7") && png.starts_with(b"\x89PNG"));
    assert!(svg.starts_with(b"<?xml") && html.starts_with(b"<!DOCTYPE html>"));
}

#[test]
fn a_picture_goes_where_it_is_told_and_a_wrong_call_is_one_sentence() {
    let home = Home::new();
    home.session("s.ron");
    for (call, file) in [
        (&["export", "./s.ron", "--as", "pdf", "--paper", "A1"][..], "s-roadmap-a1.pdf"),
        (&["export", "./s.ron", "--as", "PNG", "--width", "300", "-o", "small.png"], "small.png"),
        (&["export", "./s.ron", "--wall"], "s-roadmap-wall.pdf"),
        (&["roadmap", "./s.ron", "-o", "r.pdf"], "r.pdf"),
    ] {
        let said = home.run(call);
        assert_eq!(said.status, Some(0), "{call:?}: {said:?}");
        said.is_plain().unwrap();
        assert!(home.bytes(file).len() > 1000, "{call:?}");
    }
    for call in [
        &["export", "./s.ron", "--as", "gif"][..],
        &["export", "./s.ron", "--as", "pdf", "--paper", "letter"],
        &["export", "./s.ron", "--as", "pdf", "-o", "x.png"],
        &["export", "./s.ron", "--all", "-o", "nowhere"],
        &["export", "./s.ron", "--as", "svg", "--wall"],
        &["export", "./s.ron", "--as", "pdf", "--public"],
        &["export", "./s.ron", "--as", "png", "--width", "7"],
        &["export", "./s.ron", "--as", "pdf", "--to", "ron", "-o", "x.ron"],
        &["export", "./s.ron"],
    ] {
        let said = home.run(call);
        assert_eq!(said.status, Some(2), "{call:?}: {said:?}");
        said.is_one_sentence().unwrap();
    }
}
