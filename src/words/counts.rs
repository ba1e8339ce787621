//! What is said of numbers where a list is worked out or looked through: one is said as one.

words! { Counts {
    AtEachTable => "{} at each of {} [table|tables]";
    MarkersAtEach => "{} at each of {} [table|tables]; no yellow, no orange, no red";
    PeopleEach => "{} [person|people], {} each, and a tenth";
    PeopleAndTenth => "{} [person|people], and a tenth";
    DotsOver => "{} {} [dot|dots] on the map; {} [person|people] with {} each make {}.";
    FromNewer => "{} [line|lines] from a newer program: kept, not shown.";
    LinesLooked => "{}: {} [line|lines], {} broken, {} open";
}}

#[cfg(test)]
mod tests {
    use crate::words::table::put_in;

    /// What is counted, as it is said of several.
    const SEVERAL: &[&str] = &[
        "lines",
        "entries",
        "values",
        "themes",
        "actions",
        "minutes",
        "seconds",
        "hours",
        "days",
        "years",
        "people",
        "cards",
        "dots",
        "rows",
        "columns",
        "pages",
        "sheets",
        "asks",
        "trends",
        "branches",
        "sentences",
        "wordings",
        "tasks",
        "things",
        "changes",
        "others",
        "tables",
        "have",
        "stand",
        "hang",
    ];

    /// What follows a number that is no count, or never one: a key, a limit, the second of two.
    const NO_COUNT: &[&str] = &[
        "{}: pages of the room",
        "{} asks the room",
        "More than {} lines",
        "about {} more lines",
        "1 to {} tables",
        "a letter is {} dots",
        "{} and {} stand",
    ];

    #[test]
    fn one_is_said_as_one_in_every_table() {
        let tables: &[&[&str]] = &[
            crate::words::Word::ALL,
            crate::words::actions::Actions::ALL,
            crate::words::agenda::Agenda::ALL,
            crate::words::aloud::Aloud::ALL,
            crate::words::before::Before::ALL,
            crate::words::clock::Clock::ALL,
            crate::words::counts::Counts::ALL,
            crate::words::dots::Dots::ALL,
            crate::words::ground::Ground::ALL,
            crate::words::groups::Groups::ALL,
            crate::words::hands::Hands::ALL,
            crate::words::legible::Legible::ALL,
            crate::words::links::Links::ALL,
            crate::words::map::Map::ALL,
            crate::words::pages::Pages::ALL,
            crate::words::pairs::Pairs::ALL,
            crate::words::pulse::Pulse::ALL,
            crate::words::report::ReportWord::ALL,
            crate::words::rings::Rings::ALL,
            crate::words::room::Room::ALL,
            crate::words::sheet::Sheet::ALL,
            crate::words::steering::Steering::ALL,
            crate::words::tasks::Tasks::ALL,
            crate::words::themes::Themes::ALL,
            crate::words::time_lines::TimeLines::ALL,
            crate::words::told::Told::ALL,
            crate::words::wall::Wall::ALL,
            crate::words::worksheets::Sheets::ALL,
        ];
        let mut wrong = Vec::new();
        for text in tables.iter().copied().flatten().filter(|text| !NO_COUNT.iter().any(|no| text.contains(no))) {
            let said = put_in(text, &["1"; 8]);
            let words: Vec<&str> = said.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
            let plural = |pair: &[&str]| matches!(pair, ["1", word] if SEVERAL.contains(word));
            let behind = |three: &[&str]| matches!(three, ["1", "more" | "key", word] if SEVERAL.contains(word));
            if text.contains("{}") && (words.windows(2).any(plural) || words.windows(3).any(behind)) {
                wrong.push(said);
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
