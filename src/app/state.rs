//! What the window shows: plain data that a frame is drawn from and that only [`super::execute`] changes.
//!
//! Articles are named by their identifier and figures by their place, not by index: while a folder is being read, the
//! indices of one snapshot mean something else in the next.

use std::collections::HashSet;
use std::path::PathBuf;

use super::editor::Editor;
use super::keymap::Keymap;
use super::ledger::Ledger;
use super::progress::Progresses;
use crate::annotations::{Attached, Colour, ItemId, Tag};
use crate::article::{ArticleId, Place};
use crate::compare::{MeasureId, Relation};
use crate::figures::FigureKind;
use crate::quotes::QuoteKind;
use crate::workspace::desk::DeskState;

/// What the window shows.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The article on the page.
    pub open: Option<ArticleId>,
    /// The selected figure; its measure is selected with it.
    pub figure: Option<Place>,
    pub quote: Option<Place>,
    /// The selected check, by the place of its claim.
    pub claim: Option<Place>,
    pub measure: Option<MeasureId>,
    /// Where the page was last asked to go.
    pub target: Option<Target>,
    /// What the comparison was last asked to bring into view.
    pub reveal: Option<Reveal>,
    pub tab: Tab,
    /// Which side is in front where the window is too narrow for all three.
    pub pane: Pane,
    /// How many columns the window has room for: three, two or one.
    pub columns: usize,
    pub articles_shown: bool,
    pub comparison_shown: bool,
    /// Whether the measures with one figure are listed too.
    pub singles_shown: bool,
    /// Whether articles that come, change or go are taken in by themselves.
    pub watched: bool,
    /// What the Figures tab and the matrix are narrowed to.
    pub narrow: Narrow,
    /// What the Quotes tab is narrowed to, in words.
    pub said: String,
    /// Whose page the Quotes tab shows; all speakers for `None`.
    pub speaker: Option<String>,
    /// What stands above the article in the middle.
    pub table: Option<Table>,
    pub matrix_sort: MatrixSort,
    pub ledger: Ledger,
    /// What the Notes tab is narrowed to.
    pub notes: super::notes::Only,
    pub legend: Legend,
    pub find: Find,
    /// What the list of articles is narrowed to.
    pub filter: String,
    pub sort: Sort,
    /// The articles that have been on the page.
    pub seen: HashSet<ArticleId>,
    pub theme: ThemeChoice,
    /// Size of everything, 1.0 as the system has it; within [`ZOOM`].
    pub zoom: f32,
    /// The sheet that lies over the window.
    pub overlay: Option<Overlay>,
    /// The collections opened before, each with the paths that were opened together; newest first.
    pub recent: Vec<Vec<PathBuf>>,
    /// Something the user must be told, until dismissed.
    pub notice: Option<String>,
    /// Where the page has been, and where it comes back to on Forward.
    pub trail: Trail,
    /// Rises with every [`Target`], [`Reveal`] and request for a field.
    pub serial: u64,
    /// A field that asked for the keyboard, until it has it.
    pub wants_keyboard: Option<Field>,
    /// The analyst's layer, as it stood when the frame began.
    pub desk: DeskState,
    /// The words that are selected on the page.
    pub words: Option<Place>,
    /// The annotation that is selected.
    pub mark: Option<ItemId>,
    /// The colour of the next highlight.
    pub colour: Colour,
    /// What is being written on the page.
    pub editor: Option<Editor>,
    /// What of the analyst's layer the page leaves out.
    pub hidden: HashSet<Layered>,
    /// What was done last, where nothing else shows it: "Copied …".
    pub word: Option<String>,
    pub keymap: Keymap,
    /// The name that the analyst signs with; the system's for `None`.
    pub analyst: Option<String>,
    /// This installation of the program, by the name that it signs its journals with.
    pub installation: Option<String>,
    /// How much is checked, of the same layer.
    pub progress: Progresses,
}

/// The smallest and the largest zoom.
pub const ZOOM: std::ops::RangeInclusive<f32> = 0.7..=3.0;

