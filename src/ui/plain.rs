//! Line by line, without a screen: for screen readers, slow links and pipes. The same state, the same `update` and the
//! same files as the shell; lines come in, and only what is new goes out. One line is answered, and saved where it is
//! to be saved, before the next one is taken in.

mod answer;
mod drawn;
mod listed;
mod not_now;
mod numbers;
mod said;

pub use said::{ON_SCREEN_ONLY, key_of, name_of};

use super::keymap::Key;
use super::msg::What;
use super::shell::{GONE, Heard, Shell, Start};
use super::state::{App, Notice, Screen, signals};
use super::theme::Theme;
use super::view::room::said as wall;
use super::view::spoken::{self, Told};
use super::{text as rows_of, tour, tty};
use crate::model::text;
use crate::words::Word;
use crate::words::tour::Tour as Words;
use std::collections::VecDeque;
use std::io::{self, BufRead, ErrorKind, IsTerminal, Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How long the answer to a line waits for the disk; what comes later is said later.
const PATIENCE: Duration = Duration::from_secs(2);

/// How long opening, listing and the papers are waited for before the next line is taken in.
const LONG_PATIENCE: Duration = Duration::from_mins(1);

/// The longest line that is read in one piece, in bytes.
const LONGEST: u64 = 1 << 20;

/// Runs until somebody leaves or the input ends; whether all went well.
///
/// # Errors
/// A sentence, where the session cannot be opened, or something was left unsaved.
pub fn run(start: Start) -> Result<bool, String> {
    let (heard, inbox) = channel();
    tty::listen(heard.clone(), false).map_err(|error| error.to_string())?;
    let asked_for = start.session.is_some();
    let shell = Shell::new(start, Theme::Mono, heard.clone());
    let mut plain =
        Plain { shell, inbox, lines: VecDeque::new(), told: None, heard_last: None, owed: false, tour: None };
    plain.begin(asked_for)?;
    listen(heard);
    match plain.run() {
        Ok(status) => plain.shell.finish(status),
        // Nobody reads any more: what was said is saved all the same.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => plain.shell.finish(0),
        // The terminal has gone.
        Err(_) => plain.shell.finish(GONE),
    }
}

/// Reads lines on a thread of its own.
pub fn listen(heard: Sender<Heard>) {
    std::thread::spawn(move || {
        let mut input = io::stdin().lock();
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            let read = input.by_ref().take(LONGEST).read_until(b'\n', &mut bytes);
            let line = match read {
                Ok(1..) => Heard::Line(String::from_utf8_lossy(&bytes).into_owned()),
                Ok(0) | Err(_) => Heard::NoMoreLines,
            };
            let ends = matches!(line, Heard::NoMoreLines);
            if heard.send(line).is_err() || ends {
                return;
            }
        }
    });
}

struct Plain {
    shell: Shell,
    inbox: Receiver<Heard>,
    /// Lines that wait; `None`: the end of the input.
    lines: VecDeque<Option<String>>,
    told: Option<Told>,
    /// The last notice that was passed on.
    heard_last: Option<Notice>,
    /// Something was not on the disk yet when they were last told.
    owed: bool,
    /// What the tour of the example said last.
    tour: Option<tour::Told>,
}

impl Plain {
    /// The first words, and the list of sessions or the session asked for.
    fn begin(&mut self, asked_for: bool) -> Result<(), String> {
        self.settle();
        if let (true, None, Some(notice)) = (asked_for, self.app().desk(), &self.app().notice) {
            return Err(notice.text.clone());
        }
        // Where nobody reads, the loop finds out.
        let how = vec![Word::PlainBegins.text().to_owned()];
        // Behind the lines of a session, so that it is still in sight.
        let (first, last) = if self.app().desk().is_some() { (Vec::new(), how) } else { (how, Vec::new()) };
        let _ = self.tell(first, last);
        Ok(())
    }

    fn run(&mut self) -> io::Result<i32> {
        loop {
            if let Some(status) = self.shell.status {
                return Ok(status);
            }
            match self.lines.pop_front() {
                Some(Some(line)) => self.answer(&line)?,
                Some(None) => self.shell.take(What::Key(Key::ctrl('q'))),
                None => {
                    match self.wait() {
                        Ok(heard) => self.hear(heard),
                        Err(RecvTimeoutError::Timeout) => self.shell.take(What::Tick),
                        Err(RecvTimeoutError::Disconnected) => return Ok(0),
                    }
                    // Lines of others are said with the next answer: nobody is interrupted while typing.
                    let late = self.owed && self.app().unsaved() == 0;
                    if self.lines.is_empty() && (late || !self.notices().is_empty() || self.runs_over()) {
                        self.tell(Vec::new(), Vec::new())?;
                    }
                }
            }
        }
    }

