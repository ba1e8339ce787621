//! The roadmap as a picture and as a page, over plans of all sizes.

#![cfg(feature = "poster")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::too_many_lines,
    clippy::type_complexity,
    clippy::many_single_char_names,
    reason = "tests fail by panicking, and their tables are data"
)]

mod checks;
mod plans;
mod print;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use commonground::export::roadmap_html::roadmap_html;
use commonground::export::svg::{Place, svg};
use commonground::roadmap::check::check;
use commonground::roadmap::plan::Plan;
use commonground::roadmap::poster::scene;
use commonground::roadmap::scene::{Mark, Rung, Scene};
use commonground::roadmap::text::roadmap_text;

fn corpus() -> Vec<(&'static str, Plan)> {
    vec![
        ("empty", plans::empty()),
        ("one", plans::one()),
        ("half-day", plans::half_day()),
        ("24", plans::twenty_four()),
        ("60", plans::many(60, 6)),
        ("120", plans::many(120, 8)),
        ("twelve-lanes", plans::many(36, 12)),
        ("same-day", plans::same_day(60)),
        ("long", plans::long_texts()),
        ("no-dates", plans::no_dates()),
        ("no-themes", plans::no_themes()),
        ("two-scripts", plans::two_scripts()),
        ("sample", sample("healthy-valley")),
        ("clinton", sample("clinton-2012")),
        ("extremes", plans::extremes()),
    ]
}

