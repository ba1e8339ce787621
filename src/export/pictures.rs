//! The pictures of a session as files: which formats there are, on which paper, and all that were asked for from one
//! drawing. Uses the model, the roadmap and the writers of the formats; bytes out.

use crate::model::session::Session;
use chrono::NaiveDate;

/// The formats of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Picture {
    /// For print.
    Pdf,
    /// For screens and mails.
    Png,
    /// For further work.
    Svg,
    /// For browsers.
    Html,
}

/// What there is to know about a format.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The format.
    pub picture: Picture,
    /// Its name, and how its files end.
    pub ending: &'static str,
    /// What it is for.
    pub what: &'static str,
}

/// The formats of a picture, in the order in which they are written.
pub const PICTURES: [Row; 4] = [
    Row { picture: Picture::Pdf, ending: "pdf", what: "for print: tagged, with bookmarks and text to search and copy" },
    Row { picture: Picture::Png, ending: "png", what: "for screens and mails: a picture that looks the same everywhere" },
    Row { picture: Picture::Svg, ending: "svg", what: "for drawing programs and web pages: real text" },
    Row { picture: Picture::Html, ending: "html", what: "for browsers and screen readers: the picture and tables" },
];

impl Picture {
    /// How its files end.
    pub fn ending(self) -> &'static str {
        PICTURES.iter().find(|row| row.picture == self).map_or("", |row| row.ending)
    }

    /// The format of that name.
    pub fn named(name: &str) -> Option<Picture> {
        PICTURES.iter().find(|row| row.ending == name.trim().to_lowercase()).map(|row| row.picture)
    }
}

/// A size of paper, across.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum PaperSize {
    /// 1189 mm by 841 mm.
    A0,
    /// 841 mm by 594 mm.
    A1,
    /// 594 mm by 420 mm.
    A2,
    /// 420 mm by 297 mm.
    #[default]
    A3,
    /// 297 mm by 210 mm.
    A4,
}

impl PaperSize {
    /// All of them, from the largest.
    pub const ALL: [PaperSize; 5] = [PaperSize::A0, PaperSize::A1, PaperSize::A2, PaperSize::A3, PaperSize::A4];

    /// Width and height, mm.
    pub fn size(self) -> (f32, f32) {
        match self {
            PaperSize::A0 => (1189.0, 841.0),
            PaperSize::A1 => (841.0, 594.0),
            PaperSize::A2 => (594.0, 420.0),
            PaperSize::A3 => (420.0, 297.0),
            PaperSize::A4 => (297.0, 210.0),
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            PaperSize::A0 => "A0",
            PaperSize::A1 => "A1",
            PaperSize::A2 => "A2",
            PaperSize::A3 => "A3",
            PaperSize::A4 => "A4",
        }
    }

    /// How much wider and higher than A3, as which pictures are laid out. The two differ by less than a millimetre.
    pub fn scale(self) -> (f32, f32) {
        let (width, height) = self.size();
        (width / 420.0, height / 297.0)
    }
}

/// How a picture is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wanted {
    /// The paper.
    pub paper: PaperSize,
    /// How wide a PNG is, in dots.
    pub width: Option<u32>,
    /// How many dots a PNG has to the inch of its paper.
    pub dpi: Option<u32>,
    /// A sheet for each theme behind the overview.
    pub wall: bool,
    /// The day that counts as "today".
    pub as_of: Option<NaiveDate>,
}

/// Pictures, and what a person should know about them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drawn {
    /// The files, in the order in which they were asked for.
    pub files: Vec<(Picture, Vec<u8>)>,
    /// Sentences: how it came out, which characters could not be drawn.
    pub said: Vec<String>,
}

/// The roadmap in these formats, drawn once.
///
/// # Errors
/// A sentence, where one cannot be written, or this build draws no pictures.
#[cfg(feature = "poster")]
pub fn roadmap(session: &Session, formats: &[Picture], wanted: &Wanted) -> Result<Drawn, String> {
    use super::sheet::Sheet;
    let plan = crate::roadmap::draw_up::plan(session, wanted.as_of);
    let scene = crate::roadmap::poster::scene(&plan);
    let fonts = crate::roadmap::fonts::Fonts::bundled();
    let lang = super::papers::language(session);
    let sheet = Sheet::roadmap(&plan, &scene, wanted.paper);
    let mut said = scene.outcome.notes.clone();
    said.extend(crate::roadmap::check::check(&scene, &plan));
    let mut files = Vec::new();
    for format in formats {
        let bytes = match format {
            Picture::Pdf => super::pdf::pdf(std::slice::from_ref(&sheet), &lang, &fonts)?,
            Picture::Png => {
                let width = wanted.width.or_else(|| wanted.dpi.map(|dpi| super::png::width_at(&sheet, dpi)));
                super::png::png(&sheet, width.unwrap_or(super::png::WIDTH), &fonts)?
            }
            Picture::Svg => super::svg::svg(&scene, &lang, super::svg::Place::File).into_bytes(),
            Picture::Html => super::roadmap_html::roadmap_html(&plan, &scene, &lang).into_bytes(),
        };
        files.push((*format, bytes));
    }
    Ok(Drawn { files, said })
}

/// The same where no pictures are drawn.
///
/// # Errors
/// Always: a sentence that says so.
#[cfg(not(feature = "poster"))]
pub fn roadmap(_: &Session, _: &[Picture], _: &Wanted) -> Result<Drawn, String> {
    Err("This build draws no pictures; `commonground roadmap` prints the roadmap as text.".to_owned())
}
