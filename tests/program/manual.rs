//! What the program prints about itself: manual pages, completions, help and keys, held to the tables that they are made
//! of. The real program; its pages are read back as a reader of manual pages does.

use super::home::Home;
use clap::{Command, CommandFactory as _};
use commonground::cli::args::Arguments;
use commonground::ui::command::rows;
use std::process::{Command as Process, Stdio};

fn program() -> Command {
    let mut program = Arguments::command().disable_help_subcommand(true);
    program.build();
    program
}

/// What a page says, without its marks, in one line; and that every mark in it is one that is known.
fn read(page: &str) -> String {
    let mut said = String::new();
    for line in page.lines() {
        if let Some(mark) = line.strip_prefix('.') {
            let (name, rest) = mark.split_once(' ').unwrap_or((mark, ""));
            assert!(["ie", "el", "TH", "SH", "SS", "TP", "PP", "RS", "RE", "IP", "br"].contains(&name), "{line}");
            if ["SH", "SS"].contains(&name) {
                said.push_str(rest.trim_matches('"'));
            }
        } else {
            assert!(!line.starts_with('\''), "{line}");
            said.push_str(line);
        }
        said.push(' ');
    }
    for (mark, plain) in
        [("\\fB", ""), ("\\fI", ""), ("\\fR", ""), ("\\-", "-"), ("\\*(Aq", "'"), ("\\&", ""), ("\\\\", "\\")]
    {
        said = said.replace(mark, plain);
    }
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_own_page_names_every_command_of_the_shell_and_every_key_of_the_screen() {
    let said = Home::new().run(&["man"]);
    assert_eq!((said.status, said.err.as_str()), (Some(0), ""));
    let page = read(&said.out);
    for sub in program().get_subcommands() {
        let name = format!("commonground-{}(1) {}", sub.get_name(), one_line(&sub.get_about().unwrap().to_string()));
        assert!(page.contains(&name), "{name}");
    }
    let keys = rows();
    assert!(keys.len() > 100);
    let mut from = page.find(" KEYS ").expect("its keys");
    for row in keys {
        let line = format!("{} {}", if row.keys.is_empty() { "(palette)" } else { &row.keys }, row.about);
        // In the order of the table, so that each row is found where it belongs.
        from += page
            .get(from..)
            .and_then(|rest| rest.find(&line))
            .unwrap_or_else(|| panic!("{line} is not in the page, or not in its place"));
    }
    for heading in ["FILES", "ENVIRONMENT", "EXIT STATUS", "EXAMPLES", "COMMONGROUND_SESSIONS"] {
        assert!(page.contains(heading), "{heading}");
    }
}

#[test]
fn every_command_has_a_page_with_its_options_and_help_says_the_same() {
    let home = Home::new();
    let said = home.run(&["man", "-o", "pages"]);
    let program = program();
    assert_eq!(said.status, Some(0), "{}", said.err);
    let count = program.get_subcommands().count() + 1;
    assert!(said.err.contains(&format!("{count} pages")), "{}", said.err);
    assert_eq!(std::fs::read_dir(home.path("pages")).unwrap().count(), count);
    for sub in program.get_subcommands() {
        let name = sub.get_name();
        let page = std::fs::read_to_string(home.path(&format!("pages/commonground-{name}.1"))).unwrap();
        assert_eq!(page, home.run(&["man", name]).out);
        let (page, help) = (read(&page), one_line(&home.run(&[name, "--help"]).out));
        let about = one_line(&sub.get_long_about().or(sub.get_about()).unwrap().to_string());
        assert!(page.contains(&about) && help.contains(about.trim_end_matches('.')), "{name}: {about}");
        for argument in sub.get_arguments().filter(|argument| !argument.is_hide_set()) {
            let called = match argument.get_long() {
                Some(long) => format!("--{long}"),
                None => argument.get_value_names().unwrap()[0].to_string(),
            };
            assert!(page.contains(&called) && help.contains(&called), "{name}: {called}");
        }
    }
    let wrong = home.run(&["man", "serch"]);
    assert_eq!(wrong.status, Some(2));
    assert!(wrong.err.contains("did you mean search?"), "{}", wrong.err);
}

#[test]
fn completions_know_every_command_and_every_option_and_their_shell_can_read_them() {
    let home = Home::new();
    let program = program();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let said = home.run(&["completions", shell]);
        assert_eq!((said.status, said.err.as_str()), (Some(0), ""), "{shell}");
        for sub in program.get_subcommands() {
            assert!(said.out.contains(sub.get_name()), "{shell}: {}", sub.get_name());
            for long in sub.get_arguments().filter(|a| !a.is_hide_set()).filter_map(clap::Arg::get_long) {
                let written = if shell == "fish" { format!("-l {long}") } else { format!("--{long}") };
                assert!(said.out.contains(&written), "{shell}: {} {written}", sub.get_name());
            }
        }
        let values = ["bash", "zsh", "fish"].contains(&shell);
        assert!(!values || said.out.contains("follow-up"), "{shell}: the readers of the report");
        // Where the shell itself is here, it reads them.
        let file = home.path(&format!("completions.{shell}"));
        std::fs::write(&file, &said.out).unwrap();
        let check = Process::new(shell).arg("-n").arg(&file).stdin(Stdio::null()).output();
        if let (Ok(read), "bash" | "zsh" | "fish") = (check, shell) {
            assert!(read.status.success(), "{shell}: {}", String::from_utf8_lossy(&read.stderr));
        }
    }
}
