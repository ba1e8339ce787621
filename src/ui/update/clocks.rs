//! Two clocks come with every message: the one on the wall, and one that only goes forward and stands still while the
//! laptop sleeps. Where they disagree, the laptop slept or its clock was set; the person is told, because the task's
//! clock counts by the wall. The order of lines never depends on either.

use crate::ui::command::Command;
use crate::ui::state::App;
use crate::words::Word;
use crate::words::clock::Clock;
use chrono::{DateTime, FixedOffset};

/// How far the clocks may part before it is said, in seconds.
const NOTICED: i64 = 60;
/// Nobody lets a laptop sleep for longer in the midst of a session, in seconds: its clock was set.
const LONGEST_SLEEP: i64 = 7 * 24 * 60 * 60;

/// The longest way back that is believed to be the clock set right, in seconds.
const LONGEST_BACK: i64 = 24 * 60 * 60;

/// The two clocks parted.
pub struct Jumped {
    /// What is said of it.
    pub sentence: String,
    /// By how many seconds the clock on the wall was put back, where the task's clock can go on.
    pub put_back: Option<i64>,
}

/// What is to be said about the time between the last message and this one.
pub fn jumped(app: &App, at: DateTime<FixedOffset>, millis: u64) -> Option<Jumped> {
    if !app.has_time {
        return None;
    }
    let wall = at.signed_duration_since(app.at).num_seconds();
    let steady = i64::try_from(millis.saturating_sub(app.millis) / 1000).unwrap_or(i64::MAX);
    let apart = wall.saturating_sub(steady);
    let back = (NOTICED..LONGEST_BACK).contains(&apart.saturating_neg()) && app.clock_runs();
    let sentence = match apart {
        NOTICED..LONGEST_SLEEP => Word::Slept.with(&[amount(apart)]),
        LONGEST_SLEEP.. => Word::ClockPutForward.with(&[amount(apart), app.keys.brief(Command::Clock)]),
        _ if back => Clock::GoesOnAsBefore.with(&[amount(apart)]),
        _ if apart <= -NOTICED => Word::ClockPutBack.with(&[amount(apart), app.keys.brief(Command::Clock)]),
        _ => return None,
    };
    Some(Jumped { sentence, put_back: back.then(|| apart.saturating_neg()) })
}

/// So many minutes, hours, days or years.
fn amount(seconds: i64) -> String {
    let minutes = seconds.unsigned_abs() / 60;
    let (n, one, some) = match minutes {
        0..120 => (minutes, Word::OneMinute, Word::SomeMinutes),
        120..2880 => (minutes / 60, Word::OneHour, Word::SomeHours),
        2880..1_051_200 => (minutes / 1440, Word::OneDay, Word::SomeDays),
        _ => (minutes / 525_600, Word::OneYear, Word::SomeYears),
    };
    one.counted(some, usize::try_from(n).unwrap_or(usize::MAX))
}
