//! The roadmap in other scripts than Latin, mixed, and from right to left.

#![cfg(feature = "poster")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking, and their tables are data"
)]

#[path = "plans/scripts.rs"]
mod scripts;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use commonground::export::roadmap_html::roadmap_html;
use commonground::export::svg::{Place, svg};
use commonground::roadmap::check::check;
use commonground::roadmap::fonts::{Face, Fonts};
use commonground::roadmap::palette::Rgb;
use commonground::roadmap::plan::{Plan, language_from_right};
use commonground::roadmap::poster::scene;
use commonground::roadmap::scene::{Item, Mark, Rect, Role, Scene, Step, Text};
use commonground::roadmap::shape::Shaper;
use commonground::roadmap::theme_sheet;
use scripts::languages;

/// Each language's plan and its picture, drawn once for all tests.
static DRAWN: LazyLock<Vec<(Plan, Scene)>> = LazyLock::new(|| {
    let plans = languages().into_iter().map(|language| language.plan());
    plans.map(|plan| (plan.clone(), scene(&plan))).collect()
});

fn drawn(language: &str) -> &'static (Plan, Scene) {
    DRAWN.iter().find(|(plan, _)| plan.language == language).unwrap()
}

fn texts(scene: &Scene) -> impl Iterator<Item = (&Item, &Text)> {
    scene.items.iter().filter_map(|item| match &item.mark {
        Mark::Text(text) => Some((item, text)),
        Mark::Outline(_) => None,
    })
}

/// The box of the text in a group that holds these words.
fn said(scene: &Scene, group: &str, words: &str) -> Rect {
    let found = texts(scene).find(|(item, text)| item.group == group && text.plain().contains(words));
    found.unwrap_or_else(|| panic!("{group} does not say {words}")).0.bbox
}

#[test]
fn every_language_is_fit_to_be_given_away() {
    for (plan, scene) in &*DRAWN {
        let tag = &plan.language;
        assert_eq!(check(scene, plan), Vec::<String>::new(), "{tag}");
        assert_eq!(scene.outcome.missing, Vec::<char>::new(), "{tag}");
        for (item, text) in texts(scene).filter(|(item, _)| item.group.starts_with("card-")) {
            let number = item.group.trim_start_matches("card-");
            let card = scene.placed.iter().find(|placed| placed.number == number).unwrap().rect;
            let inside = item.bbox.x >= card.x && item.bbox.right() <= card.right() + 0.1;
            assert!(inside && item.bbox.bottom() <= card.bottom() + 0.1, "{tag}: {:?} leaves its card", text.plain());
        }
    }
}

/// The sheets of a wall set run the way the session runs: the vision at the left where one reads from the right.
#[test]
fn the_sheets_of_a_wall_set_are_turned_over_with_the_picture() {
    for (plan, _) in &*DRAWN {
        let tag = &plan.language;
        for (part, scene) in theme_sheet::sheets(plan, &[]) {
            assert_eq!(check(&scene, &part), Vec::<String>::new(), "{tag}: {}", scene.title);
            assert_eq!(scene.outcome.missing, Vec::<char>::new(), "{tag}");
            let vision = texts(&scene).filter(|(item, _)| item.role == Role::Vision).map(|(item, _)| item.bbox);
            let right = vision.fold(0.0_f32, |right, words| right.max(words.right()));
            for card in scene.placed.iter().map(|placed| placed.rect) {
                assert_eq!(right < card.x, language_from_right(tag), "{tag}: the vision beside {card:?}");
            }
            let number = texts(&scene).find(|(item, _)| item.role == Role::Title).unwrap().0.bbox;
            assert_eq!(number.x > scene.width * 0.5, language_from_right(tag), "{tag}: the number of the theme");
        }
    }
}

