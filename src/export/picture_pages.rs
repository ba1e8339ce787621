//! The pictures beside the roadmap as SVG and PNG, a file a sheet, as one PDF, and as one HTML file without script, with
//! everything that stands on them again in words. Uses the roadmap's pictures, the writers of their formats, the rule of
//! five.

use super::escape::xml;
use super::page;
use super::png;
use super::pool::{Pool, Uncounted};
use super::sheet::Sheet;
use super::svg::{Place, svg};
use crate::model::field::Field;
use crate::model::query;
use crate::model::session::Session;
use crate::roadmap::fonts::Fonts;
use crate::roadmap::pictures::{self, Asked, Drawn, PICTURES, Picture};
use crate::roadmap::plan::language_from_right;
use crate::roadmap::scene::Scene;
use crate::words::pictures::Pictures as Words;
use chrono::NaiveDate;
use std::fmt::Write as _;

const STYLE: &str = "\
:root{color-scheme:light dark;--page:#fbf8f1;--ink:#1d2433;--soft:#4a5263;--line:#c9c3b4;--link:#0b4a8f}\
@media(prefers-color-scheme:dark){:root{--page:#161a22;--ink:#eceae4;--soft:#b9bdc6;--line:#454b58;--link:#9ec8ff}}\
*{box-sizing:border-box}\
body{margin:0;background:var(--page);color:var(--ink);font:1.05rem/1.5 'Source Sans 3','Source Sans Pro',system-ui,sans-serif}\
main,header,footer{max-width:72rem;margin:0 auto;padding:0 1.2rem}\
h1{font-size:2.1rem;line-height:1.15;margin:1.4rem 0 .2rem}h2{font-size:1.5rem;margin:2.4rem 0 .5rem}h3{font-size:1.1rem;margin:1.4rem 0 .3rem}\
a{color:var(--link)}.skip{position:absolute;inset-inline-start:-999rem}.skip:focus{inset-inline-start:1rem;top:1rem;background:var(--page);padding:.5rem 1rem;z-index:2}\
.about,.notice{color:var(--soft)}\
figure{margin:1rem 0;padding:0 1.2rem}.sheet{overflow-x:auto;border:1px solid var(--line);background:#fbf8f1}\
.sheet svg{display:block;width:100%;min-width:62rem;height:auto}.upright svg{min-width:0;max-width:52rem;margin:0 auto}\
@page{size:A4;margin:14mm}@page wide{size:A3 landscape;margin:0}@page upright{size:A4;margin:0}\
@media print{:root{--page:#fff;--ink:#000;--soft:#333;--line:#999;--link:#000}.skip,header,h2.picture{display:none}\
figure{page:wide;margin:0;padding:0;break-after:page}figure.upright{page:upright}.sheet{border:0;overflow:visible}\
.sheet svg{min-width:0;width:420mm;max-height:296mm}.upright svg{width:210mm;max-width:none}\
main,footer{max-width:none;padding:0}li{break-inside:avoid}h3{break-after:avoid}}";

/// Draws a picture for those who were there; groups of fewer than five are not named.
pub fn draw(session: &Session, picture: Picture, of: Option<&str>, as_of: Option<NaiveDate>) -> Drawn {
    draw_with(session, picture, of, as_of, &[])
}

/// The same with fonts from elsewhere behind the bundled ones, as the bytes of their files.
pub fn draw_with(
    session: &Session,
    picture: Picture,
    of: Option<&str>,
    as_of: Option<NaiveDate>,
    fonts: &[Vec<u8>],
) -> Drawn {
    let pool = Pool::of(session, Uncounted::Named);
    let unnamed = query::letters(session).into_iter().filter(|letter| pool.is_called(letter)).collect();
    pictures::draw(session, picture, &Asked { unnamed, of: of.map(str::to_owned), as_of }, fonts)
}

/// Draws every picture on which there is something.
pub fn all(session: &Session, fonts: &[Vec<u8>]) -> Vec<Drawn> {
    let drawn = PICTURES.iter().map(|spec| draw_with(session, spec.picture, None, None, fonts));
    drawn.filter(|drawn| !drawn.empty).collect()
}

/// The language of a session's papers, as in BCP 47.
fn language(session: &Session) -> String {
    super::escape::lang(&session.words(Field::Language)).unwrap_or("en-GB").to_owned()
}

