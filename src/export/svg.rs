//! A scene as SVG: real text, one element a line, squeezed to its measured width, so that it looks the same without our
//! typeface. Lines of other scripts than Latin are drawn as outlines, for a reader's program may have no font for them; their
//! text lies over them, unseen, to be selected and searched. Uses the roadmap's scene and the escape function. No script,
//! nothing from elsewhere.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::escape::xml;
use super::sheet::Sheet;
use crate::roadmap::fonts::FAMILY;
use crate::roadmap::letters::Letter;
use crate::roadmap::palette::Rgb;
use crate::roadmap::plan::language_from_right;
use crate::roadmap::scene::{Item, Mark, Outline, Paint, Role, Scene, Step, Text};
use crate::roadmap::shape::SOFT_HYPHEN;

/// Where the SVG will stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A file of its own.
    File,
    /// Inside an HTML page, which has all facts again as text: a picture with a title.
    Page,
}

/// Writes a scene as SVG. `lang` is the language of the session, as in "en".
pub fn svg(scene: &Scene, lang: &str, place: Place) -> String {
    drawn(scene, lang, place, (scene.width, scene.height))
}

/// Writes a sheet as an SVG file in the size of its paper.
pub fn svg_on(sheet: &Sheet, lang: &str) -> String {
    drawn(sheet.scene, lang, Place::File, (sheet.width(), sheet.height()))
}

fn drawn(scene: &Scene, lang: &str, place: Place, (wide, high): (f32, f32)) -> String {
    let mut out = String::with_capacity(scene.items.len() * 180);
    let (w, h) = (number(scene.width), number(scene.height));
    let (wide, high) = (number(wide), number(high));
    let lang = xml(lang);
    if place == Place::File {
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }
    let role = if place == Place::Page { "img" } else { "graphics-document" };
    let turned = scene.from_right() || language_from_right(&lang);
    let direction = if turned { " direction=\"rtl\"" } else { "" };
    let size = if place == Place::Page { String::new() } else { format!(" width=\"{wide}mm\" height=\"{high}mm\"") };
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\"{size} viewBox=\"0 0 {w} {h}\" role=\"{role}\" \
         aria-labelledby=\"picture-title picture-desc\" xml:lang=\"{lang}\" lang=\"{lang}\"{direction} \
         font-family=\"'{FAMILY}', 'Source Sans Pro', sans-serif\">"
    );
    let _ = writeln!(out, "<title id=\"picture-title\">{}</title>", xml(&scene.title));
    let _ = writeln!(out, "<desc id=\"picture-desc\">{}</desc>", xml(&scene.description));
    let gradients = write_gradients(&mut out, scene);
    write_letters(&mut out, scene);
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    let mut open: Option<&str> = None;
    for item in &scene.items {
        if open != Some(item.group.as_str()) {
            if open.is_some() {
                out.push_str("</g>\n");
            }
            open_group(&mut out, item, &mut used);
            open = Some(item.group.as_str());
        }
        match &item.mark {
            Mark::Outline(outline) => write_outline(&mut out, outline, &gradients),
            Mark::Text(text) => write_text(&mut out, text, turned),
        }
    }
    if open.is_some() {
        out.push_str("</g>\n");
    }
    out.push_str("</svg>\n");
    out
}

type Gradients = Vec<(Rgb, Rgb)>;

fn write_gradients(out: &mut String, scene: &Scene) -> Gradients {
    let mut found: Gradients = Vec::new();
    for item in &scene.items {
        if let Mark::Outline(Outline { fill: Some(Paint::Down(from, to)), .. }) = &item.mark
            && !found.contains(&(*from, *to))
        {
            found.push((*from, *to));
        }
    }
    if found.is_empty() {
        return found;
    }
    out.push_str("<defs>");
    for (at, (from, to)) in found.iter().enumerate() {
        let _ = write!(
            out,
            "<linearGradient id=\"shade-{at}\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"1\"><stop offset=\"0\" stop-color=\"{}\"/>\
             <stop offset=\"1\" stop-color=\"{}\"/></linearGradient>",
            colour(*from),
            colour(*to)
        );
    }
    out.push_str("</defs>\n");
    found
}

