//! The cards of the Notes tab.

use eframe::egui::{Button, Frame, Margin, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use crate::annotations::{Attached, AttachedCorrection, Attachment, ItemKind, Status};
use crate::app::commands::Command;
use crate::app::notes::{self, Group};
use crate::app::theme::{self, size};
use crate::app::view::{self, Queue, View};
use crate::app::{icons, widgets, words};
use crate::compare::article_label;

pub fn heading(ui: &mut Ui, view: &View<'_>, group: Group, count: usize, first: bool) {
    let palette = view.palette;
    ui.add_space(if first { 0.0 } else { 6.0 });
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let response = ui.label(RichText::new(group.name()).font(theme::strong(size::LABEL)).color(palette.ink));
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, group.name()));
        ui.label(RichText::new(words::grouped(count as f64)).font(theme::plain(size::SMALL)).color(palette.ink_faint));
    });
}

/// A frame that can be pressed, named for those who hear it.
fn card(
    ui: &mut Ui,
    view: &View<'_>,
    queue: &mut Queue,
    (name, selected, go): (&str, bool, Option<Command>),
    add: impl FnOnce(&mut Ui, &mut Queue),
) {
    let palette = view.palette;
    let edge = if selected { (1.5, palette.accent) } else { (1.0, palette.line) };
    let frame = Frame::new().fill(palette.card).stroke(edge).corner_radius(9.0).inner_margin(Margin::symmetric(12, 9));
    let sense = if go.is_some() { Sense::click() } else { Sense::hover() };
    let response = ui
        .scope_builder(UiBuilder::new().id_salt("card").sense(sense), |ui| {
            frame.show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(8.0, 3.0);
                ui.set_width(ui.available_width());
                add(ui, queue);
            });
        })
        .response;
    let role = if go.is_some() { Role::Button } else { Role::ListItem };
    response.widget_info(|| WidgetInfo::selected(role, true, selected, name));
    widgets::focus_ring(ui, &response, response.rect, view);
    if let Some(go) = go
        && response.clicked()
    {
        queue.push(go);
    }
}

pub fn mark(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, group: Group, mark: &Attached) {
    let palette = view.palette;
    let anchor = &mark.item.target().anchor;
    let exact = one_line(anchor.exact());
    let reading = mark.article.as_ref().and_then(|article| view::reading_of(view.snapshot, article));
    let article = match &reading {
        Some((_, reading)) => article_label(&reading.article),
        None => format!("{} is not here", anchor.article),
    };
    let about = format!("{article} · {} · {}", notes::who(mark), words::moment(when(mark)));
    let note = mark.annotation().map(|own| own.note.as_str()).unwrap_or_default();
    let status = mark.verification().map(|own| own.status);
    let kind = status.map_or_else(|| mark.annotation().map_or("note", |own| own.colour.name()), Status::name);
    let name =
        [kind, &exact, note, &article].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let name = match &mark.at {
        Attachment::Changed { was, is, .. } => format!("{name}, figure changed: {was} to {is}"),
        _ => name,
    };
    let selected = view.state.mark.as_ref() == Some(mark.item.id());
    let go = mark.place().map(|_| Command::ShowMark(mark.item.id().clone()));
    card(ui, view, queue, (&name, selected, go), |ui, queue| {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(12.0, 18.0), Sense::hover());
            match (status, mark.annotation()) {
                (Some(status), _) => {
                    icons::paint_status(ui.painter(), rect.center(), palette.status(status), palette.card, status);
                }
                (None, Some(own)) => {
                    let (_, sign) = palette.highlight(own.colour);
                    icons::paint_colour(ui.painter(), rect.center(), 9.0, sign, own.colour);
                }
                (None, None) => {}
            }
            let shown = if exact.is_empty() { "The whole article".to_owned() } else { widgets::shortened(&exact, 220) };
            widgets::paragraph(ui, shown, theme::reading(14.5), palette.ink);
        });
        if let Some(status) = status {
            let struck = matches!(mark.at, Attachment::Changed { .. });
            let mut said = RichText::new(status.name()).font(theme::strong(size::SMALL)).color(palette.status(status));
            if struck {
                said = said.strikethrough();
            }
            ui.label(said);
        }
        waits(ui, view, queue, group, mark);
        written(ui, view, mark);
        widgets::paragraph(ui, about.as_str(), theme::plain(size::TINY), palette.ink_faint);
    });
}

