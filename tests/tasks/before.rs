//! What is settled before the day: each page by keys alone, and the whole way from an empty home to Welcome.

use crate::scene::Scene;
use commonground::model::day::seating;
use commonground::model::field::Field;
use commonground::model::kind::Kind;
use commonground::model::session::Session;
use commonground::ui::instrument::facts;
use commonground::ui::state::desk::Mode;

/// A session with its facts, four groups and what they bring, all typed.
fn prepared() -> Scene {
    let mut scene = Scene::of("3");
    scene.play(
        "\"How do we live well together here?\" Enter Enter \"Valley partnership\" Enter \"Workmen's Hall\" Enter",
    );
    scene.play("\"14 May 2026\" Enter \"16 May 2026\" Enter Ctrl-N");
    scene.play("\"Residents\" Tab Tab \"10\" Tab \"N I\" Enter \"Health services\" Tab Tab \"7\" Tab \"E R\" Enter");
    scene.play("\"Young people ; C ; 9 ; N\" Enter \"Council\" Tab Tab \"6\" Enter");
    scene
}

/// The session's own answers, a line each.
fn said(session: &Session) -> String {
    let heads = session.head().fields.iter().filter(|((field, _), _)| *field != Field::Here);
    let line = |((field, key), answers): (
        &(Field, commonground::model::text::Clean),
        &commonground::model::entry::Answers<_>,
    )| {
        let words: Option<String> = answers.latest().map(commonground::model::field::Value::words);
        format!("{} {key} {}\n", field.code(), words.unwrap_or_default())
    };
    heads.map(line).collect()
}

/// The entries of a kind with their answers, a line each.
fn of_kind(session: &Session, kind: Kind) -> String {
    let line = |entry: &commonground::model::entry::Entry| {
        let answers = entry.fields.iter().map(|((field, key), answers)| {
            let words = answers.latest().map(commonground::model::field::Value::words).unwrap_or_default();
            format!("{}{}{key}={words}", field.code(), if key.is_empty() { "" } else { "/" })
        });
        format!("{}: {}\n", entry.text(), answers.collect::<Vec<_>>().join(" | "))
    };
    session.of_kind(kind).map(line).collect()
}

#[test]
fn facts_are_answered_by_typing_and_enter() {
    let mut scene = Scene::of("3");
    scene.shots("about_empty");
    scene.play("\"How do we live well together here?\" Enter Enter Enter \"Workmen's Hall\" Enter \"14 May\"");
    scene.shots("about_typing");
    // What stands already is in the line, marked: Enter leaves it, typing takes its place.
    scene.play("Enter \"16 May\" Enter");
    scene.shots("about_stands");
    scene.play("\"40\" Enter Enter \"pop\" Enter");
    assert_eq!(scene.screen.app.desk().unwrap().line.text_of(0), "pop", "what does not fit stays in the line");
    scene.play("Wipe \"paper\" Enter \"7\" Enter \"30\" Enter \"Gwen\" Enter \"two weeks after the last day\"");
    scene.shots("about_after_the_event");
    scene.play("Enter \"2 years\" Enter");
    assert_eq!(scene.screen.app.desk().unwrap().mode, Mode::Choosing, "after the last question nothing is asked");
    // The sponsor, left open above, is answered out of the list; the light goes on to the one below it.
    scene.play("Up Up Up Up Up Up Up Up Up Up Up Enter \"Valley partnership\" Enter");
    let lit = scene.screen.app.desk().unwrap().lit.clone();
    assert_eq!(lit, Some(facts::name(Field::Venue)));
    scene.play("Esc Down Down Down");
    scene.shots("about_choosing");
    insta::assert_snapshot!(said(scene.session()));
}

#[test]
fn a_last_day_is_taken_from_the_first_and_a_long_event_is_said() {
    let mut scene = Scene::of("3");
    let to_dates = "Esc Down Down Down Down Enter";
    scene.play(to_dates).play("\"5 June 2027\" Enter \"7 June\"");
    assert!(scene.screen.text().contains("→ 7 June 2027"), "{}", scene.screen.text());
    scene.play("Wipe \"Sunday\"");
    assert!(scene.screen.text().contains("→ 6 June 2027"), "{}", scene.screen.text());
    scene.play("Wipe \"7 June 2028\"").shots("about_long");
    assert!(scene.screen.text().contains("that makes 369 days"), "{}", scene.screen.text());
    scene.play("Wipe \"4 June 2027\"");
    assert!(scene.screen.text().contains("That is before the first day."), "{}", scene.screen.text());
    scene.play("Wipe \"19 June\" Enter");
    scene.play("Esc Up Up Enter \"20 June 2027\"");
    assert!(scene.screen.text().contains("That is after the last day."), "{}", scene.screen.text());
}

