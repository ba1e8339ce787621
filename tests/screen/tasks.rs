//! Every task of the three days, with a line written down and chosen, so that what applies at one of them only is seen.

use crate::desk::Screen;
use commonground::model::day::now::{Now, Seen, Window};
use commonground::ui::msg::What;
use commonground::ui::state::App;

/// At a table, which has gone to another task than the desk.
pub fn at_a_table(look: &mut impl FnMut(&App, &str)) {
    let mut screen = Screen::new(80, 24);
    screen.play("\"Healthy Valley\" Enter 3");
    screen.reopen(|opened| "t3-kkkkkkkk".clone_into(&mut opened.writer));
    let there = screen.app.desk().and_then(|desk| desk.item()).map(|item| item.id.clone());
    let now = Now { writer: "desk-cccccccc".to_owned(), turn: 1, task: there, ..Now::default() };
    let window = Window { beat: 1, pages: 0, now };
    screen.take(What::Around(vec![Seen { window, fresh: true, sure: true, ago: 0 }]));
    for keys in ["Ctrl-N", "\"one more bus\"", "Enter", "Esc", "F6", "Esc F5", "Esc Ctrl-T"] {
        screen.play(keys);
        look(&screen.app, "at a table");
    }
}

/// Comes to each task, and looks at it in both states.
pub fn each(mut look: impl FnMut(&App, &str)) {
    let mut screen = Screen::new(80, 24);
    screen.play("\"Healthy Valley\" Enter 3");
    loop {
        let task = screen.app.desk().map_or("", |desk| desk.task_code());
        screen.play("\"one more bus\" Enter");
        look(&screen.app, task);
        // Where a name is asked for, the first line of a paste may be the name of the others.
        screen.take(What::Paste("a name\nand what stands under it".into()));
        screen.pass(1);
        look(&screen.app, task);
        screen.play("Esc");
        for keys in ["Esc", "Alt-J", "Esc Esc"] {
            screen.play(keys);
            look(&screen.app, task);
        }
        if task == "present-dialogue" {
            // Several picked; a line in two parts, and the tree of one of them.
            for keys in ["Alt-G", "Esc Alt-/ Tab \"a tram\" Enter Ctrl-O", "Enter", "Esc"] {
                screen.play(keys);
                look(&screen.app, task);
            }
        }
        let before = screen.app.desk().and_then(|desk| desk.item()).map(|item| item.id.clone());
        screen.play("Ctrl-N");
        if screen.app.desk().and_then(|desk| desk.item()).map(|item| item.id.clone()) == before {
            at_a_table(&mut look);
            return;
        }
    }
}
