//! The test for common ground: one thing after the other, large, and the question.

mod vision;

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::query::{self, Standing};
use crate::ui::command::Command;
use crate::ui::instrument::by_words;
use crate::ui::instrument::confirm::drafts;
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::ui::state::saves::Kept;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::list::paging;
use crate::ui::view::list::rows::{draw_more, save_state};
use crate::ui::view::overlay::earlier;
use crate::ui::view::overlay::register;
use crate::ui::view::pen::{Paged, Pen, below, rows_of};
use crate::words::Word;
use crate::words::actions::Actions;
use crate::words::ground::Ground;
use crate::words::lang::Lang;
use crate::words::report::ReportWord;
use ratatui::layout::Rect;

/// Draws what is tested, or how it all came out; where drafts are written, these.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    match (desk.lit_entry(), drafts(desk)) {
        (Some(item), _) => draw_item(desk, item, area, pen),
        (None, Some(kind)) => vision::draw(desk, kind, area, pen),
        (None, None) => draw_end(desk, area, pen),
    }
}

/// What is asked where an answer about what is tested is typed.
pub fn ask_of(field: Field) -> &'static str {
    match field {
        Field::Clarified => Ground::MadeClearAsk.text(),
        Field::Authors => Ground::WrittenByAsk.text(),
        other => other.spec().word,
    }
}

/// How many wordings there were, and the key that shows them; nothing where there is but one.
fn wordings(desk: &Desk, tested: &Entry) -> String {
    let count = earlier(desk, tested).len() + 1;
    match count {
        1 => String::new(),
        some if desk.large => Ground::Wordings.with(&[some.to_string()]),
        some => Ground::WordingsKey.with(&[some.to_string(), desk.keys.brief(Command::WhereFrom)]),
    }
}

/// What is known about a sentence beside its words: year, who wrote it, what was made clear.
pub fn about(tested: &Entry) -> Vec<String> {
    let told =
        |field: Field, word: Ground| Some(tested.words(field)).filter(|w| !w.is_empty()).map(|w| word.with(&[w]));
    let year = Some(tested.words(Field::Year)).filter(|_| tested.kind.has(Field::Year) && tested.kind.has(Field::Test));
    let year = year.filter(|year| !year.is_empty());
    let by = told(Field::Authors, Ground::WrittenBy);
    let line = year.into_iter().chain(by).collect::<Vec<_>>().join(" · ");
    let clear = told(Field::Clarified, Ground::MadeClear);
    Some(line).filter(|line| !line.is_empty()).into_iter().chain(clear).collect()
}

/// An objection: its number where there are several or it is still open, its words, whose it is, how it stands.
pub fn objection(desk: &Desk, no: &Entry, several: bool) -> String {
    let state = no.words(Field::Open);
    let number = if several || state == "open" { desk.session.spoken(no) + " " } else { String::new() };
    let by = if no.by.is_empty() { String::new() } else { format!(" {}", by_words(desk, &no.by)) };
    let how = match state.as_str() {
        "answered" => format!(" · {}", ReportWord::Answered.text()),
        "open" => format!(" · {}", Ground::StillOpen.text()),
        _ => String::new(),
    };
    format!("{number}“{}”{by}{how}", no.text())
}

fn draw_item(desk: &Desk, item: &Entry, area: Rect, pen: &mut Pen) {
    let all = desk.choosable();
    let same: Vec<_> = all.iter().filter(|id| desk.session.entry(id).is_some_and(|e| e.kind == item.kind)).collect();
    let at = same.iter().position(|id| **id == item.id).map_or(0, |at| at + 1);
    let lang = desk.session.lang();
    let place = Word::OfMany.with_in(lang, &[at.to_string(), same.len().to_string()]);
    let tested = desk.tested(item);
    let has_sentence = tested.id != item.id || item.kind != Kind::Theme;
    // In a small window the sentence and the question come first.
    let small = area.height < 9;
    let mut rest = area;
    if !small || !has_sentence {
        let mut x =
            area.x + pen.put(area.x, area.y, &format!("{} {place}", item.kind.word_in(lang)), area.width, Role::Text);
        if let Some((words, role)) = standing_words(desk.tested_standing(item), lang) {
            x += pen.put(x, area.y, " · ", 3, Role::Text);
            pen.put(x, area.y, words, area.right().saturating_sub(x), role);
        }
        draw_kept(desk, item, tested, area, pen);
        rest = below(area, if area.height >= 10 { 2 } else { 1 });
    }
    // How it stands is said all the same, at the end of the question's row.
    let stands = standing_words(desk.tested_standing(item), lang).filter(|_| small && has_sentence);
    if item.kind == Kind::Theme && (!small || !has_sentence) {
        let name = format!("{} {}", item.no, item.text());
        let used = pen.paragraph(Rect { height: rest.height.min(2), ..rest }, &name, Role::Key);
        rest = below(rest, used + u16::from(rest.height >= 8));
    }
    // What this task does with the sentence that another one does not: the desk sees it before the first is typed.
    if let Some(task) = desk.task().filter(|_| !has_sentence && !desk.large) {
        let wide = rest.width.saturating_sub(1);
        let high = rows_of(task.purpose, wide);
        // Whole or not at all, and not where the room's own lines need the rows.
        if high.saturating_add(5) <= rest.height {
            let used = pen.paragraph(Rect { width: wide, height: high, ..rest }, task.purpose, Role::Text);
            rest = below(rest, used + 1);
        }
    }
    if has_sentence {
        draw_sentence(desk, tested, stands, rest, pen);
    } else {
        draw_material(desk, item, rest, pen);
    }
}