/// Each letter that is drawn as an outline, once; in thousandths of an em.
fn write_letters(out: &mut String, scene: &Scene) {
    let mut met: BTreeMap<(usize, u32), &Letter> = BTreeMap::new();
    for item in &scene.items {
        if let Mark::Text(text) = &item.mark {
            met.extend(text.letters.iter().map(|letter| ((letter.font, letter.id), &**letter)));
        }
    }
    met.retain(|_, letter| !letter.steps.is_empty());
    if met.is_empty() {
        return;
    }
    out.push_str("<defs>\n");
    for ((font, id), letter) in met {
        let _ = write!(out, "<path id=\"letter-{font}-{id}\" d=\"");
        write_steps(out, &letter.steps, thousandths);
        out.push_str("\"/>\n");
    }
    out.push_str("</defs>\n");
}

fn open_group(out: &mut String, item: &Item, used: &mut BTreeMap<String, usize>) {
    let mut id: String =
        item.group.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '.') { c } else { '_' }).collect();
    let times = used.entry(id.clone()).or_insert(0);
    *times += 1;
    if *times > 1 {
        let _ = write!(id, "_{times}");
    }
    let hidden = if item.group == "backdrop" { " aria-hidden=\"true\"" } else { "" };
    let _ = writeln!(out, "<g id=\"{}\" class=\"{}\"{hidden}>", xml(&id), class(item.role));
}

fn class(role: Role) -> &'static str {
    match role {
        Role::Decoration => "backdrop",
        Role::Title => "title",
        Role::Vision => "vision",
        Role::Promises => "promises",
        Role::Axis => "axis",
        Role::Lane => "lane",
        Role::Card | Role::Number | Role::Marker => "card",
        Role::Goal => "goal",
        Role::Values => "values",
        Role::Assets => "assets",
        Role::Relationships => "relationships",
        Role::NextMeeting => "next-meeting",
        Role::NotAgreed => "not-agreed",
        Role::Legend => "legend",
    }
}

fn write_outline(out: &mut String, outline: &Outline, gradients: &Gradients) {
    out.push_str("<path d=\"");
    write_steps(out, &outline.steps, number);
    out.push('"');
    match outline.fill {
        Some(Paint::Solid(ink)) => {
            let _ = write!(out, " fill=\"{}\"", colour(ink));
        }
        Some(Paint::Down(from, to)) => {
            let at = gradients.iter().position(|known| *known == (from, to)).unwrap_or(0);
            let _ = write!(out, " fill=\"url(#shade-{at})\"");
        }
        None => out.push_str(" fill=\"none\""),
    }
    if let Some(line) = outline.stroke {
        let _ = write!(out, " stroke=\"{}\" stroke-width=\"{}\"", colour(line.ink), number(line.width));
        if let Some((dash, gap)) = line.dash {
            let _ = write!(out, " stroke-dasharray=\"{} {}\"", number(dash), number(gap));
        }
    }
    out.push_str("/>\n");
}

fn write_steps(out: &mut String, steps: &[Step], number: fn(f32) -> String) {
    for step in steps {
        let _ = match step {
            Step::Move(x, y) => write!(out, "M{} {}", number(*x), number(*y)),
            Step::Line(x, y) => write!(out, "L{} {}", number(*x), number(*y)),
            Step::Curve(points) => write!(out, "C{}", points.map(number).join(" ")),
            Step::Close => write!(out, "Z"),
        };
    }
}

