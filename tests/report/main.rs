//! The report and the linear text: everything that was said is in them once, what is private never, and nothing that
//! was said becomes markup.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

mod became;
mod dutch;
mod hostile;
mod papers;
#[cfg(feature = "poster")]
mod pdf;
mod preparing;
mod readers;
mod room;
mod share;
mod valley;
mod worksheets;
mod year;

use commonground::export::linear::{self, linear};
use commonground::export::markdown::markdown;
use commonground::export::report::{Edition, counts, report, report_for};
use commonground::export::report_html::html;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::{KINDS, Kind};
use commonground::model::op::{Act, How};
use commonground::model::session::Session;
use commonground::model::wish::{New, Wish};
use papers::{EDITIONS, holds_everything, is_line, parsed, places, read};
use room::{Room, day, half_day, said, text};
use std::collections::BTreeSet;
use valley::three_days;

#[test]
fn a_half_day_reads_so() {
    let session = half_day();
    insta::assert_snapshot!("half_day_markdown", markdown(&report(&session)));
    insta::assert_snapshot!("half_day_linear", linear(&session));
}

#[test]
fn every_line_stands_in_every_paper() {
    for session in [half_day(), three_days()] {
        holds_everything(&session, &report(&session), true);
        holds_everything(&session, &report_for(&session, Edition::Desk), false);
    }
}

#[test]
fn the_three_days_hold_every_kind() {
    let counts = counts(&three_days());
    // Lines of other sites are those of a meeting of several.
    for spec in KINDS.iter().filter(|spec| is_line(spec.kind) && spec.kind != Kind::SiteLine) {
        assert!(counts.of(spec.kind) > 0, "{}", spec.code);
    }
}

#[test]
fn the_counts_add_up_with_what_was_printed() {
    for session in [Session::default(), half_day(), three_days()] {
        let counts = counts(&session);
        assert_eq!(counts.taken_down, counts.standing + counts.taken_back);
        assert_eq!(counts.standing, counts.by_kind.values().sum::<usize>());
        for edition in EDITIONS {
            let report = report_for(&session, edition);
            let printed = report.printed();
            assert_eq!(printed.sum() + printed.taken_back, places(&html(&report)), "{edition:?}");
            if edition == Edition::Desk {
                assert_eq!(printed.standing, counts.by_kind);
                assert_eq!(printed.taken_back, counts.taken_back);
            }
            if edition == Edition::ThoseThere {
                assert_eq!(printed.sum(), counts.standing - counts.group_only);
            }
        }
    }
    let page = markdown(&report(&three_days()));
    assert!(page.contains("72 lines taken down: 70 stand here, 1 for their own group only, 1 taken back."), "{page}");
    let page = markdown(&report_for(&three_days(), Edition::Everyone));
    assert!(
        page.contains(
            "63 stand here, 1 for their own group only, 7 in the copy for those who were there, 1 taken back."
        ),
        "{page}"
    );
}

#[test]
fn no_line_has_two_places_and_every_link_leads_somewhere() {
    for edition in EDITIONS {
        let session = three_days();
        let report = report_for(&session, edition);
        let mut seen = BTreeSet::new();
        report.homes(&mut |home| assert!(seen.insert(home.id.clone()), "{:?}", home.id));
        let page = html(&report);
        let document = parsed(&page);
        let mut ids = BTreeSet::new();
        for id in document.descendants().filter_map(|node| node.attribute("id")) {
            assert!(ids.insert(id.to_owned()), "{id} twice");
        }
        for node in document.descendants() {
            for name in ["href", "aria-labelledby"] {
                if let Some(to) = node.attribute(name) {
                    assert!(ids.contains(to.trim_start_matches('#')), "{name} {to} leads nowhere");
                }
            }
        }
    }
}

#[test]
fn actions_come_before_how_we_got_there() {
    for session in [half_day(), three_days()] {
        let report = report(&session);
        let place = |anchor: &str| report.sections.iter().position(|section| section.anchor == anchor).unwrap();
        assert!(place("actions") < place("common-ground"));
        assert!(place("common-ground") < place("values"));
        assert!(place("values") < place("not-agreed"));
        assert!(place("not-agreed") < place("how"));
        assert!(place("how") < place("taken-back"));
        assert!(place("taken-back") < place("counts"));
    }
    let page = markdown(&report(&half_day()));
    assert!(page.find("Map every free room").unwrap() < page.find("What matters so much here").unwrap());
}

#[test]
fn an_action_is_one_sentence_after_the_other() {
    let spoken = linear(&half_day());
    let wanted = "Action 1.1. Map every free room. Shanice, Friday club. By 28 May 2026, said as “2 weeks”. Promised.";
    assert!(spoken.lines().any(|line| line == wanted), "{spoken}");
    assert!(spoken.lines().any(|line| line == "Action 3.1. Open table each month. Looking for someone. No date yet."));
    assert!(!spoken.chars().any(|c| matches!(c, '\u{2500}'..='\u{259F}' | '|')), "{spoken}");
}

