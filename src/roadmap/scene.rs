//! The picture as data: paths and lines of text with their places, in millimetres of an A3 page, in reading order. What
//! every file format of it is written from. Uses the palette, fonts and shaped text; decides nothing about layout.

use std::sync::Arc;

use super::fonts::Face;
use super::letters::Letter;
use super::palette::Rgb;
use super::shape::{Glyph, Line, Shaped, Shaper};

/// A rectangle, mm; `y` grows downwards.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

impl Rect {
    /// A rectangle from its left upper corner and size.
    pub fn new(x: f32, y: f32, w: f32, h: f32) -> Rect {
        Rect { x, y, w, h }
    }

    /// Round its edges.
    pub fn steps(&self) -> Vec<Step> {
        let (right, bottom) = (self.right(), self.bottom());
        let sides = [(right, self.y), (right, bottom), (self.x, bottom)].map(|(x, y)| Step::Line(x, y));
        [Step::Move(self.x, self.y)].into_iter().chain(sides).chain([Step::Close]).collect()
    }

    /// The right edge.
    pub fn right(&self) -> f32 {
        self.x + self.w
    }

    /// The lower edge.
    pub fn bottom(&self) -> f32 {
        self.y + self.h
    }

    /// How far two rectangles overlap, across and down; not positive where they do not.
    pub fn overlap(&self, other: &Rect) -> (f32, f32) {
        (self.right().min(other.right()) - self.x.max(other.x), self.bottom().min(other.bottom()) - self.y.max(other.y))
    }
}

/// What a thing on the picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Page, bands, lines: nothing to be read.
    Decoration,
    /// The title and the line below it.
    Title,
    /// The vision panel.
    Vision,
    /// How many promises were made.
    Promises,
    /// Phases, ticks, gate, today.
    Axis,
    /// A lane's name, statement, purpose, keeper.
    Lane,
    /// A card's words.
    Card,
    /// A card's number.
    Number,
    /// A marker on the time axis of a lane.
    Marker,
    /// A key goal.
    Goal,
    /// Shared values.
    Values,
    /// Assets.
    Assets,
    /// Relationships that people chose to build.
    Relationships,
    /// The next meeting.
    NextMeeting,
    /// What was not agreed.
    NotAgreed,
    /// Legend and notice.
    Legend,
}

/// A step of an outline, mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// Goes there without a line.
    Move(f32, f32),
    /// A line to there.
    Line(f32, f32),
    /// A cubic curve: two control points and the end.
    Curve([f32; 6]),
    /// Back to the last `Move`.
    Close,
}

/// What fills an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Paint {
    /// One colour.
    Solid(Rgb),
    /// From the upper to the lower edge of its box.
    Down(Rgb, Rgb),
}

/// A line along an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub ink: Rgb,
    /// Its width, mm.
    pub width: f32,
    /// Lengths of dash and gap, mm; none for a whole line.
    pub dash: Option<(f32, f32)>,
}

/// An outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// Its steps.
    pub steps: Vec<Step>,
    /// What fills it.
    pub fill: Option<Paint>,
    /// The line along it.
    pub stroke: Option<Stroke>,
}

/// A line of text, or the part of one that has one face and colour.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The text as measured; glyph ranges count in it. For people: [`Text::plain`].
    pub text: String,
    /// The left end of the baseline, mm.
    pub x: f32,
    /// The baseline, mm.
    pub y: f32,
    /// How wide it is, mm.
    pub width: f32,
    /// The type size, mm.
    pub size: f32,
    /// Between letters, em.
    pub tracking: f32,
    /// The face.
    pub face: Face,
    /// Its colour.
    pub ink: Rgb,
    /// What it stands on, for the contrast.
    pub ground: Rgb,
    /// Whether its paragraph runs from right to left.
    pub rtl: bool,
    /// Its glyphs, in em of `size` from (x, y).
    pub glyphs: Vec<Glyph>,
    /// The outlines of these glyphs, where there are any of a script that a reader's program may lack; else empty.
    pub letters: Vec<Arc<Letter>>,
}

