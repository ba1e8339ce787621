//! The sides of the trend map: branches with their trends, flowing down one side after the other. Heights add up, so that
//! nothing can lie over anything. Pure arithmetic.

/// A branch with its rows; `head` is how high its box is.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// The height of the box with its name, mm.
    pub head: f32,
    /// The heights of its rows, mm.
    pub rows: Vec<f32>,
}

/// A part of a branch on a side: which branch, which of its rows, its height.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Which branch.
    pub branch: usize,
    /// Its first row here.
    pub from: usize,
    /// The row after its last one here.
    pub to: usize,
    /// How high it is, mm.
    pub height: f32,
}

/// The pieces of each side.
pub type Sides = Vec<Vec<Piece>>;

fn piece(branch: &Branch, n: usize, from: usize, to: usize) -> Piece {
    let rows: f32 = branch.rows.get(from..to).unwrap_or_default().iter().sum();
    Piece { branch: n, from, to, height: rows.max(branch.head) }
}

/// Lets the branches flow into sides of `height`, `gap` between two. A branch is parted only where it is higher than a
/// whole side. `None` where one row alone is too high.
fn fill(branches: &[Branch], height: f32, gap: f32, whole: f32) -> Option<Sides> {
    let mut sides: Sides = vec![Vec::new()];
    let mut y = 0.0_f32;
    for (n, branch) in branches.iter().enumerate() {
        let mut from = 0;
        loop {
            let rest = piece(branch, n, from, branch.rows.len());
            let free = height - y;
            let parted = rest.height > whole;
            let mut to = branch.rows.len();
            if rest.height > free {
                if y > 0.0 && (!parted || piece(branch, n, from, (from + 3).min(to)).height > free) {
                    sides.push(Vec::new());
                    y = 0.0;
                    continue;
                }
                while to > from && piece(branch, n, from, to).height > free {
                    to -= 1;
                }
                if to == from || branch.head > free {
                    return None;
                }
            }
            let here = piece(branch, n, from, to);
            y += here.height + gap;
            sides.last_mut()?.push(here);
            from = to;
            if from >= branch.rows.len() {
                break;
            }
        }
    }
    Some(sides)
}

/// The branches on at most `most` sides of `height`, about as high as each other.
pub fn sides(branches: &[Branch], most: usize, height: f32, gap: f32) -> Option<Sides> {
    let at = |limit: f32| fill(branches, limit, gap, height).filter(|sides| sides.len() <= most);
    let mut best = at(height)?;
    let (mut low, mut high) = (0.0, height);
    for _ in 0..12 {
        let middle = (low + high) * 0.5;
        match at(middle) {
            Some(found) => {
                best = found;
                high = middle;
            }
            None => low = middle,
        }
    }
    Some(best)
}
