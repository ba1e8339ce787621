//! Git as the carrier between rooms and sites (design, rule 14): each device pushes a branch of its own with the lines
//! that no other branch holds, and reads everybody else's. Nothing is merged by git, so nothing can conflict; joining is
//! the set union of the lines, here as everywhere. The private file is never part of it. Uses the book and `git`.

use super::git::{Git, Said};
use crate::store::book::Book;
use crate::store::disk::{Disk as _, RealDisk};
use crate::store::error::StoreError;
use crate::store::journal;
use crate::store::line::Kept;
use crate::store::local::{Local, draw};
use crate::store::opened::LARGEST;
use crate::store::record::Record;
use std::collections::BTreeMap;
use std::path::Path;

/// Where the branches of all devices stand here.
const THEIRS: &str = "refs/theirs/";

/// What the document is called on a branch: beside the folder of its journals it is a session that opens.
const DOCUMENT: &str = "session.ron";

/// What one exchange came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Synced {
    /// Lines that are new here.
    pub came: usize,
    /// Lines that were sent.
    pub went: usize,
    /// Lines that wait, since nobody has agreed yet that they leave.
    pub wait: usize,
    /// How many other devices there are.
    pub devices: usize,
    /// Branches that hold something else than lines of this session.
    pub strange: usize,
}

/// What carries a session.
pub struct Carrier {
    git: Git,
    /// The session's id, as it is part of a branch's name.
    session: String,
    /// What was read of each device's branch, by the branch's name, and at which commit.
    read: BTreeMap<String, (String, Record)>,
    /// Of these the branch holds something else.
    strange: usize,
}

impl Carrier {
    /// The carrier of a session on this machine, made where it is missing.
    ///
    /// # Errors
    /// There is no git, or no state folder.
    pub fn of(local: &Local, session: &str) -> Result<Self, StoreError> {
        let none = || StoreError::new(Path::new("the state folder"), "is not there", "set XDG_STATE_HOME or HOME");
        let git = Git::at(local.file("git", session).ok_or_else(none)?)?;
        Ok(Self { git, session: in_branch(session), read: BTreeMap::new(), strange: 0 })
    }

    /// Where it is carried to, where somebody has said.
    pub fn remote(&self) -> Option<String> {
        self.note("remote")
    }

    /// Says where it is carried to. Another place must be agreed to anew.
    ///
    /// # Errors
    /// It cannot be noted down.
    pub fn set_remote(&self, remote: &str) -> Result<(), StoreError> {
        if remote.is_empty() || remote.starts_with('-') || remote.contains("::") {
            return Err(StoreError::new(
                Path::new(remote),
                "is no name of a git repository",
                "name a folder or an address",
            ));
        }
        self.put_note("remote", remote)
    }

    /// Whether somebody has agreed that lines leave for that place.
    pub fn is_agreed(&self) -> bool {
        self.remote().is_some() && self.note("agreed") == self.remote()
    }

    /// Somebody has agreed.
    ///
    /// # Errors
    /// It cannot be noted down.
    pub fn agree(&self) -> Result<(), StoreError> {
        self.put_note("agreed", &self.remote().unwrap_or_default())
    }

    fn note(&self, name: &str) -> Option<String> {
        self.git.line(&["config", "--get", &format!("commonground.{name}")], b"").ok().filter(|note| !note.is_empty())
    }

    fn put_note(&self, name: &str, note: &str) -> Result<(), StoreError> {
        let put = self.git.run(&["config", &format!("commonground.{name}"), note], b"");
        put.map(|_| ()).map_err(|said| Git::error(Path::new("git"), &said))
    }

    /// The name of this device's branch; drawn once. Where a whole machine was copied, the second to push draws anew.
    fn device(&self) -> Result<String, StoreError> {
        if let Some(device) = self.note("device") {
            return Ok(device);
        }
        let device = draw(10);
        self.put_note("device", &device).map(|()| device)
    }

