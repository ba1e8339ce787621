//! The relationship map by its numbers: no name lies over another, few lines go behind a third party, and no more lines
//! cross than in the drawing that graphviz's neato makes of the same parties and ties, and a fifth.

#![cfg(feature = "poster")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking, and their tables are data")]

use chrono::DateTime;
use commonground::export::picture_pages;
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::model::session::Session;
use commonground::model::wish::{New, Stamp, Wish, propose};
use commonground::roadmap::pictures::Picture;
use commonground::roadmap::scene::{Mark, Rect, Scene, Step};
use std::collections::{BTreeMap, BTreeSet};

type Point = (f32, f32);

/// Parties, ties, and how many lines cross in neato's drawing (graphviz 2.43, boxes, `overlap=false`), counted between the
/// middles of its boxes.
type Case = (&'static str, usize, Vec<(usize, usize)>, usize);

fn corpus() -> Vec<Case> {
    let rings = (0..8).map(|n| (n, (n + 1) % 8)).chain((0..8).map(|n| (8 + n, 8 + (n + 1) % 8)));
    vec![
        ("one tie", 2, vec![(0, 1)], 0),
        ("a tree of 20", 20, (1..20).map(|n| (n, (n - 1) / 2)).collect(), 0),
        ("two rings of 8", 16, rings.collect(), 0),
        ("12, close", 12, (0..26).map(|n| (n % 12, (n * 5 + 1 + n / 12) % 12)).collect(), 3),
        ("26 with 49", 26, (0..52).map(|n| (n % 26, (n * 7 + 3 + n / 26) % 26)).collect(), 35),
        ("40 with 36", 40, (0..60).map(|n| (n % 40, (n * 7 + 3) % 40)).collect(), 6),
        ("40 with 84", 40, (0..84).map(|n| (n % 40, (n * 11 + 5 + n / 40) % 40)).collect(), 173),
    ]
}

fn pairs(ties: &[(usize, usize)]) -> BTreeSet<(usize, usize)> {
    ties.iter().filter(|(a, b)| a != b).map(|(a, b)| (*a.min(b), *a.max(b))).collect()
}

/// A session that was told of these ties.
fn told(ties: &BTreeSet<(usize, usize)>) -> Session {
    let at = DateTime::parse_from_rfc3339("2026-05-14T10:00:00+01:00").unwrap();
    let party = |n: usize| format!("Party of number {n}");
    let say = |(a, b): &(usize, usize)| {
        let new =
            New::line(Kind::Relationship, "", &party(*a)).with(Field::ToParty, Value::Text(party(*b).as_str().into()));
        Wish::Say(new.with(Field::Now, Value::Text("good".into())))
    };
    let stamp = Stamp { writer: "desk-k7q2m4xw".to_owned(), next: 1, step: 1, at };
    let ops = propose(&Session::default(), &Wish::Together(ties.iter().map(say).collect()), &stamp).unwrap();
    Session::of(ops)
}

/// What a sheet of the map shows: its boxes, and for each line the boxes at its ends and points along it.
struct Seen {
    boxes: Vec<Rect>,
    lines: Vec<(usize, usize, Vec<Point>)>,
}

fn middle(rect: &Rect) -> Point {
    (rect.x + rect.w * 0.5, rect.y + rect.h * 0.5)
}

fn along(steps: &[Step]) -> Vec<Point> {
    let mut out = Vec::new();
    let mut at = (0.0, 0.0);
    for step in steps {
        match *step {
            Step::Move(x, y) | Step::Line(x, y) => {
                at = (x, y);
                out.push(at);
            }
            Step::Curve([ax, ay, bx, by, x, y]) => {
                for n in 1..=40_u8 {
                    let t = f32::from(n) / 40.0;
                    let l = 1.0 - t;
                    let mix = |p: f32, a: f32, b: f32, q: f32| {
                        l * l * l * p + 3.0 * l * l * t * a + 3.0 * l * t * t * b + t * t * t * q
                    };
                    out.push((mix(at.0, ax, bx, x), mix(at.1, ay, by, y)));
                }
                at = (x, y);
            }
            Step::Close => {}
        }
    }
    out
}

fn seen(scene: &Scene) -> Seen {
    let boxes: Vec<Rect> =
        scene.placed.iter().filter(|one| one.number.starts_with("party-")).map(|one| one.rect).collect();
    let nearest = |point: Point| {
        let far = |rect: &Rect| {
            let out = |at: f32, from: f32, to: f32| (from - at).max(at - to).max(0.0);
            out(point.0, rect.x, rect.right()).hypot(out(point.1, rect.y, rect.bottom()))
        };
        (0..boxes.len()).min_by(|a, b| far(&boxes[*a]).total_cmp(&far(&boxes[*b]))).unwrap()
    };
    let mut lines = BTreeMap::new();
    for item in scene.items.iter().filter(|item| item.group.starts_with("tie-")) {
        if let Mark::Outline(outline) = &item.mark {
            let points = along(&outline.steps);
            let ends = (nearest(points[0]), nearest(points[points.len() - 1]));
            lines.entry(item.group.clone()).or_insert((ends.0, ends.1, points));
        }
    }
    Seen { boxes, lines: lines.into_values().collect() }
}

impl Seen {
    fn overlaps(&self) -> usize {
        let over = |a: &Rect, b: &Rect| a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
        let pairs = self.boxes.iter().enumerate().flat_map(|(n, a)| self.boxes[n + 1..].iter().map(move |b| (a, b)));
        pairs.filter(|(a, b)| over(a, b)).count()
    }

    /// How many lines go behind a third box.
    fn behind(&self) -> usize {
        let inside =
            |rect: &Rect, (x, y): &Point| *x > rect.x && *x < rect.right() && *y > rect.y && *y < rect.bottom();
        let goes = |(a, b, points): &&(usize, usize, Vec<Point>)| {
            let others = self.boxes.iter().enumerate().filter(|(n, _)| n != a && n != b);
            others.into_iter().any(|(_, rect)| points.iter().any(|point| inside(rect, point)))
        };
        self.lines.iter().filter(goes).count()
    }

    /// How many lines cross between the middles of their boxes.
    fn crossings(&self) -> usize {
        let turn = |a: Point, b: Point, c: Point| (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0);
        let mut out = 0;
        for (n, (a, b, _)) in self.lines.iter().enumerate() {
            for (c, d, _) in &self.lines[n + 1..] {
                if BTreeSet::from([a, b, c, d]).len() < 4 {
                    continue;
                }
                let [p, q, r, s] = [a, b, c, d].map(|n| middle(&self.boxes[*n]));
                out += usize::from(turn(p, q, r) * turn(p, q, s) < 0.0 && turn(r, s, p) * turn(r, s, q) < 0.0);
            }
        }
        out
    }
}

#[test]
fn the_map_of_relationships_is_as_clear_as_it_is_to_be() {
    let mut wrong = Vec::new();
    for (name, parties, ties, neato) in corpus() {
        let ties = pairs(&ties);
        let drawn = picture_pages::draw(&told(&ties), Picture::Relations, None, None);
        let sheets: Vec<Seen> = drawn.sheets.iter().map(seen).collect();
        let count = |of: fn(&Seen) -> usize| sheets.iter().map(of).sum::<usize>();
        let (boxes, lines) = (count(|sheet| sheet.boxes.len()), count(|sheet| sheet.lines.len()));
        let (overlaps, behind, crossings) = (count(Seen::overlaps), count(Seen::behind), count(Seen::crossings));
        println!(
            "{name}: {boxes} boxes, {lines} lines, {overlaps} overlaps, {behind} behind, {crossings} cross, neato {neato}"
        );
        if (boxes, lines) != (parties, ties.len()) {
            wrong.push(format!("{name}: {boxes} boxes and {lines} lines of {parties} and {}", ties.len()));
        }
        if overlaps > 0 || behind * 10 > lines {
            wrong.push(format!("{name}: {overlaps} overlaps, {behind} of {lines} lines behind a third party"));
        }
        if crossings * 5 > neato * 6 {
            wrong.push(format!("{name}: {crossings} lines cross, {neato} in neato's drawing"));
        }
        // What goes behind a third party is said with the picture.
        let told =
            drawn.sheets.iter().flat_map(|sheet| &sheet.outcome.notes).any(|note| note.contains("go behind a box"));
        assert!(told || behind == 0, "{name}: nothing is said of {behind} lines");
    }
    assert_eq!(wrong, Vec::<String>::new());
}
