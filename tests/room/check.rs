//! What is said before the day of the pages that each task takes.

use crate::frames::{Pencil, frames, up, valley};
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::stage::WallRule;
use commonground::model::wish::{New, Wish};
use commonground::ui::view::room::check::{TOO_MANY, check};

#[test]
fn as_many_pages_are_said_as_there_are() {
    let session = valley();
    for size in [(80, 24), (120, 36)] {
        let rows = check(&session, size);
        let items = query::agenda(&session);
        assert_eq!(rows.len(), items.len());
        for (row, item) in rows.iter().zip(items) {
            assert_eq!(row.title, item.text());
            assert_eq!(row.pages, frames(&session, &up(&item.id), size).len(), "{}", row.title);
            let task = query::task_of(item).expect("the valley opens tasks of the table");
            assert_eq!(row.never, task.wall == WallRule::Never, "{}", row.title);
        }
        assert!(rows.iter().any(|row| row.pages > TOO_MANY && row.is_too_much()));
    }
}

#[test]
fn a_word_that_is_longer_than_a_line_is_named() {
    let mut session = valley();
    let word = "Llanfairpwllgwyngyll".repeat(5);
    let mut pencil = Pencil::new();
    pencil.open(&mut session, "values");
    pencil.wish(&mut session, &Wish::Say(New::line(Kind::Value, "values", &word))).unwrap();
    let rows = check(&session, (80, 24));
    assert!(rows.iter().any(|row| row.long_words == [word.clone()] && row.is_too_much()));
    assert!(check(&session, (120, 36)).iter().all(|row| row.long_words.is_empty()));
}
