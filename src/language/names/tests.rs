//! Marked sentences for each construction that names rely on.

use super::*;

fn names(text: &str) -> (Article, Names) {
    let article = Article::from_text("a", text);
    let names = Names::of(&article, &Tokens::of(article.text()));
    (article, names)
}

/// The canonical name and kind of the bearer of `form` in `text`.
fn who(text: &str, form: &str) -> Option<(String, NameKind)> {
    let (_, names) = names(text);
    names.find(form).map(|n| (names.all[n].canonical.clone(), names.all[n].kind))
}

fn check(text: &str, form: &str, canonical: &str, kind: NameKind) {
    assert_eq!(who(text, form), Some((canonical.to_owned(), kind)), "{form} in {text}: {:#?}", names(text).1.all);
}

#[test]
fn a_surname_is_the_person_named_in_full() {
    let text = "Chief executive Mara Voss left Northlight. On Friday Voss said so.";
    check(text, "Voss", "Mara Voss", NameKind::Person);
    check(text, "Northlight", "Northlight", NameKind::Unknown);
}

#[test]
fn titles_are_no_part_of_a_name() {
    check("Then Transport Minister Jonas Pell spoke.", "Jonas Pell", "Jonas Pell", NameKind::Person);
    check("We met Sen. Ben Sollers there.", "Ben Sollers", "Ben Sollers", NameKind::Person);
    check("Later Ms Quill left.", "Quill", "Quill", NameKind::Person);
}

#[test]
fn persons_with_one_surname_are_kept_apart_by_title() {
    let text = "Bill Marsh met Ann Marsh. Later Mrs Marsh left.";
    let (article, names) = names(text);
    let last = names.mentions.last().unwrap();
    assert_eq!(last.span.of(article.text()), "Marsh");
    assert_eq!(names.all[last.named].canonical, "Ann Marsh");
}

#[test]
fn acronyms_are_defined_both_ways() {
    let text = "It cut jobs at Borealis Web Services (BWS) today. BWS grew.";
    check(text, "BWS", "Borealis Web Services", NameKind::Organisation);
    let text = "It cut jobs at BWS (Borealis Web Services) today.";
    check(text, "BWS", "Borealis Web Services", NameKind::Organisation);
}

#[test]
fn legal_forms_are_stripped() {
    let text = "On Monday Caldor Mobile plc (“Caldor”) agreed. Shares of Caldor rose.";
    check(text, "Caldor", "Caldor Mobile", NameKind::Organisation);
}

#[test]
fn a_short_form_is_its_company_but_a_unit_is_not() {
    let text = "Lenders around Dorvan Asset Management objected. But Dorvan sold.";
    check(text, "Dorvan", "Dorvan Asset Management", NameKind::Organisation);
    let (_, names) = names("Boreal said that Boreal Cloud grew, and Boreal fell.");
    let cloud = names.find("Boreal Cloud").unwrap();
    assert_eq!(names.all[cloud].parent, names.find("Boreal"));
}

#[test]
fn units_know_their_parents() {
    for text in [
        "On Thursday Borealis Web Services (BWS), the cloud computing wing of Boreal, laid off staff. Boreal grew.",
        "On Thursday Boreal cut jobs from its Borealis Web Services (BWS) unit.",
        "On Thursday Boreal cut jobs in its cloud computing division, BWS (Borealis Web Services), again.",
    ] {
        let (_, names) = names(text);
        let unit = names.find("BWS").unwrap();
        assert_eq!(names.all[unit].parent, names.find("Boreal"), "{text} {:#?}", names.all);
        assert!(names.find("Boreal").is_some());
    }
}

#[test]
fn media_and_places_are_known() {
    check("It was first seen by Reuters today.", "Reuters", "Reuters", NameKind::Medium);
    check("He told the Lowland Courier so.", "Lowland Courier", "Lowland Courier", NameKind::Medium);
    check("He lives in South Korea now.", "South Korea", "South Korea", NameKind::Place);
    check("It burned near Halvik on Monday.", "Halvik", "Halvik", NameKind::Place);
}

#[test]
fn words_that_only_open_a_sentence_are_no_names() {
    for text in ["Critics argue that it failed.", "Management is hoping.", "On Monday it rained. However, it dried."] {
        assert_eq!(names(text).1.all, [], "{text}");
    }
}

#[test]
fn a_headline_adds_no_names_of_its_own() {
    let (_, names) =
        names("Northlight Seals Takeover Of Rival At Third Attempt\n\nThe board of Northlight met. Northlight rose.");
    assert_eq!(names.all.len(), 1, "{:#?}", names.all);
    assert_eq!(names.mentions.len(), 3);
}

#[test]
fn the_company_is_the_one_named_most() {
    let (_, names) = names("On Monday Northlight and Boreal fell. But Northlight recovered, and the company grew.");
    assert_eq!(names.main, names.find("Northlight"));
    assert_eq!(names.all[names.main.unwrap()].kind, NameKind::Organisation);
}

#[test]
fn roles_lead_back_to_persons() {
    let (_, names) = names("We met regional president Emil Harrow. The head of the museum, Rike Sandor, left.");
    let roles: Vec<_> = names.roles.iter().map(|r| (r.noun.as_str(), names.all[r.named].canonical.as_str())).collect();
    assert_eq!(roles, [("president", "Emil Harrow"), ("head", "Rike Sandor")]);
}
