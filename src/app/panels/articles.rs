//! The list of articles at the left: title, outlet, date, how much was found, and what is still unread.

use eframe::egui::{self, Align2, Frame, Margin, Rect, Role, ScrollArea, Sense, Ui, pos2, vec2};

use crate::app::commands::Command;
use crate::app::icons::Icon;
use crate::app::state::{Field, Sort};
use crate::app::theme::{self, size};
use crate::app::view::{Queue, View};
use crate::app::{correcting, listing, widgets, words};
use crate::article::ArticleId;
use crate::compare::article_label;
use crate::reading::Reading;

const ROW: f32 = 74.0;

#[derive(Default)]
pub struct Articles {
    /// The listed articles by index, and what they were listed for.
    order: Vec<usize>,
    listed_for: Option<(u64, String, Sort)>,
    /// For each article how many measures it alone gives, and the revision that this is of.
    alone: Vec<usize>,
    alone_in: Option<u64>,
    /// The article that was last scrolled into view.
    followed: Option<ArticleId>,
}

impl Articles {
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
        self.list(view);
        Frame::new()
            .inner_margin(Margin { left: 16, right: 12, top: 12, bottom: 10 })
            .show(ui, |ui| self.head(ui, view, queue));
        if self.order.is_empty() {
            let (title, text) = if view.snapshot.readings.is_empty() {
                ("No articles", "Open a folder, or drop one on the window.")
            } else {
                ("No match", "No title, outlet, author or file has these words.")
            };
            return super::nothing(ui, view, title, text);
        }
        self.rows(ui, view, queue);
    }

    /// Filters and sorts anew only when something changed: there may be ten thousand.
    fn list(&mut self, view: &View<'_>) {
        let wanted = (view.snapshot.revision, view.state.filter.clone(), view.state.sort);
        if self.alone_in != Some(view.snapshot.revision) {
            self.alone = view.snapshot.comparison.alone().iter().map(Vec::len).collect();
            self.alone_in = Some(view.snapshot.revision);
        }
        if self.listed_for.as_ref() != Some(&wanted) {
            self.order = listing::order(view.snapshot, &wanted.1, wanted.2);
            self.listed_for = Some(wanted);
        }
    }

    fn head(&self, ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
        let palette = view.palette;
        ui.horizontal(|ui| {
            let all = view.snapshot.readings.len();
            let text = if self.order.len() == all {
                words::count(all, "article", "articles")
            } else {
                format!("{} of {}", words::grouped(self.order.len() as f64), words::count(all, "article", "articles"))
            };
            ui.label(egui::RichText::new(text).font(theme::strong(size::BODY)).color(palette.ink));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let name = format!("Sorted by {}", words::sort(view.state.sort));
                let button = widgets::icon_only(ui, view, Icon::Sort, &name, true, None).on_hover_text(&name);
                egui::Popup::menu(&button).show(|ui| {
                    for sort in Sort::ALL {
                        widgets::menu_item(ui, view, queue, Command::SortArticles(sort));
                    }
                });
            });
        });
        ui.add_space(4.0);
        let id = egui::Id::unique("filter of articles");
        let wants = view.state.wants_keyboard == Some(Field::Filter);
        let (typed, _) = widgets::search_field(ui, view, id, &view.state.filter, "Filter articles", wants);
        queue.extend(typed.map(Command::SetFilter));
    }

    fn rows(&mut self, ui: &mut Ui, view: &View<'_>, queue: &mut Queue) {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let mut area = ScrollArea::vertical().id_salt("articles").auto_shrink(false);
        if let Some(offset) = self.follow(ui, view) {
            area = area.vertical_scroll_offset(offset);
        }
        area.show_rows(ui, ROW, self.order.len(), |ui, visible| {
            for &index in &self.order[visible] {
                row(ui, view, queue, index, self.alone.get(index).copied().unwrap_or_default());
            }
        });
    }

    /// Where to scroll so that a newly opened article is in the list's view; `None` to stay.
    fn follow(&mut self, ui: &Ui, view: &View<'_>) -> Option<f32> {
        if self.followed == view.state.open {
            return None;
        }
        self.followed = view.state.open.clone();
        let (open, _) = view.open()?;
        let top = self.order.iter().position(|&index| index == open)? as f32 * ROW;
        let id = ui.make_persistent_id(egui::IdSalt::new("articles"));
        widgets::offset_to_see(ui, id, top, ROW, ui.available_height())
    }
}

