//! A band of a picture, drawn so that bands laid on each other are the same dots as a single piece: every point is on a
//! fine grid of the whole picture, so that a band moves it without rounding, and what reaches from band to band is cut
//! where a band can end before it is drawn, not while. Uses tiny-skia.

use tiny_skia::{
    Color, FillRule, Mask, Paint as Brush, Path, PathBuilder, PathSegment, Pixmap, Point, Rect, Shader, Stroke,
    Transform,
};

/// Bands begin at multiples of so many rows.
pub const GRID: u32 = 256;
/// Points stand on parts of a dot, as fine as tiny-skia counts.
const FINE: f32 = 64.0;

/// Rows of a picture.
pub struct Band {
    /// The dots so far.
    pub dots: Pixmap,
    /// The first row.
    top: u32,
}

impl Band {
    /// Bare rows; `None` where there is no memory for them.
    pub fn new(width: u32, top: u32, rows: u32, ground: Color) -> Option<Band> {
        let mut dots = Pixmap::new(width, rows)?;
        dots.fill(ground);
        Some(Band { dots, top })
    }

    /// Fills a shape; `view` leads to the dots of the whole picture.
    pub fn fill(&mut self, shape: &Path, ink: Color, view: Transform) {
        if let Some(path) = self.place(shape, view) {
            self.dots.fill_path(&path, &brush(ink), FillRule::Winding, Transform::identity(), None);
        }
    }

    /// Fills a shape, each row in a colour of its own; `ink` is asked for the middle of each row of the whole picture.
    pub fn fill_rows(&mut self, shape: &Path, view: Transform, ink: impl Fn(f32) -> Color) {
        let Some(path) = self.place(shape, view) else { return };
        let Some(mut mask) = Mask::new(self.dots.width(), self.dots.height()) else { return };
        mask.fill_path(&path, FillRule::Winding, true, Transform::identity());
        let width = super::real(self.dots.width());
        for row in 0..self.dots.height() {
            let y = super::real(row);
            if y + 1.0 < path.bounds().top() || y > path.bounds().bottom() {
                continue;
            }
            if let Some(rect) = Rect::from_xywh(0.0, y, width, 1.0) {
                let ink = ink(super::real(self.top + row) + 0.5);
                self.dots.fill_rect(rect, &brush(ink), Transform::identity(), Some(&mask));
            }
        }
    }

    /// A line along a shape that is in the dots of the whole picture already.
    pub fn stroke(&mut self, shape: &Path, ink: Color, stroke: &Stroke) {
        // What is thinner than a dot is a dot wide, and as much fainter.
        let mut ink = ink;
        let mut stroke = stroke.clone();
        if stroke.width < 1.0 {
            ink.apply_opacity(stroke.width.max(0.0));
            stroke.width = 1.0;
        }
        let dashed = stroke.dash.take().and_then(|dash| shape.dash(&dash, 1.0));
        if let Some(line) = dashed.as_ref().unwrap_or(shape).stroke(&stroke, 1.0) {
            self.fill(&line, ink, Transform::identity());
        }
    }

    /// A shape at its place in this band.
    fn place(&self, shape: &Path, view: Transform) -> Option<Path> {
        let top = super::real(self.top);
        let mut whole = PathBuilder::new();
        let at = |point: Point| {
            let mut point = point;
            view.map_point(&mut point);
            Point::from_xy(fine(point.x), fine(point.y))
        };
        for segment in shape.segments() {
            match segment {
                PathSegment::MoveTo(to) => {
                    let to = at(to);
                    whole.move_to(to.x, to.y);
                }
                PathSegment::LineTo(to) => {
                    let to = at(to);
                    whole.line_to(to.x, to.y);
                }
                PathSegment::QuadTo(by, to) => {
                    let (by, to) = (at(by), at(to));
                    whole.quad_to(by.x, by.y, to.x, to.y);
                }
                PathSegment::CubicTo(one, other, to) => {
                    let (one, other, to) = (at(one), at(other), at(to));
                    whole.cubic_to(one.x, one.y, other.x, other.y, to.x, to.y);
                }
                PathSegment::Close => whole.close(),
            }
        }
        let whole = whole.finish()?;
        let (upper, lower) = (whole.bounds().top(), whole.bounds().bottom());
        if lower < top || upper > top + super::real(self.dots.height()) {
            return None;
        }
        let grid = super::real(GRID);
        let crosses = (upper / grid).floor() < (lower / grid).ceil() - 1.0;
        let cut = if crosses { cut(&whole)? } else { whole };
        cut.transform(Transform::from_translate(0.0, -top))
    }
}

