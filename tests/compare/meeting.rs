//! A meeting of several sites: what comes in, that twice is once, and where a sentence across sites came from.

use super::home::{Home, well};
use super::sites::{document, site};
use super::text::{all_bytes, three_sites};
use commonground::model::check::{Grade, check};
use commonground::model::entry::Entry;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::query::{self, Bound, Way, tree};
use commonground::model::session::Session;
use commonground::model::wish::{New, Stamp, Wish, propose};
use commonground::store;

const SITES: [&str; 3] = ["brynmor.ron", "harbour-ward.ron", "fenlow.ron"];

fn read(home: &Home, name: &str) -> Session {
    Session::of(store::read(&home.path(name)).unwrap().ops)
}

/// The second cross-case meeting of three sites.
fn meeting() -> Home {
    let home = three_sites();
    let said = well(
        &home,
        &["new", "Second cross-case meeting", "-o", "meeting.ron", "--compare", SITES[0], SITES[1], SITES[2]],
    );
    assert!(said.out.trim_end().ends_with("meeting.ron"), "{said:?}");
    assert!(said.err.contains("A Brynmor (made up): "), "{said:?}");
    home
}

fn called<'a>(session: &'a Session, number: &str) -> &'a Entry {
    session.of_kind(Kind::SiteLine).find(|line| line.no == number).unwrap_or_else(|| panic!("no line {number}"))
}

#[test]
fn each_site_comes_in_with_its_letter_its_numbers_and_how_it_stands() {
    let home = meeting();
    let session = read(&home, "meeting.ron");
    let groups: Vec<(String, &str)> =
        session.of_kind(Kind::Group).map(|group| (group.words(Field::Letter), group.text())).collect();
    let wanted = [("A", "Brynmor (made up)"), ("B", "Harbour Ward (made up)"), ("C", "Fenlow villages (made up)")];
    assert_eq!(groups, wanted.map(|(letter, name)| (letter.to_owned(), name)));
    let mut told = String::new();
    for line in session.of_kind(Kind::SiteLine) {
        assert_eq!(line.task, "site-lines", "{line:?}");
        assert_eq!(session.spoken(line), line.no.as_str(), "no two are called alike");
        let answers = [Field::Was, Field::Stood, Field::CameWith].map(|field| line.words(field)).join(" | ");
        told.push_str(&format!("{} | {} | {} | {answers}\n", line.no, line.by, line.text()));
    }
    insta::assert_snapshot!("site_lines", told);
    let items: Vec<String> = query::on_the_days(&session).iter().map(|item| item.words(Field::Stage)).collect();
    assert!(items.contains(&"across-sites".to_owned()), "the agenda for several sites is the usual one: {items:?}");
    let broken: Vec<_> = check(&session).into_iter().filter(|found| found.grade != Grade::Open).collect();
    assert!(broken.is_empty(), "{broken:?}");
    assert_eq!(home.run(&["check", "meeting.ron"]).status, Some(0));
}

/// Its report holds every line of every site, with where it came from said once.
#[test]
fn the_report_of_the_meeting_says_where_each_line_came_from() {
    let home = meeting();
    let session = read(&home, "meeting.ron");
    let report = commonground::export::report::report(&session);
    let lines = session.of_kind(Kind::SiteLine).count();
    assert_eq!(report.printed().standing.get(&Kind::SiteLine), Some(&lines));
    let text = commonground::export::markdown::markdown(&report);
    let line = |start: &str| text.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{start}"));
    assert_eq!(
        line("- **A-T2**"),
        "- **A-T2** Doors and keys — *Came with: Brynmor (made up), theme 2 · How it stands there: agreed*"
    );
    assert_eq!(
        line("- **B-27**"),
        "- **B-27** The laundry room on floor nine, empty — *Came with: Harbour Ward (made up), asset 27 · What it is \
         there: Asset, places and things*"
    );
}

#[test]
fn nothing_that_is_not_for_everyone_comes_in_and_no_site_is_changed() {
    let home = three_sites();
    let before = all_bytes(&home);
    well(&home, &["new", "Meeting", "-o", "m.ron", "--compare", SITES[0], SITES[1], SITES[2]]);
    let text = String::from_utf8(home.bytes("m.ron")).unwrap();
    for hidden in
        ["things that had closed", "only when something had happened", "Port and small firms", "forty families"]
    {
        assert!(!text.contains(hidden), "{hidden}");
    }
    let after = all_bytes(&home);
    assert!(before.iter().all(|(path, bytes)| after.get(path) == Some(bytes)));
}

