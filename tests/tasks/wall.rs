//! The wall: cards of the tables on three lists, two tables side by side, themes out of the cards.

use crate::scene::Scene;
use commonground::model::kind::Kind;
use commonground::model::query::wall;

/// Two tables dictate their cards, list by list.
const CARDS: &str = "Ctrl-K 1 \"a bus every evening, also on Sundays and in the school holidays\" Enter \
    \"a warm room in each village\" Enter Ctrl-D \"a list of every free room\" Enter \
    Ctrl-D \"houses on the mill field\" Enter \
    Ctrl-D Ctrl-K 2 \"buses after eight\" Enter \"the river is clean enough to swim in\" Enter \
    Ctrl-D \"a lift-sharing board at the surgery\" Enter";

fn lists(scene: &Scene) -> [Vec<usize>; 3] {
    wall::wall(scene.session()).map(|list| list.iter().map(Vec::len).collect())
}

#[test]
fn tables_dictate_and_cards_are_hung_where_they_belong() {
    let mut scene = Scene::with_groups("3");
    scene.at("lists").shots("wall_empty");
    scene.play(CARDS).shots("wall_written");
    assert_eq!(lists(&scene), [vec![1, 1, 1, 1], vec![1, 1], vec![1]]);
    // The lift-sharing board is lit; it hangs under what all want, then the one above it under not agreed.
    scene.play("Esc").shots("wall_choosing");
    scene.play("1 Left Up Up 3").shots("wall_hung");
    assert_eq!(lists(&scene), [vec![1; 4], vec![1], vec![1, 1]]);
    // A card of the wrong table is put right, without being written anew; a letter writes on.
    scene.play("Ctrl-K 4 \"a market\" Enter");
    insta::assert_snapshot!(scene.held("lists"));
    scene.play("Ctrl-Z Ctrl-Z Ctrl-Z Ctrl-Z");
    assert_eq!(lists(&scene), [vec![1, 1, 1, 1], vec![1, 1], vec![1]]);
}

#[test]
fn a_card_costs_its_text_and_one_key() {
    let mut scene = Scene::of("3");
    scene.at("lists").play("\"a bus\" Enter \"a room\" Enter Ctrl-D \"a board\" Enter \"a map\" Enter");
    assert_eq!(lists(&scene), [vec![1, 1], vec![1, 1], vec![]]);
}

#[test]
fn large_the_wall_stays_three_lists() {
    let mut scene = Scene::of("3");
    scene.at("lists").play(CARDS).play("Ctrl-L").shots("wall_large");
}

#[test]
fn two_hundred_cards_are_paged_and_never_cut() {
    let mut scene = Scene::of("3");
    for n in 0..200 {
        let kind = [Kind::Card, Kind::Card, Kind::Project, Kind::NotAgreed][n % 4];
        scene.said(kind, "lists", &format!("card {n} with words enough for two rows in a narrow column"));
    }
    scene.at("lists").shots("wall_full");
    scene.play("PgUp").shots("wall_page_up");
    scene.play("Esc Up Up").shots("wall_full_lit");
}
