//! The instruments: for each kind of surface, what can be lit on it, what a typed line becomes, and under what it is kept.
//! One file each, in the rooms `before`, `gather` and `agree`; how it looks stands in the room of that name in `view`.
//! Pure; uses the model and the desk's state.

mod agree;
mod before;
mod gather;
mod keeping;
mod named;
pub mod paging;
mod place;
mod step;

use super::state::desk::Desk;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::How;
use crate::model::query;
use crate::model::stage::Surface;
use crate::model::wish::{Refusal, Wish};
use crate::words::Word;
use crate::words::tasks::Tasks;
use agree::{actions, aloud, read_back, sign_up};
use chrono::NaiveDate;
use gather::{lines, time_lines};

pub use actions::{key_goal_of, lanes as action_lanes, last_line, mark_key_goal};
pub use agree::{board, confirm, sort};
pub use aloud::{lane_of as lane_aloud, lanes as lanes_aloud};
pub use before::{facts, groups, kit, program, seats};
pub use gather::{columns, dots, matrix, outline, pages, rings, told, two_tables, wall};
pub use keeping::{actions_by_number, by_words, field_under, new_line, speakers, themes};
pub use lines::stands_above;
pub use named::Named;
pub use place::{Called, Place, Pressed, Turned};
pub use sign_up::{by_group as signed_by_group, names as signed_names};
pub use step::Step;

/// What an instrument knows of its work. Everything has an answer that suits a list of lines.
pub trait Instrument: Sync {
    /// What can be lit, in its order.
    fn choosable(&self, desk: &Desk) -> Vec<Id>;

    /// Somebody comes to the task: what is lit, what the line is for. The line is empty, in WRITING, and nothing is lit.
    fn arrive(&self, _desk: &mut Desk) {}

