//! Storms: a burst of keys, pastes of every kind, a window that is drawn larger and smaller all the time.

use super::terminal::{Terminal, at_values, is_saved, line_of};
use commonground::model::query;
use commonground::model::session::Session;
use std::path::Path;
use std::time::{Duration, Instant};

fn texts(path: &str) -> Vec<String> {
    let session = Session::of(commonground::store::read(Path::new(path)).expect("readable").ops);
    query::lines(&session, "values").map(|entry| entry.text().to_owned()).collect()
}

fn wait_for_line(screen: &Terminal, wanted: &str) {
    screen.wait_until(wanted, |shown| line_of(shown).as_deref() == Some(wanted));
}

fn leave(screen: &mut Terminal) {
    screen.press("C-q");
    assert_eq!(screen.ended(), 0);
}

/// 100,000 bytes at once, without any mark that they are a paste: 2,000 lines, each with its Enter.
#[test]
fn a_burst_of_keys_loses_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, mut screen) = at_values(folder.path());
    let lines: Vec<String> =
        (0..2000).map(|n| format!("{n:04} of the many things that were said that day .")).collect();
    let all: String = lines.iter().map(|line| format!("{line}\r")).collect();
    assert_eq!(all.len(), 100_000);
    let begun = Instant::now();
    screen.send(all.as_bytes());
    screen.wait_until("the last line, saved", |shown| shown.contains("1999 of the") && is_saved(shown));
    eprintln!("100,000 bytes: kept after {:?}, {} s of the processor", begun.elapsed(), screen.process().1);
    leave(&mut screen);
    assert_eq!(texts(&path), lines);
}

/// Takes a line out again, a key at a time: each is a key of its own.
fn wipe(screen: &mut Terminal, line: &str) {
    for left in (0..line.len()).rev() {
        screen.send(b"\x7f");
        wait_for_line(screen, line.get(..left).unwrap_or_default().trim_end());
    }
}

#[test]
fn no_paste_is_ever_a_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, mut screen) = at_values(folder.path());
    // It ends itself, and goes on with Ctrl-Q, Ctrl-N, Escape, a digit and Ctrl-E.
    screen.send(b"\x1b[200~ends itself\x1b[201~\x11\x0e\x1b1\x05!\x1b[201~");
    wait_for_line(&screen, "ends itself1!");
    wipe(&mut screen, "ends itself1!");
    // It never ends.
    screen.send(b"\x1b[200~never ends\x11\x0e\x051");
    wait_for_line(&screen, "never ends1");
    // More of it, at once and after a while.
    screen.send(b"\x11\x0e2");
    wait_for_line(&screen, "never ends12");
    screen.wait("What matters so much here");
    // Somebody's key: it is one again.
    wipe(&mut screen, "never ends12");
    screen.type_text("typed");
    wait_for_line(&screen, "typed");
    leave(&mut screen);
    assert!(texts(&path).is_empty());
}

#[test]
fn a_paste_of_a_megabyte_does_no_harm() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_, mut screen) = at_values(folder.path());
    let words = "long words ".repeat(95_400);
    let begun = Instant::now();
    screen.send(b"\x1b[200~");
    screen.send(words.as_bytes());
    screen.send(b"\x1b[201~");
    screen.wait("One entry holds");
    eprintln!("{} bytes pasted: answered after {:?}", words.len(), begun.elapsed());
    // On a busy machine the end of the paste may come late, and a key that comes with it belongs to the paste.
    while screen.text().contains("One entry holds") && begun.elapsed() < Duration::from_secs(20) {
        screen.press("Esc");
        std::thread::sleep(Duration::from_millis(300));
    }
    screen.gone("One entry holds");
    wait_for_line(&screen, "");
    screen.type_text("afterwards");
    wait_for_line(&screen, "afterwards");
    leave(&mut screen);
}

#[test]
fn two_thousand_sizes_in_two_seconds_are_a_few_frames() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_, mut screen) = at_values(folder.path());
    screen.type_text("stays");
    wait_for_line(&screen, "stays");
    let (wiped, used, begun) = (screen.wiped(), screen.process().1, Instant::now());
    for n in 0_u16..2000 {
        screen.resize(40 + n % 97, 10 + n % 31);
        // A millisecond for each, as far as the machine keeps up.
        std::thread::sleep(Duration::from_millis(u64::from(n)).saturating_sub(begun.elapsed()));
    }
    let took = begun.elapsed();
    screen.resize(100, 30);
    screen.wait("What matters so much here that we must keep it or grow it?");
    wait_for_line(&screen, "stays");
    let (wiped, used) = (screen.wiped() - wiped, screen.process().1 - used);
    eprintln!("2,000 sizes in {took:?}: wiped {wiped} times, {used} s of the processor");
    // Thirty frames a second, each of which may wipe twice; with room for a slow machine.
    let most = 2.0 * 30.0 * took.as_secs_f64() + 20.0;
    assert!(f64::from(u32::try_from(wiped).expect("few")) < most, "{wiped} in {took:?}");
    leave(&mut screen);
}
