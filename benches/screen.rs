//! The real program in a terminal, beside editors that people know (vim and nano, where they are installed) on the same
//! file, and beside what the machine can do at all: `cat` echoing a letter, a line added to a file and synced. With 50,
//! 1,000, 10,000 and 100,000 entries. Figures to be read, nothing that is held: programs take turns, so that noise hits all
//! alike; medians over all rounds. `cargo bench --bench screen`; `COMMONGROUND_RUNS` says how many rounds,
//! `COMMONGROUND_ENTRIES` with which numbers of entries, as in `50,1000`. Linux: it reads `/proc`.

#![expect(clippy::expect_used, clippy::cast_precision_loss, reason = "figures may fail loudly")]

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::io::{Read as _, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How long a program may leave the screen alone before it is taken to be done.
const QUIET: Duration = Duration::from_millis(12);
/// Longer than anything should take.
const PATIENCE: Duration = Duration::from_mins(1);
/// What is typed.
const WORDS: &str = "neighbours look in on each other and nobody is asked twice ";
const LETTERS: usize = 100;
const BURST: usize = 600;
/// How long nothing is done.
const IDLE: Duration = Duration::from_secs(2);

/// A program, and the keys that bring it to where letters are text.
struct Player {
    label: &'static str,
    command: Vec<String>,
    ready: &'static str,
    to_write: &'static str,
    /// Written and then seen when what was typed is on the disk; empty where the program has no such word.
    save: (&'static str, &'static str),
    /// The key that starts the clock, where the program shows one.
    clock: &'static str,
    to_choose: &'static str,
    down: &'static str,
    quit: &'static str,
}

/// A program in a terminal of its own.
struct Terminal {
    keys: Box<dyn Write + Send>,
    painted: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    child: Box<dyn portable_pty::Child + Send + Sync>,
    bytes: usize,
    last: Instant,
    _held: Box<dyn portable_pty::MasterPty + Send>,
}

/// How many rows or columns.
fn side(n: u16) -> std::num::NonZeroU16 {
    std::num::NonZeroU16::new(n).expect("a terminal has some")
}

impl Terminal {
    fn open(player: &Player, home: &Path) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let (program, arguments) = player.command.split_first().expect("a program");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        for (name, folder) in [("HOME", ""), ("XDG_STATE_HOME", "state"), ("XDG_CONFIG_HOME", "config")] {
            command.env(name, home.join(folder));
        }
        let mut reader = pair.master.try_clone_reader().expect("its output");
        let keys = pair.master.take_writer().expect("its input");
        let (sender, painted) = channel();
        let last = Instant::now();
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        std::thread::spawn(move || {
            let mut chunk = vec![0; 65536];
            while let Ok(n @ 1..) = reader.read(&mut chunk) {
                if sender.send((Instant::now(), chunk.get(..n).unwrap_or_default().to_vec())).is_err() {
                    break;
                }
            }
        });
        Self {
            keys,
            painted,
            screen: vt100::Parser::new(side(24), side(80), 0),
            child,
            bytes: 0,
            last,
            _held: pair.master,
        }
    }

    fn press(&mut self, keys: &str) {
        self.last = Instant::now();
        self.bytes = 0;
        self.keys.write_all(keys.as_bytes()).expect("it reads");
    }

    /// Takes in one piece of output, for at most so long. Gives when it came.
    fn take(&mut self, most: Duration) -> Option<Instant> {
        let (at, bytes) = self.painted.recv_timeout(most).ok()?;
        self.bytes += bytes.len();
        self.screen.process(&bytes);
        Some(at)
    }

    /// Milliseconds from the last press until this stands on the screen.
    fn until(&mut self, words: &str) -> f64 {
        let end = Instant::now() + PATIENCE;
        let mut at = Instant::now();
        while !self.screen.screen().contents().contains(words) {
            assert!(Instant::now() < end, "“{words}” did not come:\n{}", self.screen.screen().contents());
            at = self.take(Duration::from_millis(500)).unwrap_or(at);
        }
        at.duration_since(self.last).as_secs_f64() * 1000.0
    }

    /// Milliseconds from the last press until the screen shows something else than before.
    fn until_changed(&mut self) -> f64 {
        let seen = |screen: &vt100::Screen| (screen.contents(), screen.cursor_position());
        let before = seen(self.screen.screen());
        let end = Instant::now() + PATIENCE;
        loop {
            assert!(Instant::now() < end, "nothing changed");
            if let Some(at) = self.take(Duration::from_millis(500))
                && seen(self.screen.screen()) != before
            {
                return at.duration_since(self.last).as_secs_f64() * 1000.0;
            }
        }
    }

    fn settle(&mut self) {
        while self.take(QUIET).is_some() {}
    }

    /// Milliseconds of processor time of the program so far.
    fn processor(&self) -> f64 {
        let tasks = format!("/proc/{}/task", self.child.process_id().unwrap_or(0));
        let used = |task: std::fs::DirEntry| {
            let text = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
            text.split(' ').next()?.parse::<f64>().ok()
        };
        let tasks = std::fs::read_dir(tasks).into_iter().flatten().flatten();
        tasks.filter_map(used).sum::<f64>() / 1e6
    }

    /// The most memory that the program has had, in MB.
    fn memory(&self) -> f64 {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.child.process_id().unwrap_or(0)));
        let text = text.unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
        line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
    }
}

