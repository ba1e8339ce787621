//! A scene on its paper, with the sections that lead through it. What PDF, PNG and SVG are drawn from.
//! Uses scenes and plans.

use super::formats::PaperSize;
use crate::roadmap::plan::Plan;
use crate::roadmap::scene::Scene;
use crate::words::poster::Poster;

/// A section of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The group of things in the scene that it begins with.
    pub group: String,
    /// Its heading, as the scene shows it.
    pub title: String,
    /// Whether a bookmark leads to it.
    pub bookmark: bool,
}

/// A scene on paper.
#[derive(Debug, Clone)]
pub struct Sheet<'a> {
    /// The scene.
    pub scene: &'a Scene,
    /// The paper.
    pub paper: PaperSize,
    /// What the sheet is called.
    pub name: String,
    /// Its sections.
    pub heads: Vec<Head>,
}

impl<'a> Sheet<'a> {
    /// A roadmap on paper: its lanes are its bookmarks.
    pub fn roadmap(plan: &Plan, scene: &'a Scene, paper: PaperSize) -> Sheet<'a> {
        let head =
            |group: &str, title: &str| Head { group: group.to_owned(), title: title.to_owned(), bookmark: false };
        let lang = plan.lang();
        let mut heads = vec![
            head("vision", crate::roadmap::words::vision_heading(plan)),
            head("values", Poster::Ground.text_in(lang)),
            head("assets", Poster::Assets.text_in(lang)),
            head("relationships", Poster::Connections.text_in(lang)),
            head("not-agreed", Poster::NotAgreed.text_in(lang)),
            head("next-meeting", Poster::NextMeeting.text_in(lang)),
        ];
        heads.extend(plan.lanes.iter().enumerate().map(|(at, lane)| Head {
            group: format!("lane-{}", at + 1),
            title: format!("{} {}", lane.number, lane.name).trim().to_owned(),
            bookmark: true,
        }));
        let name = if scene.title.trim().is_empty() { Poster::Roadmap.text_in(lang) } else { scene.title.trim() };
        Sheet { scene, paper, name: name.to_owned(), heads }
    }

    /// A theme's sheet of a wall set.
    pub fn theme(plan: &Plan, scene: &'a Scene, paper: PaperSize) -> Sheet<'a> {
        let mut sheet = Sheet::roadmap(plan, scene, paper);
        sheet.heads.retain(|head| !head.bookmark);
        sheet
    }

    /// Another picture, on the paper that it was laid out for.
    pub fn picture(scene: &'a Scene) -> Sheet<'a> {
        Sheet { scene, paper: PaperSize::A3, name: scene.title.trim().to_owned(), heads: Vec::new() }
    }

    /// How much wider and higher than the scene.
    pub fn scale(&self) -> (f32, f32) {
        self.paper.scale()
    }

    /// Width, mm.
    pub fn width(&self) -> f32 {
        self.scene.width * self.scale().0
    }

    /// Height, mm; a scene that had to grow is higher than its paper.
    pub fn height(&self) -> f32 {
        self.scene.height * self.scale().1
    }
}
