//! Numbers, dates and relations as people say them: one way of saying for the window, the terminal and what is exported.
//!
//! Pure: words only, no window, no colour, no file.

use jiff::civil::Date;

use crate::article::{Metadata, Published};
use crate::compare::corrections::{Correction, Detail, Setting};
use crate::compare::{CheckKind, Confidence, Nuance, Relation, Verdict};
use crate::figures::{Dimension, Figure, FigureKind, Qualifier, Role, Unit};
use crate::language::calendar::month_name;
use crate::quotes::QuoteKind;

/// "1 figure", "3 figures".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number as f64), if number == 1 { one } else { many })
}

/// A whole number with thousands separated by commas; a fraction keeps up to three digits.
///
/// ```
/// use crossread::words::grouped;
/// assert_eq!(grouped(14000.0), "14,000");
/// assert_eq!(grouped(-1234.5), "-1,234.5");
/// assert_eq!(grouped(0.25), "0.25");
/// ```
pub fn grouped(value: f64) -> String {
    let rounded = (value * 1000.0).round() / 1000.0;
    let plain = format!("{:.3}", rounded.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let fraction = fraction.trim_end_matches('0');
    let mut out = String::new();
    if rounded < 0.0 {
        out.push('-');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// A value short enough for an axis: "14k", "$29.3bn", "8.6 %", "90 days".
///
/// ```
/// use crossread::words::tick;
/// use crossread::figures::Unit;
/// assert_eq!(tick(30_000.0, Unit::COUNT), "30k");
/// assert_eq!(tick(1_500.0, Unit::COUNT), "1,500");
/// assert_eq!(tick(8.6, Unit::PERCENT), "8.6 %");
/// assert_eq!(tick(29_300_000_000.0, Unit::of("USD").unwrap()), "$29.3bn");
/// ```
pub fn tick(value: f64, unit: Unit) -> String {
    in_unit(&short(value), unit)
}

/// A number with its unit, as short as that is told from others.
fn in_unit(number: &str, unit: Unit) -> String {
    match unit.dimension() {
        Dimension::Count | Dimension::Ratio | Dimension::Rank | Dimension::Calendar => number.to_owned(),
        Dimension::Percent => format!("{number} %"),
        Dimension::PercentPoint => format!("{number} pts"),
        Dimension::Currency => match currency_sign(unit.symbol()) {
            Some(sign) if number.starts_with('-') => format!("-{sign}{}", &number[1..]),
            Some(sign) => format!("{sign}{number}"),
            None => format!("{} {number}", unit.symbol()),
        },
        _ => format!("{number} {}", unit.symbol()),
    }
}

fn currency_sign(code: &str) -> Option<&'static str> {
    Some(match code {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "JPY" => "¥",
        "INR" => "₹",
        "KRW" => "₩",
        _ => return None,
    })
}

/// Four digits at most, then a scale.
fn short(value: f64) -> String {
    let size = value.abs();
    let (scale, suffix) = if size >= 1e12 {
        (1e12, "tn")
    } else if size >= 1e9 {
        (1e9, "bn")
    } else if size >= 1e6 {
        (1e6, "m")
    } else if size >= 10_000.0 {
        (1e3, "k")
    } else {
        (1.0, "")
    };
    format!("{}{suffix}", grouped(value / scale))
}

/// "28 October 2025", or that it is not known.
pub fn published(metadata: &Metadata) -> String {
    metadata.published.as_ref().map_or_else(|| "date unknown".to_owned(), |published| date(published.date))
}

/// "28 Oct 2025, 09:30".
pub fn published_short(published: &Published) -> String {
    let date = published.date;
    let mut out = format!("{} {}", day(date), date.year());
    if let Some(minute) = published.minute {
        out.push_str(&format!(", {:02}:{:02}", minute / 60, minute % 60));
    }
    out
}

/// "28 Oct".
pub fn day(date: Date) -> String {
    format!("{} {}", date.day(), &month_name(date.month() as u8)[..3])
}

pub fn date(date: Date) -> String {
    format!("{} {} {}", date.day(), month_name(date.month() as u8), date.year())
}

pub fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Differ => "differ",
        Relation::Update => "update",
        Relation::Compatible => "compatible",
        Relation::Agree => "agree",
        Relation::Single => "single",
    }
}