#[test]
fn earlier_wordings_objections_and_joined_cards_are_kept() {
    let plain = read(&markdown(&report(&three_days())));
    assert!(plain.contains("first said: “Residents hold half the seats.”"));
    assert!(plain.contains("*Somebody said*: “we cannot promise seats that are elected”"));
    let together = plain.find("Brought together").unwrap();
    let after = &plain[together..];
    assert!(after.find("a warm kitchen in every village").unwrap() < after.find("somewhere warm to eat").unwrap());
    assert!(plain.contains("agreed, 43 in the room"));
}

#[test]
fn a_small_group_is_not_named() {
    let session = three_days();
    for edition in [Edition::ThoseThere, Edition::Everyone] {
        let report = report_for(&session, edition);
        for page in [html(&report), markdown(&report), linear::spoken(&report)] {
            // They were three: with the next smallest they are nine, so that the others do not tell their number.
            assert!(!page.contains("Farmers"), "{edition:?}");
            assert!(page.contains("fewer than five people"), "{edition:?}");
            assert!(page.contains("Smaller groups"), "{edition:?}");
        }
        assert!(markdown(&report).contains("| **14** Fewer doctors | 5 | 2 | 4 | 1 | 5 | 17 |"));
    }
    assert!(linear(&session).contains("F Farmers"));
    let half = markdown(&report(&half_day()));
    assert!(!half.contains("Who was there") && !half.contains("fewer than five"));
}

#[test]
fn the_copy_for_everyone_leaves_out_what_those_there_read() {
    let session = three_days();
    let report = report_for(&session, Edition::Everyone);
    for page in [html(&report), markdown(&report), linear::spoken(&report)] {
        for words in ["night of the flood", "letters go unanswered", "two people short"] {
            assert!(!page.contains(words), "{words}");
        }
        assert!(page.contains("the youth club never closed"));
    }
}

/// How to reach whoever keeps the record, and what people took back, is for those who were there.
#[test]
fn the_copy_for_everyone_has_no_contact_and_nothing_that_was_taken_back() {
    let mut room = Room::new();
    room.set(Field::Responsible, text("Gwen Rees, gwen@example.org, 01495 790000"));
    room.set(Field::WordsOutUntil, day("2026-06-30"));
    let kept = room.line(Kind::Trend, "Fewer buses in the evening");
    let gone = room.line(Kind::Trend, "What I would rather not have said");
    room.link(&kept, How::Cross, &gone);
    room.wish(&Wish::Withdraw(gone));
    for (edition, there) in [(Edition::ThoseThere, true), (Edition::Everyone, false)] {
        let report = report_for(&room.session, edition);
        for page in [html(&report), markdown(&report), linear::spoken(&report)] {
            // What is a mark in Markdown is marked there.
            let page = page.replace('\\', "");
            assert!(page.contains("Gwen Rees") && page.contains("Fewer buses"), "{edition:?}: {page}");
            for words in ["gwen@example.org", "790000", "rather not have said"] {
                assert_eq!(page.contains(words), there, "{edition:?}, {words}: {page}");
            }
        }
    }
}

#[test]
fn names_never_stand_with_prouds_sorries_and_time_lines() {
    let mut room = Room::new();
    for kind in [Kind::Proud, Kind::Sorry, Kind::TimeLine] {
        let id = room.say(New::line(kind, "", kind.code()).by("Gwenllian"));
        room.answer(&id, Field::Photo, text("gwenllian.jpg"));
        room.label(&id, How::SignedUp, "Gwenllian");
        room.label(&id, How::Tag, "Gwenllian");
        room.render(&id, "cy", "geiriau", "Gwenllian");
        // An answer that no wish would give to these kinds.
        let act = Act::Set { over: Vec::new(), field: Field::Who, key: "".into(), to: text("Gwenllian") };
        let op = room.bare(Id::new(format!("x-{}.1", kind.code())), vec![id], act);
        room.session.absorb(op);
    }
    for edition in EDITIONS {
        let report = report_for(&room.session, edition);
        for page in [html(&report), markdown(&report), linear::spoken(&report)] {
            assert!(!page.to_lowercase().contains("gwenllian"), "{edition:?} {page}");
        }
    }
}