fn brush(ink: Color) -> Brush<'static> {
    Brush { shader: Shader::SolidColor(ink), anti_alias: true, ..Brush::default() }
}

fn fine(value: f32) -> f32 {
    (value * FINE).round() / FINE
}

/// The same shape in straight lines, none of which reaches over a row where a band can begin.
fn cut(shape: &Path) -> Option<Path> {
    let mut out = PathBuilder::new();
    let (mut last, mut begin) = (Point::zero(), Point::zero());
    for segment in shape.segments() {
        match segment {
            PathSegment::MoveTo(p) => {
                out.move_to(p.x, p.y);
                (last, begin) = (p, p);
            }
            PathSegment::LineTo(p) => {
                line(&mut out, last, p);
                last = p;
            }
            PathSegment::QuadTo(by, to) => {
                let from = last;
                let at = |t: f32| middle(middle(from, by, t), middle(by, to, t), t);
                last = curve(&mut out, from, to, from.distance(by) + by.distance(to), at);
            }
            PathSegment::CubicTo(one, other, to) => {
                let from = last;
                let at = |t: f32| {
                    let (first, second, third) = (middle(from, one, t), middle(one, other, t), middle(other, to, t));
                    middle(middle(first, second, t), middle(second, third, t), t)
                };
                let length = from.distance(one) + one.distance(other) + other.distance(to);
                last = curve(&mut out, from, to, length, at);
            }
            PathSegment::Close => {
                line(&mut out, last, begin);
                out.close();
                last = begin;
            }
        }
    }
    out.finish()
}

/// What lies between two points.
fn middle(from: Point, to: Point, share: f32) -> Point {
    Point::from_xy(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share)
}

/// A curve as straight lines, short enough that it looks round; returns where it ends.
fn curve(out: &mut PathBuilder, from: Point, to: Point, length: f32, at: impl Fn(f32) -> Point) -> Point {
    let parts = (length.sqrt() * 2.0).ceil().clamp(4.0, 256.0);
    let mut last = from;
    let mut part = 1.0;
    while part < parts {
        let next = at(part / parts);
        let next = Point::from_xy(fine(next.x), fine(next.y));
        line(out, last, next);
        last = next;
        part += 1.0;
    }
    line(out, last, to);
    to
}

/// A line, in pieces between the rows where bands can begin.
fn line(out: &mut PathBuilder, from: Point, to: Point) {
    let grid = super::real(GRID);
    let down = to.y > from.y;
    let (upper, lower) = if down { (from, to) } else { (to, from) };
    let mut rows = Vec::new();
    let mut row = ((upper.y / grid).floor() + 1.0) * grid;
    while row < lower.y {
        let share = f64::from(row - upper.y) / f64::from(lower.y - upper.y);
        #[expect(clippy::cast_possible_truncation, reason = "between two numbers of that size")]
        let x = (f64::from(upper.x) + f64::from(lower.x - upper.x) * share) as f32;
        rows.push((fine(x), row));
        row += grid;
    }
    if !down {
        rows.reverse();
    }
    for (x, y) in rows {
        out.line_to(x, y);
    }
    out.line_to(to.x, to.y);
}