#[test]
fn a_box_holds_its_letters() {
    let mut met = 0;
    for (plan, scene) in &*DRAWN {
        for (item, text) in texts(scene) {
            for (glyph, letter) in text.glyphs.iter().zip(&text.letters) {
                for step in &letter.steps {
                    let (Step::Move(x, y) | Step::Line(x, y) | Step::Curve([.., x, y])) = *step else { continue };
                    let x = text.x + (glyph.x + x) * text.size;
                    let y = text.y + (y - glyph.y) * text.size;
                    // Sideways a letter may hang out a little, as Latin ones do.
                    let hang = 0.3 * text.size;
                    let holds = item.bbox.y - 0.02 * text.size <= y && y <= item.bbox.bottom() + 0.02 * text.size;
                    let beside = item.bbox.x - hang <= x && x <= item.bbox.right() + hang;
                    assert!(holds && beside, "{}: {:?} at {x} {y}, {:?}", plan.language, text.plain(), item.bbox);
                    met += 1;
                }
            }
        }
    }
    assert!(met > 10_000, "{met}");
}

#[test]
fn marks_stand_over_and_under_their_letters() {
    // Two dots over the first letter, two under the fourth.
    let (_, scene) = drawn("ur");
    let (_, text) = texts(scene).find(|(item, text)| item.role == Role::Lane && text.text == "تعلیم").unwrap();
    let mut reaches = Vec::new();
    for (glyph, letter) in text.glyphs.iter().zip(&text.letters) {
        let ys = letter.steps.iter().filter_map(|step| match step {
            Step::Move(_, y) | Step::Line(_, y) | Step::Curve([.., y]) => Some(glyph.y - y),
            Step::Close => None,
        });
        reaches.push(ys.fold((f32::MAX, f32::MIN), |(low, high), y| (low.min(y), high.max(y))));
    }
    assert!(reaches.iter().any(|(low, high)| *low > 0.4 && *high < 0.9), "{reaches:?}");
    assert!(reaches.iter().any(|(low, high)| *high < 0.0 && *low > -0.5), "{reaches:?}");
}

#[test]
fn consonants_join() {
    // Alone, the sign that joins two consonants is shown on a dotted circle. Joined letters show neither.
    let mut shaper = Shaper::new(Fonts::bundled());
    for (language, joiner) in [("hi", "\u{94D}"), ("bn", "\u{9CD}"), ("pa", "\u{A4D}")] {
        for face in [Face::Regular, Face::Bold] {
            let alone = shaper.plain(joiner, face, Rgb(0, 0, 0));
            let lines = alone.lines(&shaper.fonts);
            let glyphs = lines.iter().flat_map(|line| &line.pieces).flat_map(|piece| &piece.glyphs);
            let apart: BTreeSet<(usize, u32)> = glyphs.map(|glyph| (glyph.font, glyph.id)).collect();
            assert!(!apart.is_empty(), "{language}");
            for (_, text) in texts(&drawn(language).1) {
                let shown = text.glyphs.iter().all(|glyph| !apart.contains(&(glyph.font, glyph.id)));
                assert!(shown, "{language}: {:?} is not joined", text.plain());
            }
        }
    }
}

#[test]
fn a_session_from_right_to_left_has_its_picture_turned_over() {
    for language in ["ur", "ar", "he-IL"] {
        let (plan, scene) = drawn(language);
        let boxes = |role: Role| texts(scene).filter(move |(item, _)| item.role == role).map(|(item, _)| item.bbox);
        let cards = scene.placed.iter().map(|placed| placed.rect);
        let (first, last) = cards.fold((f32::MAX, 0.0_f32), |(a, b), card| (a.min(card.x), b.max(card.right())));
        assert!(boxes(Role::Vision).all(|vision| vision.right() < first), "{language}: the vision is not at the left");
        assert!(boxes(Role::Goal).all(|goal| goal.right() < first), "{language}: a key goal is not at the left");
        assert!(boxes(Role::Lane).all(|head| head.x > last - 0.1), "{language}: a head is not at the right");
        assert!((boxes(Role::Title).map(|title| title.right()).fold(0.0, f32::max) - 412.0).abs() < 0.5, "{language}");
        assert!(scene.phases.iter().all(|(begin, end, ..)| begin > end), "{language}: {:?}", scene.phases);
        let lane = &plan.lanes[0];
        let marker = |at: usize| scene.placed.iter().find(|placed| placed.number == lane.cards[at].number).unwrap();
        assert!(marker(0).marker > marker(2).marker && marker(2).marker > marker(5).marker, "{language}");
        let file = svg(scene, language, Place::File);
        let head = file.split_once("<title").unwrap().0;
        assert!(head.contains(" direction=\"rtl\"") && head.contains(&format!(" lang=\"{language}\"")), "{head}");
        let page = roadmap_html(plan, scene, language);
        assert!(page.contains(&format!("<html lang=\"{language}\" dir=\"rtl\">")), "{language}");
    }
    for language in ["hi", "cy"] {
        let (plan, scene) = drawn(language);
        assert!(scene.phases.iter().all(|(begin, end, ..)| begin < end), "{language}: {:?}", scene.phases);
        assert!(roadmap_html(plan, scene, language).contains("dir=\"ltr\">"), "{language}");
    }
}

