//! The sheet of everything about a line: every answer that a kind may carry has a row there and can be typed.

use crate::scene::Scene;
use commonground::model::field::{Field, Sort, Value};
use commonground::model::id::Id;
use commonground::model::kind::{KINDS, Kind};
use commonground::model::op::How;
use commonground::model::sheet::{self, What};
use commonground::model::typed::choice;
use commonground::model::wish::{New, Stamp, Wish, propose};
use commonground::ui::msg::What as Message;

/// Something that can be typed for a row, so that it becomes an answer.
fn example(scene: &Scene, what: &What) -> String {
    let of = |kind: Kind| {
        scene.session().of_kind(kind).next().map(|entry| scene.session().spoken(entry)).unwrap_or_default()
    };
    match what {
        What::Words | What::Link(How::Tag | How::SignedUp, _) => "said again".to_owned(),
        What::Ahead => String::new(),
        What::Field(Field::By, _) => "b".to_owned(),
        What::Field(Field::Co, _) => "c, d".to_owned(),
        What::Field(Field::KeyGoal, _) => of(Kind::Goal),
        What::Field(field, _) => match field.spec().sort {
            Sort::OneOf(_) | Sort::YesNo => choice::offered(*field).remove(0),
            Sort::Number => "7".to_owned(),
            Sort::Numbers => "1 2 3 4 5".to_owned(),
            Sort::Date => "in 3 months".to_owned(),
            Sort::Other => "theme 1".to_owned(),
            Sort::Words | Sort::Moment => "said again".to_owned(),
        },
        What::Link(How::Uses, true) => of(Kind::Asset),
        What::Link(How::Answers, true) => of(Kind::Ask),
        What::Link(How::After, _) | What::Link(How::Uses | How::Answers, false) => of(Kind::Action),
        What::Link(How::Within, true) => of(Kind::KeyTrend),
        What::Link(How::Within, false) | What::Link(How::Cross, _) => of(Kind::Trend),
        What::Link(How::Joined, _) => of(Kind::Card),
        What::Link(..) => of(Kind::Value),
    }
}

/// One line of every kind that a room says, and a theme; the Four Co's are used.
fn one_of_each() -> (Scene, Vec<Id>) {
    let mut scene = Scene::with_groups("3");
    scene.wish(&Wish::answer(&Id::session(), Field::FourCos, Value::Flag(true)));
    let said = KINDS.iter().filter(|spec| !spec.kind.is_private() && !matches!(spec.kind, Kind::Agenda | Kind::Group));
    for spec in said.clone() {
        scene.said(spec.kind, "", &format!("one {}", spec.word));
    }
    let ids = said.map(|spec| scene.said(spec.kind, "", &format!("another {}", spec.word))).collect();
    (scene, ids)
}

#[test]
fn every_answer_that_a_kind_may_carry_has_a_row_and_can_be_typed() {
    let (scene, ids) = one_of_each();
    let on = scene.screen.at.date_naive();
    for id in ids {
        let entry = scene.session().entry(&id).expect("said").clone();
        let rows = sheet::rows(scene.session(), &entry);
        let spec = entry.kind.spec();
        let common = [Field::By, Field::Origin, Field::Photo, Field::GroupOnly];
        for field in spec.boxes.iter().chain(spec.also).chain(&common) {
            let has = rows.iter().any(|row| matches!(&row.what, What::Field(of, _) if of == field));
            assert!(has, "{}: no row for {}", spec.code, field.code());
        }
        for row in rows.iter().filter(|row| row.what != What::Ahead) {
            let typed = example(&scene, &row.what);
            let taken = sheet::taken(scene.session(), &entry, &row.what, &typed, on);
            // Where a line may stand, each kind has its own; a theme does not stand everywhere.
            let Ok(taken) = taken else {
                let reference = matches!(row.what, What::Field(field, _) if field.spec().sort == Sort::Other);
                assert!(reference, "{} {}: “{typed}” gives {taken:?}", spec.code, row.word);
                continue;
            };
            let wish = taken.wish.unwrap_or_else(|| panic!("{} {}: nothing comes of “{typed}”", spec.code, row.word));
            let stamp = Stamp { writer: "desk-dddddddd".to_owned(), next: 1, step: 1, at: scene.screen.at };
            let ops = propose(scene.session(), &wish, &stamp);
            assert!(ops.is_ok(), "{} {}: {ops:?}", spec.code, row.word);
            let mut after = scene.session().clone();
            ops.expect("looked at").into_iter().for_each(|op| after.absorb(op));
            let entry = after.entry(&id).expect("it stays");
            let now = sheet::rows(&after, entry).into_iter().find(|now| now.what == row.what);
            assert!(now.is_some_and(|now| now.answers != row.answers), "{} {}", spec.code, row.word);
        }
    }
}

#[test]
fn answers_that_differ_stand_side_by_side_and_a_wording_says_who_and_when() {
    let mut scene = Scene::with_groups("3");
    let id = scene.said(Kind::Action, "actions", "Map every room");
    scene.wish(&Wish::answer(&id, Field::Who, Value::Text("Gwen".into())));
    // Another window, which had not seen that, says somebody else.
    let before = scene.session().op(&id).expect("said").clone();
    let stamp = Stamp { writer: "t3-eeeeeeee".to_owned(), next: 1, step: 1, at: scene.screen.at };
    let apart = commonground::model::session::Session::of([before]);
    let wishes = [
        Wish::answer(&id, Field::Who, Value::Text("Ali".into())),
        Wish::Reword { entry: id.clone(), text: "Map every free room".into() },
    ];
    let ops = propose(&apart, &Wish::Together(wishes.to_vec()), &stamp).expect("a wish");
    scene.screen.saved.extend(ops.iter().cloned());
    scene.screen.take(Message::Heard(ops));
    scene.at("actions").play("Esc Up Down Alt-E").shots("sheet_with_two_answers");
    // One of them is picked, and then one stands.
    scene.play("Down Enter \"Gwen and Ali\" Enter");
    let entry = scene.session().entry(&id).expect("it stays");
    assert_eq!(entry.fields.at(Field::Who, "").unwrap().distinct().len(), 1);
    assert_eq!(sheet::wordings(scene.session(), entry).len(), 2);
}

#[test]
fn what_cannot_be_kept_stays_in_the_sheets_line_with_one_sentence() {
    let mut scene = Scene::with_groups("3");
    scene.wish(&Wish::Say(New::line(Kind::Theme, "clusters", "Places to belong")));
    scene.said(Kind::Value, "values", "nobody is asked twice");
    scene.at("actions").play("\"Map every room\" Enter Alt-E");
    for (row, typed, said) in [
        ("Theme", "9", "There is no line 9 here."),
        ("Led by", "the moon", "residents, services, both"),
        ("By", "x", "Nobody here is called x."),
        ("Comes after", "1", "“nobody is asked twice”: that does not go here."),
        ("What", "", "Nothing was written."),
    ] {
        crate::action::to_row(&mut scene, row);
        scene.play(&format!("Enter Ctrl-U \"{typed}\" Enter"));
        let shown = scene.screen.text();
        assert!(shown.contains(said) && shown.contains(&format!("› {typed}").trim_end().to_owned()), "{row}:\n{shown}");
        scene.play("Esc");
    }
    // A digit names one of a list; nothing typed keeps what was there.
    crate::action::to_row(&mut scene, "Led by");
    scene.play("3");
    assert!(scene.screen.text().contains("→ both"), "{}", scene.screen.text());
    scene.play("Enter");
    assert!(scene.held("actions").contains("driven_by=both"));
}
