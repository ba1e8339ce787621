//! The terminal roadmap at the sizes that matter, with few and many actions; and that nothing it is given breaks it.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may fail loudly")]

#[path = "roadmap_widget/plans.rs"]
mod plans;

use chrono::{Days, NaiveDate};
use commonground::{
    roadmap::plan::{CardState, Plan, VisionSource},
    ui::widgets::roadmap::{Palette, RoadmapView, Zoom, draw},
};
use proptest::prelude::*;
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Color, Modifier},
};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr;

fn drawn(plan: &Plan, view: &RoadmapView, palette: &Palette, wide: u16, high: u16) -> Buffer {
    let area = Rect::new(0, 0, wide, high);
    let mut buf = Buffer::empty(area);
    draw(plan, view, palette, area, &mut buf);
    buf
}

fn row(buf: &Buffer, y: u16) -> String {
    let mut out = String::new();
    let mut skip = 0;
    for x in 0..buf.area.width {
        if skip > 0 {
            skip -= 1;
            continue;
        }
        let symbol = buf[(x, y)].symbol();
        skip = symbol.width().saturating_sub(1);
        out.push_str(symbol);
    }
    out
}

fn symbols(buf: &Buffer) -> String {
    (0..buf.area.height).map(|y| row(buf, y).trim_end().to_owned() + "\n").collect()
}

/// Each style gets a letter when it is first seen; a row is its runs: "a17 b9 …".
fn styles(buf: &Buffer) -> String {
    let mut seen: Vec<(Color, Color, Modifier)> = Vec::new();
    let mut out = String::new();
    for y in 0..buf.area.height {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for x in 0..buf.area.width {
            let cell = &buf[(x, y)];
            let style = (cell.fg, cell.bg, cell.modifier);
            let at = seen.iter().position(|s| *s == style).unwrap_or_else(|| {
                seen.push(style);
                seen.len() - 1
            });
            match runs.last_mut() {
                Some((last, count)) if *last == at => *count += 1,
                _ => runs.push((at, 1)),
            }
        }
        let runs: Vec<_> = runs.iter().map(|(at, count)| format!("{at}×{count}")).collect();
        writeln!(out, "{}", runs.join(" ")).unwrap();
    }
    for (at, (fg, bg, modifier)) in seen.iter().enumerate() {
        writeln!(out, "{at} = {fg} on {bg} {modifier:?}").unwrap();
    }
    out
}

fn plan_of(actions: usize) -> Plan {
    if actions <= 8 { plans::half_day(actions) } else { plans::three_days(actions) }
}

#[test]
fn looks_as_it_did() {
    for (wide, high) in [(60, 18), (80, 24), (120, 36), (180, 50), (40, 10)] {
        for actions in [0, 8, 24, 60] {
            let plan = plan_of(actions);
            let mut view = RoadmapView::new(&plan);
            view.next_card(&plan);
            let buf = drawn(&plan, &view, &Palette::dark(), wide, high);
            insta::assert_snapshot!(format!("{wide}x{high}_{actions}"), symbols(&buf));
        }
    }
}

#[test]
fn each_theme_keeps_its_styles() {
    let plan = plan_of(8);
    let view = RoadmapView::new(&plan);
    let palettes = [
        ("dark", Palette::dark()),
        ("light", Palette::light()),
        ("projector", Palette::projector()),
        ("mono", Palette::mono()),
        ("sixteen", Palette::sixteen()),
    ];
    for (name, palette) in palettes {
        let buf = drawn(&plan, &view, &palette, 80, 24);
        insta::assert_snapshot!(format!("styles_{name}"), format!("{}\n{}", symbols(&buf), styles(&buf)));
    }
}

#[test]
fn zoomed_to_a_year_100_days_and_a_month() {
    let plan = plan_of(24);
    let mut view = RoadmapView::new(&plan);
    for name in ["year", "hundred_days", "month"] {
        view.zoom_in(&plan);
        insta::assert_snapshot!(name, symbols(&drawn(&plan, &view, &Palette::light(), 100, 30)));
    }
    view.to_gate(&plan);
    insta::assert_snapshot!("month_at_the_gate", symbols(&drawn(&plan, &view, &Palette::light(), 100, 30)));
}

#[test]
fn mono_sets_no_colour_and_256_sets_no_rgb() {
    for actions in [0, 8, 60] {
        let plan = plan_of(actions);
        let buf = drawn(&plan, &RoadmapView::new(&plan), &Palette::mono(), 130, 40);
        assert!(buf.content.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset)));
        let coarse = drawn(&plan, &RoadmapView::new(&plan), &Palette::light().in_256(), 130, 40);
        assert!(coarse.content.iter().all(|c| !matches!((c.fg, c.bg), (Color::Rgb(..), _) | (_, Color::Rgb(..)))));
    }
}

