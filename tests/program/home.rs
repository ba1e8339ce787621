//! The real program, run with a home of its own: arguments and standard input go in; status, data and messages come out.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A person's home, with a folder in which the program runs; it goes at the end.
pub struct Home {
    pub dir: tempfile::TempDir,
}

/// What the program answered.
#[derive(Debug)]
pub struct Said {
    pub status: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Home {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("work")).unwrap();
        Self { dir }
    }

    pub fn work(&self) -> PathBuf {
        self.dir.path().join("work")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.work().join(name)
    }

    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }

    /// The program, to be run here.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_commonground"));
        command.args(arguments).current_dir(self.work()).env_remove("COMMONGROUND_SESSIONS");
        for (name, folder) in [
            ("HOME", ""),
            ("XDG_DATA_HOME", "data"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
        ] {
            command.env(name, self.dir.path().join(folder));
        }
        command.env("TZ", "UTC").env("RUST_BACKTRACE", "1");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        self.run_with(arguments, b"")
    }

    pub fn run_with(&self, arguments: &[&str], stdin: &[u8]) -> Said {
        finish(self.command(arguments), stdin)
    }

    /// A session of the half-day agenda.
    pub fn session(&self, name: &str) {
        let said = self.run(&["new", "Our valley", "-o", name]);
        assert_eq!(said.status, Some(0), "{said:?}");
    }
}

pub fn finish(mut command: Command, stdin: &[u8]) -> Said {
    let mut child = command.spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let stdin = stdin.to_owned();
    let feeding = std::thread::spawn(move || {
        // A program that has ended reads no more.
        let _ = pipe.write_all(&stdin);
    });
    let output = child.wait_with_output().unwrap();
    feeding.join().unwrap();
    Said {
        status: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Runs it where it must go well, with nothing but plain sentences.
pub fn well(home: &Home, arguments: &[&str]) -> Said {
    let said = home.run(arguments);
    assert_eq!(said.status, Some(0), "{arguments:?}: {said:?}");
    said.is_plain().unwrap();
    said
}

impl Said {
    /// Every line of standard error is one plain sentence: nothing for programmers, nothing that steers a terminal.
    pub fn is_plain(&self) -> Result<(), String> {
        for line in self.err.lines().filter(|line| !line.starts_with("commonground: Written: ")) {
            let wrong = !line.starts_with("commonground: ")
                || !line.ends_with(['.', '?'])
                || line.ends_with("?.")
                || line.chars().any(char::is_control)
                || ["panicked", "backtrace", "os error", "error:", "Err(", "journal"].iter().any(|w| line.contains(w));
            if wrong {
                return Err(format!("not a plain sentence: {line:?}"));
            }
        }
        Ok(())
    }

    /// What is said on standard error, but for the question that every sample will be asked about one day.
    pub fn unasked(&self) -> String {
        self.err.lines().filter(|line| !line.contains("was to be kept until")).collect()
    }

    /// Exactly one plain sentence.
    pub fn is_one_sentence(&self) -> Result<(), String> {
        if self.err.lines().count() != 1 {
            return Err(format!("not one sentence: {:?}", self.err));
        }
        self.is_plain()
    }
}

/// The samples in the repository.
pub fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    let mut out: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "ron"))
        .collect();
    out.sort();
    assert!(out.len() >= 2);
    out
}

pub fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions").join(name)
}
