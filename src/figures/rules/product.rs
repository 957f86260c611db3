//! Numbers in what makers call their things: aircraft, weapons, telephones, screens, and firms.

use super::draft::{Context, Found, Rule};
use super::words::words;
use crate::language::atoms::Atoms;

pub static RULE: Rule = Rule {
    name: "number of a product",
    about: "No figures: “Boeing 737”, “a 9mm pistol”, “11 Pro Max”, “a 4K television”, “3M said”, “a 5K race”.",
    find: |context, at| product(context, at).map(Found::Nothing),
};

/// Where the name of a product that begins with a number ends.
fn product(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let atoms = context.atoms;
    if !atoms.is_digits(at) {
        return None;
    }
    if is_product(context, at) || is_resolution(context, at) || is_firm(atoms, at) {
        return Some(at + 1 + usize::from(is_hung_letter(atoms, at)));
    }
    if let Some(end) = race(context, at) {
        return Some(end);
    }
    aeroplane(atoms, at).or_else(|| is_calibre(atoms, at).then_some(at + 2))
}

/// "the European 5,000 metres champion", "the 100m final", "gold over 1,500 metres": the name of a contest.
fn race(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let atoms = context.atoms;
    const LENGTHS: [&str; 22] = [
        "50", "60", "100", "110", "200", "400", "500", "800", "1000", "1,000", "1500", "1,500", "3000", "3,000",
        "4x100", "4x400", "5000", "5,000", "10000", "10,000", "20", "50k",
    ];
    let unit = atoms.past_hyphen(at + 1);
    let metres = atoms.has(unit, words!("metres metre meters meter")) || (atoms.is(unit, "m") && atoms.glued(unit));
    if !metres || !LENGTHS.contains(&atoms.str(at)) {
        return None;
    }
    let contest = words!(
        "champion champions championship championships final finals heat heats title titles gold silver bronze record
         freestyle hurdles backstroke breaststroke butterfly medley steeplechase crown event semi-final semifinal medallist medalist winner"
    );
    let named = atoms.has(unit + 1, contest);
    let over = at > 0
        && (atoms.is(at - 1, "over") || (atoms.is(at - 1, "the") && at > 1 && atoms.is(at - 2, "in")))
        && (at.saturating_sub(5)..at).any(|i| atoms.has(i, contest));
    (named || over).then_some(unit + 1)
}

/// "the 12 Mini", "11 Pro Max", "the sp 500": what makers and indices call their things.
fn is_product(context: &Context<'_, '_>, at: usize) -> bool {
    let atoms = context.atoms;
    let names = matches!(atoms.str(at + 1), "Pro" | "Mini" | "Max" | "Ultra" | "Lite");
    names && !context.title_case && atoms.str(at).len() <= 2
        || at > 0
            && matches!(atoms.str(at), "500" | "400" | "600")
            && (atoms.is(at - 1, "sp") || atoms.is(at - 1, "snp"))
}

/// "a 4K television", "1080p video", "a 5K race": letters that are no scale.
fn is_resolution(context: &Context<'_, '_>, at: usize) -> bool {
    let atoms = context.atoms;
    if !is_hung_letter(atoms, at) {
        return false;
    }
    let screens = words!(
        "tv tvs television televisions video videos screen screens display displays resolution camera cameras streaming
         footage monitor monitors hdr hd webcam projector"
    );
    let runs = words!("run runs race races ran runner runners jog walk walks fun parkrun charity");
    match (atoms.str(at), atoms.str(at + 1)) {
        ("4" | "8", "K" | "k") => {
            let shown = atoms.has(at + 2, screens);
            shown || context.speaks_of(screens) && !super::noun::is_plural(atoms, at + 2)
        }
        // "at 1080p" may be a price
        ("480" | "720" | "1080" | "1440" | "2160", "p") => {
            atoms.has(at + 2, screens) || at > 0 && atoms.is(at - 1, "in") && context.speaks_of(screens)
        }
        ("5" | "10", "K" | "k") => {
            let next = atoms.past_hyphen(at + 2);
            atoms.has(next, runs)
                || context.speaks_of(runs)
                    && at > 0
                    && (atoms.is(at - 1, "a") || atoms.is(at - 1, "the"))
                    && (!atoms.is_word(next) || atoms.has(next, &super::words::STOP))
        }
        _ => false,
    }
}

