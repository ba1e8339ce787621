//! A clock that is wrong by years changes no order: what people see depends on what was said, not on when a laptop
//! believed that it was.

use crate::dice::{Dice, runs};
use crate::seeds;
use chrono::{DateTime, Days, FixedOffset, TimeDelta};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::{Act, Op};
use commonground::model::session::Session;
use commonground::model::stage;
use commonground::model::wish::{New, Stamp, Wish, propose};
use commonground::model::{check, query};
use commonground::store::readable;

/// Everything that people see in its order, without the times.
fn seen(session: &Session) -> Vec<String> {
    let mut out: Vec<String> = readable::lines(session).into_iter().map(|line| line.text).collect();
    let ids = |entries: Vec<&commonground::model::entry::Entry>| {
        entries.iter().map(|entry| session.spoken(entry)).collect::<Vec<_>>().join(" ")
    };
    out.push(ids(query::agenda(session)));
    out.push(ids(query::themes(session)));
    out.push(ids(query::not_agreed(session)));
    out.push(ids(query::actions(session, None)));
    for task in stage::tasks() {
        out.push(ids(query::lines(session, task.code).collect()));
        out.push(ids(query::material(session, task)));
        out.push(format!("{:?}", query::present(session, task.code)));
    }
    out.extend(check::check(session).into_iter().map(|finding| finding.to_string()));
    out.push(format!("{:?} {:?}", query::here(session).map(|item| &item.id), session.clock()));
    out
}

/// A moment up to a hundred years off, in any offset; sometimes none, or the end of the calendar of our files.
fn wrong(dice: &mut Dice, at: Option<DateTime<FixedOffset>>) -> Option<DateTime<FixedOffset>> {
    match dice.roll(20) {
        0 => return None,
        1 => return DateTime::parse_from_rfc3339("9999-12-31T23:59:59-23:59").ok(),
        2 => return DateTime::parse_from_rfc3339("0000-01-01T00:00:00+23:59").ok(),
        _ => {}
    }
    let days = u64::try_from(dice.roll(36_525)).unwrap();
    let at = at?;
    let moved =
        if dice.chance(50) { at.checked_add_days(Days::new(days)) } else { at.checked_sub_days(Days::new(days)) };
    let zone = FixedOffset::east_opt(i32::try_from(dice.roll(172_000)).unwrap() - 86_000)?;
    moved.map(|at| at.with_timezone(&zone))
}

#[test]
fn a_clock_wrong_by_a_hundred_years_changes_no_order() {
    for name in ["clinton-2012", "healthy-valley"] {
        let ops: Vec<Op> = seeds::of_the_sample(name).iter().map(|kept| Op::clone(&kept.op)).collect();
        let right = seen(&Session::of(ops.clone()));
        for run in 0..runs(4, 100_000) {
            let mut dice = Dice::of(run);
            let one_day = wrong(&mut dice, ops[0].at).or(ops[0].at);
            let shift = |op: &Op, dice: &mut Dice| match run % 3 {
                // Everybody is a hundred years late, or early; or each line comes from another age.
                0 => op.at.and_then(|at| at.checked_add_signed(TimeDelta::days(36_525))),
                1 => op.at.and(one_day),
                _ => wrong(dice, op.at),
            };
            let moved: Vec<Op> = ops.iter().map(|op| Op { at: shift(op, &mut dice), ..op.clone() }).collect();
            assert_eq!(seen(&Session::of(moved)), right, "{name} run {run}");
        }
    }
}

#[test]
fn a_clock_set_back_while_people_speak_changes_no_order() {
    let right = DateTime::parse_from_rfc3339("2026-05-14T10:00:00+01:00").unwrap();
    for run in 0..runs(30, 100_000) {
        let mut dice = Dice::of(run);
        let mut sessions = [Session::default(), Session::default()];
        let mut said: Vec<Id> = Vec::new();
        for n in 0..60u64 {
            let wish = match dice.roll(5) {
                0 if !said.is_empty() => {
                    Wish::Reword { entry: dice.pick(&said).clone(), text: format!("again {n}").into() }
                }
                1 if !said.is_empty() => Wish::Withdraw(dice.pick(&said).clone()),
                2 if n > 2 => {
                    let ops: Vec<Id> =
                        sessions[0].ops().map(|op| (op.l, op.id.clone())).max().map(|(_, id)| id).into_iter().collect();
                    Wish::Undo(ops)
                }
                _ => Wish::Say(New::line(
                    *dice.pick(&[Kind::Value, Kind::Theme, Kind::Action]),
                    "",
                    &format!("line {n}"),
                )),
            };
            let late = right + TimeDelta::minutes(i64::try_from(n).unwrap());
            for (which, session) in sessions.iter_mut().enumerate() {
                // The second laptop's clock goes forward, back, and to other ages.
                let at = if which == 0 { late } else { wrong(&mut dice, Some(late)).unwrap_or(right) };
                let stamp = Stamp { writer: "desk-aaaaaaaa".into(), next: n * 10 + 1, step: n, at };
                for op in propose(session, &wish, &stamp).unwrap_or_default() {
                    if which == 0 && matches!(op.act, Act::Say(_)) {
                        said.push(op.id.clone());
                    }
                    session.absorb(op);
                }
            }
        }
        let [one, two] = &sessions;
        assert_eq!(seen(one), seen(two), "run {run}");
        assert!(said.len() > 10);
    }
}
