//! The roadmap as PDF and PNG, over plans of all sizes.

#![cfg(feature = "poster")]
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod plans;

use commonground::export::pdf::pdf;
use commonground::export::pictures::PaperSize;
use commonground::export::png::png;
use commonground::export::sheet::Sheet;
use commonground::roadmap::fonts::Fonts;
use commonground::roadmap::plan::Plan;
use commonground::roadmap::poster::scene;

fn corpus() -> Vec<(&'static str, Plan)> {
    vec![
        ("0", plans::empty()),
        ("1", plans::one()),
        ("8", plans::half_day()),
        ("24", plans::twenty_four()),
        ("60", plans::many(60, 6)),
        ("120", plans::many(120, 8)),
        ("two-scripts", plans::two_scripts()),
        ("extremes", plans::extremes()),
    ]
}

/// Draws the corpus; with `COMMONGROUND_PICTURES=folder` the pictures are written there, for people to look at.
#[test]
fn pictures() {
    let Some(folder) = std::env::var_os("COMMONGROUND_PICTURES") else { return };
    let folder = std::path::Path::new(&folder);
    for (name, plan) in corpus() {
        let fonts = Fonts::bundled();
        let scene = scene(&plan);
        let sheet = Sheet::roadmap(&plan, &scene, PaperSize::A3);
        let began = std::time::Instant::now();
        let bytes = pdf(std::slice::from_ref(&sheet), "en", &fonts).unwrap();
        let drawn = began.elapsed();
        std::fs::write(folder.join(format!("{name}.pdf")), bytes).unwrap();
        let began = std::time::Instant::now();
        std::fs::write(folder.join(format!("{name}.png")), png(&sheet, 3840, &fonts).unwrap()).unwrap();
        println!("{name}: PDF {drawn:?}, PNG {:?}", began.elapsed());
    }
}
