//! Constructions of quotation and reported speech in many styles, each as one invented sentence with all that is to be
//! found in it: "kind | speaker | cue | content". A sentence without lines is one in which nothing is said.

use crossread::article::Article;
use crossread::language::{names::Names, tokens::Tokens};
use crossread::quotes;

fn check(table: &[(&str, &[&str])]) {
    for (text, expected) in table {
        let article = Article::from_text("a", text);
        let tokens = Tokens::of(article.text());
        let found = quotes::find(&article, &tokens, &Names::of(&article, &tokens));
        let lines: Vec<String> = found
            .iter()
            .map(|quote| {
                let kind = format!("{:?}", quote.kind).to_lowercase();
                let name = quote.speaker.as_ref().map_or("-", |speaker| speaker.name.as_str());
                let cue = quote.cue.as_ref().map_or("-", |cue| cue.text.as_str());
                format!("{kind} | {name} | {cue} | {}", quote.content.of(article.text()))
            })
            .collect();
        assert_eq!(lines, *expected, "{text}");
    }
}

#[test]
fn marks_of_every_kind() {
    check(&[
        ("“We stay,” Anna Voss said.", &["direct | Anna Voss | said | We stay,"]),
        (
            "\"We stay,\" Anna Voss said. \"We always have.\"",
            &["direct | Anna Voss | said | We stay,", "direct | Anna Voss | said | We always have."],
        ),
        ("‘We stay,’ Anna Voss said.", &["direct | Anna Voss | said | We stay,"]),
        ("'We stay,' Anna Voss said.", &["direct | Anna Voss | said | We stay,"]),
        ("„We stay“, Anna Voss said.", &["direct | Anna Voss | said | We stay"]),
        ("«We stay», said Anna Voss.", &["direct | Anna Voss | said | We stay"]),
        ("``We stay,'' Anna Voss said.", &["direct | Anna Voss | said | We stay,"]),
        ("”We stay,” Anna Voss said.", &["direct | Anna Voss | said | We stay,"]),
        ("“We stay,\" Anna Voss said.", &["direct | Anna Voss | said | We stay,"]),
        ("\"We stay,” Anna Voss said.", &["direct | Anna Voss | said | We stay,"]),
        (
            "Anna Voss said: “We stay.\n\n“We always have.\n\n“And we will.”",
            &[
                "direct | Anna Voss | said | We stay.",
                "direct | Anna Voss | said | We always have.",
                "direct | Anna Voss | said | And we will.",
            ],
        ),
        (
            "Anna Voss said:\n\n“We stay here until the end of the month, and then we leave.”",
            &["direct | Anna Voss | said | We stay here until the end of the month, and then we leave."],
        ),
        (
            "“We stay,” Anna Voss said, “until the end.”",
            &["direct | Anna Voss | said | We stay,", "direct | Anna Voss | said | until the end."],
        ),
        (
            "“We stay,” said Anna Voss, who runs the mill. “Until the end.”",
            &["direct | Anna Voss | said | We stay,", "direct | Anna Voss | said | Until the end."],
        ),
        (
            "“He told me, ‘Go away,’ and I went,” Anna Voss said.",
            &["direct | Anna Voss | said | He told me, ‘Go away,’ and I went,", "direct | he | told | Go away,"],
        ),
        ("The '90s were good, and the boards were 6'2\" long; it's the workers' rock 'n' roll.", &[]),
        ("The film “The Long Mill” opened on Friday.", &["scare | - | - | The Long Mill"]),
    ]);
}

#[test]
fn marks_that_are_titles_words_and_nicknames() {
    check(&[
        ("He was known as “Big Tom” Harrow in the town.", &["scare | - | - | Big Tom"]),
        ("The word “mill” comes from Latin.", &["scare | - | - | mill"]),
        ("The so-called “reform” failed.", &["scare | - | - | reform"]),
        (
            "Anna Voss called the plan “a disaster” and “a shame”.",
            &[
                "partial | Anna Voss | called | the plan “a disaster” and “a shame",
                "partial | Anna Voss | called | the plan “a disaster” and “a shame",
            ],
        ),
        ("Anna Voss said the plan was “a disaster”.", &["partial | Anna Voss | said | the plan was “a disaster"]),
    ]);
}

