//! Invented stories for measuring: each has its own people, places, bodies and numbers, and is told by many outlets in
//! words of their own, some vaguely, some with an older number, some copied from an agency. Deterministic.

use std::fmt::Write;

use crossread::article::{Article, ArticleId, Metadata, Published};
use jiff::civil::date;

/// Numbers that look random and are the same every time.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x51_7C_C1_B7_27_22_0A_95)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    /// A name that hardly recurs.
    fn name(&mut self) -> String {
        const FIRST: [&str; 24] = [
            "Bra", "Cor", "Dun", "El", "Far", "Gor", "Hal", "Ist", "Kel", "Lor", "Mar", "Nor", "Or", "Pen", "Quar",
            "Rav", "Sel", "Tam", "Ul", "Ver", "Wes", "Yar", "Zan", "Thor",
        ];
        const MIDDLE: [&str; 16] =
            ["a", "e", "i", "o", "an", "en", "in", "on", "ar", "er", "ir", "or", "as", "es", "al", "el"];
        const LAST: [&str; 24] = [
            "bury", "dal", "den", "fell", "ford", "gate", "ham", "holm", "kirk", "land", "lund", "mere", "mont",
            "moor", "nes", "ridge", "shaw", "stad", "ster", "sund", "ton", "vale", "wick", "worth",
        ];
        format!("{}{}{}", self.of(&FIRST), self.of(&MIDDLE), self.of(&LAST))
    }
}

const OUTLETS: [&str; 40] = [
    "Morning Courier",
    "Evening Ledger",
    "Daily Lantern",
    "Harbour Gazette",
    "City Record",
    "The Observer Post",
    "National Mirror",
    "Capital Times",
    "Northern Echo",
    "Southern Star",
    "Metro Wire",
    "Sunday Chronicle",
    "The Sentinel",
    "The Herald",
    "The Tribune",
    "The Argus",
    "The Beacon",
    "The Bulletin",
    "The Clarion",
    "The Compass",
    "The Dispatch",
    "The Enquirer",
    "The Examiner",
    "The Express",
    "The Forum",
    "The Globe",
    "The Guide",
    "The Journal",
    "The Monitor",
    "The Pilot",
    "The Press",
    "The Register",
    "The Review",
    "The Signal",
    "The Standard",
    "The Telegraph",
    "The Union",
    "The Voice",
    "The Witness",
    "The World",
];

/// What is true in one story.
struct Story {
    firm: String,
    town: String,
    boss: String,
    union: String,
    minister: String,
    country: &'static str,
    jobs: usize,
    staff: usize,
    revenue: usize,
    growth: usize,
    profit: usize,
    sites: usize,
    hurt: usize,
    homes: usize,
    area: usize,
    votes: usize,
    pay: usize,
}

impl Story {
    fn of(number: usize) -> Self {
        let mut dice = Dice::new(number as u64 + 1);
        let countries = ["Norway", "Canada", "Chile", "Spain", "Kenya", "India", "Japan", "Brazil"];
        Story {
            firm: dice.name(),
            town: dice.name(),
            boss: format!("{} {}", dice.of(&["Anna", "Peter", "Maria", "Johan", "Ruth", "Karl"]), dice.name()),
            union: dice.name(),
            minister: format!("{} {}", dice.of(&["Laura", "Simon", "Ellen", "Victor"]), dice.name()),
            country: countries[dice.below(8)],
            jobs: (3 + dice.below(90)) * 100,
            staff: (10 + dice.below(300)) * 1000,
            revenue: 20 + dice.below(900),
            growth: 2 + dice.below(30),
            profit: 10 + dice.below(400),
            sites: 2 + dice.below(40),
            hurt: 3 + dice.below(60),
            homes: (1 + dice.below(60)) * 50,
            area: (1 + dice.below(80)) * 100,
            votes: 51 + dice.below(45),
            pay: 2 + dice.below(11),
        }
    }
}

fn thousands(n: usize) -> String {
    if n < 1000 { n.to_string() } else { format!("{},{:03}", n / 1000, n % 1000) }
}

/// The `teller`-th telling of a story, about three thousand bytes and thirty figures.
pub fn article(id: &str, story: usize, teller: usize) -> Article {
    telling(id, story, teller, 10)
}

