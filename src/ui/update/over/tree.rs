//! Where a line came from, and what came of it, as a tree: Enter walks to another line, whose tree it is then.

use crate::model::entry::Entry;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query::{Bond, Bound, Way, tree};
use crate::ui::state::desk::Desk;
use crate::ui::state::{App, Overlay};
use crate::ui::update::overlay;

/// One line of the tree.
#[derive(Debug)]
pub struct Branch<'a> {
    /// Whether it is behind the line or came of it.
    pub way: Way,
    /// How many steps away.
    pub depth: usize,
    /// How it hangs together with the line that it stands under.
    pub bond: Bond,
    /// The line.
    pub entry: &'a Entry,
}

/// The tree of an entry: first where it came from, then what came of it; and whether there is more.
pub fn of<'a>(desk: &'a Desk, id: &Id) -> (Vec<Branch<'a>>, bool) {
    let mut out = Vec::new();
    let mut more = false;
    for way in [Way::Back, Way::On] {
        let found = tree(&desk.session, id, way, Bound::default());
        more |= found.more;
        out.extend(found.steps.into_iter().filter_map(|step| {
            let entry = desk.session.entry(&step.id).filter(|entry| entry.kind != Kind::Agenda)?;
            Some(Branch { way, depth: step.depth, bond: step.bond, entry })
        }));
    }
    (out, more)
}

/// The lines of the tree that is open.
pub fn around(app: &App) -> Vec<Branch<'_>> {
    let (Some(Overlay::WhereFrom { trail, .. }), Some(desk)) = (app.overlays.last(), app.desk()) else {
        return Vec::new();
    };
    trail.last().map(|id| of(desk, id).0).unwrap_or_default()
}

/// Opens the tree of the line that is meant.
pub fn open(app: &mut App) {
    if let Some(id) = app.desk().and_then(Desk::meant).map(|entry| entry.id.clone()) {
        app.overlays.push(Overlay::WhereFrom { trail: vec![id], lit: 0 });
    }
}

/// The line that is lit in it.
fn lit(app: &App) -> Option<Id> {
    let Some(Overlay::WhereFrom { lit, .. }) = app.overlays.last() else { return None };
    around(app).get(*lit).map(|branch| branch.entry.id.clone())
}

/// Enter: its tree.
pub fn walk(app: &mut App) {
    let next = lit(app);
    if let (Some(Overlay::WhereFrom { trail, lit }), Some(next)) = (app.overlays.last_mut(), next) {
        trail.push(next);
        *lit = 0;
    }
}

/// Back to the tree of the line before, with the one lit from which it was walked to.
pub fn walk_back(app: &mut App) {
    let Some(Overlay::WhereFrom { trail, lit }) = app.overlays.last_mut() else { return };
    let left = (trail.len() > 1).then(|| trail.pop()).flatten();
    *lit = 0;
    let at = left.and_then(|left| around(app).iter().position(|branch| branch.entry.id == left));
    if let (Some(Overlay::WhereFrom { lit, .. }), Some(at)) = (app.overlays.last_mut(), at) {
        *lit = at;
    }
}

/// Goes to the lit line in its task; without one, to the line whose tree it is.
pub fn go_there(app: &mut App) {
    let root = match app.overlays.last() {
        Some(Overlay::WhereFrom { trail, .. }) => trail.last().cloned(),
        _ => None,
    };
    let to = lit(app).or(root);
    app.overlays.pop();
    if let Some(id) = to {
        overlay::show(app, &id);
    }
}