impl Text {
    /// The text as people read and copy it: plain blanks, no direction marks, words whole.
    pub fn plain(&self) -> String {
        self.text
            .chars()
            .filter(|c| !matches!(c, '\u{AD}' | '\u{200E}' | '\u{200F}' | '\u{2060}'..='\u{2069}'))
            .map(|c| if c == '\u{A0}' { ' ' } else { c })
            .collect()
    }
}

/// A thing on the picture.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// An outline.
    Outline(Outline),
    /// Text.
    Text(Text),
}

/// A thing on the picture with what it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What it is.
    pub role: Role,
    /// What it belongs to: "title", "lane-2", "card-3.2". Things of one group follow each other.
    pub group: String,
    /// Its box, mm; of text: what the letters cover.
    pub bbox: Rect,
    /// The thing.
    pub mark: Mark,
}

/// Where a card stands; what the checks compare with the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Its number.
    pub number: String,
    /// Its box.
    pub rect: Rect,
    /// Where its start and due dates are on the axis, where it stands on a true scale and has them.
    pub span: Option<(Option<f32>, f32)>,
    /// Where its due marker was drawn.
    pub marker: Option<f32>,
}

/// The picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// How wide, mm of an A3 page.
    pub width: f32,
    /// How high, mm.
    pub height: f32,
    /// Its title.
    pub title: String,
    /// What it shows, in a sentence or two.
    pub description: String,
    /// The things, in reading order and order of painting.
    pub items: Vec<Item>,
    /// The cards.
    pub placed: Vec<Placed>,
    /// The boxes of the lanes, from head to the arrow's point.
    pub lanes: Vec<Rect>,
    /// The bounds of the phases in the order of time: where they begin and end, mm, and their days from day zero. In a
    /// picture from right to left they begin at the right.
    pub phases: Vec<(f32, f32, i64, i64)>,
    /// The labels of the ticks: left and right ends, mm.
    pub ticks: Vec<(f32, f32)>,
    /// How it came out.
    pub outcome: Outcome,
}

/// What had to be done to bring everything on to the page (the degradation ladder).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Rung {
    /// Every card stands at its date.
    #[default]
    TrueToTime,
    /// So it does, but the lines from the start dates are left out.
    WithoutStarts,
    /// Cards stand in order inside their band, not to scale.
    InOrder,
    /// So they do, and long texts are shortened.
    Shortened,
}

/// How the picture came out: what the person who exports it is told.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outcome {
    /// The rung of the ladder that was used.
    pub rung: Rung,
    /// The type size of the cards, mm.
    pub card_size: f32,
    /// The smallest type size, mm.
    pub smallest: f32,
    /// Whether the page had to grow beyond A3.
    pub grown: bool,
    /// The characters that no font could draw.
    pub missing: Vec<char>,
    /// All this in sentences.
    pub notes: Vec<String>,
}

/// Builds a scene: takes things in the order of reading and of painting.
#[derive(Default)]
pub struct Canvas {
    /// The things so far.
    pub items: Vec<Item>,
    role: Option<Role>,
    group: String,
    /// The width of a picture that runs from right to left.
    pub(super) turned: Option<f32>,
}

/// A quarter circle as a cubic curve.
const KAPPA: f32 = 0.552_285;

impl Canvas {
    /// What comes next belongs to this group and has this role.
    pub fn enter(&mut self, group: &str, role: Role) {
        group.clone_into(&mut self.group);
        self.role = Some(role);
    }

    /// What comes next has this role, in the same group.
    pub fn role(&mut self, role: Role) {
        self.role = Some(role);
    }

