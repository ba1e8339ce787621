//! Where lines are kept: what is named beside WRITING, what is marked and what is shown are one, on every surface; a line
//! that is moved is said to be, and the list stays where it is; long lists have a beginning and an end.

use crate::dots;
use crate::scene::Scene;
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::wish::{New, Wish};
use commonground::ui::keymap::Key;
use commonground::ui::state::desk::{Mode, Purpose};
use commonground::ui::view;
use proptest::prelude::*;

const LANES: [&str; 3] = ["our own lives", "the world", "our story here"];

/// Time lines with so many lines on each lane.
fn time_lines(each: usize) -> Scene {
    let mut scene = Scene::of("3");
    for n in 0..3 * each {
        let new = New::line(Kind::TimeLine, "time-lines", &format!("it happened {n}x"));
        let new = new.with(Field::Lane, Value::Text(LANES[n % 3].into()));
        scene.wish(&Wish::Say(new.with(Field::Year, Value::Text((1960 + n % 60).to_string().as_str().into()))));
    }
    scene.at("time-lines");
    scene
}

fn tables(scene: &mut Scene, count: usize) {
    for n in 1..=count {
        let table = New::line(Kind::Table, "", &format!("Table {n}"));
        scene.wish(&Wish::Say(table.with(Field::Letter, Value::Text(n.to_string().as_str().into()))));
    }
}

fn key_trends(scene: &mut Scene) {
    for trend in ["Fewer buses, and none after six", "More people who live alone"] {
        scene.said(Kind::KeyTrend, "key-trends", trend);
    }
}

/// The rule above the line.
fn rule(scene: &Scene) -> String {
    scene.screen.text().lines().rev().find(|row| row.contains("WRITING")).unwrap_or_default().to_owned()
}

/// Five lines that went into the wrong time line: a line that is lit is moved and said to be, the list stays, and the
/// next line is kept where the screen says.
#[test]
fn a_lit_line_is_moved_and_the_list_stays() {
    let mut scene = Scene::of("3");
    scene.at("time-lines").play("Ctrl-K 2 \"1987 the pit closed\" Enter \"1990 a choir\" Enter \"1991 a flood\" Enter");
    scene.play("Esc Enter End \" for good\" Enter Ctrl-K");
    assert!(scene.screen.text().contains("Where does 3 go?"), "{}", scene.screen.text());
    scene.play("3");
    let text = scene.screen.text();
    assert!(text.contains("3 is now under our story here."), "{text}");
    assert!(text.contains("▸2 the world 2") && text.contains("the pit closed"), "the list stays: {text}");
    scene.shots("places_moved");
    // Further digits hit the lines that are seen.
    scene.play("1 Esc");
    assert!(rule(&scene).contains("the world"), "{}", rule(&scene));
    scene.play("\"2001 two towers\" Enter");
    insta::assert_snapshot!(scene.held("time-lines"));
}

/// Where the last line of a page goes, the light goes with it; the place that is named goes along.
#[test]
fn the_last_line_takes_the_light_with_it() {
    let mut scene = Scene::of("3");
    scene.at("time-lines").play("Ctrl-K 2 \"1987 the pit closed\" Enter Esc 3 Esc");
    assert!(rule(&scene).contains("our story here"), "{}", rule(&scene));
    assert!(scene.screen.text().contains("▸3 our story here 1"));
}

/// A surface on which lines have places: how to come to it, and which keys say where lines go.
struct Surface {
    task: &'static str,
    size: (u16, u16),
    places: &'static [&'static str],
    make: fn() -> Scene,
}

fn told_scene() -> Scene {
    let mut scene = Scene::of("3");
    tables(&mut scene, 4);
    scene
        .at("stories")
        .play("\"one\" Enter \"two\" Enter Ctrl-K 2 \"three\" Enter \"four\" Enter Ctrl-K 3 \"five\" Enter");
    scene
}

