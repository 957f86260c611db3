//! Which rows of the ledger are shown, and in which order. Works on all cores: there may be a hundred thousand.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::hash::{Hash as _, Hasher as _};

use rayon::prelude::*;

use super::{Column, Entry, Ledger, Only, RowId, Shown};
use crate::app::view;

/// The rows as they are shown, made anew only when something changed.
#[derive(Default)]
pub struct Order {
    entries: Vec<Entry>,
    /// For each entry, in small letters, what a search looks into and the layer does not change. Made when it is first
    /// searched for a snapshot.
    texts: Vec<String>,
    texts_for: Option<u64>,
    shown: Vec<u32>,
    /// The entries by the hashes of their names, and for each entry where it is shown: made when a row is first asked for
    /// by name, so that the keyboard can go from row to row without a look at all of them.
    named: RefCell<Option<Vec<(u64, u32)>>>,
    places: RefCell<Option<Vec<u32>>>,
    made_for: Option<Made>,
    /// The row that was asked for last, and where it is: every frame asks for the one that has the keyboard.
    asked: RefCell<Option<(RowId, Option<usize>)>>,
    /// Who wrote in the layer, for choosing among them.
    pub authors: Vec<String>,
}

#[derive(Clone, PartialEq)]
struct Made {
    revision: u64,
    layer: u64,
    only: Only,
    sort: Column,
    descending: bool,
}

fn hash(row: &RowId) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    row.hash(&mut hasher);
    hasher.finish()
}

/// What a row is sorted by. What is empty comes last in either direction.
#[derive(PartialEq, PartialOrd)]
enum Key {
    Number(u32, f64),
    Words(String),
    Empty,
}

impl Order {
    /// Brings the rows to a snapshot, a layer and what is wanted.
    pub fn renew(&mut self, shown: Shown<'_>, wanted: &Ledger) {
        let made = Made {
            revision: shown.snapshot.revision,
            layer: shown.desk.revision,
            only: wanted.only.clone(),
            sort: wanted.sort,
            descending: wanted.descending,
        };
        if self.made_for.as_ref() == Some(&made) {
            return;
        }
        *self.asked.get_mut() = None;
        *self.places.get_mut() = None;
        let held = self.made_for.as_ref();
        if held.is_none_or(|held| (held.revision, held.layer) != (made.revision, made.layer)) {
            self.entries = shown.entries();
            *self.named.get_mut() = None;
            self.authors = shown.authors();
        }
        self.find(shown, &made.only);
        self.sort(shown, made.sort, made.descending);
        self.made_for = Some(made);
    }

    /// How many rows are shown.
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// How many rows there are.
    pub fn all(&self) -> usize {
        self.entries.len()
    }

    /// The row at this place of the table.
    pub fn row(&self, at: usize) -> Option<&Entry> {
        self.entries.get(*self.shown.get(at)? as usize)
    }

    /// The rows as they are shown.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.shown.iter().map(|&at| &self.entries[at as usize])
    }

    /// Where a row is in the table.
    pub fn position(&self, shown: Shown<'_>, row: &RowId) -> Option<usize> {
        if let Some((asked, found)) = self.asked.borrow().as_ref()
            && asked == row
        {
            return *found;
        }
        let found = self.look_up(shown, row);
        *self.asked.borrow_mut() = Some((row.clone(), found));
        found
    }

    fn look_up(&self, shown: Shown<'_>, row: &RowId) -> Option<usize> {
        let mut named = self.named.borrow_mut();
        let named = named.get_or_insert_with(|| {
            let name = |(at, entry): (usize, &Entry)| Some((hash(&shown.id(entry)?), at as u32));
            let mut named: Vec<(u64, u32)> = self.entries.par_iter().enumerate().filter_map(name).collect();
            named.par_sort_unstable();
            named
        });
        let wanted = hash(row);
        let first = named.partition_point(|(hash, _)| *hash < wanted);
        let same = named[first..].iter().take_while(|(hash, _)| *hash == wanted);
        let entry = same.map(|(_, at)| *at).find(|at| shown.is(&self.entries[*at as usize], row))?;
        let mut places = self.places.borrow_mut();
        let places = places.get_or_insert_with(|| {
            let mut places = vec![u32::MAX; self.entries.len()];
            for (place, at) in self.shown.iter().enumerate() {
                places[*at as usize] = place as u32;
            }
            places
        });
        let place = *places.get(entry as usize)?;
        (place != u32::MAX).then_some(place as usize)
    }

    fn find(&mut self, shown: Shown<'_>, only: &Only) {
        let words: Vec<String> = only.query.split_whitespace().map(str::to_lowercase).collect();
        if !words.is_empty() {
            self.read_texts(shown);
        }
        let (entries, texts) = (&self.entries, &self.texts);
        let fits = |at: &u32| {
            let entry = &entries[*at as usize];
            only.sort.is_none_or(|sort| entry.sort() == sort)
                && only
                    .article
                    .as_ref()
                    .is_none_or(|id| shown.reading(entry).is_some_and(|(_, reading)| reading.article.id == *id))
                && only.status.is_none_or(|status| shown.status(entry) == Some(status))
                && only.tag.as_ref().is_none_or(|tag| {
                    shown.annotations(entry).iter().any(|note| note.tags.iter().any(|own| own.is_within(tag)))
                })
                && only.author.as_ref().is_none_or(|author| wrote(shown, entry, author))
                && words
                    .iter()
                    .all(|word| texts[*at as usize].contains(word.as_str()) || layer_says(shown, entry, word))
        };
        self.shown = (0..entries.len() as u32).into_par_iter().filter(fits).collect();
    }

    fn read_texts(&mut self, shown: Shown<'_>) {
        // Entries are counted, too: an annotation that came or went moves those after it.
        if self.texts_for == Some(shown.snapshot.revision) && self.texts.len() == self.entries.len() {
            return;
        }
        const FIXED: [Column; 7] = [
            Column::Kind,
            Column::Article,
            Column::Outlet,
            Column::Text,
            Column::Value,
            Column::Measure,
            Column::Speaker,
        ];
        let text = |entry: &Entry| {
            let mut text = String::new();
            for column in FIXED {
                text.push_str(&shown.cell(entry, column).to_lowercase());
                text.push('\n');
            }
            text
        };
        self.texts = self.entries.par_iter().map(text).collect();
        self.texts_for = Some(shown.snapshot.revision);
    }

    fn sort(&mut self, shown: Shown<'_>, column: Column, descending: bool) {
        let entries = &self.entries;
        if column == Column::Article {
            // As they are: article by article, by title where titles differ from the order of files.
            let titles = ranks(shown.snapshot.readings.iter().map(|reading| crate::app::listing::title(reading)));
            self.shown.par_sort_by_key(|&at| {
                let title = shown.reading(&entries[at as usize]).map_or(u32::MAX, |(index, _)| titles[index]);
                (if descending { u32::MAX - title } else { title }, at)
            });
            return;
        }
        let measures = match column {
            Column::Measure => ranks(shown.snapshot.comparison.measures.iter().map(|measure| measure.label.as_str())),
            _ => Vec::new(),
        };
        let mut keyed: Vec<(Key, u32)> =
            self.shown.par_iter().map(|&at| (key(shown, &entries[at as usize], column, &measures), at)).collect();
        keyed.par_sort_unstable_by(|(a, at), (b, bt)| {
            let order = match (a, b) {
                (Key::Empty, Key::Empty) => Ordering::Equal,
                (Key::Empty, _) => Ordering::Greater,
                (_, Key::Empty) => Ordering::Less,
                _ if descending => compare(b, a),
                _ => compare(a, b),
            };
            order.then(at.cmp(bt))
        });
        self.shown = keyed.into_iter().map(|(_, at)| at).collect();
    }
}

