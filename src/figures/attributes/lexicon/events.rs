//! What happens to the things that are counted: people are killed, jobs are cut, homes destroyed, schools closed.
//!
//! A count's measure is its noun together with such a trigger.

use super::Nature::{self, Event, Level};
use super::measures::Owner;
use super::nouns::Class::{self, *};

/// A happening or a state, with the words that tell it.
pub(in crate::figures) struct Happening {
    /// What follows the noun in a name: "destroyed" for "schools destroyed".
    pub state: &'static str,
    pub nature: Nature,
    pub owner: Owner,
    /// Names of their own for common things counted; any other noun is put before the state.
    pub names: &'static [(Class, &'static str)],
    /// The things that it can happen to; none means any.
    pub to: &'static [Class],
    /// Words and phrases, separated by commas, in every form that counts.
    pub triggers: &'static str,
}

impl Happening {
    /// The name of the measure for things of `class`, where it has one of its own.
    pub fn name_for(&self, class: Class) -> Option<&'static str> {
        self.names.iter().find(|(c, _)| *c == class).map(|&(_, name)| name)
    }
}

const fn h(
    state: &'static str,
    nature: Nature,
    names: &'static [(Class, &'static str)],
    to: &'static [Class],
    triggers: &'static str,
) -> Happening {
    Happening { state, nature, owner: Owner::Story, names, to, triggers }
}

/// A happening that somebody answers for: jobs that a company cuts, cars that it recalls.
const fn by(
    state: &'static str,
    nature: Nature,
    names: &'static [(Class, &'static str)],
    to: &'static [Class],
    triggers: &'static str,
) -> Happening {
    Happening { state, nature, owner: Owner::Body, names, to, triggers }
}

const LIVING: &[Class] = &[People, Workers, Children, Forces, Members, Persons, Bodies, Bare];
const BUILT: &[Class] = &[Homes, Bare, Other];