#[test]
fn the_turned_picture_is_the_other_one_in_a_mirror() {
    let (plan, straight) = drawn("cy");
    let turned = scene(&Plan { language: "ar".into(), ..plan.clone() });
    assert_eq!(check(&turned, plan), Vec::<String>::new());
    assert_eq!(straight.placed.len(), turned.placed.len());
    for (card, other) in straight.placed.iter().zip(&turned.placed) {
        let mirrored = straight.width - card.rect.right();
        assert!((mirrored - other.rect.x).abs() < 0.01 && (card.rect.y - other.rect.y).abs() < 0.01, "{}", card.number);
    }
    let outlines = |scene: &Scene| scene.items.iter().filter(|item| matches!(item.mark, Mark::Outline(_))).count();
    assert_eq!(outlines(straight), outlines(&turned));
}

#[test]
fn language_or_letters_say_which_way() {
    for (tag, wanted) in [
        ("ur", true),
        ("ar-EG", true),
        ("HE", true),
        ("pa-Arab", true),
        ("pa", false),
        ("az-Latn-AZ", false),
        ("ur-Latn", false),
        ("", false),
    ] {
        assert_eq!(language_from_right(tag), wanted, "{tag}");
    }
    let arabic = Plan { language: String::new(), ..drawn("ar").0.clone() };
    assert!(arabic.from_right());
    assert!(Plan { language: "en".into(), ..arabic }.from_right());
    assert!(!drawn("cy").0.from_right() && !Plan::default().from_right());
}

#[test]
fn dates_numbers_and_names_keep_their_own_direction() {
    // From the right: the number, then the words; below, who and then by when.
    let (_, scene) = drawn("ur");
    let (number, what) = (said(scene, "card-1.1", "1.1"), said(scene, "card-1.1", "چہل قدمی"));
    assert!(number.x >= what.right() - 0.1, "{number:?} {what:?}");
    let (who, when) = (said(scene, "card-1.1", "مریم"), said(scene, "card-1.1", "by 5 Jun 2026"));
    assert!(who.x >= when.right() - 0.1, "{who:?} {when:?}");
    // Latin names too, and words of the other direction inside a line.
    let (who, when) = (said(scene, "card-1.4", "Dr Prys"), said(scene, "card-1.4", "by 3 Oct 2026"));
    assert!(who.x >= when.right() - 0.1, "{who:?} {when:?}");
    let glyphs = |group: &str, words: &str| {
        let (_, text) = texts(scene).find(|(item, text)| item.group == group && text.text.contains(words)).unwrap();
        let at = text.text.find(words).unwrap();
        let of_words = |from: usize| (at..at + words.len()).contains(&from);
        let xs = text.glyphs.iter().filter(|glyph| of_words(glyph.text.0)).map(|glyph| (glyph.text.0, glyph.x));
        xs.collect::<Vec<_>>()
    };
    for words in ["A470", "2"] {
        let mut order = glyphs("card-3.6", words);
        assert_eq!(order.len(), words.len(), "{words}");
        order.sort_unstable_by_key(|(at, _)| *at);
        assert!(order.windows(2).all(|pair| pair[0].1 < pair[1].1), "{words}: {order:?}");
    }
}

