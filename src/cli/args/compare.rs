//! The arguments of `compare`: which sessions, and what becomes of it. Uses `clap`.

use clap::Args;
use std::path::PathBuf;

/// Which sessions to lay side by side.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// The sessions, two to four: names or paths; files that sites handed over (`export --public`) are read too.
    #[arg(required = true, value_name = "SESSION")]
    pub which: Vec<String>,
    /// The file; its ending says the format: .pdf, .html or .md. Without it the text goes to standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Look at them on the screen, read only.
    #[arg(long, conflicts_with = "output")]
    pub screen: bool,
    /// Take their lines into this meeting, each with its site and its number there: lists first, acts with --yes.
    #[arg(long, value_name = "MEETING", conflicts_with_all = ["output", "screen"])]
    pub into: Option<String>,
    /// Take them in.
    #[arg(long, requires = "into")]
    pub yes: bool,
}
