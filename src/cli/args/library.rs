//! The arguments of what looks through many sessions. Uses `clap`.

use super::day;
use chrono::NaiveDate;
use clap::Args;

/// What to look for.
#[derive(Debug, Args)]
pub struct SearchArgs {
    /// Words; several in quotation marks stand together. Great and small letters and accents are alike.
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
    /// Only lines of this kind: value, trend, statement, action, … Several with commas between.
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    pub kind: Vec<String>,
    /// Only what this stakeholder group said, by its letter.
    #[arg(long, value_name = "LETTER", conflicts_with = "table")]
    pub group: Option<String>,
    /// Only what this table said, by its number.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=99))]
    pub table: Option<u32>,
    /// Only what was said in this task, by its name in files.
    #[arg(long, value_name = "CODE", visible_alias = "stage")]
    pub task: Option<String>,
    /// Only what was written down on this day or later.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub since: Option<NaiveDate>,
    /// Only what was written down on this day or before.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub until: Option<NaiveDate>,
    /// Only lines with this answer: test=agreed, who=Gwen, year=1984, … Said again, all must be so.
    #[arg(long = "as", value_name = "NAME=ANSWER")]
    pub answers: Vec<String>,
}

/// Which actions.
#[derive(Debug, Args)]
pub struct ActionsArgs {
    /// Only those of somebody, by a part of the label under Who.
    #[arg(long, value_name = "WHO")]
    pub of: Option<String>,
    /// Only those that are neither done nor let go.
    #[arg(long)]
    pub open: bool,
    /// Only those whose day is before this one.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub due_before: Option<NaiveDate>,
}

/// Which session is printed, and how much of it.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The session: a name, or a path (with a `/` or ending in `.ron`).
    pub session: String,
    /// Only what was written down, reworded, answered, decided or taken back on this day or later, in its order.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub since: Option<NaiveDate>,
}
