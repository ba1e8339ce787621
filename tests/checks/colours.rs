//! The colours of the lanes are told apart in four kinds of vision, by the formulas of CIEDE2000 and of Machado, Oliveira
//! and Fernandes (2009).

use commonground::roadmap::palette::{LANES, Rgb};

const USUAL: [[f64; 3]; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
const PROTANOPIA: [[f64; 3]; 3] =
    [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]];
const DEUTERANOPIA: [[f64; 3]; 3] =
    [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]];
const TRITANOPIA: [[f64; 3]; 3] =
    [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]];

fn linear(colour: Rgb) -> [f64; 3] {
    [colour.0, colour.1, colour.2].map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

fn times(m: [[f64; 3]; 3], v: [f64; 3]) -> [f64; 3] {
    m.map(|row| row.iter().zip(v).map(|(a, b)| a * b).sum())
}

fn lab(linear: [f64; 3]) -> [f64; 3] {
    let to_xyz =
        [[0.412_456, 0.357_576, 0.180_437], [0.212_673, 0.715_152, 0.072_175], [0.019_334, 0.119_192, 0.950_304]];
    let xyz = times(to_xyz, linear.map(|part| part.clamp(0.0, 1.0)));
    let f = |t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
    let (x, y, z) = (f(xyz[0] / 0.950_47), f(xyz[1]), f(xyz[2] / 1.088_83));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000.
fn difference(one: [f64; 3], other: [f64; 3]) -> f64 {
    let chroma = f64::midpoint(one[1].hypot(one[2]), other[1].hypot(other[2]));
    let seventh = chroma.powi(7);
    let g = 0.5 * (1.0 - (seventh / (seventh + 25.0_f64.powi(7))).sqrt());
    let turned = |lab: [f64; 3]| {
        let a = lab[1] * (1.0 + g);
        let hue = lab[2].atan2(a).to_degrees();
        (lab[0], a.hypot(lab[2]), if hue < 0.0 { hue + 360.0 } else { hue })
    };
    let ((l1, c1, h1), (l2, c2, h2)) = (turned(one), turned(other));
    let mut step = h2 - h1;
    if step > 180.0 {
        step -= 360.0;
    } else if step < -180.0 {
        step += 360.0;
    }
    let across = 2.0 * (c1 * c2).sqrt() * (step.to_radians() / 2.0).sin();
    let (l, c) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let h = match (h1 - h2).abs() > 180.0 {
        true if h1 + h2 < 360.0 => f64::midpoint(h1, h2) + 180.0,
        true => f64::midpoint(h1, h2) - 180.0,
        false => f64::midpoint(h1, h2),
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0) - 0.20 * cos(4.0 * h - 63.0);
    let turn = 30.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rc = 2.0 * (c.powi(7) / (c.powi(7) + 25.0_f64.powi(7))).sqrt();
    let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let (dl, dc, dh) = ((l2 - l1) / sl, (c2 - c1) / sc, across / sh);
    (dl * dl + dc * dc + dh * dh - (2.0 * turn).to_radians().sin() * rc * dc * dh).sqrt()
}

#[test]
fn lanes_are_told_apart_in_four_kinds_of_vision() {
    // A pair of the formula's published examples.
    let known = difference([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485]);
    assert!((known - 2.0425).abs() < 0.0001, "{known}");
    for (name, vision) in
        [("usual", USUAL), ("protanopia", PROTANOPIA), ("deuteranopia", DEUTERANOPIA), ("tritanopia", TRITANOPIA)]
    {
        for (at, one) in LANES.iter().enumerate() {
            for other in &LANES[at + 1..] {
                let seen = |colour: &Rgb| lab(times(vision, linear(*colour)));
                let apart = difference(seen(one), seen(other));
                assert!(apart >= 12.0, "{name}: {one:?} {other:?}: {apart}");
            }
        }
    }
}
