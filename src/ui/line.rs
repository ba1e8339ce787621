//! The capture line: one or more boxes of text, edited by graphemes. An editor of our own: one wrapped line without
//! shortcuts of its own is less than the wiring of the text widget would be. Uses `ui::text`.

use super::text;
use crate::model::text as clean;
use std::borrow::Cow;

/// What the tag characters of a flag come after.
const FLAG: char = '\u{1F3F4}';

/// One box of the line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextBox {
    text: String,
    /// Where the cursor stands, in bytes; always between two graphemes.
    cursor: usize,
    /// The whole text is marked: the next letter takes its place.
    marked: bool,
    /// The tag characters of a flag, while they are typed one by one.
    tags: String,
}

impl TextBox {
    /// A box with a text, the cursor at its end.
    pub fn with(text: &str) -> Self {
        let text = clean::sift(text).into_owned();
        Self { cursor: text.len(), text, ..Self::default() }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the cursor stands, in bytes.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Whether the next letter takes the place of the whole text.
    pub fn is_marked(&self) -> bool {
        self.marked
    }

    fn insert(&mut self, words: &str) {
        let mut letters = words.chars();
        let one = letters.next().filter(|_| letters.next().is_none());
        if one.is_some_and(|c| matches!(c, '\u{E0020}'..='\u{E007F}')) {
            self.tags.push_str(words);
            if clean::is_tagged_flag(&self.tags) && self.text.get(..self.cursor).is_some_and(|t| t.ends_with(FLAG)) {
                let tags = std::mem::take(&mut self.tags);
                self.put(&tags);
            }
            return;
        }
        self.tags.clear();
        // A letter is judged by what it is typed after, a pasted text by itself first, so that what goes takes no room.
        match one {
            Some(_) => self.put(words),
            None => self.put(&clean::sift(words)),
        }
    }

    fn put(&mut self, words: &str) {
        if self.marked {
            self.text.clear();
            self.cursor = 0;
        }
        self.marked = false;
        // One byte more than is taken, so that the refusal can say it and nothing typed is silently cut.
        let room = (clean::LONGEST + 1).saturating_sub(self.text.len());
        let mut fits = words.len().min(room);
        while !words.is_char_boundary(fits) {
            fits -= 1;
        }
        let words = words.get(..fits).unwrap_or_default();
        self.text.insert_str(self.cursor, words);
        self.cursor += words.len();
        self.settle();
    }

    /// Brings the whole to what may stand: two sound pieces may come to more marks on a letter than one may carry.
    fn settle(&mut self) {
        if let Cow::Owned(sound) = clean::sift(&self.text) {
            let before = self.text.get(..self.cursor).unwrap_or_default();
            self.cursor = clean::sift(before).len().min(sound.len());
            self.text = sound;
        }
    }

    fn take_out(&mut self, from: usize, to: usize) {
        if from < to {
            self.text.replace_range(from..to, "");
            self.cursor = from;
            self.settle();
        }
        // Taking a letter out keeps the rest: only typing takes the place of what is marked.
        self.marked = false;
    }
}

/// What moves or takes out within a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Takes out the grapheme before the cursor.
    Backspace,
    /// Takes out the grapheme after it.
    Delete,
    /// Takes out the word before it.
    WordBackspace,
    /// One to the left.
    Left,
    /// One to the right.
    Right,
    /// A word to the left.
    WordLeft,
    /// A word to the right.
    WordRight,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// Takes the whole text out.
    Clear,
}

/// The capture line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaptureLine {
    boxes: Vec<TextBox>,
    at: usize,
    /// It was asked whether it is meant as it stands.
    asked: bool,
}

impl Default for CaptureLine {
    fn default() -> Self {
        Self::new(1)
    }
}

impl CaptureLine {
    /// An empty line with so many boxes, at least one.
    pub fn new(boxes: usize) -> Self {
        Self { boxes: vec![TextBox::default(); boxes.max(1)], at: 0, asked: false }
    }

    /// A line with these texts in its boxes.
    pub fn with<S: AsRef<str>>(texts: &[S]) -> Self {
        let boxes = texts.iter().map(|text| TextBox::with(text.as_ref())).collect();
        let mut line = Self { boxes, at: 0, asked: false };
        if line.boxes.is_empty() {
            line.boxes.push(TextBox::default());
        }
        line
    }

    /// The same with the first box marked: typing takes its place, an arrow keeps it.
    #[must_use]
    pub fn marked(mut self) -> Self {
        if let Some(first) = self.boxes.first_mut() {
            first.marked = !first.text.is_empty();
        }
        self
    }

    /// Marks the box that has the cursor, where something stands in it, and no other: typing takes its place, an arrow
    /// keeps it.
    pub fn mark(&mut self) {
        let at = self.at;
        for (n, one) in self.boxes.iter_mut().enumerate() {
            one.marked = n == at && !one.text.is_empty();
        }
    }

    /// Whether it was asked already if it is meant as it stands; from now on it was. Any change asks anew.
    pub fn is_asked(&mut self) -> bool {
        std::mem::replace(&mut self.asked, true)
    }

