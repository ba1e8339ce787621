//! The shell: owns the terminal, the clock and the threads. One thread blocks in `read`, one waits for signals, the
//! writer's thread saves; all of them speak into one channel. Everything that waits is taken in before one frame is
//! drawn, and nothing is drawn when nothing happened. Uses state, update, view, and the store through `desk_files`.

use super::desk_files::{Files, Reply};
use super::keymap::{Code, Key};
use super::msg::{Effect, Msg, What};
use super::state::{App, Tone};
use super::theme::{Depth, Theme};
use super::update::update;
use super::{plain, signals, view};
use crate::words::Word;
use crossterm::event::{
    DisableBracketedPaste, EnableBracketedPaste, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers,
};
use crossterm::execute;
use ratatui::DefaultTerminal;
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
}

/// What the main thread hears.
pub enum Heard {
    /// Something from the terminal.
    Event(Event),
    /// The terminal has gone.
    TerminalGone,
    /// A line was typed, where there is no screen.
    Line(String),
    /// No line will come any more.
    NoMoreLines,
    /// A signal: leave with this status.
    Leave(i32),
    /// Something from the files.
    Files(Reply),
}

/// Quitting waits so long for saves.
const PATIENCE: Duration = Duration::from_secs(2);

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
    let theme = theme(start.theme.as_deref())?;
    let (heard, inbox) = channel();
    signals::listen(heard.clone(), restore).map_err(|error| error.to_string())?;
    let mut terminal = ratatui::try_init().map_err(|error| error.to_string())?;
    restore_after_panics();
    // Without it a pasted paragraph arrives as keys, and each of its line breaks keeps a line.
    let _ = execute!(stdout(), EnableBracketedPaste);
    listen(heard.clone());
    let mut shell = Shell::new(start, theme, heard);
    let ended = shell.run(&mut terminal, &inbox);
    restore();
    shell.finish(ended)
}

/// The theme asked for, else mono where colours are not wanted, else the one that fits the terminal's ground.
fn theme(asked: Option<&str>) -> Result<Theme, String> {
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
    Ok(if matches!(ground.as_deref(), Some("7" | "15")) { Theme::Light } else { Theme::Dark })
}

/// How many colours the terminal says that it shows.
fn depth() -> Depth {
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

/// Gives the terminal back as it was.
pub fn restore() {
    let _ = execute!(stdout(), DisableBracketedPaste);
    // A terminal that has gone needs nothing given back.
    let _ = ratatui::try_restore();
}

fn restore_after_panics() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        restore();
        before(info);
    }));
}

/// Reads the terminal on a thread of its own.
fn listen(heard: Sender<Heard>) {
    std::thread::spawn(move || {
        loop {
            let what = crossterm::event::read().map_or(Heard::TerminalGone, Heard::Event);
            let gone = matches!(what, Heard::TerminalGone);
            if heard.send(what).is_err() || gone {
                return;
            }
        }
    });
}

/// The state, the files, and what goes between them; with a screen and without.
pub struct Shell {
    /// The state.
    pub app: App,
    files: Files,
    begun: Instant,
    /// Leave with this status.
    pub status: Option<i32>,
    /// No bell is rung.
    quiet: bool,
}

impl Shell {
    /// At home, or on the way to the session asked for.
    pub fn new(start: Start, theme: Theme, heard: Sender<Heard>) -> Self {
        let now = chrono::Local::now().fixed_offset();
        let mut app = App::new((80, 24), now, theme);
        app.depth = depth();
        let files = Files::new(start.folder, heard);
        let mut shell = Self { app, files, begun: Instant::now(), status: None, quiet: start.plain };
        if let Some(path) = start.session {
            shell.carry_out(vec![Effect::Open(path)]);
        } else {
            if let Some(title) = shell.files.title() {
                shell.take(What::Title(title));
            }
            shell.files.list();
        }
        shell
    }

