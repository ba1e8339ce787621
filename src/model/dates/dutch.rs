//! Dates said in Dutch, put into the English words that dates are read from: whoever keeps a Dutch record types Dutch days.
//! Uses nothing.

/// Words of dates, each with its English one; those that say nothing have none.
const WORDS: [(&str, &str); 67] = [
    ("januari", "january"),
    ("februari", "february"),
    ("maart", "march"),
    ("mrt", "march"),
    ("april", "april"),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("augustus", "august"),
    ("september", "september"),
    ("oktober", "october"),
    ("okt", "october"),
    ("november", "november"),
    ("december", "december"),
    ("maandag", "monday"),
    ("dinsdag", "tuesday"),
    ("woensdag", "wednesday"),
    ("donderdag", "thursday"),
    ("vrijdag", "friday"),
    ("zaterdag", "saturday"),
    ("zondag", "sunday"),
    ("dag", "day"),
    ("dagen", "days"),
    ("week", "week"),
    ("weken", "weeks"),
    ("maand", "month"),
    ("maanden", "months"),
    ("jaar", "year"),
    ("jaren", "years"),
    ("een", "a"),
    ("één", "one"),
    ("twee", "two"),
    ("drie", "three"),
    ("vier", "four"),
    ("vijf", "five"),
    ("zes", "six"),
    ("zeven", "seven"),
    ("acht", "eight"),
    ("negen", "nine"),
    ("tien", "ten"),
    ("elf", "eleven"),
    ("twaalf", "twelve"),
    ("dertien", "thirteen"),
    ("veertien", "fourteen"),
    ("vijftien", "fifteen"),
    ("zestien", "sixteen"),
    ("zeventien", "seventeen"),
    ("achttien", "eighteen"),
    ("negentien", "nineteen"),
    ("twintig", "twenty"),
    ("vandaag", "today"),
    ("nu", "now"),
    ("morgen", "tomorrow"),
    ("volgende", "next"),
    ("volgend", "next"),
    ("komende", ""),
    ("aanstaande", ""),
    ("eind", "end of"),
    ("einde", "end of"),
    ("van", ""),
    ("uiterlijk", "by"),
    ("na", "after"),
    ("de", "the"),
    ("het", "the"),
    ("dit", "the"),
    ("laatste", "last"),
    ("binnen", "within"),
];

/// What was said, in English words; `None` where no word of it is Dutch. In small letters.
pub(super) fn in_english(said: &str) -> Option<String> {
    let mut is_dutch = false;
    let words: Vec<&str> = said
        .split([' ', ','])
        .map(|word| match WORDS.iter().find(|(dutch, _)| *dutch == word) {
            Some((dutch, english)) => {
                is_dutch |= dutch != english;
                english
            }
            None => word,
        })
        .filter(|word| !word.is_empty())
        .collect();
    is_dutch.then(|| words.join(" "))
}

/// One word of a month or a day of the week, in English.
pub(super) fn word(said: &str) -> Option<&'static str> {
    WORDS.iter().find(|(dutch, _)| *dutch == said).map(|(_, english)| *english)
}

#[cfg(test)]
mod tests {
    use crate::model::dates::{at_the_end, from_event, names_a_day, no_such_day, understood};
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_understood_in_dutch() {
        let on = day("2026-05-14"); // a Thursday
        for (said, wanted) in [
            ("14 mei 2026", "2026-05-14"),
            ("28 mei", "2026-05-28"),
            ("uiterlijk 1 oktober 2026", "2026-10-01"),
            ("voor 1 maart", "2027-03-01"),
            ("20 juni 18.00 uur", "2026-06-20"),
            ("2 weken", "2026-05-28"),
            ("over twee weken", "2026-05-28"),
            ("binnen een maand", "2026-06-14"),
            ("volgende week", "2026-05-21"),
            ("Vrijdag", "2026-05-15"),
            ("volgende vrijdag", "2026-05-22"),
            ("eind juni", "2026-06-30"),
            ("eind dit jaar", "2026-12-31"),
            ("morgen", "2026-05-15"),
            ("augustus", "2026-08-31"),
            ("zaterdag 20 juni", "2026-06-20"),
        ] {
            assert_eq!(at_the_end(said, on), Some(day(wanted)), "{said}");
        }
        for said in ["zodra het kan", "voor Pasen", "de week", "na de zomer"] {
            assert_eq!(understood(said, on), None, "{said}");
        }
        assert_eq!(from_event("dag 100", on), Some(day("2026-08-22")));
        assert_eq!(from_event("twee weken na de laatste dag", on), Some(day("2026-05-28")));
        assert!(names_a_day("zondag") && names_a_day("7 juli") && !names_a_day("de meivakantie"));
        assert!(no_such_day("31 februari"));
    }
}
