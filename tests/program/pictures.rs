//! The roadmap as files: what is written where, what is said, and that it is the same everywhere.
#![cfg(feature = "poster")]

use super::home::{Home, finish, sample};
use std::path::Path;
use std::process::{Command, Stdio};

#[test]
fn every_format_in_one_call_and_the_same_bytes_in_another_time_zone_home_and_language() {
    let written = |zone: &str, language: &str, one_core: bool| {
        let home = Home::new();
        home.put("valley.ron", std::fs::read(sample("healthy-valley.ron")).unwrap());
        let call = ["export", "./valley.ron", "--all", "--width", "420"];
        let mut command = home.command(&call);
        if one_core && cfg!(target_os = "linux") {
            command = on_one_core(command);
        }
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
    // Each in a home of its own, the second a while later by the clock.
    let here = written("UTC", "C", false);
    let there = written("Pacific/Kiritimati", "cy_GB.UTF-8", true);
    for (one, other) in here.iter().zip(&there) {
        assert!(one == other, "{:?}", String::from_utf8_lossy(&one[..one.len().min(8)]));
    }
    let [pdf, png, svg, html] = here;
    assert!(pdf.starts_with(b"%PDF-1.7") && png.starts_with(b"\x89PNG"));
    assert!(svg.starts_with(b"<?xml") && html.starts_with(b"<!DOCTYPE html>"));
}

/// The same call on one processor core, by the usual tool of Linux, where it is there.
fn on_one_core(command: Command) -> Command {
    let Some(tool) = ["/usr/bin/taskset", "/bin/taskset"].into_iter().find(|path| Path::new(path).exists()) else {
        return command;
    };
    let mut out = Command::new(tool);
    out.args(["-c", "0"]).arg(command.get_program()).args(command.get_args());
    out.envs(command.get_envs().filter_map(|(name, value)| value.map(|value| (name, value))));
    out.current_dir(command.get_current_dir().unwrap());
    out.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    out
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
