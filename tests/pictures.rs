//! The pictures beside the roadmap, over sessions of all sizes: nothing lies over anything, nothing is cut, everything is
//! there once, and nobody reads what is not for them.

#![cfg(feature = "poster")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking, and their tables are data")]

use chrono::DateTime;
use commonground::export::picture_pages;
use commonground::export::share::{self, Audience};
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::How;
use commonground::model::query;
use commonground::model::session::Session;
use commonground::model::wish::{New, Stamp, Wish, propose};
use commonground::roadmap::pictures::fitness::faults;
use commonground::roadmap::pictures::{Drawn, PICTURES, Picture};
use commonground::roadmap::scene::{Mark, Role};
use std::collections::BTreeSet;

#[path = "pictures/words.rs"]
mod words_of;

/// A session that is told what is said.
#[derive(Default)]
struct Room {
    session: Session,
    next: u64,
}

impl Room {
    fn wish(&mut self, wish: &Wish) -> Id {
        let at = DateTime::parse_from_rfc3339("2026-05-14T10:00:00+01:00").unwrap();
        self.next += 1;
        let stamp = Stamp { writer: "desk-k7q2m4xw".to_owned(), next: self.next, step: self.next, at };
        let ops = propose(&self.session, wish, &stamp).unwrap();
        self.next += u64::try_from(ops.len()).unwrap();
        let id = ops[0].id.clone();
        for op in ops {
            self.session.absorb(op);
        }
        id
    }

    fn say(&mut self, kind: Kind, text: &str, with: &[(Field, &str)]) -> Id {
        let mut new = New::line(kind, "", text);
        for (field, words) in with {
            new = new.with(*field, Value::Text((*words).into()));
        }
        self.wish(&Wish::Say(new))
    }

    fn under(&mut self, kind: Kind, text: &str, over: &Id) -> Id {
        self.wish(&Wish::Say(New::line(kind, "", text).with(Field::Parent, Value::Other(over.clone()))))
    }
}

/// Words of about so many letters, different for each number.
fn words(n: usize, letters: usize) -> String {
    const SOME: [&str; 12] = [
        "the bus",
        "goes",
        "every hour",
        "and nobody",
        "knows why",
        "in winter",
        "our hall",
        "stays warm",
        "for all",
        "who come",
        "on Fridays",
        "with soup",
    ];
    let mut out = format!("line {n}:");
    let mut at = n;
    while out.len() < letters {
        out.push(' ');
        out.push_str(SOME[at % SOME.len()]);
        at = at * 5 + 7;
    }
    out
}

/// A room that has said so many lines of each kind.
fn room(many: usize, letters: usize) -> Room {
    let mut room = Room::default();
    for (letter, name) in [("A", "Residents"), ("B", "Health"), ("C", "Farms")] {
        room.say(Kind::Group, name, &[(Field::Letter, letter)]);
    }
    let lanes = ["our own lives", "the world", "the valley"];
    let sorts = ["individual", "association", "institution", "place", "economy", "culture-story"];
    let mut branch: Option<Id> = None;
    for n in 0..many {
        let text = words(n, letters);
        let year = format!("{}", 1950 + (n * 37) % 76);
        let mark = [(Field::Mark, if n % 2 == 0 { "high" } else { "low" })];
        let base = [(Field::Lane, lanes[n % 3]), (Field::Year, year.as_str())];
        let all: Vec<_> = base.into_iter().chain(mark.into_iter().filter(|_| n % 3 == 0)).collect();
        // One in eleven has no year.
        room.say(Kind::TimeLine, &text, if n % 11 == 5 { &all[..1] } else { &all });
        room.say(Kind::Asset, &text, &[(Field::Sort, sorts[(n * n) % 6])]);
        let trend = match &branch {
            Some(over) if n % 7 != 0 => room.under(Kind::Trend, &text, over),
            _ => room.say(Kind::Trend, &text, &[]),
        };
        for (at, letter) in ["A", "B"].iter().enumerate() {
            let dots = Value::Count(u64::try_from((n * 5 + at) % 9).unwrap());
            room.wish(&Wish::Answer { of: trend.clone(), field: Field::Dots, key: (*letter).into(), to: dots });
        }
        if n % 7 == 0 {
            branch = Some(trend);
        }
        if n < 40 {
            let (a, b) = (format!("Party {}", n % 9), format!("Group {}", n * 3 % 13));
            room.say(Kind::Relationship, &a, &[(Field::ToParty, &b), (Field::Now, "thin"), (Field::Wanted, "strong")]);
        }
        if n < 12 {
            room.say(Kind::Pattern, &text, &[]);
        }
    }
    room
}

