//! The typefaces that are bundled, and the list that a picture is shaped with. Uses parley's font collection only; fonts
//! from elsewhere are handed in as bytes. The files are unmodified upstream ones: Source Sans 3, and Noto Sans for the
//! scripts that it lacks (see `fonts/OFL.md`).

use std::sync::Arc;

use parley::fontique::{
    Blob, Collection, CollectionOptions, FontInfoOverride, FontStyle, FontWeight, FontWidth, SourceCache,
};
use parley::{FontContext, FontFamilyName};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

use super::letters::{Letter, Letters};

/// The name of the bundled Latin family, as written into SVG.
pub const FAMILY: &str = "Source Sans 3";

/// The licence of the bundled families, and where each file comes from.
pub const LICENCE: &str = include_str!("fonts/OFL.md");

/// A face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Face {
    /// Weight 400.
    #[default]
    Regular,
    /// Weight 400, italic.
    Italic,
    /// Weight 600.
    Semibold,
    /// Weight 700.
    Bold,
}

impl Face {
    /// The weight as in CSS.
    pub fn weight(self) -> u16 {
        match self {
            Face::Regular | Face::Italic => 400,
            Face::Semibold => 600,
            Face::Bold => 700,
        }
    }

    /// Whether it is slanted.
    pub fn italic(self) -> bool {
        self == Face::Italic
    }
}

/// The family of Latin letters, by face.
const LATIN: [(Face, &[u8]); 4] = [
    (Face::Regular, include_bytes!("fonts/SourceSans3-Regular.otf")),
    (Face::Italic, include_bytes!("fonts/SourceSans3-It.otf")),
    (Face::Semibold, include_bytes!("fonts/SourceSans3-Semibold.otf")),
    (Face::Bold, include_bytes!("fonts/SourceSans3-Bold.otf")),
];

/// The families of other scripts: name, Regular, Bold. They are asked in this order for what Latin has no letter for.
const SCRIPTS: [(&str, &[u8], &[u8]); 5] = [
    (
        "Noto Sans Arabic",
        include_bytes!("fonts/NotoSansArabic-Regular.ttf"),
        include_bytes!("fonts/NotoSansArabic-Bold.ttf"),
    ),
    (
        "Noto Sans Hebrew",
        include_bytes!("fonts/NotoSansHebrew-Regular.ttf"),
        include_bytes!("fonts/NotoSansHebrew-Bold.ttf"),
    ),
    (
        "Noto Sans Devanagari",
        include_bytes!("fonts/NotoSansDevanagari-Regular.ttf"),
        include_bytes!("fonts/NotoSansDevanagari-Bold.ttf"),
    ),
    (
        "Noto Sans Bengali",
        include_bytes!("fonts/NotoSansBengali-Regular.ttf"),
        include_bytes!("fonts/NotoSansBengali-Bold.ttf"),
    ),
    (
        "Noto Sans Gurmukhi",
        include_bytes!("fonts/NotoSansGurmukhi-Regular.ttf"),
        include_bytes!("fonts/NotoSansGurmukhi-Bold.ttf"),
    ),
];

/// The fonts that a picture may use. System fonts are never looked at, so that the same session gives the same picture
/// everywhere.
pub struct Fonts {
    pub(super) context: FontContext,
    pub(super) families: Vec<FontFamilyName<'static>>,
    blobs: Vec<Blob<u8>>,
    /// The outlines of letters that a reader's program may lack.
    pub(super) letters: Letters,
}

impl Fonts {
    /// The bundled faces only.
    pub fn bundled() -> Fonts {
        let collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let context = FontContext { collection, source_cache: SourceCache::default() };
        let mut fonts = Fonts { context, families: Vec::new(), blobs: Vec::new(), letters: Letters::default() };
        for (face, bytes) in LATIN {
            fonts.register(FAMILY, face, bytes);
        }
        for (family, regular, bold) in SCRIPTS {
            fonts.register(family, Face::Regular, regular);
            fonts.register(family, Face::Bold, bold);
        }
        let names = std::iter::once(FAMILY).chain(SCRIPTS.iter().map(|(family, ..)| *family));
        fonts.families = names.map(FontFamilyName::named).collect();
        fonts
    }

    /// The bundled faces, and behind them fonts from elsewhere in this order.
    pub fn with(others: &[Vec<u8>]) -> Fonts {
        let mut fonts = Fonts::bundled();
        for bytes in others {
            fonts.add(bytes.clone());
        }
        fonts
    }

    fn register(&mut self, family: &'static str, face: Face, bytes: &'static [u8]) {
        let blob = Blob::new(Arc::new(bytes));
        let info = FontInfoOverride {
            family_name: Some(family),
            width: Some(FontWidth::NORMAL),
            style: Some(if face.italic() { FontStyle::Italic } else { FontStyle::Normal }),
            weight: Some(FontWeight::new(f32::from(face.weight()))),
            axes: None,
        };
        self.context.collection.register_fonts(blob.clone(), Some(info));
        self.blobs.push(blob);
    }

    /// A letter of that font, drawn when it is first met.
    pub(super) fn meet(&mut self, number: usize, id: u32) -> &Letter {
        self.letters.meet(self.blobs.get(number).map(AsRef::as_ref), number, id)
    }

    /// Whether a glyph of that font is one of the Latin family, which browsers draw well without it.
    pub(super) fn is_latin(number: usize) -> bool {
        number < LATIN.len()
    }

    /// Adds a font for characters that the bundled families cannot draw; earlier ones are asked first. Returns whether the
    /// bytes were a font.
    pub fn add(&mut self, bytes: Vec<u8>) -> bool {
        let blob = Blob::from(bytes);
        let added = self.context.collection.register_fonts(blob.clone(), None);
        for (family, _) in &added {
            if let Some(name) = self.context.collection.family_name(*family) {
                self.families.push(FontFamilyName::Named(name.to_owned().into()));
            }
        }
        if !added.is_empty() {
            self.blobs.push(blob);
        }
        !added.is_empty()
    }

    /// The number by which a glyph run names its font.
    pub(super) fn number_of(&self, blob: &Blob<u8>) -> usize {
        self.blobs.iter().position(|known| known.id() == blob.id()).unwrap_or(0)
    }

    /// A font by that number, shared.
    pub fn blob(&self, number: usize) -> Option<Blob<u8>> {
        self.blobs.get(number).cloned()
    }

    /// The glyph of a character in a font.
    pub fn glyph(&self, number: usize, c: char) -> Option<u32> {
        let font = FontRef::from_index(self.bytes(number)?, 0).ok()?;
        font.charmap().map(c).map(GlyphId::to_u32)
    }

    /// The hyphen of a font of the Latin family, and how wide it is, em.
    pub(super) fn hyphen(&self, number: usize) -> Option<(u32, f32)> {
        let id = self.glyph(number, '-').filter(|_| Self::is_latin(number))?;
        let font = FontRef::from_index(self.bytes(number)?, 0).ok()?;
        let wide = font.glyph_metrics(Size::new(1.0), LocationRef::default()).advance_width(GlyphId::new(id))?;
        Some((id, wide))
    }

    /// The bytes of a font by that number.
    pub fn bytes(&self, number: usize) -> Option<&[u8]> {
        self.blobs.get(number).map(AsRef::as_ref)
    }
}
