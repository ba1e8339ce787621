//! For whom a report is made: one table, of which each row gives help and README their words; and the papers that are
//! not the whole record: a slip for each who promised, the brief for institutions, a sheet for each action group; those
//! before a review have a file of their own. Uses the parts of the report.

use super::source::Source;
use super::{
    Apart, Block, Edition, Fact, Item, Look, Purpose, Report, Run, Section, Table, Text, evidence, facts, follow_up,
    head, outcomes, review_sheets, voices, words_of,
};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::session::Session;
use crate::words::Word;
use crate::words::report::ReportWord;

/// For whom a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum For {
    /// Those who were there.
    #[default]
    There,
    /// Everyone.
    Public,
    /// Each who promised something.
    Slips,
    /// Institutions.
    Brief,
    /// Action groups.
    Groups,
    /// Action groups, before a review meeting.
    Review,
    /// Everybody who wants to know what became of it.
    FollowUp,
    /// Funders and boards.
    Evidence,
    /// Those who were not in the room, and said something before.
    Voices,
}

/// What there is to know about a report for somebody.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// For whom.
    pub whom: For,
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is.
    pub what: &'static str,
}

/// The reports for different readers.
pub const READERS: [Row; 9] = [
    Row { whom: For::There, name: "there", what: "those who were there: everything but what is for one group only" },
    Row {
        whom: For::Public,
        name: "public",
        what: "everyone: without time lines, sorries and groups of fewer than five",
    },
    Row {
        whom: For::Slips,
        name: "slips",
        what: "a slip for each who is named with an action: what they said they will do",
    },
    Row { whom: For::Brief, name: "brief", what: "institutions: what we want, what we have, what we ask of them" },
    Row { whom: For::Groups, name: "groups", what: "a sheet for each action group, with room to write what was done" },
    Row {
        whom: For::Review,
        name: "review",
        what: "a sheet for each action group before a review: what was said, and room for done, next and help",
    },
    Row {
        whom: For::FollowUp,
        name: "follow-up",
        what: "those who come to a review: what was done, what is under way, pulse and relationships then and now",
    },
    Row {
        whom: For::Evidence,
        name: "evidence",
        what: "funders and boards: what was chosen by the tag “evidence”, every number with its base, failures by default",
    },
    Row { whom: For::Voices, name: "voices", what: "a sheet for each outside voice: what became of what they said" },
];

impl For {
    /// The reader of that name.
    pub fn named(name: &str) -> Option<For> {
        READERS.iter().find(|row| row.name == name.trim().to_lowercase()).map(|row| row.whom)
    }
}

/// The report for a reader; `to`: of a brief only what goes to this institution, of slips only this one's.
pub fn report_to(session: &Session, whom: For, to: Option<&str>) -> Report {
    match whom {
        For::There => super::report_for(session, Edition::ThoseThere),
        For::Public => super::report_for(session, Edition::Everyone),
        For::Slips => slips(session, to),
        For::Brief => brief(session, to),
        For::Groups => groups(session),
        For::Review => review_sheets::sheets(session),
        For::FollowUp => follow_up::follow_up(session),
        For::Evidence => evidence::evidence(session),
        For::Voices => voices::voices(session),
    }
}

/// Who is named on the papers for a reader, as `to` calls them: none where that reader has one paper for all.
pub fn named_on(session: &Session, whom: For) -> Vec<String> {
    match whom {
        For::There | For::Public | For::Groups | For::Review | For::FollowUp | For::Evidence | For::Voices => {
            Vec::new()
        }
        For::Slips => who_has_a_slip(&Source::new(session, Edition::ThoseThere)),
        For::Brief => {
            let source = Source::new(session, Edition::Everyone);
            who_is_asked(&source, &asks(&source)).into_iter().filter(|name| !name.is_empty()).collect()
        }
    }
}

/// Whether papers with these names on them hold something for somebody.
pub fn is_named_on(named: &[String], somebody: &str) -> bool {
    named.iter().any(|label| names(label, somebody))
}

/// A paper that is not the whole record.
pub(super) fn paper(source: &Source<'_>, eyebrow: ReportWord, apart: Apart, mut sections: Vec<Section>) -> Report {
    let session = source.session;
    if sections.is_empty() {
        let mut none = Section::ours("nothing", eyebrow.text_in(session.lang()));
        none.blocks.push(Block::Para(vec![Run::ours(ReportWord::NothingForThem.text_in(source.lang()))]));
        sections.push(none);
    }
    Report {
        eyebrow,
        apart,
        title: query::title(session),
        lang: head::lang(session),
        from_right: head::from_right(session),
        notice: head::notice(session),
        task: head::task(session),
        facts: head::facts(source),
        notes: Vec::new(),
        sections,
    }
}

