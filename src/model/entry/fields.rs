//! All answers about one thing, by field and key. Uses fields and texts alone.

use super::Answers;
use crate::model::field::{Field, Value};
use crate::model::text::Clean;
use std::collections::BTreeMap;
use std::iter::Map;
use std::slice;

/// What an answer is found by: the field, and which of several; empty where there is one.
pub type Register = (Field, Clean);

/// All answers about one thing, in the order of field and key. Most things have a handful: they stand in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Box<[(Register, Answers<Value>)]>);

impl Fields {
    /// The answers of a field and key.
    pub fn get(&self, register: &Register) -> Option<&Answers<Value>> {
        self.at(register.0, &register.1)
    }

    /// The same by a borrowed key.
    pub fn at(&self, field: Field, key: &str) -> Option<&Answers<Value>> {
        let at = self.0.binary_search_by(|((known, of), _)| (*known, of.as_str()).cmp(&(field, key))).ok()?;
        self.0.get(at).map(|(_, answers)| answers)
    }

    /// The answers of one field, with their keys.
    pub fn of(&self, field: Field) -> impl Iterator<Item = (&Clean, &Answers<Value>)> {
        let from = self.0.partition_point(|((known, _), _)| *known < field);
        let all = self.0.get(from..).unwrap_or_default().iter();
        all.take_while(move |((known, _), _)| *known == field).map(|((_, key), answers)| (key, answers))
    }

    /// All of them.
    pub fn iter(&self) -> Iter<'_> {
        self.0.iter().map(|(register, answers)| (register, answers))
    }

    /// What there are answers for.
    pub fn keys(&self) -> impl Iterator<Item = &Register> {
        self.0.iter().map(|(register, _)| register)
    }

    /// The answers alone.
    pub fn values(&self) -> impl Iterator<Item = &Answers<Value>> {
        self.0.iter().map(|(_, answers)| answers)
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Every answer with its register.
type Iter<'a> = Map<
    slice::Iter<'a, (Register, Answers<Value>)>,
    fn(&'a (Register, Answers<Value>)) -> (&'a Register, &'a Answers<Value>),
>;

impl<'a> IntoIterator for &'a Fields {
    type Item = (&'a Register, &'a Answers<Value>);
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

/// Of one register, what comes last counts.
impl FromIterator<(Register, Answers<Value>)> for Fields {
    fn from_iter<I: IntoIterator<Item = (Register, Answers<Value>)>>(all: I) -> Self {
        Self(BTreeMap::from_iter(all).into_iter().collect())
    }
}
