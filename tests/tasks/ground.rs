//! The test for common ground: values, themes, statements, the vision, and what was not agreed.

use crate::scene::Scene;
use commonground::model::check::{Grade, check};
use commonground::model::field::{Field, result};
use commonground::model::kind::Kind;
use commonground::model::query::{self, Standing};
use commonground::ui::msg::What;
use commonground::ui::view::spoken;
use proptest::prelude::*;

/// Three cards under two themes, and two values.
fn themes(template: &str) -> Scene {
    let mut scene = Scene::with_groups(template);
    scene.said(Kind::Value, "values", "neighbours look in on each other");
    scene.said(Kind::Value, "values", "nobody is asked twice");
    scene.said(Kind::Card, "lists", "a bus every evening");
    scene.said(Kind::Card, "lists", "buses for all");
    scene.said(Kind::NotAgreed, "lists", "houses on the mill field");
    scene.said(Kind::Theme, "clusters", "Getting about");
    scene.said(Kind::Theme, "clusters", "Deciding together");
    scene
}

/// Values and themes are put to the room: one objection after the other, each with its own answer.
fn confirmed(scene: &mut Scene) {
    scene.at("confirm").play("1 1 \"Free buses for all.\" Enter");
}

#[test]
fn several_objections_each_have_their_answer() {
    let mut scene = themes("3");
    confirmed(&mut scene);
    scene.shots("confirm_asked");
    scene.play("Alt-C \"for all means: also for visitors\" Enter Alt-O \"who pays?\"");
    scene.play("Ctrl-K \"d\"").shots("confirm_objecting");
    scene.play("Enter Alt-O \"not at night\" Enter").shots("confirm_two_objections");
    // Nobody can agree over them.
    scene.play("1").shots("confirm_refused");
    scene.play("4").shots("confirm_which");
    let second = scene.session().of_kind(Kind::Objection).last().expect("two objections").no.to_string();
    scene.play(&format!("\"{second}\"")).shots("confirm_one_answered");
    scene.play("4 2 \"Free buses for all until midnight.\" Enter 1").shots("confirm_agreed");
    scene.play("Esc Up Ctrl-O").shots("confirm_history");
    scene.play("Esc");
    insta::assert_snapshot!(scene.held("confirm"));
}

#[test]
fn an_objection_that_stays_is_on_the_list_that_nothing_outvotes() {
    let mut scene = themes("3");
    confirmed(&mut scene);
    scene.play("Alt-O \"the county will never pay\" Enter 3 \"nor the bus company\" Enter");
    scene.play("Esc Alt-,").shots("register");
    assert_eq!(query::not_agreed(scene.session()).len(), 2, "the statement, and what a table put there");
    // Enter goes to it, wherever it stands.
    scene.play("Down Enter").shots("register_taken");
    insta::assert_snapshot!(scene.held("confirm"));
    scene.at("actions").play("Alt-D Esc");
}

#[test]
fn statements_have_wordings_and_authors_and_are_read_back() {
    let mut scene = themes("3");
    confirmed(&mut scene);
    scene.play("1 \"Whoever lives with a decision makes it.\" Enter 1");
    scene.at("statements").shots("statements");
    scene
        .play(
            "Down 2 \"A bus runs every evening until midnight. It stops wherever somebody waits. Nobody pays at the \
        door, and everybody can ask for a stop.\" Enter Alt-A \"A, C and two drivers\" Enter",
        )
        .shots("statements_written");
    scene.at("statements-read-back").shots("read_back_statement");
    scene.play("1").shots("read_back_done");
    let statement = scene.session().of_kind(Kind::Statement).next().expect("a statement");
    assert_eq!(query::standing(scene.session(), statement), Standing::Agreed);
    assert_eq!((statement.count(Field::Present), statement.said.as_str()), (Some(28), "Free buses for all."));
    insta::assert_snapshot!(scene.held("confirm"));
}