impl State {
    /// What a window shows at its first start.
    pub fn new() -> Self {
        State { columns: 3, articles_shown: true, comparison_shown: true, watched: true, zoom: 1.0, ..State::default() }
    }

    /// Whether the list of articles is to be seen: where there is no room for all columns, only when it is in front.
    pub fn sees_articles(&self) -> bool {
        self.articles_shown && (self.columns == 3 || self.pane == Pane::Articles)
    }

    /// Whether the comparison is to be seen: of two columns it is one unless the articles are in front.
    pub fn sees_comparison(&self) -> bool {
        self.comparison_shown
            && match self.columns {
                3 => true,
                2 => !self.sees_articles(),
                _ => self.pane == Pane::Comparison,
            }
    }

    /// Whether the page is to be seen: always, unless another column has the window to itself.
    pub fn sees_page(&self) -> bool {
        self.columns > 1 || !(self.sees_articles() || self.sees_comparison())
    }

    /// The next serial number: larger than every one given before.
    pub fn next_serial(&mut self) -> u64 {
        self.serial += 1;
        self.serial
    }
}

/// Where the page should be. The page scrolls there, and flashes the span, once for each serial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub place: Place,
    pub serial: u64,
}

/// What a panel on the right should bring into view, once for each serial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reveal {
    pub what: Revealed,
    pub serial: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Revealed {
    Measure(MeasureId),
    Quote(Place),
    Claim(Place),
}

/// A tab of the comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    #[default]
    Figures,
    Quotes,
    Checks,
    Notes,
}

impl Tab {
    pub const ALL: [Tab; 4] = [Tab::Figures, Tab::Quotes, Tab::Checks, Tab::Notes];
}

/// One of the window's three columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    Articles,
    #[default]
    Page,
    Comparison,
}

/// A kind of mark in the text, which the legend names and switches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    Figure(FigureKind),
    Quote(QuoteKind),
}

impl Mark {
    /// In the order of the legend.
    pub const ALL: [Mark; 12] = [
        Mark::Figure(FigureKind::Money),
        Mark::Figure(FigureKind::Percent),
        Mark::Figure(FigureKind::Count),
        Mark::Figure(FigureKind::Measurement),
        Mark::Figure(FigureKind::Ratio),
        Mark::Figure(FigureKind::Duration),
        Mark::Figure(FigureKind::Ordinal),
        Mark::Figure(FigureKind::Date),
        Mark::Quote(QuoteKind::Direct),
        Mark::Quote(QuoteKind::Partial),
        Mark::Quote(QuoteKind::Indirect),
        Mark::Quote(QuoteKind::Scare),
    ];
}

/// A part of the analyst's layer that the page shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layered {
    Highlights,
    Statuses,
    /// The highlights of a colour.
    Colour(Colour),
    /// What bears a tag or one below it.
    Tag(Tag),
    /// What one person wrote or decided.
    Author(String),
}

impl Layered {
    /// Those that are there whatever was written.
    pub const ALL: [Layered; 2] = [Layered::Highlights, Layered::Statuses];

    /// Whether it is this part of the layer that an annotation or a verification is of.
    pub fn has(&self, mark: &Attached) -> bool {
        let annotation = mark.annotation();
        match self {
            Layered::Highlights => annotation.is_some(),
            Layered::Statuses => annotation.is_none(),
            Layered::Colour(colour) => annotation.is_some_and(|own| own.colour == *colour),
            Layered::Tag(tag) => annotation.is_some_and(|own| own.tags.iter().any(|own| own.is_within(tag))),
            Layered::Author(author) => super::notes::who(mark) == author,
        }
    }

    /// As the settings name it.
    pub fn kept_as(&self) -> String {
        match self {
            Layered::Highlights => "your highlights".to_owned(),
            Layered::Statuses => "your statuses".to_owned(),
            Layered::Colour(colour) => format!("colour: {}", colour.name()),
            Layered::Tag(tag) => format!("tag: {tag}"),
            Layered::Author(author) => format!("by: {author}"),
        }
    }

