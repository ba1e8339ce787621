//! The roadmap as data: lanes, cards, vision, values, assets. What every picture of it is drawn from, on the terminal
//! and on paper. Uses the model and the words only; no fonts, no clock.

use crate::words::Word;
use crate::words::lang::Lang;
use chrono::NaiveDate;

/// A roadmap, ready to be drawn. All texts are as said; nothing is composed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// The session's title.
    pub title: String,
    /// The language of the session, as in "cy"; empty where nobody said.
    pub language: String,
    /// Place, dates and how many were there, in one line.
    pub subtitle: String,
    /// The last day of the event: day 0 of the first 100 days.
    pub day_zero: NaiveDate,
    /// The session's own "today": the later of the event's last day and the last review.
    pub as_of: NaiveDate,
    /// The vision panel.
    pub vision: Vision,
    /// The lanes, in the order of their numbers.
    pub lanes: Vec<Lane>,
    /// The shared values that the room confirmed, else those that were said.
    pub values: Vec<String>,
    /// Assets by kind: the kind's word and what there is.
    pub assets: Vec<(String, Vec<String>)>,
    /// The relationships that people chose to build: "Youth club and surgery: thin to strong".
    pub relationships: Vec<String>,
    /// What was not agreed, but for values: their words stand in the report.
    pub not_agreed: Vec<String>,
    /// How many values were not everybody's.
    pub values_apart: usize,
    /// When people meet next.
    pub next_meeting: Option<String>,
    /// A notice printed with everything, for example that a sample is made up.
    pub notice: Option<String>,
    /// How many are promised of how many, where the lanes are one page of several or no longer say it themselves.
    pub counted: Option<(usize, usize)>,
}

/// What the vision panel shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Vision {
    /// Where its lines come from.
    pub source: VisionSource,
    /// The year that it speaks of.
    pub year: Option<i32>,
    /// The lines.
    pub lines: Vec<String>,
}

/// Where the lines of the vision panel come from (design, section 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VisionSource {
    /// A vision that the room confirmed.
    Confirmed,
    /// No vision: the agreed statements.
    Statements,
    /// Neither: it is not yet written.
    #[default]
    NotYet,
    /// Neither: it is written, and nobody has asked the room.
    NotAsked,
    /// Neither: it is written, and the room has not agreed to it.
    NotAgreed,
}

/// A lane: one theme, or the actions without one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lane {
    /// The theme's number; empty for the actions without a theme.
    pub number: String,
    /// The theme's name.
    pub name: String,
    /// The name in the session's second language.
    pub second: Option<String>,
    /// The agreed common-ground statement.
    pub statement: Option<String>,
    /// The purpose of the action group.
    pub purpose: Option<String>,
    /// The keeper.
    pub keeper: Option<String>,
    /// When its group meets first.
    pub first_meeting: Option<String>,
    /// The key goal that the lane's arrow ends in.
    pub key_goal: Option<String>,
    /// The cards, in the order of their numbers.
    pub cards: Vec<Card>,
}

/// A card: one action or pledge.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// The entry's id.
    pub id: String,
    /// The spoken number: "3.2".
    pub number: String,
    /// What is done.
    pub what: String,
    /// Under which label somebody promised; `None`: looking for someone.
    pub who: Option<String>,
    /// With whom.
    pub with: Option<String>,
    /// From when; `None`: from day zero.
    pub start: Option<NaiveDate>,
    /// By when; `None`: no date yet.
    pub due: Option<NaiveDate>,
    /// The date as words: "by 28 May 2026", the words as said where no date was understood, or "no date yet".
    pub due_words: String,
    /// What help is needed.
    pub help: Option<String>,
    /// What became of it.
    pub state: CardState,
    /// Promised aloud in the room.
    pub promised: bool,
    /// A milestone.
    pub milestone: bool,
    /// An institution's pledge.
    pub pledge: bool,
    /// Numbers of the cards that come before it.
    pub after: Vec<String>,
    /// The letters of the four Co's.
    pub co: String,
}

