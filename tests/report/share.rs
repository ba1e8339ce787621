//! Copies for others: nothing that is not for everyone is in them, no small group can be made out, no name stands in an
//! answer of an anonymous one, and what comes out is a session that opens. `COMMONGROUND_RUNS` says how many random
//! sessions; `COMMONGROUND_SEED` where they begin.

use crate::room::{Room, day, half_day, said, text};
use crate::valley::three_days;
use commonground::export::report::{Edition, report_for, words_of};
use commonground::export::share::look::Find;
use commonground::export::share::{Audience, Copy, copy};
use commonground::export::{markdown::markdown, pool::NAMED_FROM};
use commonground::model::check::{Grade, check};
use commonground::model::entry::Entry;
use commonground::model::field::{Field, Sort, Value};
use commonground::model::id::Id;
use commonground::model::kind::{KINDS, Kind};
use commonground::model::op::{Act, How, Op};
use commonground::model::query;
use commonground::model::session::Session;
use commonground::model::stage::{self, Reader};
use commonground::model::wish::{New, Wish};
use commonground::store;
use std::collections::{BTreeMap, BTreeSet};

const BOTH: [Audience; 2] = [Audience::Public, Audience::Anonymous];

fn copied(session: &Session, audience: Audience) -> (Copy, Session, String) {
    let made = copy(session, audience, None);
    let text = store::copy::apart(made.ops.clone(), "public-from", Some("k7q2m4xwk7q2m4xw"));
    (made.clone(), Session::of(made.ops), text)
}

/// Reads a document back in every way: it is plain RON, and what was written is what is read.
fn opens(made: &Copy, text: &str) {
    ron::from_str::<ron::Value>(text).unwrap_or_else(|error| panic!("{error}"));
    let read = store::document::read(text.as_bytes());
    assert!(read.aside.is_empty() && read.refused.is_empty() && read.by_hand.is_empty(), "{:?}", read.aside);
    let mut ops = made.ops.clone();
    ops.sort_by(|a, b| a.id.cmp(&b.id));
    assert_eq!(read.record.ops(), ops);
}

#[test]
fn the_three_days_for_everyone() {
    let session = three_days();
    let (made, public, text) = copied(&session, Audience::Public);
    opens(&made, &text);
    for words in [
        "night of the flood",
        "letters go unanswered",
        "two people short",
        "Residents hold half the seats.",
        "Farmers",
        "Gwenllian",
        "garn@example.org",
        "person-",
        "desk-k7q2m4xw",
        "t3-aaaa2222",
        "T10:",
    ] {
        assert!(!text.contains(words), "{words}");
    }
    // What everyone may read is there, with who promised it and when it was said to the day.
    assert_eq!(public.words(Field::Responsible), "Steering group");
    assert!(public.words(Field::Notice).ends_with("Groups of fewer than five are counted together."));
    assert_eq!(query::last_day(&public), query::last_day(&session));
    for kind in [Kind::Action, Kind::Statement, Kind::Theme, Kind::Value, Kind::Objection] {
        assert_eq!(public.of_kind(kind).count(), session.of_kind(kind).count(), "{kind:?}");
    }
    for (one, other) in public.of_kind(Kind::Action).zip(session.of_kind(Kind::Action)) {
        assert_eq!((one.text(), &one.no), (other.text(), &other.no));
        assert_eq!(one.words(Field::Who), other.words(Field::Who));
        assert_eq!(query::comes_from(&public, one).is_empty(), query::comes_from(&session, other).is_empty());
    }
    // Farmers were three, so the next smallest is counted with them.
    let groups: Vec<String> = public.of_kind(Kind::Group).map(|group| group.words(Field::Letter)).collect();
    assert_eq!(groups.join(" "), "A B C D Z");
    assert_eq!(public.get_at(Field::Present, "welcome/Z"), Some(&Value::Count(9)));
    assert_eq!(public.get_at(Field::Present, "welcome/A"), Some(&Value::Count(9)));
    let doctors = public.of_kind(Kind::Trend).find(|trend| trend.text() == "Fewer doctors").unwrap();
    assert_eq!(doctors.dots().1, 17);
    assert_eq!(doctors.dots().0.get("Z"), Some(&5));
    assert!(check(&public).iter().all(|finding| finding.grade == Grade::Open), "{:?}", check(&public));
    assert!(markdown(&report_for(&public, Edition::Everyone)).contains("Smaller groups, not named"));
}