/// At the right what is not saved of the answer, of the sentence, or of what was said against it.
fn draw_kept(desk: &Desk, item: &Entry, tested: &Entry, area: Rect, pen: &mut Pen) {
    let objections = query::objections(&desk.session, &tested.id).map(|no| &no.id);
    let things = [&item.id, &tested.id].into_iter().chain(objections);
    let worst = things.map(|id| (desk.saves.of(&desk.session, id), id)).max_by_key(|(kept, _)| *kept);
    if let Some((_, id)) = worst.filter(|(kept, _)| *kept != Kept::Saved) {
        let (words, role) = save_state(desk, id);
        pen.put_right(area.right().saturating_sub(1), area.y, words, role);
    } else if item.by_hand || tested.by_hand {
        pen.put_right(area.right().saturating_sub(1), area.y, ReportWord::ByHand.text(), Role::Text);
    }
}

fn standing_words(standing: Standing, lang: Lang) -> Option<(&'static str, Role)> {
    match standing {
        Standing::NotAsked => None,
        Standing::Agreed => Some((Word::Agreed.text_in(lang), Role::Good)),
        Standing::Reword => Some((Ground::ToAskAgain.text_in(lang), Role::Alarm)),
        Standing::NotAgreed => Some((Word::NotAgreed.text_in(lang), Role::Alarm)),
    }
}

/// What stands under a theme that has no sentence yet: the room looks at it while it finds one.
fn draw_material(desk: &Desk, theme: &Entry, area: Rect, pen: &mut Pen) {
    let lines: Vec<&Entry> = desk.session.under(&theme.id).filter(|line| line.kind != Kind::Objection).collect();
    let numbers = lines.iter().map(|line| text::columns(&desk.session.spoken(line))).max().unwrap_or(0).max(4);
    let indent = numbers + 2;
    let wide = area.width.saturating_sub(indent + 1).max(1);
    let heights: Vec<u16> = lines.iter().map(|line| rows_of(line.text(), wide).max(1)).collect();
    let (page, first, last) = turned(desk, &heights, area, pen);
    draw_more([first, lines.len() - last], page, area, pen);
    let mut rest = page;
    for line in lines.get(first..last).unwrap_or_default() {
        pen.put_right(rest.x + numbers, rest.y, &desk.session.spoken(line), Role::Key);
        let words = Rect { x: rest.x + indent, width: wide, ..rest };
        rest = below(rest, pen.paragraph(words, line.text(), Role::Text).max(1));
    }
}

/// The page that somebody turned to, and for the keys that turn it which of how many it is.
fn turned(desk: &Desk, heights: &[u16], area: Rect, pen: &mut Pen) -> (Rect, usize, usize) {
    let pages = paging::pages(heights, area);
    let at = desk.page.min(pages.len().saturating_sub(1));
    say_paged(at, pages.len(), pen);
    pages.get(at).copied().unwrap_or((area, 0, 0))
}

/// Says which page of how many is drawn.
fn say_paged(at: usize, of: usize, pen: &mut Pen) {
    pen.say_paged(Paged { at, firsts: vec![None; of], sections: vec![0; of] });
}

