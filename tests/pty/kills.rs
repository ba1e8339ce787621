//! Somebody types, and the plug is pulled at a random keystroke: every line that the screen called saved is there at
//! the next start, and every character that it had painted in the half-typed line.
//!
//! `COMMONGROUND_RUNS=300 cargo test --release --test pty kills -- --nocapture` is the long form.

use super::terminal::{Terminal, at_values, is_saved, line_of};
use commonground::model::query;
use commonground::model::session::Session;
use std::path::Path;

/// Random numbers out of a seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % n
    }

    /// No blank: at the end of a line nobody could see it.
    fn letter(&mut self) -> char {
        let letters = "abcdefghijklmnopqrstuvwxyz0123456789,éßŷи世🙂";
        let at = usize::try_from(self.below(letters.chars().count() as u64)).expect("small");
        letters.chars().nth(at).expect("a letter")
    }
}

/// What somebody has typed in one run.
struct Typed {
    /// The half-typed line after each key.
    lines: Vec<String>,
    /// Every line that was ended with Enter, and after how many keys.
    entered: Vec<(String, usize)>,
    /// How many keys the screen has certainly shown.
    seen: usize,
    /// Those of them that the screen called saved.
    saved: Vec<String>,
}

impl Typed {
    fn line(&self) -> String {
        self.lines.last().cloned().unwrap_or_default()
    }

    /// Notes what stands in the painted line. The same text may have stood there a few keys before (a letter, taken
    /// away again): which of the two the screen shows nobody can tell, so that the earlier one counts.
    fn painted(&mut self, shown: &str) {
        let since = self.lines.iter().skip(self.seen).position(|line| line.trim_end() == shown);
        self.seen += since.unwrap_or(0);
    }

    /// Notes which lines a screen calls saved: it shows them, and says so.
    fn look(&mut self, shown: &str) {
        if is_saved(shown) {
            let above: String = shown.split("─ WRITING").next().unwrap_or_default().to_owned();
            let all = self.entered.iter().map(|(line, _)| line);
            let new = all.filter(|line| !self.saved.contains(line) && above.contains(line.as_str()));
            self.saved.extend(new.cloned().collect::<Vec<_>>());
        }
    }
}

/// Types keys, waiting at times until the last one is painted.
fn type_keys(screen: &mut Terminal, chance: &mut Chance, typed: &mut Typed) {
    let keys = 1 + chance.below(60);
    for _ in 0..keys {
        let mut line = typed.line();
        // A line of its own and no longer than a row, so that it can be told from others on the screen.
        match chance.below(12) {
            0 if line.chars().count() > 6 => {
                screen.press("Enter");
                typed.entered.push((line.trim_end().to_owned(), typed.lines.len() - 1));
                line.clear();
            }
            1 if !line.is_empty() => {
                screen.send(b"\x7f");
                line.pop();
            }
            2 => screen.press("Tab"),
            3 => {
                // Escape and a letter in one breath would be Alt.
                let painted = line.trim_end().to_owned();
                screen.wait_until(&painted, |shown| {
                    shown.contains("─ WRITING") && line_of(shown).as_deref() == Some(&painted)
                });
                screen.press("Esc");
                screen.wait("CHOOSING");
                screen.type_text("x");
                line.push('x');
            }
            _ if line.chars().count() > 40 => {
                screen.press("Enter");
                typed.entered.push((line.trim_end().to_owned(), typed.lines.len() - 1));
                line.clear();
            }
            _ => {
                let letter = if line.is_empty() { 'L' } else { chance.letter() };
                screen.type_text(&letter.to_string());
                line.push(letter);
            }
        }
        typed.lines.push(line);
        if chance.below(4) == 0 {
            let wanted = typed.line();
            screen.wait_until(&wanted, |shown| line_of(shown).as_deref() == Some(wanted.trim_end()));
            typed.painted(wanted.trim_end());
            typed.look(&screen.text());
        }
    }
}

fn texts(path: &str) -> Vec<String> {
    let session = Session::of(commonground::store::read(Path::new(path)).expect("readable").ops);
    query::lines(&session, "values").map(|entry| entry.text().to_owned()).collect()
}

#[test]
fn kills_lose_nothing_that_was_saved_or_painted() {
    let runs: u64 = std::env::var("COMMONGROUND_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(3);
    let folder = tempfile::tempdir().expect("a folder");
    let (mut path, mut screen) = at_values(folder.path());
    let mut here = folder;
    let (mut keys, mut saved, mut entered, mut between) = (0, 0, 0, 0);
    for run in 1..=runs {
        // A new session now and then, so that it stays as long as an afternoon makes it.
        if run % 50 == 0 {
            screen.kill();
            here = tempfile::tempdir().expect("a folder");
            (path, screen) = at_values(here.path());
        }
        let mut chance = Chance(run.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let begun = line_of(&screen.text()).unwrap_or_default();
        let mut typed = Typed { lines: vec![begun], entered: Vec::new(), seen: 0, saved: Vec::new() };
        type_keys(&mut screen, &mut chance, &mut typed);
        screen.kill();
        // Everything that it sent before it died.
        screen.drained();
        let last = screen.text();
        typed.look(&last);
        let painted = line_of(&last).unwrap_or_else(|| panic!("run {run}: no line in\n{last}"));

        let there = texts(&path);
        for line in &typed.saved {
            assert!(there.contains(line), "run {run}: “{line}” was called saved and is lost");
        }
        // What is back is what stood in the line when it was last painted, or after a later key.
        let from = typed.lines.iter().skip(typed.seen).position(|line| line.trim_end() == painted);
        let from = from.unwrap_or_else(|| panic!("run {run}: “{painted}” was never typed: {:?}", typed.lines));
        let from = typed.seen + from;
        screen = Terminal::start(here.path(), &[&path], (100, 30), &[]);
        // A frame comes in pieces: what counts is the line when all of it is there.
        let is_back = |back: &str| typed.lines.iter().skip(from).any(|line| line.trim_end() == back);
        screen.wait_until(&format!("“{painted}” of run {run}"), |shown| {
            line_of(shown).is_some_and(|back| is_back(&back))
        });
        let back = line_of(&screen.text()).unwrap_or_default();
        // A line that was painted whole and then ended: an entry, saved or out of the black box, or still in the line.
        let shown = screen.text();
        for (line, _) in typed.entered.iter().filter(|(line, at)| *at <= from && !typed.saved.contains(line)) {
            between += 1;
            let is_there = there.contains(line) || back == *line || shown.contains(line.as_str());
            assert!(is_there, "run {run}: “{line}” was ended with Enter and is lost:\n{shown}");
        }
        keys += typed.lines.len() - 1;
        saved += typed.saved.len();
        entered += typed.entered.len();
    }
    eprintln!(
        "{runs} kills, {keys} keys, {entered} lines ended, {saved} of them called saved, {between} under way: 0 lost"
    );
    assert!(keys > 0);
}
