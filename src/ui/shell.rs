//! The shell: owns the screen, the clock and the loop. One thread reads the terminal, one waits for signals (`tty`), the
//! writer's thread saves; all of them speak into one channel. Everything that waits is taken in before one frame is
//! drawn, and nothing is drawn when nothing happened. What a frame shows of a half-typed line is in the state folder
//! before it is drawn. Uses state, update, view, and the store through `files`.

mod around;
mod files;
mod folder;
mod found;
mod papers;
#[cfg(feature = "pixels")]
mod pixels;

#[cfg(feature = "pixels")]
pub use pixels::News;

use super::input::Input;
use super::msg::{Effect, Msg, What};
use super::own::Own;
use super::state::tour::Tour;
use super::state::watch::Followed;
use super::state::{App, Screen, Tone};
use super::theme::{Depth, Theme};
use super::update::update;
use super::wire::Terminal;
use super::{plain, tty, view, wire};
use crate::words::Word;
use crossterm::execute;
use files::{Files, Reply};
use ratatui::layout::{Position, Rect};
use std::io::{IsTerminal, stdin, stdout};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How the screen is started.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// The folder of sessions.
    pub folder: PathBuf,
    /// The session to open at once.
    pub session: Option<PathBuf>,
    /// The name of the theme; else one is chosen.
    pub theme: Option<String>,
    /// Line by line, without the alternate screen.
    pub plain: bool,
    /// The number of the table at which the window is; `None`: it is a desk.
    pub table: Option<u32>,
    /// What the person's own files say.
    pub own: Own,
    /// Only to look: not a byte is written, here or beside the session.
    pub look: bool,
    /// The session is the example, which has a tour.
    pub example: bool,
}

/// What the main thread hears.
pub enum Heard {
    /// Keys and pasted texts, in their order.
    Input(Vec<Input>),
    /// The window has another size.
    Resized,
    /// Somebody stops the program for a while.
    Stop,
    /// It goes on after a stop.
    GoesOn,
    /// A line was typed, where there is no screen.
    Line(String),
    /// No line will come any more.
    NoMoreLines,
    /// A signal, or the terminal has gone: leave with this status.
    Leave(i32),
    /// Something from the files.
    Files(Reply),
    /// Something from the files, for a window that only shows.
    Room(Followed),
    /// Something about pictures on the screen.
    #[cfg(feature = "pixels")]
    Pixels(News),
}

/// Quitting waits so long for saves.
const PATIENCE: Duration = Duration::from_secs(2);

/// How long a window that is being drawn larger or smaller has between two frames, and how long at most is taken in
/// before one.
const FRAME: Duration = Duration::from_millis(33);

/// The status of a program whose terminal has gone: 128 and the number of SIGHUP.
pub const GONE: i32 = 129;

/// How long the first frame waits for the list of sessions, so that it need not be drawn twice.
const FIRST_FRAME: Duration = Duration::from_millis(30);

/// Runs the screen until somebody leaves; whether all went well.
///
/// # Errors
/// A sentence, where there is no terminal, no such theme, or something was left unsaved.
pub fn run(start: Start) -> Result<bool, String> {
    if start.plain {
        return plain::run(start);
    }
    if !stdin().is_terminal() || !stdout().is_terminal() {
        return Err(Word::NoTerminal.text().to_owned());
    }
    let asked = start.theme.as_deref().or(start.own.theme.as_deref());
    let theme = start.own.paints.on(theme(asked, [Theme::Dark, Theme::Light])?, depth());
    let (shell, status) = on_screen(|terminal, heard, inbox| {
        let mut shell = Shell::new(start, theme, heard);
        let ended = shell.run(terminal, inbox);
        #[cfg(feature = "pixels")]
        shell.take_picture_away();
        (shell, ended)
    })?;
    shell.finish(status)
}

/// Takes the terminal, runs in it, and gives it back, whatever happens.
///
/// # Errors
/// A sentence, where the terminal cannot be taken.
pub fn on_screen<T>(work: impl FnOnce(&mut Terminal, Sender<Heard>, &Receiver<Heard>) -> T) -> Result<T, String> {
    let (heard, inbox) = channel();
    tty::listen(heard.clone(), true).map_err(|error| error.to_string())?;
    restore_after_panics();
    let ended = tty::take().and_then(|()| {
        let mut terminal = wire::terminal()?;
        tty::read(heard.clone())?;
        Ok(work(&mut terminal, heard, &inbox))
    });
    tty::restore();
    ended.map_err(|error| error.to_string())
}

/// The theme asked for, else mono where colours are not wanted, else of a dark and a light one that which fits the
/// terminal's ground.
pub fn theme(asked: Option<&str>, [dark, light]: [Theme; 2]) -> Result<Theme, String> {
    if let Some(name) = asked {
        let theme = Theme::from_name(name).ok_or_else(|| Word::NoSuchTheme2.with(&[name]))?;
        // A theme asked for by name is meant: with NO_COLOR crossterm would wipe bold and reverse with the colours.
        crossterm::style::force_color_output(true);
        return Ok(theme);
    }
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    if set("NO_COLOR").is_some() || set("TERM").as_deref() == Some("dumb") {
        return Ok(Theme::Mono);
    }
    let ground = set("COLORFGBG").and_then(|pair| pair.rsplit(';').next().map(str::to_owned));
    Ok(if matches!(ground.as_deref(), Some("7" | "15")) { light } else { dark })
}

