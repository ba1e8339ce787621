//! The arguments of `import`: which list, and what its columns are. Uses `clap`.

use clap::Args;
use std::path::PathBuf;

/// Which list to take in.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The session: a name, or a path (with a `/` or ending in `.ron`).
    pub session: String,
    /// The list, saved as CSV, in Markdown (.md, .txt) or as a map from Kumu (.json); `-` reads CSV from standard input.
    #[arg(value_name = "FILE | -", required_unless_present = "take_back")]
    pub file: Option<PathBuf>,
    /// What its rows are: person, outside-voice, asset, group, action, …
    #[arg(long, required_unless_present = "take_back")]
    pub kind: Option<String>,
    /// What the columns are.
    #[command(flatten)]
    pub columns: Columns,
    /// Take back all that the last import brought.
    #[arg(long, conflicts_with_all = ["file", "kind"])]
    pub take_back: bool,
    /// Show how the columns are understood and what would be taken in; write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Take in also what is there already word for word.
    #[arg(long)]
    pub again: bool,
}

/// What the columns of a list are.
#[derive(Debug, Args)]
pub struct Columns {
    /// What a column is: "Where from=source"; a column by its number or letter too; "Notes=-" leaves one out.
    #[arg(long, value_name = "COLUMN=BOX", value_delimiter = ',', visible_alias = "columns")]
    pub map: Vec<String>,
    /// Row 1 is a row like others; the columns are the boxes in their order, or what --map says.
    #[arg(long)]
    pub no_heads: bool,
}
