//! A layer in its place: every annotation, verification and correction attached to the articles as they are now.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::attach::Attachment;
use super::event::Stamp;
use super::layer::Layer;
use super::model::{Annotation, Colour, Corrected, ItemId, ItemKind, Status, Subject, Tag, Target, Verification};
use super::shelf::Shelf;
use crate::article::{ArticleId, Place, Span};
use crate::compare::Comparison;
use crate::compare::corrections::Correction;
use crate::reading::Reading;

/// What lies over a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    Annotation(Annotation),
    Verification(Verification),
}

impl Item {
    pub fn id(&self) -> &ItemId {
        match self {
            Item::Annotation(annotation) => &annotation.id,
            Item::Verification(verification) => &verification.id,
        }
    }

    pub fn kind(&self) -> ItemKind {
        match self {
            Item::Annotation(_) => ItemKind::Annotation,
            Item::Verification(_) => ItemKind::Verification,
        }
    }

    pub fn target(&self) -> &Arc<Target> {
        match self {
            Item::Annotation(annotation) => &annotation.target,
            Item::Verification(verification) => &verification.target,
        }
    }
}

/// An annotation or a verification with where it is now.
#[derive(Clone, Debug, PartialEq)]
pub struct Attached {
    pub item: Item,
    /// The article that it is in; `None` where that is not in the collection any more.
    pub article: Option<ArticleId>,
    pub at: Attachment,
    /// When a verification was written.
    stamp: Stamp,
}

impl Attached {
    /// Where to show it.
    pub fn place(&self) -> Option<Place> {
        Some(Place { article: self.article.clone()?, span: self.at.shown()? })
    }

    pub fn annotation(&self) -> Option<&Annotation> {
        match &self.item {
            Item::Annotation(annotation) => Some(annotation),
            Item::Verification(_) => None,
        }
    }

    pub fn verification(&self) -> Option<&Verification> {
        match &self.item {
            Item::Verification(verification) => Some(verification),
            Item::Annotation(_) => None,
        }
    }

    /// Of verifications of one thing the greatest holds: the one written last; of those that one import brought the one
    /// given last.
    fn rank(&self) -> (&Stamp, Option<jiff::Timestamp>, &ItemId) {
        (&self.stamp, self.verification().map(|verification| verification.when), self.item.id())
    }

    /// Whether a person should look at where it is.
    pub fn is_to_look_at(&self) -> bool {
        matches!(self.at, Attachment::Moved(_) | Attachment::Changed { .. })
    }

    /// Whether it waits in the orphan tray.
    pub fn is_orphan(&self) -> bool {
        self.article.is_none() || self.at.shown().is_none()
    }
}

/// A correction with where it is now.
#[derive(Clone, Debug, PartialEq)]
pub struct AttachedCorrection {
    pub corrected: Corrected,
    /// The places that it speaks of, in the order of [`Correction::places`].
    pub places: Vec<(Option<ArticleId>, Attachment)>,
    /// What it says of the articles as they are; `None` where one of its places is lost or says something else now.
    pub holds: Option<Correction<Place>>,
}

/// How a figure, a quote or a check stands with the analysts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// What holds: unchecked where nobody gave a status, or where the one that was given is struck.
    pub status: Status,
    /// The verification that holds.
    pub verification: Option<Arc<Attached>>,
    /// The verification of what stood here before: "figure changed: 14,000 -> 15,000".
    pub struck: Option<Arc<Attached>>,
    /// Every verification of it, oldest first.
    pub all: Vec<Arc<Attached>>,
}

/// How much of something is checked: 37 of 92.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub checked: usize,
    pub of: usize,
}

impl std::ops::Add for Progress {
    type Output = Progress;

    fn add(self, other: Progress) -> Progress {
        Progress { checked: self.checked + other.checked, of: self.of + other.of }
    }
}

