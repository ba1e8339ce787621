//! How people got there: every stage and task in the order of the stages table, with the question that was asked and
//! every line that was said; then what stands under tasks that this program does not know. Uses the model and the words.

use super::source::Source;
use super::{Block, Fact, Item, Look, Purpose, Run, Section, Table, Text, facts, outcomes, preparing};
use crate::export::pool::NAMED_FROM;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::{KINDS, Kind};
use crate::model::query;
use crate::model::stage::{self, Task};
use crate::model::typed::years;
use crate::words::board::Board;
use crate::words::lang::Lang;
use crate::words::report::ReportWord;
use std::collections::{BTreeMap, HashSet};

/// How deep lines stand under lines on paper; what is deeper says under which line it stands.
const DEEPEST: usize = 5;

/// Every stage with its tasks, and the other lines.
pub(super) fn section(source: &mut Source<'_>) -> Vec<Section> {
    let mut how = Section::ours("how", ReportWord::How.text_in(source.lang()));
    let mut stage: Option<(stage::Stage, Section)> = None;
    let parts = in_the_day(source);
    for (of_stage, part) in parts {
        match &mut stage {
            Some((of, section)) if *of == of_stage => section.sections.push(part),
            _ => {
                how.sections.extend(stage.take().map(|(_, section)| section));
                let name = format!("stage-{}", how.sections.len());
                // The first stage is called after the welcome, and holds more here than that.
                let title = match of_stage {
                    stage::Stage::Prepare => ReportWord::Start.text_in(source.lang()),
                    later => source.lang().text(later.title()),
                };
                let mut section = Section::new(name, Run::ours(title));
                section.sections.push(part);
                stage = Some((of_stage, section));
            }
        }
    }
    how.sections.extend(stage.map(|(_, section)| section));
    let other = other(source);
    [how, other].into_iter().filter(|section| !section.is_empty()).collect()
}

/// The tasks in which something was said, each in its stage. What was said at an item of the agenda of its own (a break,
/// something of our own) stands behind the task after which it stood there; a meeting, behind the others of its task.
fn in_the_day(source: &mut Source<'_>) -> Vec<(stage::Stage, Section)> {
    let between = query::between(source.session);
    let first_stage = stage::Stage::Prepare;
    let mut out: Vec<(stage::Stage, Section)> = Vec::new();
    let own = |source: &mut Source<'_>, code: Option<&str>, of: stage::Stage, out: &mut Vec<_>| {
        let here = |(before, item): &(Option<&Entry>, &Entry)| {
            let meets = query::task_of(item).is_some_and(Task::is_meeting);
            let stands = if meets { Some(*item) } else { *before };
            stands.map(|item| item.words(Field::Stage)).as_deref() == code
        };
        let here = between.iter().enumerate().filter(|(_, place)| here(place));
        out.extend(here.filter_map(|(n, (_, item))| Some((of, at_item(source, n + 1, item)?))));
    };
    own(source, None, first_stage, &mut out);
    for task in stage::tasks() {
        out.extend(known(source, task).map(|part| (task.stage, part)));
        own(source, Some(task.code), task.stage, &mut out);
    }
    out
}

/// What was said at one item of the agenda; `None` where nothing was.
fn at_item(source: &mut Source<'_>, n: usize, item: &Entry) -> Option<Section> {
    let session = source.session;
    let is_own = |line: &&Entry| query::said_at(session, line).is_some_and(|at| at.id == item.id);
    let entries: Vec<&Entry> = lines(source, &item.words(Field::Stage)).into_iter().filter(is_own).collect();
    if entries.is_empty() {
        return None;
    }
    let section = Section::new(format!("item-{n}"), Run::theirs(item.text()));
    let question = query::prompt(session, item);
    let mut section = filled(source, section, &[question], &entries);
    section.blocks.extend(came(source, item));
    section.blocks.extend(photos(source.lang(), [item]));
    Some(section)
}