/// How many colours the terminal says that it shows.
pub fn depth() -> Depth {
    let says = |name: &str, words: &[&str]| {
        let value = std::env::var(name).unwrap_or_default();
        words.iter().any(|word| value.contains(word))
    };
    if says("COLORTERM", &["truecolor", "24bit"]) {
        Depth::Every
    } else if says("TERM", &["256color", "kitty", "alacritty", "direct"]) {
        Depth::Many
    } else {
        Depth::Sixteen
    }
}

fn restore_after_panics() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        tty::restore();
        before(info);
    }));
}

/// The state, the files, and what goes between them; with a screen and without.
pub struct Shell {
    /// The state.
    pub app: App,
    files: Files,
    begun: Instant,
    /// Leave with this status.
    pub status: Option<i32>,
    /// The copy of the example that was opened: the tour goes on there where it was left.
    example: Option<PathBuf>,
    /// No bell is rung.
    quiet: bool,
    /// The half-typed lines, where they are not in the state folder yet.
    draft: Option<String>,
    /// What the next frame has to do first.
    redraw: Redraw,
    #[cfg(feature = "pixels")]
    pixels: pixels::Pixels,
}

/// What the next frame has to do first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Redraw {
    /// Nothing.
    No,
    /// Find out how large the window is.
    Size,
    /// That, and draw everything: somebody else has written on the screen.
    All,
}

impl Shell {
    /// At home, or on the way to the session asked for.
    pub fn new(start: Start, theme: Theme, heard: Sender<Heard>) -> Self {
        let now = chrono::Local::now().fixed_offset();
        let mut app = App::new((80, 24), now, theme);
        app.depth = depth();
        app.by_line = start.plain;
        // Line by line there are no keys.
        if !start.plain {
            start.own.begin(&mut app);
        }
        #[cfg(feature = "pixels")]
        let pixels = pixels::Pixels::new(heard.clone());
        let files = Files::new(start.folder, heard, start.table, start.look);
        let example = start.session.clone().filter(|_| start.example && !start.look);
        if let Some(copy) = &example {
            let tour = Tour::new(app.size, files.is_first_run());
            app.tour = Some(Tour { at: files.tour_left_at(copy).or(tour.at), ..tour });
        }
        let mut shell = Self {
            app,
            files,
            begun: Instant::now(),
            status: None,
            example,
            quiet: start.plain,
            draft: None,
            redraw: Redraw::Size,
            #[cfg(feature = "pixels")]
            pixels,
        };
        if let Some(path) = start.session {
            // What is pressed before it is there waits for it.
            if let Screen::Home(home) = &mut shell.app.screen {
                home.busy = true;
            }
            shell.carry_out(vec![Effect::Open(path)]);
        } else {
            if let Some(title) = shell.files.title() {
                shell.take(What::Title(title));
            }
            shell.files.list();
        }
        shell
    }

    /// Runs until somebody leaves; the status to leave with.
    fn run(&mut self, terminal: &mut Terminal, hears: &Receiver<Heard>) -> i32 {
        if self.app.pointer.on {
            tty::mind_mouse(true);
        }
        self.measure(terminal);
        if let Ok(first) = hears.recv_timeout(FIRST_FRAME) {
            self.hear(first);
        }
        let mut drawn: Option<Instant> = None;
        loop {
            self.take_in(hears, drawn);
            self.keep_draft();
            if let Some(status) = self.status {
                return status;
            }
            self.measure(terminal);
            #[cfg(feature = "pixels")]
            {
                self.before_frame();
                self.measure(terminal);
            }
            // What cannot be written to has gone.
            if terminal.draw(|frame| view::view(&self.app, frame)).is_err() {
                return GONE;
            }
            #[cfg(feature = "pixels")]
            self.after_frame();
            drawn = Some(Instant::now());
            match self.wait(hears) {
                Ok(next) => self.hear(next),
                Err(RecvTimeoutError::Timeout) => self.take(What::Tick),
                Err(RecvTimeoutError::Disconnected) => return 0,
            }
        }
    }

    /// Takes in everything that waits, before one frame; while the window is being drawn larger and smaller, everything
    /// that comes in the time of a frame; and no longer than that, however much comes.
    fn take_in(&mut self, hears: &Receiver<Heard>, drawn: Option<Instant>) {
        let begun = Instant::now();
        while self.status.is_none() && begun.elapsed() < FRAME {
            let rest = drawn.map_or(Duration::ZERO, |drawn| FRAME.saturating_sub(drawn.elapsed()));
            let wait = if self.redraw == Redraw::Size { rest } else { Duration::ZERO };
            match hears.recv_timeout(wait) {
                Ok(next) => self.hear(next),
                Err(_) => return,
            }
        }
    }

