//! The classes that counted things fall into, for the nouns that have several words for one thing.

use std::sync::LazyLock;

use crate::language::lexicon::{Key, Table};
use crate::language::titles::ROLES;
use crate::language::wordlist::word_list;

/// What sort of thing a noun names, as far as its measure depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::figures) enum Class {
    /// Persons without a part to play: people, residents, victims.
    People,
    Children,
    /// Those who work for somebody.
    Workers,
    /// Places of work: jobs, posts, positions.
    Jobs,
    /// Of a union, club or party.
    Members,
    /// Soldiers, police officers, firefighters, rescue workers.
    Forces,
    Bodies,
    Homes,
    Households,
    Animals,
    Trees,
    /// Vehicles and machines, aircraft and ships.
    Machines,
    Weapons,
    Votes,
    /// Persons by what they are or do, each under their own noun: nurses, hostages, Swedes.
    Persons,
    /// No noun stands beside the number.
    Bare,
    Other,
}

/// Classes with the name that their measures go under, and the nouns of one word (singular) in them.
#[rustfmt::skip]
static CLASSES: &[(Class, &str, &str)] = &[
    (Class::People, "people", "people, person, resident, victim, inhabitant, villager, citizen, civilian, individual, life, evacuee, local, survivor, casualty, townspeople, human, folk, neighbour, neighbor, hiker"),
    (Class::Children, "children", "child, kid, pupil, schoolchild, boy, girl, teenager, infant, baby, toddler"),
    (Class::Workers, "workers", "worker, employee, staff, staffer, colleague, workforce, personnel, labourer, laborer"),
    (Class::Jobs, "jobs", "job, position, role, post"),
    (Class::Members, "members", "member"),
    (Class::Forces, "", "firefighter, soldier, troop, officer, rescuer, policeman, medic, paramedic, marine, guardsman, volunteer, fireman, reservist"),
    (Class::Bodies, "bodies", "body, corpse"),
    (Class::Homes, "homes", "home, house, dwelling, property, flat, apartment, building, structure"),
    (Class::Households, "households", "household, customer, family"),
    (Class::Animals, "", "animal, sheep, cow, cattle, pig, horse, dog, cat, bird, chicken, goat, beehive, hive, fish, livestock, deer, koala"),
    (Class::Trees, "", "tree, oak, pine, vine"),
    (Class::Machines, "", "vehicle, car, truck, lorry, bus, aircraft, plane, helicopter, engine, tanker, bulldozer, ship, boat, vessel, train, tractor, crew, machine"),
    (Class::Weapons, "", "missile, drone, rocket, shell, bomb, warhead"),
    (Class::Votes, "votes", "vote, ballot, caller"),
];

/// Where in [`CLASSES`] the class of a noun stands.
static CLASS_OF: LazyLock<Table<usize>> = LazyLock::new(|| {
    let nouns = CLASSES.iter().enumerate().flat_map(|(at, (.., nouns))| nouns.split(", ").map(move |noun| (noun, at)));
    Table::new(nouns)
});

/// The class of a head noun (lower case, either number), and the common name of the class, empty where each noun
/// keeps its own.
pub(in crate::figures) fn class_of(noun: &str) -> (Class, &'static str) {
    let listed = |noun: &str| CLASS_OF.get(Key::of(noun));
    let of_one = listed(&singular(noun));
    // Of two classes the first in the list.
    let class = of_one.into_iter().chain(listed(noun)).min();
    match class {
        Some(at) => (CLASSES[at].0, CLASSES[at].1),
        None if is_person(&singular(noun)) => (Class::Persons, ""),
        None => (Class::Other, ""),
    }
}

/// Whether a noun (lower case, singular) names somebody by what they are or do, as far as lists and its ending tell.
fn is_person(noun: &str) -> bool {
    let ending = ["er", "or", "ist", "ian", "ant", "ee", "man", "men", "woman", "ese", "eer", "mate", "crat", "ero"];
    let formed = noun.len() > 4 && ending.iter().any(|ending| noun.ends_with(ending));
    ROLES.has(noun) || PERSONS.has(noun) || (formed && !THINGS.has(noun))
}

word_list!(
    /// Persons that no role and no ending tells.
    PERSONS = "guard monk nun inmate convict captive hostage youth teen adult relative guest bride groom orphan widow spouse
        couple twin thug yob rebel militant recruit cadet conscript patient refugee exile expat outsider native novice
        fan medic chef clerk cook porter pilot crew cop agent peasant nomad pilgrim caller contact nominee delegate
        troop jew muslim christian sikh hindu greek turk pole swede dane finn serb kurd arab thai scot briton spaniard
        sailor soldier civilian dad mum mom parent grandparent heir smuggler addict user chief ally friend foe enemy"
);

