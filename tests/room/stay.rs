//! A line that is said in other words stays on its page, and no other line moves.

use crate::frames::{Pencil, frames, up, valley};
use commonground::model::entry::Entry;
use commonground::model::query;
use commonground::model::wish::Wish;

/// A frame without its foot, which says how many pages there are.
fn body(frame: &str) -> Vec<&str> {
    frame.lines().filter(|row| !row.trim_start().starts_with("page ")).collect()
}

#[test]
fn a_spelling_correction_moves_nothing() {
    let first = valley();
    for task in ["time-lines", "trends", "prouds-sorries", "lists", "actions", "values", "assets"] {
        for (columns, rows) in [(80, 24), (60, 18)] {
            let mut session = first.clone();
            let mut pencil = Pencil::new();
            let now = up(&pencil.open(&mut session, task));
            let before = frames(&session, &now, (columns, rows));
            let all: Vec<&Entry> = query::lines(&first, task).collect();
            for line in [all[0], all[all.len() / 2], all[all.len() - 1]] {
                // Two letters change places: as long as before.
                let mut letters: Vec<char> = line.text().chars().collect();
                let at = letters.windows(2).position(|two| two[0] != two[1] && two.iter().all(|c| c.is_lowercase()));
                letters.swap(at.unwrap(), at.unwrap() + 1);
                let corrected: String = letters.into_iter().collect();
                let longer = format!("{}, and a good deal more than that was said here", line.text());
                for (words, most) in [(corrected, 1), (longer, 2)] {
                    let mut changed = session.clone();
                    let wish = Wish::Reword { entry: line.id.clone(), text: words.as_str().into() };
                    Pencil::from(10_000).wish(&mut changed, &wish).unwrap();
                    let after = frames(&changed, &now, (columns, rows));
                    let place = format!("{task} at {columns}x{rows}: {words}");
                    if most == 1 {
                        assert_eq!(before.len(), after.len(), "{place}");
                    }
                    let had: Vec<_> = before.iter().map(|frame| body(frame)).collect();
                    let has: Vec<_> = after.iter().map(|frame| body(frame)).collect();
                    let gone = had.iter().filter(|frame| !has.contains(frame)).count();
                    let new = has.iter().filter(|frame| !had.contains(frame)).count();
                    assert!((1..=most).contains(&gone) && (1..=most).contains(&new), "{place}: {gone} gone, {new} new");
                }
            }
        }
    }
}
