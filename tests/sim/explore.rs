//! Goes through crash points, fates and faults, boots what is left, and looks whether every promise is kept.

use super::dice::Dice;
use super::disk::{Call, Event, Fault, No, SimDisk};
use super::play::{Play, Step, open, state_of};
use super::promise::{Part, Promise};
use super::wreck::{Fate, Image, Item, Wreck};
use commonground::store::Local;
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// What a state of the disk turned out to be, and why.
#[derive(Debug)]
pub enum Bad {
    Lost(String),
    Unreadable(String),
    Panic(String),
}

impl Bad {
    fn words(&self) -> &str {
        let (Self::Lost(words) | Self::Unreadable(words) | Self::Panic(words)) = self;
        words
    }
}

/// How many there were of what.
#[derive(Debug, Default)]
pub struct Tally {
    pub states: usize,
    pub crash_points: usize,
    /// How many combinations of fates were tried one by one.
    pub combinations: usize,
    pub possible_faults: usize,
    pub faults: usize,
    pub double: usize,
    pub lost: usize,
    pub panics: usize,
    pub unreadable: usize,
    /// The first few that went wrong, told.
    pub told: Vec<String>,
    seen: HashSet<u64>,
    kinds: HashSet<String>,
}

/// At a crash point with no more combinations than this, all are tried one by one, in the short form.
pub const ALL: usize = 1024;

/// What was done by one play.
pub struct Recording {
    pub name: String,
    pub log: Vec<Event>,
    pub calls: Vec<Call>,
}

impl Tally {
    /// Takes in what another thread has found.
    pub fn join(&mut self, other: Self) {
        self.states += other.states;
        self.crash_points += other.crash_points;
        self.combinations += other.combinations;
        self.possible_faults += other.possible_faults;
        self.faults += other.faults;
        self.double += other.double;
        self.lost += other.lost;
        self.panics += other.panics;
        self.unreadable += other.unreadable;
        self.told.extend(other.told);
    }

    pub fn bad(&mut self, bad: &Bad, story: impl FnOnce() -> String) {
        match bad {
            Bad::Lost(_) => self.lost += 1,
            Bad::Unreadable(_) => self.unreadable += 1,
            Bad::Panic(_) => self.panics += 1,
        }
        // One of a kind: the same script, and the same words but for the names.
        let (story, words) = (story(), bad.words());
        let kind: String = words.chars().filter(|c| !c.is_ascii_digit()).take(40).collect();
        let script = story.split([',', ':']).next().unwrap_or_default();
        if self.told.len() < 40 && self.kinds.insert(kind + script) {
            self.told.push(format!("{bad:?}\n{story}"));
        }
    }

    /// Boots a wreck with these fates and sees whether it keeps what was promised. What was seen before does not count.
    pub fn state(&mut self, of: &Wreck, items: &[Item], fates: &[Fate], dice: &mut Dice, name: &str) {
        let image = of.image(items, fates);
        let sum = image.sum() ^ of.promise.marks.rotate_left(17);
        if !self.seen.insert(sum) {
            return;
        }
        self.states += 1;
        let story = |what: &str| format!("{name}: {what}\n{}", of.story(items, fates));
        match recover(&image, &of.promise, dice) {
            Err(bad) => self.bad(&bad, || story("after one crash")),
            Ok(log) if dice.roll(4) == 0 => {
                let again = crash_somewhere(&image, &of.promise, &log, dice);
                let (items, fates) = again.any(dice);
                let second = again.wreck.image(&items, &fates);
                self.states += 1;
                self.double += 1;
                if let Err(bad) = recover(&second, &again.wreck.promise, dice) {
                    let more = again.wreck.story(&items, &fates);
                    self.bad(&bad, || story("and a crash while it was put right") + "then\n" + &more);
                }
            }
            Ok(_) => {}
        }
    }
}

/// A log up to some point.
pub struct Crash {
    pub wreck: Wreck,
    pub items: Vec<Item>,
}

impl Crash {
    fn any(&self, dice: &mut Dice) -> (Vec<Item>, Vec<Fate>) {
        let fates = self.items.iter().map(|item| item.any(dice)).collect();
        (self.items.clone(), fates)
    }
}

/// Crashes at any point of a log.
pub fn crash_somewhere(image: &Image, promise: &Arc<Promise>, log: &[Event], dice: &mut Dice) -> Crash {
    let mut wreck = Wreck::new(image, promise.clone());
    let to = dice.roll(log.len() + 1);
    wreck.take_all(&log[..to]);
    for event in log[to..].iter().take_while(|event| matches!(event, Event::Mark(_))) {
        wreck.take(event);
    }
    let items = wreck.items();
    Crash { wreck, items }
}

/// Every point of a log at which a crash finds something else than before, with the promises made by then.
pub fn crash_points(image: &Image, log: &[Event], mut visit: impl FnMut(&Wreck)) {
    let mut wreck = Wreck::new(image, Arc::default());
    for (n, event) in log.iter().enumerate() {
        wreck.take(event);
        if !matches!(log.get(n + 1), Some(Event::Mark(_))) {
            visit(&wreck);
        }
    }
}

/// How many combinations there are at one point.
pub fn product(items: &[Item]) -> usize {
    items.iter().fold(1, |all, item| all.saturating_mul(item.fates(0).len()))
}

/// How many of them `combinations` gives.
pub fn how_many(items: &[Item], all: usize) -> usize {
    let product = product(items);
    if product <= all {
        return product;
    }
    let (singles, squares) = items
        .iter()
        .map(|item| item.fates(0).len() - 1)
        .fold((0, 0), |(n, m), others| (n + others, m + others * others));
    2 * (1 + singles + (singles * singles - squares) / 2)
}

