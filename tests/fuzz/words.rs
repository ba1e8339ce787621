//! Words at the edges: dates, boxes, half-typed lines, templates. Any of them may be anything.

use crate::dice::{Dice, quick, runs};
use crate::mutate::{LONGEST, mutate};
use chrono::{Datelike, NaiveDate};
use commonground::model::begin::begin;
use commonground::model::field::{FIELDS, Value};
use commonground::model::kind::KINDS;
use commonground::model::session::Session;
use commonground::model::typed::line;
use commonground::model::wish::{Stamp, Wish, propose};
use commonground::model::{dates, text};
use commonground::store::template;
use commonground::ui::state::draft;

/// What people say of dates, and what they do not.
const SAID: &[&str] = &[
    "in 2 weeks",
    "by Friday",
    "next Friday",
    "end of May",
    "28th May 2027",
    "20 June 6pm",
    "1/6/2026",
    "2026-06-01",
    "day 100",
    "M3",
    "month 12",
    "in two weeks' time",
    "a fortnight",
    "3650 years",
    "18446744073709551615 days",
    "4294967295 months",
    "end of February 2200",
    "29 February",
    "31 April",
    "9999-12-31",
    "0000-00-00",
    "1000-01-01",
    "day 36525",
    "m1200",
    "before the the by in on end of next",
    "st 31st nd th",
    "١٢/٣/٢٠٢٦",
    "½ year",
    "२ weeks",
    "\u{130} \u{df} \u{fb01}",
    "May",
    "may 32",
    "2100",
    "1900",
    "now.",
    "tomorrow .",
    "+262142-12-31",
    "-262143-01-01",
];

/// Days on which things are said: also those that no calendar holds twice.
fn days() -> Vec<NaiveDate> {
    let mut out = vec![NaiveDate::MIN, NaiveDate::MAX];
    for (year, month, day) in
        [(-1, 1, 1), (0, 2, 29), (1, 1, 1), (1900, 2, 28), (2026, 5, 14), (2028, 2, 29), (9999, 12, 31)]
    {
        out.extend(NaiveDate::from_ymd_opt(year, month, day));
    }
    out
}

#[test]
fn any_words_are_a_date_or_none() {
    let days = days();
    let mut understood = 0;
    let runs = runs(20_000, 20);
    for run in 0..runs {
        let mut dice = Dice::of(run);
        let mut said = dice.word(SAID).as_bytes().to_vec();
        if run >= SAID.len() * days.len() {
            for _ in 0..dice.roll(4) {
                mutate(&mut dice, &mut said, SAID[run % SAID.len()].as_bytes());
            }
        } else {
            said = SAID[run % SAID.len()].as_bytes().to_vec();
        }
        let said = String::from_utf8_lossy(&said).into_owned();
        let on = days[run / SAID.len() % days.len()];
        let note = || format!("run {run}: {said:?} on {on}");
        let (day, _) = quick(said.len(), &note, || (dates::understood(&said, on), dates::from_event(&said, on)));
        for day in [day.0, day.1].into_iter().flatten() {
            understood += 1;
            assert!(!dates::written_out(day).is_empty() && !dates::short(day).is_empty());
            assert!(
                dates::span(day.min(on), day.max(on)).contains(&day.max(on).year().abs().to_string()),
                "{}",
                note()
            );
        }
    }
    println!("{runs} words, {understood} dates");
    assert!(understood > runs / 20);
}

