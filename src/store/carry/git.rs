//! The `git` program, as far as a carrier needs it: a repository of our own in the state folder, one branch for each
//! device, no work tree, no merges. Uses processes alone.

use crate::store::error::StoreError;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A repository without a work tree.
pub(in crate::store) struct Git {
    folder: PathBuf,
}

/// What git said when it did not do as asked.
pub(in crate::store) struct Said(pub String);

impl Git {
    /// The repository in a folder, made where it is missing.
    ///
    /// # Errors
    /// There is no git, or the folder cannot be written.
    pub fn at(folder: PathBuf) -> Result<Self, StoreError> {
        let git = Self { folder };
        let folder = git.folder.clone();
        std::fs::create_dir_all(&folder).map_err(|error| StoreError::io(&folder, &error))?;
        // Does nothing where it is there, and shows whether there is a git.
        git.run(&["init", "--quiet", "--bare"], b"").map_err(|said| Self::error(&folder, &said))?;
        Ok(git)
    }

    /// Runs git with a text as its input; what it printed.
    pub fn run(&self, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, Said> {
        let output = self.output(arguments, input).map_err(|error| match error.kind() {
            ErrorKind::NotFound => Said(NO_GIT.to_owned()),
            _ => Said(crate::store::error::plain(&error)),
        })?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        Err(Said(String::from_utf8_lossy(&output.stderr).into_owned()))
    }

    /// The same, as one line of text.
    pub fn line(&self, arguments: &[&str], input: &[u8]) -> Result<String, Said> {
        self.run(arguments, input).map(|out| String::from_utf8_lossy(&out).trim().to_owned())
    }

    fn output(&self, arguments: &[&str], input: &[u8]) -> std::io::Result<Output> {
        let mut git = Command::new("git");
        git.arg("--git-dir").arg(&self.folder).args(["-c", "core.hooksPath=/dev/null"]).args(arguments);
        // Nothing around us chooses another repository, and nothing asks: nobody may sit before the screen.
        for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE"] {
            git.env_remove(name);
        }
        git.envs([("GIT_TERMINAL_PROMPT", "0"), ("LC_ALL", "C"), ("GIT_ASKPASS", "true"), ("SSH_ASKPASS", "true")]);
        for who in ["GIT_AUTHOR", "GIT_COMMITTER"] {
            git.env(format!("{who}_NAME"), "Common Ground").env(format!("{who}_EMAIL"), "nobody@localhost");
        }
        if std::env::var_os("GIT_SSH_COMMAND").is_none() {
            git.env("GIT_SSH_COMMAND", "ssh -oBatchMode=yes -oConnectTimeout=20");
        }
        let mut child = git.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        let pipe = child.stdin.take();
        std::thread::scope(|scope| {
            // On a thread of its own: git may print before it has read everything.
            scope.spawn(move || pipe.map(|mut pipe| pipe.write_all(input)));
            child.wait_with_output()
        })
    }

    /// An answer of git as a sentence about a remote or a folder.
    pub fn error(about: &Path, said: &Said) -> StoreError {
        let low = said.0.to_lowercase();
        let (what, todo) = KNOWN
            .iter()
            .find(|(signs, ..)| signs.iter().any(|sign| low.contains(sign)))
            .map_or(("", ""), |(_, what, todo)| (*what, *todo));
        if !what.is_empty() {
            return StoreError::new(about, what, todo);
        }
        let last = said.0.lines().map(str::trim).rfind(|line| !line.is_empty() && !line.starts_with("hint:"));
        let last = last.unwrap_or("nothing").trim_end_matches('.');
        StoreError::new(
            about,
            format!("git said: {last}"),
            "nothing is lost; try again, or carry the session by mail or stick",
        )
    }
}

const NO_GIT: &str = "there is no git";

/// What git says, what it means, and what to do.
const KNOWN: &[(&[&str], &str, &str)] = &[
    (&[NO_GIT], "git is not on this machine", "install git, or carry the session by mail or stick: pack and merge"),
    (
        &["could not resolve host", "connection refused", "timed out", "network is unreachable", "unable to access"],
        "cannot be reached",
        "go on working; sync again when there is a network",
    ),
    (
        &["permission", "authentication failed", "could not read username", "403", "access denied", "read-only"],
        "does not let this machine in, or not write",
        "ask who keeps it; nothing is lost",
    ),
    (
        &["not appear to be a git repository", "repository not found", "does not exist", "not a git repository"],
        "is no git repository",
        "look whether the name is right; `git init --bare FOLDER` makes one",
    ),
];