    /// An outline with its box.
    pub fn outline(&mut self, mut steps: Vec<Step>, fill: Option<Paint>, stroke: Option<Stroke>) {
        if let Some(width) = self.turned {
            for step in &mut steps {
                step.turn(width);
            }
        }
        let bbox = bounds(&steps);
        let role = self.role.unwrap_or(Role::Decoration);
        self.items.push(Item {
            role,
            group: self.group.clone(),
            bbox,
            mark: Mark::Outline(Outline { steps, fill, stroke }),
        });
    }

    /// A filled rectangle.
    pub fn fill(&mut self, rect: Rect, ink: Rgb) {
        self.outline(rect_steps(rect), Some(Paint::Solid(ink)), None);
    }

    /// A rectangle with round corners.
    pub fn rounded(&mut self, rect: Rect, radius: f32, fill: Option<Rgb>, stroke: Option<Stroke>) {
        self.outline(rounded_steps(rect, radius), fill.map(Paint::Solid), stroke);
    }

    /// A circle.
    pub fn circle(&mut self, x: f32, y: f32, radius: f32, fill: Option<Rgb>, stroke: Option<Stroke>) {
        self.rounded(Rect::new(x - radius, y - radius, radius * 2.0, radius * 2.0), radius, fill, stroke);
    }

    /// A closed shape with straight edges.
    pub fn polygon(&mut self, points: &[(f32, f32)], fill: Option<Rgb>, stroke: Option<Stroke>) {
        let mut steps: Vec<Step> = points.iter().map(|(x, y)| Step::Line(*x, *y)).collect();
        if let (Some(first), Some((x, y))) = (steps.first_mut(), points.first()) {
            *first = Step::Move(*x, *y);
        }
        steps.push(Step::Close);
        self.outline(steps, fill.map(Paint::Solid), stroke);
    }

    /// A straight line.
    pub fn line(&mut self, from: (f32, f32), to: (f32, f32), stroke: Stroke) {
        self.outline(vec![Step::Move(from.0, from.1), Step::Line(to.0, to.1)], None, Some(stroke));
    }

    /// A line of shaped text; `x` is the left end of a box that is `room` wide (for text at the end of its box).
    pub fn text(&mut self, line: &Line, at: (f32, f32), size: f32, ground: Rgb, room: Option<f32>) {
        let left = at.0 + room.map_or(0.0, |room| room - line.width * size);
        let left = self.turned.map_or(left, |width| width - left - line.width * size);
        let role = self.role.unwrap_or(Role::Decoration);
        let (above, below) = line.reach;
        // In the order of reading: from right to left the first words stand last.
        let mut pieces: Vec<_> = line.pieces.iter().filter(|piece| !piece.text.trim().is_empty()).collect();
        pieces.sort_by_key(|piece| piece.span);
        for piece in pieces {
            let x = left + piece.x * size;
            let width = piece.width * size;
            self.items.push(Item {
                role,
                group: self.group.clone(),
                bbox: Rect::new(x, at.1 - above * size, width, (above + below) * size),
                mark: Mark::Text(Text {
                    text: piece.text.clone(),
                    x,
                    y: at.1,
                    width,
                    size,
                    tracking: 0.0,
                    face: piece.face,
                    ink: piece.ink,
                    ground,
                    rtl: line.rtl,
                    glyphs: piece.glyphs.clone(),
                    letters: piece.letters.clone(),
                }),
            });
        }
    }

    /// The texts from the item `first` on belong to a paragraph that runs from right to left.
    pub fn set_rtl(&mut self, first: usize) {
        for item in self.items.iter_mut().skip(first) {
            if let Mark::Text(text) = &mut item.mark {
                text.rtl = true;
            }
        }
    }

