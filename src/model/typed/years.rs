//! Years as people say them at the beginning of a line: "1987", "1980s", "1980-85", "summer 1987", "in the 90s". Pure.

use std::borrow::Cow;

/// When something was, as far as that was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct When {
    /// The year, or the first of several.
    pub from: u16,
    /// How much is meant; a whole decade stands before its years.
    pub span: Span,
}

/// How much is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Span {
    /// The ten years.
    Decade,
    /// The year.
    Year,
    /// Up to that year.
    To(u16),
}

impl When {
    /// The first year of its decade.
    pub fn decade(self) -> u16 {
        self.from - self.from % 10
    }

    /// The year in figures: "1987", "1980s", "1980-85".
    pub fn figures(self) -> String {
        match self.span {
            Span::Decade => format!("{}s", self.from),
            Span::Year => self.from.to_string(),
            Span::To(to) if to / 100 == self.from / 100 => format!("{}-{:02}", self.from, to % 100),
            Span::To(to) => format!("{}-{to}", self.from),
        }
    }
}

/// Numbers of four figures outside of these are no years.
const YEARS: std::ops::RangeInclusive<u16> = 1500..=2100;

/// Words that may stand before a year and belong to it.
const BEFORE: &[&str] = &[
    "in",
    "the",
    "about",
    "around",
    "circa",
    "ca",
    "c",
    "since",
    "from",
    "until",
    "till",
    "before",
    "after",
    "early",
    "mid",
    "late",
    "end",
    "of",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "easter",
    "christmas",
];

/// The months; a day may stand beside one.
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];

/// What may stand between a year and what follows it.
const BETWEEN: &[char] = &[' ', ':', ',', '.', ';', '-', '–', '—', ')'];

/// How many words before a year are looked at.
const MOST_BEFORE: usize = 4;

/// The year at the beginning of a line: its words, and what they say.
pub fn leading(line: &str) -> Option<(&str, When)> {
    let mut month = false;
    let mut day = false;
    for (n, (start, word)) in words_of(line).enumerate() {
        let bare = word.trim_end_matches(BETWEEN);
        let low = low(bare);
        let rest =
            low.strip_prefix("mid-").or_else(|| low.strip_prefix("early-")).or_else(|| low.strip_prefix("late-"));
        if let Some(when) = year_of(rest.unwrap_or(&low)) {
            let end = start + bare.len();
            let said = (!day || month).then(|| to_year(line, end, when))?;
            let (end, when) = said;
            return line.get(..end).map(|words| (words, when));
        }
        month |= MONTHS.contains(&&*low);
        let is_day = is_day(&low);
        day |= is_day;
        if n >= MOST_BEFORE || !(is_day || MONTHS.contains(&&*low) || BEFORE.contains(&&*low)) {
            return None;
        }
    }
    None
}

/// What the words in the box for a year say: as at the beginning of a line, else the first year among them.
pub fn when(words: &str) -> Option<When> {
    let among = || words.split(|c: char| !c.is_ascii_digit()).find_map(four);
    let year = || among().map(|from| When { from, span: Span::Year });
    leading(words.trim()).map(|(_, when)| when).or_else(year)
}

/// A year that stands in a line and not at its beginning: in four figures, or a decade in them. Only suggested, never
/// taken: "the 1984 committee" may be of another year.
pub fn within(line: &str) -> Option<&str> {
    let bare = |word: &'_ str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let is_year = |word: &&str| {
        let word = bare(word);
        let decade = word.strip_suffix('s').is_some_and(|tens| four(tens).is_some_and(|year| year.is_multiple_of(10)));
        decade || four(&word).is_some()
    };
    let said = line.split_whitespace().find(is_year).filter(|_| leading(line.trim_start()).is_none())?;
    Some(said.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// What a line says beside its year, for a place where the year stands in figures beside it: nothing is left out that
/// the figures do not say.
pub fn beside<'a>(line: &'a str, year: &str) -> &'a str {
    let Some((said, when)) = leading(line) else { return line };
    let told = year.trim() == said && when.figures() == said;
    let rest = line.get(said.len()..).unwrap_or_default().trim_start_matches(BETWEEN);
    if told && !rest.is_empty() { rest } else { line }
}

