//! Every colour, every font and every size of the window: no other file names one.
//!
//! Two palettes, paper and night. Ink on its ground keeps the contrast that WCAG 2.2 AA asks for (4.5 to 1 for text,
//! 3 to 1 for marks and edges), which the tests measure. No meaning hangs on a colour alone: kinds of marks have a
//! line of their own, relations a shape, both a word.

use std::sync::Arc;

use eframe::egui::{
    self, Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, FontTweak, Margin, Shadow, Stroke,
    Style, TextStyle, Theme, Vec2, Visuals, style::WidgetVisuals, vec2,
};

use super::state::Mark;
use crate::annotations::{Colour, Status};
use crate::compare::{Relation, Verdict};
use crate::figures::FigureKind;
use crate::quotes::QuoteKind;

/// The colours of one theme.
#[derive(Debug, PartialEq)]
pub struct Palette {
    pub dark: bool,
    /// Behind the lists at both sides.
    pub ground: Color32,
    /// Behind the article.
    pub paper: Color32,
    /// Behind a card on the ground.
    pub card: Color32,
    /// Text fields and other wells.
    pub well: Color32,
    /// Hairlines between things.
    pub line: Color32,
    /// The edge of something that can be pressed.
    pub edge: Color32,
    /// Text.
    pub ink: Color32,
    /// Text of second rank: bylines, summaries, menus.
    pub ink_soft: Color32,
    /// Text of third rank: counts, hints.
    pub ink_faint: Color32,
    /// What is active or unread.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Behind a selected row, and behind one under the pointer.
    pub selected: Color32,
    pub hovered: Color32,
    /// Behind selected text.
    pub text_selection: Color32,
    /// Behind a hit of find, and behind the current one.
    pub hit: Color32,
    pub current_hit: Color32,
    /// Laid over a figure for a moment after the page has gone to it.
    pub flash: Color32,
    /// Where all ranges of a forest plot meet.
    pub common: Color32,
    pub common_edge: Color32,
    pub shadow: Color32,
    marks: [(Color32, Color32); 12],
    relations: [Color32; 5],
    verdicts: [Color32; 3],
    /// Of each colour of highlights what is laid behind the words, and its sign.
    highlights: [(Color32, Color32); 6],
}

/// How a kind of mark looks in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkStyle {
    /// Laid behind the words; transparent for quotes, which are long.
    pub fill: Color32,
    /// The line under the words.
    pub line: Color32,
    pub pattern: Pattern,
}

/// The line under a mark, which tells its kind without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pattern {
    Solid,
    Thick,
    Double,
    Dashed,
    LongDashed,
    Dotted,
    DashDotted,
    Wavy,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

static LIGHT: Palette = Palette {
    dark: false,
    ground: rgb(0xF5F4F1),
    paper: rgb(0xFEFDFB),
    card: rgb(0xFFFFFF),
    well: rgb(0xFFFFFF),
    line: rgb(0xE3E0DA),
    edge: rgb(0xCFCBC3),
    ink: rgb(0x22201D),
    ink_soft: rgb(0x55514B),
    ink_faint: rgb(0x67625B),
    accent: rgb(0x2A5D9C),
    on_accent: rgb(0xFFFFFF),
    selected: rgb(0xE3EAF3),
    hovered: rgb(0xECEAE5),
    text_selection: rgb(0xC9DCF3),
    hit: rgb(0xFBEBA9),
    current_hit: rgb(0xF7C95C),
    flash: rgb(0xFFD866),
    common: rgb(0xE9F4EC),
    common_edge: rgb(0xB5D9C0),
    shadow: Color32::from_rgba_premultiplied(0, 0, 0, 28),
    marks: [
        (rgb(0xE2F0E5), rgb(0x2B7A4B)),
        (rgb(0xECE7F6), rgb(0x6A4DA3)),
        (rgb(0xE0EBF8), rgb(0x2464A6)),
        (rgb(0xDCEFEF), rgb(0x0E6F72)),
        (rgb(0xF8E5EE), rgb(0xA03A70)),
        (rgb(0xF7EDD6), rgb(0x8A5C00)),
        (rgb(0xF0E9ED), rgb(0x7B5A6C)),
        (rgb(0xECEDEF), rgb(0x5A6670)),
        (rgb(0xFBEFE8), rgb(0xA44A32)),
        (rgb(0xFBEFE8), rgb(0xA44A32)),
        (rgb(0xFBF3EC), rgb(0x966A4E)),
        (rgb(0xF4F0EA), rgb(0x7A7164)),
    ],
    relations: [rgb(0xB3371F), rgb(0x8A5C00), rgb(0x2464A6), rgb(0x2B7A4B), rgb(0x67625B)],
    verdicts: [rgb(0xB3371F), rgb(0x8A5C00), rgb(0x2B7A4B)],
    highlights: [
        (rgb(0xFDF0A2), rgb(0x7D6300)),
        (rgb(0xCDEFC4), rgb(0x2B733A)),
        (rgb(0xCDE6FB), rgb(0x1F5FA3)),
        (rgb(0xFBD5E4), rgb(0xA62A66)),
        (rgb(0xFFDFB8), rgb(0x9A4A00)),
        (rgb(0xE6D9F8), rgb(0x6440A6)),
    ],
};

