//! `export --as`: the roadmap for print, screens and mails. Uses the pictures and the store.

use super::args::{As, ExportArgs};
use super::{Ended, Failure, out, read};
use crate::export::formats::{self, FORMATS, PaperSize, Picture, Wanted};
use crate::store::paper;
use std::path::{Path, PathBuf};

/// Draws the roadmap once and writes it in every format that was asked for.
pub fn export(arguments: &ExportArgs, folder: Option<&Path>, fonts: Option<&Path>) -> Ended {
    let how = &arguments.pictures;
    if arguments.public || arguments.anonymous || arguments.contact.is_some() {
        return Err(Failure::wrong_call(
            "--public, --anonymous and --contact are for a copy of the session: --to ron.",
        ));
    }
    let pictures =
        how.formats.iter().filter_map(|format| if let As::Picture(one) = format { Some(*one) } else { None });
    let mut formats: Vec<Picture> = pictures.collect();
    if how.all {
        formats.extend(FORMATS.iter().map(|row| row.picture));
    }
    if formats.is_empty() {
        formats.push(Picture::Pdf);
    }
    formats.sort_unstable();
    formats.dedup();
    if how.wall && !formats.contains(&Picture::Pdf) {
        return Err(Failure::wrong_call("A wall set is a PDF of several pages: name --as pdf with --wall."));
    }
    let paper = how.paper.unwrap_or(if how.wall { PaperSize::A1 } else { PaperSize::A3 });
    let wanted = Wanted { paper, width: how.width, dpi: how.dpi, wall: how.wall, as_of: how.as_of };
    let (document, session, _) = read::open(&arguments.session, folder)?;
    let places = places(&document, arguments.output.as_deref(), &formats, &wanted)?;
    let drawn = formats::roadmap(&session, &formats, &wanted, &out::fonts(fonts)).map_err(Failure::failed)?;
    let mut all = true;
    for ((_, drawn), place) in drawn.files.iter().zip(&places) {
        match drawn {
            Ok(bytes) => {
                paper::write(place, bytes)?;
                let place = std::path::absolute(place).unwrap_or_else(|_| place.clone());
                out::message(&format!("Written: {}", out::shown(&place)));
            }
            Err(why) => {
                all = false;
                out::message(why);
            }
        }
    }
    for sentence in &drawn.said {
        out::message(sentence);
    }
    Ok(all)
}

/// Where each picture goes: beside the session, into a folder, or into the one file that was named.
fn places(
    document: &Path,
    output: Option<&Path>,
    formats: &[Picture],
    wanted: &Wanted,
) -> Result<Vec<PathBuf>, Failure> {
    let stem = document.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let kind = match (wanted.wall, wanted.paper) {
        (true, _) => "-wall".to_owned(),
        (_, PaperSize::A3) => String::new(),
        (_, paper) => format!("-{}", paper.name().to_lowercase()),
    };
    let name = |format: &Picture| format!("{stem}-roadmap{kind}.{}", format.ending());
    let Some(output) = output else {
        return Ok(formats.iter().map(|format| document.with_file_name(name(format))).collect());
    };
    if output.is_dir() {
        return Ok(formats.iter().map(|format| output.join(name(format))).collect());
    }
    let ending = output.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default();
    match formats {
        [one] if one.ending() == ending => Ok(vec![output.to_path_buf()]),
        [one] => Err(Failure::wrong_call(format!(
            "{} is no name for this picture; name a file that ends in .{}, or a folder.",
            out::shown(output),
            one.ending()
        ))),
        _ => Err(Failure::wrong_call(format!(
            "{} is no folder; several pictures go into a folder that is there.",
            out::shown(output)
        ))),
    }
}
