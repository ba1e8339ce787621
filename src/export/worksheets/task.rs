//! The sheet of one task: its question, who sits together, its boxes with lines to write on, and the card for whoever
//! types. Uses the tables of stages, kinds and fields, and the words.

use super::{Page, xml};
use crate::model::field::{Field, Sort};
use crate::model::kind::{Kind, KindSpec};
use crate::model::query;
use crate::model::stage::{Grouping, Task, WallRule};
use crate::model::tongue;
use crate::model::typed::line::BETWEEN;
use crate::words::lang::Lang;
use crate::words::worksheets::Sheets;

/// How many kinds have their boxes on one sheet; more begin another.
const ON_A_SHEET: usize = 3;

/// The millimetres that a sheet has below its top, and what stands there besides lines to write on.
const BELOW_TOP: usize = 207;
const OF_A_LINE: usize = 10;
const OF_A_HEAD: usize = 10;
const OF_A_NAME: usize = 8;
const OF_A_NOTE: usize = 6;
const OF_A_QUESTION_LINE: usize = 7;

/// How many letters of a question stand on one line, and how many lines of it the top has room for.
const LETTERS: usize = 68;
const LINES_OF_QUESTION: usize = 2;

/// How many lines to write on each of these kinds has, so that all of it stands on one sheet.
fn lines_for(task: &Task, kinds: &[&KindSpec], question: &str) -> usize {
    let boxed = kinds.iter().filter(|spec| !spec.boxes.is_empty()).count();
    let card = match (kinds.len(), boxed) {
        (0, _) => 22,
        (_, 0) => 20,
        (_, boxed) => 36 + 6 * boxed,
    };
    let lists = kinds.iter().flat_map(|spec| spec.boxes).filter(|field| matches!(field.spec().sort, Sort::OneOf(_)));
    let notes = lists.count() + usize::from(prints_who(kinds)) + usize::from(task.wall == WallRule::Held);
    let heads = kinds.len().max(1) * OF_A_HEAD + if kinds.len() > 1 { kinds.len() * OF_A_NAME } else { 0 };
    let more = (question.chars().count() / LETTERS + 1).saturating_sub(LINES_OF_QUESTION) * OF_A_QUESTION_LINE;
    let taken = card + notes * OF_A_NOTE + heads + more;
    (BELOW_TOP.saturating_sub(taken) / OF_A_LINE / kinds.len().max(1)).max(2)
}

/// Whether what is written on the sheet is printed with a name beside it.
fn prints_who(kinds: &[&KindSpec]) -> bool {
    kinds.iter().any(|spec| spec.boxes.contains(&Field::Who))
}

