//! Every screen of a hostile session, drawn by the real backend into bytes: nothing but text that may stand and the
//! sequences that this program sends.

use crate::desk::Screen;
use crate::files::{Form, Written, opened, packs};
use crate::payloads::{Payload, all};
use crate::runs;
use crate::strict;
use commonground::model::session::Session;
use commonground::model::stage;
use commonground::ui::keymap::Key;
use commonground::ui::msg::{Found, Listed, Opened, What};
use commonground::ui::state::saves::Trouble;
use commonground::ui::view::{spoken, view};
use commonground::ui::wire::Wire;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::cell::RefCell;
use std::io::Write;
use std::rc::Rc;

/// Where the bytes go that a terminal would get.
#[derive(Clone, Default)]
pub struct Bytes(Rc<RefCell<Vec<u8>>>);

impl Bytes {
    pub fn bytes(&self) -> Vec<u8> {
        self.0.borrow().clone()
    }
}

impl Write for Bytes {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Draws what is shown and judges every byte of it.
fn look(screen: &Screen, place: &str) {
    let wire = Bytes::default();
    let (columns, rows) = screen.app.size;
    let viewport = Viewport::Fixed(Rect::new(0, 0, columns, rows));
    let mut terminal =
        Terminal::with_options(Wire::new(wire.clone()), TerminalOptions { viewport }).expect("a terminal");
    terminal.draw(|frame| view(&screen.app, frame)).expect("a frame");
    strict::screen(&wire.bytes()).unwrap_or_else(|fault| panic!("{place}: {fault}"));
    for line in spoken::lines(&screen.app) {
        assert_eq!(strict::faults(&line), None, "{place}, said aloud: {line:?}");
    }
}

fn open(session: &Session, payloads: &[Payload], size: (u16, u16)) -> Screen {
    let mut screen = Screen::new(size.0, size.1);
    let session = session.clone();
    let notice = Some(payloads.iter().map(|payload| payload.text.as_str()).collect());
    let draft = payloads[0].text.clone();
    let found = |payload: &Payload| Found {
        sentence: payload.text.as_str().into(),
        text: payload.text.as_str().into(),
        op: None,
        is_damage: true,
    };
    let found = payloads.iter().map(found).collect();
    let writer = "desk-bbbbbbbb".to_owned();
    screen.take(What::Opened(Box::new(Opened { session, writer, next: 1, draft, notice, found, ..Opened::default() })));
    screen
}

/// Every task of the agenda, each with what can lie over it.
fn walk(session: &Session, payloads: &[Payload], size: (u16, u16), pack: usize) {
    let mut screen = open(session, payloads, size);
    look(&screen, "opened");
    let words = payloads[pack % payloads.len()].text.as_str();
    screen.take(What::NotSaved(Trouble { why: words.into(), todo: words.into(), kept_in: Some(words.into()) }));
    let over = [
        "F1",
        "Ctrl-P",
        "Ctrl-F \"a\"",
        "Ctrl-G",
        "Alt-F",
        "Up Ctrl-O",
        "Ctrl-L",
        "Esc Up",
        "Ctrl-K",
        "Up Enter",
        "Ctrl-D",
    ];
    for n in 0..stage::tasks().count() {
        look(&screen, &format!("task {n}"));
        for (m, keys) in over.iter().enumerate() {
            // In the short form each task shows some of them, and each of them is shown in some of the tasks.
            if runs() == 1 && !(m + n + pack).is_multiple_of(4) {
                continue;
            }
            screen.play(keys);
            look(&screen, &format!("task {n}, {keys}"));
            screen.play(if *keys == "Ctrl-L" { "Ctrl-L" } else { "Esc" });
        }
        screen.play("Ctrl-N");
    }
    screen.play("Ctrl-E");
    look(&screen, "papers");
    screen.play("Ctrl-P \"messages\" Enter");
    look(&screen, "messages");
}

#[test]
fn nothing_reaches_the_terminal_from_a_file() {
    for (n, payloads) in packs().iter().enumerate() {
        let form = if n % 2 == 0 { Form::Journal } else { Form::ByHand };
        let (session, _) = opened(payloads, if n % 3 == 0 { Written::ByNumber } else { Written::Raw }, form);
        let sizes = [(80, 24), (120, 36), (40, 12), (60, 18), (200, 60), (20, 6)];
        for turn in 0..runs().min(sizes.len()) {
            walk(&session, payloads, sizes[(n + turn) % if runs() == 1 { 4 } else { sizes.len() }], n);
        }
    }
}

#[test]
fn nothing_reaches_the_terminal_from_keys_pastes_and_lists() {
    let half_day = |screen: &mut Screen| {
        screen.play("\"Healthy Valley\" Enter 1 Ctrl-N");
    };
    let listed = |payload: &Payload| Listed {
        path: payload.text.replace('\0', "").into(),
        title: payload.text.as_str().into(),
        date: "14 May 2026".to_owned(),
        stands: "open".to_owned(),
        ..Listed::default()
    };
    let mut home = Screen::new(80, 24);
    for some in all().chunks(8) {
        home.take(What::Sessions(some.iter().map(listed).collect()));
        look(&home, "home");
    }
    let mut typed = Screen::new(80, 24);
    half_day(&mut typed);
    let mut pasted = Screen::new(120, 36);
    half_day(&mut pasted);
    for payload in all() {
        for c in payload.text.chars().take(600) {
            typed.press(Key::char(c));
        }
        look(&typed, &format!("typed {}", payload.name));
        typed.pass(1).play("Enter").pass(1);
        pasted.take(What::Paste(payload.text.clone()));
        look(&pasted, &format!("pasted {}", payload.name));
        // A moment later it is no longer part of the paste: several lines are one entry each.
        pasted.pass(1).play("Enter").pass(1).play("Esc Esc Ctrl-F");
        pasted.take(What::Paste(payload.text.clone()));
        look(&pasted, &format!("looked for {}", payload.name));
        pasted.play("Esc");
        pasted.take(What::Failed(payload.text.clone()));
        pasted.take(What::PapersWritten(payload.text.clone(), vec![payload.text.clone()]));
        look(&pasted, &format!("told {}", payload.name));
    }
    for text in typed.texts().into_iter().chain(pasted.texts()) {
        assert_eq!(strict::faults(&text), None, "{text:?}");
    }
    for screen in [&typed, &pasted] {
        let texts = screen.texts();
        assert!(texts.iter().any(|text| text.contains("हिन्दी में कार्त्स्न्य")), "{texts:?}");
    }
    let mut titled = Screen::new(80, 24);
    for payload in all() {
        titled.take(What::Paste(payload.text.clone()));
        look(&titled, &format!("a title {}", payload.name));
    }
}
