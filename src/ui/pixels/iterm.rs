//! iTerm2's inline images. Pure.

use super::base64;

/// What draws a PNG where the cursor stands, so many columns wide.
pub fn show(png: &[u8], columns: u16) -> Vec<u8> {
    let head = format!(
        "\x1b]1337;File=inline=1;size={};width={columns};height=auto;preserveAspectRatio=1;doNotMoveCursor=1:",
        png.len()
    );
    let mut out = head.into_bytes();
    out.extend(base64::letters(png));
    out.push(0x07);
    out
}
