//! The roadmap as a picture, over plans of all sizes.

#![cfg(feature = "poster")]

mod plans;

use commonground::export::svg::{Place, svg};
use commonground::roadmap::plan::Plan;
use commonground::roadmap::poster::scene;

fn corpus() -> Vec<(&'static str, Plan)> {
    vec![
        ("empty", plans::empty()),
        ("one", plans::one()),
        ("half-day", plans::half_day()),
        ("24", plans::twenty_four()),
        ("60", plans::many(60, 6)),
        ("120", plans::many(120, 8)),
        ("same-day", plans::same_day(60)),
        ("long", plans::long_texts()),
        ("no-dates", plans::no_dates()),
        ("no-themes", plans::no_themes()),
        ("two-scripts", plans::two_scripts()),
    ]
}

/// Writes the pictures of the corpus to a folder, for people to look at.
#[test]
#[ignore = "for people to look at: COMMONGROUND_PICTURES=folder"]
fn pictures() {
    let Some(folder) = std::env::var_os("COMMONGROUND_PICTURES") else { return };
    for (name, plan) in corpus() {
        let began = std::time::Instant::now();
        let scene = scene(&plan);
        println!("{name}: {:?} {:?}", began.elapsed(), scene.outcome);
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.svg")), svg(&scene, "en", Place::File))
            .unwrap();
    }
}
