//! What is for the facilitator alone stays in the private file: not in the document, a journal or any paper.
use super::below::files;
use super::home::Home;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::session::Session;
use commonground::model::wish::{New, Stamp, Wish, propose};
use commonground::store::disk::RealDisk;
use commonground::store::{Book, Local};
use std::sync::Arc;

const SECRETS: [&str; 4] = ["Quokka-note", "Wombat Ffion Anhysbys", "ffion@anhysbys.example", "07700 900 123"];

/// Wishes something, as the desk does; what it began.
fn put(book: &mut Book, wish: &Wish) -> Result<Id, String> {
    let at = chrono::DateTime::parse_from_rfc3339("2026-11-22T10:15:30+00:00").unwrap();
    let stamp = Stamp { writer: book.writer().to_owned(), next: book.next(), step: 1, at };
    let ops = propose(&Session::of(book.ops()), wish, &stamp).map_err(|refused| refused.to_string())?;
    book.append(&ops).map_err(|failed| failed.to_string())?;
    Ok(ops[0].id.clone())
}

fn say(kind: Kind, words: &str) -> Wish {
    Wish::Say(New::line(kind, "", words))
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
    put(&mut private, &say(Kind::Note, "Quokka-note: the third table is tired of the first")).unwrap();
    let person = put(&mut private, &say(Kind::Person, "Wombat Ffion Anhysbys")).unwrap();
    let contact = "ffion@anhysbys.example, 07700 900 123";
    put(&mut private, &Wish::answer(&person, Field::Contact, Value::Text(contact.into()))).unwrap();
    private.fold().unwrap();
    put(&mut private, &say(Kind::Note, "Quokka-note again, and not folded yet")).unwrap();
    // The same words cannot be said into the session itself.
    assert!(put(&mut desk, &say(Kind::Note, "Quokka-note")).is_err());
    assert_eq!(home.run(&["add", "s.ron", "--kind", "note", "Quokka-note"]).status, Some(2));
    // A person goes into the private file from the command line, too; what is printed is a code.
    let said = home.run(&["add", "s.ron", "--kind", "person", "Wombat Ffion Anhysbys"]);
    assert_eq!((said.status, said.out.as_str(), said.err.as_str()), (Some(0), "person-02\n", ""));
    // One line in the document, one in a journal.
    put(&mut desk, &say(Kind::Line, "This may be read")).unwrap();
    desk.fold().unwrap();
    put(&mut desk, &say(Kind::Line, "This too")).unwrap();

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
    for path in files(&home.work()) {
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
