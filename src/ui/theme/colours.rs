//! The colours of each theme, as data. Uses ratatui's names of colours and the badges of the model.
//!
//! The two projector themes and the fills of the groups are numbers from 16 up of the table of 256 colours: those look
//! the same in every terminal, so that their contrast can be measured (`tests/light.rs` does). The others are ANSI
//! names, which each terminal fills with a palette of its own.

use crate::model::group::BADGES;
use ratatui::style::Color;

/// What one theme paints with. `None`: the terminal's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours {
    /// Text and what stands behind it.
    pub ground: Option<(Color, Color)>,
    /// The bar at the top: text and ground.
    pub bar: Option<(Color, Color)>,
    /// Numbers, keys, rules.
    pub accent: Option<Color>,
    /// It went well.
    pub good: Option<Color>,
    /// Look here.
    pub alarm: Option<Color>,
    /// Whether groups and dots have colours.
    pub paints: bool,
}

/// On a dark terminal.
pub const DARK: Colours = Colours {
    ground: None,
    bar: Some((Color::Black, Color::Cyan)),
    accent: Some(Color::Cyan),
    good: Some(Color::Green),
    alarm: Some(Color::LightMagenta),
    paints: true,
};

/// Black on white. Painted, because somebody who asks for it by name may sit at a dark terminal.
pub const LIGHT: Colours = Colours {
    ground: Some((Color::Black, Color::White)),
    bar: Some((Color::White, Color::Blue)),
    accent: Some(Color::Blue),
    // ANSI green on white is too pale to read; the word beside it says it.
    good: Some(Color::Blue),
    alarm: Some(Color::Magenta),
    paints: true,
};

/// Light letters on black, for the wall of a darkened room.
pub const PROJECTOR_DARK: Colours = Colours {
    ground: Some((Color::Indexed(231), Color::Indexed(16))),
    bar: Some((Color::Indexed(16), Color::Indexed(231))),
    accent: Some(Color::Indexed(123)),
    good: Some(Color::Indexed(120)),
    // No red for meaning on black: it is the first colour that a lamp loses. Nor yellow, which is green to some.
    alarm: Some(Color::Indexed(219)),
    paints: true,
};

/// Black letters on white, for the wall of a bright room.
pub const PROJECTOR_LIGHT: Colours = Colours {
    ground: Some((Color::Indexed(16), Color::Indexed(231))),
    bar: Some((Color::Indexed(231), Color::Indexed(16))),
    accent: Some(Color::Indexed(18)),
    good: Some(Color::Indexed(22)),
    alarm: Some(Color::Indexed(90)),
    paints: true,
};

/// No colour at all.
pub const MONO: Colours = Colours { ground: None, bar: None, accent: None, good: None, alarm: None, paints: false };

/// The letters on a fill.
pub const ON_FILL: Color = Color::Indexed(16);

/// The fills of dots and badges by the name under which they are sold: black letters stand on each at 7:1 or more, and
/// any two of the groups' eight are told apart in four kinds of vision (CIEDE2000 of 8 or more).
const FILLS: [(&str, u8); 12] = [
    ("blue", 147),
    ("orange", 172),
    ("green", 118),
    ("purple", 140),
    ("red", 203),
    ("brown", 180),
    ("black", 247),
    ("pink", 225),
    ("yellow", 226),
    // Names that people give besides.
    ("ochre", 180),
    ("grey", 247),
    ("gray", 247),
];

/// The fill of a colour by its name.
pub fn fill(name: &str) -> Option<Color> {
    FILLS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, number)| Color::Indexed(*number))
}

/// The fill of the `nth` group; after the eighth they come again.
pub fn fill_of_group(nth: usize) -> Option<Color> {
    BADGES.iter().cycle().nth(nth % BADGES.len()).and_then(|badge| fill(badge.colour))
}