#[test]
fn the_three_days_without_names() {
    let session = three_days();
    let (made, anonymous, text) = copied(&session, Audience::Anonymous);
    opens(&made, &text);
    for words in
        ["Nasreen", "Steering group", "Workmen’s Hall, Garn", "Partnership", "Young people", "2026-05", "at:\""]
    {
        let free = made.to_read.iter().any(|read| read.words.contains(words));
        assert!(free || !text.contains(words), "{words}");
    }
    assert_eq!(anonymous.words(Field::Title), "A healthier Garn Valley");
    assert!(made.to_read.iter().any(|read| read.code == "title" && read.finds.contains(&Find::Name)));
    let promised = session.of_kind(Kind::Action).filter(|action| !action.words(Field::Who).is_empty()).count();
    let somebody = anonymous.of_kind(Kind::Action).filter(|action| action.words(Field::Who) == "somebody").count();
    assert_eq!(somebody, promised);
    let dates = report_for(&anonymous, Edition::Everyone).facts.into_iter().find(|fact| fact.label == "Dates").unwrap();
    assert_eq!(words_of(&dates.text), "2026");
    assert_eq!(query::last_day(&anonymous).map(|day| day.to_string()).as_deref(), Some("2026-12-31"));
}

#[test]
fn a_contact_given_for_the_copy_stands_in_it() {
    let session = three_days();
    let said = |audience| Session::of(copy(&session, audience, Some("post@example.org")).ops).words(Field::Responsible);
    assert_eq!(said(Audience::Public), "Steering group (post@example.org)");
    assert_eq!(said(Audience::Anonymous), "post@example.org");
    assert!(copy(&session, Audience::Public, None).left_out.contact);
}

#[test]
fn the_same_copy_twice_is_one_session_and_never_the_original() {
    let (_, _, one) = copied(&half_day(), Audience::Public);
    let (_, _, again) = copied(&half_day(), Audience::Public);
    assert_eq!(one, again);
    let (_, _, other) = copied(&three_days(), Audience::Public);
    let id = |text: &str| store::document::read(text.as_bytes()).header.id;
    assert_ne!(id(&one), id(&other));
    assert!(id(&one).ends_with("-public-from-k7q2m4xwk7q2m4xw") && id(&one) != "k7q2m4xwk7q2m4xw");
}

#[test]
fn what_only_broken_files_hold_is_not_in_a_copy_either() {
    let mut room = Room::new();
    room.set(Field::Title, text("Broken"));
    let note = said(Kind::Note, "welcome", "she looked tired");
    room.force("desk-k7q2m4xw.note", note);
    room.force("desk-k7q2m4xw.person", said(Kind::Person, "", "Gwen Price"));
    let mut odd = said(Kind::Value, "gwens-own-task", "we look after each other");
    odd.no = "gwen-laptop-3".into();
    odd.by = "Gwen".into();
    odd.with = vec![(Field::Contact, text("gwen@example.org")), (Field::Consent, text("photo"))];
    room.force("desk-k7q2m4xw.odd", odd);
    let orphan = Id::new("desk-k7q2m4xw.nowhere");
    let op =
        room.bare(Id::new("desk-k7q2m4xw.late"), vec![orphan], Act::Text { over: vec![], text: "lost words".into() });
    room.session.absorb(op);
    for audience in BOTH {
        let (made, _, text) = copied(&room.session, audience);
        opens(&made, &text);
        for words in ["tired", "Gwen", "gwen", "photo", "lost words"] {
            assert!(!text.contains(words), "{audience:?}: {words}");
        }
        assert!(text.contains("we look after each other"));
    }
}

// Random sessions.

/// A number after the other, the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below.max(1)
    }
    fn chance(&mut self, percent: u64) -> bool {
        self.roll(100) < percent
    }
    fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[usize::try_from(self.roll(all.len() as u64)).unwrap()]
    }
}

const LETTERS: [&str; 5] = ["A", "B", "C", "D", "E"];
const TASKS: [&str; 4] = ["welcome", "time-lines", "trends", "actions"];

