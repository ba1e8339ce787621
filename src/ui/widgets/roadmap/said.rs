//! What a card says, and in how many lines: its number, what is done, who and by when. Pure; uses the plan, the words and
//! the text measures.

use super::text;
use crate::roadmap::words;
use crate::words::lang::Lang;
use crate::{
    roadmap::plan::{Card, CardState, Plan},
    words::Word,
};
use chrono::Datelike;
use std::cell::RefCell;
use std::collections::HashMap;

/// What a line of a card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineKind {
    /// The first, which begins with the number.
    Lead,
    /// More of what is done.
    More,
    /// Who and by when.
    Meta,
}

/// One line of a card.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub kind: LineKind,
    pub indent: i32,
    pub text: String,
}

/// One way to lay cards out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    /// How many lines a card has.
    pub tall: usize,
    /// How wide its words may be.
    pub cap: i32,
    /// How many cards without a date stand beside each other.
    pub abreast: i32,
}

/// The words of a card, in lines.
pub(super) struct Words {
    pub lines: Vec<Line>,
    pub size: Size,
}

/// What the words of a card come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Size {
    pub wide: i32,
    /// How many columns of them are lost.
    pub lost: i64,
}

/// The number as it is shown: room for the pointer, the marks, the number.
pub(super) fn number(card: &Card, symbols: bool) -> String {
    let mark = match (symbols, card.promised) {
        (true, true) => "■",
        (true, false) => "□",
        (false, _) => "",
    };
    let state = match card.state {
        CardState::Done => "✓",
        CardState::LetGo => "×",
        _ => "",
    };
    format!(" {mark}{state}{}", card.number)
}

/// What stands between number and words: a chip has a blank of its own.
fn gap(card: &Card, symbols: bool) -> &'static str {
    if card.due.is_none() && !symbols { "  " } else { " " }
}

/// Who, in short; where nobody is named yet, cards of several rows say so.
fn who(card: &Card, tall: usize, lang: Lang) -> &str {
    match card.who.as_deref() {
        Some(who) => who,
        None if tall > 1 => Word::LookingForSomeone.text_in(lang),
        None => "",
    }
}

/// By when, in short.
fn when(plan: &Plan, card: &Card) -> String {
    match card.due {
        Some(due) if due.year() == plan.day_zero.year() => {
            Word::ByDate.with_in(plan.lang(), &[words::day_month(due, plan.lang())])
        }
        Some(due) => Word::ByDate.with_in(plan.lang(), &[words::day_month_year(due, plan.lang())]),
        None if card.due_words == Word::NoDateYet.text_in(plan.lang()) => String::new(),
        None => card.due_words.clone(),
    }
}

fn joined(who: &str, when: &str) -> String {
    [who, when].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Who and by when in at most `rows` lines. A date is never broken; where both do not fit, it is the name that is cut.
fn meta_lines(who: &str, when: &str, room: i32, rows: usize) -> Vec<String> {
    let one = joined(who, when);
    if text::width(&one) <= room || who.is_empty() || when.is_empty() {
        return text::wrap_within(&one, room, rows).0;
    }
    if rows > 1 {
        return vec![text::cut(who, room), text::cut(when, room)];
    }
    let left = room - text::width(when) - 3;
    if left < 4 { vec![text::cut(&one, room)] } else { vec![joined(&text::cut(who, left), when)] }
}

/// Whether no word of a card is broken in its lines.
pub(super) fn keeps_words(plan: &Plan, card: &Card, lines: &[Line]) -> bool {
    let all =
        [&number(card, true), &card.what, who(card, lines.len().max(2), plan.lang()), &when(plan, card), ""].join(" ");
    let rows: Vec<String> = lines.iter().map(|line| line.text.clone()).collect();
    text::keeps_words(&rows, &all)
}

/// What a card has to say, taken apart once: it is tried in many ways before one of them is drawn.
#[derive(Debug)]
pub(super) struct Said<'p> {
    pub card: &'p Card,
    lang: Lang,
    number: String,
    gap: &'static str,
    /// The number with the gap after it.
    lead: i32,
    /// How wide number and what is done are, with a blank for each.
    pub done: i32,
    /// Number, gap and what is done in one run, and how wide it is.
    whole: String,
    whole_wide: i32,
    when: String,
    /// Who and by when in a card of one row, and in one of several.
    metas: [Meta; 2],
    /// How wide the words are of what is done; none where their widths do not add up to that of a row of them.
    words: Option<Vec<i32>>,
    /// What took longer to find out.
    known: RefCell<HashMap<(usize, i32), Size>>,
}

