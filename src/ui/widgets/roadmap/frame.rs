//! Where everything stands, and what stands around the lanes: title, vision, axis. Uses the
//! canvas, the plan and the words.

use super::{
    Palette, RoadmapView, Zoom,
    axis::{Axis, Phase},
    canvas::{Canvas, TODAY},
    edge::{edge_lines, not_agreed, vision_lines},
    palette::Marks,
    rows::Open,
    text,
};
use crate::roadmap::words;
use crate::{
    roadmap::plan::{Plan, VisionSource},
    words::Word,
};
use ratatui::{layout::Rect, style::Modifier, style::Style};
use std::ops::Range;

/// The columns from which a vision panel has room beside the lanes.
const PANEL_FROM: i32 = 110;

/// How many rows what all want takes at most, where nobody steers it.
const STILL_ROWS: usize = 5;

/// The places of a picture's parts. A part that has no room has no row.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub left: i32,
    pub right: i32,
    /// The right edge of everything but the bottom rows: where the vision panel begins.
    pub side: i32,
    pub top: i32,
    /// How high all of it is.
    pub high: i32,
    pub title: Option<i32>,
    pub notice: Option<i32>,
    /// How many more rows it has: what it warns of may stand at its end.
    pub notice_more: i32,
    pub vision: Option<i32>,
    /// How many more rows it has, where one does not hold it.
    pub vision_more: i32,
    pub months: Option<i32>,
    pub ruler: Option<i32>,
    pub lanes: Range<i32>,
    pub ground: Range<i32>,
    pub detail: Range<i32>,
    /// Whether what is done and the rest of the lit card stand in one run, because there are few rows.
    pub detail_runs_on: bool,
    /// The columns of the lane heads.
    pub head: Range<i32>,
    pub axis: Option<Axis>,
    pub open: Option<Open>,
    /// The columns of lanes.
    pub body: Range<i32>,
}

impl Frame {
    pub(super) fn new(plan: &Plan, view: &RoadmapView, area: Rect) -> Self {
        let (left, right) = (i32::from(area.left()), i32::from(area.right()));
        let (top, bottom) = (i32::from(area.top()), i32::from(area.bottom()));
        let (wide, high) = (right - left, bottom - top);
        let panel = if wide >= PANEL_FROM && high >= 14 { (wide / 5).clamp(26, 36) } else { 0 };
        let side = right - panel;

        let cards = || plan.lanes.iter().flat_map(|lane| &lane.cards);
        let (open, all) = (cards().filter(|c| c.due.is_none()).count(), cards().count());
        let dated = open < all || all == 0;

        let mut y = top;
        let mut row = |wanted: bool| {
            wanted.then(|| {
                y += 1;
                y - 1
            })
        };
        let title = row(high >= 6 && !(view.is_still && plan.title.is_empty()));
        let notice = row(plan.notice.is_some() && high >= 14);
        let notice_long = high >= 20 && plan.notice.as_deref().is_some_and(|said| text::width(said) > side - left - 2);
        let notice_more = i32::from(row(notice_long).is_some());
        let vision = row(panel == 0 && high >= 14);
        let (head, lines) = vision_lines(plan);
        let vision_wide = text::width(&head) + text::width(&lines.join(" · ")) + 5;
        // Sentences stand in their lanes too; a vision stands here alone.
        let is_vision = plan.vision.source == VisionSource::Confirmed;
        let one_more = is_vision && vision.is_some() && high >= 16 && vision_wide > wide;
        let more = if view.is_still && vision.is_some() && high >= 16 {
            let room = wide - text::width(&head) - 4;
            (text::rows(&lines.join(" · "), room, STILL_ROWS)).saturating_sub(1)
        } else {
            usize::from(one_more)
        };
        let vision_more = (0..more).filter_map(|_| row(true)).count();
        let vision_more = i32::try_from(vision_more).unwrap_or(0);
        let months = row(dated && high >= 8);
        let ruler = row(high >= 5);
        let begin = y;

        let mut end = bottom;
        let detail_runs_on = high < 16;
        let lines = match high {
            ..=2 => 0,
            _ if view.is_still => 0,
            // Nothing to say at length, and few rows.
            ..=15 if view.lit.is_none() => 1,
            _ => Self::detail_rows(plan, wide, high),
        };
        let detail = end - lines..end;
        end -= lines;
        // As many rows as the values need, but not more than a twelfth of the picture.
        let values: i32 = plan.values.iter().map(|value| text::width(value) + 5).sum();
        let rows = if high < 10 || values == 0 { 0 } else { (values / (wide - 2).max(1) + 1).min((high / 12).max(1)) };
        let ground = end - rows..end;
        end -= rows;

        let head = Self::head_width(plan, wide).min(side - left);
        let body = left + head..side - i32::from(panel > 0);
        // A column of ground between head and bars, or a bar from the first day would melt into its lane's head.
        let gutter = i32::from(wide >= 28);
        let (axis, open) = Self::sections(plan, view, &(body.start + gutter..body.end), open, all);
        Self {
            left,
            right,
            side,
            top,
            high,
            title,
            notice,
            notice_more,
            vision,
            vision_more,
            months,
            ruler,
            lanes: begin..end.max(begin),
            ground,
            detail,
            detail_runs_on,
            head: left..left + head,
            axis,
            open,
            body,
        }
    }

