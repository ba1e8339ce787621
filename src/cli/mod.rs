//! The command line: every function of the product without a terminal. Data goes to standard output, messages to
//! standard error; the exit status is 0, 1 (it failed) or 2 (wrong call). Uses everything below it.

mod add;
mod answer;
pub mod args;
mod begin;
mod compare;
mod custody;
mod draw;
mod export;
mod import;
mod keep;
mod leave;
mod library;
mod manual;
mod merge;
mod out;
mod own;
mod people;
mod picture;
mod read;
mod report;
mod room;
mod series;
mod sync;
mod tools;
mod wrong;

use crate::words::library::Library;
use args::{Arguments, Command};
use clap::Parser;
use color_eyre::config::{HookBuilder, Theme};
use std::process::ExitCode;

/// Why a command did not do what was asked: one sentence for people, and whether the call itself was wrong.
#[derive(Debug)]
pub struct Failure {
    /// What, where, and what to do.
    pub sentence: String,
    /// Whether the call was wrong (status 2) rather than something else (status 1).
    pub wrong_call: bool,
}

impl Failure {
    /// Something failed.
    pub fn failed(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), wrong_call: false }
    }

    /// The call was wrong.
    pub fn wrong_call(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), wrong_call: true }
    }
}

impl From<crate::store::StoreError> for Failure {
    fn from(error: crate::store::StoreError) -> Self {
        Self::failed(error.to_string())
    }
}

/// What a command ends with, when nothing stopped it: whether all went well.
pub type Ended = Result<bool, Failure>;

/// What a person causes is answered in one sentence; a panic is our own defect, and ends in a report on standard error.
/// It may hold what stood in a file or an argument, so it is made clean like everything else that is shown.
pub fn report_panics() {
    let (panic, _) = HookBuilder::default().theme(Theme::new()).into_hooks();
    std::panic::set_hook(Box::new(move |info| out::lines(&panic.panic_report(info).to_string())));
}

/// Runs the program with the arguments of this process.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => {
            out::message(&wrong::sentence(
                &error,
                std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()),
            ));
            return ExitCode::from(2);
        }
        Err(answer) => {
            // `--help` and `--version` are answers. A closed pipe is no fault.
            drop(answer.print());
            return ExitCode::SUCCESS;
        }
    };
    match dispatch(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(failure) => {
            out::message(&failure.sentence);
            ExitCode::from(if failure.wrong_call { 2 } else { 1 })
        }
    }
}

fn dispatch(arguments: &Arguments) -> Ended {
    let folder = arguments.sessions.as_deref();
    if let (Some(word), Some(_)) = (&arguments.session, &arguments.command) {
        return Err(Failure::wrong_call(wrong::no_command(word)));
    }
    if arguments.look && arguments.command.is_some() {
        return Err(Failure::wrong_call(Library::LookIsForTheScreen.text()));
    }
    match &arguments.command {
        None => begin::screen(arguments),
        Some(Command::New(new)) => begin::new(new, folder),
        Some(Command::Template(what)) => series::template(what, folder),
        Some(Command::Demo) => begin::demo(arguments),
        Some(Command::Room(what)) => match &what.session {
            Some(session) if what.check.is_none() && what.distance.is_none() => begin::room(arguments, session),
            _ => room::before_the_day(what, folder),
        },
        Some(Command::Table(what)) => begin::table(arguments, what),
        Some(Command::List) => read::list(folder),
        Some(Command::Search(what)) => library::search(what, folder),
        Some(Command::Actions(what)) => library::actions(what, folder),
        Some(Command::Add(what)) => add::add(what, folder),
        Some(Command::Import(what)) => import::import(what, folder),
        Some(Command::Set(what)) => match &what.of {
            Some(number) => answer::set(what, number, folder),
            None => custody::set(what, folder),
        },
        Some(Command::Show(which)) => match which.since {
            Some(day) => library::since(&which.session, day, folder),
            None => read::show(&which.session, folder),
        },
        Some(Command::Check { which }) => read::check(which, folder),
        Some(Command::Roadmap(paper)) => read::roadmap(paper, folder, arguments.fonts.as_deref()),
        Some(Command::Picture(asked)) => picture::picture(asked, folder, arguments.fonts.as_deref()),
        Some(Command::Worksheets(what)) => read::worksheets(what, folder),
        Some(Command::Report(paper)) => report::report(paper, folder, arguments.fonts.as_deref()),
        Some(Command::Compare(what)) => compare::compare(what, arguments),
        Some(Command::Export(what)) => export::export(what, folder, arguments.fonts.as_deref()),
        Some(Command::Merge(what)) => merge::merge(what, folder),
        Some(Command::Split(what)) => merge::split(what, folder),
        Some(Command::Sync(what)) => sync::sync(what, folder),
        Some(Command::Pack(what)) => merge::pack(what, folder),
        Some(Command::Strike(what)) => people::strike(what, folder),
        Some(Command::Forget(who)) => people::forget(who, folder),
        Some(Command::Leave(what)) => leave::leave(what, folder),
        Some(Command::Paths) => read::paths(folder),
        Some(Command::Keys(what)) => own::keys(what, arguments),
        Some(Command::Settings(what)) => own::settings(what, arguments),
        Some(Command::Man(what)) => manual::man(what),
        Some(Command::Completions(what)) => manual::completions(what),
    }
}
