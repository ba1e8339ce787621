//! How every page in HTML begins that is taken away: what it is written in, no script and nothing from elsewhere, as wide
//! as the window; and how one looks that runs from right to left. Uses the escape function.

/// What stands in the head of each: the signs it is written with, that it fetches nothing and runs nothing, its width.
pub const HEAD: &str = "<meta charset=\"utf-8\"/>\n\
    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n";

/// What a page adds to its style that runs from right to left: everything begins at the right, and the program's own words,
/// which run the other way, keep their order within their line. It does nothing to other pages.
pub const FROM_RIGHT: &str = "\
[dir=rtl] :is(h1,h2,h3,h4,p,li,dt,dd,th,td,caption,figcaption){text-align:right}\
[dir=rtl] :is(h1,h2,h3,h4,p,li,dt,dd,th,td,caption,figcaption,b):not([dir]){unicode-bidi:plaintext}\n";

/// The beginning of a page of pictures: up to the way past them to the words, which `skip` names.
#[cfg(feature = "poster")]
pub fn begin((lang, from_right): (&str, bool), title: &str, style: &str, skip: &str) -> String {
    use super::escape::xml;
    let (dir, more) = if from_right { ("rtl", FROM_RIGHT) } else { ("ltr", "") };
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{dir}\">\n<head>\n{HEAD}<title>{}</title>\n\
         <style>{style}{more}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#words\">{skip}</a>\n",
        xml(lang),
        xml(title)
    )
}
