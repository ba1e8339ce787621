//! The sheets that are printed before the day, as one HTML file: the agenda, a sheet for each task with its question and
//! its boxes in the order of the screen, table cards, the groups' badges. Nothing that is for the facilitator alone, no
//! script, nothing loaded from elsewhere. Uses the model, the words and the escaping of this format. What it writes is
//! also sound XML, so that tests can read it strictly.

mod cards;
mod style;
mod task;

use super::escape::{self, xml};
use super::page;
use crate::model::custody;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::query;
use crate::model::session::Session;
use crate::model::stage::{self, Task};
use crate::words::worksheets::Sheets;

/// Every sheet of a session; with `only`, the sheet of that task alone. The same session gives the same bytes.
pub fn worksheets(session: &Session, only: Option<&'static Task>) -> String {
    let mut page = Page { out: String::new(), session, lang: lang(session) };
    page.head();
    if let Some(task) = only {
        page.only(task);
    } else {
        page.agenda();
        page.tasks();
        page.tables();
        page.badges();
    }
    page.put("</main>\n</body>\n</html>\n");
    page.out
}

/// The language of people's words, where the session says one and it is not English.
fn lang(session: &Session) -> String {
    let said = session.words(Field::Language);
    // Where the program's words are in it, too, the page says it once for all.
    let other = |tag: &&str| !tag.to_lowercase().starts_with("en") && session.lang().is_english();
    match escape::lang(&said).filter(other) {
        Some(tag) => format!(" lang=\"{tag}\""),
        None => String::new(),
    }
}

/// The pages while they are written.
struct Page<'a> {
    out: String,
    session: &'a Session,
    /// The attribute for people's words, with a blank before it.
    lang: String,
}

impl Page<'_> {
    fn put(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// An element with words of the program.
    fn ours(&mut self, element: &str, class: &str, words: &str) {
        self.put(&format!("<{element} class=\"{class}\">{}</{element}>\n", xml(words)));
    }

    /// An element with people's words.
    fn theirs(&mut self, element: &str, class: &str, words: &str) {
        let lang = self.lang.clone();
        self.put(&format!("<{element} class=\"{class}\" dir=\"auto\"{lang}>{}</{element}>\n", xml(words)));
    }

    fn head(&mut self) {
        let title = Sheets::PageTitle.with_in(self.session.lang(), &[query::title(self.session)]);
        let said = self.session.words(Field::Language);
        let tag = escape::lang(&said).filter(|_| !self.session.lang().is_english()).unwrap_or("en-GB");
        self.put(&format!("<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n{}", page::HEAD));
        self.put(&format!(
            "<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n<main>\n",
            xml(&title),
            style::CSS
        ));
    }

    /// The first sheets: task, what happens when, who keeps the record; a sheet for each day.
    fn agenda(&mut self) {
        let mut days: Vec<(String, Vec<&Entry>)> = Vec::new();
        for item in query::on_the_days(self.session) {
            let day = item.words(Field::Day);
            match days.last_mut() {
                Some((of, items)) if *of == day => items.push(item),
                _ => days.push((day, vec![item])),
            }
        }
        if days.is_empty() {
            days.push((String::new(), Vec::new()));
        }
        let several = days.len() > 1;
        for (day, items) in &days {
            let title = if several {
                Sheets::AgendaOf.with_in(self.session.lang(), &[day])
            } else {
                Sheets::Agenda.text_in(self.session.lang()).to_owned()
            };
            self.day(&title, items);
        }
    }

    fn day(&mut self, title: &str, items: &[&Entry]) {
        let session = self.session;
        self.put("<section class=\"sheet agenda\">\n");
        self.theirs("p", "eyebrow", &query::title(session));
        self.ours("h1", "title", title);
        let ours = session.words(Field::OurTask);
        if !ours.is_empty() {
            self.ours("p", "label", Sheets::OurTask.text_in(self.session.lang()));
            self.theirs("p", "prompt", &ours);
        }
        self.put("<table class=\"plan\">\n<thead><tr>");
        for head in [Sheets::Item, Sheets::Minutes] {
            self.put(&format!("<th scope=\"col\">{}</th>", xml(head.text_in(session.lang()))));
        }
        self.put("</tr></thead>\n<tbody>\n");
        let lang = self.lang.clone();
        for item in items {
            let minutes = query::minutes(item);
            self.put(&format!("<tr><td dir=\"auto\"{lang}>{}</td><td>{minutes}</td></tr>\n", xml(item.text())));
        }
        let all = query::together(items.iter().map(|item| query::minutes(item)));
        self.put(&format!(
            "<tr class=\"sum\"><td>{}</td><td>{all}</td></tr>\n",
            xml(Sheets::Together.text_in(session.lang()))
        ));
        self.put("</tbody>\n</table>\n");
        if let Some(record) = custody::opening(session) {
            self.theirs("p", "note", &record);
        }
        self.notice();
        self.put("</section>\n");
    }

    /// A notice that is printed with everything.
    fn notice(&mut self) {
        let notice = self.session.words(Field::Notice);
        if !notice.is_empty() {
            self.theirs("p", "notice", &notice);
        }
    }

    /// A sheet for each item of the agenda in which something is written down or worked on; one that comes again with the
    /// same title and question is printed once.
    fn tasks(&mut self) {
        let mut printed: Vec<(&str, String, String)> = Vec::new();
        for item in query::on_the_days(self.session) {
            let Some(task) = query::task_of(item).filter(|task| is_work(task)) else { continue };
            let question = query::prompt(self.session, item);
            let sheet = (task.code, item.text().to_owned(), question.clone());
            if !printed.contains(&sheet) {
                printed.push(sheet);
                self.task(task, item.text(), &question, query::minutes(item));
            }
        }
    }

    /// The sheet of one task, as the agenda has it, else as the method does.
    fn only(&mut self, task: &Task) {
        let item = query::on_the_days(self.session).into_iter().find(|item| item.words(Field::Stage) == task.code);
        let (title, question, minutes) = item.map_or_else(
            || {
                let lang = self.session.lang();
                (lang.text(task.title), query::fill_in(self.session, lang.text(task.prompt)), u64::from(task.minutes))
            },
            |item| (item.text(), query::prompt(self.session, item), query::minutes(item)),
        );
        self.task(task, title, &question, minutes);
    }
}

/// Whether something is written down or worked on in a task.
pub fn is_work(task: &stage::Task) -> bool {
    !task.captures.is_empty() || !task.takes.is_empty()
}
