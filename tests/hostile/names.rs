//! Names of files are made, never taken: whatever a title says, the file stays in its folder and can be made anywhere.

use crate::payloads::all;
use crate::runs;
use chrono::NaiveDate;
use commonground::store::library::new_path;
use std::collections::BTreeSet;
use std::path::Path;

const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$"];

fn check(folder: &Path, title: &str) {
    let day = NaiveDate::from_ymd_opt(2026, 5, 14).expect("a day");
    let path = new_path(folder, day, title);
    assert_eq!(path.parent(), Some(folder), "{title:?}");
    let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
    let stem = name.strip_suffix(".ron").expect("the ending");
    let sound = stem.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    assert!(sound && !stem.starts_with('-') && !stem.ends_with('-') && !stem.is_empty(), "{title:?}: {name}");
    assert!(stem.len() <= 60, "{title:?}: {name}");
    let numbered = ["com", "lpt"].iter().any(|port| stem.strip_prefix(port).is_some_and(|rest| rest.len() == 1));
    assert!(!DEVICES.contains(&stem) && !numbered, "{title:?}: {name}");
}

#[test]
fn a_title_never_chooses_where_its_file_lies() {
    let folder = tempfile::tempdir().expect("a folder");
    for payload in all() {
        check(folder.path(), &payload.text);
    }
    let corpus = [
        "CON",
        "con",
        "Con.ron",
        "PRN",
        "AUX",
        "NUL",
        "nul.",
        "COM1",
        "com9",
        "COM¹",
        "LPT1",
        "lpt²",
        "CONIN$",
        "CLOCK$",
        "..",
        ".",
        "...",
        "../x",
        "..\\x",
        "./x",
        "/",
        "\\",
        "//x",
        "\\\\?\\C:\\x",
        "C:",
        "C:x",
        "%2e%2e%2f",
        "..%c0%af",
        "..;/",
        "~",
        "~/x",
        "$HOME",
        "a/../../b",
        "a\\..\\..\\b",
        "x.ron/../y",
        "file:///etc/passwd",
        "-",
        "--",
        "-rf",
        "a:b",
        "a*b?",
        "a|b",
        "a<b>",
        "\"",
        "'",
        "`",
        "\n",
        "\0",
        "",
        " ",
        "é",
        "ß",
        "İ",
        "ǅ",
        "ﬀ",
        "Ⅷ",
        "①",
        "ｃｏｎ",
        "\u{202e}noc",
        "\u{2044}\u{2215}",
        "．．／",
        "con ",
        "con.txt",
        "aux-",
        "-aux",
        "nul\u{301}",
    ];
    for title in corpus {
        check(folder.path(), title);
    }
    let mut seed = 3_u64;
    let mut draw = |below: u32| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(seed >> 33).unwrap_or(0) % below
    };
    let likely: Vec<char> = "./\\:cCoOnN-~ \u{301}éŵ1²$%\0\n".chars().collect();
    for _ in 0..10_000 * runs() {
        let long = draw(60);
        let title: String = (0..long)
            .filter_map(|_| match draw(3) {
                0 => char::from_u32(draw(0x11_0000)),
                1 => char::from_u32(draw(0x250)),
                _ => likely.get(usize::try_from(draw(22)).unwrap_or(0)).copied(),
            })
            .collect();
        check(folder.path(), &title);
    }
}

#[test]
fn a_name_that_is_taken_gets_another_in_the_same_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let day = NaiveDate::from_ymd_opt(2026, 5, 14).expect("a day");
    let mut had = BTreeSet::new();
    for _ in 0..40 {
        check(folder.path(), "../../nul");
        let path = new_path(folder.path(), day, "../../nul");
        std::fs::write(&path, "").expect("it can be made");
        assert!(had.insert(path));
    }
}