fn drawn(session: &Session, picture: Picture) -> Drawn {
    picture_pages::draw(session, picture, None, None)
}

/// What is wrong with every picture of a session.
fn all_faults(session: &Session) -> Vec<String> {
    PICTURES.iter().flat_map(|spec| faults(&drawn(session, spec.picture))).collect()
}

fn sample(name: &str) -> Session {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions").join(name);
    Session::of(commonground::store::read(&path).unwrap().ops)
}

/// All words on a picture.
fn said(drawn: &Drawn) -> String {
    let items = drawn.sheets.iter().flat_map(|scene| &scene.items);
    items
        .filter_map(|item| match &item.mark {
            Mark::Text(text) => Some(text.plain() + " "),
            Mark::Outline(_) => None,
        })
        .collect()
}

#[test]
fn every_picture_of_a_room_of_any_size_is_fit_to_be_given_away() {
    for (many, letters) in [(0, 40), (1, 40), (1, 150), (30, 40), (30, 150)] {
        assert_eq!(all_faults(&room(many, letters).session), Vec::<String>::new(), "{many} of {letters} letters");
    }
}

#[test]
fn three_hundred_lines_go_on_more_sheets_and_none_is_left_out() {
    let room = room(300, 60);
    for picture in [Picture::TimeLines, Picture::Trends, Picture::Assets] {
        let drawn = drawn(&room.session, picture);
        assert_eq!(faults(&drawn), Vec::<String>::new(), "{picture:?}");
        assert!(drawn.sheets.len() > 1, "{picture:?}");
        assert!(drawn.held.len() >= 300, "{picture:?}");
    }
}

#[test]
fn everything_in_one_year_still_finds_its_place() {
    let mut room = Room::default();
    for n in 0..40 {
        room.say(Kind::TimeLine, &words(n, 60), &[(Field::Lane, "the world"), (Field::Year, "1987")]);
    }
    let drawn = drawn(&room.session, Picture::TimeLines);
    assert_eq!(faults(&drawn), Vec::<String>::new());
    assert_eq!(drawn.held.len(), 40);
}

#[test]
fn the_pictures_of_the_samples_are_fit_and_in_type_that_is_read_with_ease() {
    let points = |drawn: &Drawn| drawn.sheets[0].outcome.card_size * 72.0 / 25.4;
    for name in ["healthy-valley.ron", "clinton-2012.ron"] {
        assert_eq!(all_faults(&sample(name)), Vec::<String>::new(), "{name}");
    }
    let valley = sample("healthy-valley.ron");
    for (picture, least) in
        [(Picture::TimeLines, 8.5), (Picture::Trends, 9.0), (Picture::Assets, 11.0), (Picture::OnePage, 9.0)]
    {
        let points = points(&drawn(&valley, picture));
        assert!(points >= least, "{picture:?}: {points}");
    }
}

#[test]
fn the_same_session_is_the_same_bytes_and_no_name_stands_twice() {
    let valley = sample("healthy-valley.ron");
    let make = || {
        let all = picture_pages::all(&valley, &[]);
        picture_pages::html(&valley, &all)
    };
    let page = make();
    assert_eq!(page, make());
    assert!(!page.contains("<script") && !page.contains("src="));
    let parsed = roxmltree::Document::parse(page.trim_start_matches("<!DOCTYPE html>\n")).unwrap();
    let ids: Vec<&str> = parsed.descendants().filter_map(|node| node.attribute("id")).collect();
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len());
    for picture in [Picture::TimeLines, Picture::Trends] {
        for file in picture_pages::svgs(&valley, &drawn(&valley, picture)) {
            roxmltree::Document::parse(&file).unwrap();
        }
    }
}