    /// What is lit when CHOOSING begins.
    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        let all = self.choosable(desk);
        let touched = desk.touched.clone().filter(|id| all.contains(id));
        touched.or_else(|| all.into_iter().next_back())
    }

    /// What Up and Down go through: a column of what can be lit; everything, where there is but one.
    fn column(&self, desk: &Desk) -> Vec<Id> {
        self.choosable(desk)
    }

    /// What Up or Down goes to; an instrument that has very many lines finds it without looking through all of them.
    fn step(&self, desk: &Desk, down: bool) -> Step {
        Step::among(&self.column(desk), desk.lit.as_ref(), down)
    }

    /// Whether Left and Right go to something beside.
    fn has_aside(&self, _desk: &Desk) -> bool {
        false
    }

    /// Lights what stands at the left, or at the right.
    fn aside(&self, _desk: &mut Desk, _right: bool) {}

    /// Whether a digit hangs the lit line under one of the lists of the wall.
    fn hangs(&self, _desk: &Desk, _lit: &Entry) -> bool {
        false
    }

    /// Whether what is hung under a list here is held by both of two tables.
    fn both_hold(&self, _desk: &Desk) -> bool {
        false
    }

    /// What a new line is, in words beside the state's name, where that is more than its kind.
    fn line_is(&self, _desk: &Desk) -> Option<String> {
        None
    }

    /// What the boxes of a new line are called; where there are none, those of the line's kind.
    fn boxes(&self, _desk: &Desk) -> Option<Vec<&'static str>> {
        None
    }

    /// What a new line comes to.
    ///
    /// # Errors
    /// Why it cannot be kept so; it stays in the line.
    fn compose(&self, desk: &Desk, texts: &[String], on: NaiveDate) -> Result<Wish, Refusal> {
        new_line(desk, texts, on).map(Wish::Say)
    }

    /// What is asked before such a line is kept, where it may be meant otherwise. Enter again keeps it as it stands.
    fn asks_first(&self, _desk: &Desk, _texts: &[String]) -> Option<String> {
        None
    }

    /// Whether one line says where the next one goes, so that several pasted ones are taken one after the other.
    fn builds_up(&self) -> bool {
        false
    }

    /// What the lines of a paste after the first one are, where the first is the name of something.
    fn rest_is(&self, _desk: &Desk) -> Option<Kind> {
        None
    }

    /// What is said in an empty line, as long as nothing was typed.
    fn invites(&self, _desk: &Desk) -> &'static str {
        Word::NothingYet.text()
    }

    /// What is read back once the line is kept, for whoever stands at the wall; asked before it is.
    fn reads_back(&self, _desk: &Desk, _texts: &[String]) -> Option<String> {
        None
    }

    /// What is said of the line that was kept just now, where it is more than a line.
    fn kept_says(&self, _desk: &Desk) -> Option<String> {
        None
    }

    /// What has become more than was given out by what was kept last: said, never refused.
    fn over(&self, _desk: &Desk) -> Option<String> {
        None
    }

    /// What was asked of the session by Ctrl-K, and what is said when it is kept.
    fn asked(&self, _desk: &Desk, _place: &Place) -> Option<(Wish, String)> {
        None
    }

    /// Whether CHOOSING goes from cell to cell: Enter goes on to the next row.
    fn enters_cells(&self) -> bool {
        false
    }

    /// How something lit is said where there is no screen, where that is not as a line.
    fn told(&self, _desk: &Desk, _lit: &Id) -> Option<String> {
        None
    }

    /// What is said of all of it where there is no screen.
    fn in_sum(&self, _desk: &Desk) -> Vec<String> {
        Vec::new()
    }

    /// A new line was kept, or the first of several: where the next one goes.
    fn kept(&self, _desk: &mut Desk, _id: &Id) {}

    /// A quiet sentence beside the task's title: how far the work is.
    fn how_far(&self, _desk: &Desk) -> Option<String> {
        None
    }

    /// A quiet sentence when somebody goes on from here: what is still open. Nothing waits for it.
    fn leaves_open(&self, _desk: &Desk) -> Option<String> {
        None
    }

    /// What a half-typed line is taken for, where that is more than its words: shown before Enter.
    fn taken_for(&self, _desk: &Desk, _on: NaiveDate) -> Option<String> {
        None
    }

    /// Whether that also says what Enter would refuse: then it takes the place of what was refused before.
    fn foretells(&self) -> bool {
        false
    }

    /// What is asked when lines are to be kept under something else.
    fn asks_under(&self, _desk: &Desk) -> &'static str {
        Tasks::WhichUnder.text()
    }

    /// What the key is called that asks it.
    fn under_is(&self, desk: &Desk) -> Named {
        named::usual(desk)
    }

    /// Whether there is anything under which a new line could be kept.
    fn keeps_under(&self, desk: &Desk) -> bool {
        let themes = field_under(desk.kind, true).is_some() && !query::themes(&desk.session).is_empty();
        themes || speakers(desk).next().is_some()
    }

    /// What was typed then. `0` is always under nothing.
    fn called(&self, desk: &Desk, typed: &str) -> Called {
        Called::among(typed, themes(desk).chain(speakers(desk)).chain(actions_by_number(desk)))
    }

    /// What is said where nothing is called so.
    /// That nothing is called what was typed then.
    fn nothing_called(&self, _desk: &Desk, typed: &str) -> String {
        let is_number = typed.chars().all(|c| c.is_ascii_digit());
        if is_number { Word::NoSuchTheme.with(&[typed]) } else { Tasks::NothingCalled.with(&[typed]) }
    }

    /// Whether digits put the lit line somewhere in CHOOSING.
    fn sorts(&self, _desk: &Desk, _lit: &Entry) -> bool {
        false
    }

    /// Which number of the lit line digits give in CHOOSING, where it is one that is counted.
    fn counts(&self, _desk: &Desk, _lit: &Entry) -> Option<Field> {
        None
    }

    /// What that number comes to.
    fn count(&self, desk: &Desk, lit: &Entry, n: u64) -> Option<Wish> {
        self.counts(desk, lit).map(|field| Wish::answer(&lit.id, field, Value::Count(n)))
    }

    /// Whether the lit line can be put somewhere else when it is asked under what lines are kept.
    fn moves(&self, desk: &Desk, lit: &Entry) -> bool {
        self.sorts(desk, lit)
    }

    /// What putting a lit line there comes to; `None` where it cannot go there.
    fn put(&self, desk: &Desk, lit: &Entry, place: &Place) -> Option<Wish> {
        let to = |id: &Option<Id>| id.clone().map_or(Value::Nothing, Value::Other);
        match place {
            Place::Under(over) => {
                field_under(lit.kind, over.is_some()).map(|field| Wish::answer(&lit.id, field, to(over)))
            }
            Place::By(who) => Some(Wish::answer(&lit.id, Field::By, Value::Text(who.clone()))),
            Place::Lane(lane) => {
                lit.kind.has(Field::Lane).then(|| Wish::answer(&lit.id, Field::Lane, Value::Text(lane.clone())))
            }
            Place::Count(n) => self.count(desk, lit, *n),
            Place::Page(_) => None,
        }
    }

    /// On the page of which place a lit line stands, where places have pages of their own: who lights it is there.
    fn stands(&self, _desk: &Desk, _lit: &Entry) -> Option<Place> {
        None
    }

    /// Whether it is said where a lit line was put; where it is seen to go there, that is enough.
    fn says_put(&self) -> bool {
        true
    }

    /// The places that can be called, in words, where there are several and they are not all on the screen.
    fn places(&self, _desk: &Desk) -> Vec<String> {
        Vec::new()
    }

    /// What is said once a lit line was put there, where that is not plain from the screen.
    fn put_says(&self, _desk: &Desk, _lit: &Entry, _place: &Place) -> Option<String> {
        None
    }

    /// Whether the lit line stands there already: then nothing else is lit, so that the next digit is about it, too.
    fn stood_there(&self, _desk: &Desk, _lit: &Entry, _place: &Place) -> bool {
        false
    }

    /// What is lit after the lit line was put somewhere; `None`: it stays lit.
    fn after_put(&self, _desk: &Desk, _lit: &Id) -> Option<Id> {
        None
    }

    /// Whether something else is lit after a line was put there.
    fn goes_on_after(&self, place: &Place) -> bool {
        *place != Place::Under(None)
    }

    /// Whether the lit line can be one of two that people bring together, or draw a line between.
    fn pairs(&self, _desk: &Desk, _lit: &Entry, _how: How) -> bool {
        false
    }

    /// The line of that number, as the other one of two.
    fn other_called(&self, desk: &Desk, typed: &str) -> Called {
        let all = self.choosable(desk).into_iter().filter_map(|id| desk.session.entry(&id));
        Called::among(typed, all.map(|entry| (entry.no.to_string(), Place::Under(Some(entry.id.clone())))))
    }

    /// What is asked about the lit line in CHOOSING, where nothing else is said.
    fn asks_lit(&self, _desk: &Desk) -> Option<String> {
        None
    }

    /// Where new lines are kept, in words; empty where nothing was said.
    fn kept_where(&self, desk: &Desk) -> String {
        let by = Some(by_words(desk, &desk.by)).filter(|_| !desk.by.is_empty());
        let under = desk.under.as_ref().and_then(|id| desk.session.entry(id));
        let under = under.map(|over| Tasks::UnderLine.with(&[&desk.session.spoken(over), over.text()]));
        by.into_iter().chain(under).collect::<Vec<_>>().join(" · ")
    }

    /// The question of the open page, where the task has several.
    fn question(&self, _desk: &Desk) -> Option<String> {
        None
    }

    /// Which page of the task is open, in words; empty where it has but one.
    fn page_name(&self, _desk: &Desk) -> String {
        String::new()
    }

    /// What a box that is left empty is taken for.
    fn fills(&self, _desk: &Desk, _field: Field) -> Option<&'static str> {
        None
    }

    /// Opens a page by its number, as `called` gave it.
    fn open_page(&self, desk: &mut Desk, page: usize) {
        desk.page = page;
    }

    /// What belongs to the step of a new line and could not be said before it was there.
    fn and_then(&self, _desk: &Desk, _texts: &[String]) -> Option<Wish> {
        None
    }

    /// After a new line was kept: what is lit next.
    fn after_keep(&self, _desk: &mut Desk) {}

    /// What is lit loses the light, because a new line is written.
    fn left_lit(&self, _desk: &mut Desk) {}

    /// Whether what is lit stays lit in WRITING: the line is about it.
    fn stays_lit(&self) -> bool {
        false
    }

    /// Enter on an empty line: goes on without an answer. Whether it did.
    fn skip(&self, _desk: &mut Desk) -> bool {
        false
    }

    /// What stands in an empty line: what can be typed there.
    fn example(&self, _desk: &Desk) -> Option<String> {
        None
    }

    /// The boxes of something lit that is no entry, with what stands in them. What is no entry (an answer, a day, a thing
    /// to bring) is lit under a name that no entry has.
    fn answers(&self, _desk: &Desk, _lit: &Id) -> Option<Vec<(&'static str, String)>> {
        None
    }

    /// What changed boxes of it come to; `None` where nothing differs.
    ///
    /// # Errors
    /// A box that holds something else than it takes.
    fn answered(&self, _desk: &Desk, _lit: &Id, _texts: &[String], _on: NaiveDate) -> Result<Option<Wish>, Refusal> {
        Ok(None)
    }

    /// What the lit line lacks that its next box takes, for the footer.
    fn lacks(&self, _desk: &Desk, _lit: &Entry) -> Option<&'static str> {
        None
    }

    /// What its next box may well hold, out of its own words: shown there, kept only by Enter.
    fn suggests(&self, _desk: &Desk, _lit: &Entry) -> Option<String> {
        None
    }

    /// What the next box of a new line is called, where it is not on the screen.
    fn next_box(&self, _desk: &Desk) -> Option<&'static str> {
        None
    }

    /// In which box a lit line is opened.
    fn opens_at(&self, _desk: &Desk, _lit: &Id) -> usize {
        0
    }

    /// Whether a digit means something to the lit row.
    fn takes_digits(&self, _desk: &Desk) -> bool {
        false
    }

    /// What digits and what Space do to the lit row, for the footer; where nothing better is known, as the table of
    /// commands says.
    fn keys_are(&self, _desk: &Desk) -> [Option<&'static str>; 2] {
        [None, None]
    }

    /// What a digit comes to on the lit row.
    fn digit(&self, _desk: &Desk, _lit: &Id, _digit: u64) -> Pressed {
        Pressed::Nothing
    }

    /// Whether Space means something to the lit row.
    fn takes_space(&self, _desk: &Desk) -> bool {
        false
    }

    /// What Space comes to on the lit row.
    fn space(&self, _desk: &Desk, _lit: &Id) -> Pressed {
        Pressed::Nothing
    }

    /// Pages of the task, where it has more than one: the next, or the one before. Whether it has any.
    fn turn_page(&self, _desk: &mut Desk, _on: bool) -> bool {
        false
    }

    /// Whether in CHOOSING a page further is so many lines further: the list follows the light. Not where pages are
    /// something else: groups, questions, what is laid out.
    fn pages_follow_lit(&self, _desk: &Desk) -> bool {
        true
    }

    /// Whether its view lays the lines out in pages, as many as the window's size makes of them.
    fn lays_out_pages(&self) -> bool {
        false
    }

    /// Whether the boxes of a new line are shown only once somebody goes to them.
    fn folds_boxes(&self) -> bool {
        false
    }

    /// New lines are of another kind from now on.
    fn took_kind(&self, _desk: &mut Desk) {}

    /// New lines are kept somewhere else from now on.
    fn went(&self, _desk: &mut Desk, _place: &Place) {}

    /// Somebody turned to a page; its first line, where it has one.
    fn turned_to(&self, _desk: &mut Desk, _page: Turned) {}
}

