//! What strangers type while they settle things before the day: dates that are none, times and lengths, numbers of a
//! group; lines of two breaks; what undo says of another task.

use crate::scene::Scene;
use commonground::model::day::program;
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::model::op::Act;
use commonground::model::query;
use commonground::ui::state::desk::Mode;

fn says(scene: &Scene, words: &str) {
    // A sentence may be broken into rows.
    let text = scene.screen.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains(words), "{words}\n{}", scene.screen.text());
}

#[test]
fn a_date_is_said_before_enter_and_so_is_that_there_is_none() {
    let mut scene = Scene::of("3");
    scene.play("Esc Down Down Down Down Enter");
    for (typed, said) in [
        ("12 May 2027", "→ 12 May 2027"),
        ("some time in spring", "No date was found in this: it is kept as words. Write it like 12 May 2027."),
        ("31 February", "No calendar has “31 February”: kept as words."),
        ("2027-02-30", "No calendar has “2027-02-30”"),
    ] {
        scene.play(&format!("Wipe \"{typed}\""));
        says(&scene, said);
        scene.play("Wipe");
    }
    // It is kept as it was said, and the list says that there is no date in it.
    scene.play("\"some time in spring\" Enter");
    scene.shots("date_none_kept");
    assert_eq!(scene.session().words(Field::FirstDay), "some time in spring");
    // The next question: a last day before the first one is said too.
    scene.play("Esc Up Enter Wipe \"12 May 2027\" Enter \"10 May 2027\"");
    says(&scene, "→ 10 May 2027. That is before the first day.");
    scene.play("Wipe \"31 June 2027\"");
    scene.shots("date_no_such_day");
    // While an answer is changed it is said as well.
    scene.play("Enter Esc Down Enter Wipe \"maybe\"");
    says(&scene, "“How far forward” is a number, such as 12.");
    scene.play("Esc Up Up Enter Wipe \"maybe\"");
    says(&scene, "No date was found in this");
}

#[test]
fn a_date_of_an_action_that_no_calendar_has_is_said() {
    let mut scene = Scene::of("1");
    scene.at("actions").play("\"Map it\" Tab Tab \"31 April\"");
    says(&scene, "kept as said, no such day");
    says(&scene, "No calendar has “31 April”");
}

#[test]
fn when_a_day_begins_is_typed_where_it_stands() {
    let mut scene = Scene::of("2");
    scene.at("agenda");
    says(&scene, "When does day 1 begin? Type it: 9:00.");
    // A digit on the lit day is the beginning of its time.
    scene.play("9 \":00\"");
    says(&scene, "→ day 1 begins at 09:00");
    scene.play("Enter");
    assert_eq!(program::starts(scene.session(), 1), Some(540));
    scene.shots("agenda_begins");
    // So is a time typed in WRITING, alone: nothing is called so.
    let before = query::agenda(scene.session()).len();
    scene.play("Esc \"9:30 to 17:00\"");
    says(&scene, "→ day 1 begins at 09:30 and must be over by 17:00");
    scene.play("Enter");
    let times = (program::starts(scene.session(), 1), program::ends(scene.session(), 1));
    assert_eq!(times, (Some(570), Some(1020)));
    assert_eq!(query::agenda(scene.session()).len(), before);
    // What is no time is said before Enter, and stays in the line.
    scene.play("Esc Up Up Up Up Up Up Up Up Up Up Up Up Up Up Up");
    for _ in 0..7 {
        scene.play("Down");
    }
    scene.play("Enter Wipe \"nine-ish\"");
    says(&scene, "“nine-ish” is no time of the day.");
}

#[test]
fn a_length_is_understood_as_people_write_it() {
    let mut scene = Scene::of("2");
    scene.at("agenda").play("Down");
    says(&scene, "How long? Type it: 45, or 1h 30.");
    scene.play("1 \"h 30\"");
    says(&scene, "→ 90 min");
    scene.play("Enter");
    let minutes = |scene: &Scene| query::minutes(scene.screen.app.desk().unwrap().lit_entry().unwrap());
    assert_eq!(minutes(&scene), 90);
    // A time of the day is no length: what is wanted is said, and what was typed stays.
    scene.play("9 \":00\" Enter");
    says(&scene, "“Minutes” is how long it takes: 45, 90 min or 1h 30.");
    assert_eq!(scene.screen.app.desk().unwrap().line.text_of(1), "9:00");
    scene.shots("agenda_no_length");
    scene.play("Wipe \"90 min\" Enter Esc \"Walk\" Tab \"half an hour\"");
    says(&scene, "→ Walk, 30 min");
}

#[test]
fn the_lit_row_stays_where_it_is_while_it_is_opened() {
    let row_of = |scene: &Scene, words: &str| {
        let text = scene.screen.text();
        text.lines().position(|row| row.contains(words)).unwrap_or_else(|| panic!("no {words}\n{text}"))
    };
    for (columns, rows) in [(80, 24), (60, 18), (120, 36)] {
        let mut scene = Scene::of("3");
        scene.screen.resize(columns, rows);
        scene.at("agenda");
        for _ in 0..18 {
            scene.play("Down");
            let desk = scene.screen.app.desk().unwrap();
            let Some(title) = desk.lit_entry().map(|item| format!("  {}", item.text())) else { continue };
            // A break has its like above and below.
            if title.contains("Break") || title.contains("Pulse") {
                continue;
            }
            let before = row_of(&scene, &title);
            scene.play("Enter");
            let after = row_of(&scene, &title);
            // In a low window the head gives its free row to the boxes.
            let low = usize::from(rows < 20);
            assert!(before - after <= low, "{title} at {columns}x{rows}\n{}", scene.screen.text());
            scene.play("Esc");
            assert_eq!(before, row_of(&scene, &title));
        }
    }
}

