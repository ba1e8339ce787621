//! The sum that each line of our files carries. Uses nothing but `std`.

/// The sum of a line: CRC-32 (IEEE 802.3), which sees every change within four neighbouring bytes for certain.
pub fn sum(text: &str) -> u32 {
    let mut sum = Sum::default();
    sum.add(text.as_bytes());
    sum.value()
}

/// A sum of bytes that come one after another.
#[derive(Debug, Clone, Copy)]
pub struct Sum(u32);

impl Default for Sum {
    fn default() -> Self {
        Self(u32::MAX)
    }
}

/// How many bytes are taken at once.
const AT_ONCE: usize = 16;

/// Row n is the sum of a byte with n zeros after it.
#[expect(clippy::indexing_slicing, reason = "a constant: an index beyond the table would not compile")]
static TABLE: [[u32; 256]; AT_ONCE] = {
    let mut table = [[0; 256]; AT_ONCE];
    let mut byte: u32 = 0;
    while byte < 256 {
        let (mut sum, mut bit) = (byte, 0);
        while bit < 8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
            bit += 1;
        }
        table[0][byte as usize] = sum;
        byte += 1;
    }
    let mut row = 1;
    while row < AT_ONCE {
        let mut n = 0;
        while n < 256 {
            let before = table[row - 1][n];
            table[row][n] = (before >> 8) ^ table[0][(before & 255) as usize];
            n += 1;
        }
        row += 1;
    }
    table
};

impl Sum {
    /// Takes in what comes next.
    #[expect(clippy::many_single_char_names, reason = "sixteen bytes of one sort")]
    pub fn add(&mut self, bytes: &[u8]) {
        let at = |row: &[u32; 256], byte: u8| row.get(usize::from(byte)).copied().unwrap_or_default();
        let [none, t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11, t12, t13, t14, t15] = &TABLE;
        let (whole, rest) = bytes.as_chunks::<AT_ONCE>();
        let crc = whole.iter().fold(self.0, |crc, bytes| {
            let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = *bytes;
            let [first, second, third, fourth] = crc.to_le_bytes();
            // What does not hang on the sum so far comes first: it is worked out while that is waited for.
            let later = at(t11, e) ^ at(t10, f) ^ at(t9, g) ^ at(t8, h);
            let last = at(t7, i) ^ at(t6, j) ^ at(t5, k) ^ at(t4, l) ^ at(t3, m) ^ at(t2, n) ^ at(t1, o) ^ at(none, p);
            at(t15, a ^ first) ^ at(t14, b ^ second) ^ at(t13, c ^ third) ^ at(t12, d ^ fourth) ^ later ^ last
        });
        // Lines are short: what is left of one counts.
        let (fours, rest) = rest.as_chunks::<4>();
        let crc = fours.iter().fold(crc, |crc, [a, b, c, d]| {
            let [first, second, third, fourth] = crc.to_le_bytes();
            at(t3, a ^ first) ^ at(t2, b ^ second) ^ at(t1, c ^ third) ^ at(none, d ^ fourth)
        });
        self.0 = rest.iter().fold(crc, |crc, byte| {
            let [low, ..] = crc.to_le_bytes();
            at(none, low ^ byte) ^ (crc >> 8)
        });
    }

    /// The sum of all of them.
    pub fn value(self) -> u32 {
        !self.0
    }
}