#[test]
fn fragments_and_cues_around_marks() {
    check(&[
        ("The plan is a “disaster,” Anna Voss said.", &["partial | Anna Voss | said | The plan is a “disaster"]),
        (
            "“It was awful,” recalled Anna Voss, 43, a baker from Halvik.",
            &["direct | Anna Voss | recalled | It was awful,"],
        ),
        (
            "“It was awful,” a spokesman for the ministry said.",
            &["direct | spokesman for the ministry | said | It was awful,"],
        ),
        ("“It was awful,” she said, according to the Halvik Courier.", &["direct | she | said | It was awful,"]),
        (
            "Anna Voss said that the mill would close in May.",
            &["indirect | Anna Voss | said | the mill would close in May"],
        ),
        ("Anna Voss said the mill would close in May.", &["indirect | Anna Voss | said | the mill would close in May"]),
    ]);
}

#[test]
fn reported_clauses() {
    check(&[
        (
            "Anna Voss told reporters that the mill would close in May.",
            &["indirect | Anna Voss | told | the mill would close in May"],
        ),
        (
            "Anna Voss told the Halvik Courier the mill would close in May.",
            &["indirect | Anna Voss | told | the mill would close in May"],
        ),
        (
            "The mill will close in May, according to Anna Voss.",
            &["indirect | Anna Voss | according to | The mill will close in May"],
        ),
        (
            "According to Anna Voss, the mill will close in May.",
            &["indirect | Anna Voss | According to | the mill will close in May"],
        ),
        (
            "According to two people familiar with the matter, the mill will close in May.",
            &["indirect | two people familiar with the matter | According to | the mill will close in May"],
        ),
        (
            "Anna Voss warned that the mill would close in May.",
            &["indirect | Anna Voss | warned | the mill would close in May"],
        ),
        (
            "Anna Voss outlined how the mill would close in May.",
            &["indirect | Anna Voss | outlined | how the mill would close in May"],
        ),
        (
            "Anna Voss described the plan as reckless and expensive.",
            &["indirect | Anna Voss | described | the plan as reckless and expensive"],
        ),
        (
            "In a statement, the company said it would close the mill in May.",
            &["indirect | company | said | it would close the mill in May"],
        ),
        (
            "Northlight said in a statement on Friday that the mill would close. The company added that no jobs would go.",
            &["indirect | Northlight | said | the mill would close", "indirect | company | added | no jobs would go"],
        ),
        (
            "Anna Voss was quoted as saying the mill would close in May.",
            &["indirect | Anna Voss | was quoted as saying | the mill would close in May"],
        ),
        ("The mill would close in May, he added.", &["indirect | he | added | The mill would close in May"]),
        ("The mill is said to be closing in May.", &[]),
        ("It is understood that the mill will close in May.", &[]),
        ("The mill would reportedly close in May.", &[]),
        (
            "The minister, Paul Stenner, opened the debate. The minister said the mill would close.",
            &["indirect | Paul Stenner | said | the mill would close"],
        ),
        (
            "A spokesperson for Northlight said the mill would close in May.",
            &["indirect | spokesperson for Northlight | said | the mill would close in May"],
        ),
        (
            "Northlight's spokeswoman, Ida Quill, said the mill would close in May.",
            &["indirect | Ida Quill | said | the mill would close in May"],
        ),
        (
            "Internal memos show that the mill will close in May.",
            &["indirect | internal memos | show | the mill will close in May"],
        ),
    ]);
}