    fn head_width(plan: &Plan, wide: i32) -> i32 {
        if wide < 28 {
            return (wide / 4).clamp(0, 5);
        }
        let keeper = |lane: &crate::roadmap::plan::Lane| {
            lane.keeper.as_ref().map_or(0, |k| text::width(&Word::Keeper.with_in(plan.lang(), &[k])).min(wide / 7))
        };
        let ideal = plan.lanes.iter().map(|lane| text::width(&lane.name).max(keeper(lane)) + 5).max().unwrap_or(12);
        // A long word of a name is not broken, as long as it takes no more than a quarter.
        let words = plan.lanes.iter().flat_map(|lane| {
            lane.name.split_whitespace().map(|word| text::width(word) + super::rows::before_name(lane))
        });
        let word = words.filter(|word| *word <= wide / 4).max().unwrap_or(0);
        ideal.clamp(11, (wide * 22 / 100).clamp(11, 26)).max(word)
    }

    /// The body is parted between what has a date and what has none, by how many there are of each.
    fn sections(
        plan: &Plan,
        view: &RoadmapView,
        body: &Range<i32>,
        open: usize,
        all: usize,
    ) -> (Option<Axis>, Option<Open>) {
        let wide = (body.end - body.start).max(0);
        let axis = |wide: i32| match view.zoom {
            Zoom::Whole => Axis::whole(plan, body.start, wide),
            zoom => Axis::window(plan, view.seen_from(plan), zoom.days(), body.start, wide),
        };
        if open == 0 {
            return (Some(axis(wide)), None);
        }
        if open == all {
            return (None, Some(Open { left: body.start, wide }));
        }
        let share = i32::try_from(open * 100 / all.max(1)).unwrap_or(50);
        // In a window the dated cards are what somebody zooms in on.
        let share = if view.zoom == Zoom::Whole { 13 + share * 55 / 100 } else { 13 + share * 22 / 100 };
        let least = 22.min(wide / 2);
        let off = (wide * share / 100).clamp(least, (wide * 58 / 100).max(least));
        (Some(axis(wide - off)), Some(Open { left: body.end - off, wide: off }))
    }

