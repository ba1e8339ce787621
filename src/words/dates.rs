//! Months and spans of days. Uses `chrono` types only.

use chrono::{Datelike, NaiveDate};

words! { DateWord {
    January => "January";
    February => "February";
    March => "March";
    April => "April";
    May => "May";
    June => "June";
    July => "July";
    August => "August";
    September => "September";
    October => "October";
    November => "November";
    December => "December";
    Jan => "Jan";
    Feb => "Feb";
    Mar => "Mar";
    Apr => "Apr";
    MayShort => "May";
    Jun => "Jun";
    Jul => "Jul";
    Aug => "Aug";
    Sep => "Sep";
    Oct => "Oct";
    Nov => "Nov";
    Dec => "Dec";
    FromTo => "{} to {}";
} }

const LONG: [DateWord; 12] = [
    DateWord::January,
    DateWord::February,
    DateWord::March,
    DateWord::April,
    DateWord::May,
    DateWord::June,
    DateWord::July,
    DateWord::August,
    DateWord::September,
    DateWord::October,
    DateWord::November,
    DateWord::December,
];

const SHORT: [DateWord; 12] = [
    DateWord::Jan,
    DateWord::Feb,
    DateWord::Mar,
    DateWord::Apr,
    DateWord::MayShort,
    DateWord::Jun,
    DateWord::Jul,
    DateWord::Aug,
    DateWord::Sep,
    DateWord::Oct,
    DateWord::Nov,
    DateWord::Dec,
];

impl DateWord {
    /// The month of a day.
    pub fn month(day: NaiveDate) -> Self {
        of(&LONG, day)
    }

    /// The month of a day, in three letters.
    pub fn short_month(day: NaiveDate) -> Self {
        of(&SHORT, day)
    }
}

fn of(months: &[DateWord; 12], day: NaiveDate) -> DateWord {
    usize::try_from(day.month0()).ok().and_then(|at| months.get(at)).copied().unwrap_or(DateWord::January)
}
