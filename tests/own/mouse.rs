//! The mouse helps and is never needed: it lights, pages, pans and presses the keys at the foot. Nothing that was said is
//! changed by it, wherever it is clicked; and where it is not minded, it does nothing at all.

use crate::desk::Screen;
use commonground::model::query;
use commonground::ui::input::{Act, Mouse};
use commonground::ui::msg::What;
use commonground::ui::state::Overlay;
use commonground::ui::state::desk::Mode;

/// A desk of a template at its second task, with lines, that minds the mouse.
fn desk(template: &str) -> Screen {
    let mut screen = Screen::new(80, 24);
    screen.app.pointer.on = true;
    screen.play(&format!("\"Healthy Valley\" Enter {template} Ctrl-N"));
    screen.play("\"neighbours look in\" Enter \"nobody is asked twice\" Enter \"a bus\" Enter");
    screen
}

fn act(screen: &mut Screen, what: Act, (x, y): (u16, u16)) {
    screen.take(What::Mouse(Mouse { what, x, y }));
}

fn click(screen: &mut Screen, at: (u16, u16)) {
    act(screen, Act::Press, at);
    act(screen, Act::Release, at);
}

/// Where words stand on the screen.
fn place(screen: &Screen, words: &str) -> (u16, u16) {
    let text = screen.text();
    let (y, row) =
        text.lines().enumerate().find(|(_, row)| row.contains(words)).unwrap_or_else(|| panic!("{words} in\n{text}"));
    let x = row.split(words).next().map_or(0, |before| before.chars().count());
    (u16::try_from(x).expect("few"), u16::try_from(y).expect("few"))
}

fn lit(screen: &Screen) -> String {
    let desk = screen.app.desk().expect("a desk");
    desk.lit_entry().map_or_else(String::new, |entry| entry.text().to_owned())
}

#[test]
fn a_click_lights_a_line_and_a_second_one_changes_nothing() {
    let mut screen = desk("1");
    let at = place(&screen, "nobody is asked");
    click(&mut screen, at);
    assert!(screen.app.desk().is_some_and(|desk| desk.mode == Mode::Writing), "whoever writes goes on writing");
    assert!(screen.text().contains("Esc first"), "{}", screen.text());
    screen.play("Esc");
    let saved = screen.saved.len();
    for words in ["neighbours look", "nobody is asked", "a bus", "nobody is asked"] {
        let at = place(&screen, words);
        click(&mut screen, at);
        click(&mut screen, at);
        assert!(lit(&screen).contains(words), "{}", lit(&screen));
    }
    assert!(screen.app.desk().is_some_and(|desk| desk.mode == Mode::Choosing && desk.line.is_empty()));
    assert_eq!(screen.saved.len(), saved);
    let wheel = place(&screen, "a bus");
    act(&mut screen, Act::WheelUp, wheel);
    assert_eq!(lit(&screen), "neighbours look in");
    act(&mut screen, Act::WheelDown, wheel);
    act(&mut screen, Act::WheelDown, wheel);
    assert_eq!(lit(&screen), "a bus");
}

#[test]
fn where_it_is_not_minded_it_does_nothing_and_a_key_turns_it_on_and_off() {
    let mut screen = desk("1");
    screen.app.pointer.on = false;
    screen.play("Esc");
    let before = screen.text();
    for what in [Act::Press, Act::Drag, Act::Release, Act::WheelUp, Act::WheelDown] {
        for y in 0..24 {
            act(&mut screen, what, (30, y));
        }
    }
    assert_eq!(screen.text(), before);
    screen.play("Alt-End");
    assert!(screen.app.pointer.on && screen.text().contains("to copy text hold Shift"), "{}", screen.text());
    screen.play("Ctrl-P \"mouse\" Enter");
    assert!(!screen.app.pointer.on && screen.text().contains("the terminal's own again"), "{}", screen.text());
}

#[test]
fn a_key_at_the_foot_is_pressed_by_a_click_and_what_changes_something_by_two() {
    let mut screen = desk("1");
    let saved = screen.saved.len();
    let at = place(&screen, "Esc choose");
    click(&mut screen, at);
    assert!(screen.text().contains("CHOOSING"), "{}", screen.text());
    let at = place(&screen, "Esc write");
    click(&mut screen, at);
    assert!(screen.text().contains("WRITING"), "{}", screen.text());
    screen.play("\"one more\"");
    let at = place(&screen, "Enter keep");
    click(&mut screen, at);
    assert!(screen.text().contains("Click again within three seconds: Keep the line"), "{}", screen.text());
    assert_eq!(screen.saved.len(), saved);
    // Too late, it is the first click again.
    screen.pass(4);
    click(&mut screen, at);
    assert_eq!(screen.saved.len(), saved);
    click(&mut screen, at);
    assert!(screen.saved.len() > saved && screen.texts().contains(&"one more".to_owned()));
}

#[test]
fn a_row_of_the_agenda_opens_it_and_the_next_click_goes_there() {
    let mut screen = Screen::new(120, 36);
    screen.app.pointer.on = true;
    screen.play("\"Healthy Valley\" Enter 1 Ctrl-N \"half a li\"");
    let at = place(&screen, "Themes");
    assert!(at.0 < 30, "the agenda stands at the left");
    click(&mut screen, at);
    assert!(matches!(screen.app.overlays.last(), Some(Overlay::Agenda { .. })), "{}", screen.text());
    assert_eq!(screen.app.desk().map(|desk| desk.task_code().to_owned()).as_deref(), Some("values"));
    let at = place(&screen, "Themes");
    click(&mut screen, at);
    assert_eq!(screen.app.desk().map(|desk| desk.task_code().to_owned()).as_deref(), Some("themes"));
    screen.play("Ctrl-B Ctrl-B Ctrl-B");
    assert!(screen.text().contains("half a li"), "the half line waits: {}", screen.text());
}

