//! Plain text: read as it stands, but for front matter at its top.

use super::super::front_matter;
use super::Document;

pub(super) fn read(text: String) -> Document {
    let (front, text) = front_matter::take_off(text);
    Document { text, front, heading: None }
}
