//! Common ground: the wall in its lists, lines under themes, what is tested, three numbers beside each theme.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::query::dots::are_hidden;
use crate::model::query::energy::{Energy, energies};
use crate::model::query::wall::{self as cards, Heap, LISTS};
use crate::model::query::{self, Standing};
use crate::model::session::Session;
use crate::model::stage::Task;
use crate::ui::instrument::wall::title;
use crate::ui::text;
use crate::ui::view::room::Wall;
use crate::ui::view::room::deck::{Column, Item, Section};
use crate::ui::view::room::large::Alone;
use crate::ui::view::room::shown;
use crate::words::Word;
use crate::words::lang::Lang;
use crate::words::room::Room as Words;

/// The three lists.
pub fn wall(session: &Session) -> Vec<Section> {
    let columns = LISTS.into_iter().zip(cards::wall(session)).map(|(list, heaps)| Column {
        head: session.lang().text(title(list)).to_owned(),
        items: heaps.iter().filter_map(|heap| stack(session, heap)).collect(),
    });
    let section = Section { columns: columns.collect(), ..Section::default() };
    if section.is_empty() { Vec::new() } else { vec![section] }
}

/// What two tables have on the wall, side by side; a sign at what both hold.
pub fn two_tables(session: &Session, tables: &[String]) -> Vec<Section> {
    let wall = cards::wall(session);
    // The first card of the heap that one of the two wrote says where it stands.
    let writer = |heap: &Heap| {
        let by = heap.iter().map(|card| cards::table_of(card)).find(|by| tables.iter().any(|table| table == by));
        by.map(str::to_owned)
    };
    let lists = || LISTS.iter().zip(&wall).filter(|(list, _)| **list != Kind::NotAgreed);
    let both = |heap: &Heap| match (heap.first(), tables) {
        (Some(card), [one, other]) => cards::both_hold(session, card, [one, other]),
        _ => false,
    };
    let column = |table: &String| {
        let items = lists().flat_map(|(list, heaps)| {
            let mine = heaps.iter().filter(|heap| writer(heap).as_ref() == Some(table));
            mine.filter_map(|heap| {
                let item = stack(session, heap)?;
                let heading =
                    if *list == Kind::Project { session.lang().text(title(*list)).to_owned() } else { String::new() };
                let words = if both(heap) { format!("= {}", item.words) } else { item.words };
                Some(Item { words, heading, strong: both(heap), ..item })
            })
        });
        let head = match table.as_str() {
            cards::NO_TABLE => Words::NoTable.text_in(session.lang()).to_owned(),
            table => Words::TableIs.with_in(session.lang(), &[table.trim_start_matches('T')]),
        };
        Column { head, items: items.collect() }
    };
    vec![Section { columns: tables.iter().map(column).collect(), ..Section::default() }]
}

/// Cards that were brought together: the first, and each other one under it.
fn stack(session: &Session, heap: &Heap) -> Option<Item> {
    let mut all = heap.iter().filter(|card| shown::may(card));
    let first = all.next()?;
    // On the wall a card is everybody's.
    let mut item = Item { badge: None, ..shown::item(session, first)? };
    item.ids = heap.iter().map(|card| card.id.clone()).collect();
    item.more.extend(all.flat_map(|card| {
        std::iter::once(format!("+ {}", card.text())).chain(shown::other_wordings(card, session.lang()))
    }));
    Some(item)
}

/// The themes with what stands under each; then what stands under none yet.
pub fn sort(session: &Session, task: &Task) -> Vec<Section> {
    let heaps = cards::heaps(session, query::material(session, task));
    let theme_of = |heap: &Heap| heap.first().and_then(|first| query::theme_of(session, first)).cloned();
    let mut items: Vec<Item> = Vec::new();
    for theme in query::themes(session).into_iter().filter(|theme| shown::may(theme)) {
        let Some(name) = shown::item(session, theme) else { continue };
        let heading = Words::NameOf.with_in(session.lang(), &[&name.lead, &name.words]);
        let below = |item: Item| Item { heading: heading.clone(), under: name.ids.clone(), ..item };
        let here = heaps.iter().filter(|heap| theme_of(heap).as_ref() == Some(&theme.id));
        let here: Vec<Item> = here.filter_map(|heap| stack(session, heap)).map(below).collect();
        if here.is_empty() || !name.more.is_empty() {
            items.push(below(Item { more: name.more.clone(), ..Item::default() }));
        }
        items.extend(here);
    }
    let known = |heap: &Heap| theme_of(heap).and_then(|id| session.entry(&id)).is_some_and(shown::may);
    let loose: Vec<Item> = heaps.iter().filter(|heap| !known(heap)).filter_map(|heap| stack(session, heap)).collect();
    let rest = Section::list(Words::NotUnderATheme.text_in(session.lang()), loose);
    [Section::list("", items), rest].into_iter().filter(|section| !section.is_empty()).collect()
}

/// What is tested here, in its order: values, themes with their sentence, visions.
fn to_test<'a>(session: &'a Session, task: &Task) -> Vec<&'a Entry> {
    let takes = task.takes.iter().chain(task.captures.iter().filter(|kind| kind.has(Field::Test)));
    let mut kinds: Vec<Kind> = takes.copied().filter(|kind| kind.has(Field::Test)).collect();
    kinds.dedup();
    let with_themes = kinds.contains(&Kind::Theme);
    let mut out: Vec<&Entry> = Vec::new();
    for kind in kinds {
        // A statement stands with its theme.
        let own = session
            .of_kind(kind)
            .filter(|entry| !with_themes || kind != Kind::Statement || !stands_with_theme(session, entry));
        for entry in own {
            if !out.iter().any(|had| had.id == entry.id) {
                out.push(entry);
            }
        }
    }
    out
}

