//! The colours of the roadmap, as data: a theme fills one [`Palette`], the widget asks for nothing else. Four ready ones
//! (dark, light, projector, mono), one for terminals with sixteen colours, and a way down to 256. Uses `ratatui` styles.
//!
//! The lanes have the eight colours of the poster (roadmap.md, 4): told apart under every kind of colour vision, white
//! text legal on each. Colour never says anything alone: lanes have numbers, promised and not promised have marks.

use crate::roadmap::palette::{Rgb, contrast};
use ratatui::style::{Color, Modifier, Style};

/// The colours of one lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LanePalette {
    /// The block with number and name.
    pub head: Style,
    /// A bar that somebody promised.
    pub promised: Style,
    /// A bar that is looking for someone.
    pub looking: Style,
    /// The last cell of either: the day by which it is to be done.
    pub due: Style,
    /// The lane's ground in the first 100 days, in the rest of year one, towards the horizon, and where no date is.
    pub ground: [Style; 4],
    /// Small signs in the lane's colour on its ground: the key goal, the arrow's point.
    pub sign: Style,
}

/// How promised and not promised are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Marks {
    /// By the bar's colour, full or tinted.
    #[default]
    Colour,
    /// By symbols: ■ and ▓ promised, □ and ░ looking for someone.
    Symbols,
}

/// Everything that a theme says about the roadmap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Palette {
    /// Ground and text of the whole picture.
    pub base: Style,
    /// The title.
    pub title: Style,
    /// Text of the second rank, on `base`.
    pub soft: Style,
    /// Text of the second rank in a lane: who, by when, statements. Colours are laid over the lane's ground.
    pub quiet: Style,
    /// The axis in the first 100 days, its gate, the sun.
    pub gate: Style,
    /// The axis after the first 100 days.
    pub axis: Style,
    /// Today's line and its date.
    pub today: Style,
    /// What must be seen: the notice, what was not agreed.
    pub notice: Style,
    /// The lit card.
    pub lit: Style,
    /// The vision panel; with `vision_foot`, the top of its gradient.
    pub vision: Style,
    /// The bottom of the vision panel's gradient.
    pub vision_foot: Option<Color>,
    /// The vision's heading and year.
    pub vision_head: Style,
    /// The values: the ground.
    pub ground: Style,
    /// Signs between the values.
    pub ground_sign: Style,
    /// The lit card in full, under the ground.
    pub detail: Style,
    /// The lanes' colours, in the order of their numbers.
    pub lanes: [LanePalette; 8],
    /// The lane of the actions without a theme.
    pub bare: LanePalette,
    /// How promised and not promised are told apart.
    pub marks: Marks,
}

/// The eight colours of the poster: ultramarine, ochre, teal, magenta, slate, olive, aubergine, wine.
const FS8: [u32; 8] = [0x48_2BB9, 0x94_6320, 0x0E_7265, 0xD0_1B70, 0x68_72A5, 0x41_4513, 0x47_265D, 0x63_263C];
/// The same for a dark ground: the dark ones lifted until they stand 3:1 against it, white text still over 4.5:1.
const FS8_LIFTED: [u32; 8] = [0x66_4CD0, 0x94_6320, 0x0E_7265, 0xD0_1B70, 0x68_72A5, 0x62_6822, 0x82_4BA7, 0xA0_4465];
/// The contrast of letters that are read.
const READ: f64 = 4.6;
const GREY: u32 = 0x5A_6070;
const WHITE: u32 = 0xFF_FFFF;
const PAPER: u32 = 0xFB_F8F1;
const INK: u32 = 0x1D_2433;
const NIGHT: u32 = 0x0F_131B;
const GOLD: u32 = 0xFF_C94D;

impl Palette {
    /// For a dark terminal.
    pub fn dark() -> Self {
        let mut palette = Self::painted(&FS8_LIFTED, NIGHT, 0xE9_ECF2, 0xAD_B6C6, [20, 13, 17, 8], 36);
        palette.gate = ink(GOLD);
        palette.today = ink(0xFF_8A75);
        palette.notice = ink(0xFF_B3A3).add_modifier(Modifier::BOLD);
        palette
    }

    /// For a light terminal.
    pub fn light() -> Self {
        Self::painted(&FS8, PAPER, INK, 0x4A_5263, [14, 8, 12, 5], 26)
    }

    /// For a projector in a bright room: black on white, no soft greys.
    pub fn projector() -> Self {
        let mut palette = Self::painted(&FS8, WHITE, 0, 0x26_2B36, [10, 5, 9, 3], 22);
        palette.gate = ink(0x7A_4E00);
        palette
    }

