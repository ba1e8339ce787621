//! A real program in a pseudo-terminal: keys go in, the screen is read, and nothing sleeps for a fixed time.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long a text is waited for on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the terminal shows, and whether the program has gone.
struct Screen {
    parser: vt100::Parser,
    closed: bool,
    /// What the program sends is left where it is.
    deaf: bool,
    /// How often the whole screen was wiped.
    wiped: usize,
    /// How many bytes the program has sent.
    sent: u64,
    /// And which.
    #[cfg(feature = "pixels")]
    bytes: Vec<u8>,
}

/// The end of a pseudo-terminal that a window has, with what writes to it and the thread that reads it.
type End = (Box<dyn MasterPty + Send>, Box<dyn Write + Send>, JoinHandle<()>);

/// A program in a pseudo-terminal.
pub struct Terminal {
    screen: Arc<(Mutex<Screen>, Condvar)>,
    /// The terminal's own end, until it is closed.
    end: Option<End>,
    child: Box<dyn Child + Send + Sync>,
    pid: u32,
    /// How the terminal treated keys before the program began.
    modes: String,
    /// How many keys were pressed that are not text.
    pub presses: usize,
}

fn nonzero(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).expect("a terminal has rows and columns")
}

fn no_mouse(screen: &vt100::Screen) -> bool {
    screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
        && screen.mouse_protocol_encoding() == vt100::MouseProtocolEncoding::Default
}

impl Terminal {
    /// Starts the program in `folder`, with its state kept there too, in a terminal of `columns` by `rows`.
    pub fn start(folder: &Path, arguments: &[&str], size: (u16, u16), env: &[(&str, &str)]) -> Self {
        Self::start_by(&[env!("CARGO_BIN_EXE_commonground")], folder, arguments, size, env)
    }

