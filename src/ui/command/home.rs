//! When the commands of home apply.

use crate::ui::state::{App, Asks};

fn home_asks(app: &App, asks: Asks) -> bool {
    app.overlays.is_empty() && app.home().is_some_and(|home| home.asks == asks && !home.busy)
}

pub(super) fn home_list(app: &App) -> bool {
    home_asks(app, Asks::Which) && app.home().is_some_and(|home| !home.sessions.is_empty())
}

pub(super) fn home_title(app: &App) -> bool {
    home_asks(app, Asks::Title)
}

pub(super) fn home_how_long(app: &App) -> bool {
    home_asks(app, Asks::HowLong)
}