fn draw_sentence(desk: &Desk, tested: &Entry, stands: Option<(&str, Role)>, area: Rect, pen: &mut Pen) {
    // The question and its answers must have their place whatever the sentence takes.
    if area.height == 0 {
        return;
    }
    let count = rows_of(tested.text(), sentence_wide(area));
    let need = match desk.mode {
        // A row for each answer, where the sentence has its place all the same.
        Mode::Choosing if area.height >= 8 && count.saturating_add(6) <= area.height => 6,
        Mode::Choosing => {
            // The answers have a second row where the sentence does not need it.
            let rows =
                rows_of(&in_a_row(&choices(desk, tested), area.width.saturating_sub(3)), area.width.saturating_sub(3));
            1 + rows.min(area.height.saturating_sub(count.min(3) + 1).max(1))
        }
        Mode::Writing => 1,
    };
    let free = area.height.saturating_sub(need).max(1);
    let beside = beside(desk, tested);
    let wide = area.width.saturating_sub(3).max(1);
    let wanted = beside.iter().map(|(words, _)| rows_of(words, wide)).fold(0, u16::saturating_add);
    // What was said of it has what the sentence leaves, and a third of what is free where that is something.
    let left = free.saturating_sub(count).max(if free >= 5 { free / 3 } else { 0 });
    let room = (free - wanted.min(left)).max(1);
    let used = draw_words(desk, tested, Rect { height: room, ..area }, pen);
    let rest = Rect { x: area.x + 2, y: area.y + used, width: wide, height: free.saturating_sub(used) };
    let y = rest.y + draw_beside(desk, &beside, rest, pen);
    let y = (y + u16::from(area.height >= 9)).min(area.bottom().saturating_sub(need.min(area.height)));
    let rest = Rect { y, height: area.bottom().saturating_sub(y), ..area };
    match (desk.mode, &desk.purpose) {
        (Mode::Choosing, _) => draw_choices(desk, tested, stands, rest, pen),
        (Mode::Writing, Purpose::Tell(_, field)) => {
            pen.put(rest.x + 2, rest.y, ask_of(*field), rest.width, Role::Key);
        }
        (Mode::Writing, Purpose::Objection(_) | Purpose::OpenObjection(_)) => {
            pen.put(rest.x + 2, rest.y, Word::WhatWasSaid.text(), rest.width, Role::Key);
        }
        (Mode::Writing, _) => {}
    }
}

/// How wide the sentence is: a measure that the eye follows.
fn sentence_wide(area: Rect) -> u16 {
    area.width.saturating_sub(4).clamp(1, 60)
}

/// The sentence; one that is longer than its room is turned over, and a row says so. Gives back the rows used.
fn draw_words(desk: &Desk, tested: &Entry, area: Rect, pen: &mut Pen) -> u16 {
    let wide = sentence_wide(area);
    let rows = text::wrap(tested.text(), usize::from(wide));
    let room = area.height;
    let count = rows_of(tested.text(), wide);
    // Air between the rows only where it is read from far away.
    let step = if desk.large && count.saturating_mul(2) <= room { 2 } else { 1 };
    let mut y = area.y + room.saturating_sub(count.saturating_mul(step)) / 3;
    let (skip, take) = if count > room {
        // Where there is hardly room for the sentence there is none for that row.
        let says = u16::from(room >= 3);
        let most = room.saturating_sub(says).max(1);
        let pages = count.div_ceil(most);
        let on = u16::try_from(desk.page).unwrap_or(u16::MAX).min(pages - 1);
        say_paged(usize::from(on), usize::from(pages), pen);
        if says > 0 {
            let words = Ground::PageOf.with(&[(on + 1).to_string(), pages.to_string()]);
            pen.put_right(area.right().saturating_sub(1), area.bottom() - 1, &words, Role::Rule);
        }
        (on * most, most)
    } else {
        (0, room)
    };
    for row in rows.iter().skip(usize::from(skip)).take(usize::from(take)) {
        pen.put(area.x + 2, y, row, wide, Role::Strong);
        y += step;
    }
    if count > room { room } else { y - area.y }
}

/// What stands under the sentence: what was said against it, what is known about it, how often it was worded anew.
fn beside(desk: &Desk, tested: &Entry) -> Vec<(String, Role)> {
    let no: Vec<&Entry> = query::objections(&desk.session, &tested.id).collect();
    let role = |one: &Entry| if one.words(Field::Open) == "answered" { Role::Text } else { Role::Alarm };
    let against = no.iter().map(|one| (objection(desk, one, no.len() > 1), role(one)));
    let wordings = Some(wordings(desk, tested)).filter(|words| !words.is_empty());
    let known = about(tested).into_iter().chain(wordings).map(|words| (words, Role::Text));
    let others = tested.texts.distinct().into_iter().filter(|text| text.as_str() != tested.text());
    let others = others.map(|text| (Word::AlsoSaid.with(&[text.as_str()]), Role::Strong));
    others.chain(against).chain(known).collect()
}

