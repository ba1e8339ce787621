//! What is half typed, after the window was closed in mid-word: under the same question, in the same box, for whatever it
//! was typed for.

use super::scene::Scene;
use commonground::model::kind::Kind;
use commonground::ui::line::TextBox;
use commonground::ui::state::desk::Desk;

/// Everything that says what becomes of the line.
fn what_becomes(desk: &Desk) -> String {
    let boxes: Vec<&str> = desk.line.boxes().iter().map(TextBox::text).collect();
    format!(
        "{:?} as {:?} under {:?} by {:?} on {:?} page {} lit {:?} box {} of {:?} {:?}, before it {:?}, asked {:?}",
        desk.purpose,
        desk.kind,
        desk.under,
        desk.by,
        desk.lane,
        desk.page,
        desk.lit,
        desk.line.at(),
        desk.labels(),
        boxes,
        desk.held.as_ref().map(|half| (&half.purpose, &half.boxes)),
        desk.question(),
    )
}

/// Where, and what is pressed there. In each the last that is typed is "wibble".
const HALF_TYPED: &[(&str, &str)] = &[
    ("values", r#""wibble""#),
    ("values", r#""we look in" Enter Up Left "wibble""#),
    ("values", r#""we look in" Enter "half of this" Alt-K Tab Tab "wibble""#),
    ("values", r#""we look in" Enter Alt-R Wipe "12 wibble""#),
    ("values", r#""we look in" Enter Alt-/ Tab "wibble""#),
    ("values", r#""we look in" Enter Alt-# "wibble""#),
    ("values", r#""we look in" Enter "nobody twice" Enter Alt-L "1 wibble""#),
    ("values", r#"Ctrl-R "wibble""#),
    ("confirm", r#"1 "wibble""#),
    ("confirm", r#"2 Wipe "wibble""#),
    ("confirm", r#"2 "wibble""#),
    ("confirm", r#"3 "wibble""#),
    ("confirm", r#"Alt-O "wibble""#),
    ("confirm", r#"Alt-C "wibble""#),
    ("actions", r#""a map" Tab "wibble""#),
    ("actions", r#"Ctrl-K 2 Ctrl-D "wibble""#),
    ("actions", r#"Ctrl-K 2 Ctrl-D Ctrl-D Ctrl-D Tab "wibble""#),
    ("actions", r#""a map" Enter "another" Up Tab Tab "wibble""#),
    ("read-back", r#"Alt-. Wipe Tab "wibble""#),
];

#[test]
fn what_is_half_typed_stands_under_the_same_question_in_the_same_box_after_the_window_was_closed() {
    for (task, script) in HALF_TYPED {
        let mut scene = Scene::with_groups("1");
        scene.said(Kind::Value, "values", "neighbours look in on each other");
        scene.said(Kind::Theme, "themes", "Places to belong");
        scene.said(Kind::Theme, "themes", "Getting about");
        scene.at(task).play(script);
        same_again(&mut scene, task, script);
    }
}

#[test]
fn every_question_of_what_is_settled_before_keeps_its_half_answer() {
    for down in 0..14 {
        let mut scene = Scene::of("3");
        scene.play("Alt-P");
        scene.play(&"Enter ".repeat(down)).play("\"wibble\"");
        same_again(&mut scene, "about", &down.to_string());
    }
}

fn same_again(scene: &mut Scene, task: &str, script: &str) {
    let desk = scene.screen.app.desk().expect("a desk");
    let (before, typed) = (what_becomes(desk), desk.line.boxes().iter().any(|one| one.text().contains("wibble")));
    assert!(typed, "{task}: {script}: {before}\n{}", scene.screen.text());
    scene.screen.again();
    let after = what_becomes(scene.screen.app.desk().expect("a desk"));
    assert_eq!(before, after, "{task}: {script}");
}

/// The line that is open to be changed is taken back: what was typed is a line of its own, in whatever task one is
/// meanwhile; what was not touched goes with it, and what waited behind it is there again.
#[test]
fn what_was_typed_to_change_a_line_that_is_taken_back_is_a_new_line() {
    let typed = |scene: &Scene| {
        let desk = scene.screen.app.desk().expect("a desk");
        (format!("{:?}", desk.purpose), desk.line.text_of(0).to_owned())
    };
    let new = |words: &str| ("New".to_owned(), words.to_owned());
    let lines = |scene: &Scene| -> Vec<String> {
        let session = &scene.screen.app.desk().expect("a desk").session;
        session.of_kind(Kind::Value).map(|line| line.text().to_owned()).collect()
    };
    let mut scene = Scene::of("1");
    scene.at("values").play("\"first\" Enter \"second\" Enter Up \" thoughts\" Ctrl-Z");
    assert_eq!(typed(&scene), new("second thoughts"));
    let text = scene.screen.text();
    assert!(text.contains("Value 2 is taken back.") && text.contains("What you typed is a new line now."), "{text}");
    scene.play("Enter");
    assert_eq!(lines(&scene), ["first", "second thoughts"]);

    scene.play("Up Ctrl-Z");
    assert_eq!((typed(&scene), lines(&scene)), (new(""), vec!["first".to_owned()]), "nothing was changed in it");

    scene.play("\"half\" Esc Enter \" again\" Ctrl-Z");
    assert_eq!((typed(&scene), lines(&scene)), (new("half"), Vec::new()), "what waited is there again");
    let text = scene.screen.text();
    assert!(text.contains("first again"), "what was typed is said: {text}");

    scene.play("Wipe \"third\" Enter Up \" time\" Ctrl-N Ctrl-Z Ctrl-B");
    assert_eq!(typed(&scene), new("third time"));
}
