//! When what is a table's applies, and what is the desk's alone.

use super::on_desk;
use crate::ui::state::App;

/// The window is a desk, whatever lies over it.
pub(super) fn at_desk(app: &App) -> bool {
    app.desk().is_none_or(|desk| desk.table.is_none())
}

/// The window is at a table.
pub(super) fn at_table(app: &App) -> bool {
    on_desk(app, |desk| desk.table.is_some())
}

/// It is at another task than the desk.
pub(super) fn is_elsewhere(app: &App) -> bool {
    on_desk(app, |desk| desk.desk_is_elsewhere().is_some())
}