#[test]
fn who_speaks() {
    check(&[
        (
            "Company filings revealed that the mill lost £4m last year.",
            &["indirect | company filings | revealed | the mill lost £4m last year"],
        ),
        (
            "A report by the audit office found that the mill lost £4m last year.",
            &["indirect | report by the audit office | found | the mill lost £4m last year"],
        ),
        (
            "People familiar with the matter said the mill would close.",
            &["indirect | people familiar with the matter | said | the mill would close"],
        ),
        ("Sources told Reuters that the mill would close.", &["indirect | sources | told | the mill would close"]),
        ("Police said two men had been arrested.", &["indirect | police | said | two men had been arrested"]),
        ("Analysts expect the mill to close.", &[]),
        ("Anna Voss expects the mill to close in May.", &[]),
        ("Critics argue that the mill is a risk.", &["indirect | critics | argue | the mill is a risk"]),
        ("The union claims the mill made a profit.", &["indirect | union | claims | the mill made a profit"]),
        ("Anna Voss denied that the mill would close.", &["indirect | Anna Voss | denied | the mill would close"]),
        (
            "Anna Voss did not say when the mill would close.",
            &["indirect | Anna Voss | did not say | when the mill would close"],
        ),
        ("Anna Voss refused to comment.", &[]),
        (
            "Asked whether the mill would close, Anna Voss said it would not.",
            &["indirect | Anna Voss | said | it would not"],
        ),
        ("“Will it close?” asked Anna Voss.", &["direct | Anna Voss | asked | Will it close?"]),
    ]);
}

#[test]
fn denials_questions_and_thoughts() {
    check(&[
        ("Anna Voss asked if the mill would close.", &["indirect | Anna Voss | asked | if the mill would close"]),
        ("Anna Voss promised to keep the mill open.", &["indirect | Anna Voss | promised | to keep the mill open"]),
        ("Anna Voss: “We stay.”", &["direct | Anna Voss | : | We stay."]),
        (
            "VOSS: We stay until the end of the month, whatever they say.",
            &["indirect | Voss | : | We stay until the end of the month, whatever they say"],
        ),
        ("Voss tweeted: “We stay.”", &["direct | Voss | tweeted | We stay."]),
        ("“We stay,” read a banner outside the mill.", &["direct | banner | read | We stay,"]),
        (
            "The letter reads: “We will close the mill in May.”",
            &["direct | letter | : | We will close the mill in May."],
        ),
        ("A judge ruled that the closure was unlawful.", &["indirect | judge | ruled | the closure was unlawful"]),
        (
            "The court heard that Harrow had entered the mill at night.",
            &["indirect | court | heard | Harrow had entered the mill at night"],
        ),
        (
            "Prosecutors alleged that Harrow had entered the mill at night.",
            &["indirect | prosecutors | alleged | Harrow had entered the mill at night"],
        ),
        (
            "Harrow, prosecutors said, had entered the mill at night.",
            &["indirect | prosecutors | said | had entered the mill at night"],
        ),
        (
            "The mill, Voss insisted, would stay open.",
            &["indirect | Voss | insisted | The mill", "indirect | Voss | insisted | would stay open"],
        ),
        (
            "The closure, it said, would cost £4m.",
            &["indirect | it | said | The closure", "indirect | it | said | would cost £4m"],
        ),
        (
            "Buckingham Palace confirmed the Queen would attend.",
            &["indirect | Buckingham Palace | confirmed | the Queen would attend"],
        ),
        (
            "A palace aide let it be known that the Duke would attend.",
            &["indirect | palace aide | let it be known | the Duke would attend"],
        ),
        (
            "Scientists at the University of Halvik have found that bees sleep at night.",
            &["indirect | scientists at the University of Halvik | have found | bees sleep at night"],
        ),
        (
            "The study, published in Nature, suggests that bees sleep at night.",
            &["indirect | study | suggests | bees sleep at night"],
        ),
        (
            "“Bees sleep,” says lead author Dr Clara Feld. “They even dream.”",
            &["direct | Clara Feld | says | Bees sleep,", "direct | Clara Feld | says | They even dream."],
        ),
    ]);
}

