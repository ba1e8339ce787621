//! Colours of a person's own in place of those of a look: which there are by name, how one is written, and how far text
//! stands out in them. Pure.

use super::colours::{Colours, ON_FILL};
use super::{Depth, Role, THEMES, Theme};
use crate::roadmap::palette::{Rgb, contrast};
use crate::ui::widgets::roadmap::nearest_of_256;
use ratatui::style::{Color, Modifier, Style};

/// What can be painted otherwise, as it is called in a file.
pub const PARTS: [(&str, Part); 7] = [
    ("text", Part::Text),
    ("ground", Part::Ground),
    ("bar-text", Part::BarText),
    ("bar", Part::Bar),
    ("accent", Part::Accent),
    ("good", Part::Good),
    ("alarm", Part::Alarm),
];

/// A colour of a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Text.
    Text,
    /// What stands behind it.
    Ground,
    /// The text in the bar at the top.
    BarText,
    /// The bar.
    Bar,
    /// Numbers, keys, rules.
    Accent,
    /// It went well.
    Good,
    /// Look here.
    Alarm,
}

/// The colours with names, as terminals know them.
pub const NAMED: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("grey", Color::Gray),
    ("dark-grey", Color::DarkGray),
    ("light-red", Color::LightRed),
    ("light-green", Color::LightGreen),
    ("light-yellow", Color::LightYellow),
    ("light-blue", Color::LightBlue),
    ("light-magenta", Color::LightMagenta),
    ("light-cyan", Color::LightCyan),
    ("white", Color::White),
];

/// How a widespread terminal fills them.
const FILLED: [u32; 16] = [
    0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5, 0x7f_7f7f, 0xff_0000,
    0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
];

/// A look with colours of a person's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Painted {
    /// Which of the five it is otherwise.
    pub like: Like,
    /// Its colours.
    pub colours: Colours,
}

/// The looks that have colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Like {
    /// For a dark terminal.
    Dark,
    /// Black on white.
    Light,
    /// Light on black, for the wall.
    ProjectorDark,
    /// Black on white, for the wall.
    ProjectorLight,
}

impl Like {
    /// The look.
    pub fn theme(self) -> Theme {
        match self {
            Like::Dark => Theme::Dark,
            Like::Light => Theme::Light,
            Like::ProjectorDark => Theme::ProjectorDark,
            Like::ProjectorLight => Theme::ProjectorLight,
        }
    }

    fn of(theme: Theme) -> Option<Self> {
        [Like::Dark, Like::Light, Like::ProjectorDark, Like::ProjectorLight]
            .into_iter()
            .find(|like| like.theme() == theme)
    }
}

/// The colours that a person has chosen: of which look, which part, which colour.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paints(Vec<(Theme, Part, Color)>);

impl Paints {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Adds one.
    pub fn add(&mut self, of: Theme, part: Part, colour: Color) {
        self.0.push((of, part, colour));
    }

    /// A look with those that are for it, on a terminal of so many colours.
    pub fn on(&self, theme: Theme, depth: Depth) -> Theme {
        let own: Vec<_> = self.0.iter().filter(|(of, ..)| *of == theme).collect();
        let Some(like) = Like::of(theme).filter(|_| !own.is_empty()) else { return theme };
        let mut colours = theme.colours();
        for (_, part, colour) in own {
            colours = with(colours, *part, on_terminal(*colour, depth));
        }
        Theme::Own(Painted { like, colours })
    }
}

fn on_terminal(colour: Color, depth: Depth) -> Color {
    match colour {
        Color::Rgb(r, g, b) if depth != Depth::Every => Color::Indexed(nearest_of_256(r, g, b)),
        colour => colour,
    }
}

fn with(colours: Colours, part: Part, colour: Color) -> Colours {
    let (text, ground) = colours.ground.unwrap_or((Color::Reset, Color::Reset));
    let (bar_text, bar) = colours.bar.unwrap_or((ON_FILL, Color::Cyan));
    match part {
        Part::Text => Colours { ground: Some((colour, ground)), ..colours },
        Part::Ground => Colours { ground: Some((text, colour)), ..colours },
        Part::BarText => Colours { bar: Some((colour, bar)), ..colours },
        Part::Bar => Colours { bar: Some((bar_text, colour)), ..colours },
        Part::Accent => Colours { accent: Some(colour), ..colours },
        Part::Good => Colours { good: Some(colour), ..colours },
        Part::Alarm => Colours { alarm: Some(colour), ..colours },
    }
}

/// A colour as it is written: a name, a number of the table of 256, or `#rrggbb`.
pub fn colour(text: &str) -> Option<Color> {
    if let Some((_, colour)) = NAMED.iter().find(|(name, _)| *name == text) {
        return Some(*colour);
    }
    if let Some(digits) = text.strip_prefix('#') {
        let whole = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let [_, r, g, b] = u32::from_str_radix(digits, 16).ok().filter(|_| whole)?.to_be_bytes();
        return Some(Color::Rgb(r, g, b));
    }
    text.parse().ok().map(Color::Indexed)
}

/// How far a part of a look stands out from what is behind it, where that is less than it should: what it is and what it
/// should be. What is left to the terminal is taken for light on dark.
pub fn too_little(theme: Theme, part: Part) -> Option<(f64, f64)> {
    let role = match part {
        Part::Text | Part::Ground => Role::Text,
        Part::BarText | Part::Bar => Role::Bar,
        Part::Accent => Role::Key,
        Part::Good => Role::Good,
        Part::Alarm => Role::Alarm,
    };
    let least = if theme.is_for_the_wall() { 7.0 } else { 4.5 };
    let is = stands_out(theme.style(role));
    (is < least).then_some((is, least))
}

fn stands_out(style: Style) -> f64 {
    let letters = seen(style.fg, Rgb(0xe5, 0xe5, 0xe5));
    let ground = seen(style.bg, Rgb(0, 0, 0));
    debug_assert!(!style.add_modifier.contains(Modifier::DIM), "nothing is dim");
    contrast(letters, ground)
}

fn seen(colour: Option<Color>, terminal: Rgb) -> Rgb {
    let place = match colour {
        None | Some(Color::Reset) => return terminal,
        Some(Color::Rgb(r, g, b)) => return Rgb(r, g, b),
        Some(Color::Indexed(number)) => number,
        Some(named) => {
            let place = (0u8..).zip(NAMED).find(|(_, (_, colour))| *colour == named);
            place.map_or(0, |(place, _)| place)
        }
    };
    let step = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
    match place {
        0..16 => {
            let [_, r, g, b] = FILLED.get(usize::from(place)).copied().unwrap_or_default().to_be_bytes();
            Rgb(r, g, b)
        }
        16..232 => {
            let n = place - 16;
            Rgb(step(n / 36), step(n / 6 % 6), step(n % 6))
        }
        _ => {
            let tone = 8 + 10 * (place - 232);
            Rgb(tone, tone, tone)
        }
    }
}

/// The name of a look that can be painted.
pub fn names() -> impl Iterator<Item = &'static str> + Clone {
    THEMES.iter().filter(|(name, theme)| Like::of(*theme).is_some() && *name != "projector").map(|(name, _)| *name)
}
