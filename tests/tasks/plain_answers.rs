//! What the desk answers where a key or a line comes to nothing: a sentence, and the next step.

use crate::scene::Scene;

#[test]
fn where_nothing_has_to_give_it_says_when_the_day_ends() {
    let mut scene = Scene::with_groups("3");
    scene.at("clusters").play("Alt-=");
    assert!(scene.screen.text().contains("No clock runs"), "{}", scene.screen.text());
    scene.play("Ctrl-T Alt-=");
    assert!(scene.screen.text().contains("Nothing has to give: the day still ends by"), "{}", scene.screen.text());
}

#[test]
fn what_is_said_to_give_is_among_what_can_and_only_those_digits_are_shown() {
    let mut scene = Scene::of("1");
    scene.at("values").play("Ctrl-T").screen.pass(37 * 60);
    scene.play("Alt-=");
    let shown = scene.screen.text();
    assert!(shown.contains("The day runs 7 minutes over"), "{shown}");
    assert!(shown.contains("Take it from “"), "{shown}");
    let last = (1..=5).filter(|n| shown.lines().any(|row| row.contains(&format!("{n}  ")))).max().unwrap_or(0);
    assert!(shown.contains(&format!("1-{last} choose")), "{shown}");
}

#[test]
fn a_line_that_is_not_kept_says_which_box_it_lacks() {
    let mut scene = Scene::with_groups("3");
    scene.at("actions").play("Tab \"Ali\" Enter");
    let shown = scene.screen.text();
    assert!(shown.contains("the box “What” comes") && shown.contains("Ali"), "{shown}");
}

#[test]
fn at_another_task_nobody_is_written_for_yet() {
    let mut scene = Scene::with_groups("3");
    for _ in 0..20 {
        let desk = scene.screen.app.desk_mut().expect("an open desk");
        desk.by = "D".into();
        scene.play("Ctrl-N");
        let desk = scene.screen.app.desk().expect("an open desk");
        assert_ne!(&*desk.by, "D", "{}", desk.task_code());
    }
}
