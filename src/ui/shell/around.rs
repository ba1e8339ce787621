//! A desk's thread for the other windows of its session: it says in the desk's own file what the room is to show, and
//! has the keeper read what others have written. Looked at once a second, and four times where somebody else is there:
//! names, sizes and times alone. Uses the store.

use super::Heard;
use super::files::Reply;
use crate::model::day::now::Now;
use crate::store::now::AGAIN;
use crate::store::{Glance, Looker};
use crate::ui::msg::What;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How often the files are looked at where others write.
const OFTEN: Duration = Duration::from_millis(250);
/// How often where nobody does.
const SELDOM: Duration = Duration::from_secs(1);
/// How long leaving waits for the desk's own file to go.
const PATIENCE: Duration = Duration::from_millis(300);

/// What the desk says of itself, and when.
type Said = (Now, Instant);

/// The thread, as the desk holds it.
pub struct Around {
    says: Sender<Said>,
    last: Option<Said>,
    ended: Receiver<()>,
}

impl Around {
    /// Begins; `says`: the desk may write, and so says of itself what the room is to show.
    pub fn begin(document: &Path, writer: &str, looker: Looker, heard: Sender<Heard>, says: bool) -> Option<Self> {
        let glance = Glance::of_desk(document, writer);
        let (tell, told) = channel();
        let (end, ended) = channel();
        let spawned = thread::Builder::new().name("around".to_owned()).spawn(move || {
            Work { glance, looker, heard, says }.run(&told);
            // Nobody may be waiting any more.
            let _ = end.send(());
        });
        spawned.ok().map(|_| Self { says: tell, last: None, ended })
    }

    /// Hands over what the desk says of itself, where that is another thing than before: seconds that run out as they
    /// should are none.
    pub fn show(&mut self, now: Now) {
        if self.last.as_ref().is_some_and(|last| runs_on(last, &now)) {
            return;
        }
        let said = (now, Instant::now());
        // A thread that has ended has no file.
        let _ = self.says.send(said.clone());
        self.last = Some(said);
    }

    /// What the desk last said of itself, where it steered.
    pub fn wall(&self) -> Option<&Now> {
        self.last.as_ref().map(|(now, _)| now).filter(|now| now.turn > 0)
    }

    /// Takes the desk's file away, and waits a moment for that.
    pub fn end(self) {
        drop(self.says);
        let _ = self.ended.recv_timeout(PATIENCE);
    }
}

/// What was said, brought up to now.
fn brought_up(said: &Said) -> Now {
    let gone = i64::try_from(said.1.elapsed().as_secs()).unwrap_or(i64::MAX);
    Now { left: said.0.left.map(|left| left.saturating_sub(gone)), ..said.0.clone() }
}

/// Whether something is what was said, with the time that has passed.
fn runs_on(said: &Said, now: &Now) -> bool {
    let then = brought_up(said);
    let near = match (then.left, now.left) {
        (Some(one), Some(other)) => one.abs_diff(other) <= 1,
        (one, other) => one == other,
    };
    near && Now { left: now.left, ..then } == *now
}

struct Work {
    glance: Glance,
    looker: Looker,
    heard: Sender<Heard>,
    says: bool,
}

impl Work {
    fn run(mut self, told: &Receiver<Said>) {
        let begun = Instant::now();
        let mut sign = self.glance.sign();
        let (mut said, mut put_up): (Option<Said>, Option<Instant>) = (None, None);
        let mut looked: Option<Instant> = None;
        let mut pause = SELDOM;
        loop {
            if looked.is_none_or(|at| at.elapsed() >= pause) {
                let glanced = self.glance.look(begun.elapsed());
                if glanced.changed {
                    self.looker.look();
                }
                pause = if glanced.others { OFTEN } else { SELDOM };
                let first = looked.is_none();
                if let Some(windows) = glanced.windows.or_else(|| first.then(Vec::new)) {
                    let what = Reply::What(What::Around(windows));
                    if self.heard.send(Heard::Files(what)).is_err() {
                        break;
                    }
                }
                looked = Some(Instant::now());
            }
            if let Some(said) = said.as_ref().filter(|_| put_up.is_none_or(|at| at.elapsed() >= AGAIN)) {
                // Nothing that anybody said hangs on it: where it cannot be written, it is left.
                let _ = sign.show(&brought_up(said), 0);
                put_up = Some(Instant::now());
            }
            let wait = looked.map_or(Duration::ZERO, |at| pause.saturating_sub(at.elapsed()));
            match told.recv_timeout(wait) {
                Ok(now) => {
                    // Only the last of what waits is said.
                    let last = told.try_iter().last().unwrap_or(now);
                    if self.says {
                        (said, put_up) = (Some(last), None);
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        if self.says {
            sign.take_down();
        }
    }
}
