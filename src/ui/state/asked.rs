//! What was answered about the session already, for the boxes in which it is asked. Uses the model and the desk.

use super::desk::Desk;
use crate::model::custody;
use crate::model::field::{Field, Value};

impl Desk {
    /// Who keeps the record, and how long, for their boxes.
    pub fn custody(&self) -> [String; 3] {
        custody::ANSWERS.map(|field| custody::typed(&self.session, field))
    }

    /// The session's answer as words, for the boxes of the next meeting.
    pub fn meeting(&self) -> [String; 2] {
        let words = |field: Field| match self.session.get(field) {
            Some(Value::Text(text)) => text.to_string(),
            _ => String::new(),
        };
        [words(Field::NextMeeting), words(Field::Sender)]
    }
}
