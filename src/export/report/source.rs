//! What the parts of the report share: the session, for whom the paper is, which groups are pooled, what each entry is
//! called in it, and which entries have had their place. Uses the model and the words.

use super::{Edition, Home, Item, Look, Run, Text};
use crate::export::pool::{Pool, Uncounted};
use crate::model::entry::{Entry, State};
use crate::model::field::Field;
use crate::model::group::badge_shown;
use crate::model::id::Id;
use crate::model::kind::{Kind, Numbering};
use crate::model::query;
use crate::model::session::Session;
use crate::model::stage::Reader;
use crate::model::tongue;
use crate::words::lang::Lang;
use crate::words::report::ReportWord;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A stakeholder group as the paper sees it.
pub(super) struct Group {
    pub letter: String,
    pub name: String,
    pub expected: Option<u64>,
    pub present: Option<u64>,
    pub are_in: String,
    /// Colour and shape.
    pub badge: String,
    pub pooled: bool,
}

/// A session, seen for one paper.
pub(super) struct Source<'a> {
    pub session: &'a Session,
    pub edition: Edition,
    pub groups: Vec<Group>,
    /// On how many days people looked back.
    pub reviews: usize,
    anchors: HashMap<Id, String>,
    placed: HashSet<Id>,
    lanes: HashMap<Id, usize>,
    tables: BTreeMap<String, String>,
}

impl<'a> Source<'a> {
    pub fn new(session: &'a Session, edition: Edition) -> Self {
        // As the roadmap has them, so that a theme has one colour on all papers.
        let lanes = query::themes(session)
            .into_iter()
            .filter(|theme| {
                query::theme_standing(session, theme) != query::Standing::NotAgreed
                    || !query::actions(session, Some(&theme.id)).is_empty()
            })
            .enumerate()
            .map(|(lane, theme)| (theme.id.clone(), lane))
            .collect();
        Self {
            session,
            edition,
            groups: groups(session, edition),
            reviews: query::reviewed_on(session).len(),
            anchors: anchors(session),
            placed: HashSet::new(),
            lanes,
            tables: session
                .of_kind(Kind::Table)
                .map(|table| (table_number(&table.words(Field::Letter)).to_owned(), table.text().to_owned()))
                .collect(),
        }
    }

    /// The language of the program's words in this paper.
    pub fn lang(&self) -> Lang {
        self.session.lang()
    }

    /// Whether a kind is one of the lines that people said, and not the frame around them.
    pub fn is_line(kind: Kind) -> bool {
        !kind.is_private() && kind.is_said()
    }

    /// Whether this paper may hold an entry, standing or taken back. For everyone is only what stands.
    pub fn may_show(&self, entry: &Entry) -> bool {
        let reader = entry.reader();
        let open = match self.edition {
            Edition::Desk => true,
            Edition::ThoseThere => !entry.is(Field::GroupOnly),
            Edition::Everyone => entry.stands() && !entry.is(Field::GroupOnly) && reader == Reader::Everyone,
        };
        open && reader != Reader::Nobody && Self::is_line(entry.kind)
    }

    /// Whether an entry stands, and this paper may hold it.
    pub fn shows(&self, entry: &Entry) -> bool {
        entry.stands() && self.may_show(entry)
    }

    /// The entry's place, given once; `None` where it has had it.
    pub fn home(&mut self, entry: &Entry) -> Option<Home> {
        if !self.may_show(entry) || !self.placed.insert(entry.id.clone()) {
            return None;
        }
        Some(self.home_of(entry))
    }

    /// The entry's place, whether or not it was given already.
    pub fn home_of(&self, entry: &Entry) -> Home {
        Home {
            id: entry.id.clone(),
            kind: entry.kind,
            anchor: self.anchor(&entry.id).unwrap_or_default(),
            taken_back: entry.state == State::Withdrawn,
        }
    }

    /// Whether an entry has had its place.
    pub fn is_placed(&self, id: &Id) -> bool {
        self.placed.contains(id)
    }

    /// The name of an entry within the report.
    pub fn anchor(&self, id: &Id) -> Option<String> {
        self.anchors.get(id).cloned()
    }

    /// Which lane of the roadmap a theme is.
    pub fn lane(&self, theme: &Id) -> Option<usize> {
        self.lanes.get(theme).copied()
    }

    /// Whether no name may stand with an entry (design, section 4).
    pub fn is_nameless(entry: &Entry) -> bool {
        matches!(entry.kind, Kind::Proud | Kind::Sorry | Kind::TimeLine)
    }

    /// By whom an entry was said, as this paper may tell it; empty for the whole room.
    pub fn by(&self, entry: &Entry) -> Text {
        let by = entry.by.trim();
        if by.is_empty() {
            return Text::new();
        }
        if let Some(group) = self.groups.iter().find(|group| same(&group.letter, by) || same(&group.name, by)) {
            return if group.pooled {
                vec![Run::ours(ReportWord::SmallerGroup.text_in(self.session.lang()))]
            } else {
                group.label()
            };
        }
        let number = table_number(by);
        if number.len() < by.len() && number.chars().all(|c| c.is_ascii_digit()) {
            let label = ReportWord::Table.with_in(self.session.lang(), &[number]);
            let mut text = vec![Run::ours(label.clone())];
            if let Some(name) = self.tables.get(number).filter(|name| !same(name, number) && !same(name, &label)) {
                text.extend([Run::ours(", "), Run::theirs(name)]);
            }
            return text;
        }
        // A letter without a group is still no name.
        if Self::is_nameless(entry) && by.chars().count() > 1 { Text::new() } else { vec![Run::theirs(by)] }
    }