/// The instrument of a kind of surface.
pub fn of(surface: Surface) -> &'static dyn Instrument {
    match surface {
        Surface::Facts => &facts::Facts,
        Surface::Groups => &groups::Groups,
        Surface::Seats => &seats::Seats,
        Surface::Program => &program::Program,
        Surface::Kit => &kit::Kit,
        Surface::Sort => &sort::Sort,
        Surface::Dots => &dots::Dots,
        Surface::Wall => &wall::Wall,
        Surface::TwoTables => &two_tables::TwoTables,
        Surface::Outline => &outline::Outline,
        Surface::Rings => &rings::Rings,
        Surface::Confirm => &confirm::Confirm,
        Surface::Actions => &actions::Actions,
        Surface::Aloud => &aloud::Aloud,
        Surface::SignUp => &sign_up::SignUp,
        Surface::Columns => &columns::Columns,
        Surface::Pages => &pages::Pages,
        Surface::Matrix => &matrix::Matrix,
        Surface::ReadBack => &read_back::ReadBack,
        Surface::TimeLines => &time_lines::TimeLines,
        Surface::Told => &told::Told,
        Surface::Board => &board::Board,
        _ => &lines::Lines,
    }
}

/// Ids of entries.
pub(super) fn ids<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Vec<Id> {
    entries.into_iter().map(|entry| entry.id.clone()).collect()
}
