//! What people stumble over at a review: digits that act on what is seen, words of earlier reviews, first steps by their
//! dates, pages that stay, a meeting that is past, and lines that are put back.

use crate::board::{actions, dated, day, light, lit, on, review, valley};
use crate::scene::Scene;
use commonground::export::markdown::markdown;
use commonground::export::report::{For, report_to};
use commonground::model::after::hundred::hundred;
use commonground::model::after::news;
use commonground::model::entry::Entry;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::query::{self, Next};
use commonground::model::taken_back::taken_back;
use commonground::model::wish::{New, Wish};
use commonground::roadmap::draw_up;
use commonground::ui::instrument::board::{choices, counter};
use commonground::ui::state::desk::Mode;

fn text(words: &str) -> Value {
    Value::Text(words.into())
}

/// The event with one action, which has these answers; how the first fifteen days are told half a year later.
fn told_of(answers: &[(Field, Value)]) -> String {
    let mut scene = Scene::with_groups("2");
    scene.wish(&Wish::answer(&Id::session(), Field::LastDay, dated("2026-05-16")));
    on(&mut scene, "2026-05-16");
    let action = scene.said(Kind::Action, "actions", "Map every free room");
    for (field, to) in answers {
        scene.wish(&Wish::answer(&action, *field, to.clone()));
    }
    counter(scene.session(), day("2026-11-21")).pop().unwrap_or_default()
}

#[test]
fn a_first_step_counts_by_its_date_alone() {
    let (yes, no, undated) = ("1 of 1", "0 of 1", "none of 1 has a date");
    for (answers, wanted) in [
        (vec![], undated),
        (vec![(Field::FirstStep, text("Ask the trustees to come to school"))], undated),
        (vec![(Field::FirstStep, text("Swap the Wednesday clinic"))], undated),
        // When all of it is to be done says nothing of the step that was named.
        (vec![(Field::FirstStep, text("Ask the trustees")), (Field::Due, dated("2027-03-01"))], undated),
        (vec![(Field::FirstStep, text("Ask the trustees by 28 May"))], yes),
        (vec![(Field::FirstStep, text("Ask the trustees by 1 July 2026"))], no),
        (vec![(Field::FirstStep, text("Ask the trustees")), (Field::Start, dated("2026-05-20"))], yes),
        (vec![(Field::Start, dated("2026-07-01"))], no),
        (vec![(Field::Due, dated("2026-05-31"))], yes),
        (vec![(Field::Due, dated("2026-06-01"))], no),
        (vec![(Field::State, text("doing")), (Field::StateOn, dated("2026-05-25"))], yes),
        (vec![(Field::State, text("done")), (Field::StateOn, dated("2026-09-19"))], undated),
        (vec![(Field::State, text("let-go")), (Field::StateOn, dated("2026-05-25"))], undated),
    ] {
        let told = told_of(&answers);
        assert!(told.contains(wanted), "{answers:?}: {told}");
    }
}

#[test]
fn what_was_taken_on_at_a_review_is_no_first_step_of_the_event() {
    let mut scene = review();
    light(&mut scene, "Map every").play("2");
    assert_eq!(hundred(scene.session(), day("2026-11-21")).expect("a day").all(), 5);
    scene.said(Kind::Action, "actions", "A quiet hour before");
    assert_eq!(hundred(scene.session(), day("2026-11-21")).expect("a day").all(), 5);
}

#[test]
fn a_meeting_that_looks_back_itself_has_no_hundred_days() {
    let mut scene = Scene::of("1");
    let items: Vec<Id> = scene.session().of_kind(Kind::Agenda).map(|item| item.id.clone()).collect();
    for item in items {
        scene.wish(&Wish::Withdraw(item));
    }
    for task in ["welcome", "review", "actions"] {
        let item = New::line(Kind::Agenda, "", task).with(Field::Stage, text(task)).with(Field::Day, Value::Count(1));
        scene.wish(&Wish::Say(item));
    }
    on(&mut scene, "2026-11-21");
    scene.wish(&Wish::answer(&Id::session(), Field::LastDay, dated("2026-11-21")));
    scene.said(Kind::Action, "actions", "Map every free room");
    assert_eq!(
        counter(scene.session(), day("2026-11-21")),
        Vec::<String>::new(),
        "nothing is known of an event before"
    );
    scene.wish(&Wish::answer(&Id::session(), Field::Follows, text("Healthy Valley, 14 to 16 May 2026")));
    let told = counter(scene.session(), day("2026-11-21"));
    assert_eq!(told, ["189 days since Healthy Valley, 14 to 16 May 2026"]);
    scene.at("review");
    assert!(!scene.screen.text().contains("of 100"), "{}", scene.screen.text());
}

