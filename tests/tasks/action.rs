//! Action planning: who signs up, goals, actions with all that can be known of one, the report to the room, the circle.

use crate::scene::Scene;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::How;
use commonground::model::wish::{New, Wish};

/// Five themes: three agreed, one not agreed, one that nobody was asked about; dots behind the first.
const THEMES: [(&str, &str, &str); 5] = [
    ("Places to belong", "Everyone has a warm place to go, free, within a walk.", "agreed"),
    ("Getting about", "A bus every evening, for everybody who lives here.", "agreed"),
    ("Deciding together", "Those who live with a decision help to make it.", "agreed"),
    ("Free buses for all", "Free buses for all.", "not-agreed"),
    ("Clean water", "", ""),
];

/// A scene with the themes, a trend with dots behind the first, two assets.
fn with_themes() -> (Scene, Vec<Id>) {
    let mut scene = Scene::with_groups("3");
    let dots = |scene: &mut Scene, of: &Id, letter: &str, n: u64| {
        scene.wish(&Wish::Answer { of: of.clone(), field: Field::Dots, key: letter.into(), to: Value::Count(n) });
    };
    let trend = scene.said(Kind::Trend, "trends", "fewer places to meet");
    dots(&mut scene, &trend, "A", 14);
    dots(&mut scene, &trend, "C", 9);
    let mut themes = Vec::new();
    for (n, (name, sentence, test)) in THEMES.iter().enumerate() {
        let from = if n == 0 { vec![trend.clone()] } else { Vec::new() };
        let theme = scene.wish(&Wish::Say(New { from, ..New::line(Kind::Theme, "clusters", name) }));
        if !sentence.is_empty() {
            let statement =
                New::line(Kind::Statement, "statements", sentence).with(Field::Parent, Value::Other(theme.clone()));
            let statement = scene.wish(&Wish::Say(statement));
            scene.wish(&Wish::answer(&statement, Field::Test, Value::Text((*test).into())));
            scene.wish(&Wish::answer(&statement, Field::Present, Value::Count(28)));
        }
        themes.push(theme);
    }
    scene.said(Kind::Asset, "assets", "Church hall, empty on weekdays");
    scene.said(Kind::Asset, "assets", "Twelve people who can drive a minibus");
    (scene, themes)
}

/// A theme's answers, as the session holds them.
fn theme(scene: &Scene, id: &Id) -> String {
    let entry = scene.session().entry(id).expect("a theme");
    let answers = entry.fields.iter().map(|((field, key), answers)| {
        let words: Vec<String> = answers
            .iter()
            .map(|(_, value)| match value {
                Value::Other(id) => scene.session().entry(id).expect("a goal").text().to_owned(),
                value => value.words(),
            })
            .collect();
        format!("{}/{key}={}", field.code(), words.join(" or "))
    });
    let names = entry.links.iter().filter(|link| link.how == How::SignedUp).map(|link| link.label.to_string());
    answers.chain(names).collect::<Vec<_>>().join(" | ")
}

#[test]
fn people_sign_up_and_three_numbers_stand_side_by_side() {
    let (mut scene, themes) = with_themes();
    scene.at("sign-up").shots("sign_up_begins");
    // A line a theme: a count, by group, by name.
    scene.play("\"1 9\" Enter \"2 a3 b6\" Enter \"3 Gwen, Shanice\"");
    scene.shots("sign_up_taken_for");
    scene.play("Enter \"2 c1\" Enter");
    // A count on the lit theme: the first that nobody was counted for.
    scene.play("Esc 1 2 Down 0 Enter");
    scene.shots("sign_up_counted");
    let held: Vec<String> = themes.iter().map(|id| theme(&scene, id)).collect();
    insta::assert_snapshot!(held.join("\n"));
    // A plain count takes the place of what was counted by group.
    scene.play("Esc \"2 4\" Enter");
    assert_eq!(theme(&scene, &themes[1]), "members/=4 | members/A= | members/B= | members/C=");
    scene.play("Ctrl-Z");
    assert_eq!(theme(&scene, &themes[1]), "members/=10 | members/A=3 | members/B=6 | members/C=1");
}

