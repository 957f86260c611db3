//! Who says what in the sample collection: the table was read against the articles by eye.

use crossread::article::Article;
use crossread::language::{names::Names, tokens::Tokens};
use crossread::quotes::{self, QuoteKind};
use std::fmt::Write;

/// One line a quote: kind, speaker, cue, first words.
fn table(text: &str) -> String {
    let article = Article::from_text("a", text);
    let tokens = Tokens::of(article.text());
    let names = Names::of(&article, &tokens);
    let mut table = String::new();
    for quote in quotes::find(&article, &tokens, &names) {
        let kind = match quote.kind {
            QuoteKind::Direct => "direct",
            QuoteKind::Partial => "partial",
            QuoteKind::Scare => "scare",
            QuoteKind::Indirect => "indirect",
        };
        let speaker = quote.speaker.map_or_else(|| "-".to_owned(), |s| s.name);
        let cue = quote.cue.map_or_else(|| "-".to_owned(), |c| c.text);
        let words: Vec<&str> = quote.span.of(text).split_whitespace().take(5).collect();
        writeln!(table, "{kind} | {speaker} | {cue} | {}", words.join(" ")).expect("writing to a String cannot fail");
    }
    table
}

#[test]
fn another_restructuring() {
    let expected = "\
scare | - | - | AI-powered
indirect | Reuters | according to | Amazon prepares to remove up
partial | Andy Jassy | assumes | AI-powered
indirect | Andy Jassy | conviction | artificial intelligence has become the
direct | Andy Jassy | conviction | Today, in virtually every corner
scare | - | - | Voluntary
direct | Andy Jassy | declared | Our belief that AI will
indirect | Andy Jassy | citing | the launch ofAlexa+of the robotic
scare | - | - | AI-powered
";
    assert_eq!(table(include_str!("../seeds/000_d3a3d60813f156dc.txt")), expected);
}

#[test]
fn hundreds_of_jobs() {
    let expected = "\
indirect | Amazon | maintains | the latest layoffs are not
indirect | Andy Jassy | signalled | generative AI would likely reduce
indirect | internal communications | revealed | affected employees were notified Thursday
partial | spokesperson | acknowledged | invest, hire, and optimise resources
indirect | Amazon | maintains | hiring will continue in some
indirect | Andy Jassy | outlined | how artificial intelligence is changing
indirect | Andy Jassy | noted | while fewer people may be
indirect | Andy Jassy | urged | employees to develop AI-related skills
indirect | Andy Jassy | described | as unnecessary layers of management
indirect | Amazon | maintains | the latest layoffs are not
direct | Brad Glasser | said | We didn't make these decisions
indirect | Brad Glasser | adding | support will be provided to
";
    assert_eq!(table(include_str!("../seeds/001_a1df47601d9a723e.txt")), expected);
}

#[test]
fn cloud_division() {
    let expected = "\
indirect | Andy Jassy | highlighted | how generative AI is reshaping
indirect | Andy Jassy | emphasizing | the need to streamline teams
partial | Andy Jassy | warned | fall behind fast,
indirect | Amazon | citing | the need to reduce overlap,
indirect | internal sources | estimate | several hundred roles eliminated globally,
partial | critics | argue | AI efficiency over headcount,
";
    assert_eq!(table(include_str!("../seeds/002_5a60fd19ef336271.txt")), expected);
}

#[test]
fn cloud_wing() {
    let expected = "\
scare | - | - | specialists
indirect | Amazon | hasn’t confirmed | exactly which teams were affected
indirect | employees | According to | the notifications started rolling out
indirect | statements from company representatives and impacted workers | suggest | the number of layoffs is
indirect | Andy Jassy | has emphasized | the growing role of generative
partial | Andy Jassy | calls | excess bureaucracy,
indirect | Amazon | maintains | the recent cuts aren’t just
indirect | Amazon spokespeople | framed | the layoffs as part of
indirect | Amazon | said | it remains committed to hiring
indirect | Amazon | says | it’s still hiring but more
";
    assert_eq!(table(include_str!("../seeds/003_100d70585542ed26.txt")), expected);
}

#[test]
fn systemwide_overhaul() {
    let expected = "\
partial | internal memos from senior leadership | describe | big bets
partial | Beth Galetti | told | leaner
indirect | Andy Jassy | comments | the use of such AI
indirect | management | is hoping | some of these types will
indirect | company filings | according to | That’s tens of billions into
indirect | Amazon | reported | net sales increased 13% to
indirect | Amazon | added | Amazon Web Services accounted for
indirect | Gartner and IDC analysts | have both pointed out | the growing demand for enterprise
indirect | Reuters | had reported | as many as 30,000 roles
indirect | leadership | also indicated | the company will continue to
scare | - | - | year of efficiency
indirect | Amazon | is betting | faster decision-making, less hierarchy and
";
    assert_eq!(table(include_str!("../seeds/004_c3705ce366644198.txt")), expected);
}
