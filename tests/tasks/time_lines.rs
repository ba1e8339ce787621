//! The time lines: years, lanes, high and low, several hundred entries.

use crate::scene::Scene;
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::model::wish::New;
use commonground::model::wish::Wish;
use commonground::ui::keymap::Key;
use commonground::ui::view;

/// Forty lines from three walls: the lane's letter where it changes, the line, and whether it is a high or a low.
const WALL: &[(&str, &str, &str)] = &[
    ("", "1968 my mother came here with one suitcase", ""),
    ("", "1974 born in the cottage hospital, like everybody then", ""),
    ("", "1979 first wage packet, spent on a bicycle", "+"),
    ("", "1981 Dad laid off", "-"),
    ("", "summer 1983 met at the lido", "+"),
    ("", "1987 the twins", "+"),
    ("", "1980s we never locked the door", ""),
    ("", "1992 left for the city, as one did", ""),
    ("", "1996 moved back with a baby and no plan", ""),
    ("", "1998-2003 nursed Mam at home", "-"),
    ("", "2006 bought the shop; everybody said I was mad", "+"),
    ("", "2011 first in the family at university", "+"),
    ("", "2016 my knee", "-"),
    ("", "2020 eleven weeks with nobody but the dog", "-"),
    ("", "learned to swim at sixty", "+"),
    ("w", "1969 men on the moon, on one set in the whole street", ""),
    ("", "1973 oil crisis", "-"),
    ("", "1979 an election that changed things", ""),
    ("", "1984-85 the miners' strike", "-"),
    ("", "1986 Chernobyl: no lamb could be sold from these hills", "-"),
    ("", "1989 the wall came down", "+"),
    ("", "In the 90s everybody got a telephone in their pocket", ""),
    ("", "1997 a sheep gets cloned", ""),
    ("", "2001 two towers", "-"),
    ("", "2008 the banks", "-"),
    ("", "2016 the vote", ""),
    ("", "2020 the pandemic", "-"),
    ("", "2022 war in Ukraine, feed and diesel double", "-"),
    ("s", "about 1950 electric light up the valley", "+"),
    ("", "1966 the railway shut", "-"),
    ("", "1971 the comprehensive opened", ""),
    ("", "1987 the pit closed", "-"),
    ("", "1991 the cottage hospital lost its beds", "-"),
    ("", "1994 the choir began again with seven voices", "+"),
    ("", "late 1990s the last bank went", "-"),
    ("", "2003 the surgery moved to the retail park, two buses away for anybody who does not drive", "-"),
    ("", "2012 the shed: men who would not go to a doctor come here to mend clocks", "+"),
    ("", "2019 the river was brown eleven times", "-"),
    ("", "2021 the food share fed ninety a week", "+"),
    ("", "nobody is asked twice", ""),
];

/// The keys of the wall: the text, and for each line at most two keys more (a lane is changed once for many).
fn script() -> String {
    let mut out = String::new();
    for (lane, line, mark) in WALL {
        if !lane.is_empty() {
            out += &format!("Ctrl-K \"{lane}\" ");
        }
        let mark = if mark.is_empty() { String::new() } else { format!("Alt-{mark} ") };
        out += &format!("\"{line}\" {mark}Enter ");
    }
    out
}

#[test]
fn three_walls_are_taken_down() {
    let mut scene = Scene::of("3");
    scene.at("time-lines").play("\"summer 1987 no rain for nine weeks\" Alt--");
    scene.shots("time_lines_half_typed");
    scene.play("Wipe Alt--").play(&script());
    scene.shots("time_lines");
    scene.play("PgUp PgUp");
    scene.shots("time_lines_before");
    scene.play("Ctrl-W Ctrl-L Ctrl-K \"2\"");
    scene.shots("time_lines_large");
    scene.play("Ctrl-L Esc Up Up");
    scene.shots("time_lines_choosing");
    insta::assert_snapshot!(scene.held("time-lines"));
}

