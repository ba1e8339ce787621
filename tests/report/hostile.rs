//! The papers of sessions in which every word is an attack, or everything is in the wrong place: nothing that was said
//! becomes markup, and each line is still printed once.

use crate::papers::{EDITIONS, holds_everything, parsed, places};
use crate::room::{Room, said, text};
use commonground::export::linear::linear;
use commonground::export::markdown::markdown;
use commonground::export::report::{Edition, counts, report, report_for};
use commonground::export::report_html::html;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::{KINDS, Kind};
use commonground::model::op::{Act, How};
use commonground::model::session::Session;
use commonground::model::wish::{New, Wish};
use std::collections::BTreeSet;

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</style></title><img src=x onerror=alert(1)>",
    "Tom & Jerry &lt;b&gt; &#60;",
    "a | b || c",
    "# x",
    "## y ##",
    "](javascript:alert(1))",
    "[x](javascript:alert(1))",
    "![x](http://x.y/z.png)",
    "-->",
    "<!-- x",
    "]]>",
    "- x",
    "+ x",
    "* x",
    "1. x",
    "2026) x",
    "> x",
    "---",
    "===",
    "```",
    "~~~ x",
    "a ~~b~~ __c__ *d* _e_ `f`",
    "$x$ \\(y\\) \\",
    "http://x.y www.x.y a@b.c",
    "\" onmouseover=\"alert(1)",
    "' style='x'",
    "    four blanks",
    "{{x}} {% y %} {}",
    "<b>|</b>\\|",
    "| --- |",
    "[^1]: x",
    ":::warning",
    "हिन्दी ไทย שלום مرحبا",
];

/// A session in which every word, label and code is hostile.
fn hostile() -> Session {
    let mut room = Room::new();
    for field in [Field::Title, Field::OurTask, Field::Notice, Field::Venue, Field::NextMeeting, Field::Sender] {
        room.set(field, text(HOSTILE[0]));
    }
    room.set(Field::Language, text("cy\"><script>"));
    for (n, words) in HOSTILE.iter().enumerate() {
        room.say(
            New::line(Kind::Group, "", words)
                .with(Field::Letter, text(words))
                .with(Field::AreIn, text(words))
                .with(Field::Expected, Value::Count(9)),
        );
        room.say(New::line(Kind::Table, "", words).with(Field::Letter, text(words)));
        room.say(New::line(Kind::Agenda, "", words).with(Field::Stage, text(words)).with(Field::Prompt, text(words)));
        let theme = room.line(Kind::Theme, words);
        room.answer(&theme, Field::Keeper, text(words));
        let statement = room.under(Kind::Statement, Field::Parent, &theme, words);
        room.reword(&statement, &format!("{words} {n}"));
        if n % 2 == 0 {
            room.agreed(&statement, 3);
        } else {
            room.not_agreed(&statement, words);
        }
        let action = room.action(&theme, words, words, words, words);
        room.answer(&action, Field::With, text(words));
        room.answer(&action, Field::Why, text(words));
        room.render(&action, words, words, words);
        room.label(&action, How::Tag, words);
        let trend = room.say(New::line(Kind::Trend, "", words).by(words));
        room.dots(&trend, words, 3);
        room.say(New::line(Kind::Line, words, words));
        room.say(New::line(Kind::TimeLine, "", words).with(Field::Lane, text(words)).with(Field::Year, text(words)));
        let back = room.line(Kind::Value, words);
        room.wish(&Wish::Withdraw(back));
        let mut strange = said(Kind::Card, words, words);
        strange.no = (*words).into();
        room.force(&format!("{words}.{n}"), strange);
    }
    room.session
}