/// As much of that as fits, and how much more there is; gives back the rows used.
fn draw_beside(desk: &Desk, texts: &[(String, Role)], area: Rect, pen: &mut Pen) -> u16 {
    let mut y = area.y;
    for (n, (words, role)) in texts.iter().enumerate() {
        let high = rows_of(words, area.width);
        let last = n + 1 == texts.len();
        if y + high + u16::from(!last) > area.bottom() {
            if y < area.bottom() {
                let left = (texts.len() - n).to_string();
                let more = Ground::MoreOfIt.with(&[left, desk.keys.brief(Command::WhereFrom)]);
                y += pen.put(area.x, y, &more, area.width, Role::Rule).min(1);
            }
            break;
        }
        y += pen.paragraph(Rect { y, height: high, ..area }, words, *role);
    }
    y - area.y
}

fn draw_choices(desk: &Desk, tested: &Entry, stands: Option<(&str, Role)>, area: Rect, pen: &mut Pen) {
    if area.height == 0 {
        return;
    }
    // The question covers what the sentence may have left there.
    pen.fill(Rect { height: 1, ..area }, Role::Text);
    let used = pen.put(
        area.x + 2,
        area.y,
        Word::AnyoneNot.text_in(desk.session.lang()),
        area.width.saturating_sub(3),
        Role::Key,
    );
    pen.set_cursor(area.x + 3 + used, area.y);
    if let Some((words, role)) = stands.filter(|(words, _)| used + text::columns(words) + 5 <= area.width) {
        pen.put_right(area.right().saturating_sub(1), area.y, words, role);
    }
    if desk.is_looked_back_at() {
        let words = Ground::AskAgain.with(&[desk.keys.brief(Command::AskAgain)]);
        pen.paragraph(
            Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..below(area, 1) },
            &words,
            Role::Text,
        );
        return;
    }
    let choices = choices(desk, tested);
    let gap = u16::from(area.height >= 6);
    let top = area.y + 1 + gap;
    if area.bottom().saturating_sub(top) >= 3 {
        for (y, (digit, word)) in (top..area.bottom()).zip(choices) {
            pen.put(area.x + 2, y, digit, 1, Role::Key);
            pen.put(area.x + 5, y, word, area.width.saturating_sub(6), Role::Text);
        }
        return;
    }
    let row = Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..below(area, 1) };
    pen.paragraph(row, &in_a_row(&choices, row.width), Role::Text);
}

/// The keys that answer, beside each other; nothing where no sentence is tested.
pub fn keys(desk: &Desk) -> Option<String> {
    let item = desk.lit_entry().filter(|_| desk.mode == Mode::Choosing)?;
    let tested = desk.tested(item);
    (tested.id != item.id || item.kind != Kind::Theme).then(|| in_a_row(&choices(desk, tested), u16::MAX))
}

/// What the room can answer, by digit.
pub fn choices(desk: &Desk, tested: &Entry) -> Vec<(&'static str, &'static str)> {
    let lang = desk.session.lang();
    // In the words of the question: is there anyone who does not want this?
    let (all, not) = (Ground::Nobody.text_in(lang), Ground::Somebody.text_in(lang));
    let mut choices = vec![("1", all), ("2", Word::TestReword.text_in(lang)), ("3", not)];
    if query::open_objections(&desk.session, &tested.id).next().is_some() {
        choices.push(("4", Word::TestAnswered.text_in(lang)));
    }
    choices
}

/// The answers beside each other.
fn in_a_row(choices: &[(&str, &str)], wide: u16) -> String {
    let (mut out, mut used) = (String::new(), 0);
    for (digit, word) in choices {
        let answer = format!("{digit} {word}");
        let own = text::columns(&answer);
        // A digit stays with its answer.
        let between = if out.is_empty() {
            ""
        } else if used + 2 + own <= wide {
            "  "
        } else {
            "\n"
        };
        used = if between == "  " { used + 2 + own } else { own };
        out.push_str(between);
        out.push_str(&answer);
    }
    out
}

/// How it all came out: the sums, and under them everything that was asked with how it stands, page by page.
fn draw_end(desk: &Desk, area: Rect, pen: &mut Pen) {
    let all = desk.choosable();
    if all.is_empty() {
        pen.paragraph(area, Word::NothingToAsk.text(), Role::Text);
        return;
    }
    let wide = area.width.saturating_sub(1);
    pen.put(area.x, area.y, &all_asked(desk), wide, Role::Strong);
    let rest = below(area, 1);
    let used = pen.paragraph(Rect { width: wide, ..rest }, &counts_words(desk), Role::Text);
    let mut rest = below(rest, used);
    if !desk.large {
        rest = below(rest, pen.paragraph(Rect { width: wide, ..rest }, Ground::FromTheFirst.text(), Role::Text));
    }
    let list = below(rest, u16::from(rest.height >= 6));
    let asked: Vec<&Entry> = all.iter().filter_map(|id| desk.session.entry(id)).collect();
    let pages = draw_outcome(desk, &asked, list, pen);
    if pages > 1 {
        let words = Ground::PageOf.with(&[(desk.page.min(pages - 1) + 1).to_string(), pages.to_string()]);
        pen.put_right(area.right().saturating_sub(1), area.y, &words, Role::Rule);
    }
}