/// Whether a statement is shown with its theme: it is the last one written.
fn stands_with_theme(session: &Session, statement: &Entry) -> bool {
    let theme = statement.other(Field::Parent).and_then(|id| session.entry(id));
    let theme = theme.filter(|theme| theme.kind == Kind::Theme && shown::may(theme));
    theme.is_some_and(|theme| query::statement_of(session, &theme.id).is_some_and(|last| last.id == statement.id))
}

fn tested_of<'a>(session: &'a Session, item: &'a Entry) -> &'a Entry {
    let sentence = (item.kind == Kind::Theme).then(|| query::statement_of(session, &item.id)).flatten();
    sentence.unwrap_or(item)
}

fn standing_of(session: &Session, item: &Entry) -> Standing {
    if item.kind == Kind::Theme { query::theme_standing(session, item) } else { query::standing(session, item) }
}

fn in_words(standing: Standing, lang: Lang) -> &'static str {
    match standing {
        Standing::Agreed => Words::Agreed.text_in(lang),
        Standing::NotAgreed => Words::NotAgreed.text_in(lang),
        Standing::Reword => Words::ToReword.text_in(lang),
        Standing::NotAsked => Words::NotAsked.text_in(lang),
    }
}

/// Everything that is tested, with how it stands.
pub fn confirm(session: &Session, task: &Task) -> Vec<Section> {
    let row = |entry: &&Entry| {
        let item = shown::item(session, entry)?;
        let sentence = tested_of(session, entry);
        let mut more = item.more.clone();
        let mut ids = item.ids.clone();
        ids.push(sentence.id.clone());
        if sentence.id != entry.id && shown::may(sentence) {
            more.push(sentence.text().to_owned());
            more.extend(shown::other_wordings(sentence, session.lang()));
        }
        more.push(format!("→ {}", in_words(standing_of(session, entry), session.lang())));
        Some(Item { ids, more, badge: None, strong: true, ..item })
    };
    let items: Vec<Item> = to_test(session, task).iter().filter_map(row).collect();
    if items.is_empty() { Vec::new() } else { vec![Section::list("", items)] }
}

/// What is tested, alone on the wall, with the question.
pub fn tested(wall: &Wall, lit: &Entry) -> Option<Alone> {
    let session = wall.session;
    if !lit.kind.has(Field::Test) {
        return None;
    }
    let sentence = tested_of(session, lit);
    let sentence = if shown::may(sentence) { sentence } else { lit };
    let own = lit.id != sentence.id;
    let name = || Words::NameOf.with_in(wall.session.lang(), &[session.spoken(lit), lit.text().to_owned()]);
    let has_sentence = own || lit.kind != Kind::Theme;
    // A number alone says nothing to the hall: it stands before a name, or behind what it is.
    let (over, words) = match (own, has_sentence) {
        (true, _) => (name(), sentence.text().to_owned()),
        (false, true) => (
            Words::NameOf
                .with_in(wall.session.lang(), &[lit.kind.word_in(wall.session.lang()).to_owned(), session.spoken(lit)]),
            sentence.text().to_owned(),
        ),
        (false, false) => (String::new(), name()),
    };
    let standing = standing_of(session, lit);
    let mut below = shown::other_wordings(sentence, session.lang());
    let mut under = Vec::new();
    if !has_sentence {
        // The room looks at what stands under a theme while it finds a sentence.
        let lines = session.under(&lit.id).filter(|line| line.kind != Kind::Objection && shown::may(line));
        under.extend(lines.map(|line| (session.spoken(line), line.text().to_owned())));
    }
    if standing != Standing::NotAsked {
        below.push(format!("→ {}", in_words(standing, session.lang())));
    }
    Some(Alone {
        over,
        badge: None,
        words,
        below,
        lines: under,
        asked: if has_sentence { Word::AnyoneNot.text_in(wall.session.lang()).to_owned() } else { String::new() },
    })
}

/// Three numbers beside each theme, in the themes' own order; never added up, and nothing is ranked.
pub fn sign_up(session: &Session) -> Vec<Section> {
    let hidden = are_hidden(session);
    let row = |energy: &Energy| {
        let theme = session.entry(&energy.theme)?;
        let item = shown::item(session, theme)?;
        let number = |n: Option<u64>| n.map_or(Words::NotKnown.text_in(session.lang()).to_owned(), |n| n.to_string());
        let interest = if hidden { None } else { energy.interest };
        let agreed = match (energy.agreement, energy.there) {
            (Standing::Agreed, Some(present)) => Words::AllOfUs.with_in(session.lang(), &[present.to_string()]),
            (standing, _) => in_words(standing, session.lang()).to_owned(),
        };
        let more = item.more.iter().cloned();
        let more = more.chain([in_columns(&number(interest), &agreed, &number(energy.signed_up))]).collect();
        Some(Item { more, strong: true, ..item })
    };
    let items: Vec<Item> = energies(session).iter().filter_map(row).collect();
    if items.is_empty() {
        return Vec::new();
    }
    // The heads stand above the numbers, which are set in as the words are.
    let lead = items.iter().map(|item| text::width(&item.lead)).max().unwrap_or(0);
    let head = in_columns(
        Words::InterestHead.text_in(session.lang()),
        Words::AgreementHead.text_in(session.lang()),
        Words::EnergyHead.text_in(session.lang()),
    );
    let head = format!("{}{head}", "\u{a0}".repeat(lead + 2));
    vec![Section { columns: vec![Column { head, items }], ..Section::default() }]
}

/// Three answers below each other's heads. No row is broken between them.
fn in_columns(interest: &str, agreement: &str, energy: &str) -> String {
    format!("{interest:<9}{agreement:<30}{energy}").replace(' ', "\u{a0}")
}
