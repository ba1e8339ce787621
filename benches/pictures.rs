//! How long a frame of the pictures takes: the roadmap with 60 actions at each zoom, and the map of the relationships,
//! lit and not. Figures to be read, nothing that is held. `cargo bench --bench pictures`.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "figures may fail loudly"
)]

#[expect(dead_code, reason = "shared with the tests of the screen, which use more of it")]
#[path = "../tests/support/desk.rs"]
mod desk;
#[expect(dead_code, reason = "shared with the tests of the roadmap, which use more of it")]
#[path = "../tests/roadmap_widget/plans.rs"]
mod plans;

use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::model::query::relationships::Said;
use commonground::model::wish::{New, Stamp, Wish, propose};
use commonground::roadmap::places;
use commonground::roadmap::ties::{Map, Tie};
use commonground::ui::msg::What;
use commonground::ui::view::view;
use commonground::ui::widgets::relations::{self, Looks};
use commonground::ui::widgets::roadmap::{Palette, RoadmapView, Zoom, draw};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::time::Instant;

/// How many frames are timed.
const FRAMES: usize = 200;

/// The middle one and the slowest of the frames, in milliseconds.
fn timed(name: &str, mut frame: impl FnMut(&mut Buffer)) {
    let mut all: Vec<f64> = (0..FRAMES)
        .map(|_| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 200, 60));
            let begun = Instant::now();
            frame(&mut buffer);
            begun.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    all.sort_by(f64::total_cmp);
    println!("{name:<28} {:>7.3} {:>7.3}", all[FRAMES / 2], all[FRAMES - 1]);
}

fn main() {
    println!("{:<28} {:>7} {:>7}", "at 200x60", "middle", "most");
    let plan = plans::three_days(60);
    let area = Rect::new(0, 0, 200, 60);
    for zoom in [Zoom::Whole, Zoom::Year, Zoom::HundredDays, Zoom::Month] {
        let mut view = RoadmapView::new(&plan);
        view.set_zoom(&plan, zoom);
        let name = format!("roadmap, 60 actions, {zoom:?}");
        timed(&name, |buffer| {
            let _ = draw(&plan, &view, &Palette::dark(), area, buffer);
        });
    }
    let parties: Vec<String> = (0..40).map(|n| format!("Party of number {n}")).collect();
    let said: Vec<Said> = vec![("thin".to_owned(), "strong".to_owned())];
    let tie = |n: usize| Tie { a: n % 40, b: (n * 7 + 3) % 40, said: said.clone() };
    let ties: Vec<Tie> = (0..60).map(tie).filter(|tie| tie.a != tie.b).collect();
    let edges: Vec<(usize, usize)> = ties.iter().map(|tie| (tie.a, tie.b)).collect();
    let begun = Instant::now();
    let at = places::places(parties.len(), &edges);
    println!("{:<28} {:>7.3}", "places of 40 parties, once", begun.elapsed().as_secs_f64() * 1000.0);
    let map = Map { parties, ties, ..Map::default() };
    for lit in [None, Some(3)] {
        timed(&format!("relations, lit {lit:?}"), |buffer| {
            let chips = relations::chips(&map, &at, area).unwrap();
            relations::draw(&map, &chips, lit, &Looks::default(), area, buffer);
        });
    }
    let mut screen = with_ties(&map);
    for key in ["F3", "Down"] {
        screen.play(key);
        let mut terminal = Terminal::new(TestBackend::new(200, 60)).unwrap();
        timed(&format!("the map over the desk, {key}"), |_| {
            terminal.draw(|frame| view(&screen.app, frame)).unwrap();
        });
    }
}

/// A desk that was told of these ties.
fn with_ties(map: &Map) -> desk::Screen {
    let mut screen = desk::Screen::new(200, 60);
    screen.play("\"Healthy Valley\" Enter 3");
    let said = |tie: &Tie| {
        let (from, to) = (&map.parties[tie.a], &map.parties[tie.b]);
        let new = New::line(Kind::Relationship, "assets", from).with(Field::ToParty, Value::Text(to.as_str().into()));
        let new = new.with(Field::Now, Value::Text("thin".into())).with(Field::Wanted, Value::Text("strong".into()));
        Wish::Say(new)
    };
    let wishes = Wish::Together(map.ties.iter().map(said).collect());
    let stamp = Stamp { writer: "desk-cccccccc".to_owned(), next: 1, step: 1, at: screen.at };
    let ops = propose(&screen.app.desk().unwrap().session, &wishes, &stamp).unwrap();
    screen.take(What::Heard(ops));
    screen
}
