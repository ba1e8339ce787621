//! How large letters must be to be read from the last row: arithmetic only.
//!
//! A capital must be seen under 16 minutes of arc at least, better 20 (ISO 9241-3). In the widespread monospaced type
//! (`DejaVu Sans Mono`, measured) a capital is 0.626 of a row high, and a column is 0.517 of a row wide.

/// Capital height as a share of a row's height.
const CAPITAL: f64 = 0.626;
/// A column's width as a share of a row's height.
const COLUMN: f64 = 0.517;
/// The angle under which a capital is read at all, in minutes of arc.
pub const LEAST: f64 = 16.0;
/// The angle under which it is read with ease, in minutes of arc.
pub const EASY: f64 = 20.0;

/// How many rows and columns a picture may have, so that the last row of seats reads it: the picture's width and height
/// and the distance in one unit, whichever; the angle in minutes of arc. Rounded down. `None` where a size makes no
/// sense.
pub fn rows_and_columns(width: f64, height: f64, distance: f64, minutes: f64) -> Option<(u16, u16)> {
    let makes_sense = [width, height, distance, minutes].iter().all(|size| size.is_finite() && *size > 0.0);
    if !makes_sense {
        return None;
    }
    let capital = distance * (minutes / 60.0).to_radians().tan();
    let row = capital / CAPITAL;
    Some((whole(height / row), whole(width / (row * COLUMN))))
}

/// How many picture heights away the last row of seats may be at most, so that so many rows are read under that angle;
/// `None` where a size makes no sense.
pub fn heights_away(rows: u16, minutes: f64) -> Option<f64> {
    let makes_sense = rows > 0 && minutes.is_finite() && minutes > 0.0;
    makes_sense.then(|| CAPITAL / f64::from(rows) / (minutes / 60.0).to_radians().tan())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the range of the type before")]
fn whole(value: f64) -> u16 {
    value.floor().clamp(0.0, f64::from(u16::MAX)) as u16
}