#[test]
fn the_words_of_an_earlier_review_stay_on_the_board_on_the_sheet_and_in_the_report() {
    let mut scene = review();
    light(&mut scene, "Open the").play("4 \"the youth club\" Tab \"1 June 2027\" Enter");
    light(&mut scene, "Bus back").play("5 \"no driver was insured\" Enter");
    light(&mut scene, "Rates relief").play("2 \"half of it\" Enter");
    on(&mut scene, "2027-05-20");
    scene.play("Alt-* Enter");
    light(&mut scene, "Open the").play("2");
    light(&mut scene, "Bus back").play("1");
    light(&mut scene, "Rates relief").play("4 Enter");
    let wanted = [
        "handed on to the youth club, from 1 June 2027 · 21 November 2026",
        "let go: no driver was insured · 21 November 2026",
        "pledged: half of it · 21 November 2026",
    ];
    let flat = |words: String| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let paper = flat(markdown(&report_to(scene.session(), For::FollowUp, None)));
    for (words, on_board) in wanted.iter().zip(["Open the", "Bus back", "Rates relief"]) {
        let (said, day) = words.split_once(" · ").expect("a day");
        let on_paper = match said.split_once(": ") {
            Some((state, why)) => format!("{state}, said on {day}: {why}"),
            None => format!("{said}, said on {day}"),
        };
        assert!(paper.contains(&on_paper), "{on_paper}\n{paper}");
        light(&mut scene, on_board);
        scene.screen.resize(120, 60);
        assert!(scene.spoken().contains(words) || flat(scene.screen.text()).contains("earlier,"), "{}", scene.spoken());
        scene.play("Alt-E");
        assert!(flat(scene.screen.text()).contains(words), "{}", scene.screen.text());
        scene.play("Esc");
    }
    scene.screen.resize(80, 24);
    light(&mut scene, "Open the").shots("reviews_earlier");
    // What is taken away with 0 at the same meeting was not meant; what was said half a year before stays.
    scene.play("3 \"\" Tab \"\" Tab \"a slip\" Enter 0");
    let told = |entry: &Entry| -> Vec<String> {
        news::earlier(scene.session(), entry).iter().map(|news| news::with_day(entry.kind, news)).collect()
    };
    assert_eq!(told(actions(&scene)[1]), [wanted[0]]);
}

/// The board and the papers tell the same of what was said before: each state once, with the day of its last review.
#[test]
fn what_was_said_at_two_reviews_alike_is_told_once() {
    let mut scene = review();
    light(&mut scene, "Open the").play("1");
    for (day, keys) in
        [("2027-05-20", "1"), ("2027-11-20", "3 \"\" Tab \"\" Tab \"two halls\" Enter"), ("2028-05-20", "2")]
    {
        on(&mut scene, day);
        scene.play("Alt-* Enter");
        light(&mut scene, "Open the").play(keys);
    }
    let session = scene.session();
    let told = news::earlier(session, actions(&scene)[1]);
    let told: Vec<String> = told.iter().map(|news| news::with_day(Kind::Action, news)).collect();
    assert_eq!(told, ["changed: two halls · 20 November 2027", "doing · 20 May 2027"]);
    let paper = markdown(&report_to(session, For::FollowUp, None));
    let paper = paper.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(paper.matches("Said before: doing, said on 20 May 2027").count(), 1, "{paper}");
    assert!(paper.contains("Said before: changed, said on 20 November 2027: two halls"), "{paper}");
    assert!(!paper.contains("Said before: doing, said on 21 November 2026"), "{paper}");
}

