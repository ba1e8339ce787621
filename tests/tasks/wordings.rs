//! A line in two wordings, until somebody picks one or joins them: all of them are seen, none goes without being named.

use crate::scene::Scene;
use commonground::model::entry::Entry;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::{Act, Op};
use commonground::ui::msg::What;
use commonground::ui::state::Overlay;
use commonground::ui::state::desk::Mode;

/// What two tables said of a line at once: neither had heard of the other.
fn at_once(scene: &mut Scene, of: &Id, acts: [(&str, Act); 2]) {
    let l = scene.session().clock() + 1;
    let ops = acts.map(|(writer, act)| Op {
        id: Id::new(format!("{writer}.{l}")),
        l,
        at: Some(scene.screen.at),
        step: 1,
        part: (0, 0),
        of: vec![of.clone()],
        act,
    });
    scene.screen.saved.extend(ops.iter().cloned());
    scene.screen.take(What::Heard(ops.to_vec()));
}

fn words(over: Vec<Id>, text: &str) -> Act {
    Act::Text { over, text: text.into() }
}

fn answer(over: Vec<Id>, field: Field, to: &str) -> Act {
    Act::Set { over, field, key: "".into(), to: Value::Text(to.into()) }
}

/// A desk at a task with a line that two tables have reworded at once.
fn doubled_at(task: &str, kind: Kind) -> (Scene, Id) {
    let mut scene = Scene::with_groups("1");
    scene.said(kind, task, "nobody is asked twice");
    let id = scene.said(kind, task, "neighbours look in on each other");
    scene.said(kind, task, "the doors are open");
    scene.at(task);
    two_tables(&mut scene, &id);
    (scene, id)
}

fn two_tables(scene: &mut Scene, id: &Id) {
    let over = entry(scene, id).texts.ids();
    let three = words(over.clone(), "neighbours look in on each other, every week, whoever lives next door");
    let five = words(over, "neighbours ring each other");
    at_once(scene, id, [("t3-dddddddd", three), ("t5-eeeeeeee", five)]);
}

fn entry<'a>(scene: &'a Scene, id: &Id) -> &'a Entry {
    scene.session().entry(id).expect("a line")
}

fn standing(scene: &Scene, id: &Id) -> Vec<String> {
    entry(scene, id).texts.distinct().into_iter().map(ToString::to_string).collect()
}

fn says(scene: &Scene, words: &str) {
    let text = scene.screen.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains(words), "{words}\n{}", scene.screen.text());
}

#[test]
fn both_are_seen_side_by_side_and_one_is_picked() {
    let (mut scene, id) = doubled_at("values", Kind::Value);
    scene.shots("wordings_in_the_list");
    scene.play("Esc Up");
    scene.shots("wordings_lit");
    scene.play("Enter");
    scene.shots("wordings_open");
    let said = scene.screen.saved.len();
    scene.play("Esc");
    assert_eq!((standing(&scene, &id).len(), scene.screen.saved.len()), (2, said), "Esc leaves both");
    scene.play("Enter Down Enter");
    assert_eq!(standing(&scene, &id), ["neighbours ring each other"]);
    says(&scene, "stands: “neighbours ring each other”");
    scene.shots("wordings_picked");
    // One act, which names every version that it takes the place of.
    let picked = scene.screen.saved.last().expect("an act").clone();
    assert_eq!(scene.screen.saved.len(), said + 1);
    let Act::Text { over, .. } = picked.act else { panic!("{picked:?}") };
    assert_eq!(over.len(), 2);
    scene.play("Ctrl-Z");
    assert_eq!(standing(&scene, &id).len(), 2, "undo brings both back");
    scene.play("Ctrl-Y");
    insta::assert_snapshot!(scene.held("values"));
}

#[test]
fn they_are_joined_in_the_line() {
    let (mut scene, id) = doubled_at("values", Kind::Value);
    scene.play("Esc Up Enter Down Down Enter");
    let both = "neighbours look in on each other, every week, whoever lives next door / neighbours ring each other";
    assert_eq!(scene.screen.app.desk().unwrap().line.text_of(0), both);
    scene.shots("wordings_joining");
    // Left: both stand as they did.
    scene.play("Esc");
    assert_eq!(standing(&scene, &id).len(), 2);
    // Kept without a change: that is the wording now.
    scene.play("Enter Down Down Enter Enter");
    assert_eq!(standing(&scene, &id), [both]);
    scene.play("Ctrl-Z");
    // Or written anew.
    scene.play("Enter End Enter Wipe \"neighbours look in and ring\" Enter");
    assert_eq!(standing(&scene, &id), ["neighbours look in and ring"]);
    assert!(scene.screen.app.overlays.is_empty());
    assert_eq!(scene.screen.app.desk().unwrap().mode, Mode::Choosing, "back in the list");
}

