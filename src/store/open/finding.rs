//! What a person should know about the files of a session, a sentence each. Uses nothing but names.

use crate::model::id::Id;
use crate::model::text::clean;
use crate::store::line::Fault;
use std::path::{Path, PathBuf};

/// Something found on opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A line is damaged; it is kept, and not taken as said.
    SetAside {
        /// Where.
        file: PathBuf,
        /// Which line, from 1.
        line: usize,
        /// Why.
        why: Fault,
        /// What stands there, as far as it is text.
        text: String,
    },
    /// A readable line says what the record does not have.
    Unfounded {
        /// Where.
        file: PathBuf,
        /// Which line, from 1.
        line: usize,
    },
    /// Somebody edited the document by hand.
    ByHand {
        /// Where.
        file: PathBuf,
        /// The operations that the edits became.
        ops: Vec<Id>,
    },
    /// An edit by hand that could not be taken over.
    NotTaken {
        /// Where.
        file: PathBuf,
        /// Which line, from 1; 0 where the file was laid out anew.
        line: usize,
        /// Why.
        why: &'static str,
    },
    /// Another copy or journal of this session was joined.
    Joined {
        /// Which.
        file: PathBuf,
    },
    /// Both sides of a conflict that git had left were joined.
    Conflict {
        /// Where.
        file: PathBuf,
    },
    /// Lines of a newer version are kept and not shown.
    Unknown {
        /// How many.
        count: usize,
    },
    /// A file could not be read.
    NotRead {
        /// Which.
        file: PathBuf,
        /// Why.
        why: String,
    },
    /// The end of a document is missing.
    CutOff {
        /// Where.
        file: PathBuf,
        /// The last line that is there.
        line: usize,
    },
    /// The open session had gone from its place, and was begun anew there.
    BegunAnew {
        /// Where.
        file: PathBuf,
    },
    /// The session was not where it was and came back from this machine's own copy.
    BroughtBack {
        /// Where it was.
        file: PathBuf,
        /// How many lines.
        count: usize,
    },
    /// Lines that were missing came back from this machine's own copy.
    Restored {
        /// How many.
        count: usize,
    },
}

impl Finding {
    /// Whether something cannot be read that was there.
    pub fn is_damage(&self) -> bool {
        use Finding::{CutOff, NotRead, NotTaken, SetAside, Unfounded};
        matches!(self, SetAside { .. } | NotTaken { .. } | NotRead { .. } | CutOff { .. } | Unfounded { .. })
    }

    /// Whether lines came back from this machine's own copy.
    pub fn is_rescue(&self) -> bool {
        matches!(self, Finding::Restored { .. } | Finding::BroughtBack { .. })
    }

    /// The finding in one sentence.
    pub fn words(&self) -> String {
        let name = |file: &Path| clean(&file.file_name().unwrap_or(file.as_os_str()).to_string_lossy());
        match self {
            Finding::SetAside { file, line, why, .. } if file.extension().is_some_and(|end| end == "torn") => {
                format!("A line of this session {}; it is kept aside in {}, line {line}.", why.words(), name(file))
            }
            Finding::SetAside { file, line, why, .. } => {
                format!("{}, line {line} {}; it is kept aside.", name(file), why.words())
            }
            Finding::Unfounded { file, line } => format!(
                "{}, line {line} has no line in the record; it is kept aside: lay a whole copy of the session beside it.",
                name(file)
            ),
            Finding::ByHand { file, ops } => {
                let changes = if ops.len() == 1 { "1 change".to_owned() } else { format!("{} changes", ops.len()) };
                format!("{} was edited by hand: {changes}, which can be undone.", name(file))
            }
            Finding::NotTaken { file, line, why } => {
                format!("{}, line {line} {why}; the change was not taken over.", name(file))
            }
            Finding::Joined { file } => format!("{} belongs to this session too and was joined.", name(file)),
            Finding::Conflict { file } => format!("{} held both sides of a conflict; both were joined.", name(file)),
            Finding::Unknown { count: 1 } => "1 line from a newer version: kept, not shown.".to_owned(),
            Finding::Unknown { count } => format!("{count} lines from a newer version: kept, not shown."),
            Finding::NotRead { file, why } => format!("{} could not be read: {}.", name(file), clean(why)),
            Finding::CutOff { file, line } => format!(
                "{} ends in the middle, at line {line}; what can be read is shown, and the file stays as it is: \
                 lay a whole copy of the session beside it.",
                name(file)
            ),
            Finding::BegunAnew { file } => format!(
                "{} had gone from its folder, and was begun anew there with everything that this window knows: where a \
                 stick or a share has gone, bring it back, and keep both copies; they are joined.",
                name(file)
            ),
            Finding::BroughtBack { file, count } => format!(
                "{} is not where it was; {} kept on this machine and {} put back.",
                name(file),
                if *count == 1 { "1 line was".to_owned() } else { format!("{count} lines were") },
                if *count == 1 { "is" } else { "are" }
            ),
            Finding::Restored { count: 1 } => {
                "1 line was missing and came back from this machine's own copy.".to_owned()
            }
            Finding::Restored { count } => {
                format!("{count} lines were missing and came back from this machine's own copy.")
            }
        }
    }
}