#[rustfmt::skip]
pub(in crate::figures) static HAPPENINGS: &[Happening] = &[
    h("killed", Event, &[(People, "deaths"), (Bare, "deaths"), (Bodies, "bodies recovered")], LIVING,
        "killed, killing, kills, kill, dead, died, dies, die, dying, deaths, lost their lives, lives, claimed the lives, took the lives, cost the lives, perished, perish, fatally, slain, murdered, death toll, number of dead, toll, fatalities, drowned, among the dead, among the victims"),
    h("injured", Event, &[(People, "people injured"), (Bare, "people injured")], LIVING,
        "injured, wounded, hurt, injuring, wounding, injuries, maimed, the injured, the wounded"),
    h("seriously injured", Event, &[(People, "people seriously injured"), (Bare, "people seriously injured")], LIVING,
        "seriously injured, critically injured, critical condition, seriously, severely injured, seriously hurt, critically, fighting for their lives, fighting for life"),
    h("missing", Event, &[(People, "people missing"), (Bare, "people missing")], LIVING,
        "missing, unaccounted for, disappeared, not been found, yet to be found, still to be found, not been accounted for"),
    h("evacuated", Event, &[(People, "people evacuated"), (Bare, "people evacuated")], LIVING,
        "evacuated, evacuate, evacuating, flee, fled, fleeing, forced from their homes, forced from home, forced to leave, driven from their homes, from their homes, from their home, evacuees, evacuation, left their homes"),
    h("displaced", Event, &[(People, "people displaced"), (Bare, "people displaced")], LIVING,
        "displaced, homeless, uprooted, displacing"),
    h("returned home", Event, &[(People, "people returned home"), (Bare, "people returned home")], LIVING,
        "allowed home, returned home, allowed to return, allowed back, back home, went home, go home"),
    h("rescued", Event, &[(People, "people rescued"), (Bare, "people rescued")], LIVING,
        "rescued, rescuing, saved, pulled from, freed, found alive, airlifted"),
    h("hospitalised", Event, &[(People, "people hospitalised"), (Bare, "people hospitalised")], LIVING,
        "hospitalised, hospitalized, taken to hospital, in hospital, admitted to hospital, treated"),
    h("infected", Event, &[(People, "cases"), (Bare, "cases")], LIVING,
        "infected, tested positive, infecting, contracted, fallen ill, fell ill, sickened, sick, ill, fallen sick, fell sick, taken ill"),
    h("vaccinated", Event, &[(People, "people vaccinated"), (Bare, "people vaccinated")], LIVING,
        "vaccinated, inoculated, jabbed, immunised, immunized"),
    h("arrested", Event, &[(People, "arrests"), (Bare, "arrests")], LIVING,
        "arrested, arresting, detained, detaining, taken into custody, rounded up"),
    h("charged", Event, &[(People, "people charged")], LIVING,
        "charged with, indicted, prosecuted, convicted, found guilty"),
    h("sheltered", Event, &[(People, "people in shelters"), (Bare, "people in shelters")], LIVING,
        "sleeping in, in shelters, sheltering, took shelter, sheltered"),
    by("cut", Event, &[(Jobs, "job cuts"), (Workers, "job cuts")], &[Jobs, Workers],
        "cut, cuts, cutting, let go, letting go, remove, removed, removing, eliminate, eliminated, eliminating, axe, axed, axing, shed, shedding, sheds, slash, slashed, slashing, dismiss, dismissed, dismissing, fired, firing, sack, sacked, sacking, under review, at risk, to go, terminated, trimmed, trim, reduction, disappear, chop"),
    by("cut", Event, &[(Jobs, "job cuts"), (Workers, "job cuts"), (Bare, "job cuts"), (People, "job cuts")], &[Jobs, Workers, People, Bare],
        "lay off, laid off, laying off, lays off, layoffs, layoff, lay-offs, redundant, redundancies, redundancy, sacked, job cuts, job losses, lose their jobs, lost their jobs, losing their jobs, downsizing, furloughed, retrenched, job cull"),
    by("cut", Event, &[(Bare, "job cuts")], &[Bare],
        "job reduction, staff reduction, workforce reduction, reduction"),
    by("affected", Event, &[(Jobs, "job cuts"), (Workers, "job cuts")], &[Jobs, Workers],
        "affected, affecting, affects, impacted, impacting"),
    by("lost", Event, &[(Jobs, "job cuts")], &[Jobs],
        "lost, lose, losing, on the line, at stake, could go, will go, would go, in jeopardy, under threat, threatened"),
    by("created", Event, &[(Jobs, "new jobs"), (Workers, "new hires")], &[Jobs, Workers],
        "create, creates, created, creating, creation, add, added, adding, adds, hire, hired, hiring, recruit, recruited, recruiting, new"),
    h("on strike", Event, &[(Workers, "workers on strike"), (People, "workers on strike"), (Members, "workers on strike"), (Bare, "workers on strike")], &[Workers, People, Members, Persons, Bare],
        "on strike, strikers, striking, walkout, walked out, walk out, walks out, walkouts, downed tools, industrial action, strike action, joined the walkout, stopped work, picketed, joined the strike, took part in the strike, stayed away from work"),
    h("on strike", Event, &[(Workers, "workers on strike"), (Members, "workers on strike"), (Bare, "workers on strike")], &[Workers, Members, Bare],
        "strike, failed to report, absent, stoppage"),
    h("at work", Event, &[(Workers, "workers at work"), (People, "workers at work")], &[Workers, People, Members],
        "came to work, reported for work, turned up for work, worked normally, went to work, crossed the picket line"),
    by("employed", Level, &[(Workers, "workforce"), (People, "workforce"), (Jobs, "workforce"), (Bare, "workforce")], &[Workers, People, Jobs, Bare],
        "workforce, headcount, employs, employ, employing, employed, payroll, employment, staff of, rostered"),
    h("deployed", Level, &[], &[Workers, People, Forces, Persons, Machines, Bare],
        "deployed, deploying, deploy, on the ground, at the scene, mobilised, mobilized, dispatched, on the scene"),
    h("deployed", Level, &[], &[Workers, Forces, Machines],
        "working along, were working, battling, tackling, fighting, engaged, on site, attended"),
    h("sent", Event, &[], &[Forces, Machines],
        "sent, send, sends, sending, send in"),
    h("protesting", Event, &[(People, "crowd"), (Bare, "crowd")], &[People, Bare, Members],
        "marched, crowd, march, marchers, marching, protested, protesters, demonstrated, demonstrators, rally, rallied, took to the streets, organisers claimed, organizers claimed, gathered, turned out, attended, packed"),
    by("joined", Event, &[(People, "new members"), (Members, "new members")], &[People, Members],
        "joined the union, have joined, had joined, signed up, new members"),
    h("votes for", Event, &[(Votes, "votes for"), (Bare, "votes for")], &[Votes, Bare, People],
        "voting yes, voted yes, voted for, in favour, in favor, for the motion, voted in favour, yes vote, backed the"),
    h("votes against", Event, &[(Votes, "votes against"), (Bare, "votes against")], &[Votes, Bare, People],
        "voting no, voted no, voted against, against the motion, no vote"),
    h("without power", Event, &[(Households, "households without power"), (Homes, "households without power"), (People, "people without power")], &[Households, Homes, People, Bare],
        "without power, without electricity, cut power, cut power to, cut off, power cut, lost power, lose power, blacked out, in the dark, blackout"),
    h("cut off", Event, &[], &[Persons, Other],
        "cut off"),
    h("reconnected", Event, &[(Households, "households reconnected"), (Homes, "households reconnected"), (People, "people reconnected")], &[Households, Homes, People, Bare],
        "reconnected, restored, power is back, is back, back on"),
    h("without collection", Event, &[], &[Households, Homes],
        "no bin collection, without bin collection, were missed, missed, uncollected"),
    h("served", Event, &[], &[Households, Homes, People],
        "served, serving, supplied"),
    h("destroyed", Event, &[(Homes, "homes destroyed"), (Bare, "homes destroyed")], BUILT,
        "destroyed, destroying, destroys, razed, burned down, burnt down, uninhabitable, flattened, gutted, levelled, leveled, reduced to ashes, in ruins, washed away"),
    h("destroyed", Event, &[(Homes, "homes destroyed"), (Bare, "homes destroyed")], &[Homes],
        "lost"),
    h("lost", Event, &[], &[Other],
        "lost, losing, lose"),
    h("collapsed", Event, &[(Homes, "homes destroyed")], BUILT,
        "collapsed"),
    h("damaged", Event, &[(Homes, "homes damaged")], BUILT,
        "damaged, damaging, badly damaged"),
    h("flooded", Event, &[(Homes, "homes flooded")], BUILT,
        "flooded, inundated, under water, submerged"),
    h("lost", Event, &[], &[Animals],
        "lost, killed, perished, died, dead, gone, culled, slaughtered"),
    h("gone", Event, &[], &[Trees],
        "gone, lost, felled, destroyed, burned, burnt, cut down"),
    h("closed", Event, &[], &[Other],
        "shut, closed, closing, close, shuttered, partly shut, closure, closures, closes, shutting"),
    h("opened in part", Event, &[], &[Other, Bare],
        "opened in part, partly open, partially open, opened partly"),
    h("opened", Event, &[], &[Other],
        "opened, opening, reopened, open, reopening, opened fully"),
    h("suspended", Event, &[], &[Other],
        "suspended, did not run, not running, halted, out of service, withdrawn"),
    by("cancelled", Event, &[], &[Other],
        "cancelled, canceled, cancelling, canceling, scrapped, grounded, called off"),
    h("delayed", Event, &[], &[Other],
        "delayed, postponed"),
    by("built", Event, &[], &[Homes, Other],
        "built, is building, are building, build, constructed, completed"),
    by("sold", Event, &[], &[Other, Homes, Machines],
        "sold, selling, sell, sells, snapped up"),
    by("recalled", Event, &[], &[Machines, Other],
        "recalled, recall, recalling"),
    h("stolen", Event, &[], &[Other, Machines, Animals],
        "stolen, stole, stealing, looted"),
    h("seized", Event, &[], &[Other, Machines],
        "seized, confiscated, impounded"),
    h("fired", Event, &[], &[Weapons],
        "fired, launched, shot down, intercepted"),
    h("polled", Event, &[], &[People, Persons, Workers, Other],
        "surveyed, polled, interviewed"),
    h("undergone", Event, &[], &[Other],
        "went ahead, took place, carried out, performed"),
];
