//! Who promised an action. Uses the model.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::op::How;
use crate::model::session::Session;

/// Under which label an action or a pledge is promised; empty while somebody is looked for. A pledge that names nobody
/// is that of the institution that was asked for it.
pub fn who(session: &Session, action: &Entry) -> String {
    let said = action.words(Field::Who);
    if action.kind != Kind::Pledge || !said.trim().is_empty() {
        return said;
    }
    let answers = action.links.iter().filter(|link| link.how == How::Answers && link.one == action.id);
    let asks = answers.filter_map(|link| link.other.as_ref().and_then(|id| session.entry(id)));
    let mut asked: Vec<String> = Vec::new();
    for whom in asks.filter(|ask| ask.stands()).map(|ask| ask.words(Field::OfWhom)) {
        if !whom.trim().is_empty() && !asked.contains(&whom) {
            asked.push(whom);
        }
    }
    asked.join(", ")
}
