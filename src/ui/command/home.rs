//! When the commands of home apply.

use crate::ui::state::{App, Asks};

fn home_asks(app: &App, asks: Asks) -> bool {
    app.overlays.is_empty() && app.home().is_some_and(|home| home.asks == asks && !home.busy)
}

/// A list has the arrows: of the sessions, or of what was found in them while a title is typed.
pub(super) fn home_list(app: &App) -> bool {
    let sessions = home_asks(app, Asks::Which) && app.home().is_some_and(|home| !home.sessions.is_empty());
    sessions || (home_asks(app, Asks::Title) && app.home().is_some_and(|home| !home.lines.all.is_empty()))
}

/// There are sessions to be put in another order.
pub(super) fn home_orders(app: &App) -> bool {
    home_asks(app, Asks::Which) && app.home().is_some_and(|home| home.sessions.len() > 1)
}

/// One of the list is lit, to be opened.
pub(super) fn home_lit(app: &App) -> bool {
    home_list(app) && (home_asks(app, Asks::Which) || app.home().is_some_and(|home| home.lines.lit.is_some()))
}

pub(super) fn home_title(app: &App) -> bool {
    home_asks(app, Asks::Title) && app.home().is_some_and(|home| home.lines.lit.is_none())
}

pub(super) fn home_how_long(app: &App) -> bool {
    home_asks(app, Asks::HowLong)
}
