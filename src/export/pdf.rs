//! Scenes as the pages of one PDF: tagged for screen readers (PDF/UA-1, checked while it is written), with bookmarks,
//! text that can be searched and copied, and the used letters of the fonts inside. Uses scenes, fonts and krilla; no clock:
//! the same scenes are the same bytes.

pub(super) mod letters;
mod tags;

use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{Path, PathBuilder, Point, Transform};
use krilla::metadata::{Metadata, TextDirection};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline as Bookmarks, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, LinearGradient, SpreadMethod, Stop, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::TagTree;

use self::letters::Letters;
use self::tags::Tags;
use super::sheet::Sheet;
use crate::roadmap::fonts::Fonts;
use crate::roadmap::palette::Rgb;
use crate::roadmap::scene::{Mark, Outline, Paint, Scene, Step};

/// Points in a millimetre.
pub(super) const POINTS: f32 = 72.0 / 25.4;

/// Writes sheets as one PDF. `lang` is the language of the session, as in "en".
///
/// # Errors
/// A sentence, where a page cannot be written as PDF/UA-1 asks.
pub fn pdf(sheets: &[Sheet], lang: &str, fonts: &Fonts) -> Result<Vec<u8>, String> {
    let mut document = Document::new_with(settings()?);
    let mut letters = Letters::new(fonts);
    let mut tree = TagTree::new().with_lang(Some(lang.to_owned()));
    let mut bookmarks = Bookmarks::new();
    // A document without a bookmark would not be PDF/UA: where no section has one, the sheet has.
    let several = sheets.len() > 1 || sheets.iter().all(|sheet| sheet.heads.iter().all(|head| !head.bookmark));
    for (number, sheet) in sheets.iter().enumerate() {
        let scale = sheet.scale();
        let (width, height) = (sheet.width() * POINTS, sheet.height() * POINTS);
        let settings = PageSettings::from_wh(width, height).ok_or("A page without a size cannot be written.")?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        surface.push_transform(&Transform::from_scale(scale.0 * POINTS, scale.1 * POINTS));
        let mut tags = Tags::new(sheet);
        draw(&mut surface, sheet.scene, &mut letters, &mut tags);
        surface.pop();
        surface.finish();
        page.finish();
        tags.into_tree(&mut tree);
        mark(&mut bookmarks, sheet, number, several);
    }
    document.set_outline(bookmarks);
    document.set_tag_tree(tree);
    if let Some(first) = sheets.first() {
        document.set_metadata(about(first.scene, lang));
    }
    document.finish().map_err(|error| refused(&error))
}

/// What every PDF is written with: the rules of PDF/UA-1.
pub(super) fn settings() -> Result<SerializeSettings, String> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| "This build cannot write PDF/UA-1.".to_owned())?;
    Ok(SerializeSettings { configuration, ..SerializeSettings::default() })
}

fn about(scene: &Scene, lang: &str) -> Metadata {
    let title = if scene.title.trim().is_empty() { "Roadmap" } else { scene.title.trim() };
    metadata(title, &scene.description, lang)
}

/// What a PDF says of itself.
pub(super) fn metadata(title: &str, description: &str, lang: &str) -> Metadata {
    let direction = if crate::roadmap::plan::language_from_right(lang) {
        TextDirection::RightToLeft
    } else {
        TextDirection::LeftToRight
    };
    Metadata::new()
        .title(title.to_owned())
        .description(description.to_owned())
        .creator(concat!("Common Ground ", env!("CARGO_PKG_VERSION")).to_owned())
        .language(lang.to_owned())
        .text_direction(direction)
}

pub(super) fn refused(error: &KrillaError) -> String {
    let why = match error {
        KrillaError::Validation(errors) => errors.first().map_or_else(String::new, |(first, _)| format!("{first:?}")),
        other => other.to_string(),
    };
    format!("The PDF was not written: it would not be readable for everybody ({why}).")
}

