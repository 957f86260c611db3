//! Which paragraphs are on the screen, and where.
//!
//! Only what shows is laid out. Heights above the screen are guesses until somebody scrolls there, and a guess that
//! turns out wrong must not move what is being read: one visible paragraph is held where it is, the others are laid
//! out around it, and the distance from the top follows. The same holds the place when the page changes its width.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{Galley, Painter, Rangef};

use super::column::{self, Column, Setting, Title};
use super::heights::Heights;
use super::laid::Laid;
use crate::app::theme::Palette;
use crate::article::{Article, ParagraphKind};

/// Space above the first paragraph and below the last.
const TOP: f32 = 40.0;
const BOTTOM: f32 = 96.0;
/// How many paragraphs beyond the screen stay laid out, for scrolling to and fro.
const SPARE: usize = 24;

/// What a page is laid out with.
pub struct Setter<'a> {
    pub painter: &'a Painter,
    pub article: &'a Article,
    /// What the file says of the article, where the analyst says otherwise.
    pub machine: Option<String>,
    pub palette: &'a Palette,
    pub column: Column,
    /// The height of the screen, as far as the page has it.
    pub height: f32,
}

/// Where the page should be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Aim {
    /// This far from its top, in points.
    Offset(f64),
    /// With the line of this place so many points below the upper edge of the screen.
    Line { place: usize, y: f32 },
}

/// A paragraph with its space.
#[derive(Clone, Debug)]
pub struct Block {
    pub laid: Laid,
    /// From the block's top to the text's.
    pub above: f32,
    pub height: f32,
    /// What is not part of the text: a title from elsewhere and the imprint, with their distance from the block's top.
    pub extras: Vec<(Arc<Galley>, f32)>,
}

/// One article on a page.
#[derive(Default)]
pub struct Sheet {
    /// The characters of each paragraph.
    lengths: Vec<usize>,
    heights: Heights,
    blocks: HashMap<usize, Block>,
    set: Option<Set>,
    /// What stays where it is when the page is laid out anew: the first line on the screen.
    held: Option<(usize, f32)>,
    offset: f64,
    visible: Range<usize>,
}

/// What the laid-out paragraphs were laid out for.
struct Set {
    column: Column,
    pixels_per_point: f32,
    dark: bool,
    /// As long as egui gives this very galley back, the galleys made since are good; when it clears the glyphs, or
    /// gets new faces, it makes another.
    sample: Arc<Galley>,
    /// The mean width of a character, at size 1.
    em: f32,
}

impl Sheet {
    pub fn new(article: &Article) -> Self {
        let lengths = article.paragraphs().iter().map(|p| p.span.of(article.text()).chars().count()).collect();
        Sheet { lengths, ..Sheet::default() }
    }

    /// Lays out what shows at `offset`, or where `aim` says, and returns the distance from the top that shows it.
    pub fn arrange(&mut self, setter: &Setter<'_>, offset: f64, aim: Option<Aim>) -> f64 {
        if self.lengths.is_empty() {
            return 0.0;
        }
        let scrolled = offset != self.offset || aim.is_some();
        let anew = self.refresh(setter);
        let aim = match (aim, self.held) {
            (None, Some((place, y))) if anew && self.offset > 0.0 => Some(Aim::Line { place, y }),
            (aim, _) => aim,
        };
        // Beyond the ends while a touchpad pulls: that is the scroll area's business.
        let pulled = offset - offset.clamp(0.0, self.end(setter));
        let mut wanted = match aim {
            None => self.fill(setter, offset, None),
            Some(Aim::Offset(offset)) => self.fill(setter, offset, None),
            Some(Aim::Line { place, y }) => {
                let paragraph = setter.article.paragraph_at(place).unwrap_or(0);
                let line = self.line_of(setter, place);
                self.fill(setter, offset, Some((paragraph, y - line.min)))
            }
        };
        // At the ends of the page there may be less to show than was wished for.
        for _ in 0..3 {
            let possible = wanted.clamp(0.0, self.end(setter));
            if possible == wanted {
                break;
            }
            wanted = self.fill(setter, possible, None);
        }
        self.offset = if aim.is_none() { wanted + pulled } else { wanted };
        let (first, last) = (self.heights.at(self.offset), self.heights.at(self.offset + f64::from(setter.height)));
        self.visible = first..last + 1;
        self.blocks.retain(|&i, _| i + SPARE >= first && i <= last + SPARE);
        if scrolled || self.held.is_none() {
            self.held = self.first_line(setter);
        }
        self.offset
    }