#[test]
fn down_goes_past_an_answer_that_stands_and_leaves_it() {
    let mut scene = Scene::of("3");
    scene.play("\"How do we live?\" Enter");
    let at = |scene: &Scene| (scene.screen.app.desk().unwrap().lit.clone(), scene.screen.text().contains("› Healthy"));
    assert_eq!(at(&scene), (Some(facts::name(Field::Title)), true));
    scene.play("Down");
    assert_eq!(at(&scene), (Some(facts::name(Field::Sponsor)), false));
    scene.play("Up");
    assert_eq!(at(&scene), (Some(facts::name(Field::Title)), true));
    // What was typed and not kept holds the light.
    scene.play("End \" and Hill\" Down Enter");
    assert_eq!(scene.session().words(Field::Title), "Healthy Valley and Hill");
}

#[test]
fn only_what_was_understood_counts_as_answered() {
    let mut scene = Scene::of("3");
    let counted = |scene: &Scene| facts::count(scene.screen.app.desk().unwrap())[0];
    let before = counted(&scene);
    scene.play("Esc Down Down Down Down Enter \"when the hall is free\" Enter");
    assert_eq!(counted(&scene), before);
    scene.play("Esc Up Enter \"5 June 2027\" Enter");
    assert_eq!(counted(&scene), before + 1);
}

#[test]
fn a_fact_is_changed_where_it_stands() {
    let mut scene = Scene::of("3");
    scene.play("Esc Down Enter \"Our valley\" Enter");
    assert_eq!(scene.session().words(Field::Title), "Our valley");
    scene.play("Esc Up Enter Esc Ctrl-Z");
    assert_eq!(scene.session().words(Field::Title), "Healthy Valley");
    // Nothing was asked, nothing half-typed is left behind.
    scene.play("Ctrl-N");
    assert_eq!(scene.screen.app.desk().unwrap().task_code(), "groups");
}

#[test]
fn groups_are_lines_with_ticks() {
    let mut scene = prepared();
    scene.shots("groups_typed");
    // Letters, colours and shapes came by themselves.
    scene.play("Esc Up Up Up Right Right Space Right Space Right Right Right Space Down");
    scene.play("Left Left Left Left Left Space");
    scene.shots("groups_ticked");
    scene.play("Ctrl-L");
    scene.shots("groups_large");
    scene.play("Ctrl-L Enter \"!\" Enter Ctrl-Z Esc");
    insta::assert_snapshot!(of_kind(scene.session(), Kind::Group));
}

#[test]
fn who_is_there_is_called_out() {
    let mut scene = prepared();
    scene.play("Alt-R \"a9 b 6\"");
    scene.shots("presence_typing");
    scene.play("Enter Alt-R \"e 5\" Enter");
    assert_eq!(scene.screen.app.desk().unwrap().line.text_of(0), "e 5");
    scene.play("Esc");
    scene.shots("presence_groups");
    scene.at("welcome").play("Alt-R End \" c8\" Enter");
    scene.shots("presence_welcome");
    scene.at("dots").play("Alt-R \"b5\" Enter");
    insta::assert_snapshot!(said(scene.session()));
}

#[test]
fn tables_are_proposed_and_changed() {
    let mut scene = prepared();
    scene.at("tables").shots("tables_none");
    scene.play("\"4\"");
    scene.shots("tables_typing");
    scene.play("Enter");
    scene.shots("tables_proposed");
    let proposed = of_kind(scene.session(), Kind::Table);
    // One of B from table 1 to table 3 by keys, one of A by typing; a number by its digit.
    scene.play("Esc Right Space Down Down");
    scene.shots("tables_in_hand");
    scene.play("Space Esc \"a 2 4\" Enter Esc Down Left 5");
    scene.shots("tables_changed");
    insta::assert_snapshot!(of_kind(scene.session(), Kind::Table));
    scene.play("Ctrl-L");
    scene.shots("tables_large");
    scene.play("Ctrl-L Alt-S");
    assert_eq!(of_kind(scene.session(), Kind::Table).lines().count(), 4);
    assert_eq!(of_kind(scene.session(), Kind::Table), proposed);
    scene.play("Ctrl-Z");
    assert_ne!(of_kind(scene.session(), Kind::Table), proposed);
    // Fewer tables: the last one goes; undone, it is there again, and so are those who sat there.
    scene.play("Esc \"3\" Enter");
    let people = |scene: &Scene| -> Vec<u64> {
        seating::tables(scene.session()).into_iter().map(|table| seating::seats(table).people()).collect()
    };
    assert_eq!(people(&scene), [11, 11, 10]);
    scene.play("Ctrl-Z");
    assert_eq!(people(&scene).len(), 4);
}

#[test]
fn one_undo_takes_a_whole_proposal_back() {
    let mut scene = prepared();
    scene.at("tables").play("\"4\" Enter Ctrl-Z");
    assert_eq!(of_kind(scene.session(), Kind::Table), "");
    scene.play("Ctrl-Y");
    assert_eq!(of_kind(scene.session(), Kind::Table).lines().count(), 4);
}