#[test]
fn a_group_says_when_it_meets_first_where_people_sign_up() {
    let (mut scene, themes) = with_themes();
    scene.at("sign-up");
    // With the count or after it; nobody has to.
    scene.play("\"1 9\" Tab \"Tuesday, 6 o'clock, village hall\" Enter \"2 4\" Enter \"2\" Tab \"3 June\"");
    scene.shots("sign_up_first_meeting");
    scene.play("Enter");
    assert_eq!(theme(&scene, &themes[0]), "first_meeting/=Tuesday, 6 o'clock, village hall | members/=9");
    assert_eq!(theme(&scene, &themes[1]), "first_meeting/=3 June | members/=4");
    // It stands on the head of the lane, and on the roadmap.
    scene.at("actions").play("F2");
    scene.shots("roadmap_first_meeting");
    scene.play("Esc");
    assert!(scene.screen.text().contains("first meeting Tuesday"), "{}", scene.screen.text());
    scene.play("Ctrl-B Ctrl-B Ctrl-Z");
    assert_eq!(theme(&scene, &themes[1]), "members/=4");
}

#[test]
fn a_sign_up_that_is_not_understood_stays_in_the_line() {
    let (mut scene, _) = with_themes();
    scene.at("sign-up");
    for (typed, said) in [
        ("9", "There"),
        ("17 9", "Begin with the theme's number"),
        ("2 x3", "There is no group X"),
        ("2 99999", "too many"),
    ] {
        scene.play(&format!("\"{typed}\" Enter"));
        let shown = scene.screen.text();
        assert!(shown.contains(typed), "{typed}: {shown}");
        assert!(typed == "9" || shown.contains(said), "{typed}: {shown}");
        scene.play("Wipe");
    }
}

#[test]
fn goals_stand_under_themes_and_one_is_the_key_goal() {
    let (mut scene, themes) = with_themes();
    scene.at("goals");
    scene.play("\"Six warm rooms open every evening by 2028\" Enter \"Nobody walks further than ten minutes\" Enter");
    scene.play("Ctrl-K 2 \"A bus at nine, every day\" Enter Esc Up Up");
    scene.play("Space");
    scene.shots("goals_key");
    insta::assert_snapshot!(scene.held("goals"));
    let key = theme(&scene, &themes[0]);
    assert_eq!(key, "key_goal/=Nobody walks further than ten minutes");
    scene.play("Space");
    assert_eq!(theme(&scene, &themes[0]), "key_goal/=");
}

/// Twelve actions over the themes, as they are typed, then what only the sheet asks.
fn twelve_actions(scene: &mut Scene) {
    scene.play("\"Map every free room\" Tab \"Shanice, Friday club\" Tab \"2 weeks\" Tab \"keys\" Enter");
    scene.play("\"Open the hall on Mondays\" Tab \"Gwen\" Tab \"3 months\" Enter");
    scene.play("\"Tea and a list of who can look in\" Tab \"Young people\" Tab \"day 100\" Enter");
    scene.play("Ctrl-K 2 \"Ask drivers for one evening\" Tab \"Ali\" Tab \"M3\" Enter");
    scene.play("\"A trial of the late bus\" Tab Tab \"3 years\" Enter \"Timetable on every door\" Enter");
    scene.play("Ctrl-D \"Fuel for the trial\" Tab \"Council\" Tab \"end of June\" Enter Ctrl-D");
    scene.play("\"Keep the line after nine\" Tab \"the bus company\" Tab \"regional\" Tab \"one bus\" Enter Ctrl-D");
    scene.play("Ctrl-K 3 \"Open table each month\" Tab \"Residents\" Tab \"20 June\" Enter");
    scene.play("\"Two seats for the young\" Tab \"Council\" Tab \"when the council agrees\" Enter");
    scene.play("Ctrl-K 5 \"Test the well\" Tab \"Health services\" Enter \"Tell people what came out\" Enter");
    scene.play("Ctrl-K 0 \"A party for the helpers\" Tab \"Gwen\" Enter");
}

