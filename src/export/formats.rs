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
pub const FORMATS: [Row; 4] = [
    Row { picture: Picture::Pdf, ending: "pdf", what: "for print: tagged, with bookmarks and text to search and copy" },
    Row {
        picture: Picture::Png,
        ending: "png",
        what: "for screens and mails: a picture that looks the same everywhere",
    },
    Row { picture: Picture::Svg, ending: "svg", what: "for drawing programs and web pages: real text" },
    Row { picture: Picture::Html, ending: "html", what: "for browsers and screen readers: the picture and tables" },
];

impl Picture {
    /// How its files end.
    pub fn ending(self) -> &'static str {
        FORMATS.iter().find(|row| row.picture == self).map_or("", |row| row.ending)
    }

    /// The format of that name.
    pub fn named(name: &str) -> Option<Picture> {
        FORMATS.iter().find(|row| row.ending == name.trim().to_lowercase()).map(|row| row.picture)
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

    /// The size of that name.
    pub fn named(name: &str) -> Option<PaperSize> {
        Self::ALL.into_iter().find(|size| size.name().eq_ignore_ascii_case(name.trim()))
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
    /// The files, in the order in which they were asked for; a sentence for one that could not be drawn.
    pub files: Vec<(Picture, Result<Vec<u8>, String>)>,
    /// Sentences: how it came out, which characters could not be drawn.
    pub said: Vec<String>,
}

/// The roadmap in these formats, drawn once; with fonts from elsewhere behind the bundled ones, as the bytes of their
/// files.
///
/// # Errors
/// A sentence, where this build draws no pictures.
#[cfg(feature = "poster")]
pub fn roadmap(session: &Session, formats: &[Picture], wanted: &Wanted, fonts: &[Vec<u8>]) -> Result<Drawn, String> {
    use super::sheet::Sheet;
    use crate::roadmap::{check::check, draw_up, fonts::Fonts, poster, theme_sheet};
    let plan = draw_up::plan(session, wanted.as_of);
    let scene = poster::scene_with(&plan, Fonts::with(fonts));
    let lang = super::papers::language(session);
    let sheet = Sheet::roadmap(&plan, &scene, wanted.paper);
    let mut said = scene.outcome.notes.clone();
    said.extend(check(&scene, &plan));
    // The scene says it of the paper that it is laid out on.
    if wanted.paper != PaperSize::A3 {
        said.push(sizes(&sheet));
    }
    let themes = if wanted.wall { theme_sheet::sheets(&plan, fonts) } else { Vec::new() };
    for (part, scene) in &themes {
        said.extend(check(scene, part));
    }
    let fonts = Fonts::with(fonts);
    let mut files = Vec::new();
    for format in formats {
        let bytes = match format {
            Picture::Pdf => {
                let mut sheets = vec![sheet.clone()];
                sheets.extend(themes.iter().map(|(part, scene)| Sheet::theme(part, scene, PaperSize::A2)));
                super::pdf::pdf(&sheets, &lang, &fonts)
            }
            Picture::Png => {
                let width = wanted.width.or_else(|| wanted.dpi.map(|dpi| super::png::width_at(&sheet, dpi)));
                super::png::png(&sheet, width.unwrap_or(super::png::WIDTH), &fonts)
            }
            Picture::Svg => Ok(super::svg::svg_on(&sheet, &lang).into_bytes()),
            Picture::Html => {
                let page = super::roadmap_html::roadmap_html(&plan, &scene, &lang);
                Ok(super::roadmap_html::on_paper(&page, wanted.paper).into_bytes())
            }
        };
        if let Ok(bytes) = &bytes {
            said.extend(heavy(*format, bytes.len(), scene.placed.len()).filter(|_| !wanted.wall));
        }
        files.push((*format, bytes));
    }
    said.dedup();
    Ok(Drawn { files, said })
}

/// What is said of a file that is larger than a mail takes with ease, where it holds no more than a room's actions.
#[cfg(feature = "poster")]
fn heavy(format: Picture, bytes: usize, cards: usize) -> Option<String> {
    let most = match format {
        Picture::Pdf => 300_000,
        Picture::Html => 500_000,
        Picture::Svg => 400_000,
        Picture::Png => return None,
    };
    let name = format.ending().to_uppercase();
    (cards <= 60 && bytes > most).then(|| format!("The {name} is large: {} kB.", bytes / 1000))
}

/// How large the words are on their paper, and from how far they are read.
#[cfg(feature = "poster")]
fn sizes(sheet: &super::sheet::Sheet) -> String {
    let mm = sheet.scale().0.min(sheet.scale().1);
    let points = |size: f32| format!("{:.1} pt", size * mm * 72.0 / 25.4);
    let outcome = &sheet.scene.outcome;
    let paper = sheet.paper.name();
    if sheet.scene.placed.is_empty() {
        return format!("On {paper} the smallest words are {}.", points(outcome.smallest));
    }
    // Letters are read from 0.43 m for each millimetre of their x-height, which is 0.49 of the type size.
    let metres = outcome.card_size * mm * 0.49 * 0.43;
    format!(
        "On {paper} the actions are set in {} and the smallest words in {}: actions are read from about {metres:.1} m.",
        points(outcome.card_size),
        points(outcome.smallest)
    )
}

/// The same where no pictures are drawn.
///
/// # Errors
/// Always: a sentence that says so.
#[cfg(not(feature = "poster"))]
pub fn roadmap(_: &Session, _: &[Picture], _: &Wanted, _: &[Vec<u8>]) -> Result<Drawn, String> {
    Err("This build draws no pictures; `commonground roadmap` prints the roadmap as text.".to_owned())
}
