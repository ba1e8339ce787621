//! kitty's graphics. Pure.

use super::base64;

/// How many letters a piece has at most, as the protocol has it.
pub const PIECE: usize = 4096;

/// Takes our picture away and lets the terminal forget it.
pub const TAKE_AWAY: &[u8] = b"\x1b_Ga=d,d=I,i=1966,q=2\x1b\\";

/// What draws a PNG where the cursor stands, so many columns wide. The terminal answers nothing to it.
pub fn show(png: &[u8], columns: u16) -> Vec<u8> {
    let letters = base64::letters(png);
    let pieces = letters.chunks(PIECE);
    let last = pieces.len().saturating_sub(1);
    let mut out = Vec::with_capacity(letters.len() + letters.len() / 200 + 80);
    for (n, piece) in pieces.enumerate() {
        let more = u8::from(n < last);
        let keys = if n == 0 {
            format!("\x1b_Ga=T,f=100,i=1966,q=2,C=1,c={columns},m={more};")
        } else {
            format!("\x1b_Gm={more},q=2;")
        };
        out.extend(keys.into_bytes());
        out.extend(piece);
        out.extend(b"\x1b\\");
    }
    out
}
