//! What is said in place of a picture: the roadmap as text; of the others, where they are written.

use crate::export::papers::{Format, roadmap};
use crate::ui::command::Command;
use crate::ui::state::App;
use crate::words::not_now::NotNow;

/// What a picture of the screen is line by line.
pub fn said(app: &App, command: Command) -> Vec<String> {
    let Some(desk) = app.desk() else { return Vec::new() };
    let paper = roadmap(&desk.session, Format::Text, None).filter(|_| command == Command::Roadmap);
    let rows = paper.map(|paper| paper.text.lines().map(str::to_owned).collect::<Vec<_>>()).unwrap_or_default();
    let end = if rows.is_empty() { NotNow::PlainDrawn } else { NotNow::PlainRoadmap };
    rows.into_iter().chain([end.text().to_owned()]).collect()
}