static DARK: Palette = Palette {
    dark: true,
    ground: rgb(0x18191B),
    paper: rgb(0x1E1F21),
    card: rgb(0x222326),
    well: rgb(0x141517),
    line: rgb(0x303236),
    edge: rgb(0x44474C),
    ink: rgb(0xE3E0DA),
    ink_soft: rgb(0xB3AFA8),
    ink_faint: rgb(0x9E9A93),
    accent: rgb(0x85B1EA),
    on_accent: rgb(0x10243C),
    selected: rgb(0x293442),
    hovered: rgb(0x25272A),
    text_selection: rgb(0x2F4B6C),
    hit: rgb(0x453C18),
    current_hit: rgb(0x6E5510),
    flash: rgb(0x6E5A14),
    common: rgb(0x24302A),
    common_edge: rgb(0x3F5E4A),
    shadow: Color32::from_rgba_premultiplied(0, 0, 0, 120),
    marks: [
        (rgb(0x23362A), rgb(0x7CC397)),
        (rgb(0x312B44), rgb(0xB7A0E8)),
        (rgb(0x223247), rgb(0x82B4EC)),
        (rgb(0x1E3738), rgb(0x74C5C6)),
        (rgb(0x402938), rgb(0xE894BE)),
        (rgb(0x3A3120), rgb(0xDDB162)),
        (rgb(0x383036), rgb(0xCBA8BB)),
        (rgb(0x2F3236), rgb(0xA9B4BD)),
        (rgb(0x3A2A24), rgb(0xE59A80)),
        (rgb(0x3A2A24), rgb(0xE59A80)),
        (rgb(0x352C26), rgb(0xCCA487)),
        (rgb(0x302E2A), rgb(0xAEA598)),
    ],
    relations: [rgb(0xF08A70), rgb(0xDDB162), rgb(0x82B4EC), rgb(0x7CC397), rgb(0x9E9A93)],
    verdicts: [rgb(0xF08A70), rgb(0xDDB162), rgb(0x7CC397)],
    highlights: [
        (rgb(0x4A4214), rgb(0xE8CE5A)),
        (rgb(0x234524), rgb(0x86CE86)),
        (rgb(0x1F3D5C), rgb(0x86B9F0)),
        (rgb(0x532840), rgb(0xF094BE)),
        (rgb(0x52371A), rgb(0xF0AC60)),
        (rgb(0x3D2F5C), rgb(0xBCA3F0)),
    ],
};

impl Palette {
    pub fn of(theme: Theme) -> &'static Palette {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }

    pub fn mark(&self, mark: Mark) -> MarkStyle {
        let (row, pattern) = match mark {
            Mark::Figure(FigureKind::Money) => (0, Pattern::Solid),
            Mark::Figure(FigureKind::Percent) => (1, Pattern::Double),
            Mark::Figure(FigureKind::Count) => (2, Pattern::Thick),
            Mark::Figure(FigureKind::Measurement) => (3, Pattern::LongDashed),
            Mark::Figure(FigureKind::Ratio) => (4, Pattern::DashDotted),
            Mark::Figure(FigureKind::Duration) => (5, Pattern::Dashed),
            Mark::Figure(FigureKind::Ordinal) => (6, Pattern::Wavy),
            Mark::Figure(FigureKind::Date) => (7, Pattern::Dotted),
            Mark::Quote(QuoteKind::Direct) => (8, Pattern::Solid),
            Mark::Quote(QuoteKind::Partial) => (9, Pattern::Dashed),
            Mark::Quote(QuoteKind::Indirect) => (10, Pattern::LongDashed),
            Mark::Quote(QuoteKind::Scare) => (11, Pattern::Dotted),
        };
        let (fill, line) = self.marks[row];
        MarkStyle { fill, line, pattern }
    }

