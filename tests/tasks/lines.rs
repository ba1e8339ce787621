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
