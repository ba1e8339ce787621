//! The roadmap as PDF and PNG, and the sheets of a wall set.

use super::{drawn, plans};
use commonground::export::formats::PaperSize;
use commonground::export::pdf::pdf;
use commonground::export::png::{in_bands, png, width_at};
use commonground::export::sheet::Sheet;
use commonground::roadmap::check::check;
use commonground::roadmap::fonts::Fonts;
use commonground::roadmap::plan::Plan;
use commonground::roadmap::poster::scene;
use commonground::roadmap::scene::{Item, Mark, Rect, Role, Scene};
use commonground::roadmap::theme_sheet;

/// A plan of the corpus with its scene.
fn of(name: &str) -> (&'static Plan, &'static Scene) {
    drawn().iter().find(|(known, ..)| *known == name).map(|(_, plan, scene)| (plan, scene)).unwrap()
}

fn as_pdf(plan: &Plan, scene: &Scene) -> Vec<u8> {
    pdf(&[Sheet::roadmap(plan, scene, PaperSize::A3)], "cy", &Fonts::bundled()).unwrap()
}

fn as_png(plan: &Plan, scene: &Scene, width: u32) -> Vec<u8> {
    png(&Sheet::roadmap(plan, scene, PaperSize::A3), width, &Fonts::bundled()).unwrap()
}

fn times(bytes: &[u8], what: &str) -> usize {
    bytes.windows(what.len()).filter(|part| *part == what.as_bytes()).count()
}

/// Krilla refuses to write what breaks a rule of PDF/UA-1 that a program can see; so a PDF that is there keeps them.
#[test]
fn every_plan_is_a_pdf_that_everybody_can_read() {
    for (name, plan, scene) in drawn() {
        let bytes = as_pdf(plan, scene);
        assert!(bytes.starts_with(b"%PDF-1.7") && bytes.trim_ascii_end().ends_with(b"%%EOF"), "{name}");
        for part in ["/StructTreeRoot", "/MarkInfo", "/Outlines", "/Lang(cy)", "/DisplayDocTitle true", "pdfuaid:part"]
        {
            assert!(times(&bytes, part) > 0, "{name}: {part}");
        }
        assert_eq!(times(&bytes, "/Type/Page/"), 1, "{name}: one page");
        // No clock: neither in the document's facts nor in what they are written in for machines.
        for part in ["/CreationDate", "/ModDate", "xmp:CreateDate", "xmp:ModifyDate"] {
            assert_eq!(times(&bytes, part), 0, "{name}: {part}");
        }
        // Every font is inside, as the part of it that is used.
        let inside = times(&bytes, "/FontFile2") + times(&bytes, "/FontFile3");
        let fonts = times(&bytes, "/DescendantFonts");
        assert!(fonts >= 1 && inside == fonts && times(&bytes, "/ToUnicode") == fonts, "{name}: {inside} of {fonts}");
        assert!(bytes.len() < 300_000, "{name}: {}", bytes.len());
    }
}

#[test]
fn every_lane_has_a_bookmark_and_a_heading_and_every_card_a_place_in_a_list() {
    for name in ["half-day", "60"] {
        let (plan, scene) = of(name);
        let bytes = as_pdf(plan, scene);
        let lanes = plan.lanes.len();
        let cards: usize = plan.lanes.iter().map(|lane| lane.cards.len()).sum();
        assert_eq!(times(&bytes, "/Dest "), lanes, "{name}: bookmarks");
        assert_eq!(times(&bytes, "/S/H1"), 1, "{name}");
        assert!(times(&bytes, "/S/H2") > lanes, "{name}: a heading for each lane and for the vision");
        assert_eq!(times(&bytes, "/S/LI/"), cards, "{name}");
        assert_eq!(times(&bytes, "/S/Lbl/"), cards, "{name}");
    }
}

#[test]
fn a_png_is_as_wide_as_asked_for_and_full_of_the_picture() {
    for name in ["empty", "one", "half-day", "24", "60", "120"] {
        let (plan, scene) = of(name);
        let bytes = as_png(plan, scene, 420);
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes.as_slice())).read_info().unwrap();
        let mut dots = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut dots).unwrap();
        assert_eq!(frame.width, 420, "{name}");
        assert!((f64::from(frame.height) - f64::from(scene.height)).abs() <= 1.0, "{name}: {}", frame.height);
        let paper = [0xFB, 0xF8, 0xF1];
        let full = dots.chunks(3).filter(|dot| **dot != paper).count() * 100 / (dots.len() / 3);
        assert!((40..=95).contains(&full), "{name}: {full} of 100 dots are not bare paper");
        assert_eq!(reader.info().pixel_dims.unwrap().xppu, 1000, "{name}: a dot a millimetre");
    }
}

/// Large prints are drawn in bands; where one ends and the next begins does not show.
#[test]
fn a_picture_drawn_in_bands_has_no_seams() {
    for name in ["sample", "half-day"] {
        let (plan, scene) = of(name);
        let sheet = Sheet::roadmap(plan, scene, PaperSize::A1);
        let size = (1601, 1132);
        let whole = in_bands(&sheet, size, &Fonts::bundled(), 4096).unwrap();
        for rows in [768, 300, 1] {
            let parts = in_bands(&sheet, size, &Fonts::bundled(), rows).unwrap();
            let other = whole.iter().zip(&parts).filter(|(a, b)| a != b).count();
            let most = whole.iter().zip(&parts).map(|(a, b)| a.abs_diff(*b)).max();
            assert!(whole == parts, "{name}: {other} bytes differ in bands of {rows}, by {most:?}");
        }
    }
}

