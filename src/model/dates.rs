//! Dates as people say them, and as we write them out (design, rule 31). Uses `chrono` types only; no clock.

mod dutch;

use crate::words::dates::DateWord;
use crate::words::lang::Lang;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// "28 May 2026".
pub fn written_out(day: NaiveDate) -> String {
    written_in(day, Lang::ENGLISH)
}

/// The same in a language: "28 mei 2026".
pub fn written_in(day: NaiveDate, lang: Lang) -> String {
    let month = DateWord::month(day).text_in(lang);
    match day.year() {
        year @ 1000..=9999 => [&day.day().to_string(), " ", month, " ", &year.to_string()].concat(),
        _ => format!("{} {month} {}", day.day(), day.format("%Y")),
    }
}

/// A day as it stands in files, `2026-05-30`.
pub fn in_file(text: &str) -> Option<NaiveDate> {
    let digits = |digits: &[u8]| {
        digits.iter().try_fold(0u32, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
    };
    match text.as_bytes() {
        [year @ .., b'-', m1, m2, b'-', d1, d2] if year.len() == 4 => {
            let year = i32::try_from(digits(year)?).ok()?;
            NaiveDate::from_ymd_opt(year, digits(&[*m1, *m2])?, digits(&[*d1, *d2])?)
        }
        [] => None,
        [first, ..] if first.is_ascii_alphabetic() => None,
        _ => text.parse().ok(),
    }
}

/// "28 May", where the year is plain from what stands around it.
pub fn short(day: NaiveDate) -> String {
    day.format("%-d %b").to_string()
}

fn day_and_month_in(day: NaiveDate, lang: Lang) -> String {
    format!("{} {}", day.day(), DateWord::month(day).text_in(lang))
}

/// "14 to 16 May 2026", or one day alone.
pub fn span(first: NaiveDate, last: NaiveDate) -> String {
    span_in(first, last, Lang::ENGLISH)
}

/// The same in a language.
pub fn span_in(first: NaiveDate, last: NaiveDate, lang: Lang) -> String {
    let from = if first == last {
        return written_in(last, lang);
    } else if (first.year(), first.month()) == (last.year(), last.month()) {
        first.day().to_string()
    } else if first.year() == last.year() {
        day_and_month_in(first, lang)
    } else {
        written_in(first, lang)
    };
    DateWord::FromTo.with_in(lang, &[from, written_in(last, lang)])
}

/// Whether a day is one that people mean: a foreign file may name any that a calendar holds.
pub fn is_believable(day: NaiveDate) -> bool {
    (1..=9999).contains(&day.year())
}

/// What people say before a date.
const BEFORE: [&str; 21] = [
    "by ",
    "in ",
    "within ",
    "until ",
    "till ",
    "before ",
    "from ",
    "after ",
    "on ",
    "around ",
    "about ",
    "the ",
    "at ",
    "not later than ",
    "uiterlijk ",
    "voor ",
    "op ",
    "tot ",
    "vanaf ",
    "over ",
    "rond ",
];

/// What is said of a date, in small letters, without what people say before it: "by the 5th" is "5th".
pub fn bare(said: &str) -> &str {
    let mut said = said.trim();
    while let Some(rest) = BEFORE.iter().find_map(|before| said.strip_prefix(before)) {
        said = rest.trim_start();
    }
    said.trim_end_matches('.').trim()
}

/// The day that words stand for, counted from the day on which they were said. `None`: the words are kept, and no date
/// was understood. "Day 100" and "M3" are left to [`from_event`], because they move with the event.
pub fn understood(said: &str, on: NaiveDate) -> Option<NaiveDate> {
    let lower = said.to_lowercase();
    let lower = bare(&lower);
    in_words(lower, on).or_else(|| in_words(bare(&dutch::in_english(lower)?), on))
}

fn in_words(lower: &str, on: NaiveDate) -> Option<NaiveDate> {
    whole_date(lower)
        .or_else(|| counted(lower, on))
        .or_else(|| named_day(lower, on))
        .or_else(|| day_and_month(lower, on))
}

/// The day that is named at the end of what was said: "ring them by 20 May", "Saturday 20 June, 6pm". What merely ends in
/// the name of a day or a month is none.
pub fn at_the_end(said: &str, on: NaiveDate) -> Option<NaiveDate> {
    let is_date = |end: &&str| bare(&end.to_lowercase()).len() < end.trim().len() || end.contains(char::is_numeric);
    let ends = said.match_indices(' ').filter_map(|(at, _)| said.get(at + 1..)).filter(is_date);
    std::iter::once(said).chain(ends).find_map(|end| understood(end, on))
}

/// The day that words stand for which count from the event: "day 100", "M3", "two weeks after the last day".
pub fn from_event(said: &str, last_day: NaiveDate) -> Option<NaiveDate> {
    let lower = said.trim().to_lowercase();
    let of_event = |said: &str| of_event(said, last_day);
    of_event(&lower).or_else(|| of_event(&dutch::in_english(&lower)?))
}

fn of_event(lower: &str, last_day: NaiveDate) -> Option<NaiveDate> {
    const AFTER: [&str; 10] = [
        " after the last day",
        " after our last day",
        " after last day",
        " after the event",
        " after the end",
        " from the last day",
        " after it",
        " afterwards",
        " after that",
        " after",
    ];
    let lower = lower.trim_end_matches('.').trim();
    let lower = ["by ", "until "].iter().find_map(|before| lower.strip_prefix(before)).unwrap_or(lower);
    if let Some(span) = AFTER.iter().find_map(|after| lower.strip_suffix(after)) {
        return counted(span.strip_prefix("within ").unwrap_or(span).trim(), last_day);
    }
    if let Some(n) = lower.strip_prefix("day ") {
        return last_day.checked_add_days(Days::new(n.trim().parse().ok().filter(|n| *n <= 36_525)?));
    }
    let months = lower.strip_prefix('m').or_else(|| lower.strip_prefix("month "))?;
    last_day.checked_add_months(Months::new(months.trim().parse().ok().filter(|n| *n <= 1_200)?))
}

/// Whether words name a month or a day of the week: "7 June", "Sunday".
pub fn names_a_day(said: &str) -> bool {
    let lower = said.to_lowercase();
    let is_weekday = |word: &str| dutch::word(word).unwrap_or(word).parse::<Weekday>().is_ok();
    lower.split(|c: char| !c.is_alphabetic()).any(|word| month_named(word).is_some() || is_weekday(word))
}

/// Whether words name a day that no calendar has: "31 February", "2027-02-30", "32 May".
pub fn no_such_day(said: &str) -> bool {
    let lower = said.trim().to_lowercase();
    let numbers: Option<Vec<u32>> = lower.split(['-', '/', '.']).map(|part| part.trim().parse().ok()).collect();
    if let Some([first, month, last]) = numbers.as_deref() {
        let (year, day) = if *first >= 1000 { (*first, *last) } else { (*last, *first) };
        return (1000..=9999).contains(&year) && of_calendar(day, *month, i32::try_from(year).ok()).is_none();
    }
    let words: Vec<&str> = lower.split([' ', ',']).filter(|word| !word.is_empty() && *word != "of").collect();
    words.iter().enumerate().any(|(at, word)| {
        let Some(month) = month_named(word) else { return false };
        let before = at.checked_sub(1).and_then(|at| words.get(at)).and_then(|word| ordinal(word));
        let after = words.get(at + 1..).unwrap_or_default();
        match (before, after.first().and_then(|word| ordinal(word))) {
            (Some(day), _) => of_calendar(day, month, year_of(after)).is_none(),
            (None, Some(day)) => of_calendar(day, month, year_of(after.get(1..).unwrap_or_default())).is_none(),
            (None, None) => false,
        }
    })
}

/// A day without a year may be of any: 2028 has them all.
fn of_calendar(day: u32, month: u32, year: Option<i32>) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year.unwrap_or(2028), month, day)
}