    /// No colour at all: modifiers and symbols.
    pub fn mono() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let dim = plain.add_modifier(Modifier::DIM);
        let turned = plain.add_modifier(Modifier::REVERSED);
        let lane =
            LanePalette { head: bold, promised: plain, looking: plain, due: plain, ground: [plain; 4], sign: bold };
        Self {
            title: bold,
            soft: dim,
            gate: bold,
            axis: plain,
            today: bold,
            notice: bold,
            lit: turned.add_modifier(Modifier::BOLD),
            vision_head: bold,
            lanes: [lane; 8],
            bare: lane,
            marks: Marks::Symbols,
            ..Self::default()
        }
    }

    /// For terminals with sixteen colours: their own ground, marks by symbols as well.
    pub fn sixteen() -> Self {
        // The fill, the letters on it, and the ink on a dark ground: of blue none stands out there, so it is the
        // terminal's own.
        const HUES: [(Color, Color, Color); 8] = [
            (Color::Blue, Color::White, Color::Reset),
            (Color::LightYellow, Color::Black, Color::LightYellow),
            (Color::Cyan, Color::Black, Color::Cyan),
            (Color::Magenta, Color::White, Color::LightMagenta),
            (Color::Green, Color::Black, Color::Green),
            (Color::Red, Color::White, Color::LightRed),
            (Color::LightBlue, Color::White, Color::Reset),
            (Color::LightMagenta, Color::Black, Color::LightMagenta),
        ];
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let lane = |(hue, text, ink): (Color, Color, Color)| LanePalette {
            head: Style::new().bg(hue).fg(text),
            // Words run on over a bar's end: a block of so strong a colour would cut them in two.
            promised: Style::new().fg(ink),
            looking: Style::new().fg(ink),
            due: plain,
            ground: [plain; 4],
            sign: bold.fg(ink),
        };
        Self {
            title: bold,
            gate: bold.fg(Color::LightYellow),
            today: bold.fg(Color::LightRed),
            notice: bold.fg(Color::LightRed),
            lit: bold.bg(Color::Black).fg(Color::LightYellow).add_modifier(Modifier::REVERSED),
            vision: Style::new().bg(Color::Blue).fg(Color::White),
            vision_head: bold.fg(Color::LightYellow),
            lanes: HUES.map(lane),
            bare: lane((Color::Gray, Color::Black, Color::Gray)),
            marks: Marks::Symbols,
            ..Self::default()
        }
    }

    /// The same on a light ground, where yellow and its like are no ink.
    pub fn sixteen_on_light() -> Self {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let red = bold.fg(Color::Red);
        let mut palette = Self { gate: bold, today: red, notice: red, ..Self::sixteen() };
        for lane in palette.lanes.iter_mut().chain([&mut palette.bare]) {
            (lane.promised, lane.looking, lane.sign) = (Style::new(), Style::new(), bold);
        }
        palette
    }

    /// The same in 256 colours, for terminals that do not take full ones.
    #[must_use]
    pub fn in_256(mut self) -> Self {
        let lane = |lane: &mut LanePalette| {
            for style in [&mut lane.head, &mut lane.promised, &mut lane.looking, &mut lane.due, &mut lane.sign] {
                coarsen(style);
            }
            lane.ground.iter_mut().for_each(coarsen);
        };
        self.lanes.iter_mut().for_each(lane);
        lane(&mut self.bare);
        for style in [
            &mut self.base,
            &mut self.title,
            &mut self.soft,
            &mut self.quiet,
            &mut self.gate,
            &mut self.axis,
            &mut self.today,
            &mut self.notice,
            &mut self.lit,
            &mut self.vision,
            &mut self.vision_head,
            &mut self.ground,
            &mut self.ground_sign,
            &mut self.detail,
        ] {
            coarsen(style);
        }
        // A gradient in the cube is three stripes: better none.
        self.vision_foot = None;
        self
    }

    /// What the full-colour palettes share.
    fn painted(hues: &[u32; 8], paper: u32, text: u32, soft: u32, grounds: [u16; 4], tint: u16) -> Self {
        let lane = |hue: u32| LanePalette {
            head: on(hue, WHITE),
            // The letters go on over a bar and its end in the same ink: the end has as much of the hue as they are read on.
            promised: Style::new().bg(behind(hue, paper, text, 86)).fg(rgb(text)),
            looking: Style::new().bg(mix(hue, paper, tint)).fg(rgb(text)),
            due: Style::new().bg(behind(hue, paper, text, 100)).fg(rgb(text)),
            ground: grounds.map(|share| Style::new().bg(mix(hue, paper, share)).fg(rgb(text))),
            sign: Style::new().fg(mix(hue, text, 62)),
        };
        Self {
            base: on(paper, text),
            title: Style::new().add_modifier(Modifier::BOLD),
            soft: ink(soft),
            quiet: ink(soft),
            gate: ink(0x8A_5A00),
            axis: ink(soft),
            today: ink(0xB3_001B),
            notice: ink(0xB3_001B).add_modifier(Modifier::BOLD),
            // Reversed, so that the mark stays where colours are taken away; the pair is turned round to come out gold.
            lit: on(INK, GOLD).add_modifier(Modifier::REVERSED | Modifier::BOLD),
            vision: on(0x0F_2540, WHITE),
            vision_foot: Some(rgb(0x1A_4670)),
            vision_head: ink(0xFF_D97A).add_modifier(Modifier::BOLD),
            ground: on(0x5D_3A1F, WHITE),
            ground_sign: ink(GOLD),
            detail: on(0x3E_2714, WHITE),
            lanes: hues.map(lane),
            bare: lane(GREY),
            marks: Marks::Colour,
        }
    }

    /// The colours of the lane at this place.
    pub(super) fn lane(&self, place: usize, numbered: bool) -> &LanePalette {
        if numbered { self.lanes.iter().cycle().nth(place % 8).unwrap_or(&self.bare) } else { &self.bare }
    }

    /// The vision panel's style in row `row` of `rows`.
    pub(super) fn vision_at(&self, row: i32, rows: i32) -> Style {
        match (self.vision.bg, self.vision_foot) {
            (Some(Color::Rgb(r, g, b)), Some(Color::Rgb(r2, g2, b2))) => {
                let share = u16::try_from(100 * (rows - 1 - row).max(0) / (rows - 1).max(1)).unwrap_or(0);
                let bg = Color::Rgb(blend(r, r2, share), blend(g, g2, share), blend(b, b2, share));
                self.vision.bg(bg)
            }
            _ => self.vision,
        }
    }
}

