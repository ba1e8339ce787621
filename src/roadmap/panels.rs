//! The frame of the roadmap: title, vision panel, and the band of phases with its ticks, gate and “as of” day. Uses shaped text,
//! the palette and the scene.

use super::axis::{Axis, Phase, day_of};
use super::fit::{Fit, Part, Zone};
use super::fonts::Face;
use super::palette::{GLOW, INK, PAPER, PHASES, Rgb, SKY_FOOT, SKY_TOP, SOFT, SUN, TODAY, UNDATED, WHITE, blend};
use super::plan::Plan;
use super::poster::Page;
use super::scene::{Canvas, Look, Paint, Rect, Role, Stroke, look, stroke};
use super::shape::{Shaped, Shaper, in_turn};
use super::shorten::{sentence_ends, to_lines};
use super::words;
use crate::words::poster::Poster;
use chrono::Datelike as _;

/// The upper edge of the band of phases, mm.
pub const BAND_TOP: f32 = 24.0;
/// The axis line, mm.
pub const AXIS_Y: f32 = 35.4;
/// The darkest and the lightest that text on the sky stands on are near enough for the stricter of the two.
const SKY: Rgb = SKY_FOOT;

/// Title and subtitle.
pub fn title(canvas: &mut Canvas, shaper: &mut Shaper, plan: &Plan, page: &Page) {
    canvas.enter("title", Role::Title);
    let room = page.panel - 16.0;
    let name = if plan.title.trim().is_empty() { Poster::Roadmap.text_in(plan.lang()) } else { plan.title.trim() };
    let mut text = shaper.plain(name, Face::Bold, INK);
    // Letters that reach high and deep are set a little smaller.
    let size = (room / text.width().max(1.0)).clamp(6.0, 9.6 * (1.1 / text.leading(1.1)));
    let (lines, _) = text.wrap(room / size);
    let mut y = 11.8;
    if lines > 1 {
        let mut text = to_lines(shaper, name, (room / 5.2, 2), |shaper, text| shaper.plain(text, Face::Bold, INK));
        text.wrap(room / 5.2);
        canvas.paragraph(shaper, &text, Rect::new(8.0, 3.6, room, 0.0), 5.2, 1.08, PAPER);
        y = 14.4;
    } else {
        let first = canvas.items.len();
        canvas.paragraph(shaper, &text, Rect::new(8.0, 4.0, room, 0.0), size, 1.1, PAPER);
        if let Some(item) = canvas.items.get(first) {
            y = item.bbox.bottom() - 0.2 * size;
        }
    }
    if !plan.subtitle.trim().is_empty() {
        let subtitle = in_turn(plan.subtitle.split('·'), shaper.turned);
        let mut text =
            to_lines(shaper, &subtitle, (room / 3.3, 1), |shaper, text| shaper.plain(text, Face::Regular, SOFT));
        text.wrap(room / 3.3);
        canvas.paragraph(shaper, &text, Rect::new(8.0, y + 1.7, room, 0.0), 3.3, 1.2, PAPER);
    }
}

/// The sky with the sun: painted before anything that is read.
pub fn sky(canvas: &mut Canvas, page: &Page) {
    let rect = Rect::new(page.panel, 0.0, page.width - page.panel, page.foot + 6.0);
    canvas.outline(rect.steps(), Some(Paint::Down(SKY_TOP, SKY_FOOT)), None);
    let (x, y) = (page.panel + rect.w * 0.5, 21.0);
    canvas.circle(x, y, 9.5, Some(SUN), None);
    // Twelve rays: cosines and sines as numbers, so that no machine rounds them differently.
    let (c, s) = (0.866_025_4, 0.5);
    let rays = [
        (1.0, 0.0),
        (c, s),
        (s, c),
        (0.0, 1.0),
        (-s, c),
        (-c, s),
        (-1.0, 0.0),
        (-c, -s),
        (-s, -c),
        (0.0, -1.0),
        (s, -c),
        (c, -s),
    ];
    for (dx, dy) in rays {
        canvas.line((x + dx * 12.0, y + dy * 12.0), (x + dx * 15.0, y + dy * 15.0), stroke(SUN, 0.75));
    }
}

