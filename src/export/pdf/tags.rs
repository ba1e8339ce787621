//! What a screen reader is told of a page: headings, paragraphs and lists in the order of reading; everything that says
//! nothing is an ornament. Uses scenes and krilla.

use std::num::NonZeroU16;

use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, Tag, TagGroup, TagTree};

use crate::export::sheet::{Head, Sheet};
use crate::roadmap::scene::{Item, Mark, Role, Scene, Text};

/// The structure of one page, while it is drawn.
pub struct Tags<'a> {
    sheet: &'a Sheet<'a>,
    open: Open,
    sections: Vec<Section>,
    group: Option<&'a str>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Ornament,
    Words,
}

/// A part of a page under one heading, or under none.
#[derive(Default)]
struct Section {
    title: Option<(u16, String)>,
    head: Vec<Identifier>,
    /// The letters that were read of the heading.
    read: String,
    parts: Vec<Part>,
}

enum Part {
    Paragraph(Vec<Identifier>),
    Item { label: Vec<Identifier>, paragraphs: Vec<Vec<Identifier>> },
}

impl<'a> Tags<'a> {
    /// The structure of a page.
    pub fn new(sheet: &'a Sheet<'a>) -> Tags<'a> {
        Tags { sheet, open: Open::Nothing, sections: Vec::new(), group: None }
    }

    /// What is drawn next says nothing.
    pub fn ornament(&mut self, surface: &mut Surface) {
        if self.open == Open::Ornament {
            return;
        }
        self.end(surface);
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        self.open = Open::Ornament;
    }

    /// What is drawn next is this text of the scene. `actual`: what it says, where a letter of it cannot be drawn.
    pub fn text(&mut self, surface: &mut Surface, scene: &'a Scene, at: usize, actual: Option<&str>) {
        self.end(surface);
        let id = surface.start_tagged(ContentTag::Span(SpanTag::empty().with_actual_text(actual)));
        self.open = Open::Words;
        let Some(Item { role, group, mark: Mark::Text(text), .. }) = scene.items.get(at) else { return };
        let new = self.group != Some(group.as_str());
        self.group = Some(group.as_str());
        if self.sections.is_empty() || (new && !matches!(role, Role::Card | Role::Number | Role::Marker | Role::Goal)) {
            self.begin(scene, *role, group);
        }
        let Some(section) = self.sections.last_mut() else { return };
        if section.takes(text) {
            section.head.push(id);
            return;
        }
        let follows = !new && before(scene, at).is_some_and(|last| same_paragraph(last, text));
        match (role, section.parts.last_mut()) {
            (Role::Card | Role::Number, last) => {
                let label = *role == Role::Number;
                if let (false, Some(Part::Item { label: number, paragraphs })) = (new, last) {
                    match paragraphs.last_mut() {
                        _ if label => number.push(id),
                        Some(paragraph) if follows => paragraph.push(id),
                        _ => paragraphs.push(vec![id]),
                    }
                } else if label {
                    section.parts.push(Part::Item { label: vec![id], paragraphs: Vec::new() });
                } else {
                    section.parts.push(Part::Item { label: Vec::new(), paragraphs: vec![vec![id]] });
                }
            }
            (_, Some(Part::Paragraph(paragraph))) if follows => paragraph.push(id),
            _ => section.parts.push(Part::Paragraph(vec![id])),
        }
    }

    fn begin(&mut self, scene: &Scene, role: Role, group: &str) {
        let head = self.sheet.heads.iter().find(|head| head.group == group);
        let title = match (role, head) {
            (Role::Title, _) => Some((1, scene.title.clone())),
            (_, Some(Head { title, .. })) => Some((2, title.clone())),
            _ => None,
        };
        let title =
            title.map(|(level, title)| (level, if title.trim().is_empty() { "Roadmap".to_owned() } else { title }));
        self.sections.push(Section { title, ..Section::default() });
    }

    /// Ends what is open.
    pub fn end(&mut self, surface: &mut Surface) {
        if self.open != Open::Nothing {
            surface.end_tagged();
            self.open = Open::Nothing;
        }
    }

    /// Puts the page into the structure of the document.
    pub fn into_tree(self, tree: &mut TagTree) {
        let mut page = TagGroup::new(Tag::Part);
        for section in self.sections {
            page.push(section.group());
        }
        tree.push(page);
    }
}

impl Section {
    /// Whether a text is the next of the heading's words.
    fn takes(&mut self, text: &Text) -> bool {
        let Some((_, title)) = &self.title else { return false };
        if !self.parts.is_empty() {
            return false;
        }
        let read = self.read.clone() + &letters(&text.plain());
        let takes = letters(title).starts_with(&read) || self.head.is_empty();
        if takes {
            self.read = read;
        }
        takes
    }

    fn group(self) -> TagGroup {
        let mut out = TagGroup::new(Tag::Section);
        if let Some((level, title)) = self.title.filter(|_| !self.head.is_empty()) {
            let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
            let mut head = TagGroup::new(Tag::Hn(level, Some(title)));
            for id in self.head {
                head.push(id);
            }
            out.push(head);
        }
        let mut list: Option<TagGroup> = None;
        for part in self.parts {
            match part {
                Part::Paragraph(ids) => {
                    if let Some(list) = list.take() {
                        out.push(list);
                    }
                    out.push(paragraph(ids));
                }
                Part::Item { label, paragraphs } => {
                    let list = list.get_or_insert_with(|| TagGroup::new(Tag::L(ListNumbering::Decimal)));
                    let mut item = TagGroup::new(Tag::LI);
                    let mut number = TagGroup::new(Tag::Lbl);
                    for id in label {
                        number.push(id);
                    }
                    if !number.children.is_empty() {
                        item.push(number);
                    }
                    let mut body = TagGroup::new(Tag::LBody);
                    for ids in paragraphs {
                        body.push(paragraph(ids));
                    }
                    item.push(body);
                    list.push(item);
                }
            }
        }
        if let Some(list) = list {
            out.push(list);
        }
        out
    }
}

fn paragraph(ids: Vec<Identifier>) -> TagGroup {
    let mut out = TagGroup::new(Tag::P);
    for id in ids {
        out.push(id);
    }
    out
}

/// Whether other words of the same group stand behind a text, not joined to it: a blank belongs between them.
pub fn goes_on(scene: &Scene, at: usize) -> bool {
    let Some(Item { group, mark: Mark::Text(text), .. }) = scene.items.get(at) else { return false };
    let next =
        scene.items.iter().skip(at + 1).take_while(|item| item.group == *group).find_map(|item| match &item.mark {
            Mark::Text(next) => Some(next),
            Mark::Outline(_) => None,
        });
    next.is_some_and(|next| {
        let beside = (next.y - text.y).abs() < 0.1 * text.size;
        !beside || (next.x - text.x - text.width).abs() > 0.12 * text.size
    })
}

/// The text before one, in the same group.
fn before(scene: &Scene, at: usize) -> Option<&Text> {
    let item = scene.items.get(at)?;
    let earlier = scene.items.get(..at)?.iter().rev().take_while(|other| other.group == item.group);
    earlier.filter(|other| other.role == item.role).find_map(|other| match &other.mark {
        Mark::Text(text) => Some(text),
        Mark::Outline(_) => None,
    })
}

/// Whether a text is of the same paragraph as the one before it: as large, on its line or on the next one.
fn same_paragraph(last: &Text, next: &Text) -> bool {
    let alike = (last.size - next.size).abs() < 0.01 * last.size;
    let down = next.y - last.y;
    alike && down > -0.01 && down < 1.45 * last.size
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
