//! Every paper of a hostile session, read strictly: no tag, attribute, link or address that is not ours, no character
//! that steers a terminal.

use crate::files::{Form, Written, opened, packs};
use crate::runs;
use crate::strict;
use commonground::export::linear::linear;
use commonground::export::papers::{Format, report, roadmap};
use commonground::export::worksheets::worksheets;
use commonground::model::session::Session;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};
use std::collections::BTreeSet;

/// The elements of our pages and pictures.
const ELEMENTS: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "a",
    "header",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "dl",
    "dt",
    "dd",
    "nav",
    "ul",
    "li",
    "main",
    "section",
    "span",
    "b",
    "bdi",
    "em",
    "strong",
    "time",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "br",
    "footer",
    "aside",
    "figure",
    "figcaption",
    "svg",
    "g",
    "path",
    "text",
    "desc",
    "defs",
    "linearGradient",
    "stop",
    "use",
];

/// Parses as XML, with the line that HTML begins with.
fn parsed(page: &str) -> roxmltree::Document<'_> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    roxmltree::Document::parse_with_options(page, options).unwrap_or_else(|error| panic!("{error}\n{page}"))
}

/// A page or picture: only elements of ours, nothing that acts, nothing from elsewhere.
pub fn page(name: &str, page: &str) {
    strict::lines(page.as_bytes()).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    let document = parsed(page);
    let ids: BTreeSet<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    for node in document.descendants() {
        assert!(!node.is_comment() && !node.is_pi(), "{name}: {node:?}");
        if !node.is_element() {
            continue;
        }
        assert!(ELEMENTS.contains(&node.tag_name().name()), "{name}: {:?}", node.tag_name());
        for attribute in node.attributes() {
            let (key, value) = (attribute.name(), attribute.value());
            assert!(!key.starts_with("on"), "{name}: {attribute:?}");
            assert!(
                !matches!(key, "src" | "srcset" | "action" | "formaction" | "data" | "xlink:href"),
                "{attribute:?}"
            );
            if key == "href" {
                let to = value.strip_prefix('#').unwrap_or_else(|| panic!("{name}: leads out: {value}"));
                assert!(ids.contains(to), "{name}: leads nowhere: {to}");
            }
            if matches!(key, "style" | "fill" | "stroke" | "clip-path" | "class" | "id" | "transform" | "lang") {
                let outside = value.contains("url(") && !value.contains("url(#");
                assert!(!outside && !value.contains("expression") && !value.contains(['<', '"']), "{attribute:?}");
            }
        }
        if node.tag_name().name() == "style" {
            let css = node.text().unwrap_or_default();
            assert!(!css.contains("@import") && !css.contains("url("), "{name}: {css}");
            assert!(!css.contains("evil.example"), "{name}: somebody's words are in the style");
        }
    }
}

/// Markdown: no piece of HTML, link, picture or footnote, and no code.
pub fn markdown(name: &str, text: &str) {
    strict::lines(text.as_bytes()).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    for event in Parser::new_ext(text, Options::all()) {
        let wrong = match &event {
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::Code(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => true,
            Event::Start(tag) => matches!(
                tag,
                Tag::Link { .. }
                    | Tag::Image { .. }
                    | Tag::HtmlBlock
                    | Tag::FootnoteDefinition(_)
                    | Tag::MetadataBlock(_)
                    | Tag::Strikethrough
                    | Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented)
            ),
            _ => false,
        };
        assert!(!wrong, "{name}: {event:?}");
    }
}

fn check(session: &Session) {
    let paper = |format| roadmap(session, format, None).expect("this build draws");
    page("roadmap as HTML", &paper(Format::Html).text);
    page("roadmap as SVG", &paper(Format::Svg).text);
    page("worksheets", &worksheets(session, None));
    page("report as HTML", &report(session, Format::Html).text);
    markdown("report as Markdown", &report(session, Format::Markdown).text);
    for text in [paper(Format::Text).text, linear(session)] {
        strict::lines(text.as_bytes()).unwrap_or_else(|fault| panic!("{fault}"));
    }
}

#[test]
fn strict_readers_accept_every_paper_and_find_nothing_that_acts() {
    for (n, payloads) in packs().iter().enumerate() {
        let forms = [(Written::Raw, Form::Journal), (Written::ByNumber, Form::ByHand)];
        for (written, form) in forms.into_iter().skip(n % 2).take(runs()) {
            check(&opened(payloads, written, form).0);
        }
    }
}
