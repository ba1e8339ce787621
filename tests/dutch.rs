//! A session whose language is Dutch: every word of pictures, papers and prompts has a Dutch one with the same places to
//! fill in, nothing English is left on what people take home, and an English session is as it was.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests fail by panicking, and their tables are data"
)]

#[path = "support/below.rs"]
mod below;
#[path = "dutch/named.rs"]
mod named;
#[path = "dutch/session.rs"]
mod session;

use commonground::export::papers::{self, Format};
use commonground::export::report::beside::{Set, aloud, paper};
use commonground::export::report::{Block, Fact, Item, READERS, Report, Run, Section, Voice, report, report_to};
use commonground::export::share::{Audience, copy};
use commonground::export::worksheets;
use commonground::model::after::compare::compare;
use commonground::model::day::now::{Face, Now};
use commonground::model::field::{FIELDS, Sort};
use commonground::model::group::{BADGES, Brings};
use commonground::model::kind::KINDS;
use commonground::model::query;
use commonground::model::session::Session;
use commonground::model::stage::{self, pages};
use commonground::model::typed::choice;
use commonground::model::{dates, time_lines};
use commonground::store::template;
use commonground::ui::view::room::{Wall, said};
use commonground::words::lang::{ALL, Lang};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

fn dutch() -> Lang {
    Lang::of("nl")
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    ALL[0].parts.iter().copied().flatten().copied()
}

fn is_words(text: &str) -> bool {
    text.replace("{}", "").chars().any(char::is_alphabetic)
}

/// Every English text that a picture, a paper or a prompt may show.
fn shown() -> BTreeSet<String> {
    let mut out: BTreeSet<String> = named::said().iter().map(|said| said.text.to_owned()).collect();
    for task in stage::tasks() {
        out.extend([task.title, task.prompt, task.stage.title()].map(str::to_owned));
        out.extend(pages::pages(task.code).iter().flat_map(|page| [page.name, page.question]).map(str::to_owned));
    }
    for (name, _) in template::BUILT_IN {
        let template = template::find(name, None).unwrap();
        out.extend(
            template.items.iter().flat_map(|item| [&item.title, &item.prompt]).flatten().map(ToString::to_string),
        );
    }
    out.extend(KINDS.iter().flat_map(|spec| [spec.word, spec.plural, spec.head]).map(str::to_owned));
    for spec in FIELDS {
        out.insert(spec.word.to_owned());
        if let Sort::OneOf(list) = spec.sort {
            out.extend(list.iter().map(|code| choice::said(spec.field, code)));
        }
    }
    out.extend(time_lines::USUAL.map(str::to_owned));
    out.extend(Brings::ALL.iter().flat_map(|one| [one.title(), one.word()]).map(str::to_owned));
    out.extend(BADGES.iter().flat_map(|badge| [badge.colour, badge.shape]).map(str::to_owned));
    out.retain(|text| is_words(text));
    out
}

#[test]
fn every_word_that_is_shown_to_people_has_a_dutch_one() {
    let missing: Vec<String> = shown().into_iter().filter(|text| dutch().rendering(text).is_none()).collect();
    assert!(missing.is_empty(), "no Dutch for: {missing:#?}");
}

#[test]
fn nothing_on_papers_pictures_and_the_wall_is_said_in_english_whatever_the_language() {
    assert_eq!(named::said_in_english(), Vec::<String>::new());
}

#[test]
fn what_is_filled_in_has_its_places_in_both() {
    let braces = |text: &str| {
        let names = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned()));
        names.fold(BTreeMap::new(), |mut all: BTreeMap<String, usize>, name| {
            *all.entry(name).or_default() += 1;
            all
        })
    };
    for (english, theirs) in rows().filter(|(english, _)| !english.contains("::")) {
        assert_eq!(braces(english), braces(theirs), "{english}: {theirs}");
        // One and several are told apart by the number before them.
        assert!(!theirs.contains('[') || theirs.find("{}") < theirs.find('['), "{theirs}");
        assert_eq!(english.starts_with(' '), theirs.starts_with(' '), "{english}");
        assert_eq!(english.ends_with(' '), theirs.ends_with(' '), "{english}");
    }
}