#[test]
fn courts_palaces_studies_and_sport() {
    check(&[
        (
            "Northlight reported that sales rose 4 percent.",
            &["indirect | Northlight | reported | sales rose 4 percent"],
        ),
        (
            "Coach Paul Stenner admitted his side were lucky.",
            &["indirect | Paul Stenner | admitted | his side were lucky"],
        ),
        ("“We were lucky,” Stenner admitted after the 2-1 win.", &["direct | Stenner | admitted | We were lucky,"]),
        ("“We were lucky,” he told BBC Sport.", &["direct | he | told | We were lucky,"]),
        (
            "North Korea's state media said the launch was a success.",
            &["indirect | North Korea's state media | said | the launch was a success"],
        ),
        (
            "The foreign ministry in Norburg said on Monday the talks had failed, state news agency NNA reported.",
            &[
                "indirect | NNA | reported | The foreign ministry in Norburg said on Monday the talks had failed",
                "indirect | foreign ministry in Norburg | said | the talks had failed",
            ],
        ),
        ("Neither side would comment.", &[]),
        ("She added: “We have no choice.”", &["direct | she | added | We have no choice."]),
        ("He went on to say that the mill was old.", &["indirect | he | went on to say | the mill was old"]),
        ("Voss believes the mill is old.", &["indirect | Voss | believes | the mill is old"]),
        ("There were fears that the mill would close.", &[]),
        ("There is speculation that the mill will close.", &[]),
        ("It emerged that the mill would close in May.", &[]),
        ("Voss made clear that the mill would close.", &["indirect | Voss | made clear | the mill would close"]),
        ("Voss pointed out that the mill was old.", &["indirect | Voss | pointed out | the mill was old"]),
        ("Voss acknowledged the mill was old.", &["indirect | Voss | acknowledged | the mill was old"]),
        ("Voss said yes.", &[]),
    ]);
}

