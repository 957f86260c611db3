//! A story with its figures grouped by hand: in the markup of `training/README.md`, or as articles with a `gold.json`.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;
use std::sync::Arc;

use crossread::article::Article;
use crossread::compare::likeness::Judge;
use crossread::compare::likeness::training::{Sample, pairs};
use crossread::compare::{FigureRef, Likeness, compare_under};
use crossread::figures::Figure;
use crossread::reading::Reading;
use serde::Deserialize;

use crate::score::Score;

/// What goes wrong, so that it can cross threads.
pub type Failure = Box<dyn Error + Send + Sync>;

/// A story, read once, with what is expected of it.
pub struct Story {
    pub name: String,
    readings: Vec<Arc<Reading>>,
    /// The groups, each with the figures that were found of it; in finer partitions that count as right too.
    groups: Vec<Vec<Partition>>,
    /// The pairs of figures that a table decides over.
    pub samples: Vec<Sample>,
    /// Those that rules decide over: whether the two are about the same thing, and which rule; and how many.
    pub ruled: BTreeMap<(bool, &'static str), usize>,
    /// All pairs about the same thing; those whose articles seem to tell two stories.
    pub all: usize,
    pub strange: usize,
}

/// One way to part the figures of a group that counts as right.
pub type Partition = Vec<Vec<FigureRef>>;

/// A figure marked by hand: an article, and half-open code points of its text.
struct Marked {
    article: usize,
    start: usize,
    end: usize,
}

/// What is marked by hand: articles by name with their texts, figures, and groups of them by place, each with all ways to part
/// it, the whole first.
struct Annotated {
    articles: Vec<(String, String)>,
    figures: Vec<Marked>,
    groups: Vec<Vec<Vec<Vec<usize>>>>,
    /// Groups, by place, that a hasty reader would merge.
    apart: BTreeSet<(usize, usize)>,
}

/// How often a pair of figures counts that a hasty reader would take for one thing.
const NEAR_MISS: u8 = 3;

impl Story {
    pub fn read(path: &Path) -> Result<Story, Failure> {
        let annotated = if path.is_dir() { from_folder(path) } else { from_markup(path) };
        let annotated = annotated.map_err(|why| format!("{}: {why}", path.display()))?;
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Story::of(name, annotated))
    }

