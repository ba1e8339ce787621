//! The end of the day, as somebody meets it who has never seen the program: the read-back, pledges, the vision, dots that
//! were mistyped, another group's page, the sheet of a line, the review.

use crate::scene::Scene;
use commonground::model::entry::Entry;
use commonground::model::field::{Field, Value, result};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::How;
use commonground::model::query;
use commonground::model::wish::{New, Wish};
use commonground::roadmap::draw_up;
use commonground::roadmap::plan::VisionSource;
use commonground::ui::command::{self, Command};
use commonground::ui::state::Overlay;

const SENTENCE: &str = "Whoever lives with a decision in this valley helps to make it, early and in plain words.";

/// A theme with its agreed sentence, two actions, an ask and the pledge that answers it.
fn scene(template: &str) -> (Scene, Id) {
    let mut scene = Scene::with_groups(template);
    let theme = scene.said(Kind::Theme, "clusters", "Deciding together, from the first idea to the last brick");
    let under =
        |kind: Kind, words: &str| New::line(kind, "actions", words).with(Field::Theme, Value::Other(theme.clone()));
    let statement = New::line(Kind::Statement, "confirm", SENTENCE).with(Field::Parent, Value::Other(theme.clone()));
    let statement = scene.wish(&Wish::Say(statement));
    scene.wish(&Wish::answer(&statement, Field::Test, Value::Text(result::AGREED.into())));
    let action = under(Kind::Action, "Hold an open table in the library every first Saturday of the month")
        .with(Field::Who, Value::Text("Shanice and the Friday reading club".into()));
    scene.wish(&Wish::Say(action));
    let ask = under(Kind::Ask, "Pay for the minibus until spring")
        .with(Field::OfWhom, Value::Text("Valley Health Partnership Board".into()));
    let ask = scene.wish(&Wish::Say(ask));
    let pledge = scene.wish(&Wish::Say(under(Kind::Pledge, "Pay for the minibus until the end of March")));
    let link = Wish::Link { one: pledge.clone(), how: How::Answers, other: Some(ask), label: "".into() };
    scene.wish(&link);
    (scene, pledge)
}

fn offered(scene: &Scene) -> Vec<Command> {
    command::footer(&scene.screen.app).into_iter().map(|spec| spec.command).collect()
}

/// Every word on the screen that ends in the mark of what was cut is a word that was said, or there is none.
fn whole_words(scene: &Scene, said: &[&str]) {
    let shown = scene.screen.shown();
    for cut in shown.split_whitespace().filter_map(|word| word.strip_suffix('…')) {
        let cut = cut.trim_matches(|c: char| !c.is_alphanumeric());
        let whole =
            cut.is_empty() || said.iter().any(|words| words.split(|c: char| !c.is_alphanumeric()).any(|w| w == cut));
        assert!(whole, "“{cut}…” is cut in mid-word:\n{shown}");
    }
}

#[test]
fn once_the_next_meeting_is_kept_everything_is_shown_and_nothing_is_said_aloud() {
    let (mut scene, _) = scene("1");
    scene.at("read-back").shots("ends_read_back");
    let before = scene.screen.shown();
    assert!(before.contains("in plain words."), "the sentence is whole:\n{before}");
    scene.play("Enter Down Enter Down").shots("ends_read_back_asks");
    scene.play("\"20 June 6pm\" Tab \"Gwen\" Enter").shots("ends_read_back_kept");
    let after = scene.screen.shown();
    for words in ["WHAT WE ALL WANT", "Hold an open table", "Pay for the minibus", "Valley Health Partnership Board"] {
        for texts in [&before, &after] {
            assert!(texts.contains(words), "“{words}” in\n{texts}");
        }
    }
    assert!(!offered(&scene).contains(&Command::SaidAloud), "nothing is lit");
    assert!(offered(&scene).contains(&Command::MeetingAgain));
    // Enter opens it again with what was said; Up goes back to the actions.
    scene.play("Enter");
    let desk = scene.screen.app.desk().expect("a desk");
    assert_eq!((desk.line.text_of(0), desk.line.text_of(1)), ("20 June 6pm", "Gwen"));
    scene.play("Esc Up");
    assert!(offered(&scene).contains(&Command::SaidAloud));
    scene.screen.resize(40, 10);
    insta::assert_snapshot!("ends_read_back_40x10", scene.screen.shown());
    whole_words(
        &scene,
        &[
            "Hold an open table in the library every first Saturday of the month",
            "Shanice and the Friday reading club",
            "Enter: said aloud   Down: next",
            "no date yet",
        ],
    );
}

