//! Colours, by role. The only place for them. ANSI names, so that a person's own palette counts; the mono theme sets no
//! colour at all (with `NO_COLOR`, crossterm's way of leaving a colour out would also wipe bold and reverse).
//! Meaning never hangs on colour alone: every role differs in a modifier, a symbol or a word too.

use super::widgets::roadmap::Palette;
use ratatui::style::{Color, Modifier, Style};

/// The themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// For a dark terminal.
    #[default]
    Dark,
    /// Black on white, with colour: for a light room.
    Light,
    /// Black on white, with the strongest contrasts: for a wall in a bright room.
    Projector,
    /// No colour at all.
    Mono,
}

/// Every theme with its name.
pub const THEMES: &[(&str, Theme)] =
    &[("dark", Theme::Dark), ("light", Theme::Light), ("projector", Theme::Projector), ("mono", Theme::Mono)];

/// What a piece of the screen is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Everything that is not one of the others.
    Text,
    /// The bar at the top.
    Bar,
    /// What matters most: the question, the sentence under test.
    Strong,
    /// Numbers, keys.
    Key,
    /// Rules between the parts.
    Rule,
    /// The lit line.
    Lit,
    /// The name of the state WRITING.
    Writing,
    /// The name of the state CHOOSING.
    Choosing,
    /// It went well: saved, agreed, ticked off.
    Good,
    /// Look here: over time, not saved, not agreed.
    Alarm,
    /// A text that the next letter replaces.
    Marked,
}

/// How many colours the terminal shows. Only the roadmap asks: everything else is in ANSI names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// The sixteen with names.
    #[default]
    Sixteen,
    /// Two hundred and fifty-six.
    Many,
    /// All.
    Every,
}

impl Theme {
    /// The roadmap's colours.
    pub fn palette(self, depth: Depth) -> Palette {
        let full = match (self, depth) {
            (Theme::Mono, _) => return Palette::mono(),
            (Theme::Dark | Theme::Light, Depth::Sixteen) => return Palette::sixteen(),
            (Theme::Dark, _) => Palette::dark(),
            (Theme::Light, _) => Palette::light(),
            (Theme::Projector, _) => Palette::projector(),
        };
        if depth == Depth::Every { full } else { full.in_256() }
    }

    /// The theme of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        THEMES.iter().find(|(known, _)| *known == name).map(|(_, theme)| *theme)
    }

    /// How a role looks.
    pub fn style(self, role: Role) -> Style {
        let plain = self.ground();
        let bold = plain.add_modifier(Modifier::BOLD);
        match role {
            Role::Text => plain,
            Role::Strong => bold,
            Role::Rule | Role::Key => paint(if role == Role::Key { bold } else { plain }, self.accent()),
            Role::Bar => self.bar(),
            Role::Lit => bold.add_modifier(Modifier::REVERSED),
            Role::Marked => plain.add_modifier(Modifier::REVERSED),
            Role::Writing => paint(bold, self.good()).add_modifier(Modifier::REVERSED),
            Role::Choosing => paint(bold, self.accent()).add_modifier(Modifier::REVERSED),
            Role::Good => paint(plain, self.good()),
            Role::Alarm => paint(bold, self.alarm()),
        }
    }

    /// How the letter of a group looks, by the place of the group: the letter says which, the colour only helps.
    pub fn group(self, nth: usize) -> Style {
        let colours: &[Color] = match self {
            Theme::Dark => &[
                Color::LightCyan,
                Color::LightGreen,
                Color::LightMagenta,
                Color::White,
                Color::LightBlue,
                Color::LightYellow,
                Color::Cyan,
                Color::Gray,
            ],
            Theme::Light | Theme::Projector => &[Color::Blue, Color::Magenta, Color::Black, Color::DarkGray],
            Theme::Mono => &[],
        };
        let bold = self.ground().add_modifier(Modifier::BOLD);
        match colours.get(nth % colours.len().max(1)) {
            Some(colour) => bold.fg(*colour).add_modifier(Modifier::REVERSED),
            // Every other one is reversed, so that bars of letters are told apart.
            None if nth.is_multiple_of(2) => bold.add_modifier(Modifier::REVERSED),
            None => bold,
        }
    }

    /// A colour of dots and badges, by its name; never the only thing that tells two of them apart.
    pub fn coloured(self, name: &str) -> Style {
        let bold = self.ground().add_modifier(Modifier::BOLD);
        if self == Theme::Mono {
            return bold;
        }
        let is_dark = self == Theme::Dark;
        let colour = match name.to_lowercase().as_str() {
            "blue" => {
                if is_dark {
                    Color::LightBlue
                } else {
                    Color::Blue
                }
            }
            "orange" => Color::Indexed(if is_dark { 208 } else { 130 }),
            "green" => {
                if is_dark {
                    Color::LightGreen
                } else {
                    Color::Indexed(22)
                }
            }
            "purple" => {
                if is_dark {
                    Color::LightMagenta
                } else {
                    Color::Magenta
                }
            }
            "red" => {
                if is_dark {
                    Color::LightRed
                } else {
                    Color::Red
                }
            }
            "brown" => Color::Indexed(if is_dark { 137 } else { 94 }),
            "pink" => Color::Indexed(if is_dark { 212 } else { 162 }),
            _ => return bold,
        };
        bold.fg(colour)
    }

    /// What stands behind everything.
    pub fn ground(self) -> Style {
        match self {
            // Painted, because somebody who asks for it by name may sit at a dark terminal.
            Theme::Light | Theme::Projector => Style::new().fg(Color::Black).bg(Color::White),
            Theme::Dark | Theme::Mono => Style::new(),
        }
    }

    fn bar(self) -> Style {
        let bold = self.ground().add_modifier(Modifier::BOLD);
        match self {
            Theme::Dark => Style::new().fg(Color::Black).bg(Color::Cyan).add_modifier(Modifier::BOLD),
            Theme::Light => Style::new().fg(Color::White).bg(Color::Blue).add_modifier(Modifier::BOLD),
            Theme::Projector | Theme::Mono => bold.add_modifier(Modifier::REVERSED),
        }
    }

    fn accent(self) -> Option<Color> {
        match self {
            Theme::Dark => Some(Color::Cyan),
            Theme::Light | Theme::Projector => Some(Color::Blue),
            Theme::Mono => None,
        }
    }

    fn good(self) -> Option<Color> {
        match self {
            Theme::Dark => Some(Color::Green),
            // ANSI green on white is too pale to read; the word beside it says it.
            Theme::Light | Theme::Projector => Some(Color::Blue),
            Theme::Mono => None,
        }
    }

    fn alarm(self) -> Option<Color> {
        match self {
            Theme::Dark => Some(Color::LightMagenta),
            Theme::Light | Theme::Projector => Some(Color::Magenta),
            Theme::Mono => None,
        }
    }
}

fn paint(style: Style, colour: Option<Color>) -> Style {
    match colour {
        Some(colour) => style.fg(colour),
        None => style,
    }
}
