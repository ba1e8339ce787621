//! Chance with a seed, how much of it, and how long something may take.

use std::time::{Duration, Instant};

/// xorshift64*: enough for mutations, and the same everywhere.
pub struct Dice(u64);

impl Dice {
    /// The dice of one run: `COMMONGROUND_SEED` says where the runs begin.
    pub fn of(run: usize) -> Self {
        let seed = std::env::var("COMMONGROUND_SEED").ok().and_then(|n| n.parse().ok()).unwrap_or(20_261_122u64);
        Self(seed.wrapping_add(run as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }
    pub fn bits(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }
    pub fn roll(&mut self, below: usize) -> usize {
        usize::try_from((self.bits() >> 33) % below.max(1) as u64).unwrap()
    }
    pub fn chance(&mut self, percent: usize) -> bool {
        self.roll(100) < percent
    }
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.roll(all.len())]
    }
    pub fn word<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.roll(all.len())]
    }
}

/// How many runs: `COMMONGROUND_RUNS`, of which a test may take a part.
pub fn runs(short: usize, part: usize) -> usize {
    std::env::var("COMMONGROUND_RUNS").ok().and_then(|n| n.parse::<usize>().ok()).map_or(short, |n| (n / part).max(1))
}

/// Whether this is the long form, by which more than samples are tried.
pub fn long() -> bool {
    runs(0, 1) >= 1_000_000
}

/// What no input of up to 8 kB may take.
const SLOW: Duration = Duration::from_millis(100);

/// The time that this thread has had of the processor: others that want it too make nothing slow. Where the system does
/// not say, nothing was spent, and the clock alone counts.
pub fn spent() -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    stat.split(' ').next().and_then(|nanos| nanos.parse().ok()).map_or(Duration::ZERO, Duration::from_nanos)
}

/// Runs something and holds it to the clock: a slow one is run three times more, and the least counts. Gives back what
/// came of it, and how long it took.
pub fn quick<T>(len: usize, note: &dyn Fn() -> String, what: impl Fn() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let out = what();
    let mut took = begun.elapsed();
    if len <= 8 * 1024 && took > SLOW / 4 {
        for _ in 0..3 {
            let (before, begun) = (spent(), Instant::now());
            what();
            let waited = begun.elapsed();
            let worked = spent().saturating_sub(before);
            took = took.min(if worked.is_zero() { waited } else { worked });
        }
        assert!(took <= SLOW, "{took:?} for {len} bytes: {}", note());
    }
    (out, took)
}
