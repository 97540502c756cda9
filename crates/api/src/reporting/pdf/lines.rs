//! Breaking a paragraph into lines that fit.

use ttf_parser::Face as Measured;

/// A font that can be measured.
pub(super) struct Face(Measured<'static>);

/// What stands on one line.
pub(super) struct Line(pub(super) String);

impl Face {
    pub(super) fn read(bytes: &'static [u8]) -> Option<Face> {
        Measured::parse(bytes, 0).ok().map(Face)
    }

    /// How wide a letter is at a size of 1.
    fn width(&self, c: char) -> f32 {
        let glyph = self.0.glyph_index(c).unwrap_or_default();
        f32::from(self.0.glyph_hor_advance(glyph).unwrap_or_default()) / f32::from(self.0.units_per_em())
    }
}

/// The lines of a text, none of them wider than `width`. Its own line breaks stay, and so do the
/// spaces at the beginning of a line, which code needs; a word that is wider by itself is cut.
pub(super) fn broken(text: &str, face: &Face, size: f32, width: f32) -> Vec<Line> {
    let mut lines = Vec::new();
    for own in text.lines() {
        let own: String =
            own.replace('\t', "    ").chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let (mut line, mut used) = (String::new(), 0.0);
        for word in own.split_inclusive(' ') {
            let length = word.trim_end().chars().map(|c| face.width(c)).sum::<f32>() * size;
            if used + length > width && !line.trim().is_empty() {
                lines.push(Line(line.trim_end().to_owned()));
                (line, used) = (String::new(), 0.0);
            }
            for c in word.chars() {
                let one = face.width(c) * size;
                if used + one > width && c != ' ' && !line.is_empty() {
                    lines.push(Line(std::mem::take(&mut line)));
                    used = 0.0;
                }
                line.push(c);
                used += one;
            }
        }
        lines.push(Line(line.trim_end().to_owned()));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn face() -> Face {
        Face::read(include_bytes!("../../../fonts/DejaVuSans.ttf")).unwrap()
    }

    #[test]
    fn lines_are_broken_between_words() {
        let lines = |text, width| -> Vec<String> {
            broken(text, &face(), 10.0, width).into_iter().map(|line| line.0).collect()
        };
        assert_eq!(lines("one two three", 45.0), ["one two", "three"]);
        assert_eq!(lines("a\n\n  b", 200.0), ["a", "", "  b"]);
        assert_eq!(lines("", 200.0), Vec::<String>::new());
    }

    proptest! {
        /// No letter is lost, and no line is too wide.
        #[test]
        fn every_letter_stays_and_every_line_fits(text in "[a-zA-Zäж .,\\n]{0,200}", width in 30f32..300.0) {
            let face = face();
            let lines = broken(&text, &face, 10.0, width);
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.iter().map(|line| line.0.as_str()).collect::<String>()), letters(&text));
            for line in &lines {
                let wide = line.0.chars().map(|c| face.width(c)).sum::<f32>() * 10.0;
                prop_assert!(wide <= width + 0.01, "{:?} is {wide} wide, {width} is there", line.0);
            }
        }
    }
}