    pub fn relation(&self, relation: Relation) -> Color32 {
        self.relations[match relation {
            Relation::Differ => 0,
            Relation::Update => 1,
            Relation::Compatible => 2,
            Relation::Agree => 3,
            Relation::Single => 4,
        }]
    }

    /// What is laid behind highlighted words, and the sign of the colour.
    pub fn highlight(&self, colour: Colour) -> (Color32, Color32) {
        self.highlights[match colour {
            Colour::Yellow => 0,
            Colour::Green => 1,
            Colour::Blue => 2,
            Colour::Pink => 3,
            Colour::Orange => 4,
            Colour::Purple => 5,
        }]
    }

    pub fn status(&self, status: Status) -> Color32 {
        match status {
            Status::Unchecked => self.ink_faint,
            Status::Confirmed => self.verdict(Verdict::Holds),
            Status::Disputed => self.verdict(Verdict::Fails),
            Status::Superseded => self.relation(Relation::Update),
            Status::Unverifiable => self.ink_soft,
        }
    }

    pub fn verdict(&self, verdict: Verdict) -> Color32 {
        self.verdicts[match verdict {
            Verdict::Fails => 0,
            Verdict::Strained => 1,
            Verdict::Holds => 2,
        }]
    }
}

/// The face of the article.
pub fn reading(size: f32) -> FontId {
    FontId::new(size, family(READING))
}

/// Headlines.
pub fn reading_strong(size: f32) -> FontId {
    FontId::new(size, family(READING_STRONG))
}

/// Bylines.
pub fn reading_italic(size: f32) -> FontId {
    FontId::new(size, family(READING_ITALIC))
}

/// The face of everything around the article.
pub fn plain(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Headings and labels.
pub fn strong(size: f32) -> FontId {
    FontId::new(size, family(STRONG))
}

/// Sizes of text, in points.
pub mod size {
    /// The article, and the leading of its lines.
    pub const READING: f32 = 18.0;
    pub const LEADING: f32 = 29.0;
    pub const HEADLINE: f32 = 30.0;
    pub const HEADLINE_LEADING: f32 = 38.0;
    pub const CROSS_HEADING: f32 = 20.0;
    pub const BYLINE: f32 = 15.0;
    /// A sheet's title, an empty page's first line.
    pub const TITLE: f32 = 20.0;
    /// Labels of cards, titles in lists.
    pub const LABEL: f32 = 14.0;
    /// Everything else.
    pub const BODY: f32 = 13.5;
    pub const SMALL: f32 = 12.0;
    pub const TINY: f32 = 11.0;
}

/// The width of the article's column, in points: 60 to 75 characters.
pub const COLUMN: f32 = 620.0;

const READING: &str = "reading";
const READING_STRONG: &str = "reading strong";
const READING_ITALIC: &str = "reading italic";
const STRONG: &str = "strong";

fn family(name: &str) -> FontFamily {
    FontFamily::Name(name.into())
}

/// Literata for reading, Inter for the window, egui's own faces for what these two lack.
fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallbacks = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let bundled: [(&str, &'static [u8]); 5] = [
        ("Literata", include_bytes!("../../assets/fonts/Literata-Regular.ttf")),
        ("Literata SemiBold", include_bytes!("../../assets/fonts/Literata-SemiBold.ttf")),
        ("Literata Italic", include_bytes!("../../assets/fonts/Literata-Italic.ttf")),
        ("Inter", include_bytes!("../../assets/fonts/Inter-Regular.ttf")),
        ("Inter SemiBold", include_bytes!("../../assets/fonts/Inter-SemiBold.ttf")),
    ];
    for (name, bytes) in bundled {
        let tweak = FontTweak { hinting: Some(false), ..FontTweak::default() };
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes).tweak(tweak)));
    }
    let mut add = |family: FontFamily, faces: &[&str]| {
        let faces = faces.iter().map(|&face| face.to_owned()).chain(fallbacks.iter().cloned());
        fonts.families.insert(family, faces.collect());
    };
    add(FontFamily::Proportional, &["Inter"]);
    add(family(STRONG), &["Inter SemiBold", "Inter"]);
    add(family(READING), &["Literata", "Inter"]);
    add(family(READING_STRONG), &["Literata SemiBold", "Literata", "Inter SemiBold"]);
    add(family(READING_ITALIC), &["Literata Italic", "Literata", "Inter"]);
    fonts
}