    /// It is asked anew: somebody did something else meanwhile.
    pub fn ask_anew(&mut self) {
        self.asked = false;
    }

    /// The boxes.
    pub fn boxes(&self) -> &[TextBox] {
        &self.boxes
    }

    /// Which box has the cursor.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The text of a box; empty where there is none.
    pub fn text_of(&self, n: usize) -> &str {
        self.boxes.get(n).map_or("", TextBox::text)
    }

    /// Whether nothing stands in any box.
    pub fn is_empty(&self) -> bool {
        self.boxes.iter().all(|one| one.text.is_empty())
    }

    /// Changes the number of boxes; what stands in a box that goes is put behind the words of the first.
    pub fn shape(&mut self, boxes: usize) {
        let boxes = boxes.max(1);
        for gone in self.boxes.split_off(boxes.min(self.boxes.len())) {
            if let (Some(first), false) = (self.boxes.first_mut(), gone.text.is_empty()) {
                let words = format!("{} {}", first.text, gone.text);
                *first = TextBox::with(words.trim());
            }
        }
        self.boxes.resize(boxes, TextBox::default());
        self.at = self.at.min(boxes - 1);
    }

    /// The next box, round to the first; `false`: the one before.
    pub fn turn(&mut self, forward: bool) {
        let count = self.boxes.len();
        let step = if forward { 1 } else { count - 1 };
        self.at = (self.at + step) % count;
        for one in &mut self.boxes {
            one.marked = false;
        }
    }

    /// Puts the cursor into a box.
    pub fn go_to(&mut self, n: usize) {
        self.at = n.min(self.boxes.len().saturating_sub(1));
    }

    /// Puts a text into a box, wherever the cursor is.
    pub fn set(&mut self, n: usize, text: &str) {
        if let Some(one) = self.boxes.get_mut(n) {
            *one = TextBox::with(text);
        }
    }

    /// Writes at the cursor.
    pub fn insert(&mut self, words: &str) {
        self.asked = false;
        if let Some(one) = self.boxes.get_mut(self.at) {
            one.insert(words);
        }
    }

    /// Moves or takes out.
    pub fn edit(&mut self, edit: Edit) {
        self.asked = false;
        let Some(one) = self.boxes.get_mut(self.at) else { return };
        let (whole, at) = (one.text.as_str(), one.cursor);
        match edit {
            Edit::Backspace => one.take_out(text::before(whole, at), at),
            Edit::WordBackspace => one.take_out(text::word_before(whole, at), at),
            Edit::Delete => one.take_out(at, text::after(whole, at)),
            Edit::Left => one.cursor = text::before(whole, at),
            Edit::Right => one.cursor = text::after(whole, at),
            Edit::WordLeft => one.cursor = text::word_before(whole, at),
            Edit::WordRight => one.cursor = text::word_after(whole, at),
            Edit::Home => one.cursor = 0,
            Edit::End => one.cursor = whole.len(),
            Edit::Clear => one.take_out(0, whole.len()),
        }
        one.marked = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn graphemes_are_taken_whole() {
        let mut line = CaptureLine::with(&["tŷ 👩🏽\u{200d}🌾"]);
        line.edit(Edit::Backspace);
        assert_eq!(line.text_of(0), "tŷ ");
        line.edit(Edit::WordBackspace);
        assert_eq!(line.text_of(0), "");
        line.insert("a\tb\u{1b}c");
        assert_eq!(line.text_of(0), "a bc");
    }

    #[test]
    fn a_letter_is_judged_by_what_it_is_typed_after() {
        for whole in ["👩🏽\u{200d}🌾 ❤\u{fe0f}", "\u{1F3F4}\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F} Cymru"]
        {
            let mut line = CaptureLine::default();
            whole.chars().for_each(|c| line.insert(&c.to_string()));
            assert_eq!(line.text_of(0), whole);
            line.edit(Edit::Home);
            line.edit(Edit::Delete);
            line.insert("\u{E0067}");
            line.insert("x");
            assert!(line.text_of(0).starts_with('x') && clean::is_clean(line.text_of(0)), "{line:?}");
        }
        let mut line = CaptureLine::with(&["a"]);
        "\u{301}\u{200b}".repeat(50).chars().for_each(|c| line.insert(&c.to_string()));
        assert_eq!(line.text_of(0).chars().count(), 1 + clean::MOST_MARKS);
        assert_eq!(line.boxes().first().map(TextBox::cursor), Some(line.text_of(0).len()));
    }

    #[test]
    fn a_marked_text_gives_way_to_typing_and_stays_for_an_arrow() {
        let mut line = CaptureLine::with(&["old"]).marked();
        line.insert("n");
        assert_eq!(line.text_of(0), "n");
        let mut line = CaptureLine::with(&["old"]).marked();
        line.edit(Edit::End);
        line.insert("er");
        assert_eq!(line.text_of(0), "older");
    }

    #[test]
    fn nothing_is_lost_when_boxes_go() {
        let mut line = CaptureLine::with(&["a", "b", "c"]);
        line.shape(1);
        assert_eq!(line.text_of(0), "a b c");
        line.shape(4);
        assert_eq!((line.text_of(0), line.boxes().len()), ("a b c", 4));
    }
}
