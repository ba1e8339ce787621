//! A typed line as it is meant where there is no screen, and the names of the commands. Pure.

use crate::model::text;
use crate::ui::command::{COMMANDS, Command};
use crate::ui::state::App;
use crate::words::Word;
use crate::words::agenda::Agenda as Words;

/// A line that somebody typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Enter alone.
    Nothing,
    /// Words, or digits.
    Words(String),
    /// A command, and what comes after it.
    Command(String, String),
}

/// What a line means: a dot before a word makes it a command, two dots are a dot.
pub fn read(raw: &str) -> Said {
    let line = text::clean(raw);
    match line.strip_prefix('.') {
        None if line.is_empty() => Said::Nothing,
        None => Said::Words(line),
        Some(rest) if rest.starts_with('.') => Said::Words(rest.to_owned()),
        Some(rest) => {
            let (name, after) = rest.split_once(' ').unwrap_or((rest, ""));
            Said::Command(name.to_lowercase(), after.trim().to_owned())
        }
    }
}

/// Whether words are digits alone, as they are chosen with: "3", "1 1 3".
pub fn are_digits(words: &str) -> bool {
    words.chars().all(|c| c.is_ascii_digit() || c == ' ')
}

/// What a command's name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// A command of the table: the first of these that applies.
    Of(&'static [Command]),
    /// The same, about the line whose number comes after it.
    About(&'static [Command]),
    /// Everything about a line.
    Sheet,
    /// Keep under another theme.
    Under,
    /// Everything of this task again.
    Show,
    /// The clock.
    Time,
    /// The agenda.
    Agenda,
    /// Go to a task of it.
    Go,
    /// Search.
    Find,
    /// Where a line came from.
    Where,
    /// Who has not been heard yet.
    NotHeard,
    /// Go to a line.
    Line,
    /// Notes on the task.
    Notes,
    /// What was said to the person.
    Messages,
    /// Everything that was not agreed.
    Register,
    /// What was found in the files.
    Found,
    /// Take an edit by hand back.
    ByHand,
    /// The commands.
    Help,
    /// It moves something on a screen, and there is none.
    ScreenOnly,
}

/// The short names; every name of the commands table works too.
const NAMES: &[(&str, Verb)] = &[
    ("next", Verb::Of(&[Command::Next])),
    ("back", Verb::Of(&[Command::Back, Command::BackToTitle])),
    ("undo", Verb::Of(&[Command::Undo])),
    ("redo", Verb::Of(&[Command::Redo])),
    ("clock", Verb::Of(&[Command::Clock])),
    ("under", Verb::Under),
    ("choose", Verb::Of(&[Command::ToChoosing, Command::Cancel])),
    ("write", Verb::Of(&[Command::ToWriting])),
    ("change", Verb::About(&[Command::OpenLine, Command::OpenLast])),
    ("cancel", Verb::Of(&[Command::Cancel, Command::Close])),
    ("up", Verb::Of(&[Command::Up])),
    ("down", Verb::Of(&[Command::Down])),
    ("take-back", Verb::About(&[Command::TakeBack])),
    ("everything", Verb::Sheet),
    ("move", Verb::About(&[Command::MoveTo])),
    ("mark", Verb::About(&[Command::Mark])),
    ("link", Verb::About(&[Command::LinkTo])),
    ("pick", Verb::About(&[Command::Pick])),
    ("tag", Verb::About(&[Command::Tag])),
    ("split", Verb::About(&[Command::Split])),
    ("photo", Verb::Of(&[Command::Photo])),
    ("from-charts", Verb::Of(&[Command::FromCharts])),
    ("not-heard", Verb::NotHeard),
    ("line", Verb::Line),
    ("find", Verb::Find),
    ("where", Verb::Where),
    ("show", Verb::Show),
    ("time", Verb::Time),
    ("agenda", Verb::Agenda),
    ("go", Verb::Go),
    ("notes", Verb::Notes),
    ("messages", Verb::Messages),
    ("not-agreed", Verb::Register),
    ("found", Verb::Found),
    ("by-hand", Verb::ByHand),
    ("papers", Verb::Of(&[Command::Papers])),
    ("home", Verb::Of(&[Command::Home])),
    ("help", Verb::Help),
    ("quit", Verb::Of(&[Command::Leave])),
];

/// What a name stands for: a short name, a name of the commands table, or the beginning of one short name alone.
pub fn verb(name: &str) -> Option<Verb> {
    let exact = NAMES.iter().find(|(short, _)| *short == name).map(|(_, verb)| *verb);
    exact.or_else(|| Command::from_name(name).map(of_command)).or_else(|| {
        let mut begun = NAMES.iter().filter(|(short, _)| !name.is_empty() && short.starts_with(name));
        match (begun.next(), begun.next()) {
            (Some((_, verb)), None) => Some(*verb),
            _ => None,
        }
    })
}

fn of_command(command: Command) -> Verb {
    match command {
        Command::Under | Command::PutUnder => Verb::Under,
        Command::Everything => Verb::Sheet,
        Command::Search => Verb::Find,
        Command::WhereFrom => Verb::Where,
        Command::Help | Command::Palette => Verb::Help,
        Command::Found => Verb::Found,
        Command::Register => Verb::Register,
        Command::NotHeard => Verb::NotHeard,
        Command::TakeBackByHand => Verb::ByHand,
        Command::Large
        | Command::NextBox
        | Command::BoxBefore
        | Command::ToLeft
        | Command::ToRight
        | Command::PutIn
        | Command::GoToTask
        | Command::WalkBack
        | Command::Take => Verb::ScreenOnly,
        // The table holds every command, so there is always a slice of one.
        other => COMMANDS
            .iter()
            .find(|spec| spec.command == other)
            .map_or(Verb::ScreenOnly, |spec| Verb::Of(std::slice::from_ref(&spec.command))),
    }
}

/// The names that apply now, with what they do.
pub fn live(app: &App) -> Vec<(String, &'static str)> {
    let first = |commands: &'static [Command]| {
        commands.iter().map(|command| command.spec()).find(|spec| (spec.when)(app)).map(|spec| spec.does)
    };
    let at_desk = |word: Word| app.desk().map(|_| word.text());
    NAMES
        .iter()
        .filter_map(|(name, verb)| {
            let (after, does) = match verb {
                Verb::Of(commands) | Verb::About(commands) => ("", first(commands)),
                Verb::Under => (" 3", first(&[Command::Under, Command::PutUnder])),
                Verb::Sheet => (" 12", first(&[Command::Everything])),
                Verb::Find => (" bus", at_desk(Word::PlainHelpFind)),
                Verb::Where => (" 12", at_desk(Word::PlainHelpWhere)),
                Verb::Line => (" 12", at_desk(Word::PlainHelpLine)),
                Verb::Show => ("", Some(Word::PlainHelpShow.text())),
                Verb::Time => ("", Some(Word::PlainHelpTime.text())),
                Verb::Agenda => ("", at_desk(Word::PlainHelpAgenda)),
                Verb::Go => (" 5", app.desk().map(|_| Words::PlainHelpGo.text())),
                Verb::Notes => ("", first(&[Command::Notes])),
                Verb::NotHeard => ("", first(&[Command::NotHeard])),
                Verb::Messages => ("", first(&[Command::Messages])),
                Verb::Found => ("", first(&[Command::Found])),
                Verb::Register => ("", first(&[Command::Register])),
                Verb::ByHand => {
                    let any = app.found().iter().any(|found| found.op.is_some());
                    (" 1", any.then(|| Command::TakeBackByHand.spec().does))
                }
                Verb::Help => ("", Some(Word::PlainHelpHelp.text())),
                Verb::ScreenOnly => ("", None),
            };
            does.map(|does| (format!("{name}{after}"), does))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_makes_a_command_and_two_dots_are_a_dot() {
        assert_eq!(read(" \r\n"), Said::Nothing);
        assert_eq!(read("a bus ; Gwen\n"), Said::Words("a bus ; Gwen".to_owned()));
        assert_eq!(read("..and so on"), Said::Words(".and so on".to_owned()));
        assert_eq!(read(".Where  12\n"), Said::Command("where".to_owned(), "12".to_owned()));
        assert_eq!(read("\u{1b}[31mred"), Said::Words("[31mred".to_owned()));
    }

    #[test]
    fn every_name_of_the_table_works_and_a_beginning_that_is_one_name_alone() {
        for spec in COMMANDS {
            assert!(verb(spec.name).is_some(), "{}", spec.name);
        }
        assert_eq!(verb("q"), verb("quit"));
        assert_eq!((verb("un"), verb(""), verb("xyz")), (None, None, None));
    }
}