#[test]
fn a_long_statement_is_turned_over_and_never_cut() {
    let mut scene = themes("3");
    let words = "Nobody in the valley has to walk home in the dark. ".repeat(14);
    scene.at("confirm").play("1 1");
    scene.screen.take(What::Paste(words));
    scene.play("Enter").shots("confirm_long");
    scene.play("PgDn").shots("confirm_long_second");
}

#[test]
fn drafts_of_a_vision_stand_side_by_side_and_one_is_confirmed() {
    let mut scene = themes("3");
    confirmed(&mut scene);
    scene.play("1 \"Whoever lives with a decision makes it.\" Enter 1");
    scene.at("vision").shots("vision_empty");
    scene.play("\"A valley where nobody stands alone at the stop.\" Tab \"2036\" Tab \"table 2\" Enter");
    scene.play("\"We get about together, and we decide together.\" Enter").shots("vision_drafts");
    scene.play("Esc").shots("vision_asked");
    scene.play("2 \"We get about and decide together.\" Enter 1").shots("vision_agreed");
    let visions: Vec<_> = scene.session().of_kind(Kind::Vision).collect();
    let agreed = |vision: &&&_| query::standing(scene.session(), vision) == Standing::Agreed;
    assert_eq!((visions.len(), visions.iter().filter(agreed).count()), (2, 1));
    insta::assert_snapshot!(scene.held("vision"));
    // It is read back with the statements, the other draft is not asked about again.
    scene.at("statements-read-back");
    let asked = scene.screen.app.desk().expect("a desk").choosable();
    let asked = asked.iter().filter(|id| scene.session().entry(id).is_some_and(|entry| entry.kind == Kind::Vision));
    assert_eq!(asked.count(), 1);
}

/// The half day puts values and features under themes, the two days read back without a vision.
#[test]
fn other_templates_are_whole() {
    let mut half = Scene::of("1");
    half.at("values").play("\"nobody is asked twice\" Enter");
    half.at("themes").play("\"Deciding\" Enter Esc 1");
    half.at("confirm").play("1 \"We decide together.\" Enter 1").shots("half_day_confirmed");
    let mut two = Scene::of("2");
    two.at("lists").play("Ctrl-K 1 \"a bus\" Enter Ctrl-K 2 \"a late bus\" Enter");
    two.at("merge").play("Esc Alt-J Right Enter Alt-W");
    two.at("clusters").play("\"Getting about\" Enter Esc 1");
    two.at("confirm").play("\"A bus every evening.\" Enter 1");
    two.at("statements-read-back").shots("two_days_read_back");
    let session = two.session();
    let theme = session.of_kind(Kind::Theme).next().expect("a theme");
    assert_eq!(query::theme_standing(session, theme), Standing::Agreed);
    assert_eq!(session.under(&theme.id).filter(|entry| entry.kind == Kind::Card).count(), 2);
}

/// What a hand may do at the test, sensible and not.
const KEYS: &[&str] = &[
    "Alt-O \"who pays\" Enter",
    "Alt-O \"not at night\" Enter",
    "3 \"never\" Enter",
    "4",
    "4 8",
    "4 9",
    "1",
    "2 \"or so\" Enter",
    "Esc Up",
    "Alt-O Ctrl-K \"b\" \"ours too\" Enter",
    "1",
    "1",
    "1",
    "2",
    "3",
    "4",
    "4",
    "5",
    "Enter",
    "Enter",
    "Esc",
    "Up",
    "Down",
    "Tab",
    "Alt-O",
    "Alt-O",
    "Alt-C",
    "Alt-A",
    "Alt-D",
    "Ctrl-K",
    "Ctrl-Z",
    "Ctrl-Y",
    "Ctrl-X",
    "Ctrl-N",
    "Ctrl-B",
    "a",
    "b",
    "Backspace",
    "PgDn",
];

