//! Personal pronouns as subjects: whom they can stand for, and the genders of given names.

use super::wordlist::word_list;

/// Grammatical gender of a person, as far as titles and given names tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gender {
    Female,
    Male,
}

/// What a subject pronoun can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    /// "he", "she".
    Person(Gender),
    /// "it": an organisation or a document.
    It,
    /// "they": a group, an organisation, several people.
    They,
    /// "I", "we": whoever speaks, or the paper.
    Own,
}

/// Reads a subject pronoun, in any case.
pub fn subject(word: &str) -> Option<Pronoun> {
    Some(match word {
        "he" | "He" | "HE" => Pronoun::Person(Gender::Male),
        "she" | "She" | "SHE" => Pronoun::Person(Gender::Female),
        "it" | "It" | "IT" => Pronoun::It,
        "they" | "They" | "THEY" => Pronoun::They,
        "I" | "we" | "We" | "WE" => Pronoun::Own,
        _ => return None,
    })
}

/// What a form of address says of the bearer's gender.
pub fn of_address(word: &str) -> Option<Gender> {
    match word.trim_end_matches('.') {
        "Mr" | "Sir" | "Lord" | "King" | "Prince" | "Duke" | "Father" | "Congressman" | "Chairman" | "Spokesman"
        | "spokesman" | "chairman" => Some(Gender::Male),
        "Mrs" | "Ms" | "Miss" | "Dame" | "Lady" | "Baroness" | "Queen" | "Princess" | "Duchess" | "Congresswoman"
        | "Chairwoman" | "Spokeswoman" | "spokeswoman" | "chairwoman" => Some(Gender::Female),
        _ => None,
    }
}

/// The gender that a given name usually goes with.
pub fn of_given_name(name: &str) -> Option<Gender> {
    if EITHER.has(name) {
        None
    } else if FEMALE.has(name) {
        Some(Gender::Female)
    } else if MALE.has(name) {
        Some(Gender::Male)
    } else {
        None
    }
}

/// Whether `name` is a given name of either gender.
pub fn is_given_name(name: &str) -> bool {
    FEMALE.has(name) || MALE.has(name) || EITHER.has(name)
}

word_list!(
    FEMALE = "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra
        margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie dorothy rebecca sharon
        laura cynthia amy kathleen angela shirley brenda emma anna pamela nicole samantha katherine christine helen
        debra rachel carolyn janet maria catherine heather diane olivia julie joyce victoria ruth virginia lauren
        kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara
        janice ann kathryn abigail sophia frances jean alice judy isabella julia grace amber denise danielle marilyn
        beverly charlotte natalie theresa diana brittany doris kayla alexis lori marie beth bev hillary chelsea ivanka
        melania kellyanne michele nikki elena angelina ana anne annie anita astrid aung beatrice bernadette bridget
        brigitte camilla carla carmen caroline carly carys cate catalina celia chloe claire clara claudia condoleezza
        cora cristina daisy daphne dana dawn delia dianne dina dolores donatella edith eileen elaine eleanor elise
        elisabeth eliza ella ellen elsa erica erika erin esther ethel eva eve faith fatima felicity fiona florence
        francesca freya gabriela gail gemma georgia georgina geraldine gillian gina ginger giorgia greta gwen gwyneth
        harriet hazel heidi helena helga hilda holly hope ida ilse ines ingrid irene iris irina isabel isabelle ivy
        jane janine jasmine jeanne jenna jenny jill joanna joanne jodie johanna josephine juliet karin karla kate
        katharine kathy katie katrina kay kirsten kristen kristin kristina lara leah lena leila lesley lily liz liza
        lola lorna lorraine louise lucia lucy luisa lydia lynn lynne mabel madeleine maggie maja malala mandy
        marcia margarita margaux margot marguerite marianne marina marissa marjorie marlene marta martina matilda
        maureen maxine maya meg melanie melinda mercedes meredith mia millie miranda miriam moira molly mona monica
        monika muriel myra nadia nancy naomi natalia natasha nell nina nora norma olga oprah paige pat patsy paula
        pauline peggy penelope penny petra philippa phoebe phyllis polly priscilla priti priya rachael ramona regina
        renee rhonda rita roberta robin rosa rosalind rose rosemary rosie roxanne sabrina sally selena selma serena sheila
        shelley sheryl sienna silvia simone sinead siobhan sofia sonia sophie stacey stella sue sunniva susanna
        susannah suzanne sylvia tamara tania tanya tara tatiana tess thelma tiffany tina toni tracey tracy trudy
        ursula valerie vanessa vera verity veronica vicky viola violet vivian wanda wendy whitney winifred yasmin
        yolanda yvette yvonne zara zoe aisha amina amrita ananya anjali deepika indira kamala kavita lakshmi meera
        neha nirmala padma pooja pratibha radha rani shreya sunita sushma usha vandana mei ming li-na yuki akiko
        keiko naoko sakura yoko ludmila oksana svetlana yulia agnieszka ewa katarzyna magdalena malgorzata guadalupe
        juana lupita pilar rocio soledad ximena amelie celine chantal genevieve laure mathilde odile sandrine
        segolene sylvie veronique anke annegret antje birgit gudrun heike jutta ulrike ursula ute"
);