#[test]
fn a_pledge_is_the_institutions_that_was_asked_for_it() {
    let (mut scene, pledge) = scene("1");
    let entry = scene.session().entry(&pledge).expect("a pledge");
    assert_eq!(query::who(scene.session(), entry), "Valley Health Partnership Board");
    assert_eq!(query::open_actions(scene.session()).nobody, 0, "nobody is looked for");
    let plan = draw_up::plan(scene.session(), None);
    assert!(plan.lanes.iter().flat_map(|lane| &lane.cards).all(commonground::roadmap::plan::Card::has_who));
    scene.at("actions").shots("ends_pledge");
    scene.at("read-back").play("Down Enter");
    assert!(scene.session().entry(&pledge).is_some_and(|pledge| pledge.is(Field::Promised)), "it is promised");
    // Who it says by itself comes first.
    scene.wish(&Wish::answer(&pledge, Field::Who, Value::Text("the Board’s chair".into())));
    let entry = scene.session().entry(&pledge).expect("a pledge");
    assert_eq!(query::who(scene.session(), entry), "the Board’s chair");
}

#[test]
fn the_confirmed_vision_stands_before_the_sentences_and_its_test_is_offered_while_writing() {
    let (mut scene, _) = scene("3");
    assert_eq!(draw_up::plan(scene.session(), None).vision.source, VisionSource::Statements);
    let vision = "In 2036 nobody in this valley stands alone at the stop.";
    scene.at("vision").play(&format!("\"{vision}\" Enter")).shots("ends_vision_written");
    assert!(offered(&scene).contains(&Command::ToChoosing));
    assert!(scene.screen.shown().contains("Esc ask the room"), "the footer names it:\n{}", scene.screen.shown());
    scene.play("Esc 1");
    let plan = draw_up::plan(scene.session(), None);
    assert_eq!((plan.vision.source, plan.vision.lines.as_slice()), (VisionSource::Confirmed, &[vision.to_owned()][..]));
    scene.at("public-report");
    // The read-back is on the half day's agenda alone: here its picture is drawn from the same plan.
    scene.play("Alt-P");
    let mut half = Scene::of("1");
    half.said(Kind::Theme, "themes", "Getting about");
    let vision_of = |scene: &mut Scene| {
        let id = scene.said(Kind::Vision, "vision", vision);
        scene.wish(&Wish::answer(&id, Field::Test, Value::Text(result::AGREED.into())));
    };
    vision_of(&mut half);
    half.said(Kind::Action, "actions", "Count the empty seats");
    half.at("read-back").shots("ends_vision_read_back");
    assert!(half.screen.shown().contains("nobody in this valley"), "{}", half.screen.shown());
}

#[test]
fn what_is_said_of_dots_before_enter_is_what_enter_says() {
    let mut scene = Scene::with_groups("3");
    let trend = scene.said(Kind::Trend, "trends", "Last bus leaves at six");
    let no = scene.session().entry(&trend).expect("a trend").no.to_string();
    scene.at("dots");
    for (typed, kept) in [
        ("c8 d5", true),
        ("c8 d 5", false),
        ("c8 d", true),
        ("a3 a2", false),
        ("7", true),
        ("x9", false),
        ("a9999", false),
    ] {
        scene.play(&format!("\"{no} {typed}\""));
        let before = scene.screen.shown();
        if typed == "c8 d 5" {
            scene.shots("ends_dots_refused");
        }
        scene.play("Enter");
        let refused =
            scene.screen.app.notice.as_ref().filter(|notice| notice.tone == commonground::ui::state::Tone::Alarm);
        let line = scene.screen.app.desk().expect("a desk").line.text_of(0).to_owned();
        assert_eq!(line.is_empty(), kept, "{typed}");
        match refused {
            Some(notice) => {
                let start = notice
                    .text
                    .replace("Not kept. ", "")
                    .replace(" Typing begins a new line; an arrow key changes this one.", "");
                let before = before.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(!kept && before.contains(&start), "{typed}: {start}\n{before}");
                scene.play("Wipe");
            }
            None => assert!(kept, "{typed}"),
        }
    }
}

