//! Given names that one person may bear: pet forms, initials, a middle name left out.

use crate::language::wordlist::lower;

/// Rows of given names with their pet forms, in lower case. A name may stand in several rows ("al").
static ROWS: &[&str] = &[
    "abigail abby",
    "albert al bert",
    "alexander alex sandy xander",
    "alexandra alex sandra",
    "alfred al alf fred",
    "allan al",
    "amanda mandy",
    "andrew andy drew",
    "anthony tony ant",
    "antonia toni",
    "barbara barb babs",
    "benjamin ben",
    "bernard bernie",
    "bradley brad",
    "cameron cam",
    "catherine cathy kate katie",
    "charles charlie chuck",
    "christine chris tina",
    "christina chris tina",
    "christopher chris kit",
    "cynthia cindy",
    "daniel dan danny",
    "david dave",
    "deborah deb debbie",
    "dominic dom",
    "donald don",
    "dorothy dot dottie",
    "douglas doug",
    "edward ed eddie ted ned",
    "edwin ed",
    "eleanor ellie nell",
    "elizabeth liz lizzie beth betty eliza libby bess",
    "frances fran",
    "francis frank",
    "franklin frank",
    "frederick fred freddie",
    "gabriel gabe",
    "geoffrey geoff",
    "gerald gerry jerry",
    "gregory greg",
    "harold harry hal",
    "henry harry hank",
    "isabella bella izzy",
    "jacob jake",
    "jacqueline jackie",
    "james jim jimmy jamie",
    "jeffrey jeff",
    "jennifer jen jenny",
    "jessica jess",
    "john johnny jack jon",
    "jonathan jon",
    "joseph joe joey",
    "joshua josh",
    "judith judy",
    "katherine kate katie kathy kat",
    "kathleen kathy kate",
    "kenneth ken",
    "lawrence larry",
    "leonard len lenny",
    "louis lou",
    "margaret maggie meg peggy madge",
    "martin marty",
    "matthew matt",
    "maximilian max",
    "michael mike mick micky",
    "mitchell mitch",
    "nathaniel nate nat",
    "nathan nate",
    "nicholas nick nicky",
    "nicola nicky",
    "oliver ollie",
    "pamela pam",
    "patricia pat patty tricia trish",
    "patrick pat paddy",
    "peter pete",
    "philip phil",
    "phillip phil",
    "randolph randy",
    "raymond ray",
    "rebecca becky",
    "richard dick rick ricky rich",
    "robert bob bobby rob robbie bert",
    "roderick rod",
    "ronald ron ronnie",
    "samantha sam",
    "samuel sam sammy",
    "sebastian seb",
    "stephanie steph",
    "stephen steve",
    "steven steve",
    "stuart stu",
    "susan sue susie",
    "suzanne sue suzy",
    "terence terry",
    "theodore ted teddy theo",
    "theresa terry tess",
    "thomas tom tommy",
    "timothy tim",
    "valerie val",
    "victoria vicky",
    "vincent vince",
    "walter walt",
    "wilfred wilf",
    "william bill billy will willie",
    "zachary zach",
];

/// Whether two given names may be one person's: the same, a pet form of the other, or an initial of it. Two pet forms of
/// one name ("Bob", "Rob") may be, too.
///
/// ```
/// use crossread::language::names::may_be_one;
/// assert!(may_be_one("Andy", "Andrew") && may_be_one("J.", "Joan") && !may_be_one("Ann", "Anne"));
/// ```
pub fn may_be_one(a: &str, b: &str) -> bool {
    let (a, b) = (lower(a.trim_end_matches('.')), lower(b.trim_end_matches('.')));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short == long {
        return true;
    }
    let initial = short.chars().count() == 1 && long.starts_with(short.as_ref());
    initial || ROWS.iter().any(|row| has(row, short) && has(row, long))
}

fn has(row: &str, name: &str) -> bool {
    row.split(' ').any(|word| word == name)
}

#[cfg(test)]
mod tests {
    use super::may_be_one;

    #[test]
    fn pet_forms_and_initials_are_one_name() {
        assert!(may_be_one("Bill", "William") && may_be_one("bob", "Robert") && may_be_one("Bob", "Rob"));
        assert!(may_be_one("K", "Karin") && may_be_one("Ida", "Ida"));
    }

    #[test]
    fn other_names_are_not() {
        assert!(!may_be_one("Bill", "Robert") && !may_be_one("Karin", "Katrin") && !may_be_one("Ed", "Edith"));
    }
}