#[test]
fn digits_are_how_many_are_expected_and_space_ticks() {
    let mut scene = Scene::of("3");
    scene.at("groups").play("\"Residents\" Enter \"Council\" Enter Esc");
    says(&scene, "B: how many are expected? Type it. Right: what they bring.");
    scene.shots("groups_number_lit");
    scene.play("6");
    assert_eq!(scene.screen.app.desk().unwrap().mode, Mode::Writing, "a digit opens the number");
    scene.play("\"4\" Enter");
    let council = |scene: &Scene, field| {
        scene.session().of_kind(Kind::Group).find(|group| group.text() == "Council").unwrap().words(field)
    };
    assert_eq!((council(&scene, Field::Expected), council(&scene, Field::AreIn)), ("64".into(), String::new()));
    // On a tick the digits are the number too: nothing is ticked by them.
    scene.play("Right Right");
    says(&scene, "B brings resources? Space ticks it. Digits: expected.");
    scene.shots("groups_tick_lit");
    scene.play("Space 7 Enter");
    assert_eq!((council(&scene, Field::Expected), council(&scene, Field::AreIn)), ("7".into(), "R".into()));
    // Space on the number opens it as it stands.
    scene.play("Left Left Space");
    assert_eq!(scene.screen.app.desk().unwrap().line.text_of(2), "7");
}

#[test]
fn what_is_taken_back_in_another_task_is_said_with_its_name() {
    let mut scene = Scene::of("1");
    scene.at("values").play("\"neighbours look in\" Enter Ctrl-N Ctrl-Z");
    says(&scene, "In “What we value”: Value 1 “neighbours look in” is taken back.");
    scene.shots("undo_elsewhere");
    scene.play("Ctrl-Y");
    says(&scene, "In “What we value”: Value 1");
    // In the task itself its name would say nothing.
    scene.play("Ctrl-B Ctrl-Z");
    assert!(!scene.screen.text().contains("In “What we value”"), "{}", scene.screen.text());
    let mut scene = Scene::of("3");
    scene.play("\"How do we live?\" Enter Ctrl-N Ctrl-Z");
    says(&scene, "In “About this session”: “Our task” is as it was before.");
}

#[test]
fn a_stray_number_is_no_meeting() {
    let mut scene = Scene::of("1");
    scene.at("actions").play("\"Map every free room\" Tab \"Shanice\" Enter");
    scene.at("read-back").play("Enter Enter \"20 June\"");
    says(&scene, "→ 20 June 20");
    scene.play("Wipe \"1\"");
    says(&scene, "No date was found in this");
    scene.play("Enter");
    says(&scene, "“1” alone is no day.");
    scene.shots("meeting_stray");
    assert_eq!(scene.session().words(Field::NextMeeting), "");
    scene.play("Backspace \"20 June 6pm\"");
    scene.play("Tab \"Gwen\" Enter");
    assert_eq!(scene.session().words(Field::NextMeeting), "20 June 6pm");
}

#[test]
fn each_break_has_its_own_lines() {
    let mut scene = Scene::of("3");
    scene.at("break").play("\"the urn leaks\" Enter Ctrl-N").at("break");
    assert!(!scene.screen.text().contains("the urn leaks"), "{}", scene.screen.text());
    scene.play("\"the bus waits\" Enter");
    scene.shots("break_second");
    assert_eq!(scene.screen.app.desk().unwrap().choosable().len(), 1);
    scene.play("Ctrl-B");
    while scene.screen.app.desk().unwrap().task_code() != "break" {
        scene.play("Ctrl-B");
    }
    says(&scene, "the urn leaks");
    assert!(!scene.screen.text().contains("the bus waits"), "{}", scene.screen.text());
    insta::assert_snapshot!(scene.held("break"));
    // Where its break is taken off the agenda, what was said there stands at the others.
    let item = scene.screen.app.desk().unwrap().item().unwrap().id.clone();
    scene.at("break");
    let urn = |scene: &Scene| {
        query::lines(scene.session(), "break").find(|line| line.text() == "the urn leaks").unwrap().clone()
    };
    assert_eq!(urn(&scene).other(Field::Item), Some(&item));
    // What is gathered in a task is one heap, however often people come back to it: nothing is tied to an item.
    scene.at("values").play("\"neighbours look in\" Enter");
    let said = scene.session().ops().filter_map(|op| match &op.act {
        Act::Say(said) => Some(said),
        _ => None,
    });
    let tied = said.filter(|said| said.kind != Kind::Line);
    assert!(tied.flat_map(|said| &said.with).all(|(field, to)| *field != Field::Item || *to == Value::Nothing));
}
