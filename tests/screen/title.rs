//! The title that is being typed at home is a half-typed line like any other: it comes back in its place.

use crate::desk::Screen;
use commonground::ui::msg::{Listed, What};

#[test]
fn a_half_typed_title_is_handed_out_at_every_key_and_comes_back_in_its_place() {
    let mut screen = Screen::new(80, 24);
    let mut typed = String::new();
    for c in "Healthy Val".chars() {
        typed.push(c);
        screen.play(&format!("\"{c}\""));
        assert_eq!(screen.draft, typed);
    }
    let mut again = Screen::new(80, 24);
    again.take(What::Title(screen.draft));
    // The list that comes later takes nothing away.
    let (title, date, stands) = ("Another".to_owned(), String::new(), String::new());
    let listed = Listed { path: "another.ron".into(), title: title.into(), date, stands, ..Listed::default() };
    again.take(What::Sessions(vec![listed]));
    // It is marked: whoever begins anew does not type behind it, an arrow keeps it.
    assert!(again.text().contains("Left half typed"), "{}", again.text());
    let mut anew = Screen::new(80, 24);
    anew.take(What::Title("Healthy Val".to_owned()));
    insta::assert_snapshot!("title_left", anew.styled());
    anew.play("\"Our coast\"");
    assert!(!anew.text().contains("Healthy"), "{}", anew.text());
    again.play("End \"ley\"");
    assert!(again.text().contains("Healthy Valley"), "{}", again.text());
    again.play("Enter 1");
    let desk = again.app.desk().expect("the session is open");
    assert_eq!(desk.session.words(commonground::model::field::Field::Title), "Healthy Valley");
    assert!(desk.halves.is_empty(), "the title is no half-typed line of the session");
}
