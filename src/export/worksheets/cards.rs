//! Cards for the tables and badges for the groups: letter, shape and colour, never colour alone. Uses the model and the
//! words.

use super::{Page, xml};
use crate::model::day::seating::{self, Seats};
use crate::model::field::Field;
use crate::model::group::badge_shown;
use crate::model::kind::Kind;
use crate::model::tongue::own_word;
use crate::words::worksheets::Sheets;

/// How many table cards stand on one sheet; each is folded to stand.
const CARDS: usize = 2;

/// How many badges stand on one sheet.
const BADGES: usize = 8;

impl Page<'_> {
    /// A card for each table: those of the session, else those that the groups would need.
    pub(super) fn tables(&mut self) {
        let tables = seating::tables(self.session);
        let cards: Vec<(String, Seats)> = if tables.is_empty() {
            let plan = seating::propose(&seating::to_be_seated(self.session, ""), seating::Wanted::default());
            let name = |n: usize| format!("{} {n}", Sheets::TableNo.text_in(self.session.lang()));
            plan.into_iter().enumerate().map(|(n, seats)| (name(n + 1), seats)).collect()
        } else {
            tables.iter().map(|table| (table.text().to_owned(), seating::seats(table))).collect()
        };
        for cards in cards.chunks(CARDS) {
            self.put("<section class=\"sheet cards\">\n");
            for (name, seats) in cards {
                self.put("<div class=\"table-card\">\n");
                self.theirs("h1", "title", name);
                let seated: Vec<String> = seats
                    .0
                    .iter()
                    .map(|(letter, n)| {
                        Sheets::SeatedMore.with_in(self.session.lang(), &[n.to_string(), letter.clone()])
                    })
                    .collect();
                if !seated.is_empty() {
                    self.ours("p", "label", Sheets::Seated.text_in(self.session.lang()));
                    self.theirs("p", "seated", &seated.join(", "));
                }
                self.put("</div>\n");
            }
            self.put("</section>\n");
        }
    }

    /// The badge of each group.
    pub(super) fn badges(&mut self) {
        let mut groups: Vec<_> = self.session.of_kind(Kind::Group).collect();
        groups.sort_by_key(|group| {
            let letter = group.words(Field::Letter);
            (letter.len(), letter)
        });
        for groups in groups.chunks(BADGES) {
            self.put("<section class=\"sheet badges\">\n");
            self.ours("h1", "title", Sheets::Badges.text_in(self.session.lang()));
            self.ours("p", "note", Sheets::BadgesHow.text_in(self.session.lang()));
            self.put("<div class=\"all\">\n");
            for group in groups {
                let lang = self.session.lang();
                let (colour, paper, shape) = badge_shown(group);
                self.put("<div class=\"badge\">\n");
                self.sign(&group.words(Field::Letter), paper, &shape);
                self.theirs("p", "name", group.text());
                self.theirs(
                    "p",
                    "note",
                    &Sheets::Badge.with_in(lang, &[own_word(&colour, lang), own_word(&shape, lang)]),
                );
                self.put("</div>\n");
            }
            self.put("</div>\n</section>\n");
        }
    }

    /// The shape in its colour with the letter on it. A colour or shape that people chose and the program does not know
    /// is drawn as an outline: a pen of theirs fills it.
    fn sign(&mut self, letter: &str, paper: Option<&str>, shape: &str) {
        let outline = outline(shape);
        let (fill, ink) = match (paper, outline) {
            (Some(paper), Some(_)) => (paper, "#ffffff"),
            _ => ("none", "#1d2433"),
        };
        let path = outline.unwrap_or("M 4 4 H 96 V 96 H 4 Z");
        let short: String = letter.chars().take(3).collect();
        self.put(&format!(
            "<svg viewBox=\"0 0 100 100\" width=\"34mm\" height=\"34mm\" aria-hidden=\"true\"><path d=\"{path}\" \
             fill=\"{fill}\" stroke=\"#1d2433\" stroke-width=\"1.5\"/><text x=\"50\" y=\"{}\" text-anchor=\"middle\" \
             font-size=\"{}\" font-weight=\"700\" fill=\"{ink}\">{}</text></svg>\n",
            if shape == "triangle" { 80 } else { 63 },
            if short.chars().count() > 1 { 24 } else { 36 },
            xml(&short)
        ));
    }
}

/// The outlines of the shapes that the program knows, in a square of a hundred.
fn outline(shape: &str) -> Option<&'static str> {
    Some(match shape {
        "circle" => "M 50 4 A 46 46 0 1 1 50 96 A 46 46 0 1 1 50 4 Z",
        "square" => "M 8 8 H 92 V 92 H 8 Z",
        "triangle" => "M 50 3 L 98 95 H 2 Z",
        "diamond" => "M 50 2 L 98 50 L 50 98 L 2 50 Z",
        "star" => "M 50 2 L 63 34 L 98 37 L 72 60 L 80 95 L 50 76 L 20 95 L 28 60 L 2 37 L 37 34 Z",
        "clover" => "M 44 70 A 23 23 0 1 1 30 37 A 23 23 0 1 1 70 37 A 23 23 0 1 1 56 70 L 62 97 H 38 Z",
        "cross" => "M 30 3 H 70 V 30 H 97 V 70 H 70 V 97 H 30 V 70 H 3 V 30 H 30 Z",
        "heart" => "M 50 96 C 8 64 2 46 2 32 C 2 4 38 -2 50 26 C 62 -2 98 4 98 32 C 98 46 92 64 50 96 Z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::group::BADGES;

    #[test]
    fn every_shape_of_the_badges_is_drawn() {
        for badge in BADGES {
            assert!(outline(badge.shape).is_some(), "{}", badge.shape);
        }
    }
}
