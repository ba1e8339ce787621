//! The store through a real folder: one test a rule of the format's law (design, section 2), named by its number.

mod common;
use common::*;
use commonground::store::Folded;

#[test]
fn a_session_is_made_written_read_and_folded() {
    let room = Room::new();
    let mut desk = room.create();
    say(&mut desk, "We look out for one another");
    say(&mut desk, "tŷ bach, हिन्दी, \"quoted\"");
    let read = room.read();
    assert_eq!(texts(&read.ops), ["We look out for one another", "tŷ bach, हिन्दी, \"quoted\""]);
    assert_eq!(desk.fold().unwrap(), Folded::Done);
    assert_eq!(room.files(), ["before.ron"]);
    let again = room.read();
    assert_eq!(again.ops, read.ops);
    assert_eq!(again.findings, []);
    println!("{}", room.text());
    ron::from_str::<ron::Value>(&room.text()).unwrap();
    say(&mut desk, "third");
    assert_eq!(room.read().ops.len(), 3);
}