/// One figure of one program: what was measured, and every time.
#[derive(Default)]
struct Figures(Vec<(&'static str, &'static str, Vec<f64>)>);

impl Figures {
    fn add(&mut self, what: &'static str, label: &'static str, figure: f64) {
        match self.0.iter_mut().find(|(w, l, _)| (*w, *l) == (what, label)) {
            Some((_, _, all)) => all.push(figure),
            None => self.0.push((what, label, vec![figure])),
        }
    }

    fn at(&self, what: &str, label: &str, share: f64) -> Option<f64> {
        let mut all = self.0.iter().find(|(w, l, _)| (*w, *l) == (what, label))?.2.clone();
        all.sort_by(f64::total_cmp);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a short list")]
        let place = ((all.len() as f64 - 1.0) * share).round() as usize;
        all.get(place).copied()
    }
}

fn number(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}

/// A session of so many values, made by the program itself.
fn session(folder: &Path, entries: usize) -> String {
    let file = folder.join("session.ron");
    let name = file.to_str().expect("a plain name").to_owned();
    let own = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_commonground"));
        command.env("XDG_STATE_HOME", folder.join("state")).stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    let made = own().args(["new", "Made up, to be timed", "--template", "half-day", "-o", &name]).status();
    assert!(made.is_ok_and(|status| status.success()));
    let lines: String = (0..entries).map(|n| format!("{WORDS}({n})\n")).collect();
    let mut add = own().args(["add", &name, "--kind", "value", "-"]).stdin(Stdio::piped()).spawn().expect("it starts");
    add.stdin.take().expect("its input").write_all(lines.as_bytes()).expect("it reads");
    assert!(add.wait().is_ok_and(|status| status.success()));
    name
}

fn players(file: &str) -> Vec<Player> {
    let is_here = |program: &str| Command::new(program).arg("--version").stdout(Stdio::null()).status().is_ok();
    let words = |all: &[&str]| all.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let mut players = vec![Player {
        label: "commonground",
        command: words(&[env!("CARGO_BIN_EXE_commonground"), file]),
        ready: "Welcome",
        to_write: "\u{e}",
        save: ("\r", "saved"),
        clock: "\u{14}",
        to_choose: "\u{1b}",
        down: "\u{1b}[A",
        quit: "\u{11}",
    }];
    if is_here("vim") {
        players.push(Player {
            label: "vim",
            command: words(&["vim", "-u", "NONE", "-N", "-i", "NONE", "-n", file]),
            ready: "format",
            to_write: "O",
            save: ("", ""),
            clock: "",
            to_choose: "\u{1b}",
            down: "j",
            quit: ":q!\r",
        });
    }
    if is_here("nano") {
        players.push(Player {
            label: "nano",
            command: words(&["nano", "-I", file]),
            ready: "format",
            to_write: "",
            save: ("", ""),
            clock: "",
            to_choose: "",
            down: "\u{1b}[B",
            quit: "\u{18}n",
        });
    }
    players.push(Player {
        label: "cat",
        command: words(&["cat"]),
        ready: "",
        to_write: "",
        save: ("", ""),
        clock: "",
        to_choose: "",
        down: "",
        quit: "\u{3}",
    });
    players
}

/// One program from its start to its end.
fn play(player: &Player, home: &Path, figures: &mut Figures) {
    let mut terminal = Terminal::open(player, home);
    if !player.ready.is_empty() {
        figures.add("start to first content, ms", player.label, terminal.until(player.ready));
    }
    terminal.settle();
    if !player.to_write.is_empty() {
        terminal.press(player.to_write);
        terminal.until_changed();
        terminal.settle();
    }
    idle(&mut terminal, player, figures);
    let before = terminal.processor();
    for letter in WORDS.chars().cycle().take(LETTERS) {
        // A blank changes nothing that can be seen but the cursor.
        terminal.press(&letter.to_string());
        figures.add("a letter until it is painted, ms", player.label, terminal.until_changed());
        terminal.settle();
        figures.add("a letter, bytes to the terminal", player.label, terminal.bytes as f64);
    }
    figures.add("a letter, processor ms", player.label, (terminal.processor() - before) / LETTERS as f64);
    let (save, saved) = player.save;
    if !save.is_empty() {
        terminal.press(save);
        figures.add("Enter until saved and said, ms", player.label, terminal.until(saved));
        terminal.settle();
    }
    let burst: String = WORDS.chars().cycle().take(BURST).chain("zebra".chars()).collect();
    if player.label != "cat" {
        terminal.press(&burst);
        figures.add("605 letters at once, ms", player.label, terminal.until("zebra"));
        terminal.settle();
    }
    if !player.down.is_empty() {
        terminal.press(player.to_choose);
        // Escape alone is told from a sequence by what follows, or by nothing following.
        while terminal.take(Duration::from_millis(200)).is_some() {}
        for _ in 0..20 {
            terminal.press(player.down);
            let Some(at) = terminal.take(Duration::from_millis(500)) else { continue };
            figures.add(
                "a step in the list, ms",
                player.label,
                at.duration_since(terminal.last).as_secs_f64() * 1000.0,
            );
            terminal.settle();
            figures.add("a step in the list, bytes", player.label, terminal.bytes as f64);
        }
    }
    figures.add("most memory, MB", player.label, terminal.memory());
    terminal.press(player.quit);
    let begun = Instant::now();
    while terminal.child.try_wait().is_ok_and(|ended| ended.is_none()) && begun.elapsed() < Duration::from_secs(3) {
        std::thread::yield_now();
    }
    if terminal.child.try_wait().is_ok_and(|ended| ended.is_some()) {
        figures.add("the key that leaves until it is gone, ms", player.label, begun.elapsed().as_secs_f64() * 1000.0);
    } else {
        drop(terminal.child.kill());
    }
}

