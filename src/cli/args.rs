//! The arguments: what can be asked of the program without a terminal. Uses `clap` and the table of formats.

mod begin;
mod compare;
mod formats;
mod library;
mod lists;
mod manual;
mod own;
mod travel;

pub use begin::{Custody, NewArgs, SetArgs, TemplateArgs};
pub use compare::CompareArgs;
pub use formats::{As, ToolArgs};
pub use library::{ActionsArgs, SearchArgs, ShowArgs};
pub use lists::ImportArgs;
pub use manual::{CompletionsArgs, ManArgs};
pub use own::{KeysArgs, OwnArgs, SettingsArgs};
pub use travel::{MergeArgs, PackArgs, SplitArgs, SyncArgs};

use crate::export::formats::PaperSize;
use crate::export::report::{For, READERS};
use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Walks a facilitator through a future search, takes down what the room says, and draws the roadmap.
///
/// `commonground` alone opens the screen: the sessions at hand, or "What is it about?".
/// `commonground SESSION` opens a session on the screen.
#[derive(Debug, Parser)]
#[command(name = "commonground", version, max_term_width = 100)]
pub struct Arguments {
    /// What to do without the screen.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The session to open: a name, or a path (with a `/` or ending in `.ron`).
    pub session: Option<String>,
    /// The folder of sessions, where it is not the usual one (see `paths`).
    #[arg(long, global = true, value_name = "FOLDER")]
    pub sessions: Option<PathBuf>,
    /// The folder of fonts for scripts that the program's own cannot draw, where it is not the usual one (see `paths`).
    #[arg(long, global = true, value_name = "FOLDER")]
    pub fonts: Option<PathBuf>,
    /// How the screen looks: dark, light, projector-dark, projector-light or mono.
    #[arg(long, global = true, value_name = "THEME")]
    pub theme: Option<String>,
    /// Line by line, without the alternate screen: for screen readers and slow links.
    #[arg(long, global = true)]
    pub plain: bool,
    /// What is a person's own.
    #[command(flatten)]
    pub own: OwnArgs,
    /// Opens a session only to look at it: not a byte is written, in its folder or anywhere else.
    #[arg(long)]
    pub look: bool,
}