/// Who and by when.
#[derive(Debug)]
struct Meta {
    said: String,
    wide: i32,
    /// How wide it is as a row, where that can be known without making the row.
    row: Option<i32>,
}

impl Meta {
    fn new(said: String) -> Self {
        let row = text::words(&said).map(|words| text::row(&words));
        Self { wide: text::width(&said), row, said }
    }
}

impl<'p> Said<'p> {
    /// A card, taken apart.
    pub(super) fn new(plan: &Plan, card: &'p Card, symbols: bool) -> Self {
        let (number, gap, when) = (number(card, symbols), gap(card, symbols), when(plan, card));
        let whole = format!("{number}{gap}{}", card.what);
        Self {
            card,
            lang: plan.lang(),
            lead: text::width(&number) + text::width(gap),
            done: text::width(&number) + text::width(&card.what) + 2,
            whole_wide: text::width(&whole),
            metas: [1, 2].map(|tall| Meta::new(joined(who(card, tall, plan.lang()), &when))),
            words: text::words(&card.what),
            known: RefCell::default(),
            number,
            gap,
            whole,
            when,
        }
    }

    fn meta(&self, tall: usize) -> &Meta {
        let [flat, high] = &self.metas;
        if tall > 1 { high } else { flat }
    }

    /// What `compose` would come to.
    pub(super) fn size(&self, tall: usize, cap: i32) -> Size {
        let quick = if self.runs_on(tall, cap) { self.size_of_run(tall, cap) } else { self.size_of_rows(tall, cap) };
        quick.unwrap_or_else(|| {
            let known = self.known.borrow().get(&(tall, cap)).copied();
            known.unwrap_or_else(|| {
                let size = self.compose(tall, cap).size;
                self.known.borrow_mut().insert((tall, cap), size);
                size
            })
        })
    }

    /// Whether all of it stands in one row: one blank stays at the right end, so that words never touch what follows.
    fn runs_on(&self, tall: usize, cap: i32) -> bool {
        tall <= 1 || cap.max(1) - 1 <= self.lead + 4
    }

    /// The size of one row that nothing is cut off from.
    fn size_of_run(&self, tall: usize, cap: i32) -> Option<Size> {
        let (room, meta) = (cap.max(1), self.meta(tall));
        let inner = room - 1;
        self.words.as_ref().filter(|_| meta.row.is_some() && self.whole_wide <= inner)?;
        let with = self.whole_wide + 3 + meta.wide;
        let said = self.whole_wide + 3 < inner && meta.wide > 0 && with <= inner;
        let (wide, lost) = if said { (with, 0) } else { (self.whole_wide, i64::from(meta.wide)) };
        Some(Size { wide: (wide + 1).min(room), lost })
    }

    /// The size of several rows that nothing is cut off from.
    fn size_of_rows(&self, tall: usize, cap: i32) -> Option<Size> {
        let (room, meta) = (cap.max(1), self.meta(tall));
        let inner = room - 1;
        let what =
            text::Rows::of(self.words.as_ref()?, inner - self.lead).filter(|rows| (1..=tall).contains(&rows.many))?;
        let row = meta.row?;
        let (mut wide, mut lost) = (self.lead + what.widest, 0);
        if meta.wide > 0 {
            let indent = self.indent(inner);
            let with = self.lead + what.last + 3 + meta.wide;
            if what.many < tall {
                (meta.wide <= inner - indent).then_some(())?;
                lost += i64::from((meta.wide - row - 3).max(0));
                wide = wide.max(indent + row);
            } else if with <= inner {
                wide = wide.max(with);
            } else {
                lost += i64::from(meta.wide);
            }
        }
        Some(Size { wide: (wide + 1).min(room), lost })
    }

    fn indent(&self, inner: i32) -> i32 {
        if inner >= 24 { self.lead } else { 1 }
    }

    /// What is done with who and by when behind it, where that fits in one row.
    fn with_meta(&self, meta: &Meta, inner: i32) -> Option<String> {
        if self.whole_wide + 3 >= inner || meta.said.is_empty() {
            return None;
        }
        let said = format!("{} · {}", self.whole, meta.said);
        (text::width(&said) <= inner).then_some(said)
    }