/// The same in so many paragraphs.
pub fn telling(id: &str, story: usize, teller: usize, length: usize) -> Article {
    let s = Story::of(story);
    let mut dice = Dice::new((story as u64) << 20 | teller as u64);
    let d = &mut dice;
    let day = 1 + (story + teller / 4) % 27;
    let source =
        d.of(&["Northwire", "the union", "people familiar with the matter", "company filings", "the ministry"]);
    let vague = d.below(4);
    let jobs = match vague {
        0 => format!("about {}", thousands(s.jobs)),
        1 => format!("up to {}", thousands(s.jobs * 2)),
        2 => format!("more than {}", thousands(s.jobs - 100)),
        _ => thousands(s.jobs),
    };
    let outlet = OUTLETS[d.below(OUTLETS.len())];
    let metadata = Metadata {
        outlet: Some(outlet.to_owned()),
        published: Some(Published { date: date(2025, 1 + (story % 12) as i8, day as i8), minute: None }),
        ..Metadata::default()
    };
    let mut text = format!("{} to cut {jobs} jobs in {}\n\n", s.firm, s.town);
    let _ = write!(
        text,
        "{} {} will cut {jobs} jobs in {}, {source} said on {}. {}\n\n",
        d.of(&["The group", "Manufacturer", "The maker of pumps", "The employer"]),
        s.firm,
        s.town,
        d.of(&["Monday", "Tuesday", "Wednesday", "Thursday"]),
        d.of(&[
            "It is the largest reduction since 2009.",
            "The decision had been expected for weeks.",
            "Workers were told in a meeting at noon.",
            "The town had feared it since the spring.",
        ]),
    );
    let paragraphs: [&dyn Fn(&mut Dice) -> String; 10] = [
        &|d| {
            format!(
                "{} employs {} people in {}, {} of them at {} sites near {}.",
                s.firm,
                thousands(s.staff),
                s.country,
                thousands(s.staff / 4),
                s.sites,
                d.of(&["the harbour", "the river", "the old airport", &s.town])
            )
        },
        &|d| {
            format!(
                "Revenue {} {} percent to ${}.{} billion in the second quarter, while net income was ${} million.",
                d.of(&["rose", "grew", "climbed"]),
                s.growth,
                s.revenue / 10,
                s.revenue % 10,
                s.profit
            )
        },
        &|d| {
            format!(
                "“{}” {} said {}. “We will not close {} sites without talking to {} people first.”",
                d.of(&["This was not an easy decision,", "We have to look ahead,", "Nobody will be left alone,"]),
                s.boss,
                d.of(&["in a statement", "at a press conference", "on the phone"]),
                s.sites,
                thousands(s.jobs)
            )
        },
        &|d| {
            format!(
                "A fire at the plant last year injured {} workers and damaged {} homes; it burned {} hectares {}.",
                s.hurt,
                thousands(s.homes),
                thousands(s.area),
                d.of(&["of forest", "of farmland", "before it was contained"])
            )
        },
        &|d| {
            format!(
                "The {} union, which asks for {} percent more pay, said {} percent of its members had voted {}.",
                s.union,
                s.pay,
                s.votes,
                d.of(&["for a strike", "against the plan", "to walk out"])
            )
        },
        &|d| {
            format!(
                "Minister {} {} the plan and promised ${} million for the region over {} years.",
                s.minister,
                d.of(&["criticised", "regretted", "defended"]),
                s.profit / 2 + 1,
                2 + d.below(4)
            )
        },
        &|d| {
            format!(
                "Analysts at {} expect savings of ${} million a year, or {} percent of costs.",
                d.of(&["Bellwater", "Stonegate", "Firth Partners"]),
                s.profit / 3 + 2,
                1 + s.growth / 3
            )
        },
        &|d| {
            format!(
                "{} {} shares fell {}.{} percent to ${} in {} trading.",
                d.of(&["In London,", "In New York,", "In Oslo,"]),
                s.firm,
                1 + d.below(6),
                d.below(10),
                20 + d.below(80),
                d.of(&["early", "late", "heavy"])
            )
        },
        &|d| {
            format!(
                "{} people work in {}, where unemployment stood at {}.{} percent in May, against {} percent a year earlier.",
                thousands(s.staff * 2),
                s.town,
                4 + s.growth % 5,
                d.below(10),
                4 + s.growth % 4
            )
        },
        &|d| {
            format!(
                "The cuts amount to {} percent of the {} workers; {} of the posts are {}, according to {source}.",
                (s.jobs * 100 / s.staff).max(1),
                thousands(s.staff),
                d.of(&["half", "a third", "two thirds"]),
                d.of(&["in administration", "in sales", "in production"])
            )
        },
    ];
    let mut start = 0;
    for number in 0..length {
        let at = number % 5;
        if at == 0 {
            start = d.below(paragraphs.len());
        }
        text.push_str(&paragraphs[(start + at * 3) % paragraphs.len()](d));
        text.push(' ');
        text.push_str(d.of(&[
            "Local shops fear for their trade, and the council wants to meet the owners soon.",
            "It was not clear on which terms the people would go, or who would pay for their training.",
            "The owners, who bought the works from the state, have never spoken to the press about them.",
            "Neighbours described long queues in front of the gates and a mood between anger and relief.",
            "Several towns along the coast have seen the same, and few of them have found anything new.",
        ]));
        text.push_str("\n\n");
    }
    Article::new(ArticleId::new(id), text, metadata)
}
