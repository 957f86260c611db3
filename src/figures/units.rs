//! Units: what a number is a number of, and which units can be turned into one another.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::currencies::CURRENCIES;

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

/// A unit of measure and how it is written.
pub(super) struct Row {
    pub symbol: &'static str,
    pub dimension: Dimension,
    /// `base = value * scale + offset`, in the dimension's base unit.
    scale: f64,
    offset: f64,
    /// Words for it, in lower case, parted by commas; several words to a name.
    pub names: &'static str,
    /// Short forms that hold only in this case, parted by white space ("MW" is no "mw").
    pub signs: &'static str,
}

const fn row(symbol: &'static str, dimension: Dimension, scale: f64, names: &'static str, signs: &'static str) -> Row {
    Row { symbol, dimension, scale, offset: 0.0, names, signs }
}

/// Every unit but the currencies. The base unit of a dimension has scale 1 and offset 0.
///
/// Months and years have the length that calendars give them on average.
pub(super) static ROWS: &[Row] = {
    use Dimension::*;
    &[
        row("", Count, 1.0, "", ""),
        row("%", Percent, 1.0, "", ""),
        row("pp", PercentPoint, 1.0, "", ""),
        row("ratio", Ratio, 1.0, "", ""),
        row("rank", Rank, 1.0, "", ""),
        row("date", Calendar, 1.0, "", ""),
        row("times", Ratio, 1.0, "", ""),
        row("bp", PercentPoint, 0.01, "", ""),
        row("odds", Ratio, 1.0, "", ""),
        row("year of age", Age, 1.0, "", ""),
        row("month of age", Age, 1.0 / 12.0, "", ""),
        row("week of age", Age, 7.0 / 365.25, "", ""),
        row("day of age", Age, 1.0 / 365.25, "", ""),
        row("second", Time, 1.0, "second,seconds,sec,secs", ""),
        row("minute", Time, 60.0, "minute,minutes,min,mins", ""),
        row("hour", Time, 3_600.0, "hour,hours,hr,hrs", "h"),
        row("day", Time, 86_400.0, "day,days", ""),
        row("night", Time, 86_400.0, "night,nights", ""),
        row("week", Time, 604_800.0, "week,weeks,wk,wks", ""),
        row("fortnight", Time, 1_209_600.0, "fortnight,fortnights", ""),
        row("month", Time, 2_629_746.0, "month,months,mth,mths", ""),
        row("year", Time, 31_556_952.0, "year,years,yr,yrs", ""),
        row("decade", Time, 315_569_520.0, "decade,decades", ""),
        row("century", Time, 3_155_695_200.0, "century,centuries", ""),
        row("millisecond", Time, 0.001, "millisecond,milliseconds", "ms"),
        row("m", Length, 1.0, "metre,metres,meter,meters", "m"),
        row("km", Length, 1_000.0, "kilometre,kilometres,kilometer,kilometers,kms", "km KM"),
        row("centimetre", Length, 0.01, "centimetre,centimetres,centimeter,centimeters,cms", "cm"),
        row("decimetre", Length, 0.1, "decimetre,decimetres,decimeter,decimeters", "dm"),
        row("millimetre", Length, 0.001, "millimetre,millimetres,millimeter,millimeters", "mm"),
        row("micrometre", Length, 1e-6, "micrometre,micrometres,micrometer,micrometers,micron,microns", "μm µm um"),
        row("picometre", Length, 1e-12, "picometre,picometres,picometer,picometers", ""),
        row("nanometre", Length, 1e-9, "nanometre,nanometres,nanometer,nanometers", "nm"),
        row("mile", Length, 1_609.344, "mile,miles", "mi"),
        row("nautical mile", Length, 1_852.0, "nautical mile,nautical miles", "nmi"),
        row("yard", Length, 0.9144, "yard,yards,yd,yds", ""),
        row("ft", Length, 0.3048, "foot,feet,ft", ""),
        row("inch", Length, 0.0254, "inch,inches", "″"),
        row("light-year", Length, 9.4607e15, "light year,light years", "ly"),
        row("parsec", Length, 3.0857e16, "parsec,parsecs", "pc"),
        row("ha", Area, 10_000.0, "hectare,hectares", "ha"),
        row("acres", Area, 4_046.856_422_4, "acre,acres", ""),
        row("m2", Area, 1.0, "square metre,square metres,square meter,square meters,sq metres,sq m,sqm", "m² m2"),
        row(
            "km2",
            Area,
            1e6,
            "square kilometre,square kilometres,square kilometer,square kilometers,sq kilometres,sq km,sqkm",
            "km² km2",
        ),
        row("mm2", Area, 1e-6, "square millimetre,square millimetres,square millimeters,sq mm", "mm² mm2"),
        row("cm2", Area, 1e-4, "square centimetre,square centimetres,square centimeters,sq cm", "cm² cm2"),
        row("square foot", Area, 0.092_903_04, "square foot,square feet,sq ft,sqft", "ft²"),
        row("square mile", Area, 2_589_988.110_336, "square mile,square miles,sq miles,sq mi", ""),
        row("square yard", Area, 0.836_127_36, "square yard,square yards,sq yards,sq yd", ""),
        row("kg", Mass, 1.0, "kilogram,kilograms,kilogramme,kilogrammes,kilo,kilos,kgs", "kg KG"),
        row("quintal", Mass, 100.0, "quintal,quintals", ""),
        row("gram", Mass, 0.001, "gram,grams,gramme,grammes", "g"),
        row("milligram", Mass, 1e-6, "milligram,milligrams,milligramme,milligrammes", "mg"),
        row("microgram", Mass, 1e-9, "microgram,micrograms,microgramme,microgrammes", "μg µg mcg"),
        row("nanogram", Mass, 1e-12, "nanogram,nanograms,nanogramme,nanogrammes", "ng"),
        row("picogram", Mass, 1e-15, "picogram,picograms", "pg"),
        row("tonnes", Mass, 1_000.0, "tonne,tonnes,metric ton,metric tons,metric tonne,metric tonnes", "t"),
        row("kilotonne", Mass, 1e6, "kilotonne,kilotonnes,kiloton,kilotons", ""),
        row("megatonne", Mass, 1e9, "megatonne,megatonnes,megaton,megatons", "Mt MMT Mmt MtCO2 MtCO2e"),
        row("gigatonne", Mass, 1e12, "gigatonne,gigatonnes,gigaton,gigatons", "Gt GtCO2 GtCO2e"),
        row("tons", Mass, 907.184_74, "ton,tons,short tons", ""),
        row("pound", Mass, 0.453_592_37, "lb,lbs,pound,pounds", ""),
        row("ounce", Mass, 0.028_349_523_125, "ounce,ounces,oz", ""),
        row("st", Mass, 6.350_293_18, "stone", ""),
        row("litre", Volume, 1.0, "litre,litres,liter,liters", "L"),
        row("millilitre", Volume, 0.001, "millilitre,millilitres,milliliter,milliliters,ml", ""),
        row("centilitre", Volume, 0.01, "centilitre,centilitres", "cl"),
        row("m3", Volume, 1_000.0, "cubic metre,cubic metres,cubic meter,cubic meters,cu m", "m³ m3"),
        row("km3", Volume, 1e12, "cubic kilometre,cubic kilometres,cubic kilometers", "km³"),
        row("cubic foot", Volume, 28.316_846_592, "cubic foot,cubic feet,cu ft", ""),
        row("cubic yard", Volume, 764.554_857_984, "cubic yard,cubic yards", ""),
        row("acre-foot", Volume, 1_233_481.837, "acre foot,acre feet", ""),
        row("gallon", Volume, 3.785_411_784, "gallon,gallons", "gal"),
        row("bushel", Volume, 35.239_07, "bushel,bushels", ""),
        row("pint", Volume, 0.473_176_473, "pint,pints", ""),
        row("quart", Volume, 0.946_352_946, "quart,quarts", ""),
        row("barrel", Volume, 158.987_294_928, "barrel,barrels,bpd,bbl", ""),
        row("cup", Volume, 0.236_588, "cup,cups", ""),
        row("teaspoon", Volume, 0.004_928_92, "teaspoon,teaspoons,tsp", ""),
        row("tablespoon", Volume, 0.014_786_8, "tablespoon,tablespoons,tbsp", ""),
        row("cc", Volume, 0.001, "cc,cubic centimetres,cubic centimeters", ""),
        row(
            "km/h",
            Speed,
            1.0 / 3.6,
            "kilometres per hour,kilometers per hour,kilometres an hour,kilometers an hour,kilometre per hour,kilometer per hour,kilometre an hour,kilometer an hour,km per hour,km an hour,kph,kmh,kmph",
            "km/h km/hr",
        ),
        row("mph", Speed, 0.447_04, "miles per hour,miles an hour,mile per hour,mile an hour,mph", ""),
        row("m/s", Speed, 1.0, "metres per second,meters per second,metres a second,meters a second", "m/s"),
        row("km/s", Speed, 1_000.0, "kilometres per second,kilometers per second,kilometres a second", "km/s"),
        row("knot", Speed, 0.514_444, "knot,knots", "kt"),
        row(
            "°C",
            Temperature,
            1.0,
            "degrees celsius,degree celsius,degrees centigrade,celsius,centigrade,degrees c,degree c,deg c",
            "°C ℃",
        ),
        Row {
            symbol: "°F",
            dimension: Temperature,
            scale: 5.0 / 9.0,
            offset: -160.0 / 9.0,
            names: "degrees fahrenheit,degree fahrenheit,fahrenheit,degrees f,degree f,deg f",
            signs: "°F ℉",
        },
        Row { symbol: "K", dimension: Temperature, scale: 1.0, offset: -273.15, names: "kelvin,kelvins", signs: "" },
        row("degree", Other, 1.0, "degree,degrees", "°"),
        row("joule", Energy, 1.0, "joule,joules", ""),
        row("kilojoule", Energy, 1e3, "kilojoule,kilojoules", "kJ"),
        row("megajoule", Energy, 1e6, "megajoule,megajoules", "MJ"),
        row("kilowatt hour", Energy, 3.6e6, "kilowatt hour,kilowatt hours", "kWh KWh kwh"),
        row("megawatt hour", Energy, 3.6e9, "megawatt hour,megawatt hours", "MWh"),
        row("gigawatt hour", Energy, 3.6e12, "gigawatt hour,gigawatt hours", "GWh"),
        row("terawatt hour", Energy, 3.6e15, "terawatt hour,terawatt hours", "TWh"),
        row("watt hour", Energy, 3_600.0, "watt hour,watt hours", "Wh"),
        row("kcal", Energy, 4_184.0, "calorie,calories,kilocalorie,kilocalories", "kcal"),
        row("watt", Power, 1.0, "watt,watts", "W"),
        row("kilowatt", Power, 1e3, "kilowatt,kilowatts", "kW KW"),
        row("megawatt", Power, 1e6, "megawatt,megawatts", "MW"),
        row("gigawatt", Power, 1e9, "gigawatt,gigawatts", "GW"),
        row("terawatt", Power, 1e12, "terawatt,terawatts", "TW"),
        row("horsepower", Power, 745.699_872, "horsepower,hp,bhp", ""),
        row("PS", Power, 735.498_75, "", ""),
        row("bit", Data, 0.125, "bit,bits", ""),
        row("byte", Data, 1.0, "byte,bytes", ""),
        row("kilobyte", Data, 1e3, "kilobyte,kilobytes", "kB KB"),
        row("megabyte", Data, 1e6, "megabyte,megabytes", "MB"),
        row("gigabyte", Data, 1e9, "gigabyte,gigabytes,gb", "GB"),
        row("terabyte", Data, 1e12, "terabyte,terabytes", "TB"),
        row("petabyte", Data, 1e15, "petabyte,petabytes", "PB"),
        row("megabit per second", Other, 1.0, "megabits per second,mbps", "Mbps Mbit/s Mb/s"),
        row("gigabit per second", Other, 1.0, "gigabits per second,gbps", "Gbps"),
        row("megabyte per second", Other, 1.0, "megabytes per second,megabytes a second", "MB/s"),
        row("gigabyte per second", Other, 1.0, "gigabytes per second,gigabytes a second", "GB/s"),
        row("terabyte per second", Other, 1.0, "terabytes per second,terabytes a second", "TB/s"),
        row(
            "m3/s",
            Other,
            1.0,
            "cubic metres per second,cubic metres a second,cubic meters per second,cubic meters a second,cumecs",
            "m³/s m3/s",
        ),
        row("hertz", Other, 1.0, "hertz,hz", "Hz HZ"),
        row("kilohertz", Other, 1.0, "kilohertz,khz", "kHz"),
        row("megahertz", Other, 1.0, "megahertz,mhz", "MHz"),
        row("gigahertz", Other, 1.0, "gigahertz,ghz", "GHz"),
        row("volt", Other, 1.0, "volt,volts", "V"),
        row("kilovolt", Other, 1.0, "kilovolt,kilovolts", "kV"),
        row("milliampere-hour", Other, 1.0, "milliampere hours,mah", "mAh"),
        row("decibel", Other, 1.0, "decibel,decibels,db", "dB"),
        row("pascal", Other, 1.0, "pascal,pascals", "Pa"),
        row("hectopascal", Other, 1.0, "hectopascal,hectopascals,millibar,millibars", "hPa mb"),
        row("megapascal", Other, 1.0, "megapascal,megapascals", "MPa"),
        row("gigapascal", Other, 1.0, "gigapascal,gigapascals", "GPa"),
        row("psi", Other, 1.0, "psi", ""),
        row("newton metre", Other, 1.0, "newton metres,newton meters", "Nm"),
        row("pound-foot", Other, 1.0, "pound foot,pound feet,lb ft,foot pounds,ft lbs", ""),
        row("revolution per minute", Other, 1.0, "rpm,revolutions per minute", ""),
        row("mile per gallon", Other, 1.0, "mpg,miles per gallon,miles a gallon", ""),
        row("ppm", Other, 1.0, "ppm,parts per million", ""),
        row("ppb", Other, 1.0, "ppb,parts per billion", ""),
        row("megapixel", Other, 1.0, "megapixel,megapixels", "MP"),
        row("pixel", Other, 1.0, "pixel,pixels", "px"),
        row("carat", Other, 1.0, "carat,carats,karat,karats", ""),
        row("radian", Other, 1.0, "radian,radians,rad", ""),
        row("magnitude", Other, 1.0, "magnitude", ""),
        row("turns", Other, 1.0, "", ""),
    ]
};