/// A line that begins with its year in figures, in two: the year with what stands behind it, and the rest. Read one after
/// the other they are the line as it was said. `None` where the figures do not say all of it.
pub fn apart<'a>(line: &'a str, year: &str) -> Option<(&'a str, &'a str)> {
    let (said, _) = leading(line).filter(|(said, when)| year.trim() == *said && when.figures() == *said)?;
    let behind = line.get(said.len()..)?;
    let mark = behind.find(|c: char| c.is_whitespace()).unwrap_or(behind.len());
    let (first, rest) = line.split_at_checked(said.len() + mark)?;
    let rest = rest.trim_start();
    let is_mark = line.get(said.len()..first.len())?.chars().all(|c| BETWEEN.contains(&c));
    (is_mark && !rest.is_empty()).then_some((first, rest))
}

/// A word in small letters; most are.
fn low(word: &str) -> Cow<'_, str> {
    let is_low = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_low { word.into() } else { word.to_lowercase().into() }
}

/// The words of a line, with where they begin.
fn words_of(line: &str) -> impl Iterator<Item = (usize, &str)> {
    line.split(' ').scan(0, |at, word| {
        let start = *at;
        *at += word.len() + 1;
        Some((start, word))
    })
}

/// A year that goes on: "1980 - 1985", "1980 to 1985".
fn to_year(line: &str, end: usize, from: When) -> (usize, When) {
    let rest = line.get(end..).unwrap_or_default();
    let goes_on = || {
        let mut words = words_of(rest).filter(|(_, word)| !word.is_empty());
        let (_, between) = words.next()?;
        let (at, word) = words.next()?;
        let bare = word.trim_end_matches(BETWEEN);
        let to = year_of(bare).filter(|to| to.span == Span::Year && to.from > from.from)?;
        let joins = from.span == Span::Year && ["-", "–", "to", "until"].contains(&between);
        joins.then_some((end + at + bare.len(), When { span: Span::To(to.from), ..from }))
    };
    goes_on().unwrap_or((end, from))
}

fn is_day(word: &str) -> bool {
    let figures = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ends = ["", "st", "nd", "rd", "th"].contains(&word.get(figures.len()..).unwrap_or_default());
    ends && figures.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
}

/// A word that is a year.
fn year_of(word: &str) -> Option<When> {
    let word = word.trim_start_matches('(');
    if let Some(tens) = word.strip_suffix('s') {
        let tens = tens.trim_end_matches(['\'', '’']);
        let from = four(tens).or_else(|| two(tens.trim_start_matches(['\'', '’'])))?;
        return from.is_multiple_of(10).then_some(When { from, span: Span::Decade });
    }
    if let Some(short) = word.strip_prefix(['\'', '’']) {
        return two(short).map(|from| When { from, span: Span::Year });
    }
    let Some((from, to)) = word.split_once(['-', '–', '/']) else {
        return four(word).map(|from| When { from, span: Span::Year });
    };
    let from = four(from)?;
    let same_century = || figures(to, 2).map(|to| from - from % 100 + to);
    let to = four(to).or_else(same_century).filter(|to| *to > from)?;
    Some(When { from, span: Span::To(to) })
}

fn figures(word: &str, many: usize) -> Option<u16> {
    let are_figures = word.len() == many && word.bytes().all(|b| b.is_ascii_digit());
    if are_figures { word.parse().ok() } else { None }
}

fn four(word: &str) -> Option<u16> {
    figures(word, 4).filter(|year| YEARS.contains(year))
}

