//! The arguments of what makes a session travel: by mail, on a stick, by git.

use clap::Args;
use std::path::PathBuf;

/// What to take in.
#[derive(Debug, Args)]
pub struct MergeArgs {
    /// The session: a name, or a path (with a `/` or ending in `.ron`).
    pub into: String,
    /// The files: copies of the session, or other sessions.
    #[arg(required = true, value_name = "FROM")]
    pub from: Vec<String>,
    /// Take it in.
    #[arg(long)]
    pub yes: bool,
}

/// Which table goes away with a file.
#[derive(Debug, Args)]
pub struct SplitArgs {
    /// The session: a name, or a path (with a `/` or ending in `.ron`).
    pub session: String,
    /// The table, by its number.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=99))]
    pub table: u32,
    /// The file, which is not there yet, or a folder: a stick.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

/// What to pack.
#[derive(Debug, Args)]
pub struct PackArgs {
    /// The session: a name, or a path (with a `/` or ending in `.ron`).
    pub session: String,
    /// The file, which is not there yet, or a folder.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

/// What to exchange, and where.
#[derive(Debug, Args)]
pub struct SyncArgs {
    /// The session: a name, or a path (with a `/` or ending in `.ron`).
    pub session: String,
    /// The git repository: an address or a folder. It is noted down for the next time.
    #[arg(long, value_name = "REPOSITORY")]
    pub with: Option<String>,
    /// Yes, the session's lines may leave for that place.
    #[arg(long)]
    pub yes: bool,
    /// Go on, every so many seconds, until Ctrl-C.
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub every: Option<u64>,
}
