//! Bytes as letters, as terminals take them. Pure.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes as letters, filled up to fours.
pub fn letters(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let all = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (at, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let letter = usize::try_from(all >> shift & 63).ok().and_then(|n| LETTERS.get(n));
            out.push(if at > three.len() { b'=' } else { letter.copied().unwrap_or(b'=') });
        }
    }
    out
}