/// A command. Data goes to standard output, messages to standard error; the exit status is 0, 1 (it failed) or
/// 2 (wrong call).
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Begins a session and prints where it is; with --from one that goes on from another.
    ///
    /// With --from everything that stands open there is taken over, with where it came from: actions and pledges that are
    /// neither done nor let go, with their themes; asks without an answer; what was not agreed, in its words. Each is
    /// printed. What is private stays there, and `merge` later brings what was said there since, each line once.
    New(NewArgs),
    /// Writes the agenda of a session into a file that others can begin one with: no line that anybody said is in it.
    Template(TemplateArgs),
    /// Opens a worked example in a temporary folder, with a tour of five minutes.
    Demo,
    /// Opens the window for the wall: it shows what the desk says, follows the session, and writes nothing into it.
    ///
    /// With --check 80x24 no window opens: it says how many pages each task takes at that size, and which are too many.
    /// With --distance 12 --picture 2.4x1.35 it says how many rows and columns the last row of seats can read, and with a
    /// session how many pages each task takes at that. Without --theme the room is light on dark for a dark terminal, dark
    /// on light for a light one.
    /// With --plain what stands on the wall is said line by line, and nothing is drawn.
    Room(RoomArgs),
    /// Opens the note-taker's window at a table: the question, the time left, the last lines. Type, then Enter.
    ///
    /// It goes where the desk goes, shows this table's own lines, and everybody's on a key. Run it on a laptop of the
    /// table, on the folder that the desk uses too: a stick, a share, a folder that a program keeps alike. Where that
    /// goes away for a while, lines are kept on this machine and put there when it is back.
    Table(TableArgs),
    /// Lists the sessions at hand, newest first.
    List,
    /// Looks through every session: prints session, number, kind, words and day of each line that has all the words.
    ///
    /// Looked through are the words as they stand now, their renderings in other languages, and what stands in the boxes;
    /// not what was taken back, nor earlier wordings. Where nothing is found, the exit status is 1.
    Search(SearchArgs),
    /// Lists what was promised in every session: what is open first, by who promised it; then what is looking for someone.
    Actions(ActionsArgs),
    /// Takes lines down, as the capture line does; prints each line's number when it is on the disk.
    Add(AddArgs),
    /// Takes in a list that was kept in a spreadsheet, saved as CSV, or in Markdown: what fits; the rest is told.
    ///
    /// Row 1 holds the names of the columns: those of the kind's boxes, or what --map says; what each is taken for is said
    /// first. Commas, semicolons and tabs between cells are understood. A Markdown list brings what stands under what. A
    /// row that does not fit stays out, with its place and what to do. --take-back takes the last import back at once. People (name, contact, group, consent) go into the private file alone. What is there
    /// already word for word is not taken in twice.
    Import(ImportArgs),
    /// Writes down answers about the session: task, place, days, how far back and forward, who is there, who keeps the record.
    ///
    /// With --of it writes down answers about one line, by its number: what became of an action, what a relationship is
    /// today, a tag. Names are those of the line's own sheet: progress=done, why="no driver", now=good, tag=evidence,
    /// from=14.
    Set(SetArgs),
    /// Prints a whole session as text that reads well aloud; with --since what changed since a day.
    Show(ShowArgs),
    /// Looks through sessions: what is broken is an error, what is open is not.
    Check {
        /// The sessions: names or paths.
        #[arg(required = true, value_name = "FILE")]
        which: Vec<String>,
    },
    /// Draws the roadmap: as text, or into a file ending in .pdf, .png, .svg, .html or .txt.
    Roadmap(PaperArgs),
    /// Draws the other pictures: time lines, trends, assets, relations, one page; into a file ending in .pdf, .png, .svg
    /// or .html.
    Picture(PictureArgs),
    /// Writes the sheets to print before the day: agenda, a sheet for each task, table cards, badges; as HTML.
    Worksheets(WorksheetArgs),
    /// Writes the report: as Markdown, or into a file ending in .pdf, .html or .md; with --for one for other readers.
    Report(ReportArgs),
    /// Lays two to four sessions side by side, prepared or held: as text, or into a file ending in .pdf, .html or .md.
    ///
    /// Task, groups, themes, values, assets, trends, what was not agreed, actions: what everyone may read of each, as in
    /// `export --public`. With --screen they stand side by side on the screen. With --into their lines come into a meeting
    /// of several sites, which `new --compare` begins. No session that is compared is ever changed.
    Compare(CompareArgs),
    /// Writes the roadmap for print, screens and mails, or the session for other tools (--as), or into one new file (--to).
    ///
    /// For other tools (spreadsheets, scripts, calendars, diagrams, maps) goes out what everyone may read, with --for there
    /// what those who were there may; it is said how many lines went and how many did not, and why. `-o -` writes to
    /// standard output.
    ///
    /// The pictures are drawn once and written beside the session, or where -o says. PDF is tagged for screen readers, has
    /// a bookmark for each theme, and its text can be searched and copied. With --wall the PDF is a wall set: the overview
    /// on A1, and a sheet on A2 for each theme, in 24 pt and larger.
    Export(ExportArgs),
    /// Takes other files into a session, from a mail or a stick: lists what is new first, acts with --yes.
    ///
    /// A copy of the session itself is joined with it: what was said in both is there once, what was changed in both
    /// stands in two wordings until somebody picks. Of another session (a room next door, young people's own day) every
    /// line is taken over with where it came from; its agenda, groups and tables stay there. Twice is once.
    Merge(MergeArgs),
    /// Gives a table its own file to carry away; `merge` takes it in again.
    Split(SplitArgs),
    /// Writes everything that was said into one file to mail.
    Pack(PackArgs),
    /// Exchanges what is new with other rooms and sites through a git repository: a forge, a folder on a stick.
    ///
    /// Each device has a branch of its own there, so that nothing is ever in conflict; the private file stays at home.
    /// Nothing is sent before somebody has said --yes: what has left cannot be taken back from other people's copies.
    Sync(SyncArgs),
    /// Takes the words of lines out for good at a person's wish: lists first, acts with --yes.
    ///
    /// Every wording, rendering and answer of the line goes from every file that this machine wrote: document, copies,
    /// journals, black box, half-typed lines. In its place stays its number, and that it was struck. What others have said
    /// under it stays, and is listed. What cannot be reached is said: other machines until they next open the session,
    /// git, backups, papers.
    Strike(StrikeArgs),
    /// Takes a person out for good, by the code: lists first, acts with --yes.
    ///
    /// Full name, contact and consent go, and every sign-up with the code. Listed for somebody to judge: lines that hold
    /// the name or a part of it, lines of the person's group, files beside the session. --also strikes such lines. The
    /// code is never given again.
    Forget(ForgetArgs),
    /// Clears a borrowed laptop of a session, once all of it is in the document.
    ///
    /// What this laptop keeps for itself goes: its own copy of every line, half-typed lines, notes of its runs. With --to
    /// the session is carried into that folder, read back there, and then taken away here.
    Leave(LeaveArgs),
    /// Prints where sessions, drafts, templates and fonts are kept.
    Paths,
    /// Prints every command of the screen with its keys, as they are here; --check says what is wrong in a file of keys.
    ///
    /// Other keys stand in a file of your own (see `paths`): { "next-task": "F10" }. --template prints one to
    /// begin with. A file with mistakes is not used; each is said with its place.
    Keys(KeysArgs),
    /// Says how your own settings stand, look, colours and mouse; --check what is wrong in a file of them.
    ///
    /// They stand in a file of your own (see `paths`): (theme: "light", mouse: "on"). --template prints one to begin with.
    Settings(SettingsArgs),
    /// Prints the program's manual page, or that of a command, to read with `man -l -`; with -o all of them go into a folder.
    Man(ManArgs),
    /// Prints the completions of a shell: bash, zsh, fish, elvish or powershell.
    Completions(CompletionsArgs),
}