/// A session with its secrets: texts that no copy may hold, and names that no anonymous copy may hold in an answer.
struct Secrets {
    session: Session,
    hidden: Vec<String>,
    names: Vec<String>,
}

fn random(seed: u64) -> Secrets {
    let mut dice = Dice(seed.wrapping_mul(2).wrapping_add(0x9E37_79B9));
    let mut room = Room::new();
    let (mut hidden, mut names) = (Vec::new(), Vec::new());
    room.set(Field::Title, text("Random"));
    room.set(Field::Responsible, text("Olwenkeeps (olwen@secret.example)"));
    hidden.push("olwen@secret.example".to_owned());
    names.push("Olwenkeeps".to_owned());
    head_counts(&mut room, &mut dice);
    let said: Vec<&Kind> =
        KINDS.iter().map(|spec| &spec.kind).filter(|kind| !is_frame(**kind) && !kind.is_private()).collect();
    let mut ids: Vec<Id> = Vec::new();
    for n in 0..8 + dice.roll(40) {
        let kind = **dice.pick(&said);
        let (words, group_only) = (format!("words{seed}x{n}x"), dice.chance(15));
        let mut new = New::line(kind, if dice.chance(30) { dice.pick::<&str>(&TASKS) } else { "" }, &words);
        new.by = (*dice.pick(&["", "A", "B", "C", "D", "E", "T3", "groupnameC", "Gwenbywriter"])).into();
        if group_only {
            new = new.with(Field::GroupOnly, Value::Flag(true));
        }
        for field in kind.spec().boxes.iter().chain(kind.spec().also).chain(&[Field::Photo]) {
            new = answered(new, *field, &mut dice, &mut names, &ids, n);
        }
        let id = room.say(new);
        let entry = room.session.entry(&id).unwrap().clone();
        let taken_back = change(&mut room, &mut dice, &entry, &ids, &mut hidden, &mut names, n);
        if taken_back || group_only || !open_to_all(&entry) {
            hidden.push(words);
        }
        ids.push(id);
    }
    Secrets { session: room.session, hidden, names }
}

fn is_frame(kind: Kind) -> bool {
    !kind.is_said()
}

/// Whether the tables of kinds and stages let everyone read it.
fn open_to_all(entry: &Entry) -> bool {
    let task = stage::task(&entry.task).unwrap();
    entry.kind.spec().reader == Reader::Everyone
        && (task.captures.contains(&entry.kind) || task.reader == Reader::Everyone)
}

/// Groups of all sizes, counted at some tasks, at some not.
fn head_counts(room: &mut Room, dice: &mut Dice) {
    let groups = &LETTERS[..usize::try_from(dice.roll(6)).unwrap()];
    for letter in groups {
        let mut new = New::line(Kind::Group, "", &format!("groupname{letter}")).with(Field::Letter, text(letter));
        if dice.chance(50) {
            new = new.with(Field::Expected, Value::Count(1 + dice.roll(12)));
        }
        room.say(new.with(Field::AreIn, text("A, N")));
    }
    for task in TASKS {
        let mut all = 0;
        for letter in groups {
            if dice.chance(25) {
                continue;
            }
            let n = dice.roll(13);
            all += n;
            room.present(&format!("{task}/{letter}"), n);
        }
        if dice.chance(50) {
            room.present(task, all);
        }
    }
}

/// Perhaps an answer: names hold the line's number, so that each can be looked for.
fn answered(new: New, field: Field, dice: &mut Dice, names: &mut Vec<String>, ids: &[Id], n: u64) -> New {
    if !dice.chance(50) {
        return new;
    }
    let value = match field.spec().sort {
        Sort::Words if matches!(field, Field::Who | Field::Keeper | Field::With | Field::Authors | Field::HandedTo) => {
            names.push(format!("Nameof{n}x"));
            text(&format!("Nameof{n}x"))
        }
        Sort::Words if field == Field::Photo => text("photo-of-secret.jpg"),
        Sort::Words => text("plain"),
        Sort::OneOf(words) => text(dice.pick::<&str>(words)),
        Sort::Number => Value::Count(dice.roll(9)),
        Sort::YesNo => Value::Flag(dice.chance(50)),
        Sort::Date => day(&format!("2027-0{}-1{}", 1 + dice.roll(9), dice.roll(9))),
        Sort::Numbers => Value::Counts(vec![dice.roll(4), dice.roll(4), 1]),
        Sort::Other if !ids.is_empty() && field == Field::Parent => Value::Other(dice.pick(ids).clone()),
        Sort::Other | Sort::Moment => return new,
    };
    // What may have a key has none here.
    if field == Field::Dots { new } else { new.with(field, value) }
}