#[test]
fn any_line_has_boxes() {
    let on = NaiveDate::from_ymd_opt(2026, 5, 14).unwrap();
    let at = chrono::DateTime::parse_from_rfc3339("2026-05-14T10:00:00+01:00").unwrap();
    let stamp = Stamp { writer: "t3-aaaaaaaa".into(), next: u64::MAX, step: u64::MAX, at };
    let begins = [
        "Map every free room ; Shanice, Friday club ; 2 weeks ; keys ; and a map",
        "1994 the pit closed ; 1994 ; our valley ; low",
        "14 a3 b2 f",
        "> one branch deeper",
        "council and church ; thin ; strong",
        " ;  ;  ; ; ;; ; ",
    ];
    let (mut refused, mut said) = (0, 0);
    for run in 0..runs(20_000, 20) {
        let mut dice = Dice::of(run);
        let mut bytes = dice.word(&begins).as_bytes().to_vec();
        for _ in 0..=dice.roll(3) {
            mutate(&mut dice, &mut bytes, begins[run % begins.len()].as_bytes());
        }
        let typed = String::from_utf8_lossy(&bytes).into_owned();
        let kind = KINDS[run % KINDS.len()].kind;
        let note = || format!("run {run}: {typed:?} as {kind:?}");
        let come = || {
            let boxes = line::boxes(kind, &typed);
            assert!(boxes.len() <= kind.spec().boxes.len() + 1);
            line::value(FIELDS[run % FIELDS.len()].field, &typed, on).ok();
            let wish = line::compose(kind, "values", &boxes, on).map(Wish::Say);
            wish.and_then(|wish| propose(&Session::default(), &wish, &stamp))
        };
        match quick(typed.len(), &note, come).0 {
            Ok(ops) => {
                said += 1;
                for op in ops {
                    let kept = commonground::store::line::Kept::of(op);
                    assert_eq!(commonground::store::line::read(&kept.with_sum()).as_ref(), Ok(&kept), "{}", note());
                }
            }
            Err(refusal) => {
                refused += 1;
                assert!(text::is_clean(&refusal.to_string()) && refusal.to_string().ends_with('.'), "{refusal}");
            }
        }
    }
    assert!(said > 0 && refused > 0);
    println!("{said} lines taken down, {refused} refused with a sentence");
}

#[test]
fn any_text_is_half_typed_lines() {
    let begins = "desk-aaaaaaaa.7\tnew\t\tMap every room\tShanice\ndesk-aaaaaaaa.8\treword\tdesk-aaaaaaaa.2\tour words";
    for run in 0..runs(5_000, 100) {
        let mut dice = Dice::of(run);
        let mut bytes = begins.as_bytes().to_vec();
        for _ in 0..=dice.roll(3) {
            mutate(&mut dice, &mut bytes, b"\t\n\t\t\nobjection\t\tx\tmeeting\troom\tstatement\t");
        }
        let kept = String::from_utf8_lossy(&bytes).into_owned();
        let halves = draft::read(&kept);
        assert!(halves.len() <= kept.lines().count(), "run {run}: {kept:?}");
    }
}

#[test]
fn any_file_is_a_template_or_a_sentence() {
    let day = NaiveDate::from_ymd_opt(2026, 5, 14).unwrap();
    let (mut good, mut bad) = (0, 0);
    for run in 0..runs(2_000, 200) {
        let mut dice = Dice::of(run);
        let (name, text) = *dice.pick(template::BUILT_IN);
        let mut bytes = text.as_bytes().to_vec();
        bytes.truncate(LONGEST);
        for _ in 0..=dice.roll(3) {
            mutate(&mut dice, &mut bytes, template::BUILT_IN[0].1.as_bytes());
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let note = || format!("run {run}: {text}");
        match quick(text.len(), &note, || template::parse(name, &text)).0 {
            Ok(template) => {
                good += 1;
                let faults = template.check();
                let _ = (template.minutes(), template.minutes_on(u16::MAX));
                if faults.is_empty() {
                    let wish = begin("Hackney", &template, day);
                    assert!(matches!(wish, Wish::Together(_)));
                }
            }
            Err(error) => {
                bad += 1;
                let said = error.to_string();
                assert!(said.ends_with('.') && said.contains("line "), "{said} {}", note());
            }
        }
    }
    println!("{good} templates, {bad} sentences");
    assert!(good > 0 && bad > 0);
    let answer = line::value(commonground::model::field::Field::Minutes, "18446744073709551616", day);
    assert!(answer.is_err() && Value::Count(u64::MAX).words() == "18446744073709551615");
}