/// What became of its place, and the way to settle it.
fn waits(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, group: Group, mark: &Attached) {
    let palette = view.palette;
    let line = |ui: &mut Ui, text: String| {
        widgets::paragraph(ui, text, theme::plain(size::SMALL), palette.ink_soft);
    };
    match &mark.at {
        Attachment::Changed { was, is, .. } => {
            let ink = palette.verdict(crate::compare::Verdict::Fails);
            let strong = |text: String| RichText::new(text).font(theme::strong(size::SMALL)).color(ink);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 5.0;
                ui.label(strong(format!("figure changed: {was}")));
                let (rect, _) = ui.allocate_exact_size(vec2(12.0, 14.0), Sense::hover());
                icons::paint_arrow(ui.painter(), rect.center(), ink);
                ui.label(strong(is.clone()));
            });
        }
        Attachment::Moved(_) => line(ui, "moved: the words are the same, what stands around them is not".to_owned()),
        Attachment::Lost { .. } => {
            line(
                ui,
                format!(
                    "It stood in: {}",
                    widgets::shortened(&one_line(&mark.item.target().anchor.old_sentence()), 260)
                ),
            );
        }
        Attachment::Here(_) => {}
    }
    if !matches!(group, Group::Orphans | Group::ToLookAt) {
        return;
    }
    let likely = notes::likely(mark);
    if let Some(place) = &likely
        && let Some((_, reading)) = view::reading_of(view.snapshot, &place.article)
    {
        let sentence = reading.article.sentence_at(place.span.start()).unwrap_or(place.span);
        let text = reading.article.text().get(sentence.range()).unwrap_or_default();
        line(ui, format!("It may be: {}", widgets::shortened(&one_line(text), 260)));
    }
    ui.horizontal_wrapped(|ui| {
        let id = mark.item.id();
        let mut button = |ui: &mut Ui, name: &str, command: Command| {
            if ui.add(Button::new(RichText::new(name).font(theme::plain(size::SMALL)))).clicked() {
                queue.push(command);
            }
        };
        let relink = Command::Relink(mark.item.kind(), id.clone());
        if group == Group::ToLookAt {
            button(ui, "Looked at", relink);
        } else if view.state.words.is_some() {
            button(ui, "Relink to the selected words", relink);
        } else if likely.is_some() {
            button(ui, "Relink there", relink);
        } else {
            line(ui, "Select the words on the page where it belongs now.".to_owned());
        }
        if mark.annotation().is_some() {
            let remove = crate::annotations::Act::Remove { annotations: vec![id.clone()] };
            button(ui, "Remove", Command::Act(Box::new(remove)));
        }
    });
}

/// Note, evidence and tags.
fn written(ui: &mut Ui, view: &View<'_>, mark: &Attached) {
    let palette = view.palette;
    let text = |ui: &mut Ui, text: &str| {
        if !text.is_empty() {
            widgets::paragraph(ui, text, theme::plain(size::BODY), palette.ink);
        }
    };
    if let Some(verification) = mark.verification() {
        text(ui, &verification.evidence.text);
        text(ui, &verification.evidence.link);
    }
    let Some(annotation) = mark.annotation() else { return };
    text(ui, &annotation.note);
    for other in &annotation.other_notes {
        text(ui, &format!("{} wrote at the same time: {}", other.author, other.text));
    }
    if annotation.tags.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 2.0);
        for tag in &annotation.tags {
            let colour = view.state.desk.view.tag_colour(tag);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                if let Some(colour) = colour {
                    let (rect, _) = ui.allocate_exact_size(vec2(8.0, 12.0), Sense::hover());
                    icons::paint_colour(ui.painter(), rect.center(), 7.0, palette.highlight(colour).1, colour);
                }
                ui.label(RichText::new(tag.as_str()).font(theme::strong(size::TINY)).color(palette.ink_soft));
            });
        }
    });
}

