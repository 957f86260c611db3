//! Byte offsets to Unicode code points and back: what the border (`exchange`, the command line) speaks.

use super::Span;

/// How many bytes lie between two remembered positions.
const STEP: usize = 256;

/// Converts byte offsets of one text to code-point offsets.
///
/// Remembers one position in every 256 bytes, so a look-up reads at most that many.
///
/// ```
/// use crossread::article::{CodePoints, Span};
/// let text = "“30,000”";
/// let points = CodePoints::new(text);
/// assert_eq!(points.of_span(Span::new(3, 9)), (1, 7));
/// assert_eq!(points.to_byte(7), Some(9));
/// ```
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points before byte `i * STEP`.
    before: Vec<u32>,
}

impl<'a> CodePoints<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut before = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0u32;
        for block in text.as_bytes().chunks(STEP) {
            before.push(count);
            count += begun(block);
        }
        CodePoints { text, before }
    }

    /// The number of code points before the byte offset `at`.
    pub fn of_byte(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let block = (at / STEP).min(self.before.len().saturating_sub(1));
        let Some(&before) = self.before.get(block) else { return 0 };
        before as usize + begun(&self.text.as_bytes()[block * STEP..at]) as usize
    }

    /// Half-open code points of a byte span.
    pub fn of_span(&self, span: Span) -> (usize, usize) {
        (self.of_byte(span.start()), self.of_byte(span.end()))
    }

    /// The byte offset of code point `at`; the text's end for the number of its code points; `None` beyond.
    pub fn to_byte(&self, at: usize) -> Option<usize> {
        let block = self.before.partition_point(|&b| b as usize <= at).saturating_sub(1);
        let mut left = at - *self.before.get(block).unwrap_or(&0) as usize;
        let bytes = self.text.as_bytes();
        let mut byte = block * STEP;
        loop {
            while byte < bytes.len() && is_continuation(bytes[byte]) {
                byte += 1;
            }
            if left == 0 {
                return Some(byte);
            }
            if byte >= bytes.len() {
                return None;
            }
            byte += 1;
            left -= 1;
        }
    }
}

/// How many code points begin in these bytes of UTF-8.
fn begun(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&b| !is_continuation(b)).count() as u32
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_border_goes_there_and_back() {
        let text = "a“é”😀 ".repeat(300);
        let points = CodePoints::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.of_byte(byte), count);
            assert_eq!(points.to_byte(count), Some(byte));
        }
        let all = text.chars().count();
        assert_eq!(points.of_byte(text.len()), all);
        assert_eq!(points.to_byte(all), Some(text.len()));
        assert_eq!(points.to_byte(all + 1), None);
    }

    #[test]
    fn the_empty_text_has_one_border() {
        let points = CodePoints::new("");
        assert_eq!(points.of_byte(0), 0);
        assert_eq!(points.to_byte(0), Some(0));
        assert_eq!(points.to_byte(1), None);
    }
}
