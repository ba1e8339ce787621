//! How the tests read papers: strictly, and as a person would.

use commonground::export::linear;
use commonground::export::markdown::markdown;
use commonground::export::report::{Edition, Report};
use commonground::export::report_html::html;
use commonground::model::field::Field;
use commonground::model::kind::Kind;
use commonground::model::session::Session;

pub const EDITIONS: [Edition; 3] = [Edition::Desk, Edition::ThoseThere, Edition::Everyone];

/// What a reader sees of a Markdown text: the escapes taken away.
pub fn read(markdown: &str) -> String {
    let mut out = String::new();
    let mut rest = markdown.chars().peekable();
    while let Some(c) = rest.next() {
        if c == '\\' && rest.peek().is_some_and(char::is_ascii_punctuation) {
            out.extend(rest.next());
        } else {
            out.push(c);
        }
    }
    out
}

/// Parses an HTML paper strictly, as XML.
pub fn parsed(page: &str) -> roxmltree::Document<'_> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    roxmltree::Document::parse_with_options(page, options).unwrap_or_else(|error| panic!("{error}\n{page}"))
}

/// The texts of an HTML paper, one a text node.
pub fn texts(page: &str) -> Vec<String> {
    let document = parsed(page);
    document.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text().map(str::to_owned)).collect()
}

/// How many entries have their place in an HTML paper.
pub fn places(page: &str) -> usize {
    parsed(page).descendants().filter(|node| node.attribute("data-line").is_some()).count()
}

pub fn is_line(kind: Kind) -> bool {
    !kind.is_private() && kind.is_said()
}

/// Everything that stands is in the paper, word for word.
pub fn holds_everything(session: &Session, report: &Report, but_group_only: bool) {
    let page = html(report);
    let (nodes, plain, spoken) = (texts(&page), read(&markdown(report)), linear::spoken(report));
    for entry in session.entries().filter(|entry| is_line(entry.kind)) {
        if but_group_only && entry.is(Field::GroupOnly) {
            continue;
        }
        for (_, words) in entry.texts.iter() {
            assert!(nodes.iter().any(|node| node == words), "{words:?} is not in the HTML");
            assert!(plain.contains(words.as_str()), "{words:?} is not in the Markdown\n{plain}");
            assert!(spoken.lines().any(|line| line.contains(words.as_str())), "{words:?} is not in the linear text");
        }
        for answers in entry.also.values() {
            for (_, (words, _)) in answers.iter() {
                assert!(nodes.iter().any(|node| node == words), "{words:?} is not in the HTML");
                assert!(plain.contains(words.as_str()), "{words:?} is not in the Markdown");
            }
        }
    }
}