    /// Lays out around one paragraph, with its top at `y` of the screen, until the screen is full; without one, around
    /// the first that is known to be as tall as it is. Returns the distance from the top that this makes.
    fn fill(&mut self, setter: &Setter<'_>, offset: f64, around: Option<(usize, f32)>) -> f64 {
        let (anchor, y) = around.unwrap_or_else(|| {
            let (first, last) = (self.heights.at(offset), self.heights.at(offset + f64::from(setter.height)));
            let anchor = (first..=last).find(|&i| self.heights.is_exact(i)).unwrap_or(first);
            let y = (self.heights.top(anchor) - offset) as f32;
            let guess = self.heights.of(anchor);
            let exact = self.block(setter, anchor).height;
            // As far into the paragraph as into the guess.
            (anchor, if y < 0.0 { y * exact / guess } else { y })
        });
        let mut bottom = y;
        for i in anchor..self.lengths.len() {
            if bottom > setter.height && i > anchor {
                break;
            }
            bottom += self.block(setter, i).height;
        }
        let mut top = y;
        for i in (0..anchor).rev() {
            if top < 0.0 {
                break;
            }
            top -= self.block(setter, i).height;
        }
        self.heights.top(anchor) - f64::from(y)
    }

    /// The greatest distance from the top.
    pub fn end(&self, setter: &Setter<'_>) -> f64 {
        (self.heights.total() - f64::from(setter.height)).max(0.0)
    }

    /// Lets go of what was laid out for another width, size or theme. True when the lines are no longer what they were.
    fn refresh(&mut self, setter: &Setter<'_>) -> bool {
        let body = Setting::of(ParagraphKind::Body, setter.palette);
        let sample = setter.painter.layout_job(body.job(SAMPLE, f32::INFINITY));
        let pixels_per_point = setter.painter.pixels_per_point();
        let (column, dark) = (setter.column, setter.palette.dark);
        let same = self.set.as_ref().is_some_and(|set| {
            set.column.width == column.width && set.pixels_per_point == pixels_per_point && set.dark == dark
        });
        if same && self.set.as_ref().is_some_and(|set| Arc::ptr_eq(&set.sample, &sample)) {
            return false;
        }
        self.blocks.clear();
        let em = sample.size().x / SAMPLE.len() as f32 / body.font.size;
        let lines_hold = self.set.as_ref().is_some_and(|set| {
            set.column.width == column.width && set.pixels_per_point == pixels_per_point && set.em == em
        });
        self.set = Some(Set { column, pixels_per_point, dark, sample, em });
        if !lines_hold {
            let guess = |(i, &characters): (usize, &usize)| {
                let setting = Setting::of(column::kind_of(setter.article, i), setter.palette);
                let last = if i + 1 == self.lengths.len() { BOTTOM } else { 0.0 };
                let first = if i == 0 { TOP } else { 0.0 };
                first + setting.guess(characters, column.width, em) + last
            };
            self.heights = Heights::guessed(self.lengths.iter().enumerate().map(guess).collect());
        }
        !lines_hold
    }

    /// Lays out a paragraph, if it isn't.
    pub fn block(&mut self, setter: &Setter<'_>, paragraph: usize) -> &Block {
        let heights = &mut self.heights;
        let last = paragraph + 1 == self.lengths.len();
        self.blocks.entry(paragraph).or_insert_with(|| {
            let block = set_block(setter, paragraph, last);
            heights.measured(paragraph, block.height);
            block
        })
    }

    /// The line of a place, from its paragraph's top.
    pub fn line_of(&mut self, setter: &Setter<'_>, place: usize) -> Rangef {
        let paragraph = setter.article.paragraph_at(place).unwrap_or(0);
        let start = setter.article.paragraphs()[paragraph].span.start();
        let block = self.block(setter, paragraph);
        let row = block.laid.row_y(block.laid.row_of(place.saturating_sub(start)));
        Rangef::new(row.min + block.above, row.max + block.above)
    }

