//! The lanes: their heads, their arrows with the key goals, and the cards on them. Uses the fit, shaped text, the palette
//! and the scene.

use super::axis::{Axis, Phase, count, day_of};
use super::card::CardArt;
use super::fit::{Fit, LANE_GAP, LaneArt, Part, Zone, lane_height, lane_pad};
use super::fonts::Face;
use super::head::{BETWEEN, HEAD_CAP, HEAD_FLOOR, HEAD_USUAL, Head, LEADING};
use super::pack::Spot;
use super::palette::{self, INK, PAPER, Rgb, SOFT, WHITE, blend};
use super::panels::shade;
use super::plan::Plan;
use super::poster::Page;
use super::scene::{Canvas, Placed, Rect, Role, look, stroke};
use super::shape::Shaper;
use crate::words::poster::Poster;

/// Above and below the words of a head together, mm.
const HEAD_AIR: f32 = 2.6;
/// Left edge and width of the stripe with the number, mm.
const STRIPE: (f32, f32) = (8.0, 9.0);
/// A lane is never more than this higher than its cards need, mm.
const MOST_SLACK: f32 = 56.0;
/// What the lanes are drawn from.
pub struct Lanes<'a, 'b> {
    /// The plan.
    pub plan: &'a Plan,
    /// The page.
    pub page: &'b Page,
    /// Where the cards stand.
    pub fit: &'b Fit,
    /// The least heights of the lanes, mm.
    pub least: &'b [f32],
    /// The upper edge of the first lane, mm.
    pub top: f32,
    /// What is left to be given to the lanes, mm.
    pub slack: f32,
}

impl Lanes<'_, '_> {
    /// The box of each lane, from its stripe to where its arrow begins to narrow.
    pub fn boxes(&self) -> Vec<Rect> {
        let heights: Vec<f32> = self
            .least
            .iter()
            .zip(&self.fit.lanes)
            .map(|(least, (need, _))| lane_height(*least, *need, self.fit.size))
            .collect();
        let sum: f32 = heights.iter().sum();
        let mut y = self.top;
        let mut out = Vec::new();
        for height in heights {
            // Half of the slack evenly, half by height: high lanes keep their proportions.
            let share = 0.5 / count(self.least.len().max(1)) + 0.5 * height / sum.max(1.0);
            let height = height + (self.slack * share).min(MOST_SLACK);
            out.push(Rect::new(STRIPE.0, y, self.page.arrow - STRIPE.0, height));
            y += height + LANE_GAP;
        }
        out
    }

    /// Stripes, tints and arrows: painted before what is read.
    pub fn backdrop(&self, canvas: &mut Canvas, heads: &[Head]) {
        for (rect, head) in self.boxes().iter().zip(heads) {
            let head_box = Rect::new(STRIPE.0, rect.y, self.page.body - STRIPE.0, rect.h);
            canvas.fill(head_box, blend(head.ink, PAPER, 0.18));
            canvas.fill(Rect::new(STRIPE.0, rect.y, STRIPE.1, rect.h), head.ink);
            for zone in &self.fit.zones {
                let tint = tint(head.ink, zone);
                canvas.fill(Rect::new(zone.left, rect.y, zone.right - zone.left, rect.h), tint);
            }
            let (from, tip) = (self.page.goals.unwrap_or(self.page.arrow), self.page.panel - 0.5);
            let fill = match (head.has_goal(), self.fit.zones.last()) {
                (true, _) => head.ink,
                (false, _) if self.page.goals.is_some() => blend(head.ink, PAPER, 0.3),
                (false, Some(zone)) => tint(head.ink, zone),
                (false, None) => blend(head.ink, PAPER, 0.18),
            };
            let points = [
                (from, rect.y),
                (self.page.arrow, rect.y),
                (tip, rect.y + rect.h * 0.5),
                (self.page.arrow, rect.bottom()),
                (from, rect.bottom()),
            ];
            canvas.polygon(&points, Some(fill), None);
        }
    }

    /// Faint lines at the ticks and between zones, below the cards.
    pub fn grid(&self, canvas: &mut Canvas) {
        let Some(axis) = &self.fit.axis else { return };
        let ticks = axis.ticks(self.plan);
        for rect in self.boxes() {
            for (day, _, year) in &ticks {
                let x = axis.x(*day);
                let width = if *year { 0.3 } else { 0.15 };
                canvas.line((x, rect.y), (x, rect.bottom()), stroke(blend(INK, PAPER, 0.16), width));
            }
        }
    }

