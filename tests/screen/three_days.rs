//! Three days at work: a screen for each surface that half a day does not have.

use super::Screen;

/// What each shows, with a line taken down there and one lit.
pub fn at_work() -> Vec<(&'static str, Screen)> {
    let scripts = [("time-lines", "Esc"), ("ideal-futures", "Esc Esc"), ("performances", "Esc Up")];
    let walk = |(task, keys): (&'static str, &str)| {
        let mut screen = Screen::new(80, 24);
        screen.play("\"Healthy Valley\" Enter 3");
        let there = |screen: &Screen| screen.app.desk().is_none_or(|desk| desk.task_code() == task);
        while !there(&screen) {
            let tells = screen.app.desk().is_some_and(|desk| desk.task_code() == "ideal-futures");
            screen.play(if tells { "\"a letter home\" Enter Ctrl-N" } else { "Ctrl-N" });
        }
        screen.play("\"1987 the pit closed\" Enter").play(keys);
        (task, screen)
    };
    scripts.map(walk).into_iter().collect()
}
