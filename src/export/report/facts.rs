//! What is said of an entry beside its words: by whom, its answers, what it is linked with, its other wordings. Uses the
//! model and the words.

use super::source::Source;
use super::{Edition, Fact, Run, Text, preparing};
use crate::export::share::look::without_contact;
use crate::model::dates;
use crate::model::entry::{Answers, Entry, Fields};
use crate::model::field::{Field, Sort, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::{Act, How};
use crate::model::query::{self, Standing};
use crate::model::session::Session;
use crate::model::text::Clean;
use crate::model::typed::choice;
use crate::words::Word;
use crate::words::hands::Hands;
use crate::words::lang::Lang;
use crate::words::report::ReportWord;

impl Fact {
    /// A fact that says itself what it is.
    pub(super) fn plain(text: Text) -> Self {
        Self { label: String::new(), text }
    }

    /// A fact with its name before it.
    pub(super) fn of(lang: Lang, label: ReportWord, text: Text) -> Self {
        Self { label: label.text_in(lang).to_owned(), text }
    }
}

/// The answers that the report sets in other ways, or not at all.
const NOT_AS_FACTS: &[Field] = &[
    Field::Task,
    Field::By,
    Field::Place,
    Field::Origin,
    Field::GroupOnly,
    Field::Parent,
    Field::Dots,
    Field::Test,
    Field::Present,
    Field::Stage,
    Field::Prompt,
    Field::Clock,
    Field::Done,
    Field::Began,
    Field::Ended,
    Field::Ran,
    Field::Planned,
    Field::Reported,
    Field::Letter,
    Field::Contact,
    Field::Consent,
    Field::Here,
    Field::ToldTo,
];

/// The answers that stand with what never carries a name.
const NAMELESS: &[Field] = &[Field::Year, Field::Lane, Field::Mark, Field::Starred, Field::Theme];

/// The short facts of an entry, but for the answers in `but`.
pub(super) fn short(source: &Source<'_>, entry: &Entry, but: &[Field]) -> Vec<Fact> {
    let mut out = Vec::new();
    let by = source.by(entry);
    // A line of a site says with which it came; that says by whom, too.
    if !by.is_empty() && (entry.kind != Kind::SiteLine || entry.get(Field::CameWith).is_none()) {
        out.push(Fact::plain(by));
    }
    out.extend(tested(source.session, entry));
    let nameless = Source::is_nameless(entry);
    for ((field, key), answers) in &entry.fields {
        if NOT_AS_FACTS.contains(field) || but.contains(field) || (nameless && !NAMELESS.contains(field)) {
            continue;
        }
        if *field == Field::Was && says_what_it_was(entry) {
            continue;
        }
        out.extend(answer(source, *field, key, answers));
    }
    out.extend(dots(source, entry));
    match entry.get(Field::Origin) {
        Some(Value::Text(origin)) if origin == "outside" => {
            out.push(Fact::plain(vec![Run::ours(ReportWord::Outside.text_in(source.lang()))]));
        }
        Some(Value::Text(origin)) if origin == "imported" => {
            out.push(Fact::plain(vec![Run::ours(ReportWord::Imported.text_in(source.lang()))]));
        }
        Some(Value::Text(origin)) if origin == "charts" => {
            out.push(Fact::plain(vec![Run::ours(Hands::ReportCharts.text_in(source.lang()))]));
        }
        _ => {}
    }
    if preparing::is_earlier(entry) && entry.words(Field::Checked).is_empty() {
        out.push(Fact::plain(vec![Run::ours(ReportWord::NotLookedAt.text_in(source.lang()))]));
    }
    out.extend(links(source, entry, nameless));
    if entry.kind == Kind::OutsideVoice && entry.stands() && query::heard::is_unanswered(source.session, entry) {
        out.push(Fact::plain(vec![Run::ours(ReportWord::NoAnswerYet.text_in(source.lang()))]));
    }
    if entry.is(Field::GroupOnly) {
        out.push(Fact::plain(vec![Run::ours(ReportWord::GroupOnly.text_in(source.lang()))]));
    }
    if entry.brought_back {
        out.push(Fact::plain(vec![Run::ours(ReportWord::BroughtBack.text_in(source.lang()))]));
    }
    if entry.by_hand {
        out.push(Fact::plain(vec![Run::ours(ReportWord::ByHand.text_in(source.lang()))]));
    }
    out
}

/// Whether what a line is at home is said with where it came from: "Brynmor, theme 2".
fn says_what_it_was(entry: &Entry) -> bool {
    let [came, was] = [Field::CameWith, Field::Was].map(|field| entry.words(field).to_lowercase());
    came.contains(&format!(", {was}"))
}

/// Other standing wordings, earlier ones, and renderings in other languages: a line each.
pub(super) fn more(source: &Source<'_>, entry: &Entry) -> Vec<Fact> {
    let mut out = Vec::new();
    let main = entry.text();
    for other in entry.texts.distinct().into_iter().filter(|other| other.as_str() != main) {
        out.push(Fact::of(source.lang(), ReportWord::AlsoWorded, vec![Run::theirs(other)]));
    }
    for (n, words) in earlier(source.session, entry).into_iter().enumerate() {
        let word = if n == 0 { ReportWord::FirstSaid } else { ReportWord::ThenSaid };
        out.push(Fact::plain(filled(source.lang(), word, Run::theirs(words))));
    }
    for (lang, answers) in &entry.also {
        for (words, by) in answers.distinct() {
            let mut text = vec![Run::theirs(words).lang(lang)];
            if !by.is_empty() && !Source::is_nameless(entry) {
                text.push(Run::ours(", "));
                text.extend(filled(source.lang(), ReportWord::RenderedBy, Run::theirs(by)));
            }
            out.push(Fact { label: language(lang).to_owned(), text });
        }
    }
    out
}

/// A text of the program with people's words in its place.
pub(super) fn filled(lang: Lang, word: ReportWord, put: Run) -> Text {
    match word.text_in(lang).split_once("{}") {
        Some((before, after)) => {
            [Run::ours(before), put, Run::ours(after)].into_iter().filter(|run| !run.text.is_empty()).collect()
        }
        None => vec![Run::ours(word.text_in(lang)), put],
    }
}

/// The wordings that were given up, first said first. All are kept.
fn earlier<'a>(session: &'a Session, entry: &'a Entry) -> Vec<&'a str> {
    let mut out: Vec<&str> = Vec::new();
    for op in session.about(&entry.id).filter(|op| op.of.first() == Some(&entry.id) && session.is_said(&op.id)) {
        let words = match &op.act {
            Act::Say(said) if op.id == entry.id => &said.text,
            Act::Text { text, .. } => text,
            _ => continue,
        };
        if !out.contains(&words.as_str()) && !entry.texts.iter().any(|(_, standing)| standing == words) {
            out.push(words);
        }
    }
    out
}

/// How an entry stands in the test for common ground: "agreed, 30 in the room", if somebody said how many; "then", where
/// more were there on the whole.
pub(super) fn tested(session: &Session, entry: &Entry) -> Option<Fact> {
    let there = query::there(session, entry);
    let word = match query::standing(session, entry) {
        Standing::NotAsked if entry.kind == Kind::Vision => {
            ReportWord::VisionUnasked.text_in(session.lang()).to_owned()
        }
        Standing::NotAsked => Word::InTheRoom.with_in(session.lang(), &[there?.to_string()]),
        Standing::Agreed => match there {
            Some(n) if query::were_there(session).is_some_and(|all| all != n) => {
                ReportWord::AgreedByThen.with_in(session.lang(), &[n.to_string()])
            }
            Some(n) => ReportWord::AgreedBy.with_in(session.lang(), &[n.to_string()]),
            None => ReportWord::Agreed.text_in(session.lang()).to_owned(),
        },
        Standing::Reword => ReportWord::ToReword.text_in(session.lang()).to_owned(),
        Standing::NotAgreed => Word::NotAgreed.text_in(session.lang()).to_lowercase(),
    };
    Some(Fact::plain(vec![Run::ours(word)]))
}

/// One answer as a fact; `None` where it says nothing.
fn answer(source: &Source<'_>, field: Field, key: &str, answers: &Answers<Value>) -> Option<Fact> {
    let text = said(source, field, answers);
    let none = field == Field::Sheets && answers.distinct().iter().all(|value| **value == Value::Count(0));
    if text.is_empty() || none {
        return None;
    }
    let spec = field.spec();
    if spec.sort == Sort::YesNo {
        return Some(Fact::plain(vec![Run::ours(field.word_in(source.lang()).to_lowercase())]));
    }
    match field {
        Field::Counts => return Some(Fact::of(source.lang(), ReportWord::Pulse, text)),
        Field::Co => return Some(Fact::of(source.lang(), ReportWord::Co, text)),
        _ => {}
    }
    let word = field.word_in(source.lang());
    let label = if key.is_empty() { word.to_owned() } else { format!("{word} {key}") };
    Some(Fact { label, text })
}

/// The standing answers as text; where several differ, all of them: "7 or 9?".
pub(super) fn said(source: &Source<'_>, field: Field, answers: &Answers<Value>) -> Text {
    let mut out = Text::new();
    let mut several = false;
    for value in answers.distinct() {
        let text = value_text(source, field, value);
        if text.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(Run::ours(ReportWord::Or.text_in(source.lang())));
            several = true;
        }
        out.extend(text);
    }
    if several {
        out.push(Run::ours("?"));
    }
    out
}