    /// One type size for all heads: the largest at which each is whole; where statements are long, the largest at which
    /// each shows enough of its own.
    fn head_size(&self, shaper: &mut Shaper, heads: &[Head], width: f32) -> f32 {
        let boxes = self.boxes();
        let mut good = |size: f32, lines: usize| {
            heads.iter().zip(&boxes).all(|(head, rect)| {
                let set = head.set(shaper, size, width, rect.h - HEAD_AIR);
                head.unbroken(size, width) && set.height <= rect.h - HEAD_AIR && (set.whole || set.statement >= lines)
            })
        };
        let sizes = |from: f32, to: f32| {
            let mut size = from;
            std::iter::from_fn(move || {
                size *= 0.97;
                (size >= to).then_some(size)
            })
        };
        if let Some(size) = sizes(HEAD_CAP / 0.97, HEAD_USUAL).find(|size| good(*size, usize::MAX)) {
            return size;
        }
        sizes(3.1, HEAD_USUAL)
            .find(|size| good(*size, 6))
            .unwrap_or_else(|| if good(HEAD_USUAL, 3) { HEAD_USUAL } else { HEAD_FLOOR })
    }

    fn goal_size(&self, heads: &mut [Head], width: f32) -> f32 {
        let boxes = self.boxes();
        let mut size = 5.0;
        while size > HEAD_FLOOR {
            let fits = |(head, rect): (&mut Head, &Rect)| {
                head.goal_unbroken(size, width) && head.goal_height(size, width) <= rect.h - 4.0
            };
            if heads.iter_mut().zip(&boxes).all(fits) {
                break;
            }
            size *= 0.97;
        }
        size.max(HEAD_FLOOR)
    }

    /// Heads, cards and goals, lane by lane.
    pub fn draw(
        &self,
        canvas: &mut Canvas,
        shaper: &mut Shaper,
        heads: &mut [Head],
        arts: &mut [LaneArt],
    ) -> Vec<Placed> {
        let mut placed = Vec::new();
        let width = self.page.body - STRIPE.0 - STRIPE.1 - 4.0;
        let size = self.head_size(shaper, heads, width);
        let goal_width = self.page.goals.map_or(0.0, |goals| self.page.arrow - goals - 2.4);
        let goal_size = self.goal_size(heads, goal_width.max(10.0));
        for (index, rect) in self.boxes().into_iter().enumerate() {
            let (Some(head), Some(arts), Some((need, spots))) =
                (heads.get_mut(index), arts.get_mut(index), self.fit.lanes.get(index))
            else {
                continue;
            };
            let group = format!("lane-{}", index + 1);
            canvas.enter(&group, Role::Lane);
            Self::draw_head(canvas, shaper, head, rect, size, width);
            if arts.cards.is_empty() {
                let ground = self.fit.zones.first().map_or(PAPER, |zone| tint(head.ink, zone));
                let note = look(3.4, Face::Italic, SOFT, ground);
                // Opaque, so that no line of the grid runs through the words.
                let waits = Poster::NoActions.text_in(shaper.lang);
                let width = shaper.plain(waits, Face::Italic, SOFT).width() * 3.4;
                canvas.fill(Rect::new(self.page.body + 3.0, rect.y + rect.h * 0.5 - 3.0, width + 2.0, 6.0), ground);
                canvas.label(shaper, waits, (self.page.body + 4.0, rect.y + rect.h * 0.5 + 1.1), note, 0.0);
            }
            placed.extend(self.draw_cards(canvas, shaper, &mut arts.cards, (*need, spots), rect));
            let goal_height = head.goal_height(goal_size, goal_width.max(10.0));
            let ink = head.ink;
            if let (Some(goals), Some(goal)) = (self.page.goals, head.goal()) {
                goal.balance(goal_width.max(10.0) / goal_size);
                canvas.enter(&format!("goal-{}", index + 1), Role::Goal);
                let y = rect.y + (rect.h - goal_height) * 0.5;
                let place = Rect::new(goals + 2.0, y, goal_width, 0.0);
                canvas.paragraph(shaper, goal, place, goal_size, LEADING, ink);
            }
        }
        placed
    }

    fn draw_head(canvas: &mut Canvas, shaper: &mut Shaper, head: &Head, rect: Rect, size: f32, width: f32) {
        if !head.number.is_empty() {
            let mut big = 8.0;
            let wide = shaper.plain(&head.number, Face::Bold, WHITE).width();
            if wide * big > STRIPE.1 - 1.6 {
                big = (STRIPE.1 - 1.6) / wide;
            }
            let at = (STRIPE.0 + STRIPE.1 * 0.5, rect.y + rect.h * 0.5 + big * 0.33);
            canvas.label(shaper, &head.number, at, look(big, Face::Bold, WHITE, head.ink), 0.5);
        }
        let mut set = head.set(shaper, size, width, rect.h - HEAD_AIR);
        let ground = blend(head.ink, PAPER, 0.18);
        let mut y = rect.y + (rect.h - set.height) * 0.5;
        for (text, em) in &mut set.parts {
            text.balance(width / (size * *em));
            let place = Rect::new(STRIPE.0 + STRIPE.1 + 2.0, y, width, 0.0);
            y += canvas.paragraph(shaper, text, place, size * *em, LEADING, ground) + size * BETWEEN;
        }
    }