fn on_stage() -> Scene {
    let mut scene = Scene::of("3");
    tables(&mut scene, 3);
    scene.at("ideal-futures").play("\"News\" Enter Ctrl-K 2 \"A letter\" Enter Ctrl-K 3 \"A play\" Enter");
    scene.at("performances").play("\"a note\" Enter PgDn \"another\" Enter");
    scene
}

fn responses() -> Scene {
    let mut scene = Scene::with_groups("3");
    key_trends(&mut scene);
    scene.at("responses").play("\"lifts\" Enter Ctrl-K 2 \"we ring round\" Enter Ctrl-K \"b\" \"a nurse\" Enter");
    scene
}

const SURFACES: &[Surface] = &[
    Surface { task: "time-lines", size: (80, 24), places: &["1", "2", "3"], make: || time_lines(14) },
    Surface { task: "time-lines", size: (120, 36), places: &["1", "2", "3"], make: || time_lines(14) },
    Surface { task: "time-lines", size: (60, 18), places: &["1", "2", "3"], make: || time_lines(5) },
    Surface { task: "stories", size: (80, 24), places: &["1", "2", "4"], make: told_scene },
    Surface { task: "performances", size: (80, 24), places: &["1", "2"], make: on_stage },
    Surface { task: "responses", size: (80, 24), places: &["1", "2", "\"a\"", "\"b\"", "\"c\""], make: responses },
    Surface { task: "responses", size: (60, 18), places: &["1", "2", "\"a\"", "\"b\""], make: responses },
    Surface {
        task: "prouds-sorries",
        size: (80, 24),
        places: &["\"a\"", "\"b\"", "\"d\""],
        make: || {
            let mut scene = Scene::with_groups("3");
            scene.at("prouds-sorries").play("\"one\" Enter Ctrl-D \"two\" Enter PgDn \"three\" Enter");
            scene
        },
    },
    Surface {
        task: "assets",
        size: (80, 24),
        places: &["1", "3", "5"],
        make: || {
            let mut scene = Scene::of("3");
            scene.at("assets").play("\"bread\" Enter Ctrl-K 3 \"a choir\" Enter");
            scene
        },
    },
    Surface {
        task: "trends",
        size: (80, 24),
        places: &["1", "2", "0"],
        make: || {
            let mut scene = Scene::of("3");
            scene.at("trends").play("\"buses\" Enter \"> fares\" Enter \"doctors\" Enter");
            scene
        },
    },
];

/// Comes to WRITING a new line, whatever is open.
fn to_writing(scene: &mut Scene) {
    for _ in 0..6 {
        let desk = scene.screen.app.desk().expect("a desk");
        if desk.mode == Mode::Writing && desk.purpose == Purpose::New && !desk.asks_under {
            // What was typed to change a line that was taken back is a new line with all its boxes.
            for _ in 0..desk.line.boxes().len() {
                scene.play("Wipe Tab");
            }
            return;
        }
        scene.play("Esc");
    }
    panic!("no way back to writing");
}