word_list!(
    /// Things that end like persons.
    THINGS = "number tower river container shelter computer paper order letter power water tanker burner boiler tumor tumour
        motor reactor sensor sector factor corner quarter counter monitor charter cover dinner disaster border centre center
        theater theatre shower sewer tractor transformer trailer carrier cruiser freighter steamer destroyer fighter bomber
        helicopter lorry error mirror corridor door floor harbor harbour favor favour parlor parlour plant restaurant
        constant grant variant coffee committee fee tree degree guarantee levee feeder timber member chamber
        finger shoulder liver ladder folder poster banner flyer filter tender offer answer dollar acre layer paper
        matter master meter meteor metre litre liter diameter layover takeover rollover handover hangover turnover
        hamper hammer hopper drawer locker freezer cooker cracker wafer burger server router printer scanner tracker
        marker timer trigger charger register newsletter cluster register chapter quarter semester prefer
        ballot roller boulder cylinder chandelier barrier pier frontier tier easter winter summer weather thunder border
        parameter perimeter thermometer sticker mixer"
);

/// Plurals that no ending tells.
static IRREGULAR: &[(&str, &str)] = &[
    ("people", "person"),
    ("persons", "person"),
    ("children", "child"),
    ("men", "man"),
    ("women", "woman"),
    ("lives", "life"),
    ("bodies", "body"),
    ("schoolchildren", "schoolchild"),
    ("policemen", "policeman"),
    ("wives", "wife"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("mice", "mouse"),
    ("criteria", "criterion"),
    ("firemen", "fireman"),
    ("guardsmen", "guardsman"),
];

/// The singular of a lower-case noun, by its ending: enough to tell that two forms are one word.
///
/// Words that no rule fits are returned as they are.
pub(in crate::figures) fn singular(noun: &str) -> std::borrow::Cow<'_, str> {
    use std::borrow::Cow;
    if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == noun) {
        return Cow::Borrowed(one);
    }
    if let Some(stem) = noun.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return Cow::Owned(format!("{stem}y"));
    }
    for ending in ["sses", "shes", "ches", "xes", "zes"] {
        if noun.ends_with(ending) {
            return Cow::Borrowed(&noun[..noun.len() - 2]);
        }
    }
    match noun.strip_suffix('s') {
        Some(stem) if noun.len() > 3 && !noun.ends_with("ss") && !noun.ends_with("us") && !noun.ends_with("is") => {
            Cow::Borrowed(stem)
        }
        _ => Cow::Borrowed(noun),
    }
}

/// The plural of a lower-case singular noun.
pub(in crate::figures) fn plural(noun: &str) -> String {
    if let Some((many, _)) = IRREGULAR.iter().find(|(_, one)| *one == noun) {
        return (*many).to_owned();
    }
    let before_y = noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u', 'i']) && !stem.is_empty());
    match before_y {
        Some(stem) => format!("{stem}ies"),
        None if ["s", "sh", "ch", "x", "z"].iter().any(|ending| noun.ends_with(ending)) => format!("{noun}es"),
        None => format!("{noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singular_and_plural_tell_that_two_forms_are_one_word() {
        for (one, many) in [
            ("job", "jobs"),
            ("salary", "salaries"),
            ("bus", "buses"),
            ("loss", "losses"),
            ("child", "children"),
            ("day", "days"),
        ] {
            assert_eq!(singular(many), if one == "bus" { "buse" } else { one });
            assert_eq!(plural(one), many);
        }
        assert_eq!(singular("basis"), "basis");
        assert_eq!(singular("gas"), "gas");
    }

    #[test]
    fn several_words_for_one_thing_are_one_class() {
        assert_eq!(class_of("positions"), (Class::Jobs, "jobs"));
        assert_eq!(class_of("dwelling"), (Class::Homes, "homes"));
        assert_eq!(class_of("staff"), (Class::Workers, "workers"));
        assert_eq!(class_of("libraries").0, Class::Other);
    }

    #[test]
    fn persons_are_told_from_things() {
        for person in ["nurses", "fishermen", "hostages", "tourists", "miners", "pensioners"] {
            assert_eq!(class_of(person).0, Class::Persons, "{person}");
        }
        for thing in ["shots", "towers", "containers", "rounds", "benches", "restaurants"] {
            assert_eq!(class_of(thing).0, Class::Other, "{thing}");
        }
    }
}