/// Who came to a meeting of its own, by group.
fn came(source: &Source<'_>, item: &Entry) -> Option<Block> {
    let (session, meeting) = (source.session, query::counted_as(item));
    if !query::is_meeting(&meeting) {
        return None;
    }
    let all = query::present(session, &meeting)?;
    let letters = query::letters(session);
    let counted = letters.iter().filter_map(|letter| {
        let n = query::present_of(session, &meeting, letter)?;
        // Of few who came it is not said whose they are.
        (n >= NAMED_FROM).then_some((letter.as_str(), n))
    });
    let mut text = vec![Run::ours(facts::people(all, source.lang()))];
    for (letter, n) in source.by_group(&counted.collect()) {
        text.extend([Run::ours(", "), letter, Run::ours(format!(" {n}"))]);
    }
    let fact = Fact { label: Board::Came.text_in(source.lang()).to_owned(), text };
    Some(Block::Facts(vec![fact]))
}

/// A task of the stages table; `None` where nothing was said in it.
fn known(source: &mut Source<'_>, task: &Task) -> Option<Section> {
    // A task that takes nothing down and works on what carries dots is the one in which they are put.
    let dotted = task.captures.is_empty().then(|| task.takes.iter().find(|kind| kind.has(Field::Dots))).flatten();
    let dots = dotted.and_then(|kind| dots(source, *kind));
    let mut entries = lines(source, task.code);
    // What was said at an item of its own stands there.
    entries.retain(|line| !task.is_by_item() || query::said_at(source.session, line).is_none());
    if entries.is_empty() && dots.is_none() {
        return None;
    }
    let (title, mut questions) = titled(source, task.code);
    if questions.is_empty() {
        questions.push(query::fill_in(source.session, source.lang().text(task.prompt)));
    }
    let title = title.unwrap_or_else(|| Run::ours(source.lang().text(task.title)));
    let mut section = filled(source, Section::new(format!("task-{}", task.code), title), &questions, &entries);
    section.blocks.extend(dots.map(Block::Table));
    let items = query::agenda(source.session).into_iter().filter(|item| item.words(Field::Stage) == task.code);
    section.blocks.extend(photos(source.lang(), items));
    Some(section)
}

/// The photographs of charts, where any is named.
fn photos<'a>(lang: Lang, items: impl IntoIterator<Item = &'a Entry>) -> Option<Block> {
    let named: Vec<String> =
        items.into_iter().map(|item| item.words(Field::Photo)).filter(|photo| !photo.is_empty()).collect();
    let fact = Fact { label: Field::Photo.word_in(lang).to_owned(), text: vec![Run::theirs(named.join(", "))] };
    (!named.is_empty()).then(|| Block::Facts(vec![fact]))
}

/// Lines under tasks that are not in the table, and whatever else has not had its place.
fn other(source: &mut Source<'_>) -> Section {
    let session = source.session;
    let mut by_task: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in session.entries() {
        if source.shows(entry) && !source.is_placed(&entry.id) {
            by_task.entry(&entry.task).or_default().push(entry);
        }
    }
    let mut tasks: Vec<(&str, Vec<&Entry>)> = by_task.into_iter().collect();
    for (_, entries) in &mut tasks {
        entries.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    }
    tasks.sort_by_key(|(_, entries)| entries.first().map(|entry| (entry.l, entry.id.clone())));
    let mut section = Section::ours("other", ReportWord::Other.text_in(source.lang()));
    for (code, entries) in tasks {
        let (title, questions) = titled(source, code);
        let title = title.unwrap_or_else(|| {
            Run::ours(match code {
                "" => ReportWord::NoTask.text_in(source.lang()).to_owned(),
                code => ReportWord::OtherTask.with_in(source.lang(), &[code]),
            })
        });
        let part = Section::new(format!("other-{}", section.sections.len()), title);
        let part = filled(source, part, &questions, &entries);
        section.sections.push(part);
    }
    section
}

/// The standing lines of a task that this paper may hold.
fn lines<'a>(source: &Source<'a>, code: &str) -> Vec<&'a Entry> {
    source.session.of_task(code).filter(|entry| source.shows(entry)).collect()
}