    /// Reads what is new elsewhere, takes it into the session, and sends what is new here.
    ///
    /// # Errors
    /// Git or the session's files; what came is kept, and nothing is lost.
    pub fn sync(&mut self, book: &mut Book) -> Result<Synced, StoreError> {
        let remote = self.remote().ok_or_else(|| {
            StoreError::new(book.path(), "nobody has said where it is carried to", "name a git repository with --with")
        })?;
        let error = |said: Said| Git::error(Path::new(&remote), &said);
        drop(book.refresh());
        self.fetch(&remote).map_err(error)?;
        let own = self.device()?;
        let mut synced = Synced { strange: self.strange, ..Synced::default() };
        let mut elsewhere = Record::default();
        for (_, (_, record)) in self.read.iter().filter(|(device, _)| **device != own) {
            synced.devices += 1;
            elsewhere.join(record);
        }
        synced.came = book.take_in(&elsewhere.lines())?;
        book.save()?;
        let lines: Vec<Kept> = book.lines().into_iter().filter(|kept| !elsewhere.holds(kept)).collect();
        let sent = self.read.get(&own).map(|(_, record)| record);
        let new = lines.iter().filter(|kept| !sent.is_some_and(|sent| sent.holds(kept))).count();
        if new == 0 {
            return Ok(synced);
        }
        if !self.is_agreed() {
            return Ok(Synced { wait: new, ..synced });
        }
        self.push(&remote, &own, book.session(), &lines)?;
        Ok(Synced { went: new, ..synced })
    }

    /// Reads the branches that have changed since they were read.
    fn fetch(&mut self, remote: &str) -> Result<(), Said> {
        let branches = format!("+refs/heads/commonground/{}/*:{THEIRS}*", self.session);
        self.git.run(
            &["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--prune", "--", remote, &branches],
            b"",
        )?;
        let all = self.git.line(&["for-each-ref", "--format=%(objectname) %(refname)", THEIRS], b"")?;
        self.strange = 0;
        let mut there = BTreeMap::new();
        for (commit, device) in all.lines().filter_map(|line| line.split_once(' ')) {
            let device = device.trim_start_matches(THEIRS).to_owned();
            if let Some(had) = self.read.remove(&device).filter(|(at, _)| at == commit) {
                there.insert(device, had);
            } else if let Some(record) = self.read_branch(commit, &device) {
                there.insert(device, (commit.to_owned(), record));
            } else {
                self.strange += 1;
            }
        }
        self.read = there;
        Ok(())
    }

    /// The lines of a branch; nothing where it holds something else than lines of this session.
    fn read_branch(&self, commit: &str, device: &str) -> Option<Record> {
        let file = format!("{commit}:{}", path_of(device));
        let size: u64 = self.git.line(&["cat-file", "-s", &file], b"").ok()?.parse().ok()?;
        let bytes = (size <= LARGEST).then(|| self.git.run(&["cat-file", "blob", &file], b"").ok()).flatten()?;
        let read = journal::read(&bytes);
        let is_ours = read.head.is_some_and(|head| in_branch(&head.session) == self.session);
        is_ours.then(|| Record::of(read.lines))
    }

    /// Sends this device's lines as the next commit of its branch.
    fn push(&mut self, remote: &str, own: &str, session: &str, lines: &[Kept]) -> Result<(), StoreError> {
        match self.try_push(remote, own, session, lines) {
            // Another machine pushes to this branch: it was copied with everything on it.
            Err(said) if is_taken(&said) => {
                let new = draw(10);
                self.put_note("device", &new)?;
                self.try_push(remote, &new, session, lines)
            }
            pushed => pushed,
        }
        .map_err(|said| Git::error(Path::new(remote), &said))
    }