/// What the vision panel says.
pub fn vision(canvas: &mut Canvas, shaper: &mut Shaper, plan: &Plan, page: &Page) -> Option<String> {
    let left = page.panel + 4.6;
    let room = page.width - 4.6 - left;
    canvas.enter("vision", Role::Vision);
    let heading = words::vision_heading(plan).to_uppercase();
    let wide = (room / 50.0).clamp(1.0, 1.35);
    let small = Look { size: 2.8 * wide, face: Face::Bold, ink: GLOW, ground: SKY, tracking: 0.05 };
    canvas.label(shaper, &heading, (left, 43.6), small, 0.0);
    let mut y = 47.0;
    let said: Vec<&str> = plan.vision.lines.iter().flat_map(|line| sentences(line)).collect();
    // A vision that says its year itself is not told it again: its first sentence is the headline.
    let own = plan.vision.year.is_some_and(|year| {
        said.len() > 1
            && said.first().is_some_and(|first| first.chars().count() <= 44 && first.contains(&year.to_string()))
    });
    let headline = if own {
        said.first().map(ToString::to_string)
    } else {
        plan.vision.year.map(|year| Poster::ItIs.with_in(plan.lang(), &[year.to_string()]))
    };
    if let Some(headline) = headline {
        let mut text = shaper.plain(&headline, Face::Bold, WHITE);
        let size = if own { 7.0 } else { 8.0 } * wide;
        text.balance(room / size);
        y += canvas.paragraph(shaper, &text, Rect::new(left, y, room, 0.0), size, 1.14, SKY) + 3.4 * wide;
    }
    let (_, cards) = plan.promised();
    let foot = page.foot - if cards > 0 { 34.0 } else { 6.0 };
    let lines: Vec<&str> = said.into_iter().skip(usize::from(own)).collect();
    let (lines, face) =
        if lines.is_empty() { (vec![words::no_vision(plan)], Face::Italic) } else { (lines, Face::Regular) };
    let mut texts: Vec<Shaped> = lines.iter().map(|line| shaper.plain(line, face, WHITE)).collect();
    let mut size = page.vision_cap;
    loop {
        let height: f32 =
            texts.iter_mut().map(|text| text.high(room / size, 1.24) * size + size * 0.6).sum::<f32>() - size * 0.6;
        if height <= foot - y || size <= 2.5 {
            break;
        }
        size *= 0.97;
    }
    for text in &mut texts {
        text.balance(room / size);
    }
    let used: f32 = texts.iter().map(|text| text.height(1.24) * size).sum();
    // What is left goes between the paragraphs, up to a blank line and a bit.
    let gaps = super::axis::count(texts.len().saturating_sub(1)).max(1.0);
    let gap = ((foot - y - used) / gaps).clamp(size * 0.6, size * 1.3);
    let mut shown = 0;
    for text in &texts {
        let height = text.height(1.24) * size;
        if y + height > foot + 0.5 {
            break;
        }
        canvas.paragraph(shaper, text, Rect::new(left, y, room, 0.0), size, 1.24, SKY);
        y += height + gap;
        shown += 1;
    }
    if cards > 0 {
        promises(canvas, shaper, plan, page, (left, room));
    }
    (shown < texts.len())
        .then(|| format!("The vision is too long for its panel: {} of {} paragraphs are shown.", shown, texts.len()))
}

/// The paragraphs of the panel: a short line is one, a long one has one for each sentence.
fn sentences(line: &str) -> Vec<&str> {
    let line = line.trim();
    let mut out = Vec::new();
    let mut from = 0;
    if line.chars().count() > 140 {
        for end in sentence_ends(line) {
            out.extend(line.get(from..end));
            from = end;
        }
    }
    out.extend(line.get(from..));
    out.into_iter().map(str::trim).filter(|said| !said.is_empty()).collect()
}

