//! The lanes on the canvas: grounds, heads, bars, words. Uses the layout, the canvas and the palette.

use super::{
    Palette,
    axis::{Axis, Phase},
    canvas::{Canvas, TODAY},
    frame::Frame,
    palette::{LanePalette, Marks},
    rows::{LaneRows, Layout, Placed},
    said::{self, LineKind},
    text,
};
use crate::{
    roadmap::plan::{Card, CardState, Plan},
    words::{Word, pictures::Pictures},
};
use ratatui::style::{Modifier, Style};
use std::ops::Range;

/// Everything that the lanes are painted with.
pub(super) struct Lanes<'a> {
    pub plan: &'a Plan,
    pub frame: &'a Frame,
    pub layout: &'a Layout<'a>,
    pub palette: &'a Palette,
    pub lit: Option<&'a str>,
    /// The rows scrolled away above.
    pub offset: i32,
}

impl Lanes<'_> {
    /// Paints all lanes that are in sight.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        for lane in &self.layout.lanes {
            let top = self.frame.lanes.start + lane.top - self.offset;
            let sight = top.max(self.frame.lanes.start)..(top + lane.rows).min(self.frame.lanes.end);
            if sight.is_empty() {
                continue;
            }
            let colours = self.palette.lane(lane.place, !lane.lane.number.is_empty());
            for y in sight.clone() {
                self.ground(colours, y, canvas);
            }
            self.head(lane, colours, &sight, canvas);
            self.today(lane, top, &sight, canvas);
            self.sentences(lane, colours, top, &sight, canvas);
            for placed in &lane.cards {
                self.card(lane, placed, colours, top, canvas);
            }
            if self.frame.side < self.frame.right {
                let middle = sight.start + (sight.end - sight.start) / 2;
                canvas.write(self.frame.side - 1, middle, 1, "▶", colours.sign);
            }
        }
        if self.plan.lanes.is_empty() && !self.frame.lanes.is_empty() {
            let y = self.frame.lanes.start + (self.frame.lanes.end - self.frame.lanes.start) / 2;
            let said = Word::NothingOnRoadmap.text_in(self.plan.lang());
            let x = self.frame.left + (self.frame.side - self.frame.left - text::width(said)).max(0) / 2;
            canvas.write(x, y, self.frame.side - x, said, self.palette.soft);
        }
    }

    fn seen(&self, y: i32) -> bool {
        self.frame.lanes.contains(&y)
    }

    fn ground(&self, colours: &LanePalette, y: i32, canvas: &mut Canvas<'_>) {
        let [hundred, year, horizon, open] = colours.ground;
        let first = if self.frame.axis.is_some() { hundred } else { open };
        canvas.fill(self.frame.body.clone(), y, " ", self.palette.base.patch(first));
        for s in self.frame.axis.iter().flat_map(|axis| &axis.stretches) {
            let style = match s.phase {
                Phase::Hundred => hundred,
                Phase::Year => year,
                Phase::Horizon => horizon,
            };
            canvas.fill(s.left..s.left + s.wide, y, " ", self.palette.base.patch(style));
        }
        if let Some(section) = self.frame.open {
            canvas.fill(section.left..section.left + section.wide, y, " ", self.palette.base.patch(open));
        }
    }

    /// The block at the left. It names its lane in whatever rows of it are in sight.
    fn head(&self, lane: &LaneRows<'_>, colours: &LanePalette, sight: &Range<i32>, canvas: &mut Canvas<'_>) {
        let Range { start: left, end: right } = self.frame.head;
        let plain = self.palette.base.patch(colours.head);
        let rows = usize::try_from(sight.end - sight.start).unwrap_or(0);
        for y in sight.clone() {
            canvas.fill(left..right, y, " ", plain);
            if colours.head.bg.is_none() && right - left > 3 {
                canvas.write(right - 1, y, 1, "│", Style::new());
            }
        }
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let pad = i32::from(right - left > 5);
        let room = right - left - pad - 1;
        let at = canvas.write(left + pad, sight.start, room, &lane.lane.number, bold);
        let at = if lane.lane.number.is_empty() { at } else { (at + 1).max(left + pad + 2) };
        let room = right - at - 1;
        if room < 4 {
            return;
        }
        let name =
            if lane.lane.name.is_empty() { Word::WithoutTheme.text_in(self.plan.lang()) } else { &lane.lane.name };
        let (lines, _) = text::wrap_within(name, room, rows);
        let mut y = sight.start;
        for line in &lines {
            canvas.write(at, y, room, line, bold);
            y += 1;
        }
        let italic = Style::new().add_modifier(Modifier::ITALIC);
        let keeper = lane.lane.keeper.as_ref().map(|keeper| Word::Keeper.with_in(self.plan.lang(), &[keeper]));
        let first =
            lane.lane.first_meeting.as_ref().map(|first| Pictures::FirstMeeting.with_in(self.plan.lang(), &[first]));
        let below = [
            (lane.lane.second.clone(), italic),
            (keeper, Style::new()),
            (first, Style::new()),
            (lane.lane.purpose.clone(), italic),
        ];
        for (said, style) in below.into_iter().filter_map(|(said, style)| Some((said?, style))) {
            let wrapped = text::wrap(&said, room);
            if i32::try_from(wrapped.len()).is_ok_and(|rows| y + rows <= sight.end) {
                for line in wrapped {
                    canvas.write(at, y, room, &line, style);
                    y += 1;
                }
            }
        }
    }

    /// Today's line, under everything: only where no bar and no words are.
    fn today(&self, lane: &LaneRows<'_>, top: i32, sight: &Range<i32>, canvas: &mut Canvas<'_>) {
        let Some(axis) = self.frame.axis.as_ref().filter(|axis| axis.holds(self.plan.as_of)) else { return };
        let x = axis.column(self.plan.as_of);
        let from = Self::sentence_row(lane);
        for y in sight.clone() {
            let covered = lane.cards.iter().any(|placed| {
                let row = top + lane.row_of(placed);
                let words = y >= row
                    && y < row + i32::try_from(placed.lines.len()).unwrap_or(0)
                    && (placed.left..placed.left + placed.wide).contains(&x);
                let bars = if lane.thick { placed.lines.len() } else { 1 };
                words
                    || (y >= row
                        && y < row + i32::try_from(bars).unwrap_or(1)
                        && placed.bar.is_some_and(|bar| (bar.0 / 8..(bar.1 + 7) / 8).contains(&x)))
            });
            let sentence = (top + from..top + from + lane.sentences()).contains(&y);
            if !covered && !sentence {
                canvas.write(x, y, 1, TODAY, self.palette.today);
            }
        }
    }

    /// Where the agreed sentence stands: above the cards, in the middle of a lane without any.
    fn sentence_row(lane: &LaneRows<'_>) -> i32 {
        if lane.lane.cards.is_empty() { (lane.rows - lane.sentences()) / 2 } else { 0 }
    }

    /// The agreed sentence, and the key goal that the lane ends in.
    fn sentences(
        &self,
        lane: &LaneRows<'_>,
        colours: &LanePalette,
        top: i32,
        sight: &Range<i32>,
        canvas: &mut Canvas<'_>,
    ) {
        let (x, right) = (self.frame.body.start + 2, self.frame.body.end);
        let quiet = self.palette.quiet.add_modifier(Modifier::ITALIC);
        let empty = lane.lane.cards.is_empty();
        // In a lane without actions the sentence is what there is: it is no footnote then.
        let style = if empty { Style::new().add_modifier(Modifier::BOLD) } else { quiet };
        for (y, line) in (top + Self::sentence_row(lane)..).zip(&lane.statement) {
            if sight.contains(&y) {
                canvas.write(x, y, right - x, line, style);
            }
        }
        if empty && lane.statement.is_empty() {
            let said = lane.lane.statement.as_deref().filter(|said| !said.trim().is_empty());
            let (said, style) =
                said.map_or((Word::NoActionsYet.text_in(self.plan.lang()), quiet), |said| (said, style));
            canvas.write(x, sight.start + (lane.rows - 1) / 2, right - x - 1, said, style);
        }
        let last = top + lane.rows - 1;
        let used = lane.sentences() + lane.air + lane.packed;
        if let Some(goal) = lane.lane.key_goal.as_deref().filter(|_| lane.rows > used + 1 && sight.contains(&last)) {
            let said = text::cut(&format!("{goal} →"), right - x - 1);
            let bold = colours.sign.add_modifier(Modifier::BOLD);
            canvas.write(right - 1 - text::width(&said), last, right - x, &said, bold);
        }
    }

    fn card(&self, lane: &LaneRows<'_>, placed: &Placed<'_>, colours: &LanePalette, top: i32, canvas: &mut Canvas<'_>) {
        let row = top + lane.row_of(placed);
        let card = placed.card;
        let symbols = self.palette.marks == Marks::Symbols;
        let style = if card.promised { colours.promised } else { colours.looking };
        let lit = self.lit == Some(card.id.as_str());
        let lead = text::width(&said::number(card, symbols)) + 1;
        // The light lies on what is done, not on who and when.
        let told = placed.lines.iter().filter(|line| line.kind != LineKind::Meta);
        let told = told.map(|line| line.indent + text::width(&line.text) + 1).max().unwrap_or(0).min(placed.wide);
        let chip = if symbols { lead - 1 } else { lead };
        let high = if lane.thick { i32::try_from(placed.lines.len()).unwrap_or(1) } else { 1 };
        for y in (row..row + high).filter(|y| self.seen(*y)) {
            match (placed.bar, &self.frame.axis) {
                (Some(bar), Some(axis)) if card.milestone => {
                    let style = colours.sign.add_modifier(Modifier::BOLD);
                    if y == row {
                        canvas.write((bar.0 / 8).min(axis.right() - 1), y, 1, "◆", style);
                    }
                }
                (Some(bar), Some(axis)) => self.bar(bar, axis, style, y, placed, canvas),
                // A chip instead of a bar: nothing is said about when.
                _ if placed.wide > lead => canvas.tone(placed.left..placed.left + chip, y, style),
                _ => {}
            }
        }
        for (y, line) in (row..).zip(&placed.lines) {
            if !self.seen(y) {
                continue;
            }
            let (x, room) = (placed.left + line.indent, placed.wide - line.indent);
            match line.kind {
                LineKind::Lead => {
                    let faint = if card.state == CardState::LetGo { Modifier::CROSSED_OUT } else { Modifier::empty() };
                    let end = canvas.write(x, y, room, &line.text, Style::new().add_modifier(faint));
                    if symbols {
                        // A blank between words and hatching.
                        canvas.write(end, y, (placed.left + placed.wide - end).min(1), " ", Style::new());
                        Self::underline(placed, end, y, canvas);
                    }
                    canvas.tone(x..(x + lead).min(end), y, Style::new().add_modifier(Modifier::BOLD));
                }
                LineKind::More => {
                    canvas.write(x, y, room, &line.text, Style::new());
                }
                LineKind::Meta => {
                    let end = canvas.write(x, y, room, &line.text, self.palette.quiet);
                    if let Some(bar) = placed.bar.filter(|_| lane.thick && !card.milestone) {
                        // Over a bar, in the bar's own ink.
                        canvas.tone(x.max(bar.0 / 8)..end.min(bar.1 / 8), y, self.palette.base.patch(style));
                    }
                }
            }
            if lit && line.kind != LineKind::Meta {
                canvas.tone(placed.left..placed.left + told, y, self.palette.lit);
                if line.kind == LineKind::Lead {
                    canvas.write(placed.left, y, 1, "▶", Style::new());
                }
            }
        }
        if let (Some(bar), Some(axis)) = (placed.bar, &self.frame.axis) {
            (row..row + high).for_each(|y| self.due(bar, axis, colours, y, card, canvas));
        }
    }

    fn bar(&self, bar: (i32, i32), axis: &Axis, style: Style, y: i32, placed: &Placed<'_>, canvas: &mut Canvas<'_>) {
        let symbols = self.palette.marks == Marks::Symbols;
        let symbol = match (symbols && style.bg.is_none(), placed.card.promised) {
            (true, true) => "▓",
            (true, false) => "░",
            (false, _) => " ",
        };
        let (from, to) = ((bar.0 / 8).max(axis.left), last_of(bar, axis) + 1);
        canvas.fill(from..to, y, symbol, self.palette.base.patch(style));
    }

    /// The cell in which a bar ends, where it ends in sight: over whatever stands there, so that it is seen in the middle
    /// of a word, too.
    fn due(&self, bar: (i32, i32), axis: &Axis, colours: &LanePalette, y: i32, card: &Card, canvas: &mut Canvas<'_>) {
        let in_sight = axis.whole || card.due.is_some_and(|due| axis.holds(due));
        if in_sight && !card.milestone && self.seen(y) {
            let at = last_of(bar, axis);
            canvas.tone(at..at + 1, y, colours.due);
        }
    }

    /// Where symbols stand for colours, words over a bar are underlined as far as the bar goes.
    fn underline(placed: &Placed<'_>, end: i32, y: i32, canvas: &mut Canvas<'_>) {
        if let Some(bar) = placed.bar.filter(|_| !placed.card.milestone) {
            let under = placed.left.max(bar.0 / 8)..end.min((bar.1 / 8).max(bar.0 / 8 + 1));
            canvas.tone(under, y, Style::new().add_modifier(Modifier::UNDERLINED));
        }
    }
}

/// The cell in which a bar ends.
fn last_of(bar: (i32, i32), axis: &Axis) -> i32 {
    ((bar.1 - 1) / 8).min(axis.right() - 1).max(bar.0 / 8)
}
