//! A wrong call, said in one sentence: what is wrong, and what was meant. Uses `clap` and the library's nearest word.

use super::args::Arguments;
use crate::store::library::nearest;
use clap::CommandFactory as _;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;

/// Options that take the next word as their value, before a command.
const WITH_VALUE: [&str; 2] = ["--sessions", "--theme"];

/// What is wrong with a call, in one sentence.
pub fn sentence(error: &clap::Error, arguments: impl Iterator<Item = String>) -> String {
    let first = first_word(arguments);
    let command = first.as_deref().filter(|word| commands().iter().any(|command| command == word));
    if let (Some(word), None) = (&first, command)
        && matches!(error.kind(), ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand)
    {
        return no_command(word);
    }
    let help = command.map_or_else(|| "commonground --help".to_owned(), |name| format!("commonground {name} --help"));
    let named = context(error, ContextKind::InvalidArg);
    match (error.kind(), error.source()) {
        (ErrorKind::MissingRequiredArgument, _) => format!("{named} is missing; `{help}` says how to call it."),
        (ErrorKind::ValueValidation, Some(why)) => format!("{named}: {why}."),
        _ => {
            let rendered = error.to_string();
            let what = rendered.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
            let meant = context(error, ContextKind::SuggestedArg);
            let meant = if meant.is_empty() { String::new() } else { format!(" did you mean {meant}?") };
            let mut letters = what.chars();
            let what: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
            format!("{};{meant} `{help}` says how to call it.", what.trim_end_matches('.'))
        }
    }
}

/// A word that stands where a command should.
pub fn no_command(word: &str) -> String {
    let known = commands();
    match nearest(word, known.iter().map(String::as_str)) {
        Some(meant) => format!("There is no command “{word}”; did you mean {meant}?"),
        None => format!("There is no command “{word}”; the commands are: {}.", known.join(", ")),
    }
}

fn commands() -> Vec<String> {
    Arguments::command().get_subcommands().map(|command| command.get_name().to_owned()).collect()
}

fn first_word(arguments: impl Iterator<Item = String>) -> Option<String> {
    let mut arguments = arguments;
    while let Some(word) = arguments.next() {
        if WITH_VALUE.contains(&word.as_str()) {
            arguments.next();
        } else if !word.starts_with('-') {
            return Some(word);
        }
    }
    None
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(one)) => one.clone(),
        Some(ContextValue::Strings(many)) => many.join(" and "),
        _ => String::new(),
    }
}
