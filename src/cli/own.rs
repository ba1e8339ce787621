//! A person's own files: read for the screen, and `keys`, which prints and checks them.

use super::args::{Arguments, KeysArgs};
use super::{Ended, out};
use crate::store::own;
use crate::ui::command;
use crate::ui::keymap::{Keymap, file};
use crate::ui::own::Own;
use crate::words::own::Own as Words;
use std::path::{Path, PathBuf};

/// What the person's own files say. What is wrong in them never stops the program.
pub fn of(arguments: &Arguments) -> Own {
    let mut own = Own::default();
    if let Some(path) = keys_file(arguments) {
        match keys_in(&path, arguments.own.keys.is_some()) {
            Ok(keys) => own.keys = keys,
            Err(wrong) => {
                own.wrong.extend(wrong);
                own.usual.push(Words::UsualKeys.text());
            }
        }
    }
    own
}

fn keys_file(arguments: &Arguments) -> Option<PathBuf> {
    arguments.own.keys.clone().or_else(own::keys_file)
}

/// The keys that a file says; one that was asked for by name is there.
fn keys_in(path: &Path, named: bool) -> Result<Keymap, Vec<String>> {
    let text = match own::read(path) {
        Ok(Some(text)) => text,
        Ok(None) if named => return Err(vec![Words::Missing.with(&[out::shown(path)])]),
        Ok(None) => return Ok(Keymap::default()),
        Err(sentence) => return Err(vec![sentence]),
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    file::keymap(&text).map_err(|wrong| wrong.iter().map(|mistake| mistake.sentence(&name)).collect())
}

/// Prints every command of the screen with its keys; or a file to begin with; or what is wrong in one.
pub fn keys(what: &KeysArgs, arguments: &Arguments) -> Ended {
    if what.template {
        out::data(&file::template())?;
        return Ok(true);
    }
    let asked = what.check.clone();
    let named = arguments.own.keys.is_some() || matches!(asked, Some(Some(_)));
    let path = asked.clone().flatten().or_else(|| keys_file(arguments));
    let Some(path) = path else {
        out::data(&command::table(&Keymap::default()))?;
        return Ok(true);
    };
    match (keys_in(&path, named), asked.is_some()) {
        (Ok(keys), true) => {
            let others = keys.own().to_string();
            out::data(&format!("{}\n", Words::KeysGood.with(&[out::shown(&path), others])))?;
            Ok(true)
        }
        (Ok(keys), false) => {
            out::data(&command::table(&keys))?;
            Ok(true)
        }
        (Err(wrong), check) => {
            wrong.iter().for_each(|sentence| out::message(sentence));
            if !check {
                out::message(Words::UsualKeys.text());
                out::data(&command::table(&Keymap::default()))?;
            }
            Ok(false)
        }
    }
}