#[test]
fn a_box_says_it_otherwise() {
    let mut scene = Scene::of("3");
    scene.at("time-lines").play("\"2000 people marched\" Tab \"1991\" Tab \"w\" Tab \"-\" Enter");
    scene.play("\"1987 the pit closed\" Enter Alt-+ Alt-- Alt-- Alt-- \"1950 light\" Tab Tab \"the valley\" Enter");
    scene.play("\"on no line\" Ctrl-K 0 Enter Up Tab \"1999\" Enter");
    insta::assert_snapshot!(scene.held("time-lines"));
}

/// A lit line goes to another lane by its number; other names for the lanes take along what stands on them.
#[test]
fn lanes_are_changed_and_have_other_names() {
    let mut scene = Scene::of("3");
    scene.at("time-lines").play("\"1987 the pit closed\" Enter \"1990 a choir\" Enter Esc Up 3 Esc");
    scene.play("Alt-Q \"our own lives ; the world ; the valley\" Enter");
    scene.play("Alt-Q \"our own lives ; the world ; the valley ; the hospital\" Enter Ctrl-K \"h\"");
    scene.play("\"1948 it opened\" Enter Alt-Q \"our own lives ; the world ; Cwm ; the hospital\" Enter");
    scene.shots("time_lines_four_lanes");
    insta::assert_snapshot!(scene.held("time-lines"));
    let lanes = scene.session().words(Field::Lanes);
    assert_eq!(lanes, "our own lives ; the world ; Cwm ; the hospital");
    scene.play("Ctrl-Z");
    assert!(scene.session().words(Field::Lanes).contains("the valley"), "one step back");
}

fn many(entries: usize) -> Scene {
    let mut scene = Scene::of("3");
    let lanes = ["our own lives", "the world", "our story here"];
    for n in 0..entries {
        let words = format!(
            "{}what happened number {n}x {}",
            if n % 7 == 0 { "" } else { "in it, " },
            "and more ".repeat(n % 9)
        );
        let mut new = New::line(Kind::TimeLine, "time-lines", words.trim());
        new = new.with(Field::Lane, Value::Text(lanes[n % 3].into()));
        if n % 11 != 0 {
            new = new.with(Field::Year, Value::Text((1960 + n * 13 % 66).to_string().as_str().into()));
        }
        scene.wish(&Wish::Say(new));
    }
    scene.at("time-lines");
    scene
}

/// Every entry is on exactly one page, whole.
#[test]
fn four_hundred_lines_are_all_reached_by_paging() {
    let mut scene = many(400);
    for (columns, rows) in [(80, 24), (120, 36), (60, 18)] {
        scene.screen.resize(columns, rows);
        let pages = view::paged(&scene.screen.app).expect("pages").firsts.len();
        for _ in 0..pages {
            scene.screen.press(Key::from_text("PgUp").expect("a key"));
        }
        let mut seen: Vec<String> = Vec::new();
        let mut shown: Vec<usize> = Vec::new();
        for page in 0..pages {
            assert_eq!(view::paged(&scene.screen.app).expect("pages").at, page);
            let text = scene.screen.text();
            shown.extend((0..400).filter(|n| text.contains(&format!(" {n}x"))));
            seen.extend(text.split_whitespace().map(str::to_owned));
            scene.screen.press(Key::from_text("PgDn").expect("a key"));
        }
        shown.sort_unstable();
        assert_eq!(shown, (0..400).collect::<Vec<_>>(), "{columns}x{rows}: each once");
        let more = seen.iter().filter(|word| *word == "more").count();
        let said: usize = (0..400).map(|n| n % 9).sum();
        assert!(more >= said, "{columns}x{rows}: no word is left out");
        assert!(!seen.iter().any(|word| word.ends_with('…') && word != "line…"), "{columns}x{rows}: nothing is cut");
    }
}

/// A year that is not at the front is noticed and never taken: the hint says what to do, the line stays as it was said.
#[test]
fn a_year_within_the_line_is_suggested_before_enter() {
    let mut scene = Scene::of("3");
    scene.at("time-lines").play("\"the pit closed in 1984\"").shots("time_lines_year_within");
    scene.play("Tab \"1984\"");
    assert!(!scene.screen.text().contains("1984?"), "{}", scene.screen.text());
    scene.play("Enter \"two hundred marched in 1990\" Enter");
    insta::assert_snapshot!(scene.held("time-lines"));
}
