//! The roadmap in other scripts than Latin and from right to left.

#![cfg(feature = "poster")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking, and their tables are data")]

#[path = "plans/scripts.rs"]
mod scripts;

use std::collections::BTreeSet;

use commonground::export::roadmap_html::roadmap_html;
use commonground::export::svg::{Place, svg};
use commonground::roadmap::check::check;
use commonground::roadmap::poster::scene;
use commonground::roadmap::scene::{Item, Mark, Role, Scene, Text};
use scripts::languages;

fn texts(scene: &Scene) -> impl Iterator<Item = (&Item, &Text)> {
    scene.items.iter().filter_map(|item| match &item.mark {
        Mark::Text(text) => Some((item, text)),
        Mark::Outline(_) => None,
    })
}

#[test]
fn every_language_is_fit_to_be_given_away() {
    for language in languages() {
        let plan = language.plan();
        let scene = scene(&plan);
        assert_eq!(check(&scene, &plan), Vec::<String>::new(), "{}", language.tag);
        assert_eq!(scene.outcome.missing, Vec::<char>::new(), "{}", language.tag);
        let file = svg(&scene, language.tag, Place::File);
        let parsed = roxmltree::Document::parse(&file).unwrap();
        let ids: Vec<&str> = parsed.descendants().filter_map(|node| node.attribute("id")).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{}: an id twice", language.tag);
        for link in parsed.descendants().filter_map(|node| node.attribute("href")) {
            assert!(link.strip_prefix('#').is_some_and(|id| ids.contains(&id)), "{}: {link}", language.tag);
        }
        assert!(file.len() < 400_000, "{}: {} bytes", language.tag, file.len());
    }
}

/// Draws the languages; with `COMMONGROUND_PICTURES=folder` the pictures are written there, for people to look at.
#[test]
fn pictures() {
    let Some(folder) = std::env::var_os("COMMONGROUND_PICTURES") else { return };
    let folder = std::path::Path::new(&folder);
    for language in languages() {
        let plan = language.plan();
        let scene = scene(&plan);
        println!("{}: {:?} {:?}", language.tag, scene.outcome, check(&scene, &plan));
        std::fs::write(folder.join(format!("{}.svg", language.tag)), svg(&scene, language.tag, Place::File)).unwrap();
        std::fs::write(folder.join(format!("{}.html", language.tag)), roadmap_html(&plan, &scene, language.tag)).unwrap();
    }
}
