//! Where action planning has keys of its own: a goal, an ask and a theme's head that are lit, the sheet of a line.

use crate::desk::Screen;
use commonground::ui::keymap::Key;
use commonground::ui::state::App;

/// Comes to each of these states and looks at it.
pub fn each(look: &mut impl FnMut(&App, &str)) {
    let mut screen = Screen::new(80, 24);
    screen.play("\"Healthy Valley\" Enter 3");
    to(&mut screen, "clusters");
    screen.play("\"Places to belong\" Enter");
    to(&mut screen, "sign-up");
    screen.play("\"1 9\" Enter Esc");
    look(&screen.app, "a theme that is counted");
    to(&mut screen, "goals");
    screen.play("\"Six warm rooms\" Enter Esc");
    look(&screen.app, "a goal");
    to(&mut screen, "actions");
    screen.play("\"Map every room\" Enter Ctrl-D Ctrl-D \"Lend us the hall\" Enter Esc");
    look(&screen.app, "an ask");
    look(&screen.play("F2 +").app, "the roadmap from nearer");
    screen.play("Esc");
    screen.play("Up Alt-E");
    look(&screen.app, "the sheet of an action");
    screen.play("Enter");
    look(&screen.app, "an answer");
    screen.play("Esc Down Down Down Down");
    look(&screen.app, "an answer that names a theme");
    screen.play("Right");
    look(&screen.app, "the sheet of its theme");
    screen.play("Esc");
    to(&mut screen, "public-report");
    look(&screen.app, "the report");
    screen.play("Ctrl-T").pass(45 * 60);
    look(&screen.app, "the report, over its time");
    screen.play("Alt-=");
    look(&screen.app, "what gives");
    screen.play("Esc \"k\"");
    look(&screen.app, "help that is offered");
    to(&mut screen, "close");
    look(&screen.app, "the circle");
    screen.play("Alt-W");
    look(&screen.app, "the next meeting");
    screen.play("Esc Alt-* Enter Esc");
    look(&screen.app, "the board of a review meeting");
}

fn to(screen: &mut Screen, task: &str) {
    for _ in 0..60 {
        if screen.app.desk().is_some_and(|desk| desk.task_code() == task) {
            return;
        }
        screen.press(Key::ctrl('n'));
    }
    panic!("the agenda has no task {task}");
}