#[test]
fn twice_is_once_from_the_session_or_from_its_copy_for_everyone() {
    let home = meeting();
    let before = home.bytes("meeting.ron");
    well(&home, &["export", "brynmor.ron", "--to", "ron", "--public", "-o", "public.ron"]);
    for name in ["brynmor.ron", "public.ron"] {
        let said = well(&home, &["compare", name, "--into", "meeting.ron"]);
        assert!(said.out.is_empty(), "{said:?}");
        assert!(said.err.contains("here already.") && said.err.contains("Nothing was written."), "{said:?}");
        let said = well(&home, &["compare", name, "--into", "meeting.ron", "--yes"]);
        assert!(said.err.contains("here already."), "{said:?}");
        assert_eq!(home.bytes("meeting.ron"), before, "{name}");
    }
    // Whichever of the two comes first, it is the same meeting.
    let other = three_sites();
    well(&other, &["export", "brynmor.ron", "--to", "ron", "--public", "-o", "public.ron"]);
    well(&other, &["new", "Second cross-case meeting", "-o", "m.ron", "--compare", "public.ron", SITES[1], SITES[2]]);
    let ids = |session: &Session| session.of_kind(Kind::SiteLine).map(|line| line.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&read(&other, "m.ron")), ids(&read(&home, "meeting.ron")));
}

#[test]
fn what_is_new_at_a_site_comes_in_later_and_what_people_wrote_here_stays() {
    let home = meeting();
    // At home one line is said differently, an action is done, a value is added; here somebody reworded another line.
    let mut site = site("brynmor");
    let id = |session: &Session, text: &str| {
        session.entries().find(|entry| entry.text() == text).unwrap_or_else(|| panic!("{text}")).id.clone()
    };
    let choir = id(&site.session, "Brass band juniors");
    site.act(&Wish::Reword { entry: choir, text: "Brass band juniors, eleven of them".into() });
    let minibus = id(&site.session, "Try the minibus on two evenings");
    site.act(&Wish::answer(&minibus, Field::State, Value::Text("done".into())));
    site.act(&Wish::Say(New::line(Kind::Value, "", "Nobody is the only one who knows").by("A")));
    let text = document(&site);
    // It is the same session: its id is that of the first.
    let first = String::from_utf8(home.bytes("brynmor.ron")).unwrap();
    let id_of = |text: &str| {
        text.lines().find_map(|line| line.strip_prefix("id:\"")).unwrap().split('"').next().unwrap().to_owned()
    };
    let later = commonground::store::copy::apart(site.ops.clone(), "made-up", None);
    assert_eq!(text, later);
    let record = commonground::store::record::Record::of(site.ops.iter().cloned().map(store::line::Kept::of));
    home.put("brynmor.ron", store::document::write(&id_of(&first), &record));

    let said = well(&home, &["compare", "brynmor.ron", "--into", "meeting.ron"]);
    let rows: Vec<&str> = said.out.lines().collect();
    assert_eq!(rows.iter().filter(|row| row.starts_with("new\t")).count(), 1, "{said:?}");
    assert!(said.out.contains("\tNobody is the only one who knows"), "{said:?}");
    assert!(said.out.contains("changed\tA-18\tBrass band juniors, eleven of them"), "{said:?}");
    assert!(said.out.contains("changed\tA-3.1\tTry the minibus on two evenings"), "{said:?}");
    assert!(said.err.contains("--yes takes it in."), "{said:?}");
    well(&home, &["compare", "brynmor.ron", "--into", "meeting.ron", "--yes"]);
    let session = read(&home, "meeting.ron");
    let band = called(&session, "A-18");
    assert_eq!(band.text(), "Brass band juniors, eleven of them");
    assert_eq!(band.said, "Brass band juniors", "the words that came first are kept");
    assert!(called(&session, "A-3.1").words(Field::Stood).contains("done"));
    let again = well(&home, &["compare", "brynmor.ron", "--into", "meeting.ron", "--yes"]);
    assert!(again.out.is_empty(), "{again:?}");
}

#[test]
fn a_sentence_across_sites_leads_back_to_each_site_and_its_line() {
    let home = meeting();
    let mut session = read(&home, "meeting.ron");
    let at = chrono::DateTime::parse_from_rfc3339("2027-02-10T10:00:00+00:00").unwrap();
    let mut next = 1;
    let mut act = |session: &mut Session, wish: &Wish| -> Id {
        let stamp = Stamp { writer: "desk-bbbbbbbb".to_owned(), next, step: next, at };
        let ops = propose(session, wish, &stamp).unwrap();
        next += u64::try_from(ops.len()).unwrap();
        let first = ops[0].id.clone();
        for op in ops {
            session.absorb(op);
        }
        first
    };
    let row = act(&mut session, &Wish::Say(New::line(Kind::Theme, "across-sites", "Rooms that stand empty")));
    for number in ["A-T2", "B-27", "C-38"] {
        let line = called(&session, number).id.clone();
        act(&mut session, &Wish::answer(&line, Field::Theme, Value::Other(row.clone())));
    }
    let words = "Wherever we are, there is a room that only wants somebody with a key.";
    let sentence = New::line(Kind::Statement, "confirm", words).with(Field::Parent, Value::Other(row.clone()));
    let sentence = act(&mut session, &Wish::Say(sentence));
    let back = tree(&session, &sentence, Way::Back, Bound::default());
    let told: Vec<String> = back
        .steps
        .iter()
        .map(|step| {
            let entry = session.entry(&step.id).unwrap();
            format!(
                "{} {} {} | {}",
                "  ".repeat(step.depth),
                step.bond.words(Way::Back),
                entry.text(),
                entry.words(Field::CameWith)
            )
        })
        .collect();
    insta::assert_snapshot!("where_a_sentence_came_from", told.join("\n"));
}