/// A number as it stands beside a month: "31", "31st"; a year is none.
fn ordinal(word: &str) -> Option<u32> {
    let digits = word.find(|c: char| !c.is_ascii_digit()).map_or(word, |end| word.get(..end).unwrap_or_default());
    let rest = word.get(digits.len()..)?;
    ["", "st", "nd", "rd", "th"].contains(&rest).then(|| digits.parse().ok()).flatten().filter(|day| *day < 100)
}

fn whole_date(text: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"]
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(text, form).ok())
        .filter(|day| (1000..=9999).contains(&day.year()))
}

/// "2 weeks", "ten days", "a month", "3 years".
fn counted(text: &str, on: NaiveDate) -> Option<NaiveDate> {
    let text =
        text.strip_suffix("'s time").or_else(|| text.strip_suffix(" time")).unwrap_or(text).trim_end_matches('\'');
    let (n, unit) = text.split_once(' ')?;
    let n = number(n)?;
    match unit.trim().trim_end_matches('s') {
        "day" => on.checked_add_days(Days::new(n)),
        "week" => on.checked_add_days(Days::new(n.checked_mul(7)?)),
        "fortnight" => on.checked_add_days(Days::new(n.checked_mul(14)?)),
        "month" => on.checked_add_months(Months::new(u32::try_from(n).ok()?)),
        "year" => on.checked_add_months(Months::new(u32::try_from(n).ok()?.checked_mul(12)?)),
        _ => None,
    }
}

