//! The arguments about what is a person's own: keys, colours, the mouse.

use clap::Args;
use std::path::PathBuf;

/// A person's own files, where they are not the usual ones.
#[derive(Debug, Args)]
pub struct OwnArgs {
    /// The file with your own keys, where it is not the usual one (see `paths`).
    #[arg(long, global = true, value_name = "FILE")]
    pub keys: Option<PathBuf>,
    /// The file with your own settings, where it is not the usual one (see `paths`).
    #[arg(long, global = true, value_name = "FILE")]
    pub settings: Option<PathBuf>,
    /// Whether the mouse lights lines and turns pages; else it is the terminal's, to mark and copy text with.
    #[arg(long, global = true, value_name = "ON OR OFF", value_parser = ["on", "off"])]
    pub mouse: Option<String>,
}

/// The settings.
#[derive(Debug, Args)]
pub struct SettingsArgs {
    /// Says what is wrong in a file of settings, a sentence each with line and column; without a file in the one in use.
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    pub check: Option<Option<PathBuf>>,
    /// Prints a file of settings to begin with: everything that can be set, each behind //.
    #[arg(long, conflicts_with = "check")]
    pub template: bool,
}

/// The table of keys.
#[derive(Debug, Args)]
pub struct KeysArgs {
    /// Says what is wrong in a file of keys, a sentence each with line and column; without a file in the one in use.
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    pub check: Option<Option<PathBuf>>,
    /// Prints a file of keys to begin with: every command, each behind //.
    #[arg(long, conflicts_with = "check")]
    pub template: bool,
}
