//! What is known of how a paragraph breaks at widths that were asked for, so that it need not be broken anew for each of
//! them: in more room it never has more lines, so that between two widths with as many lines each it has as many as there.
//! Only a word that is torn apart, and needs room for a hyphen, is no part of this. Plain arithmetic.

/// How a paragraph breaks at a width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Broken {
    /// The width, em.
    pub(super) width: f32,
    /// How many lines.
    pub(super) lines: usize,
    /// How wide the widest line is, em.
    pub(super) widest: f32,
    /// Whether no word was torn apart.
    pub(super) whole: bool,
}

/// The widths that were asked for, from narrow to wide.
#[derive(Debug, Default)]
pub(super) struct Known(Vec<Broken>);

impl Known {
    /// Where a width has its place, and whether it stands there.
    fn place(&self, width: f32) -> Result<usize, usize> {
        self.0.binary_search_by(|known| known.width.total_cmp(&width))
    }

    /// How it breaks at this very width, where that is known.
    pub(super) fn at(&self, width: f32) -> Option<Broken> {
        self.place(width).ok().and_then(|at| self.0.get(at)).copied()
    }

    /// How many lines it has at a width, where that is known.
    pub(super) fn lines(&self, width: f32) -> Option<usize> {
        match self.place(width) {
            Ok(at) => self.0.get(at).map(|known| known.lines),
            Err(at) => {
                let (narrower, wider) = (self.0.get(at.checked_sub(1)?)?, self.0.get(at)?);
                (narrower.whole && narrower.lines == wider.lines).then_some(wider.lines)
            }
        }
    }

    /// Takes down how it breaks at a width.
    pub(super) fn note(&mut self, broken: Broken) {
        if let Err(at) = self.place(broken.width) {
            self.0.insert(at, broken);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Shaper;
    use crate::roadmap::fonts::{Face, Fonts};
    use crate::roadmap::palette::INK;

    /// In every script, and with words that are torn apart.
    #[test]
    fn what_is_known_between_two_widths_is_what_breaking_gives() {
        let texts = [
            "one number that people ring when they need a lift",
            "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch, a word as long as a line, and more",
            "two lines\nand what stands under them  with blanks – and a dash/slash",
            "نريد مكانًا واحدًا للجميع في الوادي كل يوم",
            "हम घाटी में हर खाली कमरे का नक्शा बनाते हैं",
        ];
        let mut shaper = Shaper::new(Fonts::bundled());
        for text in texts {
            let mut asked = shaper.plain(text, Face::Semibold, INK);
            let widths = |step: f32| (0..60_u16).map(move |n| 2.0 + f32::from(n) * step);
            for width in widths(0.75) {
                asked.wrap(width);
            }
            for width in widths(0.731) {
                let mut broken = shaper.plain(text, Face::Semibold, INK);
                let lines = broken.wrap(width).0;
                assert!(asked.known.lines(width).is_none_or(|known| known == lines), "{text} at {width}");
            }
            assert!(widths(0.731).any(|width| asked.known.lines(width).is_some()), "{text}");
        }
    }
}