/// What became of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CardState {
    /// Nothing was said yet.
    #[default]
    Open,
    /// It is being done.
    Doing,
    /// It is done.
    Done,
    /// The plan was changed.
    Changed,
    /// Handed on to somebody else.
    HandedOn,
    /// Let go.
    LetGo,
    /// No news yet.
    NoNews,
}

impl CardState {
    /// What became of an action, where something was said.
    pub fn words(self, lang: Lang) -> Option<&'static str> {
        let word = match self {
            CardState::Open => return None,
            CardState::Doing => Word::StateDoing,
            CardState::Done => Word::StateDone,
            CardState::Changed => Word::StateChanged,
            CardState::HandedOn => Word::StateHandedOn,
            CardState::LetGo => Word::StateLetGo,
            CardState::NoNews => Word::StateNoNews,
        };
        Some(word.text_in(lang))
    }
}

impl Card {
    /// Whether somebody's name, role or group stands on it.
    pub fn has_who(&self) -> bool {
        self.who.as_deref().is_some_and(|who| !who.trim().is_empty())
    }
}

impl Card {
    /// From when to when a card goes; one without a date has none.
    pub fn span(&self, plan: &Plan) -> Option<(NaiveDate, NaiveDate)> {
        let due = self.due?;
        let start = if self.milestone { due } else { self.start.unwrap_or(plan.day_zero).min(due) };
        Some((start, due))
    }
}

impl Lane {
    /// The cards as they are gone through: in the order of their days; what has no date comes last, by its number.
    pub fn in_time(&self, plan: &Plan) -> Vec<&Card> {
        let mut cards: Vec<&Card> = self.cards.iter().collect();
        cards.sort_by_key(|card| (card.due.is_none(), card.span(plan)));
        cards
    }
}

impl Plan {
    /// The language in which it is drawn.
    pub fn lang(&self) -> Lang {
        Lang::of(&self.language)
    }

    /// How many cards have a name and a promise, and how many there are.
    pub fn promised(&self) -> (usize, usize) {
        let cards = || self.lanes.iter().flat_map(|lane| &lane.cards);
        let own = || (cards().filter(|card| card.promised && card.has_who()).count(), cards().count());
        self.counted.unwrap_or_else(own)
    }

    /// How many things were not agreed: as many as the list of them holds.
    pub fn apart(&self) -> usize {
        self.not_agreed.len() + self.values_apart
    }

    /// The hundredth day after the event.
    pub fn day_100(&self) -> NaiveDate {
        self.day_zero + chrono::Days::new(100)
    }
}

/// Languages that are written from right to left, by the first part of their tag.
const FROM_RIGHT: [&str; 13] = ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "pnb", "ps", "sd", "ug", "ur", "yi"];

/// Whether a language, as in "ur" or "pa-Arab", is written from right to left.
pub fn language_from_right(tag: &str) -> bool {
    let tag = tag.trim().to_lowercase();
    let mut parts = tag.split(['-', '_']);
    let main = parts.next().unwrap_or_default();
    let script = parts.find(|part| part.len() == 4);
    script.map_or(FROM_RIGHT.contains(&main), |script| matches!(script, "arab" | "hebr" | "syrc" | "thaa" | "nkoo"))
}

/// Whether a letter is written from right to left.
pub fn right_to_left(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

impl Plan {
    /// Whether its picture runs from right to left: by the session's language, or because most of its letters do.
    pub fn from_right(&self) -> bool {
        if language_from_right(&self.language) {
            return true;
        }
        let lanes = self.lanes.iter().flat_map(|lane| {
            let said = [Some(&lane.name), lane.statement.as_ref()].into_iter().flatten();
            said.chain(lane.cards.iter().map(|card| &card.what))
        });
        let said = [&self.title].into_iter().chain(&self.vision.lines).chain(&self.values).chain(lanes);
        let (mut right, mut all) = (0_usize, 0_usize);
        for c in said.flat_map(|text| text.chars()).filter(|c| c.is_alphabetic()) {
            right += usize::from(right_to_left(c));
            all += 1;
        }
        right * 2 > all
    }
}
