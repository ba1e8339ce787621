//! With which lines a line is linked, in words: "answered by 3.1", "uses 44". The same on the screen and where there is
//! none.

use crate::model::entry::Entry;
use crate::model::links;
use crate::model::op::How;
use crate::model::session::Session;
use crate::ui::state::hands::origin_words;
use crate::ui::text;
use crate::words::links::Links;

/// Every link of a line that its readers want to know, the ones that say the same together.
pub fn words(session: &Session, entry: &Entry) -> Vec<String> {
    let mut out: Vec<(Links, Vec<String>)> = Vec::new();
    for (how, says, other) in links::of(session, entry) {
        let Some(word) = word(how, says) else { continue };
        // What is used stands on no page of theirs: its number alone says nothing there.
        let no = match word {
            Links::ItUses => format!("{} {}", session.spoken(other), text::cut(other.text(), 30)),
            _ => session.spoken(other),
        };
        match out.iter_mut().find(|(known, _)| *known == word) {
            Some((_, all)) => all.push(no),
            None => out.push((word, vec![no])),
        }
    }
    // The longest last: where there is no room for everything, it is that which is cut.
    out.sort_by_key(|(word, _)| *word == Links::ItUses);
    let uses = out.pop_if(|(word, _)| *word == Links::ItUses);
    let said = |(word, all): (Links, Vec<String>)| word.with(&[all.join(", ")]);
    let linked = out.into_iter().map(said);
    let tags = entry.links.iter().filter(|link| link.how == How::Tag).map(|link| format!("#{}", link.label));
    linked.chain(tags).chain(origin_words(entry)).chain(uses.map(said)).collect()
}

fn word(how: How, says: bool) -> Option<Links> {
    Some(match (how, says) {
        (How::Answers, true) => Links::ItAnswers,
        (How::Answers, false) => Links::ItIsAnswered,
        (How::Uses, true) => Links::ItUses,
        (How::Uses, false) => Links::ItIsUsed,
        (How::After, true) => Links::ItIsAfter,
        (How::From, true) => Links::ItComesFrom,
        (How::From, false) => Links::ItLedTo,
        (How::After, false) | (How::Joined | How::Apart | How::Cross | How::Within | How::SignedUp | How::Tag, _) => {
            return None;
        }
    })
}