/// Words that were said one answer after the other, as on the sheet of an action, are kept as well.
#[test]
fn words_said_in_a_step_of_their_own_stay_too() {
    let mut scene = valley();
    let action = actions(&scene)[0].id.clone();
    on(&mut scene, "2026-09-19");
    for (field, to) in [
        (Field::State, text("doing")),
        (Field::StateOn, dated("2026-09-19")),
        (Field::Why, text("fourteen visited, nine to go")),
    ] {
        scene.wish(&Wish::answer(&action, field, to));
    }
    on(&mut scene, "2026-11-21");
    scene.play("Alt-* Enter");
    light(&mut scene, "Map every").play("2");
    let told = news::earlier(scene.session(), actions(&scene)[0]);
    assert_eq!(told.len(), 1);
    assert_eq!(news::with_day(Kind::Action, &told[0]), "doing: fourteen visited, nine to go · 19 September 2026");
    assert!(scene.screen.text().contains("fourteen visited"), "{}", scene.screen.text());
    scene.play("Ctrl-Z");
    assert!(news::earlier(scene.session(), actions(&scene)[0]).is_empty(), "it stands again");
}

/// A board with so much beneath its actions that they go over several pages.
fn long_board() -> Scene {
    let mut scene = review();
    for words in ["Map every", "Open the"] {
        light(&mut scene, words);
        for n in 1..=9 {
            scene.play(&format!(
                "\"what was done, number {n}, in so many words that it takes two rows on a small screen\" Enter"
            ));
        }
        scene.play("Esc");
    }
    scene.play("PgDn PgUp PgUp PgUp PgUp PgUp PgUp PgUp PgUp PgUp PgUp");
    scene
}

#[test]
fn a_digit_acts_on_a_lit_action_alone_and_pages_begin_with_one() {
    for (columns, rows) in [(80, 24), (60, 18), (120, 36)] {
        let mut scene = long_board();
        scene.screen.resize(columns, rows);
        let mut seen = Vec::new();
        for _ in 0..30 {
            let desk = scene.screen.app.desk().expect("a desk");
            let entry = desk.lit_entry().expect("something is lit");
            let (speaks, words) = (!choices(entry).is_empty(), entry.text().to_owned());
            let number = desk.session.spoken(entry);
            assert!(scene.screen.text().contains(&number), "{words} is on the screen\n{}", scene.screen.text());
            let before = scene.held("actions");
            scene.play("2");
            if entry_is_ask(&scene) {
                break;
            }
            assert_eq!(scene.held("actions") != before, speaks, "{words}\n{}", scene.screen.text());
            if speaks {
                scene.play("Ctrl-Z");
            } else {
                assert!(scene.screen.text().contains("light one"), "{}", scene.screen.text());
            }
            // Wherever an action begins on a page, one is lit.
            let begins =
                |no: &str| scene.screen.text().lines().any(|line| line.trim_start().starts_with(&format!("{no}  ")));
            assert!(speaks || !["1.1", "1.2", "1.3", "2.1", "2.2"].into_iter().any(begins), "{}", scene.screen.text());
            seen.push(words);
            scene.play("PgDn");
        }
        assert!(seen.len() > 3, "{seen:?}");
    }
}

fn entry_is_ask(scene: &Scene) -> bool {
    let desk = scene.screen.app.desk().expect("a desk");
    desk.lit_entry().is_some_and(|lit| lit.kind == Kind::Ask)
}

#[test]
fn what_is_written_beneath_an_action_is_what_was_done_unless_chosen_otherwise_for_it() {
    let kind = |scene: &Scene| scene.screen.app.desk().expect("a desk").kind;
    let mut scene = review();
    assert_eq!(kind(&scene), Kind::Done, "{}", scene.screen.text());
    light(&mut scene, "Map every").play("Ctrl-D \"print it\" Enter");
    assert_eq!(kind(&scene), Kind::Next);
    scene.play("Esc \"and the bus stops\" Enter");
    assert_eq!(kind(&scene), Kind::Next, "it was chosen for this action");
    light(&mut scene, "Open the").play("\"the hall was open\"");
    assert_eq!(kind(&scene), Kind::Done);
    assert!(scene.screen.text().contains("Done under"), "{}", scene.screen.text());
    // A digit with nothing to act on, and then words: it is plain what is written.
    scene.play("Enter Esc Right 7 \"also in summer\"");
    assert_eq!(kind(&scene), Kind::Done);
    assert!(scene.screen.text().contains("Done under 1.2"), "{}", scene.screen.text());
    scene.play("Enter");
    let beneath = |kind: Kind| scene.session().of_kind(kind).map(|line| line.text().to_owned()).collect::<Vec<_>>();
    assert_eq!(beneath(Kind::Next), ["print it", "and the bus stops"]);
    assert_eq!(beneath(Kind::Done), ["the hall was open", "also in summer"]);
}

