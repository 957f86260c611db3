//! How grouping does on a story that had no say in its weights.
//!
//! `cargo run --release --example leave-one-out -- [FOLDER]`
//!
//! FOLDER holds stories, each with its articles and a `gold.json`; by default `../shared/stories` beside the project, or
//! what `CROSSREAD_SHARED` names. For each story the weights are set anew on the others, by steps up and down from the ones
//! in use, and then measured on it. The table goes to standard output as Markdown: F1 of pairs and of B-cubed with all
//! stories seen, with the story hidden, and of the stories that set its weights.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crossread::article::Article;
use crossread::compare::{Weights, compare_weighed};
use crossread::reading::Reading;
use serde::Deserialize;

#[derive(Deserialize)]
struct Gold {
    files: Vec<String>,
    figures: Vec<Marked>,
    groups: Vec<Group>,
}

#[derive(Deserialize)]
struct Marked {
    id: String,
    file: String,
    start: usize,
    end: usize,
    tier: u8,
    #[serde(default)]
    grouping: Option<String>,
}

#[derive(Deserialize)]
struct Group {
    figures: Vec<String>,
    /// Finer partitions that count as right.
    #[serde(default)]
    acceptable_splits: Vec<Split>,
}

#[derive(Deserialize)]
struct Split {
    parts: Vec<Vec<String>>,
}

/// A story, read once, and what is expected of it.
struct Story {
    name: String,
    readings: Vec<Arc<Reading>>,
    /// By id: the article and the figure that was found there.
    found: BTreeMap<String, (usize, usize)>,
    groups: Vec<Group>,
}

/// A figure: the group that it belongs in, and the measure that it was put in.
type Placed = ((usize, usize), (usize, usize));

/// F1 of pairs of figures and of B-cubed.
#[derive(Clone, Copy, Default)]
struct Score {
    pairs: f64,
    b_cubed: f64,
}

impl Score {
    fn mean(scores: impl Iterator<Item = Score> + Clone) -> Score {
        let count = scores.clone().count().max(1) as f64;
        let sum = scores.fold(Score::default(), |sum, score| Score {
            pairs: sum.pairs + score.pairs,
            b_cubed: sum.b_cubed + score.b_cubed,
        });
        Score { pairs: sum.pairs / count, b_cubed: sum.b_cubed / count }
    }

    fn worth(self) -> f64 {
        self.pairs + self.b_cubed
    }
}

impl Story {
    fn read(folder: &Path) -> Result<Story, Box<dyn Error>> {
        let text = |name: &str| {
            let path = folder.join(name);
            std::fs::read_to_string(&path).map_err(|why| format!("reading {}: {why}", path.display()))
        };
        let gold: Gold = serde_json::from_str(&text("gold.json")?)?;
        let mut readings = Vec::new();
        let mut bytes: Vec<Vec<usize>> = Vec::new();
        for file in &gold.files {
            let reading = Reading::of(Arc::new(Article::from_text(file, &text(file)?)));
            let text = reading.article.text();
            bytes.push(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect());
            readings.push(Arc::new(reading));
        }
        let mut found = BTreeMap::new();
        let scored = gold.figures.iter().filter(|f| f.tier == 1 && f.grouping.as_deref() != Some("skip"));
        for marked in scored {
            let Some(article) = gold.files.iter().position(|file| *file == marked.file) else { continue };
            let at = |point: usize| bytes[article].get(point).copied().unwrap_or_default();
            let (start, end) = (at(marked.start), at(marked.end));
            let common = |figure: &crossread::figures::Figure| {
                figure.span.end().min(end).saturating_sub(figure.span.start().max(start))
            };
            let figures = readings[article].figures.iter().enumerate().filter(|(_, figure)| common(figure) > 0);
            if let Some((figure, _)) = figures.max_by_key(|(at, figure)| (common(figure), usize::MAX - at)) {
                found.insert(marked.id.clone(), (article, figure));
            }
        }
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Story { name, readings, found, groups: gold.groups })
    }

    fn score(&self, weights: &Weights) -> Score {
        let comparison = compare_weighed(&self.readings, weights);
        // Figures of tier two are in no measure; each stands for itself.
        let measure = |id: &str| -> Option<(usize, usize)> {
            let (article, figure) = *self.found.get(id)?;
            let alone = (usize::MAX - article, figure);
            Some(comparison.measure_of[article][figure].map_or(alone, |measure| (measure, 0)))
        };
        let mut expected: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        let wholes: Vec<Vec<Vec<String>>> = self.groups.iter().map(|group| vec![group.figures.clone()]).collect();
        for ((at, group), whole) in self.groups.iter().enumerate().zip(&wholes) {
            let options = std::iter::once(whole).chain(group.acceptable_splits.iter().map(|split| &split.parts));
            let agreement = |parts: &&Vec<Vec<String>>| {
                let placed: Vec<(usize, (usize, usize))> = parts
                    .iter()
                    .enumerate()
                    .flat_map(|(part, ids)| ids.iter().filter_map(move |id| Some((part, measure(id)?))))
                    .collect();
                let pairs = placed.iter().enumerate().flat_map(|(i, a)| placed[..i].iter().map(move |b| (a, b)));
                pairs.filter(|(a, b)| (a.0 == b.0) == (a.1 == b.1)).count()
            };
            // Of equally good ones the first: the group as a whole.
            let best = options.clone().map(|parts| agreement(&parts)).max().unwrap_or_default();
            let chosen = options.clone().find(|parts| agreement(parts) == best).unwrap_or(whole);
            for (part, ids) in chosen.iter().enumerate() {
                expected.extend(ids.iter().map(|id| (id.as_str(), (at, part))));
            }
        }
        let items: Vec<Placed> = expected.iter().filter_map(|(id, group)| Some((*group, measure(id)?))).collect();
        let (mut both, mut ours, mut theirs, mut precision, mut recall) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (i, a) in items.iter().enumerate() {
            let count = |test: &dyn Fn(&Placed) -> bool| items.iter().filter(|b| test(b)).count() as f64;
            let common = count(&|b| b == a);
            precision += common / count(&|b| b.1 == a.1);
            recall += common / count(&|b| b.0 == a.0);
            for b in &items[..i] {
                both += f64::from(u8::from(a == b));
                ours += f64::from(u8::from(a.1 == b.1));
                theirs += f64::from(u8::from(a.0 == b.0));
            }
        }
        let harmonic = |p: f64, r: f64| if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        let count = items.len().max(1) as f64;
        Score {
            pairs: if ours + theirs > 0.0 { 2.0 * both / (ours + theirs) } else { 1.0 },
            b_cubed: harmonic(precision / count, recall / count),
        }
    }
}