/// An answer of an entry as text.
pub(super) fn of(source: &Source<'_>, entry: &Entry, field: Field) -> Text {
    at(source, &entry.fields, field)
}

/// An answer out of a set of answers, as text.
pub(super) fn at(source: &Source<'_>, fields: &Fields, field: Field) -> Text {
    fields.get(&(field, Clean::default())).map(|answers| said(source, field, answers)).unwrap_or_default()
}

fn value_text(source: &Source<'_>, field: Field, value: &Value) -> Text {
    match value {
        Value::Nothing | Value::Flag(false) => Text::new(),
        Value::Text(words) if words.is_empty() => Text::new(),
        Value::Text(letters) if field == Field::Co => vec![Run::ours(choice::four_cos(letters, source.lang()))],
        Value::Text(word) if matches!(field.spec().sort, Sort::OneOf(_)) => {
            vec![Run::ours(in_words(word, source.lang()))]
        }
        // How to reach the one who keeps the record is not for everyone.
        Value::Text(words) if field == Field::Responsible && source.edition == Edition::Everyone => {
            let who = without_contact(words);
            if who.is_empty() { Text::new() } else { vec![Run::theirs(who)] }
        }
        Value::Text(words) => vec![Run::theirs(words)],
        Value::Date { .. } => date(source.session, value),
        Value::Other(id) => source.named(id),
        Value::Counts(counts) => {
            vec![Run::ours(counts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))]
        }
        Value::Count(_) | Value::Flag(true) | Value::Moment(_) => vec![Run::ours(value.words())],
    }
}

