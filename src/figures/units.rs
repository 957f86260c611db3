//! Units: what a number is a number of, and which units can be turned into one another.

/// What a unit measures. Only units of one dimension can be compared; currencies are dimensions of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dimension {
    Currency,
    Percent,
    PercentPoint,
    Count,
    Ratio,
    Rank,
    Calendar,
    Time,
    Age,
    Length,
    Area,
    Mass,
    Volume,
    Speed,
    Temperature,
    Energy,
    Power,
    Data,
    Other,
}

struct Row {
    symbol: &'static str,
    dimension: Dimension,
    /// `base = value * scale + offset`, in the dimension's base unit.
    scale: f64,
    offset: f64,
}

const fn row(symbol: &'static str, dimension: Dimension, scale: f64, offset: f64) -> Row {
    Row { symbol, dimension, scale, offset }
}

/// Every unit. The base unit of a dimension has scale 1 and offset 0.
static ROWS: &[Row] = &[
    row("", Dimension::Count, 1.0, 0.0),
    row("%", Dimension::Percent, 1.0, 0.0),
    row("pp", Dimension::PercentPoint, 1.0, 0.0),
    row("ratio", Dimension::Ratio, 1.0, 0.0),
    row("rank", Dimension::Rank, 1.0, 0.0),
    row("date", Dimension::Calendar, 1.0, 0.0),
    row("USD", Dimension::Currency, 1.0, 0.0),
];

/// A unit: a row of one closed table. `Unit::COUNT` is the unit of things counted, which the noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unit(u16);

impl Unit {
    pub const COUNT: Unit = Unit(0);
    pub const PERCENT: Unit = Unit(1);
    pub const PERCENT_POINT: Unit = Unit(2);
    pub const RATIO: Unit = Unit(3);
    pub const RANK: Unit = Unit(4);
    pub const DATE: Unit = Unit(5);

    /// The unit that is written `symbol` in records: "USD", "%", "pp", "km/h", "days".
    pub fn of(symbol: &str) -> Option<Unit> {
        ROWS.iter().position(|row| row.symbol == symbol).map(|at| Unit(at as u16))
    }

    pub fn symbol(self) -> &'static str {
        ROWS[self.0 as usize].symbol
    }

    pub fn dimension(self) -> Dimension {
        ROWS[self.0 as usize].dimension
    }

    /// `value` of this unit in the base unit of its dimension (a currency's is itself: currencies are never converted).
    pub fn to_base(self, value: f64) -> f64 {
        let row = &ROWS[self.0 as usize];
        value * row.scale + row.offset
    }

    /// Whether values of the two units can be laid on one axis.
    pub fn comparable(self, other: Unit) -> bool {
        self == other || (self.dimension() == other.dimension() && self.dimension() != Dimension::Currency)
    }
}