#[test]
fn no_row_is_there_twice_or_left_over() {
    let mut sources = String::new();
    session::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sources);
    let mut seen = BTreeSet::new();
    for (english, _) in rows() {
        assert!(seen.insert(english), "twice: {english}");
        let is_said = [english.to_owned(), english.replace(' ', "-")].iter().any(|text| {
            sources.contains(&format!("\"{text}\""))
                || text.split_once("::").is_some_and(|(_, name)| sources.contains(name))
        });
        assert!(is_said, "nothing says this any more: {english}");
    }
}

#[test]
fn days_are_written_out_in_dutch() {
    let day = |words: &str| words.parse().unwrap();
    assert_eq!(dates::written_in(day("2026-05-14"), dutch()), "14 mei 2026");
    assert_eq!(dates::span_in(day("2026-05-14"), day("2026-05-16"), dutch()), "14 t/m 16 mei 2026");
    assert_eq!(dates::span_in(day("2026-12-30"), day("2027-01-02"), dutch()), "30 december 2026 t/m 2 januari 2027");
    assert_eq!(dates::written_in(day("2026-05-14"), Lang::ENGLISH), dates::written_out(day("2026-05-14")));
}

/// The program's own words in a report.
fn ours(report: &Report) -> BTreeSet<String> {
    fn text(text: &[Run], out: &mut BTreeSet<String>) {
        out.extend(text.iter().filter(|run| run.voice == Voice::Ours).map(|run| run.text.trim().to_owned()));
    }
    fn facts(facts: &[Fact], out: &mut BTreeSet<String>) {
        for fact in facts {
            out.insert(fact.label.clone());
            text(&fact.text, out);
        }
    }
    fn item(one: &Item, out: &mut BTreeSet<String>) {
        facts(&one.facts, out);
        facts(&one.more, out);
        text(&one.words, out);
        one.under.iter().for_each(|under| item(under, out));
    }
    fn section(one: &Section, out: &mut BTreeSet<String>) {
        text(std::slice::from_ref(&one.title), out);
        for block in &one.blocks {
            match block {
                Block::Para(words) => text(words, out),
                Block::Question(question) => drop(out.insert(question.clone())),
                Block::Facts(all) => facts(all, out),
                Block::Items(items) => items.iter().for_each(|one| item(one, out)),
                Block::Actions(caption, rows) => {
                    out.insert(caption.clone());
                    for row in rows {
                        facts(&row.facts, out);
                        facts(&row.more, out);
                        let boxes = [&row.who, &row.with, &row.due, &row.help, &row.became];
                        for words in boxes {
                            text(words, out);
                        }
                    }
                }
                Block::Table(table) => {
                    out.insert(table.caption.clone());
                    table.head.iter().chain(table.rows.iter().flatten()).for_each(|words| text(words, out));
                }
            }
        }
        one.sections.iter().for_each(|under| section(under, out));
    }
    let mut out = BTreeSet::new();
    facts(&report.facts, &mut out);
    report.sections.iter().for_each(|one| section(one, &mut out));
    out
}

/// Words of these texts that none of the Dutch table has, and that the English ones have.
fn left_english(text: &str) -> BTreeSet<String> {
    fn words(text: &str) -> Vec<String> {
        let small = text.to_lowercase();
        small.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 2).map(str::to_owned).collect()
    }
    static ENGLISH: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let theirs: BTreeSet<String> = rows().flat_map(|(_, theirs)| words(theirs)).collect();
        shown().iter().flat_map(|text| words(text)).filter(|word| !theirs.contains(word)).collect()
    });
    words(text).into_iter().filter(|word| ENGLISH.contains(word)).collect()
}

#[test]
fn nothing_english_is_left_on_the_dutch_report() {
    let (english, nl) = (session::sample("en"), session::sample("nl"));
    let (english, nl) = (ours(&report(&english)), ours(&report(&nl)));
    assert!(english.len() > 300 && nl.len() > 300, "{} {}", english.len(), nl.len());
    let left = left_english(&nl.into_iter().collect::<Vec<_>>().join("\n"));
    assert_eq!(left, BTreeSet::new());
}