/// The sheets of a picture as SVG, one text a sheet.
pub fn svgs(session: &Session, drawn: &Drawn) -> Vec<String> {
    let lang = language(session);
    drawn.sheets.iter().map(|scene| svg(scene, &lang, Place::File)).collect()
}

/// Pictures as one PDF, a page a sheet; with the fonts that they were drawn with.
///
/// # Errors
/// A sentence, where it would not be a PDF that everybody can read.
pub fn pdf(session: &Session, drawn: &[Drawn], fonts: &[Vec<u8>]) -> Result<Vec<u8>, String> {
    let sheets: Vec<Sheet> = drawn.iter().flat_map(|drawn| &drawn.sheets).map(Sheet::picture).collect();
    super::pdf::pdf(&sheets, &language(session), &Fonts::with(fonts))
}

/// The sheets of a picture as PNG, one file a sheet.
///
/// # Errors
/// A sentence, where there is no memory for one.
pub fn pngs(drawn: &Drawn, fonts: &[Vec<u8>]) -> Result<Vec<Vec<u8>>, String> {
    let fonts = Fonts::with(fonts);
    let width = |scene: &Scene| if scene.height > scene.width { png::WIDTH / 2 } else { png::WIDTH };
    drawn.sheets.iter().map(|scene| png::png(&Sheet::picture(scene), width(scene), &fonts)).collect()
}

/// Pictures as one HTML file: the sheets, then everything on them in words.
pub fn html(session: &Session, drawn: &[Drawn]) -> String {
    let lang = language(session);
    let name = query::title(session);
    let title = match drawn {
        [one] => format!("{}: {}", name.trim(), one.title),
        _ => name,
    };
    let from_right = language_from_right(&lang) || drawn.iter().any(|drawn| drawn.from_right);
    let mut out = page::begin((&lang, from_right), &title, STYLE, Words::Skip.text_in(session.lang()));
    let about = drawn.first().map(|drawn| drawn.subtitle.as_str()).unwrap_or_default();
    let _ = writeln!(
        out,
        "<header>\n<h1 dir=\"auto\">{}</h1>\n<p class=\"about\" dir=\"auto\">{}</p>\n</header>\n<main>",
        xml(&title),
        xml(about)
    );
    let mut sheet = 0;
    for one in drawn {
        if drawn.len() > 1 {
            let _ = writeln!(out, "<h2 class=\"picture\">{}</h2>", xml(&one.title));
        }
        for scene in &one.sheets {
            sheet += 1;
            let class = if scene.height > scene.width { " class=\"upright\"" } else { "" };
            let picture = own_ids(&svg(scene, &lang, Place::Page), sheet);
            let _ = writeln!(
                out,
                "<figure{class}>\n<div class=\"sheet\" tabindex=\"0\" role=\"group\" aria-label=\"{} {sheet}\">\n{picture}</div>\n</figure>",
                xml(&one.title)
            );
        }
    }
    let _ = writeln!(out, "<h2 id=\"words\">{}</h2>", Words::InWords.text_in(session.lang()));
    for part in drawn.iter().flat_map(|drawn| &drawn.words).filter(|part| !part.lines.is_empty()) {
        let _ = writeln!(out, "<section>\n<h3 dir=\"auto\">{}</h3>\n<ul>", xml(&part.heading));
        for line in &part.lines {
            let _ = writeln!(out, "<li dir=\"auto\">{}</li>", xml(line));
        }
        out.push_str("</ul>\n</section>\n");
    }
    out.push_str("</main>\n");
    if let Some(notice) = drawn.iter().map(|drawn| &drawn.notice).find(|notice| !notice.is_empty()) {
        let _ = writeln!(out, "<footer>\n<p class=\"notice\" dir=\"auto\">{}</p>\n</footer>", xml(notice));
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// Gives the names within a picture to that picture alone, where several stand in one file. A quotation mark within
/// people's words is always written as `&quot;`.
fn own_ids(picture: &str, sheet: usize) -> String {
    picture
        .replace(" id=\"", &format!(" id=\"s{sheet}-"))
        .replace("url(#", &format!("url(#s{sheet}-"))
        .replace("\"picture-title picture-desc\"", &format!("\"s{sheet}-picture-title s{sheet}-picture-desc\""))
}
