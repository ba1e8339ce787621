//! What stands under each theme: goals; or actions, pledges and asks, with their boxes.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query::{self, Lane, Standing};
use crate::model::wish::Wish;
use crate::ui::instrument::{Instrument, Named, Place, named};
use crate::ui::state::desk::Desk;
use crate::words::Word;
use crate::words::actions::Actions as Words;

/// What stands under themes.
pub struct Actions;

impl Instrument for Actions {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        let of_lane =
            |lane: Lane| lane.theme.into_iter().chain(lane.lines).map(|entry| entry.id.clone()).collect::<Vec<_>>();
        lanes(desk).into_iter().flat_map(of_lane).collect()
    }

    fn arrive(&self, desk: &mut Desk) {
        if desk.under.is_none() {
            desk.under = first_lane(desk);
        }
    }

    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        let touched = || desk.touched.clone().filter(|id| self.choosable(desk).contains(id));
        touched().or_else(|| last_line(desk)).or_else(|| desk.under.clone())
    }

    fn sorts(&self, _: &Desk, lit: &Entry) -> bool {
        lit.kind.has(Field::Theme)
    }

    /// How many sheets are expected under a theme: typed on its head.
    fn counts(&self, desk: &Desk, lit: &Entry) -> Option<Field> {
        (lit.kind == Kind::Theme && desk.kinds().contains(&Kind::Action)).then_some(Field::Sheets)
    }

    /// A spoken number never changes: under another theme it begins with the first one's number.
    fn put_says(&self, desk: &Desk, lit: &Entry, place: &Place) -> Option<String> {
        let Place::Under(Some(theme)) = place else { return None };
        let number = desk.session.spoken(lit);
        let theme = desk.session.entry(theme)?;
        let fits = number.is_empty() || number.split('.').next() == Some(theme.no.as_str());
        (!fits).then(|| Words::StaysNumber.with(&[number.as_str(), theme.no.as_str(), theme.text(), number.as_str()]))
    }

    /// None expected is nothing said.
    fn count(&self, desk: &Desk, lit: &Entry, n: u64) -> Option<Wish> {
        let to = if n == 0 { Value::Nothing } else { Value::Count(n) };
        self.counts(desk, lit).map(|field| Wish::answer(&lit.id, field, to))
    }

    fn asks_lit(&self, desk: &Desk) -> Option<String> {
        let theme = desk.lit_entry().filter(|lit| self.counts(desk, lit).is_some())?;
        Some(Words::AsksSheets.with(&[theme.no.as_str()]))
    }

    fn asks_under(&self, _: &Desk) -> &'static str {
        Word::WhichTheme.text()
    }

    fn under_is(&self, _: &Desk) -> Named {
        named::THEME
    }

    fn kept_where(&self, desk: &Desk) -> String {
        let theme = desk.under.as_ref().and_then(|id| desk.session.entry(id));
        theme.map_or_else(
            || Word::UnderNone.text().to_owned(),
            |theme| Word::UnderTheme.with(&[theme.no.as_str(), theme.text()]),
        )
    }

    /// "3 of 8 themes have an action · 2 sheets still to type · 3 asks open".
    fn how_far(&self, desk: &Desk) -> Option<String> {
        if !desk.kinds().contains(&Kind::Action) {
            return None;
        }
        let lanes = lanes(desk);
        let typed = query::sheets_typed(&desk.session, &lanes);
        let asks = query::open_asks(&desk.session);
        let to_type = usize::try_from(typed.to_type).unwrap_or(usize::MAX);
        let mut out = Vec::new();
        if typed.with > 0 && typed.with < typed.themes {
            out.push(Words::ThemesWithout.with(&[typed.with.to_string(), typed.themes.to_string()]));
        }
        out.extend((to_type > 0).then(|| Words::SheetToType.counted(Words::SheetsToType, to_type)));
        out.extend((asks > 0).then(|| Words::OpenAsk.counted(Words::OpenAsks, asks)));
        (!out.is_empty()).then(|| out.join(" · "))
    }

    /// "4 actions have nobody yet, 2 have no date."
    fn leaves_open(&self, desk: &Desk) -> Option<String> {
        if !desk.kinds().contains(&Kind::Action) {
            return None;
        }
        let open = query::open_actions(&desk.session);
        let mut out = Vec::new();
        out.extend((open.nobody > 0).then(|| Words::OneNobody.counted(Words::SomeNobody, open.nobody)));
        let no_date = if out.is_empty() {
            Words::OneActionNoDate.counted(Words::SomeActionsNoDate, open.no_date)
        } else {
            Words::OneNoDate.counted(Words::SomeNoDate, open.no_date)
        };
        out.extend((open.no_date > 0).then_some(no_date));
        out.extend((open.no_theme > 0).then(|| Words::OneNoTheme.counted(Words::SomeNoTheme, open.no_theme)));
        out.extend((open.asks > 0).then(|| Words::OpenAsk.counted(Words::OpenAsks, open.asks)));
        (!out.is_empty()).then(|| format!("{}.", out.join(", ")))
    }
}

/// The lanes with what the open task writes down under themes.
pub fn lanes(desk: &Desk) -> Vec<Lane<'_>> {
    query::lanes(&desk.session, desk.kinds())
}

/// The last line under the theme that is written under, else the last of all.
pub fn last_line(desk: &Desk) -> Option<Id> {
    let lanes = lanes(desk);
    let here = lanes.iter().find(|lane| lane.theme.map(|theme| &theme.id) == desk.under.as_ref());
    let last = |lane: &Lane| lane.lines.last().map(|line| line.id.clone());
    here.and_then(last).or_else(|| lanes.iter().rev().find_map(last))
}

/// The theme of which the lit goal is, or is to be, the key goal; and whether it is.
pub fn key_goal_of<'a>(desk: &'a Desk, goal: &'a Entry) -> Option<(&'a Entry, bool)> {
    let theme = query::theme_of(&desk.session, goal).filter(|_| goal.kind == Kind::Goal)?;
    let theme = desk.session.entry(theme)?;
    Some((theme, theme.other(Field::KeyGoal) == Some(&goal.id)))
}

/// Makes the lit goal the key goal of its theme, or takes that back.
pub fn mark_key_goal(desk: &Desk, goal: &Entry) -> Option<Wish> {
    let (theme, is) = key_goal_of(desk, goal)?;
    let to = if is { Value::Nothing } else { Value::Other(goal.id.clone()) };
    Some(Wish::answer(&theme.id, Field::KeyGoal, to))
}

/// The theme under which the first actions go: the first that was agreed, else the first.
fn first_lane(desk: &Desk) -> Option<Id> {
    let themes = query::themes(&desk.session);
    let agreed = themes.iter().find(|theme| query::theme_standing(&desk.session, theme) == Standing::Agreed);
    agreed.or(themes.first()).map(|theme| theme.id.clone())
}
