//! How the article is set: the column's width, and for each sort of paragraph its face, leading and space.

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{Color32, FontId};

use crate::app::theme::{self, Palette, size};
use crate::app::words;
use crate::article::{Article, Metadata, ParagraphKind};

/// The smallest space between the column and the edges of the page.
const GUTTER: f32 = 28.0;

/// The column on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// From the page's left edge to the column's.
    pub left: f32,
    pub width: f32,
}

impl Column {
    /// The column on a page of this width: as wide as reads well, in the middle.
    pub fn on(page: f32) -> Self {
        let width = theme::COLUMN.min(page - 2.0 * GUTTER).max(120.0).floor();
        Column { left: ((page - width) / 2.0).max(GUTTER.min(page / 8.0)).floor(), width }
    }
}

/// How a sort of paragraph is set.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    pub font: FontId,
    /// From one baseline to the next.
    pub leading: f32,
    pub ink: Color32,
    /// The space that belongs to it, above and below.
    pub above: f32,
    pub below: f32,
}

impl Setting {
    pub fn of(kind: ParagraphKind, palette: &Palette) -> Self {
        let set = |font, leading, ink, above, below| Setting { font, leading, ink, above, below };
        match kind {
            ParagraphKind::Headline => {
                let font = theme::reading_strong(size::HEADLINE);
                set(font, size::HEADLINE_LEADING, palette.ink, 0.0, 10.0)
            }
            ParagraphKind::Byline => set(theme::reading_italic(size::BYLINE), 22.0, palette.ink_soft, 0.0, 14.0),
            ParagraphKind::Heading => set(theme::reading_strong(size::CROSS_HEADING), 28.0, palette.ink, 18.0, 6.0),
            ParagraphKind::Body => set(theme::reading(size::READING), size::LEADING, palette.ink, 0.0, 15.0),
            ParagraphKind::Boilerplate => set(theme::reading(size::BYLINE), 23.0, palette.ink_faint, 6.0, 12.0),
        }
    }

    /// About how tall a paragraph of so many characters is, `em` being the mean width of a character at size 1.
    pub fn guess(&self, characters: usize, width: f32, em: f32) -> f32 {
        let rows = (characters as f32 * em * self.font.size / width).ceil().max(1.0);
        self.above + rows * self.leading + self.below
    }

    pub fn job(&self, text: &str, width: f32) -> LayoutJob {
        let format = TextFormat { line_height: Some(self.leading), ..TextFormat::simple(self.font.clone(), self.ink) };
        let mut job = LayoutJob::single_section(text.to_owned(), format);
        job.wrap = TextWrapping::wrap_at_width(width);
        job
    }
}

/// The sort that a paragraph is set as. The first one is the headline when it is the article's title.
pub fn kind_of(article: &Article, paragraph: usize) -> ParagraphKind {
    let kind = article.paragraphs()[paragraph].kind;
    if paragraph == 0 && title(article) == Title::First { ParagraphKind::Headline } else { kind }
}

/// Where an article's title is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Title {
    /// It is the text's first paragraph.
    First,
    /// It is made of the first words of the text, which has no headline of its own, or there is none at all.
    None,
    /// The text doesn't begin with it: it has to be set above.
    Above(String),
}

pub fn title(article: &Article) -> Title {
    let Some(first) = article.paragraphs().first() else { return Title::None };
    if first.kind == ParagraphKind::Headline {
        return Title::First;
    }
    let Some(title) = &article.metadata.title else { return Title::None };
    // A title may be marked up, or cut, in another way than the text: only its letters and digits count.
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let (title_letters, first_letters): (String, String) = (letters(title), letters(first.span.of(article.text())));
    if title_letters == first_letters {
        Title::First
    } else if first_letters.starts_with(&title_letters) {
        Title::None
    } else {
        Title::Above(title.clone())
    }
}

/// The line under the headline: what is known of the article's origin, and what is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imprint {
    /// "Riverside Courier · By Ann Lee · 28 October 2025"
    pub known: String,
    /// "date unknown"
    pub unknown: String,
}

