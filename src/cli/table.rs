//! The comparison as a table for a terminal: measures with their rows, checks, quotations, problems.

use std::io::{self, Write};

use super::columns::{Style, around, cell, cut, line, width, wrap};
use crate::compare::{
    Check, FigureRef, Measure, Member, Nuance, QuoteForm, Relation, SameQuote, Verdict, article_label,
};
use crate::workspace::Snapshot;

/// The narrowest table that is drawn, whatever the terminal says.
pub(super) const NARROWEST: usize = 40;
/// Most columns for the words as printed, for an article's name and for a source.
const WORDS: usize = 26;
const ARTICLE: usize = 20;
const SOURCE: usize = 22;
/// An excerpt with fewer columns than this stands on a line of its own.
const EXCERPT: usize = 28;

/// Writes everything that comparing gave, in lines of at most `columns` (but never fewer than [`NARROWEST`]).
pub(super) fn write(snapshot: &Snapshot, columns: usize, style: Style, to: &mut impl Write) -> io::Result<()> {
    let table = Table { snapshot, columns: columns.max(NARROWEST), style };
    table.head(to)?;
    table.measures(to)?;
    table.alone(to)?;
    table.copies(to)?;
    table.checks(to)?;
    table.quotations(to)?;
    table.problems(to)
}

struct Table<'a> {
    snapshot: &'a Snapshot,
    columns: usize,
    style: Style,
}