#[test]
fn everything_else() {
    check(&[
        ("“Yes,” said Voss. “No,” said Stenner.", &["direct | Voss | said | Yes,", "direct | Stenner | said | No,"]),
        (
            "“I am leaving,” Voss said. She did not say why. “It is time.”",
            &["direct | Voss | said | I am leaving,", "direct | she | - | It is time."],
        ),
        ("“It is time,” Anna Voss told Paul Stenner.", &["direct | Anna Voss | told | It is time,"]),
        ("Paul Stenner told Anna Voss: “It is time.”", &["direct | Paul Stenner | told | It is time."]),
        (
            "Said Clara Quill, who grew up in the street, “We were all so proud of him.”",
            &["direct | Clara Quill | Said | We were all so proud of him."],
        ),
        (
            "Many marchers were chanting “We are Halvik” and waving flags.",
            &["partial | many marchers | were chanting | We are Halvik"],
        ),
        (
            "The street was full, with many marchers chanting “We are Halvik” in the rain.",
            &["partial | many marchers | chanting | We are Halvik"],
        ),
        (
            "Paul Stenner himself said Tuesday that “the only way out is through the mill.”",
            &["direct | Paul Stenner | said | the only way out is through the mill."],
        ),
        (
            "As Paul Stenner, the deputy of the party, put it: “This man will not be chosen.”",
            &["direct | Paul Stenner | put it | This man will not be chosen."],
        ),
        (
            "As Stenner put it, “this man will not be chosen.”",
            &["direct | Stenner | put it | this man will not be chosen."],
        ),
        (
            "Asked which town was his favourite, he demurred: “Whichever one I am in.”",
            &["direct | he | demurred | Whichever one I am in."],
        ),
        (
            "Anna Voss told NTV’s “Good Morning Halvik” on Monday the tone was cordial.",
            &["scare | - | - | Good Morning Halvik", "indirect | Anna Voss | told | the tone was cordial"],
        ),
        (
            "Anna Voss said on NTV's “This Week With Goran Feld” that she would look at it.",
            &["scare | - | - | This Week With Goran Feld", "indirect | Anna Voss | said | she would look at it"],
        ),
        (
            "“Of course it is fair,” Anna Voss told “Foxes and Friends,” reminding the hosts that it was late.",
            &[
                "direct | Anna Voss | told | Of course it is fair,",
                "scare | - | - | Foxes and Friends,",
                "indirect | Anna Voss | reminding | it was late",
            ],
        ),
        (
            "A former mayor -- Paul Stenner, who lost the last vote -- said the mayor “offered no changes to his plan.”",
            &["partial | Paul Stenner | said | the mayor “offered no changes to his plan"],
        ),
        (
            "According to the newspaper, “the laws of the town let dealers sell to nearly any adult who passes a check.”",
            &[
                "direct | newspaper | According to | the laws of the town let dealers sell to nearly any adult who passes a check.",
            ],
        ),
        (
            "HALVIK (NNA) — The mayor's aide rallied supporters, saying: “We have to be ready.”",
            &["direct | mayor's aide | saying | We have to be ready."],
        ),
        (
            "“It is over,” Voss said, her voice breaking. “I am going home.”",
            &["direct | Voss | said | It is over,", "direct | Voss | said | I am going home."],
        ),
        ("In the words of Anna Voss, “it is over.”", &["partial | Anna Voss | words of | it is over."]),
        (
            "For Anna Voss, it was “the best day of my life.”",
            &["partial | Anna Voss | For | it was “the best day of my life"],
        ),
        ("Voss, in an interview: “It is over.”", &["direct | Voss | : | It is over."]),
        ("“It is over,” reads the headline.", &["direct | headline | reads | It is over,"]),
        (
            "“It’s over,” Voss, 43, said. “But,” she added, “we tried.”",
            &["direct | Voss | said | It’s over,", "direct | she | added | But,", "direct | she | added | we tried."],
        ),
        ("“I love this town” - Anna Voss, mayor", &["direct | Anna Voss | - | I love this town"]),
        ("Anna Voss has a message for the town: “It is over.”", &["direct | Anna Voss | : | It is over."]),
        ("Voss was blunt. “It is over,” she said.", &["direct | she | said | It is over,"]),
        ("Voss shook her head. “It is over.”", &["direct | Voss | - | It is over."]),
        ("“Are you sure?” Voss wondered aloud.", &["direct | Voss | wondered | Are you sure?"]),
        ("“Never!” he thundered.", &["direct | he | thundered | Never!"]),
    ]);
}

#[test]
fn a_block_without_marks_after_a_colon() {
    check(&[
        (
            "Anna Voss wrote in a letter to staff:\n\nWe will stay in this town, and nobody will lose a place.",
            &["indirect | Anna Voss | wrote | We will stay in this town, and nobody will lose a place"],
        ),
        ("Anna Voss walked to the mill:\n\nThe wheel had stopped, and nobody was in the yard.", &[]),
        (
            "Anna Voss said the mill had two owners:\n\nNorth Mill belongs to the town, the other one to the church.",
            &["indirect | Anna Voss | said | the mill had two owners"],
        ),
    ]);
}

#[test]
fn two_who_speak_together() {
    check(&[
        (
            "Both Voss and Stenner said the mill would close.",
            &["indirect | Voss and Stenner | said | the mill would close"],
        ),
        (
            "Anna Voss and Paul Stenner came. Both Voss and Stenner said the mill would close.",
            &["indirect | Anna Voss and Paul Stenner | said | the mill would close"],
        ),
        ("Voss came, and Stenner said the mill would close.", &["indirect | Stenner | said | the mill would close"]),
    ]);
}

#[test]
fn a_mark_that_is_never_closed() {
    check(&[
        ("“We stay here, Anna Voss said.", &["direct | Anna Voss | said | We stay here,"]),
        (
            "“We stay here, Anna Voss said. “We always have.”",
            &["direct | Anna Voss | said | We stay here,", "direct | Anna Voss | said | We always have."],
        ),
    ]);
}

