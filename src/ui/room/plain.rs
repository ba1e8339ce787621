//! The room line by line, without a screen: for screen readers, slow links and pipes. What changes on the wall is a
//! printed line; nothing is drawn and nothing ticks. It sleeps until the files say something, somebody types, or the
//! clock comes to its next signal. Uses what the window for the wall uses.

use super::{Follower, pass};
use crate::ui::plain;
use crate::ui::shell::{GONE, Heard};
use crate::ui::state::watch::Watch;
use crate::ui::theme::Theme;
use crate::ui::tty;
use crate::ui::view::room::said::{self, Told};
use crate::ui::view::watch;
use crate::words::aloud::Aloud as Words;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// Runs until somebody leaves or the input ends; whether all went well.
///
/// # Errors
/// A sentence, where the signals cannot be waited for.
pub fn run(document: &Path) -> Result<bool, String> {
    let (heard, inbox) = channel();
    tty::listen(heard.clone(), false).map_err(|error| error.to_string())?;
    let watch = Watch::new(Theme::Mono, chrono::Local::now().fixed_offset());
    let Some(follower) = Follower::start(document, heard.clone()) else { return Ok(false) };
    plain::listen(heard);
    let mut room =
        Room { watch, begun: Instant::now(), follower, told: None, missing: None, begun_to_say: false, ends: false };
    let status = room.run(&inbox);
    room.follower.end();
    match status {
        Ok(0) => Ok(true),
        // Nobody reads any more.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(true),
        // Whoever ended it asked for no sentence.
        Ok(status) => std::process::exit(status),
        Err(_) => std::process::exit(GONE),
    }
}

struct Room {
    watch: Watch,
    begun: Instant,
    follower: Follower,
    told: Option<Told>,
    /// Why there was nothing to show, as it was last said.
    missing: Option<String>,
    begun_to_say: bool,
    /// No line will come any more.
    ends: bool,
}

impl Room {
    fn run(&mut self, inbox: &Receiver<Heard>) -> io::Result<i32> {
        loop {
            let heard = match watch::wakes(&self.watch) {
                Some(seconds) => inbox.recv_timeout(Duration::from_secs(seconds)),
                None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            pass(&mut self.watch, self.begun);
            match heard {
                Ok(Heard::Room(followed)) => self.watch.take(followed),
                Ok(Heard::Line(line)) => {
                    if self.answer(line.trim())? {
                        return Ok(0);
                    }
                }
                Ok(Heard::NoMoreLines) => self.ends = true,
                Err(RecvTimeoutError::Disconnected) => return Ok(0),
                Ok(Heard::Leave(status)) => return Ok(status),
                Ok(Heard::Stop) => tty::stop(),
                #[cfg(feature = "pixels")]
                Ok(Heard::Pixels(_)) => {}
                Ok(Heard::Input(_) | Heard::Resized | Heard::GoesOn | Heard::Files(_))
                | Err(RecvTimeoutError::Timeout) => {}
            }
            self.tell()?;
            // Whoever types nothing hears how it stands.
            if self.ends && (self.told.is_some() || self.missing.is_some()) {
                return Ok(0);
            }
        }
    }

    /// What a line asks for: all of it again, or to leave; whether it leaves.
    fn answer(&self, line: &str) -> io::Result<bool> {
        match line.trim_start_matches('.').to_lowercase().as_str() {
            "q" | "quit" | "leave" => return Ok(true),
            "" | "show" => match (&self.told, &self.missing) {
                (Some(told), _) => plain::print(&said::all(told))?,
                (None, missing) => plain::print(missing.as_slice())?,
            },
            _ => plain::print(&[Words::Only.text().to_owned()])?,
        }
        Ok(false)
    }

    /// Says what is new, and lets the desk know which page is said here.
    fn tell(&mut self) -> io::Result<()> {
        let Some(told) = watch::told(&self.watch) else {
            let missing = watch::missing(&self.watch);
            if missing.is_some() && missing != self.missing {
                plain::print(missing.as_slice())?;
                (self.missing, self.told) = (missing, None);
            }
            return Ok(());
        };
        self.missing = None;
        self.watch.pages = told.pages;
        let mut out = Vec::new();
        if !self.begun_to_say {
            out.extend(watch::begins(&self.watch));
            self.begun_to_say = true;
        }
        out.extend(said::news(self.told.as_ref(), &told));
        self.told = Some(told);
        plain::print(&out)?;
        self.follower.say(&self.watch);
        Ok(())
    }
}