#[test]
fn every_word_of_the_half_day_is_read_at_80_by_24() {
    let plan = plan_of(8);
    let seen = symbols(&drawn(&plan, &RoadmapView::new(&plan), &Palette::dark(), 80, 24));
    for card in plan.lanes.iter().flat_map(|lane| &lane.cards) {
        assert!(seen.contains(&card.number), "{}", card.number);
        for word in card.what.split(' ') {
            assert!(seen.contains(word), "{word} of {}", card.number);
        }
    }
    for sure in ["Healthy Valley", "1 not agreed", "20 June 6pm", "no date yet", "day 100", "by 28 May", "2036"] {
        assert!(seen.contains(sure), "{sure}");
    }
}

/// White on a lane, ink on a tint, soft ink on a ground: all are read.
#[test]
fn text_stands_out_from_its_ground() {
    let light = |c: Color| {
        let Color::Rgb(r, g, b) = c else { panic!("{c} is no full colour") };
        let part = |v: u8| {
            let v = f64::from(v) / 255.0;
            if v <= 0.03928 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
    };
    for palette in [Palette::dark(), Palette::light(), Palette::projector()] {
        for actions in [8, 60] {
            let plan = plan_of(actions);
            let buf = drawn(&plan, &RoadmapView::new(&plan), &palette, 180, 50);
            for cell in buf.content.iter().filter(|c| c.symbol().chars().all(char::is_alphanumeric)) {
                let (a, b) = (light(cell.fg), light(cell.bg));
                let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
                assert!(contrast >= 4.5, "{contrast:.2}: {} {} on {}", cell.symbol(), cell.fg, cell.bg);
            }
        }
    }
}

#[test]
fn the_view_is_steered() {
    let plan = plan_of(24);
    let mut view = RoadmapView::new(&plan);
    assert_eq!(view.lit.as_deref(), Some("id-1.1"));
    view.previous_card(&plan);
    assert_eq!(view.lit.as_deref(), Some("id-1.1"));
    view.next_lane(&plan);
    assert_eq!(view.lit.as_deref(), Some("id-2.1"));
    for _ in 0..100 {
        view.next_card(&plan);
    }
    assert_eq!(view.lit.as_deref(), Some("id-6.4"));
    view.light(&plan, "no such card");
    assert_eq!(view.lit.as_deref(), Some("id-6.4"));

    view.set_zoom(&plan, Zoom::Month);
    view.to_today(&plan);
    let seen = symbols(&drawn(&plan, &view, &Palette::light(), 120, 36));
    assert!(seen.contains("as of 20 Jun"), "{seen}");
    view.to_gate(&plan);
    let seen = symbols(&drawn(&plan, &view, &Palette::light(), 120, 36));
    assert!(seen.contains("day 100"), "{seen}");
    let before = view.from;
    view.pan(&plan, -2);
    assert!(view.from < before);
    for _ in 0..500 {
        view.pan(&plan, 1);
    }
    let last = plan.lanes.iter().flat_map(|l| &l.cards).filter_map(|c| c.due).max().unwrap();
    assert!(view.from <= last);

    let empty = plan_of(0);
    let mut view = RoadmapView::new(&empty);
    view.next_card(&empty);
    view.next_lane(&empty);
    view.zoom_in(&empty);
    view.pan(&empty, -9);
    assert_eq!(view.lit, None);
}

#[test]
fn the_day_of_the_picture_and_day_100_are_both_named_however_near_they_are() {
    for after in [-20i64, -3, -1, 0, 1, 2, 3, 8, 20] {
        let mut plan = plan_of(24);
        plan.as_of = plan.day_100() + chrono::TimeDelta::days(after);
        let view = RoadmapView::new(&plan);
        for (wide, high) in [(80, 24), (120, 36), (200, 60)] {
            let seen = symbols(&drawn(&plan, &view, &Palette::dark(), wide, high));
            assert!(seen.contains("day 100"), "{after} days after it, {wide} wide\n{seen}");
            assert!(seen.contains("as of"), "{after} days after it, {wide} wide\n{seen}");
        }
    }
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![
        4 => (0u64..900).prop_map(|n| plans::day("2026-01-01") + Days::new(n)),
        1 => (1000i32..=9999, 1u32..=365).prop_map(|(y, d)| NaiveDate::from_yo_opt(y, d).unwrap()),
    ]
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z]{1,9}( [a-zA-Z]{1,12}){0,12}",
        1 => "\\PC{0,40}",
        1 => Just("家庭晩餐会 👩🏽\u{200d}🌾 हिन्दी שָׁלוֹם".to_owned()),
        1 => Just(String::new()),
        1 => "[a-z]{60,90}",
    ]
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let card = (
        any_text(),
        prop::option::of(any_text()),
        prop::option::of(any_day()),
        prop::option::of(any_day()),
        any::<(bool, bool)>(),
        0u8..7,
    );
    let lane = (any_text(), prop::option::of(any_text()), prop::collection::vec(card, 0..9));
    let vision = (prop::option::of(1990i32..2200), prop::collection::vec(any_text(), 0..4));
    let around = (any_text(), vision, prop::collection::vec(any_text(), 0..9), any_day(), any_day());
    (around, prop::collection::vec(lane, 0..11)).prop_map(|((title, vision, values, zero, today), lanes)| {
        let mut plan = Plan { title, day_zero: zero, as_of: today, ..plans::half_day(0) };
        plan.vision.source = if vision.1.is_empty() { VisionSource::NotYet } else { VisionSource::Confirmed };
        (plan.vision.year, plan.vision.lines) = vision;
        plan.values = values;
        plan.lanes.clear();
        for (n, (name, statement, cards)) in (1..).zip(lanes) {
            let mut lane = commonground::roadmap::plan::Lane {
                number: if n == 11 { String::new() } else { n.to_string() },
                name,
                keeper: statement.clone(),
                key_goal: statement.clone(),
                statement,
                ..Default::default()
            };
            for (m, (what, who, start, due, (promised, milestone), state)) in (1..).zip(cards) {
                let mut card = plans::card(&format!("{n}.{m}"), &what, who.as_deref(), due, promised);
                card.start = start;
                card.milestone = milestone;
                card.state = match state {
                    1 => CardState::Done,
                    2 => CardState::LetGo,
                    _ => CardState::Open,
                };
                lane.cards.push(card);
            }
            plan.lanes.push(lane);
        }
        plan
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]
    #[test]
    fn nothing_breaks_it_and_the_lit_card_is_in_sight(
        plan in any_plan(),
        (wide, high) in prop_oneof![1 => (0u16..40, 0u16..12), 4 => (40u16..200, 10u16..60)],
        keys in prop::collection::vec(0u8..12, 0..14),
        theme in 0u8..3,
    ) {
        let mut view = RoadmapView::new(&plan);
        for key in keys {
            match key {
                0 => view.zoom_in(&plan),
                1 => view.zoom_out(&plan),
                2 => view.pan(&plan, 1),
                3 => view.pan(&plan, -3),
                4 => view.to_today(&plan),
                5 => view.to_gate(&plan),
                6 => view.next_lane(&plan),
                7 => view.previous_lane(&plan),
                8 => view.to_start(&plan),
                9 => view.to_end(&plan),
                10 => view.previous_card(&plan),
                _ => view.next_card(&plan),
            }
        }
        let palette = match theme {
            0 => Palette::dark(),
            1 => Palette::mono(),
            _ => Palette::sixteen(),
        };
        let buf = drawn(&plan, &view, &palette, wide, high);
        if wide < 40 || high < 10 {
            return Ok(());
        }
        let rows: Vec<String> = (0..high).map(|y| row(&buf, y)).collect();
        if let Some((_, card)) = view.lit_card(&plan) {
            let pointed = rows.iter().any(|row| {
                row.match_indices('▶').any(|(at, _)| {
                    let rest: String = row[at..].chars().skip(1).filter(|c| !"■□✓×".contains(*c)).collect();
                    rest.starts_with(&card.number)
                })
            });
            prop_assert!(pointed, "{} is not pointed at in\n{}", card.number, rows.join("\n"));
        }
        // Where all lanes are in sight, so are their numbers.
        if !rows.iter().any(|row| row.contains('▲') || row.contains('▼')) {
            for lane in &plan.lanes {
                prop_assert!(rows.iter().any(|row| row.trim_start().starts_with(&lane.number)), "{}", lane.number);
            }
        }
        // No half of a wide character sticks out, nothing steers the terminal.
        for row in &rows {
            prop_assert_eq!(row.width(), usize::from(wide));
            prop_assert!(!row.chars().any(char::is_control));
        }
    }
}