/// The window at a table.
#[derive(Debug, Args)]
pub struct TableArgs {
    /// The session: a name, or a path (with a `/` or ending in `.ron`).
    pub session: String,
    /// The number of the table: its lines are called 3-1, 3-2 and so on.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=99))]
    pub table: u32,
}

/// The window for the wall.
#[derive(Debug, Args)]
pub struct RoomArgs {
    /// The session: a name, or a path (with a `/` or ending in `.ron`).
    #[arg(required_unless_present = "distance")]
    pub session: Option<String>,
    /// How many pages each task takes on a wall of so many columns and rows, such as 80x24.
    #[arg(long, value_name = "SIZE", requires = "session")]
    pub check: Option<String>,
    /// How far the last row of seats is from the picture: in metres, or in any unit, the same as --picture.
    #[arg(long, value_name = "HOW FAR", requires = "picture")]
    pub distance: Option<String>,
    /// How wide and how high the picture on the wall is, such as 2.4x1.35.
    #[arg(long, value_name = "WIDTHxHEIGHT", requires = "distance")]
    pub picture: Option<String>,
}

/// What a session is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum To {
    /// A session file.
    Ron,
}

/// What to write, and where to.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The session: a name, or a path (with a `/` or ending in `.ron`).
    pub session: String,
    /// The session itself as what: ron, a session file that opens again.
    #[arg(long, value_enum, value_name = "FORMAT", required_unless_present = "pictures")]
    pub to: Option<To>,
    /// The file, which is not there yet; for pictures a file, or a folder for more than one of them.
    #[arg(short, long, value_name = "FILE", required_unless_present = "pictures")]
    pub output: Option<PathBuf>,
    /// The roadmap as a picture.
    #[command(flatten)]
    pub pictures: DrawArgs,
    /// For everyone: what stands and everyone may read; groups of fewer than five are counted together.
    #[arg(long)]
    pub public: bool,
    /// Besides, without names, places and days; prints every text that a person must read before it goes out.
    #[arg(long, conflicts_with = "public")]
    pub anonymous: bool,
    /// What goes to other tools.
    #[command(flatten)]
    pub tools: ToolArgs,
    /// How anybody may reach the one who keeps the record; what the session says of it stays out of a copy for others.
    #[arg(long, value_name = "WORDS")]
    pub contact: Option<String>,
}