#[test]
fn answers_that_differ_are_settled_each_by_itself() {
    let mut scene = Scene::with_groups("1");
    let id = scene.said(Kind::Action, "actions", "map every free room");
    scene.at("actions");
    let who = |who| answer(Vec::new(), Field::Who, who);
    at_once(&mut scene, &id, [("t3-dddddddd", who("Shanice, Friday club")), ("t5-eeeeeeee", who("Gwen"))]);
    scene.play("Esc");
    scene.shots("wordings_answers_lit");
    two_tables(&mut scene, &id);
    scene.play("Enter");
    scene.shots("wordings_and_answers");
    scene.play("Enter");
    assert_eq!(standing(&scene, &id).len(), 1);
    says(&scene, "stands: “neighbours look in");
    // What is still open stays open on the screen.
    scene.shots("wordings_answers_left");
    scene.play("Down Enter");
    assert_eq!(entry(&scene, &id).words(Field::Who), "Gwen");
    assert!(scene.screen.app.overlays.is_empty());
    // Joined in its own box.
    scene.play("Ctrl-Z Enter End Enter");
    let desk = scene.screen.app.desk().unwrap();
    assert_eq!((desk.line.at(), desk.line.text_of(1)), (1, "Shanice, Friday club / Gwen"));
    scene.play("Wipe \"Shanice and Gwen\" Enter");
    assert_eq!(entry(&scene, &id).words(Field::Who), "Shanice and Gwen");
    insta::assert_snapshot!(scene.held("actions"));
}

#[test]
fn what_others_write_while_a_line_is_open_stays_beside_it() {
    let mut scene = Scene::with_groups("1");
    let id = scene.said(Kind::Action, "actions", "map every free room");
    scene.at("actions").play("Esc Enter");
    assert_eq!(scene.screen.app.desk().unwrap().line.text_of(0), "map every free room");
    // Meanwhile a table changes it, having seen what was seen here.
    let over = entry(&scene, &id).texts.ids();
    at_once(
        &mut scene,
        &id,
        [
            ("t3-dddddddd", words(over, "map every empty room")),
            ("t3-ffffffff", answer(Vec::new(), Field::Help, "keys")),
        ],
    );
    scene.play("\"s\" Enter");
    assert_eq!(standing(&scene, &id).len(), 2, "{:?}", standing(&scene, &id));
    says(&scene, "Somebody has changed this line meanwhile: both wordings stand. F7 settles it.");
    scene.shots("wordings_crossed");
    assert_eq!(entry(&scene, &id).words(Field::Help), "keys", "a box that was not touched is not put back");
    // The same where only another box is changed: their words stand.
    scene.play("Enter Enter Tab");
    let over = entry(&scene, &id).texts.ids();
    let theirs = words(over.clone(), "map all rooms");
    at_once(&mut scene, &id, [("t5-eeeeeeee", theirs.clone()), ("t5-gggggggg", theirs)]);
    scene.play("\"Gwen\" Enter");
    assert_eq!(standing(&scene, &id), ["map all rooms"]);
    assert_eq!(entry(&scene, &id).words(Field::Who), "Gwen");
}

#[test]
fn a_line_that_was_open_when_the_window_was_closed_is_not_kept_over_what_came_since() {
    let mut scene = Scene::with_groups("1");
    let id = scene.said(Kind::Value, "values", "neighbours look in");
    scene.at("values").play("Esc Enter \" on us\"");
    let over = entry(&scene, &id).texts.ids();
    let theirs = words(over, "neighbours ring");
    at_once(&mut scene, &id, [("t5-eeeeeeee", theirs.clone()), ("t5-gggggggg", theirs)]);
    scene.screen.again();
    assert_eq!(scene.screen.app.desk().unwrap().line.text_of(0), "neighbours look in on us");
    scene.play("Enter");
    let mut all = standing(&scene, &id);
    all.sort();
    assert_eq!(all, ["neighbours look in on us", "neighbours ring"]);
}