#[test]
fn one_key_leads_to_what_was_asked_of_others() {
    for begin in ["", "Esc", "\"half a line\""] {
        let mut scene = review();
        scene.play(begin).play("Alt-O");
        assert_eq!(lit(&scene), "Rates relief for the chapel hall", "{begin}");
        scene.play("4 \"not this year\" Enter");
        let ask = scene.session().of_kind(Kind::Ask).next().expect("an ask");
        assert_eq!(
            (ask.words(Field::AskState), ask.words(Field::Reply)),
            ("refused".to_owned(), "not this year".to_owned())
        );
    }
    // The key for another kind is about the next line there, never about what was asked at the event.
    let mut scene = review();
    scene.play("Alt-O Ctrl-D Ctrl-D");
    assert_eq!(scene.session().of_kind(Kind::Ask).count(), 1, "{}", scene.screen.text());
    let mut scene = Scene::of("2");
    on(&mut scene, "2026-11-21");
    scene.play("Alt-* Enter Alt-O");
    assert!(scene.screen.text().contains("Nothing was asked of others."), "{}", scene.screen.text());
}

/// "page 2 of 5", where it stands on the screen.
fn page_of(scene: &Scene) -> Option<(usize, usize)> {
    let text = scene.screen.text();
    let after = text.split("page ").nth(1)?;
    let mut words = after.split_whitespace();
    let page = words.next()?.parse().ok()?;
    Some((page, words.nth(1)?.parse().ok()?))
}

#[test]
fn pages_are_as_many_whatever_is_asked_below_them() {
    for (columns, rows) in [(80, 24), (60, 18), (120, 24)] {
        let mut scene = long_board();
        scene.screen.resize(columns, rows);
        light(&mut scene, "Map every");
        let mut many = page_of(&scene).expect("several pages").1;
        for script in [
            "\"a\"",
            "Backspace Esc",
            "3",
            "Esc",
            "4",
            "Esc",
            "1",
            "9",
            "PgDn",
            "PgUp",
            "Ctrl-Z",
            "\"x\"",
            "Backspace Ctrl-D",
            "Esc",
        ] {
            scene.play(script);
            let now = page_of(&scene).map(|(_, many)| many);
            if matches!(script, "1" | "Ctrl-Z") {
                // Something else stands on the pages now.
                many = now.unwrap_or(many);
            }
            assert!(
                now.is_none_or(|now| now == many),
                "{columns}x{rows} {script}: {now:?} of {many}\n{}",
                scene.screen.text()
            );
        }
    }
}

#[test]
fn a_next_meeting_that_is_past_is_not_still_to_come() {
    let mut scene = valley();
    on(&mut scene, "2026-05-16");
    scene.wish(&Wish::answer(&Id::session(), Field::NextMeeting, text("20 June, 6pm, chapel hall")));
    let next = |scene: &Scene, at: Option<&str>| query::next_meeting(scene.session(), at.map(day));
    let said = || "20 June, 6pm, chapel hall".to_owned();
    assert_eq!(next(&scene, None), Some(Next::ToCome(said())));
    let paper = |scene: &Scene, whom| markdown(&report_to(scene.session(), whom, None));
    assert!(paper(&scene, For::FollowUp).contains("20 June") || paper(&scene, For::There).contains("20 June, 6pm"));
    on(&mut scene, "2026-11-21");
    light(scene.play("Alt-* Enter"), "Map every").play("2");
    assert_eq!(next(&scene, None), Some(Next::Was(said())));
    assert_eq!(next(&scene, Some("2026-05-16")), Some(Next::ToCome(said())), "as it was on the day");
    assert_eq!(draw_up::plan(scene.session(), None).next_meeting, None);
    assert_eq!(draw_up::plan(scene.session(), Some(day("2026-05-16"))).next_meeting, Some(said()));
    for whom in [For::FollowUp, For::There, For::Brief] {
        let paper = paper(&scene, whom);
        let lines: Vec<&str> = paper.lines().filter(|line| line.contains("20 June, 6pm")).collect();
        assert!(lines.iter().all(|line| line.contains("the last one was fixed for")), "{whom:?}: {lines:?}");
    }
    // Somebody wrote down when people look back again; a review that stands on the agenda is sooner.
    let again = New::line(Kind::Review, "review", "Second look");
    scene.wish(&Wish::Say(again.with(Field::When, text("20 August 2027"))));
    assert_eq!(next(&scene, None), Some(Next::ToCome("Second look, 20 August 2027".to_owned())));
    scene.play("Alt-* \"5 June 2027\" Enter");
    assert_eq!(next(&scene, None), Some(Next::ToCome("Review meeting, 5 June 2027".to_owned())));
    scene.wish(&Wish::answer(&Id::session(), Field::NextMeeting, text("in spring, Gwen says when")));
    assert_eq!(next(&scene, None), Some(Next::ToCome("in spring, Gwen says when".to_owned())), "no day: not past");
}

