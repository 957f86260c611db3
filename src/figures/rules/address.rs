//! Street addresses, whose numbers are no figures.

use super::draft::{Found, Rule};
use super::words::words;
use crate::language::atoms::Atoms;

pub static RULE: Rule = Rule {
    name: "street address",
    about: "No figures: “14 Chapel Street”, “1300 block”, “M21 9AB”.",
    find: |context, at| address(context.atoms, at).map(Found::Nothing),
};

fn address(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    if !atoms.is_digits(at) || atoms.str(at).contains(['.', ',']) {
        return None;
    }
    let streets = words!(
        "street st road rd avenue ave lane drive boulevard blvd way square court crescent terrace place close gardens
         highway parkway row hill quay walk circus mews plaza strasse rue via"
    );
    let mut next = at + 1;
    if atoms.hyphen(next) && atoms.is_digits(next + 1) {
        next += 2;
    }
    for word in 0..4 {
        let ordinal = atoms.glued(next) && atoms.has(next, words!("st nd rd th"));
        if !(atoms.capitalised(next) || atoms.mark(next, '.') || atoms.is_digits(next) || ordinal) {
            break;
        }
        let leading =
            word == 0 && atoms.has(next, words!("ave avenue rue via calle plaza")) && atoms.capitalised(next + 1);
        if leading {
            return Some(next + 2);
        }
        if word > 0 && atoms.has(next, streets) && !atoms.is(next, "st") || (word > 1 && atoms.is(next, "st")) {
            return Some(next + 1);
        }
        next += 1;
    }
    let block = atoms.is(at + 1, "block") && (atoms.is(at + 2, "of") || atoms.str(at).ends_with("00"));
    block.then_some(at + 2)
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;

    #[test]
    fn streets_and_blocks() {
        check("Meeting: 14 Chapel Street, the 1300 block of Main, 9 E 71st St.");
        check("He paid |$555|, for |1234|{1234 books} books.");
    }
}
