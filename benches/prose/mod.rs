//! Invented sentences in which nothing is counted, to stand between those of `town`: most of what newspapers print says
//! who did what, and gives a number two or three times in a thousand bytes. Deterministic.

use crate::town::Dice;

const GIVEN: [&str; 16] = [
    "Anna", "Peter", "Maria", "Johan", "Ruth", "Karl", "Laura", "Simon", "Ellen", "Victor", "Nora", "Daniel", "Grace",
    "Martin", "Helen", "Oscar",
];

const FAMILY: [&str; 32] = [
    "Aldermere",
    "Bravik",
    "Castellan",
    "Dornhof",
    "Eskeland",
    "Farrow",
    "Grieve",
    "Hollis",
    "Ibarra",
    "Jarnum",
    "Kestrel",
    "Lindqvist",
    "Marchetti",
    "Norrland",
    "Okafor",
    "Pellew",
    "Quarles",
    "Rosmer",
    "Sandoval",
    "Thorne",
    "Ulvang",
    "Vantongeren",
    "Wexcombe",
    "Yardley",
    "Zeller",
    "Abenov",
    "Birkeland",
    "Corriveau",
    "Dempster",
    "Elvestad",
    "Fontane",
    "Gyllen",
];

const TOWNS: [&str; 12] = [
    "Halvergate",
    "Oststrand",
    "Port Merrow",
    "Kingsholm",
    "Vellamo",
    "Brackwater",
    "Sankt Olof",
    "Tarnmouth",
    "Lower Wick",
    "Averdal",
    "Grenoble Bay",
    "Stonehaven",
];

const BODIES: [&str; 12] = [
    "the Harbour Board",
    "the Ministry of Works",
    "Norvane Shipping",
    "the Coastal Party",
    "the Teachers’ Union",
    "the Court of Appeal",
    "Ellery & Sons",
    "the Water Authority",
    "the Senate",
    "the Chamber of Trade",
    "Brandt Industries",
    "the Farmers’ League",
];

/// `{p}` and `{q}` are persons, `{f}` a family name, `{t}` a town, `{b}` and `{c}` bodies.
const SENTENCES: [&str; 40] = [
    "{p} has long argued that {b} should answer to the people of {t} rather than to its owners.",
    "“Nobody asked us what we thought of it,” {p} said, “and nobody came to see what it would do to the street.”",
    "The plan, which {b} drew up without telling its members, would give the old harbour to {c}.",
    "According to {p}, who led the inquiry until he resigned in the spring, the letters were never opened.",
    "{b} declined to comment, saying that the matter was before the courts.",
    "{f} told reporters in {t} that he had not spoken to the president since the meeting broke up.",
    "Critics of the bill, among them {p} and {q}, say that it does nothing for those who need help most.",
    "She described the mood in {t} as tense, but added that most families had decided to stay.",
    "The decision came after weeks of talks between {b} and {c} had ended without an agreement.",
    "“It is not a question of money,” {f} wrote in an open letter, “but of trust.”",
    "In a statement, {b} called the report misleading and accused its authors of ignoring the evidence.",
    "{p}, a lawyer who has represented fishermen along the coast, described the ruling as a warning to {b}.",
    "Many of those who gathered outside the town hall carried banners and sang until the doors were closed.",
    "The opposition has promised to repeal the law if it comes to power, though {p} would not say how.",
    "Whether {b} knew of the leak before it became public is a question that nobody has been able to answer.",
    "{q} denied the claim and said that the documents had been taken out of their context.",
    "The road from {t} to the border was still closed in the evening because of fallen trees.",
    "Neither {p} nor {q} attended the hearing, and their lawyers asked for more time to read the files.",
    "Officials close to the negotiations believe that an understanding is near, {p} reported from {t}.",
    "{b} has rejected the demand, arguing that the rules were clear and had been known to everybody.",
    "People who know {f} say that she rarely changes her mind once she has made a promise.",
    "The museum, a low building of glass and timber, was designed by {p} and paid for by {b}.",
    "“We will go on until they listen,” said {p}, holding up a photograph of the valley as it used to be.",
    "It was not clear who had ordered the gates to be locked, or why the guards had left their posts.",
    "{p} warned that the country could not afford another winter of uncertainty, and urged {b} to act.",
    "The two sides remain far apart on the question of who should run the port once the lease has ended.",
    "Supporters of {f} hope that the vote will settle a quarrel that has divided {t} for a generation.",
    "His predecessor, {p}, had refused to sign the treaty on the ground that it favoured {c}.",
    "Local newspapers have compared the affair to the scandal that brought down the mayor of {t}.",
    "The union’s leader, {p}, told a crowd in {t} that the strike would go on “for as long as it takes”.",
    "After the storm had passed, neighbours helped each other to clear the streets and dry their furniture.",
    "{b}, whose ships serve the islands, said it regretted the trouble that passengers had been caused.",
    "A spokeswoman for {c} said that the company was looking into the complaint and would reply in due course.",
    "{q} recalled how her grandfather used to mend nets on the quay while the children played around him.",
    "The prosecutor asked the jury to remember that {f} had lied to the police when he was first questioned.",
    "Experts doubt that the repairs, which {b} says are finished, would withstand another flood.",
    "“If this is what they call progress,” {p} told the council, “then I would rather do without it.”",
    "{p} and {q} met at the university in {t}, where both of them studied the history of trade.",
    "The party has chosen {p} to stand in {t}, a seat that it has never held and hardly expects to win.",
    "Under the law, {b} must publish its accounts and explain to the public how its contracts were awarded.",
];

/// `text` with paragraphs of these sentences between its own, about `times` as long as it is itself.
pub fn among(text: &str, times: usize, seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let mut whole = String::with_capacity(text.len() * (times + 2));
    for paragraph in text.split_inclusive("\n\n") {
        whole.push_str(paragraph);
        let end = whole.len() + paragraph.len() * times;
        while whole.len() < end {
            for _ in 0..2 + dice.below(3) {
                sentence(&mut dice, &mut whole);
                whole.push(' ');
            }
            whole.truncate(whole.trim_end().len());
            whole.push_str("\n\n");
        }
    }
    whole
}

fn sentence(dice: &mut Dice, whole: &mut String) {
    let start = whole.len();
    let mut pieces = SENTENCES[dice.below(SENTENCES.len())].split(['{', '}']);
    // Between two pieces of text stands the name of a slot.
    while let Some(piece) = pieces.next() {
        whole.push_str(piece);
        let of = |dice: &mut Dice, names: &[&'static str]| names[dice.below(names.len())];
        match pieces.next() {
            Some("p" | "q") => {
                whole.push_str(of(dice, &GIVEN));
                whole.push(' ');
                whole.push_str(of(dice, &FAMILY));
            }
            Some("f") => whole.push_str(of(dice, &FAMILY)),
            Some("t") => whole.push_str(of(dice, &TOWNS)),
            Some(_) => whole.push_str(of(dice, &BODIES)),
            None => {}
        }
    }
    // "The Harbour Board" at the start of a sentence
    if whole[start..].starts_with('t') {
        whole.replace_range(start..start + 1, "T");
    }
}
