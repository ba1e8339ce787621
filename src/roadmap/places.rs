//! Where the parties of a relationship map stand: those with something between them near to each other, by stress
//! majorisation from several starts on a circle. Pure arithmetic, always the same; for paper and terminal alike.

/// A point.
pub type Point = (f32, f32);

/// How many starts are tried.
const STARTS: usize = 16;
/// How often everything is moved.
const ROUNDS: usize = 90;

/// Places `n` parties, of which those in `edges` belong together; within a square about the middle.
pub fn places(n: usize, edges: &[(usize, usize)]) -> Vec<Point> {
    if n <= 1 {
        return vec![(0.0, 0.0); n];
    }
    let far = distances(n, edges);
    let mut best: Option<(usize, f32, Vec<Point>)> = None;
    let starts = if n > 60 { 4 } else { STARTS };
    for start in 0..starts {
        let mut at = circle(n, start);
        for _ in 0..ROUNDS {
            at = moved(&at, &far);
        }
        let found = (crossings(&at, edges), stress(&at, &far));
        if best.as_ref().is_none_or(|(had, much, _)| (found.0, found.1) < (*had, *much)) {
            best = Some((found.0, found.1, at));
        }
    }
    let mut at = best.map(|(_, _, at)| at).unwrap_or_default();
    lie_down(&mut at);
    at
}

/// How many lines lie between two parties; what hangs together nowhere is a little farther than the farthest.
fn distances(n: usize, edges: &[(usize, usize)]) -> Vec<Vec<f32>> {
    let mut near = vec![Vec::new(); n];
    for (a, b) in edges {
        if let Some(of) = near.get_mut(*a) {
            of.push(*b);
        }
        if let Some(of) = near.get_mut(*b) {
            of.push(*a);
        }
    }
    let mut out = Vec::with_capacity(n);
    let mut farthest = 1;
    let mut all = Vec::with_capacity(n);
    for from in 0..n {
        let mut steps: Vec<Option<usize>> = vec![None; n];
        let mut todo = std::collections::VecDeque::from([(from, 0_usize)]);
        while let Some((at, far)) = todo.pop_front() {
            let Some(step) = steps.get_mut(at).filter(|step| step.is_none()) else { continue };
            *step = Some(far);
            farthest = farthest.max(far);
            todo.extend(near.get(at).into_iter().flatten().map(|next| (*next, far + 1)));
        }
        all.push(steps);
    }
    // Parts that do not hang together stand beside each other, not far away.
    let apart = count(farthest.min(3)) + 0.6;
    for steps in all {
        out.push(steps.into_iter().map(|step| step.map_or(apart, count)).collect());
    }
    out
}

/// Points on a circle, in an order of its own for each start. No sines: a turn by a fixed step, again and again.
fn circle(n: usize, start: usize) -> Vec<Point> {
    let step = 1 + start * 2;
    let order: Vec<usize> = {
        let mut seen = vec![false; n];
        let mut at = start % n;
        (0..n)
            .map(|_| {
                while seen.get(at).copied().unwrap_or(false) {
                    at = (at + 1) % n;
                }
                if let Some(seen) = seen.get_mut(at) {
                    *seen = true;
                }
                let here = at;
                at = (at + step) % n;
                here
            })
            .collect()
    };
    // A polygon of many corners by adding up small turns: x' = x - ty, y' = y + tx, brought back to the circle.
    let turn = std::f32::consts::TAU / count(n);
    let radius = count(n).sqrt();
    let mut out = vec![(0.0, 0.0); n];
    let (mut x, mut y) = (radius, 0.0_f32);
    for place in order {
        if let Some(at) = out.get_mut(place) {
            *at = (x, y);
        }
        for _ in 0..16 {
            let t = turn / 16.0;
            (x, y) = (x - t * y, y + t * x);
            let long = (x * x + y * y).sqrt();
            (x, y) = (x * radius / long, y * radius / long);
        }
    }
    out
}

/// One step of majorisation: everybody goes to where the others, near ones most, want them.
fn moved(at: &[Point], far: &[Vec<f32>]) -> Vec<Point> {
    at.iter()
        .zip(far)
        .enumerate()
        .map(|(n, ((x, y), far))| {
            let (mut sx, mut sy, mut weight) = (0.0, 0.0, 0.0);
            for (other, ((ox, oy), d)) in at.iter().zip(far).enumerate() {
                if other == n {
                    continue;
                }
                let w = 1.0 / (d * d);
                let (dx, dy) = (x - ox, y - oy);
                let long = (dx * dx + dy * dy).sqrt().max(0.001);
                sx += w * (ox + d * dx / long);
                sy += w * (oy + d * dy / long);
                weight += w;
            }
            (round(sx / weight), round(sy / weight))
        })
        .collect()
}

/// To a ten-thousandth, so that machines which round the last figure differently come to the same picture.
fn round(value: f32) -> f32 {
    (value * 10_000.0).round() / 10_000.0
}

fn stress(at: &[Point], far: &[Vec<f32>]) -> f32 {
    let mut out = 0.0;
    for (n, ((x, y), far)) in at.iter().zip(far).enumerate() {
        for ((ox, oy), d) in at.iter().zip(far).skip(n + 1) {
            let long = ((x - ox) * (x - ox) + (y - oy) * (y - oy)).sqrt();
            out += (long - d) * (long - d) / (d * d);
        }
    }
    out
}

/// How many lines cross.
pub fn crossings(at: &[Point], edges: &[(usize, usize)]) -> usize {
    let ends = |(a, b): &(usize, usize)| at.get(*a).copied().zip(at.get(*b).copied());
    let mut out = 0;
    for (n, one) in edges.iter().enumerate() {
        for other in edges.iter().skip(n + 1) {
            let shares = one.0 == other.0 || one.0 == other.1 || one.1 == other.0 || one.1 == other.1;
            if let (false, Some((a, b)), Some((c, d))) = (shares, ends(one), ends(other)) {
                out += usize::from(side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0);
            }
        }
    }
    out
}

fn side(a: Point, b: Point, c: Point) -> f32 {
    (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
}

/// Turns the picture so that it is longest across. The best of twelve turns, each by the same step.
fn lie_down(at: &mut [Point]) {
    // The cosine and sine of a twelfth of half a turn.
    const TURN: (f32, f32) = (0.965_925_8, 0.258_819);
    let mut tried = at.to_vec();
    let mut best = (f32::MIN, at.to_vec());
    for _ in 0..12 {
        let span = |pick: fn(&Point) -> f32| {
            let most = tried.iter().map(pick).fold(f32::MIN, f32::max);
            most - tried.iter().map(pick).fold(f32::MAX, f32::min)
        };
        let wide = span(|p| p.0) - span(|p| p.1);
        if wide > best.0 + 0.001 {
            best = (wide, tried.clone());
        }
        for point in &mut tried {
            *point = (round(point.0 * TURN.0 - point.1 * TURN.1), round(point.0 * TURN.1 + point.1 * TURN.0));
        }
    }
    at.copy_from_slice(&best.1);
}

/// A number of things as a number that can be multiplied with lengths.
#[expect(clippy::cast_precision_loss, reason = "numbers of parties, far below what a float counts exactly")]
fn count(n: usize) -> f32 {
    n as f32
}