fn number(word: &str) -> Option<u64> {
    const WORDS: &str = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
                         seventeen eighteen nineteen twenty";
    match word {
        "a" | "an" => Some(1),
        _ => match word.parse::<u64>() {
            Ok(n) => (n <= 3650).then_some(n),
            Err(_) => (1u64..).zip(WORDS.split(' ')).find_map(|(n, w)| (w == word).then_some(n)),
        },
    }
}

/// "tomorrow", "Friday", "next Friday", "end of May", "next month".
fn named_day(text: &str, on: NaiveDate) -> Option<NaiveDate> {
    match text {
        "today" | "now" => return Some(on),
        "tomorrow" => return on.succ_opt(),
        "next week" => return on.checked_add_days(Days::new(7)),
        "next month" => return on.checked_add_months(Months::new(1)),
        "half a year" => return on.checked_add_months(Months::new(6)),
        "a year and a half" => return on.checked_add_months(Months::new(18)),
        "next year" => return on.checked_add_months(Months::new(12)),
        "end of year" | "end of the year" => return NaiveDate::from_ymd_opt(on.year(), 12, 31),
        _ => {}
    }
    if let Some(month) = text.strip_prefix("end of ") {
        let (month, year) = month_and_year(month.trim(), on)?;
        return last_of(year, month);
    }
    let (name, further) = match text.strip_prefix("next ") {
        Some(name) => (name, 7),
        None => (text, 0),
    };
    let weekday: Weekday = name.parse().ok()?;
    let ahead = (7 + weekday.num_days_from_monday() - on.weekday().num_days_from_monday()) % 7;
    let ahead = if ahead == 0 { 7 } else { ahead };
    let monday_next = 7 - on.weekday().num_days_from_monday();
    let plus = if further > 0 && ahead < monday_next { ahead + further } else { ahead };
    on.checked_add_days(Days::new(u64::from(plus)))
}

/// "28 May", "28 May 2026", "May 28", "20 June 6pm", "September", "June 2027", "2027".
fn day_and_month(text: &str, on: NaiveDate) -> Option<NaiveDate> {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let (first, rest) = words.split_first()?;
    if let Some(day) = day_number(first) {
        let (month, year) = rest.split_first()?;
        return day_in(day, month_named(month)?, year_of(year), on);
    }
    if let (Some(month), Some(day)) = (month_named(first), rest.first().and_then(|word| day_number(word))) {
        return day_in(day, month, year_of(rest.get(1..).unwrap_or_default()), on);
    }
    if let (Ok(year), true) = (first.parse::<i32>(), rest.is_empty()) {
        return (1900..=2200).contains(&year).then(|| NaiveDate::from_ymd_opt(year, 12, 31)).flatten();
    }
    let (month, year) = month_and_year(text, on)?;
    last_of(year, month)
}

fn day_number(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches("st").trim_end_matches("nd").trim_end_matches("rd").trim_end_matches("th");
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn year_of(words: &[&str]) -> Option<i32> {
    words.first().and_then(|word| word.parse().ok()).filter(|year| (1900..=2200).contains(year))
}

/// A day without a year is the next one that is not past.
fn day_in(day: u32, month: u32, year: Option<i32>, on: NaiveDate) -> Option<NaiveDate> {
    match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, day),
        None => {
            (0..=4).filter_map(|ahead| NaiveDate::from_ymd_opt(on.year() + ahead, month, day)).find(|date| *date >= on)
        }
    }
}

