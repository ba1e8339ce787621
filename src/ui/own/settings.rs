//! A person's own settings: which look the desk has, whether the mouse is minded, and colours in place of those of a
//! look. Everything that is wrong in the file is named with its place, and then none of it is used; colours that are
//! hard to read are used, and said. Pure.

use super::{InOrder, Mistake, Place, Token, read, tokens};
use crate::store::library::nearest;
use crate::ui::theme::painted::{self, NAMED, PARTS, Paints, Part};
use crate::ui::theme::{Depth, THEMES, Theme};
use crate::words::own::Own as Words;
use ratatui::style::Color;
use serde::Deserialize;

/// What a settings file says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The name of the look of the desk.
    pub theme: Option<String>,
    /// Whether the mouse is minded.
    pub mouse: Option<bool>,
    /// Colours of the person's own.
    pub paints: Paints,
    /// What is hard to read.
    pub faint: Vec<Mistake>,
}

/// The file as it stands. The order of its fields is found again by their names.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields, rename = "Settings")]
struct File {
    theme: Option<String>,
    mouse: Option<String>,
    colours: InOrder<InOrder<String>>,
}

/// The settings in a text.
///
/// # Errors
/// Everything that is wrong in it, in the order in which it stands there.
pub fn settings(text: &str) -> Result<Settings, Vec<Mistake>> {
    let file: File = read(text).map_err(|mistake| vec![mistake])?;
    let tokens = tokens(text);
    let mut wrong = Vec::new();
    let mut out = Settings { theme: file.theme.clone(), ..Settings::default() };
    if let Some(name) = file.theme.filter(|name| Theme::from_name(name).is_none()) {
        let known = THEMES.iter().map(|(known, _)| *known);
        wrong.push(Mistake {
            at: texts_after(&tokens, "theme").next().unwrap_or_default(),
            what: Words::NoLook.with(&[name.clone(), near(&name, known)]),
        });
    }
    match file.mouse.as_deref() {
        None => {}
        Some("on") => out.mouse = Some(true),
        Some("off") => out.mouse = Some(false),
        Some(other) => wrong.push(Mistake {
            at: texts_after(&tokens, "mouse").next().unwrap_or_default(),
            what: Words::OnOrOff.with(&[other]),
        }),
    }
    let mut given = Vec::new();
    let mut places = texts_after(&tokens, "colours");
    for (look, InOrder(colours)) in file.colours.0 {
        let at = places.next().unwrap_or_default();
        let theme = painted::names().find(|name| *name == look).and_then(Theme::from_name);
        if theme.is_none() {
            wrong.push(Mistake { at, what: Words::NoColoursOf.with(&[look.clone(), near(&look, painted::names())]) });
        }
        for (part, colour) in colours {
            let at = [(); 2].map(|()| places.next().unwrap_or_default());
            match (theme, one(&part, &colour, at)) {
                (Some(theme), Ok((part, colour))) => given.push((theme, part, colour, at[0])),
                (_, Err(mistake)) => wrong.push(mistake),
                (None, Ok(_)) => {}
            }
        }
    }
    for (theme, part, colour, _) in &given {
        out.paints.add(*theme, *part, *colour);
    }
    if !wrong.is_empty() {
        wrong.sort();
        return Err(wrong);
    }
    out.faint = given.into_iter().filter_map(|(theme, part, _, at)| faint(&out.paints, theme, part, at)).collect();
    Ok(out)
}

/// A colour of a look, as two texts say it.
fn one(part: &str, colour: &str, at: [Place; 2]) -> Result<(Part, Color), Mistake> {
    let known = || PARTS.iter().map(|(name, _)| *name);
    let found = PARTS.iter().find(|(name, _)| *name == part);
    let (_, found) = found
        .ok_or_else(|| Mistake { at: at[0], what: Words::NoPart.with(&[part.to_owned(), near(part, known())]) })?;
    let seen = painted::colour(colour).ok_or_else(|| Mistake {
        at: at[1],
        what: match nearest(colour, NAMED.iter().map(|(name, _)| *name)) {
            Some(meant) => Words::NoColourNear.with(&[colour, meant]),
            None => Words::NoColour.with(&[colour]),
        },
    })?;
    Ok((*found, seen))
}

/// That a colour is hard to read, where it is.
fn faint(paints: &Paints, theme: Theme, part: Part, at: Place) -> Option<Mistake> {
    let (is, least) = painted::too_little(paints.on(theme, Depth::Every), part)?;
    let look = THEMES.iter().find(|(_, known)| *known == theme).map_or("", |(name, _)| *name);
    let name = PARTS.iter().find(|(_, known)| *known == part).map_or("", |(name, _)| *name);
    let figures = [name.to_owned(), look.to_owned(), format!("{is:.1}"), format!("{least:.1}")];
    Some(Mistake { at, what: Words::Faint.with(&figures) })
}

/// What was meant, as the end of a sentence: the nearest name, else all of them.
fn near<'a>(word: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    match nearest(word, known.clone()) {
        Some(meant) => Words::DidYouMean.with(&[meant]),
        None => Words::ThereAre.with(&[known.collect::<Vec<_>>().join(", ")]),
    }
}

/// The places of the texts that stand after the name of a field.
fn texts_after<'a>(tokens: &'a [(Place, Token)], field: &str) -> impl Iterator<Item = Place> + use<'a> {
    let at = tokens.iter().position(|(_, token)| *token == Token::Word(field.to_owned())).unwrap_or(tokens.len());
    tokens.iter().skip(at).filter(|(_, token)| matches!(token, Token::Text(_))).map(|(at, _)| *at)
}

/// For each look two colours that can be read on it.
const EXAMPLES: [(&str, &str, &str); 4] = [
    ("dark", "light-cyan", "#ff8800"),
    ("light", "#004488", "#a00000"),
    ("projector-dark", "#88ddff", "#ffb0ff"),
    ("projector-light", "#003366", "#700070"),
];

/// A file to begin with: everything that can be set, each behind a remark's mark.
pub fn template() -> String {
    let mut out: String = Words::SettingsHead.text().lines().map(|line| format!("// {line}\n")).collect();
    let parts: Vec<&str> = PARTS.iter().map(|(name, _)| *name).collect();
    let looks: Vec<&str> = THEMES.iter().map(|(name, _)| *name).filter(|name| *name != "projector").collect();
    out.push_str(&format!("(\n    // theme: \"dark\", // {}\n    // mouse: \"on\", // on, off\n", looks.join(", ")));
    out.push_str(&format!("    // colours: {{ // {}\n", parts.join(", ")));
    for (look, accent, alarm) in EXAMPLES {
        out.push_str(&format!("    //     \"{look}\": {{ \"accent\": \"{accent}\", \"alarm\": \"{alarm}\" }},\n"));
    }
    out + "    // },\n)\n"
}