#[test]
fn the_agenda_is_made_by_keys() {
    let mut scene = Scene::of("2");
    scene.at("agenda").shots("agenda_first");
    // The day begins at nine and must be over at one; Welcome takes 25 minutes.
    scene.play("Enter \"9\" Tab \"1pm\" Enter Down \"25\" Enter");
    scene.shots("agenda_timed");
    // The next one goes below the one after it; a break of our own comes after it; the list gives one more task.
    scene.play("Down Alt-Down \"Walk to the river\" Tab \"20\"");
    scene.shots("agenda_typing");
    scene.play("Enter Alt-I \"pulse\"");
    scene.shots("agenda_list");
    scene.play("Enter Alt-I \"Supper in the hotel\"");
    scene.shots("agenda_own");
    // Its name is what is wanted first; the box of minutes shows what it has. The list opens over an open row.
    scene.play("Enter Enter");
    assert_eq!(scene.screen.app.desk().unwrap().line.at(), 0);
    scene.shots("agenda_own_open");
    scene.play("Alt-I Esc Enter \"!\" Alt-I");
    assert!(scene.screen.app.overlays.is_empty() && scene.screen.text().contains("Enter keeps the change first"));
    scene.play("Esc Up Down Down Ctrl-X");
    scene.shots("agenda_changed");
    insta::assert_snapshot!(of_kind(scene.session(), Kind::Agenda));
    // What is open cannot be taken off the agenda under somebody's feet.
    for _ in 0..30 {
        scene.play("Up");
    }
    scene.play("Down Down Down Ctrl-X");
    assert_eq!(scene.screen.app.desk().unwrap().task_code(), "agenda");
    assert!(scene.screen.text().contains("This is open now."), "{}", scene.screen.text());
}

#[test]
fn the_check_list_is_ticked() {
    let mut scene = prepared();
    scene.at("kit").shots("kit_first");
    scene.play("Space Down Space Down Down Space \"Tea for eighty\" Enter \"Extension lead\" Enter Esc Space");
    scene.shots("kit_ticked");
    let ticks = said(scene.session());
    insta::assert_snapshot!("to_bring", of_kind(scene.session(), Kind::ToBring));
    insta::assert_snapshot!(ticks.lines().filter(|line| line.starts_with("kit")).collect::<Vec<_>>().join("\n"));
}

#[test]
fn practice_counts_for_nothing() {
    let mut scene = Scene::of("3");
    scene.at("practice").play("\"a line to try\" Enter \"another\" Enter");
    scene.shots("practice");
    assert!(commonground::model::query::search(scene.session(), "try").is_empty());
    assert_eq!(commonground::store::header::said(scene.session()), 0);
    // The first thing that is really said has the first number.
    scene.at("values").play("\"neighbours look in\" Enter");
    let value = scene.session().of_kind(Kind::Value).next().unwrap();
    assert_eq!(value.no, "1");
}

#[test]
fn three_days_from_an_empty_home_to_welcome() {
    let mut scene = Scene::of("3");
    let mut seen = Vec::new();
    for _ in 0..7 {
        let desk = scene.screen.app.desk().unwrap();
        assert!(desk.undo.is_empty() && scene.screen.app.notice.is_none(), "nothing is asked on the way");
        seen.push(desk.task_code());
        scene.play("Ctrl-N");
    }
    assert_eq!(seen, commonground::model::day::program::BEFORE);
    assert_eq!(scene.screen.app.desk().unwrap().task_code(), "welcome");
    scene.shots("welcome_after");
}

#[test]
fn half_a_day_is_prepared_only_when_somebody_wants_to() {
    let mut scene = Scene::of("1");
    let agenda = |scene: &Scene| -> Vec<String> {
        let items = commonground::model::query::agenda(scene.session());
        items.into_iter().map(|item| item.text().to_owned()).collect()
    };
    let before = agenda(&scene);
    assert_eq!(before.first().unwrap(), "Welcome");
    scene.play("Ctrl-N Alt-P");
    assert_eq!(scene.screen.app.desk().unwrap().task_code(), "about");
    assert_eq!(agenda(&scene).len(), before.len() + 7);
    assert_eq!(agenda(&scene)[7..], before);
    scene.shots("half_day_prepared");
    scene.play("Ctrl-N Ctrl-N");
    assert_eq!(scene.screen.app.desk().unwrap().task_code(), "tables");
    scene.play("Ctrl-Z");
    assert_eq!(agenda(&scene), before);
    // The open page is gone: somebody stands at the first task, and can write there at once.
    let desk = scene.screen.app.desk().unwrap();
    assert_eq!((desk.task_code(), desk.line.boxes().len()), ("welcome", 1));
    scene.play("Ctrl-Y Alt-P");
    assert_eq!(agenda(&scene).len(), before.len() + 7);
}