/// How many promises were made, at the foot of the panel.
fn promises(canvas: &mut Canvas, shaper: &mut Shaper, plan: &Plan, page: &Page, (left, room): (f32, f32)) {
    let (promised, cards) = plan.promised();
    let (lang, top) = (plan.lang(), page.foot - 28.0);
    let words = (room / 50.0).clamp(1.0, 1.3) * 2.6;
    canvas.enter("promises", Role::Promises);
    let small = Look { size: words, face: Face::Bold, ink: GLOW, ground: SKY, tracking: 0.05 };
    canvas.label(shaper, Poster::PromisesHead.text_in(lang), (left, top), small, 0.0);
    let big = look(8.0, Face::Bold, WHITE, SKY);
    let some_of = Poster::SomeOf.with_in(lang, &[promised.to_string(), cards.to_string()]);
    let width = canvas.label(shaper, &some_of, (left, top + 8.4), big, 0.0);
    let looking = plan.lanes.iter().flat_map(|lane| &lane.cards).filter(|card| !card.has_who()).count();
    let rest = match (cards - promised, looking) {
        (0, _) => Poster::AllPromised,
        (1, 0) => Poster::OneNotYet,
        (1, _) => Poster::OneLooking,
        (_, 0) => Poster::RestNotYet,
        (rest, some) if rest == some => Poster::RestLooking,
        _ => Poster::RestEither,
    };
    let beside = left + width + 2.4;
    let mut text = shaper.plain(rest.text_in(lang), Face::Regular, WHITE);
    let stacked = text.wrap((left + room - beside) / words).0 > 3;
    if stacked {
        text.wrap(room / words);
        canvas.paragraph(shaper, &text, Rect::new(left, top + 10.4, room, 0.0), words, 1.15, SKY);
    } else {
        let height = text.height(1.2) * words;
        canvas.paragraph(
            shaper,
            &text,
            Rect::new(beside, (top + 5.6 - height * 0.5).max(top + 1.2), left + room - beside, 0.0),
            words,
            1.2,
            SKY,
        );
    }
    let bar = Rect::new(left, top + if stacked { 19.4 } else { 16.4 }, room, 2.4);
    let share = super::axis::count(promised) / super::axis::count(cards.max(1));
    canvas.rounded(bar, 1.2, Some(SKY_TOP), Some(stroke(WHITE, 0.25)));
    if promised > 0 {
        canvas.rounded(Rect { w: (bar.w * share).max(2.4), ..bar }, 1.2, Some(SUN), None);
    }
}

/// The colour of a zone.
pub fn shade(zone: &Zone) -> Rgb {
    match &zone.part {
        Part::Phase(band) => match band.phase {
            Phase::Hundred => PHASES[0],
            Phase::YearOne => PHASES[1],
            Phase::Later => PHASES[2],
        },
        Part::Undated => UNDATED,
        Part::All => PHASES[1],
    }
}

/// The coloured band, painted before what is read.
pub fn band(canvas: &mut Canvas, fit: &Fit, page: &Page) {
    for zone in &fit.zones {
        canvas.fill(Rect::new(zone.left, BAND_TOP, zone.right - zone.left, AXIS_Y - BAND_TOP), shade(zone));
    }
    if let Some(goals) = page.goals {
        canvas.fill(Rect::new(goals, BAND_TOP, page.arrow - goals, AXIS_Y - BAND_TOP), blend(GLOW, PAPER, 0.5));
    }
}

/// The words on the band, ticks, gate and “as of” day. Returns the ends of the tick labels.
pub fn phases(canvas: &mut Canvas, shaper: &mut Shaper, plan: &Plan, fit: &Fit, page: &Page) -> Vec<(f32, f32)> {
    canvas.enter("axis", Role::Axis);
    for zone in &fit.zones {
        let (name, about) = zone_words(plan, zone);
        head(canvas, shaper, (&name, &about), (zone.left, zone.right), shade(zone), page.band);
        if matches!(zone.part, Part::Phase(_)) && !zone.scaled {
            let note = look(2.5, Face::Italic, SOFT, shade(zone));
            canvas.label(shaper, Poster::InOrder.text_in(plan.lang()), (zone.left + 2.0, AXIS_Y - 1.3), note, 0.0);
        }
    }
    if let Some(goals) = page.goals {
        let towards = |year: i32| Poster::TowardsYear.with_in(plan.lang(), &[year.to_string()]);
        let about = plan.vision.year.map_or(String::new(), towards);
        let goals_head = Poster::KeyGoals.text_in(plan.lang());
        head(canvas, shaper, (goals_head, &about), (goals, page.arrow), blend(GLOW, PAPER, 0.5), page.band);
    }
    let mut labels = Vec::new();
    if let Some(axis) = &fit.axis {
        let left = axis.bands.first().map_or(0.0, |(_, left, _)| *left);
        let right = axis.bands.last().map_or(0.0, |(_, _, right)| *right);
        canvas.line((left, AXIS_Y), (right, AXIS_Y), stroke(INK, 0.4));
        labels = ticks(canvas, shaper, plan, axis, page.band * 2.5);
    }
    pills(canvas, shaper, plan, fit, page);
    labels
}

