//! The screen without a terminal: the state, its updates and its views over a test backend, with a clock that stands
//! still and files that are a list. Key scripts are one line: `"a bus" Enter Ctrl-N`.

use chrono::{DateTime, FixedOffset, TimeDelta};
use commonground::model::begin::begin;
use commonground::model::op::Op;
use commonground::model::session::Session;
use commonground::model::wish::{Stamp, propose};
use commonground::store::template;
use commonground::ui::keymap::Key;
use commonground::ui::msg::{Effect, Msg, Opened, What};
use commonground::ui::state::App;
use commonground::ui::theme::Theme;
use commonground::ui::update::update;
use commonground::ui::view::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use std::fmt::Write as _;

/// A screen under test.
pub struct Screen {
    pub app: App,
    pub at: DateTime<FixedOffset>,
    /// Everything that was handed over to be saved.
    pub saved: Vec<Op>,
    /// The half-typed lines, as last handed out.
    pub draft: String,
    /// Whether the program was left.
    pub left: bool,
    /// Whether what is handed over is saved at once.
    pub saves: bool,
}

impl Screen {
    /// At home, with no sessions, on 14 May 2026 at ten.
    pub fn new(columns: u16, rows: u16) -> Self {
        let at = DateTime::parse_from_rfc3339("2026-05-14T10:00:00+01:00").expect("a time");
        let app = App::new((columns, rows), at, Theme::Dark);
        let mut screen = Self { app, at, saved: Vec::new(), draft: String::new(), left: false, saves: true };
        screen.take(What::Sessions(Vec::new()));
        screen
    }

    /// The same session opened anew, by another writer, out of what was saved.
    pub fn again(&mut self) {
        self.reopen(|_| ());
    }

    /// The same, with what else the files say.
    pub fn reopen(&mut self, and: impl FnOnce(&mut Opened)) {
        let session = Session::of(self.saved.iter().cloned());
        let mut opened = self.opened(session, "desk-bbbbbbbb", 1);
        and(&mut opened);
        self.take(What::Opened(Box::new(opened)));
    }

    fn opened(&self, session: Session, writer: &str, next: u64) -> Opened {
        let draft = self.draft.clone();
        Opened { session, writer: writer.to_owned(), next, draft, ..Opened::default() }
    }

    fn open(&mut self, session: Session, writer: &str, next: u64) {
        let opened = self.opened(session, writer, next);
        self.take(What::Opened(Box::new(opened)));
    }

    /// A message, and what comes of it.
    pub fn take(&mut self, what: What) {
        let millis = u64::try_from(self.at.timestamp_millis()).expect("after 1970");
        let effects = update(&mut self.app, Msg { at: self.at, millis, what });
        for effect in effects {
            match effect {
                Effect::Save(ops) => {
                    let ids = ops.iter().map(|op| op.id.clone()).collect();
                    self.saved.extend(ops);
                    if self.saves {
                        self.take(What::Saved(ids));
                    }
                }
                Effect::Draft(text) => self.draft = text,
                Effect::Create { title, template } => self.create(&title, &template),
                Effect::Open(_) => self.again(),
                Effect::Home => self.take(What::Sessions(Vec::new())),
                Effect::Papers => self.take(What::PapersWritten(
                    "sessions".to_owned(),
                    vec!["healthy-valley-roadmap.html".to_owned(), "healthy-valley-report.html".to_owned()],
                )),
                Effect::Bell | Effect::Mouse(_) | Effect::OpenFolder | Effect::Search(_) => {}
                Effect::Quit => self.left = true,
            }
        }
    }

    fn create(&mut self, title: &str, name: &str) {
        let template = template::find(name, None).expect("a template of the program");
        let stamp = Stamp { writer: "desk-aaaaaaaa".to_owned(), next: 1, step: 1, at: self.at };
        let wish = begin(title, &template, self.at.date_naive());
        let ops = propose(&Session::default(), &wish, &stamp).expect("a session can be begun");
        self.saved.extend(ops.iter().cloned());
        // The title's draft is not the session's.
        self.draft.clear();
        let next = u64::try_from(ops.len()).expect("few") + 1;
        self.open(Session::of(ops), "desk-aaaaaaaa", next);
    }

    /// Presses a key.
    pub fn press(&mut self, key: Key) {
        self.take(What::Key(key));
    }

    /// Plays a script: words between quotes are typed, the rest are names of keys; `Wipe` empties the box of the line.
    pub fn play(&mut self, script: &str) -> &mut Self {
        for (n, part) in script.split('"').enumerate() {
            if n % 2 == 1 {
                for c in part.chars() {
                    self.press(Key::char(c));
                }
                continue;
            }
            for name in part.split_whitespace() {
                if name == "Wipe" {
                    self.press(Key::from_text("End").expect("a key"));
                    while self.app.desk().is_some_and(|desk| !desk.line.text_of(desk.line.at()).is_empty()) {
                        self.press(Key::from_text("Backspace").expect("a key"));
                    }
                    continue;
                }
                let key = Key::from_text(name).unwrap_or_else(|| panic!("no key {name}"));
                self.press(key);
            }
        }
        self
    }

    /// Time passes.
    pub fn pass(&mut self, seconds: i64) -> &mut Self {
        self.at += TimeDelta::seconds(seconds);
        self.take(What::Tick);
        self
    }

    /// The window gets another size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.take(What::Resize(columns, rows));
        self
    }

    /// What is drawn.
    pub fn draw(&self) -> (Buffer, Option<(u16, u16)>) {
        let (columns, rows) = self.app.tour.as_ref().map_or(self.app.size, |tour| tour.window);
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a backend");
        let frame = terminal.draw(|frame| view(&self.app, frame)).expect("a frame");
        let buffer = frame.buffer.clone();
        let cursor = terminal.get_cursor_position().ok().map(|at| (at.x, at.y));
        (buffer, cursor)
    }

    /// The screen as text, a row a line.
    pub fn text(&self) -> String {
        rows(&self.draw().0).join("\n")
    }

    /// The screen as text, with the cursor's place.
    pub fn shown(&self) -> String {
        let (buffer, cursor) = self.draw();
        let (x, y) = cursor.unwrap_or_default();
        format!("{}\ncursor {x},{y}\n", rows(&buffer).join("\n"))
    }

    /// The screen as text and as runs of styles.
    pub fn styled(&self) -> String {
        let (buffer, _) = self.draw();
        let mut out = rows(&buffer).join("\n");
        out.push_str("\n\n");
        for y in 0..buffer.area.height {
            let mut before = None;
            for x in 0..buffer.area.width {
                let cell = &buffer[(x, y)];
                let style = (cell.fg, cell.bg, cell.modifier);
                if before != Some(style) {
                    let plain = style == Default::default();
                    if before.is_some() || !plain {
                        writeln!(out, "{y}:{x} {:?} on {:?} {:?}", style.0, style.1, style.2).expect("text");
                    }
                    before = Some(style);
                }
            }
        }
        out
    }

    /// The texts of all standing entries.
    pub fn texts(&self) -> Vec<String> {
        let Some(desk) = self.app.desk() else { return Vec::new() };
        desk.session.entries().filter(|entry| entry.stands()).map(|entry| entry.text().to_owned()).collect()
    }
}

fn rows(buffer: &Buffer) -> Vec<String> {
    (0..buffer.area.height)
        .map(|y| {
            let row: String = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
            row.trim_end().to_owned()
        })
        .collect()
}
