//! How pages look that run from right to left: everything begins at the right, and the program's own words, which run the
//! other way, keep their order within their line. Uses nothing.

/// For the style of a page; it does nothing to pages that run from left to right.
pub const STYLE: &str = "\
[dir=rtl] :is(h1,h2,h3,h4,p,li,dt,dd,th,td,caption,figcaption){text-align:right}\
[dir=rtl] :is(h1,h2,h3,h4,p,li,dt,dd,th,td,caption,figcaption,b):not([dir]){unicode-bidi:plaintext}\n";
