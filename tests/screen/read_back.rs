//! Read it back: what is written there, and what Enter does and does not do.

use crate::desk::Screen;
use crate::until;
use commonground::model::field::Field;
use commonground::model::kind::Kind;

#[test]
fn the_read_back_is_written_in_its_two_boxes_only() {
    let mut screen = until("meeting", 80, 24);
    screen.play("\"20 June\" Enter");
    assert!(screen.text().contains("› Who sends this out?"), "{}", screen.text());
    screen.play("\"Gwen\" Enter");
    let words = |screen: &Screen, field| screen.app.desk().expect("a desk").session.words(field);
    assert_eq!((words(&screen, Field::NextMeeting), words(&screen, Field::Sender)), ("20 June".into(), "Gwen".into()));
    screen.play("Esc End \" 6pm\" Enter");
    assert_eq!(words(&screen, Field::NextMeeting), "20 June 6pm", "an arrow or End keeps what was answered");
    let mut screen = until("read_back", 80, 24);
    let before = screen.texts();
    screen.play("Esc \"x\"");
    assert!(screen.text().contains("When do we meet next?") && screen.text().contains("Who sends this out?"));
    screen.play("Enter Enter");
    assert_eq!(screen.texts(), before, "no stray line");
}

#[test]
fn enter_never_takes_a_promise_away_and_nobody_is_promised_for() {
    let mut screen = until("read_back", 80, 24);
    let promised = |screen: &Screen| {
        let session = &screen.app.desk().expect("a desk").session;
        session.of_kind(Kind::Action).filter(|action| action.is(Field::Promised)).count()
    };
    screen.play("Enter Enter");
    assert_eq!(promised(&screen), 1, "the second Enter went on");
    screen.play("Enter");
    assert_eq!(promised(&screen), 1);
    assert!(screen.text().contains("is looking for someone: nobody has said who yet."), "{}", screen.text());
    screen.play("Up Space");
    assert_eq!(promised(&screen), 0);
}
