//! How many are in the room: what nobody of them said is on no paper, picture or wall, however often the desk reckons
//! with the number that the agenda brought.

use crate::scene::Scene;
use commonground::export::markdown::markdown;
use commonground::export::report::{Edition, report_for};
use commonground::export::report_html::html;
use commonground::export::share::{Audience, copy};
use commonground::export::tools::leaving::How;
use commonground::export::tools::{Leaving, Readers, TOOLS, make};
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::session::Session;
use commonground::model::wish::Wish;
use commonground::roadmap::draw_up::plan;
use commonground::roadmap::text::roadmap_text;

/// Half a day with two values and a theme that all agreed to; the agenda says thirty, and nobody counts.
fn half_day() -> Scene {
    let mut scene = Scene::of("1");
    scene.said(Kind::Value, "values", "neighbours look in on each other");
    scene.said(Kind::Value, "values", "nobody is asked twice");
    scene.said(Kind::Theme, "themes", "Getting about");
    scene.at("confirm");
    scene
}

/// Everything that leaves the desk, in one text.
fn papers(session: &Session) -> String {
    let mut out = vec![roadmap_text(&plan(session, None), 100), format!("{:?}", query::energy::energies(session))];
    for edition in [Edition::Desk, Edition::ThoseThere, Edition::Everyone] {
        let report = report_for(session, edition);
        out.extend([markdown(&report), html(&report)]);
    }
    for readers in [Readers::There, Readers::Public] {
        for row in &TOOLS {
            let leaving = Leaving::new(session, "x", readers, How::default());
            out.extend(make(row.tool, &leaving).files.into_iter().map(|(_, text)| text));
        }
    }
    let shared = Session::of(copy(session, Audience::Public, None).ops);
    out.extend([markdown(&report_for(&shared, Edition::Desk)), roadmap_text(&plan(&shared, None), 100)]);
    out.join("\n")
}

#[test]
fn a_number_that_nobody_said_is_on_no_paper() {
    let mut scene = half_day();
    // An agenda that brings a number which stands for nothing else.
    let brought = [(Field::Template, Value::Text("half-day".into())), (Field::Room, Value::Count(4711))];
    scene.wish(&Wish::Together(brought.map(|(field, to)| Wish::answer(&Id::session(), field, to)).to_vec()));
    scene.play("1");
    let said = scene.screen.shown();
    assert!(said.contains("agreed, 4711 in the room (from the agenda; Alt-R counts)"), "{said}");
    scene.play("1");
    assert!(scene.screen.shown().contains("agreed, 4711 in the room."), "it is said once");
    scene.play("\"A bus runs every evening.\" Enter 1");
    let all = papers(scene.session());
    assert!(all.contains("A bus runs every evening."));
    let claimed: Vec<&str> = all.lines().filter(|row| row.contains("4711") || row.contains("in the room")).collect();
    assert_eq!(claimed, Vec::<&str>::new());
    assert!(!markdown(&report_for(scene.session(), Edition::Desk)).contains("In the room"));
}

#[test]
fn the_first_count_that_somebody_says_is_on_all_of_them() {
    let mut scene = half_day();
    // One number for all of the room, also where it is the agenda's own, said aloud.
    for n in ["28", "30"] {
        scene.play("1 1").play(&format!("Alt-R \"{n}\" Enter"));
        let all = papers(scene.session());
        assert!(all.contains(&format!("{n} in the room")) && all.contains(&format!("{n} people")), "{n}");
        let value = scene.session().of_kind(Kind::Value).next().expect("a value");
        assert_eq!(query::there(scene.session(), value), n.parse().ok());
        scene = half_day();
    }
    // Whoever counts first is told nothing of the agenda.
    scene.play("Alt-R \"30\" Enter 1");
    assert!(scene.screen.shown().contains("agreed, 30 in the room."), "{}", scene.screen.shown());
    // Opened and kept as it stands is said, too; taken back, it is nobody's number again.
    scene.play("Ctrl-Z Ctrl-Z");
    assert_eq!(query::were_there(scene.session()), None);
    scene.play("Alt-R Enter");
    assert_eq!(query::were_there(scene.session()), Some(30));
}

#[test]
fn who_left_later_is_counted_there_and_the_papers_have_one_number_for_the_days() {
    let mut scene = Scene::with_groups("3");
    let first = scene.said(Kind::Value, "values", "neighbours look in on each other");
    let second = scene.said(Kind::Value, "values", "nobody is asked twice");
    scene.at("confirm").play("1 Alt-R \"a4\" Enter 1");
    let there = |scene: &Scene, id| query::there(scene.session(), scene.session().entry(id).expect("a value"));
    assert_eq!((there(&scene, &first), there(&scene, &second)), (Some(28), Some(23)));
    let all = papers(scene.session());
    assert!(all.contains("28 people") && all.contains("agreed, 28 in the room"));
    assert!(all.contains("agreed, 23 in the room then"));
    assert_eq!(roadmap_text(&plan(scene.session(), None), 100).matches("in the room").count(), 1);
    assert!(roadmap_text(&plan(scene.session(), None), 100).contains("28 in the room"));
}