impl std::iter::Sum for Progress {
    fn sum<I: Iterator<Item = Progress>>(all: I) -> Progress {
        all.fold(Progress::default(), |sum, one| sum + one)
    }
}

/// A layer attached to the readings of a collection.
///
/// ```
/// use std::sync::Arc;
/// use crossread::annotations::{Act, Desk, Evidence, Ground, Status, Subject, View};
/// use crossread::{article::{Article, Place}, reading::Reading};
///
/// let reading = Arc::new(Reading::of(Arc::new(Article::from_text("a.txt", "The port will cut 300 berths."))));
/// let figure = reading.figures[0].span;
/// let mut desk = Desk::in_memory("Ada", "session");
/// let targets = vec![Ground::of(&reading).target(Subject::Figure, figure)];
/// let act = Act::Verify { targets, status: Status::Confirmed, evidence: Evidence::default() };
/// desk.act(&act, "2026-05-04T10:00:00Z".parse()?);
///
/// let view = View::of(desk.layer(), &[Arc::clone(&reading)]);
/// let place = Place { article: reading.article.id.clone(), span: figure };
/// assert_eq!(view.standing(Subject::Figure, &place).status, Status::Confirmed);
/// # Ok::<(), jiff::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct View {
    shelf: Arc<Shelf>,
    items: HashMap<(ItemKind, ItemId), Arc<Attached>>,
    pages: HashMap<ArticleId, Arc<Page>>,
    /// What is not shown in any article, by name.
    orphans: BTreeMap<ItemId, Arc<Attached>>,
    /// The verifications among them, by what they are about: each list oldest first.
    lost: HashMap<Words, Vec<Arc<Attached>>>,
    corrections: Arc<[AttachedCorrection]>,
    tags: BTreeMap<Tag, usize>,
    colours: BTreeMap<Tag, Colour>,
}

/// What an item was about, as far as that can be looked up: a subject, an article and words in it.
type Words = (Subject, ArticleId, String);

fn words_of(item: &Item) -> Words {
    let target = item.target();
    (target.subject, target.anchor.article.clone(), target.anchor.exact().to_owned())
}

/// What lies over one article.
#[derive(Clone, Debug, Default)]
struct Page {
    /// By place, then name.
    marks: Vec<Arc<Attached>>,
    /// By what is verified, each oldest first.
    verified: BTreeMap<(Subject, Span), Vec<Arc<Attached>>>,
}

/// How far from a thing's beginning a verification of it may begin, in bytes.
const REACH: usize = 256;

impl Page {
    /// The verifications of the words at `span`; where there are none, those of words that overlap them.
    fn verified_at(&self, subject: Subject, span: Span) -> impl Iterator<Item = &Arc<Attached>> {
        let exact = self.verified.get(&(subject, span));
        let near = exact.is_none().then(|| {
            let start = span.start().saturating_sub(REACH);
            let (first, last) = (Span::new(start, start), Span::new(span.end(), span.end()));
            self.verified.range((subject, first)..(subject, last)).filter(move |((_, other), _)| other.overlaps(span))
        });
        exact.into_iter().chain(near.into_iter().flatten().map(|(_, all)| all)).flatten()
    }
}

impl View {
    /// Attaches a layer. On all cores; takes long only where many articles were changed.
    pub fn of(layer: &Layer, readings: &[Arc<Reading>]) -> Self {
        View::default().onto(layer, readings)
    }