/// Which pictures of the roadmap, and how.
#[derive(Debug, Args)]
#[group(id = "pictures", multiple = true, conflicts_with = "to")]
pub struct DrawArgs {
    /// The roadmap as pdf, png, svg or html, or the session for other tools: csv, json, md, mermaid-gantt,
    /// mermaid-timeline, mermaid-mindmap, ics, ics-todo, kumu, dot; several with commas between, or said again.
    #[arg(long = "as", value_name = "FORMAT", value_delimiter = ',', value_parser = formats::named)]
    pub formats: Vec<As>,
    /// The roadmap in every format.
    #[arg(long)]
    pub all: bool,
    /// The paper: a0, a1, a2, a3 or a4; else a3, or a1 for a wall set.
    #[arg(long, value_name = "SIZE", value_parser = paper)]
    pub paper: Option<PaperSize>,
    /// A wall set: behind the overview a sheet for each theme, in large type. As PDF.
    #[arg(long)]
    pub wall: bool,
    /// How many dots the PNG is wide; else 3840.
    #[arg(long, value_name = "DOTS", value_parser = clap::value_parser!(u32).range(100..=30_000))]
    pub width: Option<u32>,
    /// How many dots the PNG has to the inch of its paper: 300 for print.
    #[arg(long, value_name = "DOTS", conflicts_with = "width", value_parser = clap::value_parser!(u32).range(20..=600))]
    pub dpi: Option<u32>,
    /// The day that counts as "today" on the picture; else the event's last day or the last review.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub as_of: Option<NaiveDate>,
}

/// What to take down.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// The session: a name, or a path (with a `/` or ending in `.ron`).
    pub session: String,
    /// What sort of line: value, trend, proud, sorry, card, theme, statement, action, …
    #[arg(long)]
    pub kind: String,
    /// The task in which it was said; else the kind's own.
    #[arg(long)]
    pub task: Option<String>,
    /// The stakeholder group that says it, by its letter.
    #[arg(long, value_name = "LETTER", conflicts_with = "table")]
    pub group: Option<String>,
    /// The table that says it, by its number.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=99))]
    pub table: Option<u32>,
    /// What it stands under: a theme's number for actions and cards, else a line's number, or "theme 2".
    #[arg(long, value_name = "NUMBER")]
    pub under: Option<String>,
    /// The line, its boxes separated by " ; "; `-` reads lines from standard input.
    #[arg(required = true, value_name = "TEXT | -")]
    pub text: Vec<String>,
}

/// Which lines to strike.
#[derive(Debug, Args)]
pub struct StrikeArgs {
    /// The session: a name, or a path (with a `/` or ending in `.ron`).
    pub session: String,
    /// The numbers of the lines, as they are spoken: 14, 3-14, 3.2; a theme as "theme 2".
    #[arg(required = true, value_name = "NUMBER")]
    pub number: Vec<String>,
    /// Do it. There is no way back.
    #[arg(long)]
    pub yes: bool,
}

/// Whom to forget.
#[derive(Debug, Args)]
pub struct ForgetArgs {
    /// The session: a name, or a path (with a `/` or ending in `.ron`).
    pub session: String,
    /// The person's code, such as person-07.
    #[arg(value_name = "PERSON")]
    pub person: String,
    /// Lines that are about the person and are struck with it, by their numbers: 14,22.
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',')]
    pub also: Vec<String>,
    /// Do it. There is no way back.
    #[arg(long)]
    pub yes: bool,
}

