//! The pictures over the desk: the roadmap from near and far, and who is tied to whom.

use crate::scene::{GROUPS, Scene};
use chrono::{Days, NaiveDate};
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::model::wish::{New, Wish};
use commonground::roadmap::places::places;
use commonground::roadmap::ties::Map;
use commonground::ui::state::Overlay;
use commonground::ui::theme::Theme;
use commonground::ui::widgets::relations;
use commonground::ui::widgets::roadmap::{RoadmapView, Zoom};
use proptest::prelude::*;
use ratatui::layout::Rect;

const ACTIONS: [&str; 9] = [
    "Map every free room",
    "Ask the chapel for its hall on Tuesdays",
    "Count who needs a lift, street by street",
    "Read the budget aloud at the library",
    "A kettle and a key for the old surgery",
    "Write to the county about the evening bus",
    "Two young people on every board",
    "Open table each month",
    "A fund for small repairs",
];

/// A session with three themes and nine actions, one every seven weeks; the last one without a day.
fn with_actions() -> Scene {
    let mut scene = Scene::with_groups("3");
    let themes = ["Places to belong", "Getting about", "Deciding together"];
    let themes = themes.map(|theme| scene.said(Kind::Theme, "clusters", theme));
    let first = scene.screen.at.date_naive();
    for (n, what) in (0u64..).zip(ACTIONS) {
        let at = usize::try_from(n).expect("few");
        let on: NaiveDate = first + Days::new(14 + 49 * n);
        let new = New::line(Kind::Action, "actions", what).with(Field::Theme, Value::Other(themes[at % 3].clone()));
        let due = Value::Date { on: Some(on), said: on.to_string().as_str().into() };
        scene.wish(&Wish::Say(if n < 8 { new.with(Field::Due, due) } else { new }));
    }
    scene
}

/// What of the roadmap is looked at.
fn view(scene: &Scene) -> RoadmapView {
    match scene.screen.app.overlays.last() {
        Some(Overlay::Roadmap { view }) => view.clone(),
        other => panic!("no roadmap is open: {other:?}"),
    }
}

#[test]
fn the_roadmap_is_looked_at_from_near_and_far() {
    let mut scene = with_actions();
    scene.play("\"half a li\" F2");
    assert_eq!(view(&scene).zoom, Zoom::Whole);
    scene.shots("pictures_roadmap");
    scene.screen.resize(180, 50);
    insta::assert_snapshot!("pictures_roadmap_180x50", scene.screen.shown());
    scene.screen.resize(80, 24);

    for (key, zoom) in [("+", Zoom::Year), ("+", Zoom::HundredDays), ("+", Zoom::Month), ("+", Zoom::Month)] {
        scene.play(key);
        assert_eq!(view(&scene).zoom, zoom);
        let text = scene.screen.text();
        assert!(text.contains('▶'), "what is lit is in sight: {text}");
    }
    scene.play("g");
    assert!(scene.screen.text().contains("day 100"), "{}", scene.screen.text());
    let gate = view(&scene).from;
    scene.play("t");
    let today = view(&scene).from;
    assert!(today < gate && scene.screen.text().contains("as of"), "{}", scene.screen.text());
    scene.play("Right");
    assert_eq!((view(&scene).from - today).num_days(), 7, "a quarter of a month");
    scene.play("Left Left Left Left Home");
    let start = view(&scene).from;
    scene.play("End");
    assert!(view(&scene).from > gate && start <= today);
    scene.play("- - - -");
    assert_eq!(view(&scene).zoom, Zoom::Whole);
}

/// Up and Down go through the actions, Tab through the lanes; Enter opens everything about the lit one and Esc comes back
/// to it; what was half written is still there.
#[test]
fn what_is_lit_on_the_roadmap_is_opened() {
    let mut scene = with_actions();
    scene.play("\"half a li\" F2 Home");
    let said = |scene: &Scene| {
        let lit = view(scene).lit.expect("one is lit");
        scene.session().entries().find(|entry| entry.id.as_str() == lit).expect("an action").text().to_owned()
    };
    let mut seen = vec![said(&scene)];
    for _ in 1..ACTIONS.len() {
        scene.play("Down");
        seen.push(said(&scene));
    }
    seen.sort();
    let mut all = ACTIONS.map(str::to_owned).to_vec();
    all.sort();
    assert_eq!(seen, all, "each once");
    scene.play("Home Tab");
    assert_eq!(said(&scene), ACTIONS[1]);
    scene.play("Shift-Tab");
    assert_eq!(said(&scene), ACTIONS[0]);
    scene.play("Down Enter");
    assert!(matches!(scene.screen.app.overlays.last(), Some(Overlay::Everything { .. })));
    assert!(scene.screen.text().contains(ACTIONS[3]), "{}", scene.screen.text());
    scene.play("Esc");
    assert_eq!(said(&scene), ACTIONS[3]);
    scene.play("Esc");
    assert!(scene.screen.text().contains("half a li"), "{}", scene.screen.text());
}

/// An action is found by its words or by who sees to it, and lit where it stands; the papers are written from here.
#[test]
fn an_action_is_found_on_the_roadmap_and_the_poster_is_written() {
    let mut scene = with_actions();
    let theme = scene.said(Kind::Theme, "clusters", "Land and river");
    let new = New::line(Kind::Action, "actions", "Walk the bank").with(Field::Who, Value::Text("Gwen".into()));
    let own = scene.wish(&Wish::Say(new.with(Field::Theme, Value::Other(theme))));
    scene.said(Kind::Value, "values", "Gwen is never asked twice");
    let lit = |scene: &Scene| view(scene).lit.expect("one is lit");
    // By who; a value with the same name is not on the roadmap.
    scene.play("F2 \"/\" \"gwen\"");
    scene.shots("pictures_roadmap_find");
    assert!(!scene.screen.text().contains("asked twice"), "{}", scene.screen.text());
    scene.play("Enter");
    assert_eq!(lit(&scene), own.as_str());
    // By words, from near: what is found comes into sight.
    scene.play("+ + + \"/evening\" Enter");
    assert!(
        scene.screen.text().contains("▶") && scene.screen.text().contains("Write to the"),
        "{}",
        scene.screen.text()
    );
    scene.play("\"/\" Esc \"p\"");
    scene.shots("pictures_roadmap_papers");
    assert!(scene.screen.text().contains("F4 shows them"), "{}", scene.screen.text());
}