    /// The same layer, or a newer one, attached to other readings; what is known of texts that stayed is used again.
    pub fn onto(&self, layer: &Layer, readings: &[Arc<Reading>]) -> Self {
        let shelf = Arc::new(self.shelf.refilled(readings));
        let annotations = layer.annotations().map(Item::Annotation);
        let verifications = layer.verifications().map(Item::Verification);
        let mut items: Vec<Item> = annotations.chain(verifications).collect();
        items.par_sort_unstable_by(|a, b| {
            (&a.target().anchor.article, a.id()).cmp(&(&b.target().anchor.article, b.id()))
        });
        let groups: Vec<&[Item]> =
            items.chunk_by(|a, b| a.target().anchor.article == b.target().anchor.article).collect();
        let attached: Vec<Vec<(Option<ArticleId>, Attachment)>> =
            groups.par_iter().map(|group| shelf.attach(group.iter().map(|item| &item.target().anchor))).collect();
        let attached: Vec<(Option<ArticleId>, Attachment)> = attached.into_iter().flatten().collect();

        let mut view = View { shelf, ..View::default() };
        for (item, (article, at)) in items.into_iter().zip(attached) {
            view.put(layer, item, article, at);
        }
        for page in view.pages.values_mut() {
            Arc::make_mut(page).marks.sort_by(|a, b| order(a).cmp(&order(b)));
        }
        view.colours = layer.tag_colours().map(|(tag, colour)| (tag.clone(), colour)).collect();
        view.corrections = view.shelf.corrections(layer);
        view
    }

    /// Takes in what an act touched. Quick: looks at nothing else.
    pub fn refresh(&mut self, layer: &Layer, touched: &[(ItemKind, ItemId)]) {
        for (kind, id) in touched {
            if let Some(old) = self.items.remove(&(*kind, id.clone())) {
                self.take_off(&old);
            }
            let item = match kind {
                ItemKind::Annotation => layer.annotation(id).map(Item::Annotation),
                ItemKind::Verification => layer.verification(id).map(Item::Verification),
                ItemKind::Correction => None,
            };
            if let Some(item) = item {
                let attached = self.shelf.attach(std::iter::once(&item.target().anchor)).pop();
                let (article, at) = attached.unwrap_or((None, Attachment::Lost { likely: None }));
                self.put_in_order(layer, item, article, at);
            }
        }
        if touched.iter().any(|(kind, _)| *kind == ItemKind::Correction) {
            self.corrections = self.shelf.corrections(layer);
        }
        self.colours = layer.tag_colours().map(|(tag, colour)| (tag.clone(), colour)).collect();
    }

    /// Everything over an article, in order of the text; what is over the whole article first.
    pub fn on(&self, article: &ArticleId) -> &[Arc<Attached>] {
        self.pages.get(article).map_or(&[], |page| &page.marks)
    }

    /// The annotation or verification of this name.
    pub fn item(&self, kind: ItemKind, id: &ItemId) -> Option<&Arc<Attached>> {
        self.items.get(&(kind, id.clone()))
    }

    /// Everything, in no order.
    pub fn items(&self) -> impl Iterator<Item = &Arc<Attached>> {
        self.items.values()
    }

    /// What waits to be relinked by hand. Of several verifications of the same words only the newest does.
    pub fn orphans(&self) -> impl Iterator<Item = &Arc<Attached>> {
        self.orphans.values().filter(|orphan| {
            orphan.verification().is_none() || {
                let same = self.lost.get(&words_of(&orphan.item)).into_iter().flatten().rev();
                let newest = same.into_iter().find(|other| other.item.target() == orphan.item.target());
                newest.is_none_or(|newest| Arc::ptr_eq(newest, orphan))
            }
        })
    }

    /// What was attached again, but not surely, and nobody looked at yet.
    pub fn to_look_at(&self) -> impl Iterator<Item = &Arc<Attached>> {
        self.items.values().filter(|attached| attached.is_to_look_at())
    }

    /// How a figure, a quote or a check stands: by the words at `place`, or words that overlap them.
    pub fn standing(&self, subject: Subject, place: &Place) -> Standing {
        let Some(page) = self.pages.get(&place.article) else { return Standing::default() };
        let mut all: Vec<Arc<Attached>> = page.verified_at(subject, place.span).cloned().collect();
        all.sort_by(|a, b| a.rank().cmp(&b.rank()));
        let newest = |struck: bool| all.iter().rev().find(|a| a.at.holds().is_none() == struck).cloned();
        let verification = newest(false);
        let status = verification.as_ref().and_then(|v| v.verification()).map_or(Status::Unchecked, |v| v.status);
        Standing { status, verification, struck: newest(true), all }
    }

