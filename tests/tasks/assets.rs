//! What we have: six questions, a page each; relationships as a list and as a table; an earlier map looked at again; what
//! answers what, by number.

use crate::scene::Scene;
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::model::wish::{New, Wish};

#[test]
fn six_questions_a_page_each() {
    let mut scene = Scene::with_groups("3");
    scene.at("assets");
    scene.shots("assets_first_page");
    scene.play("\"I can mend bicycles\" Enter \"I drive the forty-seven\" Enter");
    // A sort of its own, where it is another than the page's first: the beginning of the word is enough.
    scene.play("\"nobody here is asked twice\" Tab \"va\" Tab \"said at the market\"");
    scene.shots("assets_boxes");
    scene.play("Enter PgDn \"Health centre\" Tab \"Friday club\" Tab \"t\" Tab \"s\" Enter");
    scene.play("\"Chapel\" Tab \"Friday club\" Tab \"good\" Tab \"strong\" Enter");
    // The other party sees it differently: both answers stay.
    scene.play("Ctrl-K \"c\" \"Friday club\" Tab \"Health centre\" Tab \"none\" Tab \"strong\" Enter");
    scene.shots("assets_relationships");
    scene.play("PgDn");
    scene.shots("assets_table");
    scene.play("Ctrl-K 3 \"Young Farmers\" Enter \"the post office counter\" Tab \"ins\" Enter");
    scene.play("PgDn \"chapel hall, eighty chairs\" Enter \"the song of the flood\" Tab \"culture\" Enter");
    scene.play("Ctrl-K 5 \"the wind fund\" Enter Ctrl-K 6 \"the weir\" Enter");
    scene.play("Ctrl-K 1 Esc Up 2 Up 1 Down Down Space");
    scene.shots("assets_marked");
    scene.play("Ctrl-L PgDn PgDn");
    scene.shots("assets_table_large");
    insta::assert_snapshot!(scene.held("assets"));
}

/// Lines of a map that was made before.
fn earlier(scene: &mut Scene) {
    for (words, sort) in [
        ("Friday club", "association"),
        ("Mill pond", "environment"),
        ("Evening surgery", "institution"),
        ("Gwen's bread oven", "place"),
    ] {
        let new = New::line(Kind::Asset, "assets", words)
            .with(Field::Sort, Value::Text(sort.into()))
            .with(Field::Origin, Value::Text("imported".into()));
        scene.wish(&Wish::Say(new));
    }
}

#[test]
fn an_earlier_map_is_looked_at_again_first() {
    let mut scene = Scene::with_groups("4");
    earlier(&mut scene);
    scene.at("assets");
    scene.shots("map_earlier");
    scene.play("Esc 1 2 1");
    scene.shots("map_looked_at");
    scene.play("0 1 \"a repair shop in the old school\" Enter Esc Space");
    scene.shots("map_missing");
    // The next items of the agenda open their own questions.
    scene.play(
        "Ctrl-N \"I speak Arabic and Turkish\" Enter Ctrl-N \"School\" Tab \"youth club\" Tab \"n\" Tab \"g\" Enter",
    );
    scene.shots("map_next_question");
    scene.play("Ctrl-N \"the choir\" Enter");
    insta::assert_snapshot!(scene.held("assets"));
}

#[test]
fn outside_voices_are_answered_by_lines() {
    let mut scene = Scene::with_groups("3");
    scene.at("outside").play("\"the bus stops where I cannot stand\" Tab \"surgery\" Enter");
    scene.play("\"nobody asked the night shift\" Tab \"depot, 5 am\" Enter");
    scene.at("assets").play("\"I will sit with the night shift\" Enter Alt-L \"2\"");
    scene.shots("link_preview");
    scene.play("Enter");
    scene.shots("link_made");
    // A number that is none stays in the line; Esc leaves it.
    scene.play("Alt-L \"99\" Enter");
    scene.shots("link_refused");
    scene.play("Esc Ctrl-B Esc Up");
    scene.shots("voices_answered");
    // Naming it again takes it away; the undo key brings it back.
    scene.play("Down Alt-L \"3\" Enter Ctrl-Z");
    insta::assert_snapshot!(scene.held("outside") + &scene.held("assets"));
}

#[test]
fn asks_say_what_became_of_them() {
    let mut scene = Scene::of("3");
    let ask = New::line(Kind::Ask, "close", "let the school minibus run after six")
        .with(Field::OfWhom, Value::Text("council, transport".into()))
        .with(Field::Level, Value::Text("local".into()));
    let action = scene.said(Kind::Action, "actions", "Ask the school for its minibus");
    let id = scene.wish(&Wish::Say(ask));
    scene.at("close").play("Esc 2 Alt-L \"0.1\" Enter");
    scene.shots("ask_pledged");
    let ask = scene.session().entry(&id).expect("the ask");
    assert_eq!(ask.words(Field::AskState), "pledged");
    assert!(ask.links.iter().any(|link| link.other.as_ref() == Some(&action)));
}