/// The name of a zone and a few words about it.
pub fn zone_words(plan: &Plan, zone: &Zone) -> (String, String) {
    let date = |day: i64| plan.day_zero + chrono::TimeDelta::days(day);
    let lang = plan.lang();
    let said = |word: Poster| word.text_in(lang).to_owned();
    let band = match &zone.part {
        Part::Phase(band) => band,
        Part::Undated => return (said(Poster::NoDateYet), said(Poster::NotOnLine)),
        Part::All => return (said(Poster::ByDates), said(Poster::NotToScale)),
    };
    match band.phase {
        Phase::Hundred => (
            said(Poster::FirstHundred),
            format!("{} – {}", words::day_month(date(band.from), lang), words::day_month_year(date(band.to), lang)),
        ),
        Phase::YearOne => {
            (said(Poster::RestOfYear), Poster::ToMonth.with_in(lang, &[words::month_year(date(band.to), lang)]))
        }
        Phase::Later => {
            let towards = |year: i32| Poster::Towards.with_in(lang, &[year.to_string()]);
            let name = plan.vision.year.map_or_else(|| said(Poster::AfterYear), towards);
            (name, Poster::FromMonth.with_in(lang, &[words::month_year(date(band.from), lang)]))
        }
    }
}

/// A zone's name and, where there is room, what it means: beside it, or below it in a narrow one without ticks.
fn head(
    canvas: &mut Canvas,
    shaper: &mut Shaper,
    (name, about): (&str, &str),
    (left, right): (f32, f32),
    ground: Rgb,
    scale: f32,
) {
    let room = right - left - 3.0;
    let mut measured = shaper.plain(name, Face::Bold, INK);
    let size = (room / measured.width().max(1.0)).clamp(2.4, 3.9 * scale);
    if measured.wrap(room / size).0 > 1 {
        canvas.paragraph(shaper, &measured, Rect::new(left + 2.0, BAND_TOP + 1.0, room, 0.0), size, 1.1, ground);
        return;
    }
    let width = canvas.label(shaper, name, (left + 2.0, BAND_TOP + 4.9), look(size, Face::Bold, INK, ground), 0.0);
    let mut about_text = shaper.plain(about, Face::Regular, SOFT);
    if width + 2.0 + about_text.width() * 2.6 * scale <= room {
        canvas.label(
            shaper,
            about,
            (left + width + 4.0, BAND_TOP + 4.9),
            look(2.6 * scale, Face::Regular, SOFT, ground),
            0.0,
        );
    }
}

fn ticks(canvas: &mut Canvas, shaper: &mut Shaper, plan: &Plan, axis: &Axis, size: f32) -> Vec<(f32, f32)> {
    let mut labels: Vec<(f32, f32)> = Vec::new();
    let found = axis.ticks(plan);
    // Years are set before months, so that a month gives way to them.
    for years in [true, false] {
        for (day, label, _) in found.iter().filter(|(_, _, year)| *year == years) {
            let x = axis.x(*day);
            let Some((band, left, right)) = axis.bands.iter().find(|(band, ..)| *day <= band.to) else { continue };
            let zone = Zone { part: Part::Phase(band.clone()), left: *left, right: *right, scaled: true };
            let face = if years { Face::Bold } else { Face::Regular };
            let width = shaper.plain(label, face, INK).width() * size;
            let (from, to) = (x + 0.7, x + 0.7 + width);
            let free = labels.iter().all(|(a, b)| from > b + 1.0 || to < a - 1.0);
            if free && to < right - 0.6 && from > left + 0.4 {
                canvas.label(shaper, label, (from, AXIS_Y - 1.3), look(size, face, INK, shade(&zone)), 0.0);
                labels.push((from, to));
            }
        }
    }
    for (day, _, _) in &found {
        let x = axis.x(*day);
        // A tick whose label had no room stays below the others' labels.
        let long = labels.iter().all(|(a, b)| x < a - 0.3 || x > b + 0.3);
        canvas.line((x, AXIS_Y - if long { 3.2 } else { 0.6 }), (x, AXIS_Y), stroke(SOFT, 0.2));
    }
    labels.sort_by(|a, b| a.0.total_cmp(&b.0));
    labels
}