#[test]
fn what_another_desk_answers_about_the_session_meanwhile_stays_beside_it() {
    let mut scene = Scene::of("3");
    scene.play("\"How do we live?\" Enter Up");
    assert_eq!(scene.screen.app.desk().unwrap().line.text_of(0), "How do we live?");
    let over = scene.session().head().fields.iter().find(|((field, _), _)| *field == Field::OurTask).unwrap().1.ids();
    let theirs = answer(over, Field::OurTask, "How do we live here?");
    at_once(&mut scene, &Id::session(), [("desk-eeeeeeee", theirs.clone()), ("desk-gggggggg", theirs)]);
    scene.play("Wipe \"How shall we live?\" Enter Esc Home Enter");
    says(&scene, "Two wordings: this session");
    scene.shots("wordings_of_the_session");
    scene.play("Enter");
    assert_eq!(scene.session().words(Field::OurTask), "How do we live here?");
    assert!(scene.screen.app.overlays.is_empty());
}

#[test]
fn a_key_goes_from_one_to_the_next_whatever_is_open() {
    let (mut scene, first) = doubled_at("values", Kind::Value);
    let theme = scene.said(Kind::Theme, "themes", "places to belong");
    two_tables(&mut scene, &theme);
    scene.at("actions").play("F7");
    assert_eq!(scene.screen.app.desk().unwrap().task_code(), "values", "to its task");
    says(&scene, "1 of 2");
    scene.play("F7");
    says(&scene, "2 of 2");
    scene.shots("wordings_second");
    scene.play("Enter");
    assert_eq!(standing(&scene, &theme).len(), 1);
    says(&scene, "1 line more in two wordings: F7.");
    scene.play("F7 Enter");
    assert_eq!(standing(&scene, &first).len(), 1);
    scene.play("F7");
    says(&scene, "No line stands in two wordings.");
    // The list of what is not heard yet names them, and goes there.
    scene.play("Ctrl-Z Alt-Y");
    scene.shots("wordings_not_heard");
    scene.play("Home Enter");
    assert!(matches!(scene.screen.app.overlays.last(), Some(Overlay::Wordings { of, .. }) if *of == first));
}

#[test]
fn a_sentence_is_settled_where_it_is_tested_and_on_its_sheet() {
    let mut scene = Scene::with_groups("1");
    scene.at("themes").play("\"Places to belong\" Enter");
    scene.at("confirm").play("\"Everyone has a warm place to go.\" Enter");
    let id = scene.session().of_kind(Kind::Statement).next().expect("a sentence").id.clone();
    let over = entry(&scene, &id).texts.ids();
    let acts =
        [("t3-dddddddd", words(over.clone(), "All have a place.")), ("t5-eeeeeeee", words(over, "A warm place."))];
    at_once(&mut scene, &id, acts);
    scene.shots("wordings_tested");
    scene.play("F7");
    says(&scene, "Table 3");
    // Joined on the sheet, where the line is the test's.
    scene.play("End Enter");
    scene.shots("wordings_on_the_sheet");
    scene.play("Enter Esc");
    assert_eq!(standing(&scene, &id), ["All have a place. / A warm place."]);
    // The sheet shows them before it opens them.
    scene.play("Ctrl-Z Alt-E Enter");
    assert!(matches!(scene.screen.app.overlays.last(), Some(Overlay::Wordings { .. })));
    scene.play("Down Enter Esc");
    assert_eq!(standing(&scene, &id), ["A warm place."]);
}

#[test]
fn a_wording_longer_than_the_window_is_read_to_its_end() {
    let (mut scene, id) = doubled_at("values", Kind::Value);
    let over = entry(&scene, &id).texts.ids();
    let long: Vec<String> = (1..=200).map(|n| format!("word{n}")).collect();
    let acts = [("t3-dddddddd", words(over.clone(), &long.join(" "))), ("t5-eeeeeeee", words(over, "short"))];
    at_once(&mut scene, &id, acts);
    scene.screen.resize(60, 18);
    scene.play("Esc Up Enter");
    says(&scene, "word1 ");
    assert!(!scene.screen.text().contains("word200"));
    scene.play("PgDn PgDn");
    says(&scene, "word200");
    scene.play("PgUp PgUp Down Enter");
    assert_eq!(standing(&scene, &id), ["short"]);
}
