//! The README's tables come from the program's own tables. `COMMONGROUND_BLESS=1` writes them anew.

#![expect(clippy::expect_used, reason = "a test may fail loudly")]

use clap::CommandFactory;
use commonground::cli::args::Arguments;
use commonground::model::kind::Kind;
use commonground::model::stage;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

fn keys() -> String {
    let mut out = String::from("| keys | what it does |\n| --- | --- |\n");
    for row in commonground::ui::command::rows().iter().filter(|row| usual(row.name)) {
        writeln!(out, "| {} | {} |", row.keys, row.about).expect("a string takes text");
    }
    out
}

/// Whether a build without further features has the command: the README is about that one.
fn usual(name: &str) -> bool {
    !cfg!(feature = "pixels") || name != "picture"
}

fn help() -> String {
    let mut command = Arguments::command();
    command.build();
    let mut out = String::from("| command | what it does |\n| --- | --- |\n");
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        let usage = sub.clone().render_usage().to_string();
        let usage =
            usage.trim_start_matches("Usage: ").replace('|', "\\|").split_whitespace().collect::<Vec<_>>().join(" ");
        writeln!(out, "| `{usage}` | {} |", sub.get_about().map(ToString::to_string).unwrap_or_default())
            .expect("a string takes text");
    }
    out
}

fn tools() -> String {
    let mut out = String::from("| `--as` | file | what it is for |\n| --- | --- | --- |\n");
    for row in &commonground::export::tools::TOOLS {
        let file =
            if row.ending.is_empty() { format!("{}/", row.after) } else { format!("{}.{}", row.after, row.ending) };
        writeln!(out, "| {} | `SESSION{file}` | {} |", row.name, row.what).expect("a string takes text");
    }
    out
}

fn stages() -> String {
    let mut out = String::from(
        "| stage | task | name in files | minutes | what is taken down |\n| --- | --- | --- | --- | --- |\n",
    );
    for task in stage::tasks() {
        let kinds: Vec<&str> = task.captures.iter().map(|kind: &Kind| kind.code()).collect();
        writeln!(
            out,
            "| {} | {} | `{}` | {} | {} |",
            task.stage.title(),
            task.title,
            task.code,
            task.minutes,
            kinds.join(", ")
        )
        .expect("a string takes text");
    }
    out
}

#[test]
fn the_tables_of_the_readme_are_those_of_the_program() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let had = fs::read_to_string(&path).expect("the README");
    let mut made = had.clone();
    for (name, table) in [("keys", keys()), ("help", help()), ("tools", tools()), ("stages", stages())] {
        let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
        let (before, rest) = made.split_once(&start).expect("the table's beginning");
        let (_, after) = rest.split_once(&end).expect("the table's end");
        made = format!("{before}{start}{table}{end}{after}");
    }
    if std::env::var_os("COMMONGROUND_BLESS").is_some() {
        fs::write(&path, &made).expect("the README can be written");
    } else {
        assert!(made == had, "README.md is not up to date: COMMONGROUND_BLESS=1 cargo test --test docs");
    }
}

/// The README says how many lines the worked example has: as many as its own head, which is what home and `list` say.
#[test]
fn the_readme_counts_the_lines_of_the_sample() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let sample = fs::read_to_string(root.join("sessions/healthy-valley.ron")).expect("the sample");
    let counts = sample.lines().find_map(|line| line.strip_prefix("counts:(lines:")).expect("its counts");
    let lines: String = counts.chars().take_while(char::is_ascii_digit).collect();
    let readme = fs::read_to_string(root.join("README.md")).expect("the README");
    assert!(readme.contains(&format!("(invented people, {lines} lines)")), "it has {lines}");
}

/// The README's picture is the program's own, drawn from the worked example.
#[cfg(feature = "poster")]
#[test]
fn the_picture_of_the_readme_is_drawn_from_the_sample() {
    use commonground::export::papers::{Format, roadmap};
    let sessions = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sessions");
    let opened = commonground::store::read(&sessions.join("healthy-valley.ron")).expect("the sample");
    let session = commonground::model::session::Session::of(opened.ops);
    let made = roadmap(&session, Format::Svg, None).expect("this build draws").text;
    let path = sessions.join("healthy-valley.svg");
    if std::env::var_os("COMMONGROUND_BLESS").is_some() {
        fs::write(&path, &made).expect("the picture can be written");
    } else {
        let had = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            made == had,
            "sessions/healthy-valley.svg is not up to date: COMMONGROUND_BLESS=1 cargo test --test docs"
        );
    }
}

#[test]
fn every_dependency_is_in_the_readme_with_its_reason_and_nothing_is_built_by_a_script() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).expect("the README");
    let manifest = fs::read_to_string(root.join("Cargo.toml")).expect("the manifest");
    let sections = manifest.split("\n[").filter_map(|section| section.split_once("]\n"));
    let named: Vec<&str> = sections
        .filter(|(name, _)| *name == "dependencies" || (name.starts_with("target.") && name.ends_with(".dependencies")))
        .flat_map(|(_, rows)| rows.lines())
        .filter_map(|line| line.split_once(" = ").map(|(name, _)| name))
        .collect();
    assert!(named.len() > 5, "{named:?}");
    let rows: Vec<&str> = readme
        .split("### What it stands on")
        .nth(1)
        .expect("the section")
        .lines()
        .skip_while(|line| !line.starts_with("| ---"))
        .skip(1)
        .map_while(|line| line.strip_prefix("| ").and_then(|row| row.split(" |").next()))
        .collect();
    assert_eq!(rows, named, "a row for each dependency, in the order of the manifest");
    assert!(!root.join("build.rs").exists() && !manifest.contains("build ="), "no build script of ours");
}

#[test]
fn every_promise_names_a_test_that_is_there() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).expect("the README");
    let table =
        readme.split("## What we promise").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("the table");
    let mut commands = 0;
    for command in table.split('`').filter(|part| part.contains("--test ")) {
        let words: Vec<&str> = command.split("--test ").nth(1).unwrap_or_default().split_whitespace().collect();
        let [target, rest @ ..] = words.as_slice() else { panic!("{command} names no test") };
        let folder = root.join("tests").join(target);
        let mut text = fs::read_to_string(folder.with_extension("rs")).unwrap_or_default();
        for file in fs::read_dir(&folder).into_iter().flatten().flatten() {
            text += &fs::read_to_string(file.path()).unwrap_or_default();
        }
        let filter = rest.first().filter(|word| !word.starts_with('-'));
        assert!(!text.is_empty(), "{command}: there is no {target}");
        assert!(
            filter.is_none_or(|filter| text.contains(&format!("mod {filter};"))),
            "{command}: nothing is called so"
        );
        commands += 1;
    }
    assert!(commands > 8, "{commands}");
}

/// What somebody who carries on the work is sent to: folders and files of this house.
#[test]
fn every_place_that_the_documents_name_is_there() {
    const TOPS: [&str; 5] = ["src/", "tests/", "benches/", "sessions/", ".ci/"];
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut named = 0;
    for document in ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "src/lib.rs", "src/store/text/format.md"] {
        let text = fs::read_to_string(here.join(document)).expect("the document");
        let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || "_-./{}".contains(c)));
        for word in words.filter(|word| TOPS.iter().any(|top| word.starts_with(top))) {
            // Several at once stand as `view/{before,gather}`.
            let place = word.split('{').next().unwrap_or(word).trim_end_matches('.');
            assert!(here.join(place).exists(), "{document} names {word}");
            named += 1;
        }
    }
    assert!(named > 20, "only {named} places are named");
}
