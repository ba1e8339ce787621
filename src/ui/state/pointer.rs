//! What is known of the mouse.

use crate::ui::command::Command;

/// The mouse, as far as it is minded at all.
#[derive(Debug, Clone, Default)]
pub struct Pointer {
    /// Whether it is minded: otherwise it is the terminal's own, to mark and copy text with.
    pub on: bool,
    /// In which column its button went down, or the roadmap was last moved.
    pub drawn_from: Option<i32>,
    /// Which key at the foot was clicked once, and when.
    pub clicked: Option<(Command, u64)>,
    /// Which row of a list over the screen was clicked last: clicked again it is taken.
    pub row: Option<usize>,
    /// When it last turned a page.
    pub turned_at: Option<u64>,
}
