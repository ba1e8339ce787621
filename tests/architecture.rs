//! Holds the arrows between the layers (the map in `src/lib.rs`), the length of files, and the two tables.

#![expect(clippy::expect_used, reason = "a test may fail loudly")]

use std::fs;
use std::path::{Path, PathBuf};

/// The layer of a file, and what a layer may name with `crate::` beside itself.
const ARROWS: &[(&str, &[&str])] = &[
    ("words", &[]),
    ("model", &["words"]),
    ("roadmap", &["model", "words"]),
    ("export", &["model", "roadmap", "words"]),
    ("store", &["model", "words"]),
    ("ui", &["model", "roadmap", "export", "store", "words"]),
    ("cli", &["model", "roadmap", "export", "store", "ui", "words"]),
];

/// What must not stand in a layer at all.
const FORBIDDEN: &[(&str, &[&str])] = &[
    (
        "model",
        &["std::fs", "std::io", "SystemTime", "Instant", "Utc::now", "Local::now", "ratatui", "crossterm", "std::env"],
    ),
    (
        "roadmap",
        &["std::fs", "std::io", "SystemTime", "Instant", "Utc::now", "Local::now", "ratatui", "crossterm", "std::env"],
    ),
    (
        "export",
        &["std::fs", "std::io", "SystemTime", "Instant", "Utc::now", "Local::now", "ratatui", "crossterm", "std::env"],
    ),
    ("store", &["ratatui", "crossterm"]),
    ("store/text", &["std::fs", "std::env", "SystemTime", "Instant", "Utc::now", "Local::now", "disk::"]),
    ("ui/update", &["std::fs", "SystemTime", "Instant::now", "Utc::now", "Local::now", "crate::store"]),
    ("ui/view", &["std::fs", "SystemTime", "Instant::now", "Utc::now", "Local::now", "crate::store"]),
];

#[path = "support/below.rs"]
mod below;

/// The sources below a folder, with their text.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let is_source = |path: &PathBuf| path.extension().is_some_and(|end| end == "rs");
    let sources = below::files(folder).into_iter().filter(is_source);
    let mut out: Vec<_> = sources.map(|path| (path.clone(), fs::read_to_string(path).expect("readable"))).collect();
    out.sort();
    out
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The code of a file: without comments, so that a comment may name what it likes.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn name_within_src(path: &Path) -> String {
    path.strip_prefix(root().join("src")).expect("below src").to_string_lossy().replace('\\', "/")
}

#[test]
fn the_arrows_between_the_layers_hold() {
    let mut wrong = Vec::new();
    for (path, text) in sources(&root().join("src")) {
        let name = name_within_src(&path);
        let layer = name.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
        let Some((_, may)) = ARROWS.iter().find(|(from, _)| *from == layer) else { continue };
        for (line, words) in code(&text).lines().enumerate() {
            for used in words.split("crate::").skip(1) {
                let to: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let known = ARROWS.iter().any(|(layer, _)| *layer == to);
                if known && to != layer && !may.contains(&to.as_str()) {
                    wrong.push(format!("{name}:{}: {layer} may not use {to}", line + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_layer_reaches_for_what_it_must_not() {
    let mut wrong = Vec::new();
    for (path, text) in sources(&root().join("src")) {
        let name = name_within_src(&path);
        for (folder, words) in FORBIDDEN {
            if !(name.starts_with(&format!("{folder}/")) || name == format!("{folder}.rs")) {
                continue;
            }
            for word in *words {
                if code(&text).contains(word) {
                    wrong.push(format!("{name} names {word}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_is_longer_than_five_hundred_lines() {
    let mut long = Vec::new();
    for folder in ["src", "tests"] {
        for (path, text) in sources(&root().join(folder)) {
            let lines = text.lines().count();
            if lines > 500 {
                long.push(format!("{} has {lines} lines", path.display()));
            }
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_module_says_what_it_is_for() {
    for (path, text) in sources(&root().join("src")) {
        assert!(text.starts_with("//!"), "{} begins without saying its job", path.display());
    }
}

/// A difference between tasks is data: no code outside the stages table, templates and tests names a task.
#[test]
fn nothing_asks_which_task_it_is() {
    let codes: Vec<&str> = commonground::model::stage::tasks().map(|task| task.code).collect();
    let mut wrong = Vec::new();
    for (path, text) in sources(&root().join("src")) {
        let name = name_within_src(&path);
        if name.starts_with("model/stage") || !(name.starts_with("ui/") || name.starts_with("export/")) {
            continue;
        }
        let before_tests = text.split("#[cfg(test)]").next().unwrap_or_default();
        for task in &codes {
            if code(before_tests).contains(&format!("task.code == \"{task}\"")) {
                wrong.push(format!("{name} asks for the task {task}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