/// A unit: a row of one closed table. `Unit::COUNT` is the unit of things counted, which the noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unit(u16);

/// Currencies follow the other units.
const FIRST_CURRENCY: u16 = 1_000;

impl Unit {
    pub const COUNT: Unit = Unit(0);
    pub const PERCENT: Unit = Unit(1);
    pub const PERCENT_POINT: Unit = Unit(2);
    pub const RATIO: Unit = Unit(3);
    pub const RANK: Unit = Unit(4);
    pub const DATE: Unit = Unit(5);
    /// Multiples: "5.4 times", "twice".
    pub const TIMES: Unit = Unit(6);
    pub const BASIS_POINT: Unit = Unit(7);
    pub const ODDS: Unit = Unit(8);
    /// Years of a person's or thing's life.
    pub const AGE: Unit = Unit(9);

    /// The unit that is written `symbol` in records: "USD", "%", "pp", "km/h", "day". The plural of a unit of time is
    /// understood too.
    pub fn of(symbol: &str) -> Option<Unit> {
        let row = |symbol: &str| ROWS.iter().position(|row| row.symbol == symbol).map(|at| Unit(at as u16));
        let currency = || CURRENCIES.iter().position(|c| c.code == symbol).map(Unit::currency);
        row(symbol)
            .or_else(currency)
            .or_else(|| symbol.strip_suffix('s').and_then(row).filter(|unit| unit.dimension() == Dimension::Time))
    }

