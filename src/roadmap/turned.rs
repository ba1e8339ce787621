//! Pictures that run from right to left: laid out like all others, and turned over where they are drawn. Letters are not
//! turned: a line keeps its reading order and stands where its box comes to stand.

use super::scene::{Canvas, Scene, Step};
use super::shape::Shaped;

impl Canvas {
    /// A canvas that turns everything over from left to right on a page of this width, but for the letters: each line
    /// of text keeps its reading order and stands where its box comes to stand. What draws on it need not know.
    pub fn turned(width: f32) -> Canvas {
        let mut canvas = Canvas::default();
        canvas.turned = Some(width);
        canvas
    }

    /// 1, or -1 where the canvas turns things over: for signs that are the same in both pictures.
    pub fn hand(&self) -> f32 {
        if self.turned.is_some() { -1.0 } else { 1.0 }
    }

    /// Whether a paragraph stands at the end of its box: one that runs the other way than the picture. In a picture
    /// from right to left all begin at the same edge.
    pub fn at_end(&self, text: &Shaped) -> bool {
        text.rtl() && self.turned.is_none()
    }
}

impl Step {
    /// Turns it over from left to right on a page of this width.
    pub fn turn(&mut self, width: f32) {
        match self {
            Step::Move(x, _) | Step::Line(x, _) => *x = width - *x,
            Step::Curve([ax, _, bx, _, x, _]) => [*ax, *bx, *x] = [width - *ax, width - *bx, width - *x],
            Step::Close => {}
        }
    }
}

impl Scene {
    /// Whether its time runs from right to left.
    pub fn from_right(&self) -> bool {
        self.phases.first().is_some_and(|(begin, end, ..)| begin > end)
    }

    /// Turns what is known of places over from left to right, as a turned canvas did with what is drawn.
    pub fn turn_places(&mut self) {
        let width = self.width;
        for placed in &mut self.placed {
            placed.rect.x = width - placed.rect.right();
            placed.span = placed.span.map(|(start, due)| (start.map(|start| width - start), width - due));
            placed.marker = placed.marker.map(|marker| width - marker);
        }
        for (begin, end, ..) in &mut self.phases {
            (*begin, *end) = (width - *begin, width - *end);
        }
        self.ticks = self.ticks.iter().rev().map(|(from, to)| (width - to, width - from)).collect();
    }
}