/// How many scripts are played: `COMMONGROUND_RUNS`, else sixty.
fn scripts() -> u32 {
    std::env::var("COMMONGROUND_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: scripts(), failure_persistence: None, ..ProptestConfig::default() })]

    /// "More agreed than open" cannot be said: whatever is pressed, nothing is agreed while an objection to it is open,
    /// and nothing is written down as agreed that is not.
    #[test]
    fn nothing_is_agreed_over_an_open_objection(script in prop::collection::vec(0..KEYS.len(), 40..160)) {
        let mut scene = themes("3");
        confirmed(&mut scene);
        for n in script {
            scene.screen.play(KEYS[n]);
            let session = scene.session();
            for kind in [Kind::Value, Kind::Theme, Kind::Statement, Kind::Vision] {
                for entry in session.of_kind(kind) {
                    let open = query::open_objections(session, &entry.id).count();
                    prop_assert!(open == 0 || query::standing(session, entry) != Standing::Agreed);
                    prop_assert!(open == 0 || entry.test() != Some(result::AGREED), "{}", entry.text());
                }
            }
        }
        let broken: Vec<_> = check(scene.session()).into_iter().filter(|found| found.grade == Grade::Broken).collect();
        prop_assert!(broken.is_empty(), "{broken:?}");
    }
}

/// A no whose words were put by while all agreed after all: kept later, they end the agreement.
#[test]
fn a_no_that_was_put_by_ends_what_was_agreed_meanwhile() {
    let mut scene = themes("3");
    confirmed(&mut scene);
    let tests = |scene: &Scene| -> Vec<String> {
        let session = scene.session();
        session.of_kind(Kind::Statement).filter_map(|entry| entry.test().map(str::to_owned)).collect()
    };
    scene.play("3 \"never\" Ctrl-N Esc Up 1");
    assert_eq!(tests(&scene), [result::AGREED]);
    scene.play("Ctrl-B Enter");
    assert_eq!(scene.session().of_kind(Kind::Objection).count(), 1);
    assert_eq!(tests(&scene), [result::NOT_AGREED]);
}

/// Line by line: what is tested, what was said against it, what the digits mean; the vision; what was not agreed.
#[test]
fn the_test_is_said_line_by_line() {
    let mut scene = themes("3");
    confirmed(&mut scene);
    scene.play("Alt-C \"visitors too\" Enter Alt-O \"who pays?\" Ctrl-K \"d\" Enter Alt-O \"not at night\" Enter");
    let mut said = spoken::lines(&scene.screen.app);
    said.push("== which is answered".to_owned());
    said.extend(spoken::again(&scene.play("4").screen.app));
    said.push("== not agreed".to_owned());
    said.extend(spoken::register(&scene.play("Esc 3 Enter").screen.app));
    scene.at("vision").play("\"A valley.\" Tab \"2036\" Enter");
    said.push("== vision".to_owned());
    said.extend(spoken::lines(&scene.screen.app));
    insta::assert_snapshot!(said.join("\n"));
}

/// What was passed over is said with the papers: on paper it does not look unfinished.
#[test]
fn papers_say_what_nobody_was_asked() {
    let mut scene = themes("3");
    let written = |scene: &mut Scene| {
        scene.screen.take(What::PapersWritten("here".to_owned(), vec!["a.html".to_owned(), "b.html".to_owned()]));
        scene.screen.text().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    scene.at("confirm");
    assert!(!written(&mut scene).contains("Not asked"), "nobody has begun to ask");
    scene.play("1");
    let said = written(&mut scene);
    assert!(said.contains("Not asked of everybody yet: 1 value."), "{said}");
    assert!(said.contains("2 themes (2 not asked yet)"), "{said}");
    // The same as at the corner of the roadmap: a value, and one of two themes.
    scene.play("3 Enter \"Free buses for all.\" Enter 3 Enter");
    let said = written(&mut scene);
    assert!(said.contains("2 themes (1 not agreed, 1 not asked yet)"), "{said}");
    assert!(said.contains("1 value not agreed: in the report."), "{said}");
    assert!(!said.contains("yet: 1 theme"), "{said}");
}