/// Where not all of it is in sight, the roadmap opens at the hundred days about its today.
#[test]
fn the_roadmap_opens_whole_where_all_of_it_is_in_sight() {
    let mut scene = with_actions();
    for n in 0..40 {
        scene.said(Kind::Action, "actions", &format!("One more thing to do, number {n}"));
    }
    scene.screen.resize(80, 24);
    scene.play("F2");
    assert_eq!(view(&scene).zoom, Zoom::HundredDays);
    scene.play("t");
    let today = view(&scene);
    scene.play("Esc");
    scene.screen.resize(200, 90);
    scene.play("F2");
    assert_eq!((view(&scene).zoom, today.zoom), (Zoom::Whole, Zoom::HundredDays));
}

const TIES: [(&str, &str, &str, &str); 14] = [
    ("Residents", "Faith forum", "strong", ""),
    ("Residents", "Food alliance", "thin", "good"),
    ("Residents", "Health services", "good", "strong"),
    ("Residents", "Young people", "none", "good"),
    ("Residents", "Credit union", "strong", ""),
    ("Faith forum", "Food alliance", "thin", "good"),
    ("Health services", "Council", "good", ""),
    ("Health services", "Canal trust", "none", "thin"),
    ("Council", "Housing association", "good", ""),
    ("Young people", "Housing association", "", "thin"),
    ("Young people", "Artists", "good", ""),
    ("Artists", "Canal trust", "thin", "good"),
    ("Food alliance", "Credit union", "good", "good"),
    // Seen otherwise by somebody else.
    ("Council", "Health services", "thin", "strong"),
];

fn with_ties() -> Scene {
    let mut scene = Scene::with_groups("3");
    for (from, to, now, wanted) in TIES {
        let mut new = New::line(Kind::Relationship, "assets", from).with(Field::ToParty, Value::Text(to.into()));
        for (field, words) in [(Field::Now, now), (Field::Wanted, wanted)] {
            if !words.is_empty() {
                new = new.with(field, Value::Text(words.into()));
            }
        }
        scene.wish(&Wish::Say(new));
    }
    scene.said(Kind::Relationship, "assets", "The farms and the newcomers");
    scene
}

#[test]
fn who_is_tied_to_whom() {
    let mut scene = with_ties();
    scene.play("F3");
    scene.shots("pictures_ties");
    for (name, keys) in [("all", ""), ("one", "Down")] {
        scene.play(keys);
        for (columns, rows) in [(80, 24), (120, 36), (150, 44)] {
            scene.screen.resize(columns, rows);
            let shown = scene.screen.shown();
            if columns >= 100 {
                for (party, _, _, _) in TIES {
                    assert!(shown.contains(party), "{party} at {columns}x{rows}: {shown}");
                }
            }
            insta::assert_snapshot!(format!("pictures_ties_{name}_{columns}x{rows}"), shown);
        }
    }
    scene.screen.app.theme = Theme::Mono;
    insta::assert_snapshot!("pictures_ties_one_mono_150x44", scene.screen.styled());
    // Both answers of those who see it differently; the neighbours keep their look, all else steps back.
    scene.screen.app.theme = Theme::Dark;
    scene.play("End Up");
    scene.play("Home");
    assert!(matches!(scene.screen.app.overlays.last(), Some(Overlay::Relations { lit: None })));
    for _ in 0..GROUPS.len() * 9 {
        scene.play("Down");
    }
    assert!(matches!(scene.screen.app.overlays.last(), Some(Overlay::Relations { lit: Some(9) })));
    scene.play("Esc");
    assert!(scene.screen.app.overlays.is_empty());
}

#[test]
fn without_relationships_that_is_said() {
    let mut scene = Scene::with_groups("3");
    scene.play("F3 Down End");
    assert!(scene.screen.text().contains("No relationship was written down yet."), "{}", scene.screen.text());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn no_party_touches_another_and_each_has_its_place_again(
        names in prop::collection::vec("[a-zA-Z]{1,9}( [a-z]{1,9}){0,3}", 0..24),
        pairs in prop::collection::vec((0usize..24, 0usize..24), 0..40),
        (wide, high) in (30u16..180, 8u16..60),
    ) {
        let edges: Vec<(usize, usize)> =
            pairs.into_iter().filter(|(a, b)| a != b && *a < names.len() && *b < names.len()).collect();
        let at = places(names.len(), &edges);
        let map = Map { parties: names, ..Map::default() };
        let area = Rect::new(3, 2, wide, high);
        let chips = relations::chips(&map, &at, area);
        prop_assert_eq!(&chips, &relations::chips(&map, &places(map.parties.len(), &edges), area));
        let chips: Vec<Rect> =
            chips.into_iter().flatten().map(|chip| Rect::new(chip.x, chip.y, chip.wide + 1, 1)).collect();
        for (n, one) in chips.iter().enumerate() {
            prop_assert!(area.contains((one.x, one.y).into()) && one.right() - 1 <= area.right());
            for other in chips.iter().skip(n + 1) {
                prop_assert!(!one.intersects(*other), "{one} {other}");
            }
        }
    }
}
