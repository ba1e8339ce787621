//! The tour: begun, skipped through, left; and on its way whenever a step is fulfilled, however that came about.

use crate::ui::command::Command;
use crate::ui::state::tour::{Seen, Since, Tour, rows};
use crate::ui::state::{App, Tone};
use crate::ui::tour::{STEPS, Step};
use crate::words::tour::Tour as Words;

/// Begins with the first step.
pub fn start(app: &mut App) {
    go(app, Some(0));
}

/// Goes on without having done this step.
pub fn skip(app: &mut App) {
    let at = app.tour.as_ref().and_then(|tour| tour.at);
    go(app, at.map(|at| (at + 1).min(STEPS.len())));
}

/// Ends it; it can be begun again.
pub fn leave(app: &mut App) {
    go(app, None);
    app.say(Tone::Plain, Words::Left.with(&[app.keys.brief(Command::TourStart)]));
}

/// Says that there is one, where nobody is on it.
pub fn offer(app: &mut App) {
    if app.tour.as_ref().is_some_and(|tour| tour.at.is_none()) && app.notice.is_none() {
        app.say(Tone::Plain, Words::CanStart.with(&[app.keys.brief(Command::TourStart)]));
    }
}

/// Line by line nothing is opened where it can be said at once: it was shown all the same.
pub fn said_instead(app: &mut App, command: Command) {
    let shows = |step: &Step| step.commands.contains(&command) && step.shows.is_some();
    if let Some(tour) = &mut app.tour
        && tour.at.and_then(|at| STEPS.get(at)).is_some_and(shows)
    {
        tour.seen = Seen::Whole;
    }
}

/// What the step asks for was tried out.
pub fn tried(app: &mut App, command: Command) {
    if let Some(tour) = &mut app.tour
        && tour.at.and_then(|at| STEPS.get(at)).is_some_and(|step| step.tries.contains(&command))
    {
        tour.seen = Seen::Whole;
    }
}

fn go(app: &mut App, at: Option<usize>) {
    let since = app.desk().map(Since::now);
    if let Some(tour) = &mut app.tour {
        *tour = Tour { at, since, seen: Seen::Not, window: tour.window };
    }
}

/// After every message: whether the step is fulfilled, and how much of the window the program has.
pub fn follow(app: &mut App) {
    if app.tour.is_none() {
        return;
    }
    while let Some(step) = app.tour.as_ref().and_then(|tour| STEPS.get(tour.at?)) {
        begin_anew(app);
        let shown = match (step.shows.is_some_and(|shows| shows(app)), step.tries) {
            (false, _) => Seen::Not,
            (true, []) => Seen::Whole,
            (true, _) => Seen::Open,
        };
        if let Some(tour) = &mut app.tour {
            tour.seen = tour.seen.max(shown);
        }
        let has_no_screen = app.by_line && step.on_screen_only();
        if !has_no_screen && !step.is_done(app) {
            if step.goes_on() {
                wait_from_here(app);
            }
            break;
        }
        skip(app);
    }
    if let Some((columns, high)) = app.tour.as_ref().map(|tour| tour.window) {
        app.size = (columns, high.saturating_sub(rows(app)));
    }
}

/// Whoever went back goes on from there.
fn wait_from_here(app: &mut App) {
    let here = app.desk().and_then(|desk| desk.item()).map(|item| item.id.clone());
    if let Some(since) = app.tour.as_mut().and_then(|tour| tour.since.as_mut()) {
        since.item = here;
    }
}

/// At another desk the numbers are others: what is waited for is waited for from here on.
fn begin_anew(app: &mut App) {
    let now = app.desk().map(Since::now);
    if let (Some(tour), Some(now)) = (&mut app.tour, now)
        && tour.since.as_ref().is_none_or(|since| since.writer != now.writer)
    {
        tour.since = Some(now);
    }
}