    fn try_push(&mut self, remote: &str, own: &str, session: &str, lines: &[Kept]) -> Result<(), Said> {
        let text: String =
            std::iter::once(journal::head(session, own)).chain(lines.iter().map(journal::entry)).collect();
        let blob = self.blob(text.as_bytes())?;
        // The document of the last close goes: it may hold words that were struck since.
        let commit = self.commit(remote, own, (&blob, None), "Lines of one device")?;
        self.read.insert(own.to_owned(), (commit, Record::of(lines.iter().cloned())));
        Ok(())
    }

    /// At a clean close: the folded document goes on to this device's branch beside its lines, for people who look there
    /// without this program. Nothing reads it back.
    ///
    /// # Errors
    /// Git, or the document.
    pub fn put_document(&mut self, path: &Path) -> Result<(), StoreError> {
        let (Some(remote), own) = (self.remote(), self.device()?) else { return Ok(()) };
        let Some((parent, _)) = self.read.get(&own).filter(|_| self.is_agreed()) else { return Ok(()) };
        let parent = parent.clone();
        let bytes = RealDisk.read(path).map_err(|error| StoreError::io(path, &error))?;
        let put = || -> Result<Option<String>, Said> {
            let document = self.blob(&bytes)?;
            if self.document_at(&parent).is_some_and(|known| known == document) {
                return Ok(None);
            }
            let lines = self.git.line(&["rev-parse", &format!("{parent}:{}", path_of(&own))], b"")?;
            self.commit(&remote, &own, (&lines, Some(&document)), "The session as it stands").map(Some)
        };
        let commit = put().map_err(|said| Git::error(Path::new(&remote), &said))?;
        if let (Some(commit), Some((known, _))) = (commit, self.read.get_mut(&own)) {
            *known = commit;
        }
        Ok(())
    }

    fn blob(&self, bytes: &[u8]) -> Result<String, Said> {
        self.git.line(&["hash-object", "-w", "--stdin"], bytes)
    }

    /// The document in a commit, by its name in git; nothing where there is none.
    fn document_at(&self, commit: &str) -> Option<String> {
        self.git.line(&["rev-parse", "--quiet", "--verify", &format!("{commit}:{DOCUMENT}")], b"").ok()
    }

    /// The next commit of this device's branch, pushed.
    fn commit(
        &self,
        remote: &str,
        own: &str,
        (lines, document): (&str, Option<&str>),
        about: &str,
    ) -> Result<String, Said> {
        let path = path_of(own);
        let (folder, name) = path.split_once('/').unwrap_or(("", &path));
        let inner = self.git.line(&["mktree"], format!("100644 blob {lines}\t{name}\n").as_bytes())?;
        let document = document.map(|blob| format!("100644 blob {blob}\t{DOCUMENT}\n")).unwrap_or_default();
        let tree = self.git.line(&["mktree"], format!("040000 tree {inner}\t{folder}\n{document}").as_bytes())?;
        let mut commit = vec!["commit-tree", &tree, "-m", about];
        if let Some((parent, _)) = self.read.get(own) {
            commit.extend(["-p", parent]);
        }
        let commit = self.git.line(&commit, b"")?;
        let to = format!("{commit}:refs/heads/commonground/{}/{own}", self.session);
        self.git.run(&["push", "--quiet", "--", remote, &to], b"")?;
        Ok(commit)
    }
}

/// Whether a branch was not ours to push to.
fn is_taken(said: &Said) -> bool {
    ["non-fast-forward", "fetch first", "[rejected]"].iter().any(|sign| said.0.contains(sign))
}

/// A session's id as it may be part of a branch's name.
fn in_branch(session: &str) -> String {
    let plain = |sign: char| if sign.is_ascii_alphanumeric() || sign == '-' { sign } else { '_' };
    session.chars().map(plain).collect()
}

/// Where the lines of a device stand on its branch: checked out beside others they are journals of one session.
fn path_of(device: &str) -> String {
    format!("session.journal/{device}.ron")
}
