//! The list of what was not agreed: the words, what was said against it, where it comes from. Nothing outvotes it.

use super::{blocks, head};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::query::{self, NotAgreed};
use crate::model::session::Session;
use crate::ui::instrument::by_words;
use crate::ui::state::App;
use crate::ui::state::desk::Desk;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::agree::confirm::objection;
use crate::ui::view::pen::Pen;
use crate::words::Word;
use crate::words::ground::Ground;
use ratatui::layout::Rect;

/// What the words for more above and below take beside a title, in columns.
const ROOM_FOR_MORE: u16 = 18;

/// How many things were not agreed, put into `says`; by what they are, where that differs. Wherever this number stands
/// it is the list's.
pub fn count_words(session: &Session, says: Ground) -> String {
    let NotAgreed { sentences, values, cards } = query::count_not_agreed(session);
    let parts = [
        (sentences, Ground::OneSentence.counted(Ground::SomeSentences, sentences)),
        (values, Word::OneValue.counted(Word::SomeValues, values)),
        (cards, Ground::OneCard.counted(Ground::SomeCards, cards)),
    ];
    let said: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    let all = says.with(&[(sentences + values + cards).to_string()]);
    match said.as_slice() {
        [] | [_] => all,
        said => Ground::Split.with(&[all, said.join(", ")]),
    }
}

/// Draws the list.
pub fn draw(app: &App, lit: usize, area: Rect, pen: &mut Pen) {
    let Some(desk) = app.desk() else { return };
    let all = query::not_agreed(&desk.session);
    let title = count_words(&desk.session, Ground::RegisterTitle);
    // Beside it stands how much more there is: where both do not fit, the number alone says enough.
    let fits = text::columns(&title) + ROOM_FOR_MORE <= area.width;
    let title = if fits { title } else { Ground::RegisterTitle.with(&[all.len().to_string()]) };
    let area = head(&title, area, pen);
    if all.is_empty() {
        pen.paragraph(area, Ground::RegisterEmpty.text(), Role::Text);
        return;
    }
    let told: Vec<Vec<(String, Role)>> = all.iter().map(|entry| block(desk, entry)).collect();
    blocks(&told, lit, area, pen);
}

fn block(desk: &Desk, entry: &Entry) -> Vec<(String, Role)> {
    let mut texts = told(desk, entry).into_iter();
    let first = texts.next().map(|words| (words, Role::Strong));
    first.into_iter().chain(texts.map(|words| (words, Role::Text))).collect()
}

/// One thing that was not agreed: its words, what was said against it, where it comes from.
pub fn told(desk: &Desk, entry: &Entry) -> Vec<String> {
    let mut out = vec![format!("{} {}", desk.session.spoken(entry), entry.text()).trim().to_owned()];
    let no: Vec<&Entry> = query::objections(&desk.session, &entry.id).collect();
    out.extend(no.iter().map(|one| objection(desk, one, no.len() > 1)));
    let theme = entry.other(Field::Parent).or(entry.other(Field::Theme)).and_then(|id| desk.session.entry(id));
    let theme = theme.filter(|over| over.kind == Kind::Theme);
    let theme = theme.map(|theme| format!("{} {} {}", theme.kind.spec().word, theme.no, theme.text()));
    let by = Some(by_words(desk, &entry.by)).filter(|_| !entry.by.is_empty());
    let agenda = query::agenda(&desk.session);
    let item = agenda.iter().find(|item| query::task_of(item).is_some_and(|task| task.code == entry.task));
    let written = item.map(|item| Ground::WrittenAt.with(&[item.text()]));
    let kind = Some(entry.kind.spec().word.to_owned()).filter(|_| entry.kind != Kind::NotAgreed);
    let from: Vec<String> = kind.into_iter().chain(theme).chain(by).chain(written).collect();
    out.push(from.join(" · "));
    out
}

/// The whole list, as it is said where there is no screen.
pub fn lines(desk: &Desk) -> Vec<String> {
    let all = query::not_agreed(&desk.session);
    if all.is_empty() {
        return vec![Ground::RegisterEmpty.text().to_owned()];
    }
    let head = count_words(&desk.session, Ground::RegisterTitle);
    std::iter::once(head).chain(all.iter().map(|entry| told(desk, entry).join("; ").replace(" · ", ", "))).collect()
}
