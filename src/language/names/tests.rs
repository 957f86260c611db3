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
    check("ARNHOLT, May 3 (Quorn) - It rained. Quorn was told so.", "Quorn", "Quorn", NameKind::Medium);
    check("Norvane Group (NVG) - a mill - said so. NVG was told.", "NVG", "Norvane Group", NameKind::Organisation);
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

#[test]
fn a_trade_before_a_name_makes_a_firm_and_a_profession_a_person() {
    check("The German supplier Norvane closed it.", "Norvane", "Norvane", NameKind::Organisation);
    check("The German teacher Norvane closed it.", "Norvane", "Norvane", NameKind::Person);
    check("Shares of Bell & Lowe rose.", "Bell & Lowe", "Bell & Lowe", NameKind::Organisation);
}

#[test]
fn places_are_told_by_what_stands_before_them() {
    check("The town of Halvik burned. They rebuilt Halvik.", "Halvik", "Halvik", NameKind::Place);
    check("They fled northern Osmara by boat.", "Osmara", "Osmara", NameKind::Place);
    check("It gave Halvik hope. In May a shop opened in Halvik.", "Halvik", "Halvik", NameKind::Place);
    check("Shares in Norvane rose. Then Norvane fell.", "Norvane", "Norvane", NameKind::Unknown);
    check("Staff in Norvane shops left. Then Norvane fell.", "Norvane", "Norvane", NameKind::Unknown);
    check("PORT SOREN, May 4 (Fleetwire) - A ship sank.", "PORT SOREN", "PORT SOREN", NameKind::Place);
}

#[test]
fn a_firm_named_in_full_is_named_in_short_from_then_on() {
    let text = "On Monday Norvane Components closed it. Then Norvane fell.";
    check(text, "Norvane", "Norvane Components", NameKind::Organisation);
    check("Then Bell & Lowe fell. On Monday Bell rose.", "Bell", "Bell & Lowe", NameKind::Organisation);
    let (_, names) = names("Boreal fell. Then Boreal Studios closed. On Monday Boreal rose.");
    assert_ne!(names.find("Boreal"), names.find("Boreal Studios"));
}

#[test]
fn a_public_body_is_not_the_company() {
    let (_, names) = names(
        "The supplier Norvane shut it. Later the Harbour Board spoke, and the Harbour Board left. Norvane fell, the company said.",
    );
    assert_eq!(names.main, names.find("Norvane"));
}

#[test]
fn who_is_named_once_in_passing_is_not_the_company() {
    let (_, names) = names("The tide rose at dawn.\n\nIt fell. A trader at Brune Securities saw it, the company said.");
    assert_eq!(names.main, None);
}

#[test]
fn words_in_capitals_that_open_a_report_are_no_names() {
    assert_eq!(names("BRAVE rescuers dug all night.").1.find("BRAVE"), None);
    assert!(names("UNESCO said so.").1.find("UNESCO").is_some());
    assert_eq!(names("Costs fell, and the Bank closed shops.").1.find("Bank"), None);
    assert!(names("On Monday the Bank of Halvik shut; the Bank said so.").1.find("Bank of Halvik").is_some());
}

#[test]
fn the_acronym_of_a_body_may_have_more_letters() {
    let text = "He runs the Dockers' Union (DWUI). The DWUI left.";
    check(text, "DWUI", "Dockers' Union", NameKind::Organisation);
    check("The CET1 ratio fell.", "CET1", "CET1", NameKind::Unknown);
    assert_eq!(names("Profit for July-September rose.").1.all, []);
}

#[test]
fn a_headline_names_a_firm_by_its_legal_form() {
    let (_, names) = names("NORVANE & LOWE PLC – RESULTS FOR THE QUARTER\n\nProfit fell to 4.");
    assert_eq!(names.main, names.find("NORVANE & LOWE"));
    assert!(names.main.is_some());
}