impl Page<'_> {
    pub(super) fn task(&mut self, task: &Task, title: &str, question: &str, minutes: u64) {
        let kinds: Vec<&KindSpec> =
            task.captures.iter().filter(|kind| !kind.is_private()).map(|kind| kind.spec()).collect();
        let sheets: Vec<&[&KindSpec]> = if kinds.is_empty() { vec![&[]] } else { kinds.chunks(ON_A_SHEET).collect() };
        for kinds in sheets {
            self.put("<section class=\"sheet\">\n");
            self.top(task, title, question, minutes);
            let lines = lines_for(task, kinds, question);
            if kinds.is_empty() {
                self.without_boxes(task, lines);
            }
            for spec in kinds {
                self.boxes(spec, lines, kinds.len() > 1);
            }
            self.notes(task, kinds);
            self.card(task, kinds);
            self.put("</section>\n");
        }
    }

    fn top(&mut self, task: &Task, title: &str, question: &str, minutes: u64) {
        let (together, number) = match task.groups {
            Grouping::WholeRoom => (Sheets::WholeRoom, Sheets::SheetNo),
            Grouping::Individuals => (Sheets::Individuals, Sheets::SheetNo),
            Grouping::MixedTables => (Sheets::MixedTables, Sheets::TableNo),
            Grouping::StakeholderGroups => (Sheets::StakeholderGroups, Sheets::GroupNo),
            Grouping::ActionGroups => (Sheets::ActionGroups, Sheets::ThemeNo),
        };
        self.put("<div class=\"top\">\n<div>\n");
        self.theirs("p", "eyebrow", &query::title(self.session));
        self.theirs("h1", "title", title);
        self.put("</div>\n");
        self.put(&format!(
            "<p class=\"number\"><span>{}</span></p>\n</div>\n",
            xml(number.text_in(self.session.lang()))
        ));
        // A year that the session does not say leaves two blanks behind.
        let question = question.split_whitespace().collect::<Vec<_>>().join(" ");
        self.theirs("p", "prompt", &question);
        self.put(&format!(
            "<p class=\"how\"><b>{}</b> {}</p>\n",
            xml(&Sheets::MinutesOf.with_in(self.session.lang(), &[minutes.to_string()])),
            xml(together.text_in(self.session.lang()))
        ));
        let takes: Vec<String> =
            task.takes.iter().map(|kind| kind.plural_in(self.session.lang()).to_lowercase()).collect();
        if !takes.is_empty() {
            self.ours("p", "note", &Sheets::WorksWith.with_in(self.session.lang(), &[takes.join(", ")]));
        }
    }

    /// The boxes of a kind, in the order in which Tab goes through them, with lines to write on.
    fn boxes(&mut self, spec: &KindSpec, lines: usize, named: bool) {
        if named {
            self.ours("h2", "kind", self.session.lang().text(spec.plural));
        }
        self.put("<table class=\"boxes\">\n<thead><tr>");
        self.put(&format!("<th scope=\"col\" class=\"first\">{}</th>", xml(self.session.lang().text(spec.head))));
        for field in spec.boxes {
            self.put(&format!("<th scope=\"col\">{}</th>", xml(field.word_in(self.session.lang()))));
        }
        self.put("</tr></thead>\n<tbody>\n");
        let row = format!("<tr>{}</tr>\n", "<td></td>".repeat(spec.boxes.len() + 1));
        self.put(&row.repeat(lines));
        self.put("</tbody>\n</table>\n");
        for field in spec.boxes {
            if let Sort::OneOf(words) = field.spec().sort {
                let lang = self.session.lang();
                let words: Vec<String> =
                    words.iter().map(|word| tongue::own_word(&word.replace('-', " "), lang)).collect();
                self.ours(
                    "p",
                    "note",
                    &Sheets::OneOf.with_in(lang, &[field.word_in(lang).to_owned(), words.join(", ")]),
                );
            }
        }
    }

    /// A sheet for what is worked on and not written down anew: dots by group, or words to what has a number.
    fn without_boxes(&mut self, task: &Task, lines: usize) {
        let dotted = task.takes.iter().any(|kind| kind.has(Field::Dots));
        let letters = if dotted { query::letters(self.session) } else { Vec::new() };
        self.put("<table class=\"boxes\">\n<thead><tr>");
        let first = if dotted { Sheets::Trend } else { Sheets::Which };
        self.put(&format!("<th scope=\"col\">{}</th>", xml(first.text_in(self.session.lang()))));
        let mut heads: Vec<String> =
            letters.iter().map(|letter| Sheets::ColourOf.with_in(self.session.lang(), &[letter])).collect();
        if heads.is_empty() {
            heads.push(if dotted {
                Sheets::ColourOf.with_in(self.session.lang(), &["…"])
            } else {
                Sheets::Notes.text_in(self.session.lang()).to_owned()
            });
        }
        let wide = if dotted { "" } else { " class=\"first\"" };
        for head in &heads {
            self.put(&format!("<th scope=\"col\"{wide} dir=\"auto\">{}</th>", xml(head)));
        }
        self.put("</tr></thead>\n<tbody>\n");
        let row = format!("<tr>{}</tr>\n", "<td></td>".repeat(heads.len() + 1));
        self.put(&row.repeat(lines));
        self.put("</tbody>\n</table>\n");
    }

    fn notes(&mut self, task: &Task, kinds: &[&KindSpec]) {
        if prints_who(kinds) {
            self.ours("p", "note", Sheets::WhoIsPrinted.text_in(self.session.lang()));
        }
        if task.wall == WallRule::Held {
            self.ours("p", "note", Sheets::Held.text_in(self.session.lang()));
        }
    }

    /// How a line of this task is typed, for somebody who has never done it.
    fn card(&mut self, task: &Task, kinds: &[&KindSpec]) {
        let dotted = kinds.is_empty() && task.takes.iter().any(|kind| kind.has(Field::Dots));
        if kinds.is_empty() && !dotted {
            return;
        }
        self.put("<div class=\"card\">\n");
        self.ours("h2", "kind", Sheets::CardTitle.text_in(self.session.lang()));
        if dotted {
            self.ours("p", "line", Sheets::CardDots.text_in(self.session.lang()));
        } else {
            self.ours("p", "line", Sheets::CardLine.text_in(self.session.lang()));
        }
        let boxed: Vec<&&KindSpec> = kinds.iter().filter(|spec| !spec.boxes.is_empty()).collect();
        if !boxed.is_empty() {
            self.ours("p", "line", Sheets::CardBoxes.text_in(self.session.lang()));
            for spec in boxed {
                self.ours("p", "typed", &one_line(spec.kind, self.session.lang()));
            }
            self.ours("p", "line", Sheets::CardEmpty.text_in(self.session.lang()));
        }
        self.put("</div>\n");
    }
}

/// A kind's boxes as they stand in one line: "What ; Who ; By when ; Help".
pub(super) fn one_line(kind: Kind, lang: Lang) -> String {
    let spec = kind.spec();
    let boxes = spec.boxes.iter().map(|field| field.word_in(lang));
    std::iter::once(lang.text(spec.head)).chain(boxes).collect::<Vec<_>>().join(BETWEEN)
}
