//! The colours of the pictures and the arithmetic on them: blending and contrast. Uses nothing else.

/// An sRGB colour, red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// The lane colours, chosen so that all are told apart in four kinds of vision and carry white text.
pub const LANES: [Rgb; 8] = [
    Rgb(0x48, 0x2B, 0xB9),
    Rgb(0x94, 0x63, 0x20),
    Rgb(0x0E, 0x72, 0x65),
    Rgb(0xD0, 0x1B, 0x70),
    Rgb(0x68, 0x72, 0xA5),
    Rgb(0x41, 0x45, 0x13),
    Rgb(0x47, 0x26, 0x5D),
    Rgb(0x63, 0x26, 0x3C),
];
/// The page.
pub const PAPER: Rgb = Rgb(0xFB, 0xF8, 0xF1);
/// Text.
pub const INK: Rgb = Rgb(0x1D, 0x24, 0x33);
/// Quieter text.
pub const SOFT: Rgb = Rgb(0x4A, 0x52, 0x63);
/// White.
pub const WHITE: Rgb = Rgb(0xFF, 0xFF, 0xFF);
/// The line of the session's own today.
pub const TODAY: Rgb = Rgb(0xB3, 0x00, 0x1B);
/// The sun and the gate at day 100.
pub const SUN: Rgb = Rgb(0xFF, 0xC9, 0x4D);
/// Small headings on dark grounds.
pub const GLOW: Rgb = Rgb(0xFF, 0xD9, 0x7A);
/// The vision panel, at its top.
pub const SKY_TOP: Rgb = Rgb(0x0F, 0x25, 0x40);
/// The vision panel, at its foot.
pub const SKY_FOOT: Rgb = Rgb(0x1A, 0x46, 0x70);
/// The ground: values.
pub const GROUND: Rgb = Rgb(0x5D, 0x3A, 0x1F);
/// The earth below it: assets.
pub const EARTH: Rgb = Rgb(0x3E, 0x27, 0x14);
/// The shades of the three bands of the axis.
pub const PHASES: [Rgb; 3] = [Rgb(0xFF, 0xF0, 0xC4), Rgb(0xF3, 0xEC, 0xDA), Rgb(0xE7, 0xEE, 0xF5)];
/// The shade of the place for cards without a date.
pub const UNDATED: Rgb = Rgb(0xF1, 0xEF, 0xEA);

/// The colour of the lane at `index`; lanes without a number are neutral.
pub fn lane(index: usize, numbered: bool) -> Rgb {
    if numbered { LANES.get(index % LANES.len()).copied().unwrap_or(SOFT) } else { SOFT }
}

/// `share` (0 to 1) of `over` laid on `under`.
pub fn blend(over: Rgb, under: Rgb, share: f32) -> Rgb {
    let mix = |a: u8, b: u8| round_u8(f32::from(a) * share + f32::from(b) * (1.0 - share));
    Rgb(mix(over.0, under.0), mix(over.1, under.1), mix(over.2, under.2))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the range of a byte before")]
fn round_u8(value: f32) -> u8 {
    (value.clamp(0.0, 255.0) + 0.5) as u8
}

/// The contrast of two colours after WCAG 2: 1 to 21.
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: Rgb) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(colour.0) + 0.7152 * part(colour.1) + 0.0722 * part(colour.2)
}