pub fn imprint(metadata: &Metadata) -> Imprint {
    let author = metadata
        .author
        .as_ref()
        .map(|author| if author.to_lowercase().starts_with("by ") { author.clone() } else { format!("By {author}") });
    let date = metadata.published.as_ref().map(|_| words::published(metadata));
    let parts = [("outlet", metadata.outlet.clone()), ("author", author), ("date", date)];
    let known: Vec<String> = parts.iter().filter_map(|(_, words)| words.clone()).collect();
    let unknown: Vec<&str> = parts.iter().filter(|(_, words)| words.is_none()).map(|(name, _)| *name).collect();
    let unknown = match unknown.as_slice() {
        [] => String::new(),
        [one] => format!("{one} unknown"),
        [most @ .., last] => format!("{} and {last} unknown", most.join(", ")),
    };
    Imprint { known: known.join(" · "), unknown }
}

/// The imprint, set on one line, or as many as it needs.
/// `machine` is what the file says, where the analyst says otherwise.
pub fn imprint_job(metadata: &Metadata, machine: Option<&str>, palette: &Palette, width: f32) -> LayoutJob {
    let Imprint { known, unknown } = imprint(metadata);
    let format = |font, color| TextFormat { line_height: Some(20.0), ..TextFormat::simple(font, color) };
    let mut job = LayoutJob { wrap: TextWrapping::wrap_at_width(width), ..LayoutJob::default() };
    job.append(&known, 0.0, format(theme::plain(size::BODY), palette.ink_soft));
    if !known.is_empty() && !unknown.is_empty() {
        job.append(" · ", 0.0, format(theme::plain(size::BODY), palette.ink_faint));
    }
    job.append(&unknown, 0.0, format(theme::reading_italic(size::LABEL), palette.ink_faint));
    if let Some(machine) = machine {
        let said = format!(" · set by hand; the file says: {machine}");
        job.append(&said, 0.0, format(theme::reading_italic(size::LABEL), palette.ink_faint));
    }
    job
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{ArticleId, Published};

    fn article(title: Option<&str>, text: &str) -> Article {
        let metadata = Metadata { title: title.map(str::to_owned), ..Metadata::default() };
        Article::new(ArticleId::new("a.txt"), text.to_owned(), metadata)
    }

    #[test]
    fn a_title_that_opens_the_text_is_set_once() {
        let same = article(Some("Mill to close"), "MILL TO CLOSE\n\nThe mill will close.");
        assert_eq!(title(&same), Title::First);
        assert_eq!(kind_of(&same, 0), ParagraphKind::Headline);
    }

    #[test]
    fn a_title_cut_from_the_first_sentence_is_not_set_above_it() {
        let cut = article(Some("The mill on the river will…"), "The mill on the river will close in May.");
        assert_eq!(title(&cut), Title::None);
        assert_eq!(kind_of(&cut, 0), ParagraphKind::Body);
    }

    #[test]
    fn a_title_from_elsewhere_is_set_above_the_text() {
        let other = article(Some("Mill to close"), "After ninety years the looms fall silent.");
        assert_eq!(title(&other), Title::Above("Mill to close".to_owned()));
        assert_eq!(title(&article(None, "After ninety years.")), Title::None);
        assert_eq!(title(&article(Some("Nothing"), "")), Title::None);
    }

    #[test]
    fn the_imprint_says_what_is_not_known() {
        let mut metadata = Metadata::default();
        assert_eq!(imprint(&metadata).unknown, "outlet, author and date unknown");
        metadata.outlet = Some("Riverside Courier".to_owned());
        metadata.author = Some("Ann Lee".to_owned());
        assert_eq!(imprint(&metadata).known, "Riverside Courier · By Ann Lee");
        assert_eq!(imprint(&metadata).unknown, "date unknown");
        metadata.published = Some(Published { date: jiff::civil::date(2025, 10, 28), minute: None });
        assert_eq!(imprint(&metadata).known, "Riverside Courier · By Ann Lee · 28 October 2025");
        assert_eq!(imprint(&metadata).unknown, "");
    }

    #[test]
    fn the_column_stays_on_the_page() {
        for page in [200.0, 400.0, 700.0, 1200.0, 3000.0] {
            let column = Column::on(page);
            assert!(column.left >= 0.0 && column.left + column.width <= page, "{page}: {column:?}");
        }
        assert_eq!(Column::on(1200.0).width, theme::COLUMN);
    }
}