    /// Finds out how large the window is, where that may have changed.
    fn measure(&mut self, terminal: &mut Terminal) {
        if self.redraw != Redraw::No
            && let Ok(size) = terminal.size()
        {
            // Not the library's `clear`: it asks the terminal where the cursor stands and waits for an answer.
            #[cfg(feature = "pixels")]
            if self.redraw == Redraw::All {
                self.pixels.forget_shown();
            }
            if self.redraw == Redraw::All && terminal.resize(Rect::from((Position::ORIGIN, size))).is_err() {
                self.status = Some(GONE);
            }
            self.take(What::Resize(size.width, size.height));
        }
        self.redraw = Redraw::No;
    }

    /// Puts the half-typed lines into the state folder, where they have changed.
    pub fn keep_draft(&mut self) {
        if let Some(text) = self.draft.take() {
            self.files.draft(&text);
        }
    }

    /// Says what the room is to show, where that is another thing than before.
    fn tell_the_room(&mut self) {
        if let Some(desk) = self.app.desk() {
            self.files.show(desk.now(self.app.at));
        }
    }

    /// Stops for a while, as somebody asked from outside.
    fn stop(&mut self) {
        self.keep_draft();
        #[cfg(feature = "pixels")]
        self.take_picture_away();
        tty::restore();
        tty::stop();
    }

    /// Takes the screen again after a stop.
    fn go_on(&mut self) {
        match tty::take() {
            Ok(()) => {
                tty::mind_mouse(self.app.pointer.on);
                self.redraw = Redraw::All;
            }
            Err(_) => self.status = Some(GONE),
        }
    }

    /// Sleeps until something comes; with a running clock no longer than to the next whole second of it.
    fn wait(&self, hears: &Receiver<Heard>) -> Result<Heard, RecvTimeoutError> {
        #[cfg(feature = "pixels")]
        if let Some(left) = self.pixels.until_deadline() {
            return hears.recv_timeout(left.min(Duration::from_secs(1)));
        }
        if !self.app.clock_runs() {
            return hears.recv().map_err(|_| RecvTimeoutError::Disconnected);
        }
        let past = chrono::Local::now().timestamp_subsec_millis().min(999);
        hears.recv_timeout(Duration::from_millis(u64::from(1000 - past)))
    }

    /// Saves what is left; how the program ends.
    pub fn finish(mut self, status: i32) -> Result<bool, String> {
        self.keep_draft();
        if let (Some(copy), Some(tour)) = (&self.example, &self.app.tour) {
            self.files.leave_tour_at(copy, tour.at);
        }
        let saved = self.files.close(PATIENCE, status == 0);
        // The process ends: to take a long session apart, piece by piece, would only keep the person waiting.
        std::mem::forget(self.app);
        match status {
            0 if saved => Ok(true),
            0 => Err(Word::LeftUnsaved.text().to_owned()),
            // Whoever ended it asked for no sentence, and where the terminal has gone there is nobody to read one.
            status => std::process::exit(status),
        }
    }

    /// Takes in what the main thread hears.
    pub fn hear(&mut self, heard: Heard) {
        match heard {
            Heard::Line(_) | Heard::NoMoreLines | Heard::Room(_) => {}
            #[cfg(feature = "pixels")]
            Heard::Pixels(news) => self.hear_pixels(news),
            Heard::Input(input) => {
                for one in input {
                    self.take(match one {
                        Input::Key(key) => What::Key(key),
                        Input::Paste(text) => What::Paste(text),
                        Input::Mouse(mouse) => What::Mouse(mouse),
                    });
                }
            }
            Heard::Resized => self.redraw = self.redraw.max(Redraw::Size),
            Heard::Stop => self.stop(),
            Heard::GoesOn => self.go_on(),
            Heard::Leave(status) => self.status = Some(status),
            Heard::Files(reply) => {
                // A session that opens has half-typed lines of its own.
                self.keep_draft();
                if let Some(what) = self.files.take(reply) {
                    self.take(what);
                }
            }
        }
    }

    /// Puts something that happened through `update`, and carries out what is asked for.
    pub fn take(&mut self, what: What) {
        let millis = u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        let msg = Msg { at: chrono::Local::now().fixed_offset(), millis, what };
        let effects = update(&mut self.app, msg);
        self.carry_out(effects);
        self.tell_the_room();
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Save(ops) => self.files.save(ops),
                Effect::Draft(text) => self.draft = Some(text),
                Effect::Create { title, template } => self.files.create(title, template),
                Effect::Open(path) => self.files.open(path),
                Effect::Search(words) => self.files.search(words),
                Effect::Home => {
                    self.keep_draft();
                    self.files.let_go();
                    self.files.list();
                }
                Effect::Papers => match self.app.desk() {
                    Some(desk) => self.files.papers(desk.session.clone()),
                    None => self.app.say(Tone::Alarm, Word::NothingToAsk.text()),
                },
                Effect::OpenFolder => self.files.open_folder(),
                Effect::Bell if self.quiet => {}
                Effect::Bell => {
                    let _ = execute!(stdout(), crossterm::style::Print('\u{7}'));
                }
                Effect::Mouse(on) => tty::mind_mouse(on),
                Effect::Quit => self.status = Some(0),
            }
        }
    }
}
