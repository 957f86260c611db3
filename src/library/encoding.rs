//! From bytes to text, whatever encoding the file was saved in.
//!
//! A byte order mark decides; else UTF-16 by its zero bytes, then UTF-8 if the bytes are valid (or all but valid) UTF-8,
//! then the best guess among the single-byte encodings. Line ends become `\n`.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How much of a file the guesses without a mark look at.
const SAMPLE: usize = 64 * 1024;

/// The text of `bytes`; `None` when they are no text.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling(&bytes[mark..]).0;
        return is_text(&text).then(|| unify_line_ends(text.into_owned()));
    }
    let encoding = utf16_without_mark(bytes).unwrap_or_else(|| eight_bit(bytes));
    let text = encoding.decode_without_bom_handling(bytes).0;
    is_text(&text).then(|| unify_line_ends(text.into_owned()))
}

/// Whether the bytes that a file begins with may be text.
pub(super) fn looks_like_text(head: &[u8]) -> bool {
    decode(head).is_some()
}

/// Text in Latin letters has a zero in every other byte of UTF-16, and almost none in the bytes between.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    if sample.len() < 4 {
        return None;
    }
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let pairs = sample.len() / 2;
    if odd * 2 > pairs && even * 50 <= pairs {
        Some(UTF_16LE)
    } else if even * 2 > pairs && odd * 50 <= pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn eight_bit(bytes: &[u8]) -> &'static Encoding {
    if mostly_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Valid UTF-8; or with a few broken places, as in a file that was cut off or pasted together, which decode to
/// replacement characters rather than turning every accent of the file into two.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut broken, mut multibyte) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        multibyte += chunk.valid().bytes().filter(|b| *b >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || broken * 20 <= multibyte
}

/// No zero characters, and hardly any other control characters.
fn is_text(text: &str) -> bool {
    let mut control = 0usize;
    for byte in text.bytes() {
        match byte {
            0 => return false,
            b'\t' | b'\n' | b'\r' | 0x0C | 0x1A | 0x1B => {}
            1..0x20 | 0x7F => control += 1,
            _ => {}
        }
    }
    control * 200 <= text.len()
}

/// CR LF and CR become LF.
fn unify_line_ends(text: String) -> String {
    if !text.contains('\r') {
        return text;
    }
    let mut unified = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = memchr::memchr(b'\r', rest.as_bytes()) {
        unified.push_str(&rest[..at]);
        unified.push('\n');
        rest = &rest[at + 1..];
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    unified.push_str(rest);
    unified
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "“Déjà vu,” said Zoë – £30 for a café crème.\nThe naïve façade cost €1,200, he added.\n";

    fn utf16(text: &str, mark: bool, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16()).flat_map(unit).collect()
    }

    #[test]
    fn utf8_with_and_without_a_mark() {
        assert_eq!(decode(STORY.as_bytes()).as_deref(), Some(STORY));
        assert_eq!(decode(format!("\u{FEFF}{STORY}").as_bytes()).as_deref(), Some(STORY));
    }

    #[test]
    fn utf16_of_both_orders_with_and_without_a_mark() {
        for mark in [true, false] {
            assert_eq!(decode(&utf16(STORY, mark, u16::to_le_bytes)).as_deref(), Some(STORY));
            assert_eq!(decode(&utf16(STORY, mark, u16::to_be_bytes)).as_deref(), Some(STORY));
        }
    }

    #[test]
    fn windows_1252() {
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(STORY);
        assert_eq!(decode(&bytes).as_deref(), Some(STORY));
    }

    #[test]
    fn iso_8859_of_several_parts() {
        let latin = "Le café de Besançon a coûté cher : 30 élèves, 12 maîtres et l'évêque étaient là dès l'été.\n";
        let bytes: Vec<u8> = latin.chars().map(|c| c as u8).collect();
        assert_eq!(decode(&bytes).as_deref(), Some(latin));
        let polish = "Żółć, gęślą jaźń: w Łodzi strajkuje 300 nauczycieli, powiedziała rzeczniczka urzędu miasta.\n";
        let (bytes, ..) = encoding_rs::ISO_8859_2.encode(polish);
        assert_eq!(decode(&bytes).as_deref(), Some(polish));
    }

    #[test]
    fn a_broken_place_does_not_spoil_the_rest() {
        let mut bytes = STORY.repeat(10).into_bytes();
        bytes.truncate(bytes.len() - 1);
        bytes.extend([0xE2, 0x80]);
        let text = decode(&bytes).expect("text");
        assert!(text.starts_with(STORY) && text.ends_with('\u{FFFD}'));
    }

    #[test]
    fn line_ends_become_one() {
        assert_eq!(decode(b"a\r\nb\rc\n\r\nd\r").as_deref(), Some("a\nb\nc\n\nd\n"));
    }

    #[test]
    fn binary_is_no_text() {
        assert_eq!(decode(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0"), None);
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), None);
        assert!(!looks_like_text(&[1, 2, 3, 4, 5, 6, 7, 8]));
    }

    proptest::proptest! {
        #[test]
        fn never_panics_and_leaves_no_carriage_return(bytes: Vec<u8>) {
            if let Some(text) = decode(&bytes) {
                proptest::prop_assert!(!text.contains('\r'));
            }
        }

        #[test]
        fn any_text_in_utf8_comes_back(text in "[a-zà-ÿ“”€ \n]{0,200}") {
            proptest::prop_assert_eq!(decode(text.as_bytes()), Some(text));
        }
    }
}