impl Table<'_> {
    fn head(&self, to: &mut impl Write) -> io::Result<()> {
        let readings = &self.snapshot.readings;
        let name = self.snapshot.source.as_ref().map_or_else(String::new, |source| source.name());
        let figures = readings.iter().map(|r| r.figures.len()).sum();
        let quotes = readings.iter().map(|r| r.quotes.len()).sum();
        let counts = format!(
            "{}, {}, {}",
            counted(readings.len(), "article", "articles"),
            counted(figures, "figure", "figures"),
            counted(quotes, "quote", "quotes")
        );
        let name = line(&name);
        let name = cut(&name, self.columns.saturating_sub(width(&counts) + 2).max(1)).into_owned();
        writeln!(to, "{}  {}", self.style.bold(&name), cut(&counts, self.columns))
    }

    fn measures(&self, to: &mut impl Write) -> io::Result<()> {
        let (single, several): (Vec<_>, Vec<_>) =
            self.snapshot.comparison.measures.iter().partition(|m| m.relation == Relation::Single);
        for measure in several {
            self.measure(measure, to)?;
        }
        if single.is_empty() {
            return Ok(());
        }
        self.section("Given once", to)?;
        let label = (self.columns / 2).min(single.iter().map(|m| width(&m.label)).max().unwrap_or(0));
        for measure in single {
            for member in &measure.members {
                let words = self.words(member.figure);
                let row = format!("  {}  {}", cell(&line(&measure.label), label), cell(&words, WORDS));
                writeln!(to, "{}", cut(&format!("{row}  {}", self.article(member.figure)), self.columns).trim_end())?;
            }
        }
        Ok(())
    }

    /// A measure: its label and relation, a row for each figure, and why.
    fn measure(&self, measure: &Measure, to: &mut impl Write) -> io::Result<()> {
        let relation = relation(measure);
        let origins = counted(measure.origins, "independent source", "independent sources");
        let right = format!("{relation} · {origins}");
        let label = line(&measure.label);
        writeln!(to)?;
        if width(&label) + 2 + width(&right) <= self.columns {
            let blanks = " ".repeat(self.columns - width(&label) - width(&right));
            writeln!(to, "{}{blanks}{right}", self.style.bold(&label))?;
        } else {
            for words in wrap(&label, self.columns) {
                writeln!(to, "{}", self.style.bold(&words))?;
            }
            writeln!(to, "  {}", cut(&right, self.columns - 2))?;
        }
        let widths = self.widths(&measure.members);
        for member in &measure.members {
            self.row(member, &widths, to)?;
        }
        self.paragraph(&line(&measure.why), "  ", to)
    }

    /// How wide each column of a measure's rows is.
    fn widths(&self, members: &[Member]) -> Widths {
        let most = |of: &dyn Fn(&Member) -> usize, limit: usize| members.iter().map(of).max().unwrap_or(0).min(limit);
        let dated = members.iter().any(|m| self.date(m.figure).is_some());
        // On a narrow terminal every column gives way.
        let share = self.columns / 4;
        Widths {
            article: most(&|m| width(&self.article(m.figure)), ARTICLE.min(share)),
            date: if dated && self.columns >= 60 { 10 } else { 0 },
            words: most(&|m| width(&self.words(m.figure)), WORDS.min(share)),
            source: most(&|m| width(&self.source(m)), SOURCE.min(share)),
        }
    }

    fn row(&self, member: &Member, widths: &Widths, to: &mut impl Write) -> io::Result<()> {
        let mut row = format!("  {}", cell(&self.article(member.figure), widths.article));
        if widths.date > 0 {
            row.push_str("  ");
            row.push_str(&cell(&self.date(member.figure).unwrap_or_default(), widths.date));
        }
        let filled = |column: &(String, usize)| column.1 > 0;
        for (words, columns) in
            [(self.words(member.figure), widths.words), (self.source(member), widths.source)].into_iter().filter(filled)
        {
            row.push_str("  ");
            row.push_str(&cell(&words, columns));
        }
        let left = self.columns.saturating_sub(width(&row) + 2);
        if left >= EXCERPT {
            writeln!(to, "{row}  {}", self.style.dim(&self.excerpt(member.figure, left)))?;
        } else {
            writeln!(to, "{}", row.trim_end())?;
            writeln!(to, "      {}", self.style.dim(&self.excerpt(member.figure, self.columns - 6)))?;
        }
        match &member.note {
            Some(note) => self.paragraph(&line(note), "      ", to),
            None => Ok(()),
        }
    }

    /// What one article gives and no other of its story.
    fn alone(&self, to: &mut impl Write) -> io::Result<()> {
        let comparison = &self.snapshot.comparison;
        let alone = comparison.alone();
        if alone.iter().all(Vec::is_empty) {
            return Ok(());
        }
        self.section("Only in one article", to)?;
        for (article, measures) in alone.iter().enumerate().filter(|(_, measures)| !measures.is_empty()) {
            let labels: Vec<&str> = measures.iter().map(|at| comparison.measures[*at].label.as_str()).collect();
            let article = article_label(&self.snapshot.readings[article].article);
            self.paragraph(&line(&format!("{article}: {}", labels.join("; "))), "  ", to)?;
        }
        Ok(())
    }

    fn copies(&self, to: &mut impl Write) -> io::Result<()> {
        let mut copies = self.snapshot.comparison.copies().peekable();
        if copies.peek().is_none() {
            return Ok(());
        }
        self.section("Copies", to)?;
        for (copy, original) in copies {
            let file = |at: usize| self.snapshot.readings[at].article.id.as_str();
            self.paragraph(&line(&format!("{} is a copy of {}", file(copy), file(original))), "  ", to)?;
        }
        Ok(())
    }

    fn checks(&self, to: &mut impl Write) -> io::Result<()> {
        let checks = &self.snapshot.comparison.checks;
        if checks.is_empty() {
            return Ok(());
        }
        self.section("Checks", to)?;
        let says = checks.iter().map(|c| width(&line(&c.says))).max().unwrap_or(0).min(self.columns * 2 / 5);
        for check in checks {
            let row = format!(
                "  {}  {}  {}",
                cell(verdict(check), 10),
                cell(&line(&check.says), says),
                line(&check.computed)
            );
            let place = line(&article_label(&self.snapshot.readings[check.claim.0].article));
            writeln!(to, "{}", cut(row.trim_end(), self.columns))?;
            self.paragraph(&format!("{} ({place})", line(&check.working)), "              ", to)?;
        }
        Ok(())
    }

    fn quotations(&self, to: &mut impl Write) -> io::Result<()> {
        let same = &self.snapshot.comparison.same_quotes;
        if same.is_empty() {
            return Ok(());
        }
        self.section("The same words in several places", to)?;
        for quote in same {
            self.same_quote(quote, to)?;
        }
        Ok(())
    }

    fn same_quote(&self, same: &SameQuote, to: &mut impl Write) -> io::Result<()> {
        for (i, (quote, form)) in same.quotes.iter().zip(&same.forms).enumerate() {
            let reading = &self.snapshot.readings[quote.article];
            let words = line(reading.quotes[quote.quote].span.of(reading.article.text()));
            let form = match form {
                _ if i == 0 => "",
                QuoteForm::Identical => "identical",
                QuoteForm::Shortened => "shortened",
                QuoteForm::Altered => "altered",
            };
            let row = format!(
                "  {}  {}",
                cell(&line(&article_label(&reading.article)), ARTICLE.min(self.columns / 4)),
                cell(form, 9)
            );
            writeln!(to, "{row}  {}", cut(&words, self.columns.saturating_sub(width(&row) + 2)))?;
            let fullest = &self.snapshot.readings[same.quotes[0].article].article;
            let changes = same.changes(i, reading.article.text(), fullest.text());
            if !changes.is_empty() {
                self.paragraph(&line(&changes), "      ", to)?;
            }
        }
        Ok(())
    }

    fn problems(&self, to: &mut impl Write) -> io::Result<()> {
        let problems = &self.snapshot.problems;
        if problems.is_empty() {
            return Ok(());
        }
        self.section("Not read", to)?;
        for problem in problems.iter() {
            self.paragraph(&line(&problem.to_string()), "  ", to)?;
        }
        Ok(())
    }

    fn section(&self, name: &str, to: &mut impl Write) -> io::Result<()> {
        writeln!(to, "\n{}", self.style.bold(name))
    }

    fn paragraph(&self, words: &str, indent: &str, to: &mut impl Write) -> io::Result<()> {
        for words in wrap(words, self.columns - indent.len()) {
            writeln!(to, "{indent}{words}")?;
        }
        Ok(())
    }

    /// The figure's words as printed, with those that bound it where they stand beside it; where the analyst says that it
    /// states something else, that, with the printed words behind it.
    fn words(&self, figure: FigureRef) -> String {
        let reading = &self.snapshot.readings[figure.article];
        if reading.overridden.figures.contains_key(&figure.figure) {
            return line(&crate::words::stated(
                reading.article.text(),
                &reading.figures[figure.figure],
                reading.overridden.machine(figure.figure),
            ));
        }
        let (text, figure) = (reading.article.text(), &reading.figures[figure.figure]);
        match figure.qualifier_span {
            Some(qualifier) if text[qualifier.join(figure.span).range()].len() <= 60 => {
                line(qualifier.join(figure.span).of(text))
            }
            _ => line(figure.span.of(text)),
        }
    }

    fn article(&self, figure: FigureRef) -> String {
        line(&article_label(&self.snapshot.readings[figure.article].article))
    }

    /// Who stands behind a row: in brackets where that is concluded, not stated; nothing where it is the article itself.
    fn source(&self, member: &Member) -> String {
        let name = line(&member.origin.name);
        match member.origin.inferred {
            _ if name == self.article(member.figure) => String::new(),
            true => format!("({name})"),
            false => name,
        }
    }

    fn date(&self, figure: FigureRef) -> Option<String> {
        let published = &self.snapshot.readings[figure.article].article.metadata.published;
        published.as_ref().map(|p| p.date.to_string())
    }

    /// The figure's sentence, as much of it around the figure as fits.
    fn excerpt(&self, figure: FigureRef, columns: usize) -> String {
        let reading = &self.snapshot.readings[figure.article];
        let (text, figure) = (reading.article.text(), &reading.figures[figure.figure]);
        let sentence = figure.sentence.join(figure.span);
        let from = figure.span.start() - sentence.start();
        around(sentence.of(text), from, from + figure.span.len(), columns)
    }
}