/// The title that the session's own agenda gives a task, and the questions that it was asked with.
fn titled(source: &Source<'_>, code: &str) -> (Option<Run>, Vec<String>) {
    let mut title = None;
    let mut questions: Vec<String> = Vec::new();
    for item in query::agenda(source.session).into_iter().filter(|item| item.words(Field::Stage) == code) {
        title.get_or_insert_with(|| Run::theirs(item.text()));
        let question = query::prompt(source.session, item);
        if !question.is_empty() && !questions.contains(&question) {
            questions.push(question);
        }
    }
    (title, questions)
}

/// Fills a section with a task's questions and lines.
fn filled(source: &mut Source<'_>, mut section: Section, questions: &[String], entries: &[&Entry]) -> Section {
    // A year that the session does not say leaves two blanks behind.
    let tidy = |question: &String| question.split_whitespace().collect::<Vec<_>>().join(" ");
    section.blocks.extend(questions.iter().map(tidy).map(Block::Question));
    section.blocks.extend(preparing::earlier_assets(entries, source.lang()));
    let (placed, open): (Vec<&Entry>, Vec<&Entry>) = entries.iter().partition(|entry| source.is_placed(&entry.id));
    let (themes, placed): (Vec<&Entry>, Vec<&Entry>) = placed.into_iter().partition(|entry| entry.kind == Kind::Theme);
    section.blocks.extend(above(&placed, source.lang()));
    if !themes.is_empty() {
        section.blocks.push(Block::Items(themes.into_iter().map(|theme| gathered(source, theme)).collect()));
    }
    let mut walk = Walk { within: open.iter().map(|entry| entry.id.clone()).collect() };
    let heads: Vec<&Entry> = open.iter().copied().filter(|entry| !walk.has_parent(entry)).collect();
    let mut kinds: Vec<Kind> = heads.iter().map(|entry| entry.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let several = kinds.len() > 1;
    for spec in KINDS.iter().filter(|spec| kinds.contains(&spec.kind)) {
        let of_kind: Vec<&Entry> = heads.iter().copied().filter(|entry| entry.kind == spec.kind).collect();
        let parts = walk.parts(source, spec.kind, &of_kind);
        if several {
            let anchor = format!("{}-{}", section.anchor, spec.kind.code());
            let mut under = Section::new(anchor, Run::ours(spec.kind.plural_in(source.lang())));
            put(&mut under, parts);
            if !under.is_empty() {
                section.sections.push(under);
            }
        } else {
            put(&mut section, parts);
        }
    }
    // Lines that stand under each other in a ring have no head.
    let mut ring = Vec::new();
    for entry in open {
        walk.branch(source, entry, 0, &mut ring);
    }
    if !ring.is_empty() {
        section.blocks.push(Block::Items(ring));
    }
    section
}

fn put(section: &mut Section, parts: Vec<(Option<Run>, Vec<Item>)>) {
    for (title, items) in parts.into_iter().filter(|(_, items)| !items.is_empty()) {
        match title {
            None => section.blocks.push(Block::Items(items)),
            Some(title) => {
                let mut part = Section::new(format!("{}-{}", section.anchor, section.sections.len()), title);
                part.blocks.push(Block::Items(items));
                section.sections.push(part);
            }
        }
    }
}

/// A theme with the lines that people put under it, all of them printed elsewhere.
fn gathered(source: &Source<'_>, theme: &Entry) -> Item {
    let mut item = source.mention(theme);
    // A theme's number and a line's must not be taken for each other.
    item.words = vec![Run::ours(format!("{} ", Kind::Theme.word_in(source.lang())))];
    item.words.extend(source.named(&theme.id));
    item.number.clear();
    item.under = source
        .session
        .under(&theme.id)
        .filter(|entry| {
            matches!(entry.kind, Kind::Value | Kind::Feature | Kind::Card | Kind::Project | Kind::NotAgreed)
        })
        .filter(|entry| source.shows(entry))
        .map(|entry| source.mention(entry))
        .collect();
    item
}

/// "Printed above: 8 actions, 1 ask."
fn above(placed: &[&Entry], lang: Lang) -> Option<Block> {
    if placed.is_empty() {
        return None;
    }
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    for entry in placed {
        *counts.entry(entry.kind).or_default() += 1;
    }
    let words: Vec<String> =
        counts.into_iter().map(|(kind, n)| format!("{n} {}", facts::kind_word(kind, n, lang).to_lowercase())).collect();
    Some(Block::Para(vec![Run::ours(ReportWord::PrintedAbove.with_in(lang, &[words.join(", ")]))]))
}

/// The lines of one task while they are put in their places.
struct Walk {
    within: HashSet<Id>,
}

impl Walk {
    /// Whether a line stands under another one of the same task.
    fn has_parent(&self, entry: &Entry) -> bool {
        entry.other(Field::Parent).is_some_and(|over| self.within.contains(over))
    }

    /// Lines in parts: by time line, and, where they are about lines of other tasks, under the names of those.
    fn parts(&mut self, source: &mut Source<'_>, kind: Kind, heads: &[&Entry]) -> Vec<(Option<Run>, Vec<Item>)> {
        if kind == Kind::TimeLine {
            return self.time_lines(source, heads);
        }
        let mut about: Vec<(&Id, Vec<&Entry>)> = Vec::new();
        let mut plain = Vec::new();
        for entry in heads {
            let over =
                entry.other(Field::Parent).filter(|id| source.session.entry(id).is_some_and(|over| source.shows(over)));
            match over {
                None => plain.push(*entry),
                Some(over) => match about.iter_mut().find(|(id, _)| *id == over) {
                    Some((_, entries)) => entries.push(entry),
                    None => about.push((over, vec![entry])),
                },
            }
        }
        let mut items = self.items(source, &plain);
        for (over, entries) in about {
            let under = self.items(source, &entries);
            let Some(over) = source.session.entry(over).filter(|_| !under.is_empty()) else { continue };
            let mut item = source.mention(over);
            item.under = under;
            items.push(item);
        }
        vec![(None, items)]
    }

    /// Time lines, each in the order of its years; what has no year stands after, as it was said.
    fn time_lines(&mut self, source: &mut Source<'_>, heads: &[&Entry]) -> Vec<(Option<Run>, Vec<Item>)> {
        let mut lanes: Vec<(String, Vec<&Entry>)> = Vec::new();
        for entry in heads {
            let lane = entry.words(Field::Lane);
            match lanes.iter_mut().find(|(name, _)| *name == lane) {
                Some((_, entries)) => entries.push(entry),
                None => lanes.push((lane, vec![entry])),
            }
        }
        lanes
            .into_iter()
            .map(|(lane, mut entries)| {
                entries.sort_by_key(|entry| {
                    let when = years::when(&entry.words(Field::Year));
                    (when.is_none(), when)
                });
                let title = (!lane.is_empty()).then(|| Run::theirs(lane));
                (title, self.items(source, &entries))
            })
            .collect()
    }

    fn items(&mut self, source: &mut Source<'_>, entries: &[&Entry]) -> Vec<Item> {
        let mut out = Vec::new();
        for entry in entries {
            self.branch(source, entry, 0, &mut out);
        }
        out
    }

    /// A line with what stands under it; cards that were brought together stand under one head, each whole.
    fn branch(&mut self, source: &mut Source<'_>, entry: &Entry, depth: usize, out: &mut Vec<Item>) {
        if source.is_placed(&entry.id) {
            return;
        }
        let joined: Vec<&Entry> = query::joined_with(source.session, &entry.id)
            .into_iter()
            .filter(|other| source.shows(other) && !source.is_placed(&other.id))
            .collect();
        if joined.len() > 1 {
            let mut under = Vec::new();
            for card in joined {
                self.whole(source, card, depth + 1, &mut under);
            }
            out.push(Item {
                home: None,
                look: Look::Together,
                number: String::new(),
                to: None,
                lead: None,
                words: vec![Run::ours(ReportWord::BroughtTogether.text_in(source.lang()))],
                facts: Vec::new(),
                more: Vec::new(),
                under,
            });
        } else {
            self.whole(source, entry, depth, out);
        }
    }

    /// A line with what stands under it.
    fn whole(&mut self, source: &mut Source<'_>, entry: &Entry, depth: usize, out: &mut Vec<Item>) {
        let Some(mut item) = line(source, entry) else { return };
        if depth < DEEPEST {
            for child in self.children(source, &entry.id) {
                self.branch(source, child, depth + 1, &mut item.under);
            }
            out.push(item);
            return;
        }
        // Deeper lines follow one after the other, and say where they stand.
        out.push(item);
        let mut todo = self.children(source, &entry.id);
        todo.reverse();
        while let Some(deeper) = todo.pop() {
            let Some(mut item) = line(source, deeper) else { continue };
            if let Some(over) = deeper.other(Field::Parent) {
                item.facts.push(Fact::of(source.lang(), ReportWord::Under, source.short(over)));
            }
            out.push(item);
            todo.extend(self.children(source, &deeper.id).into_iter().rev());
        }
    }

    fn children<'a>(&self, source: &Source<'a>, id: &Id) -> Vec<&'a Entry> {
        source
            .session
            .under(id)
            .filter(|child| child.other(Field::Parent) == Some(id) && self.within.contains(&child.id))
            .collect()
    }
}