/// Two figures: of this century up to the twenties, else of the last.
fn two(word: &str) -> Option<u16> {
    figures(word, 2).map(|year| if year < 30 { 2000 + year } else { 1900 + year })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_as_people_say_them() {
        for (line, said, figures) in [
            ("1987 the pit closed", "1987", "1987"),
            ("1987: the pit closed", "1987", "1987"),
            ("1987", "1987", "1987"),
            ("1980s everybody had work", "1980s", "1980s"),
            ("1980’s everybody had work", "1980’s", "1980s"),
            ("1980-85 the long strike", "1980-85", "1980-85"),
            ("1998–2003 no doctor", "1998–2003", "1998-2003"),
            ("1980 - 1985 drought", "1980 - 1985", "1980-85"),
            ("1980 to 1985 drought", "1980 to 1985", "1980-85"),
            ("1998 - bought the shop", "1998", "1998"),
            ("summer 1987 no rain", "summer 1987", "1987"),
            ("In the 90s we had a bank", "In the 90s", "1990s"),
            ("late 1970s first computer", "late 1970s", "1970s"),
            ("mid-1990s the mast", "mid-1990s", "1990s"),
            ("'68 moved here", "'68", "1968"),
            ("12 May 1990, the flood", "12 May 1990", "1990"),
            ("May 1990 the flood", "May 1990", "1990"),
            ("about 1950 electric light", "about 1950", "1950"),
        ] {
            let (words, when) = leading(line).unwrap_or_else(|| panic!("no year in {line}"));
            assert_eq!((words, when.figures().as_str()), (said, figures), "{line}");
            assert_eq!(super::when(words), Some(when));
        }
        for line in [
            "the pit closed in 1987",
            "12 people moved in 1990",
            "3000 marched",
            "may be 1990",
            "19877 letters",
            "",
            " ",
            "1987th visitor",
            "in the end of the pit",
            "80 new houses",
        ] {
            assert_eq!(leading(line), None, "{line}");
        }
        assert_eq!(when("1987 or so").map(When::figures).as_deref(), Some("1987"));
        assert_eq!(when("nobody knows, 1987?").map(When::figures).as_deref(), Some("1987"));
        assert_eq!(when("long ago"), None);
    }

    #[test]
    fn a_year_within_a_line_is_noticed_and_never_taken() {
        for (line, said) in [
            ("the pit closed in 1984", Some("1984")),
            ("we moved here (1990), all of us", Some("1990")),
            ("everybody had work in the 1980s.", Some("1980s")),
            ("12 people moved in 1990", Some("1990")),
            ("1984 the pit closed in 1985", None),
            ("3000 marched", None),
            ("80 new houses", None),
            ("19877 letters", None),
            ("", None),
        ] {
            assert_eq!(within(line), said, "{line}");
        }
    }

    #[test]
    fn what_figures_do_not_say_stays_in_the_line() {
        assert_eq!(beside("1987: the pit closed", "1987"), "the pit closed");
        assert_eq!(beside("summer 1987 no rain", "summer 1987"), "summer 1987 no rain");
        assert_eq!(beside("1987 the pit closed", "1988"), "1987 the pit closed");
        assert_eq!(beside("1987", "1987"), "1987");
    }

    #[test]
    fn a_year_and_its_words_read_as_they_were_said() {
        assert_eq!(apart("1987: the pit closed", "1987"), Some(("1987:", "the pit closed")));
        assert_eq!(apart("1999 my father", "1999"), Some(("1999", "my father")));
        assert_eq!(apart("1998 - bought the shop", "1998"), Some(("1998", "- bought the shop")));
        for line in ["12 December 2014 the night", "born in 2018", "1987", "1999/my father"] {
            assert_eq!(apart(line, "1987"), None, "{line}");
        }
    }

    #[test]
    fn a_decade_stands_before_its_years() {
        let mut said = ["1981", "1980", "1979", "1980s", "1980-85"].map(|words| when(words).expect("a year"));
        said.sort();
        assert_eq!(said.map(When::figures), ["1979", "1980s", "1980", "1980-85", "1981"]);
    }
}