word_list!(
    MALE = "james robert john michael david william richard joseph thomas christopher charles daniel matthew anthony
        mark donald steven andrew paul joshua kenneth kevin brian timothy ronald george jason edward jeffrey ryan jacob
        gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank
        raymond jack dennis jerry tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy
        walter christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jesse bryan billy bruce
        gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley
        philip eugene aaron abdul abraham abu adrian ahmed al alastair albin alec alejandro alex alexandre alexei alfred
        ali alistair allan allen alonzo amos anders andre andreas andrei andres andy angus anil antoine anton antonio
        archie ari armand arnold arjun arne ashok augustus aurel axel barack barney barry bart bartosz basil ben
        bernard bernd bernie bert bill bjorn bob boris brad brendan brent brett bryce byron caleb calvin cameron carlos
        casey cecil cesar chad chester chris chuck clarence clark claude clay cliff clifford clint clive clyde cole
        colin connor conor conrad corey cory craig curtis cyril cyrus dale damian damien damon dan danny darren darryl
        dave dean derek desmond devin dick diego dieter dirk dmitri dmitry dominic don donnie doug drew duncan dustin dwayne dwight
        earl ed eddie edgar edmund eduardo edwin eli elliot elliott elmer elon elton emil emmanuel enrique enrico erik
        ernest ernesto ernst ervin esteban evan ewan fabian felipe felix fergus fernando fidel finn floyd francis
        francisco francois franklin franz fred freddie frederick friedrich fritz garrett gavin gene geoff geoffrey
        gerard gerhard gilbert giles giovanni giuseppe glen glenn gordon graham grant greg guido guillaume gus guy
        gustavo hamid hank hans harley harrison harry harvey hassan hector heinz helmut henri henrik herbert herman
        hiroshi horst howard hubert hugh hugo hussein ian ibrahim idris igor imran irving isaac ivan jackson jaime
        jake jakob jamal jamie jan jared jay jean-claude jean-luc jeb jeff jens jerome jesus jim jimmy joachim joao joel
        johan johann johnny johnson jon jonas jordan jorge josef josh juergen jules julian julio jurgen kaspar karl ken
        kenny kent khalid kim kirk klaus kofi konrad kurt lance lars laurent lee len leo leon leonard leonid leopold
        leroy leslie lester lewis liam lincoln lionel lloyd lou louis luc luca lucas luis luka luke luther magnus
        mahmoud malcolm manfred manuel marc marcel marco marcos marcus mario marion marshall martin marty marvin
        mathias matt matteo mauricio maurice max maximilian mehmet mel melvin michel miguel mike mikhail milan miles
        milton mitch mitchell mitt mohamed mohammad mohammed morgan morris moses muhammad murray nathaniel ned neil
        nelson neville newt nick nicolas nigel niklas nikolai norbert norman oleg oliver olaf omar orlando oscar osama
        osman otto owen pablo paddy pascal pavel pedro percy perry pete petr phil philippe pierre piotr preston quentin
        rafael raj rajesh ralf ramon randall raul ravi ray reg reggie reginald reince reinhard rene rex ricardo rick ricky
        rishi rob robbie roberto rod roderick rodney rodrigo rohan roland rolf roman ron ronnie rory ross rowan ruben
        rudolf rudy rufus rupert ruslan russ sadiq sajid salman salvador sam sanjay santiago saul sebastian sergei sergey sergio
        seth shane shaun sheldon sherman sidney silvio simon spencer stan stanley stefan steffen sterling steve stewart
        stuart sundar suresh sven tariq ted terence terrence theo theodore tim timo tobias toby tod todd tom tomas
        tommy tony travis trent trevor troy uwe vasily vaughn vernon victor vijay vikram viktor vince vladimir
        volodymyr wade wallace walt warren werner wesley wilbur wilfred will willem wolfgang woody xavier yannick
        yasser yuri yusuf yves zac zach ajay amit arvind deepak dinesh mukesh narendra naveen nitin prakash rahul
        rakesh ramesh satya shashi sunil vivek jinping keqiang shinzo takashi kenji hideo akira satoshi hiroyuki
        xiaoping tayyip recep benyamin binyamin yitzhak shimon ehud moshe avraham"
);

word_list!(
    /// Given names that say nothing of gender, or that are rare but clear.
    EITHER = "alexis ariel avery blair bobbie carey casey charlie chris courtney dakota dana devon drew dylan eden
        emerson finley frankie harper hayden jackie jaime jamie jess jessie jody jordan jude kai kelly kendall kerry
        kim kris lane lee leslie lindsay lindsey logan loren marion mattie mckenzie morgan nicky noel parker pat payton
        quinn reagan reese riley robbie robin rory rowan ryan sam sandy sasha shannon shawn shelby sidney skyler
        stacy sydney taylor terry tobin toni tyler val wei xi yan jun lin chen"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pronouns_and_names_tell_gender() {
        assert_eq!(subject("She"), Some(Pronoun::Person(Gender::Female)));
        assert_eq!(subject("its"), None);
        assert_eq!(of_given_name("Kevin"), Some(Gender::Male));
        assert_eq!(of_given_name("Amazon"), None);
        assert_eq!(of_address("Mrs"), Some(Gender::Female));
    }
}