/// Gives the window its faces and both themes. Before the first frame, so that nothing is laid out twice.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    for theme in [Theme::Light, Theme::Dark] {
        ctx.set_style_of(theme, style(Palette::of(theme)));
    }
}

fn style(palette: &Palette) -> Style {
    let mut style = Style { visuals: visuals(palette), animation_time: 0.12, ..Style::default() };
    style.text_styles = [
        (TextStyle::Heading, strong(size::TITLE)),
        (TextStyle::Body, plain(size::BODY)),
        (TextStyle::Button, plain(size::BODY)),
        (TextStyle::Small, plain(size::SMALL)),
        (TextStyle::Monospace, FontId::monospace(size::BODY)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 6.0);
    spacing.button_padding = vec2(10.0, 5.0);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(20);
    spacing.interact_size = vec2(32.0, 26.0);
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 9.0;
    spacing.tooltip_width = 340.0;
    spacing.menu_width = 280.0;
    spacing.scroll.bar_width = 8.0;
    spacing.scroll.floating_width = 3.0;
    spacing.scroll.bar_inner_margin = 2.0;
    spacing.scroll.bar_outer_margin = 2.0;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style
}

fn visuals(palette: &Palette) -> Visuals {
    let mut visuals = if palette.dark { Visuals::dark() } else { Visuals::light() };
    let widget = |fill: Color32, stroke: Stroke, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: stroke,
        corner_radius: CornerRadius::same(6),
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    let edge = Stroke::new(1.0, palette.edge);
    visuals.widgets.noninteractive = widget(palette.ground, Stroke::new(1.0, palette.line), palette.ink);
    visuals.widgets.inactive = widget(palette.card, edge, palette.ink);
    visuals.widgets.hovered = widget(palette.hovered, Stroke::new(1.0, palette.ink_faint), palette.ink);
    visuals.widgets.active = widget(palette.selected, Stroke::new(1.0, palette.accent), palette.ink);
    visuals.widgets.open = widget(palette.hovered, edge, palette.ink);
    visuals.selection.bg_fill = palette.text_selection;
    visuals.selection.stroke = Stroke::new(1.5, palette.accent);
    visuals.weak_text_color = Some(palette.ink_faint);
    visuals.hyperlink_color = palette.accent;
    visuals.faint_bg_color = palette.hovered;
    visuals.extreme_bg_color = palette.well;
    visuals.text_edit_bg_color = Some(palette.well);
    visuals.code_bg_color = palette.hovered;
    visuals.warn_fg_color = palette.verdict(Verdict::Strained);
    visuals.error_fg_color = palette.verdict(Verdict::Fails);
    visuals.panel_fill = palette.ground;
    visuals.window_fill = palette.card;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(12);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.window_shadow = Shadow { offset: [0, 12], blur: 40, spread: 0, color: palette.shadow };
    visuals.popup_shadow = Shadow { offset: [0, 6], blur: 20, spread: 0, color: palette.shadow };
    visuals.text_cursor.stroke = Stroke::new(1.5, palette.accent);
    visuals.button_frame = true;
    visuals.indent_has_left_vline = false;
    visuals
}

/// The names of the menus: text until the pointer is over them.
pub fn menu_bar(style: &mut Style) {
    style.spacing.button_padding = vec2(9.0, 4.0);
    for widget in [&mut style.visuals.widgets.inactive, &mut style.visuals.widgets.open] {
        widget.bg_stroke = Stroke::NONE;
    }
    style.visuals.widgets.inactive.weak_bg_fill = Color32::TRANSPARENT;
    style.visuals.widgets.hovered.bg_stroke = Stroke::NONE;
    style.visuals.widgets.active.bg_stroke = Stroke::NONE;
}

/// Draws the line of a mark under words that reach from `left` to `right`, with its top at `y`.
pub fn paint_line(painter: &egui::Painter, left: f32, right: f32, y: f32, color: Color32, pattern: Pattern) {
    let stroke = Stroke::new(1.2, color);
    let dashes = |on: f32, off: f32, stroke: Stroke| {
        let mut x = left;
        while x < right {
            painter.hline(x..=(x + on).min(right), y, stroke);
            x += on + off;
        }
    };
    match pattern {
        Pattern::Solid => {
            painter.hline(left..=right, y, stroke);
        }
        Pattern::Thick => {
            painter.hline(left..=right, y + 0.4, Stroke::new(2.2, color));
        }
        Pattern::Double => {
            painter.hline(left..=right, y, Stroke::new(1.0, color));
            painter.hline(left..=right, y + 2.5, Stroke::new(1.0, color));
        }
        Pattern::Dashed => dashes(4.0, 2.5, stroke),
        Pattern::LongDashed => dashes(9.0, 3.0, stroke),
        Pattern::Dotted => dashes(1.5, 2.5, Stroke::new(1.5, color)),
        Pattern::DashDotted => {
            let mut x = left;
            while x < right {
                painter.hline(x..=(x + 6.0).min(right), y, stroke);
                if x + 8.5 < right {
                    painter.hline(x + 8.5..=(x + 10.0).min(right), y, stroke);
                }
                x += 12.5;
            }
        }
        Pattern::Wavy => {
            let mut points = Vec::with_capacity(((right - left) / 2.0) as usize + 2);
            let mut x = left;
            let mut up = false;
            while x < right {
                points.push(egui::pos2(x, if up { y - 0.8 } else { y + 1.2 }));
                up = !up;
                x += 2.5;
            }
            painter.add(egui::Shape::line(points, Stroke::new(1.0, color)));
        }
    }
}

/// The space between a panel's edge and what is in it.
pub const MARGIN: f32 = 16.0;
/// The height of the bars at the top and at the bottom.
pub const BAR: f32 = 40.0;
pub const STATUS_BAR: f32 = 28.0;
/// The smallest thing that a finger or a shaky hand can press.
pub const TARGET: Vec2 = vec2(24.0, 24.0);

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.2 relative luminance.
    fn luminance(color: Color32) -> f64 {
        let channel = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_is_legible_on_every_ground() {
        for palette in [&LIGHT, &DARK] {
            let grounds =
                [palette.ground, palette.paper, palette.card, palette.well, palette.hovered, palette.selected];
            for ground in grounds {
                for ink in [palette.ink, palette.ink_soft, palette.ink_faint] {
                    let ratio = contrast(ink, ground);
                    assert!(ratio >= 4.5, "{ink:?} on {ground:?}: {ratio:.2}");
                }
            }
            assert!(contrast(palette.on_accent, palette.accent) >= 4.5);
        }
    }

    #[test]
    fn words_stay_legible_on_their_marks() {
        for palette in [&LIGHT, &DARK] {
            for mark in Mark::ALL {
                let style = palette.mark(mark);
                assert!(contrast(palette.ink, style.fill) >= 7.0, "{mark:?}");
                assert!(contrast(style.line, style.fill) >= 3.0, "{mark:?}");
                assert!(contrast(style.line, palette.paper) >= 4.5, "{mark:?}");
            }
            for ground in [palette.hit, palette.current_hit, palette.flash, palette.text_selection] {
                assert!(contrast(palette.ink, ground) >= 4.5, "{ground:?}: {:.2}", contrast(palette.ink, ground));
            }
        }
    }

    #[test]
    fn words_stay_legible_on_highlights_and_so_do_their_marks() {
        for palette in [&LIGHT, &DARK] {
            for colour in Colour::ALL {
                let (fill, sign) = palette.highlight(colour);
                assert!(contrast(palette.ink, fill) >= 7.0, "{colour:?}: {:.2}", contrast(palette.ink, fill));
                assert!(contrast(sign, fill) >= 4.5, "{colour:?}: {:.2}", contrast(sign, fill));
                for mark in Mark::ALL {
                    let ratio = contrast(palette.mark(mark).line, fill);
                    assert!(ratio >= 3.0, "{mark:?} on {colour:?}: {ratio:.2}");
                }
            }
            for status in Status::ALL {
                assert!(contrast(palette.status(status), palette.card) >= 4.5, "{status:?}");
            }
        }
    }

    #[test]
    fn relations_and_verdicts_can_be_read_as_text() {
        for palette in [&LIGHT, &DARK] {
            for color in palette.relations.iter().chain(&palette.verdicts) {
                for ground in [palette.card, palette.ground] {
                    let ratio = contrast(*color, ground);
                    assert!(ratio >= 4.5, "{color:?} on {ground:?}: {ratio:.2}");
                }
            }
        }
    }

    #[test]
    fn kinds_differ_without_colour() {
        let patterns = |kinds: &[Mark]| {
            kinds.iter().map(|&mark| LIGHT.mark(mark).pattern).collect::<std::collections::HashSet<_>>().len()
        };
        assert_eq!(patterns(&Mark::ALL[..8]), 8);
        assert_eq!(patterns(&Mark::ALL[8..]), 4);
    }
}