    pub(super) fn row(at: usize) -> Unit {
        Unit(at as u16)
    }

    pub(super) fn currency(at: usize) -> Unit {
        Unit(FIRST_CURRENCY + at as u16)
    }

    pub(super) fn as_currency(self) -> Option<&'static super::currencies::Currency> {
        CURRENCIES.get(usize::from(self.0.checked_sub(FIRST_CURRENCY)?))
    }

    pub fn symbol(self) -> &'static str {
        self.as_currency().map_or_else(|| ROWS[usize::from(self.0)].symbol, |currency| currency.code)
    }

    pub fn dimension(self) -> Dimension {
        if self.0 >= FIRST_CURRENCY { Dimension::Currency } else { ROWS[usize::from(self.0)].dimension }
    }

    /// `value` of this unit in the base unit of its dimension (a currency's is itself: currencies are never converted).
    pub fn to_base(self, value: f64) -> f64 {
        if self.0 >= FIRST_CURRENCY {
            return value;
        }
        let row = &ROWS[usize::from(self.0)];
        value * row.scale + row.offset
    }

    /// Whether `word`, in lower case and in the singular or plural, is a name of this unit of measure.
    ///
    /// ```
    /// use crossread::figures::Unit;
    /// assert!(Unit::of("km").is_some_and(|unit| unit.is_called("kilometre")));
    /// ```
    pub fn is_called(self, word: &str) -> bool {
        self.0 < FIRST_CURRENCY && ROWS[usize::from(self.0)].names.split(',').any(|name| name == word)
    }

    /// Whether values of the two units can be laid on one axis.
    pub fn comparable(self, other: Unit) -> bool {
        self == other
            || (self.dimension() == other.dimension()
                && !matches!(self.dimension(), Dimension::Currency | Dimension::Other))
    }

    /// The unit for the age that is given in this unit of time.
    pub(super) fn aged(self) -> Option<Unit> {
        Unit::of(match self.symbol() {
            "year" => "year of age",
            "month" => "month of age",
            "week" => "week of age",
            "day" => "day of age",
            _ => return None,
        })
    }
}