fn month_and_year(text: &str, on: NaiveDate) -> Option<(u32, i32)> {
    let mut words = text.split_whitespace();
    let month = month_named(words.next()?)?;
    match words.next() {
        Some(year) => Some((month, year.parse().ok().filter(|year| (1900..=2200).contains(year))?)),
        None => Some((month, if month < on.month() { on.year() + 1 } else { on.year() })),
    }
}

fn month_named(word: &str) -> Option<u32> {
    dutch::word(word).unwrap_or(word).parse::<chrono::Month>().ok().map(|month| month.number_from_month())
}

fn last_of(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
    }

    #[test]
    fn words_are_taken_for_dates() {
        let on = day("2026-05-14"); // a Thursday
        for (said, wanted) in [
            ("2 weeks", "2026-05-28"),
            ("in 2 weeks", "2026-05-28"),
            ("a month", "2026-06-14"),
            ("ten days", "2026-05-24"),
            ("in eighteen months", "2027-11-14"),
            ("in half a year", "2026-11-14"),
            ("within a year and a half", "2027-11-14"),
            ("in two weeks' time", "2026-05-28"),
            ("28 May", "2026-05-28"),
            ("28th May 2027", "2027-05-28"),
            ("May 3", "2027-05-03"),
            ("20 June 6pm", "2026-06-20"),
            ("2026-06-01", "2026-06-01"),
            ("1/6/2026", "2026-06-01"),
            ("Friday", "2026-05-15"),
            ("next Friday", "2026-05-22"),
            ("next Monday", "2026-05-18"),
            ("Thursday", "2026-05-21"),
            ("tomorrow", "2026-05-15"),
            ("end of June", "2026-06-30"),
            ("September", "2026-09-30"),
            ("by March 2027", "2027-03-31"),
            ("2028", "2028-12-31"),
        ] {
            assert_eq!(understood(said, on), Some(day(wanted)), "{said}");
        }
        for words in [
            "soon",
            "when the school agrees",
            "",
            "99 99",
            "31 February 2026",
            "day 100",
            "M3",
            "in 999999999999 years",
        ] {
            assert_eq!(understood(words, on), None, "{words}");
        }
    }

    #[test]
    fn a_day_that_no_calendar_has_is_known() {
        for words in [
            "31 February",
            "31st of February 2027",
            "by 30 Feb",
            "29 February 2027",
            "February 30",
            "31 April, 6pm",
            "2027-02-30",
            "31/4/2027",
            "32 May",
            "0 May",
        ] {
            assert!(no_such_day(words), "{words}");
        }
        let words =
            ["28 May", "29 February", "May 2027", "February", "soon", "99 99", "", "1/6", "2 weeks", "May be 3"];
        for words in words {
            assert!(!no_such_day(words), "{words}");
        }
    }

    #[test]
    fn what_counts_from_the_event_moves_with_it() {
        assert_eq!(from_event("day 100", day("2026-05-16")), Some(day("2026-08-24")));
        assert_eq!(from_event("M3", day("2026-05-16")), Some(day("2026-08-16")));
        for (said, wanted) in [
            ("two weeks after the last day", "2026-05-30"),
            ("2 weeks after", "2026-05-30"),
            ("a month after the event.", "2026-06-16"),
            ("twelve days afterwards", "2026-05-28"),
            ("until six months after it", "2026-11-16"),
        ] {
            assert_eq!(understood(said, day("2026-01-01")), None, "{said}");
            assert_eq!(from_event(said, day("2026-05-16")), Some(day(wanted)), "{said}");
        }
        for said in ["may", "soon after", "after", "the day after the event"] {
            assert_eq!(from_event(said, day("2026-05-16")), None, "{said}");
        }
    }

    #[test]
    fn a_span_says_each_part_once() {
        assert_eq!(span(day("2026-05-14"), day("2026-05-16")), "14 to 16 May 2026");
        assert_eq!(span(day("2026-05-30"), day("2026-06-01")), "30 May to 1 June 2026");
    }
}
