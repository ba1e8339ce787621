//! `export`: a session as one new file, whole or as a copy for others. Data on standard output is the list of texts that
//! a person must read. Uses the papers and the store.

use super::args::{ExportArgs, To};
use super::{Ended, Failure, draw, out, tools};
use crate::export::share::{self, Audience, Copy, look::Find};
use crate::model::session::Session;
use crate::store::{Opened, copy, library};
use std::collections::HashMap;
use std::path::Path;

/// Writes a session into a new file.
pub fn export(arguments: &ExportArgs, folder: Option<&Path>, fonts: Option<&Path>) -> Ended {
    let (Some(To::Ron), Some(output)) = (arguments.to, arguments.output.as_deref()) else {
        let tools = tools::asked(arguments);
        if tools.is_empty() {
            return draw::export(arguments, folder, fonts);
        }
        let written = tools::export(arguments, &tools, folder)?;
        let pictures = tools.len() < arguments.pictures.formats.len() || arguments.pictures.all;
        return if pictures {
            draw::export(arguments, folder, fonts).map(|drawn| drawn && written)
        } else {
            Ok(written)
        };
    };
    if arguments.tools.readers.is_some() || arguments.tools.who || arguments.tools.bom {
        return Err(Failure::wrong_call("--for, --who and --bom are for other tools: name one with --as."));
    }
    if !library::may_be_new(output) {
        return Err(Failure::wrong_call(format!(
            "{} is no name for a session; name a file that ends in .ron.",
            out::shown(output)
        )));
    }
    if arguments.contact.is_some() && !arguments.public && !arguments.anonymous {
        return Err(Failure::wrong_call("--contact is for a copy for others: name --public or --anonymous with it."));
    }
    let path = library::resolve(&library::folder(folder), &arguments.session)?;
    let audience = match (arguments.public, arguments.anonymous) {
        (true, _) => Some(Audience::Public),
        (_, true) => Some(Audience::Anonymous),
        _ => None,
    };
    match audience {
        None => whole(&path, output),
        Some(audience) => for_others(&path, output, arguments, audience),
    }
}

/// Says what a person must know about the file that was read.
fn found(opened: &Opened) {
    for finding in &opened.findings {
        out::message(&finding.words());
    }
}

fn whole(path: &Path, output: &Path) -> Ended {
    let (text, opened) = copy::whole(path)?;
    found(&opened);
    copy::write(output, &text)?;
    out::message(&format!("Written: {}. It is the whole session, for those who were there.", out::shown(output)));
    Ok(true)
}

fn for_others(path: &Path, output: &Path, arguments: &ExportArgs, audience: Audience) -> Ended {
    let opened = crate::store::read(path)?;
    found(&opened);
    let id = opened.session.clone();
    let session = Session::of(opened.ops);
    let contact = arguments.contact.as_deref().map(crate::model::text::clean).filter(|words| !words.is_empty());
    let made = share::copy(&session, audience, contact.as_deref());
    let text = match audience {
        Audience::Public | Audience::There => copy::apart(made.ops.clone(), "public-from", Some(&id)),
        // Nothing leads from it to the session that it was made from.
        Audience::Anonymous => copy::apart(made.ops.clone(), "anonymous", None),
    };
    copy::write(output, &text)?;
    out::message(&format!("Written: {}", out::shown(output)));
    left_out(&made);
    if audience == Audience::Anonymous {
        to_read(&made, &text)?;
    }
    Ok(true)
}

/// Says what was left out.
fn left_out(made: &Copy) {
    let left = &made.left_out;
    for (n, what) in [
        (left.lines, "not for everyone"),
        (left.taken_back, "taken back"),
        (left.struck, "struck"),
        (left.unknown, "from a newer program"),
    ] {
        match n {
            0 => {}
            1 => out::message(&format!("1 line {what} was left out.")),
            n => out::message(&format!("{n} lines {what} were left out.")),
        }
    }
    if !left.groups.is_empty() {
        out::message(&format!(
            "Not named, and counted together, so that no group of fewer than five can be made out: {}. A group is \
             named when it is written down that five or more were there.",
            left.groups.join(", ")
        ));
    }
    if left.contact {
        out::message("How to reach the one who keeps the record was left out; --contact gives one for everybody.");
    }
}

/// Prints the texts that a person must read: the line in the file, what it is, why, and the words.
fn to_read(made: &Copy, text: &str) -> Result<(), Failure> {
    let lines = places(text);
    let list: String = made
        .to_read
        .iter()
        .map(|text| {
            let name = if text.code.is_empty() { text.id.as_str() } else { text.code };
            let line = lines.get(name).map(ToString::to_string).unwrap_or_default();
            let why: Vec<&str> = text.finds.iter().copied().map(Find::word).collect();
            format!("{line}\t{}\t{}\t{}\n", text.called, why.join(", "), text.words)
        })
        .collect();
    out::data(&list)?;
    out::message(&format!(
        "{} hold what may point at somebody; they are listed with their line in the file. No program can promise that \
         free text is anonymous: let a person read all of it before it goes out.",
        if made.to_read.len() == 1 { "1 text may".to_owned() } else { format!("{} texts", made.to_read.len()) }
    ));
    Ok(())
}

/// On which line of a document each entry, and each answer about the session, stands in its readable part.
fn places(text: &str) -> HashMap<&str, usize> {
    let mut out = HashMap::new();
    let mut in_session = false;
    for (n, line) in text.lines().enumerate() {
        match line {
            "record:[" => break,
            "session:(" => in_session = true,
            ")," => in_session = false,
            _ => {}
        }
        let name = match line.strip_prefix("(id:\"") {
            Some(rest) => rest.split('"').next(),
            None => line.split_once(':').map(|(code, _)| code).filter(|_| in_session),
        };
        if let Some(name) = name {
            out.entry(name).or_insert(n + 1);
        }
    }
    out
}
