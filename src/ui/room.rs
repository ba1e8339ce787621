//! The window for the wall, a process of its own: a small loop that follows a session and draws what the desk says. It
//! writes nothing into the session; of itself it says only that it is there, where the session has a folder for that.
//! One thread reads the terminal, one waits for signals, one follows the files. Uses state, view and the store.

mod plain;

pub use plain::run as run_plain;

use super::input::Input;
use super::keymap::{Code, Key};
use super::shell::{self, GONE, Heard};
use super::state::watch::{Followed, Watch};
use super::theme::Theme;
use super::theme::painted::Paints;
use super::wire::Terminal;
use super::{tty, view};
use crate::model::day::now::Now;
use crate::model::session::Session;
use crate::model::text;
use crate::store::{Follow, News, now::AGAIN, presence};
use ratatui::layout::{Position, Rect};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How often the files are looked at.
const OFTEN: Duration = Duration::from_millis(250);
/// How long leaving waits for the window's own file to go.
const PATIENCE: Duration = Duration::from_millis(300);

/// What the window shows, for its own file: the page and how many there are.
type Shown = (Now, usize);

/// Opens the window; whether all went well.
///
/// # Errors
/// A sentence, where there is no such theme or the terminal cannot be taken.
pub fn run(document: &Path, theme: Option<&str>, paints: &Paints) -> Result<bool, String> {
    let theme = paints.on(shell::theme(theme, [Theme::ProjectorDark, Theme::ProjectorLight])?, shell::depth());
    let watch = Watch::new(theme, chrono::Local::now().fixed_offset());
    let status = shell::on_screen(|terminal, heard, inbox| {
        let Some(follower) = Follower::start(document, heard) else { return 1 };
        let mut window = Window {
            watch,
            kept: view::watch::Kept::default(),
            begun: Instant::now(),
            follower,
            status: None,
            anew: Some(Anew::Size),
        };
        let status = window.run(terminal, inbox);
        window.follower.end();
        status
    })?;
    match status {
        0 => Ok(true),
        // Whoever ended it asked for no sentence.
        status => std::process::exit(status),
    }
}

/// The thread that follows the files, and what it was handed for the window's own file.
struct Follower {
    tell: Option<Sender<Shown>>,
    /// What was last handed over.
    said: Option<Shown>,
    ended: Receiver<()>,
}

impl Follower {
    fn start(document: &Path, heard: Sender<Heard>) -> Option<Self> {
        let (tell, told) = channel();
        let (end, ended) = channel();
        let document = document.to_owned();
        let spawned = thread::Builder::new().name("follower".to_owned()).spawn(move || {
            follow(&document, &heard, &told);
            // Nobody may be waiting any more.
            let _ = end.send(());
        });
        spawned.ok().map(|_| Self { tell: Some(tell), said: None, ended })
    }

    /// Hands over what the window's own file is to say, where that is another thing than before.
    fn say(&mut self, watch: &Watch) {
        let Some(showing) = watch.showing() else { return };
        let page = showing.now.page.min(watch.pages.saturating_sub(1));
        let shown = (presence(page, &showing.now), watch.pages);
        if self.said.as_ref() == Some(&shown) {
            return;
        }
        if let Some(tell) = &self.tell {
            // A follower that has ended has no file.
            let _ = tell.send(shown.clone());
        }
        self.said = Some(shown);
    }

    /// Waits a little until the window's own file is gone.
    fn end(&mut self) {
        self.tell = None;
        let _ = self.ended.recv_timeout(PATIENCE);
    }
}

/// Brings the clocks of a window up to now.
fn pass(watch: &mut Watch, begun: Instant) {
    watch.at = chrono::Local::now().fixed_offset();
    watch.millis = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
}

/// What the next frame has to do first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Anew {
    /// Find out how large the window is.
    Size,
    /// That, and draw everything.
    All,
}

struct Window {
    watch: Watch,
    kept: view::watch::Kept,
    begun: Instant,
    follower: Follower,
    status: Option<i32>,
    anew: Option<Anew>,
}

impl Window {
    fn run(&mut self, terminal: &mut Terminal, inbox: &Receiver<Heard>) -> i32 {
        loop {
            while let Ok(heard) = inbox.try_recv() {
                self.hear(heard);
            }
            if let Some(status) = self.status {
                return status;
            }
            self.measure(terminal);
            self.pass();
            self.watch.turn_by_itself();
            if let Some(line) = self.watch.to_bring_up()
                && let Some(page) = view::watch::page_of(&self.watch, &mut self.kept, &line)
            {
                self.watch.bring_up(page);
            }
            let mut drawn = (1, 0);
            if terminal.draw(|frame| drawn = view::watch::view(&self.watch, &mut self.kept, frame)).is_err() {
                return GONE;
            }
            (self.watch.pages, self.watch.words) = drawn;
            self.follower.say(&self.watch);
            match self.wait(inbox) {
                Ok(heard) => self.hear(heard),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return 0,
            }
        }
    }

