//! The report on paper: nothing leaves its margins, nothing overlaps, no heading stands alone at a page's foot, every
//! line is there once, and the same report is the same bytes.

use crate::room::{Room, half_day};
use crate::valley::three_days;
use commonground::export::report::{Block, For, Item, READERS, Report, Section, report, report_to, words_of};
use commonground::export::report_html::html;
use commonground::export::report_pdf::layout::{BOTTOM, Layout, Part, SIDE, TOP, Tag, WIDTH, What};
use commonground::export::report_pdf::{laid_out, pdf};
use commonground::model::field::Field;
use commonground::model::kind::Kind;
use commonground::model::session::Session;
use commonground::roadmap::fonts::Fonts;
use commonground::roadmap::scene::Rect;
use commonground::store;
use std::collections::BTreeSet;
use std::path::Path;

fn sample(name: &str) -> Session {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions").join(name);
    Session::of(store::read(&path).unwrap().ops)
}

/// Three hundred lines.
fn many() -> Session {
    many_in_a_room().session
}

fn many_in_a_room() -> Room {
    let mut room = Room::new();
    for n in 0..300 {
        room.line(Kind::Value, &format!("what we value, number {n}"));
    }
    room
}

/// Long words, long texts, a paragraph longer than a page, an action longer than a page.
fn long() -> Session {
    let mut room = Room::new();
    let sentence = "everybody who wants to come is fetched from their own door and brought back again ";
    room.set(Field::Title, crate::room::text(&sentence.repeat(3)));
    room.line(Kind::Value, &sentence.repeat(90));
    room.line(Kind::Value, &"unbreakable".repeat(40));
    let theme = room.line(Kind::Theme, &sentence.repeat(2));
    for n in 0..12 {
        room.action(&theme, &format!("{n} {}", sentence.repeat(2)), sentence, &sentence.repeat(2), sentence);
    }
    room.action(&theme, &sentence.repeat(60), &sentence.repeat(20), "", "");
    let statement = room.under(Kind::Statement, Field::Parent, &theme, &sentence.repeat(8));
    room.not_agreed(&statement, &sentence.repeat(40));
    room.render(&statement, "cy", &sentence.repeat(9), "Nia");
    room.session
}

fn corpus() -> Vec<(&'static str, Session)> {
    vec![
        ("empty", Session::default()),
        ("half day", half_day()),
        ("three days", three_days()),
        ("clinton", sample("clinton-2012.ron")),
        ("valley", sample("healthy-valley.ron")),
        ("300 lines", many()),
        ("long", long()),
    ]
}

fn within_margins(name: &str, layout: &Layout) {
    for (n, page) in layout.pages.iter().enumerate() {
        for put in &page.puts {
            let What::Text(text) = &put.what else { continue };
            let said = text.plain();
            assert!(
                put.rect.x > SIDE - 0.1 && put.rect.right() < WIDTH - SIDE + 0.3,
                "{name} {n}: {said} {:?}",
                put.rect
            );
            if put.said.is_some() {
                assert!(
                    put.rect.y > TOP - 1.5 && put.rect.bottom() < BOTTOM + 0.5,
                    "{name} {n}: {said} {:?}",
                    put.rect
                );
            }
        }
    }
}

fn nothing_overlaps(name: &str, layout: &Layout) {
    for n in 0..layout.pages.len() {
        let mut texts: Vec<_> = layout.texts(n).collect();
        texts.sort_by(|a, b| a.1.y.total_cmp(&b.1.y));
        for (at, (one, a)) in texts.iter().enumerate() {
            for (other, b) in texts[at + 1..].iter().take_while(|(_, b)| b.y < a.bottom()) {
                let (across, down) = a.overlap(b);
                assert!(
                    across < 0.15 || down < 0.15,
                    "{name}, page {n}: {:?} {a:?} and {:?} {b:?}",
                    one.plain(),
                    other.plain()
                );
            }
        }
    }
}

