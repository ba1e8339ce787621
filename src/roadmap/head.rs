//! A lane's head: name, second language, statement, purpose and keeper, as much of each as its place holds; and the key
//! goal of its arrow. Uses shaped text, shortening and the palette.

use super::axis::count;
use super::fonts::Face;
use super::palette::{INK, Rgb, WHITE};
use super::plan::Lane;
use super::shape::{Shaped, Shaper, isolated, span};
use super::shorten::to_lines;
use crate::words::poster::Poster;

/// The smallest type of a lane's head, mm: 6.5 pt and a little.
pub const HEAD_FLOOR: f32 = 2.36;
/// The largest.
pub const HEAD_CAP: f32 = 4.6;
/// The type at which long statements are shortened rather than set smaller, mm.
pub const HEAD_USUAL: f32 = 2.62;
/// Between lines, em.
pub const LEADING: f32 = 1.2;
/// Between the parts of a head, em.
pub const BETWEEN: f32 = 0.3;
/// The name and the second language, in em of the rest of the head.
const NAME: f32 = 1.45;
const SECOND: f32 = 1.05;

/// A paragraph of a head and its size in em of the head.
pub type Part = (Shaped, f32);

/// A lane's head: its words.
pub struct Head {
    name: String,
    second: Option<String>,
    statement: Option<String>,
    purpose: Option<String>,
    keeper: Option<String>,
    meets: Option<String>,
    goal: Option<Shaped>,
    longest: f32,
    longest_goal: f32,
    /// The lane's colour.
    pub ink: Rgb,
    /// The lane's number.
    pub number: String,
}

/// The parts of a head at a size, and what they need.
pub struct Set {
    /// The paragraphs.
    pub parts: Vec<Part>,
    /// Their height, mm.
    pub height: f32,
    /// Whether all words are there.
    pub whole: bool,
    /// How many lines the statement may have; the most there are if it is whole.
    pub statement: usize,
}

impl Head {
    /// The head of a lane.
    pub fn new(shaper: &mut Shaper, lane: &Lane, ink: Rgb) -> Head {
        let said = |text: &Option<String>| text.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
        let goal = said(&lane.key_goal);
        Head {
            longest: longest_word(shaper, lane.name.trim(), Face::Bold) * NAME,
            longest_goal: goal.as_deref().map_or(0.0, |goal| longest_word(shaper, goal, Face::Semibold)),
            name: lane.name.trim().to_owned(),
            second: said(&lane.second),
            statement: said(&lane.statement),
            purpose: said(&lane.purpose),
            keeper: said(&lane.keeper),
            meets: said(&lane.first_meeting),
            goal: goal.map(|goal| shaper.plain(&goal, Face::Semibold, WHITE)),
            ink,
            number: lane.number.clone(),
        }
    }

    /// Whether every word of the name stands on one line at a size in a column of a width, mm.
    pub fn unbroken(&self, size: f32, width: f32) -> bool {
        self.longest * size <= width
    }

    /// The same for the key goal.
    pub fn goal_unbroken(&self, size: f32, width: f32) -> bool {
        self.longest_goal * size <= width
    }