/// "3M said", "the 3M Co.": a company whose name is a number and a letter; "3M people" are three million.
fn is_firm(atoms: &Atoms<'_>, at: usize) -> bool {
    let letter = is_hung_letter(atoms, at) && atoms.str(at + 1).starts_with(char::is_uppercase);
    let legal = words!("co corp inc company ltd plc shares stock");
    let says = words!("said says will has plans makes expects reported announced denied declined agreed");
    // "of 5M readers 3M said so"
    let opens = at == 0 || atoms.is(at - 1, "that") || matches!(atoms.any_mark(at - 1), Some('“' | '"' | ','));
    letter
        && (atoms.has(at + 2, legal) || opens && atoms.has(at + 2, says) || atoms.str(at + 2).starts_with(['\'', '’']))
}

fn is_hung_letter(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.is_word(at + 1) && atoms.glued(at + 1) && atoms.str(at + 1).len() == 1
}

/// "a .22-calibre rifle", "a 12-gauge shotgun", "a 9mm pistol": the make of a weapon.
fn is_calibre(atoms: &Atoms<'_>, at: usize) -> bool {
    let next = atoms.past_hyphen(at + 1);
    if atoms.has(next, words!("calibre caliber gauge bore")) {
        return true;
    }
    let weapon = words!(
        "pistol pistols rifle rifles handgun handguns gun guns shotgun shotguns revolver revolvers ammunition rounds bullet
         bullets cartridge cartridges semi automatic weapon weapons mortar mortars howitzer howitzers cannon shells shell"
    );
    let mm = atoms.is(next, "mm") || atoms.is(next, "millimetre") || atoms.is(next, "millimeter");
    mm && atoms.has(next + 1, weapon) || atoms.str(at).starts_with('.') && atoms.has(next, weapon)
}

/// "787 Dreamliner", "737 Max", "A320": the aircraft that news text names by number.
fn aeroplane(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    let text = atoms.str(at);
    let boeing = text.len() == 3 && text.starts_with('7') && text.ends_with('7') && atoms.is_digits(at);
    let named = atoms.has(at + 1, words!("max dreamliner jumbo jet jets plane planes aircraft freighter"))
        || atoms.has(at.wrapping_sub(1), words!("boeing boeing's"));
    (boeing && named).then_some(at + 1)
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn products_screens_and_runs() {
        check(
            "The new 12 Mini and the 11 Pro Max sell, says the maker, in a 4K video of the sp 500 and 1080p screens.",
        );
        check(
            "3M said that 3M’s plant and the 3M Co. store sold |3M|{2500000..3500000 masks} masks, up from |2M|{1500000..2500000}.",
        );
        check("She ran a 5K and walked in the 10K charity race.");
        check(
            "It has |4K|{3500..4500 homes} homes and |5K|{4500..5500 followers} followers; at |720p|{7.2 GBP} it is dear.",
        );
        check(
            "Its |4K|{3500..4500 subscribers} subscribers saw the video; the television group fell to |720p|{7.2 GBP}.",
        );
    }

    #[test]
    fn makes_of_weapons_and_places_on_the_globe() {
        check("A 9mm pistol, a .22-calibre rifle and a 12-gauge shotgun lay at 51.50 N, 0.12 W.");
        check("A |9mm|{9 millimetre gap} gap, and |12|{12 men} men.");
    }

    #[test]
    fn the_names_of_contests_are_no_lengths() {
        check("The 5,000 metres champion won the 100m final; the champion over 1,500 metres fell.");
        check("They built |100 metres|{100 m wall} of wall in |1,500 metres|{1500 m}.");
    }
}
