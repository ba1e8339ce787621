//! A real program in a pseudo-terminal: keys go in, the screen is read, and nothing sleeps for a fixed time.

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long a text is waited for on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the terminal shows, and whether the program has gone.
struct Screen {
    parser: vt100::Parser,
    closed: bool,
}

/// A program in a pseudo-terminal.
pub struct Terminal {
    screen: Arc<(Mutex<Screen>, Condvar)>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    /// How many keys were pressed that are not text.
    pub presses: usize,
}

fn nonzero(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).expect("a terminal has rows and columns")
}

impl Terminal {
    /// Starts the program in `folder`, with its state kept there too, in a terminal of `columns` by `rows`.
    pub fn start(folder: &Path, arguments: &[&str], (columns, rows): (u16, u16), env: &[(&str, &str)]) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_commonground"));
        command.args(arguments);
        command.cwd(folder);
        command.env_clear();
        let home = folder.join("home");
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("PATH", "/usr/bin:/bin")] {
            command.env(name, value);
        }
        command.env("HOME", &home);
        command.env("COMMONGROUND_SESSIONS", folder.join("sessions"));
        for (name, value) in env {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let parser = vt100::Parser::new(nonzero(rows), nonzero(columns), 0);
        let screen = Arc::new((Mutex::new(Screen { parser, closed: false }), Condvar::new()));
        let shared = Arc::clone(&screen);
        thread::spawn(move || {
            let mut bytes = [0; 8192];
            loop {
                let n = reader.read(&mut bytes).unwrap_or(0);
                let (lock, changed) = &*shared;
                let mut screen = lock.lock().unwrap_or_else(PoisonError::into_inner);
                screen.parser.process(bytes.get(..n).unwrap_or_default());
                screen.closed |= n == 0;
                changed.notify_all();
                if n == 0 {
                    return;
                }
            }
        });
        Self { screen, writer, child, presses: 0 }
    }

    /// The screen as text, a row a line.
    pub fn text(&self) -> String {
        self.screen.0.lock().unwrap_or_else(PoisonError::into_inner).parser.screen().contents()
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
        self.writer.write_all(bytes).and_then(|()| self.writer.flush()).expect("the terminal takes keys");
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

    /// Ends the program at once, as a pulled plug does.
    pub fn kill(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.kill();
    }
}
