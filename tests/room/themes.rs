//! Themes on the wall: no line is parted from its theme unseen, and none is cut where it fits on a page.

use crate::frames::{Pencil, SIZES, buffer, rows, up};
use commonground::model::day::now::Now;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::session::Session;
use commonground::model::wish::{New, Wish};
use commonground::ui::theme::Theme;

/// Three themes, with so many lines under each.
fn themes(session: &mut Session, pencil: &mut Pencil, lines: usize) -> Vec<Id> {
    let mut out = Vec::new();
    for name in ["Fish and boats", "Getting about", "The young people"] {
        let theme = pencil.wish(session, &Wish::Say(New::line(Kind::Theme, "themes", name))).unwrap();
        for n in 0..lines {
            let words =
                format!("The net loft is open on day {n}: workshops below, twelve beds above for those who come");
            let line = pencil.wish(session, &Wish::Say(New::line(Kind::Value, "values", &words))).unwrap();
            pencil.wish(session, &Wish::answer(&line, Field::Theme, Value::Other(theme.clone()))).unwrap();
        }
        out.push(theme);
    }
    out
}

#[test]
fn every_page_names_the_theme_of_its_lines() {
    let (mut session, mut pencil) = (Session::default(), Pencil::new());
    themes(&mut session, &mut pencil, 9);
    let item = pencil.open(&mut session, "themes");
    for size in SIZES {
        let mut page = 0;
        loop {
            let (frame, of) = buffer(&session, &Now { page, ..up(&item) }, size, Theme::Mono);
            let all = rows(&frame);
            let named =
                |row: &&String| ["Fish and", "Getting about", "The young"].iter().any(|name| row.contains(name));
            let first = all.iter().position(|row| row.contains("The net loft")).unwrap();
            assert!(all[..first].iter().any(|row| named(&row)), "{size:?}\n{}", all.join("\n"));
            let last = all.iter().rposition(|row| named(&row)).unwrap();
            assert!(all[last + 1..].iter().any(|row| row.contains("The net loft")), "{size:?}\n{}", all.join("\n"));
            page += 1;
            if page >= of {
                break;
            }
        }
        assert!(page > 1, "{size:?}");
    }
}

#[test]
fn a_line_under_the_theme_that_is_asked_about_stands_whole_on_one_page() {
    let (mut session, mut pencil) = (Session::default(), Pencil::new());
    let all = themes(&mut session, &mut pencil, 9);
    let item = pencil.open(&mut session, "statements");
    for size in SIZES {
        let (mut page, mut begun, mut ended) = (0, 0, 0);
        loop {
            let now = Now { page, lit: Some(all[0].clone()), ..up(&item) };
            let (frame, of) = buffer(&session, &now, size, Theme::Mono);
            let shown = rows(&frame).join("\n");
            assert!(shown.contains("Fish and boats"), "{shown}");
            let count = |words: &str| shown.split_whitespace().filter(|word| *word == words).count();
            assert_eq!(count("loft"), count("come"), "{shown}");
            (begun, ended, page) = (begun + count("loft"), ended + count("come"), page + 1);
            if page >= of {
                break;
            }
        }
        assert_eq!((begun, ended), (9, 9), "{size:?}");
    }
}

#[test]
fn two_columns_of_a_page_are_set_alike() {
    let (mut session, mut pencil) = (Session::default(), Pencil::new());
    for n in 0..40 {
        let more = if n < 14 { ": workshops below, twelve beds above for those who come by boat" } else { "" };
        let words = format!("The net loft is open on day {n}{more}");
        pencil.wish(&mut session, &Wish::Say(New::line(Kind::Feature, "future-we-want", &words))).unwrap();
    }
    let item = pencil.open(&mut session, "themes");
    let (mut page, mut both) = (0, 0);
    loop {
        let (frame, of) = buffer(&session, &Now { page, ..up(&item) }, (120, 36), Theme::Mono);
        let all = rows(&frame);
        // Whether a free row stands between two lines of a column.
        let airy = |from: usize, to: usize| {
            let column = |row: &String| row.chars().skip(from).take(to - from).collect::<String>();
            let column: Vec<String> = all.iter().map(column).collect();
            let first = column.iter().position(|row| row.contains("The net loft"))?;
            let last = column.iter().rposition(|row| row.contains("The net loft"))?;
            (last > first).then(|| column[first..last].iter().any(|row| row.trim().is_empty()))
        };
        if let (Some(left), Some(right)) = (airy(0, 59), airy(59, 118)) {
            assert_eq!(left, right, "{}", all.join("\n"));
            both += 1;
        }
        page += 1;
        if page >= of {
            break;
        }
    }
    assert!(both > 0, "no page has two columns");
}