#[test]
fn twelve_actions_over_five_themes_with_all_that_can_be_known_of_one() {
    let (mut scene, themes) = with_themes();
    scene.at("actions").shots("actions_begin");
    twelve_actions(&mut scene);
    scene.shots("actions_twelve");
    // Everything about the first: found by arrows, answered in the sheet's own line.
    scene.play("Esc");
    for _ in 0..20 {
        if scene.screen.app.desk().and_then(|desk| desk.lit_entry()).is_some_and(|lit| lit.no == "1.1") {
            break;
        }
        scene.play("Up");
    }
    scene.play("Alt-E").shots("sheet_of_an_action");
    for (row, typed) in [
        ("With", "the caretaker"),
        ("First step", "ring the parish council"),
        ("Led by", "1"),
        ("Milestone", "1"),
        ("By when", "in 3 weeks"),
        ("Comes after", "1.2"),
        ("Uses what we have", "6"),
        ("By", "b"),
        ("Photograph", "chart-12.jpg"),
        ("Tags", "rooms"),
    ] {
        to_row(&mut scene, row);
        scene.play(&format!("Enter \"{typed}\""));
        if row == "By when" {
            scene.shots("sheet_takes_a_date");
        }
        if row == "Led by" {
            scene.shots("sheet_takes_one_of_a_list");
        }
        scene.play("Enter");
    }
    scene.shots("sheet_answered");
    // On to the theme that it stands under, with purpose and keeper, and back.
    to_row(&mut scene, "Theme");
    scene.play("Right");
    for (row, typed) in
        [("Purpose", "Nobody sits alone"), ("Keeper", "Gwen"), ("Signed up", "9"), ("Sheets expected", "4")]
    {
        to_row(&mut scene, row);
        scene.play(&format!("\"{typed}\" Enter"));
    }
    scene.shots("sheet_of_a_theme");
    scene.play("Left Esc").shots("actions_answered");
    insta::assert_snapshot!(scene.held("actions"));
    assert_eq!(theme(&scene, &themes[0]), "purpose/=Nobody sits alone | keeper/=Gwen | members/=9 | sheets/=4");
    // What is still open is said on the way out, and nothing waits for it.
    scene.play("Ctrl-N").shots("actions_left_open");
}

/// Lights the row of the sheet that is called so.
pub fn to_row(scene: &mut Scene, wanted: &str) {
    scene.play("Up Up Up Up Up Up Up Up Up Up Up Up Up Up Up Up Up Up Up Up Up Up Up Up Up Up Up Up Up Up");
    for _ in 0..40 {
        if commonground::ui::update::lit_on_sheet(&scene.screen.app).is_some_and(|row| row.word == wanted) {
            return;
        }
        scene.play("Down");
    }
    panic!("the sheet has no row {wanted}");
}

#[test]
fn each_theme_reports_and_then_the_circle_closes() {
    let (mut scene, _) = with_themes();
    scene.at("actions");
    twelve_actions(&mut scene);
    scene.at("public-report").shots("report_begins");
    scene.play("Enter Down \"Ali has a key\" Enter Esc Enter PgDn").shots("report_second_theme");
    scene.play("Ctrl-L").shots("report_large");
    scene.play("Ctrl-L");
    insta::assert_snapshot!("reported", scene.held("actions"));
    scene.at("close").shots("close_asks");
    scene.play(
        "\"hopeful: I ring the caretaker\" Enter Alt-. \"20 June 6pm\" Tab \"Gwen\" Enter \"tired and glad\" Enter",
    );
    scene.shots("close_answered");
    insta::assert_snapshot!("closed", scene.held("close"));
    let head = scene.session();
    assert_eq!(
        (head.words(Field::NextMeeting), head.words(Field::Sender)),
        ("20 June 6pm".to_owned(), "Gwen".to_owned())
    );
}

#[test]
fn sheets_that_come_in_a_heap_are_counted_on_the_head_of_their_theme() {
    let (mut scene, themes) = with_themes();
    scene.at("actions").play("\"Map every free room\" Enter Esc Up 3 Enter");
    assert_eq!(theme(&scene, &themes[0]), "sheets/=3");
    scene.shots("sheets_in_a_heap");
}