fn row(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, index: usize, alone: usize) {
    let palette = view.palette;
    let reading = &view.snapshot.readings[index];
    let progress = view.state.progress.of(index);
    // Where nothing is checked yet, nothing is said of it.
    let checked = (progress.checked > 0).then(|| words::progress(progress));
    let article = &reading.article;
    let selected = view.state.open.as_ref() == Some(&article.id);
    let unread = !view.state.seen.contains(&article.id);
    let title = listing::title(reading);
    let outlet = article.metadata.outlet.as_deref();
    let date = article.metadata.published.as_ref().map_or("date unknown".to_owned(), words::published_short);
    let figures = words::count(reading.figures.len(), "figure", "figures");
    let quotes = words::count(reading.quotes.len(), "quote", "quotes");

    let (whole, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let rect = whole.shrink2(vec2(6.0, 1.0));
    let outlet_words = outlet.unwrap_or("outlet unknown");
    let read = if unread { ", unread" } else { "" };
    let so_far = checked.as_ref().map(|checked| format!(", {checked}")).unwrap_or_default();
    let copy = copy_of(view, index);
    let stands: String = copy.iter().map(|copy| format!(", {copy}")).collect();
    let stands = match alone {
        0 => stands,
        alone => format!("{stands}, alone with {}", words::count(alone, "measure", "measures")),
    };
    let machine = correcting::of_an_article(reading).map(|said| format!("set by hand, the file says: {said}"));
    let by_hand = machine.as_ref().map(|said| format!(", {said}")).unwrap_or_default();
    let name = format!("{title}, {outlet_words}, {date}, {figures}, {quotes}{stands}{so_far}{read}{by_hand}");
    widgets::name_row(&response, selected, Role::ListBoxOption, &name);
    widgets::paint_row(ui, view, rect, &response, selected, 8.0);
    if !ui.is_rect_visible(rect) {
        return;
    }
    let painter = ui.painter();
    let left = rect.left() + 18.0;
    let right = rect.right() - 10.0;
    if unread {
        painter.circle_filled(pos2(rect.left() + 9.0, rect.top() + 18.0), 3.0, palette.accent);
    }
    let font = if unread { theme::strong(size::BODY) } else { theme::plain(size::BODY) };
    let heading = widgets::layout(ui, title, font, palette.ink, right - left, 2);
    painter.galley(pos2(left, rect.top() + 9.0), heading, palette.ink);

    let y = rect.bottom() - 15.0;
    let found = found(ui, view, pos2(right, y), reading);
    let meta = match outlet {
        Some(outlet) => format!("{outlet} · {date}"),
        None => date.clone(),
    };
    let meta = match &copy {
        Some(copy) => format!("{copy} · {meta}"),
        None => meta,
    };
    let meta = match &checked {
        Some(_) => format!("{}/{} checked · {meta}", progress.checked, progress.of),
        None => meta,
    };
    let meta = widgets::layout(ui, &meta, theme::plain(size::TINY), palette.ink_faint, found.left() - left - 8.0, 1);
    painter.galley(pos2(left, y - meta.size().y / 2.0), meta, palette.ink_faint);

    let machine = machine.map(|said| format!("\n{}", words::capital(&said))).unwrap_or_default();
    let tip = format!("{title}\n{outlet_words}, {date}\n{figures}, {quotes}{stands}{so_far}\n{}{machine}", article.id);
    if response.on_hover_text(tip).clicked() {
        queue.push(Command::ShowArticle(article.id.clone()));
    }
}

/// "copy of Reuters"
fn copy_of(view: &View<'_>, index: usize) -> Option<String> {
    let original = view.snapshot.comparison.original(index);
    let reading = view.snapshot.readings.get(original).filter(|_| original != index)?;
    Some(format!("copy of {}", article_label(&reading.article)))
}

/// "# 12  ” 4", right-aligned at `at`.
fn found(ui: &Ui, view: &View<'_>, at: egui::Pos2, reading: &Reading) -> Rect {
    let palette = view.palette;
    let mut left = at.x;
    let piece = |left: &mut f32, text: &str, strong: bool| {
        let font = if strong { theme::strong(size::TINY) } else { theme::plain(size::TINY) };
        let rect = ui.painter().text(pos2(*left, at.y), Align2::RIGHT_CENTER, text, font, palette.ink_faint);
        *left = rect.left() - 2.0;
    };
    piece(&mut left, &words::grouped(reading.quotes.len() as f64), false);
    piece(&mut left, "”", true);
    left -= 6.0;
    piece(&mut left, &words::grouped(reading.figures.len() as f64), false);
    piece(&mut left, "#", true);
    Rect::from_min_max(pos2(left, at.y - 8.0), pos2(at.x, at.y + 8.0))
}
