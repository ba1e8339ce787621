//! Where nothing is drawn the desk wakes by itself only when it has something to say.

use crate::scene::Scene;
use commonground::ui::state::signals::wakes;

/// In how many seconds it wakes; `None`: only when somebody types.
fn next(scene: &Scene) -> Option<u64> {
    wakes(scene.session(), scene.screen.at)
}

#[test]
fn without_a_running_clock_it_never_wakes() {
    let mut scene = Scene::with_groups("1");
    scene.at("values");
    assert_eq!(next(&scene), None, "it was never started");
    scene.play("Ctrl-T").screen.pass(90);
    assert!(next(&scene).is_some());
    scene.play("Ctrl-T");
    assert_eq!(next(&scene), None, "it is stopped");
}

/// From its start to its end: at half time, at one minute, at the end, and once more when the day runs over.
#[test]
fn with_one_it_wakes_at_its_signals_and_when_the_day_runs_over() {
    let mut scene = Scene::with_groups("1");
    scene.at("values").play("Ctrl-T");
    let (mut slept, mut heard) = (Vec::new(), Vec::new());
    while let Some(seconds) = next(&scene) {
        assert!(slept.len() < 9, "{slept:?}");
        slept.push(seconds);
        scene.screen.app.notice = None;
        scene.screen.pass(i64::try_from(seconds).expect("a few hours"));
        heard.push(scene.screen.app.notice.as_ref().and_then(|notice| notice.text.chars().next()));
    }
    assert_eq!(slept, [15 * 60, 14 * 60, 60, 60]);
    assert_eq!(heard, [Some('◐'), Some('▲'), Some('■'), None]);
    assert!(scene.spoken().contains("What matters"), "{}", scene.spoken());
    let told = commonground::ui::view::spoken::overrun(&scene.screen.app).join("\n");
    assert!(told.starts_with("The day runs 1 minute over:") && told.contains("\n1 "), "{told}");
}

/// A minute more or less moves what is waited for.
#[test]
fn other_minutes_are_another_deadline() {
    let mut scene = Scene::with_groups("1");
    scene.at("values").play("Ctrl-T Ctrl-Up Ctrl-Up");
    assert_eq!(next(&scene), Some(16 * 60));
    scene.play("Ctrl-Down Ctrl-Down Ctrl-Down");
    assert_eq!(next(&scene), Some(29 * 30));
}
