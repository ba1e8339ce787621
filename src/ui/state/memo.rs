//! Something worked out of a session, kept until something new is said in it: a screen asks for it many times between
//! two keys. It never changes what is seen. Uses the model only.

use crate::model::session::Session;
use std::cell::RefCell;
use std::rc::Rc;

/// Something worked out of a session.
#[derive(Debug, Clone)]
pub struct Memo<T>(RefCell<Option<(u64, Rc<T>)>>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(RefCell::new(None))
    }
}

impl<T> Memo<T> {
    /// What `make` comes to for this session.
    pub fn of(&self, session: &Session, make: impl FnOnce(&Session) -> T) -> Rc<T> {
        let now = session.revision();
        let held = self.0.take().filter(|(at, _)| *at == now);
        let (_, value) = held.unwrap_or_else(|| (now, Rc::new(make(session))));
        self.0.replace(Some((now, Rc::clone(&value))));
        value
    }
}
