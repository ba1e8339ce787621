//! What the pictures say of a session, word for word: what has no date, a vision that waits for the room, words that are
//! too long for their place, whole notes.

use super::*;
use chrono::NaiveDate;
use commonground::export::papers::{self, Format};
use commonground::roadmap::pictures::Part;
use commonground::roadmap::scene::bounds;

fn day(words: &str) -> Value {
    Value::Date { on: Some(words.parse::<NaiveDate>().unwrap()), said: words.into() }
}

/// A room with a theme and actions, each with its day where it has one.
fn acts(actions: &[(&str, Option<&str>)]) -> Room {
    let mut room = Room::default();
    room.wish(&Wish::answer(&Id::session(), Field::LastDay, day("2026-05-14")));
    let theme = room.say(Kind::Theme, "Getting about", &[]);
    for (what, due) in actions {
        let mut new = New::line(Kind::Action, "", what).with(Field::Theme, Value::Other(theme.clone()));
        if let Some(due) = due {
            new = new.with(Field::Due, day(due));
        }
        room.wish(&Wish::Say(new));
    }
    room
}

fn part<'a>(drawn: &'a Drawn, heading: &str) -> &'a [String] {
    let found = drawn.words.iter().find(|part: &&Part| part.heading == heading);
    found.map_or(&[], |part| part.lines.as_slice())
}

/// Where a text stands on the first sheet.
fn at(drawn: &Drawn, words: &str) -> f32 {
    let texts = drawn.sheets[0].items.iter().filter_map(|item| match &item.mark {
        Mark::Text(text) if text.plain().contains(words) => Some(text.y),
        _ => None,
    });
    texts.reduce(f32::min).unwrap()
}

#[test]
fn one_page_says_of_no_action_without_a_date_that_it_is_of_the_first_hundred_days() {
    let mut room =
        acts(&[("Ring the company", Some("2026-05-30")), ("Count who waits", None), ("Later", Some("2027-05-30"))]);
    for (tag, [first, undated, due]) in [
        ("", ["In the first 100 days", "Actions with no date yet", "30 May 2026"]),
        ("nl", ["In de eerste 100 dagen", "Acties nog zonder datum", "30 mei 2026"]),
    ] {
        room.wish(&Wish::answer(&Id::session(), Field::Language, Value::Text(tag.into())));
        let page = drawn(&room.session, Picture::OnePage);
        assert_eq!(faults(&page), Vec::<String>::new());
        let (dated, open) = (part(&page, first), part(&page, undated));
        assert!(dated.len() == 1 && dated[0].contains("Ring the company"), "{dated:?}");
        assert!(open.len() == 1 && open[0].contains("Count who waits"), "{open:?}");
        assert!(at(&page, first) < at(&page, "Ring the company"));
        assert!(
            at(&page, "Ring the company") < at(&page, undated) && at(&page, undated) < at(&page, "Count who waits")
        );
        // The column says once what it is about.
        let words = said(&page);
        assert!(words.contains(due), "{words}");
        assert!(!words.contains(&format!("by {due}")) && !words.contains("uiterlijk"), "{words}");
    }
    // Nothing has a date: then nothing is said of the first 100 days.
    let page = drawn(&acts(&[("Count who waits", None)]).session, Picture::OnePage);
    assert!(said(&page).contains("no date yet") && !said(&page).contains("100 days"), "{}", said(&page));
}