/// What to leave.
#[derive(Debug, Args)]
pub struct LeaveArgs {
    /// The session: a name, or a path (with a `/` or ending in `.ron`).
    pub session: String,
    /// Carry the session into this folder, and take its files away here.
    #[arg(long, value_name = "FOLDER")]
    pub to: Option<PathBuf>,
    /// Carry the private file along: names, contacts, notes for the facilitator.
    #[arg(long, requires = "to")]
    pub private_too: bool,
}

/// What to draw or write, and where to.
#[derive(Debug, Args)]
pub struct PaperArgs {
    /// The session: a name, or a path (with a `/` or ending in `.ron`).
    pub session: String,
    /// The file; its ending says the format. Without it the text goes to standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The day that counts as "today" on the picture; else the event's last day or the last review.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub as_of: Option<NaiveDate>,
}

/// Which report, and where to.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// The session: a name, or a path (with a `/` or ending in `.ron`).
    pub session: String,
    /// The file; its ending says the format: .pdf, .html or .md. Without it Markdown goes to standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// For whom; else for those who were there.
    #[arg(long = "for", value_name = "READERS", value_enum, default_value_t)]
    pub whom: For,
    /// The slip or the brief of this one alone.
    #[arg(long, value_name = "WHO")]
    pub to: Option<String>,
    /// Of no use here: a report holds all that was said.
    #[arg(long, value_name = "YYYY-MM-DD", hide = true)]
    pub as_of: Option<String>,
}

/// The readers by their names; help and README say what each is given.
impl clap::ValueEnum for For {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            For::There,
            For::Public,
            For::Slips,
            For::Brief,
            For::Groups,
            For::Review,
            For::FollowUp,
            For::Evidence,
            For::Voices,
        ]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        let row = READERS.iter().find(|row| row.whom == *self)?;
        Some(clap::builder::PossibleValue::new(row.name).help(row.what))
    }
}

impl std::fmt::Display for For {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(READERS.iter().find(|row| row.whom == *self).map_or("", |row| row.name))
    }
}

/// Which picture, and where to.
#[derive(Debug, Args)]
pub struct PictureArgs {
    /// The session: a name, or a path (with a `/` or ending in `.ron`).
    pub session: String,
    /// Which picture; without it all on which there is something.
    #[arg(value_name = "PICTURE", value_parser = ["assets", "relations", "time-lines", "trends", "one-page"])]
    pub which: Option<String>,
    /// The file; its ending says the format. Further sheets of an SVG or PNG get a number: lines-2.svg.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// The relationships of this one alone.
    #[arg(long, value_name = "WHO")]
    pub of: Option<String>,
    /// For everyone: without the lines that only those who were there read.
    #[arg(long)]
    pub public: bool,
    /// The day that counts as "today" on the page; else the event's last day or the last review.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub as_of: Option<NaiveDate>,
}

/// Which sheets, and where to.
#[derive(Debug, Args)]
pub struct WorksheetArgs {
    /// The session: a name, or a path (with a `/` or ending in `.ron`).
    pub session: String,
    /// The file, ending in `.html`. Without it the sheets go to standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The sheet of one task alone, by its name in files.
    #[arg(long, value_name = "CODE")]
    pub task: Option<String>,
}

/// A size of paper.
fn paper(words: &str) -> Result<PaperSize, String> {
    PaperSize::named(words).ok_or_else(|| {
        let known: Vec<String> = PaperSize::ALL.iter().map(|size| size.name().to_lowercase()).collect();
        format!("“{words}” is no size of paper; name one of {}", known.join(", "))
    })
}

/// A day as it is written on the command line.
fn day(words: &str) -> Result<NaiveDate, String> {
    words.parse().map_err(|_| format!("“{words}” is not a day; write it as 2026-05-30"))
}