/// What was asked, each with how it stands; gives back how many pages it has.
fn draw_outcome(desk: &Desk, asked: &[&Entry], area: Rect, pen: &mut Pen) -> usize {
    if area.height == 0 {
        return 0;
    }
    let numbers = asked.iter().map(|item| text::columns(&desk.session.spoken(item))).max().unwrap_or(0).max(2);
    let indent = numbers + 2;
    let wide = area.width.saturating_sub(indent + 1).max(1);
    let lang = desk.session.lang();
    let how = |item: &Entry| match desk.tested_standing(item) {
        Standing::Agreed => (Word::Agreed.text_in(lang), Role::Good),
        Standing::NotAgreed => (Actions::NotAgreed.text_in(lang), Role::Alarm),
        Standing::Reword => (Actions::Reword.text_in(lang), Role::Text),
        Standing::NotAsked => (Actions::NotAskedYet.text_in(lang), Role::Text),
    };
    // How it stands is at the right of the first row, where that leaves the words room; else below them.
    let for_how = asked.iter().map(|item| text::columns(how(item).0) + 2).max().unwrap_or(0);
    let beside = for_how <= wide / 2;
    let narrow = if beside { wide - for_how } else { wide };
    let high = |item: &&Entry| {
        let sentence = sentence_under(desk, item).map_or(0, |tested| rows_of(tested.text(), wide));
        rows_of(item.text(), narrow).max(1).saturating_add(sentence).saturating_add(u16::from(!beside))
    };
    let heights: Vec<u16> = asked.iter().map(high).collect();
    let (page, first, last) = turned(desk, &heights, area, pen);
    let pages = paging::pages(&heights, area).len();
    draw_more([first, asked.len() - last], page, area, pen);
    let mut rest = page;
    for item in asked.get(first..last).unwrap_or_default() {
        let (words, role) = how(item);
        pen.put_right(rest.x + numbers, rest.y, &desk.session.spoken(item), Role::Key);
        if beside {
            pen.put_right(area.right().saturating_sub(1), rest.y, words, role);
        }
        let place = |rest: Rect, width: u16| Rect { x: rest.x + indent, width, ..rest };
        let sentence = sentence_under(desk, item);
        let own = if sentence.is_some() { Role::Strong } else { Role::Text };
        rest = below(rest, pen.paragraph(place(rest, narrow), item.text(), own).max(1));
        if let Some(sentence) = sentence {
            rest = below(rest, pen.paragraph(place(rest, wide), sentence.text(), Role::Text));
        }
        if !beside {
            pen.put(rest.x + indent, rest.y, words, wide, role);
            rest = below(rest, 1);
        }
    }
    pages
}

/// The sentence of a theme; nothing where what was asked is a sentence itself.
fn sentence_under<'a>(desk: &'a Desk, item: &'a Entry) -> Option<&'a Entry> {
    Some(desk.tested(item)).filter(|tested| tested.id != item.id)
}

/// That everything was asked, or how much was not.
pub fn all_asked(desk: &Desk) -> String {
    match desk.not_asked().len() {
        0 => Word::AllAsked.text().to_owned(),
        n => Word::SomeNotAsked.with(&[n.to_string()]),
    }
}

/// How many were agreed, not agreed (as many as its list holds), not asked.
pub fn counts_words(desk: &Desk) -> String {
    let all = desk.choosable();
    let count = |wanted: &[Standing]| {
        let standing = |id| desk.session.entry(id).map(|item| desk.tested_standing(item));
        all.iter().filter(|id| standing(id).is_some_and(|is| wanted.contains(&is))).count().to_string()
    };
    let open = count(&[Standing::NotAsked, Standing::Reword]);
    let not_agreed = register::count_words(&desk.session, Ground::SoManyNot);
    let agreed = count(&[Standing::Agreed]);
    if open == "0" {
        return Word::AllAskedNone.with(&[agreed, not_agreed]);
    }
    Word::AllAskedCount.with(&[agreed, not_agreed, open])
}