/// What is shown, marked and named are one; and there the next line is kept, in sight.
fn agree(scene: &mut Scene, surface: &Surface, keys: &str) {
    let at = format!("{} {:?} after {keys}", surface.task, surface.size);
    to_writing(scene);
    let desk = scene.screen.app.desk().expect("a desk");
    let (named, lane, by) = (desk.instrument().kept_where(desk), desk.lane.to_string(), desk.by.to_string());
    let (rule, text) = (rule(scene), scene.screen.text());
    let begins: String = named.chars().take(16).collect();
    assert!(rule.contains(begins.trim_end()), "{at}: {named} in {rule}");
    if let Some(paged) = view::paged(&scene.screen.app)
        && let Some(first) = paged.firsts.get(paged.at).cloned().flatten().and_then(|id| desk.session.entry(&id))
    {
        match surface.task {
            "time-lines" if surface.size.0 < 100 => assert_eq!(first.words(Field::Lane), lane, "{at}\n{text}"),
            "stories" => assert_eq!(first.by.as_str(), by, "{at}\n{text}"),
            _ => {}
        }
    }
    if surface.task == "time-lines" {
        // Where the lanes do not stand in a row, the one that is shown stands alone above its lines.
        let mark = if surface.size.0 < 80 { " of 3" } else { "▸" };
        let marked = text.lines().skip(1).find(|row| row.contains(mark)).unwrap_or_default().to_owned();
        let tab = if surface.size.0 < 80 { Some(marked.as_str()) } else { marked.split('▸').nth(1) };
        assert!(
            tab.is_some_and(|tab| tab.trim_start_matches(['1', '2', '3', ' ']).starts_with(&lane)),
            "{at}: {lane} in {marked}"
        );
    }
    scene.play("\"zebra crossing\" Enter");
    let text = scene.screen.text();
    // The page of all groups has counts, a table of parties has those.
    let groups = by.is_empty() && matches!(surface.task, "responses" | "prouds-sorries");
    let counted = groups || named.contains("as a table");
    assert!(counted || text.contains("zebra"), "{at}: what was kept is in sight\n{text}");
    let all = query::lines(scene.session(), surface.task);
    let kept = all.filter(|entry| entry.text() == "zebra crossing").max_by_key(|entry| entry.l).expect("kept");
    if surface.task == "time-lines" {
        assert_eq!(kept.words(Field::Lane), lane, "{at}");
    }
    if matches!(surface.task, "stories" | "responses" | "prouds-sorries") {
        assert_eq!(kept.by.as_str(), by, "{at}");
    }
    if let Some(over) = kept.other(Field::Parent).and_then(|id| scene.session().entry(id))
        && matches!(surface.task, "responses" | "trends")
    {
        let begins: String = over.text().chars().take(8).collect();
        assert!(named.contains(&begins), "{at}: {} under {named}", over.text());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn what_is_named_marked_and_shown_is_one(
        which in 0..SURFACES.len(),
        keys in prop::collection::vec((0usize..11, 0usize..5), 1..14),
    ) {
        let surface = &SURFACES[which];
        let mut scene = (surface.make)();
        scene.screen.resize(surface.size.0, surface.size.1);
        scene.at(surface.task);
        let mut played = String::new();
        for (key, n) in keys {
            let place = surface.places[n % surface.places.len()];
            let digit = (n + 1).to_string();
            let keys = match key {
                0 | 1 => format!("Ctrl-K {place}"),
                2 if scene.screen.app.desk().is_some_and(|desk| desk.mode == Mode::Choosing) => digit,
                3 => "PgDn".to_owned(),
                4 => "PgUp".to_owned(),
                5 => "Esc".to_owned(),
                6 => "Up".to_owned(),
                7 => "Esc Down".to_owned(),
                8 => "\"ab\" Enter".to_owned(),
                9 => "Ctrl-Z".to_owned(),
                _ => "Esc End".to_owned(),
            };
            scene.play(&keys);
            played = format!("{played} {keys}");
        }
        agree(&mut scene, surface, &played);
    }
}

/// What lines were kept under is taken back: the next one is kept where the screen says, and no id stands on it.
#[test]
fn what_lines_were_kept_under_may_go() {
    let mut scene = on_stage();
    scene.screen.resize(80, 24);
    scene.at("performances").play("Ctrl-Z Esc End Ctrl-K 1 Ctrl-Z Ctrl-Z");
    agree(&mut scene, &SURFACES[4], "what is shown is taken back");
    assert!(!scene.screen.text().contains("desk-"), "{}", scene.screen.text());
    // A theme with an action, taken back at another window while its next action is typed.
    let mut scene = Scene::of("1");
    let first = scene.said(Kind::Theme, "themes", "Getting about");
    scene.said(Kind::Theme, "themes", "Places to belong");
    scene.at("actions").play("Ctrl-K 1 \"Ask for a bus\"");
    scene.wish(&Wish::Withdraw(first));
    scene.play("Enter");
    let action = query::lines(scene.session(), "actions").next_back().expect("it is kept");
    assert_eq!((action.text(), action.other(Field::Theme)), ("Ask for a bus", None));
}

/// Every list that has the light: a page further, the first and the last, on the desk and over it.
#[test]
fn lists_have_pages_a_beginning_and_an_end() {
    let lit = |scene: &Scene| {
        let desk = scene.screen.app.desk().expect("a desk");
        let all = desk.instrument().column(desk);
        let at = desk.lit.as_ref().and_then(|lit| all.iter().position(|id| id == lit));
        (at.unwrap_or(usize::MAX), all.len())
    };
    for task in ["agenda", "about", "kit"] {
        let mut scene = Scene::of("3");
        scene.play("Alt-P");
        let Some(code) = settled(&mut scene, task) else { panic!("no task {task}") };
        scene.play("Home");
        if scene.screen.app.desk().is_some_and(|desk| desk.mode == Mode::Writing) {
            scene.play("Esc Home");
        }
        assert_eq!(lit(&scene).0, 0, "{code}");
        scene.play("PgDn");
        let (at, all) = lit(&scene);
        assert!(at >= 5.min(all - 1), "{code}: {at} of {all}");
        scene.play("End");
        let (at, all) = lit(&scene);
        assert_eq!(at, all - 1, "{code}");
        scene.play("PgUp Home");
        assert_eq!(lit(&scene).0, 0, "{code}");
    }
}

/// Walks to a task before the day.
fn settled(scene: &mut Scene, task: &str) -> Option<String> {
    for _ in 0..60 {
        let code = scene.screen.app.desk().map(|desk| desk.task_code().to_owned()).unwrap_or_default();
        if code == task {
            return Some(code);
        }
        scene.screen.press(Key::ctrl('n'));
    }
    None
}

/// Where a line goes is found by typing, as on the agenda.
#[test]
fn the_task_that_a_line_goes_to_is_found_by_its_title() {
    let mut scene = Scene::of("3");
    scene.at("time-lines").play("\"buses get fewer\" Enter Alt-M \"trend m\"");
    scene.shots("places_move_to");
    scene.play("Enter");
    assert_eq!(scene.session().of_kind(Kind::Trend).count(), 1, "{}", scene.screen.text());
    scene.at("trends").play("Esc Alt-M End");
    let text = scene.screen.text();
    scene.play("Home");
    assert_ne!(text, scene.screen.text(), "the first and the last of 47");
}

/// A year that is not at the front: the hint says so for each, Tab on the lit line gives it, out of its own words.
#[test]
fn a_year_within_a_line_is_one_key_away() {
    for (line, hint) in [
        ("born in the helicopter, 14 February 2018", "2018?"),
        ("Covid in spring 2020, eleven weeks", "2020?"),
        ("Covid in spring 2020 …", "2020?"),
        ("the pit closed, about 2009 or so", "2009?"),
        ("about 2009 or so", "about 2009"),
        ("we came in the 1980s", "1980s?"),
    ] {
        for (columns, rows) in [(80, 24), (60, 18), (120, 36)] {
            let mut scene = Scene::of("3");
            scene.screen.resize(columns, rows);
            scene.at("time-lines").play("\"1999 my father came\" Enter").play(&format!("\"{line}\""));
            let text = scene.screen.text();
            assert!(text.contains(hint), "{line} at {columns}x{rows}\n{text}");
        }
    }
    let mut scene = Scene::of("3");
    scene.at("time-lines").play("\"born in the helicopter, 14 February 2018\" Enter \"nobody is asked twice\" Enter");
    scene.play("\"1999 my father came\" Enter \"12 December 2014 the night\" Enter");
    assert!(scene.screen.text().contains("Tab year"), "{}", scene.screen.text());
    scene.shots("places_years");
    scene.play("Esc End Up Tab");
    scene.shots("places_year_box");
    scene.play("Enter");
    insta::assert_snapshot!(scene.held("time-lines"));
}

/// More than one key trend: which is open, that there are others, and how they are called.
#[test]
fn a_second_key_trend_is_named_and_called() {
    let mut scene = responses();
    scene.play("PgUp");
    scene.shots("places_key_trend");
    scene.play("Ctrl-K");
    scene.shots("places_key_trends_called");
}

/// A group that has not begun begins with the first kind, whatever the group before wrote last.
#[test]
fn another_group_begins_with_the_first_kind() {
    for turns in ["PgDn", "Ctrl-K \"b\""] {
        for task in ["prouds-sorries", "responses"] {
            let mut scene = Scene::with_groups("3");
            key_trends(&mut scene);
            scene.at(task);
            let kinds = scene.screen.app.desk().expect("a desk").kinds();
            scene.play(&format!("\"one\" Enter Ctrl-D \"two\" Enter {turns}"));
            let desk = scene.screen.app.desk().expect("a desk");
            assert_eq!((desk.kind, desk.by.as_str()), (kinds[0], "B"), "{task}");
        }
    }
}

/// A sorry that is a proud: one key on the lit line, said, one step; the mark stands where the line stands that is changed.
#[test]
fn the_kind_of_a_lit_line_is_changed() {
    let mut scene = Scene::with_groups("3");
    scene.at("prouds-sorries").play("\"we kept the post office\" Enter Ctrl-D \"we built a ramp\" Enter Esc");
    let before = scene.held("prouds-sorries");
    scene.play("Ctrl-D");
    let text = scene.screen.text();
    assert!(text.contains("2 is now of the kind Proud, as line 3."), "{text}");
    insta::assert_snapshot!(scene.held("prouds-sorries"));
    scene.play("Ctrl-Z");
    assert_eq!(scene.held("prouds-sorries"), before, "one step back");
    scene.play("Esc Esc Enter");
    scene.shots("places_changing_a_sorry");
}

/// After a crash people go on where they were: page, group, key trend, table, time line.
#[test]
fn an_opened_window_goes_on_where_people_were() {
    for surface in SURFACES {
        for place in surface.places {
            let mut scene = (surface.make)();
            scene.at(surface.task).play(&format!("Ctrl-K {place} \"half a li\""));
            let place = |scene: &Scene| scene.screen.app.desk().map(|desk| desk.instrument().kept_where(desk));
            let before = place(&scene);
            scene.screen.again();
            assert_eq!(place(&scene), before, "{}", surface.task);
            let desk = scene.screen.app.desk().expect("a desk");
            assert_eq!(desk.line.text_of(0), "half a li", "{}", surface.task);
        }
    }
}

/// The row of tables is whole, or says where more of them are; what goes on on a further page says of what.
#[test]
fn the_row_of_tables_is_not_cut() {
    let mut scene = Scene::of("3");
    tables(&mut scene, 8);
    scene.at("ideal-futures").play("\"Six o'clock news\" Tab");
    scene.shots("places_told_as");
    scene.play("\"a news report\" Tab \"money, and nobody to ask\" Enter");
    for n in 0..14 {
        scene.play(&format!("\"a thing that is there, number {n}, on every street of the valley\" Enter"));
    }
    scene.shots("places_tables_second_page");
    scene.play("Ctrl-K 2");
    scene.shots("places_tables");
    for (columns, rows) in [(80, 24), (60, 18), (120, 36)] {
        scene.screen.resize(columns, rows);
        let text = scene.screen.text();
        let row = text.lines().find(|row| row.contains("▸2")).unwrap_or_default();
        assert!(row.contains("1 ✓") && row.contains("▸2 ") && row.contains(" 8"), "{columns}x{rows}: {row}");
    }
}

/// Examples stay on the map as long as there are rows for them; who gave the dots is shown at every trend.
#[test]
fn examples_and_groups_stay_as_long_as_there_is_room() {
    let mut scene = Scene::of("3");
    scene.at("trends");
    for n in 1..=5 {
        scene.play(&format!("\"a trend {n}\" Tab Tab \"the case {n}\" Enter"));
    }
    scene.shots("places_examples");
    let mut scene = dots::dotted();
    scene.at("key-trends").play("\"Home\" Enter");
    scene.play("Esc").shots("places_key_trends_choosing");
    scene.play("1 Down 1 Esc").shots("places_key_trends_dots");
}