    /// The words, in rows.
    pub(super) fn compose(&self, tall: usize, cap: i32) -> Words {
        let room = cap.max(1);
        let (inner, lead, meta) = (room - 1, self.lead, self.meta(tall));
        let mut lines = Vec::new();
        let mut lost = 0i64;
        if self.runs_on(tall, cap) {
            let said = self.with_meta(meta, inner).unwrap_or_else(|| {
                lost += i64::from(meta.wide) + 2 * i64::from((self.whole_wide - inner).max(0));
                text::cut(&self.whole, inner)
            });
            lines.push(Line { kind: LineKind::Lead, indent: 0, text: said });
        } else {
            // The rows below the first are wider where they are not set in; wrapping all alike is close enough.
            let (what, _) = text::wrap_within(&self.card.what, inner - lead, tall);
            let all: i32 = text::wrap(&self.card.what, inner - lead).iter().map(|line| text::width(line)).sum();
            let shown: i32 = what.iter().map(|line| text::width(line)).sum();
            lost += 2 * i64::from((all - shown).max(0));
            for (n, line) in what.into_iter().enumerate() {
                lines.push(if n == 0 {
                    let text = format!("{}{}{line}", self.number, self.gap);
                    Line { kind: LineKind::Lead, indent: 0, text }
                } else {
                    Line { kind: LineKind::More, indent: lead, text: line }
                });
            }
            if lines.is_empty() {
                lines.push(Line { kind: LineKind::Lead, indent: 0, text: text::cut(&self.number, inner) });
            }
            if !meta.said.is_empty() {
                lost += self.add_meta(&mut lines, tall, inner);
            }
        }
        let wide = lines.iter().map(|line| line.indent + text::width(&line.text)).max().unwrap_or(0) + 1;
        Words { lines, size: Size { wide: wide.min(room), lost } }
    }

    /// Who and by when, below what is done or behind it. Gives back how many columns are lost.
    fn add_meta(&self, lines: &mut Vec<Line>, tall: usize, inner: i32) -> i64 {
        let (meta, indent) = (self.meta(tall), self.indent(inner));
        let free = tall.saturating_sub(lines.len());
        if free > 0 {
            let said = meta_lines(who(self.card, tall, self.lang), &self.when, inner - indent, free);
            let shown: i32 = said.iter().map(|line| text::width(line)).sum();
            lines.extend(said.into_iter().map(|text| Line { kind: LineKind::Meta, indent, text }));
            return i64::from((meta.wide - shown - 3).max(0));
        }
        if let Some(last) = lines.last_mut() {
            let joined = format!("{} · {}", last.text, meta.said);
            if last.indent + text::width(&joined) > inner {
                return i64::from(meta.wide);
            }
            last.text = joined;
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn what_is_reckoned_is_what_is_composed() {
        let plan = Plan::default();
        let whats = [
            "Warm places on every street",
            "Tŷ bach twt  –  and a kettle",
            "Neighbourhoodwatchlikeleafleting for all of the upper town, every second Thursday before dusk",
            "哪里有水 and 👩🏽\u{200d}🌾",
            "שָׁלוֹם हिन्दी भाषा",
            "a",
            "",
        ];
        let whos = [None, Some("Ffion and the parish nurse"), Some("日本"), Some(" "), Some("")];
        let dues = [(None, ""), (None, "when the  bridge is open"), (NaiveDate::from_ymd_opt(2027, 3, 4), "")];
        for (what, who) in whats.iter().flat_map(|what| whos.iter().map(move |who| (*what, *who))) {
            for (due, due_words) in &dues {
                let card = Card {
                    number: "3.2".into(),
                    what: what.into(),
                    who: who.map(str::to_owned),
                    due: *due,
                    due_words: (*due_words).to_owned(),
                    ..Card::default()
                };
                for symbols in [true, false] {
                    let said = Said::new(&plan, &card, symbols);
                    for (tall, cap) in (1..4).flat_map(|tall| (-2..130).map(move |cap| (tall, cap))) {
                        let size = said.compose(tall, cap).size;
                        assert_eq!(said.size(tall, cap), size, "{what:?} {who:?} {due_words:?} {tall} {cap}");
                        // Found out once, it is still known.
                        assert_eq!(said.size(tall, cap), size);
                    }
                }
            }
        }
    }
}
