//! Lines of two tables that may say the same, side by side, a pair at a time: a person says which are the same, and those
//! are brought together, each in its own words. The program joins nothing.

use crate::model::alike;
use crate::model::entry::Entry;
use crate::model::id::Id;
use crate::model::op::How;
use crate::model::query;
use crate::model::text::Clean;
use crate::model::wish::Wish;
use crate::ui::command::Command;
use crate::ui::msg::Effect;
use crate::ui::state::desk::Desk;
use crate::ui::state::{App, Overlay, Tone};
use crate::ui::update::change::change;
use crate::words::pairs::Pairs;

/// Opens the pairs of the open task.
pub fn open(app: &mut App) {
    let Some(desk) = app.desk() else { return };
    let pairs = of_task(desk);
    app.overlays.push(Overlay::Alike { pairs, at: 0 });
}

/// The lines of the open task that can be brought together, two and two.
fn of_task(desk: &Desk) -> Vec<(Id, Id)> {
    let all = desk.choosable();
    let can = |line: &&Entry| desk.instrument().pairs(desk, line, How::Joined);
    let lines: Vec<&Entry> = all.iter().filter_map(|id| desk.session.entry(id)).filter(can).collect();
    alike::pairs(&desk.session, &lines)
}

/// The pair that is looked at, as it stands: the one that was said first comes first.
pub fn pair(app: &App) -> Option<(&Entry, &Entry)> {
    let Some(Overlay::Alike { pairs, at }) = app.overlays.last() else { return None };
    let (one, other) = pairs.get(*at)?;
    let session = &app.desk()?.session;
    Some((session.entry(one)?, session.entry(other)?))
}

/// Whether two lines stand together.
pub fn together(desk: &Desk, one: &Entry, other: &Entry) -> bool {
    query::joined_with(&desk.session, &one.id).iter().any(|with| with.id == other.id)
}

/// Enter: they say the same, and stand together under the first; then the next pair.
pub fn take(app: &mut App, out: &mut Vec<Effect>) {
    say(app, out, How::Joined, Pairs::Joined);
}

/// They do not say the same, and are not proposed again; then the next pair.
pub fn part(app: &mut App, out: &mut Vec<Effect>) {
    say(app, out, How::Apart, Pairs::KeptApart);
}

fn say(app: &mut App, out: &mut Vec<Effect>, how: How, said: Pairs) {
    let Some((desk, (one, other))) = app.desk().zip(pair(app)) else { return };
    let is_open = one.stands() && other.stands() && !together(desk, one, other) && !alike::are_apart(one, other);
    let wish = Wish::Link { one: one.id.clone(), how, other: Some(other.id.clone()), label: Clean::default() };
    let names = [desk.session.spoken(one), desk.session.spoken(other)];
    if is_open && change(app, out, &wish).is_some() {
        let [one, other] = names;
        app.say(Tone::Good, said.with(&[one, other, app.keys.brief(Command::Undo)]));
    }
    if let Some(Overlay::Alike { pairs, at }) = app.overlays.last_mut() {
        *at = (*at + 1).min(pairs.len().saturating_sub(1));
    }
}
