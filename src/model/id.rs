//! Names of things: operations, entries, the session itself. Uses nothing but `std`, `serde` and a quick sum.

use serde::de::Error as _;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::Arc;

/// The name of an operation, and of the entry that it began: `WRITER.NUMBER`, for example `t3-k7q2m4xw.17`.
/// The session itself is called [`Id::SESSION`]. Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

/// Things by their names. Names are drawn by our own programs and looked up all the time: a quicker sum than that of
/// `std` does for them, drawn anew for each map, so that no file can make its names meet.
pub type ById<T> = HashMap<Id, T, foldhash::fast::RandomState>;

/// A set of names.
pub type Ids = HashSet<Id, foldhash::fast::RandomState>;

impl Id {
    /// What the session is called in the `of` of an operation.
    pub const SESSION: &'static str = "session";

    /// Takes a name as it stands.
    pub fn new(name: impl AsRef<str>) -> Self {
        Self(Arc::from(name.as_ref()))
    }

    /// Whether a file may name an operation so. Names stand in file names, on screens and before sums: a foreign file
    /// does not choose them freely. A comma ends a name where a line is looked at without being read.
    pub fn may_be(name: &str) -> bool {
        (1..=200).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\' | b','))
    }

    /// Whether a name is made as this program makes them, `desk-k7q2m4xw.17`: what a list from elsewhere calls an id is
    /// none of ours.
    pub fn is_ours(name: &str) -> bool {
        let parts = name.rsplit_once('.').and_then(|(writer, n)| Some((writer.split_once('-')?, n)));
        let Some(((label, drawn), n)) = parts else { return false };
        // Every copy for others calls its lines `copy-00000000.1` and so on.
        let small = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        label != "copy"
            && (1..=20).contains(&label.len())
            && label.bytes().all(small)
            && (8..=32).contains(&drawn.len())
            && drawn.bytes().all(small)
            && n.parse::<u64>().is_ok_and(|n| n > 0)
    }

    /// The session's own name.
    pub fn session() -> Self {
        Self::new(Self::SESSION)
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The writer of an operation, `t3-k7q2m4xw` of `t3-k7q2m4xw.17`; the whole name where there is no number.
    pub fn writer(&self) -> &str {
        self.0.rsplit_once('.').map_or(&*self.0, |(writer, _)| writer)
    }

    /// The label of the writer, `t3` of `t3-k7q2m4xw.17`.
    pub fn label(&self) -> &str {
        self.writer().split_once('-').map_or(self.writer(), |(label, _)| label)
    }

    /// The number after the writer; 0 where there is none.
    pub fn number(&self) -> u64 {
        self.0.rsplit_once('.').and_then(|(_, n)| n.parse().ok()).unwrap_or(0)
    }

    /// Sixteen signs out of bytes (FNV-1a in 128 bits): enough that the names of different things never meet.
    pub fn made_of(bytes: &[u8]) -> String {
        const SIGNS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
        let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
        for byte in bytes {
            hash = (hash ^ u128::from(*byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013b);
        }
        let hash = hash ^ (hash >> 64);
        (0..16)
            .filter_map(|n| usize::try_from((hash >> (5 * n)) & 31).ok())
            .filter_map(|at| SIGNS.get(at))
            .map(|sign| char::from(*sign))
            .collect()
    }

    /// Whether this is the session's own name.
    pub fn is_session(&self) -> bool {
        &*self.0 == Self::SESSION
    }
}

impl From<&str> for Id {
    fn from(name: &str) -> Self {
        Self::new(name)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl serde::Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for Id {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let name = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        if Self::may_be(&name) { Ok(Self::new(name)) } else { Err(D::Error::custom("not a name of an operation")) }
    }
}
