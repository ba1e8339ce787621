//! The report laid out: the texts and outlines of every page with their places, in millimetres, and the structure that a
//! screen reader follows. What the PDF is written from, and what tests look at. Uses the scene's texts and outlines.

use crate::roadmap::scene::{Outline, Rect, Text};
use std::collections::BTreeMap;

/// The page: A4, upright, mm.
pub const WIDTH: f32 = 210.0;
/// How high the page is, mm.
pub const HEIGHT: f32 = 297.0;
/// What is kept free at the left and the right, mm.
pub const SIDE: f32 = 20.0;
/// Where the words begin, mm from the upper edge.
pub const TOP: f32 = 23.0;
/// Where they end at the latest, mm from the upper edge.
pub const BOTTOM: f32 = 277.0;

/// A report on its pages.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Layout {
    /// What the paper is called.
    pub title: String,
    /// The language of its pages.
    pub tag: String,
    /// The pages.
    pub pages: Vec<Page>,
    /// The structure; the first is the whole.
    pub nodes: Vec<Node>,
    /// Where each line and each section begins.
    pub places: BTreeMap<String, Spot>,
    /// The sections, for the bookmarks: how deep, what they are called, where they begin.
    pub bookmarks: Vec<(usize, String, Spot)>,
    /// How many texts have a place in the structure.
    pub said: usize,
    /// Characters that no font could draw.
    pub missing: Vec<char>,
}

/// A place on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Which page, from nought.
    pub page: usize,
    /// How far down, mm.
    pub y: f32,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// What is on it, in the order of reading and of painting.
    pub puts: Vec<Put>,
}

/// A thing on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Put {
    /// What it covers, mm.
    pub rect: Rect,
    /// The thing.
    pub what: What,
    /// Its number in the structure; none: it says nothing that is not said elsewhere.
    pub said: Option<usize>,
    /// The link that it is part of, and where that leads.
    pub link: Option<(usize, String)>,
    /// Whether its sentence goes on in the next line.
    pub goes_on: bool,
}

/// What a thing on a page is.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A line of text, or the part of one that is alike.
    Text(Text),
    /// An outline.
    Outline(Outline),
}

/// A part of the structure.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub tag: Tag,
    /// Its language, where it is another than English.
    pub lang: Option<String>,
    /// What is in it, in the order of reading.
    pub parts: Vec<Part>,
}

/// What is in a part of the structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Another part.
    Node(usize),
    /// A text, by its number.
    Said(usize),
}

/// What a part of the structure is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tag {
    /// The whole.
    Document,
    /// A section.
    Section,
    /// A heading: its level and words.
    Head(u16, String),
    /// A paragraph.
    Para,
    /// The words of somebody.
    Quote,
    /// A list.
    List,
    /// A line of a list.
    Item,
    /// What leads a line of a list.
    Label,
    /// The rest of it.
    Body,
    /// The contents.
    Contents,
    /// A line of the contents.
    ContentsLine,
    /// A table.
    Table,
    /// What a table shows.
    Caption,
    /// A row.
    Row,
    /// The head of a column.
    ColumnHead,
    /// The head of a row.
    RowHead,
    /// A cell.
    Cell,
    /// A stretch of text.
    Span,
    /// A link within the paper.
    Link,
}

impl Layout {
    /// The texts of a page, with what they cover.
    pub fn texts(&self, page: usize) -> impl Iterator<Item = (&Text, Rect)> {
        self.pages.get(page).into_iter().flat_map(|page| &page.puts).filter_map(|put| match &put.what {
            What::Text(text) => Some((text, put.rect)),
            What::Outline(_) => None,
        })
    }
}
