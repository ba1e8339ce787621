//! A session in which people sit at a task, ready for the keys of a script.

use crate::desk::Screen;
use commonground::model::entry::Entry;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::session::Session;
use commonground::model::wish::{New, Stamp, Wish, propose};
use commonground::ui::keymap::Key;
use commonground::ui::msg::What;
use commonground::ui::theme::Theme;

/// The groups of a scene: letter, name, how many are there.
pub const GROUPS: [(&str, &str, u64); 4] =
    [("A", "Residents", 9), ("B", "Health services", 6), ("C", "Young people", 8), ("D", "Council", 5)];

/// A screen at a desk.
pub struct Scene {
    pub screen: Screen,
    /// The number of the operation that the scene itself says next.
    next: u64,
}

impl Scene {
    /// A session out of the template of that digit ("3": three days), at its first task, with nobody counted.
    pub fn of(template: &str) -> Self {
        let mut screen = Screen::new(80, 24);
        screen.play(&format!("\"Healthy Valley\" Enter {template}"));
        Self { screen, next: 1 }
    }

    /// The same with four groups, counted at the door.
    pub fn with_groups(template: &str) -> Self {
        let mut scene = Self::of(template);
        for (letter, name, present) in GROUPS {
            let group = New::line(Kind::Group, "", name)
                .with(Field::Letter, Value::Text(letter.into()))
                .with(Field::Expected, Value::Count(present + 1));
            scene.wish(&Wish::Say(group));
            let key = format!("welcome/{letter}");
            let to = Value::Count(present);
            scene.wish(&Wish::Answer { of: Id::session(), field: Field::Present, key: key.as_str().into(), to });
        }
        scene
    }

    /// Something that is there before the script begins, said by another window; what it began.
    pub fn wish(&mut self, wish: &Wish) -> Id {
        let stamp = Stamp { writer: "desk-cccccccc".to_owned(), next: self.next, step: self.next, at: self.screen.at };
        let ops = propose(self.session(), wish, &stamp).expect("a wish that may be");
        self.next += u64::try_from(ops.len()).expect("few");
        let first = ops[0].id.clone();
        self.screen.saved.extend(ops.iter().cloned());
        self.screen.take(What::Heard(ops));
        first
    }

    /// A line that is there before the script begins.
    pub fn said(&mut self, kind: Kind, task: &str, words: &str) -> Id {
        self.wish(&Wish::Say(New::line(kind, task, words)))
    }

    /// Walks to the task of that name with the key for the next task.
    pub fn at(&mut self, task: &str) -> &mut Self {
        for _ in 0..60 {
            if self.screen.app.desk().is_some_and(|desk| desk.task_code() == task) {
                return self;
            }
            self.screen.press(Key::ctrl('n'));
        }
        panic!("the agenda has no task {task}")
    }

    /// Plays a script.
    pub fn play(&mut self, script: &str) -> &mut Self {
        self.screen.play(script);
        self
    }

    pub fn session(&self) -> &Session {
        &self.screen.app.desk().expect("an open desk").session
    }

    /// What the screen shows now: at 80x24 and 120x36 in colour, at 60x18, and at 80x24 with its styles without colour.
    pub fn shots(&mut self, name: &str) {
        for (columns, rows) in [(80, 24), (120, 36), (60, 18)] {
            self.screen.resize(columns, rows);
            insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), self.screen.shown());
        }
        self.screen.resize(80, 24);
        self.screen.app.theme = Theme::Mono;
        insta::assert_snapshot!(format!("{name}_mono"), self.screen.styled());
        self.screen.app.theme = Theme::Dark;
    }

    /// What is said where there is no screen.
    pub fn spoken(&self) -> String {
        commonground::ui::view::spoken::lines(&self.screen.app).join("\n")
    }

    /// Everything that was said at a task, an entry a line, with all its answers; also after it was saved and read again.
    pub fn held(&self, task: &str) -> String {
        let again = Session::of(self.screen.saved.iter().cloned());
        let now = told(self.session(), task);
        assert_eq!(now, told(&again, task), "what is on the screen is what is saved");
        now
    }
}

fn told(session: &Session, task: &str) -> String {
    query::lines(session, task).map(|entry| line(session, entry) + "\n").collect()
}

fn line(session: &Session, entry: &Entry) -> String {
    let answers = entry.fields.iter().map(|((field, key), answers)| {
        let to = answers.iter().map(|(_, value)| match value {
            Value::Other(id) => session.entry(id).map_or(id.to_string(), |other| format!("“{}”", other.text())),
            value => value.words(),
        });
        let key = if key.is_empty() { String::new() } else { format!("/{key}") };
        format!("{}{key}={}", field.code(), to.collect::<Vec<_>>().join(" or "))
    });
    let links = entry.links.iter().map(|link| {
        let other = |id: &Id| session.entry(id).map_or(id.to_string(), |other| format!("“{}”", other.text()));
        let ends = [Some(&link.one), link.other.as_ref()].into_iter().flatten().filter(|id| **id != entry.id);
        format!("{:?} {}{}", link.how, ends.map(other).collect::<String>(), link.label)
    });
    let by = Some(format!("by {}", entry.by)).filter(|_| !entry.by.is_empty());
    let mut parts: Vec<String> = by.into_iter().chain(answers).chain(links).collect();
    parts.sort();
    let words = format!("{} {}: {}", session.spoken(entry), entry.kind.spec().word, entry.text());
    std::iter::once(words).chain(parts).collect::<Vec<_>>().join(" | ")
}