/// The fates that are tried at one point: all combinations where there are no more than `all`; else all alone and all
/// pairs, with everything else kept, and with everything else dropped.
pub fn combinations(items: &[Item], seed: u64, all: usize) -> Box<dyn Iterator<Item = Vec<Fate>>> {
    let options: Vec<Vec<Fate>> = items.iter().map(|item| item.fates(seed)).collect();
    let product = product(items);
    if product > all {
        return Box::new(pairs(&options).into_iter());
    }
    Box::new((0..product).map(move |mut n| {
        let next = |one: &Vec<Fate>| {
            let fate = one[n % one.len()];
            n /= one.len();
            fate
        };
        options.iter().map(next).collect()
    }))
}

fn pairs(options: &[Vec<Fate>]) -> Vec<Vec<Fate>> {
    let mut out = Vec::new();
    for base in [Fate::Kept, Fate::Dropped] {
        let plain = vec![base; options.len()];
        out.push(plain.clone());
        for (one, fates) in options.iter().enumerate() {
            for fate in fates.iter().filter(|fate| **fate != base) {
                let mut single = plain.clone();
                single[one] = *fate;
                out.push(single.clone());
                for (other, fates) in options.iter().enumerate().skip(one + 1) {
                    for fate in fates.iter().filter(|fate| **fate != base) {
                        let mut pair = single.clone();
                        pair[other] = *fate;
                        out.push(pair);
                    }
                }
            }
        }
    }
    out
}

/// A play on an empty disk, with a fault or without; `Err` where the play itself goes wrong.
pub fn record(name: &str, script: &[Step], fault: Option<Fault>) -> Result<Recording, Bad> {
    let disk = SimDisk::boot(&Image::default());
    disk.set_fault(fault);
    let mut play = Play::new(disk.clone(), state_of(&disk), Promise::default());
    let played = catch_unwind(AssertUnwindSafe(|| {
        play.play(script);
        disk.set_fault(None);
        disk.set_room(None);
        play.save_all();
    }));
    let (log, calls) = disk.take_log();
    let name = fault.map_or_else(|| name.to_owned(), |fault| format!("{name}, {fault:?}"));
    match (played, play.wrong.take()) {
        (Err(_), _) => Err(Bad::Panic(name)),
        (Ok(()), Some(wrong)) => Err(Bad::Lost(format!("{name}: {wrong}"))),
        (Ok(()), None) => Ok(Recording { name, log, calls }),
    }
}

/// Boots with the state folder or without, opens, looks, writes, folds, cuts the power, and looks again: for the
/// session's folder alone must hold everything. Gives back what was done to the disk.
pub fn recover(image: &Image, promise: &Arc<Promise>, dice: &mut Dice) -> Result<Vec<Event>, Bad> {
    catch_unwind(AssertUnwindSafe(|| recover_or_panic(image, promise, dice)))
        .unwrap_or_else(|_| Err(Bad::Panic(String::new())))
}

fn recover_or_panic(image: &Image, promise: &Arc<Promise>, dice: &mut Dice) -> Result<Vec<Event>, Bad> {
    promise.check_bytes(image).map_err(Bad::Lost)?;
    let (disk, second) = (SimDisk::boot(image), SimDisk::boot(image));
    let with_state = dice.roll(2) == 0;
    let (local, other) = if with_state { (state_of(&disk), Local::none()) } else { (Local::none(), state_of(&second)) };
    look(&second, other, promise)?;
    let mut play = Play::new(disk.clone(), local, (**promise).clone());
    play.play(&[Step::Open(0), Step::Say(0), Step::Fold(0)]);
    if let Some(wrong) = play.wrong.take() {
        return Err(Bad::Lost(wrong));
    }
    if !play.all_is_saved() {
        return Err(Bad::Unreadable("it can be read, and not written".to_owned()));
    }
    let (log, _) = disk.take_log();
    if dice.roll(2) == 0 {
        let mut wreck = Wreck::new(image, promise.clone());
        wreck.take_all(&log);
        let items = wreck.items();
        let after = wreck.image(&items, &vec![Fate::Dropped; items.len()]);
        wreck.promise.check_bytes(&after).map_err(Bad::Lost)?;
        look(&SimDisk::boot(&after), Local::none(), &wreck.promise)?;
    }
    Ok(log)
}

fn look(disk: &SimDisk, local: Local, promise: &Promise) -> Result<(), Bad> {
    match open(disk, local, "desk") {
        Err(_) if !promise.created => Ok(()),
        Err(error) => Err(Bad::Unreadable(error.to_string())),
        Ok((_, opened)) if opened.read_only.is_some() => Err(Bad::Unreadable(format!("{:?}", opened.read_only))),
        Ok((book, opened)) => {
            promise.check(Part::Session, &opened.ops).map_err(Bad::Lost)?;
            if promise.has_private() {
                let (_, opened) = book.private().map_err(|error| Bad::Unreadable(error.to_string()))?;
                promise.check(Part::Private, &opened.ops).map_err(Bad::Lost)?;
            }
            Ok(())
        }
    }
}

/// Every fault that a play of these calls can meet.
pub fn faults(calls: &[Call]) -> Vec<Fault> {
    let mut out = Vec::new();
    for no in No::ALL {
        for (at, call) in calls.iter().enumerate().filter(|(_, call)| no.befalls(**call)) {
            for for_ever in [false, true] {
                for done in [false, true] {
                    let can_be_half = matches!(call, Call::Create | Call::Append | Call::Rename | Call::Remove);
                    let interrupted = no == No::Interrupted;
                    if (done && !can_be_half) || (for_ever && interrupted) {
                        continue;
                    }
                    out.push(Fault { at, for_ever, no, done });
                }
            }
        }
    }
    out
}