/// What a relation means, for a tooltip.
pub fn relation_meaning(relation: Relation) -> &'static str {
    match relation {
        Relation::Differ => "No value fits all of these figures",
        Relation::Update => "A later report replaces an earlier one",
        Relation::Compatible => "The figures are not the same, but all of them can be true",
        Relation::Agree => "The same number, up to rounding",
        Relation::Single => "Only one figure is reported",
    }
}

/// What the word for the relation leaves out.
pub fn nuance(nuance: Nuance) -> &'static str {
    match nuance {
        Nuance::Loosely => "loosely",
        Nuance::Explained => "explained",
        Nuance::AboveCeiling => "above a ceiling",
    }
}

pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Firm => "firm",
        Confidence::Likely => "likely",
        Confidence::Guess => "maybe the same thing",
    }
}

pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "holds",
        Verdict::Strained => "strained",
        Verdict::Fails => "fails",
    }
}

pub fn check_kind(kind: CheckKind) -> &'static str {
    match kind {
        CheckKind::Share => "share",
        CheckKind::Growth => "growth",
        CheckKind::Sum => "sum",
        CheckKind::Product => "product",
        CheckKind::Conversion => "conversion",
        CheckKind::Ordering => "order",
        CheckKind::Superlative => "superlative",
        CheckKind::Headline => "headline",
        CheckKind::Weekday => "weekday",
    }
}

pub fn figure_kind(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Money => "Money",
        FigureKind::Percent => "Percent",
        FigureKind::Count => "Count",
        FigureKind::Duration => "Duration",
        FigureKind::Date => "Date",
        FigureKind::Ordinal => "Rank",
        FigureKind::Measurement => "Measurement",
        FigureKind::Ratio => "Ratio",
    }
}

pub fn quote_kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "Direct quote",
        QuoteKind::Partial => "Partial quote",
        QuoteKind::Scare => "Words in quotes",
        QuoteKind::Indirect => "Reported speech",
    }
}

pub fn qualifier(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "exactly",
        Qualifier::Approx => "about",
        Qualifier::AtMost => "at most",
        Qualifier::AtLeast => "at least",
        Qualifier::MoreThan => "more than",
        Qualifier::LessThan => "less than",
        Qualifier::Vague => "vaguely",
    }
}

/// A figure as printed, with the words that bound it: "up to 30,000".
pub fn printed(text: &str, figure: &Figure) -> String {
    let number = figure.span.of(text);
    let words = match figure.qualifier_span {
        Some(bound) if figure.span.covers(bound) => number.to_owned(),
        Some(bound) => {
            let whole = bound.join(figure.span);
            let between = whole.len().saturating_sub(bound.len() + figure.span.len());
            if between <= 12 {
                whole.of(text).to_owned()
            } else if bound < figure.span {
                format!("{} … {number}", bound.of(text))
            } else {
                format!("{number} … {}", bound.of(text))
            }
        }
        None => number.to_owned(),
    };
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a figure says: as [`printed`]; where the analyst set another value, unit or qualifier than `machine` found, what
/// holds, with the printed words behind it: "415 (printed 410)".
pub fn stated(text: &str, figure: &Figure, machine: Option<&Figure>) -> String {
    let holds = |figure: &Figure| (figure.amount, figure.unit, figure.qualifier);
    match machine {
        Some(machine) if holds(machine) != holds(figure) && !amount(figure).is_empty() => {
            format!("{} (printed {})", amount(figure), printed(text, machine))
        }
        _ => printed(text, figure),
    }
}

/// What a figure states, with what bounds it: "at most 30,000", "$29.3bn", "200–999".
///
/// Empty for dates, whose words say it all.
pub fn amount(figure: &Figure) -> String {
    let Figure { unit, amount, qualifier: bound, .. } = figure;
    if unit.dimension() == Dimension::Calendar {
        return String::new();
    }
    let of = |value: f64| if value.abs() < 1e6 { in_unit(&grouped(value), *unit) } else { tick(value, *unit) };
    match (amount.stated, amount.hard.low, amount.hard.high) {
        (Some(value), ..) if *bound == Qualifier::Exact => of(value),
        (Some(value), ..) => format!("{} {}", qualifier(*bound), of(value)),
        (None, Some(low), Some(high)) => format!("{}–{}", of(low), of(high)),
        (None, Some(low), None) => format!("from {}", of(low)),
        (None, None, Some(high)) => format!("up to {}", of(high)),
        (None, None, None) => String::new(),
    }
}

/// The face of a measure, where it is not the plain value.
pub fn role(role: Role) -> Option<&'static str> {
    match role {
        Role::Level => None,
        Role::Increase => Some("increase"),
        Role::Decrease => Some("decrease"),
        Role::Share => Some("share"),
        Role::Prior => Some("value before"),
    }
}