/// What a program takes while nobody does anything: as it is, and while its clock runs.
fn idle(terminal: &mut Terminal, player: &Player, figures: &mut Figures) {
    let rows = [
        ("idle, processor ms a second", "idle, bytes a second", ""),
        ("idle with the clock running, processor ms a second", "the same, bytes a second", player.clock),
    ];
    for (processor, bytes, key) in rows {
        if !key.is_empty() {
            terminal.press(key);
            terminal.until_changed();
            terminal.settle();
        }
        if key.is_empty() && processor.contains("clock") {
            continue;
        }
        let (begun, before) = (Instant::now(), terminal.processor());
        terminal.bytes = 0;
        while let Some(left) = IDLE.checked_sub(begun.elapsed()) {
            terminal.take(left);
        }
        figures.add(processor, player.label, (terminal.processor() - before) / begun.elapsed().as_secs_f64());
        figures.add(bytes, player.label, terminal.bytes as f64 / begun.elapsed().as_secs_f64());
        if !key.is_empty() {
            terminal.press(key);
            terminal.settle();
        }
    }
}

/// Copies a folder and what is in it.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            std::fs::copy(&from, &to).expect("a file");
        }
    }
}

/// What the disk takes to keep a line: added, and synced.
fn floor(folder: &Path, figures: &mut Figures) {
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(folder.join("floor")).expect("a file");
    for _ in 0..5 {
        let begun = Instant::now();
        file.write_all(&[b'x'; 250]).expect("it is written");
        file.sync_data().expect("it is synced");
        figures.add(
            "Enter until saved and said, ms",
            "a line added and synced",
            begun.elapsed().as_secs_f64() * 1000.0,
        );
    }
}

fn main() {
    let sizes = std::env::var("COMMONGROUND_ENTRIES").unwrap_or_else(|_| "50,1000,10000,100000".to_owned());
    for entries in sizes.split(',').filter_map(|n| n.trim().parse::<usize>().ok()) {
        let folder = tempfile::tempdir().expect("a folder");
        let file = session(folder.path(), entries);
        let players = players(&file);
        let mut figures = Figures::default();
        // Opened once: this machine knows the session. Each round begins there, at the same task with the same lines.
        if let Some(ours) = players.first() {
            let mut terminal = Terminal::open(ours, folder.path());
            terminal.until(ours.ready);
            terminal.settle();
            terminal.press(ours.quit);
            drop(terminal.child.wait());
        }
        let kept = tempfile::tempdir().expect("a folder");
        copy(folder.path(), kept.path());
        for _ in 0..number("COMMONGROUND_RUNS", 5) {
            for player in &players {
                std::fs::remove_dir_all(folder.path()).expect("the round before goes");
                copy(kept.path(), folder.path());
                play(player, folder.path(), &mut figures);
            }
            floor(folder.path(), &mut figures);
        }
        println!("\n{entries} entries, {} kB", std::fs::metadata(&file).map_or(0, |data| data.len() / 1024));
        println!("| what | who | median | nine of ten | beside ours |\n| --- | --- | --- | --- | --- |");
        let mut rows: Vec<_> = figures.0.iter().map(|(what, label, _)| (*what, *label)).collect();
        let order: Vec<_> = rows.iter().map(|(what, _)| *what).collect();
        rows.sort_by_key(|(what, _)| order.iter().position(|one| one == what));
        for (what, label) in rows {
            let (Some(half), Some(most)) = (figures.at(what, label, 0.5), figures.at(what, label, 0.9)) else {
                continue;
            };
            // Beside nothing at all there is no ratio.
            let ours = figures.at(what, "commonground", 0.5).filter(|_| half > 0.0);
            let ours = ours.map_or(String::new(), |ours| format!("{:.2}", ours / half));
            println!("| {what} | {label} | {half:.2} | {most:.2} | {ours} |");
        }
    }
}