/// A line at its place, set as its kind is.
fn line(source: &mut Source<'_>, entry: &Entry) -> Option<Item> {
    let home = source.home(entry)?;
    let source = &*source;
    let (look, lead, but): (Look, Option<String>, &[Field]) = match entry.kind {
        Kind::Objection => (Look::Objection, Some(ReportWord::Objection.text_in(source.lang()).to_owned()), &[]),
        Kind::TimeLine => {
            let year = facts::of(source, entry, Field::Year);
            (Look::Line, (!year.is_empty()).then(|| super::words_of(&year)), &[Field::Year, Field::Lane])
        }
        _ => (Look::Line, None, &[]),
    };
    // The year of a time line stands before it.
    let words = match entry.kind {
        Kind::TimeLine => years::beside(entry.text(), &entry.words(Field::Year)),
        _ => entry.text(),
    };
    Some(Item { lead, words: vec![Run::theirs(words)], ..outcomes::at_home(source, entry, (home, look), but) })
}

/// The dots, line by line and group by group.
fn dots(source: &Source<'_>, kind: Kind) -> Option<Table> {
    let dotted: Vec<&Entry> = source.session.of_kind(kind).filter(|trend| source.shows(trend)).collect();
    let mut all: BTreeMap<&str, u64> = BTreeMap::new();
    for trend in &dotted {
        for (letter, n) in trend.dots().0 {
            all.entry(letter).and_modify(|sum| *sum = query::together([*sum, n])).or_insert(n);
        }
    }
    let columns: Vec<Run> = source.by_group(&all).into_iter().map(|(column, _)| column).collect();
    if all.values().all(|n| *n == 0) {
        return None;
    }
    let row = |name: Text, by_letter: &BTreeMap<&str, u64>| {
        let here = source.by_group(by_letter);
        let mut row = vec![name];
        for column in &columns {
            let n = here.iter().find(|(other, _)| other == column).map_or(0, |(_, n)| *n);
            row.push(vec![Run::ours(n.to_string())]);
        }
        row.push(vec![Run::ours(query::together(by_letter.values().copied()).to_string())]);
        row
    };
    let mut rows: Vec<Vec<Text>> = dotted
        .iter()
        .filter(|trend| trend.dots().1 > 0)
        .map(|trend| row(source.named(&trend.id), &trend.dots().0))
        .collect();
    rows.push(row(vec![Run::ours(ReportWord::Together.text_in(source.lang()))], &all));
    let mut head = vec![vec![Run::ours(kind.word_in(source.lang()))]];
    head.extend(columns.iter().map(|column| vec![column.clone()]));
    head.push(vec![Run::ours(ReportWord::Together.text_in(source.lang()))]);
    let caption = ReportWord::DotsCaption.text_in(source.lang()).to_owned();
    Some(Table { caption, head, rows, purpose: Purpose::WithSum })
}
