//! The sum that each line of our files carries. Uses `crc32fast` alone.

/// The sum of a line: CRC-32 (IEEE 802.3), which sees every change within four neighbouring bytes for certain.
pub fn sum(text: &str) -> u32 {
    crc32fast::hash(text.as_bytes())
}

/// A sum of bytes that come one after another.
pub use crc32fast::Hasher as Sum;