#[test]
fn another_groups_page_goes_on_where_that_group_left_off() {
    let mut scene = Scene::with_groups("3");
    for words in ["Last bus leaves at six", "Carers are worn out"] {
        scene.said(Kind::KeyTrend, "key-trends", words);
    }
    scene.at("responses").play("\"we share lifts\" Enter Ctrl-K 2 Ctrl-D \"a rota\" Enter");
    let state = |scene: &Scene| {
        let desk = scene.screen.app.desk().expect("a desk");
        let under = desk.under.as_ref().and_then(|id| desk.session.entry(id)).map(|thing| thing.text().to_owned());
        (desk.by.to_string(), desk.kind, under.unwrap_or_default())
    };
    let at = |by: &str, kind: Kind, under: &str| (by.to_owned(), kind, under.to_owned());
    assert_eq!(state(&scene), at("A", Kind::WantToDo, "Carers are worn out"));
    scene.play("PgDn").shots("ends_responses_next");
    assert_eq!(
        state(&scene),
        at("B", Kind::DoingNow, "Last bus leaves at six"),
        "a page with nothing begins at the beginning"
    );
    scene.play("\"the nurse drives people home\" Enter PgUp");
    assert_eq!(state(&scene), at("A", Kind::WantToDo, "Carers are worn out"), "where they left off");
    scene.play("PgDn");
    assert_eq!(state(&scene), at("B", Kind::DoingNow, "Last bus leaves at six"));
}

#[test]
fn a_half_typed_answer_on_the_sheet_outlives_the_power_and_undo_works_there() {
    let (mut scene, _) = scene("1");
    scene.at("actions").play("Esc");
    while scene.screen.app.desk().and_then(|desk| desk.lit_entry()).is_some_and(|lit| lit.kind != Kind::Pledge) {
        scene.play("Up");
    }
    scene.play("Alt-E Down \"Gwen\" Enter");
    let who = |scene: &Scene| {
        let action = scene.session().of_kind(Kind::Pledge).chain(scene.session().of_kind(Kind::Action));
        action.map(|action| action.words(Field::Who)).collect::<Vec<_>>()
    };
    let kept = who(&scene);
    assert!(kept.contains(&"Gwen".to_owned()), "{kept:?}");
    scene.play("Ctrl-Z");
    assert!(matches!(scene.screen.app.overlays.last(), Some(Overlay::Everything { .. })), "the sheet stays open");
    assert!(!who(&scene).contains(&"Gwen".to_owned()));
    scene.shots("ends_sheet_undone");
    scene.play("Ctrl-Y");
    assert_eq!(who(&scene), kept);
    scene.play("Down \"in two mon\"");
    scene.screen.again();
    let Some(Overlay::Everything { line: Some(line), .. }) = scene.screen.app.overlays.last() else {
        panic!("the sheet is open again:\n{}", scene.screen.shown())
    };
    assert_eq!(line.text_of(0), "in two mon");
    scene.shots("ends_sheet_again");
    scene.play("\"ths\" Enter");
    let due = |entry: &Entry| entry.get(Field::Due).map(Value::words);
    assert!(
        scene.session().entries().filter_map(due).any(|words| words.contains("in two months") || !words.is_empty())
    );
    // Kept, it does not wait any more.
    scene.play("Esc");
    scene.screen.again();
    assert!(scene.screen.app.overlays.is_empty(), "{}", scene.screen.draft);
}

#[test]
fn the_review_says_of_each_line_what_it_is_and_what_it_is_about() {
    let (mut scene, _) = scene("3");
    let action = scene.session().of_kind(Kind::Action).next().expect("an action").id.clone();
    scene.wish(&Wish::answer(&action, Field::State, Value::Text("let-go".into())));
    scene.wish(&Wish::Say(
        New::line(Kind::Agenda, "", "Review meeting")
            .with(Field::Stage, Value::Text("review".into()))
            .with(Field::Day, Value::Count(4)),
    ));
    scene.at("review").play("\"the table was held three times\" Ctrl-K 1 Enter Enter");
    let kind = |scene: &Scene| scene.screen.app.desk().expect("a desk").kind;
    assert_eq!(kind(&scene), Kind::Done);
    scene.play("Ctrl-D \"ask the library for a key\" Enter Alt-Up").shots("ends_review");
    assert_eq!(kind(&scene), Kind::Done, "and back again");
    scene.play("Alt-Up Alt-Up");
    assert_eq!(kind(&scene), Kind::Pulse, "round the other way");
    let shown = scene.screen.shown();
    assert!(shown.contains("Done") && shown.contains("Help needed") && shown.contains("▸Pulse"), "{shown}");
    insta::assert_snapshot!(scene.held("review"));
}