/// One weight.
type Knob = fn(&mut Weights) -> &mut i32;

const KNOBS: [Knob; 13] = [
    |w| &mut w.measure,
    |w| &mut w.concept,
    |w| &mut w.head,
    |w| &mut w.modifier,
    |w| &mut w.unlike,
    |w| &mut w.owner,
    |w| &mut w.time,
    |w| &mut w.company,
    |w| &mut w.word,
    |w| &mut w.number,
    |w| &mut w.sole,
    |w| &mut w.telling,
    |w| &mut w.unequal,
];

/// Steps that a weight is tried at, in per cent of itself.
const STEPS: [i32; 6] = [0, 50, 75, 130, 170, 220];

/// The weights that do best on `stories`, one after the other moved up or down until none gains.
fn set(stories: &[&Story]) -> Weights {
    let worth = |weights: &Weights| Score::mean(stories.iter().map(|story| story.score(weights))).worth();
    let mut best = Weights::default();
    let mut most = worth(&best);
    for _ in 0..2 {
        let before = most;
        for knob in KNOBS {
            let start = *knob(&mut best);
            for step in STEPS {
                let mut tried = best.clone();
                *knob(&mut tried) = start * step / 100;
                let gained = worth(&tried);
                if gained > most + 1e-9 {
                    (best, most) = (tried, gained);
                }
            }
        }
        if most <= before {
            break;
        }
    }
    best
}

fn main() -> Result<(), Box<dyn Error>> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("CROSSREAD_SHARED").map_or(beside, PathBuf::from).join("stories");
    let folder = std::env::args().nth(1).map_or(shared, PathBuf::from);
    let mut out = std::io::stdout().lock();
    if !folder.is_dir() {
        writeln!(out, "skipped: no stories in {}", folder.display())?;
        return Ok(());
    }
    let names: BTreeSet<PathBuf> = std::fs::read_dir(&folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    let names = names.into_iter().filter(|path| path.join("gold.json").is_file());
    let stories: Vec<Story> = names.map(|path| Story::read(&path)).collect::<Result<_, _>>()?;
    writeln!(
        out,
        "| story hidden | pairs, seen | pairs, hidden | B-cubed, seen | B-cubed, hidden | the others, pairs | the others, B-cubed |"
    )?;
    writeln!(out, "|---|---:|---:|---:|---:|---:|---:|")?;
    for hidden in &stories {
        let others: Vec<&Story> = stories.iter().filter(|story| story.name != hidden.name).collect();
        let weights = set(&others);
        let (seen, unseen) = (hidden.score(&Weights::default()), hidden.score(&weights));
        let rest = Score::mean(others.iter().map(|story| story.score(&weights)));
        writeln!(
            out,
            "| {} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} |",
            hidden.name, seen.pairs, unseen.pairs, seen.b_cubed, unseen.b_cubed, rest.pairs, rest.b_cubed
        )?;
    }
    Ok(())
}
