//! The papers of an open session: where they were written last, and whether they are being written.

/// The papers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Papers {
    /// The folder in which they were last written.
    pub folder: Option<String>,
    /// They are being written.
    pub under_way: bool,
}