#[test]
fn a_vision_that_is_written_is_called_so_and_that_nobody_has_asked_the_room() {
    for (tag, [none, unasked, open]) in [
        ("", ["not yet written", "is written, and not yet asked of the room", "the room has not agreed to it"]),
        ("nl", ["nog niet geschreven", "is geschreven, en nog niet aan de zaal gevraagd", "is het er niet over eens"]),
    ] {
        let mut room = acts(&[("Ring the company", None)]);
        room.wish(&Wish::answer(&Id::session(), Field::Language, Value::Text(tag.into())));
        let poster = |room: &Room| papers::roadmap(&room.session, Format::Html, None).unwrap().text;
        let both = |room: &Room| [said(&drawn(&room.session, Picture::OnePage)), poster(room)];
        for paper in both(&room) {
            assert!(paper.contains(none), "{paper}");
        }
        let vision = room.say(Kind::Vision, "Every village has a bus.", &[]);
        for paper in both(&room) {
            assert!(paper.contains(unasked) && !paper.contains(none), "{paper}");
        }
        room.wish(&Wish::answer(&vision, Field::Test, Value::Text("not-agreed".into())));
        for paper in both(&room) {
            assert!(paper.contains(open) && !paper.contains(none) && !paper.contains(unasked), "{paper}");
        }
    }
}

#[test]
fn a_branch_of_the_trend_map_keeps_the_numbers_of_its_rings_and_its_words_whole() {
    let mut room = room(10, 40);
    room.wish(&Wish::answer(&Id::session(), Field::Language, Value::Text("nl".into())));
    room.wish(&Wish::answer(&Id::session(), Field::OurTask, Value::Text("How do we live here in 2036?".into())));
    let branch = room.session.of_kind(Kind::Trend).next().unwrap().id.clone();
    room.wish(&Wish::Answer { of: branch.clone(), field: Field::Dots, key: "A".into(), to: Value::Count(115) });
    let key = room.say(Kind::KeyTrend, "No way home", &[]);
    let within = Wish::Link { how: How::Within, one: branch, other: Some(key), label: "".into() };
    room.wish(&within);
    room.say(Kind::Trend, "Vrijwilligersorganisaties die geen bestuursleden vinden", &[]);
    let map = drawn(&room.session, Picture::Trends);
    assert_eq!(faults(&map), Vec::<String>::new());
    let words = said(&map);
    assert!(words.contains("waarvan 116 hierop") && words.contains("omcirkeld in "), "{words}");
    assert!(words.contains("Vrijwilligersorganisaties "), "{words}");
    // What hangs below a question is no part of its sentence.
    assert!(words.contains("in 2036? ") && !words.contains("?,"), "{words}");
    assert!(at(&map, "in 2036?") < at(&map, "hier, vandaag"));
}

#[test]
fn a_word_that_is_broken_on_a_card_has_a_hyphen_there_and_is_found_whole() {
    let long = "Verantwoordelijkhedenoverzichtscoördinatievergadering";
    let room = acts(&[(long, None), ("Ring the company", Some("2026-05-30")), ("Paint", Some("2026-11-30"))]);
    let svg = papers::roadmap(&room.session, Format::Svg, None).unwrap().text;
    let drawn: Vec<&str> = svg.split("</text>").filter_map(|text| Some(text.rsplit_once('>')?.1)).collect();
    let parts = drawn.iter().skip_while(|part| !part.starts_with("Verant")).take_while(|part| !part.contains(' '));
    let parts: Vec<&str> = parts.copied().collect();
    let last = parts.iter().position(|part| !part.ends_with('-')).unwrap();
    assert!(last > 0, "{parts:?}");
    assert_eq!(parts[..=last].concat().replace('-', ""), long);
}

#[test]
fn what_was_not_written_down_stands_below_the_last_panel_of_the_asset_map() {
    for many in [1, 3] {
        let mut room = Room::default();
        for sort in ["individual", "association", "place"].iter().take(many) {
            room.say(Kind::Asset, "The hall with its kitchen", &[(Field::Sort, sort)]);
        }
        let map = drawn(&room.session, Picture::Assets);
        let mut panels = 0;
        let told = at(&map, "Nothing is written down yet under");
        for item in &map.sheets[0].items {
            let Mark::Outline(outline) = &item.mark else { continue };
            if !item.group.starts_with("panel-") {
                continue;
            }
            panels += 1;
            let foot = bounds(&outline.steps).bottom();
            assert!(foot < told - 2.0, "{foot} {told}");
        }
        assert!(panels >= many);
    }
}