    fn run(&mut self, terminal: &mut DefaultTerminal, hears: &Receiver<Heard>) -> std::io::Result<i32> {
        let size = terminal.size()?;
        self.take(What::Resize(size.width, size.height));
        if let Ok(first) = hears.recv_timeout(FIRST_FRAME) {
            self.hear(first);
        }
        loop {
            // Everything that waits, before one frame.
            while let Ok(next) = hears.try_recv() {
                self.hear(next);
            }
            if let Some(status) = self.status {
                return Ok(status);
            }
            terminal.draw(|frame| view::view(&self.app, frame))?;
            match self.wait(hears) {
                Ok(next) => self.hear(next),
                Err(RecvTimeoutError::Timeout) => self.take(What::Tick),
                Err(RecvTimeoutError::Disconnected) => return Ok(0),
            }
        }
    }

    /// Sleeps until something comes; with a running clock no longer than to the next whole second of it.
    fn wait(&self, hears: &Receiver<Heard>) -> Result<Heard, RecvTimeoutError> {
        if !self.app.clock_runs() {
            return hears.recv().map_err(|_| RecvTimeoutError::Disconnected);
        }
        let past = chrono::Local::now().timestamp_subsec_millis().min(999);
        hears.recv_timeout(Duration::from_millis(u64::from(1000 - past)))
    }

    /// Saves what is left; how the program ends.
    pub fn finish(mut self, ended: std::io::Result<i32>) -> Result<bool, String> {
        let saved = self.files.close(PATIENCE);
        match ended {
            Ok(0) if saved => Ok(true),
            Ok(_) if !saved => Err(Word::LeftUnsaved.text().to_owned()),
            Ok(status) => std::process::exit(status),
            Err(error) => Err(error.to_string()),
        }
    }

    /// Takes in what the main thread hears.
    pub fn hear(&mut self, heard: Heard) {
        match heard {
            Heard::Line(_) | Heard::NoMoreLines => {}
            Heard::Event(event) => {
                if let Some(what) = what_of(event) {
                    self.take(what);
                }
            }
            Heard::TerminalGone => self.status = Some(1),
            Heard::Leave(status) => self.status = Some(status),
            Heard::Files(reply) => {
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
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Save(ops) => self.files.save(ops),
                Effect::Draft(text) => self.files.draft(&text),
                Effect::Create { title, template } => self.files.create(title, template),
                Effect::Open(path) => self.files.open(path),
                Effect::Home => {
                    self.files.let_go();
                    self.files.list();
                }
                Effect::Papers => match self.app.desk() {
                    Some(desk) => self.files.papers(desk.session.clone()),
                    None => self.app.say(Tone::Alarm, Word::NothingToAsk.text()),
                },
                Effect::Bell if self.quiet => {}
                Effect::Bell => {
                    let _ = execute!(stdout(), crossterm::style::Print('\u{7}'));
                }
                Effect::Quit => self.status = Some(0),
            }
        }
    }
}

/// What an event of the terminal means.
fn what_of(event: Event) -> Option<What> {
    match event {
        Event::Key(key) => key_of(key).map(What::Key),
        Event::Paste(text) => Some(What::Paste(text)),
        Event::Resize(columns, rows) => Some(What::Resize(columns, rows)),
        Event::FocusGained | Event::FocusLost | Event::Mouse(_) => None,
    }
}

/// A key of the terminal as one of ours.
pub fn key_of(key: KeyEvent) -> Option<Key> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let mut ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    let code = match key.code {
        // Some terminals and pastes send a line feed for Enter.
        KeyCode::Char('j') if ctrl => {
            ctrl = false;
            Code::Enter
        }
        KeyCode::Char(c) if ctrl => Code::Char(c.to_ascii_lowercase()),
        KeyCode::Char(c) if alt => Code::Char(c.to_ascii_lowercase()),
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab if key.modifiers.contains(KeyModifiers::SHIFT) => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    };
    Some(Key { code, ctrl, alt })
}
