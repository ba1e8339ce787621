//! A report that is laid out, as the bytes of a PDF. Uses the layout, krilla, and the letters of the pictures.

use super::layout::{HEIGHT, Layout, Node, Page, Part, Put, Spot, Tag as Is, WIDTH, What};
use crate::export::pdf::{self, POINTS, letters::Letters};
use crate::roadmap::fonts::Fonts;
use krilla::Document;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::destination::{Destination, XyzDestination};
use krilla::geom::{Point, Rect, Transform};
use krilla::outline::{Outline as Bookmarks, OutlineNode};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, TableHeaderScope, Tag, TagGroup, TagKind,
    TagTree,
};
use std::collections::BTreeMap;
use std::num::NonZeroU16;

/// What was written, for the structure.
struct Written {
    /// The place of each text.
    said: Vec<Option<Identifier>>,
    /// The fields of each link.
    links: BTreeMap<usize, Vec<Identifier>>,
}

/// Writes pages.
pub fn write(layout: &Layout, fonts: &Fonts) -> Result<Vec<u8>, String> {
    let mut document = Document::new_with(pdf::settings()?);
    let mut letters = Letters::new(fonts);
    let mut written = Written { said: vec![None; layout.said], links: BTreeMap::new() };
    let size =
        PageSettings::from_wh(WIDTH * POINTS, HEIGHT * POINTS).ok_or("A page without a size cannot be written.")?;
    for sheet in &layout.pages {
        let mut page = document.start_page_with(size.clone());
        let mut surface = page.surface();
        surface.push_transform(&Transform::from_scale(POINTS, POINTS));
        draw(&mut surface, sheet, &mut letters, &mut written);
        surface.pop();
        surface.finish();
        for put in &sheet.puts {
            let Some((node, anchor)) = &put.link else { continue };
            let (Some(spot), Some(field)) = (layout.places.get(anchor), field(put)) else { continue };
            let target = Target::Destination(Destination::Xyz(destination(*spot)));
            let words = match &put.what {
                What::Text(text) => text.plain(),
                What::Outline(_) => String::new(),
            };
            let said =
                Some(words.trim().to_owned()).filter(|words| !words.is_empty()).unwrap_or_else(|| anchor.clone());
            let link = Annotation::new_link(LinkAnnotation::new(field, target), Some(said));
            written.links.entry(*node).or_default().push(page.add_tagged_annotation(link));
        }
        page.finish();
    }
    document.set_outline(bookmarks(layout));
    let mut tree = TagTree::new().with_lang(Some(layout.tag.clone()));
    if let Some(whole) = layout.nodes.first() {
        for part in &whole.parts {
            if let Part::Node(at) = part
                && let Some(group) = group(layout, *at, &written)
            {
                tree.push(group);
            }
        }
    }
    document.set_tag_tree(tree);
    document.set_metadata(pdf::metadata(&layout.title, "", &layout.tag));
    document.finish().map_err(|error| pdf::refused(&error))
}

fn draw(surface: &mut Surface, page: &Page, letters: &mut Letters, written: &mut Written) {
    for put in &page.puts {
        match &put.what {
            What::Outline(outline) => {
                surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
                pdf::draw_outline(surface, outline);
            }
            What::Text(text) => {
                let (mut words, missing) = letters.words(text);
                if put.goes_on {
                    letters.blank(&mut words, text);
                }
                match put.said {
                    Some(number) => {
                        let actual = missing.then_some(words.text.as_str());
                        let span = ContentTag::Span(SpanTag::empty().with_actual_text(actual));
                        let id = surface.start_tagged(span);
                        if let Some(slot) = written.said.get_mut(number) {
                            *slot = Some(id);
                        }
                    }
                    None => {
                        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Header)));
                    }
                }
                pdf::ink(surface, text.ink);
                letters.draw(surface, text, &words);
            }
        }
        surface.end_tagged();
    }
}

/// Where a link answers, in points.
fn field(put: &Put) -> Option<Rect> {
    let (r, at) = (put.rect, |mm: f32| mm * POINTS);
    Rect::from_ltrb(at(r.x), at(r.y), at(r.right()), at(r.bottom()))
}

fn destination(spot: Spot) -> XyzDestination {
    XyzDestination::new(spot.page, Point::from_xy(0.0, (spot.y - 6.0).max(0.0) * POINTS))
}

/// The sections as bookmarks, the inner ones below the outer.
fn bookmarks(layout: &Layout) -> Bookmarks {
    let mut out = Bookmarks::new();
    let mut rest = layout.bookmarks.as_slice();
    while !rest.is_empty() {
        if let Some(node) = bookmark(&mut rest) {
            out.push_child(node);
        }
    }
    out
}

fn bookmark(rest: &mut &[(usize, String, Spot)]) -> Option<OutlineNode> {
    let ((level, title, spot), after) = rest.split_first()?;
    *rest = after;
    let mut node = OutlineNode::new(title.clone(), destination(*spot));
    while rest.first().is_some_and(|(next, _, _)| next > level) {
        if let Some(under) = bookmark(rest) {
            node.push_child(under);
        }
    }
    Some(node)
}

/// A part of the structure with what was written; nothing where nothing is in it.
fn group(layout: &Layout, at: usize, written: &Written) -> Option<TagGroup> {
    let node = layout.nodes.get(at)?;
    let mut out = TagGroup::new(kind(node));
    for part in &node.parts {
        match part {
            Part::Node(under) => {
                if let Some(under) = group(layout, *under, written) {
                    out.push(under);
                }
            }
            Part::Said(number) => {
                if let Some(id) = written.said.get(*number).copied().flatten() {
                    out.push(id);
                }
            }
        }
    }
    for id in written.links.get(&at).into_iter().flatten() {
        out.push(*id);
    }
    let may_be_empty = matches!(node.tag, Is::Cell | Is::ColumnHead | Is::RowHead);
    (may_be_empty || !out.children.is_empty()).then_some(out)
}

fn kind(node: &Node) -> TagKind {
    let lang = node.lang.clone();
    match &node.tag {
        Is::Document | Is::Section => Tag::Section.into(),
        Is::Head(level, words) => {
            Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), Some(words.clone())).into()
        }
        Is::Para => Tag::P.into(),
        Is::Quote => Tag::BlockQuote.into(),
        Is::List => Tag::L(ListNumbering::Decimal).into(),
        Is::Item => Tag::LI.into(),
        Is::Label => Tag::Lbl.into(),
        Is::Body => Tag::LBody.into(),
        Is::Contents => Tag::TOC.into(),
        Is::ContentsLine => Tag::TOCI.into(),
        Is::Table => Tag::Table.into(),
        Is::Caption => Tag::Caption.into(),
        Is::Row => Tag::TR.into(),
        Is::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
        Is::RowHead => Tag::TH(TableHeaderScope::Row).into(),
        Is::Cell => Tag::TD.into(),
        Is::Span => Tag::Span.with_lang(lang).into(),
        Is::Link => Tag::Link.with_lang(lang).into(),
    }
}
