//! The lines of a form: what each is called, what it says of a figure or an article, and what it sets when something else
//! is typed in it.

use crate::compare::Relation;
use crate::compare::corrections::Setting;
use crate::figures::{Figure, Qualifier, Role, Unit};
use crate::language::calendar::Period;
use crate::reading::Reading;
use crate::words;

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    Value,
    Unit,
    Qualifier,
    Noun,
    Measure,
    Entity,
    Scope,
    Role,
    Period,
    Source,
    Speaker,
    Label,
    Relation,
    /// The name of the thing that the measure's entity is.
    Alias,
    Title,
    Outlet,
    Author,
    Published,
}

impl What {
    /// The lines of a figure's form.
    pub const FIGURE: [What; 10] = [
        What::Value,
        What::Unit,
        What::Qualifier,
        What::Noun,
        What::Measure,
        What::Entity,
        What::Scope,
        What::Role,
        What::Period,
        What::Source,
    ];
    /// Those of an article's.
    pub const ARTICLE: [What; 4] = [What::Title, What::Outlet, What::Author, What::Published];

    /// For people.
    pub fn name(self) -> &'static str {
        match self {
            What::Value => "Value",
            What::Unit => "Unit",
            What::Qualifier => "Qualifier",
            What::Noun => "Counts",
            What::Measure => "Measures",
            What::Entity => "Of whom",
            What::Scope => "Part",
            What::Role => "Role",
            What::Period => "Period",
            What::Source => "Says who",
            What::Speaker => "Speaker",
            What::Label => "Name",
            What::Relation => "Relation",
            What::Alias => "Entity is",
            What::Title => "Title",
            What::Outlet => "Outlet",
            What::Author => "Author",
            What::Published => "Published",
        }
    }

    /// What can be typed, where that is not plain.
    pub fn hint(self) -> &'static str {
        match self {
            What::Value => "14000, or 12000 to 15000",
            What::Unit => "empty for counts; USD, %, km/h",
            What::Period => "2025, 2025-Q1, 2025-07, 2025-07-17",
            What::Published => "2025-10-28",
            What::Noun => "words of the article",
            What::Speaker => "nothing for nobody",
            What::Alias => "another name of the same",
            _ => "",
        }
    }

    /// What there is to choose from; nothing where anything can be typed.
    pub fn choices(self) -> &'static [&'static str] {
        match self {
            What::Qualifier => &["exactly", "about", "at most", "at least", "more than", "less than", "vaguely"],
            What::Role => &["level", "increase", "decrease", "share", "value before"],
            What::Relation => &["differ", "update", "compatible", "agree", "single"],
            _ => &[],
        }
    }
}

const QUALIFIERS: [Qualifier; 7] = [
    Qualifier::Exact,
    Qualifier::Approx,
    Qualifier::AtMost,
    Qualifier::AtLeast,
    Qualifier::MoreThan,
    Qualifier::LessThan,
    Qualifier::Vague,
];
const ROLES: [Role; 5] = [Role::Level, Role::Increase, Role::Decrease, Role::Share, Role::Prior];
pub(super) const RELATIONS: [Relation; 5] =
    [Relation::Differ, Relation::Update, Relation::Compatible, Relation::Agree, Relation::Single];

pub(super) fn role(role: Role) -> &'static str {
    words::role(role).unwrap_or("level")
}

/// What a figure says, as it is typed.
pub(super) fn of_figure(reading: &Reading, figure: &Figure, what: What) -> String {
    let amount = &figure.amount;
    let number =
        |value: f64| if value.fract() == 0.0 && value.abs() < 1e15 { words::grouped(value) } else { value.to_string() };
    match what {
        What::Value => match (amount.stated, amount.hard.low, amount.hard.high) {
            (Some(value), ..) => number(value),
            (None, Some(low), Some(high)) => format!("{} to {}", number(low), number(high)),
            _ => String::new(),
        },
        What::Unit => figure.unit.symbol().to_owned(),
        What::Qualifier => words::qualifier(figure.qualifier).to_owned(),
        What::Noun => figure.noun.map(|span| span.of(reading.article.text()).to_owned()).unwrap_or_default(),
        What::Measure => figure.measure.as_ref().map(|it| it.value.clone()).unwrap_or_default(),
        What::Entity => figure.entity.as_ref().map(|it| it.value.clone()).unwrap_or_default(),
        What::Scope => figure.scope.as_ref().map(|it| it.value.clone()).unwrap_or_default(),
        What::Role => role(figure.role).to_owned(),
        What::Period => figure.period.as_ref().map(|it| it.value.to_string()).unwrap_or_default(),
        What::Source => figure.source.as_ref().map(|it| it.value.name.clone()).unwrap_or_default(),
        _ => String::new(),
    }
}