fn when(mark: &Attached) -> jiff::Timestamp {
    let annotation = mark.annotation().map(|own| own.modified);
    annotation.or(mark.verification().map(|own| own.when)).unwrap_or_default()
}

pub fn correction(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, index: usize) {
    let palette = view.palette;
    let Some(correction) = view.state.desk.view.corrections().get(index) else { return };
    let corrected = &correction.corrected;
    let says = words::correction(&corrected.correction);
    let about = notes::about(view.snapshot, correction);
    let outcome = notes::outcome(view.snapshot, &view.state.desk, index);
    let place = notes::place_of(correction);
    let go = place.and_then(|place| {
        let (article, _) = view::reading_of(view.snapshot, &place.article)?;
        Some(Command::ShowSpan(article, place.span))
    });
    let name = format!("correction, {about}, {says}");
    card(ui, view, queue, (&name, false, go), |ui, queue| {
        if !about.is_empty() {
            widgets::paragraph(ui, widgets::shortened(&about, 160), theme::reading(14.5), palette.ink);
        }
        ui.horizontal(|ui| {
            ui.label(RichText::new(words::capital(&says)).font(theme::strong(size::SMALL)).color(palette.ink));
            ui.with_layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Center), |ui| {
                let button = Button::new(RichText::new("Take back").font(theme::plain(size::SMALL)));
                if ui.add(button).on_hover_text("What the machine says holds again").clicked() {
                    let act = crate::annotations::Act::TakeBack { corrections: vec![corrected.id.clone()] };
                    queue.push(Command::Act(Box::new(act)));
                }
            });
        });
        let group = notes::group_of(correction);
        if group != Group::Corrections {
            correction_waits(ui, view, queue, correction);
        }
        if let Some(outcome) = outcome {
            widgets::paragraph(
                ui,
                outcome,
                theme::plain(size::SMALL),
                palette.relation(crate::compare::Relation::Update),
            );
        }
        let by = format!("{} · {}", corrected.who, words::moment(corrected.when));
        widgets::paragraph(ui, by, theme::plain(size::TINY), palette.ink_faint);
    });
}

/// What became of the places of a correction, and the way to settle it.
fn correction_waits(ui: &mut Ui, view: &View<'_>, queue: &mut Queue, correction: &AttachedCorrection) {
    let id = &correction.corrected.id;
    let anchors = correction.corrected.correction.places();
    for (anchor, (article, at)) in anchors.zip(&correction.places) {
        let said = match at {
            Attachment::Changed { was, is, .. } => format!("figure changed: {was} -> {is}; the correction is struck"),
            Attachment::Moved(_) => "moved: the words are the same, what stands around them is not".to_owned(),
            Attachment::Lost { .. } if article.is_none() => format!("{} is not here", anchor.article),
            Attachment::Lost { .. } => {
                format!("It stood in: {}", widgets::shortened(&one_line(&anchor.old_sentence()), 260))
            }
            Attachment::Here(_) => continue,
        };
        widgets::paragraph(ui, said, theme::plain(size::SMALL), view.palette.ink_soft);
    }
    let kind = ItemKind::Correction;
    let words = view.state.words.as_ref();
    match notes::place_for(&view.state.desk, kind, id, words) {
        Some(_) => {
            let lost = notes::group_of(correction) == Group::Orphans;
            let changed = correction.places.iter().any(|(_, at)| matches!(at, Attachment::Changed { .. }));
            let name = match (lost, words.is_some()) {
                (true, true) => "Relink to the selected words",
                (true, false) => "Relink there",
                (false, _) if changed => "It holds for the new figure",
                (false, _) => "Looked at",
            };
            if ui.add(Button::new(RichText::new(name).font(theme::plain(size::SMALL)))).clicked() {
                queue.push(Command::Relink(kind, id.clone()));
            }
        }
        None => {
            let said = "Select the words on the page where it belongs now.";
            widgets::paragraph(ui, said, theme::plain(size::SMALL), view.palette.ink_soft);
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