#[test]
fn nothing_that_was_said_becomes_markup() {
    let session = hostile();
    let report = report(&session);
    let page = html(&report);
    let known: BTreeSet<&str> = [
        "html", "head", "meta", "title", "style", "body", "a", "header", "div", "p", "h1", "h2", "h3", "h4", "h5",
        "h6", "dl", "dt", "dd", "nav", "ul", "li", "main", "section", "span", "b", "table", "caption", "thead",
        "tbody", "tr", "th", "td", "br", "footer", "aside",
    ]
    .into();
    let attributes: BTreeSet<&str> = [
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
        "href",
        "dir",
        "id",
        "aria-label",
        "aria-labelledby",
        "tabindex",
        "scope",
        "role",
        "data-label",
        "data-line",
    ]
    .into();
    for node in parsed(&page).descendants().filter(roxmltree::Node::is_element) {
        assert!(known.contains(node.tag_name().name()), "{:?}", node.tag_name());
        for attribute in node.attributes() {
            assert!(attributes.contains(attribute.name()), "{attribute:?}");
            if attribute.name() == "href" {
                let to = attribute.value().strip_prefix('#').unwrap();
                assert!(to.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_')), "{to}");
            }
        }
    }
    assert_eq!(page.matches("<script").count(), 0);
    assert_eq!(page.matches("<style>").count(), 1);
    assert!(page.contains("default-src 'none'; style-src 'unsafe-inline'"));

    let plain = markdown(&report);
    for line in plain.lines() {
        let bytes = line.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            let escaped = bytes[..at].iter().rev().take_while(|b| **b == b'\\').count() % 2 == 1;
            let markup = !escaped && matches!(byte, b'<' | b'`');
            assert!(!markup, "{line}");
            // The only brackets are the boxes of actions.
            let boxed = line.starts_with("- [ ] ") || line.starts_with("- [x] ");
            let bracket = !escaped && matches!(byte, b'[' | b']');
            assert!(!bracket || (boxed && at < 6), "{line}");
        }
        let cells = |row: &str| row.replace("\\\\", "").replace("\\|", "").matches('|').count();
        assert!(!line.starts_with('|') || cells(line) > 1, "{line}");
    }
    // Each row of a table has as many cells as its head.
    let mut wide = None;
    for line in plain.lines() {
        let cells = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
        if line.starts_with('|') {
            assert_eq!(*wide.get_or_insert(cells), cells, "{line}");
        } else {
            wide = None;
        }
    }
    holds_everything(&session, &report, true);
    assert!(linear(&session).chars().all(|c| c == '\n' || !c.is_control()));
}

#[test]
fn a_session_gone_wrong_still_prints_each_line_once() {
    // Lines under each other in rings, chains deeper than paper, fields where they do not belong.
    let mut seed = 7u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    let kinds: Vec<Kind> = KINDS.iter().map(|spec| spec.kind).filter(|kind| !kind.is_private()).collect();
    let tasks = ["actions", "trends", "values", "confirm", "lists", "themes", "", "fishbowl"];
    for round in 0..60 {
        let mut room = Room::new();
        let ids: Vec<Id> = (0..40)
            .map(|n| {
                let words = format!("{} {round}.{n} end", HOSTILE[random(HOSTILE.len())]);
                let mut said = said(kinds[random(kinds.len())], tasks[random(tasks.len())], words.trim());
                said.no = (n / 2).to_string().into();
                room.force(&format!("w{}-aaaa.{n}", n % 3), said)
            })
            .collect();
        for n in 0..60 {
            let (one, other) = (ids[random(ids.len())].clone(), ids[random(ids.len())].clone());
            let act = match random(6) {
                0 | 1 => Act::Set {
                    over: Vec::new(),
                    field: [Field::Parent, Field::Theme][random(2)],
                    key: "".into(),
                    to: Value::Other(other.clone()),
                },
                2 => Act::Link { how: How::Joined, label: "".into() },
                3 => Act::Set {
                    over: Vec::new(),
                    field: Field::Test,
                    key: "".into(),
                    to: text(["agreed", "not-agreed", "reword", "odd"][random(4)]),
                },
                4 => Act::Text { over: Vec::new(), text: format!("again {round}.{n} end").into() },
                _ => Act::Withdraw { over: room.session.about(&one).map(|op| op.id.clone()).collect() },
            };
            let op = room.bare(Id::new(format!("z-bbbb.{n}")), vec![one, other], act);
            room.session.absorb(op);
        }
        let deep = room.line(Kind::Trend, "the first branch");
        let mut over = deep;
        for n in 0..200 {
            over = room.under(Kind::Trend, Field::Parent, &over, &format!("branch {n} end"));
        }
        for edition in EDITIONS {
            let report = report_for(&room.session, edition);
            let printed = report.printed();
            assert_eq!(printed.sum() + printed.taken_back, places(&html(&report)));
            if edition == Edition::Desk {
                let counts = counts(&room.session);
                assert_eq!(printed.standing, counts.by_kind);
                assert_eq!(printed.taken_back, counts.taken_back);
                holds_everything(&room.session, &report, false);
            }
        }
    }
}
