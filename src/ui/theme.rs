//! What each role looks like in each theme; the colours stand in `colours`. The mono theme sets no colour at all (with
//! `NO_COLOR`, crossterm's way of leaving a colour out would also wipe bold and reverse).
//! Meaning never hangs on colour alone: every role differs in a modifier, a symbol or a word too.

pub mod colours;
pub mod painted;

use super::widgets::roadmap::Palette;
use colours::Colours;
use painted::Painted;
use ratatui::style::{Color, Modifier, Style};

/// The themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// For a dark terminal.
    #[default]
    Dark,
    /// Black on white, with colour: for a light room.
    Light,
    /// Light letters on black, with the strongest contrasts: for the wall of a darkened room.
    ProjectorDark,
    /// Black letters on white, with the strongest contrasts: for the wall of a bright room.
    ProjectorLight,
    /// No colour at all.
    Mono,
    /// One of the others in colours of a person's own.
    Own(Painted),
}

/// Every theme with its name.
pub const THEMES: &[(&str, Theme)] = &[
    ("dark", Theme::Dark),
    ("light", Theme::Light),
    ("projector-dark", Theme::ProjectorDark),
    ("projector-light", Theme::ProjectorLight),
    ("mono", Theme::Mono),
    // The name of the older one, that people may have written down.
    ("projector", Theme::ProjectorLight),
];

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
        let full = match (self.base(), depth) {
            (Theme::Mono, _) => return Palette::mono(),
            (Theme::Dark, Depth::Sixteen) => return Palette::sixteen(),
            // Painted like everything else of this theme, whatever the terminal's own ground is.
            (Theme::Light, Depth::Sixteen) => return Palette { base: self.ground(), ..Palette::sixteen_on_light() },
            (Theme::Dark | Theme::ProjectorDark, _) => Palette::dark(),
            (Theme::Light, _) => Palette::light(),
            (Theme::ProjectorLight | Theme::Own(_), _) => Palette::projector(),
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
            Role::Rule | Role::Key => paint(if role == Role::Key { bold } else { plain }, self.colours().accent),
            Role::Bar => self.bar(),
            Role::Lit => bold.add_modifier(Modifier::REVERSED),
            Role::Marked => plain.add_modifier(Modifier::REVERSED),
            Role::Writing => paint(bold, self.colours().good).add_modifier(Modifier::REVERSED),
            Role::Choosing => paint(bold, self.colours().accent).add_modifier(Modifier::REVERSED),
            Role::Good => paint(plain, self.colours().good),
            Role::Alarm => paint(bold, self.colours().alarm),
        }
    }

    /// How the letter of a group looks, by the place of the group: the letter says which, the colour only helps.
    pub fn group(self, nth: usize) -> Style {
        let bold = self.ground().add_modifier(Modifier::BOLD);
        match colours::fill_of_group(nth).filter(|_| self.colours().paints) {
            Some(fill) => bold.fg(colours::ON_FILL).bg(fill),
            // Every other one is reversed, so that bars of letters are told apart.
            None if nth.is_multiple_of(2) => bold.add_modifier(Modifier::REVERSED),
            None => bold,
        }
    }

    /// A colour of dots and badges, by its name; never the only thing that tells two of them apart.
    pub fn coloured(self, name: &str) -> Style {
        let bold = self.ground().add_modifier(Modifier::BOLD);
        match colours::fill(name).filter(|_| self.colours().paints) {
            Some(fill) => bold.fg(colours::ON_FILL).bg(fill),
            None => bold,
        }
    }

    /// What stands behind everything.
    pub fn ground(self) -> Style {
        on(Style::new(), self.colours().ground)
    }

    /// Whether it stands on the wall of a hall.
    pub fn is_for_the_wall(self) -> bool {
        matches!(self.base(), Theme::ProjectorDark | Theme::ProjectorLight)
    }

    /// What the theme paints with.
    pub fn colours(self) -> Colours {
        match self {
            Theme::Dark => colours::DARK,
            Theme::Light => colours::LIGHT,
            Theme::ProjectorDark => colours::PROJECTOR_DARK,
            Theme::ProjectorLight => colours::PROJECTOR_LIGHT,
            Theme::Mono => colours::MONO,
            Theme::Own(own) => own.colours,
        }
    }

    /// Which of the looks of the program it is.
    #[must_use]
    pub fn base(self) -> Self {
        match self {
            Theme::Own(own) => own.like.theme(),
            theme => theme,
        }
    }

    fn bar(self) -> Style {
        let bold = self.ground().add_modifier(Modifier::BOLD);
        match self.colours().bar {
            Some(bar) => on(bold, Some(bar)),
            None => bold.add_modifier(Modifier::REVERSED),
        }
    }
}

fn on(style: Style, colours: Option<(Color, Color)>) -> Style {
    match colours {
        Some((letters, ground)) => style.fg(letters).bg(ground),
        None => style,
    }
}

fn paint(style: Style, colour: Option<Color>) -> Style {
    match colour {
        Some(colour) => style.fg(colour),
        None => style,
    }
}