    /// The first line on the screen: its first place, and how far below the upper edge it is.
    fn first_line(&self, setter: &Setter<'_>) -> Option<(usize, f32)> {
        self.visible().find_map(|paragraph| {
            let block = self.shown(paragraph)?;
            let text = self.y(paragraph) + block.above;
            let row = (0..block.laid.row_count()).find(|&row| text + block.laid.row_y(row).max > 0.0)?;
            let start = setter.article.paragraphs()[paragraph].span.start();
            Some((start + block.laid.row_text(row).start, text + block.laid.row_y(row).min))
        })
    }

    /// The paragraphs on the screen.
    pub fn visible(&self) -> Range<usize> {
        self.visible.clone()
    }

    /// A paragraph that is on the screen.
    pub fn shown(&self, paragraph: usize) -> Option<&Block> {
        self.blocks.get(&paragraph)
    }

    /// How many paragraphs are laid out.
    pub fn laid_out(&self) -> usize {
        self.blocks.len()
    }

    /// From the upper edge of the screen to a paragraph's top.
    pub fn y(&self, paragraph: usize) -> f32 {
        (self.heights.top(paragraph) - self.offset) as f32
    }

    pub fn offset(&self) -> f64 {
        self.offset
    }

    /// The height of the whole page.
    pub fn height(&self) -> f64 {
        self.heights.total()
    }

    /// How far down the whole page a place is, from 0 to 1, as far as heights are known.
    pub fn share(&self, article: &Article, place: usize) -> f32 {
        let Some(paragraph) = article.paragraph_at(place) else { return 0.0 };
        let span = article.paragraphs()[paragraph].span;
        let inside = place.saturating_sub(span.start()) as f64 / span.len().max(1) as f64;
        let height = f64::from(self.heights.of(paragraph));
        ((self.heights.top(paragraph) + inside.min(1.0) * height) / self.height().max(1.0)) as f32
    }

    /// The first line on the screen: a place of the text, and its distance from the upper edge.
    pub fn held(&self) -> Option<(usize, f32)> {
        self.held
    }
}

/// Letters in about the frequency that English has them.
const SAMPLE: &str = "the rest of the committee had not said how many of its members would stay in their posts";

fn set_block(setter: &Setter<'_>, paragraph: usize, last: bool) -> Block {
    let article = setter.article;
    let kind = column::kind_of(article, paragraph);
    let setting = Setting::of(kind, setter.palette);
    let text = article.paragraphs()[paragraph].span.of(article.text());
    let laid = Laid::new(set(setter, &setting, kind, text));
    let mut extras = Vec::new();
    let mut above = setting.above;
    let mut below = setting.below;
    if paragraph == 0 {
        above += TOP;
        let imprint = setter.painter.layout_job(column::imprint_job(
            &article.metadata,
            setter.machine.as_deref(),
            setter.palette,
            setter.column.width,
        ));
        let height = imprint.size().y;
        match column::title(article) {
            Title::First => {
                extras.push((imprint, above + laid.height() + below));
                below += height + 22.0;
            }
            title => {
                if let Title::Above(title) = title {
                    let headline = Setting::of(ParagraphKind::Headline, setter.palette);
                    let galley = set(setter, &headline, ParagraphKind::Headline, &title);
                    let tall = galley.size().y;
                    extras.push((galley, above));
                    above += tall + headline.below;
                }
                extras.push((imprint, above));
                above += height + 22.0;
            }
        }
    }
    if last {
        below += BOTTOM;
    }
    let height = above + laid.height() + below;
    Block { laid, above, height, extras }
}

/// Sets a text; the rows of a headline about equally long, so that none has a word to itself.
fn set(setter: &Setter<'_>, setting: &Setting, kind: ParagraphKind, text: &str) -> Arc<Galley> {
    let within = |width: f32| setter.painter.layout_job(setting.job(text, width));
    let full = within(setter.column.width);
    // Nobody balances by eye what is longer than this.
    let rows = full.rows.len();
    if kind != ParagraphKind::Headline || !(2..=5).contains(&rows) {
        return full;
    }
    let (mut narrow, mut wide) = (setter.column.width / 2.0, setter.column.width);
    let mut best = full;
    while wide - narrow > 8.0 {
        let width = ((narrow + wide) / 2.0).round();
        let galley = within(width);
        if galley.rows.len() > rows {
            narrow = width;
        } else {
            wide = width;
            best = galley;
        }
    }
    best
}
