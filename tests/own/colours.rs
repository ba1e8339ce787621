//! Colours of a person's own in place of those of a look: what they change, what is said of them, and that the look is
//! otherwise what it was.

use crate::desk::Screen;
use commonground::ui::own::settings::settings;
use commonground::ui::theme::painted::{PARTS, names};
use commonground::ui::theme::{Depth, Role, Theme};
use ratatui::style::Color;

#[test]
fn colours_take_the_place_of_those_of_the_look_they_are_for() {
    let text = "(colours: { \"dark\": { \"accent\": \"light-cyan\", \"alarm\": \"#ff8800\", \"good\": \"120\" },\n \
                \"light\": { \"ground\": \"#ffffe0\" } }, mouse: \"on\", theme: \"dark\")";
    let said = settings(text).expect("nothing is wrong");
    assert_eq!((said.theme.as_deref(), said.mouse, said.faint.as_slice()), (Some("dark"), Some(true), &[][..]));
    let dark = said.paints.on(Theme::Dark, Depth::Every);
    assert_eq!(dark.style(Role::Key).fg, Some(Color::LightCyan));
    assert_eq!(dark.style(Role::Alarm).fg, Some(Color::Rgb(0xff, 0x88, 0)));
    assert_eq!(dark.style(Role::Good).fg, Some(Color::Indexed(120)));
    assert_eq!(dark.style(Role::Bar), Theme::Dark.style(Role::Bar));
    // A terminal without every colour is given the nearest that it has.
    let few = said.paints.on(Theme::Dark, Depth::Sixteen);
    assert_eq!(few.style(Role::Alarm).fg, Some(Color::Indexed(208)));
    let light = said.paints.on(Theme::Light, Depth::Every);
    assert_eq!(light.style(Role::Text).bg, Some(Color::Rgb(0xff, 0xff, 0xe0)));
    assert_eq!(light.style(Role::Text).fg, Theme::Light.style(Role::Text).fg);
    for other in [Theme::ProjectorDark, Theme::ProjectorLight, Theme::Mono] {
        assert_eq!(said.paints.on(other, Depth::Every), other);
    }
    // On the screen.
    let mut screen = Screen::new(80, 24);
    screen.app.theme = dark;
    screen.play("\"Healthy Valley\" Enter 1");
    let (buffer, _) = screen.draw();
    assert!(buffer.content().iter().any(|cell| cell.fg == Color::LightCyan));
    assert!(!buffer.content().iter().any(|cell| cell.fg == Color::Cyan));
}

#[test]
fn what_is_hard_to_read_is_said_and_not_forbidden() {
    let said = settings(
        "(colours: {\n  \"light\": { \"accent\": \"#ffff66\" },\n  \"projector-dark\": { \"alarm\": \"#a05050\" } })",
    )
    .expect("nothing is wrong");
    let told: Vec<String> = said.faint.iter().map(|one| one.sentence("settings.ron")).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].starts_with("settings.ron, line 2, column 14: “accent” in the look “light” stands out 1."),
        "{told:?}"
    );
    assert!(
        told[1].contains("line 3, column 23: “alarm” in the look “projector-dark”") && told[1].contains("from 7.0 on"),
        "{told:?}"
    );
    assert_ne!(said.paints.on(Theme::Light, Depth::Every), Theme::Light, "it is used all the same");
}

#[test]
fn every_mistake_is_named_with_its_place() {
    for (text, place, what) in [
        ("(theme: \"drak\")", "line 1, column 9", "There is no look “drak”: did you mean dark?"),
        ("(theme: \"chartreuse\")", "line 1, column 9", "they are dark, light"),
        ("(\n mouse: \"maybe\")", "line 2, column 9", "“on” or “off”, not “maybe”"),
        ("(colours: { \"mono\": {} })", "line 1, column 13", "“mono” is no look that has colours"),
        ("(colours: { \"dark\": { \"acent\": \"red\" } })", "line 1, column 23", "did you mean accent?"),
        ("(colours: { \"dark\": { \"accent\": \"blu\" } })", "line 1, column 33", "did you mean blue?"),
        ("(colours: { \"dark\": { \"accent\": \"#12345\" } })", "line 1, column 33", "or #rrggbb"),
        ("(colours: { \"dark\": { \"accent\": \"256\" } })", "line 1, column 33", "a number up to 255"),
        ("(colour: {})", "line 1, ", "cannot be read"),
        ("(theme: \"dark\"", "line 1, ", "cannot be read"),
    ] {
        let wrong = settings(text).expect_err(text);
        let told: Vec<String> = wrong.iter().map(|one| one.sentence("s.ron")).collect();
        assert_eq!(told.len(), 1, "{text}: {told:?}");
        assert!(told[0].starts_with(&format!("s.ron, {place}")) && told[0].contains(what), "{text}: {told:?}");
    }
    // Several, in their order, wherever the fields stand.
    let wrong = settings("(colours: { \"dark\": { \"x\": \"red\", \"bar\": \"no\" } }, theme: \"a\", mouse: \"b\")")
        .expect_err("four");
    assert_eq!(wrong.iter().map(|one| one.at.column).collect::<Vec<_>>(), [23, 42, 59, 71]);
}

/// Each part of each look can be painted, and is on the screen.
#[test]
fn every_part_can_be_painted() {
    for look in names() {
        for (part, _) in PARTS {
            let said =
                settings(&format!("(colours: {{ \"{look}\": {{ \"{part}\": \"#123456\" }} }})")).expect("it can");
            let theme = Theme::from_name(look).expect("a look");
            let own = said.paints.on(theme, Depth::Every);
            let roles = [Role::Text, Role::Bar, Role::Key, Role::Good, Role::Alarm].map(|role| own.style(role));
            let shown = roles.iter().any(|style| [style.fg, style.bg].contains(&Some(Color::Rgb(0x12, 0x34, 0x56))));
            assert!(shown, "{look} {part}");
            assert_eq!(own.is_for_the_wall(), theme.is_for_the_wall());
        }
    }
}
