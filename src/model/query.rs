//! Questions to a session, a file for each subject: pure functions of it that change nothing. Uses the model.
//!
//! ```text
//! walk        the agenda, its prompts          room     how many are there; `there`, as far as somebody said
//! lines       the lines of a task, finding     days     the session's own days
//! ground      agreed, not agreed, themes       lineage  where from, what came of it
//! trends      the trend map as an outline      dots     tallies and budgets
//! key_trends  what was ringed                  heard    who has not been heard yet
//! energy      interest, agreement, sign-ups    wall     cards on their lists, heaps, two tables
//! relationships  parties by parties            promise  who promised an action
//! over_time   answers in turn, then and now    voices  what came of outside voices
//! ```

mod days;
pub mod dots;
pub mod energy;
mod ground;
pub mod heard;
pub mod key_trends;
mod lanes;
mod lineage;
mod lines;
mod next;
pub mod over_time;
mod promise;
pub mod relationships;
mod room;
mod said_at;
mod there;
pub mod trends;
pub mod voices;
mod walk;
pub mod wall;

pub use days::{as_of, counted_from, day_meant, day_of, last_day, meets_on, no_date, reviewed_on};
pub use ground::{
    NotAgreed, Standing, actions, count_not_agreed, not_agreed, objections, open_objections, standing, statement_of,
    theme_standing, themes,
};
pub use lanes::{
    Lane, OpenActions, SheetsTyped, ask_is_open, lanes, open_actions, open_asks, sheets_typed, theme_of, typed_in,
};
pub use lineage::{
    Bond, Bound, Step, Tree, Way, behind, comes_from, common_ground_of, led_to, outcomes, sources, tree,
};
pub use lines::{
    by_number, found_in, joined_with, lines, lines_beside, material, minutes_beside, minutes_of, search, stands_under,
};
pub use next::{Next, next_meeting};
pub use promise::who;
pub use room::{NEW, counted_as, is_meeting, letters, present, present_of, reckoned, together, who_is_counted};
pub use said_at::{between, has_own_lines, lines_at, said_at, stands_at};
pub use there::{counted_for, most_present, there, were_there, whole_room};
pub(in crate::model) use walk::place;
pub use walk::{agenda, day, fill_in, here, home_of, minutes, on_the_days, prompt, task_of, title};
