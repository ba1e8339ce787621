//! `picture`: the pictures beside the roadmap, as files. Reads sessions only. Uses the papers and the store.

use super::args::PictureArgs;
use super::{Ended, Failure};
#[cfg(feature = "poster")]
use super::{out, read};
use std::path::Path;

/// Draws one picture, or all of them, into files whose ending says how.
#[cfg(feature = "poster")]
pub fn picture(asked: &PictureArgs, folder: Option<&Path>, fonts: Option<&Path>) -> Ended {
    use crate::export::formats::{FORMATS, Picture as Format};
    use crate::export::picture_pages as pictures;
    use crate::export::share::{self, Audience};
    use crate::model::session::Session;
    use crate::roadmap::pictures::{Picture, fitness};
    use crate::store::paper;

    let ending = asked.output.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default();
    let Some(format) = FORMATS.iter().find(|row| row.ending == ending).map(|row| row.picture) else {
        return Err(Failure::wrong_call(format!(
            "{}: name a file that ends in .pdf, .png, .svg or .html.",
            out::shown(&asked.output)
        )));
    };
    let one = asked.which.as_deref().and_then(Picture::from_code);
    if one.is_none() && matches!(format, Format::Svg | Format::Png) {
        return Err(Failure::wrong_call("Name one picture, or a file that ends in .pdf or .html for all of them."));
    }
    let (_, session, _) = read::open(&asked.session, folder)?;
    let session = if asked.public { Session::of(share::copy(&session, Audience::Public, None).ops) } else { session };
    let fonts = out::fonts(fonts);
    let drawn = match one {
        Some(one) => vec![pictures::draw_with(&session, one, asked.of.as_deref(), asked.as_of, &fonts)],
        None => pictures::all(&session, &fonts),
    };
    if let Some(name) = asked.of.as_deref()
        && drawn.iter().all(|drawn| drawn.sheets.is_empty())
    {
        return Err(Failure::wrong_call(crate::words::pictures::Pictures::NobodyCalled.with(&[name])));
    }
    let files: Vec<Vec<u8>> = match (format, drawn.first()) {
        (Format::Svg, Some(first)) => pictures::svgs(&session, first).into_iter().map(String::into_bytes).collect(),
        (Format::Png, Some(first)) => pictures::pngs(first, &fonts).map_err(Failure::failed)?,
        (Format::Pdf, Some(_)) => vec![pictures::pdf(&session, &drawn, &fonts).map_err(Failure::failed)?],
        _ => vec![pictures::html(&session, &drawn).into_bytes()],
    };
    for (n, bytes) in (1..).zip(&files) {
        let path = if n == 1 { asked.output.clone() } else { numbered(&asked.output, n) };
        paper::write(&path, bytes)?;
        out::message(&format!("Written: {}", out::shown(&path)));
    }
    for note in drawn.iter().flat_map(fitness::notes) {
        out::message(&note);
    }
    Ok(true)
}

/// The name of a further sheet: `lines-2.svg` beside `lines.svg`.
#[cfg(feature = "poster")]
fn numbered(path: &Path, n: usize) -> std::path::PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{n}.{ending}"))
}

/// This build draws no pictures.
#[cfg(not(feature = "poster"))]
pub fn picture(_: &PictureArgs, _: Option<&Path>, _: Option<&Path>) -> Ended {
    Err(Failure::failed("This build draws no pictures."))
}