/// As its symbol.
impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.symbol())
    }
}

impl<'de> Deserialize<'de> for Unit {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let symbol = String::deserialize(from)?;
        Unit::of(&symbol).ok_or_else(|| D::Error::custom(format!("“{symbol}” is no unit")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbol_names_its_unit() {
        for (at, row) in ROWS.iter().enumerate() {
            assert_eq!(Unit::of(row.symbol), Some(Unit(at as u16)), "{}", row.symbol);
        }
        for (at, currency) in CURRENCIES.iter().enumerate() {
            assert_eq!(Unit::of(currency.code), Some(Unit::currency(at)), "{}", currency.code);
        }
        assert_eq!(Unit::of("days"), Unit::of("day"));
        assert_eq!(Unit::of("parrots"), None);
    }

    #[test]
    fn units_of_one_dimension_convert() {
        let unit = |symbol| Unit::of(symbol).unwrap_or(Unit::COUNT);
        assert!((unit("°F").to_base(106.0) - 41.11).abs() < 0.01);
        assert!((unit("mph").to_base(56.0) - unit("km/h").to_base(90.1)).abs() < 0.05);
        assert!(unit("ha").comparable(unit("acres")));
        assert!(!unit("GBP").comparable(unit("USD")) && !unit("volt").comparable(unit("decibel")));
        assert!(unit("pp").comparable(unit("bp")) && !unit("pp").comparable(unit("%")));
    }
}
