//! Dates as people say them, and as we write them out. Uses `chrono` types only; no clock.

use chrono::NaiveDate;

/// "28 May 2026".
pub fn written_out(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}
