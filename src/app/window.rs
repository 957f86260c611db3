//! The program's window from start to end: it draws a frame from the workspace's snapshot and its own state, and
//! carries out the commands that the frame's panels sent.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use eframe::egui::{self, Context, ThemePreference, Ui, ViewportCommand};
use jiff::Timestamp;

use super::arrangement::{Panels, columns};
use super::beside::{Beside, News};
use super::commands::Command;
use super::dialogs::{Answer, Dialogs};
use super::editor::Editor;
use super::exchanging::{self, Found};
use super::execute::{self, Effect};
use super::keymap;
use super::panels::sheets;
use super::remember::{self, Keeper};
use super::state::{Leaving, Overlay, State, ThemeChoice};
use super::theme::{self, Palette};
use super::view::{Queue, View};
use crate::annotations::{Act, ItemId, ItemKind, Outcome, Saved, Subject};
use crate::library::{self, Source};
use crate::workspace::desk::{self, Analyst, DeskState};
use crate::workspace::settings::Settings;
use crate::workspace::{Snapshot, Stage, Workspace};

/// Name of the desktop entry and of the place where the window's geometry is kept.
const APP_ID: &str = "crossread";

/// What a window is opened with.
pub struct Launch {
    /// The collection to open; `None` for a window with nothing open.
    pub source: Option<Source>,
    /// Something the user must be told at once.
    pub notice: Option<String>,
    /// What the settings file says.
    pub settings: Settings,
    /// When the program began, for `CROSSREAD_TRACE_START`.
    pub started: Instant,
}

/// Opens the window and returns when it is closed.
///
/// Reading the collection begins before the window is made, so that the first frame can already show it.
///
/// # Errors
/// When there is no display, or no OpenGL on it.
pub fn run(launch: Launch) -> eframe::Result {
    let painter: Arc<OnceLock<Context>> = Arc::default();
    let woken = Arc::clone(&painter);
    let mut workspace = Workspace::new(move || {
        if let Some(ctx) = woken.get() {
            ctx.request_repaint();
        }
    });
    let mut settings = launch.settings.clone();
    settings.installation.get_or_insert_with(desk::unique);
    workspace.sign(Analyst::of_settings(&settings));
    workspace.watch(settings.watched);
    if let Some(source) = launch.source {
        settings.remember(&source);
        workspace.open(source);
    }
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_app_id(APP_ID)
            .with_title("Crossread")
            .with_inner_size([1360.0, 860.0])
            .with_min_inner_size([360.0, 280.0])
            .with_clamp_size_to_monitor_size(true)
            .with_drag_and_drop(true)
            .with_icon(icon()),
        ..Default::default()
    };
    let run = move |creation: &eframe::CreationContext<'_>| {
        // Set once, here; a second window would need a workspace of its own.
        painter.set(creation.egui_ctx.clone()).ok();
        let mut window = Window::new(&creation.egui_ctx, workspace);
        window.state.notice = launch.notice;
        window.restore(&creation.egui_ctx, &settings);
        window.keeper = Some(Keeper::new(launch.settings));
        window.trace = std::env::var_os("CROSSREAD_TRACE_START").map(|_| Trace { started: launch.started, frames: 0 });
        Ok(Box::new(window) as Box<dyn eframe::App>)
    };
    eframe::run_native("Crossread", options, Box::new(run))
}

fn icon() -> egui::IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon-128.png")).unwrap_or_default()
}

/// The window.
pub struct Window {
    workspace: Workspace,
    state: State,
    dialogs: Dialogs,
    /// What the dialog that is open asks for.
    asks: Asks,
    /// Files that are written and read beside the frames: what became of them.
    beside: Beside,
    /// Whether the window may be closed whatever is not saved.
    leaving: bool,
    panels: Panels,
    /// The collection that the state is about; when another one is open, the state lets go of the old one's articles.
    collection: Option<Arc<Source>>,
    /// The page follows the first article of the list until the user opens one.
    follows_first: bool,
    /// The revision for which it last did.
    followed: Option<u64>,
    title: String,
    /// What Ctrl and the wheel have asked for since the last step of zoom.
    pinch: f32,
    /// Keeps the settings; a window in a test has none.
    keeper: Option<Keeper>,
    trace: Option<Trace>,
}

/// Tells on standard error how long the start took.
struct Trace {
    started: Instant,
    frames: u32,
}

