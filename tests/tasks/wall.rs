//! The wall: cards of the tables on three lists, two tables side by side, themes out of the cards.

use crate::scene::Scene;
use commonground::model::kind::Kind;
use commonground::model::query::wall;
use commonground::ui::view::spoken;

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

#[test]
fn two_tables_keep_what_both_hold() {
    let mut scene = Scene::with_groups("3");
    scene.at("lists").play(CARDS).play("Ctrl-K 3 \"a skate bowl\" Enter");
    scene.at("merge").shots("two_tables");
    // Card 1 of the one and card 5 of the other say the same; card 6 the other table wants too; the rest does not stay.
    scene.play("Esc Alt-J").shots("two_tables_joining");
    scene.play("Right Enter").shots("two_tables_joined");
    scene.play("Right 1").shots("two_tables_held");
    scene.play("Alt-W").shots("two_tables_done");
    assert_eq!(lists(&scene), [vec![2, 1], vec![1], vec![1, 1, 1, 1]]);
    scene.play("PgDn").shots("two_tables_next");
    insta::assert_snapshot!(scene.held("lists"));
    scene.play("PgUp Ctrl-Z");
    assert_eq!(wall::held_by_one(scene.session(), ["T1", "T2"]).len(), 3);
}

#[test]
fn a_heap_goes_under_a_theme_as_one_and_ten_themes_have_two_digits() {
    let mut scene = Scene::with_groups("3");
    scene.at("lists").play(CARDS);
    scene.at("clusters");
    for n in 1..=11 {
        scene.play(&format!("\"theme {n}\" Enter"));
    }
    scene.play("Esc Alt-J 5").shots("clusters_joined");
    scene.play("1 1").shots("clusters_placed");
    scene.play("2 2").shots("clusters_two_digits");
    insta::assert_snapshot!(scene.held("lists"));
}

/// Line by line: the cards with their lists and tables, what a digit does.
#[test]
fn the_wall_is_said_line_by_line() {
    let mut scene = Scene::with_groups("3");
    scene.at("lists").play(CARDS).play("Esc");
    let mut said = spoken::lines(&scene.screen.app);
    scene.at("merge").play("Esc Alt-J Right Enter");
    said.push(String::new());
    said.extend(spoken::lines(&scene.screen.app));
    insta::assert_snapshot!(said.join("\n"));
}

/// What the whole room wrote has a side of its own: it can be brought together with a table's card and hung, and it is
/// never among what only one table holds.
#[test]
fn cards_of_no_table_have_a_side_beside_the_last_table() {
    let mut scene = Scene::with_groups("3");
    scene.at("lists").play("\"lights on the footpath\" Enter Ctrl-K B \"a nurse who knows us\" Enter");
    scene.play("Ctrl-K 1 \"a lit path to school\" Enter");
    scene.at("merge").shots("two_tables_and_none");
    scene.play("Esc Alt-J Right Enter").shots("two_tables_none_joined");
    assert_eq!(lists(&scene), [vec![2, 1], vec![], vec![]]);
    scene.play("Alt-W");
    assert!(scene.screen.text().contains("Two tables are needed"), "{}", scene.screen.text());
    // Written here beside no other table, a card is that table's; where there is none at all it is nobody's.
    scene.play("\"a bench\" Enter");
    insta::assert_snapshot!(scene.held("lists") + "\n" + &scene.held("merge"));
    let mut alone = Scene::of("3");
    alone.at("lists").play("\"lights on the footpath\" Enter");
    alone.at("merge").shots("two_tables_none_alone");
}