    /// The words at a type size in a column of a width and height, mm. What is too long is cut: the name never, the
    /// statement first.
    pub fn set(&self, shaper: &mut Shaper, size: f32, width: f32, room: f32) -> Set {
        let em = width / size;
        let high = |text: &mut Shaped, by: f32| text.high(em / by, LEADING) * size * by;
        let mut name = shaper.plain(&self.name, Face::Bold, INK);
        let mut used = high(&mut name, NAME);
        let mut whole = true;
        let mut whole_purpose = true;
        let mut make = |shaper: &mut Shaper, text: &Option<String>, lines: usize, kind: Kind| {
            let text = text.as_deref()?;
            let by = if matches!(kind, Kind::Second) { SECOND } else { 1.0 };
            let mut all = kind.shape(shaper, text);
            if all.wrap(em / by).0 <= lines {
                return Some((all, by));
            }
            whole = false;
            (lines > 0).then(|| (to_lines(shaper, text, (em / by, lines), |shaper, text| kind.shape(shaper, text)), by))
        };
        let second = make(shaper, &self.second, 2, Kind::Second);
        let keeper = make(shaper, &self.keeper, 2, Kind::Keeper);
        let meets = make(shaper, &self.meets, 2, Kind::Meets);
        let mut purpose = make(shaper, &self.purpose, 2, Kind::Purpose);
        let gap = size * BETWEEN;
        let mut statement = self.statement.as_deref().map(|text| Kind::Statement.shape(shaper, text));
        let line = size * statement.as_ref().map_or(LEADING, |text| text.leading(LEADING));
        let part_height = |part: &mut Option<Part>| {
            part.as_mut().map_or(0.0, |(text, by)| text.high(em / *by, LEADING) * size * *by + gap)
        };
        let (mut second, mut keeper, mut meets) = (second, keeper, meets);
        used += part_height(&mut second) + part_height(&mut keeper);
        // Where not even the keeper has more room than needed, the first meeting stands in the tables alone.
        let meeting = part_height(&mut meets);
        let mut whole_meeting = true;
        if room > 0.0 && used + meeting > room {
            whole_meeting = meets.take().is_none();
        } else {
            used += meeting;
        }
        let mut purposed = part_height(&mut purpose);
        let fitting = |used: f32| {
            let most = ((room - used - gap + 0.01) / line).floor();
            (0..60_usize).rev().find(|lines| count(*lines) <= most).unwrap_or(0)
        };
        let mut lines = fitting(used + purposed);
        let wanted = statement.as_mut().map_or(0, |text| text.wrap(em).0);
        // The purpose gives way, so that the statement has three lines or is whole.
        if purpose.is_some() && (lines < wanted.min(3) || used + purposed > room) {
            purpose = None;
            whole_purpose = false;
            lines = fitting(used);
            purposed = 0.0;
        }
        let mut statement = make(shaper, &self.statement, lines, Kind::Statement);
        let shown = statement.as_mut().map_or(0, |(text, by)| text.wrap(em / *by).0);
        let said = part_height(&mut statement);
        let statement_whole = shown >= wanted;
        let mut parts = vec![(name, NAME)];
        parts.extend([second, statement, purpose, keeper, meets].into_iter().flatten());
        Set {
            parts,
            height: used + purposed + said,
            whole: whole && whole_purpose && whole_meeting,
            statement: if statement_whole { usize::MAX } else { lines },
        }
    }

    /// The least height of a head, mm: its name, second name, keeper, first meeting where it is `met`, and some lines of
    /// the statement.
    pub fn least(&self, shaper: &mut Shaper, width: f32, lines: f32, met: bool) -> f32 {
        // In a room of hardly anything what can give way does.
        let set = self.set(shaper, HEAD_FLOOR, width, if met { 0.0 } else { f32::MIN_POSITIVE });
        let statement = self.statement.as_deref().map(|text| Kind::Statement.shape(shaper, text));
        set.height + HEAD_FLOOR * (statement.map_or(0.0, |text| text.leading(LEADING) * lines) + BETWEEN)
    }

    /// How high the key goal is at a type size, in a column of a width, mm.
    pub fn goal_height(&mut self, size: f32, width: f32) -> f32 {
        self.goal.as_mut().map_or(0.0, |goal| goal.high(width / size, LEADING) * size)
    }

    /// The key goal, to be drawn.
    pub fn goal(&mut self) -> Option<&mut Shaped> {
        self.goal.as_mut()
    }

    /// Whether there is a key goal.
    pub fn has_goal(&self) -> bool {
        self.goal.is_some()
    }
}

/// What a paragraph of a head is.
#[derive(Clone, Copy)]
enum Kind {
    Second,
    Statement,
    Purpose,
    Keeper,
    Meets,
}

impl Kind {
    fn shape(self, shaper: &mut Shaper, text: &str) -> Shaped {
        match self {
            Kind::Second => shaper.plain(text, Face::Italic, INK),
            Kind::Statement => shaper.plain(text, Face::Regular, INK),
            Kind::Purpose => {
                let text = isolated(text, shaper.turned);
                shaper.shape(
                    &[span(Poster::PurposeIs.text_in(shaper.lang), Face::Bold, INK), span(text, Face::Regular, INK)],
                    0.0,
                    0.0,
                )
            }
            Kind::Meets => {
                let text = isolated(text, shaper.turned);
                shaper.shape(
                    &[
                        span(Poster::FirstMeetingIs.text_in(shaper.lang), Face::Bold, INK),
                        span(text, Face::Regular, INK),
                    ],
                    0.0,
                    0.0,
                )
            }
            Kind::Keeper if shaper.turned => {
                let text = isolated(text, true);
                shaper.shape(
                    &[span(Poster::KeeperIs.text_in(shaper.lang), Face::Bold, INK), span(text, Face::Bold, INK)],
                    0.0,
                    0.0,
                )
            }
            Kind::Keeper => {
                let keeper = format!("{}{}", Poster::KeeperIs.text_in(shaper.lang), isolated(text, false));
                shaper.plain(&keeper, Face::Bold, INK)
            }
        }
    }
}

/// The widest word of a text, em.
fn longest_word(shaper: &mut Shaper, text: &str, face: Face) -> f32 {
    let mut widest = 0.0_f32;
    for word in text.split_whitespace() {
        widest = widest.max(shaper.plain(word, face, INK).width());
    }
    widest
}