    /// The status that [`View::standing`] gives, and nothing else of it: for long lists.
    pub fn status(&self, subject: Subject, article: &ArticleId, span: Span) -> Status {
        self.newest(subject, article, span).and_then(|v| v.verification()).map_or(Status::Unchecked, |v| v.status)
    }

    /// The verification that holds for the words at `span`, or words that overlap them.
    pub fn newest(&self, subject: Subject, article: &ArticleId, span: Span) -> Option<&Arc<Attached>> {
        let all = self.pages.get(article)?.verified_at(subject, span);
        all.filter(|attached| attached.at.holds().is_some()).max_by(|a, b| a.rank().cmp(&b.rank()))
    }

    /// The annotations of just this thing, in order of their names.
    pub fn annotations_of(
        &self,
        subject: Subject,
        article: &ArticleId,
        span: Span,
    ) -> impl Iterator<Item = &Annotation> {
        let marks = self.on(article);
        // What is over the whole article is shown at its beginning, with a span like any other.
        let first = marks.partition_point(|mark| mark.at.shown().is_some_and(|at| at.start() < span.start()));
        let there =
            marks[first..].iter().take_while(move |mark| mark.at.shown().is_some_and(|at| at.start() == span.start()));
        there
            .filter(move |mark| mark.item.target().subject == subject && mark.at.shown() == Some(span))
            .filter_map(|mark| mark.annotation())
    }

    /// How many of an article's figures (those in measures), quotes and checks have a status.
    pub fn progress(&self, reading: &Reading, index: usize, comparison: &Comparison) -> Progress {
        let checks = comparison.checks.iter().filter(|check| check.claim.0 == index).map(|check| check.claim.1);
        self.checked(reading, index, comparison, checks)
    }

    /// As [`View::progress`], of every article: for lists.
    pub fn progress_of_all(&self, readings: &[Arc<Reading>], comparison: &Comparison) -> Vec<Progress> {
        let mut checks: Vec<Vec<Span>> = vec![Vec::new(); readings.len()];
        for check in &comparison.checks {
            if let Some(own) = checks.get_mut(check.claim.0) {
                own.push(check.claim.1);
            }
        }
        let each = readings.iter().zip(checks).enumerate();
        each.map(|(index, (reading, own))| self.checked(reading, index, comparison, own.into_iter())).collect()
    }

    fn checked(
        &self,
        reading: &Reading,
        index: usize,
        comparison: &Comparison,
        checks: impl Iterator<Item = Span>,
    ) -> Progress {
        let article = &reading.article.id;
        let one = |subject, span| {
            let checked = self.status(subject, article, span) != Status::Unchecked;
            Progress { checked: usize::from(checked), of: 1 }
        };
        let measures = comparison.measure_of.get(index).into_iter().flatten();
        let compared = reading.figures.iter().zip(measures).filter(|(_, measure)| measure.is_some());
        let figures: Progress = compared.map(|(figure, _)| one(Subject::Figure, figure.span)).sum();
        let quotes: Progress = reading.quotes.iter().map(|quote| one(Subject::Quote, quote.span)).sum();
        let checks: Progress = checks.map(|claim| one(Subject::Check, claim)).sum();
        figures + quotes + checks
    }

    /// Every tag that an annotation bears, with how many do.
    pub fn tags(&self) -> &BTreeMap<Tag, usize> {
        &self.tags
    }

    /// The colour of a tag: its own, or that of the next wider one.
    pub fn tag_colour(&self, tag: &Tag) -> Option<Colour> {
        self.colours.get(tag).copied().or_else(|| self.tag_colour(&tag.parent()?))
    }

