//! Where a line came from and what came of it, as a tree: behind it above, what it led to below.

use super::headed::{self, Block};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::query::Way;
use crate::ui::state::App;
use crate::ui::theme::Role;
use crate::ui::update::tree::{Branch, of};
use crate::ui::view::overlay::{earlier, head};
use crate::ui::view::pen::{Pen, below, rows_of};
use crate::words::Word;
use crate::words::compare::Compare;
use crate::words::hands::Hands as Words;
use ratatui::layout::Rect;

/// With which session a line came in, and what it is called there; nothing for what was said here.
pub fn came_with(entry: &Entry) -> Option<String> {
    let words = entry.words(Field::CameWith);
    (!words.is_empty()).then(|| Compare::ComesFrom.with(&[words]))
}

/// A line, and behind it where it came in from.
pub fn with_its_site(entry: &Entry, line: &str) -> String {
    let words = entry.words(Field::CameWith);
    let line = line.trim();
    if words.is_empty() { line.to_owned() } else { Compare::WithItsSite.with(&[line, words.as_str()]) }
}

/// Draws the tree of a line.
pub fn draw(app: &App, id: Option<&Id>, lit: usize, area: Rect, pen: &mut Pen) {
    let mut area = head(Word::WhereFromTitle.text(), area, pen);
    let Some((desk, id)) = app.desk().zip(id) else { return };
    let Some(entry) = desk.session.entry(id) else { return };
    let now = format!("{} {}", desk.session.spoken(entry), entry.text());
    let most = if area.height >= 16 { 3 } else { 2 };
    let high = rows_of(now.trim(), area.width).min(most);
    let used = pen.paragraph(Rect { height: area.height.min(high), ..area }, now.trim(), Role::Strong);
    area = below(area, used);
    for words in earlier(desk, entry).into_iter().take(usize::from(most)) {
        let words = Word::Wordings.with(&[words]);
        let used = pen.paragraph(Rect { height: area.height.min(2), ..area }, &words, Role::Text);
        area = below(area, used);
    }
    let came = came_with(entry);
    if let Some(words) = &came {
        let used = pen.paragraph(Rect { height: area.height.min(2), ..area }, words, Role::Text);
        area = below(area, used);
    }
    area = below(area, 1);
    let (branches, more) = of(desk, id);
    if branches.is_empty() && came.is_none() {
        pen.put(area.x, area.y, Word::NothingKnown.text(), area.width, Role::Text);
        return;
    }
    let line = |branch: &Branch| Block::Line {
        depth: branch.depth + 1,
        before: format!("{} ", branch.bond.words(branch.way)),
        words: with_its_site(branch.entry, &format!("{} {}", desk.session.spoken(branch.entry), branch.entry.text())),
        right: branch.entry.kind.spec().word.to_owned(),
    };
    let mut all = Vec::new();
    for (way, title) in [(Way::Back, Words::TreeFrom), (Way::On, Words::TreeOn)] {
        let mut part = branches.iter().filter(|branch| branch.way == way).peekable();
        if part.peek().is_some() {
            if !all.is_empty() {
                all.push(Block::Head(String::new()));
            }
            all.push(Block::Head(title.text().to_owned()));
            all.extend(part.map(line));
        }
    }
    if more {
        all.push(Block::Head(Words::TreeMore.text().to_owned()));
    }
    // Free rows between the parts, where all has room with them.
    if headed::high(&all, area.width) > area.height {
        all.retain(|block| !matches!(block, Block::Head(words) if words.is_empty()));
    }
    headed::draw(&all, lit, area, pen);
}