    /// The one that the settings name so; `None` for the name of anything else.
    pub fn of_kept(kept: &str) -> Option<Layered> {
        let (sort, name) = kept.split_once(": ").unwrap_or((kept, ""));
        Some(match sort {
            "your highlights" => Layered::Highlights,
            "your statuses" => Layered::Statuses,
            "colour" => Layered::Colour(Colour::of_name(name)?),
            "tag" => Layered::Tag(Tag::new(name)?),
            "by" => Layered::Author(name.to_owned()),
            _ => return None,
        })
    }
}

/// Which kinds of marks the page shows: all but those switched off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Legend {
    off: HashSet<Mark>,
}

impl Legend {
    pub fn shows(&self, mark: Mark) -> bool {
        !self.off.contains(&mark)
    }

    pub fn toggle(&mut self, mark: Mark) {
        if !self.off.remove(&mark) {
            self.off.insert(mark);
        }
    }

    /// Switches all marks off, or all on when any is off.
    pub fn toggle_all(&mut self) {
        if self.off.is_empty() {
            self.off.extend(Mark::ALL);
        } else {
            self.off.clear();
        }
    }
}

/// What the measures are narrowed to: all that is given has to fit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Narrow {
    /// Words that a measure must have in its label, its values or its sources.
    pub query: String,
    pub kind: Option<FigureKind>,
    pub relation: Option<Relation>,
    pub entity: Option<String>,
    /// An article that must give one of its figures.
    pub article: Option<ArticleId>,
}

/// A table that shares the middle with the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// Measures by articles: who gives a figure, and how.
    Matrix,
    /// Figures, quotes, checks and annotations, one row each.
    Ledger,
}

/// The order of the matrix's rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MatrixSort {
    /// The widest apart first.
    #[default]
    Disagreement,
    /// Given by most articles first.
    Coverage,
    Name,
}

impl MatrixSort {
    pub const ALL: [MatrixSort; 3] = [MatrixSort::Disagreement, MatrixSort::Coverage, MatrixSort::Name];
}

/// Finding words in the open article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    pub open: bool,
    pub query: String,
    /// Steps to the next hit less steps to the previous one, ever since; the page moves by the difference.
    pub step: i64,
}

/// The order of the list of articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// By file, as the folder has them.
    #[default]
    File,
    /// Newest first; unknown dates last.
    Date,
    Outlet,
    Title,
    /// Most figures first.
    Figures,
}

impl Sort {
    pub const ALL: [Sort; 5] = [Sort::File, Sort::Date, Sort::Outlet, Sort::Title, Sort::Figures];
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
}

/// A sheet over the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// The command palette: what has been typed, and which of the hits is chosen.
    Palette {
        query: String,
        chosen: usize,
    },
    Shortcuts,
    Problems,
    /// Opening by a path that is typed.
    Path {
        typed: String,
    },
    About,
    /// The tags, and the one that is being renamed with what is typed.
    Tags {
        renaming: Option<(Tag, String)>,
    },
    /// What is said in place of the machine.
    Correct(Box<super::correcting::Correcting>),
    /// What is to be written for other programs.
    Export(Box<super::exchanging::Exporting>),
    /// What is to be taken in from other programs.
    Import(super::exchanging::Importing),
    /// A tag for all rows that are chosen in the ledger, as it is typed.
    TagRows {
        typed: String,
    },
    /// What was done to the analyst's layer.
    History,
    /// The analyst's name, as it is typed.
    Name {
        typed: String,
    },
    /// What was done is in memory only; and what somebody wants to do nevertheless.
    Unsaved {
        then: Leaving,
    },
}

/// A way to leave what is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaving {
    Close,
    Open(Vec<PathBuf>),
}

/// A text field that a command can send the keyboard to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    Filter,
    Find,
    /// The search of the tab in front.
    Search,
    /// The search of the ledger.
    Ledger,
}

/// Where the page has been.
#[derive(Clone, Debug, Default)]
pub struct Trail {
    pub back: Vec<Place>,
    pub forward: Vec<Place>,
}