fn no_heading_is_left_alone(name: &str, layout: &Layout) {
    fn numbers(layout: &Layout, node: usize, out: &mut BTreeSet<usize>) {
        for part in &layout.nodes[node].parts {
            match part {
                Part::Node(under) => numbers(layout, *under, out),
                Part::Said(number) => {
                    out.insert(*number);
                }
            }
        }
    }
    let mut heads = BTreeSet::new();
    for (at, node) in layout.nodes.iter().enumerate() {
        if matches!(node.tag, Tag::Head(..) | Tag::ColumnHead | Tag::Caption) {
            numbers(layout, at, &mut heads);
        }
    }
    for (n, page) in layout.pages.iter().enumerate().take(layout.pages.len() - 1) {
        let said = page.puts.iter().filter(|put| put.said.is_some());
        // A page may hold empty rows alone, for writing.
        let Some(last) = said.max_by(|a, b| a.rect.y.total_cmp(&b.rect.y)) else { continue };
        // Below the heads of boxes to write in stand the boxes.
        let down = last.rect.bottom() + 10.0;
        let boxes = page.puts.iter().any(|put| put.said.is_none() && put.rect.bottom() > down && put.rect.y < BOTTOM);
        // A heading that is longer than what is left of a page goes on over it.
        assert!(boxes || last.goes_on || !heads.contains(&last.said.unwrap()), "{name}, page {n}: {:?}", last.what);
    }
}