/// What is said of when people meet, and who keeps the record.
pub(super) fn meeting(source: &Source<'_>) -> Vec<Fact> {
    let mut out = Vec::new();
    out.push(Fact::of(source.lang(), ReportWord::NextMeeting, head::next_meeting_or_not(source)));
    let sender = facts::at(source, &source.session.head().fields, Field::Sender);
    if !sender.is_empty() {
        out.push(Fact::of(source.lang(), ReportWord::Sender, sender));
    }
    out
}

/// Everything that somebody promised or pledged.
pub(super) fn promises<'a>(source: &Source<'a>) -> Vec<&'a Entry> {
    let mut out: Vec<&Entry> = Vec::new();
    for theme in query::themes(source.session) {
        out.extend(query::actions(source.session, Some(&theme.id)));
    }
    for kind in [Kind::Action, Kind::Pledge] {
        for entry in source.session.of_kind(kind) {
            if !out.iter().any(|known| known.id == entry.id) {
                out.push(entry);
            }
        }
    }
    out.retain(|entry| source.shows(entry));
    out
}

/// Whether a label names somebody: it is their name, or their name is one of several in it.
fn names(label: &str, somebody: &str) -> bool {
    let same = |part: &str| part.trim().to_lowercase() == somebody.trim().to_lowercase();
    let mut parts = label.split([',', ';', '&']).flat_map(|part| part.split(" and "));
    !somebody.trim().is_empty() && (same(label) || parts.any(same))
}

/// An answer as a name on a paper.
fn label(source: &Source<'_>, entry: &Entry, field: Field) -> String {
    words_of(&facts::of(source, entry, field)).trim().to_owned()
}

/// The themes that a paper may hold.
pub(super) fn themes<'a>(source: &Source<'a>) -> Vec<&'a Entry> {
    query::themes(source.session).into_iter().filter(|theme| source.shows(theme)).collect()
}

/// Who is named with an action or a theme, in the order in which they are first named.
fn who_has_a_slip(source: &Source<'_>) -> Vec<String> {
    let entries = promises(source);
    let mut out: Vec<String> = Vec::new();
    let named = entries.iter().flat_map(|entry| [Field::Who, Field::With].map(|field| label(source, entry, field)));
    for name in named.chain(themes(source).into_iter().map(|theme| label(source, theme, Field::Keeper))) {
        if !name.is_empty() && !out.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
            out.push(name);
        }
    }
    out
}

/// A slip for each who is named with an action or a theme.
fn slips(session: &Session, only: Option<&str>) -> Report {
    let source = Source::new(session, Edition::ThoseThere);
    let entries = promises(&source);
    let label = |entry: &Entry, field: Field| label(&source, entry, field);
    let themes = themes(&source);
    let mut whom = who_has_a_slip(&source);
    if let Some(only) = only {
        whom.retain(|name| names(name, only));
    }
    let mut sections = Vec::new();
    for (n, name) in whom.iter().enumerate() {
        let mut slip = Section::new(format!("slip-{}", n + 1), Run::theirs(name.as_str()));
        let led: Vec<Item> = entries
            .iter()
            .filter(|entry| names(&label(entry, Field::Who), name))
            .map(|entry| promise(&source, entry, Field::With, ReportWord::WithOthers))
            .collect();
        let helped: Vec<Item> = entries
            .iter()
            .filter(|entry| names(&label(entry, Field::With), name) && !names(&label(entry, Field::Who), name))
            .map(|entry| promise(&source, entry, Field::Who, ReportWord::Who))
            .collect();
        for (words, items) in [(ReportWord::YouWill, led), (ReportWord::YouHelp, helped)] {
            if !items.is_empty() {
                slip.blocks.push(Block::Question(words.text_in(session.lang()).to_owned()));
                slip.blocks.push(Block::Items(items));
            }
        }
        let kept: Vec<Item> = themes
            .iter()
            .filter(|theme| names(&label(theme, Field::Keeper), name))
            .map(|theme| Item { to: None, look: Look::Line, ..source.mention(theme) })
            .collect();
        if !kept.is_empty() {
            slip.blocks.push(Block::Question(ReportWord::YouKeep.text_in(session.lang()).to_owned()));
            slip.blocks.push(Block::Items(kept));
        }
        slip.blocks.push(Block::Facts(meeting(&source)));
        sections.push(slip);
    }
    paper(&source, ReportWord::SlipsEyebrow, Apart::Slips, sections)
}