struct Widths {
    article: usize,
    /// 0 for no such column.
    date: usize,
    words: usize,
    source: usize,
}

/// The relation as a word with its shape.
fn relation(measure: &Measure) -> String {
    let word = match measure.relation {
        Relation::Differ => "≠ differ",
        Relation::Update => "→ update",
        Relation::Compatible => "≈ compatible",
        Relation::Agree => "= agree",
        Relation::Single => "· single",
    };
    match measure.nuance {
        None => word.to_owned(),
        Some(Nuance::Loosely) => format!("{word}, loosely"),
        Some(Nuance::Explained) => format!("{word}, explained"),
        Some(Nuance::AboveCeiling) => format!("{word}, above a ceiling"),
    }
}

/// The verdict as a word with its shape.
fn verdict(check: &Check) -> &'static str {
    match check.verdict {
        Verdict::Fails => "✗ fails",
        Verdict::Strained => "~ strained",
        Verdict::Holds => "✓ holds",
    }
}

fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Source;

    fn table(columns: usize, style: Style) -> String {
        let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
        let snapshot = crate::workspace::load(Source::of(vec![seeds.into()]), Some(2));
        let mut written = Vec::new();
        write(&snapshot, columns, style, &mut written).expect("memory takes everything");
        String::from_utf8(written).expect("a table is text")
    }

    #[test]
    fn every_line_fits() {
        for columns in [0, 40, 59, 80, 100, 180] {
            for line in table(columns, Style { ansi: false }).lines() {
                assert!(width(line) <= columns.max(NARROWEST), "{} > {columns}: {line}", width(line));
                assert_eq!(line, line.trim_end());
                assert!(!line.contains('\x1b'));
            }
        }
    }

    #[test]
    fn style_changes_no_word() {
        let styled = table(100, Style { ansi: true });
        let plain = ["1", "2", "0"].iter().fold(styled, |text, code| text.replace(&format!("\x1b[{code}m"), ""));
        assert_eq!(plain, table(100, Style { ansi: false }));
    }
}
