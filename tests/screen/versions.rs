//! Two wordings of one line: what the undo key does where somebody else has written on; two lines that may be the same.

use crate::desk::Screen;
use crate::until;
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::{Act, Op, Said};
use commonground::model::text::Clean;
use commonground::ui::msg::What;
use commonground::ui::state::App;

/// A line that was changed here, then by another writer, and the undo key was pressed.
pub fn written_on_by_another() -> Screen {
    let mut screen = until("one_value", 80, 24);
    screen.play("Up \"!\" Enter");
    let session = &screen.app.desk().expect("a desk").session;
    let value = session.of_kind(Kind::Value).next().expect("a value");
    let op = Op {
        id: Id::new("t3-cccccccc.1"),
        l: session.clock() + 1,
        at: None,
        step: 1,
        part: (0, 0),
        of: vec![value.id.clone()],
        act: Act::Text { over: value.texts.ids(), text: "neighbours ring each other".into() },
    };
    screen.take(What::Heard(vec![op]));
    screen.play("Ctrl-Z");
    screen
}

/// Something else in two wordings, said by two tables at once.
fn another_in_two_wordings(screen: &mut Screen) {
    let session = &screen.app.desk().expect("a desk").session;
    let (item, l) = (session.of_kind(Kind::Agenda).next().expect("an item").id.clone(), session.clock() + 1);
    let said = |writer: &str, text: &str| Op {
        id: Id::new(format!("{writer}.9")),
        l,
        at: None,
        step: 9,
        part: (0, 0),
        of: vec![item.clone()],
        act: Act::Text { over: vec![item.clone()], text: text.into() },
    };
    let ops = vec![said("t3-dddddddd", "Arriving"), said("t5-eeeeeeee", "Coming in")];
    screen.take(What::Heard(ops));
}

/// Two tables have written down what may be the same, and a person is asked.
fn alike_at_two_tables() -> Screen {
    let mut screen = Screen::new(80, 24);
    screen.play("\"Healthy Valley\" Enter 1 Ctrl-N Ctrl-N");
    let (task, l) =
        screen.app.desk().map(|desk| (desk.task_code().to_owned(), desk.session.clock() + 1)).expect("a desk");
    let said = |writer: &str, text: &str| Op {
        id: Id::new(format!("{writer}.1")),
        l,
        at: None,
        step: 1,
        part: (0, 0),
        of: vec![Id::new(format!("{writer}.1"))],
        act: Act::Say(Said {
            kind: Kind::Feature,
            no: "1".into(),
            task: task.as_str().into(),
            by: "".into(),
            text: text.into(),
            with: Vec::new(),
            from: Vec::new(),
        }),
    };
    let both = vec![said("t1-aaaaaaaa", "a bus every evening"), said("t2-bbbbbbbb", "every evening a bus")];
    screen.take(What::Heard(both));
    screen.play("Ctrl-N Ctrl-N Esc F8");
    screen
}

/// Each moment at which there is something to do about two wordings.
pub fn each(look: &mut impl FnMut(&App, &str)) {
    let mut screen = written_on_by_another();
    look(&screen.app, "written on by another");
    screen.play("Alt-B");
    look(&screen.app, "two wordings");
    another_in_two_wordings(&mut screen);
    screen.play("F7");
    look(&screen.app, "two wordings side by side");
    look(&alike_at_two_tables().app, "two lines that may be the same");
}

#[test]
fn an_undo_that_somebody_has_written_on_offers_the_old_words_beside_theirs() {
    let mut screen = written_on_by_another();
    assert!(screen.texts().contains(&"neighbours ring each other".to_owned()), "nothing was done");
    let flat = screen.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("t3 has written something that builds on this"), "{flat}");
    assert!(flat.contains("Alt-B puts your old words beside theirs."), "{flat}");
    screen.play("Alt-B");
    let session = &screen.app.desk().expect("a desk").session;
    let value = session.of_kind(Kind::Value).next().expect("a value");
    let words: Vec<&str> = value.texts.distinct().into_iter().map(Clean::as_str).collect();
    assert_eq!(words, ["neighbours ring each other", "neighbours look in on each other"]);
    insta::assert_snapshot!("two_wordings", screen.shown());
    screen.play("Ctrl-Z");
    assert!(!screen.text().contains("also:"), "{}", screen.text());
    assert!(screen.app.desk().is_some_and(|desk| desk.beside.is_none()));
}
