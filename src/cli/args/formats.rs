//! The formats that a session or its roadmap can be written in, by their names. Uses the two tables of formats.

use crate::export::formats::{FORMATS, Picture};
use crate::export::tools::{Readers, TOOLS, Tool};
use clap::Args;

/// What something is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum As {
    /// The roadmap as a picture.
    Picture(Picture),
    /// The session for another tool.
    Tool(Tool),
}

/// What goes to other tools.
#[derive(Debug, Args)]
pub struct ToolArgs {
    /// For whom a file for other tools is: public (usual), or there.
    #[arg(long = "for", value_name = "READERS", value_parser = readers, conflicts_with = "public")]
    pub readers: Option<Readers>,
    /// Calendars also say who does it.
    #[arg(long)]
    pub who: bool,
    /// CSV begins with the mark by which some spreadsheets know UTF-8.
    #[arg(long)]
    pub bom: bool,
}

/// The format of that name.
pub fn named(words: &str) -> Result<As, String> {
    let picture = Picture::named(words).map(As::Picture);
    picture.or_else(|| Tool::named(words).map(As::Tool)).ok_or_else(|| {
        let known = FORMATS.iter().map(|row| row.ending).chain(TOOLS.iter().map(|row| row.name));
        format!("“{words}” is no format; name one of {}", known.collect::<Vec<_>>().join(", "))
    })
}

/// The readers of that name.
pub fn readers(words: &str) -> Result<Readers, String> {
    let known = [Readers::Public, Readers::There];
    known
        .into_iter()
        .find(|readers| readers.name() == words.trim().to_lowercase())
        .ok_or_else(|| format!("“{words}” is nobody here; files for other tools are for public or there"))
}