#[test]
fn the_wheel_zooms_the_roadmap_and_drawing_pans_it() {
    let mut screen = Screen::new(100, 30);
    screen.app.pointer.on = true;
    screen.play("\"Healthy Valley\" Enter 1");
    while screen.app.desk().is_some_and(|desk| desk.task_code() != "actions") {
        screen.play("Ctrl-N");
    }
    screen.play("\"Map every free room\" Tab \"Gwen\" Tab \"2 weeks\" Enter F2");
    let whole = screen.text();
    let wheel = |screen: &mut Screen, what| {
        screen.at += chrono::TimeDelta::seconds(1);
        act(screen, what, (50, 15));
    };
    for _ in 0..3 {
        wheel(&mut screen, Act::WheelUp);
    }
    let near = screen.text();
    assert_ne!(near, whole);
    act(&mut screen, Act::Press, (50, 15));
    act(&mut screen, Act::Drag, (20, 15));
    act(&mut screen, Act::Release, (20, 15));
    let later = screen.text();
    assert_ne!(later, near);
    act(&mut screen, Act::Drag, (90, 15));
    assert_eq!(screen.text(), later, "the button is up");
    wheel(&mut screen, Act::WheelDown);
    assert_ne!(screen.text(), later);
}

#[test]
fn lists_over_the_screen_and_texts_are_lit_and_turned() {
    let mut screen = desk("1");
    screen.play("Ctrl-F \"a\"");
    let at = place(&screen, "nobody is asked");
    click(&mut screen, at);
    assert!(matches!(screen.app.overlays.last(), Some(Overlay::Search { .. })), "{}", screen.text());
    click(&mut screen, at);
    assert!(screen.app.overlays.is_empty() && lit(&screen).contains("nobody"), "{}", screen.text());
    screen.play("F1");
    let first = screen.text();
    act(&mut screen, Act::WheelDown, (5, 5));
    assert_ne!(screen.text(), first);
    act(&mut screen, Act::WheelUp, (5, 5));
    assert_eq!(screen.text(), first);
    // In the list of commands a second click runs what only shows something.
    screen.play("Esc Ctrl-P \"take your last\"");
    let at = place(&screen, "Take your last step back");
    let saved = screen.saved.len();
    click(&mut screen, at);
    click(&mut screen, at);
    assert_eq!(screen.saved.len(), saved);
}

/// A hand brushes the touchpad: every cell of every task clicked once, and the wheel turned, in both states. Nothing is
/// written down, and no half line is lost.
#[test]
fn no_stray_touch_changes_what_was_said() {
    for template in ["1", "3"] {
        let mut screen = Screen::new(80, 24);
        screen.app.pointer.on = true;
        screen.play(&format!("\"Healthy Valley\" Enter {template}"));
        let mut kinds = std::collections::BTreeSet::new();
        for _ in 0..60 {
            let surface = screen.app.desk().map(|desk| format!("{:?}", desk.surface())).unwrap_or_default();
            if kinds.insert(surface) {
                screen.play("\"neighbours look in\" Enter \"and again\" Enter");
                for state in ["\"half\"", "Esc"] {
                    screen.play(state);
                    touch_everywhere(&screen, template);
                }
                screen.play("Esc");
            }
            let here = screen.app.desk().and_then(|desk| desk.item()).map(|item| item.id.clone());
            let last =
                screen.app.desk().and_then(|desk| query::agenda(&desk.session).last().map(|item| item.id.clone()));
            if here == last {
                break;
            }
            screen.play("Ctrl-N");
        }
        assert!(kinds.len() > 5, "{kinds:?}");
    }
}

fn touch_everywhere(screen: &Screen, template: &str) {
    let at =
        screen.app.desk().map(|desk| format!("{template} {} {:?}", desk.task_code(), desk.mode)).unwrap_or_default();
    let mut touched = Screen {
        app: screen.app.clone(),
        at: screen.at,
        saved: screen.saved.clone(),
        draft: screen.draft.clone(),
        left: false,
        saves: true,
    };
    for y in 0..24 {
        for x in [9, 33, 61] {
            // A touch is not followed by another one at once.
            touched.pass(4);
            for what in [Act::Press, Act::Drag, Act::Release, Act::WheelUp, Act::WheelDown] {
                act(&mut touched, what, (x, y));
            }
            if !touched.app.overlays.is_empty() {
                touched.play("Esc");
            }
            assert_eq!(touched.saved.len(), screen.saved.len(), "{at}: {x},{y}\n{}", touched.text());
            assert!(!touched.left, "{at}: {x},{y}");
        }
    }
    assert_eq!(touched.draft.contains("half"), screen.draft.contains("half"), "{at}: {}", touched.draft);
}

#[test]
fn what_is_outside_the_window_is_nothing() {
    let mut screen = desk("1");
    screen.play("Esc");
    let before = screen.text();
    for at in [(80, 5), (5, 24), (u16::MAX, u16::MAX), (300, 0)] {
        for what in [Act::Press, Act::Drag, Act::Release, Act::WheelUp, Act::WheelDown] {
            act(&mut screen, what, at);
        }
    }
    assert_eq!(screen.text(), before);
    screen.resize(0, 0);
    act(&mut screen, Act::Press, (0, 0));
    screen.resize(1, 1);
    act(&mut screen, Act::Press, (0, 0));
}