/// What happens to a line after it was said; whether it was taken back.
fn change(
    room: &mut Room,
    dice: &mut Dice,
    entry: &Entry,
    ids: &[Id],
    hidden: &mut Vec<String>,
    names: &mut Vec<String>,
    n: u64,
) -> bool {
    let id = &entry.id;
    if dice.chance(20) {
        let old = format!("oldwords{n}x");
        room.reword(id, &old);
        room.reword(id, &entry.said);
        hidden.push(old);
    }
    if entry.kind.has(Field::Dots) {
        for letter in LETTERS {
            room.dots(id, letter, dice.roll(5));
        }
    }
    if dice.chance(30) {
        names.push(format!("Signer{n}x"));
        room.label(id, How::SignedUp, &format!("Signer{n}x"));
    }
    if dice.chance(30) {
        room.label(id, How::SignedUp, &format!("person-{n}"));
    }
    if dice.chance(20) {
        names.push(format!("Translator{n}x"));
        room.render(id, "cy", &entry.said.replace("words", "geiriau"), &format!("Translator{n}x"));
    }
    if !ids.is_empty() && dice.chance(20) {
        room.link(id, *dice.pick(&[How::Cross, How::From, How::Joined, How::After]), dice.pick(ids));
    }
    let taken_back = dice.chance(15);
    if taken_back {
        room.wish(&Wish::Withdraw(id.clone()));
    }
    taken_back
}

/// The numbers of small groups in a session, by letter: the fewest that were counted, else the expected.
fn sizes(session: &Session) -> BTreeMap<String, Option<u64>> {
    let mut out = BTreeMap::new();
    for group in session.of_kind(Kind::Group) {
        let letter = group.words(Field::Letter);
        let counts =
            TASKS.iter().filter_map(|task| match session.get_at(Field::Present, &format!("{task}/{letter}")) {
                Some(Value::Count(n)) => Some(*n),
                _ => None,
            });
        let counts: Vec<u64> = counts.collect();
        let least = counts.iter().copied().filter(|n| *n > 0).min().or(counts.last().copied());
        out.insert(letter, least.or(group.count(Field::Expected)));
    }
    out
}

/// No small group is named, and what is counted together is at least two groups and five people wherever it can be told
/// or worked out.
fn no_small_group(session: &Session, made: &Copy, public: &Session) {
    let sizes = sizes(session);
    let named: BTreeSet<String> =
        public.of_kind(Kind::Group).map(|group| group.words(Field::Letter)).filter(|letter| letter != "Z").collect();
    for letter in &named {
        assert!(sizes[letter].is_some_and(|n| n >= NAMED_FROM), "{letter} is named: {sizes:?}");
    }
    let apart: Vec<&String> = sizes.keys().filter(|letter| !named.contains(*letter)).collect();
    assert_eq!(made.left_out.groups.len(), apart.len());
    assert!(apart.len() != 1 || sizes.len() == 1, "{apart:?} is what the others leave: {sizes:?}");
    for op in &made.ops {
        let letters: Vec<&str> = match &op.act {
            Act::Say(said) => vec![said.by.as_str()],
            Act::Set { field: Field::Present, key, to: Value::Count(n), .. } => {
                assert!(*n == 0 || *n >= NAMED_FROM, "{key}: {n}");
                key.split_once('/').map(|(_, letter)| letter).into_iter().collect()
            }
            Act::Set { field: Field::Dots, key, .. } => vec![key.as_str()],
            _ => Vec::new(),
        };
        for letter in letters.iter().filter(|letter| !letter.is_empty() && **letter != "T3" && **letter != "Z") {
            assert!(named.contains(*letter), "{letter} in {op:?}");
        }
    }
    worked_out(session, public, &named, &apart);
}

