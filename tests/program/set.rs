//! The answers of the session itself, and its groups, through the real program.
use super::home::{Home, well};
use commonground::model::field::{Field, Sort};
use commonground::model::query;
use commonground::model::session::Session;
use commonground::model::settings::{self, SETTINGS};

fn session(home: &Home) -> Session {
    Session::of(commonground::store::read(&home.path("s.ron")).unwrap().ops)
}

#[test]
fn every_answer_of_a_session_is_set_and_taken_away_by_its_name() {
    let home = Home::new();
    home.session("s.ron");
    well(&home, &["add", "s.ron", "--kind", "group", "Residents ; A ; 12 ; A R"]);
    well(&home, &["add", "s.ron", "--kind", "group", "Young people"]);
    let help = home.run(&["set", "--help"]).out;
    for setting in &SETTINGS {
        let name = settings::name(setting.field);
        assert!(help.contains(&format!("  {name}")), "{name}: {help}");
        let said = well(&home, &["set", "s.ron", &format!("{name}={}", setting.example)]);
        assert!(said.out.starts_with(&name) && said.out.contains('\t'), "{said:?}");
        let stands = settings::stands(&session(&home), setting.field).concat();
        assert_eq!(said.out, stands);
        if !matches!(setting.field.spec().sort, Sort::Date) && setting.field != Field::Present {
            assert_eq!(stands, format!("{name}\t{}\n", setting.example));
        }
        // Twice is no change.
        let before = session(&home).len();
        well(&home, &["set", "s.ron", &format!("{name}={}", setting.example)]);
        assert_eq!(session(&home).len(), before, "{name}");
        if setting.field != Field::Present {
            let said = well(&home, &["set", "s.ron", &format!("{name}=")]);
            assert_eq!(said.out, format!("{name}\t\n"));
        }
    }
    assert_eq!(home.run(&["check", "s.ron"]).status, Some(0));
}

#[test]
fn who_is_there_is_said_by_group_or_for_the_room_and_task_by_task() {
    let home = Home::new();
    home.session("s.ron");
    for name in ["Residents", "Young people", "Council"] {
        well(&home, &["add", "s.ron", "--kind", "group", name]);
    }
    let said = well(&home, &["set", "s.ron", "present=a:12,b:6", "present=values/C:5", "task=Live well"]);
    assert!(said.out.contains("present welcome/A\t12\npresent welcome/B\t6\n"), "{said:?}");
    assert!(said.out.contains("present values/C\t5\n") && said.out.contains("our-task\tLive well\n"), "{said:?}");
    assert_eq!(
        (query::present(&session(&home), "welcome"), query::present(&session(&home), "values")),
        (Some(18), Some(23))
    );
    well(&home, &["set", "s.ron", "present=values/c:"]);
    assert_eq!(query::present(&session(&home), "values"), Some(18));
    for (wrong, told) in [
        ("present=z:3", "There is no group z; the groups are: A, B, C."),
        ("present=nowhere/a:3", "There is no task “nowhere”."),
        ("present=a:many", "“a:many”: how many there are is a number."),
        ("present=12", "write it as b:6 or welcome/b:6, or in-the-room=12 for all in the room."),
        ("present=b", "“b” does not say who and how many; write it as b:6 or welcome/b:6."),
        ("present=welcome:30", "write welcome/b:30 for one, or in-the-room=30 for all in the room."),
        ("present=", "Nobody is named"),
        ("horizn=2036", "There is no answer “horizn”; did you mean horizon?"),
        ("horizon=soon", "“How far forward” is a number, such as 12."),
        ("wall=cloth", "“The wall” is one of: paper, screen."),
        ("here=values", "There is no answer “here”; "),
        ("horizon", "“horizon” answers nothing; write it as NAME=WORDS: horizon=2036."),
    ] {
        let before = home.bytes("s.ron");
        let said = home.run(&["set", "s.ron", "title=never", wrong]);
        assert_eq!(said.status, Some(2), "{said:?}");
        said.is_one_sentence().unwrap();
        assert!(said.err.contains(told), "{said:?}");
        assert_eq!(home.bytes("s.ron"), before, "all or nothing");
    }
}

#[test]
fn a_group_has_a_badge_that_is_shown() {
    let home = Home::new();
    home.session("s.ron");
    for line in ["Residents ; A ; 12 ; A R", "Young people", "Council ;  ; 8", "Farmers ; B"] {
        well(&home, &["add", "s.ron", "--kind", "group", line]);
    }
    let shown = well(&home, &["show", "s.ron"]).out;
    for wanted in [
        "A Residents. Badge: blue circle. Expected: 12.",
        "B Young people. Badge: orange square.",
        "C Council. Badge: green triangle.",
    ] {
        assert!(shown.contains(wanted), "{wanted}: {shown}");
    }
    assert!(shown.contains("A Residents. Authority: yes. Resources: yes."), "{shown}");
    assert!(shown.contains("Whom we still need: people who bring expertise, information, need."), "{shown}");
    // Two groups with one letter are for people to settle.
    assert!(well(&home, &["check", "s.ron"]).out.contains("has the letter B, as “Young people” has"), "{shown}");
}