    /// Sleeps until something comes; no longer than to the next second where seconds are shown, and to the next page
    /// where it comes by itself.
    fn wait(&self, inbox: &Receiver<Heard>) -> Result<Heard, RecvTimeoutError> {
        let past = chrono::Local::now().timestamp_subsec_millis().min(999);
        let second = self.watch.ticks().then(|| u64::from(1000 - past));
        match second.into_iter().chain(self.watch.until_turned()).min() {
            Some(millis) => inbox.recv_timeout(Duration::from_millis(millis)),
            None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    fn pass(&mut self) {
        pass(&mut self.watch, self.begun);
    }

    fn measure(&mut self, terminal: &mut Terminal) {
        let Some(anew) = self.anew.take() else { return };
        let Ok(size) = terminal.size() else { return };
        if anew == Anew::All && terminal.resize(Rect::from((Position::ORIGIN, size))).is_err() {
            self.status = Some(GONE);
        }
        self.watch.size = (size.width, size.height);
    }

    fn hear(&mut self, heard: Heard) {
        match heard {
            Heard::Input(input) => {
                for one in input {
                    if let Input::Key(key) = one {
                        self.press(key);
                    }
                }
            }
            Heard::Resized => self.anew = self.anew.max(Some(Anew::Size)),
            Heard::Stop => {
                tty::restore();
                tty::stop();
            }
            Heard::GoesOn => match tty::take() {
                Ok(()) => self.anew = Some(Anew::All),
                Err(_) => self.status = Some(GONE),
            },
            Heard::Leave(status) => self.status = Some(status),
            Heard::Room(followed) => {
                self.pass();
                self.watch.take(followed);
            }
            Heard::Files(_) | Heard::Line(_) | Heard::NoMoreLines => {}
            #[cfg(feature = "pixels")]
            Heard::Pixels(_) => {}
        }
    }

    /// Leaving and turning pages: nothing else is to be done here.
    fn press(&mut self, key: Key) {
        match key.code {
            Code::Esc => self.status = Some(0),
            Code::Char('q') if !key.alt => self.status = Some(0),
            Code::Char('c') if key.ctrl => self.status = Some(0),
            Code::Down | Code::Right | Code::PageDown => self.watch.turn(true),
            Code::Up | Code::Left | Code::PageUp => self.watch.turn(false),
            _ => {}
        }
    }
}

/// Follows the files until the window goes; says what is new in them, and puts the window's own file up.
fn follow(document: &Path, heard: &Sender<Heard>, shown: &Receiver<Shown>) {
    let begun = Instant::now();
    let writer = Follow::draw_writer();
    let mut follow = Follow::begin(document, &writer);
    let mut sign = follow.sign(&writer);
    let name = text::clean(&document.file_stem().unwrap_or_default().to_string_lossy());
    let mut said: Option<Shown> = None;
    let mut put_up: Option<Instant> = None;
    let mut looked: Option<Instant> = None;
    let mut until_next = Duration::ZERO;
    loop {
        if until_next.is_zero() {
            looked = Some(Instant::now());
            for news in follow.look(begun.elapsed()) {
                if heard.send(Heard::Room(followed(news, &name))).is_err() {
                    return sign.take_down();
                }
            }
        }
        if let Some((now, pages)) = said.as_ref().filter(|_| put_up.is_none_or(|at| at.elapsed() >= AGAIN)) {
            // It says nothing that anything depends on: where it cannot be written, it is left.
            let _ = sign.show(now, *pages);
            put_up = Some(Instant::now());
        }
        until_next = looked.map_or(Duration::ZERO, |looked| OFTEN.saturating_sub(looked.elapsed()));
        match shown.recv_timeout(until_next) {
            Ok(shown) => (said, put_up) = (Some(shown), None),
            Err(RecvTimeoutError::Timeout) => until_next = Duration::ZERO,
            Err(RecvTimeoutError::Disconnected) => return sign.take_down(),
        }
    }
}

fn followed(news: News, name: &str) -> Followed {
    match news {
        News::Open(ops) => Followed::Open(Box::new(Session::of(ops))),
        News::More(ops) => Followed::More(ops),
        News::Gone { is_there } => Followed::Gone { name: name.to_owned(), is_there },
        News::Windows(windows) => Followed::Windows(windows),
    }
}
