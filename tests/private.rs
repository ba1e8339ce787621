//! What is for the facilitator alone stays in the private file: not in the document, a journal or any paper.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod common;
mod program;

use common::{op, put, said, said_as, set};
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::store::disk::RealDisk;
use commonground::store::{Book, Local};
use program::Home;
use std::path::PathBuf;
use std::sync::Arc;

const SECRETS: [&str; 4] = ["Quokka-note", "Wombat Ffion Anhysbys", "ffion@anhysbys.example", "07700 900 123"];

fn files(folder: PathBuf) -> Vec<PathBuf> {
    let mut todo = vec![folder];
    let mut out = Vec::new();
    while let Some(path) = todo.pop() {
        if path.is_dir() {
            todo.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            out.push(path);
        }
    }
    out
}

fn hits(text: &str) -> Vec<&'static str> {
    SECRETS.into_iter().filter(|secret| text.contains(secret)).collect()
}

#[test]
fn a_text_for_the_facilitator_alone_is_in_no_document_journal_or_paper() {
    let home = Home::new();
    home.session("s.ron");
    assert_eq!(home.run(&["add", "s.ron", "--kind", "action", "Ring the depot ; Mal ; in 2 weeks"]).status, Some(0));
    let local = Local::at(&home.dir.path().join("of-the-desk"));
    let (mut desk, _) = Book::open_on(Arc::new(RealDisk), local, &home.path("s.ron"), "desk").unwrap();
    let (mut private, _) = desk.private().unwrap();
    put(&mut private, vec![], said_as(Kind::Note, "Quokka-note: the third table is tired of the first"));
    let person = put(&mut private, vec![], said_as(Kind::Person, "Wombat Ffion Anhysbys"));
    let contact = "ffion@anhysbys.example, 07700 900 123";
    put(&mut private, vec![person], set(vec![], Field::Contact, Value::Text(contact.into())));
    private.fold().unwrap();
    put(&mut private, vec![], said_as(Kind::Note, "Quokka-note again, and not folded yet"));
    // The same words cannot be said into the session itself.
    let wrong = op(&desk, 99, vec![], said_as(Kind::Note, "Quokka-note"));
    assert!(desk.append(&[wrong]).is_err());
    assert_eq!(home.run(&["add", "s.ron", "--kind", "note", "Quokka-note"]).status, Some(2));
    assert_eq!(home.run(&["add", "s.ron", "--kind", "person", "Wombat Ffion Anhysbys"]).status, Some(2));
    // One line in the document, one in a journal.
    put(&mut desk, vec![], said("This may be read"));
    desk.fold().unwrap();
    put(&mut desk, vec![], said("This too"));

    for paper in ["r.svg", "r.html", "r.txt"] {
        if cfg!(feature = "poster") || paper == "r.txt" {
            assert_eq!(home.run(&["roadmap", "s.ron", "-o", paper]).status, Some(0), "{paper}");
        }
    }
    for paper in ["p.md", "p.html"] {
        assert_eq!(home.run(&["report", "s.ron", "-o", paper]).status, Some(0), "{paper}");
    }
    for command in ["show", "check", "roadmap", "report"] {
        let said = home.run(&[command, "s.ron"]);
        assert_eq!((said.status, hits(&said.out), hits(&said.err)), (Some(0), vec![], vec![]), "{command}");
    }
    let listed = home.run(&["list", "--sessions", "."]);
    assert_eq!(listed.out.lines().count(), 1, "the private file is no session: {listed:?}");
    assert!(home.run(&["show", "s.ron"]).out.contains("This too"));

    let (mut looked, mut kept) = (0, 0);
    for path in files(home.work()) {
        let name = path.strip_prefix(home.work()).unwrap().to_string_lossy().into_owned();
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
        if name.starts_with("s.private.") {
            kept += hits(&text).len();
        } else {
            looked += 1;
            assert_eq!(hits(&text), Vec::<&str>::new(), "{name}");
        }
    }
    assert!(looked >= 7, "document, journals and papers were looked through: {looked}");
    assert!(kept >= SECRETS.len(), "the private file has them");
}
