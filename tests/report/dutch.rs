//! A made-up year of a session in Dutch: what the papers of afterwards read like there. Read by somebody who reads Dutch.

use crate::became::half_a_year;
use crate::year::a_year;
use commonground::export::markdown::markdown;
use commonground::export::report::{For, report_to};
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::session::Session;
use commonground::model::tongue;
use commonground::model::wish::{Stamp, Wish, propose};

fn in_dutch(mut session: Session) -> Session {
    let at = chrono::DateTime::parse_from_rfc3339("2027-05-16T10:00:00+01:00").unwrap();
    let stamp = Stamp { writer: "desk-nlnlnlnl".to_owned(), next: 1, step: 1, at };
    let wish = Wish::answer(&Id::session(), Field::Language, Value::Text("nl".into()));
    for op in propose(&session, &tongue::with_titles(&session, wish), &stamp).unwrap() {
        session.absorb(op);
    }
    session
}

#[test]
fn the_papers_of_afterwards_read_so_in_dutch() {
    let (year, half) = (in_dutch(a_year()), in_dutch(half_a_year()));
    for (name, session, whom) in [
        ("follow_up", &year, For::FollowUp),
        ("evidence", &half, For::Evidence),
        ("review", &year, For::Review),
        ("voices", &half, For::Voices),
    ] {
        insta::assert_snapshot!(format!("{name}_nl"), markdown(&report_to(session, whom, None)));
    }
}