#[test]
fn other_scripts_stand_in_their_place_in_a_latin_picture() {
    let (plan, scene) = drawn("cy");
    let number =
        plan.lanes.iter().flat_map(|lane| &lane.cards).find(|card| card.who.as_deref() == Some("مريم")).unwrap();
    let group = format!("card-{}", number.number);
    let (who, when) = (said(scene, &group, "مريم"), said(scene, &group, "by "));
    assert!(who.right() <= when.x + 0.1 || who.bottom() <= when.y + 0.3, "{who:?} {when:?}");
    let mut plan = plan.clone();
    plan.values.push("الاحترام".into());
    let scene = commonground::roadmap::poster::scene(&plan);
    assert_eq!(check(&scene, &plan), Vec::<String>::new());
    let (welsh, arabic) = (said(&scene, "values", "Gonestrwydd"), said(&scene, "values", "الاحترام"));
    assert!(arabic.x > welsh.right() && arabic.x - welsh.right() < 12.0, "{welsh:?} {arabic:?}");
}

#[test]
fn letters_that_a_reader_may_lack_are_outlines_and_text() {
    for (plan, scene) in &*DRAWN {
        let tag = &plan.language;
        let file = svg(scene, tag, Place::File);
        assert!(file.len() < 400_000, "{tag}: {} bytes", file.len());
        let parsed = roxmltree::Document::parse(&file).unwrap();
        let ids: Vec<&str> = parsed.descendants().filter_map(|node| node.attribute("id")).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{tag}: an id twice");
        for link in parsed.descendants().filter_map(|node| node.attribute("href")) {
            assert!(link.strip_prefix('#').is_some_and(|id| ids.contains(&id)), "{tag}: {link}");
        }
        let nodes = || parsed.descendants().filter(|node| node.has_tag_name("text"));
        for (_, text) in texts(scene) {
            let plain = text.plain();
            let foreign = plain.chars().any(|c| ('\u{0590}'..='\u{0DFF}').contains(&c));
            assert_eq!(foreign, !text.letters.is_empty(), "{tag}: {plain:?}");
            let shown = plain.trim();
            let node = nodes().find(|node| node.text() == Some(shown));
            let node = node.unwrap_or_else(|| panic!("{tag}: {shown:?} cannot be found"));
            assert_eq!(node.attribute("fill-opacity").is_some(), foreign, "{tag}: {shown:?}");
        }
        assert!(roadmap_html(plan, scene, tag).contains(&plan.lanes[0].cards[0].what), "{tag}");
    }
}

#[test]
fn what_no_font_can_draw_is_told_and_still_text() {
    let mut plan = drawn("cy").0.clone();
    plan.lanes[0].cards[0].what = "བོད་ཡིག dŵr".into();
    plan.values[0] = "尊重".into();
    let scene = scene(&plan);
    let missing: String = scene.outcome.missing.iter().collect();
    assert!(missing.contains('བ') && missing.contains('尊') && !missing.contains('ŵ'), "{missing}");
    let told = scene.outcome.notes.join(" ");
    for words in ["Tibetan ", "ཡ U+0F61", "尊 U+5C0A", "--fonts", "commonground paths"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    // Said once: the checks do not say it again.
    assert_eq!(check(&scene, &plan), Vec::<String>::new());
    let file = svg(&scene, "cy", Place::File);
    assert!(file.contains(">བོད་ཡིག dŵr</text>") && file.contains(">尊重</text>"));
}

#[test]
fn the_same_languages_are_the_same_bytes() {
    for language in ["ur", "bn"] {
        let (plan, first) = drawn(language);
        let again = scene(plan);
        let bytes = |scene: &Scene| svg(scene, language, Place::File) + &roadmap_html(plan, scene, language);
        assert!(bytes(first) == bytes(&again), "{language}");
    }
}

/// Draws the languages; with `COMMONGROUND_PICTURES=folder` the pictures are written there, for people to look at.
#[test]
fn pictures() {
    let Some(folder) = std::env::var_os("COMMONGROUND_PICTURES") else { return };
    let folder = std::path::Path::new(&folder);
    for (plan, scene) in &*DRAWN {
        let tag = &plan.language;
        println!("{tag}: {:?}", scene.outcome);
        std::fs::write(folder.join(format!("{tag}.svg")), svg(scene, tag, Place::File)).unwrap();
        std::fs::write(folder.join(format!("{tag}.html")), roadmap_html(plan, scene, tag)).unwrap();
    }
}