/// Two meetings in the list of the agenda: each says how many lines are its own.
#[test]
fn each_meeting_counts_its_own_lines() {
    let mut scene = review();
    scene.play("\"the map hangs in the library\" Enter \"forty rooms are on it\" Enter");
    scene.play("Alt-* \"5 June 2027\" Enter Ctrl-N \"and forty more\" Enter Ctrl-A \"review\"");
    let shown = scene.screen.text();
    let rows: Vec<&str> = shown.lines().filter(|row| row.contains("Review meeting")).collect();
    assert!(rows.len() == 2 && rows[0].ends_with("2 lines") && rows[1].ends_with("1 line"), "{shown}");
    // In the report each stands where meetings after the event stand, and not behind the last task of the event.
    let paper = markdown(&report_to(scene.session(), For::There, None));
    let heads: Vec<&str> = paper.lines().filter(|line| line.starts_with('#')).collect();
    let at = |words: &str| heads.iter().rposition(|head| head.contains(words)).expect("a heading");
    assert!(at("Afterwards") < at("21 November 2026") && at("21 November 2026") < at("5 June 2027"), "{heads:#?}");
}

#[test]
fn what_was_taken_back_in_an_earlier_run_is_listed_and_put_back() {
    let mut scene = review();
    light(&mut scene, "Map every").play("\"the map hangs in the library\" Enter \"forty rooms are on it\" Enter");
    // Taken back by the undo key, and by the key for the lit line.
    scene.play("Ctrl-Z");
    light(&mut scene, "Map every").play("Right Ctrl-X");
    assert_eq!(scene.session().of_kind(Kind::Done).count(), 0);
    scene.screen.reopen(|_| {});
    scene.play("Ctrl-Z");
    assert_eq!(scene.session().of_kind(Kind::Done).count(), 0, "undo is this window's own");
    scene.play("Alt-<").shots("reviews_taken_back");
    scene.play("Enter");
    assert_eq!(
        scene.session().of_kind(Kind::Done).map(Entry::text).collect::<Vec<_>>(),
        ["the map hangs in the library"]
    );
    assert!(scene.screen.text().contains("is back where it was"), "{}", scene.screen.text());
    scene.play("Enter");
    let words: Vec<&str> = scene.session().of_kind(Kind::Done).map(Entry::text).collect();
    assert_eq!(words, ["the map hangs in the library", "forty rooms are on it"]);
    assert!(scene.screen.text().contains("Nothing was taken back."), "{}", scene.screen.text());
    // It stands where it stood: beneath its action, at its meeting.
    let action = actions(&scene)[0].id.clone();
    assert_eq!(scene.session().under(&action).filter(|line| line.kind == Kind::Done).count(), 2);
    scene.play("Ctrl-Z");
    assert!(scene.screen.text().contains("forty rooms are on it"), "{}", scene.screen.text());
    scene.play("Esc");
    assert_eq!(scene.session().of_kind(Kind::Done).count(), 1, "putting back is a step like any other");
    assert_eq!(taken_back(scene.session()).len(), 1);
    assert!(scene.screen.app.desk().is_some_and(|desk| desk.mode == Mode::Writing || desk.mode == Mode::Choosing));
}