    fn draw_cards(
        &self,
        canvas: &mut Canvas,
        shaper: &mut Shaper,
        arts: &mut [CardArt],
        (need, spots): (f32, &[Spot]),
        rect: Rect,
    ) -> Vec<Placed> {
        let size = self.fit.size;
        let highest = spots.iter().fold(0.0_f32, |most, spot| most.max(spot.y));
        // Rows are drawn apart a little where the lane is higher than its cards need; then all are centred.
        let spare = (rect.h - 2.0 * lane_pad(size) - need).max(0.0);
        let stretch = if highest > 0.0 { 1.0 + (spare * 0.5 / highest).min(0.35) } else { 1.0 };
        let used = spots.iter().fold(0.0_f32, |most, spot| most.max(spot.y * stretch + spot.h));
        let top = rect.y + (rect.h - used) * 0.5;
        let mut placed = Vec::new();
        // Whiskers first, so that every card lies over every line.
        for (art, spot) in arts.iter().zip(spots) {
            let y = top + spot.y * stretch;
            canvas.role(Role::Marker);
            self.whisker(canvas, art, Rect::new(spot.x, y, spot.w, spot.h));
        }
        for (art, spot) in arts.iter_mut().zip(spots) {
            let rect = Rect::new(spot.x, top + spot.y * stretch, spot.w, spot.h);
            art.draw(canvas, shaper, rect, size);
            let span = self.fit.axis.as_ref().and_then(|axis| self.span(art, axis));
            let marker = span.map(|(_, due)| {
                self.marker(canvas, art, (due, rect.y + self.edge() * 0.5));
                due
            });
            placed.push(Placed { number: art.card.number.clone(), rect, span, marker });
        }
        placed
    }

    /// Where a card's start and due dates are, mm.
    fn span(&self, art: &CardArt, axis: &Axis) -> Option<(Option<f32>, f32)> {
        let due = axis.x(day_of(self.plan, art.card.due?));
        let start = art.card.start.map(|date| axis.x(day_of(self.plan, date)).min(due));
        Some((start, due))
    }

    fn edge(&self) -> f32 {
        (self.fit.size * 0.24).clamp(0.6, 1.1)
    }

    /// The line from a card to its due date, and from its start to the card.
    fn whisker(&self, canvas: &mut Canvas, art: &CardArt, rect: Rect) {
        let Some((start, due)) = self.fit.axis.as_ref().and_then(|axis| self.span(art, axis)) else { return };
        let y = rect.y + self.edge() * 0.5;
        let line = stroke(art.ink, 0.35);
        if due > rect.right() {
            canvas.line((rect.right(), y), (due, y), line);
        }
        if due < rect.x {
            canvas.line((due, y), (rect.x, y), line);
        }
        let shown = self.fit.rung == super::scene::Rung::TrueToTime && !art.card.milestone;
        if let Some(start) = start.filter(|start| shown && *start < rect.x - 0.2) {
            canvas.line((start, y), (rect.x, y), line);
            canvas.circle(start, y, 0.6, Some(WHITE), Some(stroke(art.ink, 0.3)));
        }
    }

    /// The due marker on the card's upper edge.
    fn marker(&self, canvas: &mut Canvas, art: &CardArt, at: (f32, f32)) {
        canvas.enter(&format!("card-{}", art.card.number), Role::Marker);
        let r = (self.fit.size * 0.26).clamp(0.7, 1.15);
        if art.card.milestone {
            let d = r * 1.45;
            let points = [(at.0, at.1 - d), (at.0 + d, at.1), (at.0, at.1 + d), (at.0 - d, at.1)];
            canvas.polygon(&points, Some(art.ink), Some(stroke(WHITE, 0.2)));
        } else {
            canvas.circle(at.0, at.1, r, Some(art.ink), Some(stroke(WHITE, 0.25)));
        }
    }
}

/// The colour of a lane in a zone: strong where it is near, light where it is far.
fn tint(ink: Rgb, zone: &Zone) -> Rgb {
    let share = match &zone.part {
        Part::Phase(band) => match band.phase {
            Phase::Hundred => 0.22,
            Phase::YearOne => 0.15,
            Phase::Later => 0.10,
        },
        Part::All => 0.18,
        Part::Undated => 0.07,
    };
    blend(ink, blend(shade(zone), PAPER, 0.25), share)
}

/// The colours of the lanes.
pub fn inks(plan: &Plan) -> Vec<Rgb> {
    plan.lanes.iter().enumerate().map(|(at, lane)| palette::lane(at, !lane.number.is_empty())).collect()
}