    /// The same by way of another program, which is called with ours and its arguments.
    pub fn start_by(
        by: &[&str],
        folder: &Path,
        arguments: &[&str],
        (columns, rows): (u16, u16),
        env: &[(&str, &str)],
    ) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let (program, before) = by.split_first().expect("a program");
        let mut command = CommandBuilder::new(program);
        command.args(before);
        command.args(arguments);
        command.cwd(folder);
        command.env_clear();
        for (name, value) in surroundings(folder) {
            command.env(name, value);
        }
        for (name, value) in env {
            command.env(name, value);
        }
        let modes = modes_of(&*pair.master);
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let pid = child.process_id().expect("a process");
        drop(pair.slave);
        let reader = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let parser = vt100::Parser::new(nonzero(rows), nonzero(columns), 0);
        let screen = Screen {
            parser,
            closed: false,
            deaf: false,
            wiped: 0,
            sent: 0,
            #[cfg(feature = "pixels")]
            bytes: Vec::new(),
        };
        let screen = Arc::new((Mutex::new(screen), Condvar::new()));
        let shared = Arc::clone(&screen);
        let reading = thread::spawn(move || read(reader, &shared));
        Self { screen, end: Some((pair.master, writer, reading)), child, pid, modes, presses: 0 }
    }

    /// The screen as text, a row a line.
    pub fn text(&self) -> String {
        self.look(|screen| screen.parser.screen().contents())
    }

    fn look<T>(&self, at: impl FnOnce(&mut Screen) -> T) -> T {
        let (lock, changed) = &*self.screen;
        let seen = at(&mut lock.lock().unwrap_or_else(PoisonError::into_inner));
        changed.notify_all();
        seen
    }

    /// How often the whole screen was wiped.
    pub fn wiped(&self) -> usize {
        self.look(|screen| screen.wiped)
    }

    /// From now on nobody reads what the program sends, or somebody does again.
    pub fn read_no_more(&self, no_more: bool) {
        self.look(|screen| screen.deaf = no_more);
    }

    /// Whether the terminal is as it was before the program: its modes, its own screen, a cursor, pastes as keys.
    pub fn is_given_back(&self) -> bool {
        let (master, ..) = self.end.as_ref().expect("an open terminal");
        let screen = self.look(|screen| {
            let screen = screen.parser.screen();
            !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste() && no_mouse(screen)
        });
        screen && modes_of(&**master) == self.modes
    }

    /// Waits for that: what a stopped program has written may still be on its way.
    pub fn wait_given_back(&self) {
        let begun = Instant::now();
        while !self.is_given_back() {
            assert!(begun.elapsed() < PATIENCE, "the terminal is not given back; the screen:\n{}", self.text());
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// Whether the program is told what is done with the mouse.
    pub fn minds_mouse(&self) -> bool {
        self.look(|screen| !no_mouse(screen.parser.screen()))
    }

    /// Makes the window larger or smaller.
    pub fn resize(&self, columns: u16, rows: u16) {
        let (master, ..) = self.end.as_ref().expect("an open terminal");
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        master.resize(size).expect("a window of that size");
        self.look(|screen| screen.parser.screen_mut().set_size(nonzero(rows), nonzero(columns)));
    }

    /// Closes the terminal, as a closed window or a dropped connection does.
    pub fn close(&mut self) {
        let Some((master, writer, reading)) = self.end.take() else { return };
        self.look(|screen| screen.closed = true);
        // Makes it draw, so that whoever reads wakes up and lets go.
        let size = PtySize { rows: 11, cols: 41, pixel_width: 0, pixel_height: 0 };
        master.resize(size).expect("a window of that size");
        reading.join().expect("it ends");
        // The library sends Enter when it lets go, unless the terminal has no key that ends a file.
        let name = master.tty_name().expect("a terminal with a name");
        let has_none = Command::new("stty").arg("-F").arg(name).args(["eof", "undef"]).status();
        assert!(has_none.is_ok_and(|status| status.success()), "the terminal is set");
        drop(writer);
        drop(master);
    }

    /// Sends the program a signal by name.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("sh").args(["-c", &format!("kill -{name} {}", self.pid)]).status();
        assert!(sent.is_ok_and(|status| status.success()), "{name} is sent");
    }

    /// The state of the process as the system writes it, and how much of the processor it has used, in seconds.
    pub fn process(&self) -> (char, f64) {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.pid)).expect("the process is known");
        let mut fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        let state = fields.next().and_then(|state| state.chars().next()).expect("a state");
        let ticks: f64 = fields.skip(10).take(2).map(|ticks| ticks.parse::<f64>().expect("a number")).sum();
        (state, ticks / 100.0)
    }

    /// How many bytes the program has sent to the screen, and how many it has written elsewhere.
    pub fn written(&self) -> (u64, u64) {
        let io = std::fs::read_to_string(format!("/proc/{}/io", self.pid)).expect("the process is known");
        let all =
            io.lines().find_map(|line| line.strip_prefix("wchar: ")).and_then(|n| n.parse().ok()).expect("a number");
        let sent = self.look(|screen| screen.sent);
        (sent, u64::saturating_sub(all, sent))
    }

    /// Lets time pass while the program goes on.
    pub fn pass(&self, time: Duration) {
        let (lock, changed) = &*self.screen;
        let screen = lock.lock().unwrap_or_else(PoisonError::into_inner);
        drop(changed.wait_timeout_while(screen, time, |screen| !screen.closed));
    }

    /// Waits until the process is in a state: `T` stopped, `Z` ended; how long it took.
    pub fn wait_for_state(&self, state: char) -> Duration {
        let begun = Instant::now();
        while self.process().0 != state {
            assert!(begun.elapsed() < PATIENCE, "the process does not get to {state}; the screen:\n{}", self.text());
            thread::sleep(Duration::from_millis(2));
        }
        begun.elapsed()
    }

    /// Waits until the screen is as wanted; fails with what was wanted and what stands there.
    pub fn wait_until(&self, wanted: &str, is_so: impl Fn(&str) -> bool) {
        let (lock, changed) = &*self.screen;
        let end = Instant::now() + PATIENCE;
        let mut screen = lock.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let text = screen.parser.screen().contents();
            if is_so(&text) {
                return;
            }
            let left = end.saturating_duration_since(Instant::now());
            assert!(!screen.closed && !left.is_zero(), "waited for {wanted}; the screen shows:\n{text}");
            screen = changed.wait_timeout(screen, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// How often these bytes came so far.
    #[cfg(feature = "pixels")]
    pub fn times(&self, wanted: &[u8]) -> usize {
        self.look(|screen| screen.bytes.windows(wanted.len()).filter(|part| *part == wanted).count())
    }

    /// Waits until these bytes have come so often.
    #[cfg(feature = "pixels")]
    pub fn wait_for_bytes(&self, wanted: &[u8], times: usize) {
        let end = Instant::now() + PATIENCE;
        let (lock, changed) = &*self.screen;
        let mut screen = lock.lock().unwrap_or_else(PoisonError::into_inner);
        while screen.bytes.windows(wanted.len()).filter(|part| *part == wanted).count() < times {
            let left = end.saturating_duration_since(Instant::now());
            let shown = screen.parser.screen().contents();
            assert!(!left.is_zero(), "waited for {:?}; the screen shows:\n{shown}", String::from_utf8_lossy(wanted));
            screen = changed.wait_timeout(screen, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Waits for a text to stand on the screen; line breaks and runs of blanks count as one blank, and what stands in
    /// the column at the right is read by itself too.
    pub fn wait(&self, wanted: &str) {
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let right = |text: &str| {
            text.lines().map(|row| row.rsplit('│').next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
        };
        let needle = flat(wanted);
        self.wait_until(wanted, |text| flat(text).contains(&needle) || flat(&right(text)).contains(&needle));
    }

    /// Waits for a text to have gone.
    pub fn gone(&self, unwanted: &str) {
        self.wait_until(&format!("{unwanted} to go"), |text| !text.contains(unwanted));
    }

    /// Types text, as a person does.
    pub fn type_text(&mut self, text: &str) {
        self.send(text.as_bytes());
    }

    /// Presses keys by name: `Enter`, `Esc`, `Tab`, `Up`, `Down`, `PgUp`, `PgDn`, `C-n`, or one character.
    pub fn press(&mut self, names: &str) {
        for name in names.split_whitespace() {
            self.presses += 1;
            let bytes: Vec<u8> = match name {
                "Enter" => b"\r".to_vec(),
                "Esc" => b"\x1b".to_vec(),
                "Tab" => b"\t".to_vec(),
                "Up" => b"\x1b[A".to_vec(),
                "Down" => b"\x1b[B".to_vec(),
                "PgUp" => b"\x1b[5~".to_vec(),
                "PgDn" => b"\x1b[6~".to_vec(),
                _ => match name.strip_prefix("C-").and_then(|key| key.bytes().next()) {
                    Some(key) => vec![key.to_ascii_uppercase() & 0x1f],
                    None => name.as_bytes().to_vec(),
                },
            };
            self.send(&bytes);
        }
    }

    /// Sends bytes as they are.
    pub fn send(&mut self, bytes: &[u8]) {
        let (_, writer, _) = self.end.as_mut().expect("an open terminal");
        writer.write_all(bytes).and_then(|()| writer.flush()).expect("the terminal takes keys");
    }

    /// Waits for the program to end and gives back its exit status.
    pub fn ended(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("the program can be waited for") {
                return status.exit_code();
            }
            assert!(Instant::now() < end, "the program did not end; the screen shows:\n{}", self.text());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until everything that the program sent before it ended is on the screen.
    pub fn drained(&self) {
        let (lock, changed) = &*self.screen;
        let screen = lock.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = changed.wait_timeout_while(screen, PATIENCE, |screen| !screen.closed);
        let waited = waited.unwrap_or_else(PoisonError::into_inner).1;
        assert!(!waited.timed_out(), "the terminal stays open after the program");
    }

    /// Ends the program at once, as a pulled plug does.
    pub fn kill(&mut self) {
        // Not the library's `kill`: it hangs up first, and the program would put its things in order.
        if matches!(self.child.try_wait(), Ok(None)) {
            self.signal("KILL");
        }
        drop(self.child.wait());
    }
}

/// Shows what the program sends, until it has gone or the terminal is closed.
fn read(mut reader: Box<dyn Read + Send>, shared: &(Mutex<Screen>, Condvar)) {
    let mut bytes = [0; 8192];
    let (lock, changed) = shared;
    loop {
        let n = reader.read(&mut bytes).unwrap_or(0);
        let mut screen = lock.lock().unwrap_or_else(PoisonError::into_inner);
        while screen.deaf && !screen.closed {
            screen = changed.wait(screen).unwrap_or_else(PoisonError::into_inner);
        }
        let seen = bytes.get(..n).unwrap_or_default();
        screen.wiped += seen.windows(4).filter(|part| *part == b"\x1b[2J").count();
        screen.sent += n as u64;
        #[cfg(feature = "pixels")]
        screen.bytes.extend(seen);
        screen.parser.process(seen);
        screen.closed |= n == 0;
        changed.notify_all();
        if screen.closed {
            return;
        }
    }
}

/// How a terminal treats keys.
fn modes_of(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

/// What the program finds around it: a home and sessions of its own.
pub fn surroundings(folder: &Path) -> Vec<(&'static str, PathBuf)> {
    vec![
        ("TERM", "xterm-256color".into()),
        ("LANG", "C.UTF-8".into()),
        ("PATH", "/usr/bin:/bin".into()),
        ("HOME", folder.join("home")),
        ("COMMONGROUND_SESSIONS", folder.join("sessions")),
    ]
}

/// Makes a session without the screen and opens it on the screen at the task that asks for values: the session's path,
/// and the screen.
pub fn at_values(folder: &Path) -> (String, Terminal) {
    let path = folder.join("valley.ron").to_str().expect("a plain name").to_owned();
    let made = Command::new(env!("CARGO_BIN_EXE_commonground"))
        .args(["new", "Healthy Valley", "--output", &path])
        .envs(surroundings(folder))
        .output()
        .expect("it runs");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let mut screen = Terminal::start(folder, &[&path], (100, 30), &[]);
    screen.wait("Welcome");
    screen.press("C-n");
    screen.wait("What matters so much here");
    screen.wait("WRITING");
    (path, screen)
}

/// What stands in the capture line of a screen; `None`: there is no such line.
pub fn line_of(shown: &str) -> Option<String> {
    let mut rows = shown.lines().skip_while(|row| !row.contains("─ WRITING") && !row.contains("─ CHOOSING"));
    let row = rows.nth(1)?;
    let text = row.trim_start_matches([' ', '›']).trim_end();
    Some(if text.starts_with("Type what is said.") { String::new() } else { text.to_owned() })
}

/// Whether a screen says that everything is saved.
pub fn is_saved(shown: &str) -> bool {
    let says = |word: &str| shown.lines().any(|row| row.trim_end().trim_end_matches('─').trim_end().ends_with(word));
    says(" saved") && !shown.contains("saving") && !shown.contains("NOT SAVED")
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.kill();
    }
}
