//! The arguments of what begins a session, and of what is written down about it. Uses `clap`.

use clap::Args;
use std::path::PathBuf;

/// How to begin a session.
#[derive(Debug, Args)]
pub struct NewArgs {
    /// What it is about.
    pub title: String,
    /// The file, ending in `.ron`; else a name made from date and title in the folder of sessions.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The agenda: half-day, two-days, three-days, assets-first, youth, review, community-of-practice, steering, cross-case,
    /// one of your own, or a file ending in `.ron`; else half-day, review with --from, and cross-case with --compare.
    #[arg(long, value_name = "NAME")]
    pub template: Option<String>,
    /// The session that it goes on from: a name, or a path. What stands open there is taken over.
    #[arg(long, value_name = "SESSION")]
    pub from: Option<String>,
    /// Begins a meeting of several sites with what these two to four sessions have, each line with where it came from.
    #[arg(long, value_name = "SESSION", num_args = 1.., conflicts_with = "from")]
    pub compare: Vec<String>,
    /// The language of prompts, pictures and papers, as in BCP 47: nl; English where there is no table of it.
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
    /// Who keeps the record.
    #[command(flatten)]
    pub custody: Custody,
}

/// Who keeps the record of a session, and how long. Dates as people say them.
#[derive(Debug, Args)]
pub struct Custody {
    /// Who keeps the record, and how to reach them; it is said at the opening and printed in the report.
    #[arg(long, value_name = "WORDS")]
    pub responsible: Option<String>,
    /// Until when people can have their words taken out: "2 weeks", "28 May".
    #[arg(long, value_name = "WHEN")]
    pub words_out_until: Option<String>,
    /// Until when the record is kept; when that has come, the program asks.
    #[arg(long, value_name = "WHEN")]
    pub kept_until: Option<String>,
}

/// What to write down about the session.
#[derive(Debug, Args)]
#[command(after_help = crate::model::settings::help())]
pub struct SetArgs {
    /// The session: a name, or a path (with a `/` or ending in `.ron`).
    pub session: String,
    /// The line that the answers are about, by its number: 14, 3-14, 3.2; a theme as "theme 2".
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["responsible", "words_out_until", "kept_until"])]
    pub of: Option<String>,
    /// What is written down: title="Healthy valley", horizon=2036, present=welcome/b:6. The names stand below.
    #[arg(value_name = "NAME=WORDS")]
    pub answers: Vec<String>,
    /// The same for who keeps the record; "" takes an answer away.
    #[command(flatten)]
    pub custody: Custody,
}

/// Which agenda to write as a template, and where to.
#[derive(Debug, Args)]
pub struct TemplateArgs {
    /// The session: a name, or a path (with a `/` or ending in `.ron`).
    pub session: String,
    /// The file, which is not there yet and ends in `.ron`. In your own templates folder it is found by its name (see
    /// `paths`); else `new --template FILE` begins a session with it.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}