impl Window {
    /// A window on what `workspace` has open.
    pub fn new(ctx: &Context, workspace: Workspace) -> Self {
        theme::install(ctx);
        ctx.options_mut(|options| {
            // Both are commands of ours, with names and places in the menus.
            options.zoom_with_keyboard = false;
            options.quit_shortcuts.clear();
        });
        Window {
            workspace,
            state: State::new(),
            dialogs: Dialogs::default(),
            asks: Asks::default(),
            beside: Beside::default(),
            leaving: false,
            panels: Panels::default(),
            pinch: 1.0,
            collection: None,
            follows_first: true,
            followed: None,
            title: String::new(),
            keeper: None,
            trace: None,
        }
    }

    /// Takes over theme, zoom, panes, legend and recent collections.
    pub fn restore(&mut self, ctx: &Context, settings: &Settings) {
        remember::apply(settings, &mut self.state);
        ctx.set_theme(preference(self.state.theme));
        ctx.set_zoom_factor(self.state.zoom);
        self.workspace.sign(Analyst::of_settings(settings));
    }

    /// What the window shows.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// What the next frame would be drawn from.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.workspace.snapshot()
    }

    /// Carries out one command, as if a panel had sent it.
    pub fn execute(&mut self, ctx: &Context, command: Command) {
        let snapshot = self.workspace.snapshot();
        self.carry_out(ctx, command, &snapshot);
    }

    fn carry_out(&mut self, ctx: &Context, command: Command, snapshot: &Snapshot) {
        let open = self.state.open.clone();
        let editor = self.state.editor.clone();
        let effect = execute::execute(command, &mut self.state, snapshot);
        if self.state.open != open {
            self.follows_first = false;
        }
        self.keep_replaced(editor);
        let repaint = ctx.clone();
        match effect {
            None => {}
            Some(Effect::AskForFolder) => {
                self.asks = Asks::WhatToOpen;
                self.dialogs.ask_for_folder("Open a folder of articles", move || repaint.request_repaint());
            }
            Some(Effect::AskForFiles) => {
                self.asks = Asks::WhatToOpen;
                self.dialogs.ask_for_files(move || repaint.request_repaint());
            }
            Some(Effect::AskWhereToSave) => {
                self.asks = Asks::WhereToSave;
                self.dialogs.ask_for_folder("A folder to keep your notes in", move || repaint.request_repaint());
            }
            Some(Effect::AskWhereToExport(name)) => {
                self.asks = Asks::WhereToExport;
                self.dialogs.ask_where_to_write("Export", &name, move || repaint.request_repaint());
            }
            Some(Effect::AskWhatToImport) => {
                self.asks = Asks::WhatToImport;
                self.dialogs.ask_for_file("A file of annotations", move || repaint.request_repaint());
            }
            Some(Effect::PreviewExport(format)) => {
                let wanted =
                    exchanging::Wanted { snapshot: self.workspace.snapshot(), desk: self.workspace.desk(), format };
                self.beside.run(repaint, move || News::Previewed(format, wanted.preview()));
            }
            Some(Effect::WriteExport(format, path)) => {
                let wanted =
                    exchanging::Wanted { snapshot: self.workspace.snapshot(), desk: self.workspace.desk(), format };
                self.beside.run(repaint, move || News::Exported(wanted.write(&path).map(|()| path)));
            }
            Some(Effect::ReadImport(path)) => {
                let desk = self.workspace.desk();
                self.beside.run(repaint, move || {
                    let found = exchanging::look_into(&path, &desk, Timestamp::now());
                    News::Read(path, found)
                });
            }
            Some(Effect::Open(paths)) => self.open(paths),
            Some(Effect::OpenSample) => match library::sample_folder() {
                Ok(folder) => self.open(vec![folder]),
                Err(error) => self.state.notice = Some(format!("The sample could not be unpacked: {error}")),
            },
            Some(Effect::Reload) => {
                self.keep_editor(true);
                if let Some(source) = &snapshot.source {
                    self.workspace.open(Source::clone(source));
                }
            }
            Some(Effect::CancelWork) => self.workspace.cancel(),
            Some(Effect::Acts(acts)) => {
                self.act(&acts);
            }
            Some(Effect::Undo) => {
                self.keep_editor(true);
                self.at_desk(Workspace::undo);
            }
            Some(Effect::Redo) => {
                self.at_desk(Workspace::redo);
            }
            Some(Effect::KeepEditor { close }) => self.keep_editor(close),
            Some(Effect::Copy(text)) => ctx.copy_text(text),
            Some(Effect::Sign(name)) => {
                let installation = self.state.installation.get_or_insert_with(desk::unique).clone();
                self.workspace.sign(Analyst { name, installation });
                self.state.desk = self.workspace.desk();
            }
            Some(Effect::Leave(Leaving::Open(paths))) => self.open_now(paths),
            Some(Effect::Leave(Leaving::Close)) => {
                self.leaving = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Some(Effect::SetTheme(choice)) => ctx.set_theme(preference(choice)),
            Some(Effect::SetZoom(zoom)) => ctx.set_zoom_factor(zoom),
            Some(Effect::Quit) => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
        ctx.request_repaint();
    }

    /// Does something to the analyst's layer.
    fn at_desk(&mut self, act: impl FnOnce(&mut Workspace, Timestamp) -> Option<Outcome>) -> Option<Outcome> {
        // Whoever held on to the layer would make the workspace copy it.
        self.state.desk = DeskState::default();
        let outcome = act(&mut self.workspace, Timestamp::now());
        self.state.desk = self.workspace.desk();
        outcome
    }

    /// Does acts of the analyst's; the annotation that they made. One on words of no other kind is the selected one from
    /// then on; a figure that is annotated is selected as a figure.
    fn act(&mut self, acts: &[Act]) -> Option<ItemId> {
        let mut made = None;
        for act in acts {
            let outcome = self.at_desk(|workspace, now| workspace.act(act, now));
            if let Act::Annotate(new) = act {
                made = outcome.and_then(|outcome| outcome.items.into_iter().next()).map(|(_, id)| id);
                if new.target.subject == Subject::Text {
                    self.state.mark.clone_from(&made);
                }
            }
        }
        made
    }

    /// Keeps what the editor holds. It stays open where nothing can be kept yet.
    fn keep_editor(&mut self, close: bool) {
        let Some(mut editor) = self.state.editor.take() else { return };
        if close {
            editor.finish_tag();
        }
        if editor.is_unsaved() {
            if !self.state.desk.is_open {
                self.state.editor = Some(editor);
                return;
            }
            let is_gone = |id: &ItemId| self.state.desk.view.item(ItemKind::Annotation, id).is_none();
            if editor.annotation.as_ref().is_some_and(is_gone) {
                editor.begin_anew();
            }
            let made = self.act(&editor.changes());
            editor.is_kept(made);
        }
        if !close {
            self.state.editor = Some(editor);
        }
    }

    /// Keeps what an editor held that a command put away or replaced, and puts away one that is on another article.
    fn keep_replaced(&mut self, before: Option<Editor>) {
        let serial = |editor: &Option<Editor>| editor.as_ref().map(|editor| editor.serial);
        if before.is_some() && serial(&before) != serial(&self.state.editor) {
            let now = std::mem::replace(&mut self.state.editor, before);
            self.keep_editor(true);
            self.state.editor = now;
        }
        let elsewhere = |editor: &Editor| self.state.open.as_ref() != Some(&editor.place.article);
        if self.state.editor.as_ref().is_some_and(elsewhere) {
            self.keep_editor(true);
        }
    }

    fn is_unsaved(&self) -> bool {
        matches!(self.state.desk.saved, Saved::NotSaved(_))
    }

    /// Opens a collection, unless something would be lost with the one that is open.
    fn open(&mut self, paths: Vec<PathBuf>) {
        if paths.is_empty() {
            return;
        }
        self.keep_editor(true);
        if self.is_unsaved() {
            self.state.overlay = Some(Overlay::Unsaved { then: Leaving::Open(paths) });
        } else {
            self.open_now(paths);
        }
    }

    fn open_now(&mut self, paths: Vec<PathBuf>) {
        self.state.notice = None;
        let source = Source::of(paths);
        let mut settings = remember::settings(&self.state);
        settings.remember(&source);
        self.state.recent = settings.recent;
        self.workspace.open(source);
    }

    /// What came from outside since the last frame: dialogs that were answered, files that were dropped, another
    /// collection.
    fn take_news(&mut self, ctx: &Context, snapshot: &Snapshot) {
        match self.dialogs.answer() {
            Some(Answer::Chosen(paths)) => self.take_answer(ctx, paths, snapshot),
            Some(Answer::Impossible(why)) => self.state.notice = Some(why),
            Some(Answer::Cancelled) | None => {}
        }
        for news in self.beside.news() {
            self.take_exchanged(news);
        }
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        self.open(dropped);
        self.turn_to_collection(snapshot);
        self.follow_first(snapshot);
        let title = match &snapshot.source {
            Some(source) => format!("{} – Crossread", source.name()),
            None => "Crossread".to_owned(),
        };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn take_answer(&mut self, ctx: &Context, paths: Vec<PathBuf>, snapshot: &Snapshot) {
        let first = paths.first().cloned();
        match (self.asks, first) {
            (_, None) => {}
            (Asks::WhatToOpen, _) => self.open(paths),
            (Asks::WhereToSave, Some(folder)) => self.workspace.save_in(folder),
            // The desktop asked already whether a file that is there may be replaced.
            (Asks::WhereToExport, Some(path)) => self.carry_out(ctx, Command::WriteExport(path), snapshot),
            (Asks::WhatToImport, Some(path)) => self.carry_out(ctx, Command::ReadImport(path), snapshot),
        }
    }

    /// What became of an export, or what was found in a file to import.
    fn take_exchanged(&mut self, news: News) {
        match (news, &mut self.state.overlay) {
            (News::Exported(Ok(path)), overlay) => {
                self.state.word = Some(format!("Wrote {}", path.display()));
                if matches!(overlay, Some(Overlay::Export(_))) {
                    *overlay = None;
                }
            }
            (News::Previewed(format, preview), Some(Overlay::Export(exporting))) => {
                if exporting.format == format {
                    exporting.preview = preview;
                }
            }
            (News::Previewed(..), _) => {}
            (News::Exported(Err(why)), Some(Overlay::Export(exporting))) => exporting.failed = Some(why),
            (News::Exported(Err(why)), _) => self.state.notice = Some(why),
            (News::Read(path, found), Some(Overlay::Import(importing))) => {
                // Another file may be looked into by now.
                if importing.found == Found::Looking(path) {
                    importing.found = found;
                }
            }
            (News::Read(..), _) => {}
        }
    }

    /// Lets go of the articles of another collection; a reload of the same one keeps them.
    fn turn_to_collection(&mut self, snapshot: &Snapshot) {
        if self.collection == snapshot.source {
            return;
        }
        let kept = std::mem::take(&mut self.state);
        self.state = State {
            tab: kept.tab,
            articles_shown: kept.articles_shown,
            comparison_shown: kept.comparison_shown,
            singles_shown: kept.singles_shown,
            watched: kept.watched,
            legend: kept.legend,
            sort: kept.sort,
            table: kept.table,
            matrix_sort: kept.matrix_sort,
            ledger: super::ledger::Ledger {
                sort: kept.ledger.sort,
                descending: kept.ledger.descending,
                ..Default::default()
            },
            theme: kept.theme,
            zoom: kept.zoom,
            recent: kept.recent,
            notice: kept.notice,
            columns: kept.columns,
            serial: kept.serial,
            overlay: kept.overlay.filter(|_| self.collection.is_none()),
            desk: kept.desk,
            colour: kept.colour,
            hidden: kept.hidden,
            keymap: kept.keymap,
            analyst: kept.analyst,
            installation: kept.installation,
            ..State::new()
        };
        self.collection = snapshot.source.clone();
        self.follows_first = true;
        self.followed = None;
    }

    /// Opens the first article that is there, and an earlier one that comes in while the folder is being read.
    fn follow_first(&mut self, snapshot: &Snapshot) {
        if !self.follows_first || self.followed == Some(snapshot.revision) {
            return;
        }
        self.followed = Some(snapshot.revision);
        let order = super::listing::order(snapshot, "", self.state.sort);
        self.state.open = order.first().map(|&index| snapshot.readings[index].article.id.clone());
        if matches!(snapshot.stage, Stage::Idle | Stage::Cancelled) {
            self.state.seen.extend(self.state.open.clone());
            self.follows_first = self.state.open.is_none();
        }
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        let snapshot = self.workspace.snapshot();
        self.state.desk = DeskState::default();
        self.workspace.watch(self.state.watched);
        self.workspace.tend();
        self.state.desk = self.workspace.desk();
        self.state.progress.renew(&snapshot, &self.state.desk);
        self.take_news(ctx, &snapshot);
        if ctx.input(|input| input.viewport().close_requested()) {
            self.keep_editor(true);
            if self.is_unsaved() && !self.leaving {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.state.overlay = Some(Overlay::Unsaved { then: Leaving::Close });
            }
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        let snapshot = self.workspace.snapshot();
        self.state.columns = columns(ui.available_width());
        let view = View { snapshot: &snapshot, state: &self.state, palette: Palette::of(ctx.theme()) };
        let mut queue = Queue::new();
        if self.state.overlay.is_none() {
            queue.extend(keymap::pressed(&ctx, &self.state, &snapshot));
        }
        queue.extend(pinched(&ctx, &mut self.pinch));
        self.panels.show(ui, &view, &mut queue);
        sheets::show(&ctx, &view, &mut queue);
        drop_hint(&ctx, &view);
        self.state.wants_keyboard = None;
        for command in queue {
            self.carry_out(&ctx, command, &snapshot);
        }
        if let Some(keeper) = &mut self.keeper {
            keeper.keep(&self.state);
        }
        if let Some(trace) = &mut self.trace {
            trace.frame(&ctx);
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.keep_editor(true);
        if let Some(keeper) = &mut self.keeper {
            keeper.finish(&self.state);
        }
    }

    /// The window's geometry is kept between starts, and nothing else that egui remembers.
    fn persist_egui_memory(&self) -> bool {
        false
    }
}

/// What a dialog asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Asks {
    #[default]
    WhatToOpen,
    WhereToSave,
    WhereToExport,
    WhatToImport,
}

impl Trace {
    /// Called at the end of laying out a frame: when the second one is, the first has been painted.
    fn frame(&mut self, ctx: &Context) {
        let elapsed = self.started.elapsed().as_secs_f64() * 1000.0;
        match self.frames {
            0 => eprintln!("first frame laid out after {elapsed:.0} ms"),
            1 => eprintln!("first frame painted after {elapsed:.0} ms"),
            _ => return,
        }
        self.frames += 1;
        ctx.request_repaint();
    }
}

/// Ctrl and the wheel, or two fingers, in the same steps as the keys.
fn pinched(ctx: &Context, pinch: &mut f32) -> Option<Command> {
    *pinch *= ctx.input(|input| input.zoom_delta());
    if (0.91..1.1).contains(pinch) {
        return None;
    }
    let command = if *pinch > 1.0 { Command::ZoomIn } else { Command::ZoomOut };
    *pinch = 1.0;
    Some(command)
}

fn preference(choice: ThemeChoice) -> ThemePreference {
    match choice {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark => ThemePreference::Dark,
    }
}

/// While files are held over the window: that they can be dropped.
fn drop_hint(ctx: &Context, view: &View<'_>) {
    if ctx.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let palette = view.palette;
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop"));
    let painter = ctx.layer_painter(layer);
    let room = ctx.content_rect();
    painter.rect_filled(room, 0.0, palette.paper.gamma_multiply(0.9));
    let stroke = (2.0, palette.accent);
    painter.rect_stroke(room.shrink(16.0), 12.0, stroke, egui::StrokeKind::Inside);
    let font = theme::strong(theme::size::TITLE);
    painter.text(room.center(), egui::Align2::CENTER_CENTER, "Drop to open", font, palette.ink);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_windows_show_what_was_asked_for() {
        let mut state = State::new();
        let mut sees = |width, command: Option<Command>| {
            state.columns = columns(width);
            let snapshot = Workspace::new(|| {}).snapshot();
            if let Some(command) = command {
                execute::execute(command, &mut state, &snapshot);
            }
            (state.sees_articles(), state.sees_page(), state.sees_comparison())
        };
        assert_eq!(sees(1280.0, None), (true, true, true));
        assert_eq!(sees(800.0, None), (false, true, true));
        assert_eq!(sees(500.0, None), (false, true, false));
        assert_eq!(sees(500.0, Some(Command::ToggleComparison)), (false, false, true));
        assert_eq!(sees(500.0, Some(Command::ToggleComparison)), (false, true, false));
        assert_eq!(sees(800.0, Some(Command::ToggleArticles)), (true, true, false));
        assert_eq!(sees(500.0, None), (true, false, false));
        assert_eq!(sees(1280.0, Some(Command::ToggleArticles)), (false, true, true));
        assert_eq!(sees(800.0, Some(Command::ToggleArticles)), (true, true, false));
    }
}
