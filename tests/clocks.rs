//! The laptop sleeps, and its clock is set by minutes or by years: the person is told, the task's clock shows no
//! nonsense, and lines keep their order.

#![expect(clippy::panic, clippy::expect_used, reason = "a test may fail loudly")]

#[path = "support/desk.rs"]
#[expect(dead_code, reason = "shared with the tests of the screen")]
mod desk;

use chrono::TimeDelta;
use commonground::model::session::Session;
use commonground::ui::msg::{Msg, What};
use commonground::ui::state::timing::{self, Clock};
use commonground::ui::update::update;
use desk::Screen;

/// A session at its first task, with the clock running and a line.
fn under_way() -> Screen {
    let mut screen = Screen::new(100, 30);
    screen.play("\"Valley\" Enter 1 Ctrl-N Ctrl-T \"before\" Enter");
    screen
}

/// The clock on the wall goes on so far, the other one so far.
fn go_on(screen: &mut Screen, wall: TimeDelta, steady: TimeDelta) {
    screen.at += wall;
    let millis = screen.app.millis + u64::try_from(steady.num_milliseconds()).expect("forward");
    update(&mut screen.app, Msg { at: screen.at, millis, what: What::Tick });
}

fn clock(screen: &Screen) -> Clock {
    timing::clock(screen.app.desk().expect("a desk"), screen.app.at)
}

#[test]
fn sleep_and_set_clocks_are_noticed() {
    let (minute, day, year) = (TimeDelta::minutes(1), TimeDelta::days(1), TimeDelta::days(365));
    for (wall, steady, said) in [
        (minute * 4, TimeDelta::zero(), Some("slept for 4 minutes")),
        (minute * 61, minute, Some("slept for 60 minutes")),
        (TimeDelta::hours(9), TimeDelta::zero(), Some("slept for 9 hours")),
        (year * 3, TimeDelta::zero(), Some("put forward by 3 years")),
        (-(minute * 4), TimeDelta::zero(), Some("put back by 4 minutes")),
        (-(day * 40), minute, Some("put back by 40 days")),
        (-(year * 26), minute, Some("put back by 26 years")),
        (minute * 4, minute * 4, None),
        (TimeDelta::seconds(30), TimeDelta::zero(), None),
        (TimeDelta::zero(), TimeDelta::seconds(30), None),
    ] {
        let mut screen = under_way();
        let before = screen.app.notices.len();
        go_on(&mut screen, wall, steady);
        let new: Vec<&str> = screen.app.notices.iter().skip(before).map(|notice| notice.text.as_str()).collect();
        let of_the_clock = |text: &&&str| text.contains("laptop");
        assert_eq!(new.iter().filter(of_the_clock).count(), usize::from(said.is_some()), "{wall}: {new:?}");
        assert!(said.is_none_or(|said| new.iter().any(|text| text.contains(said))), "{wall}: {new:?}");
        let shown = screen.text();
        assert!(said.is_none_or(|said| shown.contains(said)), "{wall}:\n{shown}");
    }
}

#[test]
fn the_first_message_is_no_jump() {
    let screen = Screen::new(100, 30);
    assert!(screen.app.notices.is_empty());
}

#[test]
fn the_tasks_clock_counts_sleep_and_shows_no_nonsense() {
    let mut screen = under_way();
    let Clock::Left(left) = clock(&screen) else { panic!("the clock runs") };
    go_on(&mut screen, TimeDelta::minutes(4), TimeDelta::zero());
    assert_eq!(clock(&screen), Clock::Left(left - 240));
    for years in [-30, -1, 1, 10, 70] {
        let mut screen = under_way();
        go_on(&mut screen, TimeDelta::days(365 * years), TimeDelta::seconds(1));
        assert_eq!(clock(&screen), Clock::Planned(left / 60), "{years} years");
        assert!(!screen.text().contains("over"), "{}", screen.text());
        // Started again it counts.
        screen.play("Ctrl-T");
        screen.play("Ctrl-T");
        assert!(matches!(clock(&screen), Clock::Left(_) | Clock::Planned(_)), "{years} years");
    }
}

#[test]
fn lines_keep_their_order_whatever_the_clock_says() {
    for years in [-30, -1, 1, 30] {
        let mut screen = under_way();
        go_on(&mut screen, TimeDelta::days(365 * years), TimeDelta::seconds(1));
        screen.play("\"after\" Enter");
        let order = |session: &Session| -> Vec<String> {
            commonground::model::query::lines(session, "values").map(|entry| entry.text().to_owned()).collect()
        };
        let desk = screen.app.desk().expect("a desk");
        let task = order(&desk.session);
        // Read anew, from last to first, it is the same.
        assert_eq!(task, order(&Session::of(screen.saved.iter().rev().cloned())));
        let at = |text: &str| task.iter().position(|line| line == text);
        assert!(at("before") < at("after") && at("before").is_some(), "{years}: {task:?}");
    }
}

#[test]
fn put_back_the_clock_goes_on_and_no_signal_comes_twice() {
    let mut screen = under_way();
    let Clock::Left(all) = clock(&screen) else { panic!("the clock runs") };
    let all = i64::try_from(all).expect("minutes");
    let signals = |screen: &Screen| {
        let texts = screen.app.notices.iter().map(|notice| notice.text.clone());
        texts.filter(|text| ["◐", "▲", "■"].iter().any(|mark| text.contains(mark))).collect::<Vec<_>>()
    };
    let second = TimeDelta::seconds(1);
    go_on(&mut screen, second * i32::try_from(all / 2).expect("few"), second * i32::try_from(all / 2).expect("few"));
    assert_eq!(signals(&screen).len(), 1, "half time");
    let Clock::Left(before) = clock(&screen) else { panic!("the clock runs") };
    // Ten minutes back: as many are left as before, and half time does not come again.
    go_on(&mut screen, TimeDelta::minutes(-10) + second, second);
    assert_eq!(clock(&screen), Clock::Left(before - 1));
    let said = screen.app.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default();
    assert!(said.contains("put back by 10 minutes") && said.contains("goes on as it was"), "{said}");
    for _ in 0..30 {
        go_on(&mut screen, second, second);
    }
    assert_eq!(clock(&screen), Clock::Left(before - 31));
    assert_eq!(signals(&screen).len(), 1, "{:?}", signals(&screen));
    // Asleep over the last minute: one signal, the last one.
    go_on(&mut screen, TimeDelta::hours(1), TimeDelta::zero());
    assert_eq!(signals(&screen).len(), 2, "{:?}", signals(&screen));
    assert!(signals(&screen)[1].contains("■") && screen.text().contains("slept"), "{}", screen.text());
    for _ in 0..5 {
        go_on(&mut screen, TimeDelta::minutes(-5), second);
        go_on(&mut screen, TimeDelta::minutes(10), second);
    }
    assert_eq!(signals(&screen).len(), 2, "{:?}", signals(&screen));
    // Opened anew, what is past is not said again.
    screen.again();
    go_on(&mut screen, second, second);
    assert!(screen.app.notice.as_ref().is_none_or(|notice| !notice.text.contains("■")));
}
