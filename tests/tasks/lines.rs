//! Lines under a group: who speaks is said once, and stays.

use crate::scene::Scene;
use commonground::model::kind::Kind;

#[test]
fn who_speaks_is_said_once() {
    let mut scene = Scene::with_groups("3");
    scene.said(Kind::Surprise, "present-dialogue", "two of us mend bicycles");
    scene.at("present-dialogue").play("\"we all run a lunch club\" Enter Ctrl-K \"b\" \"nobody told us\" Enter");
    scene.play("\"nor them\" Enter Ctrl-K \"0\" \"and so on\" Enter");
    scene.shots("surprises_by_group");
    insta::assert_snapshot!(scene.held("present-dialogue"));
}

/// A step finds its way without looking through all lines; figures stand above words, wherever they were said.
#[test]
fn up_and_down_go_through_all_that_can_be_lit() {
    for task in ["welcome", "present-dialogue"] {
        let mut scene = Scene::with_groups("3");
        for n in 0..9 {
            let kind = if n % 3 == 1 { Kind::Pulse } else { Kind::Line };
            let kind = if task == "welcome" { kind } else { Kind::Surprise };
            scene.said(kind, task, &format!("one more thing {n}"));
        }
        scene.at(task).play("\"and this\" Enter Esc");
        let all = scene.screen.app.desk().expect("a desk").choosable();
        assert!(all.len() > 9, "{task}");
        let lit = |scene: &Scene| scene.screen.app.desk().and_then(|desk| desk.lit.clone());
        let mut up: Vec<_> = lit(&scene).into_iter().collect();
        for _ in 1..all.len() {
            scene.play("Up");
            up.extend(lit(&scene));
        }
        let from_the_end: Vec<_> = all.iter().rev().cloned().collect();
        assert_eq!(up, from_the_end, "{task}");
        scene.play("Up");
        assert_eq!(lit(&scene).as_ref(), all.first(), "{task}: nothing is above the first");
        let mut down = vec![all[0].clone()];
        for _ in 1..all.len() {
            scene.play("Down");
            down.extend(lit(&scene));
        }
        assert_eq!(down, all, "{task}");
    }
}
