//! What makes a roadmap fit to be given away, check by check: that each is kept over the whole corpus, and that what is
//! wrong is seen. The words of the checks themselves are in `roadmap::check`, which runs on every export.

mod colours;

use std::collections::BTreeSet;

use super::drawn;
use commonground::export::roadmap_html::roadmap_html;
use commonground::export::svg::{Place, svg};
use commonground::roadmap::check::{check, filled};
use commonground::roadmap::fonts::Face;
use commonground::roadmap::palette::{Rgb, WHITE, contrast};
use commonground::roadmap::plan::Plan;
use commonground::roadmap::poster::scene;
use commonground::roadmap::scene::{Item, Mark, Outline, Rect, Role, Scene, Step, Stroke, Text};
use commonground::roadmap::words;

/// A plan of the corpus with its picture.
struct Piece<'a> {
    name: &'a str,
    plan: &'a Plan,
    scene: &'a Scene,
}

/// Its number, what it says, and what breaks it.
type Check = (u8, &'static str, fn(&Piece) -> Vec<String>);

/// The checks beside those that the program itself makes of every picture.
const CHECKS: [Check; 7] = [
    (3, "every action is in the tables, with who and by when", registered),
    (3, "each lane's head says when its group first meets", meets),
    (11, "few actions grow: the lanes are full", full),
    (16, "no file is too large to be mailed", light),
    (18, "chips are read, and lanes told apart, without colour", without_colour),
    (22, "the smallest type and how far it is read are told", told),
    (24, "the gate, the vision and the next meeting are there to be found", found),
];

#[test]
fn every_check_is_kept_over_the_whole_corpus() {
    for (name, plan, scene) in drawn() {
        let piece = Piece { name, plan, scene };
        for (number, what, of) in CHECKS {
            assert_eq!(of(&piece), Vec::<String>::new(), "{name}: {number}, {what}");
        }
    }
}

fn registered(piece: &Piece) -> Vec<String> {
    let page = roadmap_html(piece.plan, piece.scene, "en").replace("<!DOCTYPE html>", "");
    let parsed = roxmltree::Document::parse(&page).unwrap();
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let row = |node: roxmltree::Node| {
        words(
            &node.descendants().filter_map(|part| part.text().filter(|_| part.is_text())).collect::<Vec<_>>().join(" "),
        )
    };
    let rows: Vec<String> = parsed
        .descendants()
        .filter(|node| node.attribute("id").is_some_and(|id| id.starts_with("row-")))
        .map(row)
        .collect();
    let cards = piece.plan.lanes.iter().flat_map(|lane| &lane.cards);
    let lang = piece.plan.lang();
    let wrong = cards.zip(rows).filter_map(|(card, row)| {
        let parts = [card.number.as_str(), &card.what, words::who(card, lang), words::due(card, lang)];
        let there = parts.into_iter().all(|part| row.contains(&words(part)));
        (!there).then(|| format!("{}: {row}", card.number))
    });
    wrong.collect()
}

/// Where a page holds so many lanes that their heads keep nothing but names, the tables alone say it.
fn meets(piece: &Piece) -> Vec<String> {
    let lanes = piece.plan.lanes.iter().filter(|_| piece.plan.lanes.len() <= 8).enumerate();
    let wrong = lanes.filter_map(|(n, lane)| {
        let first = lane.first_meeting.as_deref()?;
        let group = format!("lane-{}", n + 1);
        let head: Vec<String> =
            texts(piece.scene).filter(|(item, _)| item.group == group).map(|(_, text)| text.plain()).collect();
        let said = format!("First meeting: {first}").replace(char::is_whitespace, "");
        let there = head.concat().replace(char::is_whitespace, "").contains(&said);
        (!there).then(|| format!("{first}: {head:?}"))
    });
    wrong.collect()
}

fn full(piece: &Piece) -> Vec<String> {
    let least = piece.scene.outcome.card_size < 5.0;
    let wrong = filled(piece.scene).filter(|share| *share > 0.99 || (least && *share < 0.55));
    wrong.map(|share| share.to_string()).into_iter().collect()
}

fn light(piece: &Piece) -> Vec<String> {
    let cards = piece.scene.placed.len();
    let page = roadmap_html(piece.plan, piece.scene, "en").len();
    let file = svg(piece.scene, "en", Place::File).len();
    let heavy = cards <= 60 && (page >= 500_000 || file >= 400_000);
    heavy.then(|| format!("{page} {file}")).into_iter().collect()
}

/// The grey that a colour is printed in.
fn grey(colour: Rgb) -> Rgb {
    let light = contrast(colour, Rgb(0, 0, 0)) * 0.05 - 0.05;
    let level = (0..=255_u8).min_by(|a, b| {
        let off = |v: &u8| (contrast(Rgb(*v, *v, *v), Rgb(0, 0, 0)) * 0.05 - 0.05 - light).abs();
        off(a).total_cmp(&off(b))
    });
    let level = level.unwrap();
    Rgb(level, level, level)
}

fn without_colour(piece: &Piece) -> Vec<String> {
    let numbers = texts(piece.scene).filter(|(item, _)| item.role == Role::Number);
    let mut wrong: Vec<String> = numbers
        .filter(|(_, text)| contrast(grey(text.ink), grey(text.ground)) < 4.5)
        .map(|(_, text)| text.plain())
        .collect();
    let named: Vec<(&str, &str)> =
        piece.plan.lanes.iter().map(|lane| (lane.number.as_str(), lane.name.as_str())).collect();
    if named.iter().collect::<BTreeSet<_>>().len() != named.len() {
        wrong.push("two lanes are called alike".into());
    }
    wrong
}

fn told(piece: &Piece) -> Vec<String> {
    let outcome = &piece.scene.outcome;
    let told = outcome.notes.iter().any(|note| note.contains("Smallest text ") && note.contains(" m)"));
    let wrong = !piece.scene.placed.is_empty() && (!told || outcome.smallest < 2.293);
    wrong.then(|| format!("{:?}", outcome.notes)).into_iter().collect()
}

fn found(piece: &Piece) -> Vec<String> {
    let has = |role: Role| texts(piece.scene).any(|(item, _)| item.role == role);
    let gate = texts(piece.scene).any(|(_, text)| text.plain().contains("100"));
    let mut wrong = Vec::new();
    for (role, needed) in
        [(Role::Title, true), (Role::Vision, true), (Role::NextMeeting, piece.plan.next_meeting.is_some())]
    {
        if needed && !has(role) {
            wrong.push(format!("{}: {role:?}", piece.name));
        }
    }
    if !piece.scene.phases.is_empty() && !gate {
        wrong.push("the gate".into());
    }
    wrong
}

fn texts(scene: &Scene) -> impl Iterator<Item = (&Item, &Text)> {
    scene.items.iter().filter_map(|item| match &item.mark {
        Mark::Text(text) => Some((item, text)),
        Mark::Outline(_) => None,
    })
}

/// The number of the first item that is text of a role.
fn first(scene: &Scene, role: Role) -> usize {
    let is = |item: &Item| item.role == role && matches!(item.mark, Mark::Text(_));
    scene.items.iter().position(is).unwrap()
}

fn text(scene: &mut Scene, at: usize) -> &mut Text {
    match &mut scene.items[at].mark {
        Mark::Text(text) => text,
        Mark::Outline(_) => unreachable!(),
    }
}

fn said_by(scene: &Scene, words: &str) -> usize {
    let is = |item: &Item| matches!(&item.mark, Mark::Text(text) if text.plain().contains(words));
    scene.items.iter().position(is).unwrap()
}

/// A way to break a picture, by the number of the check that must see it, and what is said of it.
type Fault = (u8, &'static str, fn(&mut Plan, &mut Scene));

const FAULTS: [Fault; 21] = [
    (1, "lies over", |_, scene| {
        let (one, other) = (first(scene, Role::Title), first(scene, Role::Vision));
        scene.items[one].bbox = scene.items[other].bbox;
    }),
    (2, "too near to the edge", |_, scene| {
        let at = first(scene, Role::Values);
        scene.items[at].bbox.y = scene.height - 5.0;
    }),
    (3, "is there 0 times", |_, scene| {
        scene.placed.remove(0);
    }),
    (3, "does not show its number", |_, scene| {
        scene.items.retain(|item| item.role != Role::Number);
    }),
    (3, "does not show who", |plan, _| plan.lanes[0].cards[0].who = Some("Somebody else".into())),
    (3, "does not show when", |plan, _| plan.lanes[0].cards[0].due_words = "by and by".into()),
    (3, "whether it was promised", |plan, _| plan.lanes[0].cards[0].promised = false),
    (3, "whether it is a milestone", |plan, _| plan.lanes[0].cards[0].milestone = true),
    (4, "smaller than 6.5 pt", |_, scene| {
        let at = first(scene, Role::Lane);
        text(scene, at).size = 2.2;
    }),
    (4, "smaller than 7 pt", |_, scene| scene.outcome.card_size = 2.4),
    (5, "has a contrast of", |_, scene| {
        let at = first(scene, Role::Card);
        let text = text(scene, at);
        text.ink = text.ground;
    }),
    (5, "A line or mark of", |_, scene| {
        let mark = scene.items.iter_mut().find(|item| item.role == Role::Marker && item.group == "card-1.1").unwrap();
        if let Mark::Outline(Outline { stroke: Some(line), .. }) = &mut mark.mark {
            line.ink = Rgb(200, 200, 200);
        }
        if let Mark::Outline(Outline { fill, .. }) = &mut mark.mark {
            *fill = fill.map(|_| commonground::roadmap::scene::Paint::Solid(WHITE));
        }
    }),
    (7, "A line goes through", |_, scene| {
        let at = first(scene, Role::Vision);
        let over = scene.items[at].bbox;
        let y = over.y + over.h * 0.5;
        let steps = vec![Step::Move(over.x, y), Step::Line(over.right(), y)];
        let stroke = Some(Stroke { ink: WHITE, width: 0.2, dash: None });
        let mark = Mark::Outline(Outline { steps, fill: None, stroke });
        let bbox = Rect::new(over.x, y, over.w, 0.0);
        scene.items.push(Item { role: Role::Decoration, group: "line".into(), bbox, mark });
    }),
    (8, "A marker touches", |_, scene| {
        let over = scene.items[first(scene, Role::Card)].bbox;
        let marks = |item: &&mut Item| {
            item.role == Role::Marker && matches!(&item.mark, Mark::Outline(outline) if outline.fill.is_some())
        };
        scene.items.iter_mut().find(marks).unwrap().bbox = over;
    }),
    (9, "is not at its day", |plan, _| {
        let cards = plan.lanes.iter_mut().flat_map(|lane| &mut lane.cards);
        for card in cards {
            card.due = card.due.map(|due| due + chrono::Days::new(3));
        }
    }),
    (9, "stands outside its time", |_, scene| {
        let card = scene.placed.iter_mut().find(|placed| placed.span.is_some()).unwrap();
        card.rect.x = card.span.unwrap().1 + 5.0;
    }),
    (10, "runs backwards", |_, scene| {
        let phase = scene.phases.last_mut().unwrap();
        (phase.2, phase.3) = (phase.3, phase.2);
    }),
    (10, "too near to each other", |_, scene| scene.ticks[1].0 = scene.ticks[0].1),
    (12, "尊", |_, scene| {
        scene.outcome.missing = vec!['尊'];
    }),
    (13, "In the head of theme", |_, scene| {
        let at = first(scene, Role::Lane);
        let at = (at..scene.items.len()).find(|at| matches!(&scene.items[*at].mark, Mark::Text(text) if text.face == Face::Bold && text.plain().len() > 3)).unwrap();
        let mut rest = scene.items[at].clone();
        let head = text(scene, at);
        let (begin, end) = head.text.split_at(2);
        if let Mark::Text(text) = &mut rest.mark {
            text.text = end.into();
            text.y += 3.0;
        }
        head.text = begin.into();
        scene.items.insert(at + 1, rest);
    }),
    (13, "is broken across lines", |_, scene| {
        let at = said_by(scene, "Megan");
        let mut rest = scene.items[at].clone();
        text(scene, at).text = "Me".into();
        if let Mark::Text(text) = &mut rest.mark {
            text.text = text.text.replace("Megan", "gan");
            text.y += 3.0;
        }
        scene.items.insert(at + 1, rest);
    }),
];

#[test]
fn what_is_wrong_with_a_picture_is_seen_and_said() {
    let (_, plan, scene) = drawn().iter().find(|(name, ..)| *name == "half-day").unwrap();
    assert_eq!(check(scene, plan), Vec::<String>::new());
    for (number, said, fault) in FAULTS {
        let (mut plan, mut scene) = (plan.clone(), scene.clone());
        fault(&mut plan, &mut scene);
        let found = check(&scene, &plan);
        assert!(found.iter().any(|sentence| sentence.contains(said)), "{number}, {said}: {found:?}");
    }
}

#[test]
fn lanes_half_empty_and_words_left_alone_are_said() {
    let (_, plan, scene) = drawn().iter().find(|(name, ..)| *name == "24").unwrap();
    let mut airy = scene.clone();
    airy.outcome.card_size = 3.0;
    for lane in &mut airy.lanes {
        lane.h *= 3.0;
    }
    assert!(check(&airy, plan).iter().any(|said| said.starts_with("The cards fill only ")), "{:?}", filled(&airy));
    // The last of several lines of an action says no more than “to”.
    let (mut plan, mut alone) = (plan.clone(), scene.clone());
    let what = |item: &Item, group: &str| {
        item.group == group
            && item.role == Role::Card
            && matches!(&item.mark, Mark::Text(text) if text.face == Face::Semibold && text.size > scene.outcome.card_size * 0.97)
    };
    let (group, at) = (alone.placed.iter())
        .find_map(|placed| {
            let group = format!("card-{}", placed.number);
            let lines: Vec<usize> = (0..alone.items.len()).filter(|at| what(&alone.items[*at], &group)).collect();
            (lines.len() > 1).then(|| (group.clone(), lines[lines.len() - 1]))
        })
        .unwrap();
    text(&mut alone, at).text = "to".into();
    for card in plan.lanes.iter_mut().flat_map(|lane| &mut lane.cards) {
        if format!("card-{}", card.number) == group {
            card.what = "What it is that we go to".into();
        }
    }
    assert!(check(&alone, &plan).iter().any(|said| said.contains("“to” stands alone")));
}

/// People know "their" place on the wall: another wording of one action leaves the others where they were.
#[test]
fn another_wording_of_one_action_moves_few_cards() {
    for (name, lane, at) in [("half-day", 1, 0), ("24", 2, 1), ("sample", 0, 1)] {
        let (_, plan, before) = drawn().iter().find(|(known, ..)| *known == name).unwrap();
        let mut plan = plan.clone();
        let card = &mut plan.lanes[lane].cards[at];
        card.what = format!("{} then", card.what);
        let after = scene(&plan);
        let lane_of = |scene: &Scene, number: &str| {
            let card = scene.placed.iter().find(|placed| placed.number == number).unwrap().rect;
            scene.lanes.iter().position(|lane| card.y >= lane.y && card.bottom() <= lane.bottom()).unwrap()
        };
        let mut moved = 0;
        for (one, other) in before.placed.iter().zip(&after.placed) {
            assert_eq!(lane_of(before, &one.number), lane_of(&after, &one.number), "{name}: {}", one.number);
            // As far as the card is high: it is not where one looks for it.
            let (x, y) = ((one.rect.x - other.rect.x).abs(), (one.rect.y - other.rect.y).abs());
            moved += usize::from(x > one.rect.h || y > one.rect.h);
        }
        let all = before.placed.len();
        println!("{name}: {moved} of {all}, {} {}", before.outcome.card_size, after.outcome.card_size);
        assert!(moved * 10 <= all * 3, "{name}: {moved} of {all} cards moved");
    }
}