/// Every text of the structure is on a page once, in the order of reading.
fn read(name: &str, layout: &Layout) -> String {
    let mut said: Vec<Option<String>> = vec![None; layout.said];
    for put in layout.pages.iter().flat_map(|page| &page.puts) {
        if let (Some(number), What::Text(text)) = (put.said, &put.what) {
            assert!(said[number].replace(text.plain()).is_none(), "{name}: {} twice", text.plain());
        }
    }
    // What is in a title that no band could hold was set twice, and is in the structure once.
    let words: String = said.into_iter().flatten().collect();
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

fn squeezed(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{2060}'..='\u{2069}')).collect()
}

fn every_line(report: &Report, each: &mut dyn FnMut(String)) {
    fn items(list: &[Item], each: &mut dyn FnMut(String)) {
        for item in list {
            each(words_of(&item.words));
            item.facts.iter().chain(&item.more).for_each(|fact| each(words_of(&fact.text)));
            items(&item.under, each);
        }
    }
    fn section(of: &Section, each: &mut dyn FnMut(String)) {
        each(of.title.text.clone());
        for block in &of.blocks {
            match block {
                Block::Para(text) => each(words_of(text)),
                Block::Question(question) => each(question.clone()),
                Block::Facts(facts) => facts.iter().for_each(|fact| each(words_of(&fact.text))),
                Block::Items(list) => items(list, each),
                Block::Actions(_, rows) => {
                    for row in rows {
                        for text in [&row.what, &row.who, &row.with, &row.due, &row.help, &row.became] {
                            each(words_of(text));
                        }
                        row.facts.iter().chain(&row.more).for_each(|fact| each(words_of(&fact.text)));
                    }
                }
                Block::Table(table) => table.rows.iter().flatten().for_each(|cell| each(words_of(cell))),
            }
        }
        of.sections.iter().for_each(|under| section(under, each));
    }
    report.sections.iter().for_each(|of| section(of, each));
}

#[test]
fn the_pages_hold_everything_within_their_margins() {
    for (name, session) in corpus() {
        for row in READERS {
            let report = report_to(&session, row.whom, None);
            let name = format!("{name}, {}", row.name);
            let layout = laid_out(&report, Fonts::bundled());
            within_margins(&name, &layout);
            nothing_overlaps(&name, &layout);
            no_heading_is_left_alone(&name, &layout);
            let all = read(&name, &layout);
            every_line(&report, &mut |words| {
                // Where languages stand side by side their lines alternate.
                if row.whom != For::Brief && name.starts_with("clinton") {
                    assert!(all.contains(&squeezed(&words)), "{name}: {words:?}");
                }
                let first: String = squeezed(&words).chars().take(8).collect();
                assert!(all.contains(&first), "{name}: {words:?}");
            });
            report.homes(&mut |home| assert!(layout.places.contains_key(&home.anchor), "{name}: {}", home.anchor));
        }
    }
}

#[test]
fn a_table_that_breaks_has_its_head_again() {
    let layout = laid_out(&report(&long()), Fonts::bundled());
    let heads = |page: usize| layout.texts(page).filter(|(text, _)| text.plain() == "By when").count();
    let pages: Vec<usize> = (0..layout.pages.len()).filter(|page| heads(*page) > 0).collect();
    assert!(pages.len() > 2, "{pages:?}");
    assert!(pages.iter().all(|page| heads(*page) == 1), "{pages:?}");
}

#[test]
fn the_contents_name_the_page_on_which_a_section_begins() {
    let report = report(&three_days());
    let layout = laid_out(&report, Fonts::bundled());
    for section in &report.sections {
        let page = layout.places[&section.anchor].page;
        assert!(layout.texts(page).any(|(text, _)| section.title.text.starts_with(text.plain().trim())));
        let number = (page + 1).to_string();
        assert!(layout.texts(0).any(|(text, _)| text.plain() == number), "{}", section.title.text);
    }
}

#[test]
fn the_same_report_is_the_same_bytes() {
    for (name, session) in corpus() {
        let report = report(&session);
        let (one, missing) = pdf(&report, Fonts::bundled()).unwrap_or_else(|why| panic!("{name}: {why}"));
        let (other, _) = pdf(&report, Fonts::bundled()).unwrap();
        assert!(one.starts_with(b"%PDF-1.7"), "{name}");
        assert_eq!(one, other, "{name}");
        assert!(missing.is_empty(), "{name}: {missing:?}");
    }
}

#[test]
fn characters_that_no_font_has_are_told() {
    let mut room = Room::new();
    room.line(Kind::Value, "家 is a home");
    let (_, missing) = pdf(&report(&room.session), Fonts::bundled()).unwrap();
    assert_eq!(missing, ['家']);
}

#[test]
fn a_report_from_right_to_left_is_turned_over() {
    let plain = many();
    for tag in ["ar", "he-IL"] {
        let mut room = many_in_a_room();
        room.set(Field::Language, crate::room::text(tag));
        let session = room.session;
        let (one, other) = (report(&plain), report(&session));
        assert!(!one.from_right && other.from_right);
        let (one, other) = (laid_out(&one, Fonts::bundled()), laid_out(&other, Fonts::bundled()));
        within_margins(tag, &other);
        nothing_overlaps(tag, &other);
        no_heading_is_left_alone(tag, &other);
        assert_eq!(one.pages.len(), other.pages.len(), "{tag}");
        // Outlines are those of the other report, turned over.
        let outlines = |layout: &Layout| -> Vec<Rect> {
            let puts = layout.pages.iter().flat_map(|page| &page.puts);
            puts.filter(|put| matches!(put.what, What::Outline(_))).map(|put| put.rect).collect()
        };
        for (a, b) in outlines(&one).iter().zip(outlines(&other)) {
            assert!((WIDTH - a.right() - b.x).abs() < 0.01 && (a.y - b.y).abs() < 0.01, "{tag}: {a:?} {b:?}");
        }
        let page = html(&report(&session));
        assert!(page.contains("<html lang=\"en-GB\" dir=\"rtl\">"), "{tag}");
        assert!(!html(&report(&plain)).contains("rtl"), "{tag}");
        assert!(!pdf(&report(&session), Fonts::bundled()).unwrap().0.is_empty(), "{tag}");
    }
}
