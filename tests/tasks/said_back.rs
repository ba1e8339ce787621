//! What a key does not do is said, and what it does somewhere else says where.

use crate::scene::Scene;
use commonground::model::field::{Field, Value, result};
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::wish::Wish;
use commonground::roadmap::draw_up;
use commonground::roadmap::text::roadmap_text;

fn said(scene: &Scene) -> String {
    scene.screen.app.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default()
}

#[test]
fn a_refused_answer_that_holds_the_keys_says_so() {
    let mut scene = Scene::of("3");
    scene.at("about");
    let label = Field::BackYears.spec().word;
    for _ in 0..20 {
        let lit = scene.screen.app.desk().and_then(|desk| desk.lit.clone());
        if lit == Some(commonground::ui::instrument::facts::name(Field::BackYears)) {
            break;
        }
        scene.play("Down");
    }
    scene.play("\"many\"");
    let before = scene.screen.app.desk().and_then(|desk| desk.lit.clone());
    for key in ["Up", "Down"] {
        scene.play(key);
        assert!(said(&scene).contains(label) && said(&scene).contains("is not kept:"), "{key}: {}", said(&scene));
        assert_eq!(scene.screen.app.desk().and_then(|desk| desk.lit.clone()), before, "nothing typed is lost");
        assert!(scene.screen.shown().contains("is not kept:"), "it is seen:\n{}", scene.screen.shown());
    }
    scene.shots("said_back_refused");
}

#[test]
fn the_roadmap_counts_the_values_that_were_not_everybodys() {
    let mut scene = Scene::of("1");
    let value = scene.said(Kind::Value, "values", "the river is everybody's");
    scene.wish(&Wish::answer(&value, Field::Test, Value::Text(result::NOT_AGREED.into())));
    let theme = scene.said(Kind::Theme, "themes", "Getting about");
    scene.wish(&Wish::answer(&theme, Field::Test, Value::Text(result::NOT_AGREED.into())));
    let plan = draw_up::plan(scene.session(), None);
    assert_eq!(plan.apart(), query::not_agreed(scene.session()).len());
    let text = roadmap_text(&plan, 80);
    assert!(text.contains("and 1 value, in the report"), "{text}");
    assert!(!text.contains("the river is everybody's"), "its words are not on the roadmap:\n{text}");
    scene.said(Kind::Action, "actions", "Count the empty seats");
    scene.at("read-back");
    assert!(scene.screen.shown().contains("2 not agreed"), "{}", scene.screen.shown());
}

#[test]
fn taking_back_names_the_place_of_the_step() {
    let mut scene = Scene::with_groups("3");
    scene.at("break").play("\"the coffee ran out\" Enter");
    let first = scene.screen.app.desk().and_then(|desk| desk.item()).map(|item| item.text().to_owned());
    scene.play("Ctrl-N").at("break");
    scene.play("Ctrl-Z");
    let said = said(&scene);
    assert!(said.contains(&format!("In “{}”", first.unwrap_or_default())), "{said}");
    assert!(said.contains("the coffee ran out"), "{said}");
}