    fn of(name: String, annotated: Annotated) -> Story {
        let readings: Vec<Arc<Reading>> = annotated
            .articles
            .iter()
            .map(|(name, text)| Arc::new(Reading::of(Arc::new(Article::from_text(name, text)))))
            .collect();
        let bytes: Vec<Vec<usize>> = readings
            .iter()
            .map(|reading| {
                let text = reading.article.text();
                text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
            })
            .collect();
        let found = |marked: &Marked| -> Option<FigureRef> {
            let at = |point: usize| bytes[marked.article].get(point).copied().unwrap_or_default();
            let (start, end) = (at(marked.start), at(marked.end));
            let common = |figure: &Figure| figure.span.end().min(end).saturating_sub(figure.span.start().max(start));
            let figures = readings[marked.article].figures.iter().enumerate().filter(|(_, figure)| common(figure) > 0);
            let best = figures.max_by_key(|(at, figure)| (common(figure), usize::MAX - at));
            best.map(|(figure, _)| FigureRef { article: marked.article, figure })
        };
        let found: Vec<Option<FigureRef>> = annotated.figures.iter().map(found).collect();
        let part = |part: &Vec<usize>| -> Vec<FigureRef> { part.iter().filter_map(|at| found[*at]).collect() };
        let groups: Vec<Vec<Partition>> = annotated
            .groups
            .iter()
            .map(|ways| ways.iter().map(|parts| parts.iter().map(part).collect()).collect())
            .collect();
        let mut samples = Vec::new();
        let mut ruled: BTreeMap<(bool, &'static str), usize> = BTreeMap::new();
        for (judge, same, weight) in judged(&readings, &groups, &annotated.apart) {
            match judge {
                Judge::Rule(rule) => *ruled.entry((same, rule)).or_default() += 1,
                Judge::Table(row) => samples.push(Sample { row: *row, same, weight }),
            }
        }
        let pairs = |figures: usize| figures * figures.saturating_sub(1) / 2;
        let all = groups.iter().filter_map(|ways| ways.first()).flatten().map(|whole| pairs(whole.len())).sum();
        let stories = compare_under(&readings, &Likeness::default()).stories;
        let related = |a: &FigureRef, b: &FigureRef| a.article == b.article || stories[a.article].contains(&b.article);
        let strange = |whole: &Vec<FigureRef>| {
            let pairs = whole.iter().enumerate().flat_map(|(at, a)| whole[..at].iter().map(move |b| (a, b)));
            pairs.filter(|(a, b)| !related(a, b)).count()
        };
        let strange = groups.iter().filter_map(|ways| ways.first()).flatten().map(strange).sum();
        Story { name, readings, groups, samples, ruled, all, strange }
    }

    /// How the figures are grouped under `likeness`.
    pub fn score(&self, likeness: &Likeness) -> Score {
        Score::of(&self.groups, &compare_under(&self.readings, likeness))
    }
}

/// The pairs of marked figures that are worth a look: who decides, and whether the two are about the same thing. Those that may be one thing or two, as one likes, teach nothing.
fn judged(
    readings: &[Arc<Reading>],
    groups: &[Vec<Partition>],
    apart: &BTreeSet<(usize, usize)>,
) -> Vec<(Judge, bool, u8)> {
    let mut group_of: BTreeMap<FigureRef, usize> = BTreeMap::new();
    let mut open: BTreeSet<(FigureRef, FigureRef)> = BTreeSet::new();
    for (group, ways) in groups.iter().enumerate() {
        let whole: Vec<FigureRef> = ways.first().into_iter().flatten().flatten().copied().collect();
        group_of.extend(whole.iter().map(|figure| (*figure, group)));
        for parts in ways.iter().skip(1) {
            let part = |figure| parts.iter().position(|part| part.contains(&figure));
            open.extend(
                whole.iter().flat_map(|a| whole.iter().filter(move |b| part(*a) != part(**b)).map(move |b| (*a, *b))),
            );
        }
    }
    pairs(readings)
        .into_iter()
        .filter(|pair| !open.contains(&(pair.a, pair.b)))
        .filter_map(|pair| {
            let (a, b) = (*group_of.get(&pair.a)?, *group_of.get(&pair.b)?);
            let near = apart.contains(&(a, b)) || apart.contains(&(b, a));
            Some((pair.judge, a == b, if near { NEAR_MISS } else { 1 }))
        })
        .collect()
}

#[derive(Deserialize)]
struct Gold {
    files: Vec<String>,
    figures: Vec<GoldFigure>,
    groups: Vec<GoldGroup>,
    #[serde(default)]
    cannot_link: Vec<Vec<String>>,
}

#[derive(Deserialize)]
struct GoldFigure {
    id: String,
    file: String,
    start: usize,
    end: usize,
    tier: u8,
    #[serde(default)]
    grouping: Option<String>,
}

#[derive(Deserialize)]
struct GoldGroup {
    id: String,
    figures: Vec<String>,
    #[serde(default)]
    acceptable_splits: Vec<Split>,
}

#[derive(Deserialize)]
struct Split {
    parts: Vec<Vec<String>>,
}

fn from_folder(folder: &Path) -> Result<Annotated, Failure> {
    let gold: Gold = serde_json::from_str(&std::fs::read_to_string(folder.join("gold.json"))?)?;
    let text = |name: &String| -> Result<(String, String), Failure> {
        let text = std::fs::read_to_string(folder.join(name)).map_err(|why| format!("{name}: {why}"))?;
        Ok((name.clone(), text))
    };
    let articles = gold.files.iter().map(text).collect::<Result<Vec<_>, _>>()?;
    let scored = |figure: &&GoldFigure| figure.tier == 1 && figure.grouping.as_deref() != Some("skip");
    let marked: Vec<(&String, Marked)> = gold
        .figures
        .iter()
        .filter(scored)
        .filter_map(|figure| {
            let article = gold.files.iter().position(|file| *file == figure.file)?;
            Some((&figure.id, Marked { article, start: figure.start, end: figure.end }))
        })
        .collect();
    let place: BTreeMap<&str, usize> = marked.iter().enumerate().map(|(at, (id, _))| (id.as_str(), at)).collect();
    let places =
        |ids: &Vec<String>| -> Vec<usize> { ids.iter().filter_map(|id| place.get(id.as_str())).copied().collect() };
    let ways = |group: &GoldGroup| {
        let splits = group.acceptable_splits.iter().map(|split| split.parts.iter().map(places).collect());
        std::iter::once(vec![places(&group.figures)]).chain(splits).collect()
    };
    let groups = gold.groups.iter().map(ways).collect();
    let place = |id: &str| gold.groups.iter().position(|group| group.id == id);
    let apart = gold.cannot_link.iter().filter_map(|pair| place(pair.first()?).zip(place(pair.get(1)?))).collect();
    Ok(Annotated { articles, figures: marked.into_iter().map(|(_, marked)| marked).collect(), groups, apart })
}

fn from_markup(path: &Path) -> Result<Annotated, Failure> {
    let markup = std::fs::read_to_string(path)?;
    let mut articles: Vec<(String, String)> = Vec::new();
    let mut figures: Vec<Marked> = Vec::new();
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut dateline: Option<String> = None;
    let mut apart: Vec<(String, String)> = Vec::new();
    for (number, line) in markup.lines().enumerate() {
        if let Some(title) = line.strip_prefix("article ") {
            let (date, outlet) = title.split_once(' ').ok_or_else(|| format!("line {}: no outlet", number + 1))?;
            articles.push((format!("{:02}.txt", articles.len() + 1), String::new()));
            dateline = Some(format!("\n{outlet}, {date}\n"));
            continue;
        }
        let count = articles.len();
        let Some((_, text)) = articles.last_mut() else { continue };
        if let Some((one, other)) = line.strip_prefix("apart ").and_then(|pair| pair.split_once(' ')) {
            apart.push((one.trim().to_owned(), other.trim().to_owned()));
            continue;
        }
        if ["relation ", "check "].iter().any(|word| line.starts_with(word)) {
            continue;
        }
        if text.is_empty() && line.trim().is_empty() {
            continue;
        }
        let mut rest = line;
        while let Some((before, mark)) = rest.split_once('[') {
            text.push_str(before);
            let (mark, after) = mark.split_once(']').ok_or_else(|| format!("line {}: no ]", number + 1))?;
            let mut parts = mark.split('|');
            let (words, group) =
                parts.next().zip(parts.next()).ok_or_else(|| format!("line {}: no group", number + 1))?;
            let start = text.chars().count();
            text.push_str(words);
            groups.entry(group.trim().to_owned()).or_default().push(figures.len());
            figures.push(Marked { article: count - 1, start, end: text.chars().count() });
            rest = after;
        }
        text.push_str(rest);
        text.push('\n');
        // Below the headline.
        text.push_str(&dateline.take().unwrap_or_default());
    }
    let place = |name: &String| groups.keys().position(|group| group == name);
    let apart = apart.iter().filter_map(|(one, other)| place(one).zip(place(other))).collect();
    let groups = groups.into_values().map(|group| vec![vec![group]]).collect();
    Ok(Annotated { articles, figures, groups, apart })
}