/// A promise as it stands on a slip.
fn promise(source: &Source<'_>, entry: &Entry, others: Field, word: ReportWord) -> Item {
    let mut item = Item { to: None, look: Look::Line, ..source.mention(entry) };
    let people = facts::of(source, entry, others);
    if !people.is_empty() {
        item.facts.push(Fact::of(source.lang(), word, people));
    }
    let due = facts::of(source, entry, Field::Due);
    let due = if due.is_empty() { vec![Run::ours(Word::NoDateYet.text_in(source.lang()))] } else { due };
    item.facts.push(Fact::of(source.lang(), ReportWord::ByWhen, due));
    for field in [Field::FirstStep, Field::Help] {
        let text = facts::of(source, entry, field);
        if !text.is_empty() {
            item.facts.push(Fact { label: field.word_in(source.lang()).to_owned(), text });
        }
    }
    if let Some(theme) = query::theme_of(source.session, entry).and_then(|id| source.session.entry(id)) {
        item.facts.push(Fact::of(source.lang(), ReportWord::Theme, vec![Run::theirs(theme.text())]));
    }
    item
}

/// What a paper may ask of others.
pub(super) fn asks<'a>(source: &Source<'a>) -> Vec<&'a Entry> {
    source.session.of_kind(Kind::Ask).filter(|entry| source.shows(entry)).collect()
}

/// Of whom something is asked, in the order in which it was; an empty name where nobody said of whom.
fn who_is_asked(source: &Source<'_>, asks: &[&Entry]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for ask in asks {
        let name = label(source, ask, Field::OfWhom);
        if !out.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
            out.push(name);
        }
    }
    out
}

/// What institutions are given: vision, common ground, what is there, what was pledged, what is asked.
fn brief(session: &Session, to: Option<&str>) -> Report {
    let mut source = Source::new(session, Edition::Everyone);
    let mut sections = vec![outcomes::vision(&mut source), outcomes::common_ground(&mut source)];
    sections.push(assets(&mut source));
    let asks = asks(&source);
    let mut whom = who_is_asked(&source, &asks);
    if let Some(to) = to {
        whom.retain(|name| names(name, to));
    }
    let mut section = Section::ours("asks", ReportWord::Asks.text_in(session.lang()));
    for (n, name) in whom.iter().enumerate() {
        let of_them: Vec<&Entry> = asks
            .iter()
            .copied()
            .filter(|ask| label(&source, ask, Field::OfWhom).to_lowercase() == name.to_lowercase())
            .collect();
        let items: Vec<Item> =
            of_them.into_iter().filter_map(|ask| outcomes::item(&mut source, ask, Look::Line)).collect();
        let title = if name.is_empty() {
            Run::ours(ReportWord::OfNobody.text_in(session.lang()))
        } else {
            Run::theirs(name.as_str())
        };
        let mut part = Section::new(format!("asks-{}", n + 1), title);
        part.blocks.push(Block::Items(items));
        section.sections.push(part);
    }
    sections.push(section);
    if to.is_none() {
        sections.push(outcomes::pledges(&mut source));
    }
    let mut next = Section::ours("next", ReportWord::NextMeeting.text_in(session.lang()));
    next.blocks.push(Block::Facts(meeting(&source)));
    sections.retain(|section| !section.is_empty());
    sections.push(next);
    paper(&source, ReportWord::BriefEyebrow, Apart::No, sections)
}

