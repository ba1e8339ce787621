//! Sixel: bands of six rows, a colour at a time, of at most 255 colours. A poster has few; of the shades at the edges of
//! its letters those that are many stand for those that are few. Pure.

use super::dots::Dots;

/// How many colours there are at most: terminals have 256 places for them.
const MOST: usize = 255;
/// So many shades of red, of green and of blue are told apart while colours are counted, as a power of two.
const SHADES: u32 = 6;
/// The rows of a band.
const BAND: usize = 6;

/// A colour in hundredths, as sixel has it.
pub type Hundredths = [u8; 3];

/// The colours of a picture and which of them each dot has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Painted {
    /// The colours.
    pub colours: Vec<Hundredths>,
    /// For each dot the number of its colour.
    pub dots: Vec<u8>,
}

/// Where a dot is counted.
fn shade(dot: &[u8]) -> usize {
    let part = |at: usize| usize::from(dot.get(at).copied().unwrap_or(0) >> (8 - SHADES));
    part(0) << (2 * SHADES) | part(1) << SHADES | part(2)
}

/// How far two colours are from each other.
fn apart(a: [u32; 3], b: [u32; 3]) -> u32 {
    a.into_iter().zip(b).map(|(a, b)| a.abs_diff(b) * a.abs_diff(b)).sum()
}

/// Finds the colours of a picture: its commonest, and for every dot the nearest of them.
pub fn paint(dots: &Dots) -> Painted {
    let mut sums = vec![[0_u32; 4]; 1 << (3 * SHADES)];
    for dot in dots.bytes.chunks_exact(3) {
        if let Some(sum) = sums.get_mut(shade(dot)) {
            for (at, part) in dot.iter().enumerate() {
                if let Some(sum) = sum.get_mut(at) {
                    *sum = sum.saturating_add(u32::from(*part));
                }
            }
            sum[3] += 1;
        }
    }
    let middle = |sum: &[u32; 4]| [0, 1, 2].map(|at| sum.get(at).map_or(0, |part| part / sum[3].max(1)));
    let mut used: Vec<usize> = (0..sums.len()).filter(|at| sums.get(*at).is_some_and(|sum| sum[3] > 0)).collect();
    used.sort_by_key(|at| (std::cmp::Reverse(sums.get(*at).map_or(0, |sum| sum[3])), *at));
    let chosen: Vec<[u32; 3]> = used.iter().take(MOST).filter_map(|at| sums.get(*at)).map(middle).collect();
    let mut nearest = vec![0_u8; sums.len()];
    for at in used {
        let Some(sum) = sums.get(at) else { continue };
        let own = middle(sum);
        let best = (0_u8..).zip(&chosen).min_by_key(|(_, colour)| apart(own, **colour));
        if let (Some((n, _)), Some(place)) = (best, nearest.get_mut(at)) {
            *place = n;
        }
    }
    let hundredths = |part: u32| u8::try_from((part * 100 + 127) / 255).unwrap_or(100);
    Painted {
        colours: chosen.into_iter().map(|colour| colour.map(hundredths)).collect(),
        dots: dots.bytes.chunks_exact(3).map(|dot| nearest.get(shade(dot)).copied().unwrap_or(0)).collect(),
    }
}

/// What draws a picture where the cursor stands.
pub fn show(dots: &Dots) -> Vec<u8> {
    let painted = paint(dots);
    let mut out = format!("\x1bP0;1;0q\"1;1;{};{}", dots.width, dots.height).into_bytes();
    for (n, [red, green, blue]) in painted.colours.iter().enumerate() {
        out.extend(format!("#{n};2;{red};{green};{blue}").into_bytes());
    }
    for band in painted.dots.chunks(BAND * dots.width.max(1)) {
        draw_band(band, dots.width.max(1), painted.colours.len(), &mut out);
        out.push(b'-');
    }
    out.extend(b"\x1b\\");
    out
}

/// A band of six rows, or what is left of them at the foot.
fn draw_band(band: &[u8], width: usize, colours: usize, out: &mut Vec<u8>) {
    // For each colour that is there, which of the six dots it has in each column.
    let mut columns: Vec<Vec<u8>> = vec![Vec::new(); colours];
    for (row, dots) in band.chunks(width).enumerate() {
        for (x, colour) in dots.iter().enumerate() {
            if let Some(of) = columns.get_mut(usize::from(*colour)) {
                if of.is_empty() {
                    of.resize(width, 0);
                }
                if let Some(bits) = of.get_mut(x) {
                    *bits |= 1 << row;
                }
            }
        }
    }
    let mut first = true;
    for (n, bits) in columns.iter().enumerate().filter(|(_, bits)| !bits.is_empty()) {
        if !std::mem::take(&mut first) {
            out.push(b'$');
        }
        out.extend(format!("#{n}").into_bytes());
        let end = bits.iter().rposition(|bits| *bits != 0).map_or(0, |last| last + 1);
        for run in bits.get(..end).unwrap_or_default().chunk_by(|a, b| a == b) {
            let sign = run.first().copied().unwrap_or(0) + b'?';
            if run.len() > 3 {
                out.extend(format!("!{}", run.len()).into_bytes());
                out.push(sign);
            } else {
                out.extend(std::iter::repeat_n(sign, run.len()));
            }
        }
    }
}