    /// Sleeps until something comes; with a running clock no longer than to its next signal.
    fn wait(&self) -> Result<Heard, RecvTimeoutError> {
        let now = chrono::Local::now().fixed_offset();
        match self.app().desk().and_then(|desk| signals::wakes(&desk.session, now)) {
            Some(seconds) => self.inbox.recv_timeout(Duration::from_secs(seconds)),
            None => self.inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    /// Whether the day runs over, and nobody was told.
    fn runs_over(&self) -> bool {
        !self.told.as_ref().is_some_and(Told::runs_over) && spoken::runs_over(self.app())
    }

    fn hear(&mut self, heard: Heard) {
        match heard {
            Heard::Line(line) => self.lines.push_back(Some(line)),
            Heard::NoMoreLines => self.lines.push_back(None),
            other => self.shell.hear(other),
        }
    }

    /// What was said to the person since they were last told.
    fn notices(&self) -> Vec<String> {
        let all = &self.app().notices;
        let from = self.heard_last.as_ref().and_then(|last| all.iter().rposition(|notice| notice == last));
        let new = all.iter().skip(from.map_or(0, |at| at + 1)).map(|notice| notice.text.clone());
        // That the papers are being written is over when it could be said.
        new.filter(|text| text != Word::WritingPapers.text()).map(|text| in_words(self.app(), &text)).collect()
    }

    /// Says what is new, between what is said before it and what after it; gives back whether there was anything.
    fn tell(&mut self, first: Vec<String>, last: Vec<String>) -> io::Result<bool> {
        self.shell.keep_draft();
        let notices = self.notices();
        self.heard_last = self.app().notices.last().cloned();
        self.owed = self.app().unsaved() > 0;
        let told = spoken::told(self.app());
        // What was said in answer may have moved the tour's own words out of sight.
        let says_again = !first.is_empty();
        let mut out = first;
        out.extend(spoken::news(self.told.as_ref(), &told, &notices));
        if !self.told.as_ref().is_some_and(Told::runs_over) && told.runs_over() {
            out.extend(spoken::overrun(self.app()).iter().map(|line| said::by_name(self.app(), line)));
        }
        self.told = Some(told);
        out.extend(last);
        out.extend(self.tell_tour(says_again));
        print(&out)?;
        Ok(!out.is_empty())
    }

    /// What the tour says, where that is another thing than before, or is to be said again; at its beginning, how to skip
    /// and end it.
    fn tell_tour(&mut self, again: bool) -> Vec<String> {
        let now = tour::told(self.app());
        let before = std::mem::replace(&mut self.tour, now.clone());
        let Some(now) = now.filter(|now| again || before.as_ref() != Some(now)) else { return Vec::new() };
        let ways = (before.is_none_or(|before| before.ways != now.ways)).then_some(now.ways);
        std::iter::once(Words::StepSaid.with(&[now.step, now.sentence])).chain(ways).collect()
    }

    /// Says something in answer to every line: what is new, else what is asked, once more.
    fn answer(&mut self, raw: &str) -> io::Result<()> {
        let first = answer::answer(&mut self.shell, &said::read(raw));
        self.settle();
        if !self.tell(first, Vec::new())? && self.shell.status.is_none() {
            print(&spoken::again(self.app()))?;
        }
        Ok(())
    }

    fn app(&self) -> &App {
        &self.shell.app
    }

    /// Waits for the disk, so that what is said to be saved is saved.
    fn settle(&mut self) {
        let begun = Instant::now();
        while self.shell.status.is_none() {
            let Some(patience) = waits(self.app()) else { return };
            let Some(left) = patience.checked_sub(begun.elapsed()) else { return };
            match self.inbox.recv_timeout(left) {
                Ok(heard) => self.hear(heard),
                Err(_) => return,
            }
        }
    }
}

/// A notice without signs for the eye, and with the names of commands in place of their keys.
fn in_words(app: &App, text: &str) -> String {
    said::by_name(app, &text.split('\n').map(wall::said).collect::<Vec<_>>().join("\n"))
}

/// How long is waited, where there is something to wait for.
fn waits(app: &App) -> Option<Duration> {
    let papers = app.notices.last().is_some_and(|notice| notice.text == Word::WritingPapers.text());
    match &app.screen {
        Screen::Home(home) => (home.busy || (!home.listed && app.notice.is_none())).then_some(LONG_PATIENCE),
        Screen::Desk(_) if papers => Some(LONG_PATIENCE),
        Screen::Desk(desk) => (desk.saves.waiting() > 0 && !desk.saves.in_trouble()).then_some(PATIENCE),
    }
}

/// Writes lines to standard output.
pub fn print(lines: &[String]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    // A terminal breaks words where its row ends; whoever reads a pipe breaks lines as they like.
    let wide =
        out.is_terminal().then(crossterm::terminal::size).and_then(Result::ok).map(|(wide, _)| usize::from(wide));
    for line in lines.iter().flat_map(|line| line.split('\n')) {
        // Whatever stands in a file: nothing that steers a terminal goes out.
        let line = text::clean(line);
        for row in wide.map_or_else(|| vec![line.as_str()], |wide| rows_of::wrap(&line, wide.max(1))) {
            writeln!(out, "{row}")?;
        }
    }
    out.flush()
}
