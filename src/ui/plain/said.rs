//! A typed line as it is meant where there is no screen, and the names of the commands. Pure.

use crate::model::text;
use crate::ui::command::{COMMANDS, Command};
use crate::ui::keymap::{self, Key};
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
    /// A command that a digit is typed for; the digit comes after it.
    Digit(Command),
    /// What gives where the day runs over; the digit of a way may come after it.
    WhatGives,
    /// Put a task on the agenda; its number or title may come after it.
    PutIn,
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
    /// Which other windows there are.
    Windows,
    /// What came in from others.
    CameIn,
    /// What was found in the files.
    Found,
    /// What was taken back.
    TakenBack,
    /// Put a line back that was taken back.
    BringBack,
    /// Take an edit by hand back.
    ByHand,
    /// The commands.
    Help,
    /// It is drawn on a screen: what it shows is said.
    Drawn(Command),
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
    ("two-wordings", Verb::About(&[Command::Settle, Command::TwoWordings, Command::NextWordings])),
    ("alike", Verb::Of(&[Command::Alike])),
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
    ("who-is-here", Verb::Windows),
    ("what-came-in", Verb::CameIn),
    ("not-agreed", Verb::Register),
    ("found", Verb::Found),
    ("by-hand", Verb::ByHand),
    ("taken-back", Verb::TakenBack),
    ("bring-back", Verb::BringBack),
    ("more", Verb::Of(&[Command::MinuteMore])),
    ("less", Verb::Of(&[Command::MinuteLess])),
    ("what-gives", Verb::WhatGives),
    ("put-up", Verb::Of(&[Command::PutUp])),
    ("blank", Verb::Of(&[Command::Blank])),
    ("papers", Verb::Of(&[Command::Papers])),
    ("folder", Verb::Of(&[Command::OpenFolder])),
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

/// Whether a word is a command's name, whole: somebody may have left out the dot before it.
pub fn is_name(word: &str) -> bool {
    NAMES.iter().any(|(short, _)| *short == word)
}

/// What has a key and no name here, and why.
pub const ON_SCREEN_ONLY: &[(Command, &str)] = &[
    (Command::Large, "nothing is drawn"),
    (Command::Mouse, "nothing is drawn"),
    (Command::PageUp, "everything is said"),
    (Command::PageDown, "everything is said"),
    (Command::NextBox, "all boxes are one line"),
    (Command::BoxBefore, "all boxes are one line"),
    (Command::PasteAsMany, "what is pasted comes line by line"),
    (Command::PasteAsOne, "what is pasted comes line by line"),
    (Command::PasteNot, "what is pasted comes line by line"),
    (Command::GoToTask, "a line's number after .line goes there"),
    (Command::WalkBack, "a line's number after .where says where it came from"),
    (Command::Take, "what is listed is named by its number"),
    (Command::NotSame, "2 says so, after .alike"),
];

fn of_command(command: Command) -> Verb {
    match command {
        Command::Under | Command::PutUnder => Verb::Under,
        Command::Everything => Verb::Sheet,
        Command::Search => Verb::Find,
        Command::WhereFrom => Verb::Where,
        Command::Help | Command::Palette => Verb::Help,
        Command::Found => Verb::Found,
        Command::Windows => Verb::Windows,
        Command::CameIn => Verb::CameIn,
        Command::Register => Verb::Register,
        Command::NotHeard => Verb::NotHeard,
        Command::TakeBackByHand => Verb::ByHand,
        Command::TakenBackLines => Verb::TakenBack,
        Command::BringBack => Verb::BringBack,
        Command::WhatGives => Verb::WhatGives,
        Command::PutIn => Verb::PutIn,
        Command::Roadmap | Command::Relations => Verb::Drawn(command),
        Command::InOrder
        | Command::Count
        | Command::AnswerLit
        | Command::HangUnder
        | Command::SetLit
        | Command::HowLong
        | Command::GiveThis => Verb::Digit(command),
        other if ON_SCREEN_ONLY.iter().any(|(one, _)| *one == other) => Verb::ScreenOnly,
        // The table holds every command, so there is always a slice of one.
        other => COMMANDS
            .iter()
            .find(|spec| spec.command == other)
            .map_or(Verb::ScreenOnly, |spec| Verb::Of(std::slice::from_ref(&spec.command))),
    }
}

/// The name under which a command is best known here.
pub fn name_of(command: Command) -> &'static str {
    let short = NAMES.iter().find(|(_, verb)| match verb {
        Verb::Of(commands) | Verb::About(commands) => commands.first() == Some(&command),
        _ => false,
    });
    short.map_or(command.spec().name, |(name, _)| name)
}

