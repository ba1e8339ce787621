//! Something worked out of a session, kept until something new is said in it: a screen asks for it many times between
//! two keys. It never changes what is seen. Uses the model only.

use crate::model::session::Session;
use std::cell::RefCell;
use std::rc::Rc;

/// Something worked out of a session, and, where it depends on more, of what is named beside it.
#[derive(Debug, Clone)]
pub struct Memo<T, K = ()>(RefCell<Option<(u64, K, Rc<T>)>>);

impl<T, K> Default for Memo<T, K> {
    fn default() -> Self {
        Self(RefCell::new(None))
    }
}

impl<T> Memo<T> {
    /// What `make` comes to for this session.
    pub fn of(&self, session: &Session, make: impl FnOnce(&Session) -> T) -> Rc<T> {
        self.of_both(session, (), || make(session))
    }
}

impl<T, K: PartialEq> Memo<T, K> {
    /// What `make` comes to for this session and what stands beside it.
    pub fn of_both(&self, session: &Session, beside: K, make: impl FnOnce() -> T) -> Rc<T> {
        let now = session.revision();
        let held = self.0.take().filter(|(at, with, _)| *at == now && *with == beside);
        let value = held.map_or_else(|| Rc::new(make()), |(.., value)| value);
        self.0.replace(Some((now, beside, Rc::clone(&value))));
        value
    }
}