/// What an analyst says in place of the machine: "value 15,000", "speaker: Mara Holt".
///
/// ```
/// use crossread::compare::corrections::{Correction, Setting};
/// use crossread::words;
/// let set = Correction::Set { figure: (), set: Setting::Value(15_000.0) };
/// assert_eq!(words::correction(&set), "value: 15,000");
/// assert_eq!(words::correction(&Correction::Speaker { quote: (), name: None }), "speaker: nobody");
/// ```
pub fn correction<P>(correction: &Correction<P>) -> String {
    let to = |what: &str, words: Option<&str>| format!("{what}: {}", words.unwrap_or("unknown"));
    match correction {
        Correction::NotAFigure { .. } => "not a figure".to_owned(),
        Correction::IsAFigure { .. } => "a figure".to_owned(),
        Correction::Set { set, .. } => match set {
            Setting::Value(value) => format!("value: {}", number(*value)),
            Setting::Range(low, high) => format!("value: {} to {}", number(*low), number(*high)),
            Setting::Unit(unit) if unit.symbol().is_empty() => "unit: none".to_owned(),
            Setting::Unit(unit) => format!("unit: {}", unit.symbol()),
            Setting::Qualifier(bound) => format!("qualifier: {}", qualifier(*bound)),
            Setting::Noun(noun) => to("counted", noun.as_deref()),
            Setting::Measure(measure) => to("measured", measure.as_deref()),
            Setting::Entity(entity) => to("entity", entity.as_deref()),
            Setting::Scope(scope) => to("scope", scope.as_deref()),
            Setting::Role(face) => format!("role: {}", role(*face).unwrap_or("level")),
            Setting::Period(period) => to("period", period.as_ref().map(ToString::to_string).as_deref()),
            Setting::Source(source) => to("source", source.as_deref()),
        },
        Correction::Speaker { name, .. } => format!("speaker: {}", name.as_deref().unwrap_or("nobody")),
        Correction::SameMeasure { .. } => "the same measure".to_owned(),
        Correction::OtherMeasure { .. } => "other measures".to_owned(),
        Correction::Move { .. } => "moved to the other's measure".to_owned(),
        Correction::Rename { label, .. } => format!("measure called: {label}"),
        Correction::Relation { relation: set, .. } => format!("relation: {}", relation(*set)),
        Correction::Alias { name, of } => format!("{name} is {of}"),
        Correction::Article { set, .. } => match set {
            Detail::Title(title) => to("title", title.as_deref()),
            Detail::Outlet(outlet) => to("outlet", outlet.as_deref()),
            Detail::Author(author) => to("author", author.as_deref()),
            Detail::Published(day) => to("published", day.map(date).as_deref()),
        },
    }
}

/// A number of any sort: whole ones with commas, others as they are.
fn number(value: f64) -> String {
    if value >= 0.0 && value.fract() == 0.0 && value < 1e15 { grouped(value) } else { value.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_and_short_numbers() {
        assert_eq!(grouped(0.0), "0");
        assert_eq!(grouped(999.0), "999");
        assert_eq!(grouped(167_700_000_000.0), "167,700,000,000");
        assert_eq!(short(9_999.0), "9,999");
        assert_eq!(short(12_500.0), "12.5k");
        assert_eq!(short(-2_000_000.0), "-2m");
        assert_eq!(tick(-5.0e9, Unit::of("USD").expect("a unit of the table")), "-$5bn");
    }
}
