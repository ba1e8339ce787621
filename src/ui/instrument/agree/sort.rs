//! Lines put under themes: a digit puts the lit one, and the next is lit.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::How;
use crate::model::query;
use crate::model::query::wall::{self, Heap};
use crate::model::wish::Wish;
use crate::ui::command::Command;
use crate::ui::instrument::{Called, Instrument, Named, Place, ids, named};
use crate::ui::state::desk::Desk;
use crate::ui::text;
use crate::words::Word;
use crate::words::tasks::Tasks;
use crate::words::themes::Themes;

/// How many columns of a theme's name are said: one row has room for all of it.
const NAMED: usize = 30;

/// Lines under themes.
pub struct Sort;

/// What is put under themes: lines, those that were brought together as one.
pub fn heaps(desk: &Desk) -> Vec<Heap<'_>> {
    wall::heaps(&desk.session, material(desk))
}

/// The first line of each heap.
pub fn heads(desk: &Desk) -> Vec<&Entry> {
    wall::heads(&desk.session, material(desk))
}

fn material(desk: &Desk) -> Vec<&Entry> {
    desk.task().map(|task| query::material(&desk.session, task)).unwrap_or_default()
}

/// A theme's name, as much of it as is said beside its number.
fn named_briefly(theme: &Entry) -> String {
    let rows = text::wrap(theme.text(), NAMED);
    let name = rows.first().copied().unwrap_or_default().trim();
    format!("{name}{}", if rows.len() > 1 { "…" } else { "" })
}

impl Instrument for Sort {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        let themes = query::themes(&desk.session).into_iter();
        ids(themes.chain(heads(desk)))
    }

    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        let all = self.choosable(desk);
        let lines = || all.iter().filter(|id| desk.session.entry(id).is_some_and(|e| e.kind != Kind::Theme));
        let loose = lines().find(|id| desk.session.entry(id).is_some_and(|e| e.other(Field::Theme).is_none()));
        loose.or_else(|| lines().next()).or(all.first()).cloned()
    }

    fn sorts(&self, _: &Desk, lit: &Entry) -> bool {
        lit.kind.has(Field::Theme)
    }

    /// Cards that stand under the theme.
    fn rest_is(&self, _: &Desk) -> Option<Kind> {
        Some(Kind::Card)
    }

    /// It is seen to go there.
    fn says_put(&self) -> bool {
        false
    }

    /// The card goes out of sight, or the next one is lit so fast that nobody saw it go: a word on where it is.
    fn put_says(&self, desk: &Desk, lit: &Entry, place: &Place) -> Option<String> {
        let Place::Under(over) = place else { return None };
        let no = desk.session.spoken(lit);
        let Some(theme) = over.as_ref().and_then(|id| desk.session.entry(id)) else {
            return Some(Tasks::NowUnderNothing.with(&[no]));
        };
        let words = if self.stood_there(desk, lit, place) { Themes::StandsThere } else { Themes::NowUnder };
        Some(words.with(&[no, theme.no.to_string(), named_briefly(theme)]))
    }

    fn stood_there(&self, _: &Desk, lit: &Entry, place: &Place) -> bool {
        matches!(place, Place::Under(Some(over)) if lit.other(Field::Theme) == Some(over))
    }

    /// Whoever wanted to look for something, or to put a card somewhere, knows that it is a theme now.
    fn kept_says(&self, desk: &Desk) -> Option<String> {
        let kept = desk.touched.as_ref().and_then(|id| desk.session.entry(id))?;
        let theme = Some(kept).filter(|kept| kept.kind == Kind::Theme)?;
        let back = desk.keys.brief(Command::Undo);
        let said = [theme.no.to_string(), named_briefly(theme), back];
        let called = theme.text().trim();
        let meant = query::themes(&desk.session).into_iter().find(|other| other.no.as_str() == called);
        let Some(meant) = meant.filter(|_| !heads(desk).is_empty()) else { return Some(Themes::Begun.with(&said)) };
        let more = [desk.keys.brief(Command::ToChoosing), meant.no.to_string(), meant.no.to_string()];
        Some([Themes::Begun.with(&said), Themes::DigitBegun.with(&more)].join(" "))
    }

    /// A heap goes as one.
    fn put(&self, desk: &Desk, lit: &Entry, place: &Place) -> Option<Wish> {
        let Place::Under(over) = place else { return None };
        let to = over.clone().map_or(Value::Nothing, Value::Other);
        let heap = wall::heap_of(&desk.session, &lit.id);
        let cards = heap.iter().filter(|card| card.kind.has(Field::Theme));
        Some(Wish::Together(cards.map(|card| Wish::answer(&card.id, Field::Theme, to.clone())).collect()))
    }

    /// The next line that has no place yet, from the last one back to the first; where all have one, the next.
    fn after_put(&self, desk: &Desk, lit: &Id) -> Option<Id> {
        let all = self.choosable(desk);
        let at = all.iter().position(|id| id == lit)?;
        let loose = |id: &&Id| {
            let is_loose = |entry: &Entry| entry.kind != Kind::Theme && entry.other(Field::Theme).is_none();
            desk.session.entry(id).is_some_and(is_loose)
        };
        let after = all.get(at + 1..).unwrap_or_default();
        after.iter().find(loose).or_else(|| all.iter().find(loose)).or(after.first()).cloned()
    }

    /// A number alone, while lines have no place: it may be meant for the lit line.
    fn asks_first(&self, desk: &Desk, texts: &[String]) -> Option<String> {
        let typed = texts.first()?.trim();
        let is_number = (1..=2).contains(&typed.len()) && typed.bytes().all(|b| b.is_ascii_digit());
        let loose = || heads(desk).iter().any(|line| line.other(Field::Theme).is_none());
        if !is_number || !loose() {
            return None;
        }
        let there = query::themes(&desk.session).iter().any(|theme| theme.no.as_str() == typed);
        let asks = if there { Themes::DigitAsTheme } else { Themes::DigitNoTheme };
        Some(asks.with(&[typed, typed, typed]))
    }

    fn pairs(&self, _: &Desk, lit: &Entry, how: How) -> bool {
        lit.kind.has(Field::Theme) && how == How::Joined
    }

    /// A line, by its number: themes have numbers of their own.
    fn other_called(&self, desk: &Desk, typed: &str) -> Called {
        let lines = material(desk).into_iter();
        Called::among(typed, lines.map(|line| (line.no.to_string(), Place::Under(Some(line.id.clone())))))
    }

    fn asks_under(&self, _: &Desk) -> &'static str {
        Word::WhichTheme.text()
    }

    fn under_is(&self, _: &Desk) -> Named {
        named::THEME
    }
}