#[test]
fn as_many_dots_are_drawn_as_the_model_counts() {
    let valley = sample("healthy-valley.ron");
    let drawn = drawn(&valley, Picture::Trends);
    let counted = query::dots::dots(&valley);
    let map = query::trends::trend_map(&valley);
    let with_branches: u64 = counted.total;
    let on_roots: u64 = map
        .rows
        .iter()
        .zip(&counted.trends)
        .filter(|(row, _)| row.depth == 0 && !row.unplaced)
        .map(|(_, trend)| trend.tally.total)
        .sum();
    let circles = drawn.sheets[0].items.iter().filter(|item| {
        let round = (item.bbox.w - item.bbox.h).abs() < 0.01 && item.bbox.w < 3.0;
        item.role == Role::Card && round && matches!(item.mark, Mark::Outline(_))
    });
    assert_eq!(u64::try_from(circles.count()).unwrap(), with_branches - on_roots);
}

#[test]
fn hidden_dots_are_on_no_picture() {
    let mut room = room(10, 40);
    room.wish(&Wish::answer(&Id::session(), Field::DotsHidden, Value::Flag(true)));
    assert!(!said(&drawn(&room.session, Picture::Trends)).contains("dots on the wall"));
    let words = drawn(&room.session, Picture::Trends).words;
    assert!(words.iter().flat_map(|part| &part.lines).all(|line| !line.contains(" dots")));
}

#[test]
fn what_is_for_one_group_only_or_taken_back_is_on_no_picture() {
    let mut room = Room::default();
    for (kind, field, words) in [
        (Kind::TimeLine, Field::Lane, "the world"),
        (Kind::Trend, Field::Example, "as an example"),
        (Kind::Asset, Field::Sort, "individual"),
        (Kind::Relationship, Field::ToParty, "Secret partner"),
    ] {
        let id = room.say(kind, "Secret line", &[(field, words)]);
        room.wish(&Wish::answer(&id, Field::GroupOnly, Value::Flag(true)));
        let gone = room.say(kind, "Regretted line", &[(field, words)]);
        room.wish(&Wish::Withdraw(gone));
        room.say(kind, "Open line", &[(field, words)]);
    }
    for spec in &PICTURES {
        let drawn = drawn(&room.session, spec.picture);
        let page = picture_pages::html(&room.session, std::slice::from_ref(&drawn));
        assert!(!page.contains("Secret line") && !page.contains("Regretted line"), "{}", spec.code);
        assert_eq!(faults(&drawn), Vec::<String>::new(), "{}", spec.code);
    }
}

#[test]
fn a_copy_for_everyone_has_no_time_lines() {
    let valley = sample("healthy-valley.ron");
    let public = Session::of(share::copy(&valley, Audience::Public, None).ops);
    let all = said(&drawn(&public, Picture::TimeLines));
    assert!(said(&drawn(&valley, Picture::TimeLines)).contains("Moved back with a baby"));
    assert!(!all.contains("Moved back with a baby"));
    assert_eq!(all_faults(&public), Vec::<String>::new());
}

#[test]
fn one_party_is_shown_with_those_that_it_has_to_do_with() {
    let room = room(20, 40);
    let one = picture_pages::draw(&room.session, Picture::Relations, Some("party 3"), None);
    assert_eq!(faults(&one), Vec::<String>::new());
    let whole = drawn(&room.session, Picture::Relations);
    assert!(one.held.len() < whole.held.len() && one.held.iter().any(|(_, name)| name == "Party 3"));
    assert!(picture_pages::draw(&room.session, Picture::Relations, Some("nobody"), None).sheets.is_empty());
}

#[test]
fn key_trends_and_what_hangs_together_stand_below_the_map() {
    let mut room = room(10, 40);
    let trends: Vec<Id> = room.session.of_kind(Kind::Trend).map(|trend| trend.id.clone()).collect();
    let key = room.say(Kind::KeyTrend, "No way home", &[]);
    let link = |how: How, one: &Id, other: &Id| Wish::Link {
        how,
        one: one.clone(),
        other: Some(other.clone()),
        label: String::new().as_str().into(),
    };
    room.wish(&link(How::Within, &trends[2], &key));
    room.wish(&link(How::Cross, &trends[1], &trends[3]));
    let drawn = drawn(&room.session, Picture::Trends);
    assert_eq!(faults(&drawn), Vec::<String>::new());
    let words = said(&drawn);
    assert!(words.contains("No way home") && words.contains("What hangs together"), "{words}");
}

