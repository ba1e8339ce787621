//! With which lines a line is linked, in words: "answered by 3.1", "uses 44". The same on the screen and where there is
//! none.

use crate::model::entry::Entry;
use crate::model::links;
use crate::model::op::How;
use crate::model::session::Session;
use crate::ui::state::hands::origin_words;
use crate::words::links::Links;

/// Every link of a line that its readers want to know, the ones that say the same together.
pub fn words(session: &Session, entry: &Entry) -> Vec<String> {
    let mut out: Vec<(Links, Vec<String>)> = Vec::new();
    for (how, says, other) in links::of(session, entry) {
        let Some(word) = word(how, says) else { continue };
        let no = session.spoken(other);
        match out.iter_mut().find(|(known, _)| *known == word) {
            Some((_, all)) => all.push(no),
            None => out.push((word, vec![no])),
        }
    }
    let linked = out.into_iter().map(|(word, all)| word.with(&[all.join(", ")]));
    let tags = entry.links.iter().filter(|link| link.how == How::Tag).map(|link| format!("#{}", link.label));
    linked.chain(tags).chain(origin_words(entry)).collect()
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
