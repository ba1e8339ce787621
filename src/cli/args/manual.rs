//! The arguments of what the program says about itself: manual pages and completions. Uses `clap`.

use clap::Args;
use clap_complete::Shell;
use std::path::PathBuf;

/// Which manual page, and where to.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// The command whose page it is; without it the program's own.
    #[arg(value_name = "COMMAND", conflicts_with = "output")]
    pub command: Option<String>,
    /// Writes every page into this folder, which is made where it is not there: commonground.1, commonground-new.1, …
    #[arg(short, long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
}

/// Which completions.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: Shell,
}