/// The assets, by their sort.
fn assets(source: &mut Source<'_>) -> Section {
    let session = source.session;
    let mut section = Section::ours("assets", ReportWord::WhatWeHave.text_in(source.lang()));
    let mut sorts: Vec<(String, Vec<&Entry>)> = Vec::new();
    for asset in session.of_kind(Kind::Asset).filter(|entry| source.shows(entry)) {
        let sort = words_of(&facts::of(source, asset, Field::Sort));
        match sorts.iter_mut().find(|(known, _)| *known == sort) {
            Some((_, assets)) => assets.push(asset),
            None => sorts.push((sort, vec![asset])),
        }
    }
    for (n, (sort, assets)) in sorts.into_iter().enumerate() {
        let items = assets.into_iter().filter_map(|asset| outcomes::item(source, asset, Look::Line)).collect();
        let title =
            if sort.is_empty() { ReportWord::OtherAssets.text_in(source.lang()).to_owned() } else { capital(&sort) };
        let mut part = Section::ours(&format!("assets-{}", n + 1), &title);
        part.blocks.push(Block::Items(items));
        section.sections.push(part);
    }
    section
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A sheet for each theme that has actions, or was agreed.
fn groups(session: &Session) -> Report {
    let source = Source::new(session, Edition::ThoseThere);
    let mut sections = Vec::new();
    for theme in query::themes(session).into_iter().filter(|theme| source.shows(theme)) {
        let actions: Vec<&Entry> =
            query::actions(session, Some(&theme.id)).into_iter().filter(|entry| source.shows(entry)).collect();
        if actions.is_empty() && query::theme_standing(session, theme) != query::Standing::Agreed {
            continue;
        }
        let mut sheet = Section::new(format!("group-{}", sections.len() + 1), Run::theirs(theme.text()));
        sheet.number = session.spoken(theme);
        sheet.lane = source.lane(&theme.id);
        sheet.blocks.extend(ground(&source, theme));
        sheet.blocks.push(Block::Facts(about(&source, theme)));
        sheet.blocks.push(Block::Table(to_fill_in(&source, theme, &actions)));
        sections.push(sheet);
    }
    paper(&source, ReportWord::GroupsEyebrow, Apart::Pages, sections)
}

/// What the theme's people agreed on.
pub(super) fn ground(source: &Source<'_>, theme: &Entry) -> Option<Block> {
    let stands = |entry: &&Entry| {
        entry.kind == Kind::Statement
            && source.shows(entry)
            && query::standing(source.session, entry) == query::Standing::Agreed
    };
    let items: Vec<Item> = source
        .session
        .under(&theme.id)
        .filter(stands)
        .map(|entry| Item { look: Look::Statement, to: None, number: String::new(), ..source.mention(entry) })
        .collect();
    (!items.is_empty()).then_some(Block::Items(items))
}

fn about(source: &Source<'_>, theme: &Entry) -> Vec<Fact> {
    let mut out = Vec::new();
    for field in [Field::Purpose, Field::KeyGoal, Field::Keeper, Field::Members] {
        let text = facts::of(source, theme, field);
        let open = matches!(field, Field::Purpose | Field::Keeper);
        if !text.is_empty() || open {
            let text = if text.is_empty() { vec![Run::ours(ReportWord::NotYet.text_in(source.lang()))] } else { text };
            out.push(Fact { label: field.word_in(source.lang()).to_owned(), text });
        }
    }
    let first = facts::of(source, theme, Field::FirstMeeting);
    let first = if first.is_empty() { vec![Run::ours(ReportWord::ToWrite.text_in(source.lang()))] } else { first };
    out.push(Fact::of(source.lang(), ReportWord::OurFirstMeeting, first));
    out.extend(meeting(source));
    out
}

/// The actions of a theme, with columns to write in.
fn to_fill_in(source: &Source<'_>, theme: &Entry, actions: &[&Entry]) -> Table {
    let heads = [
        ReportWord::Number,
        ReportWord::What,
        ReportWord::Who,
        ReportWord::ByWhen,
        ReportWord::WhatWasDone,
        ReportWord::OnWhatDay,
    ];
    let or = |text: Text, word: &str| if text.is_empty() { vec![Run::ours(word)] } else { text };
    let mut rows: Vec<Vec<Text>> = actions
        .iter()
        .map(|action| {
            let mut who = or(facts::of(source, action, Field::Who), Word::LookingForSomeone.text_in(source.lang()));
            let with = facts::of(source, action, Field::With);
            if !with.is_empty() {
                let (before, after) = ReportWord::With.text_in(source.lang()).split_once("{}").unwrap_or_default();
                who.push(Run::ours(format!(" {before}")));
                who.extend(with);
                who.push(Run::ours(after));
            }
            who.retain(|run| !run.text.is_empty());
            vec![
                vec![Run::mark(source.session.spoken(action))],
                vec![Run::theirs(action.text())],
                who,
                or(facts::of(source, action, Field::Due), Word::NoDateYet.text_in(source.lang())),
                Text::new(),
                Text::new(),
            ]
        })
        .collect();
    // Room for what comes up later.
    rows.extend((0..3).map(|_| vec![Text::new(); heads.len()]));
    Table {
        caption: ReportWord::ActionsCaption.with_in(source.lang(), &[theme.text()]),
        head: heads.map(|word| vec![Run::ours(word.text_in(source.lang()))]).into(),
        rows,
        purpose: Purpose::ToFillIn,
    }
}