/// A word of the program's lists, as people read it: `still-here` is "still here".
pub(super) fn in_words(word: &str, lang: Lang) -> String {
    if word == "no-news" {
        return ReportWord::NoNews.text_in(lang).to_owned();
    }
    let english = word.replace('-', " ");
    lang.rendering(&english).map_or(english, str::to_owned)
}

/// A date written out, with the words that it was taken for where they say more: "28 May 2026, said as “2 weeks”".
pub(super) fn date(session: &Session, value: &Value) -> Text {
    let Value::Date { on, said } = value else { return Text::new() };
    let Some(day) = query::day_of(session, value) else {
        return if said.is_empty() { Text::new() } else { vec![Run::theirs(said)] };
    };
    let written = dates::written_in(day, session.lang());
    // A day is the same in whichever language it was typed.
    let (small, english) = (said.to_lowercase(), dates::written_out(day).to_lowercase());
    let same = said.is_empty()
        || [written.to_lowercase(), english].iter().any(|day| day.starts_with(dates::bare(&small)))
        || (on.is_some() && *said == day.format("%Y-%m-%d").to_string());
    let mut text = vec![Run::ours(written)];
    if !same {
        text.push(Run::ours(", "));
        text.extend(filled(session.lang(), ReportWord::SaidAs, Run::theirs(said)));
    }
    text
}

/// Dots by group letter, and their sum.
fn dots(source: &Source<'_>, entry: &Entry) -> Option<Fact> {
    let (by_letter, sum) = entry.dots();
    if sum == 0 {
        return None;
    }
    let mut text = Text::new();
    for (letter, n) in source.by_group(&by_letter).into_iter().filter(|(_, n)| *n > 0) {
        text.extend([letter, Run::ours(format!(" {n}, "))]);
    }
    text.push(Run::ours(ReportWord::DotsSum.with_in(source.lang(), &[sum.to_string()])));
    Some(Fact::of(source.lang(), ReportWord::Dots, text))
}