#[test]
fn what_is_the_facilitators_never_appears() {
    let mut room = Room::new();
    let card = room.line(Kind::Card, "a card");
    let action = room.line(Kind::Action, "an action");
    for (n, kind) in [Kind::Note, Kind::Person].into_iter().enumerate() {
        let mut hidden = said(kind, "actions", "SECRET words");
        hidden.with.push((Field::Contact, text("SECRET number")));
        hidden.by = "SECRET".into();
        let id = room.force(&format!("p-{n}.1"), hidden);
        for (m, act) in [
            Act::Text { over: Vec::new(), text: "SECRET again".into() },
            Act::Also { over: Vec::new(), lang: "cy".into(), text: "SECRET cy".into(), by: "".into() },
        ]
        .into_iter()
        .enumerate()
        {
            let op = room.bare(Id::new(format!("p-{n}.{}", m + 2)), vec![id.clone()], act);
            room.session.absorb(op);
        }
        // Lines that point at it, in every way there is.
        for (m, how) in [How::Joined, How::From, How::Uses, How::Cross, How::Answers].into_iter().enumerate() {
            let act = Act::Link { how, label: "".into() };
            let op = room.bare(Id::new(format!("p-{n}.{}", m + 10)), vec![card.clone(), id.clone()], act);
            room.session.absorb(op);
        }
        for (m, field) in [Field::Parent, Field::Theme, Field::KeyGoal].into_iter().enumerate() {
            let act = Act::Set { over: Vec::new(), field, key: "".into(), to: Value::Other(id.clone()) };
            let of = vec![if m == 1 { action.clone() } else { card.clone() }, id.clone()];
            let op = room.bare(Id::new(format!("p-{n}.{}", m + 20)), of, act);
            room.session.absorb(op);
        }
    }
    // One whose beginning was undone, so that its words wait.
    let id = room.force("p-9.1", said(Kind::Note, "", "SECRET note"));
    for (m, act) in [Act::Text { over: Vec::new(), text: "SECRET orphan".into() }, Act::Undo { ops: vec![id.clone()] }]
        .into_iter()
        .enumerate()
    {
        let op = room.bare(Id::new(format!("p-9.{}", m + 2)), vec![id.clone()], act);
        room.session.absorb(op);
    }
    assert_eq!(room.session.orphans().count(), 1);
    room.label(&action, How::SignedUp, "person-07");
    for edition in EDITIONS {
        let report = report_for(&room.session, edition);
        for page in [html(&report), markdown(&report), linear::spoken(&report)] {
            assert!(!page.contains("SECRET"), "{edition:?} {page}");
            assert!(!page.contains("person-07"), "{edition:?} {page}");
            assert!(page.contains("a card") && page.contains("an action"));
        }
    }
}

#[test]
fn the_same_session_gives_the_same_bytes() {
    let session = three_days();
    let mut ops: Vec<_> = session.ops().cloned().collect();
    ops.sort_by(|a, b| b.id.cmp(&a.id));
    let again = Session::of(ops);
    assert_eq!(html(&report(&session)), html(&report(&again)));
    assert_eq!(markdown(&report(&session)), markdown(&report(&again)));
    assert_eq!(linear(&session), linear(&again));
}

#[test]
fn an_empty_session_is_a_paper_too() {
    let page = markdown(&report(&Session::default()));
    assert!(page.contains("No actions were written down."), "{page}");
    assert!(page.contains("0 lines taken down: 0 stand here."), "{page}");
    parsed(&html(&report(&Session::default())));
}

#[test]
fn what_was_taken_out_at_a_wish_is_counted_and_gone() {
    let mut room = Room::new();
    let id = room.line(Kind::Value, "words to be taken out");
    room.line(Kind::Value, "words that stay");
    room.wish(&Wish::Forget(vec![id]));
    let page = markdown(&report(&room.session));
    assert!(!page.contains("words to be taken out"));
    assert!(page.contains("Taken out at a person's wish: 1."), "{page}");
}

#[test]
fn answers_that_differ_are_both_shown() {
    let mut room = Room::new();
    let id = room.say(New::line(Kind::Action, "", "an action").with(Field::Who, text("Gwen")));
    let act = Act::Set { over: Vec::new(), field: Field::Who, key: "".into(), to: text("Huw") };
    let op = room.bare(Id::new("t3-aaaa2222.1"), vec![id.clone()], act);
    room.session.absorb(op);
    let act = Act::Text { over: Vec::new(), text: "another wording".into() };
    let op = room.bare(Id::new("t3-aaaa2222.2"), vec![id], act);
    room.session.absorb(op);
    let page = markdown(&report(&room.session));
    assert!(page.contains("Gwen or Huw?"), "{page}");
    assert!(page.contains("Two wordings stand side by side: an action"), "{page}");
}

#[test]
fn photographs_and_what_was_typed_from_charts_are_named() {
    let mut room = Room::new();
    let item = room.say(New::line(Kind::Agenda, "", "What we value").with(Field::Stage, text("values")));
    room.answer(&item, Field::Photo, text("wall-2.jpg"));
    let value = New::line(Kind::Value, "values", "nobody is asked twice");
    room.say(value.with(Field::Origin, text("charts")).with(Field::Photo, text("IMG_2031.jpg")));
    let said = markdown(&report(&room.session));
    for words in ["wall-2.jpg", "IMG\\_2031.jpg", "typed from charts after the day"] {
        assert!(said.contains(words), "{words} in {said}");
    }
}
