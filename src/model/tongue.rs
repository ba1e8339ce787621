//! The language of a session: the words of kinds, boxes and answers in it, and titles and questions that are the
//! method's own said in it when it is chosen. What people wrote is never put into another language. Uses the model and
//! the words; no clock.

use super::dates;
use super::field::{Field, Sort, Value};
use super::id::Id;
use super::kind::Kind;
use super::query;
use super::session::Session;
use super::typed::choice;
use super::wish::Wish;
use crate::words::lang::Lang;

impl Session {
    /// The language in which prompts, pictures and papers of this session speak.
    pub fn lang(&self) -> Lang {
        match self.get(Field::Language) {
            Some(Value::Text(tag)) => Lang::of(tag),
            _ => Lang::ENGLISH,
        }
    }
}

impl Kind {
    /// The word for one of them, in a language.
    pub fn word_in(self, lang: Lang) -> &'static str {
        lang.text(self.spec().word)
    }

    /// The word for several, in a language.
    pub fn plural_in(self, lang: Lang) -> &'static str {
        lang.text(self.spec().plural)
    }

    /// What the first box is called, in a language.
    pub fn head_in(self, lang: Lang) -> &'static str {
        lang.text(self.spec().head)
    }
}

impl Field {
    /// What the box is called, in a language.
    pub fn word_in(self, lang: Lang) -> &'static str {
        lang.text(self.spec().word)
    }
}

impl Value {
    /// The answer as words for people, in a language.
    pub fn words_in(&self, lang: Lang) -> String {
        match self {
            Value::Date { on: Some(day), .. } => dates::written_in(*day, lang),
            _ => self.words(),
        }
    }
}

/// The words for an answer out of a list, in a language.
pub fn said(field: Field, code: &str, lang: Lang) -> String {
    let english = choice::said(field, code);
    lang.rendering(&english).map_or(english, str::to_owned)
}

/// An answer as words for people, in a language: what is out of a list, too.
pub fn answer(field: Field, value: &Value, lang: Lang) -> String {
    match value {
        Value::Text(code) if !lang.is_english() && matches!(field.spec().sort, Sort::OneOf(_)) => {
            said(field, code, lang)
        }
        _ => value.words_in(lang),
    }
}

/// A word of the program that stands in a session, as a colour that was given with a letter, in a language; what people
/// chose themselves stays as it is.
pub fn own_word(word: &str, lang: Lang) -> String {
    lang.rendering(word).unwrap_or(word).to_owned()
}

/// Words that are the program's own in any language, in another one; `None` where people wrote them, or nothing changes.
fn said_anew(words: &str, lang: Lang) -> Option<&'static str> {
    Some(lang.text(Lang::english_of(words)?)).filter(|anew| *anew != words)
}

/// The wishes that titles and questions of the agenda which are the method's own are said in the language of a tag.
pub fn retold(session: &Session, tag: &str) -> Vec<Wish> {
    let lang = Lang::of(tag);
    let mut out = Vec::new();
    for item in query::agenda(session) {
        if let Some(text) = said_anew(item.text(), lang) {
            out.push(Wish::Reword { entry: item.id.clone(), text: text.into() });
        }
        if let Some(prompt) = said_anew(&item.words(Field::Prompt), lang) {
            out.push(Wish::answer(&item.id, Field::Prompt, Value::Text(prompt.into())));
        }
    }
    out
}

/// A wish with what it brings along where it chooses the session's language: titles and questions in it.
#[must_use]
pub fn with_titles(session: &Session, wish: Wish) -> Wish {
    let Some(tag) = chosen(&wish) else { return wish };
    let mut titles = retold(session, &tag);
    if titles.is_empty() {
        return wish;
    }
    titles.insert(0, wish);
    Wish::Together(titles)
}

/// The language that a wish chooses for the session.
fn chosen(wish: &Wish) -> Option<String> {
    match wish {
        Wish::Together(all) => all.iter().rev().find_map(chosen),
        Wish::Answer { of, field: Field::Language, to, .. } if *of == Id::session() => Some(to.words()),
        _ => None,
    }
}

/// The wish that begins a session, with its titles and questions in the language that it chooses.
#[must_use]
pub fn begun(wish: Wish) -> Wish {
    let lang = chosen(&wish).map_or(Lang::ENGLISH, |tag| Lang::of(&tag));
    if lang.is_english() { wish } else { begun_in(wish, lang) }
}

fn begun_in(wish: Wish, lang: Lang) -> Wish {
    match wish {
        Wish::Together(all) => Wish::Together(all.into_iter().map(|one| begun_in(one, lang)).collect()),
        Wish::Say(mut new) if new.kind == Kind::Agenda => {
            if let Some(title) = said_anew(&new.text, lang) {
                new.text = title.into();
            }
            for (_, value) in new.with.iter_mut().filter(|(field, _)| *field == Field::Prompt) {
                if let Some(prompt) = said_anew(&value.words(), lang) {
                    *value = Value::Text(prompt.into());
                }
            }
            Wish::Say(new)
        }
        other => other,
    }
}
