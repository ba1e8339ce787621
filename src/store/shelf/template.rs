//! Templates from files: those that come with the program, and a person's own in a folder beside them.
//! Uses the model's template and `ron`.

use super::library::nearest;
use crate::model::template::Template;
use crate::store::disk::{Disk as _, RealDisk, Sort};
use crate::store::error::plain;
use ron::extensions::Extensions;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

/// The templates that come with the program, in the order in which they are offered: name and text.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("half-day", include_str!("templates/half-day.ron")),
    ("two-days", include_str!("templates/two-days.ron")),
    ("three-days", include_str!("templates/three-days.ron")),
    ("assets-first", include_str!("templates/assets-first.ron")),
    ("youth", include_str!("templates/youth.ron")),
    ("review", include_str!("templates/review.ron")),
    ("community-of-practice", include_str!("templates/community-of-practice.ron")),
    ("steering", include_str!("templates/steering.ron")),
    ("cross-case", include_str!("templates/cross-case.ron")),
];

/// The largest template that is read, in bytes.
const LARGEST: u64 = 1024 * 1024;

/// Why there is no such template.
#[derive(Debug)]
pub enum TemplateError {
    /// Nothing has that name; these do.
    Unknown {
        /// The name that was asked for.
        name: String,
        /// The names that there are.
        known: Vec<String>,
    },
    /// The file is there and could not be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// The text is not a template.
    NotATemplate {
        /// The file's name.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong there.
        what: String,
    },
    /// It is a template, and it cannot be used as it is.
    Faults {
        /// The file's name.
        file: String,
        /// What is wrong, a sentence each.
        faults: Vec<String>,
    },
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TemplateError::Unknown { name, known } => match nearest(name, known.iter().map(String::as_str)) {
                Some(meant) => write!(f, "There is no template “{name}”; did you mean {meant}?"),
                None => write!(f, "There is no template “{name}”; the templates are: {}.", known.join(", ")),
            },
            TemplateError::Unreadable { path, cause } => {
                write!(
                    f,
                    "The template {} could not be read: {}; mend it or take another.",
                    path.display(),
                    plain(cause)
                )
            }
            TemplateError::NotATemplate { file, line, column, what } => {
                write!(f, "{file}, line {line}, column {column}: {}; mend it there.", what.trim_end_matches('.'))
            }
            TemplateError::Faults { file, faults } => write!(f, "{file}: {}", faults.join(" ")),
        }
    }
}

impl std::error::Error for TemplateError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            TemplateError::Unreadable { cause, .. } => Some(cause),
            _ => None,
        }
    }
}

/// The template in a text; `file` is what an error calls it. `Some(…)` need not be written.
pub fn parse(file: &str, text: &str) -> Result<Template, TemplateError> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    options.from_str(text).map_err(|error| TemplateError::NotATemplate {
        file: file.to_owned(),
        line: error.span.start.line,
        column: error.span.start.col,
        what: error.code.to_string(),
    })
}

/// The template of that name: a person's own in `dir` where there is one, else the one that comes with the program.
pub fn find(name: &str, dir: Option<&Path>) -> Result<Template, TemplateError> {
    let file = format!("{name}.ron");
    let own = match dir {
        Some(dir) if names_a_file(name) => read(&dir.join(&file))?,
        _ => None,
    };
    let mut template = match (own, BUILT_IN.iter().find(|(known, _)| *known == name)) {
        (Some(text), _) => parse(&file, &text)?,
        (None, Some((_, text))) => parse(&file, text)?,
        (None, None) => return Err(TemplateError::Unknown { name: name.to_owned(), known: names(dir) }),
    };
    if template.name.is_empty() {
        template.name = name.into();
    }
    let faults = template.check();
    if faults.is_empty() { Ok(template) } else { Err(TemplateError::Faults { file, faults }) }
}

/// Whether a name is that of a file, and not of a template in its folder.
pub fn is_a_file(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "ron") || name.contains(['/', '\\'])
}

/// The template in a file anywhere: one that somebody was given.
pub fn at(path: &Path) -> Result<Template, TemplateError> {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let missing = || io::Error::new(io::ErrorKind::NotFound, "there is no such file");
    let text = read(path)?.ok_or_else(|| TemplateError::Unreadable { path: path.to_owned(), cause: missing() })?;
    let mut template = parse(&file, &text)?;
    if template.name.is_empty() {
        template.name = file.trim_end_matches(".ron").into();
    }
    let faults = template.check();
    if faults.is_empty() { Ok(template) } else { Err(TemplateError::Faults { file, faults }) }
}

/// A template as the text of a file, in the form of those that come with the program.
pub fn text_of(template: &Template) -> String {
    let quoted = |words: &str| ron::to_string(words).unwrap_or_default();
    let mut out = String::from("// An agenda of Common Ground. Change it as you like; `//` begins a remark.\n(\n");
    out.push_str(&format!("    format: {},\n    name: {},\n", template.format, quoted(&template.name)));
    out.push_str(&format!("    title: {},\n    about: {},\n", quoted(&template.title), quoted(&template.about)));
    out.push_str(&format!("    days: {},\n    horizon_years: {},\n", template.days, template.horizon_years));
    out.push_str(&format!("    back_years: {},\n", template.back_years));
    if let Some(room) = template.room {
        out.push_str(&format!("    room: {room},\n"));
    }
    out.push_str("    items: [\n");
    for item in &template.items {
        out.push_str(&format!("        (task: {}", quoted(&item.task)));
        for (name, words) in [("title", &item.title), ("prompt", &item.prompt)] {
            if let Some(words) = words {
                out.push_str(&format!(", {name}: {}", quoted(words)));
            }
        }
        if let Some(minutes) = item.minutes {
            out.push_str(&format!(", minutes: {minutes}"));
        }
        out.push_str(&format!(", day: {}),\n", item.day));
    }
    out.push_str("    ],\n)\n");
    out
}

/// The names of all templates: first those that come with the program, then a person's own, sorted.
pub fn names(dir: Option<&Path>) -> Vec<String> {
    let mut names: Vec<String> = BUILT_IN.iter().map(|(name, _)| (*name).to_owned()).collect();
    let mut own: Vec<String> = dir
        .and_then(|dir| fs::read_dir(dir).ok())
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.path().file_name()?.to_str()?.strip_suffix(".ron").map(str::to_owned))
        .filter(|name| names_a_file(name) && !names.contains(name))
        .collect();
    own.sort();
    names.append(&mut own);
    names
}

/// Whether a name stays in its folder.
fn names_a_file(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', ':', '\0'])
}

fn read(path: &Path) -> Result<Option<String>, TemplateError> {
    let refused = |cause: io::Error| TemplateError::Unreadable { path: path.to_owned(), cause };
    let stat = match RealDisk.stat(path) {
        Ok(stat) => stat,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(refused(error)),
    };
    // A pipe would make us wait for ever, and a device never ends.
    match stat.sort {
        Sort::Folder => return Err(refused(io::Error::other("it is a folder"))),
        Sort::Link | Sort::Other => return Err(refused(io::Error::other("it is a device or a pipe"))),
        Sort::File if stat.len > LARGEST => return Err(refused(io::Error::other("it is larger than 1 MB"))),
        Sort::File => {}
    }
    let bytes = RealDisk.read(path).map_err(refused)?;
    String::from_utf8(bytes).map(Some).map_err(|_| refused(io::Error::other("it is not text in UTF-8")))
}