/// The outlines of a text's letters, where it has any.
fn write_outlines(out: &mut String, text: &Text) {
    if text.letters.is_empty() {
        return;
    }
    let scale = format!("{:.5}", text.size / 1000.0);
    let _ = write!(
        out,
        "<g transform=\"translate({} {}) scale({scale})\" fill=\"{}\" aria-hidden=\"true\">",
        number(text.x),
        number(text.y),
        colour(text.ink)
    );
    for (glyph, letter) in text.glyphs.iter().zip(&text.letters).filter(|(_, letter)| !letter.steps.is_empty()) {
        let _ = write!(out, "<use href=\"#letter-{}-{}\" x=\"{}\"", letter.font, letter.id, thousandths(glyph.x));
        if glyph.y.abs() >= 0.0005 {
            let _ = write!(out, " y=\"{}\"", thousandths(-glyph.y));
        }
        out.push_str("/>");
    }
    out.push_str("</g>\n");
}

fn write_text(out: &mut String, text: &Text, turned: bool) {
    let plain = text.plain();
    // A blank at either end belongs to the pieces beside it; it has its width there, and XML would swallow it here.
    let shown = plain.trim();
    if shown.is_empty() {
        return;
    }
    write_outlines(out, text);
    let (left, right) = blanks(text);
    let width = text.width - left - right;
    // From the right: the anchor is the right end, also where a program does not know textLength.
    let x = if text.rtl { text.x + text.width - right } else { text.x + left };
    let _ = write!(out, "<text x=\"{}\" y=\"{}\" font-size=\"{}\"", number(x), number(text.y), number(text.size));
    if text.face.weight() != 400 {
        let _ = write!(out, " font-weight=\"{}\"", text.face.weight());
    }
    if text.face.italic() {
        out.push_str(" font-style=\"italic\"");
    }
    if text.tracking > 0.0 {
        let _ = write!(out, " letter-spacing=\"{}\"", number(text.tracking * text.size));
    }
    if !text.letters.is_empty() {
        out.push_str(" fill-opacity=\"0\"");
    }
    match (text.rtl, turned) {
        (true, false) => out.push_str(" direction=\"rtl\""),
        (false, true) => out.push_str(" direction=\"ltr\""),
        _ => {}
    }
    if width > 0.0 && shown.chars().count() > 1 {
        let _ = write!(out, " textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", number(width));
    }
    // The hyphen of a word that is broken here is seen in every program as a hyphen.
    let hyphen = if text.text.ends_with(SOFT_HYPHEN) { "-" } else { "" };
    let _ = writeln!(out, " fill=\"{}\">{}{hyphen}</text>", colour(text.ink), xml(shown));
}

/// The width of the blanks at the left and right end of a text, mm.
fn blanks(text: &Text) -> (f32, f32) {
    let blank = |from: usize, to: usize| {
        text.text
            .get(from..to)
            .is_some_and(|part| part.chars().all(|c| c.is_whitespace() || matches!(c, '\u{2060}'..='\u{2069}')))
    };
    let sum = |widths: &mut dyn Iterator<Item = &crate::roadmap::shape::Glyph>| -> f32 {
        widths.take_while(|glyph| blank(glyph.text.0, glyph.text.1)).map(|glyph| glyph.advance * text.size).sum()
    };
    (sum(&mut text.glyphs.iter()), sum(&mut text.glyphs.iter().rev()))
}

fn colour(ink: Rgb) -> String {
    format!("#{:02X}{:02X}{:02X}", ink.0, ink.1, ink.2)
}

/// A length of em in whole thousandths.
fn thousandths(value: f32) -> String {
    let out = format!("{:.0}", value * 1000.0);
    if out == "-0" { "0".to_owned() } else { out }
}

/// A length with at most two decimals.
fn number(value: f32) -> String {
    let mut out = format!("{value:.2}");
    if out.contains('.') {
        let kept = out.trim_end_matches('0').trim_end_matches('.').len();
        out.truncate(kept);
    }
    if out == "-0" { "0".to_owned() } else { out }
}