/// What an entry is linked with, and where it came from.
fn links(source: &Source<'_>, entry: &Entry, nameless: bool) -> Vec<Fact> {
    let mut named: Vec<(ReportWord, Vec<Text>)> = Vec::new();
    let mut add = |word: ReportWord, text: Text| {
        if text.is_empty() {
            return;
        }
        match named.iter_mut().find(|(had, _)| *had == word) {
            Some((_, texts)) if texts.contains(&text) => {}
            Some((_, texts)) => texts.push(text),
            None => named.push((word, vec![text])),
        }
    };
    let mut codes = 0usize;
    for link in &entry.links {
        let here = link.one == entry.id;
        let other = if here { link.other.as_ref() } else { Some(&link.one) };
        let short = |id: Option<&Id>| id.map(|id| source.short(id)).unwrap_or_default();
        let stands = |id: Option<&Id>| id.and_then(|id| source.session.entry(id)).is_some_and(Entry::stands);
        match (link.how, here) {
            (How::Cross, _) => add(ReportWord::SeeAlso, short(other)),
            (How::Within, true) => add(ReportWord::Within, short(other)),
            (How::Within, false) => add(ReportWord::TrendsWithin, short(other)),
            (How::After, true) => add(ReportWord::After, short(other)),
            (How::Uses, true) => add(ReportWord::Uses, other.map(|id| source.named(id)).unwrap_or_default()),
            (How::Answers, true) => add(ReportWord::Answers, short(other)),
            (How::Answers, false) if stands(other) => add(ReportWord::AnsweredBy, short(other)),
            (How::From, true) => add(ReportWord::CameFrom, short(other)),
            // A person's code is in no paper; people are counted.
            (How::SignedUp, true) if is_code(&link.label) => codes += 1,
            (How::SignedUp, true) if !nameless => add(ReportWord::SignedUp, vec![Run::theirs(&link.label)]),
            (How::Tag, true) if !nameless && !is_code(&link.label) => {
                add(ReportWord::Tag, vec![Run::theirs(&link.label)]);
            }
            _ => {}
        }
    }
    if codes > 0 && !nameless {
        add(ReportWord::SignedUp, vec![Run::ours(people(codes, source.lang()))]);
    }
    for id in &entry.from {
        add(ReportWord::CameFrom, source.short(id));
    }
    named.into_iter().map(|(word, texts)| Fact::of(source.lang(), word, texts.join(&[Run::ours(", ")][..]))).collect()
}

/// Whether a label is a person's code (design, rule 29).
fn is_code(label: &str) -> bool {
    label.starts_with("person-")
}

/// "1 person", "30 people".
pub(super) fn people(n: impl TryInto<u64>, lang: Lang) -> String {
    match n.try_into() {
        Ok(1) => ReportWord::OnePerson.text_in(lang).to_owned(),
        Ok(n) => ReportWord::People.with_in(lang, &[n.to_string()]),
        Err(_) => String::new(),
    }
}

/// What lines of a kind are called in the report.
pub(super) fn kind_word(kind: Kind, n: usize, lang: Lang) -> &'static str {
    match (kind, n) {
        (Kind::Statement, 1) => ReportWord::OneStatement.text_in(lang),
        (Kind::Statement, _) => ReportWord::Statements.text_in(lang),
        (_, 1) => kind.word_in(lang),
        _ => kind.plural_in(lang),
    }
}

/// A language by its own name; its tag where we do not know it.
fn language(tag: &str) -> &str {
    match tag.split('-').next().unwrap_or(tag).to_lowercase().as_str() {
        "ar" => "العربية",
        "bn" => "বাংলা",
        "cy" => "Cymraeg",
        "de" => "Deutsch",
        "en" => "English",
        "es" => "Español",
        "fa" => "فارسی",
        "fr" => "Français",
        "ga" => "Gaeilge",
        "gd" => "Gàidhlig",
        "gu" => "ગુજરાતી",
        "hi" => "हिन्दी",
        "it" => "Italiano",
        "nl" => "Nederlands",
        "pa" => "ਪੰਜਾਬੀ",
        "pl" => "Polski",
        "pt" => "Português",
        "ro" => "Română",
        "so" => "Soomaali",
        "tr" => "Türkçe",
        "uk" => "Українська",
        "ur" => "اردو",
        "zh" => "中文",
        _ => tag,
    }
}
