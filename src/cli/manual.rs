//! Manual pages and completions, made of the program's own tables: the arguments, and the commands of the screen with
//! their keys. Uses `clap_mangen` and `clap_complete`.

use super::args::{Arguments, CompletionsArgs, ManArgs};
use super::{Ended, Failure, out, wrong};
use crate::store::{StoreError, paper};
use crate::ui::command::{COMMANDS, Command as Screen, Group, Spec};
use crate::ui::keymap;
use clap::{Command, CommandFactory as _};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, roman};
use std::path::Path;

/// Where the program looks and what it heeds, as a manual page says it: heading, and name with words.
const ABOUT: [(&str, &[(&str, &str)]); 4] = [
    (
        "FILES",
        &[
            (
                "NAME.ron",
                "A session: all that was said in it, as plain text. It opens on any machine, and may be read and edited by hand.",
            ),
            (
                "NAME.journal/",
                "Lines that are not yet in the document, of each program that writes to it. Keep it beside the document.",
            ),
            (
                "NAME.private.ron",
                "Full names, contacts and notes for the facilitator. It never leaves this machine by itself.",
            ),
            (
                "Common Ground/",
                "In the person's Documents folder: the sessions, where nothing else is said. `commonground paths` prints this and every other place.",
            ),
        ],
    ),
    (
        "ENVIRONMENT",
        &[
            (
                "COMMONGROUND_SESSIONS",
                "The folder of sessions, where --sessions does not say it. A folder `sessions` in the working folder comes next.",
            ),
            ("COMMONGROUND_FONTS", "The folder of fonts for scripts that the program's own cannot draw."),
            ("NO_COLOR", "Set to anything: the screen without colours."),
            ("COLORTERM, TERM, COLORFGBG", "What the terminal says of its colours."),
            (
                "XDG_DOCUMENTS_DIR, XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME",
                "Where documents, settings and the rest are kept, as the desktop has it.",
            ),
        ],
    ),
    (
        "EXIT STATUS",
        &[
            ("0", "All went well."),
            ("1", "It failed, or nothing was found; the sentence on standard error says what and what to do."),
            ("2", "The call was wrong."),
        ],
    ),
    (
        "EXAMPLES",
        &[
            ("commonground demo", "Opens a worked session of three days in a temporary folder."),
            ("commonground new \"Healthy Valley\" --template half-day -o hv.ron", "Begins a session of half a day."),
            ("commonground add hv.ron --kind value \"nobody is asked twice\"", "Takes a line down without the screen."),
            ("commonground report hv.ron -o hv-report.html", "Writes the report, to open in a browser and to print."),
        ],
    ),
];

/// Prints one manual page, or writes all of them into a folder.
pub fn man(what: &ManArgs) -> Ended {
    let program = program();
    if let Some(folder) = &what.output {
        crate::store::library::make_folder(folder)?;
        let pages = pages(&program)?;
        for (name, page) in &pages {
            paper::write(&folder.join(name), page.as_bytes())?;
        }
        out::message(&format!("Written: {} pages in {}", pages.len(), out::shown(folder)));
        return Ok(true);
    }
    let page = match &what.command {
        None => own_page(&program),
        Some(name) => {
            let found = program.get_subcommands().find(|sub| sub.get_name() == name);
            page(found.ok_or_else(|| Failure::wrong_call(wrong::no_command(name)))?)
        }
    };
    out::data(&page.map_err(|error| StoreError::io(Path::new(name::PAGE), &error))?)?;
    Ok(true)
}

/// Prints the completions for a shell.
pub fn completions(what: &CompletionsArgs) -> Ended {
    let mut made = Vec::new();
    clap_complete::generate(what.shell, &mut Arguments::command(), name::PROGRAM, &mut made);
    out::data(&String::from_utf8_lossy(&made))?;
    Ok(true)
}

mod name {
    /// What the program is called.
    pub const PROGRAM: &str = "commonground";
    /// What a page is called where it cannot be made.
    pub const PAGE: &str = "the manual page";
}

fn program() -> Command {
    let mut program = Arguments::command().disable_help_subcommand(true);
    program.build();
    program
}

/// Every page with the name of its file.
fn pages(program: &Command) -> Result<Vec<(String, String)>, Failure> {
    let failed = |error| StoreError::io(Path::new(name::PAGE), &error);
    let mut pages = vec![(format!("{}.1", name::PROGRAM), own_page(program).map_err(failed)?)];
    for sub in program.get_subcommands() {
        pages.push((format!("{}-{}.1", name::PROGRAM, sub.get_name()), page(sub).map_err(failed)?));
    }
    Ok(pages)
}

/// The page of one command.
fn page(command: &Command) -> std::io::Result<String> {
    let mut made = Vec::new();
    Man::new(command.clone()).source(source()).manual(MANUAL).render(&mut made)?;
    let mut also = Roff::default();
    also.control("SH", ["SEE ALSO"]).text([roman(format!("{}(1)", name::PROGRAM))]);
    also.to_writer(&mut made)?;
    Ok(String::from_utf8_lossy(&made).into_owned())
}

/// The program's own page: what it is, its commands, every key of the screen, files and surroundings.
fn own_page(program: &Command) -> std::io::Result<String> {
    let mut made = Vec::new();
    let page = Man::new(program.clone()).source(source()).manual(MANUAL);
    page.render_title(&mut made)?;
    page.render_name_section(&mut made)?;
    page.render_synopsis_section(&mut made)?;
    page.render_description_section(&mut made)?;
    page.render_options_section(&mut made)?;
    page.render_subcommands_section(&mut made)?;
    let mut rest = keys();
    for (heading, rows) in ABOUT {
        rest.control("SH", [heading]);
        for (name, words) in rows {
            item(&mut rest, vec![bold(*name)], words);
        }
    }
    rest.to_writer(&mut made)?;
    Ok(String::from_utf8_lossy(&made).into_owned())
}

/// The keys of the screen, by what they are about.
fn keys() -> Roff {
    let mut roff = Roff::default();
    roff.control("SH", ["KEYS"]);
    let [help, palette] = [keymap::written(Screen::Help), keymap::written(Screen::Palette)];
    roff.text([roman(format!(
        "On the screen {help} is help and {palette} finds every command. While people speak every letter is text; Esc \
         changes between WRITING and CHOOSING."
    ))]);
    let mut specs: Vec<&Spec> = COMMANDS.iter().collect();
    specs.sort_by_key(|spec| spec.group);
    let mut heading: Option<Group> = None;
    for spec in specs {
        if heading != Some(spec.group) {
            roff.control("SS", [spec.group.title()]);
            heading = Some(spec.group);
        }
        let keys = keymap::written(spec.command);
        let keys = if keys.is_empty() { vec![roman(NO_KEY)] } else { vec![bold(keys)] };
        item(&mut roff, keys, spec.does);
    }
    roff
}

const NO_KEY: &str = "(palette)";
const MANUAL: &str = "Common Ground";

fn source() -> String {
    format!("{} {}", name::PROGRAM, env!("CARGO_PKG_VERSION"))
}

fn item(roff: &mut Roff, head: Vec<Inline>, words: &str) {
    roff.control("TP", []);
    roff.text(head);
    roff.text([roman(words)]);
}
