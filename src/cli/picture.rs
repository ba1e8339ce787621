//! `picture`: the pictures beside the roadmap, as files. Reads sessions only. Uses the papers and the store.

use super::args::PictureArgs;
use super::{Ended, Failure, out, read};
use std::path::Path;

/// Draws one picture, or all of them, into files whose ending says how.
#[cfg(feature = "poster")]
pub fn picture(asked: &PictureArgs, folder: Option<&Path>) -> Ended {
    use crate::export::picture_pages as pictures;
    use crate::export::share::{self, Audience};
    use crate::model::session::Session;
    use crate::roadmap::pictures::{Picture, fitness};
    use crate::store::paper;

    let ending = asked.output.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default();
    if !matches!(ending.as_str(), "svg" | "html") {
        return Err(Failure::wrong_call(format!(
            "{}: name a file that ends in .svg or .html.",
            out::shown(&asked.output)
        )));
    }
    let one = asked.which.as_deref().and_then(Picture::from_code);
    if one.is_none() && ending == "svg" {
        return Err(Failure::wrong_call("Name one picture, or a file that ends in .html for all of them."));
    }
    let (_, session, _) = read::open(&asked.session, folder)?;
    let session = if asked.public { Session::of(share::copy(&session, Audience::Public, None).ops) } else { session };
    let drawn = match one {
        Some(one) => vec![pictures::draw(&session, one, asked.of.as_deref(), asked.as_of)],
        None => pictures::all(&session),
    };
    if let Some(name) = asked.of.as_deref()
        && drawn.iter().all(|drawn| drawn.sheets.is_empty())
    {
        return Err(Failure::wrong_call(crate::words::pictures::Pictures::NobodyCalled.with(&[name])));
    }
    let texts = match (ending.as_str(), drawn.first()) {
        ("svg", Some(first)) => pictures::svgs(&session, first),
        _ => vec![pictures::html(&session, &drawn)],
    };
    for (n, text) in (1..).zip(&texts) {
        let path = if n == 1 { asked.output.clone() } else { numbered(&asked.output, n) };
        paper::write(&path, text.as_bytes())?;
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
pub fn picture(_: &PictureArgs, _: Option<&Path>) -> Ended {
    Err(Failure::failed("This build draws no pictures."))
}
