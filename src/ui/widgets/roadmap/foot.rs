//! What the lanes stand on: the values, and the lit card in full. Uses the canvas, the plan and the words.

use super::{Palette, canvas::Canvas, frame::Frame, palette::Marks, text};
use crate::model::dates;
use crate::roadmap::words;
use crate::{
    roadmap::plan::{Card, Plan},
    words::Word,
};
use ratatui::style::{Modifier, Style};

/// Among so many cards one is taken to be long, without looking at each.
const MANY_CARDS: usize = 400;

/// How many rows a picture of that height has at most for what is done, and for the rest; `None` where it has one for
/// both.
fn most_rows(high: i32) -> Option<(usize, usize)> {
    match high {
        ..=8 => None,
        9 => Some((0, 3)),
        10..=15 => Some((0, 4)),
        16..=29 => Some((2, 3)),
        _ => Some((3, 3)),
    }
}

/// How many rows a card needs for what is done, and for the rest; in one run, where there are none for the first.
fn needs(plan: &Plan, card: &Card, wide: i32, (what, rest): (usize, usize)) -> (usize, usize) {
    let room = wide - 4 - text::width(&card.number);
    let facts = facts(plan, card, true);
    if what == 0 {
        (0, text::rows(&format!("{} · {facts}", card.what), room, rest))
    } else {
        (text::rows(&card.what, room, what), text::rows(&facts, room, rest))
    }
}

impl Frame {
    /// The rows of the lit card: as many as the longest card needs, so that nothing jumps when another one is lit.
    pub(super) fn detail_rows(plan: &Plan, wide: i32, high: i32) -> i32 {
        let Some((what, rest)) = most_rows(high) else { return 1 };
        let needs = |card: &Card| needs(plan, card, wide, (what, rest));
        let mut most = (usize::from(what > 0), 1);
        let cards = || plan.lanes.iter().flat_map(|lane| &lane.cards);
        match cards().take(MANY_CARDS + 1).count() {
            0 => return 1,
            MANY_CARDS.. => return i32::try_from(what + rest).unwrap_or(1),
            _ => {}
        }
        for card in cards() {
            let (a, b) = needs(card);
            most = (most.0.max(a), most.1.max(b));
            // The longest need not be looked for once one takes all of them.
            if most == (what, rest) {
                break;
            }
        }
        i32::try_from(most.0 + most.1).unwrap_or(1)
    }

    /// Where lanes are cut away: the same with no more rows for the lit card than it fills; `None` where it fills them.
    pub(super) fn with_rows_of(&self, plan: &Plan, lit: &Card) -> Option<Self> {
        let (all, wide) = (usize::try_from(self.detail.end - self.detail.start).ok()?, self.right - self.left);
        let (what, rest) = most_rows(self.high)?;
        // Short words of what is done leave more rows to the rest.
        let (what, _) = needs(plan, lit, wide, (what, rest));
        let (_, rest) = needs(plan, lit, wide, (what, all.saturating_sub(what)));
        let spare = i32::try_from(all.saturating_sub(what + rest)).ok()?;
        (spare > 0).then(|| Self {
            detail: self.detail.start + spare..self.detail.end,
            ground: self.ground.start + spare..self.ground.end + spare,
            lanes: self.lanes.start..self.lanes.end + spare,
            ..self.clone()
        })
    }

    /// The values that everything stands on; at its right end, how many cards are above and below the screen.
    pub(super) fn draw_ground(&self, plan: &Plan, hidden: (usize, usize), palette: &Palette, canvas: &mut Canvas<'_>) {
        for y in self.ground.clone() {
            canvas.fill(self.left..self.right, y, " ", palette.base.patch(palette.ground));
        }
        let last = self.ground.end - 1;
        if last < self.ground.start {
            return;
        }
        let more = more(hidden);
        let begin = self.right - 1 - text::width(&more);
        canvas.write(begin, last, text::width(&more), &more, palette.ground_sign.add_modifier(Modifier::BOLD));
        let end = |y: i32| if y == last && !more.is_empty() { begin - 2 } else { self.right - 1 };

        let lead = format!("{}  ", Word::GroundWeStandOn.text_in(plan.lang()));
        let all: i32 = plan.values.iter().map(|v| text::width(v) + 5).sum();
        let rows = self.ground.end - self.ground.start;
        let (mut x, mut y) = (self.left + 1, self.ground.start);
        // Where the values themselves have little room, a shorter word says what they are.
        let fits = text::width(&lead) + all <= (end(last) - x) * rows - 30 * (rows - 1);
        let short = format!("{}  ", Word::GroundShort.text_in(plan.lang()));
        let lead = if fits { lead } else { short };
        x = canvas.write(x, y, end(y) - x, &lead, palette.ground_sign);
        for (n, value) in plan.values.iter().enumerate() {
            let fits = |x: i32, y: i32| x + text::width(value) + if n > 0 { 5 } else { 0 } <= end(y);
            if n > 0 && !fits(x, y) && y < last {
                canvas.write(x, y, 3, "  ●", palette.ground_sign);
                (x, y) = (self.left + 1, y + 1);
            } else if n > 0 {
                // Nothing of the next one would be left: the mark of what is missing stands for it and all after it.
                if end(y) - x < 9 {
                    canvas.write(x, y, end(y) - x, " …", Style::new());
                    break;
                }
                x = canvas.write(x, y, 5, "  ●  ", palette.ground_sign);
            }
            // Room for the mark of what is missing, as long as something is still to come.
            let rest = if y == last && n + 1 < plan.values.len() { 2 } else { 0 };
            let room = end(y) - x - rest;
            let fits = text::width(value) <= room;
            let shown = if fits { value.clone() } else { whole_words(value, room) };
            x = canvas.write(x, y, room, &shown, Style::new());
            if !fits {
                break;
            }
        }
    }