#[test]
fn draws_inside_its_area_only() {
    let plan = plan_of(24);
    let view = RoadmapView::new(&plan);
    let whole = Rect::new(0, 0, 100, 40);
    for area in [Rect::new(7, 3, 80, 24), Rect::new(90, 35, 80, 24), Rect::new(3, 3, 0, 0), Rect::new(5, 5, 1, 1)] {
        let mut buf = Buffer::filled(whole, ratatui::buffer::Cell::new("#"));
        draw(&plan, &view, &Palette::dark(), area, &mut buf);
        for y in 0..40 {
            for x in 0..100 {
                let inside = area.contains((x, y).into());
                assert!(inside || buf[(x, y)].symbol() == "#", "{x},{y} for {area}");
            }
        }
    }
}

/// The values have a word that says what they are, whether all of them fit or not.
#[test]
fn the_values_always_have_their_label() {
    for (wide, high) in [(60, 18), (80, 24), (120, 36), (180, 50)] {
        for plan in [plans::half_day(8), plans::three_days(24)] {
            let shown = symbols(&drawn(&plan, &RoadmapView::new(&plan), &Palette::dark(), wide, high));
            let first = plan.values.first().and_then(|value| value.split_whitespace().next()).unwrap_or_default();
            let row = shown.lines().find(|row| row.contains(&format!("values:  {first}")) || row.contains("stand on"));
            assert!(row.is_some(), "{wide}x{high}\n{shown}");
        }
    }
}

