//! Home looks through all sessions while a title is typed: what is found is offered beside it, and Enter begins a new
//! session as before unless one is lit.

use crate::desk::Screen;
use commonground::ui::keymap::Key;
use commonground::ui::msg::{By, Line, Listed, What};
use commonground::ui::state::{Asks, Home, Order};

fn home(screen: &Screen) -> &Home {
    screen.app.home().expect("home")
}

fn line(no: &str, words: &str) -> Line {
    Line { path: "valley.ron".into(), title: "Healthy Valley".into(), no: no.into(), words: words.into(), entry: None }
}

/// Home with a session, and "bus" typed.
fn typed(width: u16, height: u16) -> Screen {
    let mut screen = Screen::new(width, height);
    let listed = Listed {
        path: "valley.ron".into(),
        title: "Healthy Valley".into(),
        date: "30 May 2026".to_owned(),
        stands: "held".to_owned(),
        ..Listed::default()
    };
    screen.take(What::Sessions(vec![listed]));
    screen.play("\"bus\"");
    screen
}

fn found() -> Vec<Line> {
    vec![
        line("11", "a bus every evening"),
        line("14", "the bus driver knows our names, and waits for those who come from the far end of the valley"),
        line("3.2", "Ask the bus company ; Gwen ; 28 May 2026"),
    ]
}

#[test]
fn what_is_found_stands_below_the_title_and_takes_no_enter() {
    for (name, width, height) in [("80x24", 80, 24), ("60x18", 60, 18), ("120x36", 120, 36)] {
        let mut screen = typed(width, height);
        screen.take(What::Lines("bus".to_owned(), found()));
        insta::assert_snapshot!(format!("home_found_{name}"), screen.shown());
        screen.play("Down Down");
        insta::assert_snapshot!(format!("home_found_lit_{name}"), screen.shown());
    }
    let mut screen = typed(80, 24);
    screen.take(What::Lines("bus".to_owned(), found()));
    screen.play("Enter");
    assert_eq!(home(&screen).asks, Asks::HowLong);
}

#[test]
fn a_title_that_is_there_already_is_said_before_a_second_one_begins() {
    let title = Line { words: "Healthy Valley".into(), ..line("", "") };
    for (name, width, height) in [("80x24", 80, 24), ("60x18", 60, 18)] {
        let mut screen = typed(width, height);
        screen.play("Backspace Backspace Backspace \"healthy valley\"");
        screen.take(What::Lines("healthy valley".to_owned(), vec![title.clone(), line("31", "how healthy we are")]));
        // The title is not said twice: beside it stands how the session stands.
        insta::assert_snapshot!(format!("home_title_found_{name}"), screen.shown());
        screen.play("Enter");
        insta::assert_snapshot!(format!("home_title_there_{name}"), screen.shown());
    }
    let mut screen = typed(80, 24);
    screen.play("\" and trains\" Enter");
    assert!(!screen.text().contains("session of this title"), "{}", screen.text());
}

#[test]
fn an_answer_to_other_words_is_dropped_and_typing_goes_on_above_the_first() {
    let mut screen = typed(80, 24);
    screen.take(What::Lines("bu".to_owned(), found()));
    assert!(home(&screen).lines.all.is_empty(), "it is older than what stands there");
    screen.take(What::Lines("bus".to_owned(), found()));
    screen.play("Down Down Up Up");
    assert_eq!(home(&screen).lines.lit, None);
    screen.play("Down \"es\"");
    assert_eq!((home(&screen).lines.lit, home(&screen).line.text_of(0)), (None, "buses"));
    // The old answer stands until the new one is there.
    assert_eq!(home(&screen).lines.all.len(), 3);
    screen.take(What::Lines("buses".to_owned(), Vec::new()));
    assert!(home(&screen).lines.all.is_empty());
    screen.press(Key::from_text("Backspace").expect("a key"));
    assert_eq!(home(&screen).lines.asked, "buse");
}

#[test]
fn the_list_stands_in_the_order_that_was_chosen_and_the_lit_one_stays_lit() {
    let mut screen = Screen::new(80, 24);
    let one = |nth: usize, title: &str, [place, day, state, next]: [&str; 4]| Listed {
        path: format!("{nth}.ron").into(),
        title: title.into(),
        date: "30 May 2026".to_owned(),
        stands: format!("{state} · {place}"),
        nth,
        by: By { place: place.into(), day: day.into(), state: state.into(), next: next.into() },
    };
    screen.take(What::Sessions(vec![
        one(0, "Clean river", ["Ystrad", "2025-03-01", "held", ""]),
        one(1, "Healthy valley", ["", "2026-05-30", "held", "20 June 6pm"]),
        one(2, "Open school", ["Aber", "2026-01-10", "open", ""]),
    ]));
    let titles = |screen: &Screen| home(screen).sessions.iter().map(|one| one.title.to_string()).collect::<Vec<_>>();
    screen.play("Down");
    for (place, first) in [(1, "Open school"), (2, "Healthy valley"), (3, "Open school"), (4, "Healthy valley")] {
        screen.play("Right");
        assert_eq!(titles(&screen)[0], first, "order {place}");
        assert_eq!(home(&screen).sessions[home(&screen).lit].title.as_str(), "Healthy valley");
        if place == 1 {
            insta::assert_snapshot!("home_by_place", screen.shown());
        }
    }
    screen.play("Right");
    assert_eq!(titles(&screen), ["Clean river", "Healthy valley", "Open school"]);
    screen.play("Left Left Left");
    assert_eq!(home(&screen).order, Order::Day);
}

#[test]
fn a_lit_one_opens_its_session_at_that_line() {
    let mut screen = Screen::new(80, 24);
    screen.play("\"Healthy Valley\" Enter 1 Ctrl-N \"neighbours look in\" Enter \"a bus each evening\" Enter Ctrl-N");
    let id = {
        let session = &screen.app.desk().expect("a desk").session;
        session.of_task("values").next().expect("a value").id.clone()
    };
    screen.play("Alt-H");
    let listed = Listed {
        path: "valley.ron".into(),
        title: "Healthy Valley".into(),
        date: String::new(),
        stands: String::new(),
        ..Listed::default()
    };
    screen.take(What::Sessions(vec![listed]));
    screen.play("\"neighbours\"");
    let hit = Line { entry: Some(id.clone()), ..line("1", "neighbours look in") };
    screen.take(What::Lines("neighbours".to_owned(), vec![hit]));
    screen.play("Down Enter");
    let desk = screen.app.desk().expect("it is open");
    assert_eq!(desk.lit, Some(id));
}