#[test]
fn the_same_plan_is_the_same_pdf_and_png() {
    for plan in [plans::half_day(), plans::two_scripts()] {
        let (one, other) = (scene(&plan), scene(&plan));
        assert_eq!(as_pdf(&plan, &one), as_pdf(&plan, &other));
        assert_eq!(as_png(&plan, &one, 300), as_png(&plan, &other, 300));
    }
}

#[test]
fn paper_of_every_size_is_exact() {
    let (plan, scene) = of("half-day");
    for paper in PaperSize::ALL {
        let sheet = Sheet::roadmap(plan, scene, paper);
        let (width, height) = paper.size();
        assert!((sheet.width() - width).abs() < 0.01 && (sheet.height() - height).abs() < 0.01, "{paper:?}");
        let named = PaperSize::named(&paper.name().to_lowercase());
        assert_eq!(named, Some(paper));
    }
    assert_eq!(width_at(&Sheet::roadmap(plan, scene, PaperSize::A1), 300), 9933);
}

/// The sheets of the themes hold every action once, in type that is read from the other side of a room.
#[test]
fn a_wall_set_has_every_theme_in_large_type() {
    for (name, plan, overview) in drawn() {
        let sheets = theme_sheet::sheets(plan, &[]);
        let wanted: Vec<String> =
            plan.lanes.iter().flat_map(|lane| &lane.cards).map(|card| card.number.clone()).collect();
        let shown: Vec<String> =
            sheets.iter().flat_map(|(_, scene)| &scene.placed).map(|card| card.number.clone()).collect();
        assert_eq!(shown, wanted, "{name}");
        assert!(sheets.len() >= plan.lanes.len(), "{name}");
        for (part, scene) in &sheets {
            assert_eq!(check(scene, part), Vec::<String>::new(), "{name}: {}", scene.title);
            for item in &scene.items {
                let Mark::Text(text) = &item.mark else { continue };
                let points = text.size * PaperSize::A2.scale().0 * 72.0 / 25.4;
                assert!(points >= 23.99, "{name}: “{}” is {points} pt", text.plain());
            }
            assert!(scene.items.iter().any(|item| item.role == Role::Vision), "{name}");
        }
        let mut pages: Vec<Sheet> = Vec::new();
        pages.push(Sheet::roadmap(plan, overview, PaperSize::A1));
        pages.extend(sheets.iter().map(|(part, scene)| Sheet::theme(part, scene, PaperSize::A2)));
        let bytes = pdf(&pages, "en", &Fonts::bundled()).unwrap();
        assert_eq!(times(&bytes, "/Type/Page/"), pages.len(), "{name}");
    }
}

/// Free room is for pens: a sheet has blank cards below its own, and they leave those and one another alone.
#[test]
fn free_room_on_a_wall_sheet_has_blank_cards_to_write_in() {
    let mut blank = 0;
    for (name, plan, _) in drawn() {
        for (_, scene) in theme_sheet::sheets(plan, &[]) {
            let dashed = |item: &&Item| matches!(&item.mark, Mark::Outline(line) if line.stroke.is_some_and(|s| s.dash.is_some()));
            let cards: Vec<Rect> =
                scene.items.iter().filter(|item| item.group == "blank").filter(dashed).map(|item| item.bbox).collect();
            let all: Vec<Rect> = cards.iter().copied().chain(scene.placed.iter().map(|card| card.rect)).collect();
            for (at, one) in all.iter().enumerate() {
                assert!(one.bottom() < 271.0 && one.y > 30.0, "{name}: {}: {one:?}", scene.title);
                for other in all.iter().skip(at + 1) {
                    let (across, down) = one.overlap(other);
                    assert!(across <= 0.0 || down <= 0.0, "{name}: {}: {one:?} lies on {other:?}", scene.title);
                }
            }
            assert!(!scene.placed.is_empty() || cards.len() > 3, "{name}: {}: {}", scene.title, cards.len());
            blank += cards.len();
        }
    }
    assert!(blank > 20, "{blank}");
}

/// Draws the corpus; with `COMMONGROUND_PICTURES=folder` the pictures are written there, for people to look at.
#[test]
fn prints() {
    let Some(folder) = std::env::var_os("COMMONGROUND_PICTURES") else { return };
    let folder = std::path::Path::new(&folder);
    let fonts = Fonts::bundled();
    for (name, plan, overview) in drawn() {
        let sheets = theme_sheet::sheets(plan, &[]);
        let mut pages = vec![Sheet::roadmap(plan, overview, PaperSize::A3)];
        std::fs::write(folder.join(format!("{name}.pdf")), pdf(&pages, "en", &fonts).unwrap()).unwrap();
        std::fs::write(folder.join(format!("{name}.png")), png(&pages[0], 3840, &fonts).unwrap()).unwrap();
        pages.extend(sheets.iter().map(|(part, scene)| Sheet::theme(part, scene, PaperSize::A2)));
        std::fs::write(folder.join(format!("{name}-wall.pdf")), pdf(&pages, "en", &fonts).unwrap()).unwrap();
    }
}