/// On a wall nobody steers: no row is kept for the lit card, what all want stands whole, the axis goes to the horizon.
#[test]
fn on_a_wall_nothing_is_kept_for_what_nobody_lights() {
    let mut plan = plans::half_day(8);
    (plan.title, plan.values) = (String::new(), Vec::new());
    plan.vision.source = VisionSource::Statements;
    plan.vision.lines = [
        "A bus every evening.",
        "Everyone has a warm place to go, free, within a walk.",
        "Those who live with a decision help to make it.",
    ]
    .map(str::to_owned)
    .to_vec();
    plan.vision.year = Some(2036);
    let view = RoadmapView { lit: None, is_still: true, ..RoadmapView::new(&plan) };
    for (wide, high) in [(76, 20), (56, 16), (116, 32)] {
        let buf = drawn(&plan, &view, &Palette::projector().in_256(), wide, high);
        let shown = symbols(&buf);
        for word in ["evening.", "walk.", "make", "2036"] {
            assert!(shown.contains(word), "{word} at {wide}x{high}\n{shown}");
        }
        let detail = Palette::projector().in_256().detail.bg;
        assert_ne!(Some(buf[(1, high - 1)].bg), detail, "{shown}");
    }
}

/// A bar lies behind its words and changes nothing of them; the day by which it is done is a cell of its own.
#[test]
fn letters_over_a_bar_are_those_beside_it_and_its_end_is_seen() {
    for palette in [Palette::dark(), Palette::light(), Palette::projector()] {
        let plan = plan_of(8);
        let view = RoadmapView { lit: None, ..RoadmapView::new(&plan) };
        let buf = drawn(&plan, &view, &palette, 120, 36);
        let bars = palette.lanes.iter().flat_map(|lane| [lane.promised, lane.looking, lane.due]);
        let bars: Vec<Color> = bars.filter_map(|style| style.bg).collect();
        // Between the lanes' heads and the vision.
        let body = || (0..36).flat_map(|y| (23..94).map(move |x| (x, y)));
        let over = |at: &(u16, u16)| bars.contains(&buf[*at].bg) && buf[*at].symbol() != " ";
        assert!(body().filter(over).count() > 10);
        assert!(body().filter(over).all(|at| Some(buf[at].fg) == palette.base.fg));
        for (at, lane) in plan.lanes.iter().enumerate() {
            let dated = lane.cards.iter().filter(|card| card.due.is_some() && !card.milestone).count();
            let due = palette.lanes[at].due.bg;
            let ends = (0..36).filter(|y| (23..94).any(|x| Some(buf[(x, *y)].bg) == due)).count();
            assert!(ends >= dated, "lane {}: {ends} ends of {dated}", lane.number);
        }
    }
}

/// A number says nothing where its word has no room, and rows that the lit card leaves free are for lanes.
#[test]
fn few_columns_and_rows_are_not_spent_on_nothing() {
    let plan = plan_of(24);
    let mut view = RoadmapView::new(&plan);
    let (_, all) = plan.promised();
    for (wide, high) in [(60, 18), (80, 24)] {
        for _ in 0..all {
            let shown = symbols(&drawn(&plan, &view, &Palette::dark(), wide, high));
            let said = shown.contains("10 promised") || shown.contains("10 of 24") && shown.contains("\n promised ");
            assert!(said, "{shown}");
            let rows: Vec<&str> = shown.lines().collect();
            let free = rows.iter().rev().take_while(|row| row.trim().is_empty()).count();
            assert!(free == 0 || !shown.contains('▼'), "{free} rows are free\n{shown}");
            view.next_card(&plan);
        }
    }
}

/// What the notice warns of may stand at its end: there it is read.
#[test]
fn a_long_notice_is_read_to_its_end() {
    let said = "This is a sample. The valley, the people, the organisations and every word here are invented.";
    let plan = Plan { notice: Some(said.to_owned()), ..plan_of(24) };
    let shown = symbols(&drawn(&plan, &RoadmapView::new(&plan), &Palette::dark(), 80, 22));
    assert!(shown.contains("are invented."), "{shown}");
}