    /// The lit card in full.
    pub(super) fn draw_detail(
        &self,
        plan: &Plan,
        lit: Option<&Card>,
        hidden: (usize, usize),
        palette: &Palette,
        canvas: &mut Canvas<'_>,
    ) {
        for y in self.detail.clone() {
            canvas.fill(self.left..self.right, y, " ", palette.base.patch(palette.detail));
        }
        let Some(card) = lit else { return };
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let rows = self.detail.end - self.detail.start;
        let mut room = self.right - self.left - 2;
        let mut y = self.detail.start;
        let facts = facts(plan, card, palette.marks == Marks::Symbols);
        let count = |rows: i32| usize::try_from(rows).unwrap_or(1);
        if self.ground.is_empty() {
            let more = more(hidden);
            room -= text::width(&more);
            canvas.write(self.left + 1 + room, y, text::width(&more), &more, bold);
            room -= i32::from(!more.is_empty());
        }
        let x = canvas.write(self.left + 1, y, room, &format!("{} ", card.number), bold);
        let room = self.left + 1 + room - x;
        if self.detail_runs_on {
            let all = format!("{} · {facts}", card.what);
            for line in text::wrap_within(&all, room, count(rows)).0 {
                canvas.write(x, y, room, &line, Style::new());
                y += 1;
            }
            return;
        }
        // Who promised, and whether, is never left out for what is done.
        let facts = text::wrap_within(&facts, room, count(rows - 1)).0;
        let left = rows - i32::try_from(facts.len()).unwrap_or(1);
        let what = text::wrap_within(&card.what, room, count(left)).0;
        for (line, style) in
            what.into_iter().map(|line| (line, bold)).chain(facts.into_iter().map(|line| (line, Style::new())))
        {
            canvas.write(x, y, room, &line, style);
            y += 1;
        }
    }
}

/// As many words of a value as have room, and the mark of what is missing; a first word that has none is cut.
fn whole_words(value: &str, room: i32) -> String {
    let ends = value.match_indices(' ').map(|(at, _)| at);
    let parts = ends.filter_map(|end| value.get(..end)).take_while(|part| text::width(part) < room);
    match parts.last() {
        Some(part) => format!("{part}…"),
        None if room < 12 => "…".to_owned(),
        None => value.to_owned(),
    }
}

fn more(hidden: (usize, usize)) -> String {
    match hidden {
        (0, 0) => String::new(),
        (above, 0) => format!("▲ {above}"),
        (0, below) => format!("▼ {below}"),
        (above, below) => format!("▲ {above} ▼ {below}"),
    }
}

/// Everything about a card besides what is done.
pub(super) fn facts(plan: &Plan, card: &Card, symbols: bool) -> String {
    // An empty one is somebody who is not named here.
    let who = card.who.clone().unwrap_or_else(|| Word::LookingForSomeone.text_in(plan.lang()).to_owned());
    let mut facts: Vec<String> = Some(who).filter(|who| !who.is_empty()).into_iter().collect();
    if let Some(with) = &card.with {
        facts.push(Word::WithWhom.with_in(plan.lang(), &[with]));
    }
    facts.push(match card.due {
        _ if !card.due_words.is_empty() => card.due_words.clone(),
        Some(due) => Word::ByDate.with_in(plan.lang(), &[dates::written_in(due, plan.lang())]),
        None => Word::NoDateYet.text_in(plan.lang()).to_owned(),
    });
    let promised = if card.promised { Word::Promised } else { Word::NotPromised };
    let mark = match (symbols, card.promised) {
        (true, true) => "■ ",
        (true, false) => "□ ",
        (false, _) => "",
    };
    facts.push(format!("{mark}{}", promised.text_in(plan.lang())));
    facts.extend(card.state.words(plan.lang()).map(str::to_owned));
    if let Some(help) = &card.help {
        facts.push(Word::HelpIs.with_in(plan.lang(), &[help]));
    }
    if !card.after.is_empty() {
        facts.push(Word::AfterCards.with_in(plan.lang(), &[card.after.join(", ")]));
    }
    if let Some(start) = card.start.filter(|start| *start > plan.day_zero) {
        facts.push(Word::FromDay.with_in(plan.lang(), &[words::day_month(start, plan.lang())]));
    }
    facts.join(" · ")
}