/// Where day 100 ends, mm, and where the day is that the picture stands at, if it shows them.
pub fn gates(plan: &Plan, fit: &Fit) -> (Option<f32>, Option<f32>) {
    let gate = fit
        .zones
        .iter()
        .find(|zone| matches!(&zone.part, Part::Phase(band) if band.phase == Phase::Hundred))
        .map(|z| z.right);
    let day = day_of(plan, plan.as_of);
    let last = fit.axis.as_ref().and_then(|axis| axis.bands.last()).map_or(0, |(band, ..)| band.to);
    let today = fit.axis.as_ref().filter(|_| day > 0 && day <= last).map(|axis| axis.x(day));
    (gate, today)
}

/// The lines under the pills, painted before the cards.
pub fn gate_lines(canvas: &mut Canvas, plan: &Plan, fit: &Fit, bottom: f32) {
    let (gate, today) = gates(plan, fit);
    if let Some(x) = gate {
        canvas.line((x, BAND_TOP), (x, bottom), stroke(blend(SUN, INK, 0.72), 0.45));
    }
    if let Some(x) = today {
        canvas.line((x, AXIS_Y), (x, bottom), Stroke { ink: TODAY, width: 0.5, dash: Some((1.6, 1.1)) });
    }
}

fn pills(canvas: &mut Canvas, shaper: &mut Shaper, plan: &Plan, fit: &Fit, page: &Page) {
    let (gate, today) = gates(plan, fit);
    let lang = plan.lang();
    let y = BAND_TOP - 4.6;
    let mut draw = |text: &str, x: f32, left: f32, width: f32, fill: Rgb, ink: Rgb| {
        canvas.polygon(&[(x - 1.1, y + 4.0), (x + 1.1, y + 4.0), (x, BAND_TOP + 0.3)], Some(fill), None);
        canvas.rounded(Rect::new(left, y, width, 4.2), 2.1, Some(fill), None);
        canvas.label(shaper, text, (left + width * 0.5, y + 3.0), look(2.6, Face::Bold, ink, fill), 0.5);
    };
    let gate_width = 26.0;
    let mut gate_box = None;
    if let Some(x) = gate {
        let left = (x - gate_width * 0.5).min(page.panel - gate_width - 3.0);
        let words = Poster::DayHundred.with_in(lang, &[words::day_month(plan.day_100(), lang)]);
        draw(&words, x, left, gate_width, SUN, INK);
        gate_box = Some((left, left + gate_width));
    }
    if let Some(x) = today {
        // Where the picture is of another year than the day itself, that is said: the ticks need not name it.
        let other_year = plan.as_of.year() != plan.day_zero.year();
        let day = if other_year { words::day_month_year } else { words::day_month };
        let width = if other_year { 34.0 } else { 25.0 };
        let mut left = (x - width * 0.5).clamp(page.body, page.panel - width - 3.0);
        // The two pills stand side by side; the tips stay true.
        if let Some((from, to)) = gate_box.filter(|(from, to)| left < to + 1.0 && left + width > from - 1.0) {
            left = if x <= (from + to) * 0.5 { from - width - 1.0 } else { to + 1.0 };
        }
        let words = Poster::AsOf.with_in(lang, &[day(plan.as_of, lang)]);
        draw(&words, x, left, width, TODAY, WHITE);
    }
}