/// The same room, in a language that is written from right to left.
fn in_language(mut room: Room, tag: &str) -> Session {
    room.wish(&Wish::answer(&Id::session(), Field::Language, Value::Text(tag.into())));
    room.session
}

#[test]
fn a_session_from_right_to_left_has_its_pictures_turned_over() {
    for (many, letters) in [(1, 40), (30, 40)] {
        let plain = room(many, letters).session;
        for tag in ["ar", "he"] {
            let turned = in_language(room(many, letters), tag);
            for spec in &PICTURES {
                let (one, other) = (drawn(&plain, spec.picture), drawn(&turned, spec.picture));
                assert!(!one.from_right && other.from_right, "{}", spec.code);
                assert_eq!(one.sheets.len(), other.sheets.len(), "{}", spec.code);
                for (one, other) in one.sheets.iter().zip(&other.sheets) {
                    for (a, b) in one.placed.iter().zip(&other.placed) {
                        assert_eq!((&a.number, a.rect.y), (&b.number, b.rect.y), "{}", spec.code);
                        // A year and words of another direction are a little wider or narrower together.
                        let middle = |rect: commonground::roadmap::scene::Rect| rect.x + rect.w * 0.5;
                        let over = one.width - middle(a.rect);
                        assert!((over - middle(b.rect)).abs() < 3.0, "{}: {:?} {:?}", spec.code, a.rect, b.rect);
                    }
                }
                // The page says so, too.
                let page = picture_pages::html(&turned, std::slice::from_ref(&other));
                assert!(page.contains(" dir=\"rtl\""), "{}", spec.code);
            }
            assert_eq!(all_faults(&turned), Vec::<String>::new(), "{tag}, {many}");
        }
    }
}

/// What is said in a room, line for line: kind, words, answers.
type Said<'a> = [(Kind, &'a str, &'a [(Field, &'a str)])];

#[test]
fn pictures_in_arabic_and_hebrew_are_fit_to_be_given_away() {
    let arabic: &Said = &[
        (Kind::TimeLine, "إغلاق آخر منجم في الوادي", &[(Field::Year, "1994"), (Field::Lane, "our own lives")]),
        (Kind::TimeLine, "الجيران يحملون الطعام", &[(Field::Year, "2020"), (Field::Mark, "high")]),
        (Kind::Trend, "الحافلات أقل في المساء", &[]),
        (Kind::Asset, "مطبخ قاعة العمال", &[(Field::Sort, "place")]),
        (
            Kind::Relationship,
            "السكان",
            &[(Field::ToParty, "المركز الصحي"), (Field::Now, "thin"), (Field::Wanted, "strong")],
        ),
        (Kind::Value, "لا يُسأل أحد مرتين", &[]),
    ];
    let hebrew: &Said = &[
        (Kind::TimeLine, "המכרה האחרון נסגר", &[(Field::Year, "1994"), (Field::Lane, "our own lives")]),
        (Kind::Trend, "פחות אוטובוסים בערב", &[]),
        (Kind::Asset, "המטבח באולם הפועלים", &[(Field::Sort, "place")]),
        (Kind::Relationship, "התושבים", &[(Field::ToParty, "המרפאה"), (Field::Now, "none"), (Field::Wanted, "good")]),
        (Kind::Value, "שכנים דואגים זה לזה", &[]),
    ];
    for (tag, title, lines) in [("ar", "الوادي الصحي", arabic), ("he", "העמק הבריא", hebrew)] {
        let mut room = Room::default();
        room.wish(&Wish::answer(&Id::session(), Field::Title, Value::Text(title.into())));
        for (kind, words, with) in lines {
            room.say(*kind, words, with);
        }
        let session = in_language(room, tag);
        assert_eq!(all_faults(&session), Vec::<String>::new(), "{tag}");
        for spec in &PICTURES {
            let drawn = drawn(&session, spec.picture);
            assert!(drawn.sheets.iter().all(|scene| scene.outcome.missing.is_empty()), "{tag} {}", spec.code);
            // The title stands at the right.
            let title = drawn.sheets[0].items.iter().find(|item| item.role == Role::Title).unwrap();
            assert!((title.bbox.right() - (drawn.sheets[0].width - 8.0)).abs() < 1.0, "{tag} {}", spec.code);
        }
    }
}
