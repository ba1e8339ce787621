//! A person's own files: read for the screen; and `keys` and `settings`, which print and check them.

use super::args::{Arguments, KeysArgs, SettingsArgs};
use super::{Ended, out};
use crate::store::own;
use crate::ui::command;
use crate::ui::keymap::{Keymap, file};
use crate::ui::own::settings::{self, Settings};
use crate::ui::own::{Mistake, Own};
use crate::words::own::Own as Words;
use std::path::{Path, PathBuf};

/// What the person's own files say. What is wrong in them never stops the program.
pub fn of(arguments: &Arguments) -> Own {
    let mut own = Own::default();
    let keys = keys_file(arguments).map(|path| keys_in(&path, arguments.own.keys.is_some()));
    own.keys = or_usual(keys, &mut own, Words::UsualKeys);
    let settings = settings_file(arguments).map(|path| settings_in(&path, arguments.own.settings.is_some()));
    let (settings, faint) = or_usual(settings, &mut own, Words::UsualLook);
    (own.theme, own.paints, own.faint) = (settings.theme, settings.paints, faint);
    own.mouse = arguments.own.mouse.as_deref().map_or(settings.mouse == Some(true), |mouse| mouse == "on");
    own
}

/// What a file says, or what there is without one; what is wrong in it is noted.
fn or_usual<T: Default>(read: Option<Result<T, Vec<String>>>, own: &mut Own, usual: Words) -> T {
    read.unwrap_or_else(|| Ok(T::default())).unwrap_or_else(|wrong| {
        own.wrong.extend(wrong);
        own.usual.push(usual.text());
        T::default()
    })
}

fn keys_file(arguments: &Arguments) -> Option<PathBuf> {
    arguments.own.keys.clone().or_else(own::keys_file)
}

fn settings_file(arguments: &Arguments) -> Option<PathBuf> {
    arguments.own.settings.clone().or_else(own::settings_file)
}

/// The text of a file, with what it is called; a file that was asked for by name is there.
fn text_of(path: &Path, named: bool) -> Result<Option<(String, String)>, Vec<String>> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match own::read(path) {
        Ok(Some(text)) => Ok(Some((text, name))),
        Ok(None) if named => Err(vec![Words::Missing.with(&[out::shown(path)])]),
        Ok(None) => Ok(None),
        Err(sentence) => Err(vec![sentence]),
    }
}

fn sentences(wrong: &[Mistake], file: &str) -> Vec<String> {
    wrong.iter().map(|mistake| mistake.sentence(file)).collect()
}

fn say(sentences: &[String]) {
    for sentence in sentences {
        out::message(sentence);
    }
}

/// The keys that a file says.
fn keys_in(path: &Path, named: bool) -> Result<Keymap, Vec<String>> {
    let Some((text, name)) = text_of(path, named)? else { return Ok(Keymap::default()) };
    file::keymap(&text).map_err(|wrong| sentences(&wrong, &name))
}

/// The settings that a file says, and what in them is hard to read.
fn settings_in(path: &Path, named: bool) -> Result<(Settings, Vec<String>), Vec<String>> {
    let Some((text, name)) = text_of(path, named)? else { return Ok(<_>::default()) };
    let settings = settings::settings(&text).map_err(|wrong| sentences(&wrong, &name))?;
    let faint = sentences(&settings.faint, &name);
    Ok((settings, faint))
}

/// Prints every command of the screen with its keys; or a file to begin with; or what is wrong in one.
pub fn keys(what: &KeysArgs, arguments: &Arguments) -> Ended {
    if what.template {
        out::data(&file::template())?;
        return Ok(true);
    }
    let named = arguments.own.keys.is_some() || matches!(what.check, Some(Some(_)));
    let Some(path) = what.check.clone().flatten().or_else(|| keys_file(arguments)) else {
        out::data(&command::table(&Keymap::default()))?;
        return Ok(true);
    };
    match (keys_in(&path, named), what.check.is_some()) {
        (Ok(keys), true) => {
            out::data(&format!("{}\n", Words::KeysGood.with(&[out::shown(&path), keys.own().to_string()])))?;
            Ok(true)
        }
        (Ok(keys), false) => {
            out::data(&command::table(&keys))?;
            Ok(true)
        }
        (Err(wrong), check) => {
            say(&wrong);
            if !check {
                out::message(Words::UsualKeys.text());
                out::data(&command::table(&Keymap::default()))?;
            }
            Ok(false)
        }
    }
}

/// Prints how the settings stand; or a file to begin with; or what is wrong in one.
pub fn settings(what: &SettingsArgs, arguments: &Arguments) -> Ended {
    if what.template {
        out::data(&settings::template())?;
        return Ok(true);
    }
    let named = arguments.own.settings.is_some() || matches!(what.check, Some(Some(_)));
    let path = what.check.clone().flatten().or_else(|| settings_file(arguments));
    let read = path.as_deref().map_or_else(|| Ok(<_>::default()), |path| settings_in(path, named));
    let (settings, faint) = match read {
        Ok(read) => read,
        Err(wrong) => {
            say(&wrong);
            return Ok(false);
        }
    };
    say(&faint);
    if let (Some(path), true) = (&path, what.check.is_some()) {
        out::data(&format!("{}\n", Words::SettingsGood.with(&[out::shown(path)])))?;
        return Ok(true);
    }
    let theme = arguments.theme.clone().or(settings.theme).unwrap_or_else(|| Words::AsTheTerminal.text().to_owned());
    let mouse = arguments
        .own
        .mouse
        .clone()
        .unwrap_or_else(|| if settings.mouse == Some(true) { "on" } else { "off" }.to_owned());
    out::data(&format!("theme\t{theme}\nmouse\t{mouse}\ncolours\t{}\n", settings.paints.count()))?;
    Ok(true)
}