    /// Numbers by group letter as this paper may tell them: named groups in their order, the pooled ones together,
    /// letters without a group last.
    pub fn by_group(&self, counts: &BTreeMap<&str, u64>) -> Vec<(Run, u64)> {
        let mut out = Vec::new();
        let mut pooled = 0;
        let mut left = counts.clone();
        for group in &self.groups {
            let Some(n) = left.remove(group.letter.as_str()) else { continue };
            if group.pooled {
                pooled += n;
            } else {
                out.push((Run::theirs(&group.letter), n));
            }
        }
        out.extend(left.into_iter().map(|(letter, n)| (Run::theirs(letter), n)));
        if pooled > 0 {
            out.push((Run::ours(ReportWord::SmallerDots.text_in(self.session.lang())), pooled));
        }
        out
    }

    /// An entry as it is named elsewhere: its number, and its words where it has none. Empty where this paper may not
    /// name it.
    pub fn short(&self, id: &Id) -> Text {
        let Some(entry) = self.session.entry(id) else { return Text::new() };
        if !self.may_show(entry) {
            return Text::new();
        }
        let number = self.session.spoken(entry);
        if number.is_empty() { vec![Run::theirs(entry.text())] } else { vec![Run::mark(number).to(self.link(entry))] }
    }

    /// An entry as it is named elsewhere: number and words.
    pub fn named(&self, id: &Id) -> Text {
        let Some(entry) = self.session.entry(id) else { return Text::new() };
        if !self.may_show(entry) {
            return Text::new();
        }
        let number = self.session.spoken(entry);
        if number.is_empty() {
            return vec![Run::theirs(entry.text())];
        }
        vec![Run::mark(number).to(self.link(entry)), Run::ours(" "), Run::theirs(entry.text())]
    }

    /// The line of this report that an entry has its place in.
    pub fn link(&self, entry: &Entry) -> Option<String> {
        if self.may_show(entry) { self.anchor(&entry.id) } else { None }
    }

    /// An entry that has its place elsewhere.
    pub fn mention(&self, entry: &Entry) -> Item {
        Item {
            home: None,
            look: Look::Mention,
            number: self.session.spoken(entry),
            to: self.link(entry),
            lead: None,
            words: vec![Run::theirs(entry.text())],
            facts: Vec::new(),
            more: Vec::new(),
            under: Vec::new(),
        }
    }
}

impl Group {
    /// Letter and name.
    pub fn label(&self) -> Text {
        if self.letter.is_empty() {
            vec![Run::theirs(&self.name)]
        } else {
            vec![Run::mark(&self.letter), Run::ours(" "), Run::theirs(&self.name)]
        }
    }
}

fn same(a: &str, b: &str) -> bool {
    !a.is_empty() && a.to_lowercase() == b.to_lowercase()
}

/// The number of a table: `3` of `T3`.
fn table_number(by: &str) -> &str {
    by.strip_prefix(['T', 't']).unwrap_or(by)
}

/// Colour and shape of a group; empty where it has no letter and nobody chose any.
fn badge(group: &Entry, letter: &str, lang: Lang) -> String {
    let chosen = [Field::Colour, Field::Shape].iter().any(|field| !group.words(*field).is_empty());
    if letter.is_empty() && !chosen {
        return String::new();
    }
    let (colour, _, shape) = badge_shown(group);
    ReportWord::BadgeOf.with_in(lang, &[tongue::own_word(&colour, lang), tongue::own_word(&shape, lang)])
}

/// The groups in the order of their letters, with how many came: the most that were counted at any time.
fn groups(session: &Session, edition: Edition) -> Vec<Group> {
    let pool = match edition {
        Edition::Desk => Pool::default(),
        Edition::ThoseThere => Pool::of(session, Uncounted::Named),
        // A group that nobody counted may be a small one.
        Edition::Everyone => Pool::of(session, Uncounted::Pooled),
    };
    let most = query::most_present(session);
    let mut groups: Vec<Group> = session
        .of_kind(Kind::Group)
        .map(|entry| {
            let letter = entry.words(Field::Letter);
            Group {
                name: entry.text().to_owned(),
                expected: entry.count(Field::Expected),
                present: most.get(letter.as_str()).copied(),
                are_in: entry.words(Field::AreIn),
                badge: badge(entry, &letter, session.lang()),
                pooled: pool.holds(&entry.id),
                letter,
            }
        })
        .collect();
    groups.sort_by(|a, b| a.letter.cmp(&b.letter).then_with(|| a.name.cmp(&b.name)));
    groups
}

/// A name for every line within the report, made of its spoken number: the same in every edition.
fn anchors(session: &Session) -> HashMap<Id, String> {
    let mut lines: Vec<&Entry> = session.entries().filter(|entry| Source::is_line(entry.kind)).collect();
    lines.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    let mut alike: HashMap<String, usize> = HashMap::new();
    let mut out = HashMap::with_capacity(lines.len());
    for entry in lines {
        let sort = match entry.kind.spec().numbering {
            Numbering::Theme => "theme",
            Numbering::Action => "action",
            Numbering::Line | Numbering::Person | Numbering::None => "line",
        };
        let sound = !entry.no.is_empty()
            && entry.no.len() < 24
            && entry.no.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
        let name = if sound { format!("{sort}-{}", entry.no) } else { sort.to_owned() };
        let before = alike.entry(name.clone()).and_modify(|n| *n += 1).or_insert(0);
        let anchor = if *before == 0 { name } else { format!("{name}_{before}") };
        out.insert(entry.id.clone(), anchor);
    }
    out
}