/// What the whole leaves when the named groups are taken from it, at each task, is at least two groups, or nothing that
/// was ever counted.
fn worked_out(session: &Session, public: &Session, named: &BTreeSet<String>, apart: &[&String]) {
    for task in TASKS {
        let Some(Value::Count(all)) = public.get_at(Field::Present, task) else { continue };
        let counted = |letter: &String| match public.get_at(Field::Present, &format!("{task}/{letter}")) {
            Some(Value::Count(n)) => Some(*n),
            _ => None,
        };
        let seen: u64 = named.iter().filter_map(counted).sum();
        for letter in apart {
            if let Some(Value::Count(own)) = session.get_at(Field::Present, &format!("{task}/{letter}")) {
                let left = all.saturating_sub(seen);
                assert!(apart.len() > 1 || sizes(session).len() == 1 || left != *own, "{task}: {letter} are {own}");
            }
        }
    }
}

/// No answer, label or translator of an anonymous copy holds a name.
fn no_names(made: &Copy, names: &[String]) {
    let is_name = |words: &str| names.iter().any(|name| words.contains(name.as_str()));
    for op in &made.ops {
        assert_eq!(op.at, None, "{op:?}");
        let values: Vec<&Value> = match &op.act {
            Act::Say(said) => said.with.iter().map(|(_, value)| value).collect(),
            Act::Set { to, .. } => vec![to],
            Act::Link { how, label, .. } => {
                assert!(*how != How::SignedUp && !is_name(label), "{op:?}");
                vec![]
            }
            Act::Also { by, .. } => {
                assert_eq!(by, "");
                vec![]
            }
            _ => vec![],
        };
        for value in values {
            assert!(!is_name(&value.words()), "{op:?}");
            if let Value::Date { on: Some(on), .. } = value {
                assert!(on.to_string().ends_with("-12-31"), "{op:?}");
            }
        }
    }
}

/// A record of a copy holds only what stands: nothing is undone, ended, replaced, taken back or finer than the day.
fn only_what_stands(made: &Copy) {
    for op in &made.ops {
        let replaces = match &op.act {
            Act::Text { over, .. } | Act::Also { over, .. } | Act::Set { over, .. } => !over.is_empty(),
            act => !matches!(act, Act::Say(_) | Act::Link { .. }),
        };
        assert!(!replaces, "{op:?}");
        assert!(op.at.is_none_or(|at| at.to_rfc3339().contains("T00:00:00")), "{op:?}");
    }
}

fn holds(seed: u64) {
    let Secrets { session, hidden, names } = random(seed);
    for audience in BOTH {
        let (made, public, text) = copied(&session, audience);
        opens(&made, &text);
        for words in hidden.iter().map(String::as_str).chain(["photo-of", "person-", "Gwenbywriter", "desk-k7q2m4xw"]) {
            assert!(!text.contains(words), "seed {seed}, {audience:?}: {words}");
        }
        for letter in sizes(&session).into_iter().filter(|(_, n)| n.is_none_or(|n| n < NAMED_FROM)) {
            assert!(!text.contains(&format!("groupname{}", letter.0)), "seed {seed}: {letter:?}");
        }
        only_what_stands(&made);
        no_small_group(&session, &made, &public);
        if audience == Audience::Anonymous {
            no_names(&made, &names);
        }
        let broken = |session: &Session| -> Vec<String> {
            let all = check(session).into_iter().filter(|finding| finding.grade == Grade::Broken);
            all.map(|finding| finding.sentence).collect()
        };
        let had: BTreeSet<String> = broken(&session).into_iter().collect();
        for sentence in broken(&public) {
            assert!(had.contains(&sentence), "seed {seed}: {sentence}");
        }
    }
}

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(default)
}

#[test]
fn random_sessions_hold_nothing_in_a_copy_that_is_not_for_everyone() {
    let from = number("COMMONGROUND_SEED", 1);
    for seed in from..from + number("COMMONGROUND_RUNS", 200) {
        holds(seed);
    }
}

/// What the tests above would see if an operation of the original came through.
#[test]
fn the_test_sees_an_original_operation() {
    let Secrets { session, hidden, .. } = random(3);
    let ops: Vec<Op> = session.ops().cloned().collect();
    let text = store::copy::apart(ops, "public-from", None);
    assert!(hidden.iter().any(|words| text.contains(words.as_str())));
}