/// A sentence that names keys, with the names of their commands in their place: there are no such keys here. Of several
/// commands on one key it is the one that applies now.
pub fn by_name(app: &App, sentence: &str) -> String {
    let chord = |token: &str| {
        let rest = ["Ctrl-", "Alt-", "F"].iter().find_map(|begin| token.strip_prefix(begin))?;
        (!rest.is_empty()).then(|| Key::from_text(token))?
    };
    let named = |token: &str| {
        let key = chord(token)?;
        let on_key = || app.keys.rows().filter(|(_, keys)| keys.contains(&key)).map(|(spec, _)| spec);
        let spec = on_key().find(|spec| (spec.when)(app)).or_else(|| on_key().next())?;
        Some(format!(".{}", name_of(spec.command)))
    };
    let word = |token: &str| {
        // A key may itself be a mark that also ends a clause.
        let cut = token.strip_suffix(['.', ',', ':', ';']);
        let with_end = || cut.and_then(|cut| Some(format!("{}{}", named(cut)?, token.get(cut.len()..)?)));
        named(token).or_else(with_end).unwrap_or_else(|| token.to_owned())
    };
    let lines = sentence.split('\n').map(|line| line.split(' ').map(word).collect::<Vec<_>>().join(" "));
    lines.collect::<Vec<_>>().join("\n")
}

/// The key that stands for a command that is called by its name now; `None` where another verb does it.
pub fn key_of(command: Command) -> Option<Key> {
    match of_command(command) {
        Verb::Of(_) | Verb::Digit(_) | Verb::WhatGives | Verb::PutIn => keymap::keys_of(command).next(),
        _ => None,
    }
}

/// The names that apply now, with what they do: the short ones, then every other command of the table.
pub fn live(app: &App) -> Vec<(String, &'static str)> {
    let mut out = short(app);
    let had = |command: Command| {
        NAMES.iter().any(|(name, verb)| {
            let held = matches!(verb, Verb::Of(all) | Verb::About(all) if all.contains(&command));
            held || *name == command.spec().name
        })
    };
    out.extend(COMMANDS.iter().filter(|spec| (spec.when)(app) && !had(spec.command)).filter_map(|spec| {
        let after = match of_command(spec.command) {
            Verb::Of(_) | Verb::PutIn | Verb::Drawn(_) => "",
            Verb::Digit(_) => " 1",
            _ => return None,
        };
        Some((format!("{}{after}", spec.name), spec.does))
    }));
    out
}

/// The short names that apply now, with what they do.
fn short(app: &App) -> Vec<(String, &'static str)> {
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
                Verb::WhatGives => (" 1", first(&[Command::WhatGives])),
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
                Verb::Windows => ("", first(&[Command::Windows])),
                Verb::CameIn => ("", first(&[Command::CameIn])),
                Verb::Register => ("", first(&[Command::Register])),
                Verb::TakenBack => ("", first(&[Command::TakenBackLines])),
                Verb::BringBack => (" 1", first(&[Command::TakenBackLines]).map(|_| Command::BringBack.spec().does)),
                Verb::ByHand => {
                    let any = app.found().iter().any(|found| found.op.is_some());
                    (" 1", any.then(|| Command::TakeBackByHand.spec().does))
                }
                Verb::Help => ("", Some(Word::PlainHelpHelp.text())),
                Verb::ScreenOnly | Verb::Digit(_) | Verb::PutIn | Verb::Drawn(_) => ("", None),
            };
            does.map(|does| (format!("{name}{after}"), does))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::Theme;

    #[test]
    fn a_dot_makes_a_command_and_two_dots_are_a_dot() {
        assert_eq!(read(" \r\n"), Said::Nothing);
        assert_eq!(read("a bus ; Gwen\n"), Said::Words("a bus ; Gwen".to_owned()));
        assert_eq!(read("..and so on"), Said::Words(".and so on".to_owned()));
        assert_eq!(read(".Where  12\n"), Said::Command("where".to_owned(), "12".to_owned()));
        assert_eq!(read("\u{1b}[31mred"), Said::Words("[31mred".to_owned()));
    }

    #[test]
    fn keys_are_said_by_the_names_of_their_commands() {
        let app = App::new((80, 24), chrono::DateTime::default(), Theme::default());
        for (said, meant) in [
            ("Up for the room. Ctrl-W takes it down.", "Up for the room. .put-up takes it down."),
            ("3 minutes over. Alt-=: choose", "3 minutes over. .what-gives: choose"),
            ("Alt-: goes back to the task.", ".break-page goes back to the task."),
            ("first line\nCtrl-Z.", "first line\n.undo."),
            ("F4 opens the folder. F44, Fa", ".folder opens the folder. F44, Fa"),
            ("a Ctrl-shaped thing, an Alt- and Ctrl-Nobody", "a Ctrl-shaped thing, an Alt- and Ctrl-Nobody"),
        ] {
            assert_eq!(by_name(&app, said), meant);
        }
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
