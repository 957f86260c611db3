//! Makes the table that judges whether two figures are about the same thing, and measures it on stories it has not seen.
//!
//! `cargo run --release --example train-grouping -- make TABLE STORY…` learns from all stories and writes the table.
//!
//! `cargo run --release --example train-grouping -- measure [--folds N] STORY…` hides each story once, or in N parts, learns
//! from the others, and prints as Markdown how grouping does on it: by the rules alone, with it hidden, and under the table
//! that the program carries.
//!
//! A STORY is a file in the markup of `training/README.md`, a folder with articles and their `gold.json`, or a folder of
//! either; stories come by name. Stories that are not there are told and left out.

mod score;
mod story;

use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};

use crossread::compare::Likeness;
use crossread::compare::likeness::training::{Sample, train};
use rayon::prelude::*;
use score::Score;
use story::Story;

/// What to do, and with which stories.
enum Task {
    Make(PathBuf),
    Measure { folds: Option<usize> },
}

const USAGE: &str = "usage: train-grouping make TABLE STORY… | measure [--folds N] STORY…";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).peekable();
    let task = match arguments.next().as_deref() {
        Some("make") => Task::Make(arguments.next().ok_or(USAGE)?.into()),
        Some("measure") => {
            let folds = arguments.next_if(|word| word == "--folds").and_then(|_| arguments.next());
            Task::Measure { folds: folds.map(|count| count.parse()).transpose()? }
        }
        _ => return Err(USAGE.into()),
    };
    let mut paths = Vec::new();
    for path in arguments.map(PathBuf::from) {
        if path.exists() {
            stories_in(&path, &mut paths)?;
        } else {
            writeln!(std::io::stderr(), "left out: {} is not there", path.display())?;
        }
    }
    let stories: Vec<Story> =
        paths.par_iter().map(|path| Story::read(path)).collect::<Result<_, _>>().map_err(|why| why.to_string())?;
    match task {
        Task::Make(table) => make(&table, &stories),
        Task::Measure { folds } => measure(&stories, folds),
    }
}

/// The stories at `path`, by name.
fn stories_in(path: &Path, found: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    if path.is_file() || path.join("gold.json").is_file() {
        found.push(path.to_owned());
        return Ok(());
    }
    let mut inside: Vec<PathBuf> =
        std::fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    inside.retain(|path| path.extension().is_some_and(|kind| kind == "txt") || path.join("gold.json").is_file());
    inside.sort();
    found.extend(inside);
    Ok(())
}

fn make(table: &Path, stories: &[Story]) -> Result<(), Box<dyn Error>> {
    let samples: Vec<Sample> = stories.iter().flat_map(|story| &story.samples).cloned().collect();
    let bytes = train(&samples);
    std::fs::write(table, &bytes).map_err(|why| format!("writing {}: {why}", table.display()))?;
    let same = samples.iter().filter(|sample| sample.same).count();
    writeln!(
        std::io::stderr(),
        "{} bytes in {}, from {} pairs of {} stories, {same} of them about the same thing",
        bytes.len(),
        table.display(),
        samples.len(),
        stories.len()
    )?;
    Ok(())
}

/// The scores of one story by the rules alone, hidden from the table, and under the table that the program carries.
type Scores = [Score; 3];

fn measure(stories: &[Story], folds: Option<usize>) -> Result<(), Box<dyn Error>> {
    let folds = folds.unwrap_or(stories.len()).clamp(1, stories.len().max(1));
    let scored = |fold: usize| -> Vec<(usize, Scores)> {
        let seen = stories.iter().enumerate().filter(|(at, _)| at % folds != fold);
        let samples: Vec<Sample> = seen.flat_map(|(_, story)| &story.samples).cloned().collect();
        let learnt = Likeness::read(&train(&samples)).unwrap_or_default();
        let score = |(at, story): (usize, &Story)| {
            (at, [&Likeness::default(), &learnt, Likeness::bundled()].map(|likeness| story.score(likeness)))
        };
        stories.iter().enumerate().filter(|(at, _)| at % folds == fold).map(score).collect()
    };
    let mut scores: Vec<(usize, Scores)> = (0..folds).into_par_iter().flat_map_iter(scored).collect();
    scores.sort_by_key(|(at, _)| *at);
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "| story | rules: pairs P / R / F1 | B-cubed | hidden: pairs P / R / F1 | B-cubed | carried: pairs P / R / F1 | B-cubed |"
    )?;
    writeln!(out, "|---|---:|---:|---:|---:|---:|---:|")?;
    let mut row = |name: &str, scores: &Scores| {
        let cells: Vec<String> = scores.iter().map(Score::to_string).collect();
        writeln!(out, "| {name} | {} |", cells.join(" | "))
    };
    for (at, scores) in &scores {
        row(&stories[*at].name, scores)?;
    }
    row("mean", &[0, 1, 2].map(|way| Score::mean(scores.iter().map(|(_, scores)| scores[way]))))?;
    reach(&mut out, stories)?;
    Ok(())
}

/// How many of the pairs about the same thing a table can find at all.
fn reach(out: &mut impl Write, stories: &[Story]) -> std::io::Result<()> {
    let all: usize = stories.iter().map(|story| story.all).sum();
    let table = stories.iter().flat_map(|story| &story.samples).filter(|sample| sample.same).count();
    let mut ruled: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for ((same, rule), count) in stories.iter().flat_map(|story| &story.ruled) {
        ruled.entry(rule).or_default()[usize::from(*same)] += count;
    }
    let looked: usize = table + ruled.values().map(|[_, same]| same).sum::<usize>();
    let unlike = stories.iter().flat_map(|story| &story.samples).filter(|sample| !sample.same).count();
    writeln!(out, "\n| who decides | pairs about the same thing, of {all} | other pairs |\n|---|---:|---:|")?;
    writeln!(out, "| the table | {table} | {unlike} |")?;
    for (rule, [unlike, same]) in ruled {
        writeln!(out, "| rule: {rule} | {same} | {unlike} |")?;
    }
    let strange: usize = stories.iter().map(|story| story.strange).sum();
    writeln!(out, "| nobody: their articles seem to tell two stories | {strange} | |")?;
    writeln!(out, "| nobody: not looked at | {} | |", all.saturating_sub(looked + strange))
}