fn rgb(hex: u32) -> Color {
    Color::from_u32(hex)
}

fn ink(hex: u32) -> Style {
    Style::new().fg(rgb(hex))
}

fn on(ground: u32, text: u32) -> Style {
    Style::new().bg(rgb(ground)).fg(rgb(text))
}

/// So many hundredths of as much of a hue on the paper as letters of that ink can be read on.
fn behind(hue: u32, paper: u32, text: u32, part: u16) -> Color {
    let read = |share: &u16| match (mix(hue, paper, *share), rgb(text)) {
        (Color::Rgb(r, g, b), Color::Rgb(r2, g2, b2)) => contrast(Rgb(r, g, b), Rgb(r2, g2, b2)) >= READ,
        _ => false,
    };
    mix(hue, paper, (40..=100).rev().find(read).unwrap_or(40) * part / 100)
}

/// `share` hundredths of one colour, the rest of the other.
fn mix(one: u32, other: u32, share: u16) -> Color {
    match (rgb(one), rgb(other)) {
        (Color::Rgb(r, g, b), Color::Rgb(r2, g2, b2)) => {
            Color::Rgb(blend(r, r2, share), blend(g, g2, share), blend(b, b2, share))
        }
        (one, _) => one,
    }
}

fn blend(one: u8, other: u8, share: u16) -> u8 {
    let share = share.min(100);
    u8::try_from((u16::from(one) * share + u16::from(other) * (100 - share)) / 100).unwrap_or(u8::MAX)
}

fn coarsen(style: &mut Style) {
    for colour in [&mut style.fg, &mut style.bg] {
        if let Some(Color::Rgb(r, g, b)) = *colour {
            *colour = Some(Color::Indexed(nearest(r, g, b)));
        }
    }
}

/// The nearest of the 6x6x6 cube and the 24 greys: the first sixteen each terminal has of its own.
pub fn nearest(r: u8, g: u8, b: u8) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let step = |v: u8| (0u8..).zip(STEPS).min_by_key(|(_, s)| s.abs_diff(v)).unwrap_or_default();
    let far = |x: (u8, u8, u8)| {
        let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        square(x.0, r) + square(x.1, g) + square(x.2, b)
    };
    let ((ri, rv), (gi, gv), (bi, bv)) = (step(r), step(g), step(b));
    let grey = (0u8..24).min_by_key(|n| far((8 + 10 * n, 8 + 10 * n, 8 + 10 * n))).unwrap_or_default();
    let tone = 8 + 10 * grey;
    if far((tone, tone, tone)) < far((rv, gv, bv)) { 232 + grey } else { 16 + 36 * ri + 6 * gi + bi }
}
