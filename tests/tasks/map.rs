//! The trend map: forty trends in three levels, some placed later, lines across, two that say the same.

use crate::scene::Scene;
use commonground::model::entry::Entry;
use commonground::model::kind::Kind;
use commonground::ui::keymap::Key;

/// Seven branches, as they are typed: `>` a branch deeper, `<` one higher, a bar between the boxes, `?` for placed later.
const MAP: &str = "Housing nobody here can pay|more
>Rents outrun wages|more|a room costs what the flat did
>Two families in one flat|more
Landlords sell to holiday guests|more|nine houses in Mill Street
<Empty shops with empty floors above|more
Young people stay with their parents longer|more
<Fewer doctors|fewer|three practices closed since 2019
>Waiting for an appointment takes weeks|more
Practices close at the edge of the valley|more
>Nobody drives who is eighty|more
<Nurses leave for agencies
?The library van comes once a month
<Buses|less
>The last bus leaves at six|less
No bus on Sundays
Drivers retire and are not replaced|more
?More people live alone|more
<Jobs move to the coast|more
>The mill trains nobody any more|less
Work from home for those with a line|more
>Broadband ends at the bridge
<<Small farms give up|more|two auctions this spring
>Hedges go, floods come|more
<<The river|more floods
>Cellars stand under water twice a year|more
Insurance cannot be had below the weir
>Houses there lose their worth|more
<A new swimming place at the bend|more
<<Loneliness|more
>Chapels close|more
Clubs look for a treasurer
>The same ten people everywhere|more
<Neighbours do not know each other's names|more
?Rents go up faster than pay|more
Carers are worn out|more
>Nobody to sit in for an afternoon
<<Screens|more
>Children meet on line, not outside|more
Old people are told to go on line for everything|more
>The bank is an app now
Forms nobody can fill in|more";

/// Types the map as a quick hand does.
fn typed(scene: &mut Scene) {
    for line in MAP.lines() {
        let (later, line) = line.strip_prefix('?').map_or((false, line), |line| (true, line));
        for (n, part) in line.split('|').enumerate() {
            if n > 0 {
                scene.play("Tab");
            }
            part.chars().for_each(|c| scene.screen.press(Key::char(c)));
        }
        scene.play(if later { "Alt-U Enter" } else { "Enter" });
    }
}

fn no(scene: &Scene, words: &str) -> String {
    let trend = scene.session().of_kind(Kind::Trend).find(|trend| trend.text() == words);
    trend.map(|trend| trend.no.to_string()).expect("a trend of these words")
}

#[test]
fn a_map_of_forty_trends_is_taken_down_placed_and_put_in_order() {
    let mut scene = Scene::with_groups("3");
    scene.at("trends").shots("map_empty");
    typed(&mut scene);
    scene.shots("map_typed");
    // What waited is lit, one after the other: its number, or Enter where a longer number could come.
    let rents = no(&scene, "Rents outrun wages");
    let branch = |scene: &Scene, words: &str| no(scene, words);
    let (screens, alone) = (branch(&scene, "Screens"), branch(&scene, "Loneliness"));
    scene.play("Esc").shots("map_to_be_placed");
    scene.play(&format!("\"{screens}\"")).play(&format!("\"{alone}\""));
    scene.play(&format!("\"{}\" Enter", no(&scene, "Housing nobody here can pay")));
    let lit = scene.screen.app.desk().and_then(|desk| desk.lit_entry()).map(Entry::text).map(str::to_owned);
    assert_eq!(lit.as_deref(), Some("Rents go up faster than pay"), "the last that waited stays lit");
    // It says the same as another one, which people say, not the program.
    scene.play(&format!("Alt-J \"{rents}\" Enter")).shots("map_joined");
    // Taken apart with the undo key, and brought together again.
    scene.play("Ctrl-Z");
    assert!(scene.session().entries().all(|entry| entry.links.is_empty()));
    scene.play("Ctrl-Y");
    // A line across to another branch: lit, then the other's number.
    let bus = no(&scene, "The last bus leaves at six");
    scene.play("Esc Esc").play(&format!("Alt-L \"{bus}\"")).shots("map_across");
    // One branch at a time, and on the wall.
    scene.play("Esc Alt-V").shots("map_branch");
    scene.play("PgDn").shots("map_branch_next");
    scene.play("Alt-V Ctrl-L").shots("map_large");
    scene.play("Ctrl-L");
    insta::assert_snapshot!(scene.held("trends"));
}

#[test]
fn marks_say_where_a_line_goes_and_the_words_after_them_are_kept_whole() {
    let mut scene = Scene::of("3");
    scene.at("trends");
    // (typed, the words, what it stands under)
    let table = [
        ("Housing", "Housing", None),
        (">Rents > wages", "Rents > wages", Some("Housing")),
        (">  Two in a room", "Two in a room", Some("Rents > wages")),
        ("Three", "Three", Some("Rents > wages")),
        ("<Empty floors", "Empty floors", Some("Housing")),
        (">Dust", "Dust", Some("Empty floors")),
        ("<<Buses", "Buses", None),
        ("<Trains", "Trains", None),
        (" <50 passengers a day", "<50 passengers a day", None),
        (">a < b", "a < b", Some("<50 passengers a day")),
    ];
    for (typed, words, over) in table {
        typed.chars().for_each(|c| scene.screen.press(Key::char(c)));
        scene.play("Enter");
        let trend = scene.session().of_kind(Kind::Trend).next_back().expect("a trend");
        assert_eq!(trend.text(), words);
        let parent = trend.under().and_then(|id| scene.session().entry(id)).map(Entry::text);
        assert_eq!(parent, over, "{typed}");
    }
    // A branch is named by its number, and stays until another one is.
    let housing = no(&scene, "Housing");
    scene.play(&format!("Ctrl-K \"{housing}\" Enter \"Damp\" Enter \"Mould\" Enter"));
    for words in ["Damp", "Mould"] {
        let trend = scene.session().of_kind(Kind::Trend).find(|trend| trend.text() == words).expect("a trend");
        assert_eq!(trend.under().and_then(|id| scene.session().entry(id)).map(Entry::text), Some("Housing"));
    }
    // A mark alone is not a line, and what was refused stays.
    scene.play("\">\" Enter");
    assert_eq!(scene.session().of_kind(Kind::Trend).count(), 12);
}