    /// Title, and what people must know at the edge.
    pub(super) fn draw_title(&self, plan: &Plan, palette: &Palette, canvas: &mut Canvas<'_>) {
        if let Some(y) = self.title {
            let room = self.side - self.left - 2;
            let edge = if self.side < self.right { String::new() } else { edge_lines(plan).join(" · ") };
            let title = text::width(&plan.title).min((room / 2).max(room - text::width(&edge) - 2));
            let bold = palette.title.add_modifier(Modifier::BOLD);
            let at = canvas.write(self.left + 1, y, title, &plan.title, bold);
            let edge = text::cut(&edge, self.left + 1 + room - at - 2);
            let begin = self.left + 1 + room - text::width(&edge);
            let end = canvas.write(begin, y, text::width(&edge), &edge, palette.soft);
            if plan.apart() > 0 {
                let count = text::width(&not_agreed(plan));
                canvas.tone(begin..(begin + count).min(end), y, palette.notice);
            }
            let between = begin - at - 5;
            if between >= text::width(&plan.subtitle) || (edge.is_empty() && between > 12) {
                canvas.write(at + 2, y, between, &plan.subtitle, palette.soft);
            }
        }
        if let (Some(y), Some(notice)) = (self.notice, &plan.notice) {
            let (room, rows) = (self.side - self.left - 2, usize::try_from(self.notice_more + 1).unwrap_or(1));
            for (y, line) in (y..).zip(text::wrap_within(notice, room, rows).0) {
                canvas.write(self.left + 1, y, room, &line, palette.notice);
            }
        }
        if let Some(y) = self.vision {
            canvas.fill(self.left..self.right, y, " ", palette.vision_at(0, 1));
            let (head, lines) = vision_lines(plan);
            let at = canvas.write(self.left + 1, y, self.right - self.left - 2, &head, palette.vision_head);
            let at = if lines.is_empty() { at } else { at + 2 };
            let said = lines.join(" · ");
            let room = self.right - at - 1;
            match self.vision_more {
                0 => drop(canvas.write(at, y, room, &said, Style::new())),
                more => {
                    for y in y + 1..=y + more {
                        canvas.fill(self.left..self.right, y, " ", palette.vision_at(0, 1));
                    }
                    let rows = usize::try_from(more + 1).unwrap_or(1);
                    for (y, line) in (y..).zip(text::wrap_within(&said, room, rows).0) {
                        canvas.write(at, y, room, &line, Style::new());
                    }
                }
            }
        }
    }

    /// The vision at the right, where there is room for a panel: what all lanes lead to.
    pub(super) fn draw_panel(&self, plan: &Plan, palette: &Palette, canvas: &mut Canvas<'_>) {
        if self.side >= self.right {
            return;
        }
        let rows = self.lanes.end - self.top;
        for row in 0..rows {
            canvas.fill(self.side..self.right, self.top + row, " ", palette.vision_at(row, rows));
            if palette.marks == Marks::Symbols {
                canvas.write(self.side, self.top + row, 1, "│", palette.axis);
            }
        }
        let (x, room) = (self.side + 2, self.right - self.side - 4);
        let mut foot = Vec::new();
        let (promised, all) = plan.promised();
        if all > 0 {
            foot.push((Word::PromisesMade.text_in(plan.lang()).to_owned(), true));
            let share = |part: usize| i32::try_from(part).unwrap_or(i32::MAX / 64);
            let count = Word::PartOf.with_in(plan.lang(), &[promised.to_string(), all.to_string()]);
            let bar = room - text::width(&count) - 1;
            let full = bar * share(promised) / share(all).max(1);
            let drawn: String = (0..bar).map(|n| if n < full { '■' } else { '□' }).collect();
            foot.push((format!("{count} {drawn}"), false));
            foot.push((String::new(), false));
        }
        for line in edge_lines(plan) {
            foot.extend(text::wrap_within(&line, room, 3).0.into_iter().map(|line| (line, false)));
        }
        let foot_rows = i32::try_from(foot.len()).unwrap_or(0);
        let mut y = self.top + 1;
        let end = self.top + rows - foot_rows - 2;
        let (head, lines) = vision_lines(plan);
        for line in text::wrap(&head, room) {
            canvas.write(x, y, room, &line, palette.vision_head);
            y += 1;
        }
        y += 1;
        let wrapped: Vec<_> = lines.iter().map(|line| text::wrap(line, room)).collect();
        let needs = (wrapped.iter().map(|lines| lines.len() + 1).sum::<usize>()).saturating_sub(1);
        let airy = i32::try_from(needs).is_ok_and(|rows| y + rows <= end);
        let mut said: Vec<String> = Vec::new();
        for line in &lines {
            if airy {
                said.extend(text::wrap(line, room));
                said.push(String::new());
            } else {
                let wrapped = text::wrap(line, room - 2);
                said.extend(wrapped.iter().enumerate().map(|(n, l)| format!("{} {l}", if n == 0 { "·" } else { " " })));
            }
        }
        let fits = usize::try_from(end - y).unwrap_or(0);
        while said.last().is_some_and(String::is_empty) {
            said.pop();
        }
        if said.len() > fits {
            said.truncate(fits);
            if let Some(last) = said.last_mut() {
                last.push('…');
                *last = text::cut(last, room);
            }
        }
        for line in said {
            canvas.write(x, y, room, &line, Style::new().add_modifier(Modifier::BOLD));
            y += 1;
        }
        let built: Vec<_> = plan.relationships.iter().flat_map(|line| text::wrap(line, room)).collect();
        let needs = i32::try_from(built.len()).unwrap_or(i32::MAX / 64) + 3;
        if !built.is_empty() && y + needs <= end {
            canvas.write(
                x,
                end - needs + 1,
                room,
                Word::RelationshipsToBuild.text_in(plan.lang()),
                palette.vision_head,
            );
            for (y, line) in (end - needs + 2..).zip(&built) {
                canvas.write(x, y, room, line, Style::new());
            }
        }
        for (y, (line, head)) in (self.top + rows - foot_rows - 1..).zip(foot) {
            canvas.write(x, y, room, &line, if head { palette.vision_head } else { Style::new() });
        }
    }

