//! How the phrasings, traps and samples of the packs that ship hold against the comparison: what
//! one would say for one point must not count for another.

use hotseat_comparison::compare;
use hotseat_content::bundled;
use hotseat_interview::{Answer, Comparison, Question, Verdict, Weight};

fn questions() -> impl Iterator<Item = Question> {
    bundled().unwrap_or_else(|error| panic!("{error}")).packs.into_iter().flat_map(|pack| pack.questions)
}

fn compared(question: &Question, text: &str) -> Comparison {
    compare(question, &Answer::typed(text))
}

/// Fails with all that is wrong, and with how much was looked at.
fn none(wrong: &[String], of: usize, what: &str) {
    println!("{} of {of} {what}", wrong.len());
    assert!(wrong.is_empty(), "{} of {of} {what}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_phrasing_is_taken_for_its_own_point_only() {
    let (mut looked, mut wrong) = (0, Vec::new());
    for question in questions() {
        for point in &question.key_points {
            for phrasing in &point.accept {
                looked += 1;
                for found in compared(&question, phrasing).points {
                    if found.key_point != point.id && found.verdict == Verdict::Covered {
                        let (id, own, other) = (&question.id, &point.id, &found.key_point);
                        let near = found.evidence.phrasing.unwrap_or_default();
                        wrong.push(format!("{id}: `{phrasing}` of {own} covers {other} by `{near}`"));
                    }
                }
            }
        }
    }
    none(&wrong, looked, "phrasings cover another point of their question");
}

#[test]
fn no_phrasing_of_a_key_point_says_a_trap() {
    let (mut looked, mut wrong) = (0, Vec::new());
    for question in questions() {
        for point in &question.key_points {
            for phrasing in std::iter::once(&point.say).chain(&point.accept) {
                looked += 1;
                let traps = compared(&question, phrasing).traps;
                wrong.extend(traps.iter().filter(|trap| trap.said).map(|trap| {
                    format!("{}: `{phrasing}` of {} says the trap {}", question.id, point.id, trap.trap)
                }));
            }
        }
    }
    none(&wrong, looked, "phrasings say a trap of their question");
}

#[test]
fn a_trap_is_heard_when_it_is_said() {
    let (mut looked, mut wrong) = (0, Vec::new());
    for question in questions() {
        for trap in &question.traps {
            for said in &trap.hear {
                looked += 1;
                let heard = compared(&question, said).traps;
                if !heard.iter().any(|found| found.trap == trap.id && found.said) {
                    wrong.push(format!("{}/{}: `{said}`", question.id, trap.id));
                }
            }
        }
    }
    none(&wrong, looked, "wordings of traps are not heard");
}

/// Share of a question's core points that a text covers.
fn core_share(question: &Question, text: &str) -> f64 {
    let found = compared(question, text);
    let core: Vec<_> = question
        .key_points
        .iter()
        .zip(found.points)
        .filter(|(point, _)| point.weight == Weight::Core)
        .map(|(_, found)| found.verdict)
        .collect();
    core.iter().filter(|verdict| **verdict == Verdict::Covered).count() as f64 / core.len() as f64
}

#[test]
fn samples_hold_more_from_level_to_level() {
    let (mut looked, mut wrong) = (0, Vec::new());
    for question in questions() {
        let samples = &question.samples;
        let (Some(low), Some(middle), Some(high)) = (&samples.low, &samples.middle, &samples.high) else {
            continue;
        };
        looked += 1;
        let [low, middle, high] = [low, middle, high].map(|text| core_share(&question, text));
        if !(low <= middle && middle < high) {
            wrong.push(format!("{}: {low:.2}, {middle:.2}, {high:.2} of the core", question.id));
        }
    }
    none(&wrong, looked, "questions have samples whose levels don't differ");
}
