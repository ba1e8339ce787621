//! A picture as its dots. Uses `png`.

use png::{BitDepth, ColorType, Decoder};
use std::io::Cursor;

/// A picture as its dots, three bytes each, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dots {
    /// How many across.
    pub width: usize,
    /// How many down.
    pub height: usize,
    /// Red, green and blue of each.
    pub bytes: Vec<u8>,
}

impl Dots {
    /// The dots of a PNG, as the export of the pictures makes them.
    ///
    /// # Errors
    /// A sentence, where it is none.
    pub fn of_png(png: &[u8]) -> Result<Self, String> {
        let wrong = |error: png::DecodingError| format!("The poster could not be shown: {error}.");
        let mut reader = Decoder::new(Cursor::new(png)).read_info().map_err(wrong)?;
        let mut bytes = vec![0; reader.output_buffer_size().unwrap_or(0)];
        let info = reader.next_frame(&mut bytes).map_err(wrong)?;
        if (info.color_type, info.bit_depth) != (ColorType::Rgb, BitDepth::Eight) {
            return Err("The poster could not be shown: it is drawn in another way.".to_owned());
        }
        bytes.truncate(info.buffer_size());
        let whole = |n: u32| usize::try_from(n).unwrap_or(0);
        Ok(Self { width: whole(info.width), height: whole(info.height), bytes })
    }
}

/// How many dots a PNG has, across and down.
///
/// # Errors
/// A sentence, where it is none.
pub fn size_of_png(png: &[u8]) -> Result<(u32, u32), String> {
    let reader = Decoder::new(Cursor::new(png)).read_info();
    let reader = reader.map_err(|error| format!("The poster could not be shown: {error}."))?;
    Ok(reader.info().size())
}
