//! The checks of the cards against their plan: each there once, with its words whole, its signs true, at its day. Uses
//! the scene, the plan and its words.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::fonts::Face;
use super::super::palette::WHITE;
use super::super::plan::{Card, Plan};
use super::super::scene::{Item, Mark, Role, Rung, Scene, Step};
use super::super::words;
use super::bare;
use super::groups::Groups;

/// Every card once, with its number, who and when.
pub(super) fn all_there(scene: &Scene, groups: &Groups, plan: &Plan, out: &mut Vec<String>) {
    let mut wanted: BTreeMap<&str, usize> = BTreeMap::new();
    for card in plan.lanes.iter().flat_map(|lane| &lane.cards) {
        *wanted.entry(&card.number).or_default() += 1;
    }
    for (number, times) in &wanted {
        let there = groups.cards(number).len();
        if there != *times {
            out.push(format!("Card {number} is there {there} times, not {times}."));
        }
    }
    if scene.placed.len() != wanted.values().sum::<usize>() {
        out.push("There are cards on the picture that are not in the plan.".to_owned());
    }
    let lang = plan.lang();
    for card in plan.lanes.iter().flat_map(|lane| &lane.cards) {
        let group = format!("card-{}", card.number);
        let said: String = groups.texts(&group).map(|(_, text)| bare(&text.plain())).collect();
        marks(groups, card, &group, out);
        if !said.contains(&bare(&card.number)) {
            out.push(format!("Card {} does not show its number.", card.number));
        }
        for (what, text) in [("who", words::who(card, lang)), ("when", &words::due_short(card, lang))] {
            if !said.contains(&shown_part(scene, what, text)) {
                out.push(format!("Card {} does not show {what}: “{text}”.", card.number));
            }
        }
    }
}

/// Where texts had to be shortened, long names are shown by their beginning.
fn shown_part(scene: &Scene, what: &str, text: &str) -> String {
    if what == "who" && scene.outcome.rung == Rung::Shortened {
        bare(&text.trim().chars().take(24).collect::<String>())
    } else {
        bare(text)
    }
}

/// A filled number is a promise, a lozenge a milestone; nothing else is.
fn marks(groups: &Groups, card: &Card, group: &str, out: &mut Vec<String>) {
    let mut numbers = groups.texts(group).filter(|(item, _)| item.role == Role::Number);
    if numbers.any(|(_, text)| (text.ink == WHITE) != card.promised) {
        out.push(format!("The number of card {} does not show whether it was promised.", card.number));
    }
    let cornered = |item: &Item| match &item.mark {
        Mark::Outline(outline) => !outline.steps.iter().any(|step| matches!(step, Step::Curve(_))),
        Mark::Text(_) => false,
    };
    let mut markers = groups.things(group).filter(|item| item.role == Role::Marker);
    if markers.any(|item| cornered(item) != card.milestone) {
        out.push(format!("The marker of card {} does not show whether it is a milestone.", card.number));
    }
}

/// The dates of the cards are where the axis has these days.
pub(super) fn at_their_days(scene: &Scene, groups: &Groups, plan: &Plan, out: &mut Vec<String>) {
    let all = plan.lanes.iter().flat_map(|lane| &lane.cards);
    for card in all {
        let Some(placed) = groups.cards(&card.number).first() else { continue };
        let (Some((start, due)), Some(day)) = (placed.span, card.due) else { continue };
        let wrong = |day: NaiveDate, x: f32| on_axis(scene, plan, day).is_none_or(|at| (at - x).abs() > 0.1);
        // What began after its end is drawn as beginning with it.
        let begins = start.zip(card.start).is_some_and(|(x, from)| wrong(from.min(day), x));
        if wrong(day, due) || begins {
            out.push(format!("Card {} is not at its day on the axis.", card.number));
        }
    }
}

/// Where a day is, as the edges of the phases say.
fn on_axis(scene: &Scene, plan: &Plan, day: NaiveDate) -> Option<f32> {
    let day = (day - plan.day_zero).num_days();
    let (begin, end, from, to) = scene.phases.iter().find(|(.., to)| day <= *to).or(scene.phases.last())?;
    let length = super::super::axis::days((to - from).max(1));
    Some(begin + (end - begin) * super::super::axis::days((day - from).clamp(0, (to - from).max(0))) / length)
}

/// The lines of a card with what they say: whether they are of what is to be done, and their words.
fn lines(scene: &Scene, groups: &Groups, group: &str) -> Vec<(bool, String)> {
    let mut out: Vec<(bool, String)> = Vec::new();
    let mut last = f32::MIN;
    for (_, text) in groups.texts(group).filter(|(item, _)| item.role == Role::Card) {
        let what = text.face == Face::Semibold && text.size >= scene.outcome.card_size * 0.97;
        match out.last_mut() {
            Some((_, line)) if (text.y - last).abs() < 0.05 => line.push_str(&text.plain()),
            _ => out.push((what, text.plain())),
        }
        last = text.y;
    }
    out
}

/// No word of a theme's name is broken across the lines of its lane's head.
pub(super) fn named_whole(groups: &Groups, plan: &Plan, out: &mut Vec<String>) {
    for (n, lane) in plan.lanes.iter().enumerate() {
        let group = format!("lane-{}", n + 1);
        let mut lines: Vec<(f32, String)> = Vec::new();
        for (_, text) in groups.texts(&group) {
            match lines.last_mut() {
                Some((y, line)) if (text.y - *y).abs() < 0.05 => line.push_str(&text.plain()),
                _ => lines.push((text.y, text.plain())),
            }
        }
        let all: String = lines.iter().map(|(_, line)| bare(line)).collect();
        let whole = |word: &str| lines.iter().any(|(_, line)| bare(line).contains(&bare(word)));
        // No head is wide enough for the longest names of places.
        let words = lane.name.split_whitespace().filter(|word| word.chars().count() <= 24);
        let broken = words.filter(|word| all.contains(&bare(word)) && !whole(word));
        out.extend(broken.map(|word| format!("In the head of theme {} “{word}” is broken across lines.", lane.number)));
    }
}

/// No name and no date is broken across lines, and no short word stands alone at the end of an action.
pub(super) fn unbroken(scene: &Scene, groups: &Groups, plan: &Plan, out: &mut Vec<String>) {
    let lang = plan.lang();
    for card in plan.lanes.iter().flat_map(|lane| &lane.cards) {
        let lines = lines(scene, groups, &format!("card-{}", card.number));
        let said: String = lines.iter().map(|(_, line)| bare(line)).collect();
        let due = words::due_short(card, lang);
        let names =
            words::who(card, lang).split_whitespace().chain(card.with.iter().flat_map(|with| with.split_whitespace()));
        let short = Some(due.as_str()).filter(|due| due.chars().count() <= 24);
        for part in names.chain(short).map(bare).filter(|part| said.contains(part)) {
            if !lines.iter().any(|(_, line)| bare(line).contains(&part)) {
                out.push(format!("On card {} “{part}” is broken across lines.", card.number));
            }
        }
        let what: Vec<&str> = lines.iter().filter(|(what, _)| *what).map(|(_, line)| line.trim()).collect();
        if let [.., _, end] = what.as_slice()
            && end.chars().filter(|c| c.is_alphanumeric()).count() < 3
            && !end.contains(' ')
            && card.what.trim().ends_with(end)
        {
            out.push(format!("On card {} “{end}” stands alone in its line.", card.number));
        }
    }
}