fn compare(a: &Key, b: &Key) -> Ordering {
    match (a, b) {
        (Key::Number(unit, a), Key::Number(other, b)) => unit.cmp(other).then(a.total_cmp(b)),
        _ => a.partial_cmp(b).unwrap_or(Ordering::Equal),
    }
}

/// For each name its rank among them, in small letters.
fn ranks<'n>(names: impl Iterator<Item = &'n str>) -> Vec<u32> {
    let names: Vec<String> = names.map(str::to_lowercase).collect();
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.par_sort_by(|&a, &b| names[a].cmp(&names[b]).then(a.cmp(&b)));
    let mut ranks = vec![0; names.len()];
    for (rank, at) in order.into_iter().enumerate() {
        ranks[at] = rank as u32;
    }
    ranks
}

fn key(shown: Shown<'_>, entry: &Entry, column: Column, measures: &[u32]) -> Key {
    match column {
        Column::Value => match entry {
            Entry::Figure(at) => value(shown, *at).unwrap_or(Key::Empty),
            _ => words(shown, entry, column),
        },
        Column::Measure => match entry {
            Entry::Figure(at) => match view::measure_of(shown.snapshot, *at) {
                Some(measure) => Key::Number(0, f64::from(measures[measure])),
                None => words(shown, entry, column),
            },
            _ => words(shown, entry, column),
        },
        Column::Status => shown.status(entry).map_or(Key::Empty, |status| Key::Number(0, status as u8 as f64)),
        Column::When => {
            shown.written(entry).map_or(Key::Empty, |(_, when)| Key::Number(0, when.as_millisecond() as f64))
        }
        _ => words(shown, entry, column),
    }
}

/// By unit, then number: dollars are not sorted among jobs.
fn value(shown: Shown<'_>, at: crate::compare::FigureRef) -> Option<Key> {
    let (_, figure) = shown.figure(at)?;
    let amount = &figure.amount;
    let number = amount.stated.or(amount.hard.low).or(amount.hard.high)?;
    let dimension = figure.unit.dimension();
    let unit = if dimension == crate::figures::Dimension::Currency {
        // Currencies are dimensions of their own.
        figure.unit.symbol().bytes().fold(0, |code, byte| code << 8 | u32::from(byte))
    } else {
        dimension as u32
    };
    Some(Key::Number(unit, figure.unit.to_base(number)))
}

fn words(shown: Shown<'_>, entry: &Entry, column: Column) -> Key {
    let cell = shown.cell(entry, column);
    if cell.is_empty() { Key::Empty } else { Key::Words(cell.to_lowercase()) }
}

fn wrote(shown: Shown<'_>, entry: &Entry, author: &str) -> bool {
    shown.annotations(entry).iter().any(|note| &*note.creator == author)
        || (!matches!(entry, Entry::Annotation(_))
            && shown.verification(entry).is_some_and(|verification| &*verification.who == author))
}

fn layer_says(shown: Shown<'_>, entry: &Entry, word: &str) -> bool {
    [Column::Status, Column::Tags, Column::Note, Column::Who]
        .into_iter()
        .any(|column| shown.cell(entry, column).to_lowercase().contains(word))
}
