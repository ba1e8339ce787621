//! The pictures beside the roadmap: time lines, trend map, asset map, relationship map, one page. Each is drawn from a
//! session on as many sheets as it needs; nothing is left out. Uses the model and the scene; no files, no clock.

mod assets;
mod columns;
pub mod fitness;
mod flags;
mod one_page;
mod paragraph;
mod relations;
mod sheet;
mod stress;
mod time_axis;
mod time_lines;
mod trend_sides;
mod trends;

use super::draw_up;
use super::fonts::Fonts;
use super::scene::Scene;
use super::shape::Shaper;
use crate::model::session::Session;
use crate::words::pictures::Pictures as Words;
use chrono::NaiveDate;

/// A picture that can be drawn of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// What happened, by years.
    TimeLines,
    /// The trend map with its dots.
    Trends,
    /// What is there already.
    Assets,
    /// Who works with whom, today and wanted.
    Relations,
    /// Everything that matters on one page.
    OnePage,
}

/// One row of the table of pictures.
#[derive(Debug)]
pub struct PictureSpec {
    /// The picture that this row describes.
    pub picture: Picture,
    /// Its name in files and on the command line.
    pub code: &'static str,
    /// What it is called.
    pub title: Words,
    /// What it shows.
    pub about: &'static str,
}

/// Every picture, in the order of the method.
pub const PICTURES: [PictureSpec; 5] = [
    PictureSpec {
        picture: Picture::Assets,
        code: "assets",
        title: Words::Assets,
        about: "what is there already, by what it is; what was offered is marked",
    },
    PictureSpec {
        picture: Picture::Relations,
        code: "relations",
        title: Words::Relations,
        about: "who works with whom, today and wanted",
    },
    PictureSpec {
        picture: Picture::TimeLines,
        code: "time-lines",
        title: Words::TimeLines,
        about: "what happened, by years, and what the time lines say",
    },
    PictureSpec {
        picture: Picture::Trends,
        code: "trends",
        title: Words::Trends,
        about: "the trend map with its dots and the key trends",
    },
    PictureSpec {
        picture: Picture::OnePage,
        code: "one-page",
        title: Words::OnePage,
        about: "vision, common ground, values and the first 100 days on one A4 page",
    },
];

impl Picture {
    /// The row of the table that describes it.
    pub fn spec(self) -> &'static PictureSpec {
        PICTURES.iter().find(|spec| spec.picture == self).unwrap_or(&PICTURES[0])
    }

    /// The picture of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        PICTURES.iter().find(|spec| spec.code == code).map(|spec| spec.picture)
    }
}

/// What is wanted of a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The letters of groups that are not named; what they counted is added up together.
    pub unnamed: Vec<String>,
    /// The one party whose relationships alone are shown.
    pub of: Option<String>,
    /// The day that counts as "today"; else the session's own.
    pub as_of: Option<NaiveDate>,
}

/// A part of what a picture shows, in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Its heading.
    pub heading: String,
    /// Its lines.
    pub lines: Vec<String>,
}

/// A picture as it was drawn.
#[derive(Debug, Clone, Default)]
pub struct Drawn {
    /// What it is called.
    pub title: String,
    /// The session's name, days and place.
    pub subtitle: String,
    /// Its sheets, at least one.
    pub sheets: Vec<Scene>,
    /// Everything that it shows, in words.
    pub words: Vec<Part>,
    /// What must stand on it, once each: name and words.
    pub held: Vec<(String, String)>,
    /// Whether there is anything on it that people said.
    pub empty: bool,
    /// What is printed at its foot: for whom it is, and the session's notice.
    pub notice: String,
    /// Whether it runs from right to left.
    pub from_right: bool,
}

/// Draws a picture of a session with the bundled fonts, and behind them others, as the bytes of their files.
pub fn draw(session: &Session, picture: Picture, asked: &Asked, fonts: &[Vec<u8>]) -> Drawn {
    let mut shaper = Shaper::new(Fonts::with(fonts));
    shaper.lang = session.lang();
    shaper.turned = draw_up::plan(session, None).from_right();
    match picture {
        Picture::TimeLines => time_lines::draw(&mut shaper, session),
        Picture::Trends => trends::draw(&mut shaper, session, asked),
        Picture::Assets => assets::draw(&mut shaper, session),
        Picture::Relations => relations::draw(&mut shaper, session, asked),
        Picture::OnePage => one_page::draw(&mut shaper, session, asked),
    }
}