/// The corpus with its scenes, drawn once for all tests.
fn drawn() -> &'static [(&'static str, Plan, Scene)] {
    static DRAWN: OnceLock<Vec<(&'static str, Plan, Scene)>> = OnceLock::new();
    DRAWN.get_or_init(|| {
        let draw = |(name, plan): (&'static str, Plan)| {
            let scene = scene(&plan);
            (name, plan, scene)
        };
        corpus().into_iter().map(draw).collect()
    })
}

/// A session that comes with the program.
fn sample(name: &str) -> Plan {
    let sessions = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    let path = sessions.join(name).with_extension("ron");
    let opened = commonground::store::read(&path).unwrap();
    commonground::roadmap::draw_up::plan(&commonground::model::session::Session::of(opened.ops), None)
}

#[test]
fn every_picture_is_fit_to_be_given_away() {
    for (name, plan, scene) in drawn() {
        assert_eq!(check(scene, plan), Vec::<String>::new(), "{name}");
        let file = svg(scene, "en", Place::File);
        let parsed = roxmltree::Document::parse(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
        let ids: Vec<&str> = parsed.descendants().filter_map(|node| node.attribute("id")).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{name}: an id twice");
        let links = file.matches("href=").count();
        assert!(
            !file.contains("<script") && links == file.matches("href=\"#letter-").count(),
            "{name}: from elsewhere"
        );
        for card in plan.lanes.iter().flat_map(|lane| &lane.cards) {
            let shown = parsed
                .descendants()
                .filter(|node| node.attribute("id") == Some(&format!("card-{}", card.number)))
                .count();
            assert_eq!(shown, 1, "{name}: card {}", card.number);
        }
    }
}

#[test]
fn the_same_plan_is_the_same_bytes() {
    for plan in [plans::half_day(), plans::twenty_four(), plans::two_scripts()] {
        let make = || {
            let scene = scene(&plan);
            svg(&scene, "en", Place::File) + &roadmap_html(&plan, &scene, "en")
        };
        assert_eq!(make(), make());
    }
}

#[test]
fn the_usual_sizes_stand_true_to_time_on_one_page() {
    for (name, plan) in [("half day", plans::half_day()), ("24", plans::twenty_four()), ("60", plans::many(60, 6))] {
        let outcome = scene(&plan).outcome;
        assert_eq!((outcome.rung, outcome.grown), (Rung::TrueToTime, false), "{name}: {outcome:?}");
    }
}

#[test]
fn the_worked_example_is_one_page_in_large_type() {
    let plan = sample("healthy-valley");
    let scene = scene(&plan);
    let outcome = &scene.outcome;
    assert!(matches!(outcome.rung, Rung::TrueToTime | Rung::WithoutStarts), "{outcome:?}");
    assert!(!outcome.grown && outcome.card_size * 72.0 / 25.4 >= 9.5, "{outcome:?}");
    assert_eq!(check(&scene, &plan), Vec::<String>::new());
}

#[test]
fn what_cannot_stand_at_its_date_stands_in_order_and_says_so() {
    let outcome = scene(&plans::same_day(60)).outcome;
    assert_eq!((outcome.rung, outcome.grown), (Rung::InOrder, false));
    assert!(outcome.notes.iter().any(|note| note.contains("not to scale")), "{:?}", outcome.notes);
    let outcome = scene(&plans::no_dates()).outcome;
    assert!(outcome.notes.iter().any(|note| note.contains("No action has a date yet")), "{:?}", outcome.notes);
    let outcome = scene(&plans::many(240, 8)).outcome;
    assert!(outcome.grown, "{outcome:?}");
}

#[test]
fn two_scripts_stand_side_by_side_and_are_text() {
    let plan = plans::two_scripts();
    let scene = scene(&plan);
    assert_eq!(scene.outcome.missing, Vec::<char>::new(), "{:?}", scene.outcome);
    let file = svg(&scene, "cy", Place::File);
    assert!(file.contains("xml:lang=\"cy\""));
    assert!(file.contains("مريم") && file.contains("direction=\"rtl\""));
    assert!(file.contains("&lt;ieuenctid&gt;"));
}

#[test]
fn dates_are_searchable_and_never_broken() {
    let scene = scene(&plans::half_day());
    let said: Vec<String> = scene
        .items
        .iter()
        .filter_map(|item| match &item.mark {
            Mark::Text(text) => Some(text.plain()),
            Mark::Outline(_) => None,
        })
        .collect();
    for words in ["by 20 Oct 2026", "by 30 Nov 2026", "no date yet", "It is 2036 …"] {
        assert!(said.iter().any(|text| text.contains(words)), "{words}: {said:?}");
    }
}

/// Ticks may not name a year: the picture's own day does, where it is not that of the event.
#[test]
fn a_picture_of_another_year_says_so() {
    let mut plan = sample("healthy-valley");
    let says = |plan: &Plan, words: &str| {
        scene(plan).items.iter().any(|item| matches!(&item.mark, Mark::Text(text) if text.plain() == words))
    };
    plan.as_of = "2026-08-01".parse().unwrap();
    assert!(says(&plan, "As of 1 Aug"));
    plan.as_of = "2027-08-01".parse().unwrap();
    assert!(says(&plan, "As of 1 Aug 2027"));
    assert_eq!(check(&scene(&plan), &plan), Vec::<String>::new());
}

#[test]
fn the_page_has_every_fact_again_and_no_script() {
    for (name, plan, scene) in drawn() {
        let page = roadmap_html(plan, scene, "en");
        assert!(!page.contains("<script") && !page.contains("http:") || !page.contains("src="), "{name}");
        assert!(page.contains("default-src 'none'"), "{name}");
        // Without its document type it is XML too: so no tag is left open.
        let inner = page.replace("<!DOCTYPE html>", "");
        let parsed = roxmltree::Document::parse(&inner).unwrap_or_else(|error| panic!("{name}: {error}"));
        let ids: Vec<&str> = parsed.descendants().filter_map(|node| node.attribute("id")).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{name}: an id twice: {ids:?}");
        for link in parsed.descendants().filter_map(|node| node.attribute("href")) {
            assert!(ids.contains(&link.trim_start_matches('#')), "{name}: {link}");
        }
        let rows = parsed.descendants().filter(|node| node.attribute("id").is_some_and(|id| id.starts_with("row-")));
        assert_eq!(rows.count(), plan.lanes.iter().map(|lane| lane.cards.len()).sum::<usize>(), "{name}");
    }
}

#[test]
fn the_plain_text_has_every_card_in_order() {
    for (name, plan) in corpus() {
        let text = roadmap_text(&plan, 72);
        let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut at = 0;
        for card in plan.lanes.iter().flat_map(|lane| &lane.cards) {
            let what = card.what.split_whitespace().collect::<Vec<_>>().join(" ");
            let found = joined[at..].find(&format!("{} {what}", card.number));
            at += found.unwrap_or_else(|| panic!("{name}: {} is missing:\n{text}", card.number));
        }
        assert!(text.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 72), "{name}");
    }
}

/// Draws the corpus; with `COMMONGROUND_PICTURES=folder` the pictures are written there, for people to look at.
#[test]
fn pictures() {
    let Some(folder) = std::env::var_os("COMMONGROUND_PICTURES") else { return };
    let folder = std::path::Path::new(&folder);
    for (name, plan) in corpus() {
        let began = std::time::Instant::now();
        let scene = scene(&plan);
        println!("{name}: {:?} {:?} {:?}", began.elapsed(), scene.outcome, check(&scene, &plan));
        std::fs::write(folder.join(format!("{name}.svg")), svg(&scene, "en", Place::File)).unwrap();
        std::fs::write(folder.join(format!("{name}.html")), roadmap_html(&plan, &scene, "en")).unwrap();
        std::fs::write(folder.join(format!("{name}.txt")), roadmap_text(&plan, 80)).unwrap();
    }
}
