//! The sample sessions: what every released document must keep, and what the large one must show.
#[cfg(feature = "poster")]
use super::home::finish;
use super::home::{Home, sample, samples};
use commonground::model::check::{Grade, check};
use commonground::model::entry::Entry;
use commonground::model::field::Field;
use commonground::model::kind::Kind;
use commonground::model::query::{self, Standing};
use commonground::model::session::Session;
use commonground::store::document;
#[cfg(feature = "poster")]
use commonground::words::lang::Lang;
use std::collections::BTreeMap;

fn valley() -> Session {
    Session::of(commonground::store::read(&sample("healthy-valley.ron")).unwrap().ops)
}

#[test]
fn each_sample_is_one_value_passes_check_and_is_saved_as_the_same_bytes() {
    for path in samples() {
        let name = path.display();
        let bytes = std::fs::read(&path).unwrap();
        let text = std::str::from_utf8(&bytes).unwrap();
        assert!(matches!(ron::from_str::<ron::Value>(text), Ok(ron::Value::Map(_))), "{name}");
        let read = document::read(&bytes);
        assert!(read.aside.is_empty() && read.refused.is_empty() && read.by_hand.is_empty(), "{name}");
        assert!(!read.conflict && read.cut_off.is_none(), "{name}");
        assert!(document::write(&read.header.id, &read.all()) == text, "{name} is saved as other bytes");
        let opened = commonground::store::read(&path).unwrap();
        assert_eq!((opened.findings, opened.read_only), (vec![], None), "{name}");
        let broken: Vec<String> = check(&Session::of(opened.ops))
            .iter()
            .filter(|finding| finding.grade == Grade::Broken)
            .map(ToString::to_string)
            .collect();
        assert_eq!(broken, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn the_program_finds_every_sample_sound_and_leaves_it_alone() {
    let home = Home::new();
    for path in samples() {
        let before = std::fs::read(&path).unwrap();
        let file = path.file_name().unwrap().to_str().unwrap();
        home.put(file, &before);
        let said = home.run(&["check", file]);
        assert_eq!((said.status, said.unasked().as_str()), (Some(0), ""), "{said:?}");
        assert!(said.out.contains(" 0 broken, "), "{said:?}");
        assert!(home.bytes(file) == before);
    }
    let here: Vec<String> = std::fs::read_dir(home.work())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.rsplit('.').next() != Some("ron"))
        .collect();
    assert_eq!(here, Vec::<String>::new(), "reading leaves nothing behind");
}

#[test]
fn the_large_sample_has_everything_that_a_future_search_has() {
    let session = valley();
    let count = |kind| session.of_kind(kind).count();
    assert_eq!(count(Kind::Group), 8);
    let expected: u64 = session.of_kind(Kind::Group).filter_map(|group| group.count(Field::Expected)).sum();
    assert_eq!((expected, session.words(Field::Room).as_str()), (64, "64"));
    let furniture = |entry: &&Entry| !matches!(entry.kind, Kind::Group | Kind::Table | Kind::Agenda);
    let lines = session.entries().filter(|entry| entry.stands()).filter(furniture).count();
    assert!(lines >= 700, "{lines} lines");
    assert_eq!((count(Kind::Action), count(Kind::Pledge), count(Kind::Review)), (24, 3, 1));
    // Who looks back: actions have news from the review.
    let news = session.of_kind(Kind::Action).filter(|action| !action.words(Field::State).is_empty()).count();
    assert!(news > 0);
    // Whatever holds lines stands on the agenda, the review too.
    let agenda = query::agenda(&session);
    let on_it = |code: &str| agenda.iter().any(|item| item.words(Field::Stage) == code);
    let off: Vec<&str> = commonground::model::stage::tasks()
        .map(|task| task.code)
        .filter(|code| query::lines(&session, code).next().is_some() && !on_it(code))
        .collect();
    assert_eq!(off, Vec::<&str>::new());
    assert!(on_it("review"));
}

#[test]
fn somebody_objected_and_so_it_was_not_agreed() {
    let session = valley();
    let led = session.of_kind(Kind::Objection).filter(|objection| {
        let about = objection.under().and_then(|id| session.entry(id));
        about.is_some_and(|about| {
            let standing = match about.kind {
                Kind::Theme => query::theme_standing(&session, about),
                _ => query::standing(&session, about),
            };
            standing == Standing::NotAgreed
        })
    });
    assert!(led.count() >= 1);
    assert!(!query::not_agreed(&session).is_empty());
}

#[test]
fn every_group_put_dots_on_the_trend_map() {
    let session = valley();
    let mut dots: BTreeMap<String, u64> = BTreeMap::new();
    for trend in session.of_kind(Kind::Trend) {
        let (by_group, sum) = trend.dots();
        assert_eq!(by_group.values().sum::<u64>(), sum);
        for (letter, n) in by_group {
            *dots.entry(letter.to_owned()).or_default() += n;
        }
    }
    for group in session.of_kind(Kind::Group) {
        let letter = group.words(Field::Letter);
        let given = dots.get(&letter).copied().unwrap_or(0);
        assert!(given > 0 && given <= 56, "group {letter}: {given} dots of 7 for each of 8 people");
    }
}

#[test]
fn that_all_is_invented_stands_in_document_report_and_roadmap() {
    let home = Home::new();
    let bytes = std::fs::read(sample("healthy-valley.ron")).unwrap();
    home.put("v.ron", &bytes);
    let notice = valley().words(Field::Notice);
    assert!(notice.contains("invented"), "{notice}");
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat(&String::from_utf8(bytes).unwrap()).contains(&notice));
    for call in [&["show", "v.ron"][..], &["report", "v.ron"], &["roadmap", "v.ron"]] {
        let said = home.run(call);
        assert!(flat(&said.out).contains(&notice), "{call:?}");
    }
    for (call, paper) in [("report", "p.html"), ("report", "p.md")] {
        assert_eq!(home.run(&[call, "v.ron", "-o", paper]).status, Some(0));
        assert!(flat(&String::from_utf8(home.bytes(paper)).unwrap()).contains(&notice), "{paper}");
    }
}

/// A text of a picture, with the box that it was measured to take.
#[cfg(feature = "poster")]
#[derive(Debug)]
struct Placed {
    words: String,
    card: Option<String>,
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

#[cfg(feature = "poster")]
fn placed(picture: &roxmltree::Document) -> Vec<Placed> {
    let texts = picture.descendants().filter(|node| node.has_tag_name("text"));
    texts
        .map(|node| {
            let number = |name: &str| node.attribute(name).map(|value| value.parse::<f32>().unwrap());
            let (x, y, size) = (number("x").unwrap(), number("y").unwrap(), number("font-size").unwrap());
            let wide = number("textLength").unwrap_or(size * 0.5);
            let card = node.ancestors().find_map(|node| node.attribute("id")?.strip_prefix("card-"));
            let (left, right) = if node.attribute("direction") == Some("rtl") { (x - wide, x) } else { (x, x + wide) };
            Placed {
                words: node.text().unwrap_or_default().chars().filter(|c| !c.is_whitespace()).collect(),
                card: card.map(|card| card.split('_').next().unwrap_or_default().to_owned()),
                left,
                right,
                // From the top of a capital to the foot of a g.
                top: y - size * 0.68,
                bottom: y + size * 0.22,
            }
        })
        .collect()
}

#[cfg(feature = "poster")]
#[test]
fn the_roadmap_has_every_action_once_with_who_and_when_and_no_text_over_another() {
    use commonground::roadmap::{draw_up, words};
    let home = Home::new();
    home.put("v.ron", std::fs::read(sample("healthy-valley.ron")).unwrap());
    let said = home.run(&["roadmap", "v.ron", "-o", "r.svg"]);
    assert_eq!(said.status, Some(0), "{said:?}");
    said.is_plain().unwrap();
    let file = String::from_utf8(home.bytes("r.svg")).unwrap();
    let picture = roxmltree::Document::parse(&file).unwrap();
    let texts = placed(&picture);
    let notice: String = valley().words(Field::Notice).split_whitespace().collect();
    let whole: String = texts.iter().map(|text| text.words.as_str()).collect();
    assert!(whole.contains(&notice), "the notice is on the picture");

    let mut on_card: BTreeMap<&str, String> = BTreeMap::new();
    for text in &texts {
        if let Some(card) = &text.card {
            on_card.entry(card).or_default().push_str(&text.words);
        }
    }
    let session = valley();
    let plan = draw_up::plan(&session, None);
    let cards: Vec<_> = plan.lanes.iter().flat_map(|lane| &lane.cards).collect();
    assert_eq!((cards.len(), on_card.len()), (27, 27));
    let bare = |words: &str| words.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    for card in cards {
        let id = format!("card-{}", card.number);
        assert_eq!(picture.descendants().filter(|node| node.attribute("id") == Some(&id)).count(), 1, "{id}");
        let there = &on_card[card.number.as_str()];
        for words in [card.what.as_str(), words::who(card, Lang::ENGLISH), &words::due_short(card, Lang::ENGLISH)] {
            assert!(there.contains(&bare(words)), "{id} lacks “{words}”: {there}");
        }
        let times = on_card.values().filter(|other| other.contains(&bare(&card.what))).count();
        assert_eq!(times, 1, "“{}” stands on {times} cards", card.what);
    }
    assert!(texts.len() > 200, "{} texts were measured", texts.len());
    for (n, one) in texts.iter().enumerate() {
        for other in &texts[n + 1..] {
            let wide = one.right.min(other.right) - one.left.max(other.left);
            let high = one.bottom.min(other.bottom) - one.top.max(other.top);
            assert!(wide <= 0.2 || high <= 0.2, "{one:?} and {other:?}");
        }
    }
}

#[cfg(feature = "poster")]
#[test]
fn the_roadmap_is_the_same_bytes_at_another_hour_and_in_another_place() {
    let home = Home::new();
    home.put("v.ron", std::fs::read(sample("healthy-valley.ron")).unwrap());
    let draw = |zone: &str, lang: &str, file: &str| {
        let mut command = home.command(&["roadmap", "v.ron", "-o", file]);
        // Between these two zones, it is never the same day.
        command.env("TZ", zone).env("LANG", lang).env("LC_ALL", lang);
        assert_eq!(finish(command, b"").status, Some(0));
        home.bytes(file)
    };
    let one = draw("Etc/GMT+12", "C", "a.svg");
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert!(one == draw("Etc/GMT-14", "cy_GB.UTF-8", "b.svg"));
    assert!(one == draw("", "C", "c.svg"));
}