    /// Months, the ruler with its gate and the “as of” day, and the heading of what has no date.
    pub(super) fn draw_axis(&self, plan: &Plan, palette: &Palette, canvas: &mut Canvas<'_>) {
        self.draw_counts(plan, palette, canvas);
        if let (Some(y), Some(open)) = (self.ruler, self.open) {
            let rule = "·";
            canvas.fill(open.left..open.left + open.wide, y, rule, palette.base.patch(palette.axis));
            let label = format!(" {} ", Word::NoDateYet.text_in(plan.lang()));
            canvas.write(open.left, y, open.wide, &label, palette.soft.add_modifier(Modifier::BOLD));
        }
        let Some(axis) = &self.axis else { return };
        let ticks = axis.ticks(plan.lang());
        if let Some(y) = self.months {
            for tick in &ticks {
                let style = if tick.strong { palette.title } else { palette.soft };
                canvas.write(tick.left, y, axis.right() - tick.left, &tick.label, style);
            }
        }
        let Some(y) = self.ruler else { return };
        for s in &axis.stretches {
            let (symbol, style) = match s.phase {
                Phase::Hundred => ("━", palette.gate),
                Phase::Year => ("─", palette.axis),
                Phase::Horizon => ("┄", palette.axis),
            };
            canvas.fill(s.left..s.left + s.wide, y, symbol, palette.base.patch(style));
        }
        for tick in ticks.iter().filter(|_| self.months.is_some()) {
            if let Some(cell) = canvas.cell(tick.at, y) {
                let symbol = if cell.symbol() == "━" { "┷" } else { "┴" };
                cell.set_symbol(symbol);
            }
        }
        let mut taken: Vec<Range<i32>> = Vec::new();
        let mut place = |begin: i32, label: &str, style: Style, canvas: &mut Canvas<'_>| {
            let end = begin + text::width(label);
            let free =
                begin >= axis.left && end <= axis.right() && taken.iter().all(|t| end <= t.start || t.end <= begin);
            if free {
                canvas.write(begin, y, end - begin, label, style);
                taken.push(begin..end);
            }
            free
        };
        if axis.holds(plan.day_100()) {
            let at = axis.column(plan.day_100());
            let style = palette.gate.add_modifier(Modifier::BOLD);
            let day = Word::DayHundred.text_in(plan.lang());
            // Its words leave today's mark its column.
            let today = Some(plan.as_of).filter(|day| axis.holds(*day)).map(|day| axis.column(day));
            let clear = |from: i32, to: i32| today.is_none_or(|today| today == at || !(from..to).contains(&today));
            let wide = text::width(day) + 2;
            let _ = clear(at, at + wide + 1) && place(at, &format!("▼ {day} "), style, canvas)
                || clear(at - wide, at + 1) && place(at - wide, &format!(" {day} ▼"), style, canvas)
                || place(at, "▼", style, canvas);
        }
        if axis.holds(plan.as_of) {
            let at = axis.column(plan.as_of);
            let day = words::day_month(plan.as_of, plan.lang());
            let long = Word::AsOfDay.with_in(plan.lang(), &[day.as_str()]);
            let style = palette.today.add_modifier(Modifier::BOLD);
            let _ = [&long, &day].into_iter().any(|said| {
                place(at, &format!("{TODAY}{said} "), style, canvas)
                    || place(at - text::width(said) - 1, &format!(" {said}{TODAY}"), style, canvas)
            })
                // In one column with day 100 its words stand before that, without a mark of their own.
                || place(at - text::width(&long) - 2, &format!(" {long} "), style, canvas)
                || place(at, TODAY, style, canvas);
        }
        if let Some((from, to)) = axis.days().filter(|_| !axis.whole) {
            let spans = || plan.lanes.iter().flat_map(|l| &l.cards).filter_map(|c| super::axis::span(plan, c));
            let earlier = spans().filter(|s| s.1 < from).count();
            let later = spans().filter(|s| s.0 > to).count();
            if earlier > 0 {
                place(
                    axis.left,
                    &format!("◂ {} ", Word::Earlier.with_in(plan.lang(), &[earlier.to_string()])),
                    palette.soft,
                    canvas,
                );
            }
            if later > 0 {
                let label = format!(" {} ▸", Word::Later.with_in(plan.lang(), &[later.to_string()]));
                place(axis.right() - text::width(&label), &label, palette.soft, canvas);
            }
        }
        for s in &axis.stretches {
            let label = match s.phase {
                Phase::Hundred => Word::FirstHundredDays.text_in(plan.lang()).to_owned(),
                Phase::Year => Word::RestOfYearOne.text_in(plan.lang()).to_owned(),
                Phase::Horizon => {
                    axis.horizon.map_or_else(String::new, |y| Word::Towards.with_in(plan.lang(), &[y.to_string()]))
                }
            };
            let label = format!(" {label} ");
            if !label.trim().is_empty() && text::width(&label) + 2 <= s.wide {
                let middle = s.left + (s.wide - text::width(&label)) / 2;
                let _ = (middle..s.left + s.wide).any(|at| place(at, &label, palette.soft, canvas));
            }
        }
    }

    /// Over the lane heads: how many are promised and how many are not yet, with the marks that say so.
    fn draw_counts(&self, plan: &Plan, palette: &Palette, canvas: &mut Canvas<'_>) {
        let (promised, all) = plan.promised();
        let (Some(lane), room) = (palette.lanes.first(), self.head.end - self.head.start - 1) else { return };
        if all == 0 || room < 10 {
            return;
        }
        let mark = |symbol: &'static str, style: Style| {
            if palette.marks == Marks::Symbols { (symbol, palette.base) } else { (" ", style) }
        };
        let (full, tint) = (mark("■", lane.promised), mark("□", lane.looking));
        let rest = (all - promised).to_string();
        let long = Word::CountNotPromised.with_in(plan.lang(), &[rest.as_str()]);
        let long = if text::width(&long) + 3 <= room { long } else { Word::CountNotYet.with_in(plan.lang(), &[rest]) };
        let rows = [
            (self.months, full, Word::CountPromised.with_in(plan.lang(), &[promised.to_string()])),
            (self.ruler, tint, long),
        ];
        // A number without its word says nothing: in few columns both stand below each other.
        if rows.iter().any(|row| text::width(&row.2) + 3 > room) {
            let count = Word::PartOf.with_in(plan.lang(), &[promised.to_string(), all.to_string()]);
            let said = [(self.months, count), (self.ruler, Word::Promised.text_in(plan.lang()).to_owned())];
            let fits = said.iter().all(|(y, words)| y.is_some() && text::width(words) < room);
            for (y, words) in said.into_iter().filter(|_| fits) {
                canvas.write(self.left + 1, y.unwrap_or(self.top), room, &words, palette.soft);
            }
            return;
        }
        for (y, (symbol, style), label) in rows {
            let Some(y) = y else { continue };
            canvas.fill(self.left + 1..self.left + 2, y, symbol, style);
            canvas.write(self.left + 3, y, room - 2, &label, palette.soft);
        }
    }
}