    /// A paragraph as last wrapped into a box; returns the height that it took. `leading` is from line to line, em.
    pub fn paragraph(
        &mut self,
        shaper: &Shaper,
        text: &Shaped,
        rect: Rect,
        size: f32,
        leading: f32,
        ground: Rgb,
    ) -> f32 {
        let room = self.at_end(text).then_some(rect.w);
        // The first baseline: half of the extra leading above the capitals' line.
        let mut y = rect.y + text.baseline(leading) * size;
        let leading = text.leading(leading);
        let lines = text.lines(&shaper.fonts);
        let mut height = 0.0;
        for line in &lines {
            self.text(line, (rect.x, y), size, ground, room);
            y += leading * size;
            height += leading * size;
        }
        height
    }

    /// One line of one face at a baseline; returns its width. `anchor` 0 sets its left end at `x`, 0.5 its middle, 1 its right.
    pub fn label(&mut self, shaper: &mut Shaper, text: &str, at: (f32, f32), look: Look, anchor: f32) -> f32 {
        let mut measured = shaper.shape(&[super::shape::span(text, look.face, look.ink)], 0.0, look.tracking);
        let width = measured.width() * look.size;
        let first = self.items.len();
        for line in measured.lines(&shaper.fonts) {
            self.text(&line, (at.0 - width * anchor, at.1), look.size, look.ground, None);
        }
        for item in self.items.iter_mut().skip(first) {
            if let Mark::Text(text) = &mut item.mark {
                text.tracking = look.tracking;
            }
        }
        width
    }
}

/// How a label looks.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The type size, mm.
    pub size: f32,
    /// The face.
    pub face: Face,
    /// The colour.
    pub ink: Rgb,
    /// What it stands on.
    pub ground: Rgb,
    /// Between letters, em.
    pub tracking: f32,
}

/// A look without tracking.
pub fn look(size: f32, face: Face, ink: Rgb, ground: Rgb) -> Look {
    Look { size, face, ink, ground, tracking: 0.0 }
}

/// A whole line.
pub fn stroke(ink: Rgb, width: f32) -> Stroke {
    Stroke { ink, width, dash: None }
}

fn rect_steps(r: Rect) -> Vec<Step> {
    vec![
        Step::Move(r.x, r.y),
        Step::Line(r.right(), r.y),
        Step::Line(r.right(), r.bottom()),
        Step::Line(r.x, r.bottom()),
        Step::Close,
    ]
}

fn rounded_steps(r: Rect, radius: f32) -> Vec<Step> {
    let radius = radius.min(r.w * 0.5).min(r.h * 0.5);
    let k = radius * (1.0 - KAPPA);
    let (x0, y0, x1, y1) = (r.x, r.y, r.right(), r.bottom());
    vec![
        Step::Move(x0 + radius, y0),
        Step::Line(x1 - radius, y0),
        Step::Curve([x1 - k, y0, x1, y0 + k, x1, y0 + radius]),
        Step::Line(x1, y1 - radius),
        Step::Curve([x1, y1 - k, x1 - k, y1, x1 - radius, y1]),
        Step::Line(x0 + radius, y1),
        Step::Curve([x0 + k, y1, x0, y1 - k, x0, y1 - radius]),
        Step::Line(x0, y0 + radius),
        Step::Curve([x0, y0 + k, x0 + k, y0, x0 + radius, y0]),
        Step::Close,
    ]
}

/// The box of an outline, mm.
pub fn bounds(steps: &[Step]) -> Rect {
    let (mut x0, mut y0, mut x1, mut y1) = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
    let mut take = |x: f32, y: f32| {
        x0 = x0.min(x);
        y0 = y0.min(y);
        x1 = x1.max(x);
        y1 = y1.max(y);
    };
    for step in steps {
        match *step {
            Step::Move(x, y) | Step::Line(x, y) => take(x, y),
            Step::Curve([ax, ay, bx, by, x, y]) => {
                take(ax, ay);
                take(bx, by);
                take(x, y);
            }
            Step::Close => {}
        }
    }
    if x0 > x1 { Rect::default() } else { Rect::new(x0, y0, x1 - x0, y1 - y0) }
}