pub(super) fn of_article(article: &crate::article::Article, what: What) -> String {
    let metadata = &article.metadata;
    let said = match what {
        What::Title => metadata.title.clone(),
        What::Outlet => metadata.outlet.clone(),
        What::Author => metadata.author.clone(),
        What::Published => metadata.published.as_ref().map(|published| published.date.to_string()),
        _ => None,
    };
    said.unwrap_or_default()
}

/// What a line of a figure's form sets.
pub(super) fn setting(what: What, typed: &str) -> Result<Setting, &'static str> {
    let some = || (!typed.is_empty()).then(|| typed.to_owned());
    Ok(match what {
        What::Value => {
            let ends = typed.split_once(" to ").or_else(|| typed.split_once('–'));
            match ends {
                Some((low, high)) => match (number(low), number(high)) {
                    (Some(low), Some(high)) if low <= high => Setting::Range(low, high),
                    (Some(_), Some(_)) => return Err("the first number is above the second"),
                    _ => return Err("a number is needed"),
                },
                None => Setting::Value(number(typed).ok_or("a number is needed")?),
            }
        }
        What::Unit => Setting::Unit(Unit::of(typed).ok_or("no such unit: for example USD, %, day, km/h")?),
        What::Qualifier => {
            let found = QUALIFIERS.into_iter().find(|it| words::qualifier(*it) == typed);
            Setting::Qualifier(found.ok_or("no such qualifier")?)
        }
        What::Noun => Setting::Noun(some()),
        What::Measure => Setting::Measure(some()),
        What::Entity => Setting::Entity(some()),
        What::Scope => Setting::Scope(some()),
        What::Role => Setting::Role(ROLES.into_iter().find(|it| role(*it) == typed).ok_or("no such role")?),
        What::Period => {
            let period = some().map(|words| words.parse::<Period>().unwrap_or_else(|never| match never {}));
            Setting::Period(period)
        }
        _ => Setting::Source(some()),
    })
}

/// A number as people type one: "14,000", "14 000", "1.4 million", "29.3bn".
fn number(typed: &str) -> Option<f64> {
    let typed: String =
        typed.trim().chars().filter(|c| !matches!(c, ',' | '_' | ' ' | '\u{a0}' | '\u{202f}')).collect();
    let digits = typed.trim_end_matches(char::is_alphabetic);
    let scale = match typed[digits.len()..].to_lowercase().as_str() {
        "" => 1.0,
        "k" | "thousand" => 1e3,
        "m" | "mn" | "million" => 1e6,
        "bn" | "b" | "billion" => 1e9,
        "tn" | "trillion" => 1e12,
        _ => return None,
    };
    let value = digits.parse::<f64>().ok()? * scale;
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_typed_as_people_do() {
        assert_eq!(number("14,000"), Some(14_000.0));
        assert_eq!(number(" 14 000 "), Some(14_000.0));
        assert_eq!(number("29.3bn"), Some(29_300_000_000.0));
        assert_eq!(number("1.4 million"), Some(1_400_000.0));
        for no in ["", "many", "14 jobs", "1e999", "inf", "NaN"] {
            assert_eq!(number(no), None, "{no}");
        }
    }

    #[test]
    fn lines_of_the_form_are_settings_or_say_why_not() {
        assert_eq!(setting(What::Value, "12,000 to 15,000"), Ok(Setting::Range(12_000.0, 15_000.0)));
        assert_eq!(setting(What::Value, "15 to 12"), Err("the first number is above the second"));
        assert_eq!(setting(What::Unit, ""), Ok(Setting::Unit(Unit::COUNT)));
        assert!(setting(What::Unit, "parrots").is_err());
        assert_eq!(setting(What::Qualifier, "at most"), Ok(Setting::Qualifier(Qualifier::AtMost)));
        assert_eq!(
            setting(What::Period, "2025-Q1"),
            Ok(Setting::Period(Some(Period::Quarter { year: Some(2025), quarter: 1 })))
        );
        assert_eq!(setting(What::Entity, ""), Ok(Setting::Entity(None)));
    }

    #[test]
    fn every_choice_is_understood() {
        for choice in What::Qualifier.choices() {
            assert!(setting(What::Qualifier, choice).is_ok(), "{choice}");
        }
        for choice in What::Role.choices() {
            assert!(setting(What::Role, choice).is_ok(), "{choice}");
        }
        for relation in RELATIONS {
            assert!(What::Relation.choices().contains(&words::relation(relation)));
        }
    }
}