    /// Every correction, oldest first.
    pub fn corrections(&self) -> &[AttachedCorrection] {
        &self.corrections
    }

    /// What the corrections say of the articles as they are, oldest first.
    pub fn holding(&self) -> Vec<Correction<Place>> {
        self.corrections.iter().filter_map(|correction| correction.holds.clone()).collect()
    }

    fn put(&mut self, layer: &Layer, item: Item, article: Option<ArticleId>, at: Attachment) -> Option<Arc<Attached>> {
        let (kind, id) = (item.kind(), item.id().clone());
        let none = || Stamp { clock: 0, event: super::event::EventId("".into()), crc: 0 };
        let stamp = match kind {
            ItemKind::Verification => layer.verified(&id).cloned().unwrap_or_else(none),
            _ => none(),
        };
        if let Item::Annotation(annotation) = &item {
            for tag in &annotation.tags {
                *self.tags.entry(tag.clone()).or_default() += 1;
            }
        }
        let attached = Arc::new(Attached { item, article, at, stamp });
        self.items.insert((kind, id.clone()), Arc::clone(&attached));
        let Some(place) = attached.place() else {
            if attached.verification().is_some() {
                let all = self.lost.entry(words_of(&attached.item)).or_default();
                let after = all.partition_point(|other| other.rank() < attached.rank());
                all.insert(after, Arc::clone(&attached));
            }
            self.orphans.insert(id, attached);
            return None;
        };
        let page = Arc::make_mut(self.pages.entry(place.article).or_default());
        if attached.verification().is_some() {
            let all = page.verified.entry((attached.item.target().subject, place.span)).or_default();
            let after = all.partition_point(|other| other.rank() < attached.rank());
            all.insert(after, Arc::clone(&attached));
        }
        page.marks.push(Arc::clone(&attached));
        Some(attached)
    }

    fn put_in_order(&mut self, layer: &Layer, item: Item, article: Option<ArticleId>, at: Attachment) {
        let Some(attached) = self.put(layer, item, article, at) else { return };
        let Some(page) = attached.article.as_ref().and_then(|article| self.pages.get_mut(article)) else { return };
        let marks = &mut Arc::make_mut(page).marks;
        let last = marks.pop();
        let after = marks.partition_point(|other| order(other) < order(&attached));
        marks.splice(after..after, last);
    }

    fn take_off(&mut self, old: &Arc<Attached>) {
        if let Some(annotation) = old.annotation() {
            for tag in &annotation.tags {
                if let Some(count) = self.tags.get_mut(tag) {
                    *count -= 1;
                    if *count == 0 {
                        self.tags.remove(tag);
                    }
                }
            }
        }
        let Some(place) = old.place() else {
            self.orphans.remove(old.item.id());
            if old.verification().is_some()
                && let Some(all) = self.lost.get_mut(&words_of(&old.item))
            {
                all.retain(|other| !Arc::ptr_eq(other, old));
            }
            return;
        };
        let Some(page) = self.pages.get_mut(&place.article) else { return };
        let page = Arc::make_mut(page);
        let at = page.marks.partition_point(|other| order(other) < order(old));
        if page.marks.get(at).is_some_and(|other| Arc::ptr_eq(other, old)) {
            page.marks.remove(at);
        }
        let key = (old.item.target().subject, place.span);
        if let Some(all) = page.verified.get_mut(&key) {
            all.retain(|other| !Arc::ptr_eq(other, old));
            if all.is_empty() {
                page.verified.remove(&key);
            }
        }
    }
}

/// By place, wider things first, then by name.
fn order(attached: &Attached) -> (Option<(usize, std::cmp::Reverse<usize>)>, ItemKind, &ItemId) {
    let span = attached.at.shown().map(|span| (span.start(), std::cmp::Reverse(span.end())));
    (span, attached.item.kind(), attached.item.id())
}
