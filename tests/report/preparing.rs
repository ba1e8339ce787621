//! What was prepared, in the papers: who brings what, who was there, what became of the earlier map and of voices.

use crate::papers::EDITIONS;
use crate::room::{Room, text};
use commonground::export::linear::{linear, spoken};
use commonground::export::markdown::markdown;
use commonground::export::report::{Edition, report_for};
use commonground::export::report_html::html;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::How;
use commonground::model::wish::New;

fn group(room: &mut Room, letter: &str, name: &str, are_in: &str, present: &[(&str, u64)]) {
    let new = New::line(Kind::Group, "", name).with(Field::Letter, text(letter));
    room.say(if are_in.is_empty() { new } else { new.with(Field::AreIn, text(are_in)) });
    for (task, n) in present {
        room.present(&format!("{task}/{letter}"), *n);
    }
}

fn imported(room: &mut Room, words: &str, checked: &str) -> Id {
    let new = New::line(Kind::Asset, "", words).with(Field::Origin, text("imported"));
    room.say(if checked.is_empty() { new } else { new.with(Field::Checked, text(checked)) })
}

#[test]
fn who_brings_what_who_was_there_and_what_became_of_what_was_brought_in() {
    let mut room = Room::new();
    group(&mut room, "A", "Residents", "I N", &[("welcome", 9), ("trends", 11)]);
    group(&mut room, "B", "Council", "authority, resources", &[("welcome", 6)]);
    imported(&mut room, "the hall kitchen", "still-here");
    imported(&mut room, "the bakery", "gone");
    imported(&mut room, "the choir", "");
    room.say(New::line(Kind::Asset, "", "the new bench"));
    let heard = room.say(New::line(Kind::OutsideVoice, "", "I would come by bus"));
    room.say(New::line(Kind::OutsideVoice, "", "I cannot hear in that hall"));
    let action = room.say(New::line(Kind::Action, "", "Run a bus"));
    room.link(&action, How::Answers, &heard);
    insta::assert_snapshot!("prepared", markdown(&report_for(&room.session, Edition::ThoseThere)));
    let said = linear(&room.session);
    for wanted in [
        "A Residents. Information: yes. Need: yes.",
        "Whom we still need: people who bring expertise.",
        "Trend map. A Residents: 11. B Council: 6. Together: 17.",
        "Of the earlier asset map, 3 stand here: 1 still here, 1 gone, 1 not looked at again.",
        "3. the choir. Brought in from an earlier paper. Not looked at again.",
        "5. I would come by bus. Answered by: 0.1.",
        "6. I cannot hear in that hall. No answer yet.",
    ] {
        assert!(said.lines().any(|line| line.trim() == wanted), "{wanted}: {said}");
    }
}

/// The count of a small group stands nowhere, and cannot be reckoned from the others.
#[test]
fn the_rule_of_five_holds_from_task_to_task() {
    let mut room = Room::new();
    let tasks = ["welcome", "time-lines", "trends"];
    for (letter, name, counts) in [
        ("A", "Residents", [19, 21, 23]),
        ("B", "Council", [7, 7, 8]),
        ("C", "Farmers", [3, 2, 4]),
        ("D", "Chapel", [6, 6, 6]),
    ] {
        let present: Vec<(&str, u64)> = tasks.into_iter().zip(counts).collect();
        group(&mut room, letter, name, "A", &present);
    }
    for edition in EDITIONS {
        let report = report_for(&room.session, edition);
        for page in [html(&report), markdown(&report), spoken(&report)] {
            assert_eq!(page.contains("Farmers"), edition == Edition::Desk, "{page}");
        }
        let page = spoken(&report);
        let wanted = match edition {
            Edition::Desk => "Time lines. A Residents: 21. B Council: 7. C Farmers: 2. D Chapel: 6. Together: 36.",
            _ => "Time lines. A Residents: 21. B Council: 7. Smaller groups: 8. Together: 36.",
        };
        assert!(page.contains(wanted), "{page}");
    }
}

/// One small group among few: its count cannot be told, so the whole is not told either.
#[test]
fn what_cannot_be_told_is_not_left_over() {
    let mut room = Room::new();
    group(&mut room, "A", "Farmers", "A", &[("welcome", 3), ("trends", 2)]);
    for edition in [Edition::ThoseThere, Edition::Everyone] {
        let page = spoken(&report_for(&room.session, edition));
        let table: Vec<&str> = page.lines().filter(|line| line.starts_with("Trend map")).collect();
        assert_eq!(table, ["Trend map."], "{page}");
    }
    // A count that two people gave differently is no sum.
    room.set(Field::Room, Value::Count(30));
    assert!(linear(&room.session).contains("Trend map. A Farmers: 2. Together: 2."));
}
