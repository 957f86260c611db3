//! Markdown: the words without the markup, one block a paragraph.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::super::front_matter;
use super::Document;

pub(super) fn read(text: String) -> Document {
    let (front, text) = front_matter::take_off(text);
    let mut page = Page::default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    for event in Parser::new_ext(&text, options) {
        page.take(event);
    }
    Document { text: page.text, front, heading: page.heading }
}

/// The text so far, and where in the markup we are.
#[derive(Default)]
struct Page {
    text: String,
    heading: Option<String>,
    /// Where the heading that we are in begins in `text`.
    heading_from: Option<usize>,
    /// For every list that we are in: the number of its next item, where it is numbered.
    lists: Vec<Option<u64>>,
    /// The bullet or number is written and its item's first block follows on the same line.
    item_begun: bool,
    /// Depth of what is not shown: alternative texts of pictures, raw HTML.
    unseen: usize,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Image { .. } | Tag::HtmlBlock | Tag::MetadataBlock(_)) => self.unseen += 1,
            Event::End(TagEnd::Image | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => self.unseen -= 1,
            _ if self.unseen > 0 => {}
            Event::Start(Tag::Heading { .. }) => {
                self.block();
                self.heading_from = Some(self.text.len());
            }
            Event::End(TagEnd::Heading(level)) => self.end_heading(level),
            Event::Start(Tag::List(first)) => self.lists.push(first),
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
            }
            Event::Start(Tag::Item) => {
                self.line();
                match self.lists.last_mut() {
                    Some(Some(number)) => {
                        self.text.push_str(&format!("{number}. "));
                        *number += 1;
                    }
                    _ => self.text.push_str("• "),
                }
                self.item_begun = true;
            }
            Event::Start(Tag::Paragraph | Tag::CodeBlock(_) | Tag::Table(_) | Tag::FootnoteDefinition(_)) => {
                self.block()
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => self.line(),
            Event::End(TagEnd::TableCell) => self.text.push('\t'),
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                self.text.truncate(self.text.trim_end_matches('\t').len());
            }
            Event::Text(words) | Event::Code(words) => {
                self.item_begun = false;
                self.text.push_str(&words);
            }
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.text.push('\n'),
            _ => {}
        }
    }

    /// Begins a block: a blank line before it, unless it is the first or an item's own words.
    fn block(&mut self) {
        if self.item_begun {
            self.item_begun = false;
            return;
        }
        self.line();
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Begins a line.
    fn line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        if self.lists.is_empty() && self.text.ends_with(|c: char| c != '\n') {
            self.text.push('\n');
        }
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        let Some(from) = self.heading_from.take() else { return };
        let words = self.text[from..].trim();
        if self.heading.is_none() && level <= HeadingLevel::H2 && !words.is_empty() {
            self.heading = Some(words.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_and_words_stay() {
        let document = read(
            "# Harbour strike\n\nSome *300* of [900 crew](https://example.org) walked\nout.\n\n> “Enough,” she said.\n\n\
             * first\n* second\n\n1. one\n2. two\n\n![a chart](chart.png)\n\nThe `end`.\n"
                .to_owned(),
        );
        assert_eq!(
            document.text,
            "Harbour strike\n\nSome 300 of 900 crew walked out.\n\n“Enough,” she said.\n• first\n• second\n1. one\n2. two\n\nThe end."
        );
        assert_eq!(document.heading.as_deref(), Some("Harbour strike"));
    }

    #[test]
    fn a_table_keeps_its_rows() {
        let document = read("| port | ships |\n|---|---|\n| Halvik | 12 |\n| Norbeck | 7 |\n".to_owned());
        assert_eq!(document.text, "port\tships\nHalvik\t12\nNorbeck\t7");
    }
}
