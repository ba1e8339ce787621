//! The typefaces that are bundled, and the list that a picture is shaped with. Uses parley's font collection only; fonts
//! from elsewhere are handed in as bytes. The files are unmodified upstream Source Sans 3 (see `fonts/OFL.md`).

use std::sync::Arc;

use parley::fontique::{
    Blob, Collection, CollectionOptions, FontInfoOverride, FontStyle, FontWeight, FontWidth, SourceCache,
};
use parley::{FontContext, FontFamilyName};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

/// The name of the bundled family, as written into SVG.
pub const FAMILY: &str = "Source Sans 3";

/// The licence of the bundled family.
pub const LICENCE: &str = include_str!("fonts/OFL.md");

/// A face of the bundled family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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

const BUNDLED: [(Face, &[u8]); 4] = [
    (Face::Regular, include_bytes!("fonts/SourceSans3-Regular.otf")),
    (Face::Italic, include_bytes!("fonts/SourceSans3-It.otf")),
    (Face::Semibold, include_bytes!("fonts/SourceSans3-Semibold.otf")),
    (Face::Bold, include_bytes!("fonts/SourceSans3-Bold.otf")),
];

/// The fonts that a picture may use. System fonts are never looked at, so that the same session gives the same picture
/// everywhere.
pub struct Fonts {
    pub(super) context: FontContext,
    pub(super) families: Vec<FontFamilyName<'static>>,
    blobs: Vec<Blob<u8>>,
}

impl Fonts {
    /// The bundled faces only.
    pub fn bundled() -> Fonts {
        let collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let context = FontContext { collection, source_cache: SourceCache::default() };
        let mut fonts = Fonts { context, families: vec![FontFamilyName::named(FAMILY)], blobs: Vec::new() };
        for (face, bytes) in BUNDLED {
            let blob = Blob::new(Arc::new(bytes));
            let info = FontInfoOverride {
                family_name: Some(FAMILY),
                width: Some(FontWidth::NORMAL),
                style: Some(if face.italic() { FontStyle::Italic } else { FontStyle::Normal }),
                weight: Some(FontWeight::new(f32::from(face.weight()))),
                axes: None,
            };
            fonts.context.collection.register_fonts(blob.clone(), Some(info));
            fonts.blobs.push(blob);
        }
        fonts
    }

    /// Adds a font for characters that the bundled family cannot draw; earlier ones are asked first. Returns whether the
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

    /// The bytes of a font by that number.
    pub fn bytes(&self, number: usize) -> Option<&[u8]> {
        self.blobs.get(number).map(AsRef::as_ref)
    }
}