#[test]
fn nothing_english_is_left_on_the_dutch_papers_for_each_reader() {
    let session = session::sample("nl");
    for row in READERS {
        let ours = ours(&report_to(&session, row.whom, None)).into_iter().collect::<Vec<_>>().join("\n");
        assert!(ours.len() > 60, "{}: {ours}", row.name);
        assert_eq!(left_english(&ours), BTreeSet::new(), "{}", row.name);
    }
    for audience in [Audience::Public, Audience::Anonymous] {
        let copied = Session::of(copy(&session, audience, None).ops);
        let ours = ours(&report(&copied)).into_iter().collect::<Vec<_>>().join("\n");
        assert_eq!(left_english(&ours), BTreeSet::new(), "{audience:?}");
    }
}

#[test]
fn sessions_side_by_side_speak_the_language_that_all_of_them_speak() {
    let (nl, en) = (session::sample("nl"), session::sample("en"));
    let of = |sides: [&Session; 2]| {
        let beside = compare(&sides.map(|side| (side, String::new())));
        let set = Set::of(sides);
        [paper(&beside, &set), aloud(&beside, &set)].iter().flat_map(ours).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(left_english(&of([&nl, &nl])), BTreeSet::new());
    assert!(of([&nl, &nl]).contains("Wie er meedoen") && of([&nl, &en]).contains("Who takes part"));
}

#[test]
fn nothing_english_is_left_on_the_dutch_wall() {
    let session = session::sample("nl");
    let at = chrono::DateTime::parse_from_rfc3339("2026-05-16T10:30:00+01:00").unwrap();
    let (mut said, mut left) = (0, Vec::new());
    for item in query::agenda(&session) {
        for face in [Face::Task, Face::Roadmap, Face::Fit, Face::Break] {
            let writer = "desk-zzzzzzzz".to_owned();
            let task = Some(item.id.clone());
            let now =
                Now { face, task, put_up: true, revealed: true, left: Some(754), turn: 1, writer, ..Now::default() };
            let told = said::told(&Wall { session: &session, now: &now, at, spot: None }, None);
            let lines = said::all(&told);
            said += lines.len();
            let english = lines.into_iter().filter(|line| !left_english(line).is_empty());
            left.extend(english.map(|line| format!("{} {face:?}: {line}", item.text())));
        }
    }
    assert_eq!(left, Vec::<String>::new());
    assert!(said > 500, "{said}");
}

#[test]
fn nothing_english_is_left_on_the_dutch_roadmap_and_worksheets() {
    let session = session::sample("nl");
    let roadmap = papers::roadmap(&session, Format::Text, None).unwrap().text;
    assert!(roadmap.contains("De grond waarop we staan") && roadmap.contains("uiterlijk 31 juli 2026"), "{roadmap}");
    assert_eq!(left_english(&roadmap), BTreeSet::new(), "{roadmap}");
    let sheets = session::without_markup(&worksheets::worksheets(&session, None));
    assert!(sheets.contains("Wat gaan we doen? Wie zorgt ervoor, voor wanneer, en welke hulp is nodig?"));
    assert_eq!(left_english(&sheets), BTreeSet::new());
}

#[cfg(feature = "poster")]
#[test]
fn nothing_english_is_left_on_the_dutch_pictures() {
    let session = session::sample("nl");
    let page = papers::roadmap(&session, Format::Html, None).unwrap().text;
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"nl\""));
    assert_eq!(left_english(&session::without_markup(&page)), BTreeSet::new());
    for drawn in commonground::export::picture_pages::all(&session, &[]) {
        let page = commonground::export::picture_pages::html(&session, std::slice::from_ref(&drawn));
        assert_eq!(left_english(&session::without_markup(&page)), BTreeSet::new(), "{}", drawn.title);
    }
}

#[test]
fn the_report_says_its_language_once_for_all() {
    let html = |tag: &str| papers::report(&session::sample(tag), Format::Html).text;
    let nl = html("nl");
    assert!(nl.contains("<html lang=\"nl\">") && !nl.contains("<span dir=\"auto\" lang=\"nl\">"));
    // Of a language without a table the program's words are English, and people's words say theirs.
    let cy = html("cy");
    assert!(cy.contains("<html lang=\"en-GB\">") && cy.contains("<span dir=\"auto\" lang=\"cy\">"));
}