#[test]
fn claims_that_are_subjects() {
    check(&[
        (
            "Anna Voss’s claim that the mill had been sold was rejected.",
            &["indirect | Anna Voss | claim | the mill had been sold"],
        ),
        (
            "The court rejected Anna Voss’s claim that the mill had been sold.",
            &[
                "indirect | court | rejected | Anna Voss’s claim that the mill had been sold",
                "indirect | Anna Voss | claim | the mill had been sold",
            ],
        ),
    ]);
}

#[test]
fn one_voice_inside_another() {
    check(&[
        // What somebody would do, and a pronoun for the one who speaks, have no words of their own.
        (
            "Anna Voss said that the plan would praise the “loyal friends” of the town.",
            &["partial | Anna Voss | said | the plan would praise the “loyal friends” of the town"],
        ),
        (
            "Anna Voss said she agrees the mayor is a “total stranger” here.",
            &["partial | Anna Voss | said | she agrees the mayor is a “total stranger” here"],
        ),
        // What somebody says she hopes is said once.
        (
            "Anna Voss said she hoped the mill would stay.",
            &["indirect | Anna Voss | said | she hoped the mill would stay"],
        ),
        (
            "Anna Voss said Paul Stenner had told her that the mill would stay.",
            &[
                "indirect | Anna Voss | said | Paul Stenner had told her that the mill would stay",
                "indirect | Paul Stenner | had told | the mill would stay",
            ],
        ),
        // Another speaker has.
        (
            "Anna Voss said Paul Stenner called the mill “a waste of good stone” on Friday.",
            &[
                "indirect | Anna Voss | said | Paul Stenner called the mill “a waste of good stone” on Friday",
                "partial | Paul Stenner | called | the mill “a waste of good stone” on Friday",
            ],
        ),
        ("“Again, we need time,” she said, Anna Voss noted.", &["direct | she | said | Again, we need time,"]),
    ]);
}

#[test]
fn quotations_without_a_verb_of_saying() {
    check(&[
        (
            "Anna Voss spoke at the mill. “Why should I go?” Voss went on, as if nobody were there.",
            &["direct | Anna Voss | went on | Why should I go?"],
        ),
        (
            "“It is late,” Anna Voss said. It grows quiet when “the last of the boats has come in.”",
            &[
                "direct | Anna Voss | said | It is late,",
                "direct | Anna Voss | said | the last of the boats has come in.",
            ],
        ),
        // A line of a transcript in marks, and what nobody says.
        (
            "The talk went on.\n\n“VOSS: We stay in this town.\n\n“(Applause.)\n\n“MARSH: You go.”",
            &[
                "direct | Voss | : | VOSS: We stay in this town.",
                "scare | - | - | (Applause.)",
                "direct | Marsh | : | MARSH: You go.",
            ],
        ),
        // Names in marks.
        ("The outlet called “The Mill” closed on Friday.", &["scare | - | - | The Mill"]),
        (
            "Anna Voss, who starred in “Green Fields” and “Men of the Sea,” said she was tired.",
            &[
                "scare | - | - | Green Fields",
                "scare | - | - | Men of the Sea,",
                "indirect | Anna Voss | said | she was tired",
            ],
        ),
        ("She released a statement saying, “We are glad of it.”", &["direct | she | saying | We are glad of it."]),
        ("“Wonderful!” Anna Voss said of the talks with the guild.", &["direct | Anna Voss | said | Wonderful!"]),
    ]);
}

#[test]
fn bodies_that_speak_together_and_claims_that_are_rejected() {
    check(&[
        (
            "Both the guild and the council said the mill would close.",
            &["indirect | guild and council | said | the mill would close"],
        ),
        (
            "Both sides were tired, and the council said the mill would close.",
            &["indirect | council | said | the mill would close"],
        ),
        (
            "The claim by Anna Voss that the mill had closed was rejected on Friday.",
            &["indirect | Anna Voss | claim | the mill had closed"],
        ),
        (
            "Then came the claim by Anna Voss that the mill had closed and was lost.",
            &["indirect | Anna Voss | claim | the mill had closed and was lost"],
        ),
    ]);
}