/// The bookmarks of a sheet: its sections; where there are several sheets, under the sheet's own name.
fn mark(bookmarks: &mut Bookmarks, sheet: &Sheet, number: usize, several: bool) {
    let scale = sheet.scale();
    let place = |group: &str| {
        let top = sheet.scene.items.iter().find(|item| item.group == group).map_or((0.0, 0.0), |item| {
            let box_ = item.bbox;
            (box_.x, box_.y)
        });
        let at = |value: f32, scale: f32| (value - 2.0).max(0.0) * scale * POINTS;
        XyzDestination::new(number, Point::from_xy(at(top.0, scale.0), at(top.1, scale.1)))
    };
    let sections = sheet.heads.iter().filter(|head| head.bookmark).map(|head| {
        let name = if head.title.trim().is_empty() { "Roadmap" } else { head.title.trim() };
        OutlineNode::new(name.to_owned(), place(&head.group))
    });
    let top = XyzDestination::new(number, Point::from_xy(0.0, 0.0));
    if several {
        let mut node = OutlineNode::new(sheet.name.clone(), top);
        for section in sections {
            node.push_child(section);
        }
        bookmarks.push_child(node);
        return;
    }
    let mut any = false;
    for section in sections {
        bookmarks.push_child(section);
        any = true;
    }
    // A picture without sections has itself to lead to.
    if !any {
        bookmarks.push_child(OutlineNode::new(sheet.name.clone(), top));
    }
}

fn draw<'a>(surface: &mut Surface, scene: &'a Scene, letters: &mut Letters, tags: &mut Tags<'a>) {
    for (at, item) in scene.items.iter().enumerate() {
        match &item.mark {
            Mark::Outline(outline) => {
                tags.ornament(surface);
                draw_outline(surface, outline);
            }
            Mark::Text(text) => {
                let (mut words, missing) = letters.words(text);
                if tags::goes_on(scene, at) {
                    letters.blank(&mut words, text);
                }
                tags.text(surface, scene, at, missing.then_some(words.text.as_str()));
                ink(surface, text.ink);
                letters.draw(surface, text, &words);
            }
        }
    }
    tags.end(surface);
}

pub(super) fn draw_outline(surface: &mut Surface, outline: &Outline) {
    let Some(path) = path(&outline.steps) else { return };
    surface.set_fill(outline.fill.map(|paint| {
        fill(match paint {
            Paint::Solid(ink) => colour(ink).into(),
            Paint::Down(from, to) => down(&outline.steps, from, to).into(),
        })
    }));
    surface.set_stroke(outline.stroke.map(|line| Stroke {
        paint: colour(line.ink).into(),
        width: line.width,
        dash: line.dash.map(|(dash, gap)| StrokeDash { array: vec![dash, gap], offset: 0.0 }),
        ..Stroke::default()
    }));
    if outline.fill.is_some() || outline.stroke.is_some() {
        surface.draw_path(&path);
    }
}

/// What is drawn next has this colour.
pub(super) fn ink(surface: &mut Surface, ink: Rgb) {
    surface.set_stroke(None);
    surface.set_fill(Some(fill(colour(ink).into())));
}

fn fill(paint: krilla::paint::Paint) -> Fill {
    Fill { paint, ..Fill::default() }
}

fn colour(ink: Rgb) -> rgb::Color {
    rgb::Color::new(ink.0, ink.1, ink.2)
}

/// A shade from the upper to the lower edge of an outline.
fn down(steps: &[Step], from: Rgb, to: Rgb) -> LinearGradient {
    let edges = crate::roadmap::scene::bounds(steps);
    let stop =
        |offset: NormalizedF32, ink: Rgb| Stop { offset, color: colour(ink).into(), opacity: NormalizedF32::ONE };
    LinearGradient {
        x1: 0.0,
        y1: edges.y,
        x2: 0.0,
        y2: edges.bottom(),
        transform: Transform::default(),
        spread_method: SpreadMethod::Pad,
        stops: vec![stop(NormalizedF32::ZERO, from), stop(NormalizedF32::ONE, to)],
        anti_alias: false,
    }
}

fn path(steps: &[Step]) -> Option<Path> {
    let mut out = PathBuilder::new();
    for step in steps {
        match *step {
            Step::Move(x, y) => out.move_to(x, y),
            Step::Line(x, y) => out.line_to(x, y),
            Step::Curve([ax, ay, bx, by, x, y]) => out.cubic_to(ax, ay, bx, by, x, y),
            Step::Close => out.close(),
        }
    }
    out.finish()
}