#[test]
fn attributions_inside_what_is_said() {
    check(&[
        // The words before and after it are both said; who says them is not.
        (
            "The old mill at the river, Anna Voss said, would be lost without it.",
            &[
                "indirect | Anna Voss | said | The old mill at the river",
                "indirect | Anna Voss | said | would be lost without it",
            ],
        ),
        (
            "By late summer, Anna Voss noted, the mill had lost its best hands.",
            &[
                "indirect | Anna Voss | noted | By late summer",
                "indirect | Anna Voss | noted | the mill had lost its best hands",
            ],
        ),
        // When it was said, and what the writer adds after a dash, are not.
        ("In a note to staff, Anna Voss said, “We stay.”", &["direct | Anna Voss | said | We stay."]),
        (
            "The mill has lost forty hands, Anna Voss said – twice as many as last year.",
            &["indirect | Anna Voss | said | The mill has lost forty hands"],
        ),
        // Where another's words stand inside, hers end before them.
        (
            "Anna Voss said she had backed the bridge, which Paul Stenner called “a road to nowhere.”",
            &[
                "indirect | Anna Voss | said | she had backed the bridge",
                "direct | Paul Stenner | called | a road to nowhere.",
            ],
        ),
        // What is said ends where the same speaker says the next thing.
        (
            "Anna Voss said it was too early to speak of a sale but noted that the bank had asked for one.",
            &[
                "indirect | Anna Voss | said | it was too early to speak of a sale",
                "indirect | Anna Voss | noted | the bank had asked for one",
            ],
        ),
        // Who says it ends the sentence, with a clause about him.
        (
            "The talks broke down over the mill, and the two sides went home, said a negotiator who was in the room.",
            &["indirect | negotiator | said | The talks broke down over the mill, and the two sides went home"],
        ),
        (
            "Anna Voss says, win or lose on Friday, she will stay.",
            &["indirect | Anna Voss | says | win or lose on Friday, she will stay"],
        ),
        // A paragraph without marks right after the verb and its colon.
        (
            "Anna Voss writes:\n\nThe mill has stood by the river for two hundred years and has fed the town in all of them.",
            &[
                "indirect | Anna Voss | writes | The mill has stood by the river for two hundred years and has fed the town in all of them",
            ],
        ),
    ]);
}

#[test]
fn who_is_told_says_nothing() {
    check(&[
        ("The residents of nine counties had been ordered from their homes; many spent the night in shelters.", &[]),
        ("The farmers had been promised that they would be paid.", &[]),
        ("The minister promised that they would be paid.", &["indirect | minister | promised | they would be paid"]),
        ("The crews have been instructed that the gates stay shut.", &[]),
    ]);
}

#[test]
fn transcripts_interviews_and_live_reports() {
    check(&[
        (
            "MS. FARR: We closed it in May. I think it was right.\n\nSEN. BRIGHT: That is not so.",
            &[
                "indirect | Farr | : | We closed it in May. I think it was right",
                "indirect | Bright | : | That is not so",
            ],
        ),
        (
            "Q: What did it cost?\n\nA: Nobody knows. We will ask.",
            &["indirect | Q | : | What did it cost", "indirect | A | : | Nobody knows. We will ask"],
        ),
        ("10.41 Anna Voss says the boats have left.", &["indirect | Anna Voss | says | the boats have left"]),
        ("10.41 per cent of the boats have left.", &[]),
    ]);
}

#[test]
fn an_unclosed_mark_before_a_voice_and_a_paragraph_in_marks() {
    check(&[(
        "\"This is a betrayal of the town, Anna Voss said on Friday.\n\n\"We were promised a bridge,\" she added.",
        &[
            "direct | Anna Voss | said | This is a betrayal of the town,",
            "direct | Anna Voss | added | We were promised a bridge,",
        ],
    )]);
}
